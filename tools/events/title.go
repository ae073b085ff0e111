package events

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/tools/dates"
	"dateline/tools/terms"
	"dateline/tools/text"
)

// A title longer than longTitle loses offices and appositions, and is cut at
// maxTitle, in bytes: about what fits on two lines of a phone.
const (
	longTitle = 84
	maxTitle  = 110
)

// title makes a short statement of what happened from a clause: its words
// without the dates and what leads up to them, names in their registered form,
// a pronoun or a bare "the report" replaced by what it stands for, cut at a
// boundary of grammar.
func (r *reader) title(c clause) string {
	t := tidy(r.words(c, true))
	if len(t) > longTitle {
		t = r.shorten(tidy(r.words(c, false)))
	}
	return capital(r.undangle(t))
}

// words prints a clause, with the subject it lacks; offices and appositions
// only where full.
func (r *reader) words(c clause, full bool) string {
	var b strings.Builder
	if c.from >= 0 {
		r.print(&b, r.open(&b, c.from, c.to), c.to, full)
		r.print(&b, c.first, c.last, full)
	} else {
		r.print(&b, r.open(&b, c.first, c.last), c.last, full)
	}
	return b.String()
}

// open writes what a pronoun or a bare "the report" at first stands for, and
// returns the word after it.
func (r *reader) open(b *strings.Builder, first, last int) int {
	if m := r.person(first); m >= 0 {
		b.WriteString(r.mentions[m].Name)
		if r.lang.Possessive[r.low[first]] {
			b.WriteString(r.lang.OwnerForm)
		}
		return first + 1
	}
	if w := r.definite(first, last); w.Len() > 0 {
		b.WriteString(r.lang.Definite[r.low[first]] + " " + r.a.S[w.Start:w.End])
		return first + 2
	}
	return first
}

// print writes the words [first, last), without dates; offices and appositions
// only where full.
func (r *reader) print(b *strings.Builder, first, last int, full bool) {
	skip := r.dropped(first, last, full)
	for i := first; i < last; i++ {
		if skip[i-first] {
			continue
		}
		w := r.a.Words[i]
		if m := r.name[i]; m >= 0 && r.proper(m) {
			if i == first || r.name[i-1] != m {
				gap(b, w)
				b.WriteString(r.mentions[m].Name)
			}
			continue
		}
		gap(b, w)
		b.WriteString(r.raw(i))
	}
}

func gap(b *strings.Builder, w text.Word) {
	if w.Gap && b.Len() > 0 {
		b.WriteByte(' ')
	}
}

// proper tells whether a title prints the registered name for mention m: of
// people, whose surnames and misspellings mean little alone.
func (r *reader) proper(m int) bool {
	x := r.mentions[m]
	return x.Type == "person" && (x.How == "surname" || x.How == "near" || x.How == "title" || x.How == "name")
}

// dropped marks the words of [first, last) that a title leaves out.
func (r *reader) dropped(first, last int, full bool) []bool {
	skip := make([]bool, last-first)
	for i := first; i < last; i++ {
		skip[i-first] = r.time[i] >= 0 && r.datesHappening(r.time[i]) || r.time[i] < 0 && r.lang.Emphatic[r.low[i]]
	}
	r.dropRanges(skip, first, last)
	for i := first; i < last; i++ {
		if skip[i-first] && r.time[i] >= 0 {
			r.dropAround(skip, first, last, i)
		}
	}
	r.dropBrackets(skip, first, last)
	if !full {
		r.dropAppositions(skip, first, last)
		r.dropOffices(skip, first, last)
	}
	return skip
}

// dropRanges leaves out the whole of a range of which one end is left out: "3
// and 9 March 2021".
func (r *reader) dropRanges(skip []bool, first, last int) {
	for i := first + 1; i+1 < last; i++ {
		if r.time[i] >= 0 || !r.lang.RangeJoint[r.low[i]] && !r.isMark(i, "-", "–", "—", "/") {
			continue
		}
		next := i + 1
		for next+1 < last && r.time[next] < 0 && r.lang.DateLead[r.low[next]] {
			next++ // "between 3 March and the 9th"
		}
		a, b := r.time[i-1], r.time[next]
		if a < 0 || b < 0 || a == b || !skip[i-1-first] && !skip[next-first] {
			continue
		}
		skip[i-first] = true
		for j := first; j < last; j++ {
			skip[j-first] = skip[j-first] || r.time[j] == a || r.time[j] == b
		}
	}
}

