package dates

import (
	"unicode"
	"unicode/utf8"

	"dateline/tools/text"
)

// A class is a kind of word: month, weekday, number. The classes of figures are
// built in, for figures are read alike in every language; the others are the
// word tables of the rules file.
type class uint8

const (
	clDay      class = iota // 1 to 31, also "24th"
	clMonthNo               // 1 to 12 in figures
	clYear                  // four figures, 1000 to 2999
	clTwo                   // two figures: "2009-10", "'82"
	clOrdinal               // "24th" and the words of table "ordinal"
	clNumber                // a number in figures or words, in hundredths; vague is negative
	clHour                  // 0 to 24
	clMinute                // two figures, 00 to 59
	clClock                 // four figures, 0000 to 2359
	clFigures               // one to three figures, as they are
	clDayTh                 // "24th", in figures
	clModern                // four figures, 1700 to 2100: a year even where no word says so
	firstTable              // the word tables follow
	maxClasses = 96
)

var builtIn = [firstTable]string{"day", "month-number", "year", "two-figures", "ordinal", "number", "hour", "minute", "clock", "figures", "day-th", "modern-year"}

// A meaning is one way to read the words from some position on: its class, the
// value it has there, and how many words it takes.
type meaning struct {
	class class
	words uint8
	value int32
}

// A spelling is an entry of a word table.
type spelling struct {
	rest    []int32 // the words after the first, as literals
	capital bool    // only with a capital
	class   class
	value   int32
}

// A vocabulary holds every word that a rules file names.
type vocabulary struct {
	literal   map[string]int32 // folded word -> its number, from 1
	spellings [][]spelling     // by number of the first word
	classes   map[string]class
	names     []string         // values that are words: "MO", "PRESENT_REF"
	nameIndex map[string]int32 // their numbers
}

func newVocabulary() *vocabulary {
	v := &vocabulary{literal: map[string]int32{}, spellings: make([][]spelling, 1),
		classes: map[string]class{}, nameIndex: map[string]int32{}}
	for i, n := range builtIn {
		v.classes[n] = class(i)
	}
	return v
}

// number returns the number of a literal, a new one for a new word.
func (v *vocabulary) number(word string) int32 {
	f := text.Fold(word)
	if f == "" {
		f = word // an apostrophe folds to nothing
	}
	n, ok := v.literal[f]
	if !ok {
		n = int32(len(v.spellings))
		v.literal[f] = n
		v.spellings = append(v.spellings, nil)
	}
	return n
}

// name returns the number of a value that is a word.
func (v *vocabulary) name(s string) int32 {
	n, ok := v.nameIndex[s]
	if !ok {
		n = int32(len(v.names))
		v.nameIndex[s] = n
		v.names = append(v.names, s)
	}
	return n
}

// add enters a word or phrase. One that is written with a capital is only read
// with one: "May" and "Sun" are also other words.
func (v *vocabulary) add(phrase string, c class, value int32) {
	ws := text.Words(nil, phrase, 0, len(phrase))
	if len(ws) == 0 {
		return
	}
	s := spelling{class: c, value: value, capital: ws[0].Upper}
	for _, w := range ws[1:] {
		s.rest = append(s.rest, v.number(phrase[w.Start:w.End]))
	}
	n := v.number(phrase[ws[0].Start:ws[0].End])
	v.spellings[n] = append(v.spellings[n], s)
}

