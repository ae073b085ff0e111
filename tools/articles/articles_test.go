package articles

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

var roleNames = map[Role]string{Body: "body", Title: "title", Heading: "heading", Meta: "meta", Dateline: "dateline",
	Embed: "embed", Source: "source", Chrome: "chrome"}

// outline lists the blocks of a: role, number and the first words.
func outline(a *Article) (list []string) {
	for _, b := range a.Blocks {
		s := a.S[b.Start:b.End]
		if len(s) > 30 {
			s = cutRunes(s, 30)
		}
		name := roleNames[b.Role]
		if b.Para > 0 {
			name = fmt.Sprintf("%s %d", name, b.Para)
		}
		list = append(list, name+": "+s)
	}
	return list
}

func read(t *testing.T, path, seed string) *Article {
	t.Helper()
	a, err := Read(path, []byte(seed))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// says returns the evidence for one value.
func says(a *Article, which string) Evidence {
	for _, e := range a.Evidence {
		if e.Which == which {
			return e
		}
	}
	return Evidence{}
}

const (
	ferries = "The first ferries sailed at noon, said the port authority, with some four hundred passengers on board."
	repairs = "The repairs cost more than three million euros, and the council wants to know who will pay for them."
)

func TestReadsWhatTheLinesOfATextAre(t *testing.T) {
	for _, c := range []struct {
		it, seed string
		want     []string
	}{
		{"takes a date run into the first sentence for a date", " date 2020-09-24 The port opened again on Thursday.\n\n" + ferries,
			[]string{"meta: date 2020-09-24", "body 1: The port opened again on Thurs", "body 2: The first ferries sailed at no"}},
		{"takes a date before a dash for a date", "Wednesday, January 22 - The port opened again.",
			[]string{"meta: Wednesday, January 22 -", "body 1: The port opened again."}},
		{"keeps a date that begins a sentence", "On September 1, 1939, the port was closed.",
			[]string{"body 1: On September 1, 1939, the port"}},
		{"takes a short first line for the title, and the date below for a date", "\nPort opens after flood\n\nDecember 10, 2013\n\n" + ferries + "\n",
			[]string{"title: Port opens after flood", "meta: December 10, 2013", "body 1: The first ferries sailed at no"}},
		{"takes a byline for one", "Port opens after flood\nBy Ada Writer | March 4, 2021\n" + ferries,
			[]string{"title: Port opens after flood", "meta: By Ada Writer | March 4, 2021", "body 1: The first ferries sailed at no"}},
		{"takes a first sentence for no title", "The port opened on Monday.\n\n" + ferries,
			[]string{"body 1: The port opened on Monday.", "body 2: The first ferries sailed at no"}},
		{"sets a dateline apart", "The port opened.\n\nRabat – " + ferries,
			[]string{"body 1: The port opened.", "dateline 2: Rabat –", "body 2: The first ferries sailed at no"}},
		{"takes a short line inside for a heading", ferries + "\n\nA long wait\n\n" + repairs,
			[]string{"body 1: The first ferries sailed at no", "heading 2: A long wait", "body 3: The repairs cost more than thr"}},
		{"takes a last line that names the source for that", ferries + "\nSource: Harbour Gazette",
			[]string{"body 1: The first ferries sailed at no", "source: Source: Harbour Gazette"}},
		{"sets a message apart", ferries + "\nOff we go! #port https://t.co/abc\n— Ada 🚢 (@ada) September 20, 2022\n" + repairs,
			[]string{"body 1: The first ferries sailed at no", "embed 2: Off we go! #port https://t.co/", "embed 3: — Ada 🚢 (@ada) September ", "body 4: The repairs cost more than thr"}},
		{"drops what the site printed around the article", "Skip to content\nPort opens after flood\nFacebook Twitter Google+\nHarbour Gazette\n" + ferries + "\nRead also: Storm closes port\n" + repairs + "\nShare.\nAbout Author\nAda has written for us since the flood of the year before the last one.\n",
			[]string{"chrome: Skip to content", "title: Port opens after flood", "chrome: Facebook Twitter Google+", "chrome: Harbour Gazette", "body 1: The first ferries sailed at no",
				"chrome: Read also: Storm closes port", "body 2: The repairs cost more than thr", "chrome: Share.", "chrome: About Author", "chrome: Ada has written for us since t"}},
		{"keeps what only looks like the site's", ferries + "\n\nShare prices fell on Monday.\n\nRelated cases are pending before the court.\n\nComments by the mayor were not to be had.",
			[]string{"body 1: The first ferries sailed at no", "body 2: Share prices fell on Monday.", "body 3: Related cases are pending befo", "body 4: Comments by the mayor were not"}},
		{"joins the lines of a wrapped text", "Port opens after flood\n\nThe first ferries sailed at noon, said the port authority, with\nsome four hundred passengers on board. Most of them were on\ntheir way home.\n\nThe repairs cost more than three million euros, and the\ncouncil wants to know who pays.\n",
			[]string{"title: Port opens after flood", "body 1: The first ferries sailed at no", "body 2: The repairs cost more than thr"}},
		{"parts wrapped paragraphs at their indents", "    The first ferries sailed at noon, said the port authority,\nwith some four hundred passengers on board, most of them on\ntheir way home.\n    The repairs cost more than three million euros, and the\ncouncil wants to know who pays.\n",
			[]string{"body 1: The first ferries sailed at no", "body 2: The repairs cost more than thr"}},
		{"reads Windows lines", "Port opens after flood\r\n\r\n" + ferries + "\r\n",
			[]string{"title: Port opens after flood", "body 1: The first ferries sailed at no"}},
		{"leaves a year alone on a line to the text", "1917\n\n" + ferries + "\n\n1918\n\n" + repairs,
			[]string{"heading 1: 1917", "body 2: The first ferries sailed at no", "heading 3: 1918", "body 4: The repairs cost more than thr"}},
	} {
		if got := outline(read(t, "seed.txt", c.seed)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.it, got, c.want)
		}
	}
}

