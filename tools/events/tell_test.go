package events

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"dateline/tools/articles"
	"dateline/tools/dates"
	"dateline/tools/terms"
	"dateline/tools/text"
)

// marked is a text in which [words|EDTF] is a time, {words} a person,
// {words|Name} a person printed otherwise, {words#country} another type, and
// <words> a place. Lines are paragraphs.
var marked = regexp.MustCompile(`\[([^\]|]+)\|([^\]]+)\]|\{([^}|#]+)(?:\|([^}#]+))?(?:#([^}]+))?\}|<([^>]+)>`)

// article reads a marked text of a language.
func article(lang, s string) (*articles.Article, []dates.Time, terms.Found) {
	var b strings.Builder
	var times []dates.Time
	var found terms.Found
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(s, -1) {
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return s[m[2*n]:m[2*n+1]]
		}
		b.WriteString(s[at:m[0]])
		at = m[1]
		words := group(1) + group(3) + group(6)
		sp := text.Span{Start: b.Len(), End: b.Len() + len(words)}
		b.WriteString(words)
		switch {
		case group(1) != "":
			kind := dates.Date
			if strings.HasSuffix(words, "week") || strings.HasSuffix(words, "days") {
				kind = dates.Duration
			}
			times = append(times, dates.Time{Span: sp, Type: kind, EDTF: group(2), Event: true})
		case group(3) != "":
			name, kind := group(4), group(5)
			if name == "" {
				name = words
			}
			if kind == "" {
				kind = "person"
			}
			found.Mentions = append(found.Mentions, terms.Mention{Span: sp, Kind: terms.Actors, Type: kind, Name: name, Term: &terms.Term{Title: name}, How: "name", Acts: true})
		default:
			found.Mentions = append(found.Mentions, terms.Mention{Span: sp, Kind: terms.Places, Type: "place", Name: words, Term: &terms.Term{Title: words}})
		}
	}
	b.WriteString(s[at:])
	a := &articles.Article{Lang: lang}
	var spans []text.Span
	for start, i := 0, 0; start < b.Len(); i++ {
		end := start + strings.IndexByte(b.String()[start:]+"\n", '\n')
		spans = append(spans, text.Span{Start: start, End: end})
		a.Blocks = append(a.Blocks, articles.Block{Span: spans[i], Para: i + 1})
		start = end + 1
	}
	a.Document = text.Cut(text.Plain(b.String()), spans)
	for i := range times {
		times[i].Sentence = sentenceOf(a, times[i].Start)
	}
	for i := range found.Mentions {
		found.Mentions[i].Sentence = sentenceOf(a, found.Mentions[i].Start)
	}
	return a, times, found
}

func sentenceOf(a *articles.Article, off int) int {
	for i, s := range a.Sentences {
		if off < s.End {
			return i
		}
	}
	return -1
}

