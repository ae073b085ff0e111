// Command dateline reads news articles and makes a timeline website of them.
// It wires the rooms, prints what they found, and exits: 0 when done, 1 when
// it found something wrong, 2 when it was used wrongly.
package main

import (
	"context"
	"errors"
	"fmt"
	"go/scanner"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"dateline/tools/content"
)

func main() { os.Exit(run()) }

// usage is the error of a command that was called wrongly.
type usage struct{ error }

// wrong is the error of a command that did its work and found something wrong,
// all of which it has printed.
var wrong = errors.New("something is wrong")

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := command()
	err := root.ExecuteContext(ctx)
	var u usage
	switch {
	case err == nil:
		return 0
	case errors.As(err, &u):
		if !hint.MatchString(err.Error()) {
			err = fmt.Errorf("%w\nhint: dateline help tells how each command is used", err)
		}
		report(os.Stderr, err)
		return 2
	case ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "dateline: stopped")
	case !errors.Is(err, wrong):
		report(os.Stderr, err)
	}
	return 1
}

func command() *cobra.Command {
	var p project
	root := &cobra.Command{
		Use:           "dateline",
		Short:         "Read news articles and make a timeline of what they tell",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return p.open(cmd.Name())
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().StringVarP(&p.dir, "dir", "C", ".", "the project's `folder`: the one that holds config.toml and seeds/")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.AddCommand(convertCommand(&p), buildCommand(&p), serveCommand(&p), checkCommand(&p), explainCommand(&p), addCommand(&p))
	wronglyUsed(root)
	root.Args = func(_ *cobra.Command, a []string) error {
		if len(a) > 0 {
			return usage{fmt.Errorf("unknown command %q", a[0])}
		}
		return nil
	}
	root.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	return root
}

// wronglyUsed makes a usage error of what the commands below c say of their
// arguments. A command that says nothing takes none.
func wronglyUsed(c *cobra.Command) {
	for _, sub := range c.Commands() {
		wronglyUsed(sub)
		args := sub.Args
		if args == nil {
			args = cobra.NoArgs
		}
		sub.Args = func(cmd *cobra.Command, a []string) error {
			if err := args(cmd, a); err != nil {
				return usage{err}
			}
			return nil
		}
	}
}

// report prints an error: all of a list, each at its place, with hints set in.
func report(w io.Writer, err error) {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		fmt.Fprintf(w, "dateline: %s\n", indentHint(err.Error()))
		return
	}
	for _, e := range list {
		fmt.Fprintln(w, indentHint(e.Error()))
	}
}

var hint = regexp.MustCompile(`\n\s*hint: `)

func indentHint(s string) string { return hint.ReplaceAllString(s, "\n    hint: ") }

// today is the day on which new records are recorded: that of
// SOURCE_DATE_EPOCH where set, so that a build can be repeated.
func today() (content.Day, error) {
	s := os.Getenv("SOURCE_DATE_EPOCH")
	now := time.Now()
	if s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return content.Day{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q\nhint: it is a number of seconds since 1970", s)
		}
		now = time.Unix(n, 0)
	}
	y, m, d := now.UTC().Date()
	return content.Day{Time: time.Date(y, m, d, 0, 0, 0, 0, time.UTC)}, nil
}

// terminal tells whether w is a terminal.
func terminal(w *os.File) bool {
	i, err := w.Stat()
	return err == nil && i.Mode()&os.ModeCharDevice != 0
}

// slashed returns path as it is written on the site and in front matter:
// relative to the project, with slashes.
func slashed(dir, path string) string {
	if rel, err := filepath.Rel(dir, path); err == nil && filepath.IsLocal(rel) {
		path = rel
	}
	return filepath.ToSlash(path)
}
