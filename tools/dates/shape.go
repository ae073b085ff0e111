package dates

import (
	"fmt"
	"strings"

	"dateline/tools/text"
)

// A shape is what a rule looks for: literals, `{class}` or `{class:name}`,
// `<expression>` or `<expression:name>`, groups `( … | … )`, `?` after what may
// be missing, and square brackets round the part that is the expression when
// words beside it are only looked at.
type shape struct {
	source string
	lines  [][]piece // what the groups and question marks spell out
}

// UnmarshalText reads a shape; that it happens here gives an error its line and
// column in the rules file.
func (s *shape) UnmarshalText(b []byte) error {
	s.source = string(b)
	p := shapeParser{src: s.source}
	lines, err := p.sequence()
	if err == nil && p.pos < len(p.src) {
		err = fmt.Errorf("unexpected %q in shape", p.src[p.pos:])
	}
	if err == nil && len(lines) > 4096 {
		err = fmt.Errorf("shape spells out %d variants, more than 4096", len(lines))
	}
	s.lines = lines
	return err
}

type pieceKind uint8

const (
	pieceLiteral pieceKind = iota
	pieceClass
	pieceExpression
	pieceOpen  // [
	pieceClose // ]
)

type piece struct {
	kind       pieceKind
	word, name string
}

type shapeParser struct {
	src string
	pos int
}

// sequence reads up to the end, "|" or ")" and returns all that it spells out.
func (p *shapeParser) sequence() ([][]piece, error) {
	lines := [][]piece{nil}
	for {
		p.space()
		if p.pos == len(p.src) || p.src[p.pos] == '|' || p.src[p.pos] == ')' {
			return lines, nil
		}
		alt, err := p.element()
		if err != nil {
			return nil, err
		}
		if p.pos < len(p.src) && p.src[p.pos] == '?' {
			p.pos++
			alt = append(alt, nil)
		}
		if len(lines)*len(alt) > 4096 {
			return nil, fmt.Errorf("shape spells out more than 4096 variants")
		}
		lines = product(lines, alt)
	}
}

func product(a, b [][]piece) [][]piece {
	var out [][]piece
	for _, x := range a {
		for _, y := range b {
			out = append(out, append(append([]piece(nil), x...), y...))
		}
	}
	return out
}

func (p *shapeParser) space() {
	for p.pos < len(p.src) && (p.src[p.pos] == ' ' || p.src[p.pos] == '\n') {
		p.pos++
	}
}

func (p *shapeParser) element() ([][]piece, error) {
	switch c := p.src[p.pos]; c {
	case '(':
		return p.group()
	case '{':
		return p.slot('}', pieceClass)
	case '<':
		return p.slot('>', pieceExpression)
	case '[', ']':
		p.pos++
		return [][]piece{{{kind: pieceOpen + pieceKind((c-'[')/2)}}}, nil
	}
	from := p.pos
	for p.pos < len(p.src) && !strings.ContainsRune(" \n?|()[]{}<>", rune(p.src[p.pos])) {
		p.pos++
	}
	if p.pos == from {
		return nil, fmt.Errorf("unexpected %q in shape", p.src[p.pos:p.pos+1])
	}
	lit := p.src[from:p.pos]
	var line []piece
	for _, w := range text.Words(nil, lit, 0, len(lit)) {
		line = append(line, piece{kind: pieceLiteral, word: lit[w.Start:w.End]})
	}
	return [][]piece{line}, nil
}

func (p *shapeParser) group() ([][]piece, error) {
	var all [][]piece
	for {
		p.pos++ // "(" or "|"
		lines, err := p.sequence()
		if err != nil {
			return nil, err
		}
		all = append(all, lines...)
		if p.pos == len(p.src) {
			return nil, fmt.Errorf("a group in the shape is not closed with %q", ")")
		}
		if p.src[p.pos] == ')' {
			p.pos++
			return all, nil
		}
	}
}

func (p *shapeParser) slot(end byte, kind pieceKind) ([][]piece, error) {
	i := strings.IndexByte(p.src[p.pos:], end)
	if i < 0 {
		return nil, fmt.Errorf("a slot in the shape is not closed with %q", string(end))
	}
	word, name, _ := strings.Cut(p.src[p.pos+1:p.pos+i], ":")
	p.pos += i + 1
	if name == "" {
		name = word
	}
	return [][]piece{{{kind: kind, word: word, name: name}}}, nil
}
