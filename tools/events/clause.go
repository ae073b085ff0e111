package events

import (
	"slices"
	"sort"
	"strings"

	"dateline/tools/articles"
	"dateline/tools/dates"
	"dateline/tools/terms"
	"dateline/tools/text"

	"golang.org/x/text/unicode/norm"
)

// reader reads the tellings of one article.
type reader struct {
	a        *articles.Article
	lang     *language
	times    []dates.Time
	found    terms.Found
	mentions []terms.Mention
	low      []string // folded words, parallel to a.Words
	word     []string // the same in lower case, with their accents, which tell the forms of a verb apart
	time     []int    // per word: index of the time it belongs to, or -1
	name     []int    // per word: index of the mention it belongs to, or -1
}

// clause is a stretch of one sentence: the words [first, last).
type clause struct {
	sentence    int
	first, last int
	from        int // where the noun phrase starts that stands in for a missing subject, or -1
	to          int // its end
}

func newReader(a *articles.Article, times []dates.Time, found terms.Found) *reader {
	r := &reader{a: a, lang: languageOf(a.Lang), times: times, found: found, mentions: found.Mentions}
	n := len(a.Words)
	r.low, r.word, r.time, r.name = make([]string, n), make([]string, n), make([]int, n), make([]int, n)
	for i, w := range a.Words {
		r.low[i], r.word[i] = text.Fold(a.S[w.Start:w.End]), lower(a.S[w.Start:w.End])
		r.time[i], r.name[i] = -1, -1
	}
	for i, t := range times {
		r.cover(r.time, t.Span, i)
	}
	for i, m := range r.mentions {
		r.cover(r.name, m.Span, i)
	}
	return r
}

// cover writes v for every word inside sp.
func (r *reader) cover(dst []int, sp text.Span, v int) {
	for i := r.wordAt(sp.Start); i < len(r.a.Words) && r.a.Words[i].Start < sp.End; i++ {
		dst[i] = v
	}
}

// wordAt returns the index of the first word that ends after off.
func (r *reader) wordAt(off int) int {
	return sort.Search(len(r.a.Words), func(i int) bool { return r.a.Words[i].End > off })
}

// lower returns a word in lower case, its accents composed.
func lower(s string) string { return norm.NFC.String(strings.ToLower(s)) }

// verb returns what the word i is as a form of a verb.
func (r *reader) verb(i int) (form, bool) { return r.lang.verb(r.word[i]) }

func (r *reader) raw(i int) string {
	w := r.a.Words[i]
	return r.a.S[w.Start:w.End]
}

func in(list []string, w string) bool { return slices.Contains(list, w) }

// starts tells whether a clause starts at word i of the sentence s.
func (r *reader) starts(s text.Sentence, i int) bool {
	if i == s.First {
		return true
	}
	inside := func(of []int) bool { return of[i] >= 0 && of[i] == of[i-1] }
	if inside(r.name) || inside(r.time) {
		return false
	}
	w := r.low[i]
	switch p := r.low[i-1]; {
	case p == ";" || p == ":" && r.a.Words[i].Gap:
		return true
	case (p == "–" || p == "—" || p == "-") && r.a.Words[i].Gap && r.a.Words[i-1].Gap:
		return true
	case p == ",":
		if r.lang.Coordinating[w] {
			return r.verbSoon(s, i+1)
		}
		if r.lang.AfterComma[w] || r.participle(i) {
			return true
		}
		if r.setIn(s, i) {
			return true
		}
	}
	if r.lang.Coordinating[w] {
		return r.coordinates(s, i)
	}
	// "since 1787", "after Monday": the word belongs to the date.
	return r.lang.Anywhere[w] && !(i+1 < s.Last && r.time[i+1] >= 0)
}

// participle tells whether word i is a present participle ("extolling") outside a name.
func (r *reader) participle(i int) bool {
	w := r.word[i]
	return len(w) > 5 && endsIn(w, r.lang.Gerund) && r.name[i] < 0 && !r.a.Words[i].Upper && r.lang.nounAct[r.word[i]] == ""
}

// verbSoon tells whether a verb follows word i before the next comma: "and the
// navies hold exercises", not "and Ann Lee, the director,".
func (r *reader) verbSoon(s text.Sentence, i int) bool {
	for ; i < s.Last; i++ {
		if r.isMark(i, ",", ";") && r.name[i] < 0 && r.time[i] < 0 {
			return false
		}
		if r.name[i] >= 0 || r.time[i] >= 0 {
			continue
		}
		if _, ok := r.verb(i); ok || r.lang.isBase(r.word[i]) {
			return true
		}
	}
	return false
}

