package dates

import (
	"strings"
	"testing"
)

func TestEDTFBounds(t *testing.T) {
	for _, c := range []struct{ it, in, first, last, precision string }{
		{"reads a day", "2020-09-24", "2020-09-24", "2020-09-24", "day"},
		{"does not pad a month", "2020-02", "2020-02-01", "2020-02-29", "month"},
		{"reads a year", "1787", "1787-01-01", "1787-12-31", "year"},
		{"reads a year before Christ", "-0479", "-0479-01-01", "-0479-12-31", "year"},
		{"reads a long year", "Y12020", "Y12020-01-01", "Y12020-12-31", "year"},
		{"reads a season", "2019-22", "2019-06-01", "2019-08-31", "season"},
		{"lets a winter end in the next year", "2019-24", "2019-12-01", "2020-02-29", "season"},
		{"reads a quarter", "2020-35", "2020-07-01", "2020-09-30", "quarter"},
		{"reads a half", "2020-41", "2020-07-01", "2020-12-31", "half"},
		{"reads an interval", "2020-03-03/2020-03-09", "2020-03-03", "2020-03-09", "interval"},
		{"reads ends of different precision", "2004-06/2006-08-04", "2004-06-01", "2006-08-04", "interval"},
		{"reads an open end", "2015/..", "2015-01-01", "..", "interval"},
		{"reads an open beginning", "../2020-07", "..", "2020-07-31", "interval"},
		{"reads an unknown end", "1985/", "1985-01-01", "..", "interval"},
		{"reads qualified ends", "2022-06-11~/2022-06-20~", "2022-06-11", "2022-06-20", "interval"},
		{"reads doubt", "2019-07-04?", "2019-07-04", "2019-07-04", "day"},
		{"reads doubt of one component", "2004-06~-11", "2004-06-11", "2004-06-11", "day"},
		{"reads both kinds of doubt", "2014%", "2014-01-01", "2014-12-31", "year"},
		{"reads a decade", "199X", "1990-01-01", "1999-12-31", "decade"},
		{"reads a century", "18XX", "1800-01-01", "1899-12-31", "century"},
		{"reads an unspecified month", "1985-XX", "1985-01-01", "1985-12-31", "month"},
		{"reads an unspecified day", "1985-02-XX", "1985-02-01", "1985-02-28", "day"},
		{"reads an unspecified year of a known day", "199X-12-25", "1990-12-25", "1999-12-25", "day"},
		{"reads one of a set", "[2014-01-22,2020-01-22,2025-01-22]", "2014-01-22", "2025-01-22", "set"},
		{"reads all of a set", "{1960,1961-12}", "1960-01-01", "1961-12-31", "set"},
		{"reads a range in a set", "[..1983-12-03]", "..", "1983-12-03", "set"},
		{"reads a clock time", "2020-09-26T21:00:00", "2020-09-26", "2020-09-26", "moment"},
		{"reads a clock time with its zone", "2020-09-26T21:00:00+01:00", "2020-09-26", "2020-09-26", "moment"},
	} {
		t.Run(c.it, func(t *testing.T) {
			e, err := ParseEDTF(c.in)
			if err != nil {
				t.Fatal(err)
			}
			first, last := e.Bounds()
			if first.String() != c.first || last.String() != c.last || e.Precision().String() != c.precision {
				t.Errorf("%s: %v to %v, %v; want %s to %s, %s", c.in, first, last, e.Precision(), c.first, c.last, c.precision)
			}
		})
	}
}

