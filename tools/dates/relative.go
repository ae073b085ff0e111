package dates

func (s *resolver) opThis(e *expr, _ direction) answer { return s.this(int(e.a[0]), unit(e.a[1])) }

func (s *resolver) dayWord(e *expr, d direction) answer {
	if e.a[0] == missing {
		return s.weekday(int(e.a[1]), d)
	}
	return s.this(int(e.a[0]), day)
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

func (s *resolver) opTold(e *expr, _ direction) answer { return s.told(int(e.a[0]), unit(e.a[1])) }

// current finds "the day": the one last told; a longer unit of what the same sentence tells, else of publication.
func (s *resolver) current(e *expr, d direction) answer {
	u, at := unit(e.a[0]), s.toldAt
	if u == weekend && !s.narrative && s.ref.grain == day && s.ref.day.Weekday() <= 4 && d <= 0 {
		return s.this(-1, u) // early in the week "the weekend" of what happened is the one gone
	}
	if s.narrative || u == day || at >= 0 && s.out[at].Sentence == s.places[len(s.out)].sentence && s.moments[at].grain <= u {
		return s.told(0, u)
	}
	return s.this(0, u)
}

func (s *resolver) thatTime(*expr, direction) answer {
	if s.toldAt < 0 {
		return answer{moment: moment{ref: "PAST_REF"}, anchor: Absolute}
	}
	return answer{moment: s.moments[s.toldAt], anchor: s.toldAt}
}

// lastTold finds the date last told that is as fine as a unit: "that day" after "on
// Sunday … in March" is the Sunday. It looks back over a few expressions.
func (s *resolver) lastTold(u unit) int {
	for at, n := s.toldAt, 0; at >= 0 && n < 8; at, n = at-1, n+1 {
		if s.dated[at] && s.moments[at].grain <= u {
			return at
		}
		if s.narrative {
			break
		}
	}
	return -1
}

// told finds the previous, the same or the next unit after the date last told.
func (s *resolver) told(n int, u unit) answer {
	at := s.lastTold(u)
	if at < 0 {
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

// toldOf finds the month or season after, before or in the year of the date last told.
func (s *resolver) toldOf(n, of int, u unit) answer {
	at := s.toldAt
	if at < 0 {
		return s.thisOf(n, of, u)
	}
	first, _ := s.moments[at].bounds()
	return answer{moment: nextOf(moment{grain: u, n: of}, unitOf(first, u), n), anchor: at, told: true}
}

func (s *resolver) toldMonth(e *expr, _ direction) answer {
	return s.toldOf(int(e.a[0]), int(e.a[1]), month)
}

func (s *resolver) toldSeason(e *expr, _ direction) answer {
	return s.toldOf(int(e.a[0]), int(e.a[1]), season)
}

// toldWeekday finds the following Monday.
func (s *resolver) toldWeekday(e *expr, d direction) answer {
	n, w, at := int(e.a[0]), int(e.a[1]), s.toldAt
	if at < 0 {
		return s.thisWeekday(n, w, d)
	}
	first, last := s.moments[at].bounds()
	x := last + 1 + Day((w-(last+1).Weekday()+7)%7)
	switch {
	case n < 0:
		x = first - 1 - Day(((first-1).Weekday()-w+7)%7)
	case n == 0:
		x = first + Day((w-first.Weekday()+7)%7)
	}
	return answer{moment: onDay(x), anchor: at, told: true}
}

// sameLastYear is the date last told, n years from its own.
func (s *resolver) sameLastYear(e *expr, _ direction) answer {
	n := given(e.a[0], 0)
	at := s.toldAt
	if at < 0 {
		return s.this(n, year)
	}
	m := s.moments[at]
	if m.year += n; e.a[1] != missing {
		m.year = int(e.a[1])
	}
	if m.grain == day {
		m.day = min(m.day, daysIn(m.year, m.n))
	}
	m.part = ""
	return answer{moment: m, anchor: at}
}

func (s *resolver) ago(e *expr, _ direction) answer   { return s.count(e, false) }
func (s *resolver) later(e *expr, _ direction) answer { return s.count(e, true) }

// count counts back from the day of publication, or on from the date last told.
func (s *resolver) count(e *expr, told bool) answer {
	n, u, sign := given(e.a[0], 100), unit(e.a[1]), given(e.a[2], -1)
	if n < 0 {
		return answer{moment: moment{ref: map[int]string{-1: "PAST_REF", 1: "FUTURE_REF"}[sign]}, anchor: Absolute}
	}
	var from moment
	at := s.lastTold(max(u, day))
	ok := at >= 0
	if ok {
		from = s.moments[at]
	}
	if m, hours := s.hoursFrom(from, n*sign, u); told && ok && hours {
		return answer{moment: m, anchor: at, told: true}
	}
	if !told && !s.narrative || !s.narrative && at < 0 {
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
	if u > day && u >= month && !told {
		a.mod, a.edtf = "", a.moment.edtf("APPROX")
		if u == month || u == year {
			return a
		}
	}
	return a
}

// hoursFrom counts hours and minutes from a clock time.
func (s *resolver) hoursFrom(from moment, n int, u unit) (moment, bool) {
	if u != hour && u != minute || from.grain != day || len(from.part) != len("T21:00") || from.part[3] != ':' {
		return from, false
	}
	if u == hour {
		n *= 60
	}
	h, _ := figuresAt(from.part, 1, 2)
	m, _ := figuresAt(from.part, 4, 2)
	at := 60*h + m + n/100
	first, _ := from.bounds()
	days := floorDiv(at, 24*60)
	x := onDay(first + Day(days))
	at -= days * 24 * 60
	x.part, x.zone = clockTime(at/60, at%60), from.zone
	return x, true
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

func (s *resolver) opOffset(e *expr, d direction) answer {
	dur := s.lengthBelow(e.a[0])
	if dur.op.name != "duration" {
		return unanchored(moment{grain: unitNone, year: noYear})
	}
	return s.offset(given(dur.a[0], 100), unit(dur.a[1]), int(e.a[1]), e.a[2], d)
}

func (s *resolver) offsetDay(e *expr, d direction) answer {
	return s.offset(100, day, int(e.a[0]), e.a[1], d)
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
func (s *resolver) nthWeekday(e *expr, d direction) answer {
	n, w := int(e.a[0]), int(e.a[1])
	base := s.answer(&s.exprs[e.a[2]], d)
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
func (s *resolver) point(e *expr, _ direction) answer {
	dur := s.lengthBelow(e.a[0])
	ans := s.opLength(&dur, 0)
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
