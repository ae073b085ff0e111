package main

import (
	"fmt"
	"io"
	"strings"

	"dateline/tools/content"
	"dateline/tools/dates"
	"dateline/tools/terms"
)

// reportArticle prints in a few lines what was read of one article, so that a
// reviewer sees whether it was read right.
func reportArticle(w io.Writer, r *content.Read) {
	fmt.Fprintf(w, "%s\n", r.Article.Seed)
	fmt.Fprintf(w, "  title      %s\n", r.Article.Title)
	fmt.Fprintf(w, "  published  %s\n", published(r))
	list(w, "actors", r.Names(terms.Actors))
	list(w, "themes", r.Names(terms.Themes))
	list(w, "places", r.Names(terms.Places))
	for _, n := range r.Found.Near {
		fmt.Fprintf(w, "  near       %q was read as %s\n", n.Printed, n.Term.Title)
	}
	list(w, "new names", proposed(r))
	if n := unplaced(r); n > 0 {
		fmt.Fprintf(w, "  unplaced   %s: state published in the header, and they can be worked out\n", count(n, "date"))
	}
	for _, t := range r.Told {
		fmt.Fprintf(w, "  tells      %-12s %s%s\n", t.When, t.Title, aside(t.Planned, t.Doubtful))
	}
}

// published says when the article was published and how that is known.
func published(r *content.Read) string {
	k := r.Published
	if k.EDTF == "" {
		return "unknown: " + k.Why
	}
	s := fmt.Sprintf("%s (%s: %s)", k.EDTF, k.How, k.Why)
	if k.Doubtful {
		s = "doubtful: " + s
	}
	return s
}

// unplaced counts the dates for which the day of publication would be needed.
func unplaced(r *content.Read) (n int) {
	for _, t := range r.Times {
		if t.Anchor == dates.Unanchored {
			n++
		}
	}
	return n
}

func list(w io.Writer, what string, names []string) {
	if len(names) > 0 {
		fmt.Fprintf(w, "  %-10s %s\n", what, strings.Join(names, ", "))
	}
}

func aside(planned bool, doubtful string) string {
	s := ""
	if planned {
		s += " [planned]"
	}
	if doubtful != "" {
		s += " [doubtful: " + doubtful + "]"
	}
	return s
}

// proposed returns the names of actors that the registry does not know, in the
// order of the text, with how often each stands.
func proposed(r *content.Read) []string {
	var names []string
	n := map[string]int{}
	for _, m := range r.Found.Mentions {
		if m.Term == nil && m.Kind == terms.Actors {
			if n[m.Name] == 0 {
				names = append(names, m.Name)
			}
			n[m.Name]++
		}
	}
	for i, name := range names {
		if n[name] > 1 {
			names[i] = fmt.Sprintf("%s (%d)", name, n[name])
		}
	}
	return names
}

// squeeze makes every run of white space one space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
