package articles

import (
	"unicode/utf8"

	"dateline/tools/text"
)

// settle cuts the text, gives its blocks their roles, and decides what the
// article is called, who published it and in which language: the header
// before the page, the page before the text, and what is worked out last.
func (r *reader) settle() {
	r.assign()
	a := r.a
	blocks := r.split()
	a.Blocks = blocks
	spans := make([]text.Span, len(blocks))
	for i, b := range blocks {
		spans[i] = b.Span
	}
	a.Document = text.Cut(r.text, spans)
	h := &a.Header
	override := func(which, stated string, value *string) {
		if stated != "" {
			*value = stated
			r.drop(which)
		}
	}
	override("title", h.Title, &a.Title)
	override("source", h.Source, &a.Source)
	override("url", h.URL, &a.URL)
	override("author", h.Author, &a.Author)
	override("lang", baseLang(h.Lang), &a.Lang)
	a.Evidence = append(h.evidence(), a.Evidence...)
	if a.Source == "" && r.source.Value != "" {
		a.Source = r.source.Value
		r.state(r.source)
	}
	r.language()
	r.title()
}

// drop forgets the evidence of a value that the header states otherwise.
func (r *reader) drop(which string) {
	kept := r.a.Evidence[:0]
	for _, e := range r.a.Evidence {
		if e.Which != which {
			kept = append(kept, e)
		}
	}
	r.a.Evidence = kept
}

func cutRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
