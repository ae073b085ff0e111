# make test    everything that must hold, browser included
# make bench   speed and memory
# make help    this list

CHROME ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROME

.PHONY: help test setup bench clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

test: setup ## everything: rules, rooms, content, site, browser
	.ci/test

setup: ## what the tests need: Chromium, the HTML validator
	.ci/setup

bench: ## speed and memory of every room
	go test -run '^$$' -bench . -benchmem ./tools/...

clean: ## what was built
	rm -rf public resources
