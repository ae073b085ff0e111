package terms

import (
	"strings"
	"testing"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// article makes an article of paragraphs, without title.
func article(paras ...string) *articles.Article {
	var s string
	var spans []text.Span
	for _, p := range paras {
		if s != "" {
			s += "\n\n"
		}
		spans = append(spans, text.Span{Start: len(s), End: len(s) + len(p)})
		s += p
	}
	a := &articles.Article{Lang: "en", Document: text.Cut(text.Plain(s), spans)}
	for i, sp := range spans {
		a.Blocks = append(a.Blocks, articles.Block{Span: sp, Role: articles.Body, Para: i + 1})
	}
	return a
}

// registry is a small one that the tests share.
func registry() *Registry {
	person := func(title string, roles ...Role) *Term {
		return &Term{Kind: Actors, Type: "person", Title: title, Roles: roles}
	}
	org := func(title string, names ...string) *Term {
		return &Term{Kind: Actors, Type: "organisation", Title: title, Names: names}
	}
	return New([]*Term{
		{Kind: Actors, Type: "country", Title: "Morocco", Names: []string{"Maroc", "المغرب"}, Adjective: []string{"Moroccan", "Moroccans"}},
		{Kind: Actors, Type: "country", Title: "United States", Names: []string{"US", "USA", "United States of America"}, Adjective: []string{"American"}},
		{Kind: Actors, Type: "country", Title: "Georgia", Not: []string{"Georgia Tech", "state of Georgia"}},
		org("World Health Organization", "WHO"),
		org("General Directorate of National Security", "DGSN"),
		org("General Directorate of Territorial Surveillance", "DGST"),
		org("People's Front"),
		org("AT&T"),
		org("NATO"),
		person("Abdellatif Hammouchi", Role{Role: "Director General of National Security", Org: "DGSN"}),
		person("Saad Eddine El Othmani"),
		person("Avril Haines"),
		person("Nathan A. Sales"),
		person("David Fischer", Role{Role: "Ambassador to Morocco"}),
		person("Mohammed Benali"),
		person("Donald Trump", Role{Role: "President of the United States"}),
		person("Conor O'Brien"),
		{Kind: Places, Type: "city", Title: "Rabat"},
		{Kind: Places, Type: "country", Title: "Morocco"},
		{Kind: Sources, Title: "Morocco World News", Names: []string{"MWN"}, URL: "https://www.moroccoworldnews.com/", Hosts: []string{"moroccoworldnews.com"}},
		{Kind: Themes, Title: "Security", Match: []Phrase{{"security", 1}, {"national security", 2}, {"counter-terrorism", 3}, {"border control", 1}, {"AIDS", 1}}, Not: []string{"social security"}},
		{Kind: Themes, Title: "Migration", Broader: "Security", Match: []Phrase{{"migration", 3}}},
	})
}

// told is a mention as the tests write it: the words printed, the name, how it was
// found unless by name, the office, and ! when it acts.
func (m Mention) told(s string) string {
	out := s[m.Start:m.End] + " = " + m.Name
	if m.Term == nil {
		out = s[m.Start:m.End] + " = new " + m.Type
	}
	if m.How != "name" {
		out += ", " + m.How
	}
	if m.Office != "" {
		out += " (" + m.Office + ")"
	}
	if m.Acts {
		out += "!"
	}
	return out
}

// known tells the mentions of registered terms.
func known(f Found, a *articles.Article) string {
	var out []string
	for _, m := range f.Mentions {
		if m.Term != nil {
			out = append(out, m.told(a.S))
		}
	}
	return strings.Join(out, "; ")
}

func TestFindRegistered(t *testing.T) {
	r := registry()
	for _, c := range []struct{ does, text, want string }{
		{"finds a name", "Avril Haines arrived.", "Avril Haines = Avril Haines!"},
		{"takes the longest name", "We read Morocco World News.", "Morocco World News = Morocco World News"},
		{"finds a name in the possessive", "Avril Haines’s plane landed.", "Avril Haines = Avril Haines!"},
		{"reads dots between letters", "The U.S. agreed.", "U.S. = United States!"},
		{"reads two names joined by a hyphen", "A Morocco-US accord was signed.", "Morocco = Morocco!; US = United States!"},
		{"does not take us for US", "They told us to wait.", ""},
		{"does not take Who for WHO", "Who came? Those who could.", ""},
		{"finds an acronym in capitals", "The WHO agreed.", "WHO = World Health Organization!"},
		{"finds a long acronym written as a word", "Talks with Nato went on.", "Nato = NATO!"},
		{"needs the capitals of a name", "the people's front of the house, the avril haines", ""},
		{"keeps a possessive inside a name", "The People’s Front won.", "People’s Front = People's Front!"},
		{"reads a mark inside a name", "AT&T paid.", "AT&T = AT&T!"},
		{"reads an apostrophe inside a name", "Conor O’Brien spoke.", "Conor O’Brien = Conor O'Brien!"},
		{"passes over an initial less", "Nathan Sales spoke.", "Nathan Sales = Nathan A. Sales!"},
		{"passes over an initial more", "David R. Fischer spoke.", "David R. Fischer = David Fischer!"},
		{"reads El as Al", "Saad Eddine Al Othmani spoke.", "Saad Eddine Al Othmani = Saad Eddine El Othmani!"},
		{"reads a name without its article", "Saad Eddine Othmani spoke.", "Saad Eddine Othmani = Saad Eddine El Othmani!"},
		{"reads a hyphen as a space", "Saad-Eddine El-Othmani spoke.", "Saad-Eddine El-Othmani = Saad Eddine El Othmani!"},
		{"reads another transliteration", "Muhammad Benali and Abdul Latif Hammouchi spoke.", "Muhammad Benali = Mohammed Benali!; Abdul Latif Hammouchi = Abdellatif Hammouchi!"},
		{"reads other letters for the same sounds", "Abdelatif Hamoushi spoke.", "Abdelatif Hamoushi = Abdellatif Hammouchi!"},
		{"reads diacritics", "Avríl Haines spoke.", "Avríl Haines = Avril Haines!"},
		{"is vetoed by a phrase that looks like the name", "He left Georgia Tech.", ""},
		{"is not vetoed elsewhere", "Georgia signed; the state of Georgia did not.", "Georgia = Georgia!"},
		{"finds a name in a headline of capitals, but not us", "MOROCCO TELLS US ABOUT ALL ITS PLANS", "MOROCCO = Morocco!"},
		{"finds a name in Arabic, past what is joined to it", "التقى والمغرب هنا.", "المغرب = Morocco!"},
		{"links a misspelt surname", "Avril Haine spoke.", "Avril Haine = Avril Haines, near!"},
		{"links a misspelt given name", "Abdellatid Hammouchi spoke.", "Abdellatid Hammouchi = Abdellatif Hammouchi, near!"},
		{"does not link another person of the name", "Davide Rossi and Ann Fischer spoke.", ""},
		{"does not link a short name", "Avril Hain spoke to Don Trump.", ""},
	} {
		t.Run(c.does, func(t *testing.T) {
			a := article(c.text)
			if got := known(r.Find(a), a); got != c.want {
				t.Errorf("in %q\nfound %s\nwant  %s", c.text, got, c.want)
			}
		})
	}
}

func TestFindWithinAnArticle(t *testing.T) {
	r := registry()
	for _, c := range []struct{ does, text, want string }{
		{"links a surname after the full name", "David Fischer came. Fischer stayed.", "David Fischer = David Fischer!; Fischer = David Fischer, surname!"},
		{"links a surname before the full name", "Fischer came. David Fischer stayed.", "Fischer = David Fischer, surname!; David Fischer = David Fischer!"},
		{"leaves a bare surname that nobody introduced", "Fischer came.", ""},
		{"links a rare bare surname where whom it serves is named", "Hammouchi came. The DGSN smiled.", "Hammouchi = Abdellatif Hammouchi, surname!; DGSN = General Directorate of National Security!"},
		{"links a bare surname after a word of the office", "President Trump came.", "Trump = Donald Trump, surname (President)!"},
		{"leaves another person with the surname", "David Fischer came. Joschka Fischer stayed.", "David Fischer = David Fischer!"},
		{"keeps two people of one surname apart by who stood last", "David Fischer came. Then Joschka Fischer spoke. Fischer smiled.", "David Fischer = David Fischer!"},
		{"learns an acronym from the text", "The Directorate of Public Roads (DPR) met Avril Haines.", "Avril Haines = Avril Haines!"},
		{"takes a long form for the registered acronym beside it", "The Directorate Generale of the Surveyance Nationale (DGSN) met.", "Directorate Generale of the Surveyance Nationale = General Directorate of National Security!; DGSN = General Directorate of National Security!"},
		{"links a title to the one introduced with it", "David Fischer, the US ambassador, came. The ambassador smiled.", "David Fischer = David Fischer (US ambassador)!; US = United States; The ambassador = David Fischer, title!"},
		{"links a title by a registered role", "Abdellatif Hammouchi came. The security chief smiled.", "Abdellatif Hammouchi = Abdellatif Hammouchi!; The security chief = Abdellatif Hammouchi, title!"},
		{"leaves a title that two people bear", "Ambassador David Fischer and ambassador Conor O'Brien came. The ambassador smiled.", "David Fischer = David Fischer (Ambassador)!; Conor O'Brien = Conor O'Brien (ambassador)!"},
		{"leaves a title before anybody bore it", "The ambassador smiled. Ambassador David Fischer came.", "David Fischer = David Fischer (Ambassador)!"},
		{"leaves the head of something else", "Ambassador David Fischer came. The ambassador to France smiled.", "David Fischer = David Fischer (Ambassador)!"},
	} {
		t.Run(c.does, func(t *testing.T) {
			a := article(c.text)
			if got := known(r.Find(a), a); got != c.want {
				t.Errorf("in %q\nfound %s\nwant  %s", c.text, got, c.want)
			}
		})
	}
}

func TestOffices(t *testing.T) {
	r := registry()
	for _, c := range []struct{ text, want string }{
		{"US Secretary of State Avril Haines came.", "US Secretary of State"},
		{"They saw Avril Haines, US ambassador to Morocco, in Rabat.", "US ambassador to Morocco"},
		{"The head of Morocco’s DGSN, Avril Haines, came.", "head of Morocco’s DGSN"},
		{"The head of the General Directorate of National Security (DGSN), Avril Haines, came.", "head of the General Directorate of National Security"},
		{"Nathan A. Sales,US Coordinator for Roads and Director of Bridges at the Ministry of Works Avril Haines met.", "Director of Bridges at the Ministry of Works"},
		{"Former president Avril Haines came.", "Former president"},
		{"The then acting foreign minister Avril Haines came.", "then acting foreign minister"},
		{"Outgoing Director Avril Haines came.", "Outgoing Director"},
		{"On Thursday US Ambassador to Morocco Avril Haines came.", "US Ambassador to Morocco"},
		{"He met with CIA Director Avril Haines.", "CIA Director"},
		{"Avril Haines, the UN's humanitarian coordinator, came.", "UN's humanitarian coordinator"},
		{"Avril Haines, the kingdom's foreign minister, came.", "kingdom's foreign minister"},
		{"Transport minister Avril Haines, a former governor, came.", "Transport minister"},
		{"A spokesman for Avril Haines came.", ""},
		{"Avril Haines, who leads the talks, came.", ""},
		{"In March, Avril Haines came.", ""},
		{"The ambassador met Avril Haines.", ""},
		{"After the minister left, Avril Haines came.", ""},
		{"Avril Haines, the ship of the line, sailed.", ""},
	} {
		a := article(c.text)
		got := "not found"
		for _, m := range r.Find(a).Mentions {
			if m.Name == "Avril Haines" {
				got = m.Office
			}
		}
		if got != c.want {
			t.Errorf("in %q the office is %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWhoActs(t *testing.T) {
	r := registry()
	for _, c := range []struct{ does, text, want string }{
		{"lets subject and object act", "Morocco thanked the US.", "Morocco = Morocco!; US = United States!"},
		{"does not let a place act", "They met in Rabat.", "Rabat = Rabat"},
		{"takes a country with a preposition for the place", "They met in Morocco and flew to Morocco.", "Morocco = Morocco; Morocco = Morocco"},
		{"does not let the way act", "Avril Haines visited Morocco.", "Avril Haines = Avril Haines!; Morocco = Morocco"},
		{"lets officials act for their country", "Moroccan officials agreed.", "Moroccan = Morocco, adjective!"},
		{"finds no actor in a cuisine", "He praised Moroccan cuisine.", ""},
		{"finds no actor in security cooperation", "He praised Moroccan security cooperation.", ""},
		{"lets both of two adjectives act", "Moroccan and American officials agreed.", "Moroccan = Morocco, adjective!; American = United States, adjective!"},
		{"lets both sides of cooperation act", "The cooperation between Morocco and the US grew.", "Morocco = Morocco!; US = United States!"},
		{"lets delegations act for their country", "Delegations from the US and Morocco agreed.", "US = United States!; Morocco = Morocco!"},
		{"lets an embassy act, not its city", "The US embassy in Rabat agreed.", "US = United States!; Rabat = Rabat"},
		{"does not let the owner of something act", "Morocco’s coast is long.", "Morocco = Morocco"},
		{"does not let a country in an office act", "US Ambassador to Morocco David Fischer left.", "US = United States; Morocco = Morocco; David Fischer = David Fischer (US Ambassador to Morocco)!"},
		{"does not let what inspired others act", "DGSN-inspired methods spread.", "DGSN = General Directorate of National Security"},
		{"does not let a publisher act", "The DGSN agreed, Morocco World News reported.", "DGSN = General Directorate of National Security!; Morocco World News = Morocco World News"},
	} {
		t.Run(c.does, func(t *testing.T) {
			a := article(c.text)
			if got := known(r.Find(a), a); got != c.want {
				t.Errorf("in %q\nfound %s\nwant  %s", c.text, got, c.want)
			}
		})
	}
}

func TestCountryIsAPlaceWhereSomethingIs(t *testing.T) {
	a := article("They met in Morocco. Morocco agreed.")
	f := registry().Find(a)
	if len(f.Mentions) != 2 || f.Mentions[0].Kind != Places || f.Mentions[1].Kind != Actors {
		t.Errorf("found %+v; want a place, then an actor", f.Mentions)
	}
}

func TestBlocksThatAreNotRead(t *testing.T) {
	r := registry()
	for role, want := range map[articles.Role]int{articles.Chrome: 0, articles.Meta: 0, articles.Source: 0, articles.Body: 1, articles.Title: 1, articles.Embed: 1} {
		a := article("Avril Haines took this photo.")
		a.Blocks[0].Role = role
		if got := len(r.Find(a).Mentions); got != want {
			t.Errorf("found %d mentions in a block of role %d, want %d", got, role, want)
		}
	}
}

func TestNearIsTold(t *testing.T) {
	a := article("On Monday Avril Haine spoke.")
	f := registry().Find(a)
	if len(f.Near) != 1 || f.Near[0].Printed != "Avril Haine" || f.Near[0].Term.Title != "Avril Haines" || a.S[f.Near[0].Start:f.Near[0].End] != "Avril Haine" {
		t.Errorf("told %+v", f.Near)
	}
}

func TestThemes(t *testing.T) {
	r := registry()
	for _, c := range []struct {
		does  string
		paras []string
		want  float64 // of Security
	}{
		{"counts more in the first sentence", []string{"Security matters.", "Nothing more."}, 2},
		{"counts once in a paragraph", []string{"Nothing.", "Security, security and security."}, 1},
		{"counts in each paragraph", []string{"Nothing.", "Security.", "Security."}, 2},
		{"counts no more than four times", []string{"No.", "Security.", "Security.", "Security.", "Security.", "Security."}, 4},
		{"takes the longer phrase", []string{"Nothing.", "National security."}, 2},
		{"is vetoed", []string{"Nothing.", "Social security."}, 0},
		{"reads a hyphen, a space, or neither", []string{"No.", "Counterterrorism.", "Counter terrorism.", "Counter-terrorism."}, 9},
		{"reads a plural", []string{"No.", "Border controls."}, 1},
		{"needs the capitals of an acronym", []string{"No.", "It aids him."}, 0},
		{"finds an acronym", []string{"No.", "AIDS."}, 1},
	} {
		t.Run(c.does, func(t *testing.T) {
			got := 0.0
			for _, s := range r.Find(article(c.paras...)).Themes {
				if s.Term.Title == "Security" {
					got = s.Score
				}
			}
			if got != c.want {
				t.Errorf("%q scores %v, want %v", c.paras, got, c.want)
			}
		})
	}
}

func TestThemeIsChosenWithEvidence(t *testing.T) {
	a := article("Migration grew.", "Nothing of security.")
	got := registry().Find(a).Themes
	if len(got) != 2 || got[0].Term.Title != "Migration" || !got[0].Chosen || got[1].Chosen {
		t.Fatalf("found %+v; want Migration chosen, and Security, its parent, a near miss", got)
	}
	e := got[0].Evidence[0]
	if e.Quote != "Migration" || e.Paragraph != 1 || e.Rule != "migration" || a.S[e.Span.Start:e.Span.End] != "Migration" {
		t.Errorf("evidence is %+v", e)
	}
}

func TestThemeOfATitleOutsideTheText(t *testing.T) {
	a := article("Nothing here.")
	a.Title = "Security first"
	got := registry().Find(a).Themes
	if len(got) != 1 || got[0].Score != 3 {
		t.Errorf("found %+v; want Security with 3", got)
	}
	a.Evidence = []articles.Evidence{{Which: "title", How: articles.Inferred}}
	if got := registry().Find(a).Themes; len(got) != 0 {
		t.Errorf("counted a title that was made from the text: %+v", got)
	}
}

func TestPublisher(t *testing.T) {
	r := registry()
	for _, c := range []struct {
		does string
		a    articles.Article
		want string
		how  articles.How
	}{
		{"takes the header's word", articles.Article{Header: articles.Header{Source: "MWN"}}, "Morocco World News", articles.Edited},
		{"knows the host of the address", articles.Article{URL: "https://www.moroccoworldnews.com/2020/a"}, "Morocco World News", articles.Inferred},
		{"knows a host below it", articles.Article{URL: "https://fr.moroccoworldnews.com/a"}, "Morocco World News", articles.Inferred},
		{"reads the source of the text", articles.Article{Source: "Morocco World News."}, "Morocco World News", articles.Stated},
		{"knows a host stated as source", articles.Article{Source: "moroccoworldnews.com"}, "Morocco World News", articles.Stated},
		{"does not take a name inside another", articles.Article{Source: "The Morocco World News Review"}, "", articles.Stated},
		{"does not take another host", articles.Article{URL: "https://notmoroccoworldnews.com/a"}, "", ""},
		{"says nothing of nothing", articles.Article{}, "", ""},
	} {
		t.Run(c.does, func(t *testing.T) {
			got, e := r.Publisher(&c.a)
			title := ""
			if got != nil {
				title = got.Title
			}
			if title != c.want || e.How != c.how {
				t.Errorf("got %q %q, want %q %q", title, e.How, c.want, c.how)
			}
		})
	}
}
