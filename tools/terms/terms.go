// Package terms knows the registry (the pages of actors, themes, places and
// sources under content/) and finds its terms, and new names, in a text.
//
// What goes in are the registry's pages and a text cut into words; what comes
// out are mentions with their place and the name that matched. A term is never
// registered silently: what the registry does not know is only proposed.
package terms

import (
	"dateline/tools/articles"
	"dateline/tools/text"
)

// Kind is the registry a term belongs to; it is also the folder under content/
// and the Hugo taxonomy.
type Kind string

const (
	Actors  Kind = "actors"
	Themes  Kind = "themes"
	Places  Kind = "places"
	Sources Kind = "sources"
)

// Term is one page of the registry.
type Term struct {
	Kind      Kind
	Slug      string   // folder and address
	Title     string   // display name, as written in front matter
	Type      string   // actors: person, organisation, country, group
	Names     []string // other names
	Not       []string // phrases that look like it and are not
	Adjective []string // countries: "Moroccan", "Moroccans"
	Wikidata  string
	Broader   string   // themes: title of the parent
	IPTC      string   // themes: Media Topic id
	Match     []Phrase // themes
	Country   string   // places: title of the country
	URL       string   // sources: home page
	Hosts     []string // sources: host names of its addresses
	Rights    string   // sources: "full", "excerpt", "link"
	Roles     []Role   // actors
	File      string   // path of the page
}

// Phrase is a phrase that speaks for a theme, and how strongly.
type Phrase struct {
	Text   string
	Weight float64
}

// Role is an office, held from and to (EDTF; "" is unknown or open).
type Role struct {
	Role, Org, From, To, Cite string
}

// Registry holds all terms, compiled for matching. It is not changed after Load
// and may be used by several goroutines.
type Registry struct {
	Terms []*Term

	lexicon *lexicon
	matcher *matcher
	people  *nearIndex
	title   map[Kind]map[string]*Term
}

// Term returns the term of a kind that has this title, or nil.
func (r *Registry) Term(k Kind, title string) *Term { return r.title[k][title] }

// Mention is a stretch of the text that names something.
type Mention struct {
	text.Span        // in Document.S
	Sentence  int    // index into Document.Sentences
	Kind      Kind   // Actors, Places or Sources
	Type      string // person, organisation, country, group, place
	Name      string // the term's title, or the name as printed when it is new
	Term      *Term  // nil when the registry does not know it
	How       string // "name", "surname", "title", "acronym", "adjective", "near"
	Office    string // the office printed with the name: "US Ambassador to Morocco"
	Acts      bool   // takes part in what the sentence tells; false for a mere location, a name inside a name
}

// Score is how well a theme fits an article.
type Score struct {
	Term     *Term
	Score    float64
	Chosen   bool // it is one of the article's themes: rules/themes.toml says when
	Evidence []articles.Evidence
}

// Found is all that was found in one article.
type Found struct {
	Mentions []Mention // in the order of the text, not overlapping
	Themes   []Score   // best first, near misses included
	Near     []Near    // misspellings that were linked
}

// Near is a misspelt name that was taken for a registered one.
type Near struct {
	text.Span
	Printed string
	Term    *Term
}
