package events

import (
	"sort"
	"strconv"
	"strings"

	"dateline/tools/text"
)

// Published is an event as it was published: what its address is bound to.
type Published struct {
	ID       string
	Aliases  []string
	Title    string
	Recorded string // ISO 8601 day on which it was first made
	Told     []Trace
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
// keeps the id. New events get an id from their date and title. It returns the
// ids of published events that no telling leads to any more, sorted.
func Identify(list []Event, known []Published) (lost []string) {
	taken := map[string]bool{}
	index := traceIndex{}
	for k, p := range known {
		taken[p.ID] = true
		for _, a := range p.Aliases {
			taken[a] = true
		}
		index.add(k, p)
	}
	var claims []claim
	for i := range list {
		for k, v := range index.votes(&list[i], known) {
			claims = append(claims, claim{i, k, v})
		}
	}
	sort.Slice(claims, func(i, j int) bool {
		a, b := claims[i], claims[j]
		if a.votes != b.votes {
			return a.votes > b.votes
		}
		if older(known[a.known], known[b.known]) != older(known[b.known], known[a.known]) {
			return older(known[a.known], known[b.known])
		}
		return a.event < b.event
	})
	owner := map[int]int{} // published -> event
	for _, c := range claims {
		if _, ok := owner[c.known]; !ok {
			owner[c.known] = c.event
		}
	}
	of := make([][]int, len(list)) // event -> published
	for k := range known {
		if e, ok := owner[k]; ok {
			of[e] = append(of[e], k)
		} else {
			lost = append(lost, known[k].ID)
		}
	}
	for i := range list {
		list[i].keep(of[i], known)
	}
	for i := range list {
		if list[i].ID == "" {
			list[i].ID = fresh(&list[i], taken)
		}
	}
	sort.Strings(lost)
	return lost
}

// claim says how much speaks for an event being a published one.
type claim struct{ event, known, votes int }

// What a common telling counts: found by its words and its date, by its words
// alone, or only by an article that both are told by and a title that is alike.
const (
	sameTelling  = 40
	sameSentence = 20
	alike        = 10
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

func (x traceIndex) votes(e *Event, known []Published) map[int]int {
	votes := map[int]int{}
	for _, t := range e.Told {
		q := text.Fold(t.Quote)
		for _, k := range x[Trace{t.Article, q, t.Phrase}] {
			votes[k] += sameTelling
		}
		for _, k := range x[Trace{t.Article, q, ""}] {
			votes[k] += sameSentence
		}
		for _, k := range x[Trace{t.Article, "", ""}] {
			if votes[k] == 0 && overlap(known[k].Title, e.Title) > 0.5 {
				votes[k] = alike
			}
		}
	}
	return votes
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

func older(a, b Published) bool {
	if a.Recorded != b.Recorded {
		return a.Recorded < b.Recorded
	}
	return a.ID < b.ID
}

// keep gives the event the id of the oldest of the published events it was,
// and their other ids as aliases.
func (e *Event) keep(ks []int, known []Published) {
	if len(ks) == 0 {
		return
	}
	sort.Slice(ks, func(i, j int) bool { return older(known[ks[i]], known[ks[j]]) })
	e.ID = known[ks[0]].ID
	for n, k := range ks {
		if n > 0 {
			e.Aliases = insert(e.Aliases, known[k].ID)
		}
		for _, a := range known[k].Aliases {
			e.Aliases = insert(e.Aliases, a)
		}
	}
	sort.Strings(e.Aliases)
}

// maxSlug is the longest part of an address that is made from a title, in bytes.
const maxSlug = 60

// fresh makes an id that no event has or had, from the date and the title.
func fresh(e *Event, taken map[string]bool) string {
	id := ID(e.When.String(), e.Title)
	for base, n := id, 2; taken[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	taken[id] = true
	return id
}

// ID makes an id from an EDTF date, whose first part is kept as far as it is
// plain, and a title: "2019-12" and "Pompeo visits Morocco" make
// "2019-12-pompeo-visits-morocco". A date without a plain year makes "undated-…".
func ID(edtf, title string) string {
	date := strings.TrimPrefix(strings.TrimPrefix(edtf, "["), "{")
	if i := strings.IndexAny(date, "/,]}?~%T"); i >= 0 {
		date = date[:i]
	}
	date = strings.ReplaceAll(date, "X", "0")
	switch {
	case len(date) < 4 || strings.Trim(date[:4], "0123456789") != "":
		date = "undated"
	}
	// Seasons and the like (2019-22) are no months.
	if len(date) == 7 && date[5:] > "12" {
		date = date[:4]
	}
	slug := text.Slug(title, maxSlug)
	if slug == "" {
		return date
	}
	return date + "-" + trimSlug(slug)
}

// trimSlug drops the words at the end that lead to what was cut off.
func trimSlug(slug string) string {
	for {
		i := strings.LastIndexByte(slug, '-')
		if i < 0 || !in(languageOf("en").Dangling, slug[i+1:]) {
			return slug
		}
		slug = slug[:i]
	}
}
