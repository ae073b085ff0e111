package dates

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// corpora is the optional folder beside the checkout.
const corpora = "../../../shared/eval/dates"

// A corpusText is a document of a corpus without its annotation.
type corpusText struct {
	ID, DCT, Text string
}

func readCorpus(t testing.TB, name string) []corpusText {
	t.Helper()
	scorer := filepath.Join(corpora, "score_timex.py")
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("the corpora are not beside the checkout")
	}
	plain := filepath.Join(t.TempDir(), "plain.jsonl")
	if out, err := exec.Command("python3", scorer, "extract", filepath.Join(corpora, name), plain).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(plain)
	if err != nil {
		t.Fatal(err)
	}
	var all []corpusText
	for s := bufio.NewScanner(bytes.NewReader(b)); ; {
		s.Buffer(nil, 1<<24)
		for s.Scan() {
			var c corpusText
			if err := json.Unmarshal(s.Bytes(), &c); err != nil {
				t.Fatal(err)
			}
			all = append(all, c)
		}
		return all
	}
}

// document cuts a text at its blank lines.
func document(s string) *text.Document {
	var blocks []text.Span
	start := -1
	for i := 0; i <= len(s); i++ {
		end := i == len(s) || s[i] == '\n' && i+1 < len(s) && s[i+1] == '\n'
		switch {
		case start < 0 && i < len(s) && s[i] != '\n' && s[i] != ' ':
			start = i
			if end {
				blocks, start = append(blocks, text.Span{Start: start, End: i}), -1
			}
		case start >= 0 && end:
			blocks, start = append(blocks, text.Span{Start: start, End: i}), -1
		}
	}
	return text.Cut(text.Plain(s), blocks)
}

func publishedOn(day string) Known { return Known{EDTF: day, How: articles.Stated} }

// TestAccuracy scores the reader on each corpus, prints the scorer's table, and
// fails where a figure fell below what it was.
func TestAccuracy(t *testing.T) {
	for _, c := range []struct {
		corpus string
		value  float64 // value F1 that must not be lost again
	}{{"cases25", 99}, {"meantime", 86}, {"wikiwars", 85}} {
		t.Run(c.corpus, func(t *testing.T) {
			docs := readCorpus(t, c.corpus)
			answers := filepath.Join(t.TempDir(), "answers.jsonl")
			var b bytes.Buffer
			for _, d := range docs {
				for _, x := range FindText(document(d.Text), "en", publishedOn(d.DCT)) {
					line, _ := json.Marshal(map[string]any{"doc": d.ID, "start": x.Start, "end": x.End, "type": x.Type,
						"value": x.Value, "edtf": x.EDTF, "rule": x.Rule, "anchor": x.Anchor})
					fmt.Fprintf(&b, "%s\n", line)
				}
			}
			if err := os.WriteFile(answers, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			score := func(args ...string) []byte {
				args = append([]string{filepath.Join(corpora, "score_timex.py"), "score", filepath.Join(corpora, c.corpus), answers, "--bytes"}, args...)
				out, err := exec.Command("python3", args...).CombinedOutput()
				if err != nil {
					t.Fatalf("%v: %s", err, out)
				}
				return out
			}
			args := []string{"--label", c.corpus}
			if dir := os.Getenv("SCORE_ERRORS"); dir != "" {
				args = append(args, "--errors", filepath.Join(dir, c.corpus+".tsv"))
			}
			fmt.Printf("%s\n", score(args...))
			var table map[string]struct{ Value struct{ F1 float64 } }
			if err := json.Unmarshal(score("--json"), &table); err != nil {
				t.Fatal(err)
			}
			if got := table["ALL"].Value.F1; got < c.value {
				t.Errorf("%s: value F1 %.2f, was above %.2f", c.corpus, got, c.value)
			}
		})
	}
}

// TestKindsHaveTheirEDTF reads the 25 kinds once more for the EDTF form of each.
func TestKindsHaveTheirEDTF(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(corpora, "cases25.jsonl"))
	if err != nil {
		t.Skip("the corpora are not beside the checkout")
	}
	for line := range bytes.Lines(b) {
		var c struct{ ID, Kind, Ref, Text, EDTF string }
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatal(err)
		}
		t.Run(c.Kind, func(t *testing.T) {
			var got []string
			for _, x := range FindText(document(c.Text), "en", publishedOn(c.Ref)) {
				if x.EDTF != "" && !slices.Contains(got, x.EDTF) {
					got = append(got, x.EDTF)
				}
			}
			want := slices.DeleteFunc(strings.Split(c.EDTF, " ; "), func(s string) bool { return s == "none" || strings.Contains(s, "no EDTF") })
			if !slices.Equal(got, want) {
				t.Errorf("%s: %q, want %q", c.Text, got, want)
			}
		})
	}
}
