package terms

import (
	"slices"
	"strings"

	"dateline/tools/articles"
)

// Move is a theme that an article gains or loses by a change of the registry.
type Move struct {
	Article *articles.Article
	Theme   string   // its title
	Gained  bool     // else the article loses it
	Before  float64  // score with the old registry; 0 where nothing spoke for it
	After   float64  // score with the new one
	Phrases []string // what speaks for it where it is one: of the new registry if gained, else of the old
}

// Moved lists what the change from the registry old to r moves: the themes that each
// article gains or loses, in the order of the articles, then of the titles.
func (r *Registry) Moved(old *Registry, all []*articles.Article) []Move {
	var out []Move
	for _, a := range all {
		before, after := byTheme(old.Find(a).Themes), byTheme(r.Find(a).Themes)
		titles := append(keys(before), keys(after)...)
		slices.Sort(titles)
		for _, title := range slices.Compact(titles) {
			b, n := before[title], after[title]
			if b.Chosen == n.Chosen {
				continue
			}
			m := Move{Article: a, Theme: title, Gained: n.Chosen, Before: b.Score, After: n.Score}
			if m.Phrases = phrases(n); b.Chosen {
				m.Phrases = phrases(b)
			}
			out = append(out, m)
		}
	}
	return out
}

func byTheme(scores []Score) map[string]Score {
	m := map[string]Score{}
	for _, s := range scores {
		m[s.Term.Title] = s
	}
	return m
}

// phrases returns what the text says for a theme, each once.
func phrases(s Score) []string {
	var out []string
	for _, e := range s.Evidence {
		if q := strings.ToLower(e.Quote); !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	return out
}
