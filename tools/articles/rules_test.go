package articles

import "testing"

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
