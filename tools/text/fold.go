package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendFold appends the folded form of s to dst and returns it: lower case,
// without diacritics, apostrophes or Arabic vowel signs, the forms of alef, ya
// and ta marbuta made one. "Haïne’s" and "haines" fold alike. Spaces and
// hyphens are kept. It allocates only where dst is too small.
func AppendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r < rune(len(latinFold)) {
				dst = append(dst, latinFold[r]...)
			} else {
				dst = foldRune(dst, r)
			}
			i += n
			continue
		}
		i++
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == '\'' || c == '`':
			continue
		}
		dst = append(dst, c)
	}
	return dst
}

// Fold returns the folded form of s. See AppendFold.
func Fold(s string) string {
	return string(AppendFold(make([]byte, 0, len(s)), s))
}

// Letters that Unicode does not take apart, and Arabic forms that news prints
// at random, each with what stands for it.
var letterFold = map[rune]string{
	'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ß': "ss", 'ı': "i", 'ħ': "h",
	'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ى': "ي", 'ة': "ه", 'ؤ': "و", 'ئ': "ي", 'ـ': "",
	'’': "", '‘': "", 'ʼ': "", 'ʻ': "", 'ʿ': "", 'ʾ': "", '´': "", '′': "",
	'‐': "-", '‑': "-", '\u00ad': "", '\u200c': "", '\u200d': "", '\u200e': "", '\u200f': "", '\u00a0': " ",
}

// latinFold is the folded form of the letters of Latin alphabets, beforehand.
var latinFold = func() (t [0x250]string) {
	for r := rune(utf8.RuneSelf); r < rune(len(t)); r++ {
		t[r] = string(foldRune(nil, r))
	}
	return t
}()

// foldRune appends the folded form of r. A composed letter is taken apart and
// its marks are dropped, so it does not matter how a text composes them.
func foldRune(dst []byte, r rune) []byte {
	r = unicode.ToLower(r)
	if f, ok := letterFold[r]; ok {
		return append(dst, f...)
	}
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	var buf [utf8.UTFMax]byte
	d := norm.NFD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition()
	if d == nil {
		return utf8.AppendRune(dst, r)
	}
	for len(d) > 0 {
		p, n := utf8.DecodeRune(d)
		dst = foldRune(dst, p)
		d = d[n:]
	}
	return dst
}

// Slug returns s as one part of an address: folded words joined by hyphens, at
// most max bytes, cut between words. Letters of every script are kept.
func Slug(s string, max int) string {
	var b strings.Builder
	for _, w := range Words(nil, s, 0, len(s)) {
		if w.Kind == Mark {
			continue
		}
		f := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, Fold(s[w.Start:w.End]))
		if f == "" {
			continue
		}
		// "Morocco's" is one word to a reader, two to the cutter.
		sep := "-"
		if b.Len() == 0 || (!w.Gap && w.Start > 0 && isApostrophe(s, w.Start)) {
			sep = ""
		}
		if b.Len()+len(sep)+len(f) > max {
			if b.Len() == 0 {
				b.WriteString(cut(f, max))
			}
			break
		}
		b.WriteString(sep)
		b.WriteString(f)
	}
	return b.String()
}

func isApostrophe(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return r == '\'' || r == '’' || r == 'ʼ' || r == '‘'
}

// cut returns the longest prefix of s of at most max bytes that ends between
// characters.
func cut(s string, max int) string {
	if len(s) <= max {
		return s
	}
	for max > 0 && !utf8.RuneStart(s[max]) {
		max--
	}
	return s[:max]
}
