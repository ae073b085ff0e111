package content

import (
	"sort"
	"strings"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// mark is a stretch of the text that leads somewhere.
type mark struct {
	text.Span
	dest  string
	title string // EDTF, for dates
	rank  int    // where two overlap, the lower rank stays
}

// body writes the shown blocks of an article as Markdown in which nothing of
// the text is markup; its only live links are the marks. Paragraphs beyond
// limit are left out; limit < 0 shows all.
func body(a *articles.Article, marks []mark, limit int) string {
	marks = disjoint(marks)
	var b strings.Builder
	shown := 0
	for i := 0; i < len(a.Blocks); i++ {
		bl := a.Blocks[i]
		if bl.Role != articles.Body && bl.Role != articles.Heading && bl.Role != articles.Embed && bl.Role != articles.Dateline {
			continue
		}
		if limit >= 0 && shown >= limit {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		switch bl.Role {
		case articles.Heading:
			b.WriteString("## ")
		case articles.Embed:
			b.WriteString("> ")
		case articles.Dateline:
			writeDateline(&b, a.S, bl.Span, marks)
			if i+1 < len(a.Blocks) && a.Blocks[i+1].Para == bl.Para && a.Blocks[i+1].Role == articles.Body {
				i++
				bl = a.Blocks[i]
			}
		}
		if bl.Role != articles.Dateline {
			writeMarked(&b, a.S, bl.Span, marks)
		}
		b.WriteByte('\n')
		if bl.Role != articles.Heading {
			shown++
		}
	}
	return b.String()
}

// writeDateline writes "Rabat – " with its place emphasised, so that it can be
// set apart from the sentence.
func writeDateline(b *strings.Builder, s string, sp text.Span, marks []mark) {
	place := strings.TrimRight(s[sp.Start:sp.End], " \t–—-:")
	end := sp.Start + len(place)
	b.WriteByte('*')
	writeMarked(b, s, text.Span{Start: sp.Start, End: end}, marks)
	b.WriteByte('*')
	if rest := strings.TrimSpace(s[end:sp.End]); rest != "" {
		b.WriteByte(' ')
		escape(b, rest, false)
	}
	b.WriteByte(' ')
}

// disjoint sorts marks by place and drops those that overlap one of a lower rank.
func disjoint(marks []mark) []mark {
	sort.SliceStable(marks, func(i, j int) bool {
		if marks[i].rank != marks[j].rank {
			return marks[i].rank < marks[j].rank
		}
		return marks[i].Start < marks[j].Start
	})
	var kept []mark
	taken := map[int]bool{}
	for _, m := range marks {
		free := m.Len() > 0
		for p := m.Start; p < m.End && free; p++ {
			free = !taken[p]
		}
		if !free {
			continue
		}
		for p := m.Start; p < m.End; p++ {
			taken[p] = true
		}
		kept = append(kept, m)
	}
	sort.Slice(kept, func(i, j int) bool { return kept[i].Start < kept[j].Start })
	return kept
}

func writeMarked(b *strings.Builder, s string, sp text.Span, marks []mark) {
	at, first := sp.Start, true
	plain := func(to int) {
		if at < to {
			escape(b, s[at:to], first)
			first = false
		}
	}
	i := sort.Search(len(marks), func(i int) bool { return marks[i].Start >= sp.Start })
	for ; i < len(marks) && marks[i].End <= sp.End; i++ {
		m := marks[i]
		plain(m.Start)
		b.WriteByte('[')
		escape(b, s[m.Start:m.End], first)
		first = false
		b.WriteString("](" + m.dest)
		if m.title != "" {
			b.WriteString(` "` + m.title + `"`)
		}
		b.WriteByte(')')
		at = m.End
	}
	plain(sp.End)
}

// escape writes s so that neither Markdown nor Hugo finds markup in it, on one
// line. first tells whether s stands at the start of a line, where more
// characters mean something.
func escape(b *strings.Builder, s string, first bool) {
	space := false
	start := first
	for i, c := range s {
		if c == '\n' || c == '\r' || c == '\t' || c == ' ' {
			space = true
			continue
		}
		if space && !start {
			b.WriteByte(' ')
		}
		space = false
		switch {
		case c == '{':
			// Hugo reads {{< and {{% before Markdown is read; an entity is safe from both.
			b.WriteString("&#123;")
		case strings.ContainsRune("\\`*_[]<>&~^$|!", c):
			b.WriteByte('\\')
			b.WriteRune(c)
		case start && strings.ContainsRune("#+-=:", c):
			b.WriteByte('\\')
			b.WriteRune(c)
		case (c == '.' || c == ')') && first && listNumber(s[:i]):
			b.WriteByte('\\')
			b.WriteRune(c)
		default:
			b.WriteRune(c)
		}
		start = false
	}
	if space && !start {
		b.WriteByte(' ')
	}
}

// listNumber tells whether s, at the start of a line, would make a list of it.
func listNumber(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && len(s) < 10 && strings.Trim(s, "0123456789") == ""
}
