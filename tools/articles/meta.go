package articles

import (
	"encoding/json"
	"regexp"
	"strings"
	"time"

	dateparser "github.com/markusmobius/go-dateparser"
	htmldate "github.com/markusmobius/go-htmldate"
	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"
)

// pageMeta is what the page says of itself, by where it says it.
type pageMeta struct {
	lang      string
	canonical string
	saved     string            // the address a browser noted when it saved the page
	meta      map[string]string // name, property or itemprop -> content
	linked    linkedData
	times     []Clue
}

// linkedData is what the JSON-LD of an article says.
type linkedData struct {
	Headline, Published, Publisher, Author, Lang, URL string
}

func readMeta(doc *html.Node) *pageMeta {
	m := &pageMeta{meta: map[string]string{}}
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			if got := savedFrom.FindStringSubmatch(n.Data); got != nil && m.saved == "" {
				m.saved = got[1]
			}
		case n.DataAtom == atom.Html && m.lang == "":
			m.lang = attr(n, "lang")
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical") && m.canonical == "":
			m.canonical = attr(n, "href")
		case n.DataAtom == atom.Meta:
			m.add(n)
		case n.DataAtom == atom.Time && attr(n, "datetime") != "" && len(m.times) < 20:
			m.time(n)
		case n.DataAtom == atom.Script && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil:
			m.linked.read(n.FirstChild.Data)
		}
	}
	return m
}

// Browsers write "saved from url=(0031)https://…" at the top of a saved page.
var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func (m *pageMeta) add(n *html.Node) {
	content := oneLine(attr(n, "content"))
	if content == "" || len(content) > 1000 {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if k := strings.ToLower(attr(n, key)); k != "" {
			if _, ok := m.meta[k]; !ok {
				m.meta[k] = content
			}
		}
	}
}

// time keeps the day of a <time> element that says it is that of publication.
func (m *pageMeta) time(n *html.Node) {
	says := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class") + " " + attr(n, "pubdate"))
	pub := strings.Contains(says, "publish") || strings.Contains(says, "entry-date") || strings.Contains(says, "posted")
	for _, a := range n.Attr {
		pub = pub || a.Key == "pubdate"
	}
	if pub && !strings.Contains(says, "updated") && !strings.Contains(says, "modified") {
		m.times = append(m.times, Clue{"time datetime", day(attr(n, "datetime"))})
	}
}

// read reads a script of JSON-LD. What is no JSON says nothing.
func (l *linkedData) read(s string) {
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		l.walk(v, 0)
	}
}

func (l *linkedData) walk(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.walk(e, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			l.article(v)
		}
		if g, ok := v["@graph"]; ok {
			l.walk(g, depth+1)
		}
		if e, ok := v["mainEntity"]; ok {
			l.walk(e, depth+1)
		}
	}
}

