package articles

import "strings"

// isAttribution tells whether s is the line that ends an embedded message:
// "— Name (@name) September 20, 2022".
func isAttribution(s string) bool {
	if len(s) > 200 || !strings.HasPrefix(s, "—") && !strings.HasPrefix(s, "–") && !strings.HasPrefix(s, "-") {
		return false
	}
	i := strings.LastIndex(s, "(@")
	if i < 0 {
		return false
	}
	j := strings.IndexByte(s[i:], ')')
	return j > 0 && !strings.ContainsAny(s[i+2:i+j], " \t") && isDateLine(s[i+j+1:])
}

// Longest message that a run of lines is taken for, in bytes.
const longestMessage = 1200

// embed marks the message that ends with paragraph i: the line before it, and
// the lines before that which read like a part of it.
func (r *reader) embed(i, first int) {
	r.paras[i].role, r.paras[i].rule = Embed, "embedded-message"
	size := 0
	for j := i - 1; j >= first; j-- {
		p := &r.paras[j]
		size += p.Len()
		if p.role != Body && p.role != Heading || size > longestMessage || j < i-1 && !isMessage(r.str(p)) {
			return
		}
		p.role, p.rule = Embed, "embedded-message"
	}
}

// isMessage tells whether s has the marks of a short message.
func isMessage(s string) bool {
	for _, mark := range []string{"https://t.co/", "pic.twitter.com/", "pic.x.com/"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	for _, w := range strings.Fields(s) {
		if len(w) > 2 && (w[0] == '#' || w[0] == '@') {
			return true
		}
	}
	return false
}
