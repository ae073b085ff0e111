package terms

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/tools/articles"
)

var (
	identityFile = flag.String("identity", "../../../shared/eval/actors/meantime/mentions.jsonl", "articles with the mentions of each actor, in the form of score_ecb.py")
	identitySys  = flag.String("identity-sys", "", "write the clusters of -identity to this file, for score_ecb.py")
	identityShow = flag.Bool("identity-show", false, "tell which mentions of -identity were put together wrongly")
)

// goldArticle is an article in the form of score_ecb.py. Places are in characters.
type goldArticle struct {
	Text     string
	Mentions []goldMention
}

type goldMention struct {
	ID, Text, Type, Kind, Gold string
	From                       int `json:"char_start"`
	To                         int `json:"char_end"`
}

// clustered is a gold mention with the cluster that is right and the one found.
type clustered struct {
	goldMention
	want, got string
}

// TestIdentity measures whether one actor has one name in all articles, and two
// actors have two: B-cubed over gold mentions, of which one that was not found is
// alone in its cluster.
func TestIdentity(t *testing.T) {
	all := readIdentity(t, *identityFile)
	byEnd := slices.Clone(all)
	for i := range byEnd {
		words := strings.Fields(strings.ToLower(byEnd[i].Text))
		byEnd[i].got = words[len(words)-1]
	}
	t.Logf("all entities         %s; by the last word alone %s", bCubed(all), bCubed(byEnd))
	named := func(ms []clustered) []clustered {
		return slices.DeleteFunc(slices.Clone(ms), func(m clustered) bool { return !m.named() })
	}
	score := bCubed(named(all))
	t.Logf("named actors, places %s; by the last word alone %s", score, bCubed(named(byEnd)))
	plain := func(ms []clustered) []clustered {
		return slices.DeleteFunc(slices.Clone(ms), func(m clustered) bool { return !m.plain() })
	}
	t.Logf("names and no more    %s; by the last word alone %s", bCubed(plain(all)), bCubed(plain(byEnd)))
	if score.f1() < 78 {
		t.Errorf("B3 is %.1f, want at least 78", score.f1())
	}
	if *identityShow {
		showIdentity(t, named(all))
	}
}

// named tells whether a mention is a name of a person, an organisation or a place,
// and not a clause that holds one.
func (m clustered) named() bool {
	if m.Type != "PER" && m.Type != "ORG" && m.Type != "LOC" {
		return false
	}
	words := strings.Fields(m.Text)
	if len(words) > 6 || strings.Contains(m.Text, ",") {
		return false
	}
	l := english()
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if c := l.classOf(l.ids[strings.ToLower(w)]); unicode.IsUpper(r) && c&(function|honorific|office) == 0 {
			return true
		}
	}
	return false
}

// plain tells whether a mention is a name with at most a title before it: no office
// that stands for its holder ("Apple CEO"), nobody who is only said to belong
// somewhere ("a Boeing rival").
func (m clustered) plain() bool {
	if !m.named() {
		return false
	}
	words := strings.Fields(m.Text)
	l := english()
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		c := l.classOf(l.ids[strings.ToLower(w)])
		if last := i == len(words)-1; last && c&(office|demonym) != 0 || !unicode.IsUpper(r) && c&function == 0 || i > 0 && (w == "a" || w == "'s") {
			return false
		}
	}
	return true
}

func readIdentity(t *testing.T, file string) []clustered {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Skipf("no articles: %v", err)
	}
	r := New(nil)
	var out []clustered
	var sys strings.Builder
	for line := range strings.Lines(string(b)) {
		var g goldArticle
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatal(err)
		}
		a := lineArticle(g.Text)
		a.Blocks[0].Role = articles.Title
		found := r.Find(a)
		at := charOffsets(a.S)
		for _, m := range g.Mentions {
			if m.Kind != "entity" {
				continue
			}
			// What stands before "_" says only how the mention was annotated.
			c := clustered{m, m.Gold[strings.LastIndexByte(m.Gold, '_')+1:], m.ID}
			if k := found.over(at[m.From], at[m.To]); k >= 0 {
				c.got = found.Mentions[k].Name
			}
			out = append(out, c)
			line, _ := json.Marshal(map[string]string{"id": m.ID, "cluster": c.got})
			sys.Write(append(line, '\n'))
		}
	}
	if *identitySys != "" {
		if err := os.WriteFile(*identitySys, []byte(sys.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// over returns the mention that shares most with bytes [from, to), or -1.
func (f Found) over(from, to int) int {
	best, most := -1, 0.0
	for k, m := range f.Mentions {
		both := min(m.End, to) - max(m.Start, from)
		if share := float64(both) / float64(max(m.End, to)-min(m.Start, from)); both > 0 && share > most {
			best, most = k, share
		}
	}
	return best
}

// charOffsets returns the byte at which each character of s stands, and its end.
func charOffsets(s string) []int {
	var at []int
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}

type identityScore struct{ precision, recall float64 }

func (s identityScore) f1() float64 { return 2 * s.precision * s.recall / (s.precision + s.recall) }
func (s identityScore) String() string {
	return fmt.Sprintf("P %.1f R %.1f B3 %.1f", s.precision, s.recall, s.f1())
}

func bCubed(ms []clustered) identityScore {
	want, got, both := map[string]float64{}, map[string]float64{}, map[[2]string]float64{}
	for _, m := range ms {
		want[m.want]++
		got[m.got]++
		both[[2]string{m.want, m.got}]++
	}
	var s identityScore
	for k, n := range both {
		s.precision += n * n / got[k[1]]
		s.recall += n * n / want[k[0]]
	}
	s.precision *= 100 / float64(len(ms))
	s.recall *= 100 / float64(len(ms))
	return s
}

// showIdentity tells for each actor the names it was given, the costliest first.
func showIdentity(t *testing.T, ms []clustered) {
	type split map[string][]string
	byWant, byGot := map[string]split{}, map[string]split{}
	add := func(m map[string]split, k, in, text string) {
		if m[k] == nil {
			m[k] = split{}
		}
		m[k][in] = append(m[k][in], text)
	}
	for _, m := range ms {
		got := m.got
		if got == m.ID {
			got = "-"
		}
		add(byWant, m.want, got, m.Text)
		if got != "-" {
			add(byGot, m.got, m.want, m.Text)
		}
	}
	tell := func(title string, all map[string]split) {
		for _, k := range keys(all) {
			if len(all[k]) < 2 {
				continue
			}
			t.Logf("%s %s", title, k)
			for _, g := range keys(all[k]) {
				texts := all[k][g]
				n := len(texts)
				slices.Sort(texts)
				t.Logf("    %3d %-40s %q", n, g, slices.Compact(texts))
			}
		}
	}
	tell("one actor, several names:", byWant)
	tell("one name, several actors:", byGot)
}
