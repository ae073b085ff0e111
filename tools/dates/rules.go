package dates

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"dateline/tools/text"
)

//go:embed rules/*.toml
var rulesFS embed.FS

// Rules are the rules of one language, compiled: its words, the automaton over
// them, and what its tenses look like.
type Rules struct {
	Lang    string
	words   *vocabulary
	root    node
	rules   []*rule
	slots   map[string]slotName
	tense   tense
	example exampleDay
	head    headTable
}

// A rule is one table under [rules] of a rules file.
type rule struct {
	Shape     shape             `toml:"shape"`
	Value     string            `toml:"value"`      // the operation and its arguments: "date {year} {month} {day}"
	Mod       string            `toml:"mod"`        // TIMEX3 mod: a word, or a slot whose value is one
	After     []string          `toml:"after"`      // one of these must stand before
	NotAfter  []string          `toml:"not-after"`  // none of these may stand before
	Before    []string          `toml:"before"`     // one of these must stand behind
	NotBefore []string          `toml:"not-before"` // none of these may stand behind
	Tight     bool              `toml:"tight"`      // no white space inside
	Weight    int               `toml:"weight"`     // the weightier of two equally long wins
	Name      bool              `toml:"name"`       // part of a name: dates no happening
	Yes       map[string]string `toml:"yes"`
	No        []string          `toml:"no"`

	id       string
	order    int
	pos      token.Position
	op       *operation
	args     []argument
	mod      argument
	category category

	after, notAfter, before, notBefore *context
}

// An argument of an operation: a constant, or the value of a slot.
type argument struct {
	slot     slotName
	isSlot   bool
	constant int32
}

// rulesFile is a rules file as it is written.
type rulesFile struct {
	Example exampleDay                     `toml:"example"`
	Tense   tenseTable                     `toml:"tense"`
	Head    headTable                      `toml:"head"`
	Words   map[string]map[string][]string `toml:"words"`
	Rules   map[string]*rule               `toml:"rules"`
}

// headTable tells how the date lines of a language are written.
type headTable struct {
	DayFirst bool     `toml:"day-first"` // 03/04/2020 is the third of April
	Posted   []string `toml:"posted"`    // beginnings of the words before the day of publication
	Updated  []string `toml:"updated"`   // and before that of a change
	By       []string `toml:"by"`        // words before the name of the writer
}

// exampleDay is the day on which the examples of a rules file are read.
type exampleDay struct {
	Published string `toml:"published"`
}

var compiled sync.Map // language -> func() (*Rules, error)

// RulesFor returns the rules of a language ("en", "en-GB"), or an error when there are none.
func RulesFor(lang string) (*Rules, error) {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	load, _ := compiled.LoadOrStore(base, sync.OnceValues(func() (*Rules, error) {
		name := path.Join("rules", base+".toml")
		b, err := fs.ReadFile(rulesFS, name)
		if err != nil {
			return nil, fmt.Errorf("no rules for the dates of language %q (there are rules for %s)", lang, strings.Join(Languages(), ", "))
		}
		return CompileRules("tools/dates/"+name, b)
	}))
	return load.(func() (*Rules, error))()
}

// Languages returns the languages that there are rules for.
func Languages() []string {
	names, _ := fs.Glob(rulesFS, "rules/*.toml")
	for i, n := range names {
		names[i] = strings.TrimSuffix(path.Base(n), ".toml")
	}
	return names
}

// CompileRules compiles a rules file. Its errors name file, line and column; all
// are collected in a scanner.ErrorList.
func CompileRules(file string, b []byte) (*Rules, error) {
	var f rulesFile
	meta, err := toml.Decode(string(b), &f)
	var bad toml.ParseError
	if errors.As(err, &bad) {
		pos := token.Position{Filename: file, Line: bad.Position.Line, Column: max(bad.Position.Col, 1)}
		return nil, scanner.ErrorList{{Pos: pos, Msg: message(bad)}}
	} else if err != nil {
		line, msg := placeOf(err)
		return nil, scanner.ErrorList{{Pos: token.Position{Filename: file, Line: line, Column: 1}, Msg: msg}}
	}
	c := compiler{file: file, lines: strings.Split(string(b), "\n"), rulesFile: f, rules: &Rules{
		Lang: strings.TrimSuffix(path.Base(file), ".toml"), words: newVocabulary(),
		slots: map[string]slotName{}, example: f.Example, head: f.Head}}
	for _, k := range meta.Undecoded() {
		c.fail(c.key(k[len(k)-1], k[:len(k)-1]...), "unknown key %q", k[len(k)-1])
	}
	c.tables()
	c.compileRules(meta)
	c.rules.tense = c.compileTense()
	for _, list := range [][]string{c.rules.head.Posted, c.rules.head.Updated, c.rules.head.By} {
		for i, w := range list {
			list[i] = text.Fold(w)
		}
	}
	if len(c.errs) > 0 {
		c.errs.Sort()
		return nil, c.errs
	}
	return c.rules, nil
}

