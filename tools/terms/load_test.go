package terms

import (
	"go/scanner"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// pages writes the files of a txtar under a new content folder.
func pages(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// told returns the errors with paths from the content folder, a line each.
func told(dir string, err error) string {
	if err == nil {
		return ""
	}
	list, ok := err.(scanner.ErrorList)
	if !ok {
		return err.Error()
	}
	var b strings.Builder
	for _, e := range list {
		b.WriteString(strings.TrimPrefix(e.Error(), filepath.ToSlash(dir)+"/") + "\n")
	}
	return b.String()
}

func TestLoadReadsPages(t *testing.T) {
	dir := pages(t, `
-- actors/ines-mbeki/_index.md --
+++
title = "Inès Mbeki"
[params]
type = "person"
names = ["Ines M'Beki"]
not = ["Mbeki Street"]
wikidata = "Q1"
[[params.roles]]
role = "Minister of Ports"
org = "Harbour Board"
from = "2019-03"
to = ""
cite = "https://example.org/a"
[[params.roles]]
role = "Governor"
+++
She runs the ports.
-- actors/kenya/_index.md --
+++
title = "Kenya"
[params]
type = "country"
adjective = ["Kenyan"]
+++
-- themes/ports/_index.md --
+++
title = "Ports"
[params]
broader = "Trade"
iptc = "medtop:20000000"
match = ["harbour", {text = "container terminal", weight = 2.5}]
not = ["safe harbour"]
+++
-- themes/trade/_index.md --
+++
title = "Trade"
+++
-- places/port-louis/_index.md --
+++
title = "Port Louis"
[params]
type = "city"
country = "Mauritius"
+++
-- sources/the-daily/_index.md --
+++
title = "The Daily"
[params]
url = "https://daily.example/"
hosts = ["daily.example"]
rights = "excerpt"
+++
`)
	r, err := Load(dir)
	if err != nil {
		t.Fatal(told(dir, err))
	}
	if len(r.Terms) != 6 {
		t.Fatalf("read %d terms, want 6", len(r.Terms))
	}
	p := r.Term(Actors, "Inès Mbeki")
	if p == nil || p.Type != "person" || p.Slug != "ines-mbeki" || len(p.Names) != 1 || len(p.Not) != 1 || len(p.Roles) != 2 || p.Roles[0].From != "2019-03" {
		t.Errorf("read the person as %+v", p)
	}
	if th := r.Term(Themes, "Ports"); th.Broader != "Trade" || len(th.Match) != 2 || th.Match[0].Weight != 1 || th.Match[1] != (Phrase{"container terminal", 2.5}) {
		t.Errorf("read the theme as %+v", th)
	}
	if s := r.Term(Sources, "The Daily"); s.Rights != "excerpt" || s.Hosts[0] != "daily.example" {
		t.Errorf("read the source as %+v", s)
	}
	if c := r.Term(Places, "Port Louis"); c.Country != "Mauritius" {
		t.Errorf("read the place as %+v", c)
	}
}

func TestLoadWithoutAFolder(t *testing.T) {
	r, err := Load(filepath.Join(t.TempDir(), "nowhere"))
	if err != nil || len(r.Terms) != 0 {
		t.Fatalf("got %v, %v; want an empty registry", r.Terms, err)
	}
	if f := r.Find(article("Nothing is registered.")); len(f.Themes) != 0 {
		t.Errorf("found %v", f)
	}
}

func TestLoadReports(t *testing.T) {
	const good = "+++\ntitle = \"Good\"\n[params]\ntype = \"person\"\n+++\n"
	for _, c := range []struct{ does, file, page, want string }{
		{"reports bad TOML at its line", "actors/x", "+++\ntitle = \"X\nnext\n+++\n", "actors/x/_index.md:2:"},
		{"reports a page without front matter", "actors/x", "just text\n", "actors/x/_index.md:1:1: no front matter\n\thint: begin the page with a line \"+++\""},
		{"reports an unknown key and the one meant", "actors/x", "+++\ntitle = \"X\"\n[params]\ntype = \"person\"\n  nmes = [\"Y\"]\n+++\n", "actors/x/_index.md:5:3: unknown key \"nmes\"\n\thint: did you mean \"names\"?"},
		{"reports a wrong type", "actors/x", "+++\ntitle = \"X\"\n[params]\ntype = \"person\"\nnames = \"Y\"\n+++\n", "actors/x/_index.md:5:1: \"names\" is a text\n\thint: write a list of strings"},
		{"reports a number among names", "actors/x", "+++\ntitle = \"X\"\n[params]\ntype = \"person\"\nnames = [3]\n+++\n", "actors/x/_index.md:5:1: \"names\" is a number"},
		{"reports a missing title", "actors/x", "+++\n[params]\ntype = \"person\"\n+++\n", "actors/x/_index.md:1:1: the page has no title\n\thint: add title"},
		{"reports a missing type", "actors/x", "+++\ntitle = \"X\"\n[params]\nnames = []\n+++\n", "actors/x/_index.md:3:1: the page has no type"},
		{"reports an unknown type and the one meant", "actors/x", "+++\ntitle = \"X\"\n[params]\ntype = \"organization\"\n+++\n", "actors/x/_index.md:4:1: unknown type \"organization\"\n\thint: did you mean \"organisation\"?"},
		{"reports a role's unknown key", "actors/x", "+++\ntitle = \"X\"\n[params]\ntype = \"person\"\n[[params.roles]]\nroll = \"King\"\n+++\n", "actors/x/_index.md:6:1: unknown key \"roll\" of a role\n\thint: did you mean \"role\"?"},
		{"reports a folder that does not fit", "actors/y", "+++\ntitle = \"Zoë X.\"\n[params]\ntype = \"person\"\n+++\n", "actors/y/_index.md:2:1: the folder \"y\" does not fit the title \"Zoë X.\"\n\thint: rename the folder to \"zoe-x.\""},
		{"reports a name that two pages claim", "actors/x", "+++\ntitle = \"X\"\n[params]\ntype = \"group\"\nnames = [\"good\"]\n+++\n", "the name \"good\" of \"X\" is also a name of \"Good\" ("},
		{"reports an unknown broader theme and the one meant", "themes/x", "+++\ntitle = \"X\"\n[params]\nbroader = \"Secrity\"\n+++\n-- \n", "themes/x/_index.md:4:1: unknown broader theme \"Secrity\"\n\thint: did you mean \"Security\"?"},
		{"reports a theme that is its own ancestor", "themes/loop", "+++\ntitle = \"Loop\"\n[params]\nbroader = \"Loop\"\n+++\n", "themes/loop/_index.md:4:1: the theme \"Loop\" is its own ancestor: Loop → Loop"},
		{"reports unknown rights", "sources/x", "+++\ntitle = \"X\"\n[params]\nrights = \"all\"\n+++\n", "sources/x/_index.md:4:1: unknown rights \"all\""},
		{"reports an empty phrase", "themes/x", "+++\ntitle = \"X\"\n[params]\nmatch = [{weight = 2.0}]\n+++\n", "themes/x/_index.md:4:1: a phrase without text"},
	} {
		t.Run(c.does, func(t *testing.T) {
			dir := pages(t, "-- actors/good/_index.md --\n"+good+"-- themes/security/_index.md --\n+++\ntitle = \"Security\"\n+++\n")
			file := filepath.Join(dir, filepath.FromSlash(c.file))
			os.MkdirAll(file, 0o755)
			os.WriteFile(filepath.Join(file, "_index.md"), []byte(c.page), 0o644)
			r, err := Load(dir)
			if got := told(dir, err); !strings.Contains(got, c.want) {
				t.Errorf("told:\n%s\nwant:\n%s", got, c.want)
			}
			if r.Term(Actors, "Good") == nil {
				t.Error("lost the good page beside it")
			}
		})
	}
}

func TestLoadTellsAllErrors(t *testing.T) {
	dir := pages(t, "-- actors/a/_index.md --\n+++\ntitle = \"A\"\n[params]\ntype = \"x\"\nkind = \"y\"\n+++\n-- places/b/_index.md --\n+++\ntitle = 3\n+++\n")
	_, err := Load(dir)
	got := told(dir, err)
	for _, want := range []string{"unknown type \"x\"", "unknown key \"kind\"", "\"title\" is a number", "the page has no title"} {
		if !strings.Contains(got, want) {
			t.Errorf("did not tell %q in:\n%s", want, got)
		}
	}
}

func TestAddress(t *testing.T) {
	for title, want := range map[string]string{
		"Abdellatif Hammouchi":     "abdellatif-hammouchi",
		"Côte d’Ivoire":            "cote-divoire",
		"Nathan A. Sales":          "nathan-a.-sales",
		"US-Morocco Dialogue":      "us-morocco-dialogue",
		"Research & Analysis Wing": "research-analysis-wing",
		"  Two  spaces ":           "two-spaces",
		"وزارة الداخلية":           "وزارة-الداخلية",
	} {
		if got := Address(title); got != want {
			t.Errorf("%q has the address %q, want %q", title, got, want)
		}
	}
}
