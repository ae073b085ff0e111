package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// marker is the folder by which Build knows again what it has filled. Hugo
// leaves hidden folders where they are.
const marker = ".dateline"

// Accept returns an error where Build will not render into the folder out,
// because to empty it first would cost what nobody can build again: it is the
// project or has to do with it, or it holds what Build did not put there.
func (p Project) Accept(out string) error {
	own := filepath.Join(p.Dir, "public")
	switch {
	case real(out) == real(own) && within(own, p.Dir):
		return nil
	case within(p.Dir, out):
		return fmt.Errorf("%s holds the project: to render there would delete it\nhint: name a folder outside the project, or leave --out away", out)
	case within(out, p.Dir):
		return fmt.Errorf("%s lies inside the project: to render there would delete what it holds\nhint: name a folder outside the project, or leave --out away", out)
	}
	entries, err := os.ReadDir(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == marker {
			return nil
		}
	}
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), ".") { // as .git, where the site is a branch
			return fmt.Errorf("%s holds files that dateline did not put there, as %s\nhint: name an empty folder or a new one", out, e.Name())
		}
	}
	return nil
}

// mark makes out a folder that Build knows again.
func mark(out string) error {
	return os.MkdirAll(filepath.Join(out, marker), 0o777)
}

// within tells whether inner is outer or lies somewhere under it, by whatever
// names and links.
func within(inner, outer string) bool {
	top, err := os.Stat(outer)
	if err != nil {
		return false
	}
	for path := real(inner); ; path = filepath.Dir(path) {
		if i, err := os.Stat(path); err == nil && os.SameFile(i, top) {
			return true
		}
		if path == filepath.Dir(path) {
			return false
		}
	}
}

// real returns path from the root of the file system, without links; the end
// of it need not be there.
func real(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if whole, err := filepath.EvalSymlinks(path); err == nil {
		return whole
	}
	if path == filepath.Dir(path) {
		return path
	}
	return filepath.Join(real(filepath.Dir(path)), filepath.Base(path))
}
