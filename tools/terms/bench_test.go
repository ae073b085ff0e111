package terms

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/tools/articles"
)

// people makes a registry of n people and organisations that the text of a
// benchmark may hold.
func people(n int) *Registry {
	given := []string{"Amina", "Boris", "Carla", "Dmitri", "Esther", "Farid", "Greta", "Hassan", "Ines", "Jamal"}
	parts := []string{"ka", "lo", "mi", "ru", "sa", "te", "vo", "zi", "ben", "dor"}
	var ts []*Term
	for i := range n {
		last := parts[i%10] + parts[i/10%10] + parts[i/100%10] + parts[i/1000%10]
		ts = append(ts, &Term{Kind: Actors, Type: "person", Title: given[i%7] + " " + strings.ToUpper(last[:1]) + last[1:] + fmt.Sprintf("x%d", i/10000)})
	}
	ts = append(ts, &Term{Kind: Actors, Type: "country", Title: "Morocco", Adjective: []string{"Moroccan"}},
		&Term{Kind: Actors, Type: "country", Title: "United States", Names: []string{"US"}},
		&Term{Kind: Themes, Title: "Security", Match: []Phrase{{"security", 1}, {"security cooperation", 2}, {"police", 0.5}}})
	return New(ts)
}

// newsArticle is an article of the newswire sentences, without their brackets.
func newsArticle(tb testing.TB) *articles.Article {
	var s strings.Builder
	for _, d := range readWire(tb, "testdata/newswire.txt") {
		s.WriteString(d.text)
	}
	return lineArticle(s.String())
}

// BenchmarkMatch shows that the matcher's cost does not grow with the names.
func BenchmarkMatch(b *testing.B) {
	a := newsArticle(b)
	for _, n := range []int{10, 10_000, 100_000} {
		b.Run(fmt.Sprintf("%d names", n), func(b *testing.B) {
			r := people(n)
			f := new(finder)
			b.ReportAllocs()
			for b.Loop() {
				f.start(r, a)
				f.cut()
				f.match()
			}
			words(b, a)
		})
	}
}

// BenchmarkFind reads articles whole: names, new names, themes.
func BenchmarkFind(b *testing.B) {
	var all []*articles.Article
	n := 0
	for _, d := range readWire(b, "testdata/newswire.txt") {
		a := lineArticle(d.text)
		all = append(all, a)
		n += len(a.Words)
	}
	for _, k := range []int{10, 10_000} {
		b.Run(fmt.Sprintf("%d names", k), func(b *testing.B) {
			r := people(k)
			b.ReportAllocs()
			for b.Loop() {
				for _, a := range all {
					r.Find(a)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	if _, err := os.Stat("../../content/actors"); err != nil {
		b.Skip("no registry beside the tools")
	}
	for b.Loop() {
		if _, err := Load("../../content"); err != nil {
			b.Fatal(err)
		}
	}
}

func words(b *testing.B, a *articles.Article) {
	b.ReportMetric(float64(len(a.Words))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkLong reads one article of two megabytes in which 15,000 people share
// 3,000 surnames: a stranger's text must not take a time that grows with its square.
func BenchmarkLong(b *testing.B) {
	var s strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&s, "President Xa%dz Bo%dk of Xyzzy%d met the ambassador and David Fischer. Bo%dk left US-US (ABC%d).\n", i%5000, i%3000, i, i%3000, i%100)
	}
	a := lineArticle(s.String())
	r := registry()
	for b.Loop() {
		r.Find(a)
	}
	words(b, a)
}
