package terms

// propose finds names that the registry does not know.
func (f *finder) propose() {
}
