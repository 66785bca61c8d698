# netmon: `make demo`, then `make test`. Both share one debug build; `make build` makes the release build.

SHELL := /bin/bash
PREFIX ?= /usr/local
# What `netmon --version` prints beside the version.
export NETMON_COMMIT := $(shell git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)

RELEASE := -c release --static-swift-stdlib

.PHONY: demo test check fuzz build dist test-dist install bench clean

demo: ## builds, and shows the main job on the sample county
	scripts/bootstrap build
	swift build
	.build/debug/netmon demo

test: ## runs all tests
	scripts/bootstrap test
	swift test --disable-xctest --parallel

check: ## format, imports, scripts, words
	scripts/check-format
	scripts/check-imports
	scripts/check-tree

fuzz: ## ten minutes of libFuzzer on each reader of foreign bytes (SECONDS=600)
	scripts/fuzz all $(or $(SECONDS),600)

build: ## the release build: .build/release/netmon
	scripts/bootstrap build
	swift build $(RELEASE) --product netmon

dist: build ## for a machine without a network: dist/netmon-VERSION-ARCH.tar.gz and the Debian package
	scripts/bootstrap dist
	scripts/dist

test-dist: dist ## proves them: install, first report, upgrade, uninstall in namespaces without a route
	scripts/bootstrap test
	scripts/test-dist

install: build ## the binary, the sample county, and the right to send echoes
	install -D -m 0755 .build/release/netmon $(DESTDIR)$(PREFIX)/bin/netmon
	install -D -m 0644 -t $(DESTDIR)$(PREFIX)/share/netmon/topology topology/*.yaml
	@if [ -z "$(DESTDIR)" ] && command -v setcap >/dev/null; then setcap cap_net_raw+ep $(PREFIX)/bin/netmon; \
	else echo "To let ordinary users send ICMP: setcap cap_net_raw+ep $(PREFIX)/bin/netmon"; fi

bench: build ## beside peers, in one run
	scripts/bootstrap bench
	scripts/bench

clean:
	rm -rf .build .build-*
