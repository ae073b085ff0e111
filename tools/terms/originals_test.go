package terms

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/tools/articles"
)

// original reads one of the five original articles with the project's registry.
func original(t *testing.T, number string) (*articles.Article, Found) {
	t.Helper()
	files, _ := filepath.Glob("../../../shared/seeds/" + number + "_*.txt")
	if len(files) == 0 {
		t.Skip("the original articles are not beside the checkout")
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	a, err := articles.Read(files[0], b)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Load("../../content")
	if err != nil {
		t.Fatal(err)
	}
	return a, r.Find(a)
}

func TestOriginals(t *testing.T) {
	for _, c := range []struct {
		number string
		told   []string // mentions, as told writes them; … stands for any words
		not    []string // names that must not be there
	}{
		{"000", []string{
			"Abdellatif Hammouchi = Abdellatif Hammouchi (General Director of … Territorial Surveillance)!",
			"David Fischer = David Fischer (US Ambassador to Morocco)!",
			"Hammouchi = Abdellatif Hammouchi, surname!", "Fischer = David Fischer, surname!",
			"US State of Department = US Department of State!", "Rabat = Rabat", "Moroccan = Morocco, adjective!",
		}, nil},
		{"001", []string{
			"Avril Haine = Avril Haines, near (Director of … United States)!",
			"Christopher Wray = Christopher Wray (FBI Director)!", "William Burns = William Burns (CIA Director)!",
			"Emirates = United Arab Emirates!", "Bahrain = Bahrain!", "DGSSI = General Directorate of Information Systems Security!",
			"Morocco World News = Morocco World News",
		}, []string{"Atalayar"}},
		{"002", []string{
			"Robert Greenway = Robert Greenway (Deputy Assistant to … the Middle East)!",
			"David Fischer = David Fischer (US Ambassador in Rabat)!", "Mike Pompeo = Mike Pompeo (US Secretary of State)!",
			"Donald Trump = Donald Trump (US President)!", "Trump = Donald Trump, surname!", "Greenway = Robert Greenway, surname!",
		}, nil},
		{"003", []string{
			"Nathan A. Sales = Nathan Sales (US Coordinator for Counterterrorism)!",
			"Ismail Chekkori = Ismail Chekkori (Director of Global … of Foreign Affairs)!",
			"Lalla Joumala = Lalla Joumala Alaoui (Moroccan Ambassador in Washington)!",
			"ISIS = ISIS!", "Global Coalition to Defeat ISIS = Global Coalition to Defeat ISIS!",
		}, []string{"The North Africa Post"}},
		{"004", []string{
			"Pompeo = Mike Pompeo, surname (head of US … Central Intelligence Agency)!",
			"Saad Eddine El Othmani = Saad Eddine El Othmani (Head of Government)!", "Nasser Bourita = Nasser Bourita (Minister of Foreign Affairs)!",
			"Hammouchi = Abdellatif Hammouchi, surname (head of Moroccan security services)!",
		}, nil},
	} {
		t.Run(c.number, func(t *testing.T) {
			a, f := original(t, c.number)
			told := map[string]bool{}
			for _, m := range f.Mentions {
				told[strings.Join(strings.Fields(m.told(a.S)), " ")] = true
				for _, n := range c.not {
					if m.Name == n {
						t.Errorf("found %q, which is only the publisher's own line", n)
					}
				}
			}
			for _, want := range c.told {
				if !anyLike(told, want) {
					t.Errorf("did not find %s\nin %s", want, strings.Join(keys(told), "\n   "))
				}
			}
		})
	}
}

// anyLike tells whether one of told is like want, in which … stands for any words.
func anyLike(told map[string]bool, want string) bool {
	before, after, cut := strings.Cut(want, "…")
	for s := range told {
		if s == want || cut && strings.HasPrefix(s, before) && strings.HasSuffix(s, after) {
			return true
		}
	}
	return false
}

func TestOriginalsThemes(t *testing.T) {
	for number, want := range map[string][]string{
		"000": {"Counterterrorism", "Violent extremism", "Organised crime", "Bilateral cooperation"},
		"002": {"Counterterrorism", "Western Sahara dispute", "Diplomacy"},
	} {
		_, f := original(t, number)
		chosen := map[string]bool{}
		for _, s := range f.Themes {
			chosen[s.Term.Title] = s.Chosen
		}
		for _, w := range want {
			if !chosen[w] {
				t.Errorf("%s does not speak of %q: %v", number, w, chosen)
			}
		}
		n := 0
		for _, c := range chosen {
			if c {
				n++
			}
		}
		if n > 6 {
			t.Errorf("%s has %d themes, too many for its length: %v", number, n, chosen)
		}
	}
}

func TestOriginalsPronoun(t *testing.T) {
	a, f := original(t, "004")
	for i, s := range a.Sentences {
		if strings.HasPrefix(a.S[s.Start:s.End], "He also held") {
			w := a.Words[s.First]
			if k := Who(a, f, w.Span); k < 0 || f.Mentions[k].Name != "Mike Pompeo" {
				t.Errorf("in sentence %d he is %d, want Mike Pompeo", i, k)
			}
			return
		}
	}
	t.Error("no sentence begins with the pronoun")
}
