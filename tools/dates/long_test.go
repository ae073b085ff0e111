package dates

import (
	"strings"
	"testing"

	"dateline/tools/text"
)

// nasty are shapes of text that might make a reader slow, each repeated to a megabyte.
var nasty = []struct{ name, unit string }{
	{"figures only", "7"}, {"figures", "7 "}, {"four figures", "2013 "}, {"one letter", "a b "}, {"months", "May "}, {"months run on", "May"},
	{"weekdays and commas", "Monday, Tuesday, "}, {"one long date", "Monday, 3 March, "}, {"one endless sentence", "the end of the beginning of the first week of "},
	{"counted back", "two days before "}, {"clock upon clock", "9:15 p.m. on "}, {"numbers in words", "one hundred and twenty "}, {"thousands", "1,000,"},
	{"Arabic figures", "٢٤ سبتمبر ٢٠٢٠ "}, {"combining marks", "Mo\u0301\u0302\u0303nday "}, {"marks alone", "\u0301"}, {"hyphens", "-"}, {"hyphened figures", "3-"},
	{"quotes", "'\""}, {"brackets", "((("}, {"no UTF-8", "\xff\x00\xfe"}, {"lines", "May\n\n"}, {"every day", "every day "}, {"early", "early "}, {"a history", "In 1805 he left. "},
	{"years before Christ", "49 BC "}, {"ranges", "2009-10 "}, {"verbs", "will "}, {"commas", ", "}, {"stops", ". "},
}

func repeated(unit string) *text.Document { return document(strings.Repeat(unit, (1<<20)/len(unit))) }

// TestLongInput reads a megabyte of each.
func TestLongInput(t *testing.T) {
	for _, n := range nasty {
		doc := repeated(n.unit)
		checkTimes(t, doc, FindText(doc, "en", publishedOn("2020-09-24")))
	}
}

// BenchmarkLong tells how long a megabyte of each takes; none may come near a second.
func BenchmarkLong(b *testing.B) {
	for _, n := range nasty {
		for _, lang := range []string{"en", "ar"} {
			b.Run(strings.ReplaceAll(n.name, " ", "-")+"/"+lang, func(b *testing.B) {
				doc := repeated(n.unit)
				b.SetBytes(int64(len(doc.S)))
				for b.Loop() {
					FindText(doc, lang, publishedOn("2020-09-24"))
				}
			})
		}
	}
}
