package dates

import "fmt"

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
// Years before year 1 follow ISO 8601: year 0 is 1 BC.
type Day int

// The ends of what has no bound.
const (
	Past   Day = -1 << 40 // before every day
	Future Day = 1 << 40  // after every day
)

// DayOf returns the day of a year, month and day of the month. Values outside
// their range carry over, as they do in package time.
func DayOf(year, month, day int) Day {
	year += floorDiv(month-1, 12)
	month = (month - 1) - 12*floorDiv(month-1, 12) + 1
	// Count years from March: the leap day is then the last of its year.
	y, m := year, month-3
	if m < 0 {
		y, m = y-1, m+12
	}
	era := floorDiv(y, 400)
	ofEra := y - 400*era
	ofYear := (153*m+2)/5 + day - 1
	return Day(era*146097 + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - 719468)
}

// Civil returns the year, month and day of the month.
func (d Day) Civil() (year, month, day int) {
	n := int(d) + 719468
	era := floorDiv(n, 146097)
	n -= era * 146097
	ofEra := (n - n/1460 + n/36524 - n/146096) / 365
	ofYear := n - (365*ofEra + ofEra/4 - ofEra/100)
	m := (5*ofYear + 2) / 153
	day = ofYear - (153*m+2)/5 + 1
	year = ofEra + 400*era
	if month = m + 3; month > 12 {
		month, year = month-12, year+1
	}
	return year, month, day
}

// Weekday returns 1 for Monday to 7 for Sunday.
func (d Day) Weekday() int { return int(d) + 3 - 7*floorDiv(int(d)+3, 7) + 1 }

// Week returns the ISO 8601 week in which the day lies and the year it is counted in.
func (d Day) Week() (year, week int) {
	thursday := d - Day(d.Weekday()) + 4
	year, _, _ = thursday.Civil()
	return year, int(thursday-DayOf(year, 1, 1))/7 + 1
}

// String returns the day as ISO 8601 writes it: "2020-09-24". The ends of what
// has no bound are "..".
func (d Day) String() string {
	if d <= Past || d >= Future {
		return ".."
	}
	y, m, day := d.Civil()
	return fmt.Sprintf("%s-%02d-%02d", yearString(y), m, day)
}

func yearString(y int) string {
	switch {
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	case y > 9999:
		return fmt.Sprintf("Y%d", y)
	}
	return fmt.Sprintf("%04d", y)
}

func daysIn(year, month int) int { return int(DayOf(year, month+1, 1) - DayOf(year, month, 1)) }

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
