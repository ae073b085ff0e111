package site

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAProjectThatPinsNoHugoIsToldSo(t *testing.T) {
	p := Project{Dir: t.TempDir(), Progress: io.Discard}
	err := p.Build(t.Context(), filepath.Join(p.Dir, "public"), "")
	if err == nil || !strings.Contains(err.Error(), "no go.mod in "+p.Dir) {
		t.Errorf("%v", err)
	}
}

// The files of one small project, and what Build makes of them.
func project(t *testing.T) Project {
	t.Helper()
	p := Project{Dir: t.TempDir(), Progress: io.Discard}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(p.Dir, name), string(data))
	}
	write(t, filepath.Join(p.Dir, "config.toml"), "baseURL = \"https://example.org/\"\ndisableKinds = [\"taxonomy\", \"term\", \"rss\", \"sitemap\", \"404\", \"section\", \"page\"]\n")
	write(t, filepath.Join(p.Dir, "static/robots.txt"), "") // Hugo cleans where it copies static files
	write(t, filepath.Join(p.Dir, "layouts/home.html"), "<p>The harbour</p>\n")
	return p
}

func TestAFolderThatWasBuiltIsBuiltAgainWithoutWhatIsGone(t *testing.T) {
	p, out := project(t), filepath.Join(t.TempDir(), "out")
	if err := p.Build(t.Context(), out, ""); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(out, "gone/index.html"), "of a page that is no more")
	if err := p.Build(t.Context(), out, ""); err != nil {
		t.Fatalf("the folder is not known again: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out, "gone")); err == nil {
		t.Error("what is gone is still there")
	}
	page, err := os.ReadFile(filepath.Join(out, "index.html"))
	if err != nil || !strings.Contains(string(page), "The harbour") {
		t.Errorf("the page is %q: %v", page, err)
	}
}

func TestWhatHugoSaysOfATemplateIsInTheError(t *testing.T) {
	p := project(t)
	write(t, filepath.Join(p.Dir, "layouts/home.html"), "{{ .Nonsense }}")
	err := p.Build(t.Context(), filepath.Join(p.Dir, "public"), "")
	if err == nil || !strings.Contains(err.Error(), "home.html") || !strings.Contains(err.Error(), "Nonsense") {
		t.Errorf("%v", err)
	}
}

func write(t *testing.T, path, data string) {
	t.Helper()
	mkdir(t, filepath.Dir(path))
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}
