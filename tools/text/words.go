package text

import (
	"unicode"
	"unicode/utf8"
)

// Kind says what a word is made of.
type Kind uint8

const (
	Letters Kind = iota // a run of letters and their marks
	Digits              // a run of decimal digits of any script
	Mark                // one character of punctuation or a symbol
)

// Word is the smallest piece the readers look at: a run of letters, a run of
// digits, or one mark. "24th" is two words, "mid-June" three, "U.S." four.
type Word struct {
	Span
	Kind  Kind
	Upper bool // the first letter is a capital
	Gap   bool // white space stands before it, or the text begins here
	Line  bool // a line break stands in that white space
}

// Words cuts s[from:to] into words and appends them to dst.
func Words(dst []Word, s string, from, to int) []Word {
	gap, line := true, from == 0
	for i := from; i < to; {
		c := s[i]
		if c < utf8.RuneSelf {
			switch class[c] {
			case space:
				gap = true
				if c == '\n' {
					line = true
				}
				i++
				continue
			case letter:
				j := i + 1
				for j < to && class[s[j]] == letter {
					j++
				}
				if j == to || s[j] < utf8.RuneSelf {
					dst = append(dst, Word{Span{i, j}, Letters, c <= 'Z', gap, line})
					i, gap, line = j, false, false
					continue
				}
			case digit:
				j := i + 1
				for j < to && class[s[j]] == digit {
					j++
				}
				if j == to || s[j] < utf8.RuneSelf {
					dst = append(dst, Word{Span{i, j}, Digits, false, gap, line})
					i, gap, line = j, false, false
					continue
				}
			default:
				dst = append(dst, Word{Span{i, i + 1}, Mark, false, gap, line})
				i, gap, line = i+1, false, false
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(s[i:to])
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			gap = true
			if r == '\u2028' || r == '\u2029' || r == '\u0085' {
				line = true
			}
			i += n
			continue
		}
		kind, j := kindOf(r), i+n
		if kind != Mark {
			for j < to {
				r2, m := utf8.DecodeRuneInString(s[j:to])
				k := kindOf(r2)
				if k != kind && !(kind == Letters && unicode.IsMark(r2)) {
					break
				}
				j += m
			}
		}
		dst = append(dst, Word{Span{i, j}, kind, unicode.IsUpper(r), gap, line})
		i, gap, line = j, false, false
	}
	return dst
}

func kindOf(r rune) Kind {
	switch {
	case unicode.IsLetter(r):
		return Letters
	case unicode.IsDigit(r):
		return Digits
	}
	return Mark
}

const (
	other = iota
	space
	letter
	digit
)

var class = func() (t [256]uint8) {
	for c := range utf8.RuneSelf {
		switch {
		case c <= ' ':
			t[c] = space
		case c >= '0' && c <= '9':
			t[c] = digit
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			t[c] = letter
		}
	}
	return t
}()
