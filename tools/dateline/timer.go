package main

import "time"

// timer fires once the last of a flurry of changes is a moment old: editors
// write a file in several steps.
type timer struct{ *time.Timer }

func newTimer() timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return timer{t}
}

func (t timer) again() { t.Reset(200 * time.Millisecond) }
