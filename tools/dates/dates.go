// Package dates finds the dates a text states and the day it was published.
//
// What goes in is a text cut into words and sentences; what comes out are time
// expressions with their TIMEX3 type and value, their EDTF form, the rule that
// read them and what they were resolved against. It never pads (a month is a
// month) and never guesses silently: a date without an anchor says so.
//
// Rules are data: see rules/en.toml.
package dates

import (
	"dateline/tools/articles"
	"dateline/tools/text"
)

// Type is a TIMEX3 type.
type Type string

const (
	Date     Type = "DATE"
	Clock    Type = "TIME"
	Duration Type = "DURATION"
	Set      Type = "SET"
)

// Anchor values for Time.Anchor other than the index of another Time.
const (
	Absolute    = -1 // complete in itself: "24 June 2019"
	Publication = -2 // resolved against the day of publication
	Unanchored  = -3 // relative, but nothing to resolve it against was known
)

// Time is one time expression of a text.
type Time struct {
	text.Span        // in Document.S
	Sentence  int    // index into Document.Sentences
	Type      Type   // TIMEX3 type
	Value     string // TIMEX3 value
	Mod       string // TIMEX3 mod: START, MID, END, APPROX, …; or ""
	EDTF      string // "" for durations, sets, vague references and what is Unanchored
	Anchor    int    // index of the Time it was resolved against, or one of the constants above
	Rule      string // name of the rule
	Doubtful  string // why the value is doubtful, or ""
	// Event tells whether the expression can date the happening its clause
	// tells: false for durations, sets, vague references, names with a year.
	Event bool
	// Behind tells that EDTF dates what is named behind the expression, not what
	// its own clause tells: "the meeting comes one week after the proclamation".
	Behind bool

	// What a date without its year still tells; 0 where it tells nothing.
	weekday, year, month, day int
	ahead                     bool // its clause tells what will be
}

// Known is what is known of the day a text was published.
type Known struct {
	EDTF       string       // "" when nothing is known
	How        articles.How // Stated, Inferred or Edited
	Why        string       // one line for people: which clues, and why it is doubtful
	Doubtful   bool
	Candidates []string // EDTF, when Doubtful
	Evidence   []articles.Evidence
}

// Find returns the time expressions of an article in the order of the text,
// relative ones resolved against published. The site's chrome is not read.
func Find(a *articles.Article, published Known) []Time {
	lang := a.Lang
	if lang == "" {
		lang = "en"
	}
	rules, err := RulesFor(lang)
	if err != nil || a.Document == nil {
		return nil
	}
	role := func(block int) articles.Role {
		if block < len(a.Blocks) {
			return a.Blocks[block].Role
		}
		return articles.Body
	}
	times := rules.Find(a.Document, published, func(b int) bool { return role(b) == articles.Chrome })
	for i := range times {
		// A date line dates the article, which is no happening.
		if r := role(a.Sentences[times[i].Sentence].Block); r == articles.Meta || r == articles.Source {
			times[i].Event = false
		}
	}
	return times
}
