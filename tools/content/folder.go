package content

import (
	"errors"
	"go/scanner"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"dateline/tools/articles"
	"dateline/tools/dates"
	"dateline/tools/events"
	"dateline/tools/text"
)

// Folder is what already stands under content/articles and content/events.
type Folder struct {
	root     string
	files    map[string][]byte // path with slashes, from root -> bytes
	links    []string          // paths that are no regular files or folders: nothing is written there
	articles map[string]held   // seed -> article made from it
	events   map[string]event  // id -> event
	fixed    map[string]bool   // ids of events that a person has edited
	ids      map[string]bool   // of articles
	unread   map[string]bool   // ids of articles whose seeds could not be read this time
	present  map[string]bool   // seeds that are there
}

// held is what of a made article is kept through every new making.
type held struct {
	id, file, title, url string
	recorded             Day
}

// Open reads the made articles and events under root/content; seeds are the
// paths of all seeds there are. Files that cannot be read as such are reported,
// each with its place; they keep their addresses and are otherwise left alone.
func Open(root string, seeds []string) (*Folder, error) {
	f := &Folder{
		root: root, files: map[string][]byte{}, articles: map[string]held{}, events: map[string]event{},
		fixed: map[string]bool{}, ids: map[string]bool{}, unread: map[string]bool{}, present: map[string]bool{},
	}
	for _, s := range seeds {
		f.present[s] = true
	}
	var errs scanner.ErrorList
	for _, kind := range []string{"articles", "events"} {
		if err := f.walk(kind, &errs); err != nil {
			errs.Add(token.Position{Filename: path.Join("content", kind)}, err.Error())
		}
	}
	errs.Sort()
	return f, errs.Err()
}

// walk reads the files of one kind.
func (f *Folder) walk(kind string, errs *scanner.ErrorList) error {
	return filepath.WalkDir(filepath.Join(f.root, "content", kind), func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		rel := filepath.ToSlash(p)
		if r, err := filepath.Rel(f.root, p); err == nil {
			rel = filepath.ToSlash(r)
		}
		switch {
		case d.IsDir():
			return nil
		case !d.Type().IsRegular():
			f.links = append(f.links, rel)
			errs.Add(token.Position{Filename: rel}, "not a regular file\nhint: replace the link by what it leads to; nothing is written there")
			return nil
		case !strings.HasSuffix(p, ".md"):
			return nil
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		f.files[rel] = data
		if path.Base(rel) != "_index.md" {
			f.read(kind, rel, data, errs)
		}
		return nil
	})
}

// read notes what one made file says; of one that a person has left broken,
// what can still be told, so that nothing is made a second time.
func (f *Folder) read(kind, rel string, data []byte, errs *scanner.ErrorList) {
	front := string(data)
	if f, ok := text.Front(front); ok && f.Closed {
		front = front[f.Start:f.End]
	} else {
		errs.Add(token.Position{Filename: rel, Line: 1, Column: 1}, "no front matter\nhint: begin the file with a line +++, and close the front matter with another")
	}
	id := strings.TrimSuffix(path.Base(rel), ".md")
	if kind == "articles" {
		var a article
		if _, err := toml.Decode(front, &a); err != nil {
			errs.Add(place(rel, err), reason(err))
			a = salvage[article](front)
		}
		f.ids[id] = true
		if a.Params.Seed != "" {
			f.articles[a.Params.Seed] = held{id, rel, a.Title, a.Params.URL, a.Params.Recorded}
		}
		return
	}
	var e event
	if _, err := toml.Decode(front, &e); err != nil {
		errs.Add(place(rel, err), reason(err))
		e = salvage[event](front)
	}
	f.events[id] = e
	f.fixed[id] = !untouched(data)
}

// salvage decodes broken front matter by its parts and lines: those that can
// be read alone count.
func salvage[T any](front string) T {
	var good strings.Builder
	for _, part := range strings.SplitAfter(front, "\n") {
		trial := good.String() + part
		var into map[string]any
		if _, err := toml.Decode(trial, &into); err == nil {
			good.WriteString(part)
		}
	}
	var v T
	// What is left parses; a value of the wrong type is as good as none.
	toml.Decode(good.String(), &v)
	return v
}

