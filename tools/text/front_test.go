package text

import "testing"

func TestFindsFrontMatter(t *testing.T) {
	for _, c := range []struct{ it, s, front, body string }{
		{"between its two lines", "+++\na = 1\n+++\nBody.\n", "a = 1\n", "Body.\n"},
		{"after a byte order mark", "\ufeff+++\na = 1\n+++\nBody.", "a = 1\n", "Body."},
		{"in Windows lines, kept as they are", "+++\r\na = 1\r\nb = 2\r\n+++\r\nBody.\r\n", "a = 1\r\nb = 2\r\n", "Body.\r\n"},
		{"with blanks after the marks", "+++ \na = 1\n+++\t\nBody.", "a = 1\n", "Body."},
		{"that is empty", "+++\n+++\nBody.", "", "Body."},
		{"before no body", "+++\na = 1\n+++", "a = 1\n", ""},
		{"whose text holds the mark", "+++\na = \"+++\"\n+++\nBody.\n+++\n", "a = \"+++\"\n", "Body.\n+++\n"},
		{"before a body that begins with an empty line", "+++\na = 1\n+++\n\nBody.", "a = 1\n", "\nBody."},
	} {
		f, ok := Front(c.s)
		if !ok || !f.Closed || f.Line != 2 || c.s[f.Start:f.End] != c.front || c.s[f.Body:] != c.body {
			t.Errorf("%s: %v %+v: %q, %q", c.it, ok, f, c.s[f.Start:f.End], c.s[f.Body:])
		}
	}
}

func TestFindsNoFrontMatter(t *testing.T) {
	for _, c := range []struct{ it, s string }{
		{"in an empty file", ""},
		{"below an empty line", "\n+++\na = 1\n+++\n"},
		{"behind blanks", " +++\na = 1\n+++\n"},
		{"between lines of YAML", "---\na: 1\n---\n"},
		{"after four marks", "++++\na = 1\n++++\n"},
		{"where the first line says more", "+++ a = 1\n+++\n"},
	} {
		if f, ok := Front(c.s); ok {
			t.Errorf("%s: %+v", c.it, f)
		}
	}
}

func TestTellsThatFrontMatterIsNotClosed(t *testing.T) {
	for _, c := range []struct{ s, front string }{
		{"+++", ""}, {"+++\n", ""}, {"+++\na = 1\nBody.\n", "a = 1\nBody.\n"}, {"+++\na = 1\n +++\n", "a = 1\n +++\n"},
	} {
		f, ok := Front(c.s)
		if !ok || f.Closed || c.s[f.Start:f.End] != c.front || f.Body != len(c.s) {
			t.Errorf("%q: %v %+v", c.s, ok, f)
		}
	}
}
