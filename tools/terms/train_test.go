package terms

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand"
	"os"
	"strings"
	"testing"

	"dateline/tools/text"
)

var (
	goldFile  = flag.String("wikigold", "../../../shared/eval/actors/wikigold/wikigold.conll.txt", "training data in CoNLL columns")
	trainFlag = flag.Bool("train", false, "train the tagger on all of -wikigold and write rules/tagger.bin")
	foldFlag  = flag.Bool("folds", false, "measure the tagger by cross-validation on -wikigold")
	epochs    = flag.Int("epochs", 8, "passes over the training data")
	minSeen   = flag.Int("min", 1, "drop features seen fewer times")
	wireFile  = flag.String("wire", "testdata/newswire.txt", "training data with names in brackets")
	dropFlag  = flag.Float64("drop", 0.1, "part of the words the tagger is not shown while it learns")
	swapFlag  = flag.Int("swap", 2, "times each document is read again with other names")
	applyFile = flag.String("apply", "", "with -train: documents {doc,text} to find names in, for score_ner.py")
	sysFile   = flag.String("sys", "", "with -folds: write what was found, for score_ner.py")
)

// swapped returns d with other names in place of some of its own, taken from all:
// the tagger must go by what stands around a name, and how names are made.
func swapped(d goldDoc, all map[tag][]string, rnd *rand.Rand) goldDoc {
	other := map[string]string{}
	var out goldDoc
	at := 0
	for _, e := range d.ents {
		name := d.text[e.Start:e.End]
		out.text += d.text[at:e.Start]
		if _, ok := other[name]; !ok {
			other[name] = name
			if pool := all[e.t]; e.t != beginOther && len(pool) > 0 && rnd.Intn(3) > 0 {
				// A name of as many words, where there is one soon.
				for range 20 {
					if o := pool[rnd.Intn(len(pool))]; strings.Count(o, " ") == strings.Count(name, " ") {
						other[name] = o
						break
					}
				}
			}
		}
		start := len(out.text)
		out.text += other[name]
		out.ents = append(out.ents, goldName{text.Span{Start: start, End: len(out.text)}, e.t})
		at = e.End
	}
	out.text += d.text[at:]
	return out
}

// nameSupply lists the names of the documents by type, and the places of the
// gazetteer.
func nameSupply(docs []goldDoc) map[tag][]string {
	all := map[tag][]string{}
	for _, d := range docs {
		for _, e := range d.ents {
			all[e.t] = append(all[e.t], d.text[e.Start:e.End])
		}
	}
	for _, p := range worldNames() {
		t := mentionTags[p.typ]
		all[t] = append(all[t], p.forms...)
	}
	return all
}

// learn trains on documents and on copies of them with other names.
func learn(r *Registry, docs []goldDoc) weights {
	rnd := rand.New(rand.NewSource(1))
	all := nameSupply(docs)
	var exs []example
	for _, d := range docs {
		exs = append(exs, examples(r, d)...)
		n := *swapFlag
		if d.wire {
			n *= 2
		}
		for range n {
			exs = append(exs, examples(r, swapped(d, all, rnd))...)
		}
	}
	p := newPerceptron()
	p.train(exs)
	return p.weights()
}

// example is a sentence with its gold tags.
type example struct {
	v    view
	gold []tag
}

// examples cuts a document as the finder does.
func examples(r *Registry, d goldDoc) []example {
	f := new(finder)
	f.start(r, lineArticle(d.text))
	f.cut()
	f.match()
	f.lookAround()
	low := f.low
	var out []example
	for i := range f.sents {
		s := &f.sents[i]
		v := view{s: f.s, ts: f.ts[s.first:s.last], gaz: f.gaz[s.first:s.last], low: &low, caps: s.caps}
		v.findRuns()
		ex := example{v: v, gold: make([]tag, len(v.ts))}
		for _, e := range d.ents {
			begun := false
			for j := range v.ts {
				if p := v.ts[j].Span; e.Start <= p.Start && p.Start < e.End {
					ex.gold[j] = e.t
					if begun {
						ex.gold[j] += 4
					}
					begun = true
				}
			}
		}
		out = append(out, ex)
	}
	return out
}

