package terms

import "testing"

// Offices go to the people who hold them.
func TestWhoHoldsAnOffice(t *testing.T) {
	r := New([]*Term{
		{Kind: Actors, Type: "person", Title: "Amal Benjelloun"},
		{Kind: Actors, Type: "person", Title: "Peter Lockwood"},
	})
	for _, c := range []struct {
		name, text string
		who        string // as printed
		is, office string
	}{
		{"gives a list's office to the name after it", "He met Amal Benjelloun, FBI Director Peter Lockwood and two aides.", "Peter Lockwood", "Peter Lockwood", "FBI Director"},
		{"gives it not to the name before it", "He met Amal Benjelloun, FBI Director Peter Lockwood and two aides.", "Amal Benjelloun", "Amal Benjelloun", ""},
		{"keeps whom an assistant assists", "Deputy Assistant to the President Peter Lockwood arrived.", "Peter Lockwood", "Peter Lockwood", "Deputy Assistant to the President"},
		{"reads an office before a misspelt name", "Director of National Intelligence Amal Benjellon arrived.", "Amal Benjellon", "Amal Benjelloun", "Director of National Intelligence"},
		{"keeps former", "Former Interior Minister Peter Lockwood spoke.", "Peter Lockwood", "Peter Lockwood", "Former Interior Minister"},
		{"keeps acting", "They met acting Secretary of Defense Peter Lockwood.", "Peter Lockwood", "Peter Lockwood", "acting Secretary of Defense"},
		{"keeps then", "They met then-Vice President Peter Lockwood.", "Peter Lockwood", "Peter Lockwood", "then-Vice President"},
		{"keeps outgoing", "They met outgoing German Chancellor Amal Benjelloun.", "Amal Benjelloun", "Amal Benjelloun", "outgoing German Chancellor"},
		{"reads a full office without its name", "Amal Benjelloun, Director General of Border Security and Customs of Morocco, arrived. Morocco's Director General of Border Security and Customs left.", "Director General of Border Security and Customs", "Amal Benjelloun", ""},
		{"refuses an office that is said of another", "Amal Benjelloun, Director General of Border Security, arrived. Paul Marsh was Director General of Border Security until May.", "Director General of Border Security", "", ""},
		{"reads the president after a surname", "President Marsh landed. The president was tired.", "The president", "Marsh", ""},
		{"reads the subject of an office", "Secretary of State Peter Lockwood landed. The secretary of state was tired.", "The secretary of state", "Peter Lockwood", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := article(c.text)
			is, office := "", ""
			for _, m := range r.Find(a).Mentions {
				if a.S[m.Start:m.End] == c.who {
					is, office = m.Name, m.Office
				}
			}
			if is != c.is || office != c.office {
				t.Errorf("%q is %q (%s), want %q (%s)", c.who, is, office, c.is, c.office)
			}
		})
	}
}
