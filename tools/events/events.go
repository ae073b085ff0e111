// Package events makes events out of what articles tell: what happened when,
// who took part, and who told it.
//
// What goes in are articles with their times and mentions; what comes out are
// events, each with all its tellings. Two tellings are merged only above a
// threshold; below it they are a candidate pair, never merged silently. An
// event that was published keeps its address.
package events

import (
	"dateline/tools/dates"
	"dateline/tools/text"
)

// Telling is one article's sentence that tells a happening.
type Telling struct {
	Article   string     // id of the article: "2020-09-24-us-and-morocco-…"
	Published dates.EDTF // of the article; the zero value where it is not known
	Title     string     // the clause, without its date
	Quote     string     // the sentence
	Paragraph int        // as articles.Block.Para
	Phrase    string     // the words that date it: "on Thursday"
	When      dates.EDTF
	Doubtful  string // why the date is doubtful, or ""
	Planned   bool
	Actors    []string // titles of the registered actors that take part
	Others    []string // names of actors the registry does not know
	Places    []string // titles
	Sources   []string // titles of the publishers of the article
	Themes    []string // titles
	Roles     []Role
	Sentence  text.Span // in the article's text
	Time      text.Span // of the date, in the article's text
	Order     int       // place among the article's tellings, from 0

	// What merging compares.
	Work      string // key of the named work that it is about, or ""
	acts      []string
	stems     []string
	countries []string // of Actors and Others
}

// Role is the office an article prints with an actor's name.
type Role struct {
	Actor string `toml:"actor"`
	Role  string `toml:"role"`
}

// Event is a happening and all that is told of it.
type Event struct {
	ID       string   // "2019-12-05-mike-pompeo-visits-morocco"
	Aliases  []string // ids it had before, or that merged into it
	Title    string
	When     dates.EDTF
	Doubtful string
	Disagree bool // the tellings' dates cannot all be true
	Planned  bool
	Actors   []string
	Places   []string
	Sources  []string
	Themes   []string
	Told     []Telling
	Possibly []Possibly
	Salience float64 // from 0 to 1, two decimals: how much it stands out
}

// Possibly names an event that may be the same happening.
type Possibly struct {
	Event string  `toml:"event"` // id
	Score float64 `toml:"score"` // from 0 to 1, two decimals
}