// perceptron is the table while it is trained, with the sums for the average.
type perceptron struct {
	w, sum [][tags]float32
	at     [][tags]int32
	seen   []int32
	steps  int32
}

func newPerceptron() *perceptron {
	n := 1 << weightBits
	return &perceptron{w: make([][tags]float32, n), sum: make([][tags]float32, n), at: make([][tags]int32, n), seen: make([]int32, n)}
}

func (p *perceptron) best(fs *features, prev tag) tag {
	var sum [tags]float32
	for _, f := range fs.at[:fs.n] {
		if p.seen[f] < int32(*minSeen) {
			continue
		}
		for t := range tags {
			sum[t] += p.w[f][t]
		}
	}
	best := tagO
	for t := beginPerson; t < tags; t++ {
		if t.inside() && prev.begin() != t.begin() {
			continue
		}
		if sum[t] > sum[best] {
			best = t
		}
	}
	return best
}

func (p *perceptron) update(fs *features, t tag, by float32) {
	for _, f := range fs.at[:fs.n] {
		p.sum[f][t] += float32(p.steps-p.at[f][t]) * p.w[f][t]
		p.at[f][t] = p.steps
		p.w[f][t] += by
	}
}

// forget drops the features that know the word itself, which see adds second.
func (fs *features) forget() {
	fs.at[1] = fs.at[0]
}

func (p *perceptron) train(exs []example) {
	var fs features
	for i := range exs {
		for j := range exs[i].v.ts {
			if exs[i].v.candidate(j) {
				exs[i].v.see(&fs, j, tagO, tagO)
				for _, f := range fs.at[:fs.n] {
					p.seen[f]++
				}
			}
		}
	}
	rnd := rand.New(rand.NewSource(1))
	for range *epochs {
		rnd.Shuffle(len(exs), func(i, j int) { exs[i], exs[j] = exs[j], exs[i] })
		for i := range exs {
			ex := &exs[i]
			prev, prev2 := tagO, tagO
			for j := range ex.v.ts {
				got := tagO
				if ex.v.candidate(j) {
					p.steps++
					ex.v.see(&fs, j, prev, prev2)
					if rnd.Float64() < *dropFlag {
						fs.forget()
					}
					got = p.best(&fs, prev)
					want := ex.gold[j]
					if want.inside() && prev.begin() != want.begin() {
						want = want.begin() // the beginning was missed
					}
					if got != want {
						p.update(&fs, want, 1)
						p.update(&fs, got, -1)
					}
				}
				prev, prev2 = got, prev
			}
		}
	}
}

// weights returns the average over training, in small numbers.
func (p *perceptron) weights() weights {
	avg := make([][tags]float64, len(p.w))
	top := 0.0
	for f := range p.w {
		if p.seen[f] < int32(*minSeen) {
			continue
		}
		for t := range tags {
			s := p.sum[f][t] + float32(p.steps-p.at[f][t])*p.w[f][t]
			avg[f][t] = float64(s) / float64(p.steps)
			top = max(top, math.Abs(avg[f][t]))
		}
	}
	scale := 127 / min(top, 12)
	w := make(weights, len(p.w))
	for f := range avg {
		for t := range tags {
			w.set(f, t, int8(max(-127, min(127, math.Round(avg[f][t]*scale)))))
		}
	}
	return w
}

// TestTrain writes rules/tagger.bin when asked to.
func TestTrain(t *testing.T) {
	if !*trainFlag {
		t.Skip("not asked to train; see README.md")
	}
	r := New(nil)
	w := learn(r, append(readGold(t, *goldFile), readWire(t, *wireFile)...))
	out := make([]byte, 0, len(w)*int(tags))
	for f := range w {
		for t := range tags {
			out = append(out, byte(int8(w[f][t/4]>>(t%4*16)&0xff-128)))
		}
	}
	if err := os.WriteFile("rules/tagger.bin", out, 0o644); err != nil {
		t.Fatal(err)
	}
	if *applyFile != "" {
		apply(t, r, w)
	}
}

