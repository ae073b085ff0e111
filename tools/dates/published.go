package dates

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// Published works out when the article was published, strongest evidence first: the
// seed's header, the page's metadata, a date line, the address, the agency's
// dateline, bounds and weekday arithmetic over the dates the text states. Today
// is the day of SOURCE_DATE_EPOCH where that is set.
func Published(a *articles.Article) Known { return PublishedBy(a, Today()) }

// Today returns the day of the clock, or that of SOURCE_DATE_EPOCH where it is set.
func Today() Day {
	now := time.Now()
	if n, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		now = time.Unix(n, 0)
	}
	y, m, d := now.UTC().Date()
	return DayOf(y, int(m), d)
}

// PublishedBy is Published with the clock stated: nothing was published after today.
func PublishedBy(a *articles.Article, today Day) Known {
	w := weigher{a: a, today: today, after: Past}
	if rules, err := RulesFor(w.lang()); err == nil {
		w.head = rules.head
	}
	w.readText()
	w.metadata()
	w.hint = w.addressClue()
	w.dateLines()
	w.address()
	w.agency()
	w.searchOfPage()
	if h := a.Header.Published; h != "" {
		return w.besideHeader(edited(h))
	}
	return w.settle()
}

func edited(s string) Known {
	k := Known{EDTF: s, How: articles.Edited, Why: "the seed's header states it"}
	k.Evidence = []articles.Evidence{{Which: "published", Value: s, How: articles.Edited, Quote: s, Rule: "header"}}
	e, err := ParseEDTF(s)
	switch {
	case err != nil:
		return Known{Why: "the seed's header is not understood: " + err.Error(), Doubtful: true}
	case e.Uncertain():
		k.Doubtful, k.Why = true, "the seed's header states it as uncertain"
	case e.Precision() == OneOf:
		k.Doubtful = true
		for _, m := range e.Members() {
			k.Candidates = append(k.Candidates, m.String())
		}
	}
	return k
}

// A clue is one statement about the day of publication.
type clue struct {
	when EDTF
	how  articles.How
	says string // for people: "its date line says"
	ev   articles.Evidence
}

// A weigher collects clues and settles what they say together.
type weigher struct {
	a     *articles.Article
	today Day
	times []Time // of the whole article, with nothing known
	clues []clue
	after Day // the latest past day that the text states
	bound articles.Evidence
	near  clue // a message set into the article
	head  headTable
	hint  EDTF // what the address says

	onlyUpdates bool // no date line says more than the day of a change
}

func (w *weigher) add(when string, how articles.How, says, rule, quote string, span text.Span) {
	e, err := ParseEDTF(when)
	if err != nil {
		return
	}
	if first, _ := e.Bounds(); first > w.today+1 {
		return
	}
	c := clue{when: e, how: how, says: says}
	c.ev = articles.Evidence{Which: "published", Value: when, How: how, Quote: quote, Rule: rule, Span: span, Paragraph: w.paragraph(span)}
	w.clues = append(w.clues, c)
}

func (w *weigher) paragraph(span text.Span) int {
	for _, b := range w.a.Blocks {
		if span.Len() > 0 && b.Holds(span) {
			return b.Para
		}
	}
	return 0
}

// metadata takes what the page states outside its text.
func (w *weigher) metadata() {
	for i, c := range w.a.Clues {
		if i > 0 && !strings.HasPrefix(c.Where, "meta ") && !strings.HasPrefix(c.Where, "json-ld") {
			break // a time element of the page may belong to a comment or to another article
		}
		if c.Where == searched {
			continue
		}
		when := c.Value
		if _, err := ParseEDTF(when); err != nil {
			when = w.readLoose(c.Value)
		}
		if when == "" {
			continue
		}
		w.add(when, articles.Stated, "its metadata state", c.Where, c.Value, text.Span{})
	}
}

// readLoose reads a date that metadata write as text.
func (w *weigher) readLoose(s string) string {
	d := text.Cut(text.Plain(s), []text.Span{{Start: 0, End: len(s)}})
	for _, t := range FindText(d, w.lang(), Known{}) {
		if t.Anchor == Absolute && t.Type == Date && t.EDTF != "" {
			return t.EDTF
		}
	}
	return ""
}

func (w *weigher) lang() string { return cmp.Or(w.a.Lang, "en") }

// readText reads the dates of the article with nothing known, and the latest
// past day that they state.
func (w *weigher) readText() {
	w.times = Find(w.a, Known{})
	for _, t := range w.times {
		role := w.role(t.Sentence)
		e, err := ParseEDTF(t.EDTF)
		if err != nil || t.Anchor != Absolute || t.Type == Duration || t.Type == Set || role == articles.Meta || role == articles.Source {
			continue
		}
		first, last := e.Bounds()
		if e.Precision() == Interval && last >= Future { // "since 2015"
			last = first
		}
		if first <= Past || first > w.today || w.isUpdate(t) || w.isRightsLine(t) {
			continue
		}
		quote := w.a.S[t.Start:t.End]
		ev := articles.Evidence{Which: "published", How: articles.Inferred, Quote: quote, Rule: t.Rule, Span: t.Span, Paragraph: w.paragraph(t.Span)}
		if role == articles.Embed && first == last && (w.near.when.IsZero() || first > firstDay(w.near.when)) {
			w.near = clue{when: e, how: articles.Inferred, says: "a message set into the text is of", ev: ev}
		}
		if first > w.after && !t.ahead {
			w.after, w.bound = first, ev
			w.bound.Value = strings.TrimSuffix(strings.TrimSuffix(t.EDTF, "/.."), "~")
		}
	}
}

