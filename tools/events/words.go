package events

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/kljensen/snowball"
)

//go:embed rules
var ruleFiles embed.FS

// language is what the room knows of one language: the file rules/<lang>.toml.
type language struct {
	Lang         string              `toml:"-"`
	Coordinating []string            `toml:"coordinating"`
	AfterComma   []string            `toml:"after-comma"`
	Anywhere     []string            `toml:"anywhere"`
	Relative     []string            `toml:"relative"`
	Teller       []string            `toml:"teller"`
	Indefinite   []string            `toml:"indefinite"`
	VerbLead     []string            `toml:"verb-lead"`
	GoesOn       []string            `toml:"goes-on"`
	DateLead     []string            `toml:"date-lead"`
	Dangling     []string            `toml:"dangling"`
	Saying       []string            `toml:"saying"`
	Planned      []string            `toml:"planned"`
	Hypothetical []string            `toml:"hypothetical"`
	Negated      []string            `toml:"negated"`
	Habit        []string            `toml:"habit"`
	Nouns        map[string][]string `toml:"nouns"`
	Verbs        map[string][]string `toml:"verbs"`
	Once         struct {
		Acts  []string `toml:"acts"`
		Heads []string `toml:"heads"`
	} `toml:"once"`
	Irregular map[string][]string `toml:"irregular"`

	nounAct, verbAct, base map[string]string // word -> act, base form -> act, form -> base form
	stems                  map[string]string // stem -> base form of the verbs the rules name
	saying, heads          map[string]bool
}

var (
	languagesMu sync.Mutex
	languages   = map[string]*language{}
)

// languageOf returns the rules of a language, by its BCP 47 tag; of a language
// without a file of its own it returns rules that know no word, so that only
// punctuation cuts clauses.
func languageOf(tag string) *language {
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
	languagesMu.Lock()
	defer languagesMu.Unlock()
	if l, ok := languages[tag]; ok {
		return l
	}
	l, err := loadLanguage(tag)
	if err != nil {
		// The files are part of the program, and a test reads them all.
		panic(err)
	}
	languages[tag] = l
	return l
}

func loadLanguage(tag string) (*language, error) {
	l := &language{Lang: tag}
	name := "rules/" + tag + ".toml"
	data, err := ruleFiles.ReadFile(name)
	if err == nil {
		md, err := toml.Decode(string(data), l)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if u := md.Undecoded(); len(u) > 0 {
			return nil, fmt.Errorf("%s: unknown key %q", name, u[0])
		}
	}
	l.compile()
	return l, nil
}

func (l *language) compile() {
	l.nounAct, l.verbAct, l.base, l.stems = map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for act, nouns := range l.Nouns {
		for _, n := range nouns {
			l.nounAct[n] = act
		}
	}
	for act, verbs := range l.Verbs {
		for _, v := range verbs {
			l.verbAct[v] = act
			l.inflect(v)
		}
	}
	for _, v := range l.Saying {
		l.inflect(v)
	}
	for v := range l.Irregular {
		l.inflect(v)
	}
	l.saying, l.heads = setOf(l.Saying), setOf(l.Once.Heads)
}

// inflect enters the present and past forms of a verb.
func (l *language) inflect(v string) {
	l.stems[l.stem(v)] = v
	past, ok := l.Irregular[v]
	if !ok {
		past = []string{regularPast(v)}
	}
	for _, form := range append(past, thirdPerson(v)) {
		if _, taken := l.base[form]; !taken {
			l.base[form] = v
		}
	}
}

func regularPast(v string) string {
	switch {
	case strings.HasSuffix(v, "e"):
		return v + "d"
	case strings.HasSuffix(v, "y") && !vowelBefore(v):
		return v[:len(v)-1] + "ied"
	}
	return v + "ed"
}

func thirdPerson(v string) string {
	switch {
	case strings.HasSuffix(v, "y") && !vowelBefore(v):
		return v[:len(v)-1] + "ies"
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "x"):
		return v + "es"
	}
	return v + "s"
}

func vowelBefore(v string) bool {
	return len(v) > 1 && strings.ContainsRune("aeiou", rune(v[len(v)-2]))
}

// verb returns the base form of a finite verb or a past participle, and
// whether the word is one. Words in -ed that the rules do not name count.
func (l *language) verb(word string) (string, bool) {
	if b, ok := l.base[word]; ok {
		return b, true
	}
	if l.Lang == "en" && len(word) > 4 && strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "eed") {
		stem := l.stem(word)
		if b, ok := l.stems[stem]; ok {
			return b, true // "travelled"
		}
		return stem, true
	}
	return "", false
}

// isBase tells whether the word is the base form of a verb that the rules name
// and no noun: the present of a plural subject.
func (l *language) isBase(word string) bool {
	_, act := l.verbAct[word]
	_, irregular := l.Irregular[word]
	return (act || irregular || l.saying[word]) && l.nounAct[word] == "" && !l.heads[word]
}

// act returns the act a word stands for ("meet" for "talks"), or "".
func (l *language) act(word string) string {
	if a, ok := l.nounAct[word]; ok {
		return a
	}
	b, _ := l.verb(word)
	return l.verbAct[b]
}

var snowballNames = map[string]string{"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "sv": "swedish", "no": "norwegian", "hu": "hungarian"}

// stem returns the stem of a folded word; spellings in -ise and -ize agree.
func (l *language) stem(word string) string {
	name, ok := snowballNames[l.Lang]
	if !ok {
		return word
	}
	if l.Lang == "en" {
		word = strings.Replace(word, "isation", "ization", 1)
		if i := strings.LastIndex(word, "is"); i > 3 && (strings.HasPrefix(word[i:], "ise") || strings.HasPrefix(word[i:], "ising")) {
			word = word[:i] + "iz" + word[i+2:]
		}
	}
	s, err := snowball.Stem(word, name, true)
	if err != nil {
		return word
	}
	return s
}

func setOf(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