// coordinates tells whether "and" at word i, without a comma, joins two whole
// clauses: a verb before it, and after it a subject with a verb of its own.
func (r *reader) coordinates(s text.Sentence, i int) bool {
	if i+2 >= s.Last {
		return false
	}
	subject := r.name[i+1] >= 0 && r.name[i+1] != r.name[i-1] || r.lang.Subject[r.low[i+1]]
	if !subject || r.name[i] >= 0 {
		return false
	}
	before := false
	for j := i - 1; j >= s.First && !before; j-- {
		if r.isMark(j, ";") {
			return false
		}
		_, verb := r.verb(j)
		before = r.name[j] < 0 && r.time[j] < 0 && (verb || r.lang.isBase(r.word[j]) && j > s.First)
	}
	if !before {
		return false
	}
	for j := i + 1; j < min(i+14, s.Last); j++ {
		if r.isMark(j, ",", ";") || r.lang.Coordinating[r.low[j]] && r.name[j] < 0 {
			return false
		}
		if f, verb := r.verb(j); verb && r.name[j] < 0 && r.time[j] < 0 && j > i+1 {
			return !r.lang.isCopula(f.base) || j > i+2
		}
	}
	return false
}

// setIn tells whether a past participle after a comma starts a clause of its
// own (", issued on June 24, praised …") and is not the verb of the sentence
// after an apposition (", the director, received …"): then a verb stands before
// it, or right behind the comma that closes it.
func (r *reader) setIn(s text.Sentence, i int) bool {
	if f, _ := r.verb(i); !f.bare || !r.isParticiple(i) {
		return false
	}
	if r.verbIn(s.First, i) >= 0 {
		return true
	}
	for j := i + 1; j+1 < s.Last; j++ {
		if r.isMark(j, ",") && r.name[j] < 0 && r.time[j] < 0 {
			_, verb := r.verb(j + 1)
			return verb
		}
	}
	return false
}

// around returns the clause that holds the words [first, last) of sentence si.
func (r *reader) around(si, first, last int) clause {
	s := r.a.Sentences[si]
	c := clause{sentence: si, first: s.First, last: s.Last, from: -1}
	for i := first; i >= s.First; i-- {
		if r.starts(s, i) && !r.closedBefore(s, i, first) {
			c.first = i
			break
		}
	}
	inset := r.setBetween(s, c.first)
	for i := last; i < s.Last; i++ {
		if r.starts(s, i) || inset && r.isMark(i, ",") && r.name[i] < 0 && r.time[i] < 0 {
			c.last = i
			break
		}
	}
	return c
}

// setBetween tells whether the clause that starts at word i is set in after a
// comma, so that the next comma ends it: ", who opened the port,".
func (r *reader) setBetween(s text.Sentence, i int) bool {
	return i > s.First && r.isMark(i-1, ",") && (r.lang.Relative[r.low[i]] || r.setIn(s, i))
}

// closedBefore tells whether the clause that starts at word i is set in and
// ends before the word at: "The exercise, called Northern Lion, was …".
func (r *reader) closedBefore(s text.Sentence, i, at int) bool {
	if !r.setBetween(s, i) {
		return false
	}
	for j := i + 1; j < at; j++ {
		if r.isMark(j, ",") && r.name[j] < 0 && r.time[j] < 0 {
			return true
		}
	}
	return false
}

// verbIn returns the first finite verb or participle in [first, last) outside
// names and dates, or -1.
func (r *reader) verbIn(first, last int) int {
	for i := first; i < last; i++ {
		if r.name[i] >= 0 || r.time[i] >= 0 || r.a.Words[i].Kind != text.Letters {
			continue
		}
		if _, ok := r.verb(i); ok {
			return i
		}
		if r.lang.Planned[r.low[i]] {
			return i
		}
	}
	return -1
}

// mainVerb returns the verb that the first verb in [first, last) helps, of "had
// recently signed" the last, or that verb itself, or -1. A word that only shows
// a plan ("will") is passed over for any verb behind it.
func (r *reader) mainVerb(first, last int) int {
	v := r.verbIn(first, last)
	for v >= 0 {
		f, ok := r.verb(v)
		if ok && !r.lang.isAuxiliary(f.base) {
			break
		}
		reach := last
		if ok {
			reach = min(v+4, last)
		}
		next := r.verbIn(v+1, reach)
		if next < 0 {
			break
		}
		v = next
	}
	return v
}

