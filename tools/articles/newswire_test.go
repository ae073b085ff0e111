package articles

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// Annotated news and history texts stand in an optional folder beside the
// checkout.
const newswire = "../../../shared/eval/dates"

var (
	textElement = regexp.MustCompile(`(?s)<TEXT>(.*)</TEXT>`)
	anyTag      = regexp.MustCompile(`<[^>]*>`)
)

// A bare text has no site around it: nothing of it may be taken for chrome.
func TestTakesNothingOfABareTextForChrome(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(newswire, "*", "*.tml"))
	if len(files) == 0 {
		t.Skip("no annotated texts in " + newswire)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m := textElement.FindSubmatch(b)
		if m == nil {
			t.Errorf("%s: no text", f)
			continue
		}
		a, err := Read("a.txt", []byte(html.UnescapeString(anyTag.ReplaceAllString(string(m[1]), ""))))
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		body := 0
		for _, b := range a.Blocks {
			switch b.Role {
			case Body:
				body++
			case Chrome, Source, Embed:
				t.Errorf("%s: %s %q", filepath.Base(f), roleNames[b.Role], a.S[b.Start:b.End])
			case Meta:
				if s := a.S[b.Start:b.End]; len(s) > 25 {
					t.Errorf("%s: meta %q", filepath.Base(f), s)
				}
			}
		}
		if body == 0 || a.Title == "" || a.Lang != "en" {
			t.Errorf("%s: %d paragraphs, title %q, language %q", filepath.Base(f), body, a.Title, a.Lang)
		}
	}
}
