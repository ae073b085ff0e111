package dates

func (s *resolver) opDate(e *expr, d direction) answer {
	return s.date(given(e.a[0], noYear), given(e.a[1], 0), given(e.a[2], 0), d)
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
	if y, ok := s.yearBehind(m); ok {
		m.year = y
		return answer{moment: m, anchor: s.toldAt, told: true}
	}
	anchor, at, ok := s.anchorDay(year)
	if !ok {
		return unanchored(m)
	}
	m.year = s.yearFor(m, anchor, at, d)
	return answer{moment: m, anchor: at, told: true}
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
	if p := s.places[len(s.out)]; p.toward && d < 0 || p.adjective && m.day == 0 {
		d = 0
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
	case s.rules.head.DayFirst:
		return s.date(y, b, a, d)
	}
	ans := s.date(y, a, b, d)
	if other := s.date(y, b, a, d); ans.known() {
		ans.edtf = "[" + ans.moment.edtf("") + "," + other.moment.edtf("") + "]"
		ans.why = "day and month can be read either way round"
	}
	return ans
}

func (s *resolver) opShortYear(e *expr, _ direction) answer { return s.shortYear(int(e.a[0])) }

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

func (s *resolver) opWeekday(e *expr, d direction) answer { return s.weekday(int(e.a[0]), d) }

// weekday finds the nearest such day in the direction of the clause; the day of
// the anchor itself counts both ways.
func (s *resolver) weekday(w int, d direction) answer {
	from, at, ok := s.anchorDay(day)
	if !ok || at >= 0 && s.moments[at].grain > day {
		return unanchored(moment{grain: day, year: noYear, weekd: w})
	}
	if p := s.places[len(s.out)]; p.towardDay && d < 0 {
		d = 1
	}
	x := from - Day((from.Weekday()-w+7)%7)
	if (d > 0 || at >= 0) && x < from {
		x += 7
	}
	return answer{moment: onDay(x), anchor: at, told: true}
}

// weekdayDate finishes "Wednesday, January 22" and checks "Wednesday, January 22, 2020".
func (s *resolver) weekdayDate(e *expr, d direction) answer {
	w, y, mo, dd := int(e.a[0]), given(e.a[1], noYear), int(e.a[2]), int(e.a[3])
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

func (s *resolver) opThisWeekday(e *expr, d direction) answer {
	return s.thisWeekday(int(e.a[0]), int(e.a[1]), d)
}

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

func (s *resolver) thisMonth(e *expr, _ direction) answer {
	return s.thisOf(int(e.a[0]), int(e.a[1]), month)
}

func (s *resolver) thisSeason(e *expr, _ direction) answer {
	return s.thisOf(int(e.a[0]), int(e.a[1]), season)
}

// thisOf finds last December, this summer, next June.
func (s *resolver) thisOf(n, of int, u unit) answer {
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

func (s *resolver) decade(e *expr, _ direction) answer {
	y, u := int(e.a[0]), decade
	if y%100 == 0 && y < 2000 { // "the 1800s"
		u = century
	}
	return answer{moment: moment{grain: u, year: y}, anchor: Absolute}
}

func (s *resolver) century(e *expr, _ direction) answer {
	n := int(e.a[0])
	y := 100 * (n - 1)
	if e.a[1] == 0 { // before Christ
		y = -100*n + 1
	}
	return answer{moment: moment{grain: century, year: y}, anchor: Absolute}
}

func (s *resolver) shortDecade(e *expr, _ direction) answer {
	a := s.shortYear(int(e.a[0]))
	a.moment = unitOf(DayOf(a.year, 1, 1), decade)
	return a
}

func (s *resolver) fiscal(e *expr, _ direction) answer {
	if e.a[0] == missing {
		a := s.this(0, year)
		a.fy = true
		return a
	}
	return answer{moment: moment{grain: year, year: int(e.a[0]), fy: true}, anchor: Absolute}
}

// yearBefore finishes "April 480 BC": a count back, with a month or a season.
func (s *resolver) yearBefore(e *expr, _ direction) answer {
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
