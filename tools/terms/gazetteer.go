package terms

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dateline/tools/text"
)

// place is a country, a city or an organisation that is known to the world, if not
// to the registry.
type place struct {
	typ  string // "country", "place" or "organisation"
	name string // display name
}

// gazetteer files the countries of CLDR, the names print gives them, the cities
// after which time zones are called, and organisations everybody writes of.
//
// Where a page of the registry has one of the names of a country or an organisation,
// the other names that are filed here are its names too.
func (c *compiler) gazetteer(registered map[string]*Term) {
	for _, p := range worldNames() {
		t := p.page(registered)
		for _, form := range p.forms {
			if t != nil {
				if registered[form] == nil {
					c.file(form, entry{term: t, use: asName, text: form}, true)
				}
				continue
			}
			c.file(form, entry{use: asPlace, known: place{p.typ, p.name}, text: form}, true)
		}
	}
}

// page returns the only actor that the registry knows by one of the names of p.
func (p worldName) page(registered map[string]*Term) *Term {
	if p.typ == "place" {
		return nil
	}
	var only *Term
	for _, form := range p.forms {
		t := registered[form]
		if t == nil || t.Type == "person" {
			continue
		}
		if only != nil && only != t {
			return nil
		}
		only = t
	}
	return only
}

type worldName struct {
	place
	forms []string
}

// worldNames are the countries of golang.org/x/text's CLDR and rules/places.txt.
var worldNames = sync.OnceValue(func() []worldName {
	more := otherForms("rules/places.txt")
	var out []worldName
	seen := map[string]bool{}
	names := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || r.String() == "ZZ" || r.String() != string([]rune{a, b}) {
				continue
			}
			n := names.Name(r)
			if n == "" || seen[n] {
				continue
			}
			seen[n] = true
			forms := append([]string{n}, more[n]...)
			if strings.Contains(n, " & ") {
				forms = append(forms, strings.ReplaceAll(n, " & ", " and "))
			}
			if strings.HasPrefix(n, "St. ") {
				forms = append(forms, "Saint "+n[4:])
			}
			out = append(out, worldName{place{"country", plainCountry(n, more[n])}, forms})
		}
	}
	for _, n := range keys(more) {
		if !seen[n] {
			out = append(out, worldName{place{"place", n}, append([]string{n}, more[n]...)})
		}
	}
	orgs := otherForms("rules/organisations.txt")
	for _, n := range keys(orgs) {
		out = append(out, worldName{place{"organisation", n}, append([]string{n}, orgs[n]...)})
	}
	for _, n := range lines("rules/cities.txt") {
		if !seen[n] && more[n] == nil {
			out = append(out, worldName{place{"place", n}, []string{n}})
		}
	}
	return out
})

// peoples are the countries of rules/demonyms.txt by their folded adjectives.
var peoples = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	more := otherForms("rules/places.txt")
	for country, forms := range otherForms("rules/demonyms.txt") {
		for _, d := range forms {
			m[text.Fold(d)] = plainCountry(country, more[country])
		}
	}
	return m
})

// plainCountry returns the name print uses for a country that CLDR gives a name for
// lists: "Congo - Kinshasa", "Myanmar (Burma)".
func plainCountry(name string, others []string) string {
	if len(others) > 0 && (strings.Contains(name, " - ") || strings.Contains(name, "(") || strings.Contains(name, " SAR ")) {
		return others[0]
	}
	return name
}

// otherForms reads a list of names, each with its other forms after "=".
func otherForms(file string) map[string][]string {
	m := map[string][]string{}
	for _, line := range lines(file) {
		name, others, _ := strings.Cut(line, "=")
		name = strings.TrimSpace(name)
		m[name] = []string{}
		for _, o := range strings.Split(others, ",") {
			if o = strings.TrimSpace(o); o != "" {
				m[name] = append(m[name], o)
			}
		}
	}
	return m
}

// lines returns the lines of a rules file that hold something.
func lines(file string) []string {
	b, err := rules.ReadFile(file)
	if err != nil {
		panic(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
