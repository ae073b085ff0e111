package dates

// resolver gives the expressions of one text their values, in the order of the text.
type resolver struct {
	*reader
	ref       reference
	narrative bool // the text tells a history: dates follow one another
	out       []Time
	moments   []moment // parallel to out
	dated     []bool   // parallel to out: it moved the telling on
	toldAt    int      // index into out of the date last told; -1 before the first
	aside     []bool   // parallel to found: a year far from those told before and after it
}

// An answer is an expression resolved.
type answer struct {
	moment
	anchor int
	why    string // why it is doubtful
	value  string // TIMEX3 value where it is not that of the moment
	mod    string
	edtf   string // where it is not that of the moment
	told   bool   // it moves the narrative on
	behind bool   // it dates what is named behind it
}

func resolve(r *reader, ref reference) []Time {
	s := resolver{reader: r, ref: ref, toldAt: -1, out: make([]Time, 0, len(r.found)), moments: make([]moment, 0, len(r.found))}
	if s.narrative = s.isNarrative(); s.narrative {
		s.aside = s.asides()
	}
	for i := range r.found {
		s.add(i)
	}
	s.joinRanges()
	return s.out
}

func (s *resolver) add(i int) {
	f, p := s.found[i], s.places[i]
	e := &s.exprs[f.expr]
	a := s.answer(e, p.direction)
	t := Time{Span: p.span, Sentence: p.sentence, Anchor: a.anchor, Rule: f.rule.id, Mod: e.mod, Doubtful: a.why}
	if t.Mod == "" {
		t.Mod = a.mod
	}
	t.Type = [...]Type{Date, Clock, Duration, Set}[f.rule.category]
	if a.part != "" && t.Type == Date && e.op.name == "later" {
		t.Type = Clock
	}
	t.Value = a.value
	if t.Value == "" {
		t.Value = a.timex()
	}
	s.setEDTF(&t, e, a, p)
	t.Behind = a.behind
	t.Event = t.EDTF != "" && t.Type != Set && a.ref == "" && !f.rule.Name && !p.compares
	t.ahead = p.direction > 0 || p.open < 0
	if a.grain == day {
		t.weekday, t.month, t.day = s.statedWeekday(e), a.n, a.moment.day
		t.year = a.moment.year
	}
	s.out = append(s.out, t)
	s.moments = append(s.moments, a.moment)
	moves := a.told && a.known() && s.movesOn(i, a.moment)
	if moves {
		s.toldAt = len(s.out) - 1
	}
	s.dated = append(s.dated, moves)
}

// statedWeekday returns the weekday that a date names beside its day of the month.
func (s *resolver) statedWeekday(e *expr) int {
	if e.op.name == "weekday-date" {
		return int(e.a[0])
	}
	return 0
}

// setEDTF writes the EDTF form, one of a set where the day of publication is.
func (s *resolver) setEDTF(t *Time, e *expr, a answer, p place) {
	if t.Type == Duration || t.Type == Set {
		t.EDTF = a.edtf
		return
	}
	if t.EDTF = a.edtf; t.EDTF == "" {
		t.EDTF = a.clockEDTF(t.Mod)
	}
	if a.anchor == Publication && len(s.ref.other) > 0 && t.EDTF != "" {
		s.candidates(t, e, p)
		return
	}
	if a.anchor == Publication && s.ref.why != "" && t.EDTF != "" && !(s.ref.about && a.grain >= month) {
		t.Doubtful = s.ref.why
	}
	if t.EDTF != "" && p.open != 0 && !p.ranged && a.grain != unitNone && a.part == "" {
		if e, err := ParseEDTF(t.EDTF); err == nil && e.precision != Interval && e.precision != OneOf {
			t.EDTF = map[int8]string{1: t.EDTF + "/..", -1: "../" + t.EDTF}[p.open]
		}
	}
}

// candidates resolves against each day that may be that of publication.
func (s *resolver) candidates(t *Time, e *expr, p place) {
	list, values := "["+t.EDTF, 1
	keep := s.ref
	for _, d := range keep.other {
		s.ref = reference{day: d, grain: day}
		a := s.answer(e, p.direction)
		if a.clockEDTF(t.Mod) != "" {
			list += "," + a.clockEDTF(t.Mod)
			values++
		}
	}
	s.ref = keep
	if values > 1 {
		if x, err := ParseEDTF(list + "]"); err == nil {
			t.EDTF = x.String()
			t.Value = s.unanchored(e).timex()
		}
	}
	t.Doubtful = keep.why
}

// clockEDTF is the EDTF form with the clock time, where there is one.
func (a answer) clockEDTF(mod string) string {
	e := a.moment.edtf(mod)
	if e != "" && len(a.part) == len("T21:00") && a.part[3] == ':' {
		zone := a.zone
		if zone != "Z" {
			zone = ""
		}
		return e + a.part + ":00" + zone
	}
	return e
}

// joinRanges gives both ends of "from March 3 to March 9" the interval.
func (s *resolver) joinRanges() {
	for i := 1; i < len(s.out); i++ {
		a, b := &s.out[i-1], &s.out[i]
		p := s.places[i]
		if !p.joins || !s.places[i-1].ranged || a.Sentence != b.Sentence || !a.Event || !b.Event {
			continue
		}
		if e, err := ParseEDTF(a.EDTF + "/" + b.EDTF); err == nil && e.precision == Interval {
			a.EDTF, b.EDTF = e.String(), e.String()
			b.Event = false // the first dates the clause
		}
	}
}

// answer resolves one expression.
func (s *resolver) answer(e *expr, d direction) answer { return e.op.answer(s, e, d) }

func (s *resolver) same(e *expr, d direction) answer { return s.answer(&s.exprs[e.a[0]], d) }

func (s *resolver) word(n int32) string {
	if n < 0 || int(n) >= len(s.rules.words.names) {
		return ""
	}
	return s.rules.words.names[n]
}

func unanchored(m moment) answer { return answer{moment: m, anchor: Unanchored} }

// unanchored is the value of an expression when nothing is known to resolve it against.
func (s *resolver) unanchored(e *expr) moment {
	bare := resolver{reader: s.reader, toldAt: -1, out: s.out, moments: s.moments}
	return bare.answer(e, 0).moment
}

// refEDTF dates "now" by the day of publication.
func (s *resolver) refEDTF(name string) string {
	if name == "PRESENT_REF" && s.ref.grain == day && len(s.ref.other) == 0 {
		return s.ref.day.String() + "~"
	}
	return ""
}

func (s *resolver) reference(e *expr, _ direction) answer {
	name := s.word(e.a[0])
	return answer{moment: moment{ref: name}, anchor: Absolute, edtf: s.refEDTF(name)}
}

// anchorDay returns the day that an unfinished date is finished by: that of
// publication in news, the date last told in a history.
func (s *resolver) anchorDay(need unit) (d Day, anchor int, ok bool) {
	if s.narrative && s.toldAt >= 0 {
		first, _ := s.moments[s.toldAt].bounds()
		return first, s.toldAt, true
	}
	if _, ok := s.ref.unit(need); !ok {
		return 0, Unanchored, false
	}
	return s.ref.day, Publication, true
}
