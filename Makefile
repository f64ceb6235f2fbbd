# The developer's commands. Each is a script or one line, so that none needs make.

PREFIX ?= /usr/local
DESTDIR ?=

.DEFAULT_GOAL := help
.PHONY: help demo test golden build format bench counts lint docs check-site install clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: ## build cmctl and make the example site with it, in build/
	@scripts/demo

test: ## run every test, and the commands that the documentation shows
	@scripts/test

golden: ## record the tests' expected files anew; fails once, so that nobody records unseen
	@scripts/install-packages --tests
	CMCTL_GOLDEN=record swift test

build: ## build for release: .build/release/cmctl
	@scripts/install-packages
	@scripts/build

format: ## format all Swift sources
	swift format format --in-place --recursive Benchmarks Package.swift Plugins Sources Tests migrations

bench: ## measure what work costs and the alignment, in a release build; takes some minutes
	@scripts/install-packages
	@scripts/build
	@scripts/build-floors
	swift build --configuration release --static-swift-stdlib --product bench
	.build/release/bench $(BENCH)

counts: ## count what the release build does on a small site, against what it did
	@scripts/install-packages --tests
	@scripts/build
	@scripts/bench-counts

lint: ## check format, layering and size of files, and that debug and release builds warn of nothing
	@scripts/lint
	@scripts/check-warnings debug
	@scripts/check-warnings release

check-site: ## check exported sites: valid HTML, axe-core, use in a browser, weight; installs what it needs
	@swift build --product cmctl
	@scripts/check-site

docs: ## write what the commands print into README.md and docs/
	@scripts/install-packages --tests
	@scripts/build
	@scripts/check-readme --update

install: ## install the program and its completions: PREFIX=/usr/local DESTDIR=
	@scripts/install "$(DESTDIR)$(PREFIX)"

clean: ## remove what was built; cmctl.sqlite stays
	rm -rf .build build
