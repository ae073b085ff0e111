package terms

import (
	"cmp"
	"slices"
	"strings"

	"dateline/tools/text"
)

// resolve works out, within the article, whom shorter and misspelt names mean:
// acronyms that the text defines, misspellings, surnames, then titles.
func (f *finder) resolve() {
	f.sortNames()
	f.acronyms()
	f.misspelt()
	f.inLonger()
	f.sortNames()
	f.meet()
	f.surnames()
	f.sortNames()
	f.organisations()
	f.heads()
	f.sortNames()
	f.offices()
	f.titles()
	f.fullTitles()
	f.peoples()
	f.sortNames()
	f.actors()
}

// sortNames puts the names in the order of the text, drops those that were taken
// back and those inside others, and notes which piece each holds.
func (f *finder) sortNames() {
	byPlace := func(a, b name) int { return cmp.Compare(a.first, b.first) }
	if !slices.IsSortedFunc(f.names, byPlace) {
		slices.SortStableFunc(f.names, byPlace)
	}
	f.cover = append(f.cover[:0], make([]int32, len(f.ts))...)
	kept := f.names[:0]
	for _, n := range f.names {
		if n.how == "" || f.cover[n.first] != 0 {
			continue
		}
		kept = append(kept, n)
		for i := n.first; i < n.last; i++ {
			f.cover[i] = int32(len(kept))
		}
	}
	f.names = kept
	f.sorted = len(kept)
}

// at returns the name that holds piece i, or nil.
func (f *finder) at(i int32) *name {
	if i < 0 || int(i) >= len(f.ts) || f.cover[i] == 0 {
		return nil
	}
	return &f.names[f.cover[i]-1]
}

func (f *finder) word(i int32) string { return f.s[f.ts[i].Start:f.ts[i].End] }

// fold returns the folded word of piece i.
func (f *finder) fold(i int32) string {
	f.tk.buf = text.AppendFold(f.tk.buf[:0], f.word(i))
	return string(f.tk.buf)
}

// is tells whether piece i lies in sentence s and has one of the classes.
func (f *finder) is(s *sentence, i int32, c class) bool {
	return i >= s.first && i < s.last && f.ts[i].class&c != 0
}

// mark tells whether piece i lies in sentence s and is this mark.
func (f *finder) mark(s *sentence, i int32, id int32) bool {
	return i >= s.first && i < s.last && f.ts[i].id == id && f.ts[i].has(isMark)
}

// printed returns the words of pieces [first, last) as the text has them.
func (f *finder) printed(first, last int32) string {
	sp := span(f.ts, first, last)
	return strings.Join(strings.Fields(f.s[sp.Start:sp.End]), " ")
}

// person is somebody the article names in full.
type person struct {
	term    *Term
	title   string
	name    int32 // index into finder.names of the first full name
	given   key
	surname key
	sex     class // maleWord or femaleWord, where a title told it
	// 1 + the index of the next person with the same given name, and surname.
	nextGiven, nextSurname int32
}

// key is what words are compared by: equal when they are spelt alike, or are
// spellings of one name.
type key uint64

func (t *piece) key() key { return keyOf(t.id, t.hash) }

// keyOf takes the number of a word that the lexicon holds, and a hash of others.
func keyOf(id int32, hash uint32) key {
	if id != 0 {
		return key(id)
	}
	return 1<<32 | key(hash)
}

// ends returns the keys of the first and the last word of a title.
func (r *Registry) ends(title string) (first, last key) {
	c := compiler{lex: r.lexicon}
	ws := c.words(title)
	if len(ws) == 0 {
		return
	}
	of := func(w word) key { return keyOf(r.lexicon.ids[w.folded], hashOf([]byte(w.folded))) }
	return of(ws[0]), of(ws[len(ws)-1])
}

// meet lists the people whom the article names in full. Two spellings of one new
// name are one person.
func (f *finder) meet() {
	f.companies()
	f.meetNames(func(n *name) bool { return n.term != nil || n.last-n.first > 2 })
	f.linkParts(2)
	f.meetNames(func(n *name) bool { return n.who == 0 && n.how == "name" })
	for i := range f.names {
		f.meetTitled(int32(i))
	}
}

// meetNames lists the people of those names for which which holds.
func (f *finder) meetNames(which func(*name) bool) {
	for i := range f.names {
		n := &f.names[i]
		if n.typ != "person" || n.how == "adjective" || !which(n) {
			continue
		}
		if n.term == nil {
			n.title = plainPerson(n.title)
		}
		p := person{term: n.term, title: n.title, name: int32(i)}
		last := n.last - 1
		for last > n.first && f.ts[last].class&generation != 0 {
			last-- // "Jr."
		}
		if n.term != nil {
			p.title = n.term.Title
			ends := f.r.people.ends[n.term]
			p.given, p.surname = ends[0], ends[1]
		} else if last == n.first || f.surnameOnly(n) {
			continue
		} else {
			p.given, p.surname = f.ts[n.first].key(), f.ts[last].key()
		}
		n.who = f.person(p)
		f.hear(n)
	}
}

