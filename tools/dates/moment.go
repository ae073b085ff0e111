package dates

import (
	"fmt"
	"strconv"
	"strings"
)

// A unit is a stretch of time that has a name.
type unit int32

const (
	unitNone unit = iota
	second
	minute
	hour
	day
	weekend
	week
	fortnight
	month
	season
	quarter
	half
	year
	decade
	century
	millennium
	night // parts of the day as lengths: "two nights"
)

var unitNames = map[string]unit{"second": second, "minute": minute, "hour": hour, "day": day, "weekend": weekend, "week": week,
	"fortnight": fortnight, "month": month, "season": season, "quarter": quarter, "half": half, "year": year,
	"decade": decade, "century": century, "millennium": millennium, "night": night}

// noYear is the year of a date whose year is not known.
const noYear = -1 << 30

// A moment is a stretch of the calendar: a day, a week, the spring of a year …
// Years are astronomical: 0 is 1 BC.
type moment struct {
	grain unit
	year  int // or noYear
	n     int // the month, ISO week, season, quarter or half of the year; 0 if not known
	day   int
	part  string // a part of the day or its clock time in TIMEX3: "TMO", "T21:00"
	zone  string // "Z" or ""
	weekd int    // of an unknown day: 1 to 7
	fy    bool   // a fiscal year
	ref   string // PRESENT_REF, PAST_REF, FUTURE_REF: no calendar date
}

func onDay(d Day) moment {
	y, m, dd := d.Civil()
	return moment{grain: day, year: y, n: m, day: dd}
}

func (m moment) known() bool { return m.ref == "" && m.grain != unitNone && m.year != noYear }

// bounds returns the first and last day of a known moment.
func (m moment) bounds() (first, last Day) {
	switch m.grain {
	case week, weekend:
		monday := DayOf(m.year, 1, 4)
		monday += Day(7*(m.n-1) - monday.Weekday() + 1)
		if m.grain == weekend {
			return monday + 5, monday + 6
		}
		return monday, monday + 6
	case month:
		return DayOf(m.year, m.n, 1), DayOf(m.year, m.n+1, 1) - 1
	case season:
		return DayOf(m.year, 3*m.n, 1), DayOf(m.year, 3*m.n+3, 1) - 1
	case quarter:
		return DayOf(m.year, 3*m.n-2, 1), DayOf(m.year, 3*m.n+1, 1) - 1
	case half:
		return DayOf(m.year, 6*m.n-5, 1), DayOf(m.year, 6*m.n+1, 1) - 1
	case year:
		return DayOf(m.year, 1, 1), DayOf(m.year, 12, 31)
	case decade:
		return DayOf(m.year, 1, 1), DayOf(m.year+9, 12, 31)
	case century:
		return DayOf(m.year, 1, 1), DayOf(m.year+99, 12, 31)
	}
	d := DayOf(m.year, m.n, m.day)
	return d, d
}

// in returns the unit of the calendar in which the first day of m lies.
func (m moment) in(u unit) moment {
	first, _ := m.bounds()
	return unitOf(first, u)
}

// unitOf returns the unit of the calendar in which d lies.
func unitOf(d Day, u unit) moment {
	y, mo, dd := d.Civil()
	switch u {
	case week, weekend, fortnight:
		y, w := d.Week()
		if u == fortnight {
			u = week
		}
		return moment{grain: u, year: y, n: w}
	case month:
		return moment{grain: month, year: y, n: mo}
	case season:
		return seasonOf(y, mo)
	case quarter:
		return moment{grain: quarter, year: y, n: (mo + 2) / 3}
	case half:
		return moment{grain: half, year: y, n: (mo + 5) / 6}
	case year:
		return moment{grain: year, year: y}
	case decade:
		return moment{grain: decade, year: 10 * floorDiv(y, 10)}
	case century:
		return moment{grain: century, year: 100 * floorDiv(y, 100)}
	case millennium:
		return moment{grain: century, year: 1000 * floorDiv(y, 1000)}
	}
	return moment{grain: day, year: y, n: mo, day: dd}
}

func seasonOf(y, mo int) moment {
	if mo < 3 {
		return moment{grain: season, year: y - 1, n: 4}
	}
	return moment{grain: season, year: y, n: mo / 3}
}

// shift returns the unit that lies n units after the one in which m begins.
func (m moment) shift(n int, u unit) moment {
	first, _ := m.bounds()
	y, mo, dd := first.Civil()
	switch u {
	case second, minute, hour:
		return onDay(first)
	case day, night:
		return onDay(first + Day(n))
	case week, weekend:
		return unitOf(first+Day(7*n), u)
	case fortnight:
		return unitOf(first+Day(14*n), week)
	case month:
		return unitOf(DayOf(y, mo+n, 1), month)
	case quarter:
		return unitOf(DayOf(y, mo+3*n, 1), quarter)
	case half:
		return unitOf(DayOf(y, mo+6*n, 1), half)
	case season:
		return unitOf(DayOf(y, mo+3*n, 1), season)
	case decade:
		return unitOf(DayOf(y+10*n, mo, dd), decade)
	case century:
		return unitOf(DayOf(y+100*n, mo, dd), century)
	case millennium:
		return unitOf(DayOf(y+1000*n, mo, dd), century)
	}
	return unitOf(DayOf(y+n, mo, 1), year)
}

