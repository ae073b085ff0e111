package articles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/tools/text"
)

// assign says what each paragraph is. It works from the edges inwards, for
// what a site puts around an article stands there, and is careful in the
// middle, where a reporter's words must not be lost.
func (r *reader) assign() {
	r.tail()
	first := r.head()
	r.inside(first)
}

func (r *reader) str(p *paragraph) string { return r.text.S[p.Start:p.End] }

// tail finds the line that names the source and the chrome that follows the
// last paragraph.
func (r *reader) tail() {
	r.cutRest()
	for i := len(r.paras) - 1; i > 0; i-- {
		p := &r.paras[i]
		if p.role != Body {
			continue
		}
		s := r.str(p)
		if name := sourceName(s); name != "" && r.a.Source == "" {
			p.role, p.rule = Source, "source-line"
			r.a.Source = name
			r.state(Evidence{Which: "source", Value: name, How: Stated, Quote: s, Rule: "source-line", Span: p.Span})
			continue
		}
		if !r.chrome(p, end) {
			return
		}
	}
}

// cutRest marks what follows a line like "About the author", in the last part
// of the text.
func (r *reader) cutRest() {
	from := len(r.text.S) * 6 / 10
	for i := range r.paras {
		p := &r.paras[i]
		if p.Start < from || i == 0 {
			continue
		}
		l, ok := newLine(r.str(p), end)
		if !ok {
			continue
		}
		rule := theChrome.match(l)
		if rule == nil || !rule.Rest {
			continue
		}
		for ; i < len(r.paras); i++ {
			r.paras[i].role, r.paras[i].rule = Chrome, rule.name
		}
		return
	}
}

// chrome marks p when it falls under a rule, and tells whether it does.
func (r *reader) chrome(p *paragraph, at where) bool {
	l, ok := newLine(r.str(p), at)
	if !ok {
		return false
	}
	rule := theChrome.match(l)
	if rule == nil {
		return false
	}
	p.role, p.rule = rule.role, rule.name
	return true
}

// head reads what stands before the first paragraph of the article (chrome,
// date lines, bylines, the title) and returns the index of that paragraph.
func (r *reader) head() int {
	titled := r.has(Title) || r.a.Title != "" // of a page
	for i := range r.paras {
		p := &r.paras[i]
		if p.role != Body {
			continue
		}
		switch s := r.str(p); {
		case r.chrome(p, top):
		case isDateLine(s):
			p.role, p.rule = Meta, "date-line"
		case placeAndDate(s) != "" && r.a.Place == "":
			p.role, p.rule = Meta, "date-line"
			r.a.Place = placeAndDate(s)
			at := text.Span{Start: p.Start, End: p.Start + len(r.a.Place)}
			r.state(Evidence{Which: "dateline", Value: r.a.Place, How: Stated, Quote: s, Rule: "date-line", Span: at})
		case r.byline(p):
		case !titled && !p.fixed && r.isTitle(i):
			p.role, p.rule = Title, "title-line"
			titled = true
		case isPublisher(s) && i+1 < len(r.paras) && !p.fixed:
			p.role, p.rule = Chrome, "publisher-line"
			r.maybeSource(s, p.Span)
		case (titled || !strings.ContainsFunc(s, unicode.IsLetter)) && !p.fixed && r.isHeading(i):
			p.role, p.rule = Heading, "heading"
		default:
			return i
		}
	}
	return len(r.paras)
}

func (r *reader) has(role Role) bool {
	for i := range r.paras {
		if r.paras[i].role == role {
			return true
		}
	}
	return false
}

// isTitle tells whether paragraph i reads like a title: short, no sentence,
// and a longer paragraph of sentences not far below.
func (r *reader) isTitle(i int) bool {
	s := r.str(&r.paras[i])
	if n := utf8.RuneCountInString(s); n < 4 || n > 200 || len(strings.Fields(s)) > 30 {
		return false
	}
	if strings.HasSuffix(s, ".") && !endsInInitials(s) || strings.ContainsAny(s[len(s)-1:], ",;:") {
		return false
	}
	return strings.ContainsFunc(s, unicode.IsLetter) && r.proseBelow(i, len(s), 6)
}

