package dates

import "slices"

// A category is what an expression is to the shapes that hold it: `<date>`.
type category uint8

const (
	catDate     category = iota // a day, month, year …
	catTime                     // a clock time or a part of a day
	catDuration                 // a length of time
	catSet                      // "every Friday"
	catNone                     // matched to be kept from others
	categories
)

var categoryNames = [categories]string{"date", "time", "duration", "set", "none"}

// A node is a state of the automaton that all shapes are compiled into. Shapes
// that begin alike share their first nodes.
type node struct {
	literals    []literalEdge
	classes     []classEdge
	expressions []expressionEdge
	open, close *node
	rules       []*rule
	has         [maxClasses/64 + 1]uint64 // the classes of the edges
}

type literalEdge struct {
	word int32
	to   *node
}

type classEdge struct {
	class class
	name  slotName
	to    *node
}

type expressionEdge struct {
	category category
	name     slotName
	to       *node
}

// slotName numbers the names of slots within a rules file.
type slotName uint8

// insert adds one spelled-out shape for r. It returns an error for a slot that
// nothing is known of.
func (n *node) insert(rs *Rules, line []piece, r *rule) error {
	for _, p := range line {
		next, err := n.step(rs, p)
		if err != nil {
			return err
		}
		n = next
	}
	if !slices.Contains(n.rules, r) {
		n.rules = append(n.rules, r)
	}
	return nil
}

func (n *node) step(rs *Rules, p piece) (*node, error) {
	switch p.kind {
	case pieceLiteral:
		w := rs.words.number(p.word)
		for _, e := range n.literals {
			if e.word == w {
				return e.to, nil
			}
		}
		n.literals = append(n.literals, literalEdge{w, new(node)})
		return n.literals[len(n.literals)-1].to, nil
	case pieceClass:
		c, ok := rs.words.classes[p.word]
		if !ok {
			return nil, errUnknown("word table", p.word)
		}
		name := rs.slot(p.name)
		for _, e := range n.classes {
			if e.class == c && e.name == name {
				return e.to, nil
			}
		}
		n.has[c/64] |= 1 << (c % 64)
		n.classes = append(n.classes, classEdge{c, name, new(node)})
		return n.classes[len(n.classes)-1].to, nil
	case pieceExpression:
		c := slices.Index(categoryNames[:], p.word)
		if c < 0 {
			return nil, errUnknown("expression", p.word)
		}
		name := rs.slot(p.name)
		for _, e := range n.expressions {
			if int(e.category) == c && e.name == name {
				return e.to, nil
			}
		}
		n.expressions = append(n.expressions, expressionEdge{category(c), name, new(node)})
		return n.expressions[len(n.expressions)-1].to, nil
	}
	edge := &n.open
	if p.kind == pieceClose {
		edge = &n.close
	}
	if *edge == nil {
		*edge = new(node)
	}
	return *edge, nil
}

// A capture is the value of one slot of a match.
type capture struct {
	name  slotName
	value int32 // of a class; an index into matcher.exprs for an expression
	from  int32 // first word
	end   int32 // the word after the last
}

// A found expression: the words it takes, what it means, and by which rule.
type found struct {
	from, end int32
	expr      int32
	rule      *rule
}

// A matcher runs the automaton over sentences. Its slices are used again.
type matcher struct {
	wordReading
	rules    *Rules
	chart    [][categories]found // by first word: the best of each category
	beside   []found             // those that begin after the words that were looked at
	captures []capture
	exprs    []expr
	at       int // where the present walk began
	from, to int // the bracketed part, -1 where there are no brackets
	better   bool
	behind   bool // the expression whose direction is read stands behind "after"
}

// match fills the chart from the last word to the first, so that a shape that
// holds an expression finds it there.
func (m *matcher) match() {
	n := len(m.words)
	m.chart = slices.Grow(m.chart[:0], n+1)[:n+1]
	clear(m.chart)
	m.beside = m.beside[:0]
	root := &m.rules.root
	for i := n - 1; i >= 0; i-- {
		if m.literals[i] == 0 && m.begin(i) == m.begin(i+1) {
			continue
		}
		m.at, m.from, m.to = i, -1, -1
		m.captures = m.captures[:0]
		m.takeWords(root, i)
		m.grow(root, i)
	}
}

func (m *matcher) begin(i int) int32 { return m.begins[i] }

// grow tries the shapes that begin with an expression on those that begin at i,
// until nothing longer is found.
func (m *matcher) grow(root *node, i int) {
	for range 4 {
		m.better = false
		m.growFrom(root, i)
		if root.open != nil {
			m.from = i
			m.growFrom(root.open, i)
			m.from = -1
		}
		if !m.better {
			return
		}
	}
}

