package terms

import (
	"os"
	"path/filepath"
	"testing"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// FuzzFind reads any text: no panic, and mentions in order, apart, and inside it.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"", ".", "'s", "U.S.-", "(DGSN)", "the ambassador", "A. A. A.", "O'", "al-", "#USA", "The head of the (", "Avril Haine, Avril Haine,",
		"Nathan A. Sales,US Coordinator for X and Y", "David Fischer, US ambassador, and the", "Morocco’s\nDGSN (", "and & and", "É́", "\xff\xfe", "أهلا بكم", "US-US-US",
		"“US President Donald Trump” said Trump’s", "X (DGSN) (DGST", "in in in Morocco", "National Security AIDS security",
	} {
		f.Add(s, byte(0))
	}
	r := registry()
	f.Fuzz(func(t *testing.T, s string, role byte) {
		a := &articles.Article{Document: text.Cut(text.Plain(s), []text.Span{{Start: 0, End: len(s)}}), Title: s}
		a.Blocks = []articles.Block{{Span: text.Span{Start: 0, End: len(s)}, Role: articles.Role(role % 8), Para: 1}}
		found := r.Find(a)
		end := 0
		for _, m := range found.Mentions {
			if m.Start < end || m.End <= m.Start || m.End > len(s) {
				t.Fatalf("mention %+v after %d in %d bytes", m, end, len(s))
			}
			if m.Sentence < 0 || m.Sentence >= len(a.Sentences) || m.Name == "" || m.How == "" || m.Kind == "" {
				t.Fatalf("mention %+v is not whole", m)
			}
			end = m.End
		}
		for _, th := range found.Themes {
			for _, e := range th.Evidence {
				if e.Span.End > len(s) || e.Span.Start > e.Span.End {
					t.Fatalf("evidence %+v outside the text", e)
				}
			}
		}
		r.Publisher(a)
	})
}

func writePage(t *testing.T, dir, s string) {
	t.Helper()
	for _, k := range []Kind{Actors, Themes} {
		at := filepath.Join(dir, string(k), "x")
		if err := os.MkdirAll(at, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(at, "_index.md"), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzPage reads any page: no panic.
func FuzzPage(f *testing.F) {
	f.Add("+++\ntitle = \"X\"\n[params]\nmatch = [1, {}]\n+++\n")
	f.Add("+++\n+++")
	f.Add("+++\ntitle = 1\nparams = 2\n+++\n")
	f.Add("+++\n[[params.roles]]\nrole = 1\n+++\n")
	f.Fuzz(func(t *testing.T, s string) {
		dir := t.TempDir()
		writePage(t, dir, s)
		r, _ := Load(dir)
		r.Find(article("Nothing."))
	})
}
