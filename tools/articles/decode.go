package articles

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	utf16 "golang.org/x/text/encoding/unicode"
)

// decode makes the seed UTF-8 and refuses what is no text, each at its place.
// A UTF-8 seed is kept byte for byte, so that places are those of the file;
// of other charsets they are those of the decoded text.
func (r *reader) decode(data []byte, html bool) {
	e, name := encodingOf(data, html)
	r.charset = name
	r.src = string(data)
	if e != nil {
		b, err := e.NewDecoder().Bytes(data)
		if err != nil {
			r.fault(0, "cannot be decoded as "+name, "save it as UTF-8")
			return
		}
		r.src = string(b)
	}
	r.lines = lineStarts(r.src)
	r.refuseBytes()
}

// encodingOf says in which charset data is written: nil for UTF-8.
func encodingOf(data []byte, html bool) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return utf16.UTF16(utf16.BigEndian, utf16.ExpectBOM), "utf-16be"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM), "utf-16le"
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return nil, "utf-8"
	}
	// Bytes that are UTF-8 are hardly ever anything else, whatever a page says
	// of itself. ISO-2022-JP is: its bytes are all ASCII.
	if utf8.Valid(data) && !bytes.Contains(data, []byte("\x1b$")) {
		return nil, "utf-8"
	}
	if html {
		if e, name, certain := charset.DetermineEncoding(data, "text/html"); certain && name != "utf-8" {
			return e, name
		} else if certain {
			return nil, name
		}
	}
	return guessed(data)
}

// guessed returns the charset that data looks like, or UTF-8, in which it has
// faults, when it looks like none.
func guessed(data []byte) (encoding.Encoding, string) {
	if bytes.IndexByte(data, 0) >= 0 || brokenUTF8(data) {
		return nil, "utf-8"
	}
	for _, name := range detected(data) {
		if e, name := charset.Lookup(name); e != nil && name != "utf-8" && name != "replacement" && likely(e, data) {
			return e, name
		}
	}
	return nil, "utf-8"
}

// Charsets that are taken first where several are as likely, in this order.
var charsetOrder = []string{"windows-1252", "windows-1256", "windows-1251", "windows-1254"}

// detected returns the charsets that data is most like. The detector finds
// equals in any order; here they stand in one.
func detected(data []byte) []string {
	all, err := chardet.NewTextDetector().DetectAll(data)
	if err != nil {
		return nil
	}
	var names []string
	for _, c := range all {
		if c.Confidence < all[0].Confidence {
			break
		}
		name := strings.ToLower(c.Charset)
		if name == "iso-8859-1" {
			name = "windows-1252" // a superset of what it prints
		}
		names = append(names, name)
	}
	rank := func(name string) int {
		if i := slices.Index(charsetOrder, name); i >= 0 {
			return i
		}
		return len(charsetOrder)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	return slices.Compact(names)
}

// brokenUTF8 tells whether data holds characters of UTF-8 besides the bytes
// that are none: then it is a damaged file, not one of another charset.
func brokenUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		c, n := utf8.DecodeRune(data)
		switch {
		case c == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good > bad
}

// likely tells whether data decoded with e reads like a text: no control
// characters, and letters beyond ASCII standing in words, not alone.
func likely(e encoding.Encoding, data []byte) bool {
	b, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return false
	}
	inWord, alone := 0, 0
	rs := []rune(string(b))
	for i, c := range rs {
		switch {
		case c < utf8.RuneSelf:
		case c == utf8.RuneError, c < 0xa0:
			return false
		case unicode.IsLetter(c):
			if (i > 0 && unicode.IsLetter(rs[i-1])) || (i+1 < len(rs) && unicode.IsLetter(rs[i+1])) {
				inWord++
			} else if !strings.ContainsRune("àéèìòóúíÀÉÈ", c) {
				alone++
			}
		}
	}
	return alone == 0 || inWord > 9*alone
}

// Most faults of one kind that are told one by one.
const maxFaults = 5

// refuseBytes refuses NUL, invalid UTF-8 and the characters that make a text
// read otherwise than it stands.
func (r *reader) refuseBytes() {
	if isPlainASCII(r.src) {
		return
	}
	n := 0
	for i, c := range r.src {
		what, hint := "", ""
		switch {
		case c == 0:
			what, hint = "a NUL character", "save the seed as text"
		case c == utf8.RuneError && strings.HasPrefix(r.src[i:], "\uFFFD"):
			continue // somebody's replacement mark, honestly encoded
		case c == utf8.RuneError:
			what, hint = fmt.Sprintf("invalid UTF-8 (byte 0x%02x)", r.src[i]), "save the seed as UTF-8"
		case c >= 0x202a && c <= 0x202e, c >= 0x2066 && c <= 0x2069:
			what, hint = fmt.Sprintf("bidirectional control %U", c), "remove it: it makes a text read otherwise than it stands"
		default:
			continue
		}
		if n++; n > maxFaults {
			r.fault(i, "more such characters follow", "")
			return
		}
		r.fault(i, what, hint)
	}
}

func isPlainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == 0 || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