// shiftDay moves a day by n units and keeps it a day: the same day of the week
// or of the month.
func shiftDay(d Day, n int, u unit) Day {
	y, m, dd := d.Civil()
	clip := func(y, m int) Day {
		first := DayOf(y, m, 1)
		fy, fm, _ := first.Civil()
		return first + Day(min(dd, daysIn(fy, fm))-1)
	}
	switch u {
	case day, night:
		return d + Day(n)
	case week, weekend:
		return d + Day(7*n)
	case fortnight:
		return d + Day(14*n)
	case month:
		return clip(y, m+n)
	case quarter:
		return clip(y, m+3*n)
	case half:
		return clip(y, m+6*n)
	case year:
		return clip(y+n, m)
	case decade:
		return clip(y+10*n, m)
	case century:
		return clip(y+100*n, m)
	}
	return d
}

var seasonNames = [...]string{"XX", "SP", "SU", "FA", "WI"}

// timex returns the TIMEX3 value.
func (m moment) timex() string {
	if m.ref != "" {
		return m.ref
	}
	y := timexYear(m.year)
	switch m.grain {
	case week:
		return numbered(y, "-W", m.n)
	case weekend:
		return numbered(y, "-W", m.n) + "-WE"
	case month:
		return numbered(y, "-", m.n)
	case season:
		return y + "-" + seasonNames[m.n]
	case quarter:
		if m.n == 0 {
			return y + "-QX"
		}
		return y + "-Q" + strconv.Itoa(m.n)
	case half:
		return y + "-H" + strconv.Itoa(m.n)
	case year:
		if m.fy {
			return "FY" + y
		}
		return y
	case decade:
		return centuries(m.year, 10, "%03d")
	case century:
		return centuries(m.year, 100, "%02d")
	case unitNone:
		return "XXXX-XX-XX" + m.part + m.zone
	}
	if m.weekd != 0 {
		return "XXXX-WXX-" + strconv.Itoa(m.weekd) + m.part + m.zone
	}
	return numbered(numbered(y, "-", m.n), "-", m.day) + m.part + m.zone
}

func timexYear(y int) string {
	switch {
	case y == noYear:
		return "XXXX"
	case y <= 0:
		return fmt.Sprintf("BC%04d", 1-y)
	}
	return fmt.Sprintf("%04d", y)
}

func numbered(y, sep string, n int) string {
	if n == 0 {
		return y + sep + "XX"
	}
	if n < 10 {
		sep += "0"
	}
	return y + sep + strconv.Itoa(n)
}

// centuries writes the first digits of a year: "199" for the 1990s. A decade
// before Christ is that of its years as they are counted back.
func centuries(y, by int, format string) string {
	switch {
	case y == noYear:
		return strings.Repeat("X", len(fmt.Sprintf(format, 0)))
	case y <= 0:
		return "BC" + fmt.Sprintf(format, (-y)/by)
	}
	return fmt.Sprintf(format, y/by)
}

// edtf returns the EDTF form, "" for what has none. mod is the TIMEX3 mod.
func (m moment) edtf(mod string) string {
	if m.ref != "" || !m.known() || m.year > 9999 || m.year < -9999 {
		return ""
	}
	first, last := m.bounds()
	approx := ""
	switch mod {
	case "APPROX":
		approx = "~"
	case "START", "MID", "END":
		if f, l, ok := third(m, mod); ok {
			return f.String() + "~/" + l.String() + "~"
		}
	}
	y := yearString(m.year)
	switch m.grain {
	case week, weekend:
		return first.String() + approx + "/" + last.String() + approx
	case month:
		return numbered(y, "-", m.n) + approx
	case season:
		return fmt.Sprintf("%s-%d%s", y, 20+m.n, approx)
	case quarter:
		if m.n == 0 {
			return ""
		}
		return fmt.Sprintf("%s-%d%s", y, 32+m.n, approx)
	case half:
		return fmt.Sprintf("%s-%d%s", y, 39+m.n, approx)
	case year:
		return y + approx
	case decade:
		if m.year < 0 {
			return first.String()[:5] + "/" + last.String()[:5]
		}
		return y[:3] + "X" + approx
	case century:
		if m.year < 0 {
			return first.String()[:5] + "/" + last.String()[:5]
		}
		return y[:2] + "XX" + approx
	}
	if m.n == 0 || m.day == 0 {
		return ""
	}
	return first.String() + approx
}

// third returns the first, middle or last third of a month or a year.
func third(m moment, mod string) (first, last Day, ok bool) {
	k := map[string]int{"START": 0, "MID": 1, "END": 2}[mod]
	switch m.grain {
	case month:
		end := daysIn(m.year, m.n)
		return DayOf(m.year, m.n, 10*k+1), DayOf(m.year, m.n, min(10*k+10+k/2*10, end)), true
	case year:
		return DayOf(m.year, 4*k+1, 1), DayOf(m.year, 4*k+5, 1) - 1, true
	case season, quarter, half, decade, century:
		f, l := m.bounds()
		n := (l - f + 1) / 3
		return f + Day(k)*n, f + Day(k+1)*n - 1, true
	}
	return 0, 0, false
}
