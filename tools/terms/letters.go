package terms

import (
	"strings"
	"sync"
)

// letterRules is rules/letters.toml.
type letterRules struct {
	Change  [][2]string
	Yes, No [][2]string
}

var letterChanges = sync.OnceValue(func() letterRules {
	var r letterRules
	mustDecode("rules/letters.toml", &r)
	return r
})

// consonants returns a skeleton without its vowels.
func consonants(skeleton string) string {
	b := make([]byte, 0, len(skeleton))
	for i := 0; i < len(skeleton); i++ {
		if c := skeleton[i]; c != 'a' && c != 'i' && c != 'u' {
			b = append(b, c)
		}
	}
	return string(b)
}

// oneVowel tells whether two skeletons with the same consonants differ in one vowel
// at most: "Chekkori" and "Chakouri".
func oneVowel(a, b string) bool { return distance(a, b) <= 1 }

// skeleton returns what all spellings of a transliterated name have in common: its
// folded word with the changes of rules/letters.toml, no letter doubled, and no
// silent e or h at the end.
func skeleton(folded string) string {
	if first, ok := transliterations().first[folded]; ok {
		folded = first
	}
	s := folded
	for _, c := range letterChanges().Change {
		if strings.Contains(s, c[0]) {
			s = strings.ReplaceAll(s, c[0], c[1])
		}
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if i == 0 || s[i] != s[i-1] {
			b = append(b, s[i])
		}
	}
	for len(b) > 4 && (b[len(b)-1] == 'i' && folded[len(folded)-1] == 'e' || b[len(b)-1] == 'h') {
		b = b[:len(b)-1]
	}
	return string(b)
}
