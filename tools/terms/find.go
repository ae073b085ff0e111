package terms

import (
	"strings"
	"sync"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// Find finds the terms of r, and new names, in the article.
func (r *Registry) Find(a *articles.Article) Found {
	if a.Document == nil || r.matcher == nil {
		return Found{}
	}
	f := finders.Get().(*finder)
	defer finders.Put(f)
	f.start(r, a)
	f.cut()
	f.match()
	f.propose()
	f.resolve()
	return Found{Mentions: f.mentions(), Themes: f.themes(), Near: f.nears()}
}

var finders = sync.Pool{New: func() any { return new(finder) }}

// finder reads one article. Its buffers are used again for the next.
type finder struct {
	r       *Registry
	a       *articles.Article
	s       string
	tk      tokenizer
	ts      []piece
	sents   []sentence
	hits    []hit
	names   []name  // not overlapping, in the order of the text
	phrase  []hit   // of themes
	gaz     []uint8 // by piece: see view
	low     lows
	view    view
	tagged  []tag // of one sentence
	forms   []form
	byFirst map[uint32]int32 // hash of a first word -> 1 + index into forms
	cover   []int32          // by piece: 1 + index of the name that holds it
	sorted  int              // so many of names are in order
	people  []person
	// 1 + the index of the last person with a surname, and a given name.
	bySurname, byGiven map[key]int32
	company            map[key]bool
	heard              map[string]int32  // consonants of a registered surname -> 1 + index into people; -1 for several
	skeletons          map[uint32]string // by the hash of the word
	told               map[string]string // office -> its folded words
	asked              []string          // folded words of the title that is looked up
	byHead             map[uint32]int32  // hash of an organisation's last word -> 1 + index of its only name
	held               []text.Span       // where offices stand, in order
	short              []acronym
	near               []Near
}

// sentence is a sentence of a block that is read.
type sentence struct {
	first, last int32 // pieces
	index       int   // in Document.Sentences
	block       int
	role        articles.Role
	caps        bool // written in capitals throughout
	headline    bool // most words have a capital
}

// name is a mention in the making.
type name struct {
	first, last int32 // pieces
	sent        int32 // index into finder.sents
	term        *Term
	also        *Term // the same country's page among the places, or the other way round
	typ         string
	title       string // what it is called when term is nil
	how         string
	office      string
	acts        bool
	sure        bool  // of the gazetteer
	who         int32 // 1 + index into finder.people
}

func (f *finder) start(r *Registry, a *articles.Article) {
	f.r, f.a, f.s = r, a, a.S
	f.tk.lex = r.lexicon
	if f.bySurname == nil {
		f.bySurname, f.byGiven, f.company = map[key]int32{}, map[key]int32{}, map[key]bool{}
		f.byHead, f.heard = map[uint32]int32{}, map[string]int32{}
		f.told, f.skeletons = map[string]string{}, map[uint32]string{}
	}
	clear(f.bySurname)
	clear(f.byGiven)
	clear(f.heard)
	clear(f.told)
	clear(f.skeletons)
	f.ts, f.sents, f.hits, f.names = f.ts[:0], f.sents[:0], f.hits[:0], f.names[:0]
	f.phrase, f.people, f.held, f.short, f.near = f.phrase[:0], f.people[:0], f.held[:0], f.short[:0], nil
}

// cut makes the tokens of all sentences that are read for names.
func (f *finder) cut() {
	d := f.a.Document
	for i, s := range d.Sentences {
		role := articles.Body
		if s.Block < len(f.a.Blocks) {
			role = f.a.Blocks[s.Block].Role
		}
		if role == articles.Chrome || role == articles.Meta || role == articles.Source || s.First >= s.Last {
			continue
		}
		first := int32(len(f.ts))
		f.ts = f.tk.sentence(f.ts, d.S, d.Words[s.First:s.Last], s.First)
		f.sents = append(f.sents, sentence{first: first, last: int32(len(f.ts)), index: i, block: s.Block, role: role, caps: f.shouts(first), headline: f.headline(first)})
	}
}

// shouts tells whether the pieces from first on are written in capitals.
func (f *finder) shouts(first int32) bool {
	capitals, words := 0, 0
	for _, t := range f.ts[first:] {
		if !t.has(isMark|isDigits) && t.Len() > 1 {
			words++
			if t.has(isCaps) {
				capitals++
			}
		}
	}
	return words > 3 && capitals*10 > words*8
}

// headline tells whether most longer words from piece first on have a capital, as
// in "Working Group Meets in Washington", and no stop ends it.
func (f *finder) headline(first int32) bool {
	capitals, words := 0, 0
	for _, t := range f.ts[first:] {
		if !t.has(isMark|isDigits) && t.Len() > 3 {
			words++
			if t.has(isUpper) {
				capitals++
			}
		}
	}
	last := &f.ts[len(f.ts)-1]
	return words > 3 && capitals*10 > words*8 && !last.has(isMark)
}

// match finds all names and phrases and keeps the longest names.
func (f *finder) match() {
	for i := range f.sents {
		s := &f.sents[i]
		f.hits = f.r.matcher.find(f.hits[:0], f.ts[s.first:s.last])
		for j := range f.hits {
			f.hits[j].first += s.first
			f.hits[j].last += s.first
		}
		f.keep(int32(i))
	}
}

// keep files the hits of one sentence: vetoes, then the leftmost longest names.
// Hits come in the order of their first token.
func (f *finder) keep(sent int32) {
	m := f.r.matcher
	end := int32(-1)
	for i := 0; i < len(f.hits); {
		j := i
		for j < len(f.hits) && f.hits[j].first == f.hits[i].first {
			j++
		}
		best := -1
		for k := i; k < j; k++ {
			h := f.hits[k]
			e := &m.all[h.entry]
			if e.use == asVeto || f.vetoed(h) {
				continue
			}
			if e.use == asPhrase {
				f.phrase = append(f.phrase, h)
				continue
			}
			if f.ts[h.last-1].End < len(f.s) && f.s[f.ts[h.last-1].End] == '$' {
				continue // "US$ 40 billion"
			}
			if h.first < end || f.sents[sent].caps && f.shouted(h) || e.term == nil && f.otherwise(h, sent) {
				continue
			}
			if best < 0 || better(m, h, f.hits[best]) {
				best = k
			}
		}
		if best >= 0 {
			n := f.named(f.hits[best], sent, f.hits[i:j])
			if n.how != "" {
				f.names = append(f.names, n)
				end = n.last
			}
		}
		i = j
	}
}

// better tells whether a is to be preferred to b, which begins at the same token:
// the longer, then what the registry holds, then an actor.
func better(m *matcher, a, b hit) bool {
	if a.last != b.last {
		return a.last > b.last
	}
	x, y := &m.all[a.entry], &m.all[b.entry]
	if (x.term == nil) != (y.term == nil) {
		return x.term != nil
	}
	return rank(x) < rank(y)
}

func rank(e *entry) int {
	switch {
	case e.term == nil:
		return 4
	case e.use == asAdjective:
		return 3
	case e.term.Kind == Actors:
		return 0
	case e.term.Kind == Sources:
		return 1
	}
	return 2
}

// vetoed tells whether a phrase that only looks like h's term covers h.
func (f *finder) vetoed(h hit) bool {
	t := f.r.matcher.all[h.entry].term
	if t == nil || len(t.Not) == 0 {
		return false
	}
	for _, v := range f.hits {
		if e := &f.r.matcher.all[v.entry]; e.use == asVeto && e.term == t && v.first < h.last && h.first < v.last && v.last-v.first >= h.last-h.first {
			return true
		}
	}
	return false
}

// shouted tells whether a hit in a sentence of capitals is as likely a common
// word: "US" there may be "us".
func (f *finder) shouted(h hit) bool {
	t := f.ts[h.first]
	return h.last-h.first == 1 && t.Len() <= 3 && t.class&(function|lowered) != 0
}

// otherwise tells whether a name of the gazetteer is printed as an acronym, which it
// is not: "GAO" is not Gao on the Niger.
func (f *finder) otherwise(h hit, sent int32) bool {
	e := &f.r.matcher.all[h.entry]
	return h.last-h.first == 1 && f.ts[h.first].has(isCaps) && !allCaps(strings.ReplaceAll(e.text, ".", "")) && !f.sents[sent].caps && f.ts[h.first].Len() <= 4
}

// named makes a name of a hit. Others are the hits at the same place; a country
// is often a place as well.
func (f *finder) named(h hit, sent int32, others []hit) name {
	e := &f.r.matcher.all[h.entry]
	n := name{first: h.first, last: h.last, sent: sent, term: e.term, how: "name", acts: true}
	if e.term == nil {
		n.typ, n.title, n.sure = e.known.typ, e.known.name, true
		return n
	}
	n.typ = mentionType(e.term)
	if e.use == asAdjective {
		n.how = "adjective"
	}
	for _, o := range others {
		if p := &f.r.matcher.all[o.entry]; o.last == h.last && p.term != nil && p.term.Kind == Places && e.term.Kind == Actors && p.use == asName {
			n.also = p.term
		}
	}
	return n
}

func mentionType(t *Term) string {
	switch t.Kind {
	case Places:
		return "place"
	case Sources:
		return "organisation"
	}
	return t.Type
}

// mentions returns the names found in the order of the text.
func (f *finder) mentions() []Mention {
	out := make([]Mention, 0, len(f.names))
	end := int32(-1)
	for i := range f.names {
		n := &f.names[i]
		if n.first < end || n.how == "" {
			continue
		}
		end = n.last
		m := Mention{Span: f.span(n), Sentence: f.sents[n.sent].index, Type: n.typ, Term: n.term, How: n.how, Office: n.office, Acts: n.acts}
		switch {
		case n.term != nil:
			m.Kind, m.Name = n.term.Kind, n.term.Title
		case n.typ == "place":
			m.Kind, m.Name = Places, n.title
		default:
			m.Kind, m.Name = Actors, n.title
		}
		out = append(out, m)
	}
	return out
}

// span returns the bytes of n, with the dot of "Inc." or of an initial.
func (f *finder) span(n *name) text.Span {
	sp := span(f.ts, n.first, n.last)
	if t := &f.ts[n.last-1]; t.is&(hasDot|isInitial) != 0 && !t.has(isDotted) && sp.End < len(f.s) && f.s[sp.End] == '.' {
		sp.End++
	}
	return sp
}

func (f *finder) nears() []Near { return f.near }
