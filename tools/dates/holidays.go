package dates

// holidays are the named days of the calendar, by the names that rules files
// give them. A fixed day is the same in each year; the others are worked out.
var holidays = map[string]func(year int) (first Day, days int){
	"christmas":        fixed(12, 25),
	"christmas-eve":    fixed(12, 24),
	"boxing-day":       fixed(12, 26),
	"new-year":         fixed(1, 1),
	"new-years-eve":    fixed(12, 31),
	"valentine":        fixed(2, 14),
	"saint-patrick":    fixed(3, 17),
	"april-fools":      fixed(4, 1),
	"may-day":          fixed(5, 1),
	"independence-us":  fixed(7, 4),
	"bastille":         fixed(7, 14),
	"halloween":        fixed(10, 31),
	"all-saints":       fixed(11, 1),
	"armistice":        fixed(11, 11),
	"throne-day":       fixed(7, 30),
	"green-march":      fixed(11, 6),
	"epiphany":         fixed(1, 6),
	"womens-day":       fixed(3, 8),
	"labor-day":        weekdayOf(9, 1, 1),
	"martin-luther":    weekdayOf(1, 1, 3),
	"presidents":       weekdayOf(2, 1, 3),
	"memorial-day":     weekdayOf(5, 1, -1),
	"columbus":         weekdayOf(10, 1, 2),
	"thanksgiving":     weekdayOf(11, 4, 4),
	"mothers-day":      weekdayOf(5, 7, 2),
	"fathers-day":      weekdayOf(6, 7, 3),
	"black-friday":     after(weekdayOf(11, 4, 4), 1, 1),
	"cyber-monday":     after(weekdayOf(11, 4, 4), 4, 1),
	"easter":           after(easter, 0, 1),
	"easter-monday":    after(easter, 1, 1),
	"good-friday":      after(easter, -2, 1),
	"palm-sunday":      after(easter, -7, 1),
	"ash-wednesday":    after(easter, -46, 1),
	"shrove-tuesday":   after(easter, -47, 1),
	"ascension":        after(easter, 39, 1),
	"pentecost":        after(easter, 49, 1),
	"ramadan":          hijri(9, 1, 30),
	"eid-al-fitr":      hijri(10, 1, 1),
	"eid-al-adha":      hijri(12, 10, 1),
	"islamic-new-year": hijri(1, 1, 1),
	"ashura":           hijri(1, 10, 1),
	"mawlid":           hijri(3, 12, 1),
}

// approximate are the days that the sighting of the moon may move.
var approximate = map[string]bool{"ramadan": true, "eid-al-fitr": true, "eid-al-adha": true,
	"islamic-new-year": true, "ashura": true, "mawlid": true}

func fixed(month, day int) func(int) (Day, int) {
	return func(y int) (Day, int) { return DayOf(y, month, day), 1 }
}

// weekdayOf is the nth such weekday of a month, counted from its end for n < 0.
func weekdayOf(month, weekday, n int) func(int) (Day, int) {
	return func(y int) (Day, int) {
		if n < 0 {
			last := DayOf(y, month+1, 1) - 1
			return last - Day((last.Weekday()-weekday+7)%7) + Day(7*(n+1)), 1
		}
		first := DayOf(y, month, 1)
		return first + Day((weekday-first.Weekday()+7)%7) + Day(7*(n-1)), 1
	}
}

func after(f func(int) (Day, int), n, days int) func(int) (Day, int) {
	return func(y int) (Day, int) {
		d, _ := f(y)
		return d + Day(n), days
	}
}

// easter is the Sunday after the full moon of the Gregorian computus on or after 21 March.
func easter(y int) (Day, int) {
	golden := y%19 + 1
	centuries := y/100 + 1
	skipped := 3*centuries/4 - 12
	moon := (8*centuries+5)/25 - 5
	epact := (11*golden + 20 + moon - skipped) % 30
	if epact < 0 {
		epact += 30
	}
	if epact == 25 && golden > 11 || epact == 24 {
		epact++
	}
	full := 44 - epact
	if full < 21 {
		full += 30
	}
	d := DayOf(y, 3, full)
	return d + Day(7-d.Weekday()%7), 1
}

// hijri returns the occurrence in a Gregorian year of a day of the tabular
// Islamic calendar, which may differ by a day or two from what was kept.
func hijri(month, dayOfMonth, days int) func(int) (Day, int) {
	return func(y int) (Day, int) {
		h := (y - 622) * 33 / 32
		for k := h - 1; k <= h+2; k++ {
			if d := hijriDay(k, month, dayOfMonth); d >= DayOf(y, 1, 1) {
				return d, days
			}
		}
		return DayOf(y, 1, 1), 0
	}
}

// hijriDay counts the days since 16 July 622 of the Julian calendar, eleven leap
// years in thirty.
func hijriDay(y, m, d int) Day {
	epoch := DayOf(622, 7, 19)
	months := (59*(m-1) + 1) / 2
	return epoch + Day((y-1)*354+(11*y+3)/30+months+d-1)
}

// holiday finishes "Labor Day" and "Christmas 2019".
func (s *resolver) holiday(e *expr, d direction) answer {
	name := s.word(e.a[0])
	on := func(y int) answer {
		first, days := holidays[name](y)
		a := answer{moment: onDay(first), told: true}
		if days > 1 {
			a.edtf = first.String() + "~/" + (first + Day(days) - 1).String() + "~"
		} else if approximate[name] {
			a.mod = "APPROX"
		}
		return a
	}
	if e.a[1] != missing {
		a := on(int(e.a[1]))
		a.anchor = Absolute
		return a
	}
	from, at, ok := s.anchorDay(year)
	if !ok {
		return unanchored(moment{grain: unitNone, year: noYear})
	}
	y, _, _ := from.Civil()
	a := on(y)
	a.anchor = at
	if at >= 0 || s.ref.grain != day {
		return a
	}
	first, _ := a.bounds()
	switch {
	case d < 0 && first > from, d == 0 && first > from+60:
		y--
	case d > 0 && first < from:
		y++
	default:
		return a
	}
	a = on(y)
	a.anchor = at
	return a
}
