# What a person or a machine does with this project. `make help` lists it.
.DEFAULT_GOAL := help
SHELL := /bin/sh
CASEAUDIT := .build/release/caseaudit
# What the tests and the checks share: one build, in which what is tested is optimised, as Package.swift says. It has a folder of
# its own, so that what `swift build` and `swift test` make stays as it is.
BUILT := .build/tested
TESTED := --scratch-path $(BUILT)
SWIFT := CASEAUDIT_OPTIMISING=1 swift
PREFIX ?= /usr/local
# What makes the fuzzer see where its inputs lead, and what must hold be checked; gold can't link the result.
FUZZING := -c release -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing -Xswiftc -assert-config -Xswiftc Debug \
  -Xswiftc -use-ld=lld
TARGETS := expression rubric xml json
SECONDS := 10
KILLS := 200
BENCH := .build/bench
ROUNDS := 5
PAGES := Tests/DocumentsTests/Pages/every-block.html
DEPENDENT := Tests/Dependents/AuditFolder
SAMPLE := sample-audits/four-authorities-2016/records

.PHONY: help packages build audit install test check page lint strict current promise golden samples dependent workbooks reports fuzz guard count hostile kills bench micro clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

packages: ## install the system packages that are missing
	@scripts/install-system-packages

build: packages ## build the command, optimised
	@swift build -c release --product caseaudit >&2

audit: build ## audit the sample and print the table
	@$(CASEAUDIT) audit $(SAMPLE)

install: build ## install the command, rubrics and data (PREFIX=/usr/local)
	@install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/caseaudit"
	@install -m 755 $(CASEAUDIT) "$(DESTDIR)$(PREFIX)/bin/caseaudit"
	@cp -R rubrics $(wildcard data) "$(DESTDIR)$(PREFIX)/share/caseaudit/"
	@for shell in bash zsh fish; do $(CASEAUDIT) --generate-completion-script $$shell > .build/completion.$$shell; done
	@install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	@install -m 644 .build/completion.bash "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/caseaudit"
	@install -m 644 .build/completion.zsh "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_caseaudit"
	@install -m 644 .build/completion.fish "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/caseaudit.fish"
	@echo "installed in $(DESTDIR)$(PREFIX)"

test: strict ## run all tests
	$(SWIFT) test --skip-build $(TESTED)

check: packages lint strict current promise page workbooks reports guard kills dependent fuzz ## formatting, walls, generated files, the README's promise, pages, workbooks, instructions, killed audits, fuzzing

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Fuzz Benchmarks

# The tests and all they test, and the walls between the targets: nothing is imported that Package.swift does not grant.
strict: packages
	$(SWIFT) build --build-tests $(TESTED) --explicit-target-dependency-import-check error

