package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The folder is one that nobody can read, not even root: its path is longer
// than the system allows, once the project has been moved.
func TestAFolderOfSeedsThatCannotBeReadStopsNoOther(t *testing.T) {
	top := t.TempDir()
	dir, long := filepath.Join(top, "project"), strings.Repeat("l", 240)
	write(t, dir, "config.toml", "")
	write(t, dir, "content/actors/ann-lee/_index.md", "+++\ntitle = \"Ann Lee\"\n[params]\ntype = \"person\"\n+++\n")
	write(t, dir, "seeds/first.txt", "+++\npublished = \"2024-03-06\"\ntitle = \"First\"\n+++\nAnn Lee visited Norway on Monday.\n")
	write(t, dir, "seeds/"+long+"/"+long+"/second.txt", "+++\npublished = \"2024-03-06\"\ntitle = \"Second\"\n+++\nAnn Lee opened the tunnel on Tuesday.\n")
	if err := (&project{dir: dir}).convert(new(bytes.Buffer), os.Stderr); err != nil {
		t.Fatal(err)
	}
	before := madeIn(t, dir)

	deep := top
	for len(deep) < 3500 {
		deep = filepath.Join(deep, strings.Repeat("d", 200))
	}
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Skip("this system's paths are shorter: ", err)
	}
	moved := filepath.Join(deep, strings.Repeat("d", 3700-len(deep)-1))
	if err := os.Rename(dir, moved); err != nil {
		t.Fatal(err)
	}
	write(t, moved, "seeds/third.txt", "+++\npublished = \"2024-05-06\"\ntitle = \"Third\"\n+++\nAnn Lee left Norway on Friday.\n")
	var out, errs bytes.Buffer
	if err := (&project{dir: moved}).convert(&out, &errs); err != wrong {
		t.Fatalf("the run ends with %v", err)
	}
	if want := "seeds/" + long + "/" + long + ": cannot be read: "; !strings.HasPrefix(errs.String(), want) {
		t.Errorf("the errors begin with\n%s\nnot\n%s", errs.String(), want)
	}
	if strings.Contains(out.String(), "told no more") {
		t.Errorf("the report says that what cannot be read is told no more:\n%s", out.String())
	}
	after := madeIn(t, moved)
	if _, ok := after["content/articles/2024/2024-05-06-third.md"]; !ok {
		t.Error("the article beside the folder was not read")
	}
	maps.DeleteFunc(after, func(name, _ string) bool { return before[name] == "" })
	if !maps.Equal(before, after) {
		t.Errorf("what was published before is no longer as it was: %d files, now %d", len(before), len(after))
	}
}
