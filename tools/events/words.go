package events

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"dateline/tools/text"

	"github.com/kljensen/snowball"
)

//go:embed rules
var ruleFiles embed.FS

// language is what the room knows of one language: the file rules/<lang>.toml.
// rules/en.toml says of every key what it does. A key is needed, though its
// list may be empty, unless it is marked omitempty.
type language struct {
	Lang string `toml:"-"`

	Stemmer  string     `toml:"stemmer"`
	Spelling [][]string `toml:"spelling,omitempty"`

	// Where clauses start, and what is trimmed off them.
	Coordinating wordSet  `toml:"coordinating"`
	AfterComma   wordSet  `toml:"after-comma"`
	Anywhere     wordSet  `toml:"anywhere"`
	Relative     wordSet  `toml:"relative"`
	Gerund       []string `toml:"gerund"`
	Leading      wordSet  `toml:"leading"`
	Content      wordSet  `toml:"content"`
	CountedFrom  wordSet  `toml:"counted-from"`
	Teller       wordSet  `toml:"teller"`
	Indefinite   wordSet  `toml:"indefinite"`
	VerbLead     wordSet  `toml:"verb-lead"`
	GoesOn       wordSet  `toml:"goes-on"`

	// Noun phrases, and what stands for them.
	Subject    wordSet           `toml:"subject"`
	Prepos     wordSet           `toml:"preposition"`
	Determiner wordSet           `toml:"determiner"`
	Genitive   wordSet           `toml:"genitive"`
	Owner      wordSet           `toml:"owner"`
	Definite   map[string]string `toml:"definite"`
	Pronoun    wordSet           `toml:"pronoun"`
	Possessive wordSet           `toml:"possessive"`
	OwnerForm  string            `toml:"owner-form"`
	Emphatic   wordSet           `toml:"emphatic"`
	Continues  wordSet           `toml:"continues"`
	LeansBack  wordSet           `toml:"leans-back"`

	// Dates and titles.
	DateLead    wordSet `toml:"date-lead"`
	DateArticle wordSet `toml:"date-article"`
	RangeJoint  wordSet `toml:"range-joint"`
	Dangling    wordSet `toml:"dangling"`
	CutBefore   wordSet `toml:"cut-before"`
	Apposition  wordSet `toml:"apposition"`

	// What is told.
	Saying       []string `toml:"saying"`
	Planned      wordSet  `toml:"planned"`
	Hypothetical wordSet  `toml:"hypothetical"`
	Negated      wordSet  `toml:"negated"`
	Habit        wordSet  `toml:"habit"`

	Nouns map[string][]string `toml:"nouns"`
	Verbs map[string][]string `toml:"verbs"`
	Once  struct {
		Acts      []string `toml:"acts"`
		Heads     wordSet  `toml:"heads"`
		Joint     wordSet  `toml:"joint"`
		Adjective wordSet  `toml:"adjective"`
	} `toml:"once"`
	Forms     verbForms           `toml:"forms"`
	Irregular map[string][]string `toml:"irregular,omitempty"`

	Example []example `toml:"example"`

	nounAct, verbAct map[string]string // noun -> act, base form of a verb -> act
	forms            map[string]form   // every form of the verbs that the rules name
	stems            map[string]string // stem -> base form of those verbs
	saying           map[string]bool
}

// example is a text, with what it tells, one telling a line: "2019-12-05 Ann
// Lee visited Norway", and " [planned]" after a plan. The tests execute it.
type example struct {
	It    string   `toml:"it"`   // what it shows
	Text  string   `toml:"text"` // [time|EDTF], {person}, {name#type}, <place>
	Tells []string `toml:"tells"`
}

// wordSet is a list of words or phrases of the rules, folded.
type wordSet map[string]bool

// UnmarshalTOML reads a list of texts.
func (s *wordSet) UnmarshalTOML(v any) error {
	list, ok := v.([]any)
	if !ok {
		return fmt.Errorf("must be a list of words")
	}
	*s = make(wordSet, len(list))
	for _, e := range list {
		w, ok := e.(string)
		if !ok || w == "" {
			return fmt.Errorf("must be a list of words, not %v", e)
		}
		(*s)[text.Fold(w)] = true
	}
	return nil
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
	l := &language{Lang: tag}
	if data, err := ruleFiles.ReadFile("rules/" + tag + ".toml"); err == nil {
		if l, err = readLanguage("rules/"+tag+".toml", data); err != nil {
			// The files are part of the program, and a test reads them all.
			panic(err)
		}
	}
	languages[tag] = l
	return l
}

// dangling tells whether a word of an address, folded, is one that no title
// ends with in any language that has rules.
var dangling = sync.OnceValue(func() func(word string) bool {
	all := wordSet{}
	for _, tag := range ruleLanguages() {
		for w := range languageOf(tag).Dangling {
			all[w] = true
		}
	}
	return func(word string) bool { return all[word] }
})

// ruleLanguages returns the languages that have rules, sorted.
func ruleLanguages() []string {
	files, _ := ruleFiles.ReadDir("rules")
	var tags []string
	for _, f := range files {
		tags = append(tags, strings.TrimSuffix(f.Name(), ".toml"))
	}
	return tags
}

// compile makes of the lists what the readers look words up in.
func (l *language) compile() {
	l.nounAct, l.verbAct = map[string]string{}, map[string]string{}
	for act, nouns := range l.Nouns {
		for _, n := range nouns {
			l.nounAct[n] = act
		}
	}
	l.forms, l.stems, l.saying = map[string]form{}, map[string]string{}, map[string]bool{}
	for _, act := range sortedKeys(l.Verbs) {
		for _, v := range l.Verbs[act] {
			l.verbAct[v] = act
			l.inflect(v)
		}
	}
	for _, v := range l.Saying {
		l.saying[v] = true
		l.inflect(v)
	}
	for _, v := range l.Forms.Auxiliary {
		l.inflect(v)
	}
	for _, v := range sortedKeys(l.Irregular) {
		l.inflect(v)
	}
}

// act returns the act that a word stands for ("meet" for "talks"), or "".
func (l *language) act(word string) string {
	if a, ok := l.nounAct[word]; ok {
		return a
	}
	f, _ := l.verb(word)
	return l.verbAct[f.base]
}

// stem returns the stem of a word, of spellings that agree one.
func (l *language) stem(word string) string {
	if l.Stemmer == "" {
		return word
	}
	for _, pair := range l.Spelling {
		if i := strings.LastIndex(word, pair[0]); i > 3 {
			word = word[:i] + pair[1] + word[i+len(pair[0]):]
		}
	}
	s, err := snowball.Stem(word, l.Stemmer, true)
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
