package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"dateline/tools/content"
	"dateline/tools/events"
)

func convertCommand(p *project) *cobra.Command {
	var o conversion
	c := &cobra.Command{
		Use:   "convert",
		Short: "Make content of the seeds, and report what was read",
		Long: `Convert reads every file in seeds/ and writes what it tells to content/articles
and content/events. A file that a person has edited is kept; a file whose bytes
would not change is not touched. The report says of each article when it was
published and why, whom it names, what it tells, and what is doubtful.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.convertWith(o, cmd.OutOrStdout(), os.Stderr)
		},
	}
	c.Flags().BoolVar(&o.diff, "diff", false, "write nothing; show what would change, in edited files too")
	c.Flags().StringArrayVar(&o.remake, "remake", nil, "make this `file` anew, though a person has edited it; may be given more than once")
	return c
}

// conversion says how to convert.
type conversion struct {
	diff   bool
	brief  bool // of the report, only its last line
	remake []string
}

// convert makes and writes content. See convertWith.
func (p *project) convert(out, errw io.Writer) error { return p.convertWith(conversion{}, out, errw) }

// convertWith makes content, and writes it or shows the difference; it prints
// the report to out and errors to errw. Seeds that are wrong do not keep the
// others from being written. A registry that is wrong does: without one page's
// names every article that holds them would be written anew, and again when
// the page is mended.
func (p *project) convertWith(o conversion, out, errw io.Writer) error {
	m, errs, err := p.make()
	if err != nil {
		return err
	}
	if m.broken {
		report(errw, errs)
		fmt.Fprintln(errw, "dateline: nothing was written: mend the registry first")
		return wrong
	}
	for _, name := range o.remake {
		if err := m.remake(slashed(p.dir, name)); err != nil {
			return err
		}
	}
	if o.diff {
		m.diff(out)
	} else {
		if err := m.folder.Write(m.files); err != nil {
			return err
		}
		if !o.brief {
			m.report(out)
		}
		m.summary(out)
	}
	if len(errs) > 0 {
		report(errw, errs)
		return wrong
	}
	return nil
}

// remake marks an edited file to be written over.
func (m *made) remake(name string) error {
	for i := range m.files {
		if f := &m.files[i]; f.Path == name {
			if f.State == content.Kept {
				f.State = content.Changed
			}
			return nil
		}
	}
	return usage{fmt.Errorf("--remake %s: no seed makes this file", name)}
}

// diff prints how each file differs from what it is to be; of an edited file,
// how it differs from what the tool would write.
func (m made) diff(w io.Writer) {
	for _, f := range m.files {
		if f.State == content.Same {
			continue
		}
		was, is := f.Path, f.Path
		switch f.State {
		case content.New:
			was = "/dev/null"
		case content.Merged:
			is = "/dev/null"
		case content.Kept:
			is += " (edited by hand and kept; as the tool would make it)"
		}
		w.Write(diff.Diff(was, f.Old, is, f.Data))
	}
}

// report prints what was read, article by article, and what became of the files.
func (m made) report(w io.Writer) {
	for i := range m.reads {
		reportArticle(w, &m.reads[i])
	}
	for _, pair := range m.pairs {
		fmt.Fprintf(w, "perhaps the same (%.2f): %s\n                         %s\n", pair.Score, m.events[pair.A].ID, m.events[pair.B].ID)
	}
	for i := range m.events {
		if e := &m.events[i]; e.Disagree {
			fmt.Fprintf(w, "disagreement: %s: %s\n", e.ID, versions(e))
		}
	}
	for _, id := range m.lost {
		fmt.Fprintf(w, "told no more: %s: no seed tells this event; delete its file, or set draft = true\n", id)
	}
	for _, f := range m.files {
		if f.State == content.Kept {
			fmt.Fprintf(w, "kept: %s was edited by hand and is not rewritten (--diff shows what differs)\n", f.Path)
		}
		if f.State == content.Merged {
			fmt.Fprintf(w, "merged: %s is told by another event now, and leads there\n", f.Path)
		}
	}
}

// summary prints in one line how many files became what.
func (m made) summary(w io.Writer) {
	n := map[content.State]int{}
	for _, f := range m.files {
		n[f.State]++
	}
	fmt.Fprintf(w, "%s, %s: %d files new, %d changed, %d kept as edited, %d as they were\n",
		count(len(m.reads), "article"), count(len(m.events), "event"), n[content.New], n[content.Changed], n[content.Kept], n[content.Same])
}

// versions lists the dates that the tellings of an event give.
func versions(e *events.Event) string {
	var list []string
	for _, t := range e.Told {
		list = append(list, fmt.Sprintf("%s (%s)", t.When, t.Article))
	}
	return strings.Join(list, ", ")
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
