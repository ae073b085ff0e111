package events

import (
	"fmt"
	"math/rand"
	"testing"

	"dateline/tools/dates"
)

// manyTellings makes n tellings of about n/3 happenings over twenty years, by
// 2,000 people of whom few are busy, and 20 countries that are in many.
func manyTellings(n int) []Telling {
	r := rand.New(rand.NewSource(1))
	zipf := rand.NewZipf(r, 1.3, 20, 1999)
	verbs := []string{"meet", "visit", "sign", "open", "arrest", "announce"}
	var told []Telling
	for i := 0; len(told) < n; i++ {
		day := dates.DayOf(2004, 1, 1) + dates.Day(r.Intn(20*365))
		who := []string{fmt.Sprint("Person ", zipf.Uint64()), fmt.Sprint("Person ", zipf.Uint64())}
		country := fmt.Sprint("Country ", r.Intn(20))
		verb := verbs[r.Intn(len(verbs))]
		for k := range 1 + r.Intn(5) {
			when := day.String()
			if r.Intn(4) == 0 {
				when = when[:7]
			}
			if r.Intn(40) == 0 {
				when = when[:4]
			}
			e, _ := dates.ParseEDTF(when)
			told = append(told, Telling{Article: fmt.Sprint(i, "-", k), When: e, Title: who[0] + " " + verb, Actors: append([]string{country}, who[:1+r.Intn(2)]...),
				acts: []string{verb}, stems: []string{verb, fmt.Sprint("thing", r.Intn(500)), fmt.Sprint("thing", r.Intn(500))}, countries: []string{country}})
		}
	}
	return told[:n]
}

// BenchmarkMerge shows that merging grows with the neighbours of a telling, not
// with the square of all tellings.
func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		told := manyTellings(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Merge(told)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/telling")
		})
	}
}
