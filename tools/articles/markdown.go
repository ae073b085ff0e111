package articles

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"dateline/tools/text"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown takes the seed from offset at on as Markdown (CommonMark): marks
// are reduced to the words they mark, and each word knows where it stands.
func (r *reader) markdown(at int) {
	m := &marked{r: r, src: []byte(r.src[at:]), at: at}
	// The parser's time grows with the square of these; an article has few.
	if n := bytes.Count(m.src, []byte("[")); n > maxBrackets {
		r.fault(at, fmt.Sprintf("%d opening brackets, more than %d", n, maxBrackets), "save it as .txt")
		return
	}
	if bytes.Contains(m.src, deepQuote) || bytes.Contains(m.src, deepQuoteSpaced) {
		r.fault(at, "quotations too deep inside each other", "save it as .txt")
		return
	}
	doc := goldmark.DefaultParser().Parse(gtext.NewReader(m.src))
	ast.Walk(doc, m.visit)
	r.text = m.b.Text()
}

// Most opening brackets of a Markdown seed.
const maxBrackets = 4000

var deepQuote, deepQuoteSpaced = bytes.Repeat([]byte(">"), 64), bytes.Repeat([]byte("> "), 64)

// marked is the state of reading Markdown.
type marked struct {
	r      *reader
	src    []byte
	at     int // of src in the seed
	done   int // how much of src was read, or passed over
	b      text.Builder
	quotes int
	titled bool
}

func (m *marked) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if n.Kind() == ast.KindBlockquote {
		if entering {
			m.quotes++
		} else {
			m.quotes--
		}
		return ast.WalkContinue, nil
	}
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Heading:
		role := Heading
		// One heading names the article: the first, when nothing precedes it.
		if !m.titled && (n.Level == 1 || len(m.r.paras) == 0) {
			role, m.titled = Title, true
		}
		m.paragraph(role, "markdown-heading", func() { m.inline(n) })
	case *ast.Paragraph, *ast.TextBlock:
		role, rule := Body, ""
		if m.quotes > 0 {
			role, rule = Embed, "markdown-quote"
		}
		m.paragraph(role, rule, func() { m.inline(n) })
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		m.paragraph(Embed, "markdown-code", func() { m.lines(n) })
	case *ast.HTMLBlock:
		m.paragraph(Chrome, "markdown-html", func() { m.lines(n) })
	default:
		return ast.WalkContinue, nil
	}
	return ast.WalkSkipChildren, nil
}

// paragraph adds what write writes as a paragraph.
func (m *marked) paragraph(role Role, rule string, write func()) {
	if m.b.Len() > 0 {
		m.b.Make("\n\n", m.at+m.done, m.at+m.done)
	}
	start := m.b.Len()
	write()
	if m.b.Len() > start {
		m.r.paras = append(m.r.paras, paragraph{Span: span(start, m.b.Len()), role: role, rule: rule})
	}
}

// copy writes src[from:to] as it stands.
func (m *marked) copy(from, to int) {
	m.b.Copy(string(m.src[from:to]), m.at+from)
	m.done = to
}

// make writes s, which stands for src[from:to].
func (m *marked) make(s string, from, to int) {
	m.b.Make(s, m.at+from, m.at+to)
	m.done = to
}

// lines writes the lines of a block that is kept as it stands.
func (m *marked) lines(n ast.Node) {
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		m.copy(l.Start, l.Stop)
	}
}

// inline writes the words of n.
func (m *marked) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			m.words(c.Segment.Start, c.Segment.Stop)
			if c.SoftLineBreak() || c.HardLineBreak() {
				m.make(" ", m.done, min(m.done+1, len(m.src)))
			}
		case *ast.CodeSpan:
			m.code(c)
		case *ast.AutoLink:
			label := c.Label(m.src)
			if i := bytes.Index(m.src[m.done:], label); i >= 0 {
				m.copy(m.done+i, m.done+i+len(label))
			}
		case *ast.RawHTML:
			m.raw(c)
		case *ast.Image:
		default:
			m.inline(c)
		}
	}
}

// raw keeps a tag as the text it is, unless it only marks words.
func (m *marked) raw(n *ast.RawHTML) {
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		tag := strings.ToLower(strings.Trim(string(s.Value(m.src)), "</> "))
		tag, _, _ = strings.Cut(tag, " ")
		if !marking[tag] {
			m.copy(s.Start, s.Stop)
		}
	}
}

var marking = foldedSet(strings.Fields("a abbr b big br cite code del em i ins mark q s small span strong sub sup u"))

func (m *marked) code(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			m.copy(t.Segment.Start, t.Segment.Stop)
		}
	}
}

// words writes src[from:to], its escapes and entities resolved.
func (m *marked) words(from, to int) {
	for from < to {
		i := bytes.IndexAny(m.src[from:to], `\&`)
		if i < 0 {
			m.copy(from, to)
			return
		}
		m.copy(from, from+i)
		from += i
		s, n := resolve(m.src[from:to])
		m.make(s, from, from+n)
		from += n
	}
}

// resolve returns what the escape or entity at the start of s stands for, and
// how long it is; the first byte itself when it is neither.
func resolve(s []byte) (string, int) {
	if s[0] == '\\' && len(s) > 1 && util.IsPunct(s[1]) {
		return string(s[1:2]), 2
	}
	if j := bytes.IndexByte(s[:min(len(s), 40)], ';'); s[0] == '&' && j > 0 {
		e := string(s[:j+1])
		if u := html.UnescapeString(e); u != e {
			return u, j + 1
		}
	}
	return string(s[:1]), 1
}
