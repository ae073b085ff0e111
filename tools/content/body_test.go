package content

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// markdown reads as Hugo does by default, tables and strikethrough included.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.DefinitionList))

var tag = regexp.MustCompile(`<[^>]*>`)

// seen returns what a reader sees of escaped text, and the tags it was drawn with.
func seen(t *testing.T, s string) (string, []string) {
	t.Helper()
	var b strings.Builder
	escape(&b, s, true)
	if strings.Contains(b.String(), "{{") {
		t.Fatalf("%q holds what Hugo executes", b.String())
	}
	var out bytes.Buffer
	if err := markdown.Convert([]byte(b.String()), &out); err != nil {
		t.Fatal(err)
	}
	tags := tag.FindAllString(out.String(), -1)
	return squeeze(html.UnescapeString(tag.ReplaceAllString(out.String(), ""))), tags
}

func FuzzEscapedTextIsSeenAsItIs(f *testing.F) {
	for _, s := range []string{
		"plain words", "{{< x >}}", "<b>bold</b>", "*a* _b_ `c` ~~d~~", "[a](javascript:x)", "![a](b)", "# h", "- l", "+ l", "12. l", "12) l", "===", "---",
		"| a | b |", "&lt; &amp; &#65;", "\\*", "a\\", "> q", ": d", "[^1]: f", "[x] t", "```", "~~~", "a\tb\n\nc", "http://a.example", "1986\\. A", "$x$",
		"=", "\u00a0a", "- [ ] task", "***", "a  \nb", "&#123;", "{.class}", "\u2028a",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r\u0085\u2028\u2029\f\v") {
			return // refused at the seed, or a line end of other writing systems
		}
		got, tags := seen(t, s)
		if want := squeeze(s); got != want {
			t.Errorf("of %q the reader sees %q", s, got)
		}
		for _, tag := range tags {
			if tag != "<p>" && tag != "</p>" {
				t.Errorf("%q is drawn with %s", s, tag)
			}
		}
	})
}

func TestMarksDoNotOverlap(t *testing.T) {
	a := &articles.Article{Blocks: []articles.Block{{Span: text.Span{End: 29}, Para: 1}}}
	a.Document = text.Cut(text.Plain("US Ambassador on Monday [sic]"), []text.Span{{End: 29}})
	got := body(a, []mark{
		{text.Span{Start: 0, End: 13}, "/themes/diplomacy/", "", 2},
		{text.Span{Start: 0, End: 2}, "/actors/us/", "", 1},
		{text.Span{Start: 17, End: 23}, "/events/2020/2020-09-21-x/", "2020-09-21", 0},
	}, -1)
	want := "[US](/actors/us/) Ambassador on [Monday](/events/2020/2020-09-21-x/ \"2020-09-21\") \\[sic\\]\n"
	if got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

func TestAFileIsUntouchedUntilSomebodyEditsIt(t *testing.T) {
	data, err := encode(year{Title: "2020"}, "body\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		it   string
		data []byte
		want bool
	}{
		{"as it was written", data, true},
		{"as a checkout with other line ends leaves it", bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")), true},
		{"with another title", bytes.Replace(data, []byte("2020"), []byte("2021"), 1), false},
		{"with another body", append(data, "more\n"...), false},
		{"without its digest", madeLine.ReplaceAll(data, nil), false},
	} {
		if untouched(c.data) != c.want {
			t.Errorf("a file %s: untouched is %v", c.it, !c.want)
		}
	}
}
