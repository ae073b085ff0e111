package terms

import (
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Load reads the registry under the content folder dir: every page
// <kind>/<slug>/_index.md. The errors are places (scanner.ErrorList); terms that
// can be used are returned even so. A folder that does not exist is an empty
// registry.
func Load(dir string) (*Registry, error) {
	var errs scanner.ErrorList
	var ts []*Term
	at := map[*Term]*page{}
	for _, k := range []Kind{Actors, Themes, Places, Sources} {
		files, err := filepath.Glob(filepath.Join(escapeGlob(dir), string(k), "*", "_index.md"))
		if err != nil {
			return nil, err
		}
		sort.Strings(files)
		for _, f := range files {
			if p := readPage(k, f, &errs); p != nil {
				ts = append(ts, p.term)
				at[p.term] = p
			}
		}
	}
	checkTogether(ts, at, &errs)
	errs.Sort()
	return New(ts), errs.Err()
}

// New compiles a registry of terms that were made, not read.
func New(ts []*Term) *Registry {
	r := &Registry{Terms: ts, title: map[Kind]map[string]*Term{}}
	for _, t := range ts {
		if r.title[t.Kind] == nil {
			r.title[t.Kind] = map[string]*Term{}
		}
		if r.title[t.Kind][t.Title] == nil {
			r.title[t.Kind][t.Title] = t
		}
	}
	r.compile()
	return r
}

// escapeGlob returns dir as a pattern that matches itself.
func escapeGlob(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

// Address returns the folder Hugo gives a term of this title: lower case, without
// accents, spaces as hyphens, and of other marks only those that Hugo keeps.
func Address(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(title)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune(`._#+~-@`, r):
			if gap && r != '-' {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case unicode.IsSpace(r) && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			gap = true
		}
	}
	return norm.NFC.String(b.String())
}

// checkTogether reports what is wrong between pages: names claimed twice, and
// broader themes that do not exist or lead back.
func checkTogether(ts []*Term, at map[*Term]*page, errs *scanner.ErrorList) {
	checkNames(ts, at, errs)
	themes := map[string]*Term{}
	for _, t := range ts {
		if t.Kind == Themes {
			themes[t.Title] = t
		}
	}
	for _, t := range ts {
		if t.Kind != Themes || t.Broader == "" {
			continue
		}
		pos := at[t].key("broader")
		if themes[t.Broader] == nil {
			hint := "add " + filepath.ToSlash(filepath.Join(filepath.Dir(filepath.Dir(t.File)), Address(t.Broader), "_index.md"))
			if near := nearest(t.Broader, keys(themes)); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			add(errs, pos, fmt.Sprintf("unknown broader theme %q", t.Broader), hint)
			continue
		}
		if way := circle(t, themes); way != "" {
			add(errs, pos, fmt.Sprintf("the theme %q is its own ancestor: %s", t.Title, way), "remove one of these broader themes")
		}
	}
}

// circle returns the way by which t leads back to itself, or "".
func circle(t *Term, themes map[string]*Term) string {
	way := []string{t.Title}
	for p := themes[t.Broader]; p != nil && len(way) <= len(themes); p = themes[p.Broader] {
		way = append(way, p.Title)
		if p == t {
			return strings.Join(way, " → ")
		}
	}
	return ""
}

// checkNames reports names that two pages claim. A source may be an actor as
// well, a country a place, and a theme may be called like anything.
func checkNames(ts []*Term, at map[*Term]*page, errs *scanner.ErrorList) {
	type claim struct {
		room string
		name string
	}
	first := map[claim]*Term{}
	for _, t := range ts {
		room := string(t.Kind)
		if t.Kind == Places && t.Type != "country" {
			room = string(Actors) // "Georgia" cannot be both without saying which
		}
		mine := map[string]bool{}
		for i, n := range append([]string{t.Title}, t.Names...) {
			f := plainName(n)
			if mine[f] || f == "" {
				continue
			}
			mine[f] = true
			c := claim{room, f}
			other := first[c]
			if other == nil {
				first[c] = t
				continue
			}
			key := "names"
			if i == 0 {
				key = "title"
			}
			add(errs, at[t].key(key), fmt.Sprintf("the name %q of %q is also a name of %q (%s)", n, t.Title, other.Title, filepath.ToSlash(other.File)),
				"keep it on one of the two pages, or join the pages")
		}
	}
}

// add adds an error with what to do about it on a line of its own.
func add(errs *scanner.ErrorList, pos token.Position, msg, hint string) {
	if hint != "" {
		msg += "\n\thint: " + hint
	}
	errs.Add(pos, msg)
}

func keys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// nearest returns the one of all that s was most likely meant to be, or "".
func nearest(s string, all []string) string {
	best, bestD := "", len(s)/3+1
	for _, a := range all {
		if d := distance(strings.ToLower(s), strings.ToLower(a)); d < bestD {
			best, bestD = a, d
		}
	}
	return best
}

// distance is the number of letters to insert, drop, change or swap with the
// next to make b of a.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	prev2, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range x {
		cur[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			cur[j+1] = min(prev[j]+cost, prev[j+1]+1, cur[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				cur[j+1] = min(cur[j+1], prev2[j-1]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(y)]
}

// readFile is os.ReadFile with an error that says only what happened.
func readFile(file string) ([]byte, error) {
	b, err := os.ReadFile(file)
	var pe *os.PathError
	if errors.As(err, &pe) {
		return nil, pe.Err
	}
	return b, err
}
