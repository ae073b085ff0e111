package main

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"dateline/tools/content"
	"dateline/tools/terms"
)

func addCommand(p *project) *cobra.Command {
	add := &cobra.Command{
		Use:   "add",
		Short: "Write the page of an actor, a theme, a place or a publisher",
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, kind := range []terms.Kind{terms.Actors, terms.Themes, terms.Places, terms.Sources} {
		var typ string
		one := strings.TrimSuffix(string(kind), "s")
		c := &cobra.Command{
			Use:   one + " NAME",
			Short: "Write content/" + string(kind) + "/…/_index.md with what the seeds say",
			Args:  cobra.ExactArgs(1),
			RunE: func(cmd *cobra.Command, args []string) error {
				return p.add(cmd.OutOrStdout(), kind, args[0], typ)
			},
		}
		if kind == terms.Actors || kind == terms.Places {
			c.Flags().StringVar(&typ, "type", "", "its `type`, where the seeds do not settle it")
		}
		add.AddCommand(c)
	}
	return add
}

// add writes the page of a term: its title, and of an actor or a place what
// the seeds print of that name.
func (p *project) add(w io.Writer, kind terms.Kind, name, typ string) error {
	m, _, err := p.make() // what is wrong with seeds and pages is for check
	if err != nil {
		return err
	}
	if t := m.registry.Named(kind, name); t != nil {
		return fmt.Errorf("%q is already a name of %q\nhint: its page is %s", name, t.Title, slashed(p.dir, t.File))
	}
	page := terms.Draft{Title: name, Type: typ}
	for i := range m.reads {
		page.Learn(m.reads[i].Article, m.reads[i].Found)
	}
	file := path.Join("content", string(kind), terms.Address(name), "_index.md")
	data, err := page.Bytes(kind)
	if err != nil {
		return err
	}
	if err := content.Create(p.dir, file, data); err != nil {
		return err
	}
	fmt.Fprintf(w, "%s\n", file)
	if page.Mentions > 0 {
		fmt.Fprintf(w, "  the seeds print the name %s\n", count(page.Mentions, "time"))
	}
	fmt.Fprintln(w, "  say in a sentence or two who or what it is, and run dateline convert")
	return nil
}
