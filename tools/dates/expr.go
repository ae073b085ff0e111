package dates

import (
	"strconv"
	"strings"
)

// An expr is what an expression means before it is resolved: an operation and
// its arguments. An argument that is itself an expression is its number among
// the matcher's.
type expr struct {
	op  *operation
	a   [6]int32
	mod string
}

// missing is the value of an argument whose slot took no words.
const missing = -1 << 31

// An operation is what rules can say of a value. check refuses arguments that
// no calendar has.
type operation struct {
	name     string
	category category
	params   []string
	check    func(a *[6]int32) bool
}

func op(name string, c category, params string, check func(a *[6]int32) bool) *operation {
	return &operation{name, c, strings.Fields(params), check}
}

// operations is the language of the rules' values.
var operations = func() map[string]*operation {
	m := map[string]*operation{}
	for _, o := range []*operation{
		op("date", catDate, "year month day", checkDate),                                           // a calendar date; what is missing is filled in
		op("either", catDate, "year first second", checkEither),                                    // 03/04/2020: month and day, or day and month
		op("short-year", catDate, "two-figures", nil),                                              // '82
		op("weekday", catDate, "weekday", nil),                                                     // the nearest in the direction of the clause
		op("weekday-date", catDate, "weekday year month day", nil),                                 // a date with its weekday
		op("this-weekday", catDate, "n weekday", nil),                                              // last (-1), this (0), next (1)
		op("this-month", catDate, "n month", nil),                                                  // last December
		op("this-season", catDate, "n season", nil),                                                // last summer
		op("season", catDate, "season year", nil),                                                  // the spring of 1776
		op("quarter", catDate, "quarter year", nil),                                                // a quarter of a year
		op("half", catDate, "half year", nil),                                                      // a half of a year
		op("fiscal", catDate, "year", nil),                                                         // a fiscal year
		op("decade", catDate, "year era", func(a *[6]int32) bool { return a[0]%10 == 0 }),          // 1990
		op("short-decade", catDate, "two-figures", func(a *[6]int32) bool { return a[0]%10 == 0 }), // '90s
		op("century", catDate, "century era", nil),                                                 // 19
		op("year-before", catDate, "figures era month season", nil),                                // 479 BC
		op("era", catDate, "date era", nil),                                                        // before Christ
		op("this", catDate, "n unit", nil),                                                         // last (-1), this (0), next (1) unit
		op("day-word", catDate, "n weekday", nil),                                                  // earlier today, earlier Thursday
		op("told", catDate, "n unit", nil),                                                         // likewise, from the date last told
		op("told-weekday", catDate, "n weekday", nil),                                              // the following Monday
		op("told-season", catDate, "n season", nil),                                                // the following spring
		op("told-month", catDate, "n month", nil),                                                  // the following April
		op("ago", catDate, "number unit sign", nil),                                                // from the day of publication
		op("later", catDate, "number unit sign", nil),                                              // from the date last told
		op("offset", catDate, "duration sign date", nil),                                           // two days after 3 March
		op("offset-day", catDate, "sign date", nil),                                                // the day after 3 March
		op("nth", catDate, "n unit date", nil),                                                     // the first week of March
		op("same", catDate, "date", nil),                                                           // the date itself
		op("of-year", catDate, "date n", nil),                                                      // March of last year: date, in the year n years from now
		op("of-year", catDate, "date n", nil),                                                      // October of next year
		op("that-year", catDate, "date", nil),                                                      // July of that year
		op("last-year-same", catDate, "n", nil),                                                    // the same period a year ago
		op("that-time", catDate, "", nil),                                                          // the date last told
		op("weekday-part", catTime, "part weekday", nil),                                           // in one word: Dienstagabend
		op("day-word-part", catTime, "part n", nil),                                                // gestern Abend
		op("nth-weekday", catDate, "n weekday date", nil),                                          // the first Monday in October
		op("same-time", catTime, "time", nil),                                                      // the time itself
		op("that-part", catTime, "part n", nil),                                                    // that night, the next morning
		op("holiday", catDate, "holiday year", nil),                                                // Labor Day
		op("ref", catDate, "name", nil),                                                            // PAST_REF …
		op("day-part", catTime, "part date", nil),                                                  // Tuesday night
		op("clock", catTime, "hour minute half zone date", checkClock2),                            // 9 p.m. on Saturday
		op("figures", catTime, "clock zone date", nil),                                             // 0800 UTC
		op("time-on", catTime, "time date", nil),                                                   // a clock time with its date
		op("last-part", catTime, "part", nil),                                                      // last night
		op("noon", catTime, "hour date", nil),                                                      // midday, midnight
		op("duration", catDuration, "number unit", nil),                                            // two years
		op("range", catDuration, "from to unit", nil),                                              // from 2009 to 2011
		op("point", catDuration, "duration sign alone", nil),                                       // one week after …: a length that reaches a day
		op("set", catSet, "number unit", nil),                                                      // every two years
		op("set-weekday", catSet, "weekday", nil),                                                  // every Monday
		op("set-weekend", catSet, "", nil),                                                         // at weekends
		op("set-part", catSet, "part", nil),                                                        // every night
		op("set-month", catSet, "month", nil),                                                      // every March
		op("none", catNone, "", nil),                                                               // no time at all
	} {
		m[o.name] = o
	}
	return m
}()