func TestJoinsWrappedLinesWithASpace(t *testing.T) {
	a := read(t, "seed.txt", "The first ferries sailed at noon, said the port authority, with\nsome four hundred passengers on board. Most of them were on\ntheir way home.\n")
	if strings.Contains(a.S[:a.Blocks[0].End], "\n") || !strings.Contains(a.S, "with some four") {
		t.Errorf("got %q", a.S)
	}
	if line, col := a.Line(strings.Index(a.S, "their")); line != 3 || col != 1 {
		t.Errorf("their stands at %d:%d", line, col)
	}
}

func TestReadsDatelines(t *testing.T) {
	for head, want := range map[string]string{
		"Rabat – The port": "Rabat", "RABAT (Reuters) - The port": "Rabat", "WASHINGTON, Sept 24 — The port": "Washington",
		"NEW YORK (AP) -- The port": "New York", "WASHINGTON, D.C. (AP) — The port": "Washington", "PARIS, Dec. 3, 2019 (AFP) – The port": "Paris",
		"Saint-Éloi – Le port": "Saint-Éloi", "الرباط – فتح الميناء": "الرباط",
		"Morocco – a close ally – said": "", "The port – He said": "", "US-Morocco ties grew.": "", "It was late. Rabat – The port": "",
		"Ada Holm, Bo Lee – The two": "", "“Rabat” – The port": "", "He said that the port would open – The mayor": "",
	} {
		if a := read(t, "seed.txt", head+" opened on Monday."); a.Place != want && !(want == "" && a.Place == "The port") {
			t.Errorf("%q: got %q, want %q", head, a.Place, want)
		}
	}
}

