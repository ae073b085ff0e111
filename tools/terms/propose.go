package terms

import (
	"strings"

	"dateline/tools/articles"
)

// propose finds names that the registry does not know: what the tagger says, as far
// as the registry does not speak against it.
func (f *finder) propose() {
	w := trainedNow()
	if w == nil || f.a.Lang != "" && !strings.HasPrefix(f.a.Lang, "en") {
		return // it has learnt English alone
	}
	f.lookAround()
	for i := range f.sents {
		s := &f.sents[i]
		if s.role == articles.Embed || s.caps {
			continue // capitals tell nothing there
		}
		f.tagged = w.tag(f.tagged[:0], f.see(s))
		f.take(int32(i), s)
	}
	f.mend()
	f.agree()
}

// lookAround gathers what the tagger asks of the whole text: where the matcher
// found places, and which words are also written in lower case.
func (f *finder) lookAround() {
	f.sortNames()
	f.low = lows{}
	for i := range f.ts {
		if t := &f.ts[i]; !t.has(isMark|isUpper|isDigits) && !t.has(isFirst) {
			f.low.add(t.hash)
		}
	}
	f.gaz = append(f.gaz[:0], make([]uint8, len(f.ts))...)
	for i := range f.names {
		n := &f.names[i]
		g := gazNone
		switch {
		case n.how == "adjective":
			g = gazAdjective
		case n.typ == "country":
			g = gazCountry
		case n.typ == "place":
			g = gazPlace
		case n.term == nil && n.typ == "organisation":
			g = gazOrganisation
		}
		if g == gazNone {
			continue
		}
		for j := n.first; j < n.last; j++ {
			f.gaz[j] = g
			if g != gazAdjective && j > n.first {
				f.gaz[j]++
			}
		}
	}
}

// see returns what the tagger sees of a sentence.
func (f *finder) see(s *sentence) *view {
	v := &f.view
	v.s, v.ts, v.gaz, v.low, v.caps = f.s, f.ts[s.first:s.last], f.gaz[s.first:s.last], &f.low, s.caps
	return v
}

// tagTypes are the types of mention by the tag that begins one; what is neither a
// person, an organisation nor a place is no mention.
var tagTypes = [tags]string{beginPerson: "person", beginOrganisation: "organisation", beginPlace: "place"}

// take files the names that were tagged in a sentence.
func (f *finder) take(sent int32, s *sentence) {
	for i := 0; i < len(f.tagged); {
		t := f.tagged[i]
		if t == tagO {
			i++
			continue
		}
		j := i + 1
		for j < len(f.tagged) && f.tagged[j].inside() && f.tagged[j].begin() == t.begin() {
			j++
		}
		f.offer(sent, s.first+int32(i), s.first+int32(j), t.begin())
		i = j
	}
	f.doubt(s)
}

// doubt takes back names of the gazetteer that are common words as well, where the
// tagger saw no name.
func (f *finder) doubt(s *sentence) {
	for i, t := range f.tagged {
		at := s.first + int32(i)
		n := f.at(at)
		if t == tagO && n != nil && n.sure && n.first == at && n.last == at+1 && !f.ts[at].has(isCaps) && f.ts[at].class&demonym == 0 && (n.typ == "organisation" || f.ts[at].class&(ordinary|lowered) != 0) {
			n.how = ""
			f.cover[at] = 0
		}
	}
}

// offer files pieces [first, last) as a new name, unless the registry knows better.
func (f *finder) offer(sent, first, last int32, t tag) {
	if c := f.ts[first].class; c&honorific != 0 && c&shortForm != 0 && last-first > 1 && f.ts[last-1].class&orgHead == 0 {
		t = beginPerson // "Mr Park" is no park
	}
	if f.givenAtEnd(sent, first, last) && t != beginPerson {
		f.offer(sent, first, last-1, t)
		f.offer(sent, last-1, last, beginPerson)
		return
	}
	typ := tagTypes[t]
	first, last = f.trimName(first, last, typ)
	if first >= last {
		return
	}
	if cut := f.cutAt(first, last, typ); cut > first {
		f.offer(sent, first, cut, t)
		if f.ts[cut].class&given != 0 {
			t = beginPerson
		}
		f.offer(sent, cut, last, t)
		return
	}
	if typ == "person" && last-first == 1 {
		last = f.goOn(sent, last)
	}
	if typ == "person" && f.syllable(last) {
		last++
	}
	if typ != "" && f.noName(first, last) {
		typ = ""
	}
	if f.governs(first, last) {
		return
	}
	for i := first; i < last; i++ {
		n := f.at(i)
		if n == nil {
			continue
		}
		if n.first == first && n.last == last && (n.typ == typ || n.typ == "country" && typ == "place") {
			return // the gazetteer has a better name for it
		}
		if !f.gives(n, first, last, typ) {
			return
		}
	}
	if typ == "" {
		// A name of something else: what stands in it does not act by itself.
		longer := false
		for i := first; i < last; i++ {
			longer = longer || f.at(i) == nil && f.ts[i].has(isUpper)
		}
		for i := first; i < last; i++ {
			if n := f.at(i); n != nil && n.term == nil {
				n.how = ""
			} else if n != nil && longer && n.typ != "person" {
				n.acts = false
			}
		}
		return
	}
	for i := first; i < last; i++ {
		if n := f.at(i); n != nil {
			n.how = ""
		}
	}
	if last-first == 1 && f.ts[first].has(isCaps) && !f.sents[sent].caps {
		typ = "organisation" // few acronyms are people or places that the gazetteer lacks
	}
	n := name{first: first, last: last, sent: sent, typ: typ, how: "name", acts: true}
	sp := f.span(&n)
	n.title = strings.Join(strings.Fields(f.s[sp.Start:sp.End]), " ")
	f.add(n)
}

