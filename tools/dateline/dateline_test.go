package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// The golden cases: each file in testdata is a sentence, a script, the input
// it runs on, and the whole output.
//
//	UPDATE=1 go test ./tools/dateline
//
// rewrites the outputs; the difference is reviewed like code.
func TestTheCommand(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			// 21 November 2026: what is new is recorded on this day.
			e.Setenv("SOURCE_DATE_EPOCH", "1795219200")
			return nil
		},
	})
}
