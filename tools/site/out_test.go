package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNothingIsRenderedOverWhatCannotBeBuiltAgain(t *testing.T) {
	top := t.TempDir()
	project := filepath.Join(top, "house", "project")
	for _, dir := range []string{"content", "public/events"} {
		mkdir(t, filepath.Join(project, dir))
	}
	other := filepath.Join(top, "other")
	mkdir(t, filepath.Join(other, "letters"))
	mkdir(t, filepath.Join(top, "empty"))
	mkdir(t, filepath.Join(top, "branch", ".git"))
	filled := filepath.Join(top, "filled")
	mkdir(t, filepath.Join(filled, "events"))
	if err := mark(filled); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"to-project": project, "to-content": filepath.Join(project, "content"), "to-house": filepath.Dir(project), "to-empty": filepath.Join(top, "empty")} {
		if err := os.Symlink(to, filepath.Join(top, name)); err != nil {
			t.Fatal(err)
		}
	}
	p := Project{Dir: project}
	for _, c := range []struct{ out, why string }{
		{filepath.Join(project, "public"), ""},
		{filepath.Join(project, "content", "..", "public"), ""},
		{filepath.Join(top, "new", "deeper"), ""},
		{filepath.Join(top, "empty"), ""},
		{filepath.Join(top, "to-empty"), ""},
		{filepath.Join(top, "branch"), ""},
		{filled, ""},
		{project, "holds the project"},
		{filepath.Join(top, "to-project"), "holds the project"},
		{filepath.Dir(project), "holds the project"},
		{filepath.Join(top, "to-house"), "holds the project"},
		{string(filepath.Separator), "holds the project"},
		{filepath.Join(project, "content"), "inside the project"},
		{filepath.Join(project, "new"), "inside the project"},
		{filepath.Join(project, "public", "events"), "inside the project"},
		{filepath.Join(top, "to-content"), "inside the project"},
		{filepath.Join(top, "to-content", "new"), "inside the project"},
		{other, "did not put there, as letters"},
	} {
		switch err := p.Accept(c.out); {
		case c.why == "" && err != nil:
			t.Errorf("%s is refused: %v", c.out, err)
		case c.why != "" && (err == nil || !strings.Contains(err.Error(), c.why)):
			t.Errorf("%s: %v; want %q", c.out, err, c.why)
		}
	}
}

func TestAPublicFolderThatLeadsElsewhereIsNotTheProjectsOwn(t *testing.T) {
	top := t.TempDir()
	project, other := filepath.Join(top, "project"), filepath.Join(top, "other")
	mkdir(t, project)
	mkdir(t, filepath.Join(other, "letters"))
	if err := os.Symlink(other, filepath.Join(project, "public")); err != nil {
		t.Fatal(err)
	}
	if err := (Project{Dir: project}).Accept(filepath.Join(project, "public")); err == nil {
		t.Error("it is emptied")
	}
}

func mkdir(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
}
