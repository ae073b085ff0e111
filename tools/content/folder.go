package content

import (
	"errors"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"dateline/tools/dates"
	"dateline/tools/events"
)

// Folder is what already stands under content/articles and content/events.
type Folder struct {
	root     string            // the folder that holds content/
	files    map[string][]byte // path with slashes, from root -> bytes
	articles map[string]held   // seed -> article made from it
	events   map[string]event  // id -> event
	ids      map[string]bool   // of articles
	unread   map[string]bool   // ids of articles whose seeds could not be read this time
}

// held is what of a made article is kept through every new making.
type held struct {
	id, file string
	recorded Day
}

// Open reads the made articles and events under root/content. Files that
// cannot be read as such are reported, each with its place, and are otherwise
// left alone.
func Open(root string) (*Folder, error) {
	f := &Folder{root: root, files: map[string][]byte{}, articles: map[string]held{}, events: map[string]event{}, ids: map[string]bool{}, unread: map[string]bool{}}
	var errs scanner.ErrorList
	for _, kind := range []string{"articles", "events"} {
		top := filepath.Join(root, "content", kind)
		err := filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".md") {
				if errors.Is(err, fs.ErrNotExist) {
					return nil
				}
				return err
			}
			rel, _ := filepath.Rel(root, p)
			rel = filepath.ToSlash(rel)
			if !d.Type().IsRegular() {
				errs.Add(token.Position{Filename: rel}, "not a regular file\nhint: replace the link by the file it leads to")
				return nil
			}
			data, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			f.files[rel] = data
			if path.Base(rel) != "_index.md" {
				f.read(kind, rel, data, &errs)
			}
			return nil
		})
		if err != nil {
			errs.Add(token.Position{Filename: path.Join("content", kind)}, err.Error())
		}
	}
	errs.Sort()
	return f, errs.Err()
}

// read notes what one made file says.
func (f *Folder) read(kind, rel string, data []byte, errs *scanner.ErrorList) {
	front, _, ok := split(data)
	if !ok {
		errs.Add(token.Position{Filename: rel, Line: 1, Column: 1}, "no front matter\nhint: begin the file with a line +++, and close the front matter with another")
		return
	}
	id := strings.TrimSuffix(path.Base(rel), ".md")
	if kind == "articles" {
		var a article
		if _, err := toml.Decode(front, &a); err != nil {
			errs.Add(place(rel, err), reason(err))
			return
		}
		f.ids[id] = true
		if a.Params.Seed != "" {
			f.articles[a.Params.Seed] = held{id, rel, a.Params.Recorded}
		}
		return
	}
	var e event
	if _, err := toml.Decode(front, &e); err != nil {
		errs.Add(place(rel, err), reason(err))
		return
	}
	f.events[id] = e
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

// Unread notes that a seed could not be read this time: what was published
// from it before stays as it is.
func (f *Folder) Unread(seed string) {
	if h, ok := f.articles[seed]; ok {
		f.unread[h.id] = true
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

// ArticleID returns the id of the article made from the seed: the one it has,
// or a new one from its day of publication and title.
func (f *Folder) ArticleID(seed, published, title string) string {
	if h, ok := f.articles[seed]; ok {
		return h.id
	}
	base := events.ID(published, title)
	id := base
	for n := 2; f.ids[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	f.ids[id] = true
	return id
}

// Published returns the events that have an address, in order of their ids.
func (f *Folder) Published() []events.Published {
	var list []events.Published
	for id, e := range f.events {
		p := events.Published{ID: id, Title: e.Title, Recorded: e.Params.Recorded.String()}
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
	r.ID = f.ArticleID(r.Article.Seed, addressDate(r.Published.EDTF), r.Article.Title)
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

// addressDate returns the date as it may stand in an address: "" where it does
// not even settle the year.
func addressDate(edtf string) string {
	e, err := dates.ParseEDTF(edtf)
	if err != nil || e.Span() > 366 {
		return ""
	}
	return edtf
}
