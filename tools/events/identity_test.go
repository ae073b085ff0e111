package events

import (
	"slices"
	"testing"

	"dateline/tools/dates"
)

func TestAnIDHoldsTheDateAsFarAsItIsCertain(t *testing.T) {
	for _, c := range []struct{ it, edtf, title, want string }{
		{"a day", "2019-12-05", "Ann Lee visits Norway", "2019-12-05-ann-lee-visits-norway"},
		{"a doubtful day", "2019-07-04?", "A title", "2019-07-04-a-title"},
		{"a month", "2019-12", "A title", "2019-12-a-title"},
		{"part of a month", "2020-06-11~/2020-06-20~", "A title", "2020-06-a-title"},
		{"a season, by its year", "2019-22", "A title", "2019-a-title"},
		{"a year", "1787", "A title", "1787-a-title"},
		{"a month not known", "2020-XX", "A title", "2020-a-title"},
		{"days of one month", "[2014-01-22,2014-01-29]", "A title", "2014-01-a-title"},
		{"a decade", "199X", "A title", "1990s-a-title"},
		{"an early year, with four digits", "0800-12-25", "A title", "0800-12-25-a-title"},
		{"no century", "19XX", "A title", "undated-a-title"},
		{"no open interval", "2019-12-05/..", "A title", "undated-a-title"},
		{"no days of several years", "[2014-01-22,2020-01-22]", "A title", "undated-a-title"},
		{"no year before the first", "-0043-03-15", "A title", "undated-a-title"},
		{"no date", "", "A title", "undated-a-title"},
		{"a date alone, where the title has no letters", "2020", "…", "2020"},
		{"a title of another script", "2020", "زيارة إلى الرباط", "2020-زياره-الي-الرباط"},
		{"no word that leads to what was cut off", "2020", "Ann Lee met the ministers of the coastal countries and their advisers", "2020-ann-lee-met-the-ministers-of-the-coastal-countries"},
	} {
		e, _ := dates.ParseEDTF(c.edtf)
		if got := ID(e, c.title); got != c.want {
			t.Errorf("%s: of %q it makes %s, want %s", c.it, c.edtf, got, c.want)
		}
	}
}

// one makes an event with one telling.
func one(when, title, quote string) Event {
	e, err := dates.ParseEDTF(when)
	if err != nil {
		panic(err)
	}
	return Event{Title: title, When: e, Told: []Telling{{Article: "a", Quote: quote, Phrase: "on " + when, When: e}}}
}

func published(id, title string, fixed bool, quotes ...string) Published {
	p := Published{ID: id, Title: title, Recorded: "2024-01-01", Fixed: fixed}
	for _, q := range quotes {
		p.Told = append(p.Told, Trace{"a", q, "on " + id[:10]})
	}
	return p
}

func TestAnEventKeepsItsAddress(t *testing.T) {
	both := one("2024-03-08", "Ann Lee met Bo Berg", "They met.")
	both.Told = append(both.Told, one("2024-03-08", "Lee and Berg met", "Lee and Berg met.").Told...)
	for _, c := range []struct {
		it      string
		events  []Event
		known   []Published
		ids     []string
		aliases []string // of the first event
		lost    []string
	}{
		{"through another date and title",
			[]Event{one("2024-03-09", "Ann Lee saw Bo Berg", "They met.")},
			[]Published{published("2024-03-08-ann-lee-met-bo-berg", "Ann Lee met Bo Berg", false, "They met.")},
			[]string{"2024-03-08-ann-lee-met-bo-berg"}, nil, nil},
		{"through a sentence retold, if the title is alike",
			[]Event{one("2024-03-09", "Ann Lee met Bo Berg in Oslo", "In Oslo they met.")},
			[]Published{published("2024-03-08-ann-lee-met-bo-berg", "Ann Lee met Bo Berg", false, "They met.")},
			[]string{"2024-03-08-ann-lee-met-bo-berg"}, nil, nil},
		{"and not that of another of the same people, whose sentence is gone",
			[]Event{one("2024-03-08", "Ann Lee met Bo Berg", "They met again.")},
			[]Published{published("2024-03-02-ann-lee-met-bo-berg", "Ann Lee met Bo Berg", false, "They met."), published("2024-03-08-ann-lee-met-bo-berg", "Ann Lee met Bo Berg", false, "They met again.")},
			[]string{"2024-03-08-ann-lee-met-bo-berg"}, nil, []string{"2024-03-02-ann-lee-met-bo-berg"}},
		{"the oldest of two that became one, the other an alias",
			[]Event{both},
			[]Published{published("2024-03-08-b", "B", false, "They met."), published("2024-03-07-a", "A", false, "Lee and Berg met.")},
			[]string{"2024-03-07-a"}, []string{"2024-03-08-b"}, nil},
		{"that of the one no person has edited, whose page stays a page",
			[]Event{both},
			[]Published{published("2024-03-08-b", "B", false, "They met."), published("2024-03-07-a", "A", true, "Lee and Berg met.")},
			[]string{"2024-03-08-b"}, nil, nil},
		{"its own back, where two that were merged part again",
			[]Event{one("2024-03-08", "Ann Lee met Bo Berg", "They met."), one("2024-03-09", "Ann Lee met Bo Berg", "Lee and Berg met.")},
			[]Published{{ID: "2024-03-08-ann-lee-met-bo-berg", Aliases: []string{"2024-03-09-ann-lee-met-bo-berg"}, Told: []Trace{{"a", "They met.", "on 2024-03-08"}}}},
			[]string{"2024-03-08-ann-lee-met-bo-berg", "2024-03-09-ann-lee-met-bo-berg"}, nil, nil},
		{"apart from a namesake of the same day",
			[]Event{one("2024-03-08", "Ann Lee met Bo Berg", "They met."), one("2024-03-08", "Ann Lee met Bo Berg", "And again.")},
			nil,
			[]string{"2024-03-08-ann-lee-met-bo-berg", "2024-03-08-ann-lee-met-bo-berg-2"}, nil, nil},
	} {
		t.Run(c.it, func(t *testing.T) {
			lost := Identify(c.events, c.known)
			var ids []string
			for _, e := range c.events {
				ids = append(ids, e.ID)
			}
			if !slices.Equal(ids, c.ids) || !slices.Equal(c.events[0].Aliases, c.aliases) || !slices.Equal(lost, c.lost) {
				t.Errorf("ids %v, aliases %v, lost %v", ids, c.events[0].Aliases, lost)
			}
		})
	}
}
