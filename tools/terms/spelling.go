package terms

import (
	"strings"
	"sync"

	"dateline/tools/text"
)

// spellings is rules/transliteration.toml: words that are one name however they
// are written in Latin letters.
type spellings struct {
	same    [][]string            // folded single words, the first stands for all
	several map[string][][]string // folded word -> spellings of more than one word
	article map[string]bool       // "al", "el"
	first   map[string]string     // folded single word -> the one that stands for it
}

type spellingRule struct {
	Forms []string
	Yes   map[string]string
	No    map[string]string
}

var transliterations = sync.OnceValue(func() *spellings {
	var m map[string]spellingRule
	mustDecode("rules/transliteration.toml", &m)
	s := &spellings{several: map[string][][]string{}, article: map[string]bool{}, first: map[string]string{}}
	for name, r := range m {
		var one []string
		var more [][]string
		for _, f := range r.Forms {
			w := strings.Fields(strings.ReplaceAll(text.Fold(f), "-", " "))
			if len(w) == 1 {
				one = append(one, w[0])
			} else {
				more = append(more, w)
			}
		}
		s.same = append(s.same, one)
		for _, w := range one {
			s.several[w] = more
			s.first[w] = one[0]
			if name == "article" {
				s.article[w] = true
			}
		}
	}
	return s
})
