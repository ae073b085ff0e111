package text

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func whole(s string) *Document { return Cut(Plain(s), []Span{{0, len(s)}}) }

func sentences(s string) (list []string) {
	d := whole(s)
	for _, x := range d.Sentences {
		list = append(list, d.S[x.Start:x.End])
	}
	return list
}

// Sentences are divided by "|".
func TestCutsTextIntoSentences(t *testing.T) {
	for _, c := range []struct{ it, want string }{
		{"ends a sentence at a full stop", "The port opened.| Ships sailed."},
		{"ends a sentence at a question and an exclamation", "Who pays?| Nobody knows!| It rained."},
		{"goes on after a question inside a sentence", "He asked who pays? and left."},
		{"goes on after U.S. before a name", "The U.S. Senate voted.| It was late."},
		{"ends a sentence after U.S. before a word that begins one", "He flew to the U.S.| The talks began."},
		{"goes on after U.S. before a hyphen", "A U.S.-Morocco dialogue met."},
		{"goes on after a title", "On Monday Sen. Ada Holm met Dr. Lee and Gen. Roe."},
		{"goes on after an initial", "It was chaired by Nora B. Hill of Port Town."},
		{"goes on at a comma without a space", "It was chaired by Nora B. Hill,US envoy to the port.| She left."},
		{"goes on after several initials", "The bank J. P. Holm lent it.| He paid."},
		{"goes on after No. before a number", "It was ship No. 5 of the fleet.| It sank."},
		{"ends a sentence after the answer no", "He said no.| She said yes."},
		{"ends a sentence after the word art", "She loved art.| He loved ships."},
		{"ends a sentence after a small word that is also a weekday", "They wed.| Guests came by sea."},
		{"goes on after Inc. before a name", "Coast Wire Inc. President Holm resigned."},
		{"ends a sentence after Inc. before a word that begins one", "It bought Coast Wire Inc.| The price was low."},
		{"goes on after a month cut short", "It sailed on Sept. 24 and on Dec. 3, 2019.| It sank."},
		{"ends a sentence after a month before a word that begins one", "It sailed in Dec.| The ice held."},
		{"goes on after p.m. before a weekday", "It starts at 9 p.m. Monday in the hall."},
		{"ends a sentence after p.m. before a word that begins one", "It ended at 9 p.m.| Police cleared the hall."},
		{"ends a sentence at the end after an abbreviation", "He moved to Coast Wire Inc."},
		{"ends a sentence after a possessive", "Their fleet was smaller than Grant's.| Union ships won."},
		{"goes on inside a decimal", "It cost 3.5 million.| That is much."},
		{"goes on inside an address", "See port.example for more.| It is free."},
		{"ends a sentence after a year", "It was built in 1998.| It fell in 2004."},
		{"ends a sentence where a crawl lost the space", "They broke up many cells.| The police said so."},
		{"goes on after the number of a list", "1. The port opens."},
		{"goes on after an ellipsis before a small letter", "He waited … and left.| It rained."},
		{"ends a sentence after an ellipsis before a capital", "He waited…| It rained."},
		{"keeps a closing quotation mark with its sentence", "“We waited.”| They left."},
		{"keeps a closing bracket with its sentence", "(It rained.)| They left."},
		{"keeps a quotation mark that stands apart", "\" We waited. \""},
		{"goes on after a quotation that asks", "“Who pays?” she asked.| Nobody knew."},
		{"goes on after v. in the name of a case", "Holm v. Port Town was heard.| He lost."},
		{"reads Arabic questions and stops", "هل تكفي الأموال؟| لا أحد يعرف.| انتهى."},
		{"goes on after a French title", "Il a reçu M. Le Goff et Mme Roy.| Elle part."},
		{"goes on before a small letter with an accent", "Il reçut l'av. été comme hiver."},
		{"goes on after a German day", "Am 24. September fuhr das Schiff.| Es sank."},
		{"ends a sentence after a number before another word", "The crew were 24.| They sailed."},
	} {
		text := strings.ReplaceAll(c.want, "|", "")
		if c.it == "ends a sentence where a crawl lost the space" {
			text = strings.ReplaceAll(c.want, "| ", "")
		}
		var want []string
		for _, s := range strings.Split(c.want, "|") {
			want = append(want, strings.TrimSpace(s))
		}
		if got := sentences(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", c.it, got, want)
		}
	}
}

