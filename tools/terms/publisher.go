package terms

import (
	"net/url"
	"strings"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// Publisher finds the registered publisher of an article: what an editor stated,
// then the host of its address, then what its metadata or its last line say. The
// term is nil when no registered source fits.
func (r *Registry) Publisher(a *articles.Article) (*Term, articles.Evidence) {
	if a.Header.Source != "" {
		// What an editor states holds, whether it is registered or not.
		t := r.source(a.Header.Source)
		return t, articles.Evidence{Which: "sources", Value: titleOr(t, a.Header.Source), How: articles.Edited, Quote: a.Header.Source, Rule: "source of the header"}
	}
	if host := hostOf(a.URL); host != "" {
		if t := r.host(host); t != nil {
			return t, articles.Evidence{Which: "sources", Value: t.Title, How: articles.Inferred, Quote: a.URL, Rule: "host of the address"}
		}
	}
	if a.Source == "" {
		return nil, articles.Evidence{}
	}
	for _, e := range a.Evidence {
		if e.Which == "source" {
			t := r.source(a.Source)
			e.Which, e.Value = "sources", titleOr(t, a.Source)
			return t, e
		}
	}
	t := r.source(a.Source)
	return t, articles.Evidence{Which: "sources", Value: titleOr(t, a.Source), How: articles.Stated, Quote: a.Source, Rule: "source"}
}

func titleOr(t *Term, s string) string {
	if t != nil {
		return t.Title
	}
	return s
}

// source returns the source of this name or host.
func (r *Registry) source(name string) *Term {
	if host := hostOf(name); host != "" {
		if t := r.host(host); t != nil {
			return t
		}
	}
	tk := tokenizer{lex: r.lexicon}
	ts := tk.sentence(nil, name, text.Words(nil, name, 0, len(name)), 0)
	for len(ts) > 0 && ts[len(ts)-1].has(isMark) {
		ts = ts[:len(ts)-1]
	}
	for _, h := range r.matcher.find(nil, ts) {
		e := &r.matcher.all[h.entry]
		if e.use == asName && e.term.Kind == Sources && h.first == 0 && int(h.last) == len(ts) {
			return e.term
		}
	}
	return nil
}

// host returns the source that has this host, or a parent domain of it.
func (r *Registry) host(host string) *Term {
	for h := host; strings.Contains(h, "."); _, h, _ = strings.Cut(h, ".") {
		for _, t := range r.Terms {
			if t.Kind != Sources {
				continue
			}
			for _, own := range t.Hosts {
				if strings.TrimPrefix(strings.ToLower(own), "www.") == h {
					return t
				}
			}
			if hostOf(t.URL) == h {
				return t
			}
		}
	}
	return nil
}

// hostOf returns the host of an address, in lower case and without "www.".
func hostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	h := u.Hostname()
	if h == "" && !strings.ContainsAny(address, " /") && strings.Contains(address, ".") {
		h = address
	}
	return strings.TrimPrefix(strings.ToLower(h), "www.")
}
