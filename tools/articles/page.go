package articles

import (
	"fmt"
	"strings"

	"dateline/tools/text"

	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Most elements of a page that is read. A long article of a large site has
// some 5,000.
const maxElements = 60_000

// page takes the seed from offset at on as a page of HTML: the article is
// picked out of it, and each paragraph is found again in the bytes of the page.
func (r *reader) page(at int) error {
	if n := strings.Count(r.src[at:], "<"); n > 2*maxElements {
		r.fault(at, fmt.Sprintf("a page of %d tags, more than %d", n, 2*maxElements), "save the article alone")
		return r.err()
	}
	doc, err := html.Parse(strings.NewReader(r.src[at:]))
	if err != nil {
		r.fault(at, "the page cannot be read: "+strings.TrimPrefix(err.Error(), "html: "), "save the article's text as .txt")
		return r.err()
	}
	meta := readMeta(doc)
	got, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		ExcludeComments: true,
		EnableFallback:  true,
		HtmlDateMode:    trafilatura.Disabled,
	})
	if err != nil || got.ContentNode == nil || strings.TrimSpace(got.ContentText) == "" {
		r.fault(at, "no article was found in the page", "save the article's text as .txt")
		return r.err()
	}
	r.metadata(meta, got.Metadata)
	r.clues(doc, meta)
	parts := partsOf(got.ContentNode)
	r.place(parts, newStream(r.src, at))
	return nil
}

// A part is a paragraph as it was picked out of the page.
type part struct {
	s    string // its words, one space between them
	role Role
	rule string
	list bool    // an item of a list
	at   stretch // where the page prints it
}

// partsOf returns the paragraphs under n, in order.
func partsOf(n *html.Node) []part {
	p := &parter{}
	p.walk(n, Body, "")
	p.flush(Body, "")
	return p.parts
}

type parter struct {
	parts []part
	b     strings.Builder
	brs   int
}

func (p *parter) flush(role Role, rule string) {
	if s := oneLine(p.b.String()); s != "" {
		p.parts = append(p.parts, part{s: s, role: role, rule: rule, list: rule == "html-list"})
	}
	p.b.Reset()
	p.brs = 0
}

func (p *parter) walk(n *html.Node, role Role, rule string) {
	switch n.Type {
	case html.TextNode:
		if strings.TrimSpace(n.Data) != "" {
			p.brs = 0
		}
		p.b.WriteString(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	}
	tag := atom.Lookup([]byte(n.Data)) // DataAtom is not set in nodes that were made
	if tag == atom.Br {
		p.b.WriteByte('\n')
		if p.brs++; p.brs == 2 {
			p.flush(role, rule)
		}
		return
	}
	inner, why := role, rule
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		inner, why = Heading, "html-heading"
	case atom.Blockquote:
		inner, why = Embed, "html-quote"
	case atom.Pre:
		inner, why = Embed, "html-pre"
	case atom.Li:
		if role == Body {
			why = "html-list"
		}
	}
	block := isBlock(tag)
	if block {
		p.flush(role, rule)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, inner, why)
	}
	if block {
		p.flush(inner, why)
	}
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Li, atom.Ul, atom.Ol,
		atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer,
		atom.Figure, atom.Figcaption, atom.Hr, atom.Body, atom.Html, atom.Aside, atom.Details, atom.Summary:
		return true
	}
	return false
}

// place finds each part in the page and makes the text of them, the title
// before all others.
func (r *reader) place(parts []part, page *stream) {
	page.align(parts)
	b := &text.Builder{}
	if t := r.a.Title; t != "" {
		parts = r.placeTitle(parts, page)
	}
	last := 0
	for _, p := range parts {
		if b.Len() > 0 {
			b.Make("\n\n", last, last)
		}
		start := b.Len()
		var whole bool
		last, whole = page.write(b, p)
		if !whole {
			p.rule = "unaligned"
		}
		r.paras = append(r.paras, paragraph{Span: span(start, b.Len()), role: p.role, rule: p.rule, fixed: p.list || p.role != Body})
	}
	r.text = b.Text()
}

// placeTitle puts the title first: the heading that repeats it among the
// parts, or the last place before the article where the page prints it.
func (r *reader) placeTitle(parts []part, page *stream) []part {
	t := part{s: oneLine(r.a.Title), role: Title, rule: "html-title"}
	same := text.Fold(t.s)
	for i, p := range parts {
		if i < 3 && text.Fold(p.s) == same {
			t.at = p.at
			return append([]part{t}, append(parts[:i:i], parts[i+1:]...)...)
		}
	}
	end := len(page.b)
	if len(parts) > 0 && parts[0].at.ok {
		end = parts[0].at.from
	}
	if t.at = page.last(t.s, end); !t.at.ok {
		t.at = page.first(t.s, 0)
	}
	if !t.at.ok {
		return parts
	}
	return append([]part{t}, parts...)
}
