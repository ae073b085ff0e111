package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// The golden cases: each file in testdata is a sentence, a script, the input
// it runs on, and the whole output.
//
//	UPDATE=1 go test ./tools/dateline
//
// rewrites the outputs; the difference is reviewed like code.
func TestTheCommand(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			// 21 November 2026: what is new is recorded on this day.
			e.Setenv("SOURCE_DATE_EPOCH", "1795219200")
			return nil
		},
	})
}

// binary builds the command once and returns its path.
func binary(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "dateline")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return bin
}

func TestExitsTellDoneFromWrongFromWronglyUsed(t *testing.T) {
	bin := binary(t)
	project := t.TempDir()
	write(t, project, "config.toml", "")
	write(t, project, "seeds/visit.txt", "Ann Lee visited Norway.")
	empty := t.TempDir()
	for _, c := range []struct {
		dir  string
		args []string
		code int
	}{
		{project, []string{"convert"}, 0},
		{project, []string{"help"}, 0},
		{project, []string{"explain", "seeds/none.txt"}, 1},
		{project, []string{"explain"}, 2},
		{project, []string{"explain", "--format", "xml", "seeds/visit.txt"}, 2},
		{project, []string{"explain", "--published", "soon", "seeds/visit.txt"}, 2},
		{project, []string{"conver"}, 2},
		{project, []string{"convert", "--fast"}, 2},
		{empty, []string{"convert"}, 2},
	} {
		cmd := exec.Command(bin, c.args...)
		cmd.Dir = c.dir
		out, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != c.code {
			t.Errorf("dateline %v exits with %d, want %d:\n%s", c.args, code, c.code, out)
		}
	}
}

func write(t *testing.T, dir, name, data string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}

// A run that is killed while it writes leaves each file whole, and the next
// run makes what an undisturbed one would have made.
func TestAKilledRunLeavesOnlyWholeFiles(t *testing.T) {
	bin := binary(t)
	project := func() string {
		dir := t.TempDir()
		write(t, dir, "config.toml", "")
		write(t, dir, "content/actors/ann-lee/_index.md", "+++\ntitle = \"Ann Lee\"\n[params]\ntype = \"person\"\n+++\n")
		for i := range 150 {
			write(t, dir, fmt.Sprintf("seeds/%03d.txt", i), fmt.Sprintf("+++\npublished = \"2024-03-06\"\n+++\nAnn Lee visited harbour %d on Monday.\n", i))
		}
		return dir
	}
	run := func(dir string) *exec.Cmd {
		cmd := exec.Command(bin, "convert")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1795219200")
		return cmd
	}
	whole, killed := project(), project()
	if err := run(whole).Run(); err != nil {
		t.Fatal(err)
	}
	want := madeIn(t, whole)

	cmd := run(killed)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { cmd.Wait(); close(done) }()
	for len(madeIn(t, killed)) < 20 {
		select {
		case <-done:
			t.Fatal("the run ended before it could be killed: write more seeds")
		default:
		}
	}
	cmd.Process.Kill()
	<-done
	half := madeIn(t, killed)
	if len(half) == len(want) {
		t.Fatal("the run had written everything before it was killed: write more seeds")
	}
	for name, data := range half {
		if data != want[name] {
			t.Errorf("%s is not whole:\n%s", name, data)
		}
	}
	if err := run(killed).Run(); err != nil {
		t.Fatal(err)
	}
	for name, data := range madeIn(t, killed) {
		if data != want[name] {
			t.Errorf("%s differs from that of a run that was not killed", name)
		}
	}
}

// madeIn returns the made files of a project; a temporary file is none.
func madeIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, top := range []string{"content/articles", "content/events"} {
		filepath.WalkDir(filepath.Join(dir, top), func(path string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".md") {
				data, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				files[slashed(dir, path)] = string(data)
			}
			return nil
		})
	}
	return files
}
