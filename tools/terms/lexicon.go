package terms

import (
	"embed"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"dateline/tools/text"
)

//go:embed rules
var rules embed.FS

// class is the set of word lists a word stands on. See rules/words.toml.
type class uint32

const (
	function  class = 1 << iota // a word that is a name nowhere: "the", "however"
	calendar                    // days and months
	honorific                   // stands before a name: "Mr", "Sheikh", "President"
	office                      // head of an office: "ambassador", "minister"
	officeMod                   // part of an office: "deputy", "foreign"
	tense                       // "former", "acting", "then"
	orgHead                     // head of an organisation's name: "Ministry", "Party"
	placeHead                   // head of a place's name: "River", "Province"
	actHead                     // heads by which a country acts: "officials"
	location                    // prepositions of a place: "in", "near"
	direction                   // prepositions and verbs of the way: "to", "from", "visited"
	saying                      // "said", "told"
	given                       // given names
	demonym                     // "Kenyan"
	particle                    // inside a person's name: "bin", "van", "al"
	link                        // inside a name of several words: "of", "and"
	shortForm                   // its dot ends no sentence: "Dr", "Gen"
	copula                      // "is", "was", "has"
	maleWord
	femaleWord
	thing      // head of a name of something else: "Accords", "Cup"
	siteHead   // head of a place where something is: "Airport"
	generation // after a person's surname: "Jr"
	ordinary   // seen in lower case: rules/common.txt
	lowered    // common in lower case: a sentence may begin with it
	legal      // after a company's name: "Inc"
)

var classNames = map[string]class{
	"function": function, "calendar": calendar, "honorific": honorific, "office": office, "office-part": officeMod,
	"tense": tense, "organisation": orgHead, "place": placeHead, "acting": actHead, "location": location, "direction": direction,
	"saying": saying, "given": given, "demonym": demonym, "particle": particle, "link": link,
	"short": shortForm, "copula": copula, "he": maleWord, "she": femaleWord, "common": lowered, "thing": thing, "site": siteHead, "generation": generation, "legal": legal,
}

// lexicon numbers the words that anything is known of, by their folded form.
// Spellings of one name share a number.
type lexicon struct {
	ids   map[string]int32
	words []class // by id
}

func (l *lexicon) classOf(id int32) class {
	if int(id) < len(l.words) {
		return l.words[id]
	}
	return 0
}

// add returns the id of a folded word, making one when it is new.
func (l *lexicon) add(folded string) int32 {
	if id, ok := l.ids[folded]; ok {
		return id
	}
	id := int32(len(l.words))
	l.words = append(l.words, 0)
	l.ids[folded] = id
	return id
}

func (l *lexicon) clone() *lexicon {
	c := &lexicon{ids: make(map[string]int32, len(l.ids)*2), words: append([]class(nil), l.words...)}
	for k, v := range l.ids {
		c.ids[k] = v
	}
	return c
}

// english is the lexicon of the rules alone, shared by all registries.
var english = sync.OnceValue(func() *lexicon {
	l := &lexicon{ids: map[string]int32{"and": idAnd}, words: make([]class, firstWordID)}
	for _, s := range transliterations().same {
		id := l.add(s[0])
		for _, f := range s[1:] {
			l.ids[f] = id
		}
	}
	for name, list := range wordLists() {
		for _, w := range strings.Fields(list.Words) {
			l.words[l.add(text.Fold(w))] |= classNames[name]
		}
	}
	for id, c := range l.words {
		if c&demonym != 0 {
			l.words[id] |= officeMod // "the Kenyan foreign minister"
		}
	}
	for file, c := range map[string]class{"rules/given.txt": given, "rules/common.txt": ordinary} {
		for _, line := range lines(file) {
			for _, w := range strings.Fields(line) {
				l.words[l.add(text.Fold(w))] |= c
			}
		}
	}
	return l
})

// wordList is one table of rules/words.toml.
type wordList struct {
	Why   string // what the list is for
	Words string
}

func wordLists() map[string]wordList {
	var m map[string]wordList
	mustDecode("rules/words.toml", &m)
	return m
}

// mustDecode reads a rules file. A test reads all of them, so that a fault never
// reaches a reader.
func mustDecode(file string, v any) {
	if _, err := toml.DecodeFS(rules, file, v); err != nil {
		panic(file + ": " + err.Error())
	}
}
