package main

import (
	"fmt"
	"path/filepath"
	"testing"

	"dateline/tools/content"
	"dateline/tools/terms"
)

// BenchmarkReading reads the project's own seeds through all rooms up to the
// tellings, with the project's registry and with 10,000 more names in it.
func BenchmarkReading(b *testing.B) {
	seeds, err := filepath.Glob(filepath.Join(root, "seeds/*.txt"))
	if err != nil || len(seeds) == 0 {
		b.Fatal("no seeds: ", err)
	}
	own, err := terms.Load(filepath.Join(root, "content"))
	if err != nil {
		b.Fatal(err)
	}
	for _, names := range []int{0, 10_000} {
		registry := own
		if names > 0 {
			list := append([]*terms.Term(nil), own.Terms...)
			for i := range names {
				name := fmt.Sprintf("Given%d Surname%d", i%97, i)
				list = append(list, &terms.Term{Kind: terms.Actors, Type: "person", Title: name, Slug: terms.Address(name)})
			}
			registry = terms.New(list)
		}
		b.Run(fmt.Sprintf("and %d names", names), func(b *testing.B) {
			words := 0
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range seeds {
					var r content.Read
					if r, err = (reader{registry: registry}).read(root, s); err != nil {
						b.Fatal(err)
					}
					words += len(r.Article.Words)
				}
			}
			b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
