package terms

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"dateline/tools/text"
)

func TestTransliterationsProveThemselves(t *testing.T) {
	var m map[string]spellingRule
	mustDecode("rules/transliteration.toml", &m)
	found := func(registered, printed string) bool {
		r := New([]*Term{{Kind: Actors, Type: "person", Title: registered}})
		a := article("They saw " + printed + " there.")
		for _, m := range r.Find(a).Mentions {
			if m.How == "name" && m.Term != nil && a.S[m.Start:m.End] == printed {
				return true
			}
		}
		return false
	}
	for name, rule := range m {
		if len(rule.Yes) == 0 || len(rule.No) == 0 {
			t.Errorf("[%s] has no proof: give it yes and no", name)
		}
		for registered, printed := range rule.Yes {
			if !found(registered, printed) {
				t.Errorf("[%s] does not find %q as %q", name, printed, registered)
			}
		}
		for registered, printed := range rule.No {
			if found(registered, printed) {
				t.Errorf("[%s] finds %q as %q", name, printed, registered)
			}
		}
	}
}

func TestWordListsAreUsedAndExplained(t *testing.T) {
	lists := wordLists()
	for name, l := range lists {
		if classNames[name] == 0 {
			t.Errorf("rules/words.toml: [%s] is used by nothing", name)
		}
		if l.Why == "" {
			t.Errorf("rules/words.toml: [%s] does not say why", name)
		}
		if len(strings.Fields(l.Words)) == 0 {
			t.Errorf("rules/words.toml: [%s] is empty", name)
		}
	}
	for name := range classNames {
		if _, ok := lists[name]; !ok && name != "given" {
			t.Errorf("rules/words.toml: no table [%s]", name)
		}
	}
}

func TestCitiesAreInTheZoneDatabase(t *testing.T) {
	zones := map[string]bool{}
	for _, area := range []string{"Africa", "America", "America/Argentina", "America/Indiana", "America/Kentucky", "America/North_Dakota", "Asia", "Atlantic", "Australia", "Antarctica", "Europe", "Indian", "Pacific"} {
		for _, dir := range []string{"/usr/share/zoneinfo", filepath.Join(runtime.GOROOT(), "lib/time/zoneinfo")} {
			files, _ := os.ReadDir(filepath.Join(dir, area))
			for _, f := range files {
				zones[plainName(strings.ReplaceAll(f.Name(), "_", " "))] = true
			}
		}
	}
	in := func(city string) bool {
		if zones[plainName(city)] {
			return true
		}
		for _, area := range []string{"Africa", "America", "America/Argentina", "America/Indiana", "America/Kentucky", "America/North_Dakota", "Asia", "Atlantic", "Australia", "Antarctica", "Europe", "Indian", "Pacific"} {
			if _, err := time.LoadLocation(area + "/" + zoneName(city)); err == nil {
				return true
			}
		}
		return false
	}
	for _, city := range lines("rules/cities.txt") {
		if !in(city) {
			t.Errorf("rules/cities.txt: no time zone is called after %s", city)
		}
	}
}

// zoneName is a city's name as the database writes it.
func zoneName(city string) string {
	special := map[string]string{"Ho Chi Minh City": "Ho_Chi_Minh", "Tirana": "Tirane", "N'Djamena": "Ndjamena", "St. John's": "St_Johns"}
	if z := special[city]; z != "" {
		return z
	}
	return strings.ReplaceAll(strings.NewReplacer("ã", "a", "é", "e", "ó", "o", "ă", "a", "ș", "s").Replace(city), " ", "_")
}

func TestTaggerIsWhole(t *testing.T) {
	if len(taggerFile) > 1<<20 {
		t.Errorf("rules/tagger.bin has %d bytes, more than a megabyte", len(taggerFile))
	}
	if trained() == nil {
		t.Error("rules/tagger.bin does not fit the tagger: train it again, see README.md")
	}
}

func TestLettersProveThemselves(t *testing.T) {
	for _, p := range letterChanges().Yes {
		if a, b := skeleton(text.Fold(p[0])), skeleton(text.Fold(p[1])); a != b {
			t.Errorf("%s and %s differ: %s, %s", p[0], p[1], a, b)
		}
	}
	for _, p := range letterChanges().No {
		if a, b := skeleton(text.Fold(p[0])), skeleton(text.Fold(p[1])); a == b {
			t.Errorf("%s and %s are alike: %s", p[0], p[1], a)
		}
	}
}
