package dates

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/tools/text"
)

// A direction is where a clause points to: -1 to what was, 1 to what will be, 0 unknown.
type direction int8

// tenseTable is table [tense] of a rules file.
type tenseTable struct {
	Past         []string `toml:"past"`              // words of the past tense
	Modal        []string `toml:"modal"`             // verbs that make the next one future
	Future       []string `toml:"future"`            // other words that point ahead
	PastEndings  []string `toml:"past-endings"`      // what regular verbs end in
	AheadEndings []string `toml:"future-endings"`    // what verbs of the future end in
	AheadFronts  []string `toml:"future-beginnings"` // what verbs of the future begin with
	NoPast       []string `toml:"no-past"`           // words that only look like one
	Clause       []string `toml:"clause"`            // words and marks at which a clause ends
	OpenPast     []string `toml:"open-past"`         // "until": the date before it has no beginning
	OpenFuture   []string `toml:"open-future"`       // "since": the date after it has no end
	Comparison   []string `toml:"comparison"`        // "than": the date after it only compares
	RangeBetween []string `toml:"range-between"`     // "to", "and": between the ends of a range
	RangeBefore  []string `toml:"range-before"`      // "from", "between": before a range
	AheadTo      []string `toml:"ahead-to"`          // words that point ahead before "to": "agreed to meet"
	Infinitive   []string `toml:"infinitive"`        // "to"
	Due          []string `toml:"due"`               // words that point ahead but before "to", where a form of "be" must stand before: "due to rain"
	Schedule     []string `toml:"schedule"`          // verbs whose present tells what will be: "the sale opens on Monday"
	Be           []string `toml:"be"`                // "is", "was": before a participle that tells nothing of its own
	BePast       []string `toml:"be-past"`           // "was", "did": a verb behind them tells the past
	Ahead        []string `toml:"ahead-beside"`      // words that point ahead right before a date: "ending Friday"
	Toward       []string `toml:"toward"`            // "through", "by": the year of the date behind is the nearest
	TowardDay    []string `toml:"toward-day"`        // "for": the day behind lies ahead
	Behind       []string `toml:"behind"`            // "after": a plan told in the present says nothing of the day behind it
	Function     []string `toml:"function-words"`    // words that no month stands before as an adjective
	BeforeMonth  []string `toml:"before-month"`      // words behind which a month is no adjective
}

// tense is the compiled table: what each literal tells, by its number.
type tense struct {
	tells   []direction
	modal   []bool
	plain   []bool // words of tells without an accent: "a" is not "à"
	noPast  []bool
	clause  []bool
	nouns   bool // it is known which words are no nouns
	endings []string
	ahead   []string
	fronts  []string

	openPast, openFuture, comparison, rangeBetween, rangeBefore []bool

	aheadTo, infinitive, due, schedule, be, bePast, besideAhead, toward, towardDay, behind, function, beforeMonth []bool
}

func (c *compiler) compileTense() tense {
	v := c.rules.words
	for _, w := range slices.Concat(c.Tense.Past, c.Tense.Modal, c.Tense.Future, c.Tense.NoPast, c.Tense.Clause, c.Tense.OpenPast, c.Tense.OpenFuture, c.Tense.Comparison, c.Tense.RangeBetween, c.Tense.RangeBefore, c.Tense.AheadTo, c.Tense.Infinitive, c.Tense.Due, c.Tense.Schedule, c.Tense.Be, c.Tense.BePast, c.Tense.Ahead, c.Tense.Toward, c.Tense.TowardDay, c.Tense.Behind, c.Tense.Function, c.Tense.BeforeMonth) {
		v.number(w)
	}
	n := len(v.spellings) // every word has its number now
	set := func(words []string) []bool {
		m := make([]bool, n)
		for _, w := range words {
			m[v.number(w)] = true
		}
		return m
	}
	t := tense{tells: make([]direction, n), plain: make([]bool, n), endings: c.Tense.PastEndings, ahead: c.Tense.AheadEndings, fronts: c.Tense.AheadFronts, noPast: set(c.Tense.NoPast), clause: set(c.Tense.Clause),
		openPast: set(c.Tense.OpenPast), openFuture: set(c.Tense.OpenFuture), comparison: set(c.Tense.Comparison),
		rangeBetween: set(c.Tense.RangeBetween), rangeBefore: set(c.Tense.RangeBefore),
		aheadTo: set(c.Tense.AheadTo), infinitive: set(c.Tense.Infinitive), due: set(c.Tense.Due), schedule: set(c.Tense.Schedule), be: set(c.Tense.Be), bePast: set(c.Tense.BePast),
		besideAhead: set(c.Tense.Ahead), toward: set(c.Tense.Toward), towardDay: set(c.Tense.TowardDay), behind: set(c.Tense.Behind), function: set(c.Tense.Function), beforeMonth: set(c.Tense.BeforeMonth)}
	for _, w := range c.Tense.Past {
		t.tells[v.number(w)] = -1
	}
	for _, w := range slices.Concat(c.Tense.Past, c.Tense.Future, c.Tense.Modal) {
		t.plain[v.number(w)] = isASCII(w)
	}
	for _, w := range slices.Concat(c.Tense.Future, c.Tense.Modal) {
		t.tells[v.number(w)] = 1
	}
	t.modal = set(c.Tense.Modal)
	t.nouns = len(c.Tense.Function) > 0
	return t
}

