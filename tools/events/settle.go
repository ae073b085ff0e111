package events

import (
	"math"
	"strings"

	"dateline/tools/dates"
	"dateline/tools/text"
)

// settle fills in what an event says from its tellings.
func (e *Event) settle() {
	best := e.best()
	e.When, e.Doubtful = best.When, best.Doubtful
	e.Title = e.headline().Title
	e.Planned = true
	e.Salience = e.salience()
	for i := range e.Told {
		t := &e.Told[i]
		e.Planned = e.Planned && t.Planned
		e.Disagree = e.Disagree || !t.When.Overlaps(e.When)
		for _, x := range t.Actors {
			e.Actors = insert(e.Actors, x)
		}
		for _, x := range t.Places {
			e.Places = insert(e.Places, x)
		}
		for _, x := range t.Sources {
			e.Sources = insert(e.Sources, x)
		}
		for _, x := range t.Themes {
			e.Themes = insert(e.Themes, x)
		}
	}
}

// best returns the telling whose date is best supported: the one that most
// voices agree with, then one that is not doubtful or impossible,
// then the most precise.
func (e *Event) best() *Telling {
	best, bestKey := 0, [3]int{}
	for i := range e.Told {
		t := &e.Told[i]
		agree := e.voices(func(o *Telling) bool { return o.When.Overlaps(t.When) })
		key := [3]int{agree, 1, -t.When.Span()}
		if t.Doubtful != "" || t.tooEarly() {
			key[1] = 0
		}
		if i == 0 || later(key, bestKey) {
			best, bestKey = i, key
		}
	}
	return &e.Told[best]
}

func later(a, b [3]int) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] > b[i]
		}
	}
	return false
}

// tooEarly tells whether the date puts a work that is named for a year before
// the end of that year: an annual report cannot be out before its year is over.
func (t *Telling) tooEarly() bool {
	y := workYear(t.Work)
	if y == "" || !in(t.acts, "publish") {
		return false
	}
	_, last := t.When.Bounds()
	end, err := dates.ParseEDTF(y)
	if err != nil {
		return false
	}
	_, over := end.Bounds()
	return last <= over
}

// headline returns the telling whose title serves the event: one with a verb
// and named actors, neither bare nor long, of the article that comes first.
func (e *Event) headline() *Telling {
	best, score := 0, math.Inf(-1)
	for i := range e.Told {
		t := &e.Told[i]
		s := 2*float64(min(len(t.Actors), 2)) - math.Abs(float64(len(t.Title))-65)/40
		for _, a := range t.Actors {
			if strings.Contains(t.Title, a) {
				s++
			}
		}
		if s > score+1e-9 {
			best, score = i, s
		}
	}
	return &e.Told[best]
}

// afterwards is how many days after a happening an article refers back to it
// rather than reports it.
const afterwards = 30

// salience tells from 0 to 1 how much an event stands out, so that a long
// timeline can show its main dates first: by the articles that tell it, their
// publishers, whether any refers back to it long after, and whether it opens
// an article. It rests on the event's own tellings alone, so that it does not
// move when others come.
func (e *Event) salience() float64 {
	sources := map[string]bool{}
	opens := 0.0
	for i := range e.Told {
		t := &e.Told[i]
		for _, s := range t.Sources {
			sources[s] = true
		}
		if t.Order == 0 {
			opens = 1
		}
	}
	all := e.voices(func(*Telling) bool { return true })
	later := e.voices(func(t *Telling) bool { return t.daysAfter() > afterwards })
	s := 2*math.Log2(float64(all)) + math.Log2(1+float64(len(sources))) + 0.7*math.Log2(1+float64(later)) + 0.7*opens
	if e.When.Span() > 31 {
		s /= 2 // a year is no date to remember
	}
	return math.Round(100*s/(s+4)) / 100
}

// voices counts the articles with a telling that fits. A reprint of the same
// sentence by the same publisher is no second voice.
func (e *Event) voices(fits func(*Telling) bool) int {
	said, articles := map[string]bool{}, map[string]bool{}
	for i := range e.Told {
		t := &e.Told[i]
		key := strings.Join(t.Sources, "|") + "|" + text.Fold(t.Quote)
		if !fits(t) || t.Quote != "" && said[key] {
			continue
		}
		said[key], articles[t.Article] = true, true
	}
	return len(articles)
}

// daysAfter returns how many days before its article was published the telling
// says that it happened; 0 where either is not known.
func (t *Telling) daysAfter() int {
	published, _ := t.Published.Bounds()
	_, when := t.When.Bounds()
	if t.Published.IsZero() || published == dates.Past || when == dates.Future {
		return 0
	}
	return int(published - when)
}