// nounIn returns the last noun in [first, last) that names a happening, or -1.
func (r *reader) nounIn(first, last int) int {
	for i := last - 1; i >= first; i-- {
		if r.lang.nounAct[r.word[i]] != "" && r.time[i] < 0 && !(i > 0 && r.lang.VerbLead[r.low[i-1]]) {
			return i
		}
	}
	return -1
}

// clauseOf returns the clause that the time dates, mended until it says
// something: a noun phrase alone where that is what the date belongs to, a
// subject fetched from before a relative pronoun, the neighbour joined where
// nothing happens in the clause itself. ok is false where nothing does.
func (r *reader) clauseOf(t dates.Time) (c clause, ok bool) {
	first := r.wordAt(t.Start)
	last := r.wordAt(t.End-1) + 1
	s := r.a.Sentences[t.Sentence]
	if last < s.Last && r.lang.CountedFrom[r.low[last]] && t.Type == dates.Duration {
		// "one week after the court ruled": the date is that of what follows.
		c = r.around(t.Sentence, last+1, last+2)
		c.first = last + 1
		r.trim(&c)
		return c, r.happens(c)
	}
	c = r.around(t.Sentence, first, last)
	r.trim(&c)
	r.dropLead(&c, first)
	r.complete(&c, s)
	switch n := r.phrase(c, first); {
	case n == nothing:
		return c, false
	case n >= 0:
		c.first = n
		return c, true
	}
	r.subject(&c, s, first)
	for left := c.first; !r.happens(c) && left > s.First; {
		left = r.around(t.Sentence, left-1, left).first
		c.first = left
		r.trim(&c)
	}
	for right := c.last; !r.happens(c) && right < s.Last; {
		right = r.around(t.Sentence, right, right+1).last
		c.last = right
		r.trim(&c)
	}
	return c, r.happens(c)
}

// dropLead drops what names the teller before what is told: "According to a
// report, …".
func (r *reader) dropLead(c *clause, date int) {
	if !r.lang.Teller[r.low[c.first]] {
		return
	}
	for i := c.first; i+1 < c.last; i++ {
		if r.isMark(i, ",") && r.name[i] < 0 && r.time[i] < 0 {
			c.first = i + 1
			return
		}
	}
}

// complete adds the clause that "that" starts to one that ends with its verb:
// "announced on Monday that it would buy …".
func (r *reader) complete(c *clause, s text.Sentence) {
	end := c.last
	for end > c.first && (r.time[end-1] >= 0 || r.lang.DateLead[r.low[end-1]]) {
		end--
	}
	if c.last >= s.Last || !r.lang.Content[r.low[c.last]] || end == c.first || end-1 != r.verbIn(end-1, end) {
		return
	}
	c.last = r.around(c.sentence, c.last, c.last+1).last
	r.trim(c)
}

func (r *reader) happens(c clause) bool {
	return r.verbIn(c.first, c.last) >= 0 || r.nounIn(c.first, c.last) >= 0
}

// trim drops conjunctions and marks from the ends of a clause.
func (r *reader) trim(c *clause) {
	for c.first < c.last && (r.isMark(c.first, ",", ";", ":", "–", "—", "-", ")", "”", "»", `"`, "’", "'") || r.lang.Leading[r.low[c.first]] && r.time[c.first] < 0 && r.time[min(c.first+1, c.last-1)] < 0) {
		c.first++
	}
	for c.first < c.last && r.isMark(c.last-1, ",", ";", ":", ".", "–", "—", "-", "!", "?", "…", "(", "“", "«", "¿", "¡") {
		if r.isMark(c.last-1, ".") && c.last-2 >= c.first && r.name[c.last-1] >= 0 {
			break // "the U.S."
		}
		c.last--
	}
}

func (r *reader) isMark(i int, marks ...string) bool {
	return r.a.Words[i].Kind == text.Mark && in(marks, r.low[i])
}