// placeOf takes the line out of the message of an error that keeps it nowhere else.
func placeOf(err error) (line int, msg string) {
	msg = strings.TrimPrefix(err.Error(), "toml: ")
	if _, scanErr := fmt.Sscanf(msg, "line %d ", &line); scanErr != nil {
		return 1, msg
	}
	if _, after, ok := strings.Cut(msg, "): "); ok {
		msg = after
	}
	return line, msg
}

// message returns what is wrong without the position, which stands in front.
func message(e toml.ParseError) string {
	if e.Message != "" {
		return e.Message
	}
	s := e.Error()
	if i := strings.LastIndex(s, "): "); i >= 0 {
		s = s[i+3:]
	}
	return strings.TrimPrefix(s, "toml: ")
}

type compiler struct {
	rulesFile
	file  string
	lines []string
	rules *Rules
	errs  scanner.ErrorList
}

func (c *compiler) fail(pos token.Position, format string, args ...any) {
	c.errs.Add(pos, fmt.Sprintf(format, args...))
}

// key finds the line of a key: below the header of its table, else that header.
func (c *compiler) key(key string, table ...string) token.Position {
	pos := token.Position{Filename: c.file, Line: 1, Column: 1}
	header, inside := "["+strings.Join(table, ".")+"]", len(table) == 0
	for i, l := range c.lines {
		t := strings.TrimSpace(l)
		if strings.HasPrefix(t, "[") && strings.Contains(t, "]") && !strings.Contains(t, "=") {
			if inside {
				break
			}
			if inside = t == header; inside {
				pos.Line = i + 1
			}
			continue
		}
		k, _, ok := strings.Cut(t, "=")
		if inside && ok && strings.Trim(strings.TrimSpace(k), `"'`) == key {
			pos.Line, pos.Column = i+1, strings.Index(l, t)+1
			break
		}
	}
	return pos
}

// tables enters the word tables. A value is a number, or a word of its own.
func (c *compiler) tables() {
	names := sortedKeys(c.Words)
	for i, name := range names {
		at, ok := c.rules.words.classes[name]
		if !ok {
			at = firstTable + class(i)
			if int(at) >= maxClasses {
				c.fail(c.key("", "words", name), "more than %d word tables", maxClasses-int(firstTable))
				return
			}
			c.rules.words.classes[name] = at
		}
		for _, value := range sortedKeys(c.Words[name]) {
			n, err := strconv.ParseInt(value, 10, 32)
			if u, ok := unitNames[value]; ok {
				n = int64(u)
			} else if err != nil {
				n = int64(c.rules.words.name(value))
			}
			for _, w := range c.Words[name][value] {
				c.rules.words.add(w, at, int32(n))
			}
		}
	}
	for i := range c.rules.words.spellings {
		slices.SortStableFunc(c.rules.words.spellings[i], func(a, b spelling) int { return cmp.Compare(len(b.rest), len(a.rest)) })
	}
}

func sortedKeys[T any](m map[string]T) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func (c *compiler) compileRules(meta toml.MetaData) {
	for _, k := range meta.Keys() {
		if len(k) != 2 || k[0] != "rules" {
			continue
		}
		r := c.Rules[k[1]]
		r.id, r.order, r.pos = k[1], len(c.rules.rules), c.key("shape", "rules", k[1])
		c.rules.rules = append(c.rules.rules, r)
		c.compileValue(r)
		if len(r.Yes) == 0 {
			c.fail(r.pos, "rule %q has no example under yes", r.id)
		}
		r.after, r.notAfter = c.context(r, "after", r.After), c.context(r, "not-after", r.NotAfter)
		r.before, r.notBefore = c.context(r, "before", r.Before), c.context(r, "not-before", r.NotBefore)
		for _, line := range r.Shape.lines {
			if err := c.rules.root.insert(c.rules, line, r); err != nil {
				c.fail(r.pos, "%v", err)
				break
			}
		}
	}
}

