package dates

import (
	"fmt"
	"go/scanner"
	"strings"
	"testing"
)

// TestRulesProveThemselves reads the examples of every rule of every language.
func TestRulesProveThemselves(t *testing.T) {
	for _, lang := range Languages() {
		rs, err := RulesFor(lang)
		if err != nil {
			scanner.PrintError(t.Output(), err)
			t.Fatal("the rules do not compile")
		}
		for _, r := range rs.rules {
			t.Run(lang+"/"+r.id, func(t *testing.T) {
				for example, want := range r.Yes {
					if got := rs.prove(example, want, r); got != "" {
						t.Errorf("%s: %s", r.pos, got)
					}
				}
				for _, example := range r.No {
					for _, x := range rs.Find(document(example), publishedOn(rs.example.Published), nil) {
						if x.Rule == r.id {
							t.Errorf("%s: reads %q in %q", r.pos, example[x.Start:x.End], example)
						}
					}
				}
			})
		}
	}
}

// prove reads an example whose expression stands in brackets and says what is wrong with the answer.
func (rs *Rules) prove(example, want string, r *rule) string {
	start, end := strings.Index(example, "["), strings.Index(example, "]")-1
	plain := strings.NewReplacer("[", "", "]", "").Replace(example)
	value, form, _ := strings.Cut(want, " ")
	var seen []string
	for _, x := range rs.Find(document(plain), publishedOn(rs.example.Published), nil) {
		if x.Start == start && x.End == end && x.Rule == r.id && x.Value == value && (form == "" || form == x.EDTF) {
			return ""
		}
		seen = append(seen, fmt.Sprintf("%q %s %s by %s", plain[x.Start:x.End], x.Value, x.EDTF, x.Rule))
	}
	if r.category == catNone && len(seen) == 0 {
		return ""
	}
	return fmt.Sprintf("%q = %q, read %s", example, want, strings.Join(seen, "; "))
}
