package terms

import "strings"

// mend draws the bounds of new names where grammar is surer than the tagger: an
// organisation goes on over "of" and "and" to its head or from it, a place ends with
// what it is, and a people's name is no part of a person's.
func (f *finder) mend() {
	f.sortNames()
	for i := range f.names {
		n := &f.names[i]
		if n.term != nil || n.how != "name" || n.sure && n.typ != "organisation" {
			continue
		}
		s := &f.sents[n.sent]
		first, last, typ := n.first, n.last, n.typ
		switch typ {
		case "organisation":
			first, last = f.mendOrganisation(s, first, last)
			if p := f.afterPeople(first, last); p > first {
				first = p
				if f.ts[first].class&given != 0 && last-first > 1 {
					typ = "person"
				}
			}
		case "person":
			for last-first > 1 && (f.ts[first].class&demonym != 0 || f.ts[first].has(isFirst) && f.ts[first].class&(ordinary|given) == ordinary) {
				first++
			}
		}
		// "Kelechi" and "Iheanacho": a lone word beside a name is the rest of it.
		if first > s.first && f.lone(first-1) && f.cover[first-1] == 0 && last-first == 1 {
			first--
			if typ == "place" && f.ts[last-1].class&placeHead == 0 {
				typ = "person"
			}
		}
		if f.ts[last-1].class&siteHead != 0 && typ != "person" && f.ts[first].class&demonym == 0 {
			typ = "place"
			for first > s.first && f.ts[first-1].has(isUpper) && !f.ts[first-1].has(hasOwner) && f.ts[first-1].class&(function|demonym) == 0 && f.yields(first-1) {
				first--
			}
		}
		if first != n.first || last != n.last || typ != n.typ {
			f.redraw(i, first, last, typ)
		}
	}
	f.sortNames()
}

// lone tells whether piece i is a capital that is no word known otherwise, and
// nothing stands between it and the next piece.
func (f *finder) lone(i int32) bool {
	t := &f.ts[i]
	return t.has(isUpper) && !t.has(isMark|hasOwner|hasHyphen|isCaps|isTag) && t.class&^given == 0 && t.Len() > 2 && !(t.has(isFirst) && f.low.has(t.hash))
}

// redraw gives the i-th name other bounds and takes back what stands in them.
func (f *finder) redraw(i int, first, last int32, typ string) {
	for j := first; j < last; j++ {
		if o := f.at(j); o != nil && o != &f.names[i] {
			o.how = ""
		}
		f.cover[j] = int32(i + 1)
	}
	n := &f.names[i]
	n.first, n.last, n.typ = first, last, typ
	sp := f.span(n)
	n.title = strings.Join(strings.Fields(f.s[sp.Start:sp.End]), " ")
}

// yields tells whether piece i may become part of a longer new name: it is nobody's,
// a new name's, or a place's.
func (f *finder) yields(i int32) bool {
	n := f.at(i)
	return n == nil || n.typ == "place" || n.term == nil && n.typ != "person" && n.typ != "country"
}

// mendOrganisation returns the bounds of an organisation.
func (f *finder) mendOrganisation(s *sentence, first, last int32) (int32, int32) {
	// "Armed Forces" of "Liberia", "Movement" for the "Emancipation" of …
	for f.ts[last-1].class&orgHead != 0 || f.linked(first, last) {
		end := f.over(s, last)
		if end == last {
			break
		}
		last = end
	}
	// "Independent Electoral" and "Boundaries Commission"
	if f.ts[last-1].class&orgHead == 0 && last < s.last && f.ts[last].id == idAnd {
		if end := f.toHead(s, last+1); end > 0 {
			last = end
		}
	}
	if f.ts[last-1].class&orgHead == 0 {
		return first, last
	}
	// "Justice" and "Development Party", "New" and "Patriotic Party"
	for first > s.first {
		t := &f.ts[first-1]
		switch {
		case t.has(isUpper) && !t.has(isFirst|hasOwner|isMark) && t.class&(demonym|calendar|honorific) == 0 && f.yields(first-1):
			first--
			continue
		case t.has(isUpper) && t.has(hasOwner) && !t.has(isFirst) && t.class&function != 0 && f.cover[first-1] == 0:
			first-- // "People's Democratic Party"
			continue
		case t.id == idAnd && first-2 > s.first && f.ts[first-2].has(isUpper) && f.at(first-2) == nil && f.ts[first-3].class&function != 0 && !f.ts[first-3].has(isUpper) && last-first <= 3:
			first -= 2
			continue
		}
		break
	}
	return first, last
}

// linked tells whether "of" or "for" stands between capitals in [first, last), so
// that the name may go on in the same way.
func (f *finder) linked(first, last int32) bool {
	for i := first + 1; i < last; i++ {
		if w := f.word(i); w == "of" || w == "for" {
			return f.ts[first].class&orgHead != 0 || f.ts[i-1].class&orgHead != 0
		}
	}
	return false
}

// over returns the end of the capitals that follow piece at over "of" or "for".
func (f *finder) over(s *sentence, at int32) int32 {
	if at+1 >= s.last || f.ts[at-1].has(hasOwner|hasHyphen) || f.ts[at-1].class&(placeHead|office) == placeHead && f.ts[at-1].class&orgHead == 0 {
		return at
	}
	if w := f.word(at); w != "of" && w != "for" {
		return at
	}
	i := at + 1
	if i < s.last && f.word(i) == "the" {
		i++
	}
	end := i
	for end < s.last && f.ts[end].has(isUpper) && f.ts[end].class&calendar == 0 && f.mayJoin(end) {
		end++
		if f.ts[end-1].has(hasOwner) {
			return at
		}
	}
	if end == i {
		return at
	}
	// "Disease Control and Prevention"
	if end+1 < s.last && f.ts[end].id == idAnd && f.ts[end+1].has(isUpper) && f.at(end+1) == nil && f.at(end-1) == nil {
		for end++; end < s.last && f.ts[end].has(isUpper) && f.at(end) == nil && !f.ts[end].has(hasOwner); {
			end++
		}
	}
	return end
}

// mayJoin tells whether piece i may be part of an organisation's name after "of".
func (f *finder) mayJoin(i int32) bool {
	n := f.at(i)
	return n == nil || n.typ != "person" && (n.term == nil || n.typ == "country" || n.typ == "place")
}

// toHead returns the end of a run of capitals from piece i that ends with the head
// of an organisation, or 0.
func (f *finder) toHead(s *sentence, i int32) int32 {
	for j := i; j < s.last && j < i+4 && f.ts[j].has(isUpper) && f.mayJoin(j) && f.at(j) == nil; j++ {
		if f.ts[j].class&orgHead != 0 {
			return j + 1
		}
	}
	return 0
}

// afterPeople returns the piece after the adjectives of peoples at the beginning of
// a name that is no organisation by its head: "Kenyan Wilson Kipsang".
func (f *finder) afterPeople(first, last int32) int32 {
	for i := first; i < last; i++ {
		if f.ts[i].class&(orgHead|link) != 0 {
			return first
		}
	}
	for last-first > 2 && f.ts[first].class&demonym != 0 {
		first++
	}
	return first
}
