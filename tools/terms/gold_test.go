package terms

import (
	"os"
	"strings"
	"testing"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// Tokens with no space before or after them in print.
var (
	before = setOf(", . ; : ! ? ) ] } % 's 'S n't 're 've 'll 'd 'm '' ... ’s ’")
	after  = setOf("( [ { $ £ € `` #")
)

func setOf(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// goldDoc is a document of the training data: its text, rebuilt, and its names.
type goldDoc struct {
	text string
	ents []goldName
	wire bool // of the newswire sentences, which are nearer to what is read
}

type goldName struct {
	text.Span
	t tag // beginPerson …
}

var goldTags = map[string]tag{"PER": beginPerson, "ORG": beginOrganisation, "LOC": beginPlace, "MISC": beginOther}

// readGold reads CoNLL columns, token first and IOB tag last.
func readGold(t testing.TB, file string) []goldDoc {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Skipf("no training data: %v", err)
	}
	var docs []goldDoc
	var d goldDoc
	var sb strings.Builder
	prevTag, prevTok, quotes := "O", "", 0
	flush := func() {
		d.text = sb.String()
		if strings.TrimSpace(d.text) != "" {
			docs = append(docs, d)
		}
		d = goldDoc{}
		sb.Reset()
		prevTok, prevTag, quotes = "", "O", 0
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "# ") {
			continue // a comment to conlleval
		}
		if strings.HasPrefix(line, "-DOCSTART-") {
			flush()
			continue
		}
		if line == "" {
			if prevTok != "" {
				sb.WriteByte('\n')
			}
			prevTok, prevTag, quotes = "", "O", 0
			continue
		}
		fs := strings.Fields(line)
		tok, tg := fs[0], fs[len(fs)-1]
		switch tok {
		case "-LRB-":
			tok = "("
		case "-RRB-":
			tok = ")"
		case "``", "''":
			tok = `"`
		case "-LSB-":
			tok = "["
		case "-RSB-":
			tok = "]"
		}
		space := prevTok != "" && !before[tok] && !before[fs[0]] && !after[prevTok]
		if tok == `"` {
			space = space && quotes%2 == 0
			quotes++
		} else if prevTok == `"` && quotes%2 == 1 {
			space = false
		}
		if space {
			sb.WriteByte(' ')
		}
		at := sb.Len()
		sb.WriteString(tok)
		if tg != "O" {
			if strings.HasPrefix(tg, "I-") && prevTag != "O" && prevTag[2:] == tg[2:] {
				d.ents[len(d.ents)-1].End = sb.Len()
			} else {
				d.ents = append(d.ents, goldName{text.Span{Start: at, End: sb.Len()}, goldTags[tg[2:]]})
			}
		}
		prevTok, prevTag = tok, tg
	}
	flush()
	return docs
}

// readWire reads sentences whose names stand in brackets: "[PER Amina Diallo]".
func readWire(t testing.TB, file string) []goldDoc {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var docs []goldDoc
	d := goldDoc{wire: true}
	for line := range strings.Lines(string(b) + "\n\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		if line == "" {
			if d.text != "" {
				docs = append(docs, d)
			}
			d = goldDoc{wire: true}
			continue
		}
		for {
			open := strings.IndexByte(line, '[')
			if open < 0 {
				break
			}
			end := strings.IndexByte(line, ']')
			typ, name, ok := strings.Cut(line[open+1:end], " ")
			if !ok || goldTags[typ] == 0 {
				t.Fatalf("%s: not a name: %q", file, line[open:end+1])
			}
			d.text += line[:open]
			d.ents = append(d.ents, goldName{text.Span{Start: len(d.text), End: len(d.text) + len(name)}, goldTags[typ]})
			d.text += name
			line = line[end+1:]
		}
		d.text += line + "\n"
	}
	return docs
}

// lineArticle makes an article of a text with a paragraph a line.
func lineArticle(s string) *articles.Article {
	var spans []text.Span
	at := 0
	for line := range strings.Lines(s) {
		if n := len(strings.TrimRight(line, "\n")); n > 0 {
			spans = append(spans, text.Span{Start: at, End: at + n})
		}
		at += len(line)
	}
	a := &articles.Article{Lang: "en", Document: text.Cut(text.Plain(s), spans)}
	for i, sp := range spans {
		a.Blocks = append(a.Blocks, articles.Block{Span: sp, Para: i + 1})
	}
	return a
}