// dropAround leaves out what goes with the date at word i: what leads up to it,
// the number of an early year behind it ("25 December 800"), and the comma
// after a date that opens the clause ("On Monday, the court …").
func (r *reader) dropAround(skip []bool, first, last, i int) {
	for j := i - 1; j >= first && !skip[j-first] && r.name[j] < 0 && r.lang.DateLead[r.low[j]]; j-- {
		if r.lang.DateArticle[r.low[j]] && j > first && !r.lang.DateLead[r.low[j-1]] {
			break
		}
		skip[j-first] = true
	}
	if i+1 < last && r.earlyYear(i+1, last) {
		skip[i+1-first] = true
		i++
	}
	if i+1 < last && r.isMark(i+1, ",") && (i == first || skip[0]) {
		skip[i+1-first] = true
	}
}

// earlyYear tells whether word i, behind a date, is the number of a year that
// the date does not hold, and not how many of what follows.
func (r *reader) earlyYear(i, last int) bool {
	w := r.a.Words[i]
	if w.Kind != text.Digits || w.Len() < 3 || w.Len() > 4 || r.time[i] >= 0 || r.name[i] >= 0 || r.a.Words[i-1].Kind != text.Letters {
		return false
	}
	return i+1 >= last || r.a.Words[i+1].Kind == text.Mark || r.name[i+1] >= 0 || r.lang.Dangling[r.low[i+1]] || r.lang.Prepos[r.low[i+1]]
}

// datesHappening tells whether the time is left out of titles: every time that
// dates something, but no year inside a name.
func (r *reader) datesHappening(t int) bool {
	return r.times[t].Event && r.times[t].EDTF != "" || r.times[t].Type == dates.Clock
}

// dropBrackets leaves out what stands in round brackets: acronyms, mostly.
func (r *reader) dropBrackets(skip []bool, first, last int) {
	for i := first; i < last; i++ {
		if !r.isMark(i, "(") {
			continue
		}
		for j := i + 1; j < last; j++ {
			if r.isMark(j, ")") {
				for k := i; k <= j; k++ {
					skip[k-first] = true
				}
				break
			}
		}
	}
}

// dropOffices leaves out the office printed right before a name, with the
// article and the adjective of a country before it.
func (r *reader) dropOffices(skip []bool, first, last int) {
	for i := first + 1; i < last; i++ {
		m := r.name[i]
		if m < 0 || r.name[i-1] == m || r.mentions[m].Office == "" {
			continue
		}
		office := strings.Fields(text.Fold(r.mentions[m].Office))
		j := i
		for n := len(office); n > 0 && j > first && r.low[j-1] == office[n-1]; n-- {
			j--
		}
		if j == i {
			continue
		}
		for j > first && (r.lang.Definite[r.low[j-1]] != "" || r.name[j-1] >= 0 && r.mentions[r.name[j-1]].How == "adjective") {
			j--
		}
		for k := j; k < i; k++ {
			skip[k-first] = true
		}
	}
}

// dropAppositions leaves out the office before a name ("The General Director
// of …, Abdellatif Hammouchi, received") and the apposition between commas
// after it ("Pompeo, the head of US diplomacy, visited").
func (r *reader) dropAppositions(skip []bool, first, last int) {
	for i := first; i < last; i++ {
		m := r.name[i]
		if m < 0 || r.mentions[m].Type != "person" {
			continue
		}
		end := i + 1
		for end < last && r.name[end] == m {
			end++
		}
		if end < last && r.isMark(end, ",") {
			for j := end + 1; j < last; j++ {
				if !r.isMark(j, ",") || r.name[j] >= 0 {
					continue
				}
				if r.verbIn(end+1, j) < 0 {
					for k := end; k <= j; k++ {
						skip[k-first] = true
					}
				}
				break
			}
		}
		if i >= 1 && i-1 > first && r.isMark(i-1, ",") && r.verbIn(first, i) < 0 {
			for k := first; k < i; k++ {
				skip[k-first] = true
			}
			if end < last && r.isMark(end, ",") {
				skip[end-first] = true
			}
		}
		i = end - 1
	}
}

