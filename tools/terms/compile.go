package terms

import (
	"strings"

	"dateline/tools/text"
)

// compile files all names of the registry in one matcher.
func (r *Registry) compile() {
	r.lexicon = english().clone()
	r.matcher = newMatcher()
	c := compiler{lex: r.lexicon, m: r.matcher}
	for _, t := range r.Terms {
		switch t.Kind {
		case Themes:
			for _, p := range t.Match {
				c.phrase(t, p)
			}
		case Actors, Places, Sources:
			for _, n := range append([]string{t.Title}, t.Names...) {
				c.name(t, n)
			}
			for _, a := range t.Adjective {
				c.file(a, entry{term: t, use: asAdjective, text: a}, true)
			}
		}
		for _, n := range t.Not {
			c.file(n, entry{term: t, use: asVeto, text: n}, false)
		}
	}
	c.gazetteer(r.actorNames())
	r.people = newNearIndex(r)
}

// actorNames lists the actors by each of their names.
func (r *Registry) actorNames() map[string]*Term {
	all := map[string]*Term{}
	for _, t := range r.Terms {
		if t.Kind == Actors {
			for _, n := range append([]string{t.Title}, t.Names...) {
				all[n] = t
			}
		}
	}
	return all
}

// compiler turns names into words.
type compiler struct {
	lex *lexicon
	m   *matcher
}

// word is one word of a name that is being compiled.
type word struct {
	folded  string
	class   class
	upper   bool
	caps    bool
	initial bool
	hyphen  bool
}

// words cuts a name as the texts are cut.
func (c *compiler) words(name string) []word {
	tk := tokenizer{lex: c.lex}
	var out []word
	for _, t := range tk.sentence(nil, name, text.Words(nil, name, 0, len(name)), 0) {
		if t.has(isMark) && t.id != idAnd {
			continue
		}
		folded := text.Fold(strings.ReplaceAll(name[t.Start:t.End], ".", ""))
		if t.id == idAnd {
			folded = "and"
		}
		out = append(out, word{folded, t.class, t.has(isUpper), t.has(isCaps) && t.Len() > 1, t.has(isInitial), t.has(hasHyphen)})
	}
	return out
}

// name files a name of a term with the variants of it that print takes for the
// same: with and without the article and initials, in other transliterations.
func (c *compiler) name(t *Term, name string) {
	e := entry{term: t, use: asName, text: name}
	ws := c.words(name)
	c.variants(ws, e, true)
	if len(ws) > 2 && ws[0].folded == "the" {
		c.variants(ws[1:], e, true)
	}
	if t.Type != "person" && t.Type != "group" {
		return
	}
	if without, ok := drop(ws, func(i int) bool { return ws[i].initial && i > 0 }); ok {
		c.variants(without, e, true)
	}
	article := transliterations().article
	if without, ok := drop(ws, func(i int) bool { return article[ws[i].folded] && i > 0 && i < len(ws)-1 }); ok && len(without) > 1 {
		c.variants(without, e, true)
	}
	if t.Type != "person" {
		return
	}
	if len(ws) == 2 {
		c.variants([]word{ws[0], {folded: "al"}, ws[1]}, e, true)
	}
	if last := ws[len(ws)-1]; len(ws) > 1 && len(last.folded) >= minNear && len(ws[0].folded) > 1 {
		c.put([]word{{folded: ws[0].folded[:1], upper: true}, last}, e, true) // "R. Benhammouda"
	}
	if w := c.words(umlauts.Replace(name)); umlauts.Replace(name) != name {
		c.variants(w, e, true)
	}
	for i, w := range ws {
		if i == 0 {
			continue
		}
		if rest, ok := strings.CutPrefix(w.folded, "ben"); ok && len(rest) > 3 {
			c.variants(spliced(ws, i, 1, []string{"ben", rest}), e, true)
		} else if w.folded == "ben" && i+1 < len(ws) {
			c.variants(spliced(ws, i, 2, []string{"ben" + ws[i+1].folded}), e, true)
		}
	}
}

