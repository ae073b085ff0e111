package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"

	"dateline/tools/site"
)

func buildCommand(p *project) *cobra.Command {
	var base, out string
	c := &cobra.Command{
		Use:   "build",
		Short: "Convert, and render the site into public/",
		RunE: func(cmd *cobra.Command, _ []string) error {
			dest := out
			if !filepath.IsAbs(out) {
				dest = filepath.Join(p.dir, out)
			}
			if err := p.site().Accept(dest); err != nil {
				return usage{err}
			}
			convertErr := p.convert(io.Discard, os.Stderr)
			if convertErr != nil && convertErr != wrong {
				return convertErr
			}
			if err := p.site().Build(cmd.Context(), dest, base); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "the site is in %s\n", out)
			return convertErr
		},
	}
	c.Flags().StringVar(&base, "base-url", "", "the `address` of the site, instead of that in config.toml")
	c.Flags().StringVar(&out, "out", "public", "the `folder` to render into: public, or one that is new, empty or was filled by dateline")
	return c
}

func (p *project) site() site.Project {
	return site.Project{Dir: p.dir, Progress: os.Stderr, Terminal: terminal(os.Stderr)}
}

func serveCommand(p *project) *cobra.Command {
	var port int
	c := &cobra.Command{
		Use:   "serve",
		Short: "Convert, show the site on this machine, and follow every change",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := p.convertWith(conversion{brief: true}, cmd.OutOrStdout(), os.Stderr); err != nil && err != wrong {
				return err
			}
			ctx, cancel := context.WithCancel(cmd.Context())
			defer cancel()
			if err := p.follow(ctx); err != nil {
				return err
			}
			if port > 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "building the site; it will be at http://localhost:%d/\n", port)
			}
			return p.site().Serve(ctx, port, func(address string) {
				fmt.Fprintf(cmd.OutOrStdout(), "the site is at %s (stop with Ctrl-C)\n", address)
			})
		},
	}
	c.Flags().IntVar(&port, "port", 1313, "the `port` on 127.0.0.1; 0 for any")
	return c
}

// follow converts again whenever a seed or a page of the registry changes,
// until ctx is done.
func (p *project) follow(ctx context.Context) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	for _, top := range []string{"seeds", "content/actors", "content/themes", "content/places", "content/sources"} {
		filepath.WalkDir(filepath.Join(p.dir, top), func(path string, d os.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				err = w.Add(path)
			}
			return err
		})
	}
	go func() {
		defer w.Close()
		for settled := newTimer(); ; {
			select {
			case <-ctx.Done():
				return
			case e, ok := <-w.Events:
				if !ok {
					return
				}
				if e.Has(fsnotify.Create) {
					if i, err := os.Stat(e.Name); err == nil && i.IsDir() {
						w.Add(e.Name)
					}
				}
				settled.again()
			case err := <-w.Errors:
				report(os.Stderr, err)
			case <-settled.C:
				if err := p.convertWith(conversion{brief: true}, os.Stdout, os.Stderr); err != nil && err != wrong {
					report(os.Stderr, err)
				}
			}
		}
	}()
	return nil
}
