package terms

import (
	_ "embed"
	"sync"
)

// The tagger says for each capitalised word whether it begins or goes on with the
// name of a person, an organisation, a place, or of something else. It is an
// averaged perceptron, greedy from left to right: what it looks at are the word and
// its neighbours, their classes in the word lists, how they are written, the run of
// capitals they stand in, and the places of the gazetteer.
//
// Words without a capital are names only inside a run ("University of Cairo"), so
// that most of a text costs nothing.

// tag is what the tagger says of a piece.
type tag uint8

const (
	tagO tag = iota
	beginPerson
	beginOrganisation
	beginPlace
	beginOther
	inPerson
	inOrganisation
	inPlace
	inOther
	tags
)

// begin returns the tag with which a name of t's type begins.
func (t tag) begin() tag {
	if t >= inPerson {
		return t - 4
	}
	return t
}

func (t tag) inside() bool { return t >= inPerson }

// weightBits is the logarithm of the rows of the table. Features are hashed into
// it; a few collide, and training makes do.
const weightBits = 16

//go:embed rules/tagger.bin
var taggerFile string

// weights is the table, one row for each hashed feature: the weights of the tags as
// lanes of 16 bits, four to a word. A weight is stored as itself and 128, so that
// rows can be added lane by lane; no sum of len(features.at) rows overflows.
type weights [][3]uint64

// set makes w the weight of tag t in row f.
func (ws weights) set(f int, t tag, w int8) {
	lane := &ws[f][t/4]
	shift := t % 4 * 16
	*lane = *lane&^(0xffff<<shift) | uint64(int(w)+128)<<shift
}

// trainedNow is replaced by the tests that train.
var trainedNow = trained

var trained = sync.OnceValue(func() weights {
	if len(taggerFile) != int(tags)<<weightBits {
		return nil
	}
	w := make(weights, 1<<weightBits)
	for i := range taggerFile {
		w.set(i/int(tags), tag(i%int(tags)), int8(taggerFile[i]))
	}
	return w
})

// features are the hashed features of one piece.
type features struct {
	n  int
	at [96]uint32
}

func (fs *features) add(kind uint32, value uint32) {
	h := (kind+1)*0x9E3779B1 ^ value*0x85EBCA6B
	h ^= h >> 15
	h *= 0xC2B2AE35
	h ^= h >> 13
	if fs.n < len(fs.at) {
		fs.at[fs.n] = h >> (32 - weightBits)
		fs.n++
	}
}

// view is what the tagger sees of a sentence.
type view struct {
	s    string
	ts   []piece
	gaz  []uint8 // by piece: what the matcher found there
	runs []run   // by piece: the run of capitals it stands in
	low  *lows
	caps bool
}

// What the matcher found at a piece.
const (
	gazNone uint8 = iota
	gazCountry
	gazCountryIn
	gazPlace
	gazPlaceIn
	gazAdjective
	gazOrganisation
	gazOrganisationIn
)

// run is a run of capitals, with the links inside it: pieces [first, last).
type run struct{ first, last int32 }

// lows remembers which words the text also writes in lower case.
type lows [64]uint64

func (l *lows) add(h uint32)      { l[h>>26] |= 1 << (h >> 20 & 63) }
func (l *lows) has(h uint32) bool { return l[h>>26]&(1<<(h>>20&63)) != 0 }

// candidate tells whether piece i can be part of a name.
func (v *view) candidate(i int) bool {
	t := &v.ts[i]
	switch {
	case t.has(isMark):
		return t.id == idAnd && i > 0 && i+1 < len(v.ts) && v.ts[i-1].has(isUpper) && v.ts[i+1].has(isUpper)
	case t.has(isUpper):
		return true
	case t.has(isDigits):
		return i > 0 && v.ts[i-1].has(isUpper)
	}
	if t.class&(link|particle) == 0 && t.id != idAnd && !t.has(hasHyphen) {
		return false
	}
	if t.class&particle != 0 && i+1 < len(v.ts) && v.ts[i+1].has(isUpper) {
		return true
	}
	if i == 0 || v.ts[i-1].has(hasOwner) {
		return false
	}
	// A link needs a capital before it and one soon after.
	for j := i + 1; j < len(v.ts) && j <= i+3; j++ {
		if u := &v.ts[j]; u.has(isUpper) {
			return v.candidateBefore(i - 1)
		} else if u.class&link == 0 || u.has(isMark) {
			return false
		}
	}
	return false
}