// what prints tellings, one a line.
func what(told []Telling) string {
	var lines []string
	for _, t := range told {
		s := t.When.String() + " " + t.Title
		if t.Planned {
			s += " [planned]"
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

func TestAnArticleTells(t *testing.T) {
	for _, c := range []struct{ it, text, want string }{
		{"a plain sentence, without its date",
			"{Ann Lee} visited {Norway#country} [on 5 December 2019|2019-12-05].",
			"2019-12-05 Ann Lee visited Norway"},
		{"a sentence that its date opens",
			"[In June|2020-06], {the Harbour Board#organisation} issued its report on dredging, praising the port.",
			"2020-06 The Harbour Board issued its report on dredging"},
		{"what stands around a date in the middle",
			"The director of ports, {Ann Lee}, received [on Thursday|2020-09-24] the ambassador {Bo Berg}.",
			"2020-09-24 The director of ports, Ann Lee, received the ambassador Bo Berg"},
		{"a subject without its long office",
			"The director general of ports and coastal navigation and inland waterways of the realm, {Ann Lee}, received [on Thursday|2020-09-24] the visiting ambassador {Bo Berg}.",
			"2020-09-24 Ann Lee received the visiting ambassador Bo Berg"},
		{"a subject without the apposition after it, where the title is long",
			"{Berg|Bo Berg}, the head of the diplomatic service and former head of the naval intelligence staff of the realm, visited {Norway#country} [on May 5|2019-05-05].",
			"2019-05-05 Bo Berg visited Norway"},
		{"the clause alone, where another follows",
			"{Norway#country} named {Sweden#country} an ally [in 2004|2004], and their navies hold exercises.",
			"2004 Norway named Sweden an ally"},
		{"two clauses with a date each as two happenings",
			"{Ann Lee} signed the treaty [on Monday|2020-09-21], and {Bo Berg} resigned [on Tuesday|2020-09-22].",
			"2020-09-21 Ann Lee signed the treaty\n2020-09-22 Bo Berg resigned"},
		{"a noun phrase, where the date belongs to it and not to the verb",
			"A new step came with the meeting held [on Monday|2022-09-19] in <Oslo> between {Ann Lee} and {Bo Berg}.",
			"2022-09-19 The meeting held in Oslo between Ann Lee and Bo Berg"},
		{"the subject that a participle between commas leaves out",
			"The 2019 Country Report on Fisheries pleased all. The report, issued [on June 24, 2019|2019-06-24], praised {Norway#country}.",
			"2019-06-24 The 2019 Country Report on Fisheries issued"},
		{"who a pronoun stands for",
			"{Ann Lee} arrived with a delegation.\n She met {Bo Berg} [on Friday|2020-09-25].",
			"2020-09-25 Ann Lee met Bo Berg"},
		{"what came before, counted from what is told",
			"The meeting comes [one week|2020-12-10] after {Ann Lee} issued a proclamation on the islands.",
			"2020-12-10 Ann Lee issued a proclamation on the islands"},
		{"what follows whoever tells it",
			"According to the board, {Ann Lee} opened the port [on Monday|2020-09-21].",
			"2020-09-21 Ann Lee opened the port"},
		{"what was announced, not only that it was",
			"{The Harbour Board#organisation} announced [on Monday|2020-09-21] that it would buy two cranes.",
			"2020-09-21 The Harbour Board announced that it would buy two cranes"},
		{"who was named before, where the sentence leans back",
			"{The Harbour Board#organisation} wants cranes. The authority signed a contract [on June 15|2020-06-15T10:00].",
			"2020-06-15 The authority signed a contract"},
		{"a plan as planned",
			"{Norway#country} will open a consulate in <Dakar> [on Monday|2020-09-28].",
			"2020-09-28 Norway will open a consulate in Dakar [planned]"},
		{"the start of what goes on since",
			"{Norway#country} and {Sweden#country} have enjoyed diplomatic relations [since 1905|1905/..].",
			"1905 Norway and Sweden have enjoyed diplomatic relations"},
		{"a range of months, whichever end dates it",
			"{Ann Lee} toured {Norway#country} between [March|2020-03/2020-05] and [May 2020|2020-03/2020-05] with {Bo Berg}.",
			"2020-03/2020-05 Ann Lee toured Norway with Bo Berg"},
		{"a range joined by a dash",
			"{Ann Lee} met {Bo Berg} on [5|2019-05-05]-[6 May 2019|2019-05-06] in <Oslo>.",
			"2019-05-05 Ann Lee met Bo Berg in Oslo"},
		{"two things joined by and, one of them dated, as they are",
			"{Ann Lee} opened the port and the bridge [on Monday|2020-09-21].",
			"2020-09-21 Ann Lee opened the port and the bridge"},
		{"an early year that the date leaves over",
			"{Ann Lee} was crowned [on 25 December|2020-12-25] 800 in <Rome>.",
			"2020-12-25 Ann Lee was crowned in Rome"},
		{"how many there were, right behind a date",
			"[On 25 December|2020-12-25] 800 soldiers met {Ann Lee}.",
			"2020-12-25 800 soldiers met Ann Lee"},
		{"nothing of one of many that somebody was invited to",
			"{Ann Lee} thanked the police and invited them to a conference in <Oslo> [in June|2020-06].", ""},
		{"what will be done, by a word that may be a noun too",
			"General {Ann Lee} will visit {Norway#country} [next week|2023-06-12/2023-06-18].",
			"2023-06-12/2023-06-18 General Ann Lee will visit Norway [planned]"},
		{"nothing that only ends then",
			"{Norway#country} holds the drill, which runs [until June 16|../2023-06-16], in the north.", ""},
		{"what a clause set in between commas says, and no more",
			"{Ann Lee}, who opened the port [in May|2020-05], is the mayor of <Bergen>.",
			"2020-05 Ann Lee opened the port"},
		{"the whole clause around one that is set in before the date",
			"{Norway#country} hosts it. The exercise, called Northern Lion, was cancelled by {Norway#country} [in 2020|2020].",
			"2020 The exercise, called Northern Lion, was cancelled by Norway"},
		{"nothing of a happening with nobody in it, whoever was named before",
			"{Ann Lee} spoke. The exercise was cancelled [in 2020|2020].", ""},
		{"nothing of a speech", "“We value the partnership,” {Ann Lee} said [in 2019|2019].", ""},
		{"nothing of a speech about what will be", "{Norway#country} will open the port, {Ann Lee} said [on Monday|2020-09-21].", ""},
		{"nothing of a speech that was held before", "{Ann Lee} had already told {Bo Berg} [on Monday|2020-09-21].", ""},
		{"nothing that did not happen", "{Norway#country} did not sign the treaty [in 2019|2019].", ""},
		{"nothing that only might", "{Norway#country} could sign the treaty [on Monday|2020-09-28].", ""},
		{"nothing without an actor", "The bridge fell into the river [on Monday|2020-09-21].", ""},
		{"nothing without a happening", "Relations with {Norway#country} and the port, the best [in 2019|2019].", ""},
	} {
		t.Run(c.it, func(t *testing.T) {
			if got := what(Tell(article("en", c.text))); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestMergingKeepsApartAndBringsTogether(t *testing.T) {
	for _, c := range []struct {
		it      string
		texts   []string
		events  int
		perhaps int
	}{
		{"the same visit, told with a month and with a day",
			[]string{"{Ann Lee} met with {Bo Berg} [in December 2019|2019-12] and praised the pact.",
				"{Ann Lee} visited {Norway#country} [on December 5, 2019|2019-12-05]. During the visit, {Lee|Ann Lee} met with {Cy Dahl}. She also held talks with {Bo Berg}."}, 1, 0},
		{"a report with a name, though its dates clash",
			[]string{"[In June|2020-06], {the Ministry#organisation} issued the 2019 Country Report on Fisheries for {Norway#country}.",
				"The 2019 Country Report on Fisheries pleased {Norway#country}. The report, issued [on June 24, 2019|2019-06-24], praised {Norway#country}."}, 1, 0},
		{"a visit and the talks held there",
			[]string{"[Last month|2023-02], {Ann Lee} met with the director of ports, {Bo Berg}, in <Oslo>.",
				"[On February 14|2023-02-14], {Ann Lee} visited <Oslo>, where she held talks with the director of ports {Bo Berg}."}, 1, 0},
		{"an exercise of two countries on one day, in other words",
			[]string{"{Norway#country} and {Sweden#country} launched the Northern Lion military exercise [on Monday|2023-06-05] in <Tromsø> with 8,000 troops.",
				"{Norwegian|Norway#country} and {Swedish|Sweden#country} troops [on Monday|2023-06-05] began Northern Lion, the biggest annual military exercise of the north, in <Tromsø>."}, 1, 0},
		{"two meetings of the same people on two days",
			[]string{"{Ann Lee} met {Bo Berg} [on Monday|2020-09-21].", "{Ann Lee} met {Bo Berg} [on Friday|2020-09-25]."}, 2, 0},
		{"two happenings of one day",
			[]string{"{Ann Lee} met {Bo Berg} in <Oslo> [on Monday|2020-09-21].", "Police arrested {Cy Dahl} in <Bergen> [on Monday|2020-09-21]."}, 2, 0},
		{"two acts of one country in one month",
			[]string{"{Norway#country} opened a consulate in <Dakar> [in May|2020-05].", "{Norway#country} signed a fisheries treaty with {Iceland#country} [in May|2020-05]."}, 2, 0},
	} {
		t.Run(c.it, func(t *testing.T) {
			var told []Telling
			for i, s := range c.texts {
				for _, x := range Tell(article("en", s)) {
					x.Article = fmt.Sprint("article-", i)
					told = append(told, x)
				}
			}
			list, pairs := Merge(told)
			if len(list) != c.events || len(pairs) != c.perhaps {
				t.Errorf("%d events and %d candidates, want %d and %d:", len(list), len(pairs), c.events, c.perhaps)
				for _, e := range list {
					t.Logf("%s %s %v: %s", e.When, e.Title, e.Actors, what(e.Told))
				}
			}
		})
	}
}
