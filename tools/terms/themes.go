package terms

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// weighing is rules/themes.toml: what a phrase counts where.
type weighing struct {
	Title, First, Body float64
	Most               int // times a phrase counts
	Threshold          float64
	Miss               float64 // at or above it a theme is told as a near miss
	Share, Enough      float64 // what a theme needs beside a better one
	Words, Least       int     // words of text for one theme; themes for any text
}

var themeRules = sync.OnceValue(func() weighing {
	var w weighing
	mustDecode("rules/themes.toml", &w)
	return w
})

// themes scores the themes whose phrases were found: a phrase counts once in a
// paragraph, more in the title and in the first sentence.
func (f *finder) themes() []Score {
	if len(f.phrase) == 0 && !f.titleApart() {
		return nil
	}
	w := themeRules()
	all := map[*Term]*themeScore{}
	f.titlePhrases(all, w)
	first := f.firstSentence()
	for _, h := range f.longestPhrases() {
		e := &f.r.matcher.all[h.entry]
		s := f.sentenceOf(h.first)
		block := f.sents[s].block
		worth := w.Body
		switch {
		case f.sents[s].role == articles.Title:
			worth = w.Title
		case s == first:
			worth = w.First
		}
		sp := span(f.ts, h.first, h.last)
		para := f.a.Blocks[block].Para
		all[e.term] = all[e.term].count(e, block, worth, w.Most, articles.Evidence{
			Which: "themes", Value: e.term.Title, How: articles.Stated, Quote: f.s[sp.Start:sp.End], Paragraph: para, Rule: e.text, Span: sp,
		})
	}
	var out []Score
	for t, ts := range all {
		score := math.Round(ts.score*100) / 100
		if score >= w.Miss {
			out = append(out, Score{Term: t, Score: score, Evidence: ts.evidence})
		}
	}
	slices.SortFunc(out, func(a, b Score) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(len(b.Evidence), len(a.Evidence)), strings.Compare(a.Term.Title, b.Term.Title))
	})
	w.choose(out, f.words())
	return out
}

// choose marks those of the scores, best first, that are themes of an article of so
// many words: those with enough, and not far below the best, as far as there is room.
func (w weighing) choose(scores []Score, words int) {
	if len(scores) == 0 {
		return
	}
	need := max(w.Threshold, min(w.Share*scores[0].Score, w.Enough))
	room := max(w.Least, words/w.Words)
	for i := range scores {
		scores[i].Chosen = scores[i].Score >= need && i < room
	}
}

// words counts the words that are read for themes.
func (f *finder) words() int {
	n := 0
	for i := range f.ts {
		if !f.ts[i].has(isMark) {
			n++
		}
	}
	return n
}

// themeScore is the score of one theme while it is counted.
type themeScore struct {
	score    float64
	evidence []articles.Evidence
	seen     map[phraseIn]bool
	times    map[string]int
}

type phraseIn struct {
	phrase string
	block  int
}

func (s *themeScore) count(e *entry, block int, worth float64, most int, ev articles.Evidence) *themeScore {
	if s == nil {
		s = &themeScore{seen: map[phraseIn]bool{}, times: map[string]int{}}
	}
	k := phraseIn{e.text, block}
	if s.seen[k] || s.times[e.text] >= most {
		return s
	}
	s.seen[k] = true
	s.times[e.text]++
	s.score += e.weight * worth
	s.evidence = append(s.evidence, ev)
	return s
}

// titleApart tells whether the article's title stands nowhere in its text, and
// was not made from it.
func (f *finder) titleApart() bool {
	if f.a.Title == "" {
		return false
	}
	for _, b := range f.a.Blocks {
		if b.Role == articles.Title {
			return false
		}
	}
	for _, e := range f.a.Evidence {
		if e.Which == "title" && e.How == articles.Inferred {
			return false
		}
	}
	return true
}

// titlePhrases counts the phrases of a title that stands outside the text.
func (f *finder) titlePhrases(all map[*Term]*themeScore, w weighing) {
	if !f.titleApart() {
		return
	}
	t := f.a.Title
	ts := f.tk.sentence(nil, t, text.Words(nil, t, 0, len(t)), 0)
	hits := f.r.matcher.find(nil, ts)
	for _, h := range hits {
		e := &f.r.matcher.all[h.entry]
		if e.use != asPhrase {
			continue
		}
		sp := span(ts, h.first, h.last)
		all[e.term] = all[e.term].count(e, -1, w.Title, w.Most, articles.Evidence{
			Which: "themes", Value: e.term.Title, How: articles.Stated, Quote: t[sp.Start:sp.End], Rule: e.text,
		})
	}
}

// longestPhrases returns the phrases found, without those inside a longer phrase
// of the same theme.
func (f *finder) longestPhrases() []hit {
	end := map[*Term]int32{}
	sort.SliceStable(f.phrase, func(i, j int) bool {
		a, b := f.phrase[i], f.phrase[j]
		if a.first != b.first {
			return a.first < b.first
		}
		return a.last > b.last
	})
	out := f.phrase[:0]
	for _, h := range f.phrase {
		t := f.r.matcher.all[h.entry].term
		if h.first >= end[t] {
			end[t] = h.last
			out = append(out, h)
		}
	}
	return out
}

// firstSentence returns the index of the first sentence of the body, or -1.
func (f *finder) firstSentence() int {
	for i, s := range f.sents {
		if s.role == articles.Body {
			return i
		}
	}
	return -1
}

// sentenceOf returns the index of the sentence that holds token t.
func (f *finder) sentenceOf(t int32) int {
	return sort.Search(len(f.sents), func(i int) bool { return f.sents[i].last > t })
}
