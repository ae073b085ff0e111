package articles

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"dateline/tools/text"

	"github.com/BurntSushi/toml"
)

// A rule says what kind of line is not the article's own. Phrases are compared
// folded: without case, accents and apostrophes.
type rule struct {
	Role   string   // "chrome" or "meta"
	Where  string   // "top": before the first paragraph, "end": after the last, or anywhere
	Most   int      // words that such a line has at most
	Line   []string // the whole line, but for the marks around it
	Words  []string // words of which the line wholly consists
	Starts []string // the line begins so
	Ends   []string // the line ends so
	Holds  []string // the line holds this
	Rest   bool     // what follows it to the end of the text is chrome, too
	Yes    []string // examples, which the tests execute
	No     []string

	name string
	role Role
}

// A line is a paragraph as the rules see it.
type line struct {
	folded string // folded, without marks at its ends
	words  int
	at     where
}

// where is the part of the text that a line stands in.
type where uint8

const (
	top where = 1 << iota
	middle
	end
)

// chrome holds the rules in the order of their file.
type chrome struct {
	rules []*rule
	lines map[string]*rule
}

//go:embed rules/chrome.toml
var chromeTOML string

var theChrome = must(loadChrome(chromeTOML))

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func loadChrome(src string) (*chrome, error) {
	tables := map[string]*rule{}
	md, err := toml.Decode(src, &tables)
	if err != nil {
		return nil, err
	}
	if un := md.Undecoded(); len(un) > 0 {
		return nil, fmt.Errorf("unknown key %s", un[0])
	}
	c := &chrome{lines: map[string]*rule{}}
	for _, key := range md.Keys() {
		if len(key) != 1 {
			continue
		}
		r := tables[key[0]]
		r.name = key[0]
		switch r.Role {
		case "chrome":
			r.role = Chrome
		case "meta":
			r.role = Meta
		default:
			return nil, fmt.Errorf("%s: role %q", r.name, r.Role)
		}
		for _, list := range [][]string{r.Line, r.Words, r.Starts, r.Ends, r.Holds} {
			for i, s := range list {
				list[i] = text.Fold(s)
			}
		}
		for i, s := range r.Starts {
			r.Starts[i] = strings.TrimLeft(s, marks)
		}
		for i, s := range r.Ends {
			r.Ends[i] = strings.TrimRight(s, marks)
		}
		for _, s := range r.Line {
			c.lines[bare(s)] = r
		}
		c.rules = append(c.rules, r)
	}
	return c, nil
}

// bare returns s without the marks at its ends.
func bare(s string) string { return strings.Trim(s, marks) }

const marks = blanks + ".:;,!|•·–—-…«»<>[]()*#\"'“”"

// Lines longer than this are paragraphs, whatever they hold.
const longestChrome = 600

// newLine returns s as the rules see it, and whether they look at it at all.
func newLine(s string, at where) (line, bool) {
	if len(s) > longestChrome {
		return line{}, false
	}
	s = text.Fold(s)
	return line{bare(s), len(strings.Fields(s)), at}, true
}

// match returns the first rule that l falls under, or nil.
func (c *chrome) match(l line) *rule {
	if r := c.lines[l.folded]; r != nil && r.stands(l) {
		return r
	}
	for _, r := range c.rules {
		if r.stands(l) && r.fits(l) {
			return r
		}
	}
	return nil
}

func (r *rule) stands(l line) bool {
	switch r.Where {
	case "top":
		return l.at&top != 0
	case "end":
		return l.at&end != 0
	case "edge":
		return l.at&(top|end) != 0
	}
	return true
}

func (r *rule) fits(l line) bool {
	if r.Most > 0 && l.words > r.Most {
		return false
	}
	for _, s := range r.Starts {
		if strings.HasPrefix(l.folded, s) {
			return true
		}
	}
	for _, s := range r.Ends {
		if strings.HasSuffix(l.folded, s) {
			return true
		}
	}
	for _, s := range r.Holds {
		if strings.Contains(l.folded, s) {
			return true
		}
	}
	return len(r.Words) > 0 && r.consists(l.folded)
}

// consists tells whether s is made of the rule's words and of marks only.
func (r *rule) consists(s string) bool {
	some := false
	for _, w := range strings.Fields(s) {
		w = bare(strings.TrimRight(w, "+"))
		if w == "" {
			continue
		}
		if !slices.Contains(r.Words, w) {
			return false
		}
		some = true
	}
	return some
}
