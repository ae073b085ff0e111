package dates

import (
	"strings"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// address reads "/2020/09/24/", "/2020/09/", "/2020/sep/24/", "-20200912-", "/2020-09-12/"
// and "?date=2020-09-12".
func (w *weigher) address() {
	if when, quote := w.inAddress(); when != "" {
		w.add(when, articles.Inferred, "its address holds", "address", quote, text.Span{})
	}
}

func (w *weigher) addressClue() EDTF {
	when, _ := w.inAddress()
	e, _ := ParseEDTF(when)
	return e
}

func (w *weigher) inAddress() (when, quote string) {
	url, query, _ := strings.Cut(w.a.URL, "?")
	if i := strings.Index(url, "://"); i >= 0 {
		url = url[i+3:]
	}
	_, path, _ := strings.Cut(url, "/")
	if when, quote = dateInAddress("/" + path); when != "" {
		return when, quote
	}
	for _, part := range strings.Split(query, "&") {
		key, value, _ := strings.Cut(part, "=")
		if !strings.Contains(key, "date") && !strings.HasPrefix(key, "pub") {
			continue
		}
		if when, n := dateAt(value); n > 0 && len(when) == len("2020-09-12") {
			return when, value[:n]
		}
	}
	return "", ""
}

// countriesOfMonthFirst are the ends of addresses where 03/04 is the fourth of March;
// those of no country tell nothing.
var countriesOfMonthFirst = map[string]bool{"us": true, "gov": true, "mil": true, "ph": true}

// ofCountry chooses how to read 03/04/2020 by the country of the address.
func (w *weigher) ofCountry(t Time, when string) string {
	e, err := ParseEDTF(when)
	if err != nil || e.Precision() != OneOf || t.Rule != "numeric" {
		return when
	}
	host := w.a.URL
	if i := strings.Index(host, "://"); i >= 0 {
		host = host[i+3:]
	}
	host, _, _ = strings.Cut(host, "/")
	end := host[strings.LastIndexByte(host, '.')+1:]
	monthFirst := countriesOfMonthFirst[end]
	if len(end) != 2 && !monthFirst || end == "co" || end == "tv" || end == "io" {
		return when
	}
	y, m, d := t.year, t.month, t.day // as read with the month first
	if !monthFirst {
		m, d = d, m
	}
	return DayOf(y, m, d).String()
}

func dateInAddress(path string) (when, quote string) {
	for i := 0; i < len(path); i++ {
		if isFigure(path[i]) && i > 0 && !isFigure(path[i-1]) && !isLetter(path[i-1]) {
			if when, n := dateAt(path[i:]); n > 0 {
				return when, path[i : i+n]
			}
		}
	}
	return "", ""
}

// dateAt reads a date at the beginning of s and returns how long it is.
func dateAt(s string) (when string, n int) {
	y, ok := figuresAt(s, 0, 4)
	if !ok || y < 1990 || y > 2100 || len(s) < 5 {
		return "", 0
	}
	if !isFigure(s[4]) { // 2020/09/24, 2020-09-24, 2020/09
		sep := s[4]
		if sep != '/' && sep != '-' && sep != '_' {
			return "", 0
		}
		m, k := shortFigures(s, 5)
		if k == 0 && sep == '/' {
			m, k = monthInLetters(s, 5)
		}
		if m < 1 || m > 12 || k == 0 {
			return "", 0
		}
		if 5+k < len(s) && s[5+k] == sep {
			if d, kd := shortFigures(s, 6+k); kd > 0 && d >= 1 && d <= daysIn(y, m) && !continues(s, 6+k+kd) {
				return DayOf(y, m, d).String(), 6 + k + kd
			}
		}
		if sep == '/' && !continues(s, 5+k) {
			return DayOf(y, m, 1).String()[:7], 5 + k
		}
		return "", 0
	}
	m, ok1 := figuresAt(s, 4, 2)
	d, ok2 := figuresAt(s, 6, 2)
	if ok1 && ok2 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m) && !continues(s, 8) {
		return DayOf(y, m, d).String(), 8
	}
	return "", 0
}

// monthInLetters reads "sep" and "september", and returns how many letters.
func monthInLetters(s string, i int) (m, n int) {
	for i+n < len(s) && isLetter(s[i+n]) {
		n++
	}
	w := strings.ToLower(s[i : i+n])
	for k, name := range [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		if w == name || w == name[:3] || w == "sept" && k == 8 {
			return k + 1, n
		}
	}
	return 0, 0
}

func continues(s string, i int) bool { return i < len(s) && (isFigure(s[i]) || isLetter(s[i])) }

func figuresAt(s string, i, n int) (int, bool) {
	if i+n > len(s) {
		return 0, false
	}
	v := 0
	for _, c := range []byte(s[i : i+n]) {
		if !isFigure(c) {
			return 0, false
		}
		v = 10*v + int(c-'0')
	}
	return v, true
}

// shortFigures reads one or two figures and returns how many.
func shortFigures(s string, i int) (v, n int) {
	for n < 2 && i+n < len(s) && isFigure(s[i+n]) {
		v, n = 10*v+int(s[i+n]-'0'), n+1
	}
	return v, n
}

func isFigure(c byte) bool { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
