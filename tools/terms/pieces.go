package terms

import (
	"strings"

	"dateline/tools/text"
)

// piece is what names are compared by: words without their joints. "U.S." and
// "O'Brien" are one token each, "US-Morocco" is two; the 's of a possessive, a
// hyphen and the dot after an initial are none.
type piece struct {
	text.Span        // without the 's
	id        int32  // of the folded word in the lexicon; 0 when it is not there
	joined    int32  // id of this word and the next written as one: "counter-terrorism"
	hash      uint32 // of the folded word
	word      int32  // index into Document.Words of its first word
	class     class  // what the lexicon knows of the word
	is        traits // how it is written
}

// traits say how a token is written.
type traits uint16

const (
	isMark    traits = 1 << iota // punctuation; breaks names
	isUpper                      // begins with a capital
	isCaps                       // two or more letters, all capitals
	isDigits                     // begins with a digit
	isInitial                    // one capital and a dot: "A."
	isDotted                     // "U.S."
	hasHyphen                    // a hyphen joins it to the next token
	hasOwner                     // 's or s' follows
	isFirst                      // first word of its sentence
	isQuoted                     // an opening quotation mark stands before it
	isTag                        // # or @ stands before it
	hasDot                       // the dot of an abbreviation follows
	afterLine                    // a line break stands before it
)

func (t piece) has(x traits) bool { return t.is&x != 0 }

// Marks that the rules speak of have ids of their own; all others are idMark.
const (
	idNone int32 = iota
	idMark
	idComma
	idOpen
	idClose
	idQuote
	idColon
	idStop
	idAnd // "&" with spaces around it is the word "and"
	firstWordID
)

// tokenizer cuts text into tokens with a lexicon. Its buffers are used again.
type tokenizer struct {
	lex *lexicon
	buf []byte
}

// sentence appends the tokens of ws, the words of one sentence of s, to dst.
// base is the index of ws[0] in its document.
func (tk *tokenizer) sentence(dst []piece, s string, ws []text.Word, base int) []piece {
	first, quoted, tag := true, false, false
	for i := 0; i < len(ws); {
		w := ws[i]
		if w.Kind == text.Mark {
			i++
			switch c := s[w.Start]; {
			case c == '-' && !w.Gap && i < len(ws) && !ws[i].Gap && len(dst) > 0 && !dst[len(dst)-1].has(isMark):
				dst[len(dst)-1].is |= hasHyphen
				continue
			case c == '.' && i < len(ws) && !w.Gap && len(dst) > 0 && dst[len(dst)-1].class&shortForm != 0:
				dst[len(dst)-1].is |= hasDot
				continue // "Dr.", "Gen."
			case c == '#' || c == '@':
				tag = true
			case (c == '\'' || s[w.Start:w.End] == "’") && !w.Gap && len(dst) > 0 && endsInS(s, dst[len(dst)-1].Span) && (i == len(ws) || ws[i].Gap || ws[i].Kind == text.Mark):
				dst[len(dst)-1].is |= hasOwner
				continue
			}
			t := piece{Span: w.Span, id: markID(s[w.Start:w.End]), word: int32(base + i - 1), is: isMark}
			t.hash = uint32(t.id)
			quoted = t.id == idQuote
			dst = append(dst, t)
			continue
		}
		t, n := tk.word(s, ws, i)
		t.word = int32(base + i)
		if first {
			t.is |= isFirst
			first = false
		}
		if quoted {
			t.is |= isQuoted
		}
		if tag && !w.Gap {
			t.is |= isTag
		}
		if w.Line {
			t.is |= afterLine
		}
		quoted, tag = false, false
		i += n
		dst = append(dst, t)
	}
	for i := len(dst) - 2; i >= 0 && int(dst[i].word) >= base; i-- {
		if dst[i].has(hasHyphen) {
			tk.buf = text.AppendFold(tk.buf[:0], s[dst[i].Start:dst[i].End])
			tk.buf = text.AppendFold(tk.buf, s[dst[i+1].Start:dst[i+1].End])
			dst[i].joined = tk.lex.ids[string(tk.buf)]
		}
	}
	return dst
}

