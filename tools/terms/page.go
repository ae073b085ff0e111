package terms

import (
	"fmt"
	"go/scanner"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"dateline/tools/text"
)

// fields are the keys a page of each kind may have under [params].
var fields = map[Kind][]string{
	Actors:  {"type", "names", "not", "adjective", "wikidata", "roles"},
	Themes:  {"broader", "iptc", "match", "not", "names", "wikidata"},
	Places:  {"type", "names", "not", "country", "wikidata"},
	Sources: {"url", "hosts", "names", "not", "rights", "wikidata"},
}

// types are the values of "type" for each kind that has one.
var types = map[Kind][]string{
	Actors: {"person", "organisation", "country", "group"},
	Places: {"city", "country", "region", "building"},
}

// page is a page of the registry while it is read.
type page struct {
	term  *Term
	file  string
	lines []string // of the front matter; lines[0] is line 2 of the file
	errs  *scanner.ErrorList
}

// readPage reads one page. It returns nil when nothing of it can be used.
func readPage(k Kind, file string, errs *scanner.ErrorList) *page {
	p := &page{file: file, errs: errs, term: &Term{Kind: k, File: file, Slug: filepath.Base(filepath.Dir(file))}}
	b, err := readFile(file)
	if err != nil {
		add(errs, p.line(1, 1), err.Error(), "")
		return nil
	}
	f, ok := text.Front(string(b))
	if !ok || !f.Closed {
		add(errs, p.line(1, 1), "no front matter", `begin the page with a line "+++", and end its front matter with another`)
		return nil
	}
	front := strings.ReplaceAll(string(b[f.Start:f.End]), "\r\n", "\n")
	p.lines = strings.Split(front, "\n")
	var m map[string]any
	if _, err := toml.Decode(front, &m); err != nil {
		p.bad(err)
		return nil
	}
	p.read(m)
	if p.term.Title == "" {
		return nil
	}
	if want := Address(p.term.Title); want != p.term.Slug {
		add(errs, p.key("title"), fmt.Sprintf("the folder %q does not fit the title %q", p.term.Slug, p.term.Title),
			fmt.Sprintf("rename the folder to %q", want))
	}
	return p
}

// bad reports what the TOML parser did not understand.
func (p *page) bad(err error) {
	pe, ok := err.(toml.ParseError)
	if !ok {
		add(p.errs, p.line(1, 1), err.Error(), "")
		return
	}
	msg := pe.Message
	if msg == "" {
		msg = strings.TrimPrefix(err.Error(), "toml: ")
	}
	add(p.errs, p.line(pe.Position.Line+1, max(pe.Position.Col, 1)), strings.ToLower(msg[:1])+msg[1:], "")
}

// read fills the term from the decoded front matter.
func (p *page) read(m map[string]any) {
	t := p.term
	t.Title = strings.TrimSpace(p.str(m, "title"))
	if t.Title == "" {
		add(p.errs, p.line(1, 1), "the page has no title", `add title = "…"`)
	}
	if m["params"] == nil {
		m["params"] = map[string]any{}
	}
	params, ok := m["params"].(map[string]any)
	if !ok {
		p.wrong("params", "a table", m["params"])
		return
	}
	for _, k := range keys(params) {
		p.known(k, fields[t.Kind], "")
	}
	t.Type, t.Names, t.Not = p.str(params, "type"), p.strs(params, "names"), p.strs(params, "not")
	t.Adjective, t.Wikidata = p.strs(params, "adjective"), p.str(params, "wikidata")
	t.Broader, t.IPTC = p.str(params, "broader"), p.str(params, "iptc")
	t.URL, t.Hosts, t.Rights = p.str(params, "url"), p.strs(params, "hosts"), p.str(params, "rights")
	t.Country = p.str(params, "country")
	t.Match = p.phrases(params)
	t.Roles = p.roles(params)
	p.checkType()
	switch t.Rights {
	case "", "full", "excerpt", "link":
	default:
		add(p.errs, p.key("rights"), fmt.Sprintf("unknown rights %q", t.Rights), `say "full", "excerpt" or "link"`)
	}
}

func (p *page) checkType() {
	t := p.term
	want := types[t.Kind]
	if want == nil {
		return
	}
	if t.Type == "" {
		if t.Kind == Actors {
			add(p.errs, p.key("params"), "the page has no type", "say one of: "+strings.Join(want, ", "))
		}
		return
	}
	for _, w := range want {
		if t.Type == w {
			return
		}
	}
	hint := "say one of: " + strings.Join(want, ", ")
	if near := nearest(t.Type, want); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	add(p.errs, p.key("type"), fmt.Sprintf("unknown type %q", t.Type), hint)
	t.Type = ""
}