// hear remembers how the surname of a registered person sounds.
func (f *finder) hear(n *name) {
	if n.term == nil {
		return
	}
	if c := consonants(f.r.people.sound[n.term]); len(c) > 1 {
		if o := f.heard[c]; o != 0 && o != n.who {
			f.heard[c] = -1
		} else {
			f.heard[c] = n.who
		}
	}
}

// sounding returns the registered person of the article (1 + index) whose surname the
// word at a piece spells otherwise.
func (f *finder) sounding(at int32) int32 {
	t := &f.ts[at]
	if len(f.heard) == 0 || t.Len() < minNear || t.class&(ordinary|lowered|office|orgHead|placeHead) != 0 {
		return 0
	}
	sound := f.skeleton(at)
	c := consonants(sound)
	who := f.heard[c]
	if who <= 0 {
		return 0
	}
	if own := f.r.people.sound[f.people[who-1].term]; sound != own && (len(c) < 3 || !oneVowel(sound, own)) {
		return 0
	}
	return who
}

// meetTitled lists a person of whom the article says only a title and a surname:
// "President Obama". Other names of that one word mean the same person.
func (f *finder) meetTitled(i int32) {
	n := &f.names[i]
	if n.who != 0 || n.typ != "person" || n.last-n.first != 1 || n.how != "name" || f.bySurname[f.ts[n.first].key()] != 0 || f.byGiven[f.ts[n.first].key()] != 0 {
		return
	}
	s := &f.sents[n.sent]
	if !f.is(s, n.first-1, honorific|office) || !f.ts[n.first-1].has(isUpper) {
		return
	}
	p := person{title: n.title, name: i, surname: f.ts[n.first].key()}
	if t := f.officeHolder(s, n.first); t != nil {
		p.term, p.title = t, t.Title
		n.term, n.title, n.how = t, t.Title, "surname"
	}
	n.who = f.person(p)
}

// person returns 1 + the index of p among the people, adding p when it is new.
func (f *finder) person(p person) int32 {
	for i := f.bySurname[p.surname]; i != 0; i = f.people[i-1].nextSurname {
		q := &f.people[i-1]
		if p.term != nil && q.term == p.term || p.term == nil && q.term == nil && p.given == q.given {
			return i
		}
	}
	p.nextSurname, p.nextGiven = f.bySurname[p.surname], f.byGiven[p.given]
	f.people = append(f.people, p)
	who := int32(len(f.people))
	f.bySurname[p.surname], f.byGiven[p.given] = who, who
	return who
}

// surnames links bare surnames to the people of the article.
func (f *finder) surnames() {
	for i := range f.sents {
		s := &f.sents[i]
		for at := s.first; at < s.last; at++ {
			if f.cover[at] == 0 && f.mayBeName(s, at) {
				f.surname(int32(i), s, at)
			}
		}
	}
	for i := range f.names {
		f.shortName(i)
	}
	f.linkParts(1)
}

// mayBeName tells whether piece i can be a name by itself.
func (f *finder) mayBeName(s *sentence, i int32) bool {
	t := &f.ts[i]
	if !t.has(isUpper) || t.has(isMark|isInitial|isTag) || t.class&(function|demonym|honorific) != 0 || t.Len() <= 1 {
		return false
	}
	// "May" is a month, but not when the article names a Mrs May, nor before "said".
	return t.class&calendar == 0 || f.bySurname[t.key()] != 0 && (t.has(hasOwner) || f.is(s, i-1, honorific|office) || f.is(s, i+1, saying|copula)) && !f.is(s, i-1, location)
}

// surname makes a name of the bare surname at piece i, if it is one.
func (f *finder) surname(sent int32, s *sentence, at int32) {
	// "Joschka Fischer" is not David Fischer, nor is "Fischer Group".
	if at > s.first && f.ts[at-1].has(isUpper) && f.ts[at-1].class&(honorific|office|function|demonym|particle) == 0 && f.cover[at-1] == 0 && !f.ts[at-1].has(hasHyphen) {
		return
	}
	if at+1 < s.last && f.ts[at+1].has(isUpper) && !f.ts[at].has(hasOwner) && f.ts[at+1].class&(orgHead|placeHead) != 0 {
		return
	}
	n := name{first: at, last: at + 1, sent: sent, typ: "person", how: "surname", acts: true}
	who := f.whose(at)
	if who == 0 {
		t := f.officeHolder(s, at)
		if t == nil {
			return
		}
		n.term = t
		n.title = t.Title
		f.add(n)
		return
	}
	if f.company[f.ts[at].key()] && !f.is(s, at-1, honorific|office) {
		return
	}
	f.link(&n, who)
	if at > s.first && f.ts[at-1].class&particle != 0 && f.cover[at-1] == 0 && strings.Contains(" "+text.Fold(f.people[who-1].title)+" ", f.fold(at-1)) {
		n.first--
	}
	f.add(n)
}

// add files a name found late.
func (f *finder) add(n name) {
	f.names = append(f.names, n)
	for i := n.first; i < n.last; i++ {
		f.cover[i] = int32(len(f.names))
	}
}

