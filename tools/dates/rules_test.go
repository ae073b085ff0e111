package dates

import (
	"errors"
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

func TestRefusesBadRules(t *testing.T) {
	const good = `[words.month]
1 = ["january"]

[rules.month]
shape = "{month} {day}"
value = "date missing {month} {day}"
yes = { "[January 2]" = "2020-01-02" }
`
	for _, c := range []struct{ it, old, new, want string }{
		{"an unknown word table", "{month} {day}\"\nvalue", "{mnth} {day}\"\nvalue", `r.toml:5:1: unknown word table "mnth"`},
		{"an unclosed group", `"{month} {day}"`, `"({month} {day}"`, `r.toml:5:10: a group in the shape is not closed with ")"`},
		{"an unclosed slot", `"{month} {day}"`, `"{month} {day"`, `r.toml:5:10: a slot in the shape is not closed with "}"`},
		{"a bracket too many", `"{month} {day}"`, `"{month} {day})"`, `r.toml:5:10: unexpected ")" in shape`},
		{"an unknown operation", "date missing", "dat missing", `r.toml:6:1: unknown operation "dat"`},
		{"too many arguments", "{month} {day}\"\nyes", "{month} {day} 1 2\"\nyes", `r.toml:6:1: operation "date" takes 3 arguments`},
		{"a slot that the shape lacks", "{month} {day}\"\nyes", "{month} {year}\"\nyes", `r.toml:6:1: the shape has no slot {year}`},
		{"a rule without an example", `yes = { "[January 2]" = "2020-01-02" }`, "", `r.toml:5:1: rule "month" has no example under yes`},
		{"an unknown key", "yes =", "after = \"in\"\nyes =", `r.toml:7:1: incompatible types`},
		{"a misspelt key", "yes =", "befor = [\"in\"]\nyes =", `r.toml:7:1: unknown key "befor"`},
		{"an unknown word table beside", "yes =", "before = [\"{unit}\"]\nyes =", `r.toml:7:1: unknown word table "{unit}"`},
		{"broken TOML", `["january"]`, `["january"`, `r.toml:`},
	} {
		t.Run("refuses "+c.it, func(t *testing.T) {
			bad := strings.Replace(good, c.old, c.new, 1)
			if bad == good {
				t.Fatal("the case changes nothing")
			}
			_, err := CompileRules("r.toml", []byte(bad))
			var list scanner.ErrorList
			if !errors.As(err, &list) || !strings.HasPrefix(list[0].Error(), c.want) {
				t.Errorf("%v; want %s", err, c.want)
			}
		})
	}
	if _, err := CompileRules("r.toml", []byte(good)); err != nil {
		t.Errorf("the good rules: %v", err)
	}
}
