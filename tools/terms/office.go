package terms

import (
	"cmp"
	"slices"
	"strings"

	"dateline/tools/text"
)

// describing are the classes of words in lower case that stand before the head of
// an office.
const describing = office | officeMod | orgHead | actHead | tense | honorific

// The longest office that is read, in pieces.
const longOffice = 32

// offices finds the offices printed before and after people's names.
func (f *finder) offices() {
	for i := range f.names {
		n := &f.names[i]
		if n.typ != "person" || n.how == "title" {
			continue
		}
		s := &f.sents[n.sent]
		first, last := f.officeBefore(n, s)
		if first < 0 || last < n.first {
			// What is set off by a comma before the name is weaker than after it.
			if a, b := f.officeAfter(n, s); a >= 0 {
				first, last = a, b
			}
		}
		if first >= 0 {
			n.office = f.officeText(first, last)
			f.held = append(f.held, span(f.ts, first, last))
		}
	}
	slices.SortFunc(f.held, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// officeAfter reads "David Fischer, US ambassador to Morocco,".
func (f *finder) officeAfter(n *name, s *sentence) (first, last int32) {
	if !f.mark(s, n.last, idComma) {
		return -1, -1
	}
	first = n.last + 1
	for first < s.last && f.article(first) {
		first++
	}
	i := first
	for i < s.last && i < first+longOffice && f.inside(s, i) {
		i++
	}
	// Another person's office may follow after "and", without a comma.
	if o := f.at(i); o != nil && o.typ == "person" && o.first == i {
		and := f.lastAnd(first, i)
		if and == i {
			return -1, -1 // "Avril Haines, FBI Director Christopher Wray"
		}
		i = and
	}
	i = f.trimRight(first, i)
	if !f.headed(first, i) || !f.startsOffice(s, first) {
		return -1, -1
	}
	return first, i
}

// officeBefore reads "US Secretary of State Mike Pompeo" and "the head of Morocco's
// police, Abdellatif Hammouchi".
func (f *finder) officeBefore(n *name, s *sentence) (first, last int32) {
	last = n.first
	apposed := f.mark(s, last-1, idComma)
	if apposed {
		last--
		// A list of names and the end of a clause look alike: a comma, a
		// bracket or the end must close what a comma opened.
		if n.last < s.last && !f.ts[n.last].has(isMark) && !f.is(s, n.last, copula|saying) {
			return -1, -1
		}
	}
	i := last
	for i > s.first && last-i < longOffice && f.inside(s, i-1) {
		i--
	}
	// "Nathan A. Sales, US Coordinator … and Director … Ismail Chekkori"
	if o := f.at(i - 2); o != nil && o.typ == "person" && f.mark(s, i-1, idComma) && !apposed {
		if and := f.lastAnd(i, last); and < last {
			i = and + 1
		}
	}
	i = f.trimLeft(i, last, apposed)
	if !f.headed(i, last) || f.trimRight(i, last) != last {
		return -1, -1 // "a spokesman for Machar" is not Machar
	}
	if last-i == 1 && f.ts[i].class&office == 0 {
		return -1, -1
	}
	return i, last
}

// inside tells whether piece i can stand inside an office.
func (f *finder) inside(s *sentence, i int32) bool {
	t := &f.ts[i]
	if o := f.at(i); o != nil {
		return o.typ != "person"
	}
	if t.has(isMark) {
		switch t.id {
		case idAnd:
			return true
		case idOpen, idClose:
			return f.bracketed(s, i)
		}
		return false
	}
	const always = office | officeMod | orgHead | actHead | tense | honorific | particle
	switch {
	case t.class&calendar != 0, t.class&saying != 0:
		return false
	case t.class&always != 0, t.id == idAnd:
		return true
	case t.class&demonym != 0:
		return true
	case t.class&link != 0, f.article(i):
		return true
	case !t.has(isUpper):
		switch f.word(i) {
		case "at", "charge", "with", "affairs", "country", "kingdom", "diplomacy", "counterterrorism", "region", "its", "his", "their", "nation":
			return true
		}
		return f.describesHead(s, i)
	}
	return t.class&(function|copula) == 0 || t.class&location != 0 && !t.has(isFirst) // "Near Eastern Affairs"
}

// describesHead tells whether a word in lower case that is on no list stands right
// before the head of an office: "the UN's humanitarian coordinator".
func (f *finder) describesHead(s *sentence, i int32) bool {
	if f.ts[i].class&(function|copula|saying|direction|location) != 0 || strings.HasSuffix(f.word(i), "ed") {
		return false
	}
	for j := i + 1; j < s.last && j <= i+2; j++ {
		if t := &f.ts[j]; t.has(isMark|isUpper) || t.class&(function|copula|saying|link) != 0 {
			return false
		} else if t.class&office != 0 {
			return true
		}
	}
	return false
}

// bracketed tells whether the bracket at piece i opens or closes acronyms alone.
func (f *finder) bracketed(s *sentence, i int32) bool {
	step := int32(1)
	if f.ts[i].id == idClose {
		step = -1
	}
	for j := i + step; j >= s.first && j < s.last && j*step < i*step+5; j += step {
		switch {
		case f.ts[j].id == idOpen, f.ts[j].id == idClose:
			return j != i+step
		case !f.isAcronym(j):
			return false
		}
	}
	return false
}

func (f *finder) article(i int32) bool {
	switch f.word(i) {
	case "the", "The", "a", "A", "an", "An", "its", "their", "Its":
		return true
	}
	return false
}

// startsOffice tells whether what begins at piece i after a comma can be an
// office: "who", "in which" cannot.
func (f *finder) startsOffice(s *sentence, i int32) bool {
	if i >= s.last {
		return false
	}
	t := &f.ts[i]
	return t.class&(office|officeMod|tense|orgHead|demonym|honorific) != 0 || t.has(hasOwner) || t.has(isUpper) && !t.has(isMark) || f.at(i) != nil
}

// headed tells whether pieces [first, last) hold the head of an office.
func (f *finder) headed(first, last int32) bool {
	for i := first; i < last; i++ {
		if f.ts[i].class&office != 0 && f.at(i) == nil {
			return true
		}
	}
	return false
}

// lastAnd returns the last piece of [first, last) that is "and" with an office
// after it, or last.
func (f *finder) lastAnd(first, last int32) int32 {
	for i := last - 1; i > first; i-- {
		if f.ts[i].id != idAnd {
			continue
		}
		for j := i + 1; j < last && j < i+5; j++ {
			if f.ts[j].class&office != 0 {
				return i
			}
			if f.ts[j].class&link != 0 {
				break
			}
		}
	}
	return last
}

// trimRight returns the end of an office without links at its end.
func (f *finder) trimRight(first, last int32) int32 {
	for last > first && (f.ts[last-1].class&link != 0 || f.article(last-1) || f.ts[last-1].id == idAnd || f.is(&sentence{first: first, last: last}, last-1, location)) && f.at(last-1) == nil {
		last--
	}
	return last
}

// trimLeft returns where the office that ends at last begins: after links, and at
// the words that lead to its head.
func (f *finder) trimLeft(first, last int32, apposed bool) int32 {
	// Start at the head that is furthest left and can be reached from the right
	// through links alone; before it stand the words that describe it.
	head := int32(-1)
	for i := last - 1; i >= first; i-- {
		if f.ts[i].class&office != 0 && f.at(i) == nil {
			head = i
		}
	}
	if head < 0 {
		return first
	}
	i := head
	for i > first {
		t := &f.ts[i-1]
		if f.article(i-1) || f.at(i-1) == nil && (t.class&link != 0 || !t.has(isUpper) && t.class&describing == 0) || t.has(isMark) || t.id == idAnd {
			break
		}
		i--
	}
	return i
}

// officeText is an office as it is told: without brackets.
func (f *finder) officeText(first, last int32) string {
	sp := span(f.ts, first, last)
	s := f.s[sp.Start:sp.End]
	for {
		open := strings.IndexAny(s, "([")
		if open < 0 {
			break
		}
		end := strings.IndexAny(s[open:], ")]")
		if end < 0 {
			s = s[:open]
			break
		}
		s = s[:open] + " " + s[open+end+1:]
	}
	return strings.Join(strings.Fields(s), " ")
}
