package terms

import (
	"strings"

	"dateline/tools/text"
)

// linkParts links new names of so many words that are a part of a longer name to the
// only person who has it: "Herrera Campos" and "Herrera" of "Luis Herrera Campos".
func (f *finder) linkParts(words int32) {
	var parts map[string]int32
	for i := range f.names {
		n := &f.names[i]
		if f.company[f.ts[n.first].key()] || n.term != nil || n.who != 0 || n.how != "name" || n.last-n.first != words || n.typ == "country" || f.ts[n.first].Len() < 4 || f.ts[n.first].class&given != 0 {
			continue
		}
		if parts == nil {
			if parts = f.parts(); len(parts) == 0 {
				return
			}
		}
		if who := parts[text.Fold(f.printed(n.first, n.last))]; who > 0 {
			f.link(n, who)
		}
	}
}

// parts are the middle words and the last two words of the names of three words or
// more that the article's people have, with 1 + the index of the only one; -1 for
// several.
func (f *finder) parts() map[string]int32 {
	m := map[string]int32{}
	add := func(part string, who int32) {
		if m[part] != 0 {
			who = -1
		}
		m[part] = who
	}
	for k := range f.people {
		title := f.people[k].title
		if strings.Count(title, " ") < 2 {
			continue
		}
		ws := strings.Fields(text.Fold(title))
		for _, w := range ws[1 : len(ws)-1] {
			add(w, int32(k+1))
		}
		add(strings.Join(ws[len(ws)-2:], " "), int32(k+1))
	}
	return m
}

// inLonger takes back people and countries whose names are part of a longer one:
// "the Hassan Tazi Library" is a library.
func (f *finder) inLonger() {
	for i := range f.names {
		n := &f.names[i]
		s := &f.sents[n.sent]
		if n.typ != "person" || n.last-n.first < 2 || n.how != "name" && n.how != "near" || s.headline || f.ts[n.last-1].has(hasOwner) {
			continue
		}
		last := n.last
		for last < s.last && last < n.last+3 && f.ts[last].has(isUpper) && f.cover[last] == 0 && f.ts[last].class&(office|honorific|given|function) == 0 {
			last++
			if f.ts[last-1].class&(orgHead|siteHead) != 0 {
				break
			}
		}
		if last == n.last || f.ts[last-1].class&(orgHead|siteHead) == 0 {
			continue
		}
		n.last, n.term, n.how, n.typ, n.who = last, nil, "name", "organisation", 0
		if f.ts[last-1].class&siteHead != 0 {
			n.typ = "place"
		}
		n.title = f.printed(n.first, n.last)
	}
}

// heads links "the Alliance" to the only organisation of the article whose name has
// several words and ends with that one.
func (f *finder) heads() {
	clear(f.byHead)
	for i := range f.names {
		n := &f.names[i]
		if n.typ != "organisation" || n.how != "name" || n.last-n.first < 2 || f.ts[n.last-1].class&orgHead == 0 {
			continue
		}
		h := f.ts[n.last-1].hash
		if o := f.byHead[h]; o > 0 && (f.names[o-1].term != n.term || f.names[o-1].title != n.title) {
			f.byHead[h] = -1
		} else if o == 0 {
			f.byHead[h] = int32(i + 1)
		}
	}
	if len(f.byHead) == 0 {
		return
	}
	for i := range f.sents {
		s := &f.sents[i]
		for at := s.first + 1; at < s.last; at++ {
			t := &f.ts[at]
			if t.class&orgHead == 0 || !t.has(isUpper) || f.byHead[t.hash] <= 0 || f.word(at-1) != "the" && f.word(at-1) != "The" {
				continue
			}
			if at+1 < s.last && (f.ts[at+1].has(isUpper) || f.ts[at+1].class&link != 0) && !t.has(hasOwner) {
				continue
			}
			long := f.names[f.byHead[t.hash]-1]
			if n := f.at(at); long.first > at || n != nil && (n.term != nil || n.last-n.first != 1) {
				continue
			} else if n != nil {
				n.term, n.title, n.typ, n.how = long.term, long.title, long.typ, "title"
				continue
			}
			f.add(name{first: at, last: at + 1, sent: int32(i), term: long.term, title: long.title, typ: long.typ, how: "title", acts: true})
		}
	}
}
