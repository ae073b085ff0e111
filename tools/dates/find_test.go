package dates

import (
	"strings"
	"testing"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// read returns what is found in a text published on a day, as "phrase=value".
func read(s, published string) (out []string) {
	for _, x := range FindText(document(s), "en", publishedOn(published)) {
		out = append(out, s[x.Start:x.End]+"="+x.Value)
	}
	return out
}

func TestDirection(t *testing.T) {
	for _, c := range []struct{ it, in, want string }{
		{"looks back from a verb of the past", "Police arrested him on Monday.", "Monday=2020-09-21"},
		{"looks ahead from a modal verb", "Police will charge him on Monday.", "Monday=2020-09-28"},
		{"looks ahead from a passive to come", "The bill is to be signed on Monday.", "Monday=2020-09-28"},
		{"looks ahead from what is due", "The vote is due on Monday.", "Monday=2020-09-28"},
		{"reads the clause, not the sentence", "He said that the vote will be held on Monday.", "Monday=2020-09-28"},
		{"takes today's weekday for today", "The minister resigned on Thursday.", "Thursday=2020-09-24"},
		{"lets until look ahead", "The road is closed until Monday.", "Monday=2020-09-28"},
		{"lets by look back where the verb does", "By Monday the fire was out.", "Monday=2020-09-21"},
		{"keeps a month of the past in the year past", "It was shut in November.", "November=2019-11"},
		{"looks ahead from an infinitive", "He agreed to appear in court on Monday.", "Monday=2020-09-28"},
		{"looks ahead from a present that tells a plan", "United play at Derby on Saturday.", "Saturday=2020-09-26"},
		{"does not look ahead from what comes after a day", "The talks come after Monday's vote.", "Monday=2020-09-21"},
		{"does not look ahead from did", "The shop did not open on Monday.", "Monday=2020-09-21"},
		{"does not look ahead from a cause", "The road was closed due to rain on Monday.", "Monday=2020-09-21"},
		{"lets a strike for a day lie ahead", "Unions called a strike for Monday.", "Monday=2020-09-28"},
		{"lets what Monday's game needs lie behind", "He was praised for Monday's game.", "Monday=2020-09-21"},
		{"takes the nearest year after through", "Sailings through October 13 were cancelled.", "October 13=2020-10-13"},
		{"takes the nearest year of a month before its noun", "The August figures are due on Friday.", "August=2020-08"},
		{"finds that day beyond a month told since", "On June 7 it fell, the worst since May 1990; that day 300 died.", "June 7=2020-06-07"},
		{"crosses the new year", "It shut in August and will open in June.", "August=2020-08"},
	} {
		t.Run(c.it, func(t *testing.T) {
			if got := read(c.in, "2020-09-24"); len(got) == 0 || got[0] != c.want {
				t.Errorf("%s: %v, want %s", c.in, got, c.want)
			}
		})
	}
}

func TestWhatIsNotKnownIsNotGuessed(t *testing.T) {
	const s = "He resigned on Monday, in July, on the 5th and last year."
	for _, x := range FindText(document(s), "en", Known{}) {
		if x.EDTF != "" || x.Anchor != Unanchored || x.Event {
			t.Errorf("%q is %s though nothing is known of the day of publication", s[x.Start:x.End], x.EDTF)
		}
	}
	for _, x := range FindText(document("He resigned on Monday."), "en", Known{EDTF: "2020-09", How: articles.Inferred}) {
		if x.EDTF != "" {
			t.Errorf("a month does not tell which Monday, but it is %s", x.EDTF)
		}
	}
	for _, x := range FindText(document("He resigned last year."), "en", Known{EDTF: "2020-09", How: articles.Inferred}) {
		if x.EDTF != "2019" || x.Doubtful == "" {
			t.Errorf("last year is %q, doubtful %q; a month tells it, with doubt", x.EDTF, x.Doubtful)
		}
	}
}

func TestHistoryIsNotNews(t *testing.T) {
	const s = `The war began on 3 May 1861. On 5 June the army crossed the river. Two weeks later it turned back.

In January 1862 it tried again, and in March the town fell. By October 1863 all was over. A treaty was signed in 1864, and in 1865 the army was sent home.`
	want := "3 May 1861=1861-05-03 5 June=1861-06-05 Two weeks later=1861-W25 January 1862=1862-01 March=1862-03 October 1863=1863-10 1864=1864 1865=1865"
	if got := strings.Join(read(s, "2020-09-24"), " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNumbersAreNotDates(t *testing.T) {
	for _, s := range []string{
		"It employs 1900 workers.", "It costs $2000.", "Version 3.14.15 is out.", "The score was 1-2.", "Ms. Marsh, 54, spoke.",
		"They may march on.", "Prices fall as sales spring back.", "Wait a second, mon ami.", "The sun shone on Mr. March and Ms. May.", "He won the second set 6-4, 4-6, 7-5.",
		"The Model 2010 costs less.", "Call 1-800-555-2012 if you see him.", "She finished in 12th place, he in 14th.", "He fell on the second floor.", "Gate 12/14 was closed.", "The Long March of the army.", "It rose by 1299.59 points.",
	} {
		if got := read(s, "2020-09-24"); got != nil {
			t.Errorf("%s: %v", s, got)
		}
	}
}

func TestUnknownLanguageIsSaid(t *testing.T) {
	if _, err := RulesFor("tlh"); err == nil || !strings.Contains(err.Error(), `"tlh"`) || !strings.Contains(err.Error(), "en") {
		t.Errorf("%v; want the language, and those there are", err)
	}
	if got := FindText(document("on Monday"), "tlh", publishedOn("2020-09-24")); got != nil {
		t.Errorf("read %v without rules", got)
	}
}

// checkTimes fails for what no text may give.
func checkTimes(t *testing.T, doc *text.Document, times []Time) {
	t.Helper()
	end := 0
	for i, x := range times {
		if x.Start < end || x.End <= x.Start || x.End > len(doc.S) || !doc.Sentences[x.Sentence].Holds(x.Span) {
			t.Fatalf("%d: [%d,%d) of %d, after %d", i, x.Start, x.End, len(doc.S), end)
		}
		if x.Value == "" || x.Anchor >= i || x.Anchor < Unanchored {
			t.Fatalf("%q: value %q, anchor %d", doc.S[x.Start:x.End], x.Value, x.Anchor)
		}
		if _, err := ParseEDTF(x.EDTF); x.EDTF != "" && err != nil {
			t.Fatalf("%q by %s: %v", doc.S[x.Start:x.End], x.Rule, err)
		}
		end = x.End
	}
}

func FuzzFindText(f *testing.F) {
	for _, s := range []string{
		"On July 2 the bridge fell. One week after, engineers blamed rust.", "from 3 to 9 March 2018, at 9 p.m. on Saturday",
		"the end of the end of the end of May", "the 470s BC, April 480 BC", "99/99/9999 31/31/2020 the 31st of that month",
		"two and a half hundred thousand thousand years ago", "in the early morning hours of the last week of February 2000",
		"'99 the '90s 2009-10 Q5 2019 Ramadan 2999 Easter 1000",
	} {
		f.Add(s, "2020-09-24", byte(2))
	}
	for i, lang := range Languages() {
		rs, err := RulesFor(lang)
		if err != nil {
			f.Fatal(err)
		}
		for _, r := range rs.rules {
			for example := range r.Yes {
				f.Add(example, rs.example.Published, byte(i))
			}
		}
	}
	f.Fuzz(func(t *testing.T, s, published string, lang byte) {
		doc := document(s)
		langs := Languages()
		checkTimes(t, doc, FindText(doc, langs[int(lang)%len(langs)], Known{EDTF: published}))
	})
}
