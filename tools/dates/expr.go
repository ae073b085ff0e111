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
	a   arguments
	mod string
}

// missing is the value of an argument whose slot took no words.
const missing = -1 << 31

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
	return e, r.op.check == nil || r.op.check(m, &e.a)
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
