package terms

import "dateline/tools/text"

// matcher is all names of all registries as one trie over word numbers. A step
// is one look-up whatever the number of names, and a word that begins no name
// costs one load.
type matcher struct {
	root  []int32          // by word id: the node after it, 0 where no name begins so
	next  map[uint64]int32 // node<<32 | word id -> node
	nodes [][]int32        // by node: the entries that end there
	all   []entry
}

// use says what a match of an entry means.
type use uint8

const (
	asName      use = iota // names the term
	asAdjective            // "Moroccan"
	asPhrase               // speaks for a theme
	asVeto                 // looks like the term and is not
	asPlace                // a country or city that no page registers
)

// entry is one way to write a term, or a name of the gazetteer.
type entry struct {
	term   *Term // nil for the gazetteer
	use    use
	known  place   // of the gazetteer
	text   string  // as the page writes it
	weight float64 // of a phrase
	upper  uint32  // bit n: the n-th word needs a capital
	caps   uint32  // bit n: it needs all capitals
}

// hit is an entry found in a text: tokens [first, last).
type hit struct {
	first, last int32
	entry       int32
}

const maxWords = 32 // of one name; no name is longer, and the masks have 32 bits

func newMatcher() *matcher {
	return &matcher{next: map[uint64]int32{}, nodes: make([][]int32, 1)}
}

// add files e under the words ids.
func (m *matcher) add(ids []int32, e entry) {
	if len(ids) == 0 || len(ids) > maxWords {
		return
	}
	for int(ids[0]) >= len(m.root) {
		m.root = append(m.root, make([]int32, len(m.root)+64)...)
	}
	node := m.root[ids[0]]
	if node == 0 {
		node = m.grow()
		m.root[ids[0]] = node
	}
	for _, id := range ids[1:] {
		k := uint64(node)<<32 | uint64(id)
		to := m.next[k]
		if to == 0 {
			to = m.grow()
			m.next[k] = to
		}
		node = to
	}
	for _, i := range m.nodes[node] {
		o := &m.all[i]
		if o.term == e.term && o.use == e.use {
			// The same way to write it twice: the laxer one counts.
			o.upper, o.caps = o.upper&e.upper, o.caps&e.caps
			return
		}
	}
	m.nodes[node] = append(m.nodes[node], int32(len(m.all)))
	m.all = append(m.all, e)
}

func (m *matcher) grow() int32 {
	m.nodes = append(m.nodes, nil)
	return int32(len(m.nodes) - 1)
}

// find appends all entries that begin with a token of ts to hits.
func (m *matcher) find(hits []hit, ts []piece) []hit {
	for i := range ts {
		t := &ts[i]
		if t.id != 0 && int(t.id) < len(m.root) {
			if node := m.root[t.id]; node != 0 {
				hits = m.walk(hits, ts, i, i+1, node, 1, mask(t), 0, 0)
			}
		}
		if t.joined != 0 && int(t.joined) < len(m.root) {
			if node := m.root[t.joined]; node != 0 {
				hits = m.walk(hits, ts, i, i+2, node, 1, mask(t), 0, 0)
			}
		}
	}
	return hits
}

// written are the bits that say how a token is written.
type written struct{ upper, caps uint32 }

func mask(t *piece) written {
	var w written
	if t.is&(isUpper|isDigits) != 0 {
		w.upper = 1
	}
	if t.is&(isCaps|isDigits) != 0 {
		w.caps = 1
	}
	return w
}

// walk goes on from node, which was reached with n words that end before token
// at.
func (m *matcher) walk(hits []hit, ts []piece, first, at int, node int32, n int, last written, upper, caps uint32) []hit {
	upper |= last.upper << (n - 1)
	caps |= last.caps << (n - 1)
	for _, i := range m.nodes[node] {
		e := &m.all[i]
		if e.upper&^upper == 0 && e.caps&^caps == 0 {
			hits = append(hits, hit{int32(first), int32(at), i})
		}
	}
	if at >= len(ts) || n >= maxWords {
		return hits
	}
	t := &ts[at]
	if t.has(isMark) && t.id != idAnd {
		return hits
	}
	if t.id != 0 {
		if to := m.next[uint64(node)<<32|uint64(t.id)]; to != 0 {
			hits = m.walk(hits, ts, first, at+1, to, n+1, mask(t), upper, caps)
		}
	}
	if t.joined != 0 && at+1 < len(ts) {
		if to := m.next[uint64(node)<<32|uint64(t.joined)]; to != 0 {
			hits = m.walk(hits, ts, first, at+2, to, n+1, mask(t), upper, caps)
		}
	}
	// "Nathan A. Sales" is "Nathan Sales" with an initial more.
	if t.has(isInitial) && at+1 < len(ts) && n < 3 {
		u := &ts[at+1]
		if to := m.next[uint64(node)<<32|uint64(u.id)]; u.id != 0 && to != 0 && u.has(isUpper) {
			hits = m.walk(hits, ts, first, at+2, to, n+1, mask(u), upper, caps)
		}
	}
	return hits
}

// span returns the bytes that tokens [first, last) take.
func span(ts []piece, first, last int32) text.Span {
	return text.Span{Start: ts[first].Start, End: ts[last-1].End}
}
