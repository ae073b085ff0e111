package events

import (
	"math"
	"sort"

	"dateline/tools/dates"
)

// Thresholds of Merge, on a scale from 0 to 1: at or above Same two tellings
// are one happening, at or above Perhaps they are reported as a candidate
// pair. Both were set on the five seeds and their originals; the README of the
// package says what scores between them.
const (
	Same    = 0.60
	Perhaps = 0.35
)

// Pair is two events that may be the same happening.
type Pair struct {
	A, B  int // indexes into the events
	Score float64
}

// Merge groups tellings into events, in order of their dates. The result does
// not depend on the order of the tellings. Only tellings that share a year and
// an actor, or a named work, are compared, so that the work grows with the
// number of such neighbours and not with the square of all tellings.
func Merge(told []Telling) ([]Event, []Pair) {
	told = append([]Telling(nil), told...)
	sort.SliceStable(told, func(i, j int) bool { return before(&told[i], &told[j]) })
	m := merger{told: told, rarity: rarity(told), group: make([]int, len(told)), members: make([][]int, len(told))}
	for i := range m.group {
		m.group[i], m.members[i] = i, []int{i}
	}
	links := m.links()
	for _, l := range links {
		if l.Score >= Same && m.allows(l.A, l.B) {
			m.join(l.A, l.B)
		}
	}
	return m.events(links)
}

func before(a, b *Telling) bool {
	if c := a.When.Compare(b.When); c != 0 {
		return c < 0
	}
	if a.Article != b.Article {
		return a.Article < b.Article
	}
	return a.Order < b.Order
}

type merger struct {
	told    []Telling
	rarity  map[string]float64
	group   []int   // union-find: the telling with the lowest index stands for its group
	members [][]int // of each group, by the telling that stands for it
}

func (m *merger) find(i int) int {
	for m.group[i] != i {
		m.group[i] = m.group[m.group[i]]
		i = m.group[i]
	}
	return i
}

func (m *merger) join(i, j int) {
	a, b := m.find(i), m.find(j)
	a, b = min(a, b), max(a, b)
	m.group[b] = a
	m.members[a] = append(m.members[a], m.members[b]...)
}

// rarity weighs every actor, place and stem: the fewer tellings hold it, the
// more two that share it say of each other. The added constant keeps a small
// collection from taking every word for a rare one. Countries do many things in
// a month, and weigh a third.
func rarity(told []Telling) map[string]float64 {
	df := map[string]int{}
	country := map[string]bool{}
	for i := range told {
		for _, k := range features(&told[i]) {
			df[k]++
		}
		for _, c := range told[i].countries {
			country["a "+c] = true
		}
	}
	n := float64(len(told))
	w := make(map[string]float64, len(df))
	for k, c := range df {
		w[k] = math.Log(1 + (n+20)/(float64(c)+2))
		if country[k] {
			w[k] /= 3
		}
	}
	return w
}

func features(t *Telling) []string {
	var f []string
	for _, a := range t.Actors {
		f = append(f, "a "+a)
	}
	for _, a := range t.Others {
		f = append(f, "a "+a)
	}
	for _, s := range t.stems {
		f = append(f, "s "+s)
	}
	return f
}

// links returns the scored pairs of neighbours, best first.
func (m *merger) links() []Pair {
	blocks := map[string][]int{}
	for i := range m.told {
		for _, k := range blockKeys(&m.told[i]) {
			blocks[k] = append(blocks[k], i)
		}
	}
	seen := map[[2]int]bool{}
	var links []Pair
	for _, b := range blocks {
		for x := range b {
			for _, j := range b[x+1:] {
				p := [2]int{b[x], j}
				if seen[p] {
					continue
				}
				seen[p] = true
				if s := m.score(b[x], j); s >= Perhaps {
					links = append(links, Pair{b[x], j, s})
				}
			}
		}
	}
	sort.Slice(links, func(i, j int) bool {
		a, b := links[i], links[j]
		if a.Score != b.Score {
			return a.Score > b.Score
		}
		return a.A < b.A || a.A == b.A && a.B < b.B
	})
	return links
}

// maxMonths is how many months of a long date are looked at for neighbours.
const maxMonths = 24

// blockKeys names the blocks a telling is compared in: each of its actors in
// each month its date may mean, and the work it is about.
func blockKeys(t *Telling) []string {
	var keys []string
	if t.Work != "" {
		keys = append(keys, "w "+t.Work)
	}
	first, last := t.When.Bounds()
	if first == dates.Past || last == dates.Future {
		return keys
	}
	y, m, _ := first.Civil()
	for n := 0; n < maxMonths && dates.DayOf(y, m+n, 1) <= last; n++ {
		month := dates.DayOf(y, m+n, 1).String()
		for _, a := range names(t) {
			keys = append(keys, "a "+a+" "+month)
		}
	}
	return keys
}