func TestCutsNoSentenceAcrossBlocks(t *testing.T) {
	s := "A heading\n\nThe port opened"
	d := Cut(Plain(s), []Span{{0, 9}, {11, len(s)}})
	if len(d.Sentences) != 2 || d.Sentences[1].Block != 1 || !d.Words[d.Sentences[1].First].Gap {
		t.Errorf("got %+v", d.Sentences)
	}
}

func TestCutsTextIntoWords(t *testing.T) {
	for _, c := range []struct{ it, s, want string }{
		{"parts a number from letters", "24th", "24 th"},
		{"parts a hyphenated word", "mid-June", "mid - June"},
		{"parts initials", "U.S.", "U . S ."},
		{"keeps letters with accents in one word", "Hélène Bréhat", "Hélène Bréhat"},
		{"keeps a combining accent with its letter", "He\u0301le\u0300ne", "He\u0301le\u0300ne"},
		{"begins with a letter of another alphabet", "éclair", "éclair"},
		{"reads Arabic-Indic digits", "٢٤ شتنبر", "٢٤ شتنبر"},
		{"takes no-break spaces for spaces", "24\u00a0000", "24 000"},
		{"takes an invalid byte for a mark", "a\xffb", "a \xff b"},
	} {
		var got []string
		for _, w := range Words(nil, c.s, 0, len(c.s)) {
			got = append(got, c.s[w.Start:w.End])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.it, s, c.want)
		}
	}
}

func TestFolds(t *testing.T) {
	for _, c := range []struct{ it, a, b string }{
		{"case", "RABAT", "rabat"},
		{"diacritics", "Saïd Brèche", "said breche"},
		{"diacritics that are composed or not", "Sai\u0308d", "said"},
		{"apostrophes of every form", "Haïne’s 'Ali ʿUmar", "haines ali umar"},
		{"letters that are two", "Æsop Œuvre Straße", "aesop oeuvre strasse"},
		{"forms of alef, ya and ta marbuta", "أحمد إدارة مستشفى", "احمد اداره مستشفي"},
		{"Arabic vowel signs", "مُحَمَّد", "محمد"},
		{"hyphens of every form", "US‑Morocco", "us-morocco"},
		{"no-break spaces", "24\u00a0000", "24 000"},
	} {
		if got := Fold(c.a); got != c.b {
			t.Errorf("folds %s: got %q, want %q", c.it, got, c.b)
		}
	}
}

func TestFoldAllocatesNothing(t *testing.T) {
	buf := make([]byte, 0, 200)
	for _, s := range []string{"The General Director", "Hélène reçut l’été à Zürich", "الميناء أبوابه"} {
		if n := testing.AllocsPerRun(100, func() { buf = AppendFold(buf[:0], s) }); n != 0 {
			t.Errorf("folding %q allocates %v times", s, n)
		}
	}
}

func TestMakesSlugs(t *testing.T) {
	for _, c := range []struct {
		it, s string
		max   int
		want  string
	}{
		{"joins words by hyphens", "The Port: Opened, again!", 60, "the-port-opened-again"},
		{"keeps a possessive in one word", "Morocco's ports and Ada’s", 60, "moroccos-ports-and-adas"},
		{"keeps letters and digits in one word", "G20 in 2nd place", 60, "g20-in-2nd-place"},
		{"parts what a hyphen parts", "F-16 and COVID-19", 60, "f-16-and-covid-19"},
		{"joins initials", "The U.S. envoy", 60, "the-us-envoy"},
		{"joins initials after a name", "Nathan B. Hill of the U.S.-led fleet", 60, "nathan-b-hill-of-the-us-led-fleet"},
		{"parts an address and a decimal", "port.example sold 3.5", 60, "port-example-sold-3-5"},
		{"keeps a French article with its word", "L’accord d'Oslo", 60, "laccord-doslo"},
		{"cuts between words", "The port opened again", 10, "the-port"},
		{"cuts a word that is too long alone", "Donaudampfschifffahrt", 5, "donau"},
		{"keeps letters of every script", "ميناء 24", 60, "ميناء-24"},
		{"makes nothing of marks", "… — !", 60, ""},
		{"never leads out of a folder", "../../etc/passwd", 60, "etc-passwd"},
	} {
		if got := Slug(c.s, c.max); got != c.want {
			t.Errorf("%s: got %q, want %q", c.it, got, c.want)
		}
	}
}

