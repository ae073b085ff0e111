package dates

import "strings"

// An operation is what rules can say of a value: the name and parameters that a
// rule writes, what the calendar forbids, and how it is resolved.
type operation struct {
	name     string
	category category
	params   []string
	answer   func(s *resolver, e *expr, d direction) answer
	check    func(m *matcher, a *arguments) bool // nil allows all
}

// arguments are the values of an operation's parameters, in their order; missing for none.
type arguments [6]int32

// operations is the language of the rules' values.
var operations = func() map[string]*operation {
	m := map[string]*operation{}
	for _, o := range []operation{
		// Calendar dates. What is missing is filled in from the anchor.
		{"date", catDate, params("year month day"), (*resolver).opDate, checkDate},
		{"either", catDate, params("year first second"), (*resolver).either, checkEither}, // 03/04/2020
		{"weekday-date", catDate, params("weekday year month day"), (*resolver).weekdayDate, nil},
		{"short-year", catDate, params("two-figures"), (*resolver).opShortYear, nil},              // '82
		{"year-before", catDate, params("figures era month season"), (*resolver).yearBefore, nil}, // April 480 BC
		{"season", catDate, params("season year"), (*resolver).division, checkPart(4)},
		{"quarter", catDate, params("quarter year"), (*resolver).division, checkPart(4)},
		{"half", catDate, params("half year"), (*resolver).division, checkPart(2)},
		{"fiscal", catDate, params("year"), (*resolver).fiscal, nil},
		{"decade", catDate, params("year"), (*resolver).decade, checkDecade},
		{"short-decade", catDate, params("two-figures"), (*resolver).shortDecade, checkDecade}, // the '90s
		{"century", catDate, params("century era"), (*resolver).century, checkCentury},
		{"holiday", catDate, params("holiday year"), (*resolver).holiday, nil},
		{"ref", catDate, params("name"), (*resolver).reference, nil}, // PAST_REF …

		// Counted from the day of publication: n is -1 for last, 0 for this, 1 for next.
		{"this", catDate, params("n unit"), (*resolver).opThis, nil},
		{"weekday", catDate, params("weekday"), (*resolver).opWeekday, nil}, // the nearest in the direction of the clause
		{"this-weekday", catDate, params("n weekday"), (*resolver).opThisWeekday, nil},
		{"this-month", catDate, params("n month"), (*resolver).thisMonth, nil},
		{"this-season", catDate, params("n season"), (*resolver).thisSeason, nil},
		{"day-word", catDate, params("n weekday"), (*resolver).dayWord, nil}, // earlier today, earlier Thursday
		{"ago", catDate, params("number unit sign"), (*resolver).ago, nil},

		// Counted from the date last told.
		{"told", catDate, params("n unit"), (*resolver).opTold, nil},
		{"told-weekday", catDate, params("n weekday"), (*resolver).toldWeekday, nil},
		{"told-month", catDate, params("n month"), (*resolver).toldMonth, nil},
		{"told-season", catDate, params("n season"), (*resolver).toldSeason, nil},
		{"later", catDate, params("number unit sign"), (*resolver).later, nil},
		{"current", catDate, params("unit"), (*resolver).current, nil}, // the day, the year: in news that of publication
		{"that-time", catDate, nil, (*resolver).thatTime, nil},
		{"last-year-same", catDate, params("n year"), (*resolver).sameLastYear, nil}, // the same period a year ago

		// Made of another expression.
		{"same", catDate, params("date"), (*resolver).same, nil},
		{"of-year", catDate, params("date n"), (*resolver).ofYear, checkOfYear},              // October of next year
		{"that-year", catDate, params("date"), (*resolver).thatYear, nil},                    // July of that year
		{"nth", catDate, params("n unit date"), (*resolver).nth, nil},                        // the first week of March
		{"nth-weekday", catDate, params("n weekday date"), (*resolver).nthWeekday, nil},      // the first Monday in October
		{"offset", catDate, params("duration sign date"), (*resolver).opOffset, checkOffset}, // two days after 3 March
		{"offset-day", catDate, params("sign date"), (*resolver).offsetDay, nil},             // the day after 3 March

		// Clock times and parts of the day.
		{"day-part", catTime, params("part date"), (*resolver).dayPart, nil},            // Tuesday night
		{"day-word-part", catTime, params("part n"), (*resolver).dayWordPart, nil},      // last night
		{"weekday-part", catTime, params("part weekday"), (*resolver).weekdayPart, nil}, // in one word: Dienstagabend
		{"that-part", catTime, params("part n"), (*resolver).thatPart, nil},             // that night, the next morning
		{"clock", catTime, params("hour minute half zone date"), (*resolver).clock, checkHour},
		{"clock-until", catTime, params("hour minute half until date"), (*resolver).clockUntil, checkHour}, // from 9 to 5 p.m.
		{"figures", catTime, params("clock zone date"), (*resolver).clockFigures, nil},                     // 0800 UTC
		{"noon", catTime, params("hour date"), (*resolver).noon, nil},
		{"time-on", catTime, params("time date"), (*resolver).timeOn, nil}, // 9 p.m. on Saturday
		{"same-time", catTime, params("time"), (*resolver).same, nil},

		// Lengths and what comes again.
		{"duration", catDuration, params("number unit"), (*resolver).opLength, nil},
		{"point", catDuration, params("duration sign alone"), (*resolver).point, nil}, // one week after …: it reaches a day
		{"set", catSet, params("number unit"), (*resolver).opLength, nil},
		{"set-weekday", catSet, params("weekday"), (*resolver).setWeekday, nil},
		{"set-weekend", catSet, nil, (*resolver).setWeekend, nil},
		{"set-part", catSet, params("part"), (*resolver).setPart, nil},
		{"set-season", catSet, params("season"), (*resolver).setSeason, nil},
		{"set-month", catSet, params("month"), (*resolver).setMonth, nil},

		{"none", catNone, nil, nil, nil}, // no time at all
	} {
		m[o.name] = &o
	}
	return m
}()

func params(s string) []string { return strings.Fields(s) }

// checkPart refuses a fifth quarter of the year.
func checkPart(n int32) func(*matcher, *arguments) bool {
	return func(_ *matcher, a *arguments) bool { return a[0] <= n }
}

// checkOfYear refuses to put into a year what was counted: "three months earlier this year".
func checkOfYear(m *matcher, a *arguments) bool {
	switch m.exprs[a[0]].op.name {
	case "ago", "later", "told", "offset", "current", "that-time":
		return false
	}
	return true
}

// checkOffset refuses to count from a year or a feast: what stands before them is a length.
func checkOffset(m *matcher, a *arguments) bool {
	e := &m.exprs[a[2]]
	for e.op.name == "same" {
		e = &m.exprs[e.a[0]]
	}
	return e.op.name != "holiday" && (e.op.name != "date" || e.a[2] != missing)
}

func checkDate(_ *matcher, a *arguments) bool {
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

func checkEither(m *matcher, a *arguments) bool {
	return checkDate(m, &arguments{a[0], a[1], a[2]}) || checkDate(m, &arguments{a[0], a[2], a[1]})
}

func checkDecade(_ *matcher, a *arguments) bool { return a[0]%10 == 0 }

func checkCentury(_ *matcher, a *arguments) bool { return a[0] >= 1 && a[0] < 100 }

// checkHour refuses "14 p.m.".
func checkHour(_ *matcher, a *arguments) bool { return a[2] == missing || a[0] >= 1 && a[0] <= 12 }
