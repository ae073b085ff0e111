package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/tools/site"
)

// What a stranger's seed may hold in the hope that the site executes it, and
// the words of it that a reader must still see.
var hostile = []struct{ text, seen string }{
	{`{{< figure src=x >}}`, `{{< figure src=x >}}`},
	{`{{% figure src=x %}}`, `{{% figure src=x %}}`},
	{`{{< unclosed`, `{{< unclosed`},
	{`{{ .Title }}`, `{{ .Title }}`},
	{`<script>alert(1)</script>`, `<script>alert(1)</script>`},
	{`<img src=x onerror=alert(1)>`, `<img src=x onerror=alert(1)>`},
	{`[here](javascript:alert(1))`, `[here](javascript:alert(1))`},
	{`![here](javascript:alert(1))`, `![here](javascript:alert(1))`},
	{`<javascript:alert(1)>`, `<javascript:alert(1)>`},
	{`+++`, `+++`},
	{`title = "taken over"`, `title = "taken over"`},
	{`# Not a heading {onclick=alert(1)}`, `# Not a heading {onclick=alert(1)}`},
	{`| a | b |`, `| a | b |`},
	{`&lt;b&gt; stays as it is`, `&lt;b&gt; stays as it is`},
	{`***bold*** and ~~struck~~ and ` + "`code`", `***bold*** and ~~struck~~ and ` + "`code`"},
	{`1. no list`, `1. no list`},
	{`- no list`, `- no list`},
	{`[label]: https://evil.example "no definition"`, `[label]: https://evil.example "no definition"`},
	{`https://evil.example is no link`, `https://evil.example is no link`},
}

func TestATextThatHoldsMarkupComesOutAsHarmlessText(t *testing.T) {
	dir := bare(t)
	write(t, dir, "content/actors/ann-lee/_index.md", "+++\ntitle = \"Ann Lee\"\n[params]\ntype = \"person\"\n+++\n")
	var seed strings.Builder
	seed.WriteString("+++\npublished = \"2024-03-06\"\ntitle = '</title><script>alert(1)</script>{{< x >}}'\nauthor = '<script>alert(1)</script>'\n+++\n")
	for i, h := range hostile {
		if i > 0 { // each once at the start of a line, once inside a sentence that becomes an event
			seed.WriteString("\n\n")
		}
		seed.WriteString(h.text + " is what stands here, and it goes on for a while so that it is a paragraph.\n\nAnn Lee printed " + h.text + " on Monday.")
	}
	write(t, dir, "seeds/hostile.txt", seed.String())

	p := project{dir: dir}
	if err := p.convert(io.Discard, os.Stderr); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "public")
	if err := (site.Project{Dir: dir, Progress: io.Discard}).Build(context.Background(), out, ""); err != nil {
		t.Fatal(err)
	}
	articles, err := filepath.Glob(filepath.Join(out, "articles/2024/*/index.html"))
	if err != nil || len(articles) != 1 {
		t.Fatalf("%d articles: %v", len(articles), err)
	}
	body := textOf(proseOf(t, articles[0]))
	for _, h := range hostile {
		if n := strings.Count(body, h.seen); n < 2 {
			t.Errorf("the reader sees %q %d times, not twice", h.seen, n)
		}
	}
	filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
		if strings.HasSuffix(path, ".html") {
			harmless(t, path)
		}
		return err
	})
}

// bare returns a project with the layouts and settings of this one and no
// content.
func bare(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, d := range []string{"layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, d), os.DirFS(filepath.Join(root, d))); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []string{"config.toml", "go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, f))
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, f, string(data))
	}
	return dir
}

// proseOf returns the text of an article on its page: neither its title nor
// the evidence, which quote from it.
func proseOf(t *testing.T, file string) *html.Node {
	t.Helper()
	for n := range parsed(t, file).Descendants() {
		if slices.Contains(strings.Fields(attr(n, "class")), "prose") {
			return n
		}
	}
	t.Fatalf("%s: no text", file)
	return nil
}

// textOf returns what a reader sees of a part of a page, white space folded.
func textOf(part *html.Node) string {
	var b strings.Builder
	for n := range part.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" {
			b.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// harmless fails the test where a page executes or links to what the seed holds.
func harmless(t *testing.T, file string) {
	for n := range parsed(t, file).Descendants() {
		if n.Data == "script" && n.Type == html.ElementNode && attr(n, "src") == "" && attr(n, "type") != "application/ld+json" {
			t.Errorf("%s: a script", file)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(a.Val)
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(value, "javascript:") || (a.Key == "href" || a.Key == "src") && strings.Contains(value, "evil.example") {
				t.Errorf("%s: <%s %s=%q>", file, n.Data, a.Key, a.Val)
			}
		}
	}
}

func parsed(t *testing.T, file string) *html.Node {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := html.Parse(f)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
