package dates

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dateline/tools/articles"
)

// stories follow each head, so that the day must come from the head.
var stories = map[string]string{
	"en": "\nThe harbour of Port Town was opened again on Thursday, the port authority said in a statement.\n\nNobody was hurt when the wall broke, and fishermen may return to their boats, the mayor told reporters.\n",
	"fr": "\nLe port a rouvert jeudi, a annoncé l'autorité portuaire dans un communiqué.\n\nPersonne n'a été blessé quand le mur a cédé, a dit le maire.\n",
	"es": "\nEl puerto reabrió el jueves, anunció la autoridad portuaria en un comunicado.\n\nNadie resultó herido cuando cayó el muro, dijo el alcalde.\n",
	"de": "\nDer Hafen wurde am Donnerstag wieder geöffnet, teilte die Hafenbehörde mit.\n\nNiemand wurde verletzt, als die Mauer brach, sagte der Bürgermeister.\n",
	"ar": "\nأعيد فتح الميناء يوم الخميس، حسب بيان لسلطة الميناء.\n\nولم يصب أحد عندما انهار الجدار، كما قال رئيس البلدية.\n",
}

// TestHeads reads the day of publication off the heads of plain articles. No wrong day may
// pass for certain, and of the days that can be known 98 in 100 must be found.
func TestHeads(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/heads.txtar")
	if err != nil {
		t.Fatal(err)
	}
	today := DayOf(2026, 11, 21)
	known, right := 0, 0
	for _, f := range archive.Files {
		want, it, _ := strings.Cut(f.Name, " ")
		want, doubtful := strings.CutPrefix(want, "?")
		if want == "unknown" {
			want = ""
		}
		k := publishedOfHead(t, string(f.Data), today)
		if want != "" {
			known++
		}
		ok := k.EDTF == want && k.Doubtful == doubtful
		if ok && want != "" {
			right++
		}
		if !ok {
			t.Logf("%s: got %q, doubtful %v, want %q, %v: %s", it, k.EDTF, k.Doubtful, want, doubtful, k.Why)
		}
		if k.EDTF != want && k.EDTF != "" && !k.Doubtful {
			t.Errorf("%s: %s is wrong and not doubtful: %s", it, k.EDTF, k.Why)
		}
		if k.Doubtful && !doubtful {
			t.Errorf("%s: doubtful for nothing: %s", it, k.Why)
		}
	}
	t.Logf("%d heads; of %d whose day can be known, %d are right", len(archive.Files), known, right)
	if right*100 < known*98 {
		t.Errorf("%d of %d days are right, fewer than 98 in 100", right, known)
	}
}

func publishedOfHead(t *testing.T, head string, today Day) Known {
	t.Helper()
	lang := "en"
	for l := range stories {
		if strings.Contains(head, `lang = "`+l+`"`) {
			lang = l
		}
	}
	if strings.Contains(head, "BODY\n") {
		head = strings.Replace(head, "BODY\n", stories[lang]+"\n", 1)
	} else {
		head += stories[lang]
	}
	a, err := articles.Read("seeds/head.txt", []byte(head))
	if err != nil {
		t.Fatal(err)
	}
	return PublishedBy(a, today)
}
