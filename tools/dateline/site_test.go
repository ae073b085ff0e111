package main

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"dateline/tools/site"
)

// root is the project's folder, from the folder of this test.
const root = "../.."

// underPath is the path the site is tested under: a site that works below a
// folder works at a root.
const underPath = "/timeline"

var built struct {
	sync.Once
	dir string
	err error
}

// builtSite renders the project's own site once, and returns its folder.
func builtSite(t *testing.T) string {
	t.Helper()
	built.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "dateline-site-"); built.err != nil {
			return
		}
		p := site.Project{Dir: root, Progress: io.Discard}
		built.err = p.Build(context.Background(), built.dir, "http://127.0.0.1"+underPath+"/")
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return built.dir
}

// pages returns the HTML pages of the built site, with slashes.
func pages(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(p, ".html") {
			list = append(list, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 20 {
		t.Fatalf("only %d pages were built", len(list))
	}
	return list
}

func TestEveryInternalLinkLeadsSomewhere(t *testing.T) {
	dir := builtSite(t)
	ids := map[string]map[string]bool{} // page -> its ids
	links := map[string][]string{}      // page -> addresses
	for _, p := range pages(t, dir) {
		ids[p], links[p] = anchors(t, filepath.Join(dir, p))
	}
	for p, list := range links {
		base, _ := url.Parse("http://127.0.0.1" + underPath + "/" + strings.TrimSuffix(p, "index.html"))
		for _, l := range list {
			u, err := base.Parse(l)
			if err != nil {
				t.Errorf("%s: %q is no address: %v", p, l, err)
				continue
			}
			if u.Host != "127.0.0.1" {
				continue
			}
			target, ok := strings.CutPrefix(u.Path, underPath+"/")
			if !ok {
				t.Errorf("%s: %s leaves the folder of the site", p, l)
				continue
			}
			if target == "" || strings.HasSuffix(target, "/") {
				target += "index.html"
			}
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(target))); err != nil {
				t.Errorf("%s: %s leads nowhere", p, l)
				continue
			}
			if u.Fragment != "" && !strings.HasPrefix(u.Fragment, ":~:") && ids[target] != nil && !ids[target][u.Fragment] {
				t.Errorf("%s: %s leads to no place on that page", p, l)
			}
		}
	}
}

// anchors returns the ids of a page and the addresses it links to or loads.
func anchors(t *testing.T, file string) (map[string]bool, []string) {
	t.Helper()
	doc := parsed(t, file)
	ids, links := map[string]bool{}, []string{}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href" || a.Key == "src":
				links = append(links, a.Val)
			}
		}
	}
	return ids, links
}

func TestNoPageAsksAThirdPartyForAnything(t *testing.T) {
	dir := builtSite(t)
	for _, p := range pages(t, dir) {
		for n := range parsed(t, filepath.Join(dir, p)).Descendants() {
			loads := n.Data == "script" || n.Data == "img" || n.Data == "iframe" || n.Data == "source"
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s %s=…> is inline", p, n.Data, a.Key)
				}
				rel := n.Data == "link" && a.Key == "href" && attr(n, "rel") == "stylesheet"
				if (loads && a.Key == "src" || rel) && strings.Contains(a.Val, "//") && !strings.Contains(a.Val, "//127.0.0.1/") {
					t.Errorf("%s: <%s> loads %s", p, n.Data, a.Val)
				}
			}
			if n.Data == "script" && attr(n, "src") == "" && attr(n, "type") != "application/ld+json" {
				t.Errorf("%s: an inline script", p)
			}
			if n.Data == "style" {
				t.Errorf("%s: an inline style sheet", p)
			}
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestEveryPageIsValidHTML(t *testing.T) {
	bin, err := filepath.Abs(filepath.Join(root, "node_modules/.bin/html-validate"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(bin); err != nil {
		t.Skip("html-validate is not installed: make setup installs it")
	}
	dir := builtSite(t)
	// Redirects of old addresses are Hugo's own three lines.
	config := filepath.Join(t.TempDir(), "config.json")
	rules := `{"root": true, "extends": ["html-validate:standard"]}`
	if err := os.WriteFile(config, []byte(rules), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"--config", config}
	for _, p := range pages(t, dir) {
		args = append(args, filepath.Join(dir, p))
	}
	if out, err := exec.Command(bin, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// served shows the built site, without its scripts, at an address of this
// machine, under underPath.
func served(t *testing.T) string {
	t.Helper()
	dir := builtSite(t)
	mux := http.NewServeMux()
	mux.Handle(underPath+"/", withoutScripts(http.StripPrefix(underPath, http.FileServer(http.Dir(dir)))))
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL + underPath + "/"
}
