package terms

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// Draft is a page of the registry that is not written yet: what the articles
// print of a name.
type Draft struct {
	Title    string
	Type     string // "" until it is stated or learnt
	Mentions int    // how often the articles print the name

	types   map[string]int
	offices map[string]int
}

// Named returns the term of a kind that has the name, in any spelling that
// folds alike, or nil.
func (r *Registry) Named(k Kind, name string) *Term {
	want := text.Fold(name)
	for _, t := range r.Terms {
		if t.Kind != k {
			continue
		}
		for _, n := range append([]string{t.Title}, t.Names...) {
			if text.Fold(n) == want {
				return t
			}
		}
	}
	return nil
}

// Near returns the title of the term of a kind that a misspelt name may mean,
// or "".
func (r *Registry) Near(k Kind, name string) string {
	var names []string
	title := map[string]string{}
	for _, t := range r.Terms {
		if t.Kind == k {
			for _, n := range append([]string{t.Title}, t.Names...) {
				names = append(names, n)
				title[n] = t.Title
			}
		}
	}
	return title[nearest(name, names)]
}

// Learn adds what was found of the name in one article: of which type it is
// taken to be, and which offices are printed with it.
func (d *Draft) Learn(a *articles.Article, found Found) {
	want := text.Fold(d.Title)
	for _, m := range found.Mentions {
		if text.Fold(m.Name) != want && text.Fold(a.S[m.Start:m.End]) != want {
			continue
		}
		if d.types == nil {
			d.types, d.offices = map[string]int{}, map[string]int{}
		}
		d.Mentions++
		d.types[m.Type]++
		if m.Office != "" {
			d.offices[strings.Join(strings.Fields(m.Office), " ")]++
		}
	}
}

// Bytes returns the page as it is to be written. A type that is neither stated
// nor learnt is left out, and check asks for it. Offices are in the text and not
// among the roles: when they were held is for a person to find out.
func (d *Draft) Bytes(k Kind) ([]byte, error) {
	typ := d.Type
	if typ == "" && len(d.types) > 0 {
		typ = most(d.types)[0]
	}
	if !slices.Contains(types[k], typ) {
		typ = d.Type
	}
	front := struct {
		Title  string `toml:"title"`
		Params struct {
			Type  string   `toml:"type,omitempty"`
			Match []string `toml:"match,omitempty"`
		} `toml:"params"`
	}{Title: d.Title}
	front.Params.Type = typ
	if k == Themes {
		front.Params.Match = []string{strings.ToLower(d.Title)}
	}
	var b bytes.Buffer
	b.WriteString("+++\n")
	e := toml.NewEncoder(&b)
	e.Indent = ""
	if err := e.Encode(front); err != nil {
		return nil, err
	}
	b.WriteString("+++\n")
	if len(d.offices) > 0 {
		b.WriteString(strings.Join(most(d.offices), "; ") + ".\n")
	}
	return b.Bytes(), nil
}

// most returns the keys, the most frequent first.
func most(n map[string]int) []string {
	keys := make([]string, 0, len(n))
	for k := range n {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	return keys
}
