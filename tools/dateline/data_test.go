package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/tools/site"
)

// The data a reader takes along from the project's own site.
func TestTheData(t *testing.T) {
	dir := builtSite(t)
	events := records(t, dir, "events")
	articles := records(t, dir, "articles")
	content := func(kind string) int {
		list, err := filepath.Glob(filepath.Join(root, "content", kind, "*", "[^_]*.md"))
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}

	t.Run("hold every event and every article", func(t *testing.T) {
		if n := content("events"); n == 0 || len(events) != n {
			t.Errorf("%d events of %d", len(events), n)
		}
		if n := content("articles"); n == 0 || len(articles) != n {
			t.Errorf("%d articles of %d", len(articles), n)
		}
	})
	t.Run("are the same in a table", func(t *testing.T) {
		for kind, list := range map[string][]map[string]any{"events": events, "articles": articles} {
			rows := table(t, filepath.Join(dir, "data", kind+".csv"))
			if len(rows) != len(list) {
				t.Errorf("%d rows of %d %s", len(rows), len(list), kind)
			}
			for i, row := range rows {
				for _, field := range []string{"id", "title", "url", "first", "recorded"} {
					if row[field] != list[i][field] {
						t.Errorf("%s %d: %s is %q in the table and %q in JSON", kind, i, field, row[field], list[i][field])
					}
				}
			}
		}
	})
	t.Run("lead to pages there are", func(t *testing.T) {
		for _, list := range [][]map[string]any{events, articles} {
			for _, r := range list {
				leads(t, dir, r["url"].(string))
			}
		}
	})
	t.Run("are refused by their schema when a field is wrong", func(t *testing.T) {
		for field, value := range map[string]any{"planned": "yes", "first": "June", "precision": "roughly", "unheard": "of"} {
			wrong := map[string]any{"title": "", "url": "https://example.org/", "license": "https://example.org/", "events": []any{with(events[0], field, value)}}
			if err := schema(t, "events").Validate(wrong); err == nil {
				t.Errorf("%s = %v is accepted", field, value)
			}
		}
	})
	t.Run("give TimelineJS each event once, no more exactly than it is known", func(t *testing.T) {
		var story struct {
			Events []struct {
				ID    string         `json:"unique_id"`
				Start map[string]any `json:"start_date"`
				Text  struct{ Headline string }
			}
		}
		decode(t, filepath.Join(dir, "data/timelinejs.json"), &story)
		if len(story.Events) != len(events) {
			t.Errorf("%d slides of %d events", len(story.Events), len(events))
		}
		for i, s := range story.Events {
			_, month := s.Start["month"]
			_, day := s.Start["day"]
			if p := events[i]["precision"]; s.ID != events[i]["id"] || p == "day" != day && p != "part" && p != "interval" && p != "set" || p == "year" && month {
				t.Errorf("%s, known to the %v, starts on %v", s.ID, p, s.Start)
			}
		}
	})
}

func TestFeedsTellOfWhatWasRecordedLast(t *testing.T) {
	dir := builtSite(t)
	feeds := found(t, dir, "feed.json")
	if len(feeds) < 20 {
		t.Fatalf("only %d feeds", len(feeds))
	}
	for _, name := range feeds {
		feed := readFeed(t, name)
		var rss struct {
			Items []struct {
				GUID string `xml:"guid"`
				Link string `xml:"link"`
			} `xml:"channel>item"`
		}
		data, err := os.ReadFile(strings.TrimSuffix(name, "json") + "xml")
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(data, &rss); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(feed.Items) > 30 || len(feed.Items) != len(rss.Items) {
			t.Errorf("%s: %d items, and %d in RSS", name, len(feed.Items), len(rss.Items))
			continue
		}
		leads(t, dir, feed.FeedURL)
		leads(t, dir, feed.Home)
		for i, item := range feed.Items {
			if item.ID != item.URL || rss.Items[i].GUID != item.ID || rss.Items[i].Link != item.URL {
				t.Errorf("%s: item %d is %s, and %s in RSS", name, i, item.ID, rss.Items[i].GUID)
			}
			if i > 0 && item.Published > feed.Items[i-1].Published {
				t.Errorf("%s: %s was recorded after what stands before it", name, item.ID)
			}
			leads(t, dir, item.URL)
		}
	}
}

func TestCalendarsAreWellFormed(t *testing.T) {
	dir := builtSite(t)
	calendars := found(t, dir, "calendar.ics")
	if len(calendars) < 20 {
		t.Fatalf("only %d calendars", len(calendars))
	}
	filled := 0
	for _, name := range calendars {
		list := calendar(t, name)
		filled += min(len(list), 1)
		for _, e := range list {
			leads(t, dir, e["URL"])
			if start, end := e["DTSTART;VALUE=DATE"], e["DTEND;VALUE=DATE"]; len(start) != 8 || start >= end {
				t.Errorf("%s: %s from %q to %q", name, e["UID"], start, end)
			}
		}
	}
	if filled < 10 {
		t.Errorf("only %d calendars hold an event", filled)
	}
}