func TestEDTFRefuses(t *testing.T) {
	for _, c := range []struct{ it, in, want string }{
		{"nothing", "", "empty"},
		{"a month that is not there", "2020-13", "no month"},
		{"a day that is not there", "2019-02-29", "no day"},
		{"a day nought of a month", "2019-07-00", "no day"},
		{"a month nought", "2019-00-10", "no month"},
		{"a short year", "987", "four digits"},
		{"a month of one digit", "2020-9", "two digits"},
		{"words", "yesterday", "four digits"},
		{"a day written with slashes", "24/09/2020", "one slash"},
		{"an interval that ends before it begins", "2020/2019", "ends before"},
		{"an interval without ends", "../..", "both ends"},
		{"two slashes", "2019/2020/2021", "more than one slash"},
		{"an open set", "[2019,2020", "not closed"},
		{"an empty member", "[2019,]", "four digits"},
		{"a clock time without seconds", "2020-09-26T21:00", "hh:mm:ss"},
		{"a clock time without a day", "2020-09T21:00:00", "whole day"},
		{"year nought before Christ", "-0000", "no year"},
	} {
		t.Run("refuses "+c.it, func(t *testing.T) {
			_, err := ParseEDTF(c.in)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q: %v; want an error with %q", c.in, err, c.want)
			}
		})
	}
}

func edtf(t *testing.T, s string) EDTF {
	t.Helper()
	e, err := ParseEDTF(s)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEDTFRelations(t *testing.T) {
	for _, c := range []struct {
		a, b      string
		overlap   bool
		intersect string
	}{
		{"2019-12", "2019-12-05", true, "2019-12-05"},
		{"2020-06", "2019-06-24", false, ""},
		{"2015/..", "2020-09", true, "2020-09"},
		{"[2014-01-22,2020-01-22]", "2020-01", true, "2020-01-22"},
		{"[2014-01-22,2020-01-22]", "2017", false, ""},
		{"2020-01/2020-06", "2020-04-10/2020-12-31", true, "2020-04-10/2020-06-30"},
		{"2020-09-24~", "2020-09-24", true, "2020-09-24~"},
	} {
		a, b := edtf(t, c.a), edtf(t, c.b)
		if a.Overlaps(b) != c.overlap || b.Overlaps(a) != c.overlap {
			t.Errorf("%s overlaps %s: want %v", c.a, c.b, c.overlap)
		}
		if got, ok := a.Intersect(b); ok != c.overlap || got.String() != c.intersect {
			t.Errorf("%s with %s: %q, want %q", c.a, c.b, got, c.intersect)
		}
	}
	if edtf(t, "2019").Compare(edtf(t, "2019-12-05")) >= 0 {
		t.Error("a year begins before its December")
	}
	if edtf(t, "2019-12").Span() >= edtf(t, "2019").Span() {
		t.Error("a month is more precise than a year")
	}
}

func TestDayIsItsCalendarDate(t *testing.T) {
	for d := DayOf(-600, 1, 1); d < DayOf(2500, 1, 1); d += 13 {
		y, m, day := d.Civil()
		if DayOf(y, m, day) != d {
			t.Fatalf("%d: %04d-%02d-%02d", d, y, m, day)
		}
	}
	if got := DayOf(2020, 9, 24).Weekday(); got != 4 {
		t.Errorf("24 September 2020 was a Thursday, not day %d", got)
	}
	if y, w := DayOf(2008, 12, 29).Week(); y != 2009 || w != 1 {
		t.Errorf("29 December 2008: week %d of %d, want week 1 of 2009", w, y)
	}
}

func FuzzParseEDTF(f *testing.F) {
	for _, s := range []string{"2020-09-24", "[2014,2020]", "{..1983}", "2015/..", "199X", "-0479", "2004-06~-11", "Y17000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := ParseEDTF(s)
		if err != nil {
			return
		}
		if first, last := e.Bounds(); first > last {
			t.Errorf("%q: from %v to %v", s, first, last)
		}
		if !e.Overlaps(e) || !e.Within(e) {
			t.Errorf("%q does not overlap itself", s)
		}
		if again, err := ParseEDTF(e.String()); err != nil || again.Compare(e) != 0 {
			t.Errorf("%q reads otherwise a second time: %v", s, err)
		}
	})
}
