package dates

import (
	"strings"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// address reads "/2020/09/24/", "/2020/09/", "-20200912-" and "/2020-09-12/".
func (w *weigher) address() {
	url, _, _ := strings.Cut(w.a.URL, "?")
	if i := strings.Index(url, "://"); i >= 0 {
		url = url[i+3:]
	}
	_, path, _ := strings.Cut(url, "/")
	if when, quote := dateInAddress("/" + path); when != "" {
		w.add(when, articles.Inferred, "its address holds", "address", quote, text.Span{})
	}
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
