package articles

func (r *reader) page(at int) error { r.plain(at); return nil }
func (r *reader) markdown(at int)   { r.plain(at) }
