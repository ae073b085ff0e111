package articles

import (
	"strings"
	"testing"

	"dateline/tools/text"
)

func TestChromeRulesProveThemselves(t *testing.T) {
	for _, r := range theChrome.rules {
		at := middle
		switch r.Where {
		case "top", "edge":
			at = top
		case "end":
			at = end
		}
		if len(r.Yes) == 0 || len(r.No) == 0 {
			t.Errorf("%s: needs examples, yes and no", r.name)
		}
		for _, s := range r.Yes {
			l, _ := newLine(s, at)
			if got := theChrome.match(l); got != r {
				t.Errorf("%s: does not match %q: %v", r.name, s, name(got))
			}
		}
		for _, s := range r.No {
			l, ok := newLine(s, top|end)
			if got := theChrome.match(l); ok && got != nil {
				t.Errorf("%s: %q falls under %s", r.name, s, got.name)
			}
		}
	}
}

func name(r *rule) string {
	if r == nil {
		return "no rule"
	}
	return r.name
}

func TestRefusesAListOfWordsThatNothingReads(t *testing.T) {
	if _, err := loadWords("[title.en]\nclauses = [\"after\"]\n"); err == nil || !strings.Contains(err.Error(), "clauses") {
		t.Errorf("got %v", err)
	}
}

func TestCutsATitleWhereItsLanguageLetsIt(t *testing.T) {
	for _, c := range []struct{ lang, sentence, want string }{
		{"en", "The ferries of the northern line sailed again from the old harbour at noon after a storm had kept them in port for two days.",
			"The ferries of the northern line sailed again from the old harbour at noon"},
		{"fr", "Les bateaux de la ligne du nord ont repris leur service au vieux port après une tempête qui les avait retenus deux jours à quai.",
			"Les bateaux de la ligne du nord ont repris leur service au vieux port après une tempête"},
		{"es", "Los barcos de la línea del norte zarparon de nuevo del puerto viejo después de una tormenta que los retuvo dos días en el muelle.",
			"Los barcos de la línea del norte zarparon de nuevo del puerto viejo"},
		{"de", "Die Schiffe der Nordlinie legten wieder vom alten Hafen der Stadt ab, nachdem ein Sturm sie zwei Tage lang festgehalten hatte und viele warteten.",
			"Die Schiffe der Nordlinie legten wieder vom alten Hafen der Stadt ab"},
		// Of a language that no list is of, it keeps as much as fits.
		{"xx", "Les bateaux de la ligne du nord ont repris leur service au vieux port après une tempête qui les avait retenus deux jours à quai.",
			"Les bateaux de la ligne du nord ont repris leur service au vieux port après une tempête …"},
	} {
		ws := text.Words(nil, c.sentence, 0, len(c.sentence))
		if got := makeTitle(c.sentence, ws, words.title[c.lang]); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.lang, got, c.want)
		}
	}
}
