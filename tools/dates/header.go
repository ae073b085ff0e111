package dates

import (
	"fmt"
	"slices"
	"strings"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// A header that a crawler filled in states the day on which the page was fetched. It lies
// after the day of publication, so what page and address say is earlier by more than the
// difference of two time zones and a late night.
const fetchedLater = 3

// besideHeader weighs the day that a seed's header states against the clues. The header
// wins, unless the text or its metadata state a day well before it: then it is the
// day of the crawl. What only the address says makes it doubtful.
func (w *weigher) besideHeader(k Known) Known {
	e, err := ParseEDTF(k.EDTF)
	if err != nil || k.Doubtful || e.Precision() != DayPrecision || e.Approximate() {
		return k
	}
	header, _ := e.Bounds()
	if w.after > header+2*fetchedLater {
		k.doubtBeside(w.bound, fmt.Sprintf("but the text states %q", w.bound.Quote))
	}
	if len(w.clues) == 0 || w.onlyUpdates {
		return k
	}
	found := w.settle()
	f, err := ParseEDTF(found.EDTF)
	if err != nil {
		return k
	}
	first, last := f.Bounds()
	switch stated := found.How == articles.Stated && f.Precision() == DayPrecision; {
	case last > header+fetchedLater && first > header+fetchedLater:
		k.doubtBeside(found.Evidence[0], "but "+found.Why)
	case last+fetchedLater >= header:
	case stated || found.How == articles.Inferred && f.Precision() == DayPrecision && len(found.Evidence) > 1:
		found.Why = fmt.Sprintf("the seed's header says %s, which is the day of the crawl: %s", k.EDTF, found.Why)
		found.Doubtful = true
		for _, c := range []string{found.EDTF, k.EDTF} {
			if !slices.Contains(found.Candidates, c) {
				found.Candidates = append(found.Candidates, c)
			}
		}
		found.Evidence = append(found.Evidence, k.Evidence...)
		return found
	default:
		k.doubtBeside(found.Evidence[0], "but "+found.Why)
	}
	return k
}

// doubtBeside notes what speaks against the header.
func (k *Known) doubtBeside(ev articles.Evidence, why string) {
	k.Doubtful = true
	k.Why += "; " + why
	k.Evidence = append(k.Evidence, ev)
	for _, c := range []string{k.EDTF, ev.Value} {
		if !slices.Contains(k.Candidates, c) {
			k.Candidates = append(k.Candidates, c)
		}
	}
}

// crawlDayLast moves a date line behind the address where the two clash and the line is
// no more than the clock of the site: above the title, or without a year.
func (w *weigher) crawlDayLast() {
	best := w.clues[0]
	i := slices.IndexFunc(w.clues, func(c clue) bool { return c.ev.Rule == "address" })
	if i < 0 || best.ev.Rule != "date-line-without-year" && !(best.ev.Rule == "date-line" && w.aboveTitle(best)) {
		return
	}
	first, _ := best.when.Bounds()
	_, last := w.clues[i].when.Bounds()
	if _, agree := best.when.Intersect(w.clues[i].when); agree || best.ev.Rule == "date-line" && first <= last+fetchedLater {
		return
	}
	address := w.clues[i]
	w.clues = slices.Insert(slices.Delete(w.clues, i, i+1), 0, address)
}

// aboveTitle tells whether a clue stands in a line above the title.
func (w *weigher) aboveTitle(c clue) bool {
	for _, b := range w.a.Blocks {
		if b.Role == articles.Title {
			return c.ev.Span.Len() > 0 && c.ev.Span.End <= b.Start
		}
	}
	return false
}

// searched is where a clue stands that no element of the page names: it was searched for.
const searched = "htmldate"

// searchOfPage takes what a search of the whole page found, last of all. Such a search
// writes the first of a month for what is only a month, and the first of a year for any
// year, such as that of the copyright.
func (w *weigher) searchOfPage() {
	for _, c := range w.a.Clues {
		if c.Where != searched || strings.HasSuffix(c.Value, "-01-01") {
			continue
		}
		when := strings.TrimSuffix(c.Value, "-01")
		w.add(when, articles.Inferred, "a search of its page finds", searched, c.Value, text.Span{})
	}
}
