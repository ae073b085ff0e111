package terms

import "testing"

// The tagger was not trained on these sentences, nor were its rules made for them.
// A change that loses much of what it found there is a change for the worse.
func TestNewNamesInUnseenSentences(t *testing.T) {
	r := New(nil)
	var c counts
	for _, d := range readWire(t, "testdata/unseen.txt") {
		c.count(d, r.Find(lineArticle(d.text)))
	}
	t.Log(c.String())
	tp, sys, gold := 0, 0, 0
	for i := range c.tp {
		tp, sys, gold = tp+c.tp[i], sys+c.sys[i], gold+c.gold[i]
	}
	if f1 := 200 * float64(tp) / float64(sys+gold); f1 < 75 {
		t.Errorf("F1 is %.1f, want at least 75", f1)
	}
}
