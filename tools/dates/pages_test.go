package dates

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dateline/tools/articles"
)

// TestPages reads the day of publication off whole pages.
func TestPages(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/pages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		want, it, _ := strings.Cut(f.Name, " ")
		want, doubtful := strings.CutPrefix(want, "?")
		if want == "unknown" {
			want = ""
		}
		t.Run(it, func(t *testing.T) {
			a, err := articles.Read("seeds/page.html", []byte(page(string(f.Data))))
			if err != nil {
				t.Fatal(err)
			}
			if k := PublishedBy(a, DayOf(2026, 11, 21)); k.EDTF != want || k.Doubtful != doubtful {
				t.Errorf("got %q, doubtful %v, want %q, %v: %s; clues %v", k.EDTF, k.Doubtful, want, doubtful, k.Why, a.Clues)
			}
		})
	}
}

// page sets the parts of a page round the same short story.
func page(parts string) string {
	head, rest, _ := strings.Cut(parts, "%%\n")
	top, foot, _ := strings.Cut(rest, "%%\n")
	return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Harbour opens after the flood - The Gazette</title>
` + head + `</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour opens after the flood</h1>
` + top + `
<p>The harbour of Port Town was opened again on Thursday, the port authority said in a statement. Ships had been lying off the coast since the wall broke, and several captains had taken their cargo elsewhere.</p>
<p>Nobody was hurt when the wall broke, and fishermen may return to their boats, the mayor told reporters in front of the town hall. She thanked the crews that had worked through the nights to clear the channel.</p>
<p>The authority expects the first ferry to leave as planned. A new wall is to be built, higher than the old one, and the council will pay for half of it.</p>
</article>
` + foot + `</body></html>
`
}
