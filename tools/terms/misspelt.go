package terms

// misspelt links names of people that are registered but for one letter.
func (f *finder) misspelt() {
	for i := range f.sents {
		s := &f.sents[i]
		for at := s.first; at+1 < s.last; at++ {
			end := f.surnameAfter(s, at)
			if n := f.at(at); n != nil && (n.term != nil || n.typ == "country" || n.last != end || n.first != at) {
				continue
			}
			if n := f.at(end - 1); n != nil && n.term != nil || !f.mayBeName(s, at) || !f.mayBeName(s, end-1) || f.ts[at].has(hasOwner) {
				continue
			}
			if t, how := f.heardAs(at, end); t != nil {
				f.takeBack(at, end)
				f.add(name{first: at, last: end, sent: int32(i), term: t, title: t.Title, typ: "person", how: how, acts: true})
				if how == "near" {
					f.near = append(f.near, Near{span(f.ts, at, end), f.printed(at, end), t})
				}
			}
		}
	}
}

// surnameAfter returns the end of the surname that may follow a given name at piece
// at: the next piece, past an article or "Ben".
func (f *finder) surnameAfter(s *sentence, at int32) int32 {
	if at+2 < s.last && f.ts[at+1].class&particle != 0 && f.ts[at+2].has(isUpper) {
		if w := f.fold(at + 1); w == "ben" || transliterations().article[w] {
			return at + 3
		}
	}
	return at + 2
}

// heardAs returns the registered person whom pieces [at, end) misspell ("near"), or
// write in another way ("name").
func (f *finder) heardAs(at, end int32) (*Term, string) {
	var t *Term
	if end == at+2 {
		t = f.nearPerson(at)
	}
	given := f.skeleton(at)
	if !f.r.people.givens[given] || f.ts[end-1].Len() < minNear {
		return t, "near"
	}
	surname := f.skeleton(end - 1)
	if end > at+2 && f.fold(at+1) == "ben" {
		surname = skeleton("ben" + f.fold(end-1))
	}
	if o := f.r.people.spelling(given, surname); o != nil {
		return o, "name"
	}
	if t == nil {
		t = f.r.people.alike(given, surname)
	}
	return t, "near"
}

// takeBack removes the names that hold a piece of [first, last).
func (f *finder) takeBack(first, last int32) {
	for i := first; i < last; i++ {
		if n := f.at(i); n != nil {
			n.how = ""
		}
	}
}

// skeleton returns the skeleton of the word at piece i.
func (f *finder) skeleton(i int32) string {
	h := f.ts[i].hash
	s, ok := f.skeletons[h]
	if !ok {
		s = skeleton(f.fold(i))
		f.skeletons[h] = s
	}
	return s
}

// nearPerson returns the registered person whom pieces i and i+1 misspell.
func (f *finder) nearPerson(i int32) *Term {
	x := f.r.people
	a, b := f.ts[i].id, f.ts[i+1].id
	if a != 0 && x.given[a] && x.surname[b] == nil {
		if t := x.find(a, 'g', f.fold(i+1)); t != nil {
			return t
		}
	}
	if b != 0 && x.surname[b] != nil && f.ts[i].class&given == 0 && !x.given[a] {
		return x.find(b, 's', f.fold(i))
	}
	return nil
}