// proseBelow tells whether one of the next n paragraphs of the article is
// longer than min bytes and ends as a sentence does.
func (r *reader) proseBelow(i, min, n int) bool {
	for j := i + 1; j < len(r.paras) && n > 0; j++ {
		p := &r.paras[j]
		if p.role == Chrome {
			continue
		}
		if s := r.str(p); len(s) > min && endsSentence(s) && !isDateLine(s) {
			return true
		}
		n--
	}
	return false
}

// endsInInitials tells whether the full stop that s ends with is that of "U.S.".
func endsInInitials(s string) bool {
	n := len(s)
	return n >= 4 && s[n-3] == '.' && s[n-2] >= 'A' && s[n-2] <= 'Z'
}

// isHeading tells whether paragraph i reads like a heading inside the article.
func (r *reader) isHeading(i int) bool {
	s := r.str(&r.paras[i])
	if len(s) > 100 || len(strings.Fields(s)) > 14 {
		return false
	}
	c, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(c) && !unicode.IsDigit(c) && !unicode.Is(unicode.Arabic, c) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if last == '?' {
		return len(strings.Fields(s)) <= 8 && r.proseBelow(i, 2*len(s), 1)
	}
	return (unicode.IsLetter(last) || unicode.IsDigit(last) || last == ')') && r.proseBelow(i, len(s), 3)
}

// inside reads the paragraphs from first on.
func (r *reader) inside(first int) {
	for i := first; i < len(r.paras); i++ {
		p := &r.paras[i]
		if p.role != Body {
			continue
		}
		s := r.str(p)
		switch {
		case isAttribution(s):
			r.embed(i, first)
		case i > first && r.chrome(p, middle):
		case i > first && !p.fixed && r.isHeading(i):
			p.role, p.rule = Heading, "heading"
		}
	}
}

// split makes blocks of the paragraphs: what runs into the first sentence (a
// date of the crawl, an agency's dateline) becomes a block of its own, and
// what is shown gets its number.
func (r *reader) split() []Block {
	blocks := make([]Block, 0, len(r.paras)+4)
	para, body, placed, text := 0, 0, false, r.text.S
	for _, p := range r.paras {
		sp := p.Span
		switch p.role {
		case Chrome, Meta, Source, Title:
			blocks = append(blocks, Block{Span: sp, Role: p.role, Rule: p.rule})
			continue
		}
		para++
		if p.role == Body {
			if body == 0 {
				if n := dateRunIn(text[sp.Start:sp.End]); n > 0 {
					blocks = append(blocks, Block{Span: trim(text, span(sp.Start, sp.Start+n)), Role: Meta, Rule: "date-run-in"})
					sp = trim(text, span(sp.Start+n, sp.End))
				}
			}
			if body++; body <= 3 && !placed {
				if n := r.dateline(sp); n > 0 {
					placed = true
					blocks = append(blocks, Block{Span: trim(text, span(sp.Start, sp.Start+n)), Role: Dateline, Para: para, Rule: "dateline"})
					sp = trim(text, span(sp.Start+n, sp.End))
				}
			}
		}
		blocks = append(blocks, Block{Span: sp, Role: p.role, Para: para, Rule: p.rule})
	}
	return blocks
}

func span(start, end int) text.Span { return text.Span{Start: start, End: end} }

// state adds evidence for a value that is not yet known.
func (r *reader) state(e Evidence) { r.a.Evidence = append(r.a.Evidence, e) }

// maybeSource keeps a name that may be the publisher's, for when nothing
// better names it.
func (r *reader) maybeSource(name string, sp text.Span) {
	if r.source.Value == "" {
		r.source = Evidence{Which: "source", Value: name, How: Inferred, Quote: r.text.S[sp.Start:sp.End], Rule: "publisher-line", Span: sp}
	}
}
