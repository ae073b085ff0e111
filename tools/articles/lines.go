package articles

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/tools/text"

	"github.com/BurntSushi/toml"
)

// Words that make a line a date line, a byline, a publisher's name or the
// line that names the source.
type wordLists struct {
	Months, Weekdays, Labels, Filler, By, Joins, Publisher, Source []string

	Common map[string][]string   // language -> words that only it uses often
	Title  map[string]titleWords // language -> where a title may end
}

// titleWords say where a title made from a sentence may end; rules/words.toml
// tells what each list does.
type titleWords struct {
	Clause, Phrase, Participle, Link, Dangling []string
}

type titleSets struct {
	clause, phrase, link, dangling map[string]bool
	participle                     []string
}

//go:embed rules/words.toml
var wordsTOML string

var words = must(loadWords(wordsTOML))

type wordSets struct {
	months, weekdays, labels, filler, by, joins, publisher map[string]bool
	source                                                 []string

	common   []string       // languages, in order
	commonOf map[string]int // word -> its language
	title    map[string]titleSets
}

func loadWords(src string) (*wordSets, error) {
	var l wordLists
	md, err := toml.Decode(src, &l)
	if err != nil {
		return nil, err
	}
	if un := md.Undecoded(); len(un) > 0 {
		return nil, fmt.Errorf("unknown key %s", un[0])
	}
	w := &wordSets{title: map[string]titleSets{}, months: foldedSet(l.Months), weekdays: foldedSet(l.Weekdays), labels: foldedSet(l.Labels), filler: foldedSet(l.Filler),
		by: foldedSet(l.By), joins: foldedSet(l.Joins), publisher: foldedSet(l.Publisher), source: l.Source, commonOf: map[string]int{}}
	for i, s := range w.source {
		w.source[i] = text.Fold(s)
	}
	for lang := range l.Common {
		w.common = append(w.common, lang)
	}
	sort.Strings(w.common)
	for i, lang := range w.common {
		for _, s := range l.Common[lang] {
			w.commonOf[text.Fold(s)] = i
		}
	}
	for lang, t := range l.Title {
		w.title[lang] = titleSets{foldedSet(t.Clause), foldedSet(t.Phrase), foldedSet(t.Link), foldedSet(t.Dangling), t.Participle}
	}
	return w, nil
}

func foldedSet(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[text.Fold(s)] = true
	}
	return m
}

// Longest line that may be a date line or a byline.
const longestMeta = 120

// dateWords counts the words from i on that may stand in a date line, and
// tells what they hold.
type dateWords struct {
	n, core                    int  // core leaves off the filler at the end
	month, year, day, triple   bool // triple: 24/9/2020, 2020-09-24
	weekday, label, labelFirst bool
}

// whole tells whether the words make a date line by themselves: a day of a
// month, or as much of a date as a label announces.
func (d dateWords) whole() bool {
	return d.triple || d.month && d.day || d.label && d.month && d.year
}

func readDate(s string, ws []text.Word) (d dateWords) {
	for d.n < len(ws) {
		w := ws[d.n]
		str := s[w.Start:w.End]
		switch w.Kind {
		case text.Digits:
			k := tripleAt(s, ws[d.n:])
			if k > 0 {
				d.triple = true
				d.n += k
				d.core = d.n
				continue
			}
			switch w.Len() {
			case 4:
				d.year = true
			case 1, 2:
				d.day = true
			default:
				return d
			}
		case text.Letters:
			f := text.Fold(str)
			switch {
			case words.months[f]:
				d.month = true
			case words.weekdays[f]:
				d.weekday = true
			case words.labels[f]:
				d.label = true
				d.labelFirst = d.labelFirst || d.n == 0
			case words.filler[f]:
				d.n++
				continue
			default:
				return d
			}
		default:
			if !strings.Contains(",.:;-–—/|•·()،+", str) {
				return d
			}
		}
		d.n++
		d.core = d.n
	}
	return d
}

// tripleAt returns how many words a date in digits takes: 2020-09-24,
// 24/09/2020, 24.9.2020, with a clock time that hangs on it; or 0.
func tripleAt(s string, ws []text.Word) int {
	if len(ws) < 5 {
		return 0
	}
	for i := 0; i < 5; i += 2 {
		if ws[i].Kind != text.Digits || i > 0 && (ws[i].Gap || ws[i-1].Gap || ws[i-1].Kind != text.Mark) {
			return 0
		}
	}
	sep := s[ws[1].Start:ws[1].End]
	if sep != s[ws[3].Start:ws[3].End] || !strings.Contains("-/.", sep) || ws[2].Len() > 2 {
		return 0
	}
	if !(ws[0].Len() == 4 && ws[4].Len() <= 2 || ws[0].Len() <= 2 && (ws[4].Len() == 4 || ws[4].Len() == 2)) {
		return 0
	}
	n := 5
	for n < len(ws) && !ws[n].Gap { // T10:30:00Z
		n++
	}
	return n
}

// isDateLine tells whether s is a date and nothing else.
func isDateLine(s string) bool {
	if len(s) > longestMeta || !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	ws := text.Words(nil, s, 0, len(s))
	d := readDate(s, ws)
	return d.n == len(ws) && d.whole()
}

