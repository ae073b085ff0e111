package content

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"dateline/tools/articles"
	"dateline/tools/dates"
	"dateline/tools/events"
	"dateline/tools/terms"
	"dateline/tools/text"
)

// Read is an article with all that the rooms found in it.
type Read struct {
	ID        string
	Article   *articles.Article
	Published dates.Known
	Times     []dates.Time
	Found     terms.Found
	Publisher *terms.Term // nil when no registered source fits
	From      articles.Evidence
	Told      []events.Telling
}

// Rights returns how much of the text the site may show: what the seed states,
// or else what its publisher's page does, or else "full".
func (r *Read) Rights() string {
	switch {
	case r.Article.Header.Rights != "":
		return r.Article.Header.Rights
	case r.Publisher != nil && r.Publisher.Rights != "":
		return r.Publisher.Rights
	}
	return "full"
}

// source returns the name of the publisher: the registered one, or as printed.
func (r *Read) source() string {
	if r.Publisher != nil {
		return r.Publisher.Title
	}
	return r.Article.Source
}

// excerpt is how many paragraphs are shown of an article whose rights allow an
// excerpt, and quoted how many bytes of a sentence at most.
const (
	excerpt = 2
	quoted  = 320
)

// Quote returns the sentence as far as the rights allow it to be printed.
func (r *Read) Quote(sentence string) string {
	if r.Rights() == "link" {
		return ""
	}
	return shorten(sentence, quoted)
}

// shorten cuts s after the last word that ends within max bytes, and puts an
// ellipsis there.
func shorten(s string, max int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= max {
		return s
	}
	if i := strings.LastIndexByte(s[:max], ' '); i > 0 {
		return strings.TrimRight(s[:i], ",;: ") + " …"
	}
	return strings.ToValidUTF8(s[:max], "") + "…"
}

// Names returns the titles of the registered actors that take part in what the
// article tells and of the places it names, in the order of the text. What the
// header states wins.
func (r *Read) Names(k terms.Kind) []string {
	stated := map[terms.Kind][]string{terms.Actors: r.Article.Header.Actors, terms.Themes: r.Article.Header.Themes, terms.Places: r.Article.Header.Places}[k]
	if stated != nil {
		return stated
	}
	var names []string
	if k == terms.Themes {
		for _, s := range r.Found.Themes {
			if s.Chosen {
				names = append(names, s.Term.Title)
			}
		}
		return names
	}
	seen := map[string]bool{}
	for _, m := range r.Found.Mentions {
		if m.Kind == k && m.Term != nil && (m.Acts || k == terms.Places) && !seen[m.Term.Title] {
			seen[m.Term.Title] = true
			names = append(names, m.Term.Title)
		}
	}
	return names
}

// front makes the front matter of an article. eventOf gives the id of the
// event that dates stand for, by the place of their words.
func (r *Read) front(eventIDs []string, dated map[text.Span]string) (article, map[text.Span]int) {
	a := r.Article
	f := article{
		Title:  a.Title,
		Actors: r.Names(terms.Actors), Themes: r.Names(terms.Themes), Places: r.Names(terms.Places),
		Params: articleParams{
			Published: r.Published.EDTF, Seed: a.Seed, URL: a.URL, Author: a.Author, Archive: a.Header.Archive,
			Lang: a.Lang, Rights: r.Rights(), Events: eventIDs,
		},
	}
	if r.Published.Doubtful {
		f.Params.Doubtful = r.Published.Why
	}
	if e, err := dates.ParseEDTF(r.Published.EDTF); err == nil {
		f.Date = lower(e)
	}
	if s := r.source(); s != "" {
		f.Sources = []string{s}
	}
	for _, e := range r.Published.Evidence {
		f.Params.Evidence = append(f.Params.Evidence, row(e))
	}
	for _, e := range a.Evidence {
		if e.Which == "source" && r.Publisher != nil {
			continue // the publisher's own row says it
		}
		f.Params.Evidence = append(f.Params.Evidence, row(e))
	}
	if r.Publisher != nil {
		e := row(r.From)
		e.Which, e.Value = "sources", r.Publisher.Title
		f.Params.Evidence = append(f.Params.Evidence, e)
	}
	f.Params.Evidence = append(f.Params.Evidence, r.named(terms.Actors, f.Actors)...)
	f.Params.Evidence = append(f.Params.Evidence, r.themed(f.Themes)...)
	f.Params.Evidence = append(f.Params.Evidence, r.named(terms.Places, f.Places)...)
	rows := map[text.Span]int{}
	for _, t := range r.Times {
		if _, ok := dated[t.Span]; ok || t.EDTF == "" || strings.HasSuffix(t.Value, "_REF") {
			continue // "now" says nothing that a reader wants to follow
		}
		how := articles.Stated
		if t.Anchor != dates.Absolute {
			how = articles.Inferred
		}
		bl := a.Blocks[a.Sentences[t.Sentence].Block]
		if bl.Para == 0 {
			continue
		}
		f.Params.Evidence = append(f.Params.Evidence, evidence{"date", t.EDTF, string(how), squeeze(a.S[t.Start:t.End]), bl.Para, t.Rule})
		rows[t.Span] = len(f.Params.Evidence)
	}
	for i := range f.Params.Evidence {
		r.restrict(&f.Params.Evidence[i])
	}
	return f, rows
}