func TestKnowsWhereTextCameFrom(t *testing.T) {
	file := "<p>R&amp;D in\r\nPort</p>"
	var b Builder
	b.Copy("R", 3)
	b.Make("&", 4, 9)
	b.Copy("D in", 9)
	b.Make(" ", 13, 15)
	b.Copy("Po", 15)
	b.Copy("rt", 17)
	text := b.Text()
	if text.S != "R&D in Port" {
		t.Fatalf("built %q", text.S)
	}
	for words, want := range map[string]string{
		"Port": "Port", "D in Port": "D in\r\nPort", "&": "&amp;", "R&D": "R&amp;D", " Port": "\r\nPort",
	} {
		i := strings.Index(text.S, words)
		sp := text.Source(Span{i, i + len(words)})
		if got := file[sp.Start:sp.End]; got != want {
			t.Errorf("%q came from %q, want %q", words, got, want)
		}
	}
	if sp := text.Source(Span{1, 1}); sp != (Span{4, 4}) {
		t.Errorf("the empty span came from %v", sp)
	}
}

// check fails when the parts of d do not lie in its text, in order.
func check(t *testing.T, d *Document) {
	t.Helper()
	at := 0
	for _, w := range d.Words {
		if w.Start < at || w.End <= w.Start || w.End > len(d.S) {
			t.Fatalf("word %v outside, after %d, of %d bytes", w.Span, at, len(d.S))
		}
		at = w.End
	}
	next := 0
	for _, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Start != d.Words[s.First].Start || s.End != d.Words[s.Last-1].End {
			t.Fatalf("sentence %+v after word %d", s, next)
		}
		if !d.Blocks[s.Block].Holds(s.Span) {
			t.Fatalf("sentence %v outside its block %v", s.Span, d.Blocks[s.Block])
		}
		next = s.Last
	}
	if next != len(d.Words) {
		t.Fatalf("%d of %d words are in sentences", next, len(d.Words))
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{"", ".", "A. B", "The U.S.\nIt rained.” (No. 5)", "\xff\xfe", "1. ", "؟ ۔", "e\u0301", "\u00a0.\u200b"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, at int) {
		if at < 0 || at > len(s) {
			at = len(s) / 2
		}
		check(t, Cut(Plain(s), []Span{{0, at}, {at, len(s)}}))
		if !utf8.ValidString(s) {
			return
		}
		if once := Fold(s); Fold(once) != once {
			t.Fatalf("folding %q twice: %q, then %q", s, once, Fold(once))
		}
		if slug := Slug(s, 40); len(slug) > 40 || strings.ContainsAny(slug, "/.\\ \n") {
			t.Fatalf("slug of %q: %q", s, slug)
		}
	})
}

const news = `The General Director of the port, Ada Holm, received on Thursday the U.S. envoy, Nathan B. Hill. ` +
	`“We have waited for this,” she said; the repairs cost 3.5 million euros, the harbour’s board said in a statement. `

func BenchmarkCut(b *testing.B) {
	s := strings.Repeat(news, 20)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		whole(s)
	}
}

func BenchmarkFold(b *testing.B) {
	b.SetBytes(int64(len(news)))
	b.ReportAllocs()
	buf := make([]byte, 0, len(news))
	for b.Loop() {
		buf = AppendFold(buf[:0], news)
	}
}
