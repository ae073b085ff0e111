package events

import (
	"strings"

	"dateline/tools/articles"
	"dateline/tools/dates"
	"dateline/tools/terms"
	"dateline/tools/text"
)

// Tell returns what the article tells: one telling for each dated clause of
// its body in which something happens to, or is done by, at least one actor.
// Speeches, habits, what did not happen and what only might are left out.
// Tellings of one date and one clause are one. Article and Sources are the
// caller's to fill.
func Tell(a *articles.Article, times []dates.Time, found terms.Found) []Telling {
	r := newReader(a, times, found)
	var told []Telling
	for _, t := range times {
		if !t.Event || t.EDTF == "" || strings.HasSuffix(t.Value, "_REF") || a.Blocks[a.Sentences[t.Sentence].Block].Role != articles.Body {
			continue
		}
		if x, ok := r.telling(t); ok {
			told = add(told, x)
		}
	}
	for i := range told {
		told[i].Order = i
	}
	return told
}

// add appends x unless the same sentence already tells it with the same date.
func add(told []Telling, x Telling) []Telling {
	for i, y := range told {
		if y.Sentence == x.Sentence && (y.Title == x.Title || y.When.Compare(x.When) == 0 && contains(y.Title, x.Title)) {
			if x.When.Span() < y.When.Span() {
				x.Title = y.Title
				told[i] = x
			}
			return told
		}
	}
	return append(told, x)
}

func contains(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

// telling reads the telling that time t dates.
func (r *reader) telling(t dates.Time) (Telling, bool) {
	when, limit, ok := r.when(t)
	if !ok {
		return Telling{}, false
	}
	c, ok := r.clauseOf(t)
	planned := false
	if !ok || !r.happened(c, &planned) || limit && !planned {
		return Telling{}, false // "runs until June" tells no happening, "will open by June" a plan
	}
	s := r.a.Sentences[t.Sentence]
	x := Telling{
		Themes: r.themes(s.Span),
		When:   when, Planned: planned, Doubtful: t.Doubtful,
		Quote:     r.a.S[s.Start:s.End],
		Paragraph: r.a.Blocks[s.Block].Para,
		Phrase:    r.phraseOf(t),
		Sentence:  s.Span,
		Time:      t.Span,
		Title:     r.title(c),
	}
	r.cast(&x, c)
	if x.nobody() || len(strings.Fields(x.Title)) < 3 {
		return Telling{}, false
	}
	r.compare(&x, c)
	return x, true
}

// themes returns the titles of the article's themes that the sentence speaks of.
func (r *reader) themes(s text.Span) []string {
	var list []string
	for _, t := range r.found.Themes {
		if !t.Chosen {
			continue
		}
		for _, e := range t.Evidence {
			if e.Span.Len() > 0 && s.Holds(e.Span) {
				list = insert(list, t.Term.Title)
			}
		}
	}
	return list
}

// when returns the date of the happening: the start of what goes on since, the
// end of what lasts or is due by then, in which case it is a limit.
func (r *reader) when(t dates.Time) (when dates.EDTF, limit, ok bool) {
	s := t.EDTF
	if from, open := strings.CutSuffix(s, "/.."); open {
		s = from
	}
	if to, open := strings.CutPrefix(s, "../"); open {
		s, limit = to, true
	}
	s, _, _ = strings.Cut(s, "T") // a happening is dated by its day
	when, err := dates.ParseEDTF(s)
	return when, limit, err == nil
}

// happened tells whether the clause tells a happening, and notes a plan.
func (r *reader) happened(c clause, planned *bool) bool {
	words := " " + strings.Join(r.low[c.first:c.last], " ") + " "
	for p := range r.lang.Planned {
		if strings.Contains(words, " "+p+" ") {
			*planned = true
		}
	}
	end := c.last
	for i := c.first; i < end; i++ {
		if r.name[i] >= 0 || r.time[i] >= 0 {
			continue
		}
		w := r.low[i]
		if r.lang.Content[w] && r.verbIn(c.first, i) >= 0 {
			end = i // what was announced may be denied, or only possible
			break
		}
		f, verb := r.verb(i)
		switch {
		case r.lang.Negated[w], r.lang.Habit[w], r.lang.Hypothetical[w] && !r.a.Words[i].Upper, verb && f.mood == asSupposed:
			return false
		}
		*planned = *planned || verb && f.mood == asPlanned
	}
	for h := range r.lang.Hypothetical {
		if strings.Contains(h, " ") && strings.Contains(words, " "+h+" ") {
			return false
		}
	}
	v := r.mainVerb(c.first, end)
	if v < 0 {
		return true
	}
	f, _ := r.verb(v)
	return !r.lang.saying[f.base]
}

// phraseOf returns the words of the date with the preposition before them.
func (r *reader) phraseOf(t dates.Time) string {
	i := r.wordAt(t.Start)
	start := t.Start
	if i > 0 && r.lang.DateLead[r.low[i-1]] && r.name[i-1] < 0 {
		start = r.a.Words[i-1].Start
	}
	return r.a.S[start:t.End]
}

// cast fills in who takes part and where: those of the clause, or where it names
// nobody those of what follows it, or of the whole sentence; and those whom the undated sentences
// that follow in the same paragraph add.
func (r *reader) cast(x *Telling, c clause) {
	s := r.a.Sentences[c.sentence]
	r.castFrom(x, text.Span{Start: r.a.Words[c.first].Start, End: r.a.Words[c.last-1].End})
	if c.from >= 0 {
		r.castFrom(x, text.Span{Start: r.a.Words[c.from].Start, End: r.a.Words[c.to-1].End})
	}
	if m := r.person(c.first); m >= 0 {
		r.enter(x, r.mentions[m])
	}
	if c.last+1 < s.Last && r.isMark(c.last, ",") && r.lang.GoesOn[r.low[c.last+1]] {
		on := r.around(c.sentence, c.last+1, c.last+2)
		r.castFrom(x, text.Span{Start: r.a.Words[c.last].Start, End: r.a.Words[on.last-1].End})
		r.actsIn(x, c.last, on.last)
	}
	if x.nobody() {
		r.castFrom(x, text.Span{Start: r.a.Words[c.first].Start, End: s.End})
	}
	if x.nobody() {
		r.castFrom(x, s.Span)
	}
	if w := r.work(c); x.nobody() && w.Len() > 0 {
		// Whoever the article names where it names the work.
		r.castFrom(x, r.a.Sentences[r.sentenceAt(r.wordAt(w.Start))].Span)
	}
	if x.nobody() && r.leansBack(s) {
		r.castSubject(x, c.sentence)
	}
	for si := c.sentence + 1; si < len(r.a.Sentences) && r.a.Sentences[si].Block == s.Block; si++ {
		next := r.a.Sentences[si]
		if r.dated(next) || !r.goesOn(next) {
			break
		}
		places := x.Places
		r.castFrom(x, next.Span)
		x.Places = places // what they talk of may lie anywhere
		r.actsIn(x, next.First, next.Last)
	}
}

// leansBack tells whether a sentence begins with words that stand for somebody
// named before: "The airline signed …", "It signed …".
func (r *reader) leansBack(s text.Sentence) bool {
	if !r.lang.LeansBack[r.low[s.First]] || r.name[s.First] >= 0 {
		return false
	}
	// "The exercise was cancelled": a happening is nobody.
	noun := s.First + 1
	return noun >= s.Last || r.lang.nounAct[r.word[noun]] == "" && !r.lang.Once.Heads[r.low[noun]]
}

// castSubject enters the first actor of the nearest of the two sentences
// before si that names one.
func (r *reader) castSubject(x *Telling, si int) {
	for i := si - 1; i >= max(0, si-2); i-- {
		for _, m := range r.mentions {
			if m.Kind == terms.Actors && m.Acts && r.a.Sentences[i].Holds(m.Span) {
				r.enter(x, m)
				return
			}
		}
	}
}

func (x *Telling) nobody() bool { return len(x.Actors)+len(x.Others) == 0 }

// actsIn enters the acts that the words [first, last) name.
func (r *reader) actsIn(x *Telling, first, last int) {
	for i := first; i < last; i++ {
		if a := r.lang.act(r.word[i]); a != "" && r.name[i] < 0 {
			x.acts = insert(x.acts, a)
		}
	}
}

// goesOn tells whether a sentence continues what the one before it tells.
func (r *reader) goesOn(s text.Sentence) bool {
	for i := s.First; i < min(s.First+6, s.Last); i++ {
		switch w := r.low[i]; {
		case r.lang.Continues[w]:
			return true
		case r.lang.Definite[w] != "" && i+1 < s.Last && r.lang.nounAct[r.word[i+1]] != "" && r.name[i+1] < 0:
			return true
		}
	}
	return false
}

func (r *reader) dated(s text.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if t := r.time[i]; t >= 0 && r.times[t].Event {
			return true
		}
	}
	return false
}

