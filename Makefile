# make test    everything that must hold, browser included
# make bench   speed and memory
# make help    this list

CHROME ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROME

.PHONY: help test setup bench score-dates bench-dates clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

test: setup ## everything: rules, rooms, content, site, browser
	.ci/test

setup: ## what the tests need: Chromium, the HTML validator
	.ci/setup

bench: ## speed and memory of every room
	go test -run '^$$' -bench . -benchmem ./tools/...

score-dates: ## accuracy of the reader of dates, on the corpora beside the checkout and on our own texts
	go test ./tools/dates -run 'TestAccuracy|TestNewswire|TestHeads' -count=1 -v | grep -vE '^(=== |--- |ok|PASS)'

bench-dates: ## speed of the reader of dates beside chrono-node and go-dateparser
	go test ./tools/dates -run '^$$' -bench Readers -benchmem

clean: ## what was built
	rm -rf public resources
