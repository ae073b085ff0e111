package dates

// onDayOf resolves the day that a time stands on: that named beside it, else that of
// publication or the one last told.
func (s *resolver) onDayOf(named int32, d direction) answer {
	switch at := s.toldAt; {
	case named != missing:
		return s.answer(&s.exprs[named], d)
	case s.narrative || at >= 0 && s.moments[at].grain == day && s.places[at].open <= 0 && s.out[at].Sentence >= s.places[len(s.out)].sentence-1:
		return s.told(0, day)
	}
	return s.this(0, day)
}

// at sets the time of a day; of anything longer it leaves the date.
func (a answer) at(part, zone string) answer {
	if a.grain > day {
		return answer{moment: a.moment, anchor: a.anchor, told: true}
	}
	a.part, a.zone, a.told = part, zone, true
	return a
}

func (s *resolver) dayPart(e *expr, d direction) answer {
	return s.onDayOf(e.a[1], d).at("T"+s.word(e.a[0]), "")
}

func (s *resolver) noon(e *expr, d direction) answer {
	return s.onDayOf(e.a[1], d).at(clockTime(int(e.a[0]), 0), "")
}

func (s *resolver) clockFigures(e *expr, d direction) answer {
	return s.onDayOf(e.a[2], d).at(clockTime(int(e.a[0])/100, int(e.a[0])%100), zoneOf(s.word(e.a[1])))
}

func (s *resolver) clock(e *expr, d direction) answer {
	h := int(e.a[0])
	if half := e.a[2]; half != missing {
		h = h%12 + 12*int(half)
	}
	return s.onDayOf(e.a[4], d).at(clockTime(h, given(e.a[1], 0)), zoneOf(s.word(e.a[3])))
}

// clockUntil reads the first hour of "from 9 to 5 p.m.": the half of the day is that of the
// second, unless the first would then lie behind it.
func (s *resolver) clockUntil(e *expr, d direction) answer {
	h, until := int(e.a[0])%12, int(e.a[3])%12
	if h <= until {
		h += 12 * int(e.a[2])
	} else if e.a[2] == 0 {
		h += 12
	}
	return s.onDayOf(e.a[4], d).at(clockTime(h, given(e.a[1], 0)), "")
}

// timeOn sets the date of a time that stands before it.
func (s *resolver) timeOn(e *expr, d direction) answer {
	clock := s.exprs[e.a[0]]
	if n := len(clock.op.params); n > 0 && clock.op.params[n-1] == "date" {
		clock.a[n-1] = e.a[1]
	}
	return s.answer(&clock, d)
}

// partOf sets a part of a day that may not be known.
func (s *resolver) partOf(a answer, part int32) answer {
	if a.grain == day {
		a.part = "T" + s.word(part)
	}
	return a
}

func (s *resolver) dayWordPart(e *expr, _ direction) answer {
	return s.partOf(s.this(int(e.a[1]), day), e.a[0])
}

func (s *resolver) weekdayPart(e *expr, d direction) answer {
	return s.partOf(s.weekday(int(e.a[1]), d), e.a[0])
}

func (s *resolver) thatPart(e *expr, _ direction) answer {
	return s.partOf(s.told(int(e.a[1]), day), e.a[0])
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

// opLength gives the value of lengths and of what comes again after a length.
func (s *resolver) opLength(e *expr, _ direction) answer {
	return answer{anchor: Absolute, value: length(given(e.a[0], 100), unit(e.a[1]))}
}

func again(value string) answer { return answer{anchor: Absolute, value: value} }

func (s *resolver) setWeekday(e *expr, _ direction) answer {
	return again("XXXX-WXX-" + string(rune('0'+e.a[0])))
}

func (s *resolver) setWeekend(*expr, direction) answer { return again("XXXX-WXX-WE") }

func (s *resolver) setPart(e *expr, _ direction) answer {
	return again("XXXX-XX-XXT" + s.word(e.a[0]))
}

func (s *resolver) setSeason(e *expr, _ direction) answer {
	return again("XXXX-" + seasonNames[e.a[0]])
}

func (s *resolver) setMonth(e *expr, _ direction) answer {
	return again(numbered("XXXX", "-", int(e.a[0])))
}
