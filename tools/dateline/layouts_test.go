package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/tools/site"
)

// What the layouts make of records that the project's own content does not hold.
func TestTheLayouts(t *testing.T) {
	dir := bare(t)
	event := func(id, date, when, more string) {
		if date != "" {
			date = "date = " + date + "\n"
		}
		year, _, _ := strings.Cut(id, "-")
		write(t, dir, "content/events/"+year+"/"+id+".md", fmt.Sprintf("+++\ntitle = %q\n%s%s[params]\nwhen = %q\nrecorded = 2026-11-21\npossibly = [{event = \"2001-hidden\", score = 0.5}]\n+++\n",
			"The "+id, date, more, when))
		write(t, dir, "content/events/"+year+"/_index.md", fmt.Sprintf("+++\ntitle = %q\n+++\n", year))
	}
	write(t, dir, "content/events/_index.md", "+++\ntitle = \"Timeline\"\n+++\n")
	event("1999-seen", "1999-05-03", "1999-05-03", "")
	event("2001-hidden", "2001-05-03", "2001-05-03", "draft = true\n")
	event("2003-seen", "2003-05-03", "2003-05-03", "")
	event("0800-crowned", "0800-12-25", "0800-12-25", "")
	event("0793-raided", "0793-01-01", "0793", "")
	years := map[string]string{
		"-0043-03-15": "15 March 44 BC", "-0043": "44 BC", "0000": "1 BC", "-0218-11?": "perhaps November 219 BC",
		"-021X": "220 BC to 211 BC", "-0263/-0240": "264 BC to 241 BC", "-0048-01-10/-0048-01-11": "10 to 11 January 49 BC",
		"079X": "790s", "07XX": "700 to 799", "0732-10-10": "10 October 732", "0711/0732": "711 to 732",
	}
	for when := range years {
		event("undated-"+strings.Trim(strings.NewReplacer("/", "to", "?", "q").Replace(strings.ToLower(when)), "-"), "", when, "")
	}
	out := filepath.Join(dir, "public")
	if err := (site.Project{Dir: dir, Progress: io.Discard}).Build(t.Context(), out, ""); err != nil {
		t.Fatal(err)
	}
	page := func(name string) *html.Node { return parsed(t, filepath.Join(out, filepath.FromSlash(name))) }
	timeline := textOf(page("events/index.html"))

	t.Run("name years as people write them", func(t *testing.T) {
		for when, words := range years {
			if !strings.Contains(timeline, words) {
				t.Errorf("%s is not %q on the timeline", when, words)
			}
		}
		for _, name := range []string{"index.html", "events/index.html", "events/0800/index.html", "events/0800/0800-crowned/index.html"} {
			if text := textOf(within(page(name), "main")); strings.Contains(strings.NewReplacer("The 0", "", "/0800", "").Replace(text), "0800") {
				t.Errorf("%s holds a year with zeros before it: %s", name, text)
			}
		}
		if h := textOf(within(page("events/0800/index.html"), "h1")); h != "800" {
			t.Errorf("the year 800 has the heading %q", h)
		}
		if text := textOf(within(page("events/0800/index.html"), "main")); !strings.Contains(text, "25 December The 0800-crowned") {
			t.Errorf("the day on the page of its year is not without the year: %s", text)
		}
		for n := range page("events/index.html").Descendants() {
			if value := attr(n, "datetime"); strings.HasPrefix(value, "-") || strings.HasPrefix(value, "0000") {
				t.Errorf("HTML has no form for %s", value)
			}
		}
	})
	t.Run("show no year of which all is hidden", func(t *testing.T) {
		for _, name := range []string{"index.html", "events/index.html", "events/1999/index.html", "events/2003/index.html", "events/1999/1999-seen/index.html", "events/2003/2003-seen/index.html"} {
			_, links := anchors(t, filepath.Join(out, filepath.FromSlash(name)))
			if slices.ContainsFunc(links, func(l string) bool { return strings.Contains(l, "/events/2001/") }) {
				t.Errorf("%s leads to the year 2001", name)
			}
		}
		_, links := anchors(t, filepath.Join(out, "events/2003/index.html"))
		if !slices.Contains(links, "/events/1999/") {
			t.Error("2003 does not lead back to 1999")
		}
		if data, err := os.ReadFile(filepath.Join(out, "events/2001/index.html")); err == nil && !strings.Contains(string(data), "No event has been recorded here yet") {
			t.Error("the hidden year, whose address stays, does not say that it is empty")
		}
	})
	t.Run("head no empty list of what is possibly the same", func(t *testing.T) {
		if text := textOf(page("events/1999/1999-seen/index.html")); strings.Contains(text, "Possibly the same") {
			t.Error("it is headed")
		}
	})
	t.Run("tell search engines when a record was made, not when its event was", func(t *testing.T) {
		data, err := os.ReadFile(filepath.Join(out, "sitemap.xml"))
		if err != nil {
			t.Fatal(err)
		}
		entries := strings.Split(string(data), "<url>")[1:]
		for _, e := range entries {
			record := strings.Contains(e, "seen/") || strings.Contains(e, "crowned/") || strings.Contains(e, "undated-") || strings.Contains(e, "raided/")
			if record != strings.Contains(e, "<lastmod>2026-11-21</lastmod>") || !record && strings.Contains(e, "lastmod") {
				t.Errorf("wrong: %s", e)
			}
			if strings.Contains(e, "/2001/") {
				t.Errorf("the hidden year is in it: %s", e)
			}
		}
		if len(entries) < 15 {
			t.Errorf("only %d pages", len(entries))
		}
	})
}

// within returns the first element of a name.
func within(doc *html.Node, name string) *html.Node {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			return n
		}
	}
	return doc
}