func (m *matcher) growFrom(n *node, i int) {
	for _, e := range n.expressions {
		if f := m.chart[i][e.category]; f.rule != nil {
			m.captures = append(m.captures[:0], capture{e.name, f.expr, f.from, f.end})
			m.walk(e.to, int(f.end))
		}
	}
}

// walk follows every edge of n that fits the words from i on.
func (m *matcher) walk(n *node, i int) {
	if n.rules != nil {
		m.accept(n.rules, i)
	}
	if n.open != nil {
		m.from = i
		m.walk(n.open, i)
		m.from = -1
	}
	if n.close != nil {
		m.to = i
		m.walk(n.close, i)
		m.to = -1
	}
	if i >= len(m.words) {
		return
	}
	m.takeWords(n, i)
	k := len(m.captures)
	for _, e := range n.expressions {
		if f := m.chart[i][e.category]; f.rule != nil && i > m.at {
			m.captures = append(m.captures[:k], capture{e.name, f.expr, f.from, f.end})
			m.walk(e.to, int(f.end))
		}
	}
	m.captures = m.captures[:k]
}

// takeWords follows the edges of n that take words.
func (m *matcher) takeWords(n *node, i int) {
	if l := m.literals[i]; l != 0 {
		for _, e := range n.literals {
			if e.word == l {
				m.walk(e.to, i+1)
			}
		}
	}
	k := len(m.captures)
	for _, x := range m.meanings[m.begin(i):m.begin(i+1)] {
		if n.has[x.class/64]&(1<<(x.class%64)) == 0 {
			continue
		}
		end := i + int(x.words)
		for _, e := range n.classes {
			if e.class == x.class {
				m.captures = append(m.captures[:k], capture{e.name, x.value, int32(i), int32(end)})
				m.walk(e.to, end)
			}
		}
	}
	m.captures = m.captures[:k]
	if i == m.at && n.open != nil { // a shape may begin with its bracket
		m.from = i
		m.takeWords(n.open, i)
		m.from = -1
	}
}

// accept enters what the rules found at m.at, unless the words beside forbid it or something better stands there.
func (m *matcher) accept(rules []*rule, end int) {
	from := m.at
	if m.from >= 0 {
		from = m.from
	}
	if m.to >= 0 {
		end = m.to
	}
	if from >= end {
		return
	}
	for _, r := range rules {
		f := found{int32(from), int32(end), 0, r}
		best := &m.chart[from][r.category]
		inChart := from == m.at
		if inChart && !f.beats(best) || !m.allowed(r, from, end) {
			continue
		}
		e, ok := m.evaluate(r)
		if !ok {
			continue
		}
		f.expr = int32(len(m.exprs))
		m.exprs = append(m.exprs, e)
		if inChart {
			*best = f
			m.better = true
		} else {
			m.beside = append(m.beside, f)
		}
	}
}

// beats tells whether f is longer than g or, equally long, of the weightier rule.
func (f found) beats(g *found) bool {
	switch {
	case g.rule == nil || f.end > g.end:
		return true
	case f.end < g.end:
		return false
	}
	return f.rule.Weight > g.rule.Weight || f.rule.Weight == g.rule.Weight && f.rule.order < g.rule.order
}

// allowed applies the conditions of a rule.
func (m *matcher) allowed(r *rule, from, end int) bool {
	if r.Tight {
		for i := from + 1; i < end; i++ {
			if m.words[i].Gap {
				return false
			}
		}
	}
	if r.after != nil && !m.beforeIs(r.after, from) || r.notAfter != nil && m.beforeIs(r.notAfter, from) {
		return false
	}
	if r.before != nil && !m.nextIs(r.before, end) || r.notBefore != nil && m.nextIs(r.notBefore, end) {
		return false
	}
	return true
}

func (m *matcher) beforeIs(c *context, from int) bool {
	if from == 0 {
		return c.edge
	}
	return c.holds(m, from-1, m.words[from].Gap)
}

func (m *matcher) nextIs(c *context, end int) bool {
	if end >= len(m.words) {
		return c.edge
	}
	return c.holds(m, end, m.words[end].Gap)
}

// best appends to dst what was found, longest first from left to right, without overlaps.
func (m *matcher) best(dst []found) []found {
	slices.SortFunc(m.beside, func(a, b found) int { return int(a.from - b.from) })
	b := 0
	for i := 0; i < len(m.words); i++ {
		var top found
		for c := range m.chart[i] {
			if f := m.chart[i][c]; f.rule != nil && f.beats(&top) {
				top = f
			}
		}
		for ; b < len(m.beside) && int(m.beside[b].from) <= i; b++ {
			if f := m.beside[b]; int(f.from) == i && f.beats(&top) {
				top = f
			}
		}
		if top.rule == nil {
			continue
		}
		if top.rule.category != catNone {
			dst = append(dst, top)
		}
		i = int(top.end) - 1
	}
	return dst
}
