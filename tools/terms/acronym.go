package terms

import "strings"

// acronym is a short form that the article defines: "General Directorate of
// National Security (DGSN)".
type acronym struct {
	short string // as printed
	name  int32  // index into finder.names of the long form
}

// acronyms reads the definitions of the article, in both directions, and links
// the short forms to the long ones. A long form that is new is the registered
// term whose acronym stands beside it.
func (f *finder) acronyms() {
	for i := range f.sents {
		s := &f.sents[i]
		for at := s.first + 1; at+1 < s.last; at++ {
			if f.mark(s, at-1, idOpen) && f.isAcronym(at) && f.mark(s, at+1, idClose) {
				f.define(int32(i), s, at)
			}
		}
	}
	if len(f.short) == 0 {
		return
	}
	for i := range f.sents {
		for at := f.sents[i].first; at < f.sents[i].last; at++ {
			if n := f.at(at); f.isAcronym(at) && (n == nil || n.term == nil && n.last-n.first == 1) {
				f.useShort(int32(i), at, n)
			}
		}
	}
}

func (f *finder) isAcronym(i int32) bool {
	t := &f.ts[i]
	return t.has(isCaps) && t.Len() <= 10 && !t.has(isMark)
}

// define reads the definition whose acronym stands at piece at.
func (f *finder) define(sent int32, s *sentence, at int32) {
	short, long := f.at(at), f.at(at-2)
	if long != nil && long.term == nil && long.last == at-1 && f.ofOffice(long.first) {
		return // "Director General of Homeland Security of Morocco (DGSN)"
	}
	if long == nil || long.last != at-1 || long.term == nil && long.typ != "organisation" {
		first := f.longForm(s, at)
		if first < 0 || f.ts[first].class&office != 0 {
			return // "Director of National Intelligence (DNI)" is an office
		}
		f.takeBack(first, at-1)
		f.add(name{first: first, last: at - 1, sent: sent, typ: "organisation", title: f.printed(first, at-1), how: "name", acts: true})
		long = &f.names[len(f.names)-1]
		short = f.at(at)
	}
	if short != nil && short.term != nil {
		if long.term == nil {
			long.term, long.typ = short.term, mentionType(short.term)
		}
		return
	}
	if long.typ == "person" || long.typ == "place" {
		return
	}
	f.short = append(f.short, acronym{f.word(at), f.cover[long.first] - 1})
}

// longForm returns the piece at which the words begin whose initials the acronym
// at piece at spells, or -1.
func (f *finder) longForm(s *sentence, at int32) int32 {
	short := strings.ToLower(strings.ReplaceAll(f.word(at), ".", ""))
	k, first := len(short)-1, int32(-1)
	for i := at - 2; i >= s.first && k >= 0; i-- {
		t := &f.ts[i]
		if t.has(isMark) && t.id != idAnd {
			return -1
		}
		if !t.has(isUpper) {
			if t.class&link == 0 && t.id != idAnd {
				return -1
			}
			continue
		}
		if f.s[t.Start]|0x20 != short[k] {
			return -1
		}
		first = i
		k--
	}
	if k >= 0 || len(short) < 2 {
		return -1
	}
	return first
}

// useShort makes piece at a mention of what its acronym was defined as.
func (f *finder) useShort(sent, at int32, n *name) {
	for _, a := range f.short {
		if a.short != f.word(at) {
			continue
		}
		long := f.names[a.name]
		if n != nil {
			n.term, n.title, n.typ, n.how = long.term, long.title, long.typ, "acronym"
			return
		}
		f.add(name{first: at, last: at + 1, sent: sent, term: long.term, title: long.title, typ: long.typ, how: "acronym", acts: true})
		return
	}
}
