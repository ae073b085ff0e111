package articles

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/tools/text"
)

// title settles the title: the header's, the page's, the title line, or one
// made from the first sentence.
func (r *reader) title() {
	a := r.a
	if a.Title != "" {
		return
	}
	for _, b := range a.Blocks {
		if b.Role == Title {
			a.Title = oneLine(a.S[b.Start:b.End])
			r.state(Evidence{Which: "title", Value: a.Title, How: Stated, Quote: a.S[b.Start:b.End], Rule: b.Rule, Span: b.Span})
			return
		}
	}
	for _, s := range a.Sentences {
		b := a.Blocks[s.Block]
		if b.Role != Body {
			continue
		}
		if t := makeTitle(a.S, a.Words[s.First:s.Last], words.title[baseLang(a.Lang)]); t != "" {
			a.Title = t
			r.state(Evidence{Which: "title", Value: t, How: Inferred, Quote: a.S[s.Start:s.End], Paragraph: b.Para, Rule: "first-sentence", Span: s.Span})
			return
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// A made title has at most so many characters, and is not cut below so many.
const (
	titleMost  = 90
	titleLeast = 35
)

// makeTitle makes a title of the words of a sentence: the whole, without its
// full stop, or as much as ends at the boundary of a clause or a phrase of the
// language.
func makeTitle(s string, ws []text.Word, l titleSets) string {
	for len(ws) > 0 && isStop(s[ws[len(ws)-1].Start:ws[len(ws)-1].End]) && !initialsEnd(s, ws) {
		ws = ws[:len(ws)-1]
	}
	if len(ws) == 0 {
		return ""
	}
	from, whole := ws[0].Start, ws[len(ws)-1].End
	if whole-from <= 4*titleMost && utf8.RuneCountInString(s[from:whole]) <= titleMost {
		return oneLine(s[from:whole])
	}
	n := l.bestCut(s, ws)
	more := ""
	if n == 0 {
		n, more = lastFit(s, ws), " …"
	}
	n = l.undangle(s, ws, n)
	if n == 0 {
		return oneLine(cutRunes(s[from:whole], titleMost)) + " …"
	}
	return oneLine(s[from:ws[n-1].End]) + more
}

// initialsEnd tells whether the last full stop belongs to the last word: "U.S."
func initialsEnd(s string, ws []text.Word) bool {
	n := len(ws)
	return n >= 3 && s[ws[n-1].Start:ws[n-1].End] == "." && ws[n-2].Len() == 1 && ws[n-2].Upper && !ws[n-2].Gap && ws[n-2].Kind == text.Letters
}

func isStop(w string) bool {
	switch w {
	case ".", "…", "。", "۔", ",", ";", ":", "،":
		return true
	}
	return false
}

// bestCut returns how many words stand before the last boundary of a clause
// that fits, or of a phrase where no clause ends late enough; 0 for none.
func (l titleSets) bestCut(s string, ws []text.Word) int {
	clause, phrase, depth := 0, 0, 0
	for i, w := range ws {
		if w.Start-ws[0].Start > 4*titleMost {
			break // no character has more than four bytes
		}
		str := s[w.Start:w.End]
		if i > 0 && depth == 0 && fits(s, ws, i) {
			prev := s[ws[i-1].Start:ws[i-1].End]
			low := text.Fold(str)
			switch {
			case prev == ";" || prev == ":" || (str == "–" || str == "—" || str == "-") && w.Gap:
				clause = i
			case w.Kind == text.Letters && !w.Upper && l.clause[low] && w.Gap:
				clause = i
			case w.Gap && w.Kind == text.Letters && !w.Upper && (l.phrase[low] || l.isParticiple(low) && ws[i-1].Kind == text.Letters && !l.link[text.Fold(prev)]):
				phrase = i
			}
		}
		switch str {
		case "(", "[", "“", "«":
			depth++
		case ")", "]", "”", "»":
			depth = max(depth-1, 0)
		}
	}
	if clause > 0 && clause >= phrase*2/3 {
		return clause
	}
	return phrase
}

// fits tells whether the first n words are a title's length.
func fits(s string, ws []text.Word, n int) bool {
	c := utf8.RuneCountInString(s[ws[0].Start:ws[n-1].End])
	return c >= titleLeast && c <= titleMost
}

func (l titleSets) isParticiple(w string) bool {
	return len(w) > 6 && slices.ContainsFunc(l.participle, func(end string) bool { return strings.HasSuffix(w, end) })
}

// lastFit returns how many words fit, with a mark that the sentence goes on.
func lastFit(s string, ws []text.Word) int {
	n := 0
	for i := 1; i < len(ws) && utf8.RuneCountInString(s[ws[0].Start:ws[i-1].End]) <= titleMost-2; i++ {
		if ws[i].Gap {
			n = i
		}
	}
	return n
}

// undangle drops the words at the end that lead to something which was cut.
func (l titleSets) undangle(s string, ws []text.Word, n int) int {
	for n > 1 {
		w := ws[n-1]
		str := text.Fold(s[w.Start:w.End])
		opening := w.Kind == text.Mark && !strings.Contains(")]”»\"’'%.!?", s[w.Start:w.End])
		if !opening && !l.dangling[str] {
			break
		}
		n--
	}
	return n
}
