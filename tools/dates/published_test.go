package dates

import (
	"strings"
	"testing"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// article makes an article of one block a line; "meta: ", "title: " and "embed: " give a block its role.
func article(lines string) *articles.Article {
	a := &articles.Article{Lang: "en"}
	var blocks []text.Span
	var b strings.Builder
	roles := map[string]articles.Role{"meta: ": articles.Meta, "title: ": articles.Title, "embed: ": articles.Embed, "chrome: ": articles.Chrome}
	for i, l := range strings.Split(lines, "\n") {
		role := articles.Body
		for p, r := range roles {
			if strings.HasPrefix(l, p) {
				role, l = r, l[len(p):]
			}
		}
		sp := text.Span{Start: b.Len(), End: b.Len() + len(l)}
		b.WriteString(l + "\n")
		blocks = append(blocks, sp)
		a.Blocks = append(a.Blocks, articles.Block{Span: sp, Role: role, Para: i + 1})
	}
	a.Document = text.Cut(text.Plain(b.String()), blocks)
	return a
}

func TestPublished(t *testing.T) {
	today := DayOf(2026, 11, 21)
	const body = "The port was opened on Thursday."
	for _, c := range []struct {
		it, text, url, header string
		clues                 []articles.Clue
		want                  string
		how                   articles.How
		doubtful              bool
		why                   string
	}{
		{it: "believes the header", text: body, header: "2020-09-24", url: "https://example.org/2020/09/x", want: "2020-09-24", how: articles.Edited, why: "header"},
		{it: "keeps the header's doubt", text: body, header: "2020-09?", want: "2020-09?", how: articles.Edited, doubtful: true, why: "uncertain"},
		{it: "refuses a header that is no date", text: body, header: "last Thursday", want: "", doubtful: true, why: "not understood"},
		{it: "reads metadata", text: body, clues: []articles.Clue{{Where: "json-ld datePublished", Value: "2020-09-24"}}, want: "2020-09-24", how: articles.Stated, why: "metadata"},
		{it: "reads metadata written as text", text: body, clues: []articles.Clue{{Where: "meta date", Value: "September 24, 2020"}}, want: "2020-09-24", how: articles.Stated, why: "metadata"},
		{it: "takes the metadata of the page before the times in it", text: body, clues: []articles.Clue{{Where: "meta date", Value: "2020-09-24"}, {Where: "time datetime", Value: "2014-01-01"}}, want: "2020-09-24", how: articles.Stated, why: "metadata"},
		{it: "doubts metadata that clash", text: body, clues: []articles.Clue{{Where: "meta date", Value: "2020-09-24"}, {Where: "json-ld datePublished", Value: "2014-01-01"}}, want: "2020-09-24", how: articles.Stated, doubtful: true, why: "2014-01-01"},
		{it: "lets two time zones differ by a day", text: "meta: 25 September 2020\n" + body, clues: []articles.Clue{{Where: "meta date", Value: "2020-09-24"}}, want: "2020-09-24", how: articles.Stated, why: "metadata"},
		{it: "reads a date line that stands unmarked", text: "A port\nSeptember 24, 2020\n" + body, want: "2020-09-24", how: articles.Stated, why: "date line"},
		{it: "reads a date line", text: "meta: date 2020-09-24\n" + body, want: "2020-09-24", how: articles.Stated, why: "date line"},
		{it: "reads a byline", text: "title: A port\nmeta: By A. Reporter, September 24, 2020\n" + body, want: "2020-09-24", how: articles.Stated, why: "date line"},
		{it: "prefers the posting to the update", text: "meta: Updated: 26 September 2020\nmeta: Posted on 24 September 2020\n" + body, want: "2020-09-24", how: articles.Stated, why: "24 September"},
		{it: "takes the update where nothing else stands", text: "meta: Updated: 26 September 2020\n" + body, want: "2020-09-26", how: articles.Stated, why: "26 September"},
		{it: "reads a month in the address", text: body, url: "https://example.org/2020/09/the-port", want: "2020-09", how: articles.Inferred, why: "address"},
		{it: "reads a day in the address", text: body, url: "https://example.org/news/20200924-the-port", want: "2020-09-24", how: articles.Inferred, why: "address"},
		{it: "reads a day with hyphens in the address", text: body, url: "https://example.org/2020-09-24/the-port", want: "2020-09-24", how: articles.Inferred, why: "address"},
		{it: "does not read the number of an article", text: body, url: "https://example.org/news/202013459", want: "", why: "nothing"},
		{it: "sharpens the month in the address by the day in the date line", text: "meta: Thursday, September 24\n" + body, url: "https://example.org/2020/09/the-port", want: "2020-09-24", how: articles.Inferred, why: "address"},
		{it: "doubts clues that clash", text: "meta: 24 September 2020\n" + body, url: "https://example.org/2019/05/the-port", want: "2020-09-24", how: articles.Stated, doubtful: true, why: "but its address"},
		{it: "doubts a day before what the text states", text: "meta: 24 September 2020\nThe port was opened on 3 October 2020.", want: "2020-09-24", how: articles.Stated, doubtful: true, why: "3 October 2020"},
		{it: "reads an agency's dateline", text: "title: A port\nRABAT, Sept. 24, 2020 (Agency) - " + body, want: "2020-09-24", how: articles.Stated, why: "dateline"},
		{it: "lists the years of a date line without one", text: "meta: Wednesday, January 22\nThe port was opened in 2004.", want: "[2014-01-22,2020-01-22,2025-01-22]", how: articles.Inferred, doubtful: true, why: "3 days fit"},
		{it: "bounds by the latest past day", text: "The port was opened on 5 December 2019 and should grow by 2030.", want: "2019-12-05/..", how: articles.Inferred, why: "on or after"},
		{it: "takes the day of an embedded message as near", text: body + "\nembed: A port! 20 September 2022", want: "2022-09-20~", how: articles.Inferred, doubtful: true, why: "message"},
		{it: "invents nothing", text: body, want: "", why: "nothing"},
		{it: "believes nothing of tomorrow", text: "meta: 24 September 2036\n" + body, want: "", why: "nothing"},
		{it: "does not read the chrome", text: body + "\nchrome: 24 September 2020", want: "", why: "nothing"},
	} {
		t.Run(c.it, func(t *testing.T) {
			a := article(c.text)
			a.URL, a.Header.Published, a.Clues = c.url, c.header, c.clues
			k := PublishedBy(a, today)
			if k.EDTF != c.want || k.How != c.how || k.Doubtful != c.doubtful || !strings.Contains(k.Why, c.why) {
				t.Errorf("got %q, %s, doubtful %v: %s", k.EDTF, k.How, k.Doubtful, k.Why)
			}
			if k.EDTF != "" && len(k.Evidence) == 0 {
				t.Error("no evidence")
			}
			for _, e := range k.Evidence {
				if e.Quote == "" || e.Rule == "" || e.Which != "published" {
					t.Errorf("evidence %+v", e)
				}
			}
		})
	}
}

func TestClockIsSourceDateEpoch(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1600905600")
	if got := Today().String(); got != "2020-09-24" {
		t.Errorf("today is %s", got)
	}
}
