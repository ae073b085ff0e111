package content

import (
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"
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
// that keep their addresses are there.
func (f *Folder) Write(files []File) error {
	var merged []string
	for _, file := range files {
		if file.State == Merged {
			merged = append(merged, filepath.Join(f.root, filepath.FromSlash(file.Path)))
		}
		if file.State != New && file.State != Changed {
			continue
		}
		p := filepath.Join(f.root, filepath.FromSlash(file.Path))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			return err
		}
		if err := renameio.WriteFile(p, file.Data, 0o644); err != nil {
			return err
		}
	}
	for _, p := range merged {
		if err := os.Remove(p); err != nil {
			return err
		}
	}
	return nil
}
