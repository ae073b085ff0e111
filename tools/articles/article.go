// Package articles reads the bytes of a seed and returns an Article: its
// title, its text with positions, and what the seed or its metadata state.
//
// It interprets nothing: which day "on Thursday" is, or who acts, is for the
// rooms to its right. It drops nothing silently: chrome of the site is kept as
// a block marked Chrome, so that every byte of the text has a name. It refuses
// what is no text (NUL, invalid UTF-8, bidirectional overrides, oversize
// files), each at its path:line:col.
package articles

import "dateline/tools/text"

// Role says what a block of the text is.
type Role uint8

const (
	Body     Role = iota // a paragraph of the article
	Title                // the line that is the title
	Heading              // a heading inside the article
	Meta                 // a date line, a byline: read for clues, not shown
	Dateline             // "Rabat – " before the first sentence of a paragraph
	Embed                // a tweet or another text set into the article
	Source               // the line that names the source
	Chrome               // what the site put around the article
)

// Block is a paragraph of the text or a part of one. Blocks of an article run
// parallel to the Blocks of its Document.
type Block struct {
	text.Span
	Role Role
	Para int    // number of the paragraph as shown, from 1; 0 for what is not shown
	Rule string // the rule that gave it a role other than Body, or ""
}

// How says how a value is known.
type How string

const (
	Stated   How = "stated"   // the text or its metadata says it
	Inferred How = "inferred" // worked out; Quote says from what
	Edited   How = "edited"   // a person wrote it: the seed's header
)

// Evidence says why one value is believed. A value without evidence is not
// written.
type Evidence struct {
	Which     string // the front-matter key it supports: "published", "title", "actors" …
	Value     string
	How       How
	Quote     string    // the words it rests on
	Paragraph int       // as Block.Para; 0 where the words are not in a shown paragraph
	Rule      string    // the rule or the name that matched
	Span      text.Span // where Quote stands in the Document's text; empty if not there
}

// Header is what an editor wrote between the +++ lines of a seed. Empty fields
// were not stated.
type Header struct {
	Title, Source, URL, Author, Published, Lang, Archive string
	Rights                                               string // "full", "excerpt" or "link"
	Actors, Themes, Places                               []string
	// Lines gives the line in the seed at which a key stands, from 1.
	Lines map[string]int
}

// Clue is a statement about the day of publication that stands outside the
// text: a value of the page's metadata.
type Clue struct {
	Where string // "meta article:published_time", "json-ld datePublished", …
	Value string // a day, "2006-01-02", or as much of it as is stated
}

// Article is a seed that was read. Its Source is the publisher; where in the
// seed a stretch of the text stands, Document.Source says, and Position as a
// place for people. For a seed in UTF-8 these places are those of the raw file
// (byte order mark, header and carriage returns counted), for one in another
// charset those of the seed decoded to UTF-8.
type Article struct {
	*text.Document        // the text without header; offsets are those of Document.S
	Seed           string // the path of the seed, with slashes, as it was given
	Header         Header
	Lang           string // ISO 639-1, without a region: "en", "ar"
	Title          string
	Source         string // publisher's name as stated by header, metadata or the last line
	URL            string
	Author         string
	Blocks         []Block // parallel to Document.Blocks (which it shadows)
	Place          string  // of the dateline: "Rabat"; "" if none
	Clues          []Clue
	Evidence       []Evidence // of title, source, url, author, lang, dateline
	Charset        string     // in which the seed was written: "utf-8", "windows-1256"

	lines []int // offsets in the seed, decoded, at which its lines start
}
