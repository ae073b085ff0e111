package terms

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// madeUp reads the registry of testdata/registered; its terms by the keys that the
// articles name them by.
func madeUp(t *testing.T) (*Registry, map[string]*Term) {
	var pages map[string]struct {
		Title, Type           string
		Names, Not, Adjective []string
		Roles                 []Role
	}
	if _, err := toml.DecodeFile("testdata/registered/registry.toml", &pages); err != nil {
		t.Fatal(err)
	}
	byKey := map[string]*Term{}
	var all []*Term
	for _, k := range keys(pages) {
		p := pages[k]
		byKey[k] = &Term{Kind: Actors, Title: p.Title, Type: p.Type, Names: p.Names, Not: p.Not, Adjective: p.Adjective, Roles: p.Roles}
		all = append(all, byKey[k])
	}
	return New(all), byKey
}

// unmarked returns the text without its gold, "[KEY printed]", and where each stands.
func unmarked(s string) (string, map[text.Span]string) {
	gold := map[text.Span]string{}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "[")
		b.WriteString(before)
		if !ok {
			return b.String(), gold
		}
		mark, after, _ := strings.Cut(rest, "]")
		key, printed, _ := strings.Cut(mark, " ")
		gold[text.Span{Start: b.Len(), End: b.Len() + len(printed)}] = key
		b.WriteString(printed)
		s = after
	}
}

// Registered actors in articles written before the rules saw them: misspelt,
// transliterated, by surname, title and acronym, beside namesakes.
func TestRegisteredActorsInUnseenArticles(t *testing.T) {
	t.Run("the first twelve", func(t *testing.T) { findRegistered(t, "testdata/registered/*.txt", 0.97, 0.95) })
	// Written when the first were found, and no rule was made for them.
	t.Run("three more", func(t *testing.T) { findRegistered(t, "testdata/registered/second/*.txt", 0.9, 0.85) })
}

// findRegistered measures what is found in the articles of a pattern.
func findRegistered(t *testing.T, pattern string, wantPrecision, wantRecall float64) {
	r, byKey := madeUp(t)
	files, _ := filepath.Glob(pattern)
	right, found, there := 0, 0, 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		plain, gold := unmarked(string(b))
		there += len(gold)
		a, err := articles.Read("seeds/"+filepath.Base(file), []byte(plain))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range r.Find(a).Mentions {
			if m.Term == nil {
				continue
			}
			found++
			sp, ok := goldAt(gold, a.Text.Source(m.Span))
			if ok && byKey[gold[sp]] == m.Term {
				right++
				delete(gold, sp)
				continue
			}
			t.Logf("%s: %q is not %s", file, a.S[m.Start:m.End], m.Name)
		}
		for sp, key := range gold {
			t.Logf("%s: did not find %q (%s)", file, plain[sp.Start:sp.End], key)
		}
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(there)
	t.Logf("%d mentions: precision %.3f, recall %.3f", there, precision, recall)
	if !(precision >= wantPrecision && recall >= wantRecall) {
		t.Errorf("precision %.3f, recall %.3f; want at least %g and %g", precision, recall, wantPrecision, wantRecall)
	}
}

// goldAt returns the gold mention that shares a byte with sp.
func goldAt(gold map[text.Span]string, sp text.Span) (text.Span, bool) {
	for g := range gold {
		if g.Start < sp.End && sp.Start < g.End {
			return g, true
		}
	}
	return text.Span{}, false
}

func TestNewPeopleHaveOneName(t *testing.T) {
	for printed, want := range map[string]string{
		"Robert S. Mueller III": "Robert Mueller", "Kim Jong-un": "Kim Jong Un", "Moon Jae-in": "Moon Jae In",
		"Bashar al-Assad": "Bashar al-Assad", "Mohammed VI": "Mohammed VI", "Donald Trump Jr.": "Donald Trump Jr.",
	} {
		if got := plainPerson(printed); got != want {
			t.Errorf("%q is called %q, want %q", printed, got, want)
		}
	}
}
