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
	"dateline/tools/terms"
	"dateline/tools/text"
)

// Telling is one article's sentence that tells a happening.
type Telling struct {
	Article   string // id of the article: "2020-09-24-us-and-morocco-…"
	Title     string // the clause, without its date
	Quote     string // the sentence
	Paragraph int    // as articles.Block.Para
	Phrase    string // the words that date it: "on Thursday"
	When      string // EDTF
	Doubtful  string // why, or ""
	Planned   bool
	Actors    []string // titles of registered actors that take part
	Places    []string
	Sources   []string // the publishers of the article
	Themes    []string
	Roles     []Role
	Sentence  text.Span // in the article's text
	Time      dates.Time
	Mentions  []terms.Mention
}

// Role is the office an article prints with an actor's name.
type Role struct {
	Actor string `toml:"actor"`
	Role  string `toml:"role"`
}
