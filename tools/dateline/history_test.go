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
	gone := 0 // seeds: what was made of them stays, for a person to decide
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
		{"a seed gone", func() { os.Remove(filepath.Join(dir, "seeds/south.txt")); gone++ }},
	}
	ever := map[string]string{} // address -> the change that published it
	for _, c := range changes {
		c.change()
		for range 2 { // a second run changes nothing, and so loses nothing
			if err := (&project{dir: dir}).convert(io.Discard, io.Discard); err != nil && err != wrong {
				t.Fatalf("after %s: %v", c.what, err)
			}
		}
		if n, seeds := articlePages(t, dir), len(glob(t, dir, "seeds/*.txt")); n > seeds+gone {
			t.Errorf("after %s, %d articles of %d seeds", c.what, n, seeds)
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

// articlePages counts the articles of a project.
func articlePages(t *testing.T, dir string) (n int) {
	for name := range madeIn(t, dir) {
		if strings.HasPrefix(name, "content/articles/") && !strings.HasSuffix(name, "_index.md") {
			n++
		}
	}
	return n
}

func glob(t *testing.T, dir, pattern string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// A page that a person has edited or hidden cannot carry the address of
// another, so no other is folded into it.
func TestAnEditedPageTakesInNoOther(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1795219200")
	for name, edit := range map[string][2]string{
		"retitled": {"title = \"Ann Lee met Bo Berg\"", "title = \"Lee and Berg meet\""},
		"hidden":   {"title = \"Ann Lee met Bo Berg\"", "draft = true\ntitle = \"Ann Lee met Bo Berg\""},
		"broken":   {"title = \"Ann Lee met Bo Berg\"", "title = \"Ann Lee met Bo Berg"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, "config.toml", "")
			for _, who := range []string{"Ann Lee", "Bo Berg"} {
				write(t, dir, "content/actors/"+strings.ReplaceAll(strings.ToLower(who), " ", "-")+"/_index.md", "+++\ntitle = \""+who+"\"\n[params]\ntype = \"person\"\n+++\n")
			}
			write(t, dir, "seeds/a.txt", "+++\npublished = \"2024-03-20\"\n+++\nAnn Lee met Bo Berg on March 8, 2024.\n")
			write(t, dir, "seeds/b.txt", "+++\npublished = \"2024-03-21\"\n+++\nAnn Lee met with Bo Berg on March 9, 2024.\n")
			convert := func() {
				t.Helper()
				if err := (&project{dir: dir}).convert(io.Discard, io.Discard); err != nil && err != wrong {
					t.Fatal(err)
				}
			}
			convert()
			first := "content/events/2024/2024-03-08-ann-lee-met-bo-berg.md"
			second := "content/events/2024/2024-03-09-ann-lee-met-with-bo-berg.md"
			before := madeIn(t, dir)
			edited := strings.Replace(before[first], edit[0], edit[1], 1)
			if edited == before[first] || before[second] == "" {
				t.Fatalf("the events are %v", slices.Sorted(maps.Keys(before)))
			}
			write(t, dir, first, edited)
			write(t, dir, "seeds/b.txt", "+++\npublished = \"2024-03-21\"\n+++\nAnn Lee met with Bo Berg on March 8, 2024.\n")
			convert()
			convert()
			after := madeIn(t, dir)
			if after[first] != edited {
				t.Error("the edited page was rewritten")
			}
			if after[second] == "" || !strings.Contains(after[second], "March 8, 2024") {
				t.Errorf("the other page is gone, or does not tell its own: %s", after[second])
			}
			if len(after) != len(before) {
				t.Errorf("%d files became %d: %v", len(before), len(after), slices.Sorted(maps.Keys(after)))
			}
		})
	}
}

// What stands under content/ may be a link that a stranger's pull request
// brought: nothing is written through it.
func TestNothingIsWrittenThroughALink(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, dir, "config.toml", "")
	write(t, dir, "content/actors/ann-lee/_index.md", "+++\ntitle = \"Ann Lee\"\n[params]\ntype = \"person\"\n+++\n")
	write(t, dir, "seeds/a.txt", "+++\npublished = \"2024-03-20\"\n+++\nAnn Lee met the press on March 8, 2024.\n")
	write(t, dir, "content/events/_index.md", "+++\ntitle = \"Timeline\"\n+++\n")
	if err := os.Symlink(outside, filepath.Join(dir, "content/events/2024")); err != nil {
		t.Skip("no links here: ", err)
	}
	var errs strings.Builder
	if err := (&project{dir: dir}).convert(io.Discard, &errs); err != wrong {
		t.Errorf("convert says %v", err)
	}
	if !strings.Contains(errs.String(), "content/events/2024: not a regular file") {
		t.Errorf("the link is not reported: %s", errs.String())
	}
	if list := glob(t, outside, "*"); len(list) > 0 {
		t.Errorf("written outside: %v", list)
	}
}