// person returns the mention that a pronoun at word i stands for, or -1: of
// "he" whoever terms says it is, of "his" the last person before it.
func (r *reader) person(i int) int {
	switch {
	case r.lang.Pronoun[r.low[i]]:
		return terms.Who(r.a, r.found, r.a.Words[i].Span)
	case !r.lang.Possessive[r.low[i]]:
		return -1
	}
	at := r.sentenceAt(i)
	for si := at; si >= 0 && si > at-4; si-- {
		for j := min(r.a.Sentences[si].Last, i) - 1; j >= r.a.Sentences[si].First; j-- {
			if m := r.name[j]; m >= 0 && r.mentions[m].Type == "person" && r.mentions[m].Kind == terms.Actors {
				return m
			}
		}
	}
	return -1
}

// definite returns the named work that "the report" at word i stands for, or
// an empty span.
func (r *reader) definite(i, last int) text.Span {
	if r.lang.Definite[r.low[i]] != "" && i+1 < last && r.lang.Once.Heads[r.low[i+1]] && r.name[i+1] < 0 && !r.a.Words[i+1].Upper {
		return r.workBefore(i, r.low[i+1])
	}
	return text.Span{}
}

// sentenceAt returns the index of the sentence that holds word i.
func (r *reader) sentenceAt(i int) int {
	return sort.Search(len(r.a.Sentences), func(k int) bool { return r.a.Sentences[k].Last > i })
}

// shorten cuts a title that is too long at the last boundary that leaves
// enough of it.
func (r *reader) shorten(t string) string {
	if len(t) <= maxTitle {
		return t
	}
	words := strings.Fields(t)
	best, n := 0, 0
	for i, w := range words {
		if n += len(w) + 1; n > maxTitle {
			break
		}
		if i < 4 {
			continue
		}
		next := text.Fold(words[min(i+1, len(words)-1)])
		if strings.HasSuffix(w, ",") || r.lang.CutBefore[next] {
			best = i + 1
		}
	}
	if best == 0 {
		best = len(strings.Fields(t[:maxTitle])) - 1
	}
	return strings.Join(words[:best], " ")
}

// undangle drops the words at the end that lead to what was left out.
func (r *reader) undangle(t string) string {
	for {
		t = strings.TrimRight(t, " ,;:–—-(")
		if c := strings.LastIndex(t, ", "); c > 30 {
			// ", a step [that …]" says nothing by itself.
			tail := strings.Fields(t[c+2:])
			if len(tail) <= 3 && r.lang.Apposition[text.Fold(tail[0])] {
				t = t[:c]
			}
		}
		i := strings.LastIndexByte(t, ' ')
		if i < 0 || !r.lang.Dangling[text.Fold(t[i+1:])] {
			return t
		}
		t = t[:i]
	}
}

// tidy closes the holes that left-out words leave.
func tidy(t string) string {
	t = strings.Join(strings.Fields(t), " ")
	for _, p := range [][2]string{{" ,", ","}, {",,", ","}, {" .", "."}, {" ;", ";"}, {"( ", "("}, {" )", ")"}, {"()", ""}, {"  ", " "}, {", to ", " to "}} {
		t = strings.ReplaceAll(t, p[0], p[1])
	}
	t = strings.Trim(t, " ,;:–—-")
	for _, q := range []string{"“", "”", `"`} {
		if strings.Count(t, "“") != strings.Count(t, "”") || q == `"` && strings.Count(t, q)%2 == 1 {
			t = strings.ReplaceAll(t, q, "")
		}
	}
	return strings.TrimSpace(t)
}

func capital(t string) string {
	c, n := utf8.DecodeRuneInString(t)
	return string(unicode.ToUpper(c)) + t[n:]
}