// phrase returns where a noun phrase starts that the date belongs to and that
// is not the subject of the clause ("… came with the meeting held on Monday"),
// or -1.
func (r *reader) phrase(c clause, date int) int {
	i := date - 1
	for i > c.first && r.lang.DateLead[r.low[i]] {
		i--
	}
	held := i > c.first && r.isParticiple(i) // "the meeting held on Monday"
	if held {
		i--
	}
	if i <= c.first {
		return -1
	}
	n := r.nounIn(c.first, i+1)
	if n < 0 || i-n > 8 || r.verbIn(n+1, i+1) >= 0 || hasMark(r, n+1, i+1) {
		return -1
	}
	start := r.phraseStart(c, n)
	if start <= c.first || !held && r.actsBefore(c, start, n < i) {
		return -1
	}
	if !held && r.lang.Indefinite[r.low[start]] {
		return nothing
	}
	return start
}

// nothing is what phrase returns where the date belongs to something that has
// not happened by itself: "invited them to a conference in June".
const nothing = -2

// actsBefore tells whether the verb before word i is the happening that the
// date belongs to ("signed the treaty on Monday"), rather than one that only
// leads to a noun that is ("featuring a photo of his visit in May"). Of a verb
// that the rules do not name, the noun decides: a complement of its own ("his
// visit to the kingdom in May") draws the date to it.
func (r *reader) actsBefore(c clause, i int, complement bool) bool {
	v := r.mainVerb(c.first, i)
	if v < 0 {
		return !r.participle(c.first)
	}
	f, _ := r.verb(v)
	return r.lang.verbAct[f.base] != "" || r.lang.saying[f.base] || f.bare && !complement
}

// isParticiple tells whether word i is a past form that may follow its noun.
func (r *reader) isParticiple(i int) bool {
	if r.name[i] >= 0 {
		return false
	}
	f, ok := r.verb(i)
	return ok && f.participle && !r.lang.isAuxiliary(f.base)
}

func hasMark(r *reader, first, last int) bool {
	for i := first; i < last; i++ {
		if r.isMark(i, ",", ";", ":") && r.name[i] < 0 {
			return true
		}
	}
	return false
}

// phraseStart walks left from the noun n to the start of its noun phrase.
func (r *reader) phraseStart(c clause, n int) int {
	i := n
	for i > c.first {
		w := r.low[i-1]
		switch {
		case r.name[i-1] >= 0, r.a.Words[i-1].Upper, w == "'" || w == "’" || w == "":
		case r.lang.Owner[w] && i-2 >= c.first && r.a.Words[i-2].Kind == text.Mark:
		case r.lang.Genitive[w] && i-2 >= c.first && r.a.Words[i-2].Upper:
		case r.lang.Determiner[w]:
			return i - 1
		case r.a.Words[i-1].Kind == text.Letters && !r.lang.Dangling[w] && r.isAdjective(i-1):
		default:
			return i
		}
		i--
	}
	return i
}

// isAdjective tells whether a lower-case word may stand between an article and
// its noun: anything but a verb the rules name.
func (r *reader) isAdjective(i int) bool {
	_, verb := r.lang.forms[r.word[i]]
	return !verb
}

// subject finds what a clause that starts with a relative pronoun, a
// participle or a bare verb is about: the noun phrase before it.
func (r *reader) subject(c *clause, s text.Sentence, date int) {
	if c.first <= s.First {
		return
	}
	w := r.low[c.first]
	relative := r.lang.Relative[w]
	_, verb := r.verb(c.first)
	if !relative && !(verb && r.name[c.first] < 0) {
		return
	}
	end := c.first
	for end > s.First && r.isMark(end-1, ",") {
		end--
	}
	start := end
	if verb && !relative && r.lang.Coordinating[r.low[max(c.first-1, s.First)]] {
		// "… and signed the treaty on Monday": the subject of the clause before.
		prev := r.around(c.sentence, end-1, end)
		start = prev.first
		if v := r.verbIn(prev.first, prev.last); v > prev.first {
			end = v
		}
	} else {
		for start > s.First && !r.starts(s, start) {
			if r.isMark(start-1, ",", ";") || r.time[start-1] >= 0 {
				break
			}
			if _, ok := r.verb(start - 1); ok && r.name[start-1] < 0 {
				break
			}
			start--
		}
	}
	for start < end && (r.lang.AfterComma[r.low[start]] || r.lang.Anywhere[r.low[start]] || r.lang.Prepos[r.low[start]]) {
		start++
	}
	if start < end {
		c.from, c.to = start, end
		if relative {
			c.first++
		}
	}
}