// direction reads the tense of the clause round the words from, to: the verb
// before them decides, else the one behind.
func (m *matcher) direction(from, to int) direction {
	t := &m.rules.tense
	m.behind = t.behind[m.literalAt(from-1)]
	for i := from - 1; i >= 0 && i >= from-2; i-- {
		if t.besideAhead[m.literals[i]] {
			return 1
		}
		if w := m.words[i]; w.Len() > 3 || w.Upper {
			break
		}
	}
	for i, n := from-1, 0; i >= 0 && n < 24; i, n = i-1, n+1 {
		if t.clause[m.literals[i]] && n > 0 {
			break
		}
		if d := m.tells(t, i); d != 0 {
			return m.governed(t, i, d)
		}
	}
	for i, n := to, 0; i < len(m.words) && n < 24; i, n = i+1, n+1 {
		if t.clause[m.literals[i]] && n > 0 {
			break
		}
		if d := m.tells(t, i); d != 0 {
			return d
		}
	}
	return 0
}

// until reads the clause of a date behind "until" or "by", which lies ahead unless a
// finite verb of the past stands there.
func (m *matcher) until(from, to int, d direction) direction {
	if d >= 0 {
		return 1
	}
	t := &m.rules.tense
	for i := max(0, from-24); i < from; i++ {
		if t.tells[m.literals[i]] < 0 {
			return d
		}
	}
	for i := to; i < len(m.words) && i < to+24 && !t.clause[m.literals[i]]; i++ {
		if t.tells[m.literals[i]] < 0 {
			return d
		}
	}
	return 1
}

// governed looks for the auxiliary before a verb: "will be suspended".
func (m *matcher) governed(t *tense, i int, d direction) direction {
	for k := i - 1; k >= 0 && k >= i-4 && d < 0; k-- {
		if t.clause[m.literals[k]] {
			break
		}
		if t.modal[m.literals[k]] {
			return 1
		}
		if k >= i-2 && t.be[m.literals[k]] && !t.bePast[m.literals[k]] {
			return 0 // "is accused" tells no day of its own
		}
	}
	return d
}

// scheduled reads a verb of the present: it tells what will be, unless it is the noun or
// the adjective of the same letters, or stands behind "did".
func (m *matcher) scheduled(t *tense, i int) direction {
	if i == 0 || m.behind {
		return 0
	}
	b, w := m.words[i-1], m.words[i]
	before := m.s[b.Start:b.End]
	switch {
	case t.bePast[m.literals[i-1]] || i > 1 && t.bePast[m.literals[i-2]]:
		return -1
	case b.Kind != text.Letters:
		return 0
	case m.s[w.End-1] == 's' || b.Upper || strings.HasSuffix(before, "s") || strings.HasSuffix(before, "ey") || before == "we":
		return 1
	}
	return 0
}

// literalAt returns the literal of a word, 0 outside the sentence.
func (m *matcher) literalAt(i int) int32 {
	if i < 0 || i >= len(m.words) {
		return 0
	}
	return m.literals[i]
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

func (m *matcher) tells(t *tense, i int) direction {
	w := m.words[i]
	if w.Kind != text.Letters {
		return 0
	}
	if l := m.literals[i]; l != 0 {
		switch before := m.literalAt(i - 1); {
		case t.aheadTo[l] && t.infinitive[m.literalAt(i+1)]:
			return 1
		case t.due[l] && (!t.infinitive[m.literalAt(i+1)] || t.be[before] || i > 0 && m.s[m.words[i-1].End-1] == 's'):
			return 1
		case t.schedule[l]:
			return m.scheduled(t, i)
		}
		if d := t.tells[l]; d != 0 && (!t.plain[l] || isASCII(m.s[w.Start:w.End])) {
			return d
		}
		if t.noPast[l] {
			return 0
		}
	}
	if s := m.s[w.Start:w.End]; (!w.Upper || i == 0) && len(s) > 4 {
		for _, f := range t.fronts {
			if strings.HasPrefix(s, f) {
				return 1
			}
		}
		for _, e := range t.ahead {
			if strings.HasSuffix(s, e) {
				return 1
			}
		}
		for _, e := range t.endings {
			if strings.HasSuffix(s, e) {
				return -1
			}
		}
	}
	return 0
}