// cutAt returns the piece at which one name ends and another begins: after the
// country of an office ("President of the United States Barack Obama"), after an owner
// that is a name by itself ("the USAF's Mobility Command"), after "Inc.". It returns
// first where there is none.
func (f *finder) cutAt(first, last int32, typ string) int32 {
	if n := f.at(first); n != nil && n.typ == "country" && n.first == first && n.last < last && (n.last-first > 1 || f.ts[first].has(isCaps)) && (typ == "person" || f.ts[n.last].class&given != 0) {
		return n.last
	}
	if typ != "organisation" {
		return first
	}
	for i := first; i+1 < last; i++ {
		t := &f.ts[i]
		if t.has(hasOwner) && t.class&(ordinary|lowered|function|demonym) == 0 && (t.has(isCaps) || i == first) || t.class&legal != 0 && i > first && f.ts[i+1].class&legal == 0 {
			return i + 1
		}
	}
	return first
}

// givenAtEnd tells whether the last of the pieces [first, last) is a given name whose
// surname follows: "Near Eastern Affairs David" Schenker.
func (f *finder) givenAtEnd(sent, first, last int32) bool {
	s, t := &f.sents[sent], &f.ts[last-1]
	return last-first > 1 && last < s.last && t.class&(given|ordinary) == given && t.has(isUpper) && !t.has(hasOwner|hasHyphen) &&
		f.ts[last].class&^given == 0 && f.ts[last].has(isUpper) && !f.ts[last].has(isCaps|isMark) && f.at(last) == nil
}

// goOn returns the end of a person's name of which the tagger gave one word before
// last: a capital that follows without a mark is the rest of it.
func (f *finder) goOn(sent, last int32) int32 {
	s := &f.sents[sent]
	if f.ts[last-1].class&given == 0 || f.ts[last-1].has(hasOwner|hasHyphen) {
		return last
	}
	month := last
	for last < s.last && f.cover[last] == 0 && f.ts[last].has(isUpper) && f.ts[last].class&(function|calendar|office|honorific|orgHead|demonym) == 0 || last == month && f.monthName(s, last) {
		last++
		if f.ts[last-1].has(hasOwner | hasHyphen) {
			break
		}
	}
	return last
}

// syllable tells whether piece i is the end of a Korean or Chinese given name, which
// print joins with a hyphen: "Kim Jong-un", but not "Clinton-era".
func (f *finder) syllable(i int32) bool {
	if int(i) >= len(f.ts) || !f.ts[i-1].has(hasHyphen) {
		return false
	}
	t := &f.ts[i]
	return !t.has(isUpper|isDigits|isMark) && t.Len() <= 5 && f.cover[i] == 0 &&
		(t.class&(ordinary|lowered|function|copula|saying) == 0 || f.word(i) == "in" && !t.has(hasHyphen))
}

// monthName tells whether the month at piece i is the surname of the given name
// before it: "Theresa May", but "Sydney May 5".
func (f *finder) monthName(s *sentence, i int32) bool {
	return f.is(s, i, calendar) && f.ts[i].has(isUpper) && f.cover[i] == 0 && !(i+1 < s.last && f.ts[i+1].has(isDigits)) && f.is(s, i-2, honorific|office)
}

// gives tells whether the name n, found by the matcher, gives way to a new name of
// the pieces [first, last).
func (f *finder) gives(n *name, first, last int32, typ string) bool {
	inside := first <= n.first && n.last <= last && last-first > n.last-n.first
	switch {
	case n.term == nil:
		return inside || typ == "" || n.last-n.first == 1
	case typ == "":
		return true // it stays, and does not act
	}
	// "University of Rabat" is not Rabat, but the tagger's word alone is not
	// enough to take a person or an organisation from the registry.
	if !inside || n.typ != "country" && n.typ != "place" || typ != "organisation" {
		return false
	}
	for i := first; i < last; i++ {
		if f.ts[i].class&orgHead != 0 && f.at(i) == nil {
			return true
		}
	}
	return false
}

