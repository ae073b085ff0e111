// Package site runs Hugo, at the version that go.mod pins, over the project's
// content: once, into a folder, or as a server on the loopback address.
//
// Hugo is built by the go command the first time, which takes minutes; the
// package says so and tells how far it is. It needs the go command and no
// other program.
package site

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const hugo = "github.com/gohugoio/hugo"

// Project is the folder that holds config.toml and content/, and the go.mod
// that pins Hugo; and the place to tell how far long work is.
type Project struct {
	Dir      string
	Progress io.Writer // never nil
	Terminal bool      // Progress is a terminal: a line may be written over
}

// tool returns the path of the Hugo program, built if need be.
func (p Project) tool(ctx context.Context) (string, error) {
	if err := p.compile(ctx); err != nil {
		return "", err
	}
	// -n prints the command instead of running it, and links it before.
	out, err := p.command(ctx, "tool", "-n", "hugo").Output()
	if err != nil {
		return "", fmt.Errorf("hugo cannot be built: %w%s", err, stderrOf(err))
	}
	return strings.TrimSpace(string(out)), nil
}

// compile builds Hugo's packages and tells how many are done. With all of them
// in the build cache it says nothing.
func (p Project) compile(ctx context.Context) error {
	if mod, err := p.command(ctx, "env", "GOMOD").Output(); err != nil {
		return fmt.Errorf("the go command cannot be run: %w%s", err, stderrOf(err))
	} else if name := strings.TrimSpace(string(mod)); name == "" || name == os.DevNull {
		return fmt.Errorf("no go.mod in %s, so no version of Hugo is known\nhint: take go.mod and go.sum from the project that this timeline was made from", p.Dir)
	}
	list := p.command(ctx, "list", "-deps", hugo)
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("hugo's packages cannot be had: %w%s\nhint: the first run fetches them from the Go module proxy; is the network there?", err, stderrOf(err))
	}
	total := bytes.Count(out, []byte("\n"))
	build := p.command(ctx, "build", "-v", "-o", os.DevNull, hugo)
	pipe, err := build.StderrPipe()
	if err != nil {
		return err
	}
	if err := build.Start(); err != nil {
		return err
	}
	done, told := 0, -1
	var last string
	for lines := bufio.NewScanner(pipe); lines.Scan(); {
		last = lines.Text()
		if strings.HasPrefix(last, "go: ") {
			continue
		}
		done++
		told = p.tell(done, total, told)
	}
	if told >= 0 && p.Terminal {
		fmt.Fprintln(p.Progress)
	}
	if err := build.Wait(); err != nil {
		return fmt.Errorf("hugo cannot be built: %w: %s", err, last)
	}
	return nil
}

// tell writes how far the build is: over the same line of a terminal, in steps
// of a tenth elsewhere. It returns the step last told. Hugo's own package is
// always compiled anew where nothing is kept of it, so a handful says nothing.
func (p Project) tell(done, total, told int) int {
	const few = 20
	if done < few {
		return told
	}
	step := 10 * done / max(total, 1)
	switch {
	case p.Terminal:
		fmt.Fprintf(p.Progress, "\rbuilding Hugo, this once: %d of about %d packages", done, total)
	case step > told:
		fmt.Fprintf(p.Progress, "building Hugo, this once: %d of about %d packages\n", done, total)
	}
	return step
}

func (p Project) command(ctx context.Context, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, "go", args...)
	c.Dir = p.Dir
	return c
}

func stderrOf(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(exit.Stderr) > 0 {
		return ": " + strings.TrimSpace(string(exit.Stderr))
	}
	return ""
}

// Build renders the site into the folder out, if it can Accept that, and
// deletes there what no longer belongs to the site. base is the site's
// address, or "" for that of config.toml. What Hugo says of errors is in the
// error.
func (p Project) Build(ctx context.Context, out, base string) error {
	if err := p.Accept(out); err != nil {
		return err
	}
	bin, err := p.tool(ctx)
	if err != nil {
		return err
	}
	// Hugo reads a relative path from the project's folder.
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	if err := mark(out); err != nil {
		return err
	}
	args := []string{"--destination", out, "--cleanDestinationDir", "--panicOnWarning"}
	if base != "" {
		args = append(args, "--baseURL", base)
	}
	c := exec.CommandContext(ctx, bin, args...)
	c.Dir = p.Dir
	said, err := c.CombinedOutput()
	if err != nil {
		return fmt.Errorf("hugo: %s", strings.TrimSpace(string(said)))
	}
	return nil
}
