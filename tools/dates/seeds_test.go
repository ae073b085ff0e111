package dates

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/tools/articles"
)

const originals = "../../../shared/seeds"

// A fact is an expression of an original and the EDTF it must have; "not dated"
// when it must date no happening.
type fact struct{ phrase, edtf string }

const notDated = "not dated"

// TestOriginals reads the five originals from their text alone, on a clock that stands still.
func TestOriginals(t *testing.T) {
	today := DayOf(2026, 11, 21)
	for _, c := range []struct {
		seed, url, header string
		published         string
		how               articles.How
		candidates        int
		facts             []fact
	}{
		{"000", "", "", "2020-09-24", articles.Stated, 0, []fact{
			{"Thursday", "2020-09-24"}, {"June", "2020-06"}, {"2019", "2019"}, {"2019 Annual Country Report", notDated}}},
		{"001", "", "", "2022-09-20~", articles.Inferred, 0, []fact{
			{"Monday", "2022-09-19"}, {"2021", "2021"}, {"mid-June", "2022-06-11~/2022-06-20~"}, {"earlier this year", "2022"},
			{"December 2020", "2020-12"}, {"September 2020", "2020-09"}}},
		{"002", "", "", "2020-12-17", articles.Stated, 0, []fact{
			{"Thursday", "2020-12-17"}, {"one week", "2020-12-10"}, {"December 2019", "2019-12"}}},
		{"003", "", "", "[2014-01-22,2020-01-22,2025-01-22]", articles.Inferred, 3, []fact{
			{"Wednesday", "[2014-01-22,2020-01-22,2025-01-22]"}, {"2004", "2004"}}},
		{"003", "", "2019-07-04?", "2019-07-04?", articles.Edited, 0, []fact{{"on Wednesday", "2019-07-03"}, {"2004", "2004"}}},
		{"003", "http://example.org/2020/01/meets", "", "2020-01-22", articles.Inferred, 0, []fact{{"on Wednesday", "2020-01-22"}}},
		{"004", "", "", "2019-12-05/..", articles.Inferred, 0, []fact{
			{"1787", "1787/.."}, {"December 2019", "2019-12"}, {"December 5, 2019", "2019-12-05"}, {"June 24, 2019", "2019-06-24"},
			{"2019 annual Country Report", notDated}, {"2018", notDated}}},
		{"004", "https://example.org/2020/07/312645/x", "", "2020-07", articles.Inferred, 0, nil},
	} {
		t.Run(c.seed+c.url+c.header, func(t *testing.T) {
			a := original(t, c.seed)
			a.URL, a.Header.Published = c.url, c.header
			k := PublishedBy(a, today)
			if k.EDTF != c.published || k.How != c.how || len(k.Candidates) != c.candidates || k.Why == "" || len(k.Evidence) == 0 {
				t.Errorf("published %+v; want %s, %s", k, c.published, c.how)
			}
			times := Find(a, k)
			for _, f := range c.facts {
				if !slices.ContainsFunc(times, func(x Time) bool { return f.is(a, x) }) {
					t.Errorf("%q is not %s", f.phrase, f.edtf)
					for _, x := range times {
						t.Logf("  %q %s %s %s by %s event %v %s", a.S[x.Start:x.End], x.Type, x.Value, x.EDTF, x.Rule, x.Event, x.Doubtful)
					}
				}
			}
		})
	}
}

// is tells whether x is the expression of the fact and means it.
func (f fact) is(a *articles.Article, x Time) bool {
	at := strings.Index(a.S[max(0, x.Start-3):], f.phrase) + max(0, x.Start-3)
	if f.edtf == notDated {
		return at == x.Start && !x.Event
	}
	return at >= max(0, x.Start-3) && at <= x.Start && strings.EqualFold(a.S[x.Start:x.End], f.phrase[max(0, len(f.phrase)-x.Len()):]) && x.EDTF == f.edtf && x.Event
}

func original(t testing.TB, prefix string) *articles.Article {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(originals, prefix+"_*.txt"))
	if len(files) != 1 {
		t.Skip("the originals are not beside the checkout")
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	a, err := articles.Read(files[0], b)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
