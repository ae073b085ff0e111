package articles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/tools/text"
)

// plain takes the seed from offset at on as a text without marks: paragraphs
// stand one to a line, or wrapped into lines of a page's width with blank
// lines or indents between them.
func (r *reader) plain(at int) {
	lines := r.textLines(at)
	wrapped := isWrapped(r.src, lines)
	var b text.Builder
	last := at
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if l.Len() == 0 {
			continue
		}
		// What stands between two paragraphs is kept, so that the text is the
		// seed's, byte for byte.
		copyLines(&b, r.src, last, l.Start)
		p := paragraph{Span: text.Span{Start: b.Len()}}
		b.Copy(r.src[l.Start:l.End], l.Start)
		last = l.End
		for wrapped && i+1 < len(lines) && continues(r.src, lines, i+1) {
			i++
			b.Make(" ", last, lines[i].Start)
			b.Copy(r.src[lines[i].Start:lines[i].End], lines[i].Start)
			last = lines[i].End
		}
		p.End = b.Len()
		r.paras = append(r.paras, p)
	}
	copyLines(&b, r.src, last, len(r.src))
	r.text = b.Text()
}

// copyLines copies s[from:to], without the carriage returns.
func copyLines(b *text.Builder, s string, from, to int) {
	for {
		i := strings.IndexByte(s[from:to], '\r')
		if i < 0 {
			b.Copy(s[from:to], from)
			return
		}
		b.Copy(s[from:from+i], from)
		from += i + 1
	}
}

// textLines returns the lines of the seed from offset at on without the white
// space around them; a blank line is empty.
func (r *reader) textLines(at int) []text.Span {
	lines := make([]text.Span, 0, len(r.lines))
	for i, start := range r.lines {
		end := len(r.src)
		if i+1 < len(r.lines) {
			end = r.lines[i+1]
		}
		if end <= at && i+1 < len(r.lines) {
			continue
		}
		lines = append(lines, trim(r.src, text.Span{Start: max(start, at), End: max(end, at)}))
	}
	return lines
}

// trim returns sp without the white space at its ends.
func trim(s string, sp text.Span) text.Span {
	t := s[sp.Start:sp.End]
	sp.Start += len(t) - len(strings.TrimLeft(t, blanks))
	if sp.Start > sp.End {
		sp.Start = sp.End
	}
	sp.End = sp.Start + len(strings.TrimRight(s[sp.Start:sp.End], blanks))
	return sp
}

const blanks = " \t\r\n\v\f\u00a0\u2028\u2029\u0085\u200b\ufeff"

// The widest page that text is wrapped to, and the narrowest, in characters.
const (
	widest    = 132
	narrowest = 40
)

// isWrapped tells whether the lines are those of a page of one width: no line
// is wider, nearly each that another follows is so full that the next word did
// not fit, and many break in the middle of a sentence.
func isWrapped(s string, lines []text.Span) bool {
	width, joints, full, soft := 0, 0, 0, 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(s[l.Start:l.End]))
		if width > widest {
			return false
		}
	}
	if width < narrowest {
		return false
	}
	for i := 1; i < len(lines); i++ {
		if lines[i].Len() == 0 || lines[i-1].Len() == 0 || indentedAnew(s, lines, i) {
			continue
		}
		joints++
		next, _, _ := strings.Cut(s[lines[i].Start:lines[i].End], " ")
		prev := s[lines[i-1].Start:lines[i-1].End]
		first, _ := utf8.DecodeRuneInString(next)
		inside := !endsSentence(prev) && !unicode.IsUpper(first)
		if inside {
			soft++
		}
		if inside || utf8.RuneCountInString(prev)+1+utf8.RuneCountInString(next) > width-2 {
			full++
		}
	}
	return joints > 0 && full*10 >= joints*8 && soft*3 >= joints
}

// continues tells whether line i goes on with the paragraph of the line before.
func continues(s string, lines []text.Span, i int) bool {
	if lines[i].Len() == 0 || indentedAnew(s, lines, i) {
		return false
	}
	// The last line of a paragraph is short, the next begins anew.
	prev := s[lines[i-1].Start:lines[i-1].End]
	return !(endsSentence(prev) && lines[i-1].Len() < narrowest && !startsLower(s[lines[i].Start:lines[i].End]))
}

// indentedAnew tells whether line i is indented and the line before is not.
func indentedAnew(s string, lines []text.Span, i int) bool {
	return indented(s, lines[i]) && !indented(s, lines[i-1])
}

func indented(s string, l text.Span) bool {
	return l.Start > 0 && strings.IndexByte(" \t", s[l.Start-1]) >= 0
}

func startsLower(s string) bool {
	return s != "" && s[0] >= 'a' && s[0] <= 'z'
}

// endsSentence tells whether s ends as a sentence does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, blanks+`"'”’»)]`)
	for _, stop := range []string{".", "!", "?", "…", "؟", "۔", "。"} {
		if strings.HasSuffix(s, stop) {
			return true
		}
	}
	return false
}