// known reports key unless it is one of all.
func (p *page) known(key string, all []string, where string) {
	for _, k := range all {
		if k == key {
			return
		}
	}
	hint := "known are: " + strings.Join(all, ", ")
	if near := nearest(key, all); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	add(p.errs, p.key(key), fmt.Sprintf("unknown key %q%s", key, where), hint)
}

func (p *page) str(m map[string]any, key string) string {
	v, ok := m[key]
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		p.wrong(key, "a string", v)
	}
	return s
}

func (p *page) strs(m map[string]any, key string) []string {
	v, ok := m[key]
	if !ok {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		p.wrong(key, "a list of strings", v)
		return nil
	}
	var out []string
	for _, e := range list {
		s, ok := e.(string)
		switch {
		case !ok:
			p.wrong(key, "a list of strings", e)
		case strings.TrimSpace(s) == "":
			add(p.errs, p.key(key), fmt.Sprintf("an empty string in %q", key), "remove it")
		default:
			out = append(out, s)
		}
	}
	return out
}

// phrases reads "match": a string has weight 1, a table states its own.
func (p *page) phrases(m map[string]any) []Phrase {
	v, ok := m["match"]
	if !ok {
		return nil
	}
	const want = "a list of phrases or of {text, weight}"
	list, ok := v.([]any)
	if tables, isTables := v.([]map[string]any); isTables {
		for _, t := range tables {
			list = append(list, t)
		}
		ok = true
	}
	if !ok {
		p.wrong("match", want, v)
		return nil
	}
	var out []Phrase
	for _, e := range list {
		switch e := e.(type) {
		case string:
			out = append(out, Phrase{e, 1})
		case map[string]any:
			for _, k := range keys(e) {
				p.known(k, []string{"text", "weight"}, ` in "match"`)
			}
			ph := Phrase{Text: p.str(e, "text"), Weight: 1}
			switch w := e["weight"].(type) {
			case nil:
			case float64:
				ph.Weight = w
			case int64:
				ph.Weight = float64(w)
			default:
				p.wrong("weight", "a number", w)
			}
			if strings.TrimSpace(ph.Text) == "" {
				add(p.errs, p.key("match"), `a phrase without text in "match"`, `write {text = "…", weight = 2.0}`)
				continue
			}
			out = append(out, ph)
		default:
			p.wrong("match", want, e)
		}
	}
	return out
}

func (p *page) roles(m map[string]any) []Role {
	v, ok := m["roles"]
	if !ok {
		return nil
	}
	list, ok := v.([]map[string]any)
	if !ok {
		p.wrong("roles", "tables [[params.roles]]", v)
		return nil
	}
	var out []Role
	for _, e := range list {
		for _, k := range keys(e) {
			p.known(k, []string{"role", "org", "from", "to", "cite"}, " of a role")
		}
		out = append(out, Role{p.str(e, "role"), p.str(e, "org"), p.str(e, "from"), p.str(e, "to"), p.str(e, "cite")})
	}
	return out
}

func (p *page) wrong(key, want string, got any) {
	add(p.errs, p.key(key), fmt.Sprintf("%q is %s", key, text.TOMLType(got)), "write "+want)
}

// line returns a place in the file, lines and columns from 1.
func (p *page) line(line, col int) token.Position {
	return token.Position{Filename: filepath.ToSlash(p.file), Line: line, Column: col}
}

// key returns the place at which a key of the front matter first stands.
// The TOML library keeps no places of keys, and a key is easily found again.
func (p *page) key(key string) token.Position {
	if p == nil {
		return token.Position{}
	}
	re := regexp.MustCompile(`^(\s*|.*[{,.\s])["']?` + regexp.QuoteMeta(key) + `["']?\s*=|^\s*\[+(?:.*\.)?` + regexp.QuoteMeta(key) + `\]`)
	for i, l := range p.lines {
		if m := re.FindStringSubmatchIndex(l); m != nil {
			col := 1
			if m[3] > 0 {
				col = m[3] + 1
			}
			return p.line(i+2, col)
		}
	}
	return p.line(1, 1)
}

// plainName is the form under which two names are the same name.
func plainName(s string) string {
	words := text.Words(nil, s, 0, len(s))
	var b []byte
	for _, w := range words {
		if w.Kind != text.Mark {
			b = append(text.AppendFold(b, s[w.Start:w.End]), ' ')
		}
	}
	// Capitals count: "US" and "us" are two names.
	if s == strings.ToUpper(s) && len(s) <= 5 {
		b = append(b, '^')
	}
	return strings.TrimSpace(string(b))
}
