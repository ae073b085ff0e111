package dates

import (
	"fmt"
	"strconv"
	"strings"
)

// parseSet reads "[a,b]", one of a set, and "{a,b}", all of it, with the ranges
// "a..b", "..b" and "a.." as members (level 2, "sets").
func (e *EDTF) parseSet() error {
	end := byte(']')
	set := OneOf
	if e.s[0] == '{' {
		end, set = '}', AllOf
	}
	if len(e.s) < 3 || e.s[len(e.s)-1] != end {
		return fmt.Errorf("the set is not closed with %q", end)
	}
	for _, m := range strings.Split(e.s[1:len(e.s)-1], ",") {
		r, err := e.parseMember(strings.TrimSpace(m))
		if err != nil {
			return err
		}
		e.parts = append(e.parts, r)
	}
	e.precision = set
	return nil
}

func (e *EDTF) parseMember(m string) (reach, error) {
	i := strings.Index(m, "..")
	if i < 0 {
		return e.parsePoint(m)
	}
	return e.parseEnds(openAsInterval(m, i))
}

// parseInterval reads "a/b" (level 0), with ".." for an open and nothing for an
// unknown end (level 1).
func (e *EDTF) parseInterval() error {
	r, err := e.parseEnds(e.s)
	e.parts = []reach{r}
	e.precision = Interval
	return err
}

func (e *EDTF) parseEnds(s string) (reach, error) {
	a, b, _ := strings.Cut(s, "/")
	if strings.Contains(b, "/") {
		return reach{}, fmt.Errorf("more than one slash")
	}
	open := func(x string) bool { return x == "" || x == ".." }
	if open(a) && open(b) {
		return reach{}, fmt.Errorf("both ends of the interval are open")
	}
	r := reach{Past, Future}
	if !open(a) {
		p, err := e.parsePoint(a)
		if err != nil {
			return r, err
		}
		r.first = p.first
	}
	if !open(b) {
		p, err := e.parsePoint(b)
		if err != nil {
			return r, err
		}
		r.last = p.last
	}
	if r.first > r.last {
		return r, fmt.Errorf("the interval ends before it begins")
	}
	return r, nil
}

// parsePoint reads a date without slash or brackets: day, month, season or
// year, with unspecified digits (level 1 and 2), qualified as a whole or by
// component (level 2), or a day with a clock time (level 0).
func (e *EDTF) parsePoint(s string) (reach, error) {
	date, clock, timed := strings.Cut(s, "T")
	if timed {
		if err := checkClock(clock); err != nil {
			return reach{}, err
		}
	}
	parts, err := e.components(date)
	if err != nil {
		return reach{}, err
	}
	lo, hi, free, err := parseYear(parts[0])
	if err != nil {
		return reach{}, err
	}
	if timed && (len(parts) < 3 || strings.Contains(date, "X")) {
		return reach{}, fmt.Errorf("a clock time needs a whole day")
	}
	switch {
	case len(parts) == 1:
		e.precision = [...]Precision{YearPrecision, DecadePrecision, CenturyPrecision, Interval, Interval}[free]
		return reach{DayOf(lo, 1, 1), DayOf(hi, 12, 31)}, nil
	case len(parts) == 2:
		return e.parseMonth(lo, hi, parts[1])
	}
	e.precision = DayPrecision
	if timed {
		e.precision = Moment
	}
	return parseDay(lo, hi, parts[1], parts[2])
}

// components cuts a date at its hyphens, notes the qualifiers and drops them.
func (e *EDTF) components(s string) ([]string, error) {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	parts := strings.Split(s, "-")
	if len(parts) > 3 {
		return nil, fmt.Errorf("more than year, month and day")
	}
	for i, p := range parts {
		q := strings.Trim(p, "?~%")
		if len(p)-len(q) > 2 {
			return nil, fmt.Errorf("too many qualifiers at %q", p)
		}
		e.uncertain = e.uncertain || strings.ContainsAny(p, "?%")
		e.approx = e.approx || strings.ContainsAny(p, "~%")
		parts[i] = q
	}
	parts[0] = sign + parts[0]
	return parts, nil
}

// parseYear returns the first and last year that s may mean, and how many of its
// digits are unspecified.
func parseYear(s string) (lo, hi, free int, err error) {
	t := strings.TrimPrefix(s, "-")
	long := strings.HasPrefix(s, "Y")
	if long {
		t = strings.TrimPrefix(s[1:], "-")
	}
	if !long && len(t) != 4 || long && (len(t) < 5 || len(t) > 9) {
		return 0, 0, 0, fmt.Errorf("a year has four digits, not %q", s)
	}
	if lo, hi, free, err = digits(t); err != nil {
		return
	}
	if long && free > 0 {
		return 0, 0, 0, fmt.Errorf("a long year has no unspecified digits")
	}
	if strings.Contains(s, "-") {
		if hi == 0 {
			return 0, 0, 0, fmt.Errorf("there is no year -0000")
		}
		lo, hi = -hi, -lo
	}
	return
}