// few is how many bytes of a quotation are words and no sentence: a name, a date.
const few = 48

// restrict takes out of a row what the rights do not allow to be printed: a
// sentence of a text that may only be linked, or of a part that is not shown.
func (r *Read) restrict(e *evidence) {
	rights := r.Rights()
	shown := rights == "full" || rights == "excerpt" && e.Paragraph > 0 && e.Paragraph <= excerpt
	if !shown && len(e.Quote) > few && e.How != string(articles.Edited) {
		e.Quote = ""
	}
}

// row makes a row of evidence, without a quotation where it would only repeat
// the value: all front matter is held in memory while the site is rendered.
func row(e articles.Evidence) evidence {
	quote := shorten(e.Quote, 160)
	if quote == squeeze(e.Value) || e.Which == "lang" {
		quote = ""
	}
	return evidence{e.Which, squeeze(e.Value), string(e.How), quote, e.Paragraph, e.Rule}
}

// squeeze makes every run of white space one space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// named gives each name the words that first print it, preferring those where
// the actor takes part.
func (r *Read) named(k terms.Kind, names []string) []evidence {
	var rows []evidence
	for _, n := range names {
		best := -1
		for i, m := range r.Found.Mentions {
			if m.Kind == k && m.Name == n && (best < 0 || m.Acts && !r.Found.Mentions[best].Acts) {
				best = i
			}
		}
		if best < 0 {
			rows = append(rows, evidence{Which: string(k), Value: n, How: string(articles.Edited), Rule: "header"})
			continue
		}
		m := r.Found.Mentions[best]
		how := articles.Stated
		if m.How == "near" || m.How == "title" {
			how = articles.Inferred
		}
		para := r.Article.Blocks[r.Article.Sentences[m.Sentence].Block].Para
		rows = append(rows, evidence{string(k), n, string(how), squeeze(r.Article.S[m.Start:m.End]), para, m.How})
	}
	return rows
}

func (r *Read) themed(names []string) []evidence {
	var rows []evidence
	for _, n := range names {
		e := evidence{Which: string(terms.Themes), Value: n, How: string(articles.Edited), Rule: "header"}
		for _, s := range r.Found.Themes {
			if s.Term.Title == n && len(s.Evidence) > 0 {
				e = row(s.Evidence[0])
				e.Which, e.Value = string(terms.Themes), n
			}
		}
		rows = append(rows, e)
	}
	return rows
}

// marks returns the stretches of the text that lead to an event, an actor, a
// place, a theme or a row of evidence.
func (r *Read) marks(dated map[text.Span]string, rows map[text.Span]int) []mark {
	var ms []mark
	for _, t := range r.Times {
		if id, ok := dated[t.Span]; ok {
			ms = append(ms, mark{t.Span, eventAddress(id), t.EDTF, 0})
		} else if n, ok := rows[t.Span]; ok {
			ms = append(ms, mark{t.Span, fmt.Sprintf("#evidence-%d", n), t.EDTF, 0})
		}
	}
	for _, m := range r.Found.Mentions {
		if m.Term != nil && (m.Kind == terms.Actors || m.Kind == terms.Places) {
			ms = append(ms, mark{m.Span, "/" + string(m.Kind) + "/" + m.Term.Slug + "/", "", 1})
		}
	}
	for _, s := range r.Found.Themes {
		if !s.Chosen {
			continue
		}
		for _, e := range s.Evidence {
			ms = append(ms, mark{e.Span, "/themes/" + s.Term.Slug + "/", "", 2})
		}
	}
	return ms
}

