package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// isDateLine tells whether a block near the top is hardly more than its date.
func (w *weigher) isDateLine(block int, t Time) bool {
	if block > 5 || block >= len(w.a.Blocks) || w.a.Blocks[block].Role != articles.Body {
		return false
	}
	b := w.a.Blocks[block]
	head := w.a.S[b.Start:t.Start]
	if t.Len() >= 6 && b.Len() <= 90 && (strings.ContainsAny(w.a.S[b.Start:b.End], "|·•") || w.label(t) != noLabel) {
		return true
	}
	return t.Start-b.Start <= 14 && b.End-t.End <= 24 && t.Len() >= 6 && !strings.ContainsAny(head, ".!?")
}

// endsTitle tells whether a title ends with a date line that was run into it: a day in
// figures, or with its weekday or a word like "posted".
func (w *weigher) endsTitle(block int, t Time) bool {
	if block >= len(w.a.Blocks) || w.a.Blocks[block].Role != articles.Title || t.Anchor != Absolute || t.day == 0 {
		return false
	}
	if tail := w.a.S[t.End:w.a.Blocks[block].End]; strings.ContainsFunc(tail, unicode.IsLetter) && len(tail) > 12 {
		return false
	}
	first := w.a.S[t.Start:t.End]
	figures := !strings.ContainsFunc(first, unicode.IsLetter) || strings.Contains(first, "T") && first[0] <= '9'
	return figures || t.weekday != 0 || w.label(t) != noLabel || w.lang() == "ar"
}

// A label is what the words before a date say of it.
type label uint8

const (
	noLabel label = iota
	posted
	updated
)

// label reads the words before a date, after the date before it: the last one counts.
func (w *weigher) label(t Time) label {
	b := w.a.Document.Blocks[w.a.Sentences[t.Sentence].Block]
	from := max(b.Start, t.Start-40)
	for _, x := range w.times {
		if x.End <= t.Start && x.Type == Date {
			from = max(from, x.End)
		}
	}
	before := text.Fold(w.a.S[from:t.Start])
	p, u := lastOf(before, w.head.Posted), lastOf(before, w.head.Updated)
	switch {
	case u >= 0 && u >= p:
		return updated
	case p >= 0 || lastOf(before, w.head.By) >= 0:
		return posted
	}
	return noLabel
}

// lastOf returns where the last word that begins like one of the list stands, else -1.
func lastOf(s string, list []string) int {
	at := -1
	for _, w := range list {
		for i := strings.LastIndex(s, w); i >= 0; i = strings.LastIndex(s[:i], w) {
			if before, _ := utf8.DecodeLastRuneInString(s[:i]); i == 0 || !unicode.IsLetter(before) {
				at = max(at, i)
				break
			}
		}
	}
	return at
}

func (w *weigher) isUpdate(t Time) bool { return w.label(t) == updated }

// isRightsLine tells whether a date stands in a line like "© 2026 The Gazette": it says when the
// page was made.
func (w *weigher) isRightsLine(t Time) bool {
	s := w.a.Sentences[t.Sentence]
	line := w.a.S[s.Start:s.End]
	return strings.Contains(line, "©") || strings.Contains(line, "(c)") || strings.Contains(strings.ToLower(line), "copyright")
}
