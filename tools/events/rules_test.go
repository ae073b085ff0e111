package events

import (
	"errors"
	"go/scanner"
	"strconv"
	"strings"
	"testing"
)

func TestRulesProveThemselves(t *testing.T) {
	for _, tag := range ruleLanguages() {
		data, err := ruleFiles.ReadFile("rules/" + tag + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		l, err := readLanguage("rules/"+tag+".toml", data)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if len(l.Example) < 5 {
			t.Errorf("%s: %d examples prove little", tag, len(l.Example))
		}
		silent := 0
		for _, e := range l.Example {
			got := what(Tell(article(tag, e.Text)))
			if want := strings.Join(e.Tells, "\n"); got != want {
				t.Errorf("%s: %s\n%s\n got %s\nwant %s", tag, e.It, e.Text, got, want)
			}
			if len(e.Tells) == 0 {
				silent++
			}
		}
		if silent == 0 {
			t.Errorf("%s: no example of what tells nothing", tag)
		}
	}
}

func TestRefusesRulesAtTheirPlace(t *testing.T) {
	data, err := ruleFiles.ReadFile("rules/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	en := string(data)
	line := func(of string) string {
		at := strings.Index(en, "\n"+of) + 1
		return "xx.toml:" + strconv.Itoa(strings.Count(en[:at], "\n")+1) + ":"
	}
	for _, c := range []struct{ it, old, new, want string }{
		{"an unknown key", "teller =", "tellers =", line("teller =") + `1: unknown key "tellers"`},
		{"a missing key", "teller =", "# teller =", `xx.toml:1:1: no key "teller"`},
		{"a key missing from a table", "copula =", "# copula =", line("[forms]") + `1: no key "forms.copula"`},
		{"an unknown key of a table", "copula =", "copulas =", line("copula =") + `1: unknown key "forms.copulas"`},
		{"a list that is none", `teller = ["according"]`, `teller = "according"`, line("teller =")},
		{"a word that is none", `teller = ["according"]`, `teller = ["according", 5]`, "must be a list of words, not 5"},
		{"a stemmer that there is not", `"english"`, `"elvish"`, line("stemmer =") + `1: no stemmer "elvish"`},
		{"a file that is no TOML", "teller = [", "teller = ]", line("teller =")},
	} {
		src := strings.Replace(en, c.old, c.new, 1)
		if src == en {
			t.Fatalf("%s: nothing was changed", c.it)
		}
		_, err := readLanguage("xx.toml", []byte(src))
		if err == nil || !strings.Contains(errorText(err), c.want) {
			t.Errorf("%s: %v, want %s", c.it, err, c.want)
		}
	}
}

func TestNoAddressEndsWithAWordThatLeadsOn(t *testing.T) {
	for word, want := range map[string]bool{"the": true, "of": true, "port": false, "": false} {
		if got := dangling()(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}

// errorText returns all errors of a list, one a line.
func errorText(err error) string {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		return err.Error()
	}
	var b strings.Builder
	for _, e := range list {
		b.WriteString(e.Error() + "\n")
	}
	return b.String()
}
