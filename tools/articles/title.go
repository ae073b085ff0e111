package articles

import (
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
		if t := makeTitle(a.S, a.Words[s.First:s.Last]); t != "" {
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
// full stop, or as much as ends at the boundary of a clause or a phrase.
func makeTitle(s string, ws []text.Word) string {
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
	n := bestCut(s, ws)
	more := ""
	if n == 0 {
		n, more = lastFit(s, ws), " …"
	}
	n = undangle(s, ws, n)
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
func bestCut(s string, ws []text.Word) int {
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
			case w.Kind == text.Letters && !w.Upper && clauseWords[low] && w.Gap:
				clause = i
			case w.Gap && w.Kind == text.Letters && !w.Upper && (phraseWords[low] || participle(low) && ws[i-1].Kind == text.Letters && !linkWords[text.Fold(prev)]):
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

func participle(w string) bool { return len(w) > 6 && strings.HasSuffix(w, "ing") }

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
func undangle(s string, ws []text.Word, n int) int {
	for n > 1 {
		w := ws[n-1]
		str := text.Fold(s[w.Start:w.End])
		opening := w.Kind == text.Mark && !strings.Contains(")]”»\"’'%.!?", s[w.Start:w.End])
		if !opening && !danglers[str] {
			break
		}
		n--
	}
	return n
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// Words before which a sentence can be cut: those that begin a clause, and
// those that begin a phrase which the sentence can do without. A preposition
// that most verbs and nouns lean on ("of", "to", "with") is none.
var (
	clauseWords = wordSet(`after although as because before but if since so that though unless until when where whereas which while who whom whose
		alors apres avant car depuis dont lorsque mais ou parce pendant puisque quand que qui tandis
		aunque cuando despues donde mientras pero porque que quien
		aber als bevor damit dass denn nachdem obwohl sondern waehrend weil wenn`)
	phraseWords = wordSet(`according across against ahead amid among around at by despite during following for from in inside into near on over
		through throughout under upon via within without
		au aux avec chez contre dans durant en par pour selon sous sur
		ante con contra desde durante en entre hasta para por segun sobre tras
		am an auf aus bei beim durch fur gegen im nach uber um unter vom vor zum zur`)
	danglers = wordSet(`a an the and or but nor of to in on at by for from with as than into over under about between its their his her our your my this that these those
		is are was were be been being has have had will would can could may might shall should must not very more most such no
		which who whom whose when where while after before because since although though if
		le la les un une des du de d l et ou mais a au aux en dans par pour sur avec qui que dont ce cette ces son sa ses leur leurs
		el los las una unos unas y o del al con para por su sus que
		der die das den dem des ein eine einen einem einer und oder im am zu zur zum mit von vom fur auf an bei`)
	linkWords = wordSet("is are was were be been being by of for in on from with without to the a an and")
)