// noName tells whether pieces [first, last) cannot be a new person, organisation or
// place: common words and offices, the accords and cups that are called after
// them, and the subject of an office ("Director of Global Affairs").
func (f *finder) noName(first, last int32) bool {
	t := &f.ts[first]
	n := f.at(first)
	if n != nil && n.first == first && n.last == last {
		return false
	}
	if last-first == 1 && (t.class&(function|demonym|thing|lowered) != 0 && !t.has(isCaps) || t.class&office != 0 || t.has(isDigits) || code(f.word(first)) ||
		t.has(isFirst) && !t.has(isCaps) && (f.low.has(t.hash) || t.class&ordinary != 0)) {
		return true
	}
	if end := f.ts[last-1].End; end < len(f.s) && f.s[end] == '$' {
		return true
	}
	if f.ts[last-1].class&thing != 0 || f.halved(first, last) {
		return true
	}
	if t.class&(office|orgHead|given) == office && last-first > 2 && f.ts[first+1].class&link != 0 && t.has(isUpper) {
		return true // "Coordinator for Counterterrorism"
	}
	common, group := true, false
	for i := first; i < last; i++ {
		u := &f.ts[i]
		common = common && u.class&(office|officeMod|honorific|tense|function|link|lowered) != 0 && !u.has(isCaps)
		group = group || u.class&orgHead != 0 || f.at(i) != nil
	}
	if common && !group {
		return true
	}
	return !group && f.ofOffice(first)
}

// ofOffice tells whether the words before piece first make what stands there the
// subject of an office: "Director of" before "Global Affairs". A subject goes on over
// "of" and "and".
func (f *finder) ofOffice(first int32) bool {
	for i := first - 1; i > first-8 && i > 0; i-- {
		u := &f.ts[i]
		if u.class&office != 0 && u.has(isUpper) && i < first-1 {
			return true
		}
		if u.class&link == 0 && u.id != idAnd && !(u.has(isUpper) && i < first-1) || u.has(hasOwner) {
			break
		}
	}
	return false
}

// governs tells whether pieces [first, last) are a country and the word for its
// government, which is that country acting and no organisation.
func (f *finder) governs(first, last int32) bool {
	n := f.at(first)
	if n == nil || n.typ != "country" || n.first != first || n.last >= last {
		return false
	}
	for i := n.last; i < last; i++ {
		if c := f.ts[i].class; c&actHead == 0 || c&(orgHead|office) != 0 {
			return false
		}
	}
	return true
}

// halved tells whether a hyphen ties pieces [first, last) to a capital that is no
// name by itself: "Major Non-NATO Ally" is not cut in two.
func (f *finder) halved(first, last int32) bool {
	after := f.ts[last-1].has(hasHyphen) && int(last) < len(f.ts) && f.ts[last].has(isUpper) && f.at(last) == nil
	return after || first > 0 && f.ts[first-1].has(hasHyphen) && f.ts[first-1].has(isUpper) && f.at(first-1) == nil
}

// code tells whether a word is the number of a model, "A380".
func code(w string) bool { return strings.ContainsAny(w, "0123456789") }

// endsBefore tells whether the last of the pieces [first, last) is no part of an
// organisation's name: an office ("Ryanair CEO"), the number of a model, and the
// first word of an office ("White House Press" Secretary).
func (f *finder) endsBefore(first, last int32) bool {
	t := &f.ts[last-1]
	for i := first; i < last; i++ {
		if f.ts[i].class&link != 0 {
			return false // "Office of the Prime Minister"
		}
	}
	if t.class&office != 0 && t.class&orgHead == 0 || code(f.word(last-1)) && t.has(isUpper) {
		return true
	}
	return t.class&officeMod != 0 && t.class&demonym == 0 && int(last) < len(f.ts) && !t.has(hasOwner) && f.ts[last].class&office != 0 && f.ts[last].has(isUpper)
}

// trimName drops what stands before or after a name and is no part of it: an
// article, a title, a day.
func (f *finder) trimName(first, last int32, typ string) (int32, int32) {
	for first < last {
		t := &f.ts[first]
		switch {
		case t.class&calendar != 0 && t.class&given == 0 && (last-first == 1 || typ != ""):
		case last-first > 1 && t.class&function != 0 && f.at(first) == nil && !t.has(isCaps):
		case last-first > 1 && typ == "person" && t.class&(honorific|office|tense) != 0 && t.class&given == 0:
		default:
			goto right
		}
		first++
	}
right:
	for last > first {
		t := &f.ts[last-1]
		if last-first > 1 && (typ == "organisation" || typ == "person" && t.class&(office|given|orgHead) == office) && f.endsBefore(first, last) {
			last--
			continue
		}
		if t.class&calendar == 0 && (t.has(isUpper|isDigits) || t.class&link == 0) && !(t.has(hasHyphen) && t.class&function != 0) {
			break
		}
		last--
	}
	return first, last
}
