package dates

import (
	"slices"
)

// resolver gives the expressions of one text their values, in the order of the text.
type resolver struct {
	*reader
	ref       reference
	narrative bool // the text tells a history: dates follow one another
	out       []Time
	moments   []moment // parallel to out
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

// isNarrative finds out from the text whether it is a history rather than news: most years it
// states are long past, and hardly a word points at its own day.
func (s *resolver) isNarrative() bool {
	now, known := s.ref.year()
	dated, old, deictic := 0, 0, 0
	for _, f := range s.found {
		e := s.innermost(f.expr)
		if y, ok := statedYear(e); ok {
			dated++
			if !known || y < now-1 {
				old++
			}
		}
		switch e.op.name {
		case "weekday", "ago", "this", "this-weekday", "this-month", "this-season":
			deictic++
		}
	}
	return old >= 4 && old*5 >= dated*3 && deictic*4 <= old
}

// innermost returns the calendar date in "the end of 1941" and "9 p.m. on 3 May".
func (s *resolver) innermost(i int32) *expr {
	for range 8 {
		e := &s.exprs[i]
		k := slices.Index(e.op.params, "date")
		if k < 0 || e.a[k] == missing {
			return e
		}
		i = e.a[k]
	}
	return &s.exprs[i]
}

// statedYear returns the year that an expression states.
func statedYear(e *expr) (int, bool) {
	switch e.op.name {
	case "date", "fiscal":
		return int(e.a[0]), e.a[0] != missing
	case "weekday-date", "season", "quarter", "half", "holiday":
		return int(e.a[1]), e.a[1] != missing
	case "year-before":
		return 1 - int(e.a[0]), true
	}
	return 0, false
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
	}
	s.out = append(s.out, t)
	s.moments = append(s.moments, a.moment)
	if a.told && a.known() && s.movesOn(i, a.moment) {
		s.toldAt = len(s.out) - 1
	}
}

// statedWeekday returns the weekday that a date names beside its day of the month.
func (s *resolver) statedWeekday(e *expr) int {
	if e.op.name == "weekday-date" {
		return int(e.a[0])
	}
	return 0
}

// movesOn tells whether a date becomes the one that others are counted from. A history does
// not move to a year named in passing, nor from a month back to its year.
func (s *resolver) movesOn(i int, m moment) bool {
	if !s.narrative {
		return true
	}
	if s.aside[i] || s.places[i].direction > 0 && s.toldAt >= 0 {
		return false
	}
	if s.toldAt < 0 || m.grain != year {
		return true
	}
	told := s.moments[s.toldAt]
	return told.grain >= year || told.year != m.year
}

