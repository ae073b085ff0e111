package text

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence is a sentence of a block, with the words it is made of.
type Sentence struct {
	Span
	Block       int // index of the block it stands in
	First, Last int // Words[First:Last]
}

// Document is a text cut up: blocks (paragraphs, or parts of one), sentences
// and words, in the order of the text. It is not changed after Cut.
type Document struct {
	Text
	Blocks    []Span
	Words     []Word
	Sentences []Sentence
}

// Cut cuts each block of t into words and sentences. Blocks are in order and
// do not overlap; no sentence crosses from one into the next.
func Cut(t Text, blocks []Span) *Document {
	d := &Document{Text: t, Blocks: blocks, Words: make([]Word, 0, len(t.S)/5+8)}
	for i, b := range blocks {
		first := len(d.Words)
		d.Words = Words(d.Words, t.S, b.Start, b.End)
		if first < len(d.Words) {
			d.Words[first].Gap = true
		}
		d.cut(i, first)
	}
	return d
}

// cut cuts the words from first on, which are those of one block, into sentences.
func (d *Document) cut(block, first int) {
	start := first
	for i := first; i < len(d.Words); i++ {
		if !d.ends(i, first) {
			continue
		}
		j := i + 1
		for j < len(d.Words) && closes(d.word(j)) && !d.Words[j].Gap {
			j++
		}
		d.add(block, start, j)
		start, i = j, j-1
	}
	d.add(block, start, len(d.Words))
}

// add adds the words [first, last) as a sentence. Marks alone are none: a
// closing quotation mark that stands apart goes to the sentence before.
func (d *Document) add(block, first, last int) {
	if first == last {
		return
	}
	if n := len(d.Sentences); n > 0 && d.Sentences[n-1].Block == block && d.onlyMarks(first, last) {
		s := &d.Sentences[n-1]
		s.Last, s.End = last, d.Words[last-1].End
		return
	}
	sp := Span{d.Words[first].Start, d.Words[last-1].End}
	d.Sentences = append(d.Sentences, Sentence{sp, block, first, last})
}

func (d *Document) onlyMarks(first, last int) bool {
	for _, w := range d.Words[first:last] {
		if w.Kind != Mark {
			return false
		}
	}
	return true
}

// ends tells whether a sentence ends with the mark at i, or with the closing
// quotation marks and brackets that follow it. The words of the block begin
// with first.
func (d *Document) ends(i, first int) bool {
	m := d.stop(i)
	if m == "" {
		return false
	}
	j := i + 1
	for j < len(d.Words) && !d.Words[j].Gap && closes(d.word(j)) {
		j++
	}
	switch {
	case j == len(d.Words):
		return true
	case !d.Words[j].Gap:
		return m == "." && j == i+1 && i > first && d.lostSpace(i)
	case d.startsLow(j):
		// Even "؟" and "。" are followed by small letters only inside a sentence.
		return false
	case m != "." || j > i+1 || i == first:
		return i > first
	}
	return d.stopEnds(i, first)
}

// stop returns the mark at i if it can end a sentence, or "".
func (d *Document) stop(i int) string {
	w := d.Words[i]
	if w.Kind != Mark {
		return ""
	}
	switch m := d.S[w.Start:w.End]; m {
	case ".", "!", "?", "…", "؟", "۔", "。":
		return m
	}
	return ""
}

func (d *Document) word(i int) string { return d.S[d.Words[i].Start:d.Words[i].End] }

// lostSpace tells whether the full stop at i ends a sentence though the next
// begins without a space, as a crawl leaves it: "cells.The". "U.S.", "3.5" and
// "site.com" are written so on purpose.
func (d *Document) lostSpace(i int) bool {
	prev, next := d.Words[i-1], d.Words[i+1]
	if next.Kind == Mark {
		m := d.word(i + 1)
		return prev.Kind == Letters && prev.Len() > 3 && (m == "“" || m == "«")
	}
	if !next.Upper || next.Len() < 2 || prev.Gap && prev.Upper {
		return false
	}
	return prev.Kind == Letters && prev.Len() > 3 && !prev.Upper || prev.Kind == Digits && prev.Len() == 4
}