func checkDate(a *[6]int32) bool {
	y, m, d := a[0], a[1], a[2]
	if m != missing && (m < 1 || m > 12) {
		return false
	}
	if d == missing || m == missing {
		return true
	}
	if y == missing {
		y = 2000
	}
	return d >= 1 && int(d) <= daysIn(int(y), int(m))
}

func checkEither(a *[6]int32) bool {
	first := [6]int32{a[0], a[1], a[2]}
	second := [6]int32{a[0], a[2], a[1]}
	return checkDate(&first) || checkDate(&second)
}

func checkClock2(a *[6]int32) bool {
	h, half := a[0], a[2]
	return half == missing || h >= 1 && h <= 12
}

// evaluate makes the expression of a rule from the captures of its match.
func (m *matcher) evaluate(r *rule) (expr, bool) {
	e := expr{op: r.op}
	for i := range e.a {
		e.a[i] = missing
	}
	for i, a := range r.args {
		e.a[i] = m.value(a)
	}
	if r.Mod != "" {
		if n := m.value(r.mod); n >= 0 && int(n) < len(m.rules.words.names) {
			e.mod = m.rules.words.names[n]
		}
	}
	return e, r.op.check == nil || r.op.check(&e.a)
}

func (m *matcher) value(a argument) int32 {
	if !a.isSlot {
		return a.constant
	}
	for i := len(m.captures) - 1; i >= 0; i-- {
		if m.captures[i].name == a.slot {
			return m.captures[i].value
		}
	}
	return missing
}

// given returns the value of an argument, or instead if it is missing.
func given(v int32, instead int) int {
	if v == missing {
		return instead
	}
	return int(v)
}

// length returns the TIMEX3 value of n hundredths of a unit: "P2Y", "PT30M", "PXY".
func length(n int, u unit) string {
	switch u {
	case fortnight:
		n, u = 2*n, week
	case decade:
		n, u = 10*n, year
	case century:
		n, u = 100*n, year
	case millennium:
		n, u = 1000*n, year
	case half:
		n, u = 6*n, month
	}
	if u == year && n > 0 && n < 100 || u == hour && n > 0 && n < 100 {
		if u == year && n*12%100 == 0 {
			n, u = n*12, month
		} else if u == hour && n*60%100 == 0 {
			n, u = n*60, minute
		}
	}
	p, letter := "P", ""
	switch u {
	case second:
		p, letter = "PT", "S"
	case minute:
		p, letter = "PT", "M"
	case hour:
		p, letter = "PT", "H"
	case day:
		letter = "D"
	case weekend:
		letter = "WE"
	case week:
		letter = "W"
	case month:
		letter = "M"
	case quarter:
		letter = "Q"
	case season:
		letter = "S"
	case night:
		return "P" + amount(n) + "TNI"
	default:
		letter = "Y"
	}
	return p + amount(n) + letter
}

func amount(n int) string {
	if n < 0 {
		return "X"
	}
	s := strconv.Itoa(n / 100)
	if f := n % 100; f != 0 {
		s += "." + strings.TrimRight(strconv.Itoa(f + 100)[1:], "0")
	}
	return s
}
