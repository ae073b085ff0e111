package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/tools/content"
	"dateline/tools/events"
	"dateline/tools/terms"
)

// collection is a folder of seeds that were read and merged.
type collection struct {
	reads  map[string]content.Read // by the start of the file's name
	events []events.Event
	pairs  []events.Pair
}

func read(t *testing.T, dir string, names map[string]string) collection {
	t.Helper()
	registry, err := terms.Load(filepath.Join(root, "content"))
	if err != nil {
		t.Fatal(err)
	}
	c := collection{reads: map[string]content.Read{}}
	var told []events.Telling
	for short, prefix := range names {
		found, err := filepath.Glob(filepath.Join(dir, prefix+"*.txt"))
		if err != nil || len(found) != 1 {
			t.Fatalf("%d seeds begin with %s: %v", len(found), prefix, err)
		}
		r, err := reader{registry: registry}.read(dir, found[0])
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Told {
			r.Told[i].Article = short
		}
		c.reads[short] = r
		told = append(told, r.Told...)
	}
	c.events, c.pairs = events.Merge(told)
	return c
}

// event returns the one event that the article tells with this date of its
// own, and in whose title or quotation the words stand.
func (c collection) event(t *testing.T, article, when, words string) *events.Event {
	t.Helper()
	var found *events.Event
	for i := range c.events {
		for _, told := range c.events[i].Told {
			if told.Article == article && told.When.String() == when && strings.Contains(told.Title+" "+told.Quote, words) {
				if found != nil && found != &c.events[i] {
					t.Errorf("%s tells two events of %s with %q: %q and %q", article, when, words, found.Title, c.events[i].Title)
				}
				found = &c.events[i]
			}
		}
	}
	if found == nil {
		t.Errorf("%s tells no event of %s with %q; it tells:", article, when, words)
		for _, told := range c.reads[article].Told {
			t.Logf("  %s %s", told.When, told.Title)
		}
		return &events.Event{}
	}
	return found
}

// original and own are the two collections the facts must hold on: what a
// crawl left of five articles, and our own retelling of them.
func original(t *testing.T) collection {
	dir := filepath.Join(root, "../shared/seeds")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the original articles are not beside the project: ../shared/seeds")
	}
	return read(t, dir, map[string]string{"000": "000", "001": "001", "002": "002", "003": "003", "004": "004"})
}

func own(t *testing.T) collection {
	return read(t, filepath.Join(root, "seeds"), map[string]string{
		"000": "2020-09-24", "001": "2022-09-20", "002": "2020-12-17", "003": "2019-07-04", "004": "2020-07-mwn"})
}

