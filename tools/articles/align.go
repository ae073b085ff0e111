package articles

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/tools/text"

	xhtml "golang.org/x/net/html"
)

// A stream is what a page prints, without white space and tags, and the place
// in the page of each of its bytes. By it the words that were picked out of a
// page are found again.
type stream struct {
	b          []byte
	start, end []int32 // of what each byte stands for, in the page
}

// stretch is a stretch of a stream.
type stretch struct {
	from, to int
	ok       bool
}

// newStream reads the page src from offset at on.
func newStream(src string, at int) *stream {
	p := &stream{}
	z := xhtml.NewTokenizer(strings.NewReader(src[at:]))
	for hidden := ""; ; {
		kind := z.Next()
		if kind == xhtml.ErrorToken {
			return p
		}
		raw := len(z.Raw())
		switch kind {
		case xhtml.TextToken:
			if hidden == "" {
				p.text(src[at:at+raw], at)
			}
		case xhtml.StartTagToken:
			name, _ := z.TagName()
			if n := string(name); hidden == "" && isHidden(n) {
				hidden = n
			}
		case xhtml.EndTagToken:
			if name, _ := z.TagName(); string(name) == hidden {
				hidden = ""
			}
		}
		at += raw
	}
}

func isHidden(tag string) bool {
	switch tag {
	case "script", "style", "noscript", "template", "title", "textarea", "iframe", "svg":
		return true
	}
	return false
}

// text appends the printed characters of s, which stands at offset at.
func (p *stream) text(s string, at int) {
	for i := 0; i < len(s); {
		n, out := 1, s[i:i+1]
		if s[i] == '&' {
			out, n = entity(s[i:])
		} else if s[i] >= utf8.RuneSelf {
			_, n = utf8.DecodeRuneInString(s[i:])
			out = s[i : i+n]
		}
		for j, c := range out {
			if !printed(c) {
				continue
			}
			for k := range utf8.RuneLen(c) {
				p.b = append(p.b, out[j+k])
				if len(out) == n && out == s[i:i+n] {
					p.start = append(p.start, int32(at+i+j+k))
					p.end = append(p.end, int32(at+i+j+k+1))
				} else {
					p.start = append(p.start, int32(at+i))
					p.end = append(p.end, int32(at+i+n))
				}
			}
		}
		i += n
	}
}

// entity returns what the entity at the start of s stands for, and its length.
func entity(s string) (string, int) {
	n := 1
	for n < len(s) && n < 40 && (s[n] == '#' || s[n] >= '0' && s[n] <= '9' || s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z') {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	if out := html.UnescapeString(s[:n]); out != s[:n] {
		return out, n
	}
	return s[:1], 1
}

// printed tells whether c leaves a mark: white space and the invisible
// characters that extractors drop do not.
func printed(c rune) bool {
	return !unicode.IsSpace(c) && !unicode.IsControl(c) && !unicode.Is(unicode.Cf, c)
}

// inked returns s without white space.
func inked(s string) []byte {
	b := make([]byte, 0, len(s))
	for _, c := range s {
		if printed(c) {
			b = utf8.AppendRune(b, c)
		}
	}
	return b
}

// first returns where s stands first from offset from on.
func (p *stream) first(s string, from int) stretch {
	q := inked(s)
	if i := bytes.Index(p.b[from:], q); i >= 0 && len(q) > 0 {
		return stretch{from + i, from + i + len(q), true}
	}
	return stretch{}
}

// last returns where s stands last before offset to.
func (p *stream) last(s string, to int) stretch {
	q := inked(s)
	if i := bytes.LastIndex(p.b[:to], q); i >= 0 && len(q) > 0 {
		return stretch{i, i + len(q), true}
	}
	return stretch{}
}

// align finds the parts. The longest is found first, for it stands nowhere
// else; from it, those before are looked for backwards and those after
// forwards, so that a heading is not taken for its twin in a menu.
func (p *stream) align(parts []part) {
	longest := -1
	for i := range parts {
		if longest < 0 || len(parts[i].s) > len(parts[longest].s) {
			if at := p.first(parts[i].s, 0); at.ok {
				longest, parts[i].at = i, at
			}
		}
	}
	if longest < 0 {
		return
	}
	to := parts[longest].at.from
	for i := longest - 1; i >= 0; i-- {
		if parts[i].at = p.last(parts[i].s, to); parts[i].at.ok {
			to = parts[i].at.from
		}
	}
	from := parts[longest].at.to
	for i := longest + 1; i < len(parts); i++ {
		if parts[i].at = p.first(parts[i].s, from); parts[i].at.ok {
			from = parts[i].at.to
			continue
		}
		parts[i].at.from = from // as near as is known
	}
}

// write writes a part: each character from its place in the page. A part that
// the page does not print as it was picked out is written word by word; words
// that are not found stand for the place of the last one that was, and whole
// is false.
func (p *stream) write(b *text.Builder, pt part) (last int, whole bool) {
	k, end := pt.at.from, p.place(pt.at.from)
	whole = true
	for i, w := range strings.Fields(pt.s) {
		at := stretch{k, k + len(inked(w)), pt.at.ok}
		if !pt.at.ok {
			at = p.near(w, k)
		}
		if i > 0 {
			next := end
			if at.ok && at.to > at.from {
				next = max(end, int(p.start[at.from]))
			}
			b.Make(" ", end, next)
		}
		if !at.ok {
			b.Make(w, end, end)
			whole = false
			continue
		}
		if at.to > at.from {
			p.copy(b, at)
			end = int(p.end[at.to-1])
		}
		k = at.to
	}
	return end, whole
}

// As far ahead a word of a part is looked for, in printed bytes.
const reach = 400

func (p *stream) near(w string, from int) stretch {
	q := inked(w)
	if i := bytes.Index(p.b[min(from, len(p.b)):min(from+reach, len(p.b))], q); i >= 0 && len(q) > 0 {
		return stretch{from + i, from + i + len(q), true}
	}
	return stretch{}
}

// place returns the offset in the page of the byte at k of the stream.
func (p *stream) place(k int) int {
	if k < len(p.start) {
		return int(p.start[k])
	}
	if n := len(p.end); n > 0 {
		return int(p.end[n-1])
	}
	return 0
}

// copy writes the bytes of a stretch, those that stand together in the page at once.
func (p *stream) copy(b *text.Builder, at stretch) {
	for i := at.from; i < at.to; {
		j := i + 1
		if p.end[i]-p.start[i] == 1 {
			for j < at.to && p.start[j] == p.start[j-1]+1 && p.end[j]-p.start[j] == 1 {
				j++
			}
			b.Copy(string(p.b[i:j]), int(p.start[i]))
		} else {
			for j < at.to && p.start[j] == p.start[i] && p.end[j] == p.end[i] {
				j++
			}
			b.Make(string(p.b[i:j]), int(p.start[i]), int(p.end[i]))
		}
		i = j
	}
}
