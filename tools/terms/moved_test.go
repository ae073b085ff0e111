package terms

import (
	"fmt"
	"slices"
	"testing"

	"dateline/tools/articles"
)

func themed(match ...Phrase) *Registry {
	return New([]*Term{{Kind: Themes, Title: "Fishing", Match: match}, {Kind: Themes, Title: "Trade", Match: []Phrase{{"tariff", 4}}}})
}

func TestMovedTellsWhatAChangeOfAThemeMoves(t *testing.T) {
	fleet, tariff := article("The trawler fleet came home."), article("The tariff on trawler nets fell.")
	all := []*articles.Article{fleet, tariff}
	weak, strong := themed(Phrase{"trawler", 0.5}), themed(Phrase{"trawler", 3})
	told := func(ms []Move) (out []string) {
		for _, m := range ms {
			out = append(out, fmt.Sprintf("%d %s %v %g %g %v", slices.Index(all, m.Article), m.Theme, m.Gained, m.Before, m.After, m.Phrases))
		}
		return out
	}
	if got := told(weak.Moved(weak, all)); got != nil {
		t.Errorf("no change moves %q", got)
	}
	want := []string{"0 Fishing true 1 6 [trawler]", "1 Fishing true 1 6 [trawler]"}
	if got := told(strong.Moved(weak, all)); !slices.Equal(got, want) {
		t.Errorf("a stronger phrase moves %q, want %q", got, want)
	}
	want = []string{"0 Fishing false 6 1 [trawler]", "1 Fishing false 6 1 [trawler]"}
	if got := told(weak.Moved(strong, all)); !slices.Equal(got, want) {
		t.Errorf("a weaker phrase moves %q, want %q", got, want)
	}
}

func TestThemesFarBelowTheBest(t *testing.T) {
	w := weighing{Threshold: 3, Share: 0.6, Enough: 4.5, Words: 50, Least: 2}
	for _, c := range []struct {
		name   string
		words  int
		scores []float64
		chosen int
	}{
		{"refuses what reaches not the threshold", 500, []float64{2.9}, 0},
		{"takes what reaches it alone", 500, []float64{3}, 1},
		{"refuses it beside a much better one", 500, []float64{10, 3}, 1},
		{"takes it beside one that is little better", 500, []float64{4.5, 3}, 2},
		{"takes enough beside a much better one", 500, []float64{20, 4.5}, 2},
		{"refuses more than there is room for", 150, []float64{9, 8, 7, 6, 5}, 3},
		{"has room for some in a short text", 20, []float64{9, 8, 7}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			var ss []Score
			for _, s := range c.scores {
				ss = append(ss, Score{Score: s})
			}
			w.choose(ss, c.words)
			n := 0
			for _, s := range ss {
				if s.Chosen {
					n++
				}
			}
			if n != c.chosen {
				t.Errorf("chose %d of %v, want %d", n, c.scores, c.chosen)
			}
		})
	}
}
