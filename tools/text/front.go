package text

import "strings"

// A FrontMatter is the block between two lines "+++" at the top of a file. Its
// span holds what stands between them; the file's own bytes are kept, so that
// places in it are places in the file.
type FrontMatter struct {
	Span
	Line   int  // the line on which the span begins, from 1
	Body   int  // where the rest of the file begins
	Closed bool // a second line "+++" ends it
}

// Front finds the front matter of a file, after a byte order mark if it has
// one, its lines ended by "\n" or "\r\n". Blanks after "+++" are let pass. Front
// matter that is not closed goes to the end of the file. ok is false where the
// file begins otherwise.
func Front(s string) (f FrontMatter, ok bool) {
	at := len(s) - len(strings.TrimPrefix(s, "\uFEFF"))
	line, next := lineAt(s, at)
	if !isFence(line) {
		return f, false
	}
	f = FrontMatter{Span: Span{next, len(s)}, Line: 2, Body: len(s)}
	for at = next; at < len(s); at = next {
		if line, next = lineAt(s, at); isFence(line) {
			f.End, f.Body, f.Closed = at, next, true
			break
		}
	}
	return f, true
}

// lineAt returns the line that begins at offset at, and where the next begins.
func lineAt(s string, at int) (line string, next int) {
	if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
		return s[at : at+n], at + n + 1
	}
	return s[at:], len(s)
}

func isFence(line string) bool { return strings.TrimRight(line, " \t\r") == "+++" }

// TOMLType names the type of a decoded TOML value for people: "a text".
func TOMLType(v any) string {
	switch v.(type) {
	case string:
		return "a text"
	case int64, float64:
		return "a number"
	case bool:
		return "true or false"
	case []any, []map[string]any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return "a date"
}
