# make demo shows what Wathiq does; make test checks everything. Both build .venv first, with uv if it is there, else
# with venv and pip, and only when pyproject.toml has changed since.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed-$(shell cksum < pyproject.toml | tr ' ' '-')

.DEFAULT_GOAL := test
.PHONY: demo test lint gate speed models clean

demo: $(STAMP)
	@$(BIN)/wathiq demo

test: lint
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: $(STAMP)  ## holds the scores against tests/gate/floors.json
	$(BIN)/python -m benchmarks gate

speed: $(STAMP)
	$(BIN)/python -m benchmarks speed

models: $(STAMP)  ## trains the shipped nets anew
	$(BIN)/python -m training
	$(BIN)/python -m training --language en --work work-models-en --seeds 0 --hidden 96 --epochs 20 --beside ar

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build

$(STAMP):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Wathiq needs Python 3.11 or newer: make PYTHON=python3.11"; exit 1; }
	@echo "Building .venv (once)"
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) .venv && uv pip install --quiet --python $(BIN)/python -e '.[dev]'; \
	else \
	  $(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'; \
	fi
	@rm -f .venv/.installed-*
	@touch $@