func TestMakesTitles(t *testing.T) {
	for _, c := range []struct{ it, sentence, want string }{
		{"takes a short sentence whole", "The port opened on Monday.", "The port opened on Monday"},
		{"keeps the stop of initials", "Ferries sail again to the U.S.", "Ferries sail again to the U.S."},
		{"cuts before a clause", "The port authority opened the harbour on Monday, which pleased the crews of the forty trawlers that had waited outside.",
			"The port authority opened the harbour on Monday"},
		{"cuts before a phrase", "The council of Port Town promised to build a new wall of stone and concrete in the face of the rising water.",
			"The council of Port Town promised to build a new wall of stone and concrete"},
		{"does not cut inside brackets", "The Harbour Board (a body that was set up in the year after the great flood and is paid for by the ferries) met.",
			"The Harbour Board (a body that was set up in the year after the great flood and is paid …"},
	} {
		got := read(t, "seed.txt", c.sentence).Title
		if got != c.want {
			t.Errorf("%s: got %q", c.it, got)
		}
	}
	for _, f := range []string{"", "x", strings.Repeat("of ", 60), strings.Repeat("x", 500)} {
		if a, err := Read("seed.txt", []byte(f)); err == nil && len([]rune(a.Title)) > titleMost+2 {
			t.Errorf("%q: a title of %d characters", f, len(a.Title))
		}
	}
}

func TestReadsAHeader(t *testing.T) {
	a := read(t, "seeds/a.txt", "\ufeff+++\n# as the editor knows\ntitle = \"Port opens\"\nsource = \"Harbour Gazette\"\nurl = \"https://gazette.example/a\"\npublished = \"2021-03-04?\"\nactors = [\"Ada Holm\"]\nrights = \"excerpt\"\nlang = \"en-GB\"\n+++\n"+ferries)
	if a.Title != "Port opens" || a.Source != "Harbour Gazette" || a.URL != "https://gazette.example/a" || a.Lang != "en" || a.Header.Rights != "excerpt" {
		t.Errorf("got %+v", a.Header)
	}
	if e := says(a, "title"); e.How != Edited || e.Rule != "header" {
		t.Errorf("title: %+v", e)
	}
	if a.Header.Lines["published"] != 6 || a.Header.Lines["actors"] != 7 {
		t.Errorf("lines: %v", a.Header.Lines)
	}
	if line, col := a.Line(0); line != 11 || col != 1 || !strings.HasPrefix(a.S, "The first") {
		t.Errorf("the text begins at %d:%d", line, col)
	}
}

func TestRefusesWhatAHeaderMayNotSay(t *testing.T) {
	for _, c := range []struct{ it, header, want string }{
		{"an unknown key, with what is near", "autor = \"A\"", `s.txt:2:1: unknown key "autor" in the header` + "\n    hint: did you mean \"author\"?"},
		{"an unknown key", "shortcode = \"A\"", `s.txt:2:1: unknown key "shortcode" in the header`},
		{"a table", "title = \"A\"\n[params]\nx = 1", `s.txt:3:2: unknown key "params"`},
		{"a number for a text", "\n title = 5", "s.txt:3:2: title must be a text, not a number"},
		{"a date for a text", "published = 2020-09-24", "s.txt:2:1: published must be a text, not a date"},
		{"a text for a list", "actors = \"A\"", "s.txt:2:1: actors must be a list of texts, not a text"},
		{"an address of script", "url = \"javascript:alert(1)\"", `s.txt:2:1: url "javascript:alert(1)" is no address of the web`},
		{"an address without host", "archive = \"https:///x\"", "s.txt:2:1: archive"},
		{"an address with markup", "url = \"https://x.example/<b>\"", "s.txt:2:1: url"},
		{"unknown rights", "rights = \"all\"", `s.txt:2:1: rights "all"` + "\n    hint: it is \"full\", \"excerpt\" or \"link\""},
		{"no language", "lang = \"english please\"", "s.txt:2:1: lang"},
		{"broken TOML", "source = \"A\"\ntitle = ", "s.txt:3:"},
	} {
		a, err := Read("s.txt", []byte("+++\n"+c.header+"\n+++\n"+ferries))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("refuses %s: got %v", c.it, err)
		}
		if a == nil || a.Title == "" || !strings.Contains(a.S, "ferries") {
			t.Errorf("refuses %s: the article is lost", c.it)
		}
	}
	a, err := Read("s.txt", []byte("+++\ntitle = \"A\"\n\n"+ferries))
	if err == nil || !strings.Contains(err.Error(), "s.txt:1:1: the header is not closed") || a == nil || a.Title != "A" || len(a.Blocks) != 1 {
		t.Errorf("refuses an open header: got %v, %+v", err, a)
	}
}

