package main

import (
	"context"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// chrome returns the browser: CHROME, or one found by its usual names.
func chrome(t *testing.T) string {
	t.Helper()
	if c := os.Getenv("CHROME"); c != "" {
		return c
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	t.Skip("no Chromium: make setup installs it, or set CHROME")
	return ""
}

// browser starts a browser; its context is good for two minutes.
func browser(t *testing.T) context.Context {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chrome(t)),
		chromedp.NoSandbox, // Chromium has no sandbox where root runs it, as many containers do
		chromedp.Flag("disable-component-update", true),
	)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// withoutScripts keeps the pages that h serves from running any.
func withoutScripts(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "script-src 'none'")
		h.ServeHTTP(w, r)
	})
}

// follow clicks the first link that fits the selector and returns the heading
// of the page it leads to.
func follow(t *testing.T, ctx context.Context, selector chromedp.CSS) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	response, err := chromedp.RunResponse(ctx, chromedp.Click(selector))
	if err != nil {
		t.Fatalf("no link %s can be followed: %v", selector, err)
	}
	if response.Status != http.StatusOK {
		t.Fatalf("%s answers %d", response.URL, response.Status)
	}
	heading, err := chromedp.Run(ctx, chromedp.Text(chromedp.CSS("h1")))
	if err != nil || strings.TrimSpace(heading) == "" {
		t.Fatalf("%s has no heading: %v", response.URL, err)
	}
	return heading
}

func TestAReaderGoesFromHomeToAYearAnEventItsArticleAnActorAndATheme(t *testing.T) {
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(served(t))); err != nil {
		t.Fatal(err)
	}
	if title, err := chromedp.Run(ctx, chromedp.Title()); err != nil || title == "" {
		t.Fatalf("the home page has the title %q: %v", title, err)
	}
	for _, step := range []struct{ link, heading string }{
		{`main a[href$="/events/2019/"]`, "2019"},
		{`main a[href*="/events/2019/2019-12"]`, "Pompeo"},
		{`main a[href*="/articles/2020/2020-12-17"]`, ""},
		{`main a.mark.actor[href$="/actors/mike-pompeo/"]`, "Mike Pompeo"},
		{`main a[href*="/themes/"]`, ""},
	} {
		if h := follow(t, ctx, chromedp.CSS(step.link)); !strings.Contains(h, step.heading) {
			t.Errorf("after %s the heading is %q, not about %s", step.link, h, step.heading)
		}
	}
}

func TestOnAPhoneTheMarkOfADisagreementClearsTheText(t *testing.T) {
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(served(t)+"events/2020/")); err != nil {
		t.Fatal(err)
	}
	// The space that is left between the right edge of the second band, its
	// outline included, and the text, in pixels.
	left, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`(() => {
		const mark = document.querySelector(".event.disagree > .mark"), band = getComputedStyle(mark, "::after");
		const edge = ["left", "width", "outlineWidth"].map(k => parseFloat(band[k])).reduce((a, b) => a + b);
		return document.querySelector(".event.disagree > .told").getBoundingClientRect().left - mark.getBoundingClientRect().left - edge;
	})()`))
	if err != nil {
		t.Fatal(err)
	}
	if left < 3 {
		t.Errorf("%.1f pixels are left between the bands and the text", left)
	}
}

func TestADashBeforeADateIsNotReadAloud(t *testing.T) {
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(served(t)+"events/2020/")); err != nil {
		t.Fatal(err)
	}
	follow(t, ctx, chromedp.CSS(`.event.disagree a`))
	dash, err := chromedp.Run(ctx, chromedp.Evaluate[string](`getComputedStyle(document.querySelector(".versions li"), "::before").content`))
	if err != nil {
		t.Fatal(err)
	}
	if dash != `"– " / ""` {
		t.Errorf("the dash is %s", dash)
	}
}