// compileValue reads the operation that gives the value.
func (c *compiler) compileValue(r *rule) {
	pos := c.key("value", "rules", r.id)
	f := strings.Fields(r.Value)
	if len(f) == 0 {
		c.fail(pos, "rule %q has no value", r.id)
		return
	}
	op, ok := operations[f[0]]
	if !ok {
		c.fail(pos, "unknown operation %q", f[0])
		return
	}
	r.op, r.category = op, op.category
	if len(f)-1 > len(op.params) {
		c.fail(pos, "operation %q takes %d arguments (%s), not %d", f[0], len(op.params), strings.Join(op.params, " "), len(f)-1)
		return
	}
	for _, a := range f[1:] {
		r.args = append(r.args, c.argument(r, pos, a))
	}
	if r.Mod != "" {
		r.mod = c.argument(r, c.key("mod", "rules", r.id), r.Mod)
	}
}

func (c *compiler) argument(r *rule, pos token.Position, a string) argument {
	if a[0] == '{' || a[0] == '<' {
		name := strings.Trim(a, "{}<>")
		if !r.Shape.names(name) {
			c.fail(pos, "the shape has no slot %s", a)
		}
		return argument{slot: c.rules.slot(name), isSlot: true}
	}
	if n, err := strconv.ParseInt(a, 10, 32); err == nil {
		return argument{constant: int32(n)}
	}
	if a == "missing" {
		return argument{constant: missing}
	}
	if u, ok := unitNames[a]; ok {
		return argument{constant: int32(u)}
	}
	return argument{constant: c.rules.words.name(a)}
}

// names tells whether a slot of the shape has this name.
func (s shape) names(name string) bool {
	for _, l := range s.lines {
		for _, p := range l {
			if p.name == name {
				return true
			}
		}
	}
	return false
}

func (rs *Rules) slot(name string) slotName {
	n, ok := rs.slots[name]
	if !ok {
		n = slotName(len(rs.slots))
		rs.slots[name] = n
	}
	return n
}

func errUnknown(what, name string) error { return fmt.Errorf("unknown %s %q", what, name) }

// A context is a list of words one of which must, or must not, stand beside an
// expression: literals, classes, `^` for the edge of the sentence, and the kinds
// of word `{Capital}`, `{small}`, `{plural}`, `{figures}`, `{glued}` (no space
// between).
type context struct {
	edge                                   bool
	literals                               []int32
	classes                                []class
	capital, small, plural, figures, glued bool
}

func (c *compiler) context(r *rule, key string, list []string) *context {
	if len(list) == 0 {
		return nil
	}
	x := new(context)
	for _, l := range list {
		switch l {
		case "^":
			x.edge = true
		case "{Capital}":
			x.capital = true
		case "{small}":
			x.small = true
		case "{plural}":
			x.plural = true
		case "{figures}":
			x.figures = true
		case "{glued}":
			x.glued = true
		default:
			c.contextWord(x, r, key, l)
		}
	}
	return x
}

func (c *compiler) contextWord(x *context, r *rule, key, l string) {
	if strings.HasPrefix(l, "{") {
		cl, ok := c.rules.words.classes[strings.Trim(l, "{}")]
		if !ok {
			c.fail(c.key(key, "rules", r.id), "unknown word table %q", l)
		}
		x.classes = append(x.classes, cl)
		return
	}
	if n := len(text.Words(nil, l, 0, len(l))); n != 1 {
		c.fail(c.key(key, "rules", r.id), "%q is %d words, not one", l, n)
	}
	x.literals = append(x.literals, c.rules.words.number(l))
}

// isPlural tells whether a word looks like many things: "workers", not "crisis".
func isPlural(s string) bool {
	return len(s) > 4 && s[len(s)-1] == 's' && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && !strings.HasSuffix(s, "is")
}

// holds tells whether the word at i is one of the context; gap, whether white space
// stands between it and the expression. A dash with space round it joins nothing.
func (x *context) holds(m *matcher, i int, gap bool) bool {
	w := m.words[i]
	if gap && w.Kind == text.Mark && m.s[w.Start] == '-' {
		return false
	}
	if slices.Contains(x.literals, m.literals[i]) && m.literals[i] != 0 {
		return true
	}
	for _, k := range m.meanings[m.begin(i):m.begin(i+1)] {
		if slices.Contains(x.classes, k.class) {
			return true
		}
	}
	switch {
	case x.figures && w.Kind == text.Digits, x.glued && !gap && w.Kind != text.Mark:
		return true
	case w.Kind != text.Letters:
		return false
	case w.Upper: // a name, not "In" at the beginning of a sentence
		return x.capital && m.literals[i] == 0
	}
	return x.small || x.plural && isPlural(m.s[w.Start:w.End])
}
