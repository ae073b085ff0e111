package text

import (
	_ "embed"
	"strings"
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
	d := &Document{Text: t, Blocks: blocks}
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
		for j < len(d.Words) && closes(d.S[d.Words[j].Start:d.Words[j].End]) && !d.Words[j].Gap {
			j++
		}
		d.add(block, start, j)
		start, i = j, j-1
	}
	d.add(block, start, len(d.Words))
}

func (d *Document) add(block, first, last int) {
	if first < last {
		sp := Span{d.Words[first].Start, d.Words[last-1].End}
		d.Sentences = append(d.Sentences, Sentence{sp, block, first, last})
	}
}

// ends tells whether a sentence ends with the mark at i, or with the closing
// quotation marks and brackets that follow it.
func (d *Document) ends(i, first int) bool {
	w := d.Words[i]
	if w.Kind != Mark {
		return false
	}
	m := d.S[w.Start:w.End]
	switch m {
	case ".", "!", "?", "…", "؟", "۔", "。":
	default:
		return false
	}
	j := i + 1
	quoted := false
	for j < len(d.Words) && !d.Words[j].Gap && closes(d.S[d.Words[j].Start:d.Words[j].End]) {
		quoted = true
		j++
	}
	if j == len(d.Words) {
		return true
	}
	next := d.Words[j]
	if !next.Gap {
		// "cells.The": a crawl lost the space. "U.S.", "3.5" and "site.com" have none either.
		return m == "." && next.Upper && i > first && d.Words[i-1].Kind == Letters &&
			d.Words[i-1].Len() > 3 && next.Len() > 1 && !d.Words[i-1].Upper
	}
	if m == "…" || m == "!" || m == "?" {
		return !startsLow(d, j)
	}
	if m != "." {
		return true
	}
	if startsLow(d, j) {
		return false
	}
	if quoted {
		return true
	}
	if i == first || d.Words[i-1].Gap && d.Words[i-1].Kind == Digits && i-1 == first {
		return false // a list number
	}
	p := d.Words[i-1]
	if p.Kind != Letters || w.Gap {
		return true
	}
	word := d.S[p.Start:p.End]
	switch {
	case abbreviations[strings.ToLower(word)]:
		return false
	case p.Len() == 1 && p.Upper:
		// An initial ("Nathan A. Sales") or the end of "U.S.". After the latter a
		// sentence may start; it is taken to do so before a word that begins one.
		if p.Gap || i < 2 {
			return false
		}
		return starters[strings.ToLower(d.S[next.Start:next.End])]
	case p.Len() == 1 && !p.Gap && i >= 2 && d.S[d.Words[i-2].Start] == '.':
		// "3 a.m. Sunday", "i.e. Rabat"
		return starters[strings.ToLower(d.S[next.Start:next.End])]
	}
	return true
}

func startsLow(d *Document, j int) bool {
	for j < len(d.Words) && d.Words[j].Kind == Mark {
		j++
	}
	return j < len(d.Words) && d.Words[j].Kind == Letters && !d.Words[j].Upper && d.S[d.Words[j].Start] < 0x80
}

func closes(m string) bool {
	switch m {
	case `"`, "'", "”", "’", "»", ")", "]", "″":
		return true
	}
	return false
}

//go:embed abbreviations.txt
var abbreviationList string

//go:embed starters.txt
var starterList string

// abbreviations do not end a sentence, whatever follows them.
var abbreviations = set(abbreviationList)

// starters are words that begin a sentence more often than a name.
var starters = set(starterList)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Split(list, "\n") {
		line, _, _ = strings.Cut(line, "#")
		for _, w := range strings.Fields(line) {
			m[w] = true
		}
	}
	return m
}
