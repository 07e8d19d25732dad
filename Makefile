# What a person or a machine does with this project. `make help` lists it.
.DEFAULT_GOAL := help
SHELL := /bin/sh
CASEAUDIT := .build/release/caseaudit
SAMPLE := sample-audits/four-authorities-2016/records

.PHONY: help packages build audit test check lint strict current golden samples clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

packages: ## install the system packages that are missing
	@scripts/install-system-packages

build: packages ## build the command, optimised
	@swift build -c release --product caseaudit

audit: build ## audit the sample and print the table
	@$(CASEAUDIT) audit $(SAMPLE)

test: packages ## run all tests
	swift test

check: packages lint strict current ## formatting, walls between targets, generated files up to date

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# The walls between the targets: nothing is imported that Package.swift does not grant.
strict:
	swift build --explicit-target-dependency-import-check error

# The sample's records are what the generator writes, and the rubrics have no mistakes.
current: strict
	@rm -rf .build/samples && mkdir -p .build/samples
	@cp -R sample-audits .build/samples/ && cp -R rubrics .build/samples/
	@swift run --quiet SampleGenerator --root .build/samples
	@diff -r sample-audits .build/samples/sample-audits
	@for rubric in rubrics/*/rubric.yaml; do swift run --quiet caseaudit rubric check "$$(dirname "$$rubric")" || exit; done

samples: packages ## write the sample's records anew
	@swift run --quiet SampleGenerator

golden: packages ## write the expected outputs of the tests anew; look at the difference
	CASEAUDIT_WRITE_GOLDEN=1 swift test --filter Golden

clean: ## delete everything that was built
	rm -rf .build