// score tells from 0 to 1 how much speaks for two tellings being of the same
// happening: dates that can be the same day, the more the finer they are;
// common actors; common acts and words.
func (m *merger) score(i, j int) float64 {
	a, b := &m.told[i], &m.told[j]
	if a.Planned != b.Planned && !a.When.Overlaps(b.When) {
		return 0
	}
	if a.Work != "" && a.Work == b.Work && shareAny(a.acts, b.acts) {
		return m.scoreWork(a, b)
	}
	if !a.When.Overlaps(b.When) {
		return 0
	}
	d := closeness(a.When, b.When)
	who := m.share("a ", names(a), names(b))
	// Two people in common say far more than one; countries alone say little.
	switch n := inCommon(a, b); {
	case n == 0 && shared(a.countries, b.countries) > 1:
		who /= 2
	case n == 0:
		who /= 3
	default:
		who = math.Min(1, who+0.1*float64(n-1))
	}
	what := m.share("s ", a.stems, b.stems)
	if shareAny(a.acts, b.acts) {
		what = 0.5 + what/2
	} else if len(a.acts) > 0 && len(b.acts) > 0 {
		what *= 0.6
	}
	if shareAny(a.Places, b.Places) {
		what = math.Min(1, what+0.1)
	} else if len(a.Places) > 0 && len(b.Places) > 0 {
		what *= 0.9
	}
	s := 0.3*d + 0.4*who + 0.3*what
	if a.Article == b.Article && max(a.When.Span(), b.When.Span()) > 31 && a.When.Compare(b.When) != 0 {
		// "Earlier this year" beside a day is mostly another happening.
		s -= 0.05
	}
	return round(s)
}

// scoreWork scores two tellings of what befell one named work once. Where
// their dates clash they are one even so, and the event says that they disagree.
func (m *merger) scoreWork(a, b *Telling) float64 {
	if a.When.Overlaps(b.When) {
		return 0.9
	}
	return 0.7
}

// closeness is 1 for two equal days and less for coarser dates: what is left
// of the chance that two happenings fall together without being one.
func closeness(a, b dates.EDTF) float64 {
	switch n := max(a.Span(), b.Span()); {
	case n <= 1:
		return 1
	case n <= 7:
		return 0.85
	case n <= 31:
		return 0.65
	case n <= 92:
		return 0.4
	case n <= 366:
		if a.Compare(b) == 0 {
			return 0.35
		}
		return 0.15
	}
	return 0.1
}

// shared counts what stands in both lists.
func shared(a, b []string) (n int) {
	for _, x := range a {
		if in(b, x) {
			n++
		}
	}
	return n
}

// inCommon counts the actors that two tellings share, countries apart.
func inCommon(a, b *Telling) (n int) {
	for _, x := range names(a) {
		if in(names(b), x) && !in(a.countries, x) {
			n++
		}
	}
	return n
}

func names(t *Telling) []string { return append(append([]string(nil), t.Actors...), t.Others...) }

// share is the rarity of what two lists have in common, as a part of the
// rarity of the smaller list, tempered where the lists are short.
func (m *merger) share(kind string, a, b []string) float64 {
	var common, sa, sb float64
	for _, x := range a {
		sa += m.rarity[kind+x]
		if in(b, x) {
			common += m.rarity[kind+x]
		}
	}
	for _, x := range b {
		sb += m.rarity[kind+x]
	}
	if common == 0 {
		return 0
	}
	small, large := math.Min(sa, sb), math.Max(sa, sb)
	return 0.6*common/small + 0.4*common/large
}

func shareAny(a, b []string) bool {
	for _, x := range a {
		if in(b, x) {
			return true
		}
	}
	return false
}

// allows tells whether the groups of i and j may become one: every date in the
// one can be that of every date in the other, or both are about one work.
func (m *merger) allows(i, j int) bool {
	a, b := m.find(i), m.find(j)
	if a == b {
		return false
	}
	for _, x := range m.members[a] {
		for _, y := range m.members[b] {
			s, t := &m.told[x], &m.told[y]
			if !s.When.Overlaps(t.When) && (s.Work == "" || s.Work != t.Work) {
				return false
			}
		}
	}
	return true
}

// events returns one event a group, and the pairs of groups whose best link
// lies between the thresholds.
func (m *merger) events(links []Pair) ([]Event, []Pair) {
	index := map[int]int{}
	var list []Event
	for i := range m.told {
		g := m.find(i)
		if _, ok := index[g]; !ok {
			index[g] = len(list)
			list = append(list, Event{})
		}
		e := &list[index[g]]
		e.Told = append(e.Told, m.told[i])
	}
	for i := range list {
		list[i].settle()
	}
	var pairs []Pair
	seen := map[[2]int]bool{}
	for _, l := range links {
		a, b := index[m.find(l.A)], index[m.find(l.B)]
		if a == b || seen[[2]int{min(a, b), max(a, b)}] {
			continue
		}
		seen[[2]int{min(a, b), max(a, b)}] = true
		pairs = append(pairs, Pair{min(a, b), max(a, b), l.Score})
	}
	return list, pairs
}

func round(f float64) float64 { return math.Round(f*1000) / 1000 }

// Note notes the candidate pairs on both events of each. The events have
// their ids.
func Note(list []Event, pairs []Pair) {
	for _, p := range pairs {
		score := math.Round(100*p.Score) / 100
		a, b := &list[p.A], &list[p.B]
		a.Possibly = append(a.Possibly, Possibly{b.ID, score})
		b.Possibly = append(b.Possibly, Possibly{a.ID, score})
	}
	for i := range list {
		p := list[i].Possibly
		sort.Slice(p, func(i, j int) bool {
			return p[i].Score > p[j].Score || p[i].Score == p[j].Score && p[i].Event < p[j].Event
		})
	}
}
