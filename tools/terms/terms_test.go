package terms

import (
	"testing"

	"dateline/tools/articles"
	"dateline/tools/text"
)

// article makes an article of paragraphs, without title.
func article(paras ...string) *articles.Article {
	var s string
	var spans []text.Span
	for _, p := range paras {
		if s != "" {
			s += "\n\n"
		}
		spans = append(spans, text.Span{Start: len(s), End: len(s) + len(p)})
		s += p
	}
	a := &articles.Article{Lang: "en", Document: text.Cut(text.Plain(s), spans)}
	for i, sp := range spans {
		a.Blocks = append(a.Blocks, articles.Block{Span: sp, Role: articles.Body, Para: i + 1})
	}
	return a
}

func registry() *Registry {
	return New([]*Term{
		{Kind: Actors, Title: "Morocco", Type: "country", Adjective: []string{"Moroccan", "Moroccans"}},
		{Kind: Actors, Title: "United States", Type: "country", Names: []string{"US", "U.S.", "United States of America", "the States"}, Adjective: []string{"American"}},
		{Kind: Actors, Title: "World Health Organization", Type: "organisation", Names: []string{"WHO"}},
		{Kind: Actors, Title: "General Directorate of National Security", Type: "organisation", Names: []string{"DGSN"}},
		{Kind: Actors, Title: "Abdellatif Hammouchi", Type: "person", Roles: []Role{{Role: "Director General of National Security", Org: "DGSN"}}},
		{Kind: Actors, Title: "Saad Eddine El Othmani", Type: "person"},
		{Kind: Actors, Title: "Avril Haines", Type: "person"},
		{Kind: Actors, Title: "Nathan A. Sales", Type: "person"},
		{Kind: Actors, Title: "David Fischer", Type: "person"},
		{Kind: Places, Title: "Rabat", Type: "city"},
		{Kind: Sources, Title: "Morocco World News", URL: "https://www.moroccoworldnews.com/", Hosts: []string{"moroccoworldnews.com"}},
	})
}

func show(f Found, a *articles.Article) (out []string) {
	for _, m := range f.Mentions {
		out = append(out, a.S[m.Start:m.End]+"="+m.Name)
	}
	return out
}

func TestTry(t *testing.T) {
	a := article("Rabat - The U.S.-Morocco talks with Saad-Eddine Othmani, Abdul Latif Hammouchi and Nathan Sales. Who said US, us or WHO? It is Morocco World News’s.")
	t.Log(show(registry().Find(a), a))
}
