package content

import (
	"fmt"
	"os"
	"path/filepath"
)

// State says what becomes of a file.
type State uint8

const (
	Same    State = iota // its bytes would not change: it is not touched
	New                  // it is not there yet
	Changed              // the tool wrote it and writes it anew
	Kept                 // a person has edited it: it is theirs
	Merged               // its event is told by another file now, which keeps its address as an alias
)

// File is a made file: what it is to be and what it is.
type File struct {
	Path      string // with slashes, from the folder that holds content/
	Data, Old []byte
	State     State
}

// Write writes the files that are New or Changed, each whole: to a temporary
// file in the same folder, synced, renamed. A run that is killed leaves every
// file whole, old or new. Files that are Merged are removed last, when the ones
// that keep their addresses are there. Nothing outside the project is written,
// wherever a link may lead.
func (f *Folder) Write(files []File) error {
	root, err := os.OpenRoot(f.root)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, file := range files {
		if file.State == New || file.State == Changed {
			if err := writeWhole(root, filepath.FromSlash(file.Path), file.Data); err != nil {
				return err
			}
		}
	}
	for _, file := range files {
		if file.State == Merged {
			if err := root.Remove(filepath.FromSlash(file.Path)); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeWhole replaces a file in one step. No library is used: those that do
// this open the folder by its path, and so follow a link out of the project.
func writeWhole(root *os.Root, name string, data []byte) error {
	dir := filepath.Dir(name)
	if err := root.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	temporary := filepath.Join(dir, "."+filepath.Base(name)+".part")
	root.Remove(temporary) // of a run that was killed
	w, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer root.Remove(temporary) // fails where it was renamed
	if _, err := w.Write(data); err != nil {
		w.Close()
		return err
	}
	if err := w.Sync(); err != nil {
		w.Close()
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return root.Rename(temporary, name)
}

// Create writes a new page under root, at a path with slashes. It refuses to
// replace a file that is there.
func Create(root, name string, data []byte) error {
	r, err := os.OpenRoot(root)
	if err != nil {
		return err
	}
	defer r.Close()
	name = filepath.FromSlash(name)
	if _, err := r.Lstat(name); err == nil {
		return fmt.Errorf("%s is there already\nhint: edit it", filepath.ToSlash(name))
	}
	return writeWhole(r, name, data)
}
