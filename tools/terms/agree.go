package terms

// agree makes the article agree with itself about new names: one name has one type,
// that which most of its mentions were given, and is found wherever it stands.
func (f *finder) agree() {
	f.sortNames()
	f.gatherForms()
	for i := range f.forms {
		f.forms[i].settle()
	}
	for i := range f.names {
		n := &f.names[i]
		if k := f.formOf(n); k >= 0 {
			n.typ = f.forms[k].typ
		} else if f.sents[n.sent].headline && n.term == nil {
			n.how = "" // all is capitals there: only what stands elsewhere counts
		}
	}
	f.sortNames()
	for i := range f.sents {
		s := &f.sents[i]
		for at := s.first; at < s.last; at++ {
			if f.cover[at] == 0 && f.ts[at].has(isUpper) && !f.ts[at].has(isTag) {
				f.again(int32(i), s, at)
			}
		}
	}
}

// form is one way in which the article writes a new name.
type form struct {
	first, last int32 // pieces of its first mention
	typ         string
	votes       [len(newTypes)]int
	next        int32 // 1 + index of another form whose first word has the same hash
}

// newTypes are the types that can be voted for; of equals the first wins.
var newTypes = [...]string{"person", "organisation", "place", "country"}

func (m *form) settle() {
	best := 0
	for i, v := range m.votes {
		if v > m.votes[best] {
			best = i
		}
	}
	m.typ = newTypes[best]
}

// gatherForms counts what the mentions of each new name were taken for. A mention
// amid a sentence says more than one at its beginning.
func (f *finder) gatherForms() {
	f.forms = f.forms[:0]
	if f.byFirst == nil {
		f.byFirst = map[uint32]int32{}
	}
	clear(f.byFirst)
	for i := range f.names {
		n := &f.names[i]
		if n.term != nil || n.how != "name" || f.sents[n.sent].headline && !n.sure {
			continue
		}
		k := f.formOf(n)
		if k < 0 {
			h := f.ts[n.first].hash
			f.forms = append(f.forms, form{first: n.first, last: n.last, next: f.byFirst[h]})
			k = len(f.forms) - 1
			f.byFirst[h] = int32(k + 1)
		}
		for t, typ := range newTypes {
			if typ == n.typ {
				f.forms[k].votes[t] += 2
				if n.sure {
					f.forms[k].votes[t] += 10
				}
				if !f.ts[n.first].has(isFirst) {
					f.forms[k].votes[t]++
				}
			}
		}
	}
}

// formOf returns the index of the form of n, or -1.
func (f *finder) formOf(n *name) int {
	if n.term != nil || n.how != "name" {
		return -1
	}
	for k := f.byFirst[f.ts[n.first].hash]; k != 0; k = f.forms[k-1].next {
		if m := &f.forms[k-1]; m.last-m.first == n.last-n.first && f.alike(m, n.first) {
			return int(k - 1)
		}
	}
	return -1
}

// alike tells whether the words of m stand at piece at.
func (f *finder) alike(m *form, at int32) bool {
	for i := m.first; i < m.last; i++ {
		a, b := &f.ts[i], &f.ts[at+i-m.first]
		if a.hash != b.hash || a.is&(isUpper|isCaps|isMark) != b.is&(isUpper|isCaps|isMark) {
			return false
		}
	}
	return true
}

// again makes a mention of the longest known form that stands at piece at.
func (f *finder) again(sent int32, s *sentence, at int32) {
	best := -1
	for k := f.byFirst[f.ts[at].hash]; k != 0; k = f.forms[k-1].next {
		m := &f.forms[k-1]
		n := m.last - m.first
		if at+n > s.last || !f.alike(m, at) || best >= 0 && f.forms[best].last-f.forms[best].first >= n {
			continue
		}
		if n == 1 && !f.alone(s, at) {
			continue
		}
		best = int(k - 1)
	}
	if best < 0 {
		return
	}
	m := &f.forms[best]
	last := at + m.last - m.first
	for i := at; i < last; i++ {
		if f.cover[i] != 0 {
			return
		}
	}
	f.add(name{first: at, last: last, sent: sent, typ: m.typ, title: f.printed(at, last), how: "name", acts: true})
}

// alone tells whether the capital at piece at is no part of a longer run, and no
// common word at the beginning of a sentence.
func (f *finder) alone(s *sentence, at int32) bool {
	t := &f.ts[at]
	if t.class&(function|calendar|demonym) != 0 || t.has(isFirst) && (t.class&lowered != 0 || f.low.has(t.hash)) {
		return false
	}
	if at > s.first && f.ts[at-1].has(isUpper) && !f.ts[at-1].has(hasOwner) && f.cover[at-1] == 0 && f.ts[at-1].class&(honorific|office|function) == 0 {
		return false
	}
	return at+1 >= s.last || !f.ts[at+1].has(isUpper) || f.cover[at+1] != 0 || t.has(hasOwner)
}
