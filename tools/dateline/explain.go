package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"

	"github.com/spf13/cobra"

	"dateline/tools/articles"
	"dateline/tools/content"
	"dateline/tools/dates"
	"dateline/tools/events"
	"dateline/tools/terms"
	"dateline/tools/text"
)

type explain struct {
	project   *project
	format    string
	published string
	registry  string
	merge     bool
}

func explainCommand(p *project) *cobra.Command {
	x := explain{project: p}
	c := &cobra.Command{
		Use:   "explain SEED...",
		Short: "Show a seed with every date, actor and theme, and the rule that found it",
		Args:  cobra.MinimumNArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return x.run(cmd.OutOrStdout(), args) },
	}
	c.Flags().StringVar(&x.format, "format", "text", "text, or json for one object a line")
	c.Flags().StringVar(&x.published, "published", "", "the day of publication, as an EDTF `date`")
	c.Flags().StringVar(&x.registry, "registry", "", "read actors, themes, places and sources from this content `folder`")
	c.Flags().BoolVar(&x.merge, "merge", false, "with json: add a last line that groups the events of all files")
	return c
}

func (x explain) run(w io.Writer, files []string) error {
	if x.format != "text" && x.format != "json" {
		return usage{fmt.Errorf("unknown format %q: it is text or json", x.format)}
	}
	if _, err := dates.ParseEDTF(x.published); x.published != "" && err != nil {
		return usage{fmt.Errorf("--published %q is no EDTF date: %w", x.published, err)}
	}
	dir := x.registry
	if dir == "" {
		dir = filepath.Join(x.project.dir, "content")
	}
	registry, err := terms.Load(dir)
	errs := errorsOf(err)
	rd := reader{registry: registry, published: x.published, any: true}
	var reads []content.Read
	for _, f := range files {
		r, err := rd.read(".", f)
		errs = append(errs, errorsOf(err)...)
		if r.Article == nil {
			continue
		}
		if x.merge {
			reads = append(reads, r)
		}
		if x.format == "json" {
			if err := json.NewEncoder(w).Encode(explained(r, f)); err != nil {
				return err
			}
		} else {
			x.print(w, r)
		}
	}
	if x.merge && x.format == "json" {
		if err := json.NewEncoder(w).Encode(grouped(reads)); err != nil {
			return err
		}
	}
	if len(errs) > 0 {
		report(os.Stderr, errs)
		return wrong
	}
	return nil
}

// The JSON of one file. The README of tools/dateline documents each key; the
// form is kept stable.
type (
	fileJSON struct {
		File      string        `json:"file"`
		Title     string        `json:"title"`
		Lang      string        `json:"lang"`
		Published publishedJSON `json:"published"`
		Source    string        `json:"source"`
		Dateline  string        `json:"dateline"`
		Times     []timeJSON    `json:"times"`
		Mentions  []mentionJSON `json:"mentions"`
		Themes    []themeJSON   `json:"themes"`
		Events    []eventJSON   `json:"events"`
	}
	publishedJSON struct {
		EDTF       string       `json:"edtf"`
		How        articles.How `json:"how"`
		Why        string       `json:"why"`
		Candidates []string     `json:"candidates"`
	}
	timeJSON struct {
		Start  int        `json:"start"`
		End    int        `json:"end"`
		Type   dates.Type `json:"type"`
		Value  string     `json:"value"`
		Mod    string     `json:"mod,omitempty"`
		EDTF   string     `json:"edtf"`
		Anchor any        `json:"anchor"`
		Rule   string     `json:"rule"`
	}
	mentionJSON struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Kind  string `json:"kind"`
		Type  string `json:"type"`
		Name  string `json:"name"`
		Known bool   `json:"known"`
	}
	themeJSON struct {
		Name     string   `json:"name"`
		Score    float64  `json:"score"`
		Chosen   bool     `json:"chosen"`
		Evidence []string `json:"evidence"`
	}
	eventJSON struct {
		EDTF     string   `json:"edtf"`
		Title    string   `json:"title"`
		Start    int      `json:"start"`
		End      int      `json:"end"`
		Actors   []string `json:"actors"`
		Planned  bool     `json:"planned"`
		Doubtful string   `json:"doubtful"`
	}
	groupsJSON struct {
		Groups     [][]memberJSON  `json:"groups"`
		Events     []mergedJSON    `json:"merged"` // parallel to groups
		Candidates []candidateJSON `json:"candidates"`
	}
	memberJSON struct {
		File  string `json:"file"`
		Event int    `json:"event"` // index into the file's events
	}
	mergedJSON struct {
		EDTF     string  `json:"edtf"`
		Title    string  `json:"title"`
		Disagree bool    `json:"disagree"`
		Salience float64 `json:"salience"`
	}
	candidateJSON struct {
		Groups [2]int  `json:"groups"` // indexes into groups
		Score  float64 `json:"score"`
	}
)