// digits returns the smallest and the largest number that s may mean, where X
// stands for any digit.
func digits(s string) (lo, hi, free int, err error) {
	if s == "" {
		return 0, 0, 0, fmt.Errorf("a part is missing")
	}
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			lo, hi = lo*10+int(c-'0'), hi*10+int(c-'0')
		case c == 'X':
			lo, hi, free = lo*10, hi*10+9, free+1
		default:
			return 0, 0, 0, fmt.Errorf("%q stands where a digit or X should", c)
		}
	}
	return
}

// parseMonth reads the second of two components: a month, a season (21 to 32), a
// quarter (33 to 36), a third (37 to 39) or a half (40, 41) of the year.
func (e *EDTF) parseMonth(lo, hi int, s string) (reach, error) {
	first, last, free, err := two(s, "month")
	if err != nil {
		return reach{}, err
	}
	if free == 0 && first > 12 {
		from, months, p := division(first)
		if months == 0 {
			return reach{}, fmt.Errorf("there is no month or season %s", s)
		}
		e.precision = p
		return reach{DayOf(lo, from, 1), DayOf(hi, from+months, 1) - 1}, nil
	}
	e.precision = MonthPrecision
	first, last = max(first, 1), min(last, 12)
	if first > last {
		return reach{}, fmt.Errorf("there is no month %s", s)
	}
	return reach{DayOf(lo, first, 1), DayOf(hi, last+1, 1) - 1}, nil
}

// division returns the month in which a division of the year begins and how many
// months it has. Seasons are those of the northern hemisphere, counted in whole
// months; a winter begins in December of its year.
func division(n int) (from, months int, p Precision) {
	switch {
	case n >= 21 && n <= 28:
		return 3 + 3*((n-21)%4), 3, Season
	case n >= 29 && n <= 32:
		return 9 + 3*(n-29), 3, Season
	case n >= 33 && n <= 36:
		return 1 + 3*(n-33), 3, Quarter
	case n >= 37 && n <= 39:
		return 1 + 4*(n-37), 4, Third
	case n == 40 || n == 41:
		return 1 + 6*(n-40), 6, Half
	}
	return 0, 0, NoPrecision
}

func parseDay(lo, hi int, month, day string) (reach, error) {
	m1, m2, _, err := two(month, "month")
	if err != nil {
		return reach{}, err
	}
	d1, d2, dayFree, err := two(day, "day")
	if err != nil {
		return reach{}, err
	}
	m1, m2 = max(m1, 1), min(m2, 12)
	if m1 > m2 {
		return reach{}, fmt.Errorf("there is no month %s", month)
	}
	d1 = max(d1, 1)
	longest := 0
	for m := m1; m <= m2; m++ {
		longest = max(longest, daysIn(hi, m))
		if hi > lo { // some year of the range may be a leap year
			longest = max(longest, daysIn(2000, m))
		}
	}
	if d1 > longest || d2 < 1 {
		return reach{}, fmt.Errorf("month %s has no day %s", month, day)
	}
	last := min(d2, daysIn(hi, m2))
	if dayFree == 0 && last < d2 {
		last = daysIn(hi, m2)
	}
	return reach{DayOf(lo, m1, d1), DayOf(hi, m2, last)}, nil
}

func two(s, what string) (lo, hi, free int, err error) {
	if len(s) != 2 {
		return 0, 0, 0, fmt.Errorf("a %s has two digits, not %q", what, s)
	}
	return digits(s)
}

// checkClock validates the time after "T" (level 0): hh:mm:ss, then nothing, Z,
// or a shift of the zone.
func checkClock(s string) error {
	wrong := fmt.Errorf("a clock time is hh:mm:ss, not %q", s)
	if len(s) < 8 || s[2] != ':' || s[5] != ':' {
		return wrong
	}
	limits := [3]int{24, 59, 60}
	for i, max := range limits {
		n, err := strconv.ParseUint(s[3*i:3*i+2], 10, 8)
		if err != nil || int(n) > max {
			return wrong
		}
	}
	zone := s[8:]
	switch {
	case zone == "" || zone == "Z":
		return nil
	case (zone[0] == '+' || zone[0] == '-') && (len(zone) == 3 || len(zone) == 6 && zone[3] == ':'):
		for _, c := range zone[1:] {
			if c != ':' && (c < '0' || c > '9') {
				return wrong
			}
		}
		return nil
	}
	return wrong
}