// placeAndDate returns the place of a line that is a place and a date and
// nothing else: "Agadir, June 5, 2023", "WASHINGTON, Feb. 14, 2023".
func placeAndDate(s string) string {
	place, date, ok := strings.Cut(s, ", ")
	words := strings.Fields(place)
	if !ok || len(words) == 0 || len(words) > 3 || strings.ContainsFunc(place, unicode.IsDigit) || !isDateLine(date) {
		return ""
	}
	for _, w := range words {
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) {
			return ""
		}
	}
	if isDateLine(s) {
		return "" // "Wednesday, January 22"
	}
	return place
}

// dateRunIn returns how many bytes of s are a date that a crawl or a site ran
// into the first sentence: "date 2020-09-24 The meeting …".
func dateRunIn(s string) int {
	head := s[:min(len(s), longestMeta)]
	ws := text.Words(nil, head, 0, len(head))
	d := readDate(head, ws)
	if d.core == 0 || d.core == len(ws) || !d.whole() {
		return 0
	}
	next, last := ws[d.core], ws[d.core-1]
	sep := last.Kind == text.Mark && strings.Contains("-–—|•·:", head[last.Start:last.End]) && next.Gap
	capital := next.Upper || !isLatin(head[next.Start:]) || next.Kind == text.Mark
	if !next.Gap || !capital {
		return 0
	}
	if sep || d.labelFirst || d.triple && d.core == tripleAt(head, ws) {
		return next.Start
	}
	return 0
}

func isLatin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Latin, r)
}

// byline marks p when it says who wrote the article, with or without a date.
func (r *reader) byline(p *paragraph) bool {
	s := r.str(p)
	if len(s) > longestMeta || endsSentence(s) {
		return false
	}
	name, ok := bylineName(s)
	if !ok {
		return false
	}
	p.role, p.rule = Meta, "byline"
	if r.a.Author == "" {
		r.a.Author = name
		r.state(Evidence{Which: "author", Value: name, How: Stated, Quote: s, Rule: "byline", Span: p.Span})
	}
	return true
}

// bylineName returns the name in a byline: "By Ada Writer", "By Ada Writer |
// 24 September 2020", "24 September 2020 by Ada Writer".
func bylineName(s string) (string, bool) {
	ws := text.Words(nil, s, 0, len(s))
	i := 0
	if d := readDate(s, ws); d.whole() {
		i = d.n
	}
	if i >= len(ws) || !words.by[text.Fold(s[ws[i].Start:ws[i].End])] {
		return "", false
	}
	i++
	from, capitals := i, 0
	for ; i < len(ws); i++ {
		w := ws[i]
		str := s[w.Start:w.End]
		switch {
		case w.Kind == text.Letters && (w.Upper || !isLatin(str)):
			if f := text.Fold(str); i == from && (words.months[f] || words.weekdays[f]) {
				return "", false
			}
			capitals++
			continue
		case w.Kind == text.Letters && (words.joins[text.Fold(str)] || !w.Gap):
			continue
		case w.Kind == text.Mark && strings.Contains(".-'’&", str):
			continue
		}
		break
	}
	if capitals < 2 || capitals > 10 || i == from {
		return "", false
	}
	name := strings.TrimRight(s[ws[from].Start:ws[i-1].End], " -–—|")
	if i == len(ws) {
		return name, true
	}
	if ws[i].Kind != text.Mark {
		d := readDate(s, ws[i:])
		return name, i+d.n == len(ws) && d.whole()
	}
	// After a separator: a date, the publisher, a section.
	return name, strings.Contains(",|•·-–—/", s[ws[i].Start:ws[i].End])
}

// isPublisher tells whether s is a publisher's name and nothing else, as a
// site prints it under a title: a few words in capitals, the last or first of
// which newspapers and agencies call themselves by.
func isPublisher(s string) bool {
	if len(s) > 50 || strings.ContainsAny(s, ",;:?!\"") || endsSentence(s) {
		return false
	}
	fields := strings.Fields(s)
	if len(fields) < 2 || len(fields) > 6 {
		return false
	}
	for _, f := range fields {
		c, _ := utf8.DecodeRuneInString(f)
		if unicode.IsLower(c) && f != "of" && f != "de" && f != "du" || unicode.IsDigit(c) {
			return false
		}
	}
	return words.publisher[text.Fold(fields[len(fields)-1])]
}

// sourceName returns the name in a line that names the source, or "".
func sourceName(s string) string {
	if len(s) > longestMeta {
		return ""
	}
	t := strings.Trim(s, blanks+"()[]*_")
	i := strings.IndexAny(t, ":–-—")
	if i <= 0 {
		return ""
	}
	_, n := utf8.DecodeRuneInString(t[i:])
	label, name := strings.TrimSpace(t[:i]), strings.Trim(t[i+n:], blanks+".()[]")
	if len(strings.Fields(name)) > 8 || name == "" || strings.Contains(name, ". ") {
		return ""
	}
	f := text.Fold(label)
	for _, l := range words.source {
		if f == l {
			return name
		}
	}
	return ""
}
