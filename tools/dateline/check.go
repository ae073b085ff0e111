package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func checkCommand(p *project) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Find what an editor can get wrong, each at its place",
		Long: `Check reads seeds, registry and made content, and writes nothing. It finds seeds
and pages whose front matter is wrong, themes, actors and places that a seed
states and the registry does not know, names that two pages claim, and made
files that have lost their seed or are not up to date.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			m, errs, err := p.make()
			if err != nil {
				return err
			}
			errs = append(errs, m.folder.Check(m.registry, m.reads, m.files, m.lost, m.today)...)
			errs.Sort()
			if len(errs) > 0 {
				report(os.Stderr, errs)
				return wrong
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s, %s: nothing wrong\n", count(len(m.reads), "article"), count(len(m.events), "event"))
			return nil
		},
	}
}