// Make returns the files that the articles and events are to be, sorted by
// path. today is the day on which records that are new are said to be recorded.
func (f *Folder) Make(reads []Read, list []events.Event, today Day) ([]File, error) {
	want := map[string][]byte{}
	told := map[string]map[text.Span]string{} // article -> date -> event
	byArticle := map[string][]string{}
	for _, e := range list {
		if f.events[e.ID].Draft {
			continue
		}
		for _, t := range e.Told {
			if told[t.Article] == nil {
				told[t.Article] = map[text.Span]string{}
			}
			told[t.Article][t.Time] = e.ID
			if ids := byArticle[t.Article]; len(ids) == 0 || ids[len(ids)-1] != e.ID {
				byArticle[t.Article] = append(ids, e.ID)
			}
		}
	}
	for i := range reads {
		r := &reads[i]
		file := path.Join("content/articles", folderOf(r.ID), r.ID+".md")
		front, rows := r.front(byArticle[r.ID], told[r.ID])
		front.Params.Recorded = today
		if h, ok := f.articles[r.Article.Seed]; ok {
			file, front.Params.Recorded = h.file, h.recorded
		}
		limit := map[string]int{"full": -1, "excerpt": excerpt, "link": 0}[r.Rights()]
		data, err := encode(front, body(r.Article, r.marks(told[r.ID], rows), limit))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		want[file] = data
		if err := yearPage(want, "articles", r.ID); err != nil {
			return nil, err
		}
	}
	for _, e := range list {
		if f.toldByUnread(e.ID) {
			continue
		}
		file := path.Join("content/events", folderOf(e.ID), e.ID+".md")
		front := eventFront(e)
		front.Params.Recorded = today
		if old, ok := f.events[e.ID]; ok {
			front.Params.Recorded = old.Params.Recorded
		}
		data, err := encode(front, "")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		want[file] = data
		if err := yearPage(want, "events", e.ID); err != nil {
			return nil, err
		}
	}
	return append(f.compare(want), f.merged(list)...), nil
}

// merged returns the files of events that are aliases of others now. Identify
// makes none of a page that a person has edited.
func (f *Folder) merged(list []events.Event) []File {
	var files []File
	for _, e := range list {
		for _, a := range e.Aliases {
			p := path.Join("content/events", folderOf(a), a+".md")
			if old, ok := f.files[p]; ok {
				files = append(files, File{Path: p, Old: old, State: Merged})
			}
		}
	}
	return files
}

// yearPage adds the section page of the year that an id stands in.
func yearPage(want map[string][]byte, kind, id string) error {
	y := folderOf(id)
	file := path.Join("content", kind, y, "_index.md")
	if want[file] != nil {
		return nil
	}
	data, err := encode(year{Title: y}, "")
	want[file] = data
	return err
}

func eventFront(e events.Event) event {
	front := event{
		Title: e.Title, Date: lower(e.When),
		Actors: e.Actors, Themes: e.Themes, Places: e.Places, Sources: e.Sources,
		Params: eventParams{When: e.When.String(), Salience: e.Salience, Planned: e.Planned, Doubtful: e.Doubtful, Disagree: e.Disagree, Possibly: e.Possibly},
	}
	for _, a := range e.Aliases {
		front.Aliases = append(front.Aliases, eventAddress(a))
	}
	for _, t := range e.Told {
		front.Params.Told = append(front.Params.Told, told{t.Article, t.Quote, t.Paragraph, squeeze(t.Phrase), t.When.String(), t.Roles})
	}
	return front
}

// compare tells of each wanted file what would become of the one that is there.
func (f *Folder) compare(want map[string][]byte) []File {
	var list []File
	for p, data := range want {
		old, ok := f.files[p]
		file := File{Path: p, Data: data, Old: old}
		switch {
		case slices.ContainsFunc(f.links, func(l string) bool { return p == l || strings.HasPrefix(p, l+"/") }):
			file.State = Kept
		case !ok:
			file.State = New
		case bytes.Equal(bytes.ReplaceAll(old, []byte("\r\n"), []byte("\n")), data):
			file.State = Same // a checkout may have changed its line ends
		case !untouched(old):
			file.State = Kept
		default:
			file.State = Changed
		}
		list = append(list, file)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Path < list[j].Path })
	return list
}
