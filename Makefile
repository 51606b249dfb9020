# Needs Python 3.11 or newer and make; everything else is put into .venv.
#   make demo PYTHON=python3.13      where Python has another name
PYTHON ?= python3

BIN := .venv/bin
RUN := .venv/.installed
DEV := .venv/.installed-dev
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# mkdocs-material prints an advertisement for its successor at each build otherwise.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check fix golden tables generated docs playground site verdicts bench long clean

help:      ## What can be made
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "  %-16s %s\n", $$1, $$2}'

$(RUN): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Whereas needs Python 3.11 or newer; try: make PYTHON=python3.13 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(DEV): $(RUN)
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(RUN) ## Test the Ring and Flock Safety deal against four laws; leaves ring-flock.html
	@$(BIN)/whereas check ring-flock-community-requests \
	    --policy model.home_video --policy us.ca.sb34 \
	    --policy us.nh.rsa_261_75_b --policy us.ca.oakland.omc_9_64 \
	    --format html --output ring-flock.html; \
	  status=$$?; test $$status -le 1 || exit $$status   # 1 says that a section is violated, which is the news
	@echo "The report is $(CURDIR)/ring-flock.html; open it in a browser."

test: $(DEV) ## Run the tests, on all cores
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(DEV) ## Style, types and the floors of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo

fix: $(DEV) ## Mend what can be mended by machine
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

golden: $(DEV) ## Write the expected reports anew (then read the diff)
	$(BIN)/python -m pytest --rewrite-golden -m golden

tables: $(DEV) ## Make the parse table anew after a change of grammars/
	$(BIN)/python -m whereas.syntax.tables > .table.py && mv .table.py engine/whereas/syntax/table.py

generated: $(DEV) ## Write the files that are made from the engine anew
	$(BIN)/python -m tests.house.generated

docs: $(DEV) ## Build the documentation into site/
	$(BIN)/mkdocs build --strict   # never --quiet: it silences warnings before --strict can count them

playground: $(DEV) ## Build the playground into site/play (needs node and npm; fetches Pyodide and the editor)
	$(BIN)/python -m whereas.site.playing site/play

site: docs playground ## Build the whole site into site/, the playground included

verdicts: $(DEV) ## Judge each deal of the library under each law anew, for the site (takes most of an hour)
	$(BIN)/python -m whereas.site.judge docs/verdicts.json --processes $$(nproc)

bench: $(DEV) ## Measure: a cold check, a warm check, 5,000 lines of law
	$(BIN)/python -m tests.bench

long: $(DEV) ## The tests that take minutes
	$(BIN)/python -m pytest -m long

clean:     ## Remove what the targets above made
	rm -rf .venv build dist site ring-flock.html