func isArticle(t any) bool {
	switch t := t.(type) {
	case string:
		return strings.Contains(t, "Article") || t == "BlogPosting" || t == "Report" || t == "LiveBlogPosting"
	case []any:
		for _, e := range t {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

func (l *linkedData) article(v map[string]any) {
	set := func(p *string, v any) {
		if s := nameOf(v); *p == "" && len(s) <= 1000 {
			*p = oneLine(s)
		}
	}
	set(&l.Headline, v["headline"])
	set(&l.Published, v["datePublished"])
	set(&l.Publisher, v["publisher"])
	set(&l.Author, v["author"])
	set(&l.Lang, v["inLanguage"])
	set(&l.URL, v["url"])
}

// nameOf returns a value of JSON-LD as one text: itself, its name, or the
// names of its members.
func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(v)
	case map[string]any:
		s, _ := v["name"].(string)
		return html.UnescapeString(s)
	case []any:
		var names []string
		for _, e := range v {
			if s := nameOf(e); s != "" && len(names) < 10 {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// said is a value of the metadata and where it stands.
type said struct{ value, where string }

func (m *pageMeta) first(keys ...string) said {
	for _, k := range keys {
		if v := m.meta[k]; v != "" {
			return said{v, "meta " + k}
		}
	}
	return said{}
}

func or(list ...said) said {
	for _, s := range list {
		if s.value != "" {
			return s
		}
	}
	return said{}
}

// metadata keeps what the page says of the article, each with its place.
func (r *reader) metadata(m *pageMeta, t trafilatura.Metadata) {
	a := r.a
	put := func(which string, p *string, s said) {
		if *p = s.value; s.value != "" {
			r.state(Evidence{Which: which, Value: s.value, How: Stated, Quote: s.value, Rule: s.where})
		}
	}
	put("title", &a.Title, or(said{m.linked.Headline, "json-ld headline"}, said{oneLine(t.Title), "page title"}))
	put("source", &a.Source, or(m.first("og:site_name"), said{m.linked.Publisher, "json-ld publisher"},
		m.first("application-name", "dc.publisher", "publisher"), said{oneLine(t.Sitename), "page site name"}))
	put("author", &a.Author, or(said{m.linked.Author, "json-ld author"}, said{oneLine(t.Author), "page author"}))
	put("url", &a.URL, m.address(t.URL))
	put("lang", &a.Lang, m.language())
}

func (m *pageMeta) address(extracted string) said {
	for _, s := range []said{{m.canonical, "link canonical"}, m.first("og:url"), {m.linked.URL, "json-ld url"}, {m.saved, "saved from"}, {extracted, "page address"}} {
		if webAddress(s.value) {
			return s
		}
	}
	return said{}
}

func (m *pageMeta) language() said {
	for _, s := range []said{{m.lang, "html lang"}, {m.linked.Lang, "json-ld inLanguage"}, m.first("content-language", "og:locale", "language")} {
		if l := baseLang(s.value); l != "" {
			return said{l, s.where}
		}
	}
	return said{}
}

// baseLang returns the language of a tag without its region, or "".
func baseLang(tag string) string {
	t, err := language.Parse(strings.ReplaceAll(tag, "_", "-"))
	if tag == "" || err != nil {
		return ""
	}
	b, c := t.Base()
	if c == language.No {
		return ""
	}
	return b.String()
}

// Where pages state the day of publication in meta elements, best first.
var publishedKeys = []string{"article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished", "date_published",
	"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
	"dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "citation_publication_date", "date"}

// clues keeps what the page says of its day of publication.
func (r *reader) clues(doc *html.Node, m *pageMeta) {
	add := func(where, value string) {
		if v := day(value); v != "" {
			r.a.Clues = append(r.a.Clues, Clue{where, v})
		}
	}
	for _, k := range publishedKeys {
		add("meta "+k, m.meta[k])
	}
	add("json-ld datePublished", m.linked.Published)
	for _, t := range m.times {
		add(t.Where, t.Value)
	}
	if len(r.a.Clues) > 0 {
		return
	}
	add("htmldate", searchedDay(doc))
}

// searchedDay searches the whole page for the day it was published. What it
// finds must not hang on the clock ("22 January" of which year?), so it is
// asked on two days far apart, and believed when the answers agree.
func searchedDay(doc *html.Node) string {
	found := ""
	for _, year := range []int{2067, 2094} {
		got, err := htmldate.FromDocument(doc, htmldate.Options{
			UseOriginalDate: true,
			MaxDate:         time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC),
			DateParserConfig: &dateparser.Configuration{
				CurrentTime:         time.Date(year, 7, 15, 12, 0, 0, 0, time.UTC),
				PreferredDateSource: dateparser.Past,
			},
		})
		if err != nil || got.IsZero() {
			return ""
		}
		d := got.Format("2006-01-02")
		if found != "" && d != found {
			return ""
		}
		found = d
	}
	return found
}

// day returns the day in a stated time: its first ten characters where they
// are one of ISO 8601, and else the whole.
func day(s string) string {
	if len(s) >= 10 {
		if _, err := time.Parse("2006-01-02", s[:10]); err == nil {
			return s[:10]
		}
	}
	if len(s) > 60 {
		return ""
	}
	return s
}