// asides finds the years that a history names in passing: far from the one told before,
// while the next one told is near that again.
func (s *resolver) asides() []bool {
	const far = 4
	type stated struct{ at, year int }
	var all []stated
	for i, f := range s.found {
		if y, ok := statedYear(s.innermost(f.expr)); ok {
			all = append(all, stated{i, y})
		}
	}
	out := make([]bool, len(s.found))
	apart := func(a, b int) bool { return a-b > far || b-a > far }
	years := make([]int, len(all))
	for k, x := range all {
		years[k] = x.year
	}
	slices.Sort(years)
	crowd := func(y int) int {
		from, _ := slices.BinarySearch(years, y-far)
		to, _ := slices.BinarySearch(years, y+far+1)
		return to - from
	}
	last := -1
	for k, x := range all {
		if n := crowd(x.year); n <= 3 && n*12 < len(all) {
			out[x.at] = true
			continue
		}
		if last >= 0 && apart(x.year, all[last].year) {
			back := false
			for n := k + 1; n < len(all) && n <= k+3; n++ {
				back = back || !apart(all[n].year, all[last].year)
			}
			if back {
				out[x.at] = true
				continue
			}
		}
		last = k
	}
	return out
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
	if a.anchor == Publication && s.ref.why != "" && t.EDTF != "" {
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
func (s *resolver) answer(e *expr, d direction) answer {
	a := &e.a
	switch e.op.name {
	case "date":
		return s.date(given(a[0], noYear), given(a[1], 0), given(a[2], 0), d)
	case "either":
		return s.either(e, d)
	case "short-year":
		return s.shortYear(int(a[0]))
	case "weekday":
		return s.weekday(int(a[0]), d)
	case "weekday-date":
		return s.weekdayDate(int(a[0]), given(a[1], noYear), int(a[2]), int(a[3]), d)
	case "this-weekday":
		return s.thisWeekday(int(a[0]), int(a[1]), d)
	case "this-month", "this-season":
		return s.thisOf(e, d)
	case "season", "quarter", "half":
		return s.division(e, d)
	case "fiscal":
		y := given(a[0], noYear)
		if y == noYear {
			ans := s.this(0, year)
			ans.fy = true
			return ans
		}
		return answer{moment: moment{grain: year, year: y, fy: true}, anchor: Absolute}
	case "decade", "century":
		return s.decade(e)
	case "short-decade": // '90s
		m := s.shortYear(int(a[0]))
		m.moment = unitOf(DayOf(m.year, 1, 1), decade)
		return m
	case "year-before":
		return s.yearBefore(e)
	case "that-year":
		return s.thatYear(e, d)
	case "of-year":
		return s.ofYear(e, d)
	case "last-year-same":
		return s.sameLastYear(int(a[0]))
	case "that-time":
		if s.toldAt < 0 {
			return answer{moment: moment{ref: "PAST_REF"}, anchor: Absolute}
		}
		return answer{moment: s.moments[s.toldAt], anchor: s.toldAt}
	case "weekday-part", "day-word-part":
		ans := s.this(given(a[1], 0), day)
		if e.op.name == "weekday-part" {
			ans = s.weekday(int(a[1]), d)
		}
		if ans.grain == day {
			ans.part = "T" + s.word(a[0])
		}
		return ans
	case "that-part":
		ans := s.told(int(a[1]), day)
		if ans.grain == day {
			ans.part = "T" + s.word(a[0])
		}
		return ans
	case "era":
		return s.era(e, d)
	case "this":
		return s.this(int(a[0]), unit(a[1]))
	case "day-word":
		if a[0] == missing {
			return s.weekday(int(a[1]), d)
		}
		return s.this(int(a[0]), day)
	case "told":
		return s.told(int(a[0]), unit(a[1]))
	case "told-weekday", "told-season", "told-month":
		return s.toldOf(e, d)
	case "ago", "later":
		return s.ago(e)
	case "offset":
		dur := s.lengthBelow(a[0])
		if dur.op.name != "duration" {
			return unanchored(moment{grain: unitNone, year: noYear})
		}
		return s.offset(given(dur.a[0], 100), unit(dur.a[1]), int(a[1]), a[2], d)
	case "offset-day":
		return s.offset(100, day, int(a[0]), a[1], d)
	case "nth":
		return s.nth(e, d)
	case "nth-weekday":
		return s.nthWeekday(int(a[0]), int(a[1]), a[2], d)
	case "same", "same-time":
		return s.answer(&s.exprs[a[0]], d)
	case "holiday":
		return s.holiday(e, d)
	case "ref":
		return answer{moment: moment{ref: s.word(a[0])}, anchor: Absolute, edtf: s.refEDTF(s.word(a[0]))}
	case "day-part", "clock", "figures", "noon":
		return s.clock(e, d)
	case "last-part":
		ans := s.this(-1, day)
		ans.part = "T" + s.word(a[0])
		return ans
	case "time-on":
		clock := s.exprs[a[0]]
		clock.a[len(clock.op.params)-1] = a[1]
		return s.answer(&clock, d)
	}
	return s.lengthOf(e)
}

func (s *resolver) word(n int32) string {
	if n < 0 || int(n) >= len(s.rules.words.names) {
		return ""
	}
	return s.rules.words.names[n]
}

// refEDTF dates "now" by the day of publication.
func (s *resolver) refEDTF(name string) string {
	if name == "PRESENT_REF" && s.ref.grain == day && len(s.ref.other) == 0 {
		return s.ref.day.String() + "~"
	}
	return ""
}

func unanchored(m moment) answer { return answer{moment: m, anchor: Unanchored} }

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

// date finishes a calendar date.
func (s *resolver) date(y, mo, dd int, d direction) answer {
	m := moment{grain: year, year: y, n: mo, day: dd}
	switch {
	case dd != 0:
		m.grain = day
	case mo != 0:
		m.grain = month
	}
	if y != noYear {
		return answer{moment: m, anchor: Absolute, told: true}
	}
	if mo == 0 {
		return s.dayOfMonth(dd, d)
	}
	if y, ok := s.yearAhead(m); ok {
		m.year = y
		return answer{moment: m, anchor: Absolute, told: true}
	}
	anchor, at, ok := s.anchorDay(year)
	if !ok {
		return unanchored(m)
	}
	m.year = s.yearFor(m, anchor, at, d)
	return answer{moment: m, anchor: at, told: true}
}

// yearAhead looks for the year of "February" in "February and March 1794".
func (s *resolver) yearAhead(m moment) (int, bool) {
	i := len(s.out)
	for k := i + 1; k < len(s.found) && k <= i+2 && s.places[k].joins; k++ {
		e := s.innermost(s.found[k].expr)
		y, ok := statedYear(e)
		of := e.a[1]
		if e.op.name == "season" && m.grain == season {
			of = e.a[0]
		} else if e.op.name != "date" || m.grain == season {
			return 0, false
		}
		switch {
		case of == missing:
			return 0, false
		case ok && int(of) < m.n:
			return y - 1, true
		case ok:
			return y, true
		}
	}
	return 0, false
}

// yearFor chooses the year of a date that lacks one.
func (s *resolver) yearFor(m moment, anchor Day, at int, d direction) int {
	y, mo, _ := anchor.Civil()
	m.year = y
	if at >= 0 { // a history goes on; only a new year begins again
		if told := s.moments[at]; m.n != 0 && told.grain <= month && m.n <= mo-8 ||
			m.n != 0 && m.n <= 3 && told.grain == year && s.out[at].Mod == "END" {
			return y + 1
		}
		return y
	}
	if s.ref.grain > month {
		return y
	}
	first, last := m.bounds()
	switch {
	case d > 0 && last < anchor:
		return y + 1
	case d < 0 && first > anchor:
		return y - 1
	case d == 0 && first > anchor+183:
		return y - 1
	case d == 0 && last < anchor-183:
		return y + 1
	}
	return y
}

// dayOfMonth finishes "the 24th".
func (s *resolver) dayOfMonth(dd int, d direction) answer {
	m := moment{grain: day, year: noYear, day: dd}
	at := Publication
	var base moment
	var ok bool
	if s.toldAt >= 0 && s.moments[s.toldAt].grain <= month {
		base, at, ok = s.moments[s.toldAt].in(month), s.toldAt, true
	} else {
		base, ok = s.ref.unit(month)
		if ok && s.ref.grain == day {
			_, _, today := s.ref.day.Civil()
			if d <= 0 && dd > today {
				base = base.shift(-1, month)
			} else if d > 0 && dd < today {
				base = base.shift(1, month)
			}
		}
	}
	if !ok || dd > daysIn(base.year, base.n) {
		return unanchored(m)
	}
	m.year, m.n = base.year, base.n
	return answer{moment: m, anchor: at, told: true}
}

// either reads a date whose day and month may stand either way round.
func (s *resolver) either(e *expr, d direction) answer {
	y, a, b := given(e.a[0], noYear), int(e.a[1]), int(e.a[2])
	if y < 100 {
		y = s.shortYear(y).year
	}
	switch {
	case a > 12:
		return s.date(y, b, a, d)
	case b > 12 || a == b:
		return s.date(y, a, b, d)
	}
	ans := s.date(y, a, b, d)
	if other := s.date(y, b, a, d); ans.known() {
		ans.edtf = "[" + ans.moment.edtf("") + "," + other.moment.edtf("") + "]"
		ans.why = "day and month can be read either way round"
	}
	return ans
}

// shortYear finishes "'82".
func (s *resolver) shortYear(yy int) answer {
	now, ok := s.ref.year()
	if !ok {
		now = 2030
	}
	if s.narrative && s.toldAt >= 0 {
		y := s.moments[s.toldAt].year
		y = 100*floorDiv(y, 100) + yy
		return answer{moment: moment{grain: year, year: y}, anchor: s.toldAt, told: true}
	}
	y := 100*floorDiv(now, 100) + yy
	if y > now+10 {
		y -= 100
	}
	return answer{moment: moment{grain: year, year: y}, anchor: Absolute, told: true}
}

// weekday finds the nearest such day in the direction of the clause; the day of
// the anchor itself counts both ways.
func (s *resolver) weekday(w int, d direction) answer {
	from, at, ok := s.anchorDay(day)
	if !ok || at >= 0 && s.moments[at].grain > day {
		return unanchored(moment{grain: day, year: noYear, weekd: w})
	}
	x := from - Day((from.Weekday()-w+7)%7)
	if (d > 0 || at >= 0) && x < from {
		x += 7
	}
	return answer{moment: onDay(x), anchor: at, told: true}
}

// weekdayDate finishes "Wednesday, January 22" and checks "Wednesday, January 22, 2020".
func (s *resolver) weekdayDate(w, y, mo, dd int, d direction) answer {
	if y != noYear {
		a := s.date(y, mo, dd, d)
		if DayOf(y, mo, dd).Weekday() != w {
			a.why = "the day of the week is another"
		}
		return a
	}
	a := s.date(y, mo, dd, d)
	if !a.known() || s.narrative {
		return a
	}
	for _, k := range []int{0, -1, 1} {
		if dd <= daysIn(a.year+k, mo) && DayOf(a.year+k, mo, dd).Weekday() == w {
			a.year += k
			return a
		}
	}
	a.why = "the day of the week is another in each year near the day of publication"
	return a
}

// pastMost is the n of "this past Monday".
const pastMost = -2

func (s *resolver) thisWeekday(n, w int, d direction) answer {
	ref, ok := s.ref.unit(day)
	if !ok {
		return unanchored(moment{grain: day, year: noYear, weekd: w})
	}
	today, _ := ref.bounds()
	monday := today - Day(today.Weekday()) + 1
	x := monday + Day(7*n+w-1)
	switch {
	case n == pastMost:
		x = today - Day((today.Weekday()-w+6)%7) - 1
	case n == 0 && d >= 0 && x < today:
		x += 7
	}
	return answer{moment: onDay(x), anchor: Publication, told: true}
}

// thisOf finds last December, this summer, next June.
func (s *resolver) thisOf(e *expr, d direction) answer {
	n, of := int(e.a[0]), int(e.a[1])
	u := month
	if e.op.name == "this-season" {
		u = season
	}
	m := moment{grain: u, year: noYear, n: of}
	now, ok := s.ref.unit(u)
	if !ok {
		return unanchored(m)
	}
	return answer{moment: nextOf(m, now, n), anchor: Publication, told: true}
}

// nextOf returns the m of the year that is nearest to now: before it for n < 0, after it
// for n > 0, in its year for 0.
func nextOf(m, now moment, n int) moment {
	m.year = now.year
	switch {
	case n < 0 && m.n >= now.n:
		m.year--
	case n > 0 && m.n <= now.n:
		m.year++
	}
	return m
}

// division finishes a season, quarter or half.
func (s *resolver) division(e *expr, d direction) answer {
	u := unitNames[e.op.name]
	m := moment{grain: u, year: given(e.a[1], noYear), n: given(e.a[0], 0)}
	if m.n < 0 { // the final quarter
		m.n = map[unit]int{quarter: 4, half: 2, season: 4}[u]
	}
	if y, ok := s.yearAhead(m); ok && u == season && m.year == noYear {
		m.year = y
	}
	if m.year != noYear {
		return answer{moment: m, anchor: Absolute, told: true}
	}
	from, at, ok := s.anchorDay(u)
	if !ok {
		return unanchored(m)
	}
	now := unitOf(from, u)
	m.year = now.year
	if at < 0 && m.n != 0 {
		if d > 0 && m.n < now.n {
			m.year++
		} else if d <= 0 && m.n > now.n {
			m.year--
		}
	}
	if at >= 0 {
		m.year, _, _ = from.Civil()
	}
	return answer{moment: m, anchor: at, told: true}
}

func (s *resolver) decade(e *expr) answer {
	n := int(e.a[0])
	if e.op.name == "decade" && n%100 == 0 && n < 2000 { // "the 1800s"
		return answer{moment: moment{grain: century, year: n}, anchor: Absolute}
	}
	if e.op.name == "decade" {
		return answer{moment: moment{grain: decade, year: n}, anchor: Absolute, told: false}
	}
	y := 100 * (n - 1)
	if e.a[1] == 0 { // before Christ
		y = -100*n + 1
	}
	return answer{moment: moment{grain: century, year: y}, anchor: Absolute}
}

// era moves a date before Christ.
func (s *resolver) era(e *expr, d direction) answer {
	a := s.answer(&s.exprs[e.a[0]], d)
	if e.a[1] == 0 && a.year != noYear && a.year > 0 {
		a.year = 1 - a.year
	}
	a.told = true
	return a
}

func (s *resolver) this(n int, u unit) answer {
	now, ok := s.ref.unit(u)
	if s.narrative { // "this year" of a history is the one it tells
		if u == day && n == 0 {
			return answer{moment: moment{ref: "PRESENT_REF"}, anchor: Absolute}
		}
		if ok = s.toldAt >= 0 && s.moments[s.toldAt].grain <= u; ok {
			a := answer{moment: s.moments[s.toldAt].in(u), anchor: s.toldAt, told: true}
			if n != 0 {
				a.moment = a.moment.shift(n, u)
			}
			return a
		}
	}
	if !ok {
		return unanchored(moment{grain: unitNone, year: noYear})
	}
	m := now
	if n != 0 {
		m = now.shift(n, u)
	}
	return answer{moment: m, anchor: Publication, told: true}
}

// told finds the previous, the same or the next unit after the date last told.
func (s *resolver) told(n int, u unit) answer {
	at := s.toldAt
	if at < 0 || s.moments[at].grain > u {
		if s.narrative {
			return unanchored(moment{grain: unitNone, year: noYear})
		}
		return s.this(n, u)
	}
	m := s.moments[at].in(u)
	if n != 0 {
		m = m.shift(n, u)
	}
	return answer{moment: m, anchor: at, told: true}
}

func (s *resolver) toldOf(e *expr, d direction) answer {
	n, of := int(e.a[0]), int(e.a[1])
	at := s.toldAt
	if at < 0 {
		if e.op.name == "told-weekday" {
			return s.thisWeekday(n, of, d)
		}
		x := *e
		x.op = operations["this-"+e.op.name[len("told-"):]]
		return s.thisOf(&x, d)
	}
	first, last := s.moments[at].bounds()
	switch e.op.name {
	case "told-weekday":
		x := last + 1
		x += Day((of - x.Weekday() + 7) % 7)
		if n < 0 {
			x = first - 1
			x -= Day((x.Weekday() - of + 7) % 7)
		} else if n == 0 {
			x = first + Day((of-first.Weekday()+7)%7)
		}
		return answer{moment: onDay(x), anchor: at, told: true}
	case "told-month":
		return answer{moment: nextOf(moment{grain: month, n: of}, unitOf(first, month), n), anchor: at, told: true}
	}
	return answer{moment: nextOf(moment{grain: season, n: of}, unitOf(first, season), n), anchor: at, told: true}
}

// ago counts back from the day of publication, or on from the date last told.
func (s *resolver) ago(e *expr) answer {
	n, u, sign := given(e.a[0], 100), unit(e.a[1]), given(e.a[2], -1)
	if n < 0 {
		return answer{moment: moment{ref: map[int]string{-1: "PAST_REF", 1: "FUTURE_REF"}[sign]}, anchor: Absolute}
	}
	var from moment
	at, ok := s.toldAt, s.toldAt >= 0
	if ok {
		from = s.moments[at]
		ok = from.grain <= u || from.grain < u
	}
	if e.op.name == "ago" && !s.narrative || !s.narrative && at < 0 {
		at = Publication
		from, ok = s.ref.unit(max(day, u))
		if ok && s.ref.grain == day {
			from = onDay(s.ref.day)
		}
	}
	if !ok {
		return unanchored(moment{grain: unitNone, year: noYear})
	}
	k, u := whole(n, u)
	a := answer{moment: from.shift(sign*k, u), anchor: at, told: true}
	if u > day && u >= month && e.op.name == "ago" {
		a.mod, a.edtf = "", a.moment.edtf("APPROX")
		if u == month || u == year {
			return a
		}
	}
	return a
}

// whole returns n hundredths of a unit as a whole number of units.
func whole(n int, u unit) (int, unit) {
	switch {
	case n%100 == 0:
		return n / 100, u
	case u == year:
		return n * 12 / 100, month
	case u == decade:
		return n * 10 / 100, year
	case u == century:
		return n, year
	case u == month:
		return n * 30 / 100, day
	case u == week:
		return n * 7 / 100, day
	}
	return (n + 50) / 100, u
}

// offset counts from a date named beside it: "two days after 3 March".
func (s *resolver) offset(n int, u unit, sign int, from int32, d direction) answer {
	base := s.answer(&s.exprs[from], d)
	if !base.known() || n < 0 {
		return unanchored(moment{grain: unitNone, year: noYear})
	}
	k, u := whole(n, u)
	m := base.moment
	if m.grain == day {
		first, _ := m.bounds()
		m = onDay(shiftDay(first, sign*k, u))
	} else {
		m = m.shift(sign*k, max(u, m.grain))
	}
	return answer{moment: m, anchor: base.anchor, told: true}
}

// nth finds the first week of March, the third quarter of last year, the last
// day of the month.
func (s *resolver) nth(e *expr, d direction) answer {
	base := s.answer(&s.exprs[e.a[2]], d)
	n, u := int(e.a[0]), unit(e.a[1])
	if !base.known() {
		return unanchored(moment{grain: unitNone, year: noYear})
	}
	first, last := base.bounds()
	m := unitOf(first, u).shift(n-1, u)
	if n < 0 {
		m = unitOf(last, u).shift(n+1, u)
	}
	if u == week { // a week belongs to the month of its Thursday
		m = unitOf(first+3, u).shift(n-1, u)
		if first.Weekday() <= 4 {
			m = unitOf(first, u).shift(n-1, u)
		}
		if n < 0 {
			m = unitOf(last-3, u).shift(n+1, u)
			if last.Weekday() >= 4 {
				m = unitOf(last, u).shift(n+1, u)
			}
		}
	}
	if f, l := m.bounds(); f > last || l < first || u >= base.grain {
		return unanchored(moment{grain: unitNone, year: noYear})
	}
	m.fy = false
	return answer{moment: m, anchor: base.anchor, told: true}
}

// nthWeekday finds the first Monday in October.
func (s *resolver) nthWeekday(n, w int, in int32, d direction) answer {
	base := s.answer(&s.exprs[in], d)
	if !base.known() || base.grain != month {
		return unanchored(moment{grain: day, year: noYear, weekd: w})
	}
	first, last := base.bounds()
	x := first + Day((w-first.Weekday()+7)%7+7*(n-1))
	if n < 0 {
		x = last - Day((last.Weekday()-w+7)%7)
	}
	return answer{moment: onDay(x), anchor: base.anchor, told: true}
}

// yearBefore finishes "April 480 BC": a count back, with a month or a season.
func (s *resolver) yearBefore(e *expr) answer {
	y := int(e.a[0])
	if e.a[1] == 0 {
		y = 1 - y
	}
	m := moment{grain: year, year: y}
	switch {
	case e.a[2] != missing:
		m.grain, m.n = month, int(e.a[2])
	case e.a[3] != missing:
		m.grain, m.n = season, int(e.a[3])
	}
	return answer{moment: m, anchor: Absolute, told: true}
}

// thatYear puts a date into the year last told: "July of that year", "the 28th of that month".
func (s *resolver) thatYear(e *expr, d direction) answer {
	x := s.exprs[e.a[0]]
	if s.toldAt < 0 || x.op.name != "date" {
		return s.answer(&x, d)
	}
	told := s.moments[s.toldAt]
	y, mo := told.year, given(x.a[1], 0)
	if mo == 0 && told.grain <= month {
		mo = told.n
	}
	a := s.date(y, mo, given(x.a[2], 0), d)
	a.anchor = s.toldAt
	return a
}

// ofYear puts a date into last, this or next year: "October of next year".
func (s *resolver) ofYear(e *expr, d direction) answer {
	x := s.exprs[e.a[0]]
	y := s.this(int(e.a[1]), year)
	if _, stated := statedYear(&x); stated || !y.known() {
		return s.answer(&x, d)
	}
	switch x.op.name {
	case "date", "weekday-date":
		a := s.date(y.year, given(x.a[len(x.op.params)-2], 0), given(x.a[len(x.op.params)-1], 0), d)
		a.anchor = y.anchor
		return a
	case "season", "quarter", "half":
		x.a[1] = int32(y.year)
		a := s.division(&x, d)
		a.anchor = y.anchor
		return a
	}
	return s.answer(&x, d)
}

// sameLastYear is the date last told, n years from its own.
func (s *resolver) sameLastYear(n int) answer {
	at := s.toldAt
	if at < 0 {
		return s.this(n, year)
	}
	m := s.moments[at]
	m.year += n
	if m.grain == day {
		m.day = min(m.day, daysIn(m.year, m.n))
	}
	m.part = ""
	return answer{moment: m, anchor: at}
}

// clock sets the time of a day: that named beside it, else the day of publication or the one last told.
func (s *resolver) clock(e *expr, d direction) answer {
	var a answer
	on := e.a[len(e.op.params)-1]
	switch {
	case on != missing:
		a = s.answer(&s.exprs[on], d)
	case s.narrative || s.toldAt >= 0 && s.moments[s.toldAt].grain == day && s.out[s.toldAt].Sentence == s.places[len(s.out)].sentence:
		a = s.told(0, day)
	default:
		a = s.this(0, day)
	}
	if a.grain > day {
		return answer{moment: a.moment, anchor: a.anchor, told: true}
	}
	a.told = true
	switch e.op.name {
	case "day-part":
		a.part = "T" + s.word(e.a[0])
	case "noon":
		a.part = clockTime(int(e.a[0]), 0)
	case "figures":
		a.part = clockTime(int(e.a[0])/100, int(e.a[0])%100)
		a.zone = zoneOf(s.word(e.a[1]))
	case "clock":
		h := int(e.a[0])
		if half := e.a[2]; half != missing {
			h = h%12 + 12*int(half)
		}
		a.part = clockTime(h, given(e.a[1], 0))
		a.zone = zoneOf(s.word(e.a[3]))
	}
	return a
}

// zoneOf writes the one zone that values write.
func zoneOf(z string) string {
	if z == "Z" {
		return z
	}
	return ""
}

func clockTime(h, m int) string {
	b := []byte("T00:00")
	b[1], b[2], b[4], b[5] = byte('0'+h/10), byte('0'+h%10), byte('0'+m/10), byte('0'+m%10)
	return string(b)
}

// lengthBelow returns the length itself, below the day it reaches.
func (s *resolver) lengthBelow(i int32) expr {
	e := s.exprs[i]
	for e.op.name == "point" {
		e = s.exprs[e.a[0]]
	}
	return e
}

// point works out the day that "one week after" reaches. Where it opens its sentence or
// stands alone, it counts on from the date last told; within a clause it counts back from
// that clause's own day to what is named behind it.
func (s *resolver) point(e *expr) answer {
	dur := s.lengthBelow(e.a[0])
	ans := s.lengthOf(&dur)
	n, u, sign := given(dur.a[0], 100), unit(dur.a[1]), int(e.a[1])
	if n < 0 || dur.op.name != "duration" || u < day {
		return ans
	}
	p := s.places[len(s.out)]
	at, from := s.toldAt, s.ref.day
	if e.a[2] == missing && p.opens {
		ans.why = "counted from the date last told, which may be another's"
	}
	if e.a[2] == missing && !p.opens {
		ans.behind, sign = true, -sign
		if at >= 0 && s.out[at].Sentence != p.sentence {
			at = -1
		}
	} else if at < 0 {
		return ans
	}
	if at >= 0 {
		if s.moments[at].grain != day {
			return ans
		}
		from, _ = s.moments[at].bounds()
		ans.anchor = at
	} else {
		if s.ref.grain != day || len(s.ref.other) > 0 {
			return ans
		}
		ans.anchor = Publication
	}
	k, u := whole(n, u)
	m := onDay(shiftDay(from, sign*k, u))
	if u >= month {
		m = m.in(u)
	}
	ans.edtf = m.edtf("")
	return ans
}

// lengthOf gives the value of durations and sets, which no date has.
func (s *resolver) lengthOf(e *expr) answer {
	a := &e.a
	ans := answer{anchor: Absolute}
	switch e.op.name {
	case "duration", "set":
		ans.value = length(given(a[0], 100), unit(a[1]))
	case "point":
		return s.point(e)
	case "range":
		n := (int(a[1]) - int(a[0])) * 100
		if n < 0 {
			n += 10000
		}
		ans.value = length(n, unit(a[2]))
	case "set-weekday":
		ans.value = "XXXX-WXX-" + string(rune('0'+a[0]))
	case "set-weekend":
		ans.value = "XXXX-WXX-WE"
	case "set-part":
		ans.value = "XXXX-XX-XXT" + s.word(a[0])
	case "set-month":
		ans.value = numbered("XXXX", "-", int(a[0]))
	}
	return ans
}

// unanchored is the value of an expression when nothing is known to resolve it against.
func (s *resolver) unanchored(e *expr) moment {
	bare := resolver{reader: s.reader, toldAt: -1, out: s.out, moments: s.moments}
	return bare.answer(e, 0).moment
}
