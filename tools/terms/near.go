package terms

import (
	"hash/maphash"
	"unicode/utf8"
)

// nearIndex finds the registered person whose name is printed with one letter
// wrong. It holds each name under all the forms it takes when a letter is lost;
// a misspelling loses a letter into one of the same forms. A look-up costs as
// many steps as the word has letters, however many people there are.
type nearIndex struct {
	seed  maphash.Seed
	forms map[uint64][]nearName

	surname map[int32]*Term // by id of the surname: its only bearer, or ambiguous
	given   map[int32]bool  // ids of given names
	ends    map[*Term][2]key
	spelt   map[string]*Term      // by the skeletons of both names: its only bearer, or ambiguous
	sound   map[*Term]string      // skeletons of the last names
	givens  map[string]bool       // skeletons of the first names
	heard   map[string][]nearName // by the skeleton of the first and the consonants of the last name
}

// nearName is a person's name of which one word fits as it is, and the other is
// to be compared.
type nearName struct {
	term *Term
	word string // folded
}

// minNear is the number of letters below which a letter more or less makes
// another name: "Lee" is not "Lei".
const minNear = 5

func newNearIndex(r *Registry) *nearIndex {
	x := &nearIndex{seed: maphash.MakeSeed(), forms: map[uint64][]nearName{}, surname: map[int32]*Term{}, given: map[int32]bool{}, ends: map[*Term][2]key{}, spelt: map[string]*Term{}, heard: map[string][]nearName{}, sound: map[*Term]string{}, givens: map[string]bool{}}
	c := compiler{lex: r.lexicon}
	for _, t := range r.Terms {
		if t.Kind != Actors || t.Type != "person" {
			continue
		}
		first, last := r.ends(t.Title)
		x.ends[t] = [2]key{first, last}
		if ws := c.words(t.Title); len(ws) > 1 {
			x.sound[t] = skeleton(ws[len(ws)-1].folded)
		}
		for _, n := range append([]string{t.Title}, t.Names...) {
			ws := c.words(n)
			if len(ws) < 2 {
				continue
			}
			first, last := ws[0].folded, ws[len(ws)-1].folded
			x.given[r.lexicon.ids[first]] = true
			if id := r.lexicon.ids[last]; x.surname[id] == nil || x.surname[id] == t {
				x.surname[id] = t
			} else {
				x.surname[id] = ambiguous
			}
			x.addSpelling(skeleton(first), skeleton(last), t)
			x.add(r.lexicon.ids[first], 'g', last, t)
			x.add(r.lexicon.ids[last], 's', first, t)
		}
	}
	return x
}

func (x *nearIndex) add(fixed int32, which byte, word string, t *Term) {
	if len(word) < minNear || fixed == 0 {
		return
	}
	x.each(fixed, which, word, func(k uint64) {
		for _, o := range x.forms[k] {
			if o.term == t && o.word == word {
				return
			}
		}
		x.forms[k] = append(x.forms[k], nearName{t, word})
	})
}

func (x *nearIndex) addSpelling(given, surname string, t *Term) {
	k := given + " " + surname
	if o := x.spelt[k]; o != nil && o != t {
		t = ambiguous
	}
	x.spelt[k] = t
	x.givens[given] = true
	if c := consonants(surname); len(c) > 2 {
		h := given + " " + c
		x.heard[h] = append(x.heard[h], nearName{t, surname})
	}
}

// spelling returns the one person whose names are other transliterations of these.
// Both names are skeletons.
func (x *nearIndex) spelling(given, surname string) *Term {
	if t := x.spelt[given+" "+surname]; t != ambiguous {
		return t
	}
	return nil
}

// alike returns the one person whose first name is spelt alike and whose last name
// sounds like this one but for a vowel. Both names are skeletons.
func (x *nearIndex) alike(given, surname string) *Term {
	c := consonants(surname)
	if len(c) < 3 {
		return nil
	}
	var only *Term
	for _, n := range x.heard[given+" "+c] {
		switch {
		case n.term == only || !oneVowel(n.word, surname):
		case only != nil:
			return nil
		default:
			only = n.term
		}
	}
	return only
}

// find returns the one person whose name has word where the fixed word fits, but
// for one letter (two in a long word). Nil when there is none, or more than one.
func (x *nearIndex) find(fixed int32, which byte, word string) *Term {
	if len(word) < minNear-1 || fixed == 0 || len(x.forms) == 0 {
		return nil
	}
	var found *Term
	x.each(fixed, which, word, func(k uint64) {
		for _, n := range x.forms[k] {
			if n.term == found || len(n.word) < minNear || distance(n.word, word) > 1 {
				continue
			}
			if found != nil {
				found = ambiguous
				continue
			}
			found = n.term
		}
	})
	if found == ambiguous {
		return nil
	}
	return found
}

var ambiguous = new(Term)

// each calls do with the keys of word and of word with each letter lost.
func (x *nearIndex) each(fixed int32, which byte, word string, do func(uint64)) {
	var h maphash.Hash
	h.SetSeed(x.seed)
	sum := func(a, b string) uint64 {
		h.Reset()
		h.WriteByte(which)
		h.WriteByte(byte(fixed))
		h.WriteByte(byte(fixed >> 8))
		h.WriteByte(byte(fixed >> 16))
		h.WriteString(a)
		h.WriteString(b)
		return h.Sum64()
	}
	do(sum(word, ""))
	for i := 0; i < len(word); {
		_, n := utf8.DecodeRuneInString(word[i:])
		do(sum(word[:i], word[i+n:]))
		i += n
	}
}
