package terms

import (
	"cmp"
	"slices"
	"strings"

	"dateline/tools/text"
)

// titles finds "the ambassador", "the intelligence chief" where exactly one person
// was introduced with that office.
func (f *finder) titles() {
	n := len(f.names)
	for i := range f.sents {
		s := &f.sents[i]
		for at := s.first; at+1 < s.last; at++ {
			if w := f.word(at); w != "the" && w != "The" {
				continue
			}
			head := at + 1
			for head < s.last && head < at+4 && f.ts[head].class&office == 0 && f.describes(head) {
				head++
			}
			if head >= s.last || f.ts[head].class&office == 0 || f.cover[head] != 0 || f.ts[head].has(isUpper) || f.inOffice(head, head+1) {
				continue
			}
			last := f.subject(s, head)
			if f.goesOn(s, last-1) {
				continue
			}
			if who := f.officer(at+1, last-1, n); who != 0 {
				m := name{first: at, last: last, sent: int32(i), acts: true}
				f.link(&m, who)
				m.how = "title"
				f.takeBack(at, last)
				f.add(m)
			}
		}
	}
}

// describes tells whether piece i may stand between "the" and the head.
func (f *finder) describes(i int32) bool {
	t := &f.ts[i]
	return !t.has(isMark) && t.class&(function|copula|saying|link) == 0
}

// subject returns the end of the office whose head stands at piece head, past one
// common word of what it is for: "the secretary of state".
func (f *finder) subject(s *sentence, head int32) int32 {
	if end := head + 3; end <= s.last && (f.word(head+1) == "of" || f.word(head+1) == "for") && f.ts[head+2].class&officeMod != 0 && !f.ts[head+2].has(isUpper) && f.cover[head+2] == 0 {
		return end
	}
	return head + 1
}

// goesOn tells whether the office whose head stands at piece i is told further, so
// that it speaks of an office, not of its holder: "the head of", "the chief Smith".
func (f *finder) goesOn(s *sentence, i int32) bool {
	if i+1 >= s.last {
		return false
	}
	t := &f.ts[i+1]
	return t.has(isUpper) || f.at(i+1) != nil || f.word(i+1) == "of" || f.word(i+1) == "to" || t.class&(office|orgHead|actHead) != 0 || f.ts[i].has(hasHyphen)
}

// officer returns the only person (1 + index) introduced before piece at, among
// the first n names, with an office of which the words [at, head] speak.
func (f *finder) officer(at, head int32, n int) int32 {
	f.asked = f.asked[:0]
	for i := at; i <= head; i++ {
		country := f.at(i)
		if f.ts[i].class&(link|demonym) == 0 && f.ts[i].id != idAnd && !(country != nil && country.typ == "country") {
			f.asked = append(f.asked, f.fold(i))
		}
	}
	var found int32
	from, _ := slices.BinarySearchFunc(f.names[:n], at, func(m name, at int32) int { return cmp.Compare(m.first, at) })
	for i := max(0, from-farBack); i < from; i++ {
		m := &f.names[i]
		if m.who == 0 || m.who == found || !f.holds(m) {
			continue
		}
		if found != 0 {
			return 0
		}
		found = m.who
	}
	return found
}

// holds tells whether the office printed with m, or one of the registered roles,
// has all words that are asked for.
func (f *finder) holds(m *name) bool {
	if m.office != "" && f.fits(m.office) {
		return true
	}
	if m.term != nil {
		for _, r := range m.term.Roles {
			if f.fits(r.Role + " " + r.Org) {
				return true
			}
		}
	}
	return false
}

func (f *finder) fits(office string) bool {
	have, ok := f.told[office]
	if !ok {
		have = foldedWords(office)
		f.told[office] = have
	}
	for i, w := range f.asked {
		head := i == len(f.asked)-1
		if !holdsWord(have, w) && !(head && chiefs[w] && chiefIn(have)) {
			return false
		}
	}
	return true
}

// foldedWords returns the words of s, folded, each with a blank before and after.
func foldedWords(s string) string {
	have := " "
	for _, w := range text.Words(nil, s, 0, len(s)) {
		if w.Kind != text.Mark {
			have += text.Fold(s[w.Start:w.End]) + " "
		}
	}
	return have
}

// holdsWord tells whether have, of foldedWords, holds w.
func holdsWord(have, w string) bool {
	for at := 0; ; {
		i := strings.Index(have[at:], w)
		if i < 0 {
			return false
		}
		at += i
		if have[at-1] == ' ' && have[at+len(w)] == ' ' {
			return true
		}
		at++
	}
}

// chiefs are heads that print uses for one another.
var chiefs = map[string]bool{"chief": true, "head": true, "boss": true, "director": true, "leader": true}

func chiefIn(have string) bool {
	for c := range chiefs {
		if strings.Contains(have, " "+c+" ") {
			return true
		}
	}
	return false
}

// fullTitles finds an office that is printed once more, without its holder: "Morocco's
// Director General of National Security" after "Abdellatif Hammouchi, Director General
// of National Security".
func (f *finder) fullTitles() {
	n := len(f.names)
	for i := range f.sents {
		s := &f.sents[i]
		for at := s.first; at < s.last; {
			last := f.officeRun(s, at)
			if last == at {
				at++
				continue
			}
			if who := f.officer(at, last-1, n); who != 0 && !f.inOffice(at, last) {
				m := name{first: at, last: last, sent: int32(i), acts: true}
				f.link(&m, who)
				m.how = "title"
				f.takeBack(at, last)
				f.add(m)
			}
			at = last
		}
	}
}

// officeRun returns the end of the capitals that begin at piece at with the head of an
// office and go on over "of" and "and": at least three words, none of them a known
// name. It returns at where there is none.
func (f *finder) officeRun(s *sentence, at int32) int32 {
	if t := &f.ts[at]; !t.has(isUpper) || t.class&office == 0 || f.cover[at] != 0 || f.predicate(s, at) {
		return at
	}
	last := at
	for i := at; i < s.last && i < at+longOffice; i++ {
		t := &f.ts[i]
		if n := f.at(i); n != nil && (n.term != nil || n.typ == "person" || n.sure) {
			break
		}
		if t.has(isUpper) && !t.has(isMark) {
			last = i + 1
			if t.has(hasOwner) {
				break
			}
		} else if t.class&link == 0 && t.id != idAnd {
			break
		}
	}
	if last-at < 3 {
		return at
	}
	return last
}

// predicate tells whether what stands at piece at is said of somebody: "was Secretary of
// State", "as Director of", "a former Secretary".
func (f *finder) predicate(s *sentence, at int32) bool {
	if at == s.first {
		return false
	}
	if f.ts[at-1].class&(copula|tense) != 0 {
		return true
	}
	switch f.word(at - 1) {
	case "as", "a", "an", "become", "new", "next", "any", "every":
		return true
	}
	return false
}
