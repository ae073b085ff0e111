package events

import (
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/kljensen/snowball"
)

// readLanguage reads a rules file. It refuses keys that nothing reads, keys
// that are missing, and values of the wrong kind, all of them, each at its
// place, in a scanner.ErrorList.
func readLanguage(file string, data []byte) (*language, error) {
	l := &language{Lang: strings.TrimSuffix(path.Base(file), ".toml")}
	md, err := toml.Decode(string(data), l)
	if err != nil {
		return nil, decodeError(file, err)
	}
	var errs scanner.ErrorList
	at := func(line int) token.Position { return token.Position{Filename: file, Line: line, Column: 1} }
	for _, k := range md.Undecoded() {
		errs.Add(at(lineOf(string(data), k)), fmt.Sprintf("unknown key %q", strings.Join(k, ".")))
	}
	for _, k := range needed(reflect.TypeFor[language]()) {
		if !md.IsDefined(k...) {
			errs.Add(at(lineOf(string(data), k)), fmt.Sprintf("no key %q\n    hint: write an empty list if the language has no such words", strings.Join(k, ".")))
		}
	}
	for _, pair := range l.Spelling {
		if len(pair) != 2 {
			errs.Add(at(lineOf(string(data), []string{"spelling"})), "a spelling is a pair: what is written, and what it counts as")
		}
	}
	if _, err := snowball.Stem("a", l.Stemmer, true); err != nil && l.Stemmer != "" {
		errs.Add(at(lineOf(string(data), []string{"stemmer"})), fmt.Sprintf("no stemmer %q", l.Stemmer))
	}
	if len(errs) > 0 {
		errs.Sort()
		return nil, errs
	}
	l.compile()
	return l, nil
}

// needed returns the keys of the rules that must stand in a file.
func needed(t reflect.Type) (keys [][]string) {
	for i := range t.NumField() {
		tag, opt, _ := strings.Cut(t.Field(i).Tag.Get("toml"), ",")
		switch {
		case tag == "" || tag == "-" || opt == "omitempty":
			continue
		case t.Field(i).Type.Kind() == reflect.Struct:
			for _, k := range needed(t.Field(i).Type) {
				keys = append(keys, append([]string{tag}, k...))
			}
		default:
			keys = append(keys, []string{tag})
		}
	}
	return keys
}

// decodeError gives what the TOML reader found its place.
func decodeError(file string, err error) error {
	pos, msg := token.Position{Filename: file, Line: 1, Column: 1}, strings.TrimPrefix(err.Error(), "toml: ")
	var p toml.ParseError
	if errors.As(err, &p) {
		pos.Line, pos.Column = p.Position.Line, max(p.Position.Col, 1)
		if msg = p.Message; msg == "" {
			_, msg, _ = strings.Cut(p.Error(), "): ")
		}
	} else if _, bad := fmt.Sscanf(msg, "line %d ", &pos.Line); bad == nil {
		if _, after, ok := strings.Cut(msg, "): "); ok {
			msg = after
		}
	}
	return scanner.ErrorList{{Pos: pos, Msg: msg}}
}

// lineOf returns the line on which a key stands, of a key that does not that
// of its table, or the first.
func lineOf(src string, key []string) int {
	table, best := "", 1
	for i, line := range strings.Split(src, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") && !strings.Contains(line, "=") {
			if table = strings.Trim(line, "[]"); table == key[0] {
				best = i + 1
			}
			continue
		}
		k, _, ok := strings.Cut(line, "=")
		if ok && strings.TrimPrefix(table+"."+strings.Trim(strings.TrimSpace(k), `"'`), ".") == strings.Join(key, ".") {
			return i + 1
		}
	}
	return best
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
