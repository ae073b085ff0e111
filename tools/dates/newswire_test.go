package dates

import (
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dateline/tools/text"
)

// A goldTime is an expression that an annotator marked.
type goldTime struct {
	text.Span
	typ   Type
	value string
}

// goldText takes the marks out of "on [Friday|2013-03-22]".
func goldText(t testing.TB, marked string) (plain string, gold []goldTime) {
	t.Helper()
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "[")
		b.WriteString(before)
		if !ok {
			return b.String(), gold
		}
		inside, after, ok := strings.Cut(rest, "]")
		phrase, value, bar := strings.Cut(inside, "|")
		if !ok || !bar {
			t.Fatalf("a mark is not closed: %q", rest[:min(40, len(rest))])
		}
		g := goldTime{Span: text.Span{Start: b.Len(), End: b.Len() + len(phrase)}}
		g.typ, g.value = typeOfValue(value)
		gold = append(gold, g)
		b.WriteString(phrase)
		marked = after
	}
}

// typeOfValue reads the type off a value.
func typeOfValue(v string) (Type, string) {
	again, isSet := strings.CutPrefix(v, "SET ")
	switch {
	case isSet:
		return Set, again
	case strings.HasPrefix(v, "P") && !strings.HasSuffix(v, "_REF"):
		return Duration, v
	case strings.Contains(v, "T") && !strings.HasSuffix(v, "_REF"):
		return Clock, v
	}
	return Date, v
}

// A tally counts what a reader found of what there is.
type tally struct{ gold, found, strict, relaxed, value, typ int }

func (n tally) f1(right int) float64 { return 200 * float64(right) / float64(n.gold+n.found) }

// TestNewswire scores the reader on news stories of our own whose annotation is older than
// any run over them; SCORE_ERRORS names a directory for the errors.
func TestNewswire(t *testing.T) {
	for _, c := range []struct {
		name  string
		value float64 // value F1 that must not be lost again
	}{{"newswire", 96}, {"newspaper", 85}} {
		t.Run(c.name, func(t *testing.T) { scoreStories(t, c.name, c.value) })
	}
}

func scoreStories(t *testing.T, name string, value float64) {
	archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	var n tally
	var errors strings.Builder
	for _, f := range archive.Files {
		day, _, _ := strings.Cut(f.Name, " ")
		plain, gold := goldText(t, string(f.Data))
		n.add(&errors, f.Name, plain, gold, FindText(document(plain), "en", publishedOn(day)))
	}
	t.Logf("%d stories, %d expressions, %d read: strict F1 %.1f, relaxed %.1f, value %.1f, type %.1f",
		len(archive.Files), n.gold, n.found, n.f1(n.strict), n.f1(n.relaxed), n.f1(n.value), n.f1(n.typ))
	if dir := os.Getenv("SCORE_ERRORS"); dir != "" {
		if err := os.WriteFile(dir+"/"+name+".tsv", []byte(errors.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if n.f1(n.value) < value {
		t.Errorf("value F1 %.1f, was above %.1f", n.f1(n.value), value)
	}
}

// add counts one story: each expression of the annotation takes the first that it overlaps.
func (n *tally) add(errors *strings.Builder, name, plain string, gold []goldTime, read []Time) {
	n.gold += len(gold)
	n.found += len(read)
	used := make([]bool, len(read))
	for _, g := range gold {
		k := -1
		for i, x := range read {
			if !used[i] && x.Start < g.End && g.Start < x.End && (k < 0 || x.Span == g.Span) {
				k = i
			}
		}
		if k < 0 {
			errors.WriteString(name + "\tmissed\t" + plain[g.Start:g.End] + "\t" + g.value + "\n")
			continue
		}
		x := read[k]
		used[k] = true
		n.relaxed++
		count := func(right bool, counter *int, what string) {
			if right {
				*counter++
			} else {
				errors.WriteString(name + "\t" + what + "\t" + plain[g.Start:g.End] + "\t" + g.value + "\t" + plain[x.Start:x.End] + "\t" + x.Value + "\t" + x.Rule + "\n")
			}
		}
		count(x.Span == g.Span, &n.strict, "span")
		count(x.Value == g.value, &n.value, "value")
		count(x.Type == g.typ, &n.typ, "type")
	}
	for i, x := range read {
		if !used[i] {
			errors.WriteString(name + "\tspurious\t" + plain[x.Start:x.End] + "\t" + x.Value + "\t" + x.Rule + "\n")
		}
	}
}