// lookup returns the number of a word of the text, 0 if no rule names it.
func (v *vocabulary) lookup(s string) int32 {
	var buf [40]byte
	if len(s) > len(buf) {
		return 0
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return v.lookupFolded(s)
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return v.literal[string(buf[:len(s)])]
}

func (v *vocabulary) lookupFolded(s string) int32 {
	switch s {
	case "’", "‘", "ʼ":
		s = "'"
	case "–", "—", "‒", "−":
		s = "-"
	default:
		var buf [64]byte
		return v.literal[string(text.AppendFold(buf[:0], s))]
	}
	return v.literal[s]
}

// A wordReading is a sentence with the meanings of its words: meanings[begins[i]:begins[i+1]]
// are those that begin at word i. Its slices are used again for each sentence.
type wordReading struct {
	v        *vocabulary
	s        string
	words    []text.Word
	literals []int32
	meanings []meaning
	begins   []int32
}

func (r *wordReading) read(v *vocabulary, s string, words []text.Word) {
	r.v, r.s, r.words = v, s, words
	r.literals, r.meanings, r.begins = r.literals[:0], r.meanings[:0], r.begins[:0]
	for _, w := range words {
		var n int32
		if w.Kind != text.Digits {
			n = v.lookup(s[w.Start:w.End])
		}
		r.literals = append(r.literals, n)
	}
	for i, w := range words {
		if w.Kind == text.Digits && w.Len() <= 2 { // "1/2" and "9/11" are phrases of figures
			r.literals[i] = v.literal[s[w.Start:w.End]]
		}
	}
	for i := range words {
		r.begins = append(r.begins, int32(len(r.meanings)))
		switch {
		case words[i].Kind == text.Digits:
			r.readFigures(i)
		case r.literals[i] != 0:
			r.readSpellings(i)
		}
	}
	r.begins = append(r.begins, int32(len(r.meanings)))
}

func (r *wordReading) add(c class, words int, value int) {
	r.meanings = append(r.meanings, meaning{c, uint8(words), int32(value)})
}

func (r *wordReading) readSpellings(i int) {
	number := false
	for _, s := range r.v.spellings[r.literals[i]] {
		if s.capital && !r.words[i].Upper || !r.follows(i+1, s.rest) {
			continue
		}
		if s.class == clNumber {
			number = true
			continue
		}
		r.add(s.class, 1+len(s.rest), int(s.value))
	}
	if number {
		if value, n := r.numberInWords(i); n > 0 {
			r.add(clNumber, n, value)
		}
	}
}

func (r *wordReading) follows(i int, rest []int32) bool {
	if i+len(rest) > len(r.literals) {
		return false
	}
	for k, l := range rest {
		if r.literals[i+k] != l {
			return false
		}
	}
	return true
}

// readFigures enters what a run of figures may be: a day, a year, an hour …
func (r *wordReading) readFigures(i int) {
	w := r.words[i]
	f, ok := r.figures(i)
	if !ok {
		return
	}
	n := utf8.RuneCountInString(r.s[w.Start:w.End])
	if ord := r.suffix(i); ord > 0 {
		r.add(clOrdinal, ord, f)
		if f >= 1 && f <= 31 {
			r.add(clDay, ord, f)
			r.add(clDayTh, ord, f)
		}
		return
	}
	if n <= 2 && f >= 1 && f <= 31 {
		r.add(clDay, 1, f)
	}
	if n <= 2 && f >= 1 && f <= 12 {
		r.add(clMonthNo, 1, f)
	}
	if n <= 2 && f <= 24 {
		r.add(clHour, 1, f)
	}
	if n == 2 {
		r.add(clTwo, 1, f)
		if f < 60 {
			r.add(clMinute, 1, f)
		}
	}
	if n <= 3 {
		r.add(clFigures, 1, f)
	}
	if n == 4 && f%100 < 60 && f < 2400 {
		r.add(clClock, 1, f)
	}
	if n == 4 && f >= 1000 && f < 3000 && !r.inDecimal(i) {
		r.add(clYear, 1, f)
		if f >= 1700 && f <= 2100 {
			r.add(clModern, 1, f)
		}
	}
	if value, words := r.numberInFigures(i, f); words > 0 {
		r.add(clNumber, words, value)
	}
}

// inDecimal tells whether the figures at i are a part of "1299.59" or "12,000".
func (r *wordReading) inDecimal(i int) bool {
	joined := func(mark, beyond int) bool {
		if mark <= 0 || mark >= len(r.words) || beyond < 0 || beyond >= len(r.words) || r.words[beyond].Kind != text.Digits {
			return false
		}
		m := r.words[mark]
		return m.Kind == text.Mark && !m.Gap && !r.words[mark+1].Gap && (r.s[m.Start] == '.' || r.s[m.Start] == ',')
	}
	return joined(i+1, i+2) && r.words[i+2].Len() != 4 || joined(i-1, i-2) && r.words[i-2].Len() > 2
}

// figures returns the number that a run of decimal digits of any script writes.
func (r *wordReading) figures(i int) (n int, ok bool) {
	s := r.s[r.words[i].Start:r.words[i].End]
	if len(s) > 16 {
		return 0, false
	}
	for _, c := range s {
		d := int(c - '0')
		if c >= utf8.RuneSelf {
			d = digitValue(c)
		}
		if n = n*10 + d; n > 99_999_999 {
			return 0, false
		}
	}
	return n, true
}

// digitValue returns the value of a decimal digit: Unicode keeps each script's
// ten in a row.
func digitValue(c rune) int {
	for d := 0; d < 10; d++ {
		if !unicode.IsDigit(c - rune(d) - 1) {
			return d
		}
	}
	return int(c-'0') % 10
}

// suffix returns how many words "24th" takes when the word at i is its figures, else 0.
func (r *wordReading) suffix(i int) int {
	c, ok := r.v.classes["suffix"]
	if !ok || i+1 >= len(r.words) || r.words[i+1].Gap || r.literals[i+1] == 0 {
		return 0
	}
	for _, s := range r.v.spellings[r.literals[i+1]] {
		if s.class == c && r.follows(i+2, s.rest) {
			return 2 + len(s.rest)
		}
	}
	return 0
}

// numberInFigures reads "1,460" and "2.5" whole. Its value is in hundredths.
func (r *wordReading) numberInFigures(i, f int) (value, words int) {
	value, words = f*100, 1
	for i+words+1 < len(r.words) && words < 7 {
		mark, next := r.words[i+words], r.words[i+words+1]
		if mark.Gap || next.Gap || next.Kind != text.Digits {
			break
		}
		g, ok := r.figures(i + words + 1)
		sep := r.s[mark.Start:mark.End]
		if ok && sep == "," && next.Len() == 3 && value < 1<<24 {
			value, words = value*1000+g*100, words+2
			continue
		}
		if ok && sep == "." && next.Len() <= 2 && words == 1 {
			if next.Len() == 1 {
				g *= 10
			}
			return value + g, words + 2
		}
		break
	}
	if value > 1<<30 {
		return 0, 0
	}
	if _, k, ok := r.spelled(i+words, "half"); ok && words == 1 { // "2 1/2"
		return value + 50, words + k
	}
	return value, words
}

// numberInWords reads "twenty-five", "one hundred and six", "two and a half".
// Table "scale" holds hundred and thousand, "and" and "half" what joins.
func (r *wordReading) numberInWords(i int) (value, words int) {
	total, part, pos, limit := 0, 0, i, 10
	for n := 0; pos < len(r.words) && n < limit; n++ {
		if v, k, ok := r.spelled(pos, "number"); ok {
			if v < 0 { // "several": vague, and alone
				if pos > i {
					break
				}
				return int(v) * 100, k
			}
			if part%100 != 0 && !(part%10 == 0 && v < 10 && part%100 >= 20) {
				break
			}
			part, pos = part+int(v), pos+k
		} else if v, k, ok := r.spelled(pos, "scale"); ok && pos > i {
			part, pos = max(part, 1)*int(v), pos+k
			if v >= 1000 {
				total, part = total+part, 0
			}
		} else {
			break
		}
		if total+part > 1<<22 {
			break
		}
		// A hyphen or "and" is part of the number only before another number word.
		if _, k, ok := r.spelled(pos, "join"); ok {
			if v, _, more := r.spelled(pos+k, "number"); more && v > 0 && part%10 == 0 && v < 100 && part > 0 {
				pos += k
			}
		}
	}
	value = (total + part) * 100
	if _, k, ok := r.spelled(pos, "half"); ok {
		value, pos = value+50, pos+k
	}
	return value, pos - i
}

// spelled returns the value of the longest spelling of a class at i.
func (r *wordReading) spelled(i int, name string) (value int32, words int, ok bool) {
	c, known := r.v.classes[name]
	if !known || i >= len(r.words) || r.literals[i] == 0 {
		return 0, 0, false
	}
	for _, s := range r.v.spellings[r.literals[i]] {
		if s.class == c && len(s.rest)+1 > words && r.follows(i+1, s.rest) {
			value, words, ok = s.value, len(s.rest)+1, true
		}
	}
	return value, words, ok
}
