package articles

import (
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"dateline/tools/text"
)

// What is refused as too large. A long magazine piece has 60,000 bytes; a page
// of HTML with its scripts seldom a million.
const (
	MaxSize = 5 << 20   // bytes of a seed
	MaxLine = 256 << 10 // bytes of one line of a text or Markdown seed
)

// Open reads the seed at path. It refuses by name what is no regular file (a
// symbolic link, a folder, a device, a pipe) and what is larger than MaxSize.
// See Read for the rest.
func Open(path string) (*Article, error) {
	data, err := load(path)
	if err != nil {
		return nil, err
	}
	return Read(path, data)
}

// OpenText is Open for a file that need be no seed: where its ending says
// nothing, it is read as plain text.
func OpenText(path string) (*Article, error) {
	data, err := load(path)
	if err != nil {
		return nil, err
	}
	kind := kindOf(path)
	if !known(kind) {
		kind = ".txt"
	}
	return readAs(path, kind, data)
}

// load returns the bytes of a regular file of at most MaxSize, and one more
// byte of a larger one.
func load(path string) ([]byte, error) {
	before, err := os.Lstat(path)
	if err != nil {
		return nil, refuse(path, cause(err))
	}
	if what := irregular(before.Mode()); what != "" {
		return nil, refuse(path, what+" is no seed\n    hint: put the article itself there, as a regular file")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, refuse(path, cause(err))
	}
	defer f.Close()
	// The name may have been pointed elsewhere since.
	if after, err := f.Stat(); err != nil || !os.SameFile(before, after) {
		return nil, refuse(path, "the file changed while it was opened\n    hint: run again")
	}
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil {
		return nil, refuse(path, cause(err))
	}
	return data, nil
}

func irregular(m fs.FileMode) string {
	switch {
	case m.IsRegular():
		return ""
	case m&fs.ModeSymlink != 0:
		return "a symbolic link"
	case m.IsDir():
		return "a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// cause returns what went wrong without the path, which the position gives.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// Read reads the bytes of a seed. Its path only names it and, by its ending
// (.txt, .md, .html or .htm), says what it is.
//
// The error is a scanner.ErrorList: every fault with its place in the seed,
// sorted. Where there is a remedy, the message of an error goes on in a second
// line, "    hint: what to do"; scanner.PrintError prints both as they should
// stand. With a fault of the header alone, the article is returned beside the
// error; with any other the article is nil.
func Read(path string, data []byte) (*Article, error) {
	return readAs(path, kindOf(path), data)
}

// kindOf returns the ending that says what a file is, in lower case.
func kindOf(path string) string { return strings.ToLower(filepath.Ext(path)) }

func known(kind string) bool {
	return kind == ".txt" || kind == ".md" || kind == ".html" || kind == ".htm"
}

func readAs(path, kind string, data []byte) (a *Article, err error) {
	r := &reader{path: filepath.ToSlash(path)}
	// Hostile pages are given to parsers of others: what breaks them is the
	// fault of one seed, not the end of the run.
	defer func() {
		if p := recover(); p != nil {
			r.fault(0, "cannot be read: "+fmt.Sprint(p), "please report it, with the file")
			a, err = nil, r.err()
		}
	}()
	if !known(kind) {
		r.fault(0, fmt.Sprintf("unknown kind of seed %q", kind), "save it as .txt, .md or .html")
		return nil, r.err()
	}
	if len(data) > MaxSize {
		r.fault(0, fmt.Sprintf("larger than %d MB", MaxSize>>20), "bring in the article alone")
		return nil, r.err()
	}
	html := kind == ".html" || kind == ".htm"
	r.decode(data, html)
	if !html {
		r.checkLines()
	}
	if len(r.errs) > 0 {
		return nil, r.err()
	}
	r.a = &Article{Seed: r.path, Charset: r.charset, lines: r.lines}
	body := r.header()
	switch {
	case html:
		err = r.page(body)
	case kind == ".md":
		r.markdown(body)
	default:
		r.plain(body)
	}
	if err != nil {
		return nil, err
	}
	r.settle()
	if len(r.a.Words) == 0 {
		if len(r.errs) == 0 {
			r.fault(body, "the seed holds no text", "put the article below its header")
		}
		return nil, r.err()
	}
	return r.a, r.err()
}

// reader is the state of reading one seed.
type reader struct {
	path    string
	src     string // the seed, decoded
	charset string
	lines   []int // where its lines start
	errs    scanner.ErrorList
	a       *Article
	text    text.Text
	paras   []paragraph
	source  Evidence // what may be the source, when nothing better says it
}

// A paragraph is a stretch of the text that the format sets apart, before it
// is known what it is for.
type paragraph struct {
	text.Span
	role  Role   // Body where the format does not say
	rule  string // how the format said it
	fixed bool   // the format said it is Body, so it is no title, and no heading
}

func (r *reader) fault(off int, what, hint string) {
	if hint != "" {
		what += "\n    hint: " + hint
	}
	r.errs.Add(position(r.path, r.lines, off), what)
}

func (r *reader) err() error {
	r.errs.Sort()
	return r.errs.Err()
}

func refuse(path, what string) error {
	return scanner.ErrorList{{Pos: token.Position{Filename: filepath.ToSlash(path), Line: 1, Column: 1}, Msg: what}}
}

func position(path string, lines []int, off int) token.Position {
	i := sort.SearchInts(lines, off+1) - 1
	if i < 0 {
		return token.Position{Filename: path, Offset: off, Line: 1, Column: 1}
	}
	return token.Position{Filename: path, Offset: off, Line: i + 1, Column: off - lines[i] + 1}
}

func lineStarts(s string) []int {
	lines := make([]int, 1, 1+strings.Count(s, "\n"))
	for i := 0; ; {
		n := strings.IndexByte(s[i:], '\n')
		if n < 0 {
			return lines
		}
		i += n + 1
		lines = append(lines, i)
	}
}

func (r *reader) checkLines() {
	for i, at := range r.lines {
		end := len(r.src)
		if i+1 < len(r.lines) {
			end = r.lines[i+1]
		}
		if end-at > MaxLine {
			r.fault(at, fmt.Sprintf("a line of %d bytes, more than %d", end-at, MaxLine), "break it into paragraphs")
		}
	}
}

// Position returns where in the seed the byte at offset of the text stands.
// Offset and column count bytes of the seed decoded to UTF-8.
func (a *Article) Position(offset int) token.Position {
	return position(a.Seed, a.lines, a.Document.Source(text.Span{Start: offset, End: offset + 1}).Start)
}

// Line returns the line and column in the seed of the byte at offset of the
// text, both from 1.
func (a *Article) Line(offset int) (line, col int) {
	p := a.Position(offset)
	return p.Line, p.Column
}

// Paragraph returns the number of the paragraph, as shown, that holds the byte
// at offset of the text; 0 where it is in none.
func (a *Article) Paragraph(offset int) int {
	if b := a.block(offset); b >= 0 {
		return a.Blocks[b].Para
	}
	return 0
}

func (a *Article) block(offset int) int {
	i := sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].End > offset })
	if i < len(a.Blocks) && a.Blocks[i].Start <= offset {
		return i
	}
	return -1
}