// stopEnds tells whether the full stop at i, before a space and what does not
// start low, ends a sentence: whether it is not that of an abbreviation.
func (d *Document) stopEnds(i, first int) bool {
	prev, next := d.Words[i-1], d.Words[i+1]
	if d.Words[i].Gap {
		return true
	}
	if prev.Kind == Digits {
		if i-1 == first {
			return false // the number of a list
		}
		return prev.Len() > 2 || d.reading(i+1) != ordinal
	}
	if prev.Kind != Letters {
		return true
	}
	how := d.reading(i - 1)
	starts := next.Kind == Letters && d.starts(i+1)
	if prev.Len() == 1 {
		// An initial ("Nathan A. Sales"), the end of "U.S." or of "p.m."; a
		// sentence is taken to follow before a word that begins one.
		if prev.Gap && !prev.Upper {
			return next.Kind != Digits && how != leads
		}
		// "Grant's", "40m" are words.
		return starts || !prev.Gap && i-2 >= first && d.stop(i-2) == ""
	}
	switch how {
	case leads:
		return false
	case counts:
		return next.Kind != Digits
	case ends:
		// "They wed. Guests came": no weekday, for it is written small.
		return starts || !prev.Upper && next.Kind == Letters && d.word(i-1) != "etc" && d.word(i-1) != "al"
	}
	return true
}

// No word of the lists is longer, in bytes.
const longestListed = 16

func (d *Document) reading(i int) reading {
	var buf [longestListed]byte
	return abbreviations[string(lower(&buf, d.word(i)))]
}

func (d *Document) starts(i int) bool {
	var buf [longestListed]byte
	return starters[string(lower(&buf, d.word(i)))]
}

// lower returns w with small letters in place of capitals, where it is short
// enough to be in a list. Accents are kept: the lists have them.
func lower(buf *[longestListed]byte, w string) []byte {
	if len(w) > len(buf) {
		return nil
	}
	n := copy(buf[:], w)
	for i, c := range buf[:n] {
		if c >= 'A' && c <= 'Z' {
			buf[i] = c + 'a' - 'A'
		}
	}
	return buf[:n]
}

// startsLow tells whether the first word from j on that is no mark is written
// small: then a sentence goes on. It looks past a few marks only, so that a line
// of nothing but marks is not read to its end from each of them.
func (d *Document) startsLow(j int) bool {
	const most = 32
	for end := min(j+most, len(d.Words)); j < end && d.Words[j].Kind == Mark; {
		j++
	}
	if j == len(d.Words) || d.Words[j].Kind != Letters || d.Words[j].Upper {
		return false
	}
	r, _ := utf8.DecodeRuneInString(d.S[d.Words[j].Start:])
	return unicode.IsLower(r)
}

func closes(m string) bool {
	switch m {
	case `"`, "'", "”", "’", "»", ")", "]", "″":
		return true
	}
	return false
}

// How a full stop after an abbreviation is read; see abbreviations.txt.
type reading uint8

const (
	leads reading = iota + 1
	counts
	ends
	ordinal
)

//go:embed abbreviations.txt
var abbreviationList string

//go:embed starters.txt
var starterList string

var abbreviations = readAbbreviations(abbreviationList)

// starters are words that begin a sentence more often than a name.
var starters = readStarters(starterList)

func readAbbreviations(list string) map[string]reading {
	names := map[string]reading{"leads": leads, "counts": counts, "ends": ends, "ordinal": ordinal}
	m := map[string]reading{}
	for _, line := range strings.Split(list, "\n") {
		line, _, _ = strings.Cut(line, "#")
		name, words, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		how := names[name]
		if how == 0 {
			panic("abbreviations.txt: unknown reading " + name)
		}
		for _, w := range strings.Fields(words) {
			m[w] = how
		}
	}
	return m
}

func readStarters(list string) map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Split(list, "\n") {
		line, _, _ = strings.Cut(line, "#")
		for _, w := range strings.Fields(line) {
			m[w] = true
		}
	}
	return m
}