func TestEachRecordIsCited(t *testing.T) {
	dir := builtSite(t)
	for _, kind := range []string{"events", "articles"} {
		for _, r := range records(t, dir, kind) {
			cited(t, filepath.Join(dir, file(t, r["url"].(string))))
		}
	}
}

func TestNothingInAFileOfDataIsExecuted(t *testing.T) {
	dir := bare(t)
	for _, name := range []string{"events", "events/2024", "actors"} {
		write(t, dir, "content/"+name+"/_index.md", "+++\ntitle = \"2024\"\n+++\n")
	}
	if err := os.CopyFS(filepath.Join(dir, "content/data"), os.DirFS(filepath.Join(root, "content/data"))); err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, h := range hostile {
		titles = append(titles, h.text)
	}
	titles = append(titles,
		`=HYPERLINK("https://evil.example","x")`, `+1+1`, `-1+1`, `@SUM(A1)`, "\t=1+1",
		"a line\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a line\nER  - \nTY  - NEWS", `a\, b; c, "d"`,
		`}, url = {https://evil.example}`, `{{{ \input{x} $ % & # _ ~ ^`,
		strings.Repeat("الجلسة الأولى ", 12), strings.Repeat("😀é漢", 30), strings.Repeat("x", 74)+"é",
	)
	for i, title := range titles {
		when := []string{"2024-03-06", "2024-02", "2024", "[2023,2024]", "2024-03-01/..", ""}[i%6]
		place := title
		if len(place) > 60 { // its page would have a name too long for a file system
			place = "Rabat"
		}
		write(t, dir, fmt.Sprintf("content/events/2024/2024-%02d.md", i), fmt.Sprintf(
			"+++\ntitle = %[1]q\ndate = 2024-03-06\nactors = [\"Ann\"]\nplaces = [%[4]q]\n[params]\nwhen = %[2]q\nrecorded = 2024-03-%02[3]d\n[[params.told]]\narticle = \"none\"\nquote = %[1]q\n+++\n",
			title, when, i%28+1, place))
	}
	out := filepath.Join(dir, "public")
	if err := (site.Project{Dir: dir, Progress: io.Discard}).Build(t.Context(), out, "http://127.0.0.1"+underPath+"/"); err != nil {
		t.Fatal(err)
	}

	if n := len(records(t, out, "events")); n != len(titles) {
		t.Errorf("%d events in JSON, not %d", n, len(titles))
	}
	rows := table(t, filepath.Join(out, "data/events.csv"))
	if len(rows) != len(titles) {
		t.Errorf("%d events in the table, not %d", len(rows), len(titles))
	}
	for _, row := range rows {
		for field, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
				t.Errorf("a spreadsheet would execute the %s %q", field, cell)
			}
		}
		cited(t, filepath.Join(out, file(t, row["url"])))
	}
	for _, name := range found(t, out, "calendar.ics") {
		if list := calendar(t, name); strings.HasSuffix(name, "public/calendar.ics") && len(list) != (len(titles)+5)/6+(len(titles)+4)/6 {
			t.Errorf("%d events of %d are in the calendar", len(list), len(titles))
		}
	}
	for _, name := range found(t, out, "feed.json") {
		readFeed(t, name)
	}
	var story struct {
		Events []struct{ Text map[string]string }
	}
	decode(t, filepath.Join(out, "data/timelinejs.json"), &story)
	for _, e := range story.Events {
		rest := regexp.MustCompile(`</?(blockquote|p)>|<a href="http://127\.0\.0\.1[^"<>]*">|</a>`).ReplaceAllString(e.Text["headline"]+e.Text["text"], "")
		if strings.ContainsAny(rest, `<>"`) {
			t.Errorf("TimelineJS would read markup in %q", rest)
		}
	}
}

// with returns a record with one field changed.
func with(record map[string]any, field string, value any) map[string]any {
	changed := map[string]any{field: value}
	for k, v := range record {
		if k != field {
			changed[k] = v
		}
	}
	return changed
}

// schema returns the schema of an export.
func schema(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join(root, "static/schema", kind+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// records returns the records of an export, which its schema accepts.
func records(t *testing.T, dir, kind string) []map[string]any {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "data", kind+".json"))
	if err != nil {
		t.Fatal(err)
	}
	all, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema(t, kind).Validate(all); err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	for _, r := range all.(map[string]any)[kind].([]any) {
		list = append(list, r.(map[string]any))
	}
	return list
}

