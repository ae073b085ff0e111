package articles

import (
	"go/scanner"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/tools/text"
)

// Whatever the bytes, Read returns an article whose parts lie in its text and
// in the seed, or errors with their places, and never panics: a panic shows as
// the error that it is recovered into.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "+++\ntitle = \"A\"\n+++\nThe port opened. ", " date 2020-09-24 The port", "Rabat – It\r\n\r\n— A (@a) May 3, 2020\n",
		"# A *b* [c](d)\n\n> e\n\n- f &amp; <g>", "<title>A</title><p>The port &amp; town opened on Monday, said the mayor.<br><br>B</p>", "\xff\xfeA\x00", "\xe9t\xe9"} {
		for kind := range kinds {
			f.Add(s, kind)
		}
	}
	for _, name := range []string{"testdata/harbour.html", "testdata/mina-1256.html"} {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b), 2)
	}
	f.Fuzz(func(t *testing.T, s string, kind int) {
		if len(s) > 20_000 {
			return
		}
		a, err := Read("seed"+kinds[(kind%3+3)%3], []byte(s))
		if err != nil && strings.Contains(err.Error(), "please report it") {
			t.Fatal(err)
		}
		if list, ok := err.(scanner.ErrorList); err != nil && !ok {
			t.Fatalf("an error without place: %v", err)
		} else {
			for _, e := range list {
				if e.Pos.Filename == "" || e.Pos.Line < 1 || e.Pos.Column < 1 {
					t.Fatalf("an error without place: %+v", e)
				}
			}
		}
		if a == nil {
			if err == nil {
				t.Fatal("neither article nor error")
			}
			return
		}
		checkArticle(t, a, s)
	})
}

var kinds = []string{".txt", ".md", ".html"}

func checkArticle(t *testing.T, a *Article, seed string) {
	t.Helper()
	if !utf8.ValidString(a.S) {
		t.Fatalf("text is no UTF-8: %q", a.S)
	}
	if len(a.Blocks) != len(a.Document.Blocks) {
		t.Fatalf("%d blocks, %d in the document", len(a.Blocks), len(a.Document.Blocks))
	}
	at := 0
	for i, b := range a.Blocks {
		if b.Start < at || b.End < b.Start || b.End > len(a.S) || b.Span != a.Document.Blocks[i] {
			t.Fatalf("block %+v after %d of %d", b, at, len(a.S))
		}
		at = b.End
	}
	for _, w := range a.Words {
		sp := a.Document.Source(w.Span)
		if sp.Start < 0 || sp.End < sp.Start || a.Charset == "utf-8" && sp.End > len(seed) {
			t.Fatalf("word %v came from %v of %d bytes", w.Span, sp, len(seed))
		}
	}
	for _, e := range a.Evidence {
		if e.Span.Start < 0 || e.Span.End > len(a.S) || e.Which == "" || e.Value == "" {
			t.Fatalf("evidence %+v", e)
		}
		if e.Span != (text.Span{}) && e.Quote != a.S[e.Span.Start:e.Span.End] {
			t.Fatalf("evidence quotes %q, not %q", e.Quote, a.S[e.Span.Start:e.Span.End])
		}
	}
}
