package main

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// An address that was published once leads somewhere for ever: twenty changes
// of seeds and registry are replayed, and after each every address that any of
// them has made is followed.
func TestEveryAddressEverPublishedStillLeadsToItsEvent(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1795219200")
	dir := t.TempDir()
	write(t, dir, "config.toml", "")
	person := func(name string) {
		write(t, dir, "content/actors/"+strings.ReplaceAll(strings.ToLower(name), " ", "-")+"/_index.md", "+++\ntitle = \""+name+"\"\n[params]\ntype = \"person\"\n+++\n")
	}
	seed := func(name, published, text string) {
		write(t, dir, "seeds/"+name+".txt", "+++\npublished = \""+published+"\"\ntitle = \"The "+name+"\"\n+++\n"+text+"\n")
	}
	person("Ann Lee")
	person("Bo Berg")
	changes := []struct {
		what   string
		change func()
	}{
		{"a first article", func() { seed("port", "2024-03-06", "Ann Lee met Bo Berg on Monday.") }},
		{"a second, of another event", func() { seed("fjord", "2024-05-10", "Ann Lee opened the fjord tunnel on Tuesday.") }},
		{"a third, which tells the first event by its month", func() { seed("year", "2024-12-30", "Ann Lee met with Bo Berg in March 2024.") }},
		{"a sentence retold", func() { seed("port", "2024-03-06", "Ann Lee met Bo Berg at the port on Monday.") }},
		{"a day corrected", func() { seed("port", "2024-03-13", "Ann Lee met Bo Berg at the port on Monday.") }},
		{"a title corrected", func() { seed("fjord", "2024-05-10", "Ann Lee opened the new fjord tunnel on Tuesday.") }},
		{"a sentence put before", func() {
			seed("fjord", "2024-05-10", "It rained. Ann Lee opened the new fjord tunnel on Tuesday.")
		}},
		{"an event added to an article", func() {
			seed("fjord", "2024-05-10", "It rained. Ann Lee opened the new fjord tunnel on Tuesday. Bo Berg resigned on Wednesday.")
		}},
		{"the day of the meeting told at last, which merges", func() { seed("year", "2024-12-30", "Ann Lee met with Bo Berg on March 11, 2024.") }},
		{"two meetings apart", func() { seed("north", "2024-06-20", "Ann Lee met Bo Berg on June 3, 2024.") }},
		{"the same meeting from another, by its month", func() { seed("south", "2024-07-01", "Bo Berg was in Oslo. Ann Lee met Bo Berg in June 2024.") }},
		{"another day for it, which splits", func() { seed("south", "2024-07-01", "Bo Berg was in Oslo. Ann Lee met Bo Berg on June 17, 2024.") }},
		{"the same day for it, which merges two that stood apart", func() { seed("south", "2024-07-01", "Bo Berg was in Oslo. Ann Lee met Bo Berg on June 3, 2024.") }},
		{"a new actor, who takes part", func() {
			person("Cy Dahl")
			seed("port", "2024-03-13", "Ann Lee met Bo Berg and Cy Dahl at the port on Monday.")
		}},
		{"a seed renamed", func() { rename(t, dir, "seeds/north.txt", "seeds/northern.txt") }},
		{"a year corrected", func() { seed("fjord", "2023-05-10", "It rained. Ann Lee opened the new fjord tunnel on Tuesday.") }},
		{"an article that cannot be read", func() { write(t, dir, "seeds/fjord.txt", "+++\npublished = \n") }},
		{"the article mended", func() { seed("fjord", "2023-05-10", "It rained. Ann Lee opened the new fjord tunnel on Tuesday.") }},
		{"everything in one sentence", func() { seed("year", "2024-12-30", "On March 11, 2024, Ann Lee met with Bo Berg and Cy Dahl.") }},
		{"a seed gone", func() { os.Remove(filepath.Join(dir, "seeds/south.txt")) }},
	}
	ever := map[string]string{} // address -> the change that published it
	for _, c := range changes {
		c.change()
		for range 2 { // a second run changes nothing, and so loses nothing
			if err := (&project{dir: dir}).convert(io.Discard, io.Discard); err != nil && err != wrong {
				t.Fatalf("after %s: %v", c.what, err)
			}
		}
		now := addresses(t, dir)
		for a, n := range now {
			if n > 1 {
				t.Errorf("after %s, %d pages claim %s", c.what, n, a)
			}
			if ever[a] == "" {
				ever[a] = c.what
			}
		}
		for _, a := range slices.Sorted(maps.Keys(ever)) {
			if now[a] == 0 {
				t.Errorf("after %s, %s leads nowhere; it was published with %s", c.what, a, ever[a])
			}
		}
	}
	if len(changes) != 20 || len(ever) < 5 {
		t.Errorf("%d changes published %d addresses", len(changes), len(ever))
	}
	merges := 0
	for a := range ever {
		if _, err := os.Stat(filepath.Join(dir, "content"+strings.TrimSuffix(a, "/")+".md")); err != nil {
			merges++
		}
	}
	if merges == 0 {
		t.Error("no change merged two events: the test tests too little")
	}
}

func rename(t *testing.T, dir, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
		t.Fatal(err)
	}
}

// addresses returns the addresses of the events of a project, aliases
// included, and how many files claim each.
func addresses(t *testing.T, dir string) map[string]int {
	t.Helper()
	list := map[string]int{}
	for name, data := range madeIn(t, dir) {
		id, ok := strings.CutPrefix(strings.TrimSuffix(name, ".md"), "content/events/")
		if !ok || strings.HasSuffix(id, "_index") {
			continue
		}
		list["/events/"+id+"/"]++
		for _, line := range strings.Split(data, "\n") {
			if rest, ok := strings.CutPrefix(line, "aliases = ["); ok {
				for _, a := range strings.Split(strings.TrimSuffix(rest, "]"), ", ") {
					list[strings.Trim(a, `"`)]++
				}
			}
		}
	}
	return list
}
