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
// most max bytes, cut between words. Letters of every script are kept. Words
// that nothing stands between stay one ("g20"), those that an apostrophe parts
// too ("moroccos"), and initials ("us" of "U.S."), as readers type them.
func Slug(s string, max int) string {
	var b strings.Builder
	words := Words(nil, s, 0, len(s))
	for i := 0; i < len(words); {
		var part string
		part, i = slugPart(s, words, i)
		if part == "" {
			continue
		}
		sep := "-"
		if b.Len() == 0 {
			sep = ""
		}
		if b.Len()+len(sep)+len(part) > max {
			if b.Len() == 0 {
				b.WriteString(cut(part, max))
			}
			break
		}
		b.WriteString(sep)
		b.WriteString(part)
	}
	return b.String()
}

// slugPart returns the folded letters and digits of the words from i on that
// make one part of a slug, and the index after them.
func slugPart(s string, words []Word, i int) (string, int) {
	var b strings.Builder
	for first := i; i < len(words) && (i == first || !words[i].Gap && !parts(s, words, i)); i++ {
		if words[i].Kind != Mark {
			b.WriteString(strings.Map(letterOrDigit, Fold(s[words[i].Start:words[i].End])))
		}
	}
	return b.String(), i
}

// parts tells whether the word i, which no space stands before, begins a new
// part of a slug: after any mark but an apostrophe or the full stop of initials.
func parts(s string, words []Word, i int) bool {
	if words[i].Kind == Mark {
		return false
	}
	p := words[i-1]
	if p.Kind != Mark || isApostrophe(s[p.Start:p.End]) {
		return false
	}
	initials := s[p.Start:p.End] == "." && i >= 2 && isInitial(s, words[i-2]) && isInitial(s, words[i])
	return !initials
}

func isInitial(s string, w Word) bool {
	return w.Kind == Letters && w.Upper && utf8.RuneCountInString(s[w.Start:w.End]) == 1
}

func letterOrDigit(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}

func isApostrophe(mark string) bool {
	return mark == "'" || mark == "’" || mark == "ʼ" || mark == "‘"
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
