package articles

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"dateline/tools/text"
)

func TestPicksTheArticleOutOfAPage(t *testing.T) {
	a, err := Open("testdata/harbour.html")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"title: Port Town harbour opens again ", "dateline 1: PORT TOWN (Coast Wire) —", "body 1: The harbour of Port Town opene",
		"body 2: Mayor Grete Holm thanked the c", "heading 3: What the mayor said", "body 4: Holm announced that a new sea ",
		"embed 5: The wall comes too late for my", "body 6: The port authority expects the",
	}
	for i, o := range outline(a) {
		if i >= len(want) || !strings.HasPrefix(strings.ReplaceAll(o, "\u00a0", " "), want[i]) {
			t.Errorf("block %d: got %q", i, o)
		}
	}
	if len(a.Blocks) != len(want) {
		t.Errorf("%d blocks, want %d", len(a.Blocks), len(want))
	}
	got := []string{a.Title, a.Source, a.Author, a.URL, a.Lang, a.Place}
	if !reflect.DeepEqual(got, []string{"Port Town harbour opens again after the flood", "Harbour Gazette", "Ada Writer",
		"https://gazette.example/2021/03/harbour-opens", "en", "Port Town"}) {
		t.Errorf("metadata: %q", got)
	}
	if want := []Clue{{"meta article:published_time", "2021-03-04"}, {"json-ld datePublished", "2021-03-04"}}; !reflect.DeepEqual(a.Clues, want) {
		t.Errorf("clues: %v", a.Clues)
	}
	if e := says(a, "source"); e.Rule != "meta og:site_name" || e.How != Stated {
		t.Errorf("source: %+v", e)
	}
}

// Each word of the text must be found again in the bytes of the page.
func TestKnowsWhereThePagePrintsEachWord(t *testing.T) {
	a, err := Open("testdata/harbour.html")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("testdata/harbour.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range a.Words {
		if w.Kind == text.Mark {
			continue
		}
		sp := a.Document.Source(w.Span)
		if got := string(page[sp.Start:sp.End]); got != a.S[w.Start:w.End] {
			t.Errorf("%q stands for %q", a.S[w.Start:w.End], got)
		}
	}
	for words, want := range map[string]string{"crews & the": "crews &amp; the", "€3": "&euro;3", "“and nobody": "&ldquo;and nobody"} {
		i := strings.Index(a.S, words)
		sp := a.Document.Source(text.Span{Start: i, End: i + len(words)})
		if got := string(page[sp.Start:sp.End]); got != want {
			t.Errorf("%q stands for %q, want %q", words, got, want)
		}
	}
	// The twin of the heading is in the teaser above the article.
	i := strings.Index(a.S, "What the mayor")
	if line, _ := a.Line(i); line != 34 {
		t.Errorf("the heading stands in line %d", line)
	}
	if line, col := a.Line(0); line != 27 || col != 25 {
		t.Errorf("the title stands at %d:%d", line, col)
	}
}

func TestReadsPagesInOldCharsets(t *testing.T) {
	for _, c := range []struct{ file, charset, lang, title, source, words string }{
		{"testdata/port-1252.html", "windows-1252", "fr", "Le port rouvre après la tempête", "La Gazette du Môle", "coupé l’électricité"},
		{"testdata/mina-1256.html", "windows-1256", "ar", "الميناء يفتح أبوابه من جديد", "جريدة المرفأ", "هل تكفي الأموال؟"},
	} {
		a, err := Open(c.file)
		if err != nil {
			t.Fatal(err)
		}
		if a.Charset != c.charset || a.Lang != c.lang || a.Title != c.title || a.Source != c.source || !strings.Contains(a.S, c.words) {
			t.Errorf("%s: %s %s %q %q", c.file, a.Charset, a.Lang, a.Title, a.Source)
		}
		if strings.Contains(outline(a)[1], "body") && c.lang == "fr" {
			t.Errorf("%s: no date line: %q", c.file, outline(a))
		}
	}
}

func TestReadsTextsInOldCharsets(t *testing.T) {
	latin := "L'\xe9t\xe9 \xe0 Br\xeame fut tr\xe8s sec, a d\xe9clar\xe9 le pr\xe9sident du port, et les p\xeacheurs ont d\xfb attendre la mar\xe9e."
	utf16 := "\xff\xfeP\x00o\x00r\x00t\x00 \x00o\x00p\x00e\x00n\x00s\x00.\x00"
	for _, c := range []struct{ it, seed, charset, want string }{
		{"windows-1252", latin, "windows-1252", "L'été à Brême fut très sec"},
		{"UTF-16 with its mark", utf16, "utf-16le", "Port opens."},
		{"UTF-8 with its mark", "\ufeffÉté.", "utf-8", "Été."},
		{"UTF-8", "Été.", "utf-8", "Été."},
	} {
		a, err := Read("a.txt", []byte(c.seed))
		if err != nil {
			t.Errorf("%s: %v", c.it, err)
			continue
		}
		if b := a.Blocks[0]; a.Charset != c.charset || !strings.HasPrefix(a.S[b.Start:b.End], c.want) {
			t.Errorf("%s: read as %s: %q", c.it, a.Charset, a.S)
		}
	}
}