// apply writes what is found in the documents of -apply to -sys.
func apply(t *testing.T, r *Registry, w weights) {
	in, err := os.Open(*applyFile)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	fh, err := os.Create(*sysFile)
	if err != nil {
		t.Fatal(err)
	}
	defer fh.Close()
	out := bufio.NewWriter(fh)
	defer out.Flush()
	for sc := json.NewDecoder(in); sc.More(); {
		var d struct{ Doc, Text string }
		if err := sc.Decode(&d); err != nil {
			t.Fatal(err)
		}
		writeSys(out, d.Doc, findWith(r, w, d.Text))
	}
}

// TestFolds measures by five-fold cross-validation when asked to.
func TestFolds(t *testing.T) {
	if !*foldFlag {
		t.Skip("not asked to measure; see README.md")
	}
	gold, wire := readGold(t, *goldFile), readWire(t, *wireFile)
	docs := append(gold[:len(gold):len(gold)], wire...)
	r := New(nil)
	var c, cw, bare, bareWire counts
	out := bufio.NewWriter(io.Discard)
	if *sysFile != "" {
		fh, err := os.Create(*sysFile)
		if err != nil {
			t.Fatal(err)
		}
		defer fh.Close()
		out = bufio.NewWriter(fh)
		defer out.Flush()
	}
	const folds = 5
	for k := range folds {
		var rest []goldDoc
		for i, d := range docs {
			if i%folds != k {
				rest = append(rest, d)
			}
		}
		w := learn(r, rest)
		for i, d := range docs {
			if i%folds != k {
				continue
			}
			got := findWith(r, w, d.text)
			if i < len(gold) {
				c.count(d, got)
				bare.count(d, findWith(r, nil, d.text))
				writeSys(out, fmt.Sprintf("d%05d", i), got)
			} else {
				cw.count(d, got)
				bareWire.count(d, findWith(r, nil, d.text))
				writeSys(out, fmt.Sprintf("w%05d", i-len(gold)), got)
			}
		}
	}
	t.Log("wikigold", c.String())
	t.Log("newswire", cw.String())
	t.Log("without the tagger: wikigold", bare.String(), "\nnewswire", bareWire.String())
}

// findWith finds the names of a text with other weights.
func findWith(r *Registry, w weights, s string) Found {
	keep := trainedNow
	trainedNow = func() weights { return w }
	defer func() { trainedNow = keep }()
	return r.Find(lineArticle(s))
}

// counts counts names found and to be found, by type.
type counts struct{ tp, sys, gold [5]int }

var mentionTags = map[string]tag{"person": beginPerson, "organisation": beginOrganisation, "group": beginOrganisation, "place": beginPlace, "country": beginPlace}

func (c *counts) count(d goldDoc, f Found) {
	gold := map[goldName]bool{}
	for _, e := range d.ents {
		if e.t != beginOther {
			gold[e] = true
			c.gold[e.t]++
		}
	}
	for _, m := range f.Mentions {
		g := goldName{m.Span, mentionTags[m.Type]}
		c.sys[g.t]++
		if gold[g] {
			c.tp[g.t]++
		}
	}
}

func (c *counts) String() string {
	out := ""
	var tp, sys, gold int
	line := func(name string, a, b, g int) {
		p, r := float64(a)/float64(max(b, 1)), float64(a)/float64(max(g, 1))
		out += fmt.Sprintf("\n%-5s P %.1f R %.1f F1 %.1f (gold %d, found %d)", name, 100*p, 100*r, 200*p*r/max(p+r, 1e-9), g, b)
	}
	for i, name := range []string{"", "PER", "ORG", "LOC"} {
		if i > 0 {
			line(name, c.tp[i], c.sys[i], c.gold[i])
			tp, sys, gold = tp+c.tp[i], sys+c.sys[i], gold+c.gold[i]
		}
	}
	line("all", tp, sys, gold)
	return out
}

// writeSys writes a line as score_ner.py reads it.
func writeSys(w *bufio.Writer, doc string, f Found) {
	type ent struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Type  string `json:"type"`
		Name  string `json:"name"`
	}
	ents := []ent{}
	for _, m := range f.Mentions {
		ents = append(ents, ent{m.Start, m.End, strings.ToUpper(m.Type), m.Name})
	}
	b, _ := json.Marshal(map[string]any{"doc": doc, "entities": ents})
	w.Write(append(b, '\n'))
}
