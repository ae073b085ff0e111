package terms

import (
	"bufio"
	"bytes"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// place is a country or a city that is known to the world, if not to the
// registry.
type place struct {
	typ  string // "country" or "place"
	name string // display name
}

// gazetteer files the countries of CLDR, the names print gives them, and the
// cities after which time zones are called.
func (c *compiler) gazetteer() {
	for _, p := range worldPlaces() {
		for _, form := range p.forms {
			c.file(form, entry{use: asPlace, known: place{p.typ, p.name}, text: form}, true)
		}
	}
}

type worldPlace struct {
	place
	forms []string
}

// worldPlaces are the countries of golang.org/x/text's CLDR and rules/places.txt.
var worldPlaces = sync.OnceValue(func() []worldPlace {
	more := placeForms()
	var out []worldPlace
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
			out = append(out, worldPlace{place{"country", n}, forms})
		}
	}
	for n, f := range more {
		if !seen[n] {
			out = append(out, worldPlace{place{"place", n}, append([]string{n}, f...)})
		}
	}
	return out
})

// placeForms reads rules/places.txt: a name, and after "=" its other forms.
func placeForms() map[string][]string {
	b, err := rules.ReadFile("rules/places.txt")
	if err != nil {
		panic(err)
	}
	m := map[string][]string{}
	for s := bufio.NewScanner(bytes.NewReader(b)); s.Scan(); {
		line, _, _ := strings.Cut(s.Text(), "#")
		name, others, _ := strings.Cut(line, "=")
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		m[name] = nil
		for _, o := range strings.Split(others, ",") {
			if o = strings.TrimSpace(o); o != "" {
				m[name] = append(m[name], o)
			}
		}
	}
	return m
}
