package terms

import (
	"strings"
	"testing"

	"dateline/tools/text"
)

func TestWho(t *testing.T) {
	r := registry()
	for _, c := range []struct{ text, want string }{
		{"David Fischer met Avril Haines. {He} smiled.", "David Fischer"},
		{"Avril Haines visited Rabat. {She} smiled.", "Avril Haines"},
		{"David Fischer, the ambassador, met Conor O'Brien. He said little. {He} also met Donald Trump.", "David Fischer"},
		{"David Fischer said {he} would come.", "David Fischer"},
		{"David Fischer and Conor O'Brien met. {He} smiled.", ""},
		{"Talks with David Fischer of Conor O'Brien failed. {He} smiled.", ""},
		{"Mrs Avril Haines met David Fischer. {He} smiled.", "David Fischer"},
		{"The talks failed. {He} smiled.", ""},
		{"David Fischer came. One. Two. Three. Four. Five. {He} smiled.", ""},
	} {
		at := strings.IndexByte(c.text, '{')
		plain := strings.NewReplacer("{", "", "}", "").Replace(c.text)
		end := at + strings.IndexByte(c.text[at:], '}') - 1
		a := article(plain)
		f := r.Find(a)
		got := ""
		if i := Who(a, f, text.Span{Start: at, End: end}); i >= 0 {
			got = f.Mentions[i].Name
		}
		if got != c.want {
			t.Errorf("in %q it is %q, want %q", c.text, got, c.want)
		}
	}
}
