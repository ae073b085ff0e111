package site

import (
	"bytes"
	"context"
	"os/exec"
	"strings"
	"testing"
)

// kept runs a server on a shell script that talks as Hugo does, and returns
// what it says, the addresses it was ready at, and how it ended.
func kept(t *testing.T, starts int, script string) (said string, ready []string, err error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var say bytes.Buffer
	s := server{say: &say, starts: starts, ready: func(address string) { ready = append(ready, address) }}
	left := starts
	err = s.keep(ctx, func() *exec.Cmd {
		if left--; left < 0 {
			t.Fatal("Hugo is started too often")
		}
		return exec.Command("sh", "-c", script)
	})
	return say.String(), ready, err
}

const shown = "echo 'Web Server is available at http://localhost:1/ (bind address 127.0.0.1)'\n"

func TestErrorsOfARebuildAreToldAndTheAddressOnce(t *testing.T) {
	said, ready, err := kept(t, 1, shown+"echo 'Change detected, rebuilding site (#1).'\necho 'ERROR Rebuild failed: no such field' >&2\necho 'WARN found no layout'\n"+shown)
	if want := "ERROR Rebuild failed: no such field\n"; !strings.Contains(said, want) {
		t.Errorf("it says\n%s\nwithout %q", said, want)
	}
	if want := "WARN found no layout\n"; !strings.Contains(said, want) || strings.Contains(said, "Change") {
		t.Errorf("it says\n%s\nwithout %q, or too much", said, want)
	}
	if len(ready) != 1 || ready[0] != "http://localhost:1/" {
		t.Errorf("it was ready at %v", ready)
	}
	if err == nil {
		t.Error("that Hugo ended is no error")
	}
}

func TestAHugoThatPanicsIsStartedAgainAndItsTraceIsKeptBack(t *testing.T) {
	said, ready, err := kept(t, 3, shown+"printf 'panic: assignment to nil map\n\ngoroutine 1 [running]:\nmain.main()\n\t/hugo/main.go:1\n' >&2\nexit 2")
	if n := strings.Count(said, "hugo: panic: assignment to nil map\n"); n != 2 {
		t.Errorf("a panic is told %d times, not before each of 2 new starts:\n%s", n, said)
	}
	if strings.Contains(said, "goroutine") || strings.Contains(said, "main.go") || err == nil || strings.Contains(err.Error(), "goroutine") {
		t.Errorf("the trace is told:\n%s%v", said, err)
	}
	if len(ready) != 1 {
		t.Errorf("it was ready %d times", len(ready))
	}
}

func TestAHugoThatCannotShowTheSiteIsNotStartedAgain(t *testing.T) {
	said, ready, err := kept(t, 1, "echo 'Error: error building site: no such template' >&2\nexit 1")
	if err == nil || err.Error() != "hugo: error building site: no such template" || len(ready) > 0 {
		t.Errorf("ready %v, said %q, %v", ready, said, err)
	}
}

func TestALineLongerThanAnyBufferDoesNotStopTheListening(t *testing.T) {
	said, _, _ := kept(t, 1, "head -c 300000 /dev/zero | tr '\\0' x\necho\necho 'ERROR after it'\n")
	if !strings.HasSuffix(said, "ERROR after it\n") {
		t.Errorf("it says %q", said)
	}
}
