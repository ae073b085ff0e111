package dates

import "slices"

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

// yearBehind takes the year of a month or day told before in the same sentence: "from
// 20 March 2010 until 23 May".
func (s *resolver) yearBehind(m moment) (int, bool) {
	at := s.toldAt
	if s.narrative || at < 0 || at != len(s.out)-1 || s.out[at].Anchor != Absolute || s.out[at].Sentence != s.places[len(s.out)].sentence {
		return 0, false
	}
	told := s.moments[at]
	if told.grain > month || told.n > m.n || told.n == m.n && m.grain == day && told.day > m.day {
		return 0, false
	}
	return told.year, true
}

// movesOn tells whether a date becomes the one that others are counted from. A history does
// not move to a year named in passing, nor from a month back to its year.
func (s *resolver) movesOn(i int, m moment) bool {
	if !s.narrative {
		return true
	}
	if s.aside[i] || s.places[i].direction > 0 && s.places[i].open >= 0 && s.toldAt >= 0 {
		return false
	}
	if s.toldAt < 0 || m.grain != year {
		return true
	}
	if p := s.places[i]; p.open > 0 || p.compares { // "since 1940" looks elsewhere
		return false
	}
	told := s.moments[s.toldAt]
	if looksBack[s.exprs[s.found[i].expr].op.name] {
		to, _ := m.bounds()
		from, _ := told.bounds()
		return to >= from
	}
	return told.grain >= year || told.year != m.year
}

// looksBack are the operations by which a history names an earlier time in passing: "the previous year".
var looksBack = map[string]bool{"told": true, "later": true, "ago": true, "told-month": true, "told-season": true, "this": true}

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
