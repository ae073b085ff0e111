// Package text holds a text that keeps its positions: every byte of it knows
// where in the file it stood, and it is cut once into paragraphs, sentences
// and words that all readers share.
//
// What goes in is decoded UTF-8; what comes out are half-open byte ranges.
// The package knows nothing of dates, names or files, and it refuses nothing:
// any bytes are cut somehow, never outside the text, and never with a panic.
package text

import "sort"

// Span is a half-open range of bytes, [Start, End).
type Span struct{ Start, End int }

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Holds tells whether o lies wholly inside s.
func (s Span) Holds(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps tells whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Text is a decoded text and the place in the file of each of its bytes.
// The zero value is the empty text.
type Text struct {
	S    string
	runs []run
}

// A run is a stretch of the text that was copied byte for byte (made is
// false) or that stands for the file's bytes [src, end) (an entity, say).
type run struct {
	at       int // offset in Text.S
	src, end int // offsets in the file
	made     bool
}

// Plain returns s as a text whose positions are those of the file.
func Plain(s string) Text {
	return Text{S: s, runs: []run{{0, 0, len(s), false}}}
}

// Source returns the range of the file that the range sp of the text came from.
func (t Text) Source(sp Span) Span {
	if len(t.runs) == 0 {
		return sp
	}
	start, _ := t.source(sp.Start)
	if sp.End <= sp.Start {
		return Span{start, start}
	}
	_, end := t.source(sp.End - 1)
	return Span{start, end}
}

// source returns the range of the file behind the one byte at off.
func (t Text) source(off int) (start, end int) {
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].at > off }) - 1
	if i < 0 {
		return off, off + 1
	}
	r := t.runs[i]
	if r.made {
		return r.src, r.end
	}
	p := r.src + off - r.at
	return p, p + 1
}

// A Builder makes a Text from pieces of a file. The zero value is ready.
type Builder struct {
	b    []byte
	runs []run
}

// Copy appends s, which stands byte for byte at offset src of the file.
func (b *Builder) Copy(s string, src int) {
	if s == "" {
		return
	}
	if n := len(b.runs); n > 0 {
		if l := b.runs[n-1]; !l.made && l.src+len(b.b)-l.at == src {
			b.runs[n-1].end += len(s)
			b.b = append(b.b, s...)
			return
		}
	}
	b.runs = append(b.runs, run{len(b.b), src, src + len(s), false})
	b.b = append(b.b, s...)
}

// Make appends s, which stands for the bytes [src, end) of the file.
func (b *Builder) Make(s string, src, end int) {
	if s == "" {
		return
	}
	b.runs = append(b.runs, run{len(b.b), src, end, true})
	b.b = append(b.b, s...)
}

// Len returns how many bytes have been written.
func (b *Builder) Len() int { return len(b.b) }

// Text returns what was written so far.
func (b *Builder) Text() Text { return Text{S: string(b.b), runs: b.runs} }
