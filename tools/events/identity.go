package events

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline/tools/dates"
	"dateline/tools/text"
)

// Published is an event as it was published: what its address is bound to.
type Published struct {
	ID       string
	Aliases  []string
	Title    string
	Recorded string // ISO 8601 day on which it was first made
	// Fixed tells that a person has edited the page: it cannot be given the
	// address of another event.
	Fixed bool
	Told  []Trace
}

// Trace is enough of a telling to know it again after the seed, the rules or
// the title have changed.
type Trace struct {
	Article, Quote, Phrase string
}

// Identify gives every event its id. An event that shares a telling with a
// published one keeps that one's id, whatever became of its title, date or
// sources; where several published events became one, the oldest id stays and
// the others are its aliases; where one was split, the part that shares most
// keeps the id, and the other gets back the address that is its own. New
// events get an id from their date and title. It returns the ids of published
// events that no telling leads to any more, sorted.
func Identify(list []Event, known []Published) (lost []string) {
	m := match(list, known)
	taken := map[string]bool{}
	for _, p := range known {
		taken[p.ID] = true
	}
	for i := range list {
		list[i].keep(m.of[i], known)
	}
	aliases := map[string]*Event{}
	for i := range list {
		for _, a := range list[i].Aliases {
			taken[a], aliases[a] = true, &list[i]
		}
	}
	for i := range list {
		e := &list[i]
		if e.ID != "" {
			continue
		}
		id := ID(e.When, e.Title)
		if other := aliases[id]; other != nil {
			other.Aliases = slices.DeleteFunc(other.Aliases, func(a string) bool { return a == id })
			delete(aliases, id)
			delete(taken, id)
		}
		e.ID = free(id, taken)
	}
	for k, p := range known {
		if !m.matched[k] {
			lost = append(lost, p.ID)
		}
	}
	slices.Sort(lost)
	return lost
}

// matching says which published events each event was.
type matching struct {
	of      [][]int // event -> published
	matched []bool  // published
}

// match binds published events to the events that share most tellings with
// them; then those left over, where an article that told them has a new
// sentence with a title alike: it was retold.
func match(list []Event, known []Published) matching {
	m := matching{make([][]int, len(list)), make([]bool, len(known))}
	index := traceIndex{}
	for k, p := range known {
		index.add(k, p)
	}
	var exact, alike []claim
	for i := range list {
		for k, v := range index.shared(&list[i]) {
			exact = append(exact, claim{i, k, v})
		}
		for k, v := range index.alike(&list[i], known) {
			alike = append(alike, claim{i, k, v})
		}
	}
	sortClaims(exact, known)
	for _, c := range exact {
		if !m.matched[c.known] {
			m.bind(c)
		}
	}
	sortClaims(alike, known)
	for _, c := range alike {
		if !m.matched[c.known] {
			m.bind(c)
		}
	}
	return m
}

func (m matching) bind(c claim) {
	m.of[c.event] = append(m.of[c.event], c.known)
	m.matched[c.known] = true
}

// claim says how much speaks for an event being a published one.
type claim struct{ event, known, weight int }

// sortClaims puts the strongest claim first, of equal ones that on the oldest.
func sortClaims(claims []claim, known []Published) {
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(
			cmp.Compare(b.weight, a.weight),
			cmp.Compare(known[a.known].Recorded, known[b.known].Recorded),
			cmp.Compare(known[a.known].ID, known[b.known].ID),
			cmp.Compare(a.event, b.event),
		)
	})
}

// What a common telling weighs: found by its words and its date, or by its
// words alone.
const (
	sameTelling  = 2
	sameSentence = 1
)

// traceIndex finds published events by their tellings.
type traceIndex map[Trace][]int

func (x traceIndex) add(k int, p Published) {
	for _, t := range p.Told {
		q := text.Fold(t.Quote)
		for _, key := range []Trace{{t.Article, q, t.Phrase}, {t.Article, q, ""}, {t.Article, "", ""}} {
			if n := len(x[key]); n == 0 || x[key][n-1] != k {
				x[key] = append(x[key], k)
			}
		}
	}
}