// place returns where in the file a TOML error lies; front matter starts on
// the second line.
func place(file string, err error) token.Position {
	p := token.Position{Filename: file, Line: 1, Column: 1}
	var pe toml.ParseError
	if errors.As(err, &pe) {
		p.Line, p.Column = pe.Position.Line+1, max(pe.Position.Col, 1)
	}
	return p
}

func reason(err error) string {
	var pe toml.ParseError
	if errors.As(err, &pe) && pe.Message != "" {
		return pe.Message
	}
	return strings.TrimPrefix(err.Error(), "toml: ")
}

// Unread notes that a seed, or a folder of seeds, could not be read this time:
// what was published from it before stays as it is.
func (f *Folder) Unread(seed string) {
	for from, h := range f.articles {
		if from == seed || strings.HasPrefix(from, seed+"/") {
			f.unread[h.id] = true
		}
	}
}

// toldByUnread tells whether a published event rests on an article whose seed
// could not be read.
func (f *Folder) toldByUnread(id string) bool {
	for _, t := range f.events[id].Params.Told {
		if f.unread[t.Article] {
			return true
		}
	}
	return false
}

// Lost returns those of the ids that no seed tells, though all seeds that ever
// told them could be read.
func (f *Folder) Lost(ids []string) []string {
	return slices.DeleteFunc(ids, f.toldByUnread)
}

// articleID returns the id of the article made from a seed: the one it has, or
// had under another name of the seed, or a new one from its day of publication
// and title.
func (f *Folder) articleID(r *Read) string {
	a := r.Article
	if h, ok := f.articles[a.Seed]; ok {
		return h.id
	}
	if from, ok := f.renamed(a); ok {
		h := f.articles[from]
		delete(f.articles, from)
		f.articles[a.Seed] = h
		return h.id
	}
	published, _ := dates.ParseEDTF(r.Published.EDTF)
	id := events.ID(published, a.Title)
	for base, n := id, 2; f.ids[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	f.ids[id] = true
	return id
}

// renamed returns the seed, gone now, whose article a is: one of the same
// address, or of the same title.
func (f *Folder) renamed(a *articles.Article) (string, bool) {
	for _, from := range slices.Sorted(maps.Keys(f.articles)) {
		h := f.articles[from]
		if !f.present[from] && (a.URL != "" && h.url == a.URL || a.URL == h.url && h.title == a.Title) {
			return from, true
		}
	}
	return "", false
}

// Published returns the events that have an address, in order of their ids.
func (f *Folder) Published() []events.Published {
	var list []events.Published
	for id, e := range f.events {
		p := events.Published{ID: id, Title: e.Title, Recorded: e.Params.Recorded.String(), Fixed: f.fixed[id]}
		for _, a := range e.Aliases {
			p.Aliases = append(p.Aliases, path.Base(path.Clean(a)))
		}
		for _, t := range e.Params.Told {
			p.Told = append(p.Told, events.Trace{Article: t.Article, Quote: t.Quote, Phrase: t.Phrase})
		}
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
	return list
}

// folderOf returns the folder an id stands in: what comes before its first hyphen.
func folderOf(id string) string {
	y, _, _ := strings.Cut(id, "-")
	return y
}

// eventAddress returns the address of an event on the site, from its root.
func eventAddress(id string) string { return "/events/" + folderOf(id) + "/" + id + "/" }

// Name gives an article its id, and its tellings what they need of it: the id,
// the publisher, and the sentence as far as it may be quoted. It returns the
// tellings.
func (f *Folder) Name(r *Read) []events.Telling {
	r.ID = f.articleID(r)
	published, _ := dates.ParseEDTF(r.Published.EDTF)
	for i := range r.Told {
		t := &r.Told[i]
		t.Published = published
		t.Article, t.Quote = r.ID, r.Quote(t.Quote)
		if s := r.source(); s != "" {
			t.Sources = []string{s}
		}
	}
	return r.Told
}
