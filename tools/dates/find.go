package dates

import (
	"sync"

	"dateline/tools/text"
)

var matchers = sync.Pool{New: func() any { return new(reader) }}

// A reader reads one text. Its slices are used again for the next.
type reader struct {
	matcher
	found   []found
	places  []place // parallel to found
	spelled []found
}

// A place is where in the document an expression was found, and what stands round it.
type place struct {
	sentence  int
	span      text.Span
	words     text.Span // indices into Document.Words
	direction direction
	open      int8 // 1: "since", no end; -1: "until", no beginning
	compares  bool
	opens     bool // nothing of its clause stands before it
	ranged    bool // stands after "from" or "between"
	toward    bool // stands after "through" or "by"
	towardDay bool // stands after "for"
	adjective bool // a noun stands behind it: "the July figures"
	joins     bool // a word that makes a range stands between the one before and this
}

// FindText returns the time expressions of a text in its order, relative ones
// resolved against published. It returns none when there are no rules for the
// language: RulesFor tells.
func FindText(doc *text.Document, lang string, published Known) []Time {
	rules, err := RulesFor(lang)
	if err != nil || doc == nil {
		return nil
	}
	return rules.Find(doc, published, nil)
}

// Find does what FindText does, for one language. skip, where it is not nil,
// tells which blocks not to read.
func (rs *Rules) Find(doc *text.Document, published Known, skip func(block int) bool) []Time {
	r := matchers.Get().(*reader)
	defer matchers.Put(r)
	r.rules = rs
	r.found, r.places, r.exprs = r.found[:0], r.places[:0], r.exprs[:0]
	for i, s := range doc.Sentences {
		if skip != nil && skip(s.Block) {
			continue
		}
		r.readSentence(doc, i)
	}
	if len(r.found) == 0 {
		return nil
	}
	return resolve(r, referenceTo(published))
}

// longest is how many words are read at once: a sentence of a megabyte is no sentence.
const longest = 4096

func (r *reader) readSentence(doc *text.Document, i int) {
	s := doc.Sentences[i]
	for first := s.First; first < s.Last; first += longest {
		r.readWords(doc, i, first, min(first+longest, s.Last))
	}
}

func (r *reader) readWords(doc *text.Document, sentence, first, last int) {
	words := doc.Words[first:last]
	r.read(r.rules.words, doc.S, words)
	r.match()
	r.spelled = r.best(r.spelled[:0])
	end := 0
	for k, f := range r.spelled {
		p := place{sentence: sentence, span: text.Span{Start: words[f.from].Start, End: words[f.end-1].End},
			words: text.Span{Start: first + int(f.from), End: first + int(f.end)}}
		r.lookBeside(&p, int(f.from), int(f.end))
		p.joins = k > 0 && r.joins(end, int(f.from))
		end = int(f.end)
		r.found = append(r.found, f)
		r.places = append(r.places, p)
	}
}

// lookBeside notes the tense of the clause and the words before an expression.
func (r *reader) lookBeside(p *place, from, end int) {
	t := &r.rules.tense
	p.direction = r.direction(from, end)
	if !r.possessive(end) {
		l := r.literalAt(from - 1)
		p.toward, p.towardDay = t.toward[l], t.towardDay[l]
	}
	if end < len(r.words) && t.nouns {
		w := r.words[end]
		p.adjective = !t.beforeMonth[r.literalAt(from-1)] && w.Kind == text.Letters && w.Gap && !w.Upper && !t.function[r.literals[end]]
	}
	p.opens = from == 0 || r.s[r.words[from-1].Start] == ';'
	defer func() {
		if p.open < 0 {
			p.direction = r.until(from, end, p.direction)
		}
	}()
	for i := from - 1; i >= 0 && i >= from-2; i-- {
		l := r.literals[i]
		switch {
		case t.openFuture[l]:
			p.open = 1
		case t.openPast[l]:
			p.open = -1
		case t.comparison[l]:
			p.compares = true
		case t.rangeBefore[l]:
			p.ranged = true
		case i < from-1 || r.words[i].Kind == text.Mark:
			return
		}
	}
}

// possessive tells whether "'s" stands at i.
func (r *reader) possessive(i int) bool {
	return i+1 < len(r.words) && !r.words[i].Gap && !r.words[i+1].Gap && r.words[i].Kind == text.Mark && r.words[i+1].Kind == text.Letters
}

// joins tells whether nothing but a word like "to" or a dash stands between two expressions.
func (r *reader) joins(from, to int) bool {
	return to == from+1 && r.rules.tense.rangeBetween[r.literals[from]]
}
