package articles

import (
	"errors"
	"fmt"
	"net/url"
	"sort"
	"strings"

	"dateline/tools/text"

	"github.com/BurntSushi/toml"
)

// headerTOML is a header as TOML has it. Its keys are all that may be stated.
type headerTOML struct {
	Title, URL, Source, Author, Published, Lang, Rights, Archive string
	Actors, Themes, Places                                       []string
}

var headerKeys = []string{"actors", "archive", "author", "lang", "places", "published", "rights", "source", "themes", "title", "url"}

// header reads the header of the seed, if it has one, and returns where the
// rest of the seed begins.
func (r *reader) header() int {
	bom := len(r.src) - len(strings.TrimPrefix(r.src, "\uFEFF"))
	if r.foreign(bom) {
		r.fault(bom, "front matter between --- lines is not read", "write it as TOML between +++ lines")
	}
	f, ok := text.Front(r.src)
	if !ok {
		return bom
	}
	if !f.Closed {
		r.fault(bom, "the header is not closed", "end it with a line +++")
		if last := r.lastOfOpenHeader(); last < len(r.lines) {
			f.End, f.Body = r.lines[last], r.lines[last]
		}
	}
	r.readHeader(r.src[f.Start:f.End], f.Start)
	return f.Body
}

// foreign tells whether the seed begins with front matter as YAML has it.
func (r *reader) foreign(bom int) bool {
	if len(r.lines) < 3 || strings.TrimSpace(r.line(0)[bom:]) != "---" {
		return false
	}
	key, _, ok := strings.Cut(r.line(1), ":")
	return ok && !strings.ContainsAny(key, " \t")
}

// lastOfOpenHeader returns the first line that cannot be of a header.
func (r *reader) lastOfOpenHeader() int {
	i := 1
	for ; i < len(r.lines); i++ {
		l := strings.TrimSpace(r.line(i))
		if k, _, ok := strings.Cut(l, "="); l != "" && l[0] != '#' && (!ok || strings.ContainsAny(strings.TrimSpace(k), " \t")) {
			break
		}
	}
	return i
}

// line returns line i of the seed, from 0, with its end.
func (r *reader) line(i int) string {
	end := len(r.src)
	if i+1 < len(r.lines) {
		end = r.lines[i+1]
	}
	return r.src[r.lines[i]:end]
}

// readHeader reads the TOML s, which stands at offset at of the seed.
func (r *reader) readHeader(s string, at int) {
	values := map[string]any{}
	if _, err := toml.Decode(s, &values); err != nil {
		r.tomlFault(err, at)
		return
	}
	h := &r.a.Header
	h.Lines = map[string]int{}
	for _, key := range keysInOrder(values) {
		off := at + keyOffset(s, key)
		h.Lines[key] = position("", r.lines, off).Line
		r.headerValue(h, key, values[key], off)
	}
}

