package dates

// A reference is the day of publication as relative expressions need it: a day,
// or only the month or year it lies in, or one of several days.
type reference struct {
	day   Day
	grain unit // how much of day is known; unitNone for nothing
	why   string
	about bool  // only approximately: its month and year may be relied on
	other []Day // more candidates
}

// referenceTo reads what is known of the day of publication. An open bound is
// no reference: the text may be any age.
func referenceTo(k Known) reference {
	e, err := ParseEDTF(k.EDTF)
	if err != nil {
		return reference{}
	}
	first, last := e.Bounds()
	r := reference{day: first, about: e.Approximate() && !e.Uncertain()}
	if k.Doubtful || e.Approximate() || e.Uncertain() || k.How == "inferred" {
		r.why = k.Why
		if r.why == "" {
			r.why = "the day of publication is only known as " + k.EDTF
		}
	}
	switch e.Precision() {
	case Moment, DayPrecision:
		r.grain = day
		if first != last {
			return reference{}
		}
	case MonthPrecision:
		r.grain = month
	case Quarter, Season, Third, Half:
		r.grain = half
	case YearPrecision:
		r.grain = year
	case Interval:
		r.ofInterval(first, last)
	case OneOf:
		r.ofSet(e)
	}
	return r
}

// ofInterval keeps what both ends have in common.
func (r *reference) ofInterval(first, last Day) {
	if first <= Past || last >= Future {
		return
	}
	y1, m1, _ := first.Civil()
	y2, m2, _ := last.Civil()
	switch {
	case first == last:
		r.grain = day
	case y1 == y2 && m1 == m2:
		r.grain = month
	case y1 == y2:
		r.grain = year
	}
}

func (r *reference) ofSet(e EDTF) {
	r.grain = day
	members := e.Members()
	if len(members) > 2*mostYears {
		*r = reference{}
		return
	}
	for i, m := range members {
		first, last := m.Bounds()
		if first != last {
			*r = reference{}
			return
		}
		if i == 0 {
			r.day = first
		} else {
			r.other = append(r.other, first)
		}
	}
}

// unit returns the unit of the calendar in which the text was published.
func (r reference) unit(u unit) (moment, bool) {
	if r.grain == unitNone || u < r.grain || r.grain == half && u < year {
		return moment{}, false
	}
	return unitOf(r.day, u), true
}

func (r reference) year() (int, bool) {
	m, ok := r.unit(year)
	return m.year, ok
}