func firstDay(e EDTF) Day { first, _ := e.Bounds(); return first }

func (w *weigher) role(sentence int) articles.Role {
	if b := w.a.Sentences[sentence].Block; b < len(w.a.Blocks) {
		return w.a.Blocks[b].Role
	}
	return articles.Body
}

// dateLines takes the dates of blocks that are nothing but a date line: those
// marked so, and short ones above and below the article.
func (w *weigher) dateLines() {
	var updated []Time
	for _, t := range w.times {
		role, block := w.role(t.Sentence), w.a.Sentences[t.Sentence].Block
		if t.Type != Date && t.Type != Clock || role != articles.Meta && !w.isDateLine(block, t) && !w.endsTitle(block, t) {
			continue
		}
		if w.isUpdate(t) {
			updated = append(updated, t)
			continue
		}
		w.dateLine(t)
	}
	if len(w.clues) == 0 {
		for _, t := range updated {
			w.dateLine(t)
		}
		w.onlyUpdates = len(w.clues) > 0
	}
}

func (w *weigher) dateLine(t Time) {
	quote := w.a.S[t.Start:t.End]
	if t.Anchor == Absolute && t.EDTF != "" {
		e, err := ParseEDTF(t.EDTF)
		if err == nil && (e.Precision() <= DayPrecision || t.Type == Date && e.Precision() == OneOf) {
			w.add(w.ofCountry(t, dayOnly(t.EDTF)), articles.Stated, "its date line says", "date-line", quote, t.Span)
		}
		return
	}
	if days := w.yearsFor(t); len(days) > 0 {
		w.add(oneOf(days), articles.Inferred, "its date line, without a year, says", "date-line-without-year", quote, t.Span)
	}
}

// dayOnly drops the clock time.
func dayOnly(s string) string { s, _, _ = strings.Cut(s, "T"); return s }

func oneOf(days []Day) string {
	if len(days) == 1 {
		return days[0].String()
	}
	var s []string
	for _, d := range days {
		s = append(s, d.String())
	}
	return "[" + strings.Join(s, ",") + "]"
}

// mostYears is how many candidates are worth listing.
const mostYears = 8

// yearsFor lists the days that a date without its year may be: after the latest
// past year that the text states, not after today, and of its weekday.
func (w *weigher) yearsFor(t Time) (days []Day) {
	from, _, _ := w.after.Civil()
	to, _, _ := w.today.Civil()
	if w.after == Past {
		from = to - 30
	}
	for y := from; y <= to && t.month > 0 && t.day > 0; y++ {
		if t.day > daysIn(y, t.month) {
			continue
		}
		d := DayOf(y, t.month, t.day)
		if d >= w.after && d <= w.today && (t.weekday == 0 || d.Weekday() == t.weekday) {
			days = append(days, d)
		}
	}
	if fit := w.withinAddress(days); len(fit) > 0 {
		days = fit
	}
	if len(days) > mostYears {
		return nil
	}
	return days
}

// withinAddress keeps the days that the address allows, give or take a time zone.
func (w *weigher) withinAddress(days []Day) (fit []Day) {
	if w.hint.IsZero() {
		return nil
	}
	first, last := w.hint.Bounds()
	for _, d := range days {
		if d >= first-1 && d <= last+1 {
			fit = append(fit, d)
		}
	}
	return fit
}

// agency reads the date of an agency's dateline: "RABAT, Sept 24 (Reuters) –".
func (w *weigher) agency() {
	for _, t := range w.times {
		b := w.a.Sentences[t.Sentence].Block
		if b >= len(w.a.Blocks) || t.month == 0 || t.day == 0 || w.role(t.Sentence) != articles.Dateline && !w.opensStory(b, t) {
			continue
		}
		quote := w.a.S[t.Start:t.End]
		if t.Anchor == Absolute {
			w.add(t.EDTF, articles.Stated, "the agency's dateline says", "agency-dateline", quote, t.Span)
		} else if days := w.yearsFor(t); len(days) > 0 {
			w.add(oneOf(days), articles.Inferred, "the agency's dateline says", "agency-dateline", quote, t.Span)
		}
		return
	}
}

// opensStory tells whether a date stands between the name of a place and the
// dash with which a story begins.
func (w *weigher) opensStory(block int, t Time) bool {
	b := w.a.Blocks[block]
	if b.Role != articles.Body || block > 8 || t.Start-b.Start > 40 {
		return false
	}
	head, tail := w.a.S[b.Start:t.Start], w.a.S[t.End:min(b.End, t.End+30)]
	if !strings.Contains(head, ",") || strings.Contains(head, ". ") {
		return false
	}
	i := strings.IndexAny(tail, "–—-")
	return i >= 0 && i < 20 && !strings.ContainsAny(tail[:i], ".;:")
}