// shared weighs the published events that have a telling of e.
func (x traceIndex) shared(e *Event) map[int]int {
	weights := map[int]int{}
	for _, t := range e.Told {
		q := text.Fold(t.Quote)
		for _, k := range x[Trace{t.Article, q, t.Phrase}] {
			weights[k] += sameTelling
		}
		for _, k := range x[Trace{t.Article, q, ""}] {
			weights[k] += sameSentence
		}
	}
	return weights
}

// alike weighs, in hundredths, the published events told by an article that has
// a new telling of e, and whose titles share more than half of their words with
// that of e or of the telling.
func (x traceIndex) alike(e *Event, known []Published) map[int]int {
	weights := map[int]int{}
	for _, t := range e.Told {
		if len(x[Trace{t.Article, text.Fold(t.Quote), ""}]) > 0 {
			continue // nothing new
		}
		for _, k := range x[Trace{t.Article, "", ""}] {
			if w := int(100 * max(overlap(known[k].Title, e.Title), overlap(known[k].Title, t.Title))); w > 50 {
				weights[k] = max(weights[k], w)
			}
		}
	}
	return weights
}

// overlap returns which part of all the words of two titles stands in both.
func overlap(a, b string) float64 {
	words := func(s string) map[string]bool { return setOf(strings.Fields(text.Fold(s))) }
	x, y := words(a), words(b)
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	return float64(both) / float64(max(len(x)+len(y)-both, 1))
}

// keep gives the event the id of the oldest of the published events it was,
// and the other ids as aliases. A page that a person has edited takes no alias
// and becomes none: it owns the event only where no other can.
func (e *Event) keep(ks []int, known []Published) {
	if len(ks) == 0 {
		return
	}
	slices.SortFunc(ks, func(a, b int) int {
		p, q := known[a], known[b]
		if p.Fixed != q.Fixed {
			if p.Fixed {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(p.Recorded, q.Recorded), cmp.Compare(p.ID, q.ID))
	})
	e.ID = known[ks[0]].ID
	for n, k := range ks {
		if n > 0 && (known[k].Fixed || known[ks[0]].Fixed) {
			continue
		}
		if n > 0 {
			e.Aliases = insert(e.Aliases, known[k].ID)
		}
		for _, a := range known[k].Aliases {
			e.Aliases = insert(e.Aliases, a)
		}
	}
	slices.Sort(e.Aliases)
}

// maxSlug is the longest part of an address that is made from a title, in bytes.
const maxSlug = 60

// free returns id, or the first id with a number behind it that is not taken,
// and takes it.
func free(id string, taken map[string]bool) string {
	for base, n := id, 2; taken[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	taken[id] = true
	return id
}

// ID makes an id from a date and a title: "2019-12" and "Pompeo visits
// Morocco" make "2019-12-pompeo-visits-morocco". The date stands in it as far
// as it is certain, by day, month, year or decade ("1990s"); one that does not
// settle the decade makes "undated-…". What comes before the first hyphen is
// the folder that the page stands in.
func ID(date dates.EDTF, title string) string {
	id := addressDate(date)
	slug := text.Slug(title, maxSlug)
	if slug != text.Slug(title, 2*maxSlug) {
		slug = trimSlug(slug)
	}
	if slug != "" {
		id += "-" + slug
	}
	return id
}

// addressDate returns what the first and the last day of a date have in common.
func addressDate(date dates.EDTF) string {
	first, last := date.Bounds()
	if date.IsZero() || first == dates.Past || last == dates.Future {
		return "undated"
	}
	y1, m1, d1 := first.Civil()
	y2, m2, d2 := last.Civil()
	switch {
	case y1 < 1 || y2 > 9999:
		return "undated"
	case y1 == y2 && m1 == m2 && d1 == d2:
		return fmt.Sprintf("%04d-%02d-%02d", y1, m1, d1)
	case y1 == y2 && m1 == m2:
		return fmt.Sprintf("%04d-%02d", y1, m1)
	case y1 == y2:
		return fmt.Sprintf("%04d", y1)
	case y1/10 == y2/10:
		return fmt.Sprintf("%03d0s", y1/10)
	}
	return "undated"
}

// trimSlug drops the words at the end that lead to what was cut off.
func trimSlug(slug string) string {
	for {
		i := strings.LastIndexByte(slug, '-')
		if i < 0 || !dangling()(slug[i+1:]) {
			return slug
		}
		slug = slug[:i]
	}
}
