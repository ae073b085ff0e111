package terms

// person is somebody the article names in full.
type person struct {
	term  *Term
	title string
	given int32 // id of the first word of the name, 0 when the lexicon does not hold it
	words []string
	last  string // folded surname
	first int32  // token at which the full name first stands
}

// resolve works out, within the article, whom shorter names mean.
func (f *finder) resolve() {
}