// umlauts are written out where a keyboard lacks them.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "å", "aa")

// drop returns ws without the words for which gone holds, and whether any was.
func drop(ws []word, gone func(int) bool) ([]word, bool) {
	var out []word
	for i := range ws {
		if !gone(i) {
			out = append(out, ws[i])
		}
	}
	return out, len(out) < len(ws) && len(out) > 0
}

// variants files ws, and once more for each spelling of several words.
func (c *compiler) variants(ws []word, e entry, capitals bool) {
	c.put(ws, e, capitals)
	several := transliterations().several
	for i, w := range ws {
		for _, form := range several[w.folded] {
			c.put(spliced(ws, i, 1, form), e, capitals)
		}
		for one, forms := range several {
			for _, form := range forms {
				if holds(ws[i:], form) {
					c.put(spliced(ws, i, len(form), []string{one}), e, capitals)
				}
			}
		}
	}
}

func holds(ws []word, form []string) bool {
	if len(form) > len(ws) {
		return false
	}
	for i, f := range form {
		if ws[i].folded != f {
			return false
		}
	}
	return true
}

// spliced returns ws with form in place of the n words from i on.
func spliced(ws []word, i, n int, form []string) []word {
	out := append([]word(nil), ws[:i]...)
	for _, f := range form {
		out = append(out, word{folded: f, upper: ws[i].upper && len(f) > 2})
	}
	return append(out, ws[i+n:]...)
}

func (c *compiler) file(s string, e entry, capitals bool) { c.put(c.words(s), e, capitals) }

// put files ws as they are. Where capitals matter, a word needs a capital if it
// is written with one, and all capitals if it is an acronym that would be another
// word without them.
func (c *compiler) put(ws []word, e entry, capitals bool) {
	if len(ws) == 0 || len(ws) > maxWords {
		return
	}
	ids := make([]int32, len(ws))
	for i, w := range ws {
		ids[i] = c.lex.add(w.folded)
		acronym := w.caps && (len(w.folded) <= 3 || w.class&(function|lowered|given) != 0 || !capitals)
		if w.upper && (capitals || acronym) && !transliterations().article[w.folded] {
			e.upper |= 1 << i
		}
		if acronym {
			e.caps |= 1 << i
		}
	}
	c.m.add(ids, e)
}

// phrase files a phrase of a theme, in the singular and the plural of its last
// word.
func (c *compiler) phrase(t *Term, p Phrase) {
	e := entry{term: t, use: asPhrase, text: p.Text, weight: p.Weight}
	ws := c.words(p.Text)
	if len(ws) == 0 {
		return
	}
	c.put(ws, e, false)
	for i, w := range ws {
		if w.hyphen && i+1 < len(ws) {
			c.put(spliced(ws, i, 2, []string{w.folded + ws[i+1].folded}), e, false)
		}
	}
	last := len(ws) - 1
	if ws[last].caps {
		return
	}
	for _, f := range numbers(ws[last].folded) {
		c.put(spliced(ws, last, 1, []string{f}), e, false)
	}
}

// numbers returns the other grammatical number of an English noun: the plural of
// a singular, the singular of a plural. It knows endings, not words.
func numbers(w string) []string {
	ends := func(s ...string) bool {
		for _, e := range s {
			if strings.HasSuffix(w, e) {
				return true
			}
		}
		return false
	}
	switch {
	case len(w) < 3 || w[len(w)-1] >= 0x80:
		return nil
	case ends("ies"):
		return []string{w[:len(w)-3] + "y"}
	case ends("ches", "shes", "sses", "xes"):
		return []string{w[:len(w)-2]}
	case ends("ch", "sh", "ss", "x"):
		return []string{w + "es"}
	case ends("s"):
		return []string{w[:len(w)-1]}
	case ends("y") && !ends("ay", "ey", "oy", "uy"):
		return []string{w[:len(w)-1] + "ies"}
	case ends("ism"):
		return nil
	}
	return []string{w + "s"}
}
