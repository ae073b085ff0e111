package dates

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	dateparser "github.com/markusmobius/go-dateparser"

	"dateline/tools/text"
)

// BenchmarkReaders reads the same news texts with this reader, with chrono-node where Node
// has it, and with go-dateparser, which is so slow that it gets the first ten texts.
func BenchmarkReaders(b *testing.B) {
	docs := readCorpus(b, "meantime")
	b.Run("dates", func(b *testing.B) { benchmarkFind(b, docs) })
	b.Run("dates-and-cutting", func(b *testing.B) { benchmarkCutAndFind(b, docs) })
	b.Run("chrono-node", func(b *testing.B) { benchmarkChrono(b, docs) })
	b.Run("go-dateparser", func(b *testing.B) { benchmarkDateparser(b, docs[:10]) })
}

func setBytes(b *testing.B, docs []corpusText) {
	n := 0
	for _, d := range docs {
		n += len(d.Text)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
}

func benchmarkFind(b *testing.B, docs []corpusText) {
	var cut []*text.Document
	for _, d := range docs {
		cut = append(cut, document(d.Text))
	}
	setBytes(b, docs)
	for b.Loop() {
		for i, d := range cut {
			FindText(d, "en", publishedOn(docs[i].DCT))
		}
	}
}

// benchmarkCutAndFind counts what the others count: from the bare text on.
func benchmarkCutAndFind(b *testing.B, docs []corpusText) {
	setBytes(b, docs)
	for b.Loop() {
		for _, d := range docs {
			FindText(document(d.Text), "en", publishedOn(d.DCT))
		}
	}
}

func benchmarkDateparser(b *testing.B, docs []corpusText) {
	setBytes(b, docs)
	for b.Loop() {
		for _, d := range docs {
			if _, _, err := dateparser.Search(&dateparser.Configuration{Languages: []string{"en"}}, d.Text); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func benchmarkChrono(b *testing.B, docs []corpusText) {
	node, err := exec.LookPath("node")
	if _, missing := os.Stat("../../node_modules/chrono-node"); err != nil || missing != nil {
		b.Skip("Node or its chrono-node is not there: npm ci")
	}
	file := filepath.Join(b.TempDir(), "texts.jsonl")
	f, err := os.Create(file)
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for _, d := range docs {
		n += len(d.Text)
		if err := json.NewEncoder(f).Encode(map[string]string{"dct": d.DCT, "text": d.Text}); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	passes := max(b.N, 5)
	out, err := exec.Command(node, "--expose-gc", "bench/chrono.mjs", file, strconv.Itoa(passes)).Output()
	if err != nil {
		b.Fatal(err)
	}
	var took struct{ Seconds, Found, Heap float64 }
	if err := json.Unmarshal(out, &took); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(took.Seconds*1e9/float64(passes), "ns/op")
	b.ReportMetric(float64(n*passes)/took.Seconds/1e6, "MB/s")
	b.ReportMetric(took.Heap, "B/op")
}
