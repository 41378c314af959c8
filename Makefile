# `make` prints the targets. Needs Python 3.11-3.13 with venv, and make; everything else is set up by itself in .venv.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8501
SEEDS ?= ../shared/seeds
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help setup app test check fix docs quality corpus pins

help: ## print this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 18

setup: $(READY) ## make .venv from requirements.txt and the dev group

$(READY): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 with the venv module was found. Install one (on Debian and Ubuntu: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt --group dev
	@touch $(READY)

app: $(READY) ## serve the dashboard on http://127.0.0.1:8501 (PORT=... to change)
	$(BIN)/python -m streamlit run pages/parts/serve.py --server.port $(PORT)

test: $(READY) ## unit, page and browser tests (finds or installs a browser)
	$(BIN)/python -m tests.browser.chrome
	$(BIN)/python -m pytest tests -n 2 --dist loadfile -m "not benchmark"
	$(BIN)/python -m pytest tests -m benchmark

check: $(READY) ## format, lint, types, doctests, generated documents
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --doctest-modules analysis -q -o doctest_optionflags=ELLIPSIS
	$(BIN)/python -m analysis.dictionary --check

fix: $(READY) ## format, and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY) ## write data/README.md and the screenshots
	$(BIN)/python -m analysis.dictionary
	$(BIN)/python -m tests.browser.screenshots

quality: $(READY) ## measured quality with floors; scores the gold where ../shared is present
	QUALITY=full CALIBRATION_CORPORA=200 $(BIN)/python -m pytest tests/quality -m quality -s

corpus: $(READY) ## rebuild data/corpora (the five reports from SEEDS=folder, where it is present)
	@if [ -d "$(SEEDS)" ]; then $(BIN)/python -m tests.shipped reports "$(SEEDS)"; else echo "no folder $(SEEDS): data/corpora/reports stays as it is"; fi
	$(BIN)/python -m tests.shipped demo tests/fictional/raw

pins: ## write requirements.txt from requirements.in, in a fresh environment
	rm -rf .pins && $(PYTHON) -m venv .pins && .pins/bin/python -m pip install --quiet -r requirements.in
	{ sed -n 1p requirements.txt; .pins/bin/python -m pip freeze --exclude pip --exclude setuptools; } > requirements.new && mv requirements.new requirements.txt
	rm -rf .pins