func explained(r content.Read, file string) fileJSON {
	a := r.Article
	out := fileJSON{
		File: file, Title: a.Title, Lang: a.Lang, Source: a.Source, Dateline: a.Place,
		Published: publishedJSON{r.Published.EDTF, r.Published.How, r.Published.Why, append([]string{}, r.Published.Candidates...)},
		Times:     []timeJSON{}, Mentions: []mentionJSON{}, Themes: []themeJSON{}, Events: []eventJSON{},
	}
	if r.Publisher != nil {
		out.Source = r.Publisher.Title
	}
	for _, t := range r.Times {
		sp := a.Text.Source(t.Span)
		out.Times = append(out.Times, timeJSON{sp.Start, sp.End, t.Type, t.Value, t.Mod, t.EDTF, anchor(t.Anchor), t.Rule})
	}
	for _, m := range r.Found.Mentions {
		sp := a.Text.Source(m.Span)
		kind := map[terms.Kind]string{terms.Actors: "actor", terms.Places: "place", terms.Sources: "source"}[m.Kind]
		out.Mentions = append(out.Mentions, mentionJSON{sp.Start, sp.End, kind, m.Type, m.Name, m.Term != nil})
	}
	for _, s := range r.Found.Themes {
		t := themeJSON{s.Term.Title, s.Score, s.Chosen, []string{}}
		for _, e := range s.Evidence {
			t.Evidence = append(t.Evidence, e.Quote)
		}
		out.Themes = append(out.Themes, t)
	}
	for _, t := range r.Told {
		sp := a.Text.Source(t.Sentence)
		actors := append(append([]string{}, t.Actors...), t.Others...)
		out.Events = append(out.Events, eventJSON{t.When.String(), t.Title, sp.Start, sp.End, actors, t.Planned, t.Doubtful})
	}
	return out
}

// anchor is the index of the time it was resolved against, or a word.
func anchor(i int) any {
	switch i {
	case dates.Absolute:
		return "absolute"
	case dates.Publication:
		return "publication"
	case dates.Unanchored:
		return "none"
	}
	return i
}

// grouped merges the tellings of all files; an event is named by its file and
// its place among that file's events.
func grouped(reads []content.Read) groupsJSON {
	var told []events.Telling
	for i := range reads {
		published, _ := dates.ParseEDTF(reads[i].Published.EDTF)
		for _, t := range reads[i].Told {
			t.Article, t.Published = reads[i].Article.Seed, published
			told = append(told, t)
		}
	}
	merged, pairs := events.Merge(told)
	out := groupsJSON{Groups: [][]memberJSON{}, Events: []mergedJSON{}, Candidates: []candidateJSON{}}
	for _, e := range merged {
		var g []memberJSON
		for _, t := range e.Told {
			g = append(g, memberJSON{t.Article, t.Order})
		}
		out.Groups = append(out.Groups, g)
		out.Events = append(out.Events, mergedJSON{e.When.String(), e.Title, e.Disagree, e.Salience})
	}
	for _, p := range pairs {
		out.Candidates = append(out.Candidates, candidateJSON{[2]int{p.A, p.B}, p.Score})
	}
	return out
}

// print shows the article sentence by sentence, and under each what was found
// in it, by which rule or name.
func (x explain) print(w io.Writer, r content.Read) {
	reportArticle(w, &r)
	a := r.Article
	fmt.Fprintln(w)
	notes := notesOf(r)
	for _, s := range a.Sentences {
		b := a.Blocks[s.Block]
		label := fmt.Sprintf("¶%d", b.Para)
		if b.Role != articles.Body {
			label = roles[b.Role]
		}
		line, col := a.Line(s.Start)
		fmt.Fprintf(w, "%d:%d %s  %s\n", line, col, label, squeeze(a.S[s.Start:s.End]))
		for len(notes) > 0 && notes[0].at.Start < s.End {
			fmt.Fprintf(w, "        %s\n", notes[0].says)
			notes = notes[1:]
		}
	}
	for _, s := range r.Found.Themes {
		verdict := "chosen"
		if !s.Chosen {
			verdict = "not chosen"
		}
		fmt.Fprintf(w, "theme %s: %.2f, %s:", s.Term.Title, s.Score, verdict)
		for _, e := range s.Evidence {
			fmt.Fprintf(w, " %q", e.Quote)
		}
		fmt.Fprintln(w)
	}
}

var roles = map[articles.Role]string{
	articles.Title: "title", articles.Heading: "heading", articles.Meta: "meta", articles.Dateline: "dateline",
	articles.Embed: "embed", articles.Source: "source", articles.Chrome: "chrome",
}

type note struct {
	at   text.Span
	says string
}

func notesOf(r content.Read) []note {
	var notes []note
	a := r.Article
	for _, t := range r.Times {
		value := t.EDTF
		if value == "" {
			value = string(t.Type) + " " + t.Value
		}
		s := fmt.Sprintf("date   %s → %s (%s)", quote(a.S, t.Span), value, t.Rule)
		if t.Doubtful != "" {
			s += ", doubtful: " + t.Doubtful
		}
		notes = append(notes, note{t.Span, s})
	}
	for _, m := range r.Found.Mentions {
		kind := map[terms.Kind]string{terms.Actors: "actor ", terms.Places: "place ", terms.Sources: "source"}[m.Kind]
		s := fmt.Sprintf("%s %s → %s (%s)", kind, quote(a.S, m.Span), m.Name, m.How)
		if m.Term == nil {
			s += ", not registered"
		}
		if m.Office != "" {
			s += ", " + m.Office
		}
		notes = append(notes, note{m.Span, s})
	}
	for _, t := range r.Told {
		last := text.Span{Start: t.Sentence.End - 1, End: t.Sentence.End} // after what the sentence holds
		notes = append(notes, note{last, fmt.Sprintf("tells  %s %s%s", t.When, t.Title, aside(t.Planned, t.Doubtful))})
	}
	sort.SliceStable(notes, func(i, j int) bool { return notes[i].at.Start < notes[j].at.Start })
	return notes
}

func quote(s string, sp text.Span) string { return "“" + squeeze(s[sp.Start:sp.End]) + "”" }
