package dates

import (
	"cmp"
	"encoding"
	"fmt"
	"strings"
)

// EDTF is a date of the Extended Date/Time Format (ISO 8601-2:2019, annex A; the
// Library of Congress' levels 0, 1 and 2). The zero value is no date. Values
// are made by ParseEDTF and not changed after.
type EDTF struct {
	s         string
	precision Precision
	approx    bool    // ~ or % somewhere
	uncertain bool    // ? or % somewhere
	parts     []reach // what it may mean: one element, or one for each member of a set
}

// A reach is a stretch of days.
type reach struct{ first, last Day }

// Precision says how fine a date is, finest first.
type Precision uint8

// The precisions of EDTF. A Moment has a clock time (level 0); Season covers 21
// to 32 (levels 1 and 2), Quarter 33 to 36, Third 37 to 39 and Half 40 to 41
// (level 2); Decade and Century have one or two unspecified digits (level 1).
const (
	NoPrecision Precision = iota
	Moment
	DayPrecision
	MonthPrecision
	Quarter
	Season
	Third
	Half
	YearPrecision
	DecadePrecision
	CenturyPrecision
	Interval
	OneOf // [a,b]
	AllOf // {a,b}
)

var precisionNames = [...]string{"", "moment", "day", "month", "quarter", "season", "third", "half", "year",
	"decade", "century", "interval", "set", "set"}

// String returns the name of the precision: "day", "month" …
func (p Precision) String() string { return precisionNames[p] }

var (
	_ encoding.TextMarshaler   = EDTF{}
	_ encoding.TextUnmarshaler = (*EDTF)(nil)
)

// ParseEDTF reads and validates a date. Its errors say what is wrong with which part.
func ParseEDTF(s string) (EDTF, error) {
	e := EDTF{s: s}
	var err error
	switch {
	case s == "":
		return EDTF{}, fmt.Errorf("empty date")
	case len(s) > maxEDTF:
		return EDTF{}, fmt.Errorf("date of %d bytes is too long", len(s))
	case s[0] == '[' || s[0] == '{':
		err = e.parseSet()
	case strings.Contains(s, "/"):
		err = e.parseInterval()
	default:
		var r reach
		r, err = e.parsePoint(s)
		e.parts = []reach{r}
	}
	if err != nil {
		return EDTF{}, fmt.Errorf("%q is no EDTF date: %w", s, err)
	}
	return e, nil
}

const maxEDTF = 4096

// String returns the date as it was written.
func (e EDTF) String() string { return e.s }

// IsZero tells whether e is no date.
func (e EDTF) IsZero() bool { return e.s == "" }

// MarshalText returns the date as it was written.
func (e EDTF) MarshalText() ([]byte, error) { return []byte(e.s), nil }

// UnmarshalText reads a date; an empty text is no date.
func (e *EDTF) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*e = EDTF{}
		return nil
	}
	v, err := ParseEDTF(string(b))
	if err == nil {
		*e = v
	}
	return err
}

// Precision returns how fine the date is.
func (e EDTF) Precision() Precision { return e.precision }

// Approximate tells whether "~" or "%" stands in the date (level 1, "circa").
func (e EDTF) Approximate() bool { return e.approx }

// Uncertain tells whether "?" or "%" stands in the date (level 1).
func (e EDTF) Uncertain() bool { return e.uncertain }

// Bounds returns the first and the last day that the date may mean; Past and
// Future stand for an open or unknown end. Qualifiers do not widen it.
func (e EDTF) Bounds() (first, last Day) {
	if len(e.parts) == 0 {
		return Past, Future
	}
	first, last = Future, Past
	for _, p := range e.parts {
		first, last = min(first, p.first), max(last, p.last)
	}
	return first, last
}

// Span returns how many days lie between the bounds, both counted; it is very
// large where an end is open. Of two dates the one with the smaller Span is the
// more precise.
func (e EDTF) Span() int {
	first, last := e.Bounds()
	return int(last-first) + 1
}

// Members returns the members of a set, or e alone.
func (e EDTF) Members() []EDTF {
	if e.precision != OneOf && e.precision != AllOf {
		return []EDTF{e}
	}
	var out []EDTF
	for _, s := range strings.Split(e.s[1:len(e.s)-1], ",") {
		s = strings.TrimSpace(s)
		if i := strings.Index(s, ".."); i >= 0 {
			s = openAsInterval(s, i)
		}
		if m, err := ParseEDTF(s); err == nil {
			out = append(out, m)
		}
	}
	return out
}

// openAsInterval writes the "a..b" of a set as the interval it stands for.
func openAsInterval(s string, i int) string {
	a, b := s[:i], s[i+2:]
	if a == "" {
		a = ".."
	}
	if b == "" {
		b = ".."
	}
	return a + "/" + b
}

// Overlaps tells whether the two dates can be the same day: whether any of what
// the one may mean shares a day with any of what the other may mean.
func (e EDTF) Overlaps(o EDTF) bool {
	for _, a := range e.parts {
		for _, b := range o.parts {
			if a.first <= b.last && b.first <= a.last {
				return true
			}
		}
	}
	return false
}

// Within tells whether every day that e may mean is one that o may mean.
func (e EDTF) Within(o EDTF) bool {
	for _, a := range e.parts {
		held := false
		for _, b := range o.parts {
			held = held || b.first <= a.first && a.last <= b.last
		}
		if !held {
			return false
		}
	}
	return len(e.parts) > 0
}

// Intersect returns the days common to both as a date, and whether there are
// any. Where one lies within the other it is that one, as written.
func (e EDTF) Intersect(o EDTF) (EDTF, bool) {
	switch {
	case !e.Overlaps(o):
		return EDTF{}, false
	case e.Within(o):
		return e, true
	case o.Within(e):
		return o, true
	}
	var kept []string
	for _, a := range e.Members() {
		for _, b := range o.Members() {
			if a.Overlaps(b) {
				af, al := a.Bounds()
				bf, bl := b.Bounds()
				kept = append(kept, spanString(max(af, bf), min(al, bl)))
			}
		}
	}
	if len(kept) == 1 {
		out, err := ParseEDTF(kept[0])
		return out, err == nil
	}
	for i, k := range kept {
		kept[i] = strings.ReplaceAll(k, "/", "..")
	}
	out, err := ParseEDTF("[" + strings.Join(kept, ",") + "]")
	return out, err == nil
}

// Compare orders dates by their first day, then by their last, then as strings.
func (e EDTF) Compare(o EDTF) int {
	ef, el := e.Bounds()
	of, ol := o.Bounds()
	return cmp.Or(cmp.Compare(ef, of), cmp.Compare(el, ol), strings.Compare(e.s, o.s))
}

// spanString writes a stretch of days in the shortest way: a day, a month, a
// year, or an interval of days.
func spanString(first, last Day) string {
	if first <= Past || last >= Future {
		return first.String() + "/" + last.String()
	}
	y, m, d := first.Civil()
	switch {
	case first == last:
		return first.String()
	case d == 1 && last == DayOf(y, m+1, 1)-1:
		return first.String()[:len(first.String())-3]
	case d == 1 && m == 1 && last == DayOf(y+1, 1, 1)-1:
		return yearString(y)
	}
	return first.String() + "/" + last.String()
}
