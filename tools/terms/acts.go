package terms

import (
	"cmp"
	"slices"
	"strings"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// peoples files the adjectives of countries that the registry has no page for, or
// whose page does not state them; actors drops those that do not act.
func (f *finder) peoples() {
	all := peoples()
	for i := range f.sents {
		s := &f.sents[i]
		for at := s.first; at < s.last; at++ {
			if t := &f.ts[at]; t.class&demonym == 0 || !t.has(isUpper) || f.cover[at] != 0 {
				continue
			}
			first := at
			f.tk.buf = text.AppendFold(f.tk.buf[:0], f.word(at))
			country := all[string(f.tk.buf)]
			if at > s.first && f.cover[at-1] == 0 && f.ts[at-1].has(isUpper) && !f.ts[at-1].has(isMark) {
				if two := all[f.fold(at-1)+" "+f.fold(at)]; two != "" {
					country, first = two, at-1
				}
			}
			if country == "" {
				continue
			}
			f.add(name{first: first, last: at + 1, sent: int32(i), term: f.r.Term(Actors, country), title: country, typ: "country", how: "adjective", acts: true})
		}
	}
}

// actors decides for each name whether it takes part in what its sentence tells.
func (f *finder) actors() {
	for i := range f.names {
		n := &f.names[i]
		s := &f.sents[n.sent]
		if f.onlySubject(n) {
			n.how = ""
			continue
		}
		n.acts = n.acts && f.takesPart(n, s)
		if n.how == "adjective" && !n.acts && !(f.inOffice(n.first, n.last) && f.headActs(n, s)) {
			n.how = "" // "Moroccan cuisine" names no actor, "Moroccan Trade Minister" one
			continue
		}
		if !n.acts && n.also != nil && f.located(n, s) {
			n.term, n.typ = n.also, "place"
		}
	}
}

// onlySubject tells whether a new name is but what an office is for: "Near Eastern
// Affairs" after "Assistant Secretary of State for".
func (f *finder) onlySubject(n *name) bool {
	if n.term != nil || n.sure || n.how != "name" || n.typ == "person" || n.typ == "country" || n.last-n.first < 2 || !f.ofOffice(n.first) {
		return false
	}
	for i := n.first; i < n.last; i++ {
		if f.ts[i].class&(orgHead|siteHead) != 0 {
			return false
		}
	}
	return true
}

func (f *finder) takesPart(n *name, s *sentence) bool {
	if s.role == articles.Embed || s.role == articles.Dateline || s.role == articles.Heading {
		return false
	}
	if f.inOffice(n.first, n.last) || f.ts[n.first].has(isTag) {
		return false
	}
	switch {
	case n.term != nil && n.term.Kind != Actors, n.typ == "place":
		return false
	case n.typ == "person":
		return true
	case n.how == "adjective":
		return f.headActs(n, s) || f.peopleAct(n, s)
	case n.typ == "country":
		return f.countryActs(n, s)
	}
	// "in the DGST", "the DGST headquarters", "ISIS-inspired"
	return !f.located(n, s) && !f.is(s, n.last, placeHead) && !(f.ts[n.last-1].has(hasHyphen) && n.last < s.last && !f.ts[n.last].has(isUpper))
}

// peopleAct tells whether a people is named for its country: "the Moroccans agreed".
func (f *finder) peopleAct(n *name, s *sentence) bool {
	the := n.first > s.first && (f.word(n.first-1) == "the" || f.word(n.first-1) == "The")
	return the && endsInS(f.s, f.ts[n.last-1].Span) && f.is(s, n.last, copula|saying)
}

// inOffice tells whether pieces [first, last) stand inside the office of somebody.
func (f *finder) inOffice(first, last int32) bool {
	sp := span(f.ts, first, last)
	i, _ := slices.BinarySearchFunc(f.held, sp.Start+1, func(o text.Span, at int) int { return cmp.Compare(o.Start, at) })
	return i > 0 && f.held[i-1].Holds(sp)
}

// countryActs tells whether a country, named by its noun, takes part.
func (f *finder) countryActs(n *name, s *sentence) bool {
	if f.ts[n.last-1].has(hasHyphen) && n.last < s.last {
		// "US-Morocco relations": both take part. "US-led": it does not.
		return f.at(n.last) != nil
	}
	if f.headActs(n, s) {
		return true
	}
	if f.ts[n.last-1].has(hasOwner) {
		return false
	}
	prev := f.before(n, s)
	if prev < s.first {
		return true
	}
	p := &f.ts[prev]
	switch {
	case f.mark(s, prev, idComma) || p.id == idAnd || f.fold(prev) == "or":
		// One of a list acts as the one before it does.
		if o := f.listed(n, prev); o != nil {
			return f.takesPart(o, s)
		}
		return true
	case f.isOf(prev), f.fold(prev) == "from":
		// "delegations from the United States"
		return f.is(s, prev-1, actHead)
	}
	return !f.located(n, s)
}

func (f *finder) isOf(i int32) bool { return f.word(i) == "of" }

// before returns the piece before n, past an article and the parts of a place: "in
// the southern Sahara".
func (f *finder) before(n *name, s *sentence) int32 {
	i := n.first - 1
	for i >= s.first && (f.word(i) == "the" || f.word(i) == "The" || f.ts[i].class&placeHead != 0 && !f.ts[i].has(isUpper)) {
		i--
	}
	return i
}

// listed returns the name of a country that stands before the comma or "and" at
// piece i, or nil.
func (f *finder) listed(n *name, i int32) *name {
	if f.ts[i].id == idAnd && i > 0 && f.ts[i-1].id == idComma {
		i--
	}
	if o := f.at(i - 1); o != nil && o != n && o.sent == n.sent && o.typ == n.typ {
		return o
	}
	return nil
}

// located tells whether a preposition before n makes it where something is, or
// where somebody goes.
func (f *finder) located(n *name, s *sentence) bool {
	prev := f.before(n, s)
	return f.is(s, prev, location|direction) && !f.ts[prev].has(isUpper) || prev == s.first && f.is(s, prev, location)
}

// headActs tells whether the noun that n's name stands before is one by which a
// country acts: "Moroccan security officials", "US embassy". "Security" alone is
// one only where no other noun follows.
func (f *finder) headActs(n *name, s *sentence) bool {
	if o := f.at(n.last + 1); n.last < s.last && f.ts[n.last].id == idAnd && o != nil && o.sent == n.sent && (o.typ == "country") {
		return f.headActs(o, s) // "Moroccan and US officials"
	}
	acts := false
	for i := n.last; i < s.last && i < n.last+5; i++ {
		t := &f.ts[i]
		if f.at(i) != nil {
			return false
		}
		switch {
		case t.class&actHead != 0 && t.class&officeMod == 0:
			return true
		case t.class&actHead != 0:
			acts = true
			continue
		case t.has(isMark), t.class&(function|copula|saying|link|direction) != 0:
			return acts
		case acts && strings.HasSuffix(f.word(i), "ed") && !t.has(isUpper):
			return true // "Moroccan police sealed"
		}
		acts = false
	}
	return acts
}