// The detector runs its guesses at once and gives equals in any order.
func TestReadsATextThatTwoCharsetsFitInTheSameOneEveryTime(t *testing.T) {
	tied := []byte("Se\xf1or Mu\xf1oz")
	if got := detected(tied); len(got) < 2 {
		t.Fatalf("only %v fits: the text proves nothing", got)
	}
	for range 50 {
		if got := detected(tied); !reflect.DeepEqual(got, []string{"windows-1252", "iso-8859-2"}) {
			t.Fatalf("fits %v", got)
		}
		a, err := Read("a.txt", tied)
		if err != nil || a.Charset != "windows-1252" || !strings.Contains(a.S, "Señor Muñoz") {
			t.Fatalf("read as %s: %q, %v", a.Charset, a.S, err)
		}
	}
}

// Places in a UTF-8 seed are those of its raw bytes: mark, header and carriage
// returns counted.
func TestCountsPlacesInTheRawFile(t *testing.T) {
	seed := "\ufeff+++\r\ntitle = \"A\"\r\n+++\r\nÉté à Brême.\r\n\r\nThe port opened.\r\n"
	a := read(t, "a.txt", seed)
	i := strings.Index(a.S, "port")
	if sp := a.Document.Source(text.Span{Start: i, End: i + 4}); sp.Start != strings.Index(seed, "port") || sp.Len() != 4 {
		t.Errorf("port stands at %v, not %d", sp, strings.Index(seed, "port"))
	}
	if line, col := a.Line(i); line != 6 || col != 5 {
		t.Errorf("port stands at %d:%d", line, col)
	}
	if a.Paragraph(i) != 2 {
		t.Errorf("port is in paragraph %d", a.Paragraph(i))
	}
}

func TestReadsMarkdown(t *testing.T) {
	seed := "+++\nsource = \"Harbour Gazette\"\n+++\n# Port *opens* again\n\nRabat – The **first** [ferries](http://x.example) sailed, R&amp;D said \\*now\\*.\nIt rained.\n\n> We waited.\n\n## A long wait\n\n- one item\n\n<div>\nmenu\n</div>\n\nSee <https://x.example/y> {{< x >}} <script>alert(1)</script> now.\n"
	a := read(t, "a.md", seed)
	want := []string{"title: Port opens again", "dateline 1: Rabat –", "body 1: The first ferries sailed, R&D ", "embed 2: We waited.",
		"heading 3: A long wait", "body 4: one item", "chrome: <div>\nmenu\n</div>\n", "body 5: See https://x.example/y {{< x "}
	if got := outline(a); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if !strings.Contains(a.S, "R&D said *now*. It rained.") || !strings.Contains(a.S, "<script>alert(1)</script> now.") {
		t.Errorf("text: %q", a.S)
	}
	for _, words := range []string{"opens", "first", "ferries sailed", "rained", "item", "https://x.example/y", "script>alert"} {
		i := strings.Index(a.S, words)
		sp := a.Document.Source(text.Span{Start: i, End: i + len(words)})
		if i < 0 || !strings.HasPrefix(seed[sp.Start:], words[:4]) {
			t.Errorf("%q stands at %v: %q", words, sp, seed[sp.Start:sp.End])
		}
	}
}

func TestRefusesYAMLFrontMatter(t *testing.T) {
	_, err := Read("a.md", []byte("---\ntitle: A\n---\nThe port opened."))
	if err == nil || !strings.Contains(err.Error(), "a.md:1:1: front matter between --- lines is not read\n    hint: write it as TOML") {
		t.Errorf("got %v", err)
	}
}

func TestReadsTheOriginals(t *testing.T) {
	type facts struct {
		title, source, place string          // of the title, how it begins and ends
		roles                map[Role]string // role -> how a block of it begins
	}
	want := map[string]facts{
		"000": {"The US and Morocco vow … strengthen cooperation", "", "Rabat",
			map[Role]string{Meta: "date 2020-09-24", Dateline: "Rabat –"}},
		"001": {"Morocco and … security cooperation", "Atalayar", "",
			map[Role]string{Title: "Morocco and", Embed: "— PowerOfMorocco", Source: "Source: Atalayar"}},
		"002": {"The meeting … presidential proclamation", "", "Rabat", map[Role]string{Meta: "date 2020-12-17"}},
		"003": {"Security Working Group … Meets in Washington", "The North Africa Post", "",
			map[Role]string{Meta: "Wednesday, January 22", Chrome: "POSTED BY"}},
		"004": {"Morocco and the US … since 1787", "", "Rabat", map[Role]string{Heading: "High-level visit"}},
	}
	chrome := map[string]int{"003": 7}
	for _, f := range originalFiles(t) {
		a, err := Open(f)
		if err != nil {
			t.Fatal(err)
		}
		n := strings.TrimPrefix(f, originals+"/")[:3]
		w, ok := want[n]
		if !ok {
			continue
		}
		begin, end, _ := strings.Cut(w.title, " … ")
		if !strings.HasPrefix(a.Title, begin) || !strings.HasSuffix(a.Title, end) || len(a.Title) > 90 || a.Source != w.source || a.Place != w.place || a.Lang != "en" {
			t.Errorf("%s: %q, %q, %q, %q", n, a.Title, a.Source, a.Place, a.Lang)
		}
		count := 0
		for role, begins := range w.roles {
			found := false
			for _, b := range a.Blocks {
				found = found || b.Role == role && strings.HasPrefix(a.S[b.Start:b.End], begins)
			}
			if !found {
				t.Errorf("%s: no %s %q in %q", n, roleNames[role], begins, outline(a))
			}
		}
		for _, b := range a.Blocks {
			if b.Role == Chrome {
				count++
			}
		}
		if count != chrome[n] {
			t.Errorf("%s: %d blocks of chrome, want %d", n, count, chrome[n])
		}
	}
}
