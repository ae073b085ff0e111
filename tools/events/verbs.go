package events

import (
	"slices"
	"strings"

	"dateline/tools/text"
)

// verbForms says how a language inflects its verbs. Each table gives for an
// ending of the base form what takes its place; of the endings that fit, the
// longest holds, and so a whole verb may stand there: "tenir" serves "obtenir".
type verbForms struct {
	Auxiliary   []string            `toml:"auxiliary"`
	Copula      []string            `toml:"copula"`
	BaseFinite  bool                `toml:"base-finite"`
	Unlisted    []string            `toml:"unlisted"`
	UnlistedNot []string            `toml:"unlisted-not"`
	Present     map[string][]string `toml:"present"`
	Past        map[string][]string `toml:"past"`
	Participle  map[string][]string `toml:"participle"`
	Agreement   []string            `toml:"agreement"`
	FutureStem  map[string][]string `toml:"future-stem"`
	Future      []string            `toml:"future"`
	Conditional []string            `toml:"conditional"`
}

// form is what a form of a verb is: of which verb, and whether it may be a past
// participle. A bare one may begin a clause that lacks its subject (", issued
// on Monday,"), an irregular past that is a participle too ("held") does not.
type form struct {
	base             string
	participle, bare bool
	mood             mood
}

// mood tells what a form says of what it names.
type mood uint8

const (
	asTold     mood = iota
	asPlanned       // it will be
	asSupposed      // it would be, or is said to have been
)

// inflect enters the forms of a verb that tell of a third person.
func (l *language) inflect(v string) {
	l.stems[l.stem(text.Fold(v))] = v
	for _, w := range l.Irregular[v] {
		l.enter(w, form{base: v, participle: true})
	}
	if l.Irregular[v] == nil {
		for _, stem := range replaceEnding(l.Forms.Participle, v) {
			for _, end := range l.Forms.Agreement {
				l.enter(stem+end, form{base: v, participle: true, bare: true})
			}
		}
		for _, w := range replaceEnding(l.Forms.Past, v) {
			l.enter(w, form{base: v})
		}
	}
	for _, w := range replaceEnding(l.Forms.Present, v) {
		l.enter(w, form{base: v})
	}
	for _, stem := range replaceEnding(l.Forms.FutureStem, v) {
		for _, end := range l.Forms.Future {
			l.enter(stem+end, form{base: v, mood: asPlanned})
		}
		for _, end := range l.Forms.Conditional {
			l.enter(stem+end, form{base: v, mood: asSupposed})
		}
	}
}

// enter enters a form, unless it is one of another verb already or the rules
// name it as a noun: "talks", "visite".
func (l *language) enter(word string, f form) {
	if _, taken := l.forms[word]; !taken && l.nounAct[word] == "" {
		l.forms[word] = f
	}
}

// replaceEnding puts in the place of the longest ending of v that the table
// names each of what it gives for it.
func replaceEnding(table map[string][]string, v string) (forms []string) {
	for i := range len(v) + 1 {
		if ends, ok := table[v[i:]]; ok {
			for _, e := range ends {
				forms = append(forms, v[:i]+e)
			}
			return forms
		}
	}
	return nil
}

// verb returns what a finite verb or a past participle is, and whether the word
// is one. Words with the ending of a past form count, though no list names them.
func (l *language) verb(word string) (form, bool) {
	if f, ok := l.forms[word]; ok {
		return f, true
	}
	if len(word) <= 4 || !endsIn(word, l.Forms.Unlisted) || endsIn(word, l.Forms.UnlistedNot) {
		return form{}, false
	}
	stem := l.stem(text.Fold(word))
	if b, ok := l.stems[stem]; ok {
		stem = b // "travelled"
	}
	return form{base: stem, participle: true, bare: true}, true
}

// isBase tells whether the word is the base form of a verb that the rules name
// and no noun: in some languages the present of a plural subject.
func (l *language) isBase(word string) bool {
	_, act := l.verbAct[word]
	_, irregular := l.Irregular[word]
	return l.Forms.BaseFinite && (act || irregular || l.saying[word]) && l.nounAct[word] == "" && !l.Once.Heads[word]
}

func (l *language) isAuxiliary(base string) bool { return slices.Contains(l.Forms.Auxiliary, base) }
func (l *language) isCopula(base string) bool    { return slices.Contains(l.Forms.Copula, base) }

func endsIn(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
}
