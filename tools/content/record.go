// Package content writes articles and events as Hugo content: TOML front
// matter and, for articles, the text with its dates, actors and themes marked.
//
// A file is written whole or not at all, and never over a person's edit: each
// made file carries a digest of what the tool wrote, and while it does not
// match, the file is a person's and is kept. Files whose bytes do not change
// are not touched. The same seeds and the same content give the same bytes.
package content

import (
	"fmt"
	"time"

	"dateline/tools/dates"
	"dateline/tools/events"
)

// Day is a day as TOML writes it, a local date: 2020-09-24.
type Day struct{ time.Time }

// MarshalTOML writes the day without quotes, time or zone.
func (d Day) MarshalTOML() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalTOML reads a local date, or a date and time whose day counts.
func (d *Day) UnmarshalTOML(v any) error {
	t, ok := v.(time.Time)
	if !ok {
		return fmt.Errorf("not a date: write it without quotes, as 2020-09-24")
	}
	d.Time = t
	return nil
}

// String returns the day as ISO 8601 writes it.
func (d Day) String() string { return d.Format("2006-01-02") }

// lower returns the first day that an EDTF date may mean, or nil where it has
// no lower bound or one that TOML cannot write.
func lower(e dates.EDTF) *Day {
	first, _ := e.Bounds()
	if e.IsZero() || first == dates.Past {
		return nil
	}
	y, m, d := first.Civil()
	if y < 1 || y > 9999 {
		return nil
	}
	return &Day{time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)}
}

// article is the front matter of content/articles/<year>/<id>.md. The order of
// the fields is the order in the file.
type article struct {
	Title   string        `toml:"title"`
	Date    *Day          `toml:"date,omitempty"` // lower bound of Published; Hugo sorts by it
	Actors  []string      `toml:"actors,omitempty"`
	Themes  []string      `toml:"themes,omitempty"`
	Places  []string      `toml:"places,omitempty"`
	Sources []string      `toml:"sources,omitempty"`
	Params  articleParams `toml:"params"`
}

type articleParams struct {
	Published string     `toml:"published,omitempty"` // EDTF
	Doubtful  string     `toml:"doubtful,omitempty"`  // why the day is
	Seed      string     `toml:"seed"`
	URL       string     `toml:"url,omitempty"`
	Author    string     `toml:"author,omitempty"`
	Archive   string     `toml:"archive,omitempty"`
	Lang      string     `toml:"lang,omitempty"`
	Rights    string     `toml:"rights,omitempty"`
	Events    []string   `toml:"events,omitempty"`
	Recorded  Day        `toml:"recorded"`
	Made      string     `toml:"made"`
	Evidence  []evidence `toml:"evidence,omitempty"`
}

type evidence struct {
	Which     string `toml:"which"`
	Value     string `toml:"value"`
	How       string `toml:"how"`
	Quote     string `toml:"quote,omitempty"`
	Paragraph int    `toml:"paragraph,omitzero"`
	Rule      string `toml:"rule,omitempty"`
}

// event is the front matter of content/events/<year>/<id>.md.
type event struct {
	Title   string      `toml:"title"`
	Date    *Day        `toml:"date,omitempty"`
	Draft   bool        `toml:"draft,omitempty"` // a person's: the event is unwanted
	Actors  []string    `toml:"actors,omitempty"`
	Themes  []string    `toml:"themes,omitempty"`
	Places  []string    `toml:"places,omitempty"`
	Sources []string    `toml:"sources,omitempty"`
	Aliases []string    `toml:"aliases,omitempty"`
	Params  eventParams `toml:"params"`
}

type eventParams struct {
	When     string            `toml:"when"` // EDTF
	Salience float64           `toml:"salience"`
	Planned  bool              `toml:"planned,omitempty"`
	Doubtful string            `toml:"doubtful,omitempty"`
	Disagree bool              `toml:"disagree,omitempty"`
	Recorded Day               `toml:"recorded"`
	Made     string            `toml:"made"`
	Possibly []events.Possibly `toml:"possibly,omitempty"`
	Told     []told            `toml:"told"`
}

type told struct {
	Article   string        `toml:"article"`
	Quote     string        `toml:"quote,omitempty"`
	Paragraph int           `toml:"paragraph,omitzero"`
	Phrase    string        `toml:"phrase"`
	When      string        `toml:"when"`
	Roles     []events.Role `toml:"roles,omitempty"`
}

// year is the front matter of a section page, content/events/<year>/_index.md.
type year struct {
	Title  string     `toml:"title"`
	Params yearParams `toml:"params"`
}

type yearParams struct {
	Made string `toml:"made"`
}