func (r *reader) castFrom(x *Telling, sp text.Span) {
	for _, m := range r.mentions {
		if sp.Holds(m.Span) {
			r.enter(x, m)
		}
	}
}

func (r *reader) enter(x *Telling, m terms.Mention) {
	if m.Type == "country" && m.Acts {
		x.countries = insert(x.countries, m.Name)
	}
	switch {
	case m.Kind == terms.Places:
		if m.Term != nil {
			x.Places = insert(x.Places, m.Name)
		}
	case m.Kind != terms.Actors || !m.Acts:
	case m.Term == nil:
		x.Others = insert(x.Others, m.Name)
	default:
		x.Actors = insert(x.Actors, m.Name)
		if m.Office != "" {
			for _, o := range x.Roles {
				if o.Actor == m.Name {
					return
				}
			}
			x.Roles = append(x.Roles, Role{m.Name, m.Office})
		}
	}
}

func insert(list []string, s string) []string {
	if in(list, s) {
		return list
	}
	return append(list, s)
}

// compare fills in what merging compares.
func (r *reader) compare(x *Telling, c clause) {
	r.actsIn(x, c.first, c.last)
	if w := r.work(c); w.Len() > 0 && shareAny(x.acts, r.lang.Once.Acts) {
		x.Work = r.lang.workKey(r.a.S[w.Start:w.End])
	}
	for i := c.first; i < c.last; i++ {
		if r.time[i] >= 0 && r.times[r.time[i]].Event || r.a.Words[i].Kind == text.Mark {
			continue
		}
		w := r.low[i]
		if m := r.name[i]; m >= 0 && (r.mentions[m].Term != nil || r.mentions[m].Type == "person") {
			continue // actors are compared as such
		}
		if r.lang.Dangling[w] || len(w) < 3 {
			continue
		}
		x.stems = insert(x.stems, r.lang.stem(w))
	}
}
