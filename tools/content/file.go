package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"

	"github.com/BurntSushi/toml"
)

// fence opens and closes front matter.
const fence = "+++\n"

// madeLine is the line that carries the digest.
var madeLine = regexp.MustCompile(`(?m)^[ \t]*made = "(sha256:[0-9a-f]{64})?"[ \t]*\n`)

// encode writes front matter and body as a file and signs it. The value's made
// key must be empty.
func encode(front any, body string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(fence)
	e := toml.NewEncoder(&b)
	e.Indent = ""
	if err := e.Encode(front); err != nil {
		return nil, err
	}
	b.WriteString(fence)
	if body != "" {
		b.WriteString("\n" + body)
	}
	data := b.Bytes()
	at := madeLine.FindIndex(data)
	if at == nil {
		return nil, errors.New("no line for the digest")
	}
	line := fmt.Sprintf("made = %q\n", digest(data))
	return append(append(append([]byte(nil), data[:at[0]]...), line...), data[at[1]:]...), nil
}

// digest is that of a file's bytes without the line that carries it. Line ends
// are read as LF, so that a checkout that changes them is not taken for an edit.
func digest(data []byte) string {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	if at := madeLine.FindIndex(data); at != nil {
		data = append(append([]byte(nil), data[:at[0]]...), data[at[1]:]...)
	}
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// untouched tells whether a file is as the tool wrote it: it carries a digest
// and the digest fits.
func untouched(data []byte) bool {
	m := madeLine.FindSubmatch(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	return m != nil && string(m[1]) == digest(data)
}
