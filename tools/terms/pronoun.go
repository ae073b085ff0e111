package terms

import (
	"strings"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// Who returns the index in found.Mentions of the person whom a pronoun ("he",
// "she", "his", "her") most likely means, or -1 where that cannot be said with
// some safety. At is where the pronoun stands.
//
// It is the subject of what was told before: the first person of the sentence, if
// nobody else comes before its verb. A sentence that itself begins with the pronoun
// keeps the subject of the one before it. Nobody further back than four sentences
// is meant.
func Who(a *articles.Article, found Found, at text.Span) int {
	female := isFemale(strings.ToLower(a.S[at.Start:at.End]))
	sent := sentenceAt(a, at.Start)
	if sent < 0 {
		return -1
	}
	for back := 0; back <= 4 && sent-back >= 0; back++ {
		s := a.Sentences[sent-back]
		limit := s.End
		if back == 0 {
			limit = at.Start
		} else if beginsWithPronoun(a, s, female) {
			continue
		}
		if who, several := subject(a, found, sent-back, limit, female); who >= 0 || several {
			return who
		}
	}
	return -1
}

// subject returns the person who is the subject of a sentence up to limit, or -1
// and whether several could be.
func subject(a *articles.Article, found Found, sent, limit int, female bool) (who int, several bool) {
	who = -1
	for i := range found.Mentions {
		m := &found.Mentions[i]
		if m.Sentence != sent || m.Type != "person" || m.Start >= limit || !m.Acts {
			continue
		}
		if genderClash(a, m, female) {
			continue
		}
		switch {
		case who < 0:
			who = i
		case found.Mentions[who].Name == m.Name:
		case joined(a, found.Mentions[who].End, m.Start):
			return -1, true // "Pompeo and Bourita": neither is "he"
		default:
			several = true
		}
	}
	if !several || who < 0 {
		return who, false
	}
	// Of several, the first is the subject if a verb follows it and no preposition
	// leads to it.
	if m := &found.Mentions[who]; verbAfter(a, m) {
		return who, false
	}
	return -1, true
}

// joined tells whether only "and" or a comma stands between two mentions.
func joined(a *articles.Article, from, to int) bool {
	switch strings.TrimSpace(a.S[from:to]) {
	case "and", ",", ", and", "&":
		return true
	}
	return false
}

// verbAfter tells whether a verb of the lists follows m, past an apposition.
func verbAfter(a *articles.Article, m *Mention) bool {
	s := a.Sentences[m.Sentence]
	apposed := false
	for _, w := range a.Words[s.First:s.Last] {
		if w.Start < m.End {
			continue
		}
		word := a.S[w.Start:w.End]
		switch {
		case word == ",":
			apposed = !apposed
			continue
		case apposed:
			continue
		case word == "also" || word == "then" || word == "later" || word == "reportedly":
			continue
		}
		l := english()
		return l.classOf(l.ids[text.Fold(word)])&(copula|saying) != 0 || strings.HasSuffix(word, "ed")
	}
	return false
}

func isFemale(pronoun string) bool {
	switch pronoun {
	case "she", "her", "hers", "herself", "elle", "ella":
		return true
	}
	return false
}

// beginsWithPronoun tells whether "He" or "She" begins a sentence.
func beginsWithPronoun(a *articles.Article, s text.Sentence, female bool) bool {
	for _, w := range a.Words[s.First:s.Last] {
		if w.Kind == text.Letters {
			word := a.S[w.Start:w.End]
			return female && word == "She" || !female && word == "He"
		}
	}
	return false
}

// genderClash tells whether a word before m speaks of the other sex: "Mrs".
func genderClash(a *articles.Article, m *Mention, female bool) bool {
	s := a.Sentences[m.Sentence]
	var before class
	for _, w := range a.Words[s.First:s.Last] {
		if w.Start >= m.Start {
			break
		}
		if w.Kind == text.Letters && w.End > m.Start-12 {
			l := english()
			before |= l.classOf(l.ids[text.Fold(a.S[w.Start:w.End])]) & honorificSex(w.Upper)
		}
	}
	if female {
		return before&maleWord != 0 && before&femaleWord == 0
	}
	return before&femaleWord != 0 && before&maleWord == 0
}

// honorificSex lets only capitals speak: "his" before a name says nothing of it.
func honorificSex(upper bool) class {
	if upper {
		return maleWord | femaleWord
	}
	return 0
}

func sentenceAt(a *articles.Article, at int) int {
	for i, s := range a.Sentences {
		if s.Start <= at && at < s.End {
			return i
		}
	}
	return -1
}
