package main

import (
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"

	"golang.org/x/sync/errgroup"

	"dateline/tools/articles"
	"dateline/tools/content"
	"dateline/tools/dates"
	"dateline/tools/events"
	"dateline/tools/terms"
)

// project is the folder the command works on.
type project struct {
	dir string
}

// open finds the project's folder; explain does without one.
func (p *project) open(command string) error {
	if command == "explain" || command == "help" || command == "dateline" {
		return nil
	}
	if _, err := os.Stat(filepath.Join(p.dir, "config.toml")); err != nil {
		return usage{fmt.Errorf("no config.toml in %s: run dateline in the project's folder, or name it with --dir", p.dir)}
	}
	return nil
}

// seeds returns the paths of the seeds: every file under seeds/ but README.md
// and hidden ones, sorted. What cannot be read stops no other: it is in errs,
// and shut names it.
func (p *project) seeds() (list, shut []string, errs scanner.ErrorList) {
	filepath.WalkDir(filepath.Join(p.dir, "seeds"), func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			shut = append(shut, path)
			errs = append(errs, unreadable(path, err))
			return fs.SkipDir
		case strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && d.Name() != "README.md":
			list = append(list, path)
		}
		return nil
	})
	sort.Strings(list)
	return list, shut, errs
}

// unreadable is the error of a folder of seeds.
func unreadable(path string, err error) *scanner.Error {
	var reason *fs.PathError
	if errors.As(err, &reason) {
		err = reason.Err
	}
	return &scanner.Error{
		Pos: token.Position{Filename: path},
		Msg: fmt.Sprintf("cannot be read: %v\nhint: what its articles told before stays as it is until it can be read", err),
	}
}

// reader reads seeds against one registry.
type reader struct {
	registry  *terms.Registry
	published string // EDTF that --published states, or ""
	any       bool   // files of unknown endings are read as text
}

// read takes one seed through the rooms up to its tellings.
func (r reader) read(dir, path string) (content.Read, error) {
	open := articles.Open
	if r.any {
		open = articles.OpenText
	}
	a, err := open(path)
	if err != nil {
		return content.Read{}, err
	}
	a.Seed = slashed(dir, path)
	if r.published != "" {
		a.Header.Published = r.published
	}
	read := content.Read{Article: a, Published: dates.Published(a)}
	read.Times = dates.Find(a, read.Published)
	read.Found = r.registry.Find(a)
	read.Publisher, read.From = r.registry.Publisher(a)
	read.Told = events.Tell(a, read.Times, read.Found)
	return read, nil
}

// readAll reads the seeds in parallel, in the order of their paths. A seed
// that cannot be read stops no other: it is among unread, its errors in errs.
func (r reader) readAll(dir string, paths []string) (good []content.Read, unread []string, errs scanner.ErrorList) {
	reads, failed := make([]content.Read, len(paths)), make([]error, len(paths))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, path := range paths {
		g.Go(func() error {
			reads[i], failed[i] = r.read(dir, path)
			return nil
		})
	}
	g.Wait()
	for i := range reads {
		if failed[i] != nil {
			errs = append(errs, errorsOf(failed[i])...)
			unread = append(unread, paths[i])
			continue
		}
		good = append(good, reads[i])
	}
	return good, unread, errs
}

// errorsOf returns err as a list of errors with places.
func errorsOf(err error) scanner.ErrorList {
	var list scanner.ErrorList
	if err == nil || errors.As(err, &list) {
		return list
	}
	return scanner.ErrorList{{Msg: err.Error()}}
}

// made is what a conversion would write, and what it came from.
type made struct {
	folder   *content.Folder
	registry *terms.Registry
	reads    []content.Read
	events   []events.Event
	pairs    []events.Pair
	today    content.Day
	lost     []string // ids of events that no seed tells any more
	files    []content.File
	broken   bool // the registry has errors: what was found by it is not to be trusted
}

// make takes all seeds through all rooms but the last: nothing is written.
func (p *project) make() (made, scanner.ErrorList, error) {
	var m made
	day, err := today()
	if err != nil {
		return m, nil, err
	}
	m.today = day
	paths, unread, errs := p.seeds()
	m.registry, err = terms.Load(filepath.Join(p.dir, "content"))
	m.broken = err != nil
	errs = p.relative(append(errs, errorsOf(err)...))
	m.folder, err = content.Open(p.dir, p.named(paths))
	errs = append(errs, errorsOf(err)...)
	reads, failed, readErrs := reader{registry: m.registry}.readAll(p.dir, paths)
	errs = append(errs, p.relative(readErrs)...)
	for _, path := range append(unread, failed...) {
		m.folder.Unread(slashed(p.dir, path))
	}
	m.reads = reads
	var told []events.Telling
	for i := range m.reads {
		told = append(told, m.folder.Name(&m.reads[i])...)
	}
	m.events, m.pairs = events.Merge(told)
	m.lost = m.folder.Lost(events.Identify(m.events, m.folder.Published()))
	events.Note(m.events, m.pairs)
	m.files, err = m.folder.Make(m.reads, m.events, day)
	errs.Sort()
	return m, errs, err
}

// named returns paths as they are written in front matter.
func (p *project) named(paths []string) []string {
	names := make([]string, len(paths))
	for i, path := range paths {
		names[i] = slashed(p.dir, path)
	}
	return names
}

// relative rewrites the errors' file names as paths in the project.
func (p *project) relative(list scanner.ErrorList) scanner.ErrorList {
	for _, e := range list {
		e.Pos.Filename = slashed(p.dir, e.Pos.Filename)
	}
	return list
}
