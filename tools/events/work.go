package events

import (
	"sort"
	"strings"

	"dateline/tools/text"
)

// A work is a thing with a name of its own that ends or turns on a head noun:
// "2019 Annual Country Report on Terrorism", "Abraham Accords". It is
// published, signed or founded once.

// work returns the work that a clause is about, or an empty span.
func (r *reader) work(c clause) text.Span {
	if w := r.workIn(c.first, c.last); w.Len() > 0 {
		return w
	}
	if c.from < 0 {
		return r.definite(c.first, c.last)
	}
	if w := r.workIn(c.from, c.to); w.Len() > 0 {
		return w
	}
	return r.definite(c.from, c.to)
}

// workIn returns the work named in the words [first, last), or an empty span.
func (r *reader) workIn(first, last int) text.Span {
	for i := first; i < last; i++ {
		if !r.lang.Once.Heads[r.low[i]] || !r.a.Words[i].Upper {
			continue
		}
		start, named := i, 0
		for start > first && r.partOfName(start-1) {
			start--
			named++
		}
		end := i + 1
		if end+1 < last && r.lang.Once.Joint[r.low[end]] && r.a.Words[end+1].Upper && r.time[end+1] < 0 {
			end += 2
			named++
			for end < last && r.a.Words[end].Upper && r.a.Words[end].Kind == text.Letters && r.time[end] < 0 {
				end++
			}
		}
		if named > 0 {
			return text.Span{Start: r.a.Words[start].Start, End: r.a.Words[end-1].End}
		}
	}
	return text.Span{}
}

func (r *reader) partOfName(i int) bool {
	w := r.a.Words[i]
	switch {
	case w.Kind == text.Digits:
		return w.Len() == 4
	case w.Kind != text.Letters:
		return false
	}
	return w.Upper && r.lang.Definite[r.low[i]] == "" || r.lang.Once.Adjective[r.low[i]]
}

// workBefore returns the nearest work whose head is noun in the four sentences
// up to word i, or an empty span.
func (r *reader) workBefore(i int, noun string) text.Span {
	at := r.sentenceAt(i)
	for si := at; si >= 0 && si > at-4; si-- {
		s := r.a.Sentences[si]
		if w := r.workIn(s.First, min(s.Last, i)); w.Len() > 0 && strings.Contains(text.Fold(r.a.S[w.Start:w.End]), noun) {
			return w
		}
	}
	return text.Span{}
}

// workKey returns what two namings of one work have in common: its stems in
// order of the alphabet.
func (l *language) workKey(name string) string {
	var stems []string
	for _, w := range text.Words(nil, name, 0, len(name)) {
		if w.Kind == text.Mark {
			continue
		}
		f := text.Fold(name[w.Start:w.End])
		if l.Once.Adjective[f] || l.Dangling[f] {
			continue
		}
		stems = append(stems, l.stem(f))
	}
	sort.Strings(stems)
	return strings.Join(stems, " ")
}

// workYear returns the year a work's name holds, or "".
func workYear(key string) string {
	for _, w := range strings.Fields(key) {
		if len(w) == 4 && strings.Trim(w, "0123456789") == "" {
			return w
		}
	}
	return ""
}