// link makes n a mention of a person of the article.
func (f *finder) link(n *name, who int32) {
	p := &f.people[who-1]
	n.term, n.title, n.typ, n.who, n.how = p.term, p.title, "person", who, "surname"
}

// shortName links a new name of one word to the person whose surname it is.
func (f *finder) shortName(i int) {
	n := &f.names[i]
	if n.term != nil || n.how != "name" || n.typ == "country" || n.last-n.first != 1 && !f.surnameOnly(n) {
		return
	}
	bare := n.last - 1
	if n.who != 0 && n.last-n.first == 1 {
		return
	}
	if who := f.whose(bare); who != 0 {
		if s := &f.sents[n.sent]; f.company[f.ts[n.first].key()] && !f.is(s, n.first-1, honorific|office) {
			n.typ = "organisation"
			return
		}
		f.link(n, who)
	} else if n.last-n.first > 1 {
		return
	} else if t := f.officeHolder(&f.sents[n.sent], n.first); t != nil {
		n.term, n.title, n.typ, n.how = t, t.Title, "person", "surname"
	} else if s := &f.sents[n.sent]; n.typ == "person" && !f.is(s, n.first-1, honorific|office) && f.ts[n.first].class&given == 0 {
		// In news a person has a given name or a title somewhere.
		n.typ = "organisation"
	}
}

// surnameOnly tells whether a new name of two words is a surname with the article
// before it: "Al-Dulaimi", "El Jazouli".
func (f *finder) surnameOnly(n *name) bool {
	return n.last-n.first == 2 && f.ts[n.first].class&particle != 0 && transliterations().article[f.fold(n.first)]
}

// farBack is how many names before or after a shorter one are looked through.
const farBack = 400

// whose returns the person (1 + index) whom a bare name at a piece means: the only
// one with this surname; of several, the one whose full name stood last before. A
// given name by itself will do where only one person before had it.
func (f *finder) whose(at int32) int32 {
	word := f.ts[at].key()
	who := f.bySurname[word]
	switch {
	case who == 0:
		if who = f.byGivenName(word, at); who == 0 {
			who = f.sounding(at)
		}
		return who
	case f.people[who-1].nextSurname == 0:
		return who
	}
	sex := f.sexOf(at)
	from, _ := slices.BinarySearchFunc(f.names[:f.sorted], at, func(n name, at int32) int { return cmp.Compare(n.first, at) })
	for i := from - 1; i >= 0 && i > from-farBack; i-- {
		n := &f.names[i]
		if n.who == 0 || n.how == "surname" || f.people[n.who-1].surname != word {
			continue
		}
		if p := &f.people[n.who-1]; sex == 0 || p.sex == 0 || p.sex == sex {
			if sex != 0 {
				p.sex = sex
			}
			return n.who
		}
	}
	return 0
}

// sexOf returns what the title before piece at tells: maleWord of "Mr".
func (f *finder) sexOf(at int32) class {
	if at == 0 || !f.ts[at-1].has(isUpper) || f.ts[at-1].class&honorific == 0 {
		return 0
	}
	return f.ts[at-1].class & (maleWord | femaleWord)
}

// byGivenName returns the only person (1 + index) with a given name whose full name
// stood before piece at.
func (f *finder) byGivenName(word key, at int32) int32 {
	var only int32
	for i := f.byGiven[word]; i != 0; i = f.people[i-1].nextGiven {
		if f.names[f.people[i-1].name].first >= at || f.ts[at].Len() <= 2 {
			continue
		}
		if only != 0 {
			return 0
		}
		only = i
	}
	return only
}

// officeHolder returns the only registered person with the surname at piece i, if
// something speaks for them: a word of one of their offices before it ("President
// Trump"), or, for a surname that is no other word, whom they serve, somewhere in
// the article.
func (f *finder) officeHolder(s *sentence, i int32) *Term {
	if f.ts[i].id == 0 {
		return nil
	}
	t := f.r.people.surname[f.ts[i].id]
	if t == nil || t == ambiguous {
		return nil
	}
	var roles strings.Builder
	for _, r := range t.Roles {
		roles.WriteString(" " + text.Fold(r.Role) + " " + text.Fold(r.Org))
	}
	all := roles.String() + " "
	if f.is(s, i-1, office|honorific) && (strings.Contains(all, " "+f.fold(i-1)+" ") || chiefs[f.fold(i-1)] && chiefIn(all)) {
		return t
	}
	if f.ts[i].class == 0 && f.ts[i].Len() >= 4 && f.serves(all) {
		return t
	}
	return nil
}

// serves tells whether the article names an organisation or a country of the roles.
func (f *finder) serves(roles string) bool {
	for i := range f.names {
		t := f.names[i].term
		if t == nil || t.Kind != Actors || t.Type == "person" {
			continue
		}
		for _, n := range append([]string{t.Title}, t.Names...) {
			if strings.Contains(roles, " "+text.Fold(n)+" ") {
				return true
			}
		}
	}
	return false
}