// word reads the token that begins with ws[i] and returns how many words it takes.
func (tk *tokenizer) word(s string, ws []text.Word, i int) (piece, int) {
	w := ws[i]
	t := piece{Span: w.Span}
	n := 1
	letters := w.Kind == text.Letters
	if w.Upper {
		t.is |= isUpper
	}
	if !letters {
		t.is |= isDigits
	}
	if letters && w.Upper && w.Len() <= 2 && n < len(ws)-i && isDot(s, ws[i+1]) {
		n = dotted(s, ws, i)
		t.End = ws[i+n-1].End
		if n > 2 {
			t.is |= isDotted | isCaps
			tk.buf = tk.buf[:0]
			for _, p := range ws[i : i+n] {
				if p.Kind != text.Mark {
					tk.buf = text.AppendFold(tk.buf, s[p.Start:p.End])
				}
			}
			tk.look(&t)
			return t, n + tk.owner(s, ws, i+n, &t)
		}
		n, t.End = 1, w.End
		if w.Len() == 1 && i+2 < len(ws) {
			t.is |= isInitial
			n = 2
		}
	}
	// Joined without a space: "O'Brien", "MI6", "d'Ivoire".
	for i+n < len(ws) && !t.has(isInitial) {
		next := ws[i+n]
		if next.Gap {
			break
		}
		if next.Kind != text.Mark {
			t.End = next.End
			n++
			continue
		}
		if !isApostrophe(s, next) || i+n+1 >= len(ws) || ws[i+n+1].Gap || ws[i+n+1].Kind != text.Letters {
			break
		}
		if tail := s[ws[i+n+1].Start:ws[i+n+1].End]; contraction(tail) {
			break
		}
		t.End = ws[i+n+1].End
		n += 2
	}
	n += tk.owner(s, ws, i+n, &t)
	tk.buf = text.AppendFold(tk.buf[:0], s[t.Start:t.End])
	tk.look(&t)
	if w.Upper && allCaps(s[t.Start:t.End]) {
		t.is |= isCaps
	}
	return t, n
}

// look finds the folded word in the buffer in the lexicon.
func (tk *tokenizer) look(t *piece) {
	t.id = tk.lex.ids[string(tk.buf)]
	t.class = tk.lex.classOf(t.id)
	t.hash = hashOf(tk.buf)
	if t.id == 0 && len(tk.buf) > 6 && tk.buf[0] >= 0xd8 && tk.buf[0] <= 0xd9 {
		tk.unclitic(t)
	}
}

// clitics are the Arabic "and", "so", "by", "to", "like" that are written as one
// word with the next: "والمغرب" is "and Morocco". Each is one letter.
const clitics = "وفبلك"

// unclitic passes over up to two clitics before a word that the lexicon holds.
func (tk *tokenizer) unclitic(t *piece) {
	for n := 2; n <= 4 && n+4 <= len(tk.buf) && strings.Contains(clitics, string(tk.buf[n-2:n])); n += 2 {
		if id := tk.lex.ids[string(tk.buf[n:])]; id != 0 {
			t.id, t.class, t.Start = id, tk.lex.classOf(id), t.Start+n
			return
		}
	}
}

// hashOf is FNV-1a.
func hashOf(word []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// owner marks t as a possessor when 's follows at ws[at], and returns how many
// words that takes. Other contractions ("don't") are passed over likewise.
func (tk *tokenizer) owner(s string, ws []text.Word, at int, t *piece) int {
	if at+1 >= len(ws) || ws[at].Gap || !isApostrophe(s, ws[at]) || ws[at+1].Gap || ws[at+1].Kind != text.Letters {
		return 0
	}
	tail := s[ws[at+1].Start:ws[at+1].End]
	if !contraction(tail) {
		return 0
	}
	if tail == "s" || tail == "S" {
		t.is |= hasOwner
	}
	return 2
}

func contraction(s string) bool {
	switch s {
	case "s", "S", "t", "re", "ve", "ll", "d", "m", "T", "RE", "VE", "LL":
		return true
	}
	return false
}

// dotted returns how many words the abbreviation of capitals and dots takes that
// begins at ws[i]: 6 for "U.S.A.", 2 for a lone "A.".
func dotted(s string, ws []text.Word, i int) int {
	n := 2
	for i+n < len(ws) && !ws[i+n].Gap && ws[i+n].Kind == text.Letters && ws[i+n].Upper && ws[i+n].Len() <= 2 && i+n+1 < len(ws) && isDot(s, ws[i+n+1]) {
		n += 2
	}
	if i+n < len(ws) && !ws[i+n].Gap && ws[i+n].Kind == text.Letters && ws[i+n].Upper && ws[i+n].Len() == 1 {
		n++ // "U.S" with the last dot lost
	}
	return n
}

func isDot(s string, w text.Word) bool { return !w.Gap && w.Kind == text.Mark && s[w.Start] == '.' }

func isApostrophe(s string, w text.Word) bool {
	if w.Kind != text.Mark {
		return false
	}
	switch s[w.Start:w.End] {
	case "'", "’", "ʼ", "`", "‘":
		return true
	}
	return false
}

func endsInS(s string, sp text.Span) bool { return s[sp.End-1] == 's' || s[sp.End-1] == 'S' }

func allCaps(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			n++
		case c >= '0' && c <= '9':
		default:
			return false
		}
	}
	return n >= 2
}

func markID(m string) int32 {
	switch m {
	case ",", "،":
		return idComma
	case "(", "[":
		return idOpen
	case ")", "]":
		return idClose
	case `"`, "“", "”", "«", "»", "„", "‘":
		return idQuote
	case ":", ";", "–", "—", "-":
		return idColon
	case ".", "!", "?", "…":
		return idStop
	case "&":
		return idAnd
	}
	return idMark
}
