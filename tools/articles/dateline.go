package articles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/tools/text"
)

// dateline returns how many bytes at the start of the paragraph sp are a
// dateline ("Rabat – ", "RABAT (Reuters) - ", "WASHINGTON, Sept 24 — "), and
// keeps the place.
func (r *reader) dateline(sp text.Span) int {
	s := r.text.S[sp.Start:sp.End]
	head, n := datelineHead(s)
	if n == 0 {
		return 0
	}
	place, agency, ok := placeOf(head)
	if !ok {
		return 0
	}
	quote := span(sp.Start, sp.Start+len(head))
	if place != "" {
		r.a.Place = place
		r.state(Evidence{Which: "dateline", Value: place, How: Stated, Quote: head, Rule: "dateline", Span: quote})
	}
	if agency != "" && !isDateLine(agency) && r.source.Value == "" {
		r.source = Evidence{Which: "source", Value: agency, How: Inferred, Quote: head, Rule: "dateline", Span: quote}
	}
	return n
}

// Longest dateline, without its dash.
const longestDateline = 70

// datelineHead returns what stands before the first dash of s that is set off
// by spaces or follows a bracket, and where the sentence after it begins.
func datelineHead(s string) (head string, n int) {
	for i, c := range s {
		if i > longestDateline || c == '.' && strings.HasPrefix(s[i:], ". ") && !shortWordBefore(s, i) {
			return "", 0
		}
		if c != '-' && c != '–' && c != '—' {
			continue
		}
		w := utf8.RuneLen(c)
		if strings.HasPrefix(s[i:], "--") {
			w = 2
		}
		after := strings.TrimLeft(s[i+w:], blanks)
		spaced := len(after) < len(s)-i-w
		before := i > 0 && (strings.ContainsRune(blanks, rune(s[i-1])) || s[i-1] == ')' || strings.HasSuffix(s[:i], "\u00a0"))
		if !(before && spaced) && !(c == '—' && i > 0) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(after)
		if after == "" || unicode.IsLower(first) {
			return "", 0
		}
		return strings.TrimRight(s[:i], blanks), len(s) - len(after)
	}
	return "", 0
}

// shortWordBefore tells whether the stop at i is that of "Sept." or "D.C.".
func shortWordBefore(s string, i int) bool {
	j := strings.LastIndexAny(s[:i], " .(")
	return i-j-1 <= 4
}

// placeOf takes apart the head of a dateline: a place in capitals or as a
// title, an agency in brackets, a date.
func placeOf(head string) (place, agency string, ok bool) {
	rest := head
	if i := strings.IndexByte(rest, '('); i >= 0 {
		j := strings.IndexByte(rest[i:], ')')
		if j < 0 {
			return "", "", false
		}
		agency = strings.TrimSpace(rest[i+1 : i+j])
		rest = strings.TrimSpace(rest[:i]) + strings.TrimRight(" "+strings.TrimSpace(rest[i+j+1:]), " ")
	}
	parts := strings.Split(rest, ",")
	dated := false
	for len(parts) > 0 && isDateLine(parts[len(parts)-1]) || len(parts) > 1 && isYear(parts[len(parts)-1]) {
		parts, dated = parts[:len(parts)-1], true
	}
	if len(parts) == 0 || strings.TrimSpace(parts[0]) == "" {
		return "", agency, agency != "" && dated
	}
	if len(parts) > 3 {
		return "", "", false
	}
	capitals := strings.ToUpper(parts[0]) == parts[0]
	if len(parts) > 1 && !capitals && !dated && agency == "" {
		// "Rabat, Morocco – The" is a place; so would be "Smith, Jones – The".
		return "", "", false
	}
	for i, p := range parts {
		if i < 2 && !isPlaceName(p) {
			return "", "", false
		}
	}
	place = strings.TrimSpace(parts[0])
	if capitals && strings.ContainsFunc(place, unicode.IsUpper) {
		place = titleCase(place)
	}
	return place, agency, true
}

func isYear(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) == 4 && strings.Trim(s, "0123456789") == ""
}

// isPlaceName tells whether s is one to four words that may name a place.
func isPlaceName(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 4 || len(s) > 40 {
		return false
	}
	for i, f := range fields {
		c, _ := utf8.DecodeRuneInString(f)
		if !unicode.IsLetter(c) || unicode.IsLower(c) && (i == 0 || len(f) > 3) {
			return false
		}
		if strings.ContainsAny(f, "\"“”:;!?%$") {
			return false
		}
	}
	return true
}

// titleCase turns "NEW YORK" into "New York".
func titleCase(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		was := start
		start = !unicode.IsLetter(r) && r != '\'' && r != '’'
		if was {
			return r
		}
		return unicode.ToLower(r)
	}, s)
}