func TestRefusesWhatIsNoText(t *testing.T) {
	for _, c := range []struct{ it, path, seed, want string }{
		{"an unknown ending", "a.docx", ferries, `a.docx:1:1: unknown kind of seed ".docx"` + "\n    hint: save it as .txt, .md or .html"},
		{"no ending", "README", ferries, `README:1:1: unknown kind of seed ""`},
		{"a NUL", "a.txt", "Port\nopens \x00", "a.txt:2:7: a NUL character"},
		{"invalid UTF-8", "a.txt", "Été à Brême\nport \xff opens", "a.txt:2:6: invalid UTF-8 (byte 0xff)"},
		{"a bidirectional override", "a.txt", "Port\n\u202eopens", "a.txt:2:1: bidirectional control U+202E"},
		{"a bidirectional isolate", "a.md", "Port \u2067opens", "a.md:1:6: bidirectional control U+2067"},
		{"a bidirectional override in a page", "a.html", "<p>Port \u202dopens", "a.html:1:9: bidirectional control U+202D"},
		{"a line of 5 MB", "a.txt", "Port\n" + strings.Repeat("x", 5<<20-10), "a.txt:2:1: a line of 5242870 bytes"},
		{"a file of more than 5 MB", "a.txt", strings.Repeat("word\n", 1<<20+2), "a.txt:1:1: larger than 5 MB"},
		{"an empty file", "a.txt", " \n\n", "a.txt:1:1: the seed holds no text"},
		{"a header without text", "a.md", "+++\ntitle = \"A\"\n+++\n", "a.md:4:1: the seed holds no text"},
		{"a page without an article", "a.html", "<script>x</script>", "a.html:1:1: no article was found in the page"},
		{"a page nested too deep", "a.html", strings.Repeat("<div>", 9999), "a.html:1:1: the page cannot be read"},
		{"a page of too many tags", "a.html", strings.Repeat("<b>", 130_000), "a.html:1:1: a page of 130000 tags"},
		{"Markdown quoted too deep", "a.md", strings.Repeat(">", 200_000), "a.md:1:1: quotations too deep"},
		{"Markdown of brackets", "a.md", strings.Repeat("[a](", 60_000), "a.md:1:1: 60000 opening brackets"},
	} {
		a, err := Read(c.path, []byte(c.seed))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("refuses %s: got %.200v", c.it, err)
		}
		if a != nil {
			t.Errorf("refuses %s: and returns an article", c.it)
		}
	}
}

func TestRefusesFilesThatAreNotRegular(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(file, []byte(ferries), 0o666); err != nil {
		t.Fatal(err)
	}
	if a, err := Open(file); err != nil || len(a.Sentences) != 1 {
		t.Fatalf("does not read a regular file: %v", err)
	}
	link := filepath.Join(dir, "link.txt")
	if err := os.Symlink(file, link); err != nil {
		t.Skip(err)
	}
	big := filepath.Join(dir, "big.txt")
	if err := os.WriteFile(big, make([]byte, MaxSize+9), 0o666); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		link: "a symbolic link is no seed", dir: "a folder is no seed", os.DevNull: "a device is no seed",
		big: "larger than 5 MB", filepath.Join(dir, "none.txt"): "no such file",
	} {
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), filepath.Base(path)) {
			t.Errorf("%s: got %v", path, err)
		}
	}
}
