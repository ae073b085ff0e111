package articles

import (
	"os"
	"path/filepath"
	"testing"
)

// The originals stand in an optional folder beside the checkout.
const originals = "../../../shared/seeds"

func originalFiles(t testing.TB) []string {
	files, _ := filepath.Glob(filepath.Join(originals, "*.txt"))
	if len(files) == 0 {
		t.Skip("no original articles in " + originals)
	}
	return files
}

func BenchmarkRead(b *testing.B) {
	var data [][]byte
	size := 0
	for _, f := range originalFiles(b) {
		d, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		data = append(data, d)
		size += len(d)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	words := 0
	for b.Loop() {
		for _, d := range data {
			a, err := Read("seed.txt", d)
			if err != nil {
				b.Fatal(err)
			}
			words += len(a.Words)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkReadPage(b *testing.B) {
	d, err := os.ReadFile("testdata/harbour.html")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(d)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("seed.html", d); err != nil {
			b.Fatal(err)
		}
	}
}