func (v *view) candidateBefore(i int) bool {
	for ; i >= 0; i-- {
		t := &v.ts[i]
		if t.has(isUpper) {
			return true
		}
		if t.class&link == 0 || t.has(isMark) && t.id != idAnd {
			return false
		}
	}
	return false
}

// findRuns notes the run of capitals of each piece.
func (v *view) findRuns() {
	v.runs = append(v.runs[:0], make([]run, len(v.ts))...)
	for i := 0; i < len(v.ts); {
		if !v.ts[i].has(isUpper) {
			v.runs[i] = run{int32(i), int32(i)}
			i++
			continue
		}
		j := i + 1
		for j < len(v.ts) && v.ts[j].has(isUpper) && !v.ts[j-1].has(hasOwner) {
			j++
		}
		for k := i; k < j; k++ {
			v.runs[k] = run{int32(i), int32(j)}
		}
		i = j
	}
}

// edge stands for what lies outside the sentence.
var edge = piece{id: -1, hash: 1}

func (v *view) piece(i int) *piece {
	if i < 0 || i >= len(v.ts) {
		return &edge
	}
	return &v.ts[i]
}

func (v *view) gazAt(i int) uint8 {
	if i < 0 || i >= len(v.gaz) {
		return 0
	}
	return v.gaz[i]
}

// see fills fs with the features of piece i after the tags prev2 and prev.
func (v *view) see(fs *features, i int, prev, prev2 tag) {
	fs.n = 0
	t, l, r := v.piece(i), v.piece(i-1), v.piece(i+1)
	ll, rr := v.piece(i-2), v.piece(i+2)
	shape := v.shape(i)
	fs.add(0, 0)
	fs.add(1, t.hash)
	fs.add(2, l.hash)
	fs.add(3, r.hash)
	fs.add(4, ll.hash)
	fs.add(5, rr.hash)
	fs.add(6, shape)
	fs.add(7, uint32(prev))
	fs.add(8, uint32(prev)<<8|uint32(prev2))
	fs.add(9, uint32(prev)<<8|shape<<16)
	fs.add(10, uint32(prev)^t.hash)
	v.classes(fs, 11, t.class)
	v.classes(fs, 12, l.class)
	v.classes(fs, 13, r.class)
	v.classes(fs, 14, ll.class)
	v.classes(fs, 15, rr.class)
	fs.add(16, uint32(v.gazAt(i)))
	fs.add(17, uint32(v.gazAt(i-1))<<8|uint32(v.gazAt(i)))
	fs.add(18, uint32(v.gazAt(i+1))<<8|uint32(v.gazAt(i)))
	fs.add(19, uint32(v.gazAt(i))<<8|uint32(prev))
	v.letters(fs, t)
	rn := v.runs[i]
	length, at := min(int(rn.last-rn.first), 5), min(i-int(rn.first), 4)
	fs.add(23, uint32(length)<<8|uint32(at))
	if rn.last > rn.first {
		head := v.piece(int(rn.last) - 1)
		fs.add(24, head.hash)
		v.classes(fs, 25, head.class&(orgHead|placeHead|office|given|demonym|thing))
		v.classes(fs, 26, v.piece(int(rn.first)).class&(given|honorific|office|demonym|orgHead))
		before, after := v.piece(int(rn.first)-1), v.piece(int(rn.last))
		fs.add(27, before.hash)
		fs.add(28, after.hash)
		v.classes(fs, 29, before.class)
		v.classes(fs, 30, after.class)
		fs.add(31, uint32(prev)<<8|uint32(length))
		fs.add(41, before.hash*31^uint32(length*8+at))
		fs.add(42, after.hash*31^uint32(length*8+at))
		fs.add(44, head.hash*31^uint32(prev))
		fs.add(45, uint32(v.piece(int(rn.first)).class&(given|honorific|office|demonym|orgHead|function))<<5|uint32(length*8+at))
		fs.add(46, uint32(head.class&(given|office|demonym|orgHead|placeHead|thing))<<6|uint32(length*8+at))
	}
	fs.add(40, brief(l)|brief(t)<<8|brief(r)<<16)
	fs.add(32, uint32(l.is&(isMark|isUpper|isDigits|hasHyphen|hasOwner))<<8|uint32(prev))
	fs.add(33, uint32(r.is&(isMark|isUpper|isDigits|isCaps)))
	fs.add(34, uint32(t.is&(hasOwner|hasHyphen))|uint32(prev)<<20)
	if t.has(isFirst) {
		fs.add(35, uint32(t.class&(lowered|function|given)))
		if v.low.has(t.hash) {
			fs.add(36, uint32(r.is&isUpper))
		}
	} else if v.low.has(t.hash) {
		fs.add(37, uint32(r.is&isUpper)|uint32(l.is&isUpper)<<8)
	}
	if v.caps {
		fs.add(38, 0)
	}
}

