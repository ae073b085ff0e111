package terms

import (
	"strings"

	"dateline/tools/text"
)

// companies notes the words with which names of companies begin, by their legal form:
// "Ford" of "Ford Motor Co." A bare "Ford" is the company even beside a Mr Ford.
func (f *finder) companies() {
	clear(f.company)
	for i := range f.names {
		n := &f.names[i]
		if n.typ == "organisation" && n.last-n.first > 1 && f.ts[n.last-1].class&legal != 0 {
			f.company[f.ts[n.first].key()] = true
		}
	}
}

// An organisation that the registry does not hold is called by one name in all
// articles, as far as one article can tell: without "The" and "Inc.", with "US" for
// all ways to write that, in full where the article has the full form of an
// acronym, and by that of its longer and shorter forms that the article prints most.

// organisations gives new organisations their canonical names.
func (f *finder) organisations() {
	c := canon{plain: map[string]string{}, times: map[string]int{}, sure: map[string]bool{}}
	for i := range f.names {
		if n := &f.names[i]; n.newOrganisation() {
			n.title = c.of(f, n.title)
			c.times[n.title]++
			c.sure[n.title] = c.sure[n.title] || n.sure
		}
	}
	if len(c.times) == 0 {
		return
	}
	c.choose()
	full := f.initials()
	for i := range f.names {
		n := &f.names[i]
		if !n.newOrganisation() {
			continue
		}
		n.title = c.chosen[c.root(n.title)]
		if long := full[n.title]; long != nil && !n.sure {
			n.term, n.title, n.how = long.term, long.title, "acronym"
			if long.term == nil {
				n.title = c.chosen[c.root(long.title)]
			}
		}
	}
}

// canon are the new organisations of one article.
type canon struct {
	plain  map[string]string // printed form -> plainOrganisation
	times  map[string]int    // by plain form
	sure   map[string]bool   // plain forms that the gazetteer holds
	chosen map[string]string // by the shortest form
}

func (c *canon) of(f *finder, title string) string {
	p, ok := c.plain[title]
	if !ok {
		p = f.plainOrganisation(title)
		c.plain[title] = p
	}
	return p
}

// choose picks, of all forms that begin with one shortest form, that which the
// gazetteer holds, else that which stands most often: other articles print it too.
func (c *canon) choose() {
	c.chosen = map[string]string{}
	for _, t := range keys(c.times) {
		root := c.root(t)
		o, ok := c.chosen[root]
		switch {
		case !ok, c.sure[t] && !c.sure[o], t == "US "+o:
			c.chosen[root] = t
		case o == "US "+t:
		case c.sure[t] == c.sure[o] && (c.times[t] > c.times[o] || c.times[t] == c.times[o] && len(t) > len(o)):
			c.chosen[root] = t
		}
	}
}

// root returns the shortest of the article's forms that t begins with, in whole
// words, or that t ends with after a country: "Air Force" of "US Air Force".
func (c *canon) root(t string) string {
	for i := range len(t) {
		if t[i] == ' ' && c.times[t[:i]] > 0 {
			return t[:i]
		}
	}
	if rest, ok := strings.CutPrefix(t, "US "); ok && c.times[rest] > 0 {
		return rest
	}
	return t
}

func (n *name) newOrganisation() bool {
	return n.term == nil && n.typ == "organisation" && (n.how == "name" || n.how == "acronym")
}

// plainOrganisation returns a name without "The" before it and without the words
// that only tell a company's legal form: "Ford Motor" of "The Ford Motor Co.".
func (f *finder) plainOrganisation(title string) string {
	if !strings.Contains(title, " ") {
		return title
	}
	ws := strings.Fields(title)
	if len(ws) > 1 && (ws[0] == "The" || ws[0] == "the") {
		ws = ws[1:]
	}
	for len(ws) > 1 && f.class(ws[len(ws)-1])&legal != 0 {
		ws = ws[:len(ws)-1]
		ws[len(ws)-1] = strings.TrimRight(ws[len(ws)-1], ",")
		if w := ws[len(ws)-1]; w == "and" || w == "&" {
			ws = ws[:max(1, len(ws)-1)]
		}
	}
	name := strings.Join(ws, " ")
	for _, us := range [...]string{"U.S. ", "United States ", "USA "} {
		if rest, ok := strings.CutPrefix(name, us); ok {
			return "US " + rest
		}
	}
	return name
}

// plainPerson returns a new person's name without initials between the names, without
// the numeral after a surname, and with the hyphens of Korean and Chinese names as
// spaces: "Robert Mueller" of "Robert S. Mueller III", "Kim Jong Un" of "Kim Jong-un".
func plainPerson(title string) string {
	if strings.Count(title, " ") < 2 && !strings.Contains(title, "-") {
		return title
	}
	ws := strings.Fields(title)
	if len(ws) > 2 {
		last := len(ws) - 1
		if strings.Trim(ws[last], "IV") == "" && len(ws[last]) > 1 {
			ws = ws[:last]
		}
		out := ws[:1]
		for _, w := range ws[1:] {
			if initial := len(w) == 2 && w[1] == '.'; !initial {
				out = append(out, w)
			}
		}
		ws = out
	}
	article := transliterations().article
	for i, w := range ws {
		for {
			before, after, ok := strings.Cut(w, "-")
			if !ok || after == "" || after[0] < 'a' || after[0] > 'z' || article[text.Fold(before)] {
				break
			}
			w = before + " " + strings.ToUpper(after[:1]) + after[1:]
		}
		ws[i] = w
	}
	return strings.Join(ws, " ")
}

// class returns what the lexicon knows of a word outside the text.
func (f *finder) class(word string) class {
	folded := text.Fold(strings.ReplaceAll(word, ".", ""))
	return f.r.lexicon.classOf(f.r.lexicon.ids[folded])
}

// initials returns the organisations of the article with names of several words by
// what their capitals spell, where only one spells it.
func (f *finder) initials() map[string]*name {
	var all map[string]*name
	for i := range f.names {
		n := &f.names[i]
		if n.typ != "organisation" || n.last-n.first < 2 || n.how != "name" {
			continue
		}
		title := n.title
		if n.term != nil {
			title = n.term.Title
		}
		short := spelt(title)
		if len(short) < 2 {
			continue
		}
		if all == nil {
			all = map[string]*name{}
		}
		if o, ok := all[short]; ok && o != nil && (o.term != n.term || o.title != n.title) {
			all[short] = nil
		} else if !ok {
			all[short] = n
		}
	}
	return all
}

// spelt returns what the capitals of a name spell: "USAF" of "US Air Force".
func spelt(title string) string {
	var b strings.Builder
	for _, w := range strings.Fields(title) {
		switch {
		case allCaps(w):
			b.WriteString(w)
		case w[0] >= 'A' && w[0] <= 'Z':
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
