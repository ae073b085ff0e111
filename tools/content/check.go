package content

import (
	"fmt"
	"go/scanner"
	"go/token"
	"path"
	"sort"
	"strings"

	"dateline/tools/articles"
	"dateline/tools/dates"
	"dateline/tools/terms"
)

// Check returns what an editor can have got wrong in the made files and in
// what the seeds state: a made file without its seed, one that is not up to
// date, an event that no seed tells; a date that is no EDTF; a theme, actor or
// place that the registry does not know.
func (f *Folder) Check(r *terms.Registry, reads []Read, files []File, lost []string, today Day) scanner.ErrorList {
	var errs scanner.ErrorList
	f.checkSeeds(&errs, reads)
	for i := range reads {
		checkHeader(&errs, r, reads[i].Article, today)
		checkSource(&errs, r, &reads[i])
	}
	for _, file := range files {
		switch file.State {
		case New:
			errs.Add(token.Position{Filename: file.Path}, "not made yet\nhint: run dateline convert")
		case Changed, Merged:
			errs.Add(token.Position{Filename: file.Path}, "not up to date with its seed, the registry or the rules\nhint: run dateline convert")
		case Kept:
			f.checkEdited(&errs, r, file)
		}
	}
	for _, id := range lost {
		errs.Add(token.Position{Filename: path.Join("content/events", folderOf(id), id+".md")}, "no seed tells this event any more\nhint: delete the file, or set draft = true to keep its address")
	}
	return errs
}

// checkSeeds reports made articles whose seed was not read.
func (f *Folder) checkSeeds(errs *scanner.ErrorList, reads []Read) {
	have := map[string]bool{}
	for i := range reads {
		have[reads[i].Article.Seed] = true
	}
	var seeds []string
	for s := range f.articles {
		if !have[s] && !f.present[s] { // one that is there and cannot be read has errors of its own
			seeds = append(seeds, s)
		}
	}
	sort.Strings(seeds)
	for _, s := range seeds {
		file := f.articles[s].file
		errs.Add(at(file, f.files[file], "seed"), fmt.Sprintf("its seed %s is gone\nhint: bring the seed back, or delete this file", s))
	}
}

// checkHeader reports what the header of a seed states and cannot be.
func checkHeader(errs *scanner.ErrorList, r *terms.Registry, a *articles.Article, today Day) {
	place := func(key string) token.Position {
		return token.Position{Filename: a.Seed, Line: max(a.Header.Lines[key], 1), Column: 1}
	}
	if p := a.Header.Published; p != "" {
		e, err := dates.ParseEDTF(p)
		if first, _ := e.Bounds(); err == nil && first != dates.Past && first.String() > today.String() {
			errs.Add(place("published"), fmt.Sprintf("published: %s is still to come\nhint: write the day on which the article was published", p))
		}
		if err != nil {
			errs.Add(place("published"), fmt.Sprintf("published: %v\nhint: write 2020-09-24, 2020-09, 2020, or with a question mark 2020-09?", err))
		}
	}
	for k, names := range map[terms.Kind][]string{terms.Actors: a.Header.Actors, terms.Themes: a.Header.Themes, terms.Places: a.Header.Places} {
		checkNames(errs, r, place(string(k)), k, names)
	}
}

// checkSource reports a publisher that has no page: its articles would be shown
// whole, for no page says how much of them may be.
func checkSource(errs *scanner.ErrorList, r *terms.Registry, read *Read) {
	name := read.Article.Header.Source
	if name == "" || read.Publisher != nil {
		return
	}
	at := token.Position{Filename: read.Article.Seed, Line: max(read.Article.Header.Lines["source"], 1), Column: 1}
	hint := fmt.Sprintf("run dateline add source %q, and state its rights there", name)
	if near := r.Near(terms.Sources, name); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	errs.Add(at, fmt.Sprintf("unknown source %q\nhint: %s", name, hint))
}

func checkNames(errs *scanner.ErrorList, r *terms.Registry, at token.Position, k terms.Kind, names []string) {
	for _, n := range names {
		if r.Term(k, n) == nil {
			one := strings.TrimSuffix(string(k), "s")
			errs.Add(at, fmt.Sprintf("unknown %s %q\nhint: write it as its page does, or add content/%s/%s/_index.md", one, n, k, terms.Address(n)))
		}
	}
}

// checkEdited reports what is wrong in a made file that a person has edited.
func (f *Folder) checkEdited(errs *scanner.ErrorList, r *terms.Registry, file File) {
	id := strings.TrimSuffix(path.Base(file.Path), ".md")
	e, ok := f.events[id]
	if !ok {
		return // articles are read by Open, which reports them
	}
	when := at(file.Path, file.Old, "when")
	if _, err := dates.ParseEDTF(e.Params.When); err != nil {
		errs.Add(when, fmt.Sprintf("when: %v\nhint: write 2020-09-24, 2020-09, 2020, or with a question mark 2020-09?", err))
	}
	checkNames(errs, r, at(file.Path, file.Old, "actors"), terms.Actors, e.Actors)
	checkNames(errs, r, at(file.Path, file.Old, "themes"), terms.Themes, e.Themes)
	checkNames(errs, r, at(file.Path, file.Old, "places"), terms.Places, e.Places)
}

// at returns the line on which a key stands in a file's front matter.
func at(file string, data []byte, key string) token.Position {
	for i, line := range strings.Split(string(data), "\n") {
		if i > 0 && strings.HasPrefix(line, "+++") {
			break // the end of the front matter
		}
		if k, _, ok := strings.Cut(line, "="); ok && strings.TrimSpace(k) == key {
			return token.Position{Filename: file, Line: i + 1, Column: 1}
		}
	}
	return token.Position{Filename: file, Line: 1, Column: 1}
}