// brief sums up how a neighbour is written, in eight bits.
func brief(t *piece) uint32 {
	b := uint32(t.is&(isMark|isUpper|isCaps|isDigits)) | uint32(min(t.Len(), 3))<<6
	if t.has(isMark) {
		b = uint32(t.id) | 0x10
	}
	return b & 0xff
}

// shape sums up how piece i is written.
func (v *view) shape(i int) uint32 {
	t := &v.ts[i]
	n := uint32(min(t.Len(), 5))
	return uint32(t.is&(isUpper|isCaps|isDigits|isInitial|isDotted|isFirst|isQuoted|isTag|isMark)) | n<<24
}

// classes adds one feature for each class of the set.
func (v *view) classes(fs *features, kind uint32, c class) {
	for b := uint32(0); c != 0; b++ {
		if c&1 != 0 {
			fs.add(kind, b+1)
		}
		c >>= 1
	}
}

// letters adds the beginning and the end of the word.
func (v *view) letters(fs *features, t *piece) {
	w := v.s[t.Start:t.End]
	n := len(w)
	if n >= 3 {
		fs.add(20, uint32(w[n-1])|uint32(w[n-2])<<8|uint32(w[n-3])<<16)
		fs.add(21, uint32(w[0])|uint32(w[1])<<8|uint32(w[2])<<16)
	}
	if n >= 2 {
		fs.add(22, uint32(w[n-1])|uint32(w[n-2])<<8)
	}
}

// tag tags the pieces of one sentence.
func (w weights) tag(dst []tag, v *view) []tag {
	v.findRuns()
	prev, prev2 := tagO, tagO
	var fs features
	for i := range v.ts {
		t := tagO
		if v.candidate(i) {
			v.see(&fs, i, prev, prev2)
			after := prev
			if i > 0 && v.ts[i-1].has(hasOwner) && (prev.begin() == beginPerson || prev.begin() == beginPlace || v.gazAt(i-1) != gazNone) {
				after = tagO // "Algeria's Sonatrach" is two names
			}
			t = w.best(&fs, after)
		}
		dst = append(dst, t)
		prev, prev2 = t, prev
	}
	return dst
}

// best returns the tag with the greatest sum that may follow prev.
func (w weights) best(fs *features, prev tag) tag {
	var lanes [3]uint64
	for _, f := range fs.at[:fs.n] {
		row := &w[f]
		lanes[0] += row[0]
		lanes[1] += row[1]
		lanes[2] += row[2]
	}
	var sum [tags]uint16
	for t := range tags {
		sum[t] = uint16(lanes[t/4] >> (t % 4 * 16))
	}
	best := tagO
	for t := beginPerson; t < tags; t++ {
		if t.inside() && prev.begin() != t.begin() {
			continue
		}
		if sum[t] > sum[best] {
			best = t
		}
	}
	return best
}