func keysInOrder(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// headerValue puts one value in its place, or says what is wrong with it.
func (r *reader) headerValue(h *Header, key string, v any, off int) {
	one := map[string]*string{"title": &h.Title, "source": &h.Source, "url": &h.URL, "author": &h.Author,
		"published": &h.Published, "lang": &h.Lang, "archive": &h.Archive, "rights": &h.Rights}
	many := map[string]*[]string{"actors": &h.Actors, "themes": &h.Themes, "places": &h.Places}
	if p, ok := one[key]; ok {
		s, ok := v.(string)
		if !ok {
			r.fault(off, fmt.Sprintf("%s must be a text, not %s", key, text.TOMLType(v)), fmt.Sprintf("write %s = \"…\"", key))
			return
		}
		s = strings.Join(strings.Fields(s), " ")
		if r.headerText(key, s, off) {
			*p = s
		}
		return
	}
	if p, ok := many[key]; ok {
		list, ok := texts(v)
		if !ok {
			r.fault(off, fmt.Sprintf("%s must be a list of texts, not %s", key, text.TOMLType(v)), fmt.Sprintf("write %s = [\"…\", \"…\"]", key))
			return
		}
		*p = list
		return
	}
	hint := "a header may state: title url source author published lang actors themes places rights archive"
	if near := nearest(key, headerKeys); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	r.fault(off, fmt.Sprintf("unknown key %q in the header", key), hint)
	delete(h.Lines, key)
}

// headerText tells whether s may stand under key.
func (r *reader) headerText(key, s string, off int) bool {
	switch key {
	case "url", "archive":
		if !webAddress(s) {
			r.fault(off, fmt.Sprintf("%s %q is no address of the web", key, s), "give it whole: https://…")
			return false
		}
	case "rights":
		if s != "full" && s != "excerpt" && s != "link" {
			r.fault(off, fmt.Sprintf("rights %q", s), `it is "full", "excerpt" or "link"`)
			return false
		}
	case "lang":
		if !langTag(s) {
			r.fault(off, fmt.Sprintf("lang %q is no language tag", s), `write it as in "en", "ar" or "fr-MA"`)
			return false
		}
	}
	return true
}

// webAddress tells whether s is a whole http or https address with a host.
func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && !strings.ContainsAny(s, " <>\"'`\\")
}

// tomlFault reports what the TOML parser found, at its place.
func (r *reader) tomlFault(err error, at int) {
	var p toml.ParseError
	if !errors.As(err, &p) {
		r.fault(at, "the header cannot be read: "+strings.TrimPrefix(err.Error(), "toml: "), "")
		return
	}
	off := min(at+max(p.Position.Start, 0), len(r.src))
	r.fault(off, "the header cannot be read: "+p.Message, `write a line as key = "value"`)
}

// texts returns v as a list of texts, if it is one.
func texts(v any) ([]string, bool) {
	list, ok := v.([]any)
	if !ok {
		return nil, false
	}
	out := make([]string, 0, len(list))
	for _, e := range list {
		s, ok := e.(string)
		if !ok {
			return nil, false
		}
		out = append(out, strings.Join(strings.Fields(s), " "))
	}
	return out, true
}

// keyOffset returns where key is given a value in the TOML s: at the start of
// a line that is not inside a longer text.
func keyOffset(s, key string) int {
	at, open := 0, ""
	for _, line := range strings.SplitAfter(s, "\n") {
		l := strings.TrimLeft(line, " \t[")
		if open == "" && strings.HasPrefix(strings.TrimLeft(l, `"'`), key) {
			rest := strings.TrimLeft(strings.TrimLeft(l, `"'`)[len(key):], `"' `+"\t")
			if strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "]") {
				return at + len(line) - len(l)
			}
		}
		for _, q := range []string{`"""`, "'''"} {
			if strings.Count(line, q)%2 == 1 && (open == "" || open == q) {
				if open == "" {
					open = q
				} else {
					open = ""
				}
			}
		}
		at += len(line)
	}
	return 0
}

// nearest returns the word of list that s is most likely a slip for, or "".
func nearest(s string, list []string) string {
	best, at := "", 3
	for _, w := range list {
		if d := distance(s, w); d < at && d <= len(w)/2 {
			best, at = w, d
		}
	}
	return best
}

// distance counts the letters to insert, drop or change between a and b.
func distance(a, b string) int {
	if len(a) > 40 {
		return 40
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diag
			if a[i-1] != b[j-1] {
				cost++
			}
			diag = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}

// evidence of what the header states.
func (h *Header) evidence() (list []Evidence) {
	for _, e := range []struct{ which, value string }{
		{"title", h.Title}, {"source", h.Source}, {"url", h.URL}, {"author", h.Author}, {"lang", baseLang(h.Lang)},
	} {
		if e.value != "" {
			list = append(list, Evidence{Which: e.which, Value: e.value, How: Edited, Quote: e.value, Rule: "header", Span: text.Span{}})
		}
	}
	return list
}