// table returns the rows of a table, each by the names of its columns.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var rows []map[string]string
	for _, cells := range lines[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[lines[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

type jsonFeed struct {
	Version, Title, Description, Language string
	Home                                  string `json:"home_page_url"`
	FeedURL                               string `json:"feed_url"`
	Items                                 []struct {
		ID, URL, Title, Language string
		Text                     string `json:"content_text"`
		Published                string `json:"date_published"`
		External                 string `json:"external_url"`
		Tags                     []string
		Authors                  []struct{ Name string }
	}
}

// readFeed reads a JSON Feed, in which nothing is unknown and no id comes twice.
func readFeed(t *testing.T, name string) jsonFeed {
	t.Helper()
	var feed jsonFeed
	decode(t, name, &feed)
	if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title == "" {
		t.Errorf("%s: version %q, title %q", name, feed.Version, feed.Title)
	}
	seen := map[string]bool{}
	for _, item := range feed.Items {
		if seen[item.ID] || item.ID == "" || item.Text == "" {
			t.Errorf("%s: id %q, text %q", name, item.ID, item.Text)
		}
		seen[item.ID] = true
	}
	return feed
}

// decode reads a file of JSON. What it does not name is an error in a feed, and
// passed over in the file of another's format.
func decode(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	if _, ours := into.(*jsonFeed); ours {
		d.DisallowUnknownFields()
	}
	if err := d.Decode(into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// calendar returns the events of a calendar, each by the names of its lines. It
// fails the test where RFC 5545 is broken: a long line, a bare line break, a
// character cut in two, a line out of place, an event that comes twice.
func calendar(t *testing.T, name string) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(data), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Errorf("%s: %d octets: %q", name, len(line), line)
		}
	}
	var list []map[string]string
	var event map[string]string
	seen := map[string]bool{}
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(string(data), "\r\n ", ""), "\r\n"), "\r\n") {
		key, value, ok := strings.Cut(line, ":")
		switch {
		case !ok:
			t.Errorf("%s: %q is no line", name, line)
		case line == "BEGIN:VEVENT" && event == nil:
			event = map[string]string{}
		case line == "END:VEVENT" && event != nil:
			if uid := event["UID"]; uid == "" || seen[uid] || event["DTSTAMP"] == "" || event["SUMMARY"] == "" {
				t.Errorf("%s: %v", name, event)
			}
			seen[event["UID"]] = true
			list, event = append(list, event), nil
		case event != nil && event[key] == "" && slices.Contains(calendarLines, key):
			event[key] = value
		case event != nil || strings.HasSuffix(line, "VEVENT"):
			t.Errorf("%s: %q is out of place", name, line)
		}
	}
	return list
}

var calendarLines = []string{"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "URL", "TRANSP", "STATUS", "CATEGORIES", "LOCATION"}

// cited fails the test where a page lacks one of its citations, or one is not
// well formed.
func cited(t *testing.T, page string) {
	t.Helper()
	beside := func(name string) string {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(page), name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	bib := beside("cite.bib")
	depth := 0
	for i, r := range bib {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 || depth == 0 && i > 0 && i < len(strings.TrimSpace(bib))-1 && strings.Contains(bib[:i], "{") {
			t.Errorf("%s: the entry ends early: %s", page, bib)
			break
		}
	}
	if depth != 0 || !strings.HasPrefix(bib, "@") || strings.Count(bib, "\n  url = {") != 1 {
		t.Errorf("%s: braces, or more than one address: %s", page, bib)
	}
	var csl []struct{ ID, Type, Title, URL string }
	if err := json.Unmarshal([]byte(beside("cite.csl.json")), &csl); err != nil || len(csl) != 1 || csl[0].Title == "" || csl[0].URL == "" {
		t.Errorf("%s: %v %v", page, csl, err)
	}
	lines := strings.Split(strings.TrimSuffix(beside("cite.ris"), "\r\n"), "\r\n")
	for i, line := range lines {
		tag := regexp.MustCompile(`^([A-Z][A-Z0-9])  - [^\r\n]*$`).FindStringSubmatch(line)
		if tag == nil || (tag[1] == "TY") != (i == 0) || (tag[1] == "ER") != (i == len(lines)-1) {
			t.Errorf("%s: %q is out of place in RIS", page, line)
		}
	}
}

// found returns the files of a name below a folder.
func found(t *testing.T, dir, name string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == name {
			list = append(list, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// file returns the file of an address of the built site.
func file(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	name, ok := strings.CutPrefix(u.Path, underPath+"/")
	if !ok {
		t.Errorf("%s leaves the site", address)
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return filepath.FromSlash(name)
}

// leads fails the test if an address leads nowhere on the built site.
func leads(t *testing.T, dir, address string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, file(t, address))); err != nil {
		t.Errorf("%s leads nowhere", address)
	}
}