RUBRICS := $(patsubst %/rubric.yaml,%,$(wildcard rubrics/*/rubric.yaml))
# The samples' records are what the generator writes; the rubrics have no mistakes, their pages say what they say, and their
# examples are judged as expected.
current: strict
	@rm -rf .build/samples && mkdir -p .build/samples
	@cp -R sample-audits .build/samples/ && cp -R rubrics .build/samples/
	@$(BUILT)/debug/SampleGenerator --root .build/samples
	@diff -r sample-audits .build/samples/sample-audits
	@$(BUILT)/debug/caseaudit rubric check $(RUBRICS)
	@for folder in $(RUBRICS); do $(BUILT)/debug/caseaudit rubric show "./$$folder" --format markdown \
	  | diff "$$folder/README.md" - || { echo "$$folder/README.md is not current; write it anew with 'make golden'"; exit 1; }; done
	@$(BUILT)/debug/caseaudit rubric test $(RUBRICS)

# What `make audit` prints is what the README shows.
promise:
	@$(MAKE) --no-print-directory audit | diff - sample-audits/four-authorities-2016/expected/result.txt

page: ## look at the pages in a real browser (PAGES=report.html)
	@[ "$$(uname -s)" != Linux ] || scripts/install-system-packages chromium python3
	@[ "$$(uname -s)" != Linux ] || python3 -c 'import ensurepip' 2>/dev/null || scripts/install-system-packages python3-venv
	@scripts/check-page $(PAGES)
	@scripts/check-page --wrong-on-purpose Tests/DocumentsTests/Pages/wrong-on-purpose.html >/dev/null

dependent: packages ## build and run a program of another package that uses the library
	@swift build --package-path $(DEPENDENT) --scratch-path .build/dependent
	@.build/dependent/debug/AuditFolder | diff $(DEPENDENT)/expected.txt -

workbooks: strict ## have LibreOffice read workbooks and write them again, and compare
	@[ "$$(uname -s)" != Linux ] || scripts/install-system-packages \
	  /usr/lib/libreoffice/program/libsclo.so=libreoffice-calc-nogui python3
	@rm -rf .build/workbooks && mkdir -p .build/workbooks
	@CASEAUDIT_WORKBOOKS="$(CURDIR)/.build/workbooks" $(SWIFT) test --skip-build $(TESTED) --filter WorkbookFilesTests >&2
	@scripts/check-workbook .build/workbooks/*.xlsx
	@scripts/check-workbook --wrong-on-purpose .build/workbooks/small.xlsx >/dev/null

# The reports that people get, of the sample: for each reader, under a disclosure policy, and of two audits compared.
REPORTS := .build/reports
reports: build page workbooks ## write the sample's reports and look at them in a browser and in LibreOffice
	@rm -rf $(REPORTS) && mkdir -p $(REPORTS)
	@$(CASEAUDIT) report $(SAMPLE) --quiet --basis random --to html,csv,xlsx,json,md --output $(REPORTS)/full
	@$(CASEAUDIT) report $(SAMPLE) --quiet --basis random --disclosure dfe --to html,csv,xlsx,json,md --output $(REPORTS)/dfe
	@$(CASEAUDIT) report $(SAMPLE) --quiet --for board --to html,xlsx --output $(REPORTS)/board
	@$(CASEAUDIT) report $(SAMPLE) --quiet --for team --to html --output $(REPORTS)/team
	@$(CASEAUDIT) report sample-audits/archetypes/records --quiet --for practitioner --to html,xlsx --output $(REPORTS)/cases
	@for quarter in 1 4; do $(CASEAUDIT) audit sample-audits/four-quarters/records/2016-Q$$quarter.ndjson --quiet \
	  --format json --output $(REPORTS)/Q$$quarter.json || exit; done
	@$(CASEAUDIT) compare $(REPORTS)/Q1.json $(REPORTS)/Q4.json --basis random --to html,xlsx --output $(REPORTS)/quarters
	@for quarter in 1 2 3 4; do $(CASEAUDIT) audit sample-audits/four-quarters/records/2016-Q$$quarter.ndjson --quiet \
	  --history $(REPORTS)/kept.sqlite --save 2016-Q$$quarter --basis census --output $(REPORTS)/$$quarter.txt || exit; done
	@$(CASEAUDIT) trend --history $(REPORTS)/kept.sqlite --to html,xlsx --output $(REPORTS)/trend
	@$(CASEAUDIT) trend --history $(REPORTS)/kept.sqlite --by team --team-sizes sample-audits/four-authorities-2016/team-sizes.csv \
	  --stratify high-risk --to html,xlsx --output $(REPORTS)/trend-by-team
	@$(CASEAUDIT) trend --history $(REPORTS)/kept.sqlite --disclosure dfe --to html --output $(REPORTS)/trend-dfe
	@sed 's/-Q4-/-Q1-/g' sample-audits/four-quarters/records/2016-Q4.ndjson > $(REPORTS)/again.ndjson
	@$(CASEAUDIT) reaudit 2016-Q1 $(REPORTS)/again.ndjson --history $(REPORTS)/kept.sqlite --quiet --to html,xlsx \
	  --output $(REPORTS)/reaudit
	@scripts/check-page $(REPORTS)/*/*.html
	@scripts/check-workbook $(REPORTS)/*/*.xlsx

fuzz: packages ## give each parser ten seconds of invented input (SECONDS=10, TARGETS=xml)
	@swift build --package-path Fuzz --scratch-path .build/fuzz $(FUZZING) >&2
	@printf '%s\n' $(TARGETS) | xargs -P 2 -I '{}' scripts/fuzz '{}' $(SECONDS)

guard: build ## count the instructions of fixed runs; fails where they have grown by more than 5 %
	@[ "$$(uname -s)" != Linux ] || scripts/install-system-packages valgrind
	@scripts/count-instructions check $(CASEAUDIT)

count: build ## write the figures that guard compares with anew
	@scripts/count-instructions write $(CASEAUDIT)

hostile: build ## measure what rubrics that mean harm cost
	@scripts/measure-hostile-rubrics

kills: build ## kill an audit that is kept at random moments, and hold that nothing is lost (KILLS=200)
	@[ "$$(uname -s)" != Linux ] || scripts/install-system-packages python3
	@scripts/kill-audit $(KILLS)

bench: build ## compare with other programs on 20,000 cases (ROUNDS=5; Benchmarks/install-peers brings them)
	@swift run --quiet SampleGenerator --all json $(BENCH)/sample
	@swift run --quiet SampleGenerator --all xml $(BENCH)/sample
	@Benchmarks/make-data $(BENCH)/sample/all.json $(BENCH)/sample/all.xml $(BENCH)
	@Benchmarks/run --rounds $(ROUNDS) --caseaudit $(CASEAUDIT) --data $(BENCH)

micro: packages ## time the reader, the checker, the evaluator and the tally apart, on the same data
	@swift build -c release --package-path Benchmarks --scratch-path .build/benchmarks >&2
	@.build/benchmarks/release/Benchmarks $(BENCH)

samples: packages ## write the records of both samples anew (ALL=xml or ALL=json TO=folder: the first as one file elsewhere)
	@swift run --quiet SampleGenerator $(if $(ALL),--all $(ALL) $(or $(TO),.build/samples-$(ALL)))

golden: strict ## write the expected outputs of the tests anew; look at the difference
	CASEAUDIT_WRITE_GOLDEN=1 $(SWIFT) test --skip-build $(TESTED) --filter Golden

clean: ## delete everything that was built
	rm -rf .build