// settle weighs the clues: those that agree sharpen each other, those that clash
// make the day doubtful.
func (w *weigher) settle() Known {
	if len(w.clues) == 0 {
		return w.bounded()
	}
	w.crawlDayLast()
	best := w.clues[0]
	k := Known{How: best.how, Evidence: []articles.Evidence{best.ev}}
	says := []string{best.says + " " + quoteOr(best)}
	cur := best.when
	var clash []clue
	for _, c := range w.clues[1:] {
		both, ok := cur.Intersect(c.when)
		if !ok && dayApart(cur, c.when) {
			continue // two time zones
		}
		if !ok {
			clash = append(clash, c)
			continue
		}
		if both.Span() < cur.Span() || len(both.Members()) < len(cur.Members()) || best.how == articles.Inferred && c.ev.Rule == "address" {
			says = append(says, c.says+" "+quoteOr(c))
		}
		cur = both
		k.Evidence = append(k.Evidence, c.ev)
	}
	w.sharpen(&cur, &says, &k)
	if best.ev.Rule == searched && len(k.Evidence) == 1 {
		k.Doubtful, k.Candidates = true, []string{cur.String()}
		says = append(says, "and nothing else says so")
	}
	k.EDTF, k.Why = cur.String(), strings.Join(says, "; ")
	if cur.Precision() == OneOf {
		k.Doubtful = true
		for _, m := range cur.Members() {
			k.Candidates = append(k.Candidates, m.String())
		}
		k.Why += fmt.Sprintf("; %d days fit", len(k.Candidates))
	} else if len(says) > 1 && best.how != articles.Stated {
		k.How = articles.Inferred
	}
	w.doubt(&k, cur, clash)
	return k
}

// dayApart tells whether two days follow one another.
func dayApart(a, b EDTF) bool {
	af, al := a.Bounds()
	bf, bl := b.Bounds()
	return af == al && bf == bl && (af-bf == 1 || bf-af == 1)
}

func quoteOr(c clue) string { return cmp.Or(c.ev.Quote, c.when.String()) }

// doubt notes the clues that clash, and a text that states a later day.
func (w *weigher) doubt(k *Known, cur EDTF, clash []clue) {
	_, last := cur.Bounds()
	late := w.after > last+1 && last < Future
	if len(clash) == 0 && !late {
		return
	}
	k.Doubtful = true
	if len(k.Candidates) == 0 {
		k.Candidates = []string{k.EDTF}
	}
	for _, c := range clash {
		k.Why += "; but " + c.says + " " + quoteOr(c)
		if !slices.Contains(k.Candidates, c.when.String()) {
			k.Candidates = append(k.Candidates, c.when.String())
		}
		k.Evidence = append(k.Evidence, c.ev)
	}
	if late {
		k.Why += "; but the text states " + strconv.Quote(w.bound.Quote)
	}
}

// sharpen finds the day in a month that is known: the only day that the text
// speaks of as its own, by its weekday and number.
func (w *weigher) sharpen(cur *EDTF, says *[]string, k *Known) {
	if cur.Precision() != MonthPrecision {
		return
	}
	first, last := cur.Bounds()
	for _, t := range w.times {
		if t.weekday == 0 || t.day == 0 || t.month == 0 || w.role(t.Sentence) != articles.Meta {
			continue
		}
		y, _, _ := first.Civil()
		d := DayOf(y, t.month, min(t.day, daysIn(y, t.month)))
		if d >= first && d <= last && d.Weekday() == t.weekday {
			if e, err := ParseEDTF(d.String()); err == nil {
				*cur = e
				*says = append(*says, "the text says "+w.a.S[t.Start:t.End])
			}
			return
		}
	}
}

// bounded is what is known when nothing states the day: it is on or after the
// latest past day that the text states, and near the day of a message set into it.
func (w *weigher) bounded() Known {
	if !w.near.when.IsZero() && firstDay(w.near.when) >= w.after {
		v := dayOnly(w.near.when.String()) + "~"
		ev := w.near.ev
		ev.Value = v
		return Known{EDTF: v, How: articles.Inferred, Doubtful: true, Evidence: []articles.Evidence{ev},
			Why: "no day is stated; on or soon after " + strconv.Quote(ev.Quote) + ", the day of a message set into the text"}
	}
	if w.after == Past {
		return Known{Why: "nothing in the text tells the day of publication"}
	}
	ev := w.bound
	ev.Value = dayOnly(ev.Value) + "/.."
	if e, err := ParseEDTF(ev.Value); err != nil || e.Precision() != Interval {
		ev.Value = w.after.String() + "/.."
	}
	return Known{EDTF: ev.Value, How: articles.Inferred, Evidence: []articles.Evidence{ev},
		Why: "no day is stated; on or after " + strconv.Quote(ev.Quote) + ", the latest past day in the text"}
}