func TestTheFactsOfFiveArticlesComeOutRight(t *testing.T) {
	for name, load := range map[string]func(*testing.T) collection{"of the originals": original, "of our own seeds": own} {
		t.Run(name, func(t *testing.T) {
			c := load(t)
			originals := name == "of the originals"

			t.Run("000 was published on the day it states, and Fischer was received that day", func(t *testing.T) {
				c.published(t, "000", "2020-09-24", "stated")
				e := c.event(t, "000", "2020-09-24", "Fischer")
				for _, who := range []string{"Abdellatif Hammouchi", "David Fischer"} {
					if !slices.Contains(e.Actors, who) {
						t.Errorf("%s takes no part: %v", who, e.Actors)
					}
				}
				c.event(t, "000", "2020-06", "Report on Terrorism")
			})
			t.Run("001 met on the Monday before the message it holds", func(t *testing.T) {
				c.published(t, "001", "2022-09-20~", "inferred")
				e := c.event(t, "001", "2022-09-19", "Haine")
				if !slices.Contains(e.Actors, "Avril Haines") || e.Doubtful == "" {
					t.Errorf("the misspelt Avril Haines is not among %v, or the day not doubtful", e.Actors)
				}
				if near := c.reads["001"].Found.Near; len(near) != 1 || near[0].Printed != "Avril Haine" {
					t.Errorf("the misspelling is not reported: %v", near)
				}
				c.event(t, "001", "2021", "500 cyber attacks")
				c.event(t, "001", "2022-06-11~/2022-06-20~", "Washington")
				c.event(t, "001", "2020-12", "Western Sahara")
				c.event(t, "001", "2020-09", "Abraham Accords")
			})
			t.Run("002 puts the proclamation a week before its own day", func(t *testing.T) {
				c.published(t, "002", "2020-12-17", "stated")
				e := c.event(t, "002", "2020-12-10", "")
				if !slices.Contains(e.Actors, "Donald Trump") || e != c.event(t, "001", "2020-12", "Western Sahara") {
					t.Errorf("the proclamation is not that of 001, or not Trump's: %v", e.Actors)
				}
				c.event(t, "002", "2019-12", "Pompeo")
			})
			t.Run("003 leaves the year open, or takes the editor's", func(t *testing.T) {
				if originals {
					c.published(t, "003", "[2014-01-22,2020-01-22,2025-01-22]", "inferred")
					k := c.reads["003"].Published
					if !k.Doubtful || !slices.Equal(k.Candidates, []string{"2014-01-22", "2020-01-22", "2025-01-22"}) {
						t.Errorf("not doubtful, or with the candidates %v", k.Candidates)
					}
				} else {
					c.published(t, "003", "2019-07-04?", "edited")
					c.event(t, "003", "2019-07-03", "Washington")
				}
				c.event(t, "003", "2004", "Major Non-NATO Ally")
			})
			t.Run("004 is given no day that it does not state", func(t *testing.T) {
				if originals {
					c.published(t, "004", "2019-12-05/..", "inferred")
				} else {
					c.published(t, "004", "2020-07", "edited")
				}
				c.event(t, "004", "1787", "diplomatic relations")
				c.event(t, "004", "2019-12-05", "Morocco")
			})
			t.Run("Pompeo's visit of December 2019 is one event, told by two", func(t *testing.T) {
				month, day := c.event(t, "002", "2019-12", "Pompeo"), c.event(t, "004", "2019-12-05", "Pompeo")
				if month != day {
					t.Fatalf("two events: %q and %q", month.Title, day.Title)
				}
				if day.When.String() != "2019-12-05" || day.Disagree {
					t.Errorf("it is dated %s, disagreement %v", day.When, day.Disagree)
				}
			})
			t.Run("the report is one event whose tellings disagree", func(t *testing.T) {
				a, b := c.event(t, "000", "2020-06", "Report on Terrorism"), c.event(t, "004", "2019-06-24", "Report on Terrorism")
				if a != b || !a.Disagree {
					t.Errorf("%q and %q, disagreement %v", a.Title, b.Title, a.Disagree)
				}
			})
			t.Run("two stays of 2022 may be the same, and are not merged silently", func(t *testing.T) {
				if originals {
					t.Skip("the original names the traveller by his office alone")
				}
				a, b := c.event(t, "001", "2022-06-11~/2022-06-20~", "Washington"), c.event(t, "001", "2022", "two days")
				if a == b {
					t.Fatal("they were merged")
				}
				if !c.candidates(a, b) {
					t.Error("they are no candidates")
				}
			})
			t.Run("a report's name is no event", func(t *testing.T) {
				for _, e := range c.events {
					for _, told := range e.Told {
						if told.When.String() == "2019" && strings.Contains(told.Phrase, "Report") || told.Phrase == "2019 Annual" {
							t.Errorf("%s", told.Title)
						}
					}
				}
			})
			t.Run("nothing is written without evidence", func(t *testing.T) {
				for name, r := range c.reads {
					if r.Published.EDTF != "" && len(r.Published.Evidence) == 0 {
						t.Errorf("%s: no evidence of the day", name)
					}
					if len(r.Names(terms.Actors)) < 5 || len(r.Names(terms.Themes)) == 0 {
						t.Errorf("%s: actors %v, themes %v", name, r.Names(terms.Actors), r.Names(terms.Themes))
					}
				}
			})
		})
	}
}

func (c collection) published(t *testing.T, article, edtf, how string) {
	t.Helper()
	if k := c.reads[article].Published; k.EDTF != edtf || string(k.How) != how {
		t.Errorf("%s is published %q, %s (%s); want %q, %s", article, k.EDTF, k.How, k.Why, edtf, how)
	}
}

// candidates tells whether two events were reported as possibly the same.
func (c collection) candidates(a, b *events.Event) bool {
	for _, p := range c.pairs {
		x, y := &c.events[p.A], &c.events[p.B]
		if x == a && y == b || x == b && y == a {
			return true
		}
	}
	return false
}
