# make demo     a partnership's chat on this machine, with a sample plan in it
# make test     lint, types and every test
# make lint     lint and types
# make format   put the code into its one form
# make soak     long years and many kills at random; prints its seed, SEED=… plays one again, YEARS=…
# make bench    measure; BENCH=start runs one row, BENCH_JSON=rows.json keeps them
# make pictures draw the pictures of README.md and docs/ anew, with Chromium and LibreOffice
# make lock     pin every dependency anew; make migration MESSAGE="…" writes a database step
#
# Each makes .venv first, from the system's Python, when it is missing or stale.
# PYTHON=/path/to/python3 chooses another one, ARGS="…" is passed on.

BIN := .venv/bin
READY := .venv/.ready
SHELL := /bin/sh
CHOICE := $(if $(PYTHON),"$(PYTHON)",python3 python3.14 python3.13 python3.12 python3.11)

# A build server may forbid Python to keep what it compiled. The tests start hundreds of processes,
# and each of them would compile Chaser anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint format soak bench pictures lock migration stale
.DEFAULT_GOAL := demo

demo: $(READY)
	@$(BIN)/chaser local $(ARGS)

test: lint
	@$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(READY)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy

format: $(READY)
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format

SEED ?= $(shell date +%s)
YEARS ?= 200

soak: $(READY)
	@echo "SEED=$(SEED) YEARS=$(YEARS)"
	@CHASER_SOAK=$(YEARS) CHASER_SEED=$(SEED) $(BIN)/pytest -p no:xdist tests/walks/test_a_year.py \
		tests/walks/test_killed.py tests/walks/test_killed_midway.py tests/walks/test_hard_times.py \
		tests/walks/test_all_at_once.py $(ARGS)

# What is measured against is too much for everybody's .venv, so it comes with the first bench.
bench: $(READY)
	@$(BIN)/python -c "import matplotlib, procrastinate" 2>/dev/null || { \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check uv && \
		$(BIN)/uv pip install --quiet --python $(BIN)/python --group bench; }
	@$(BIN)/python -m tests.bench $(ARGS)

pictures: $(READY)
	@$(BIN)/python -m tests.pictures $(ARGS)

# The lock file holds for Python 3.11 and later on every system, and names no registry.
lock: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --group dev \
		--no-emit-index-url --no-header --output-file requirements.lock $(ARGS)

migration: $(READY)
	@$(BIN)/python -m migrations.new "$(MESSAGE)"

# Programs in .venv know the folder that they were made in, and its Python may be gone since.
ifneq ($(shell $(BIN)/python -c "" 2>/dev/null && cat $(READY) 2>/dev/null),$(CURDIR))
$(READY): stale
endif

$(READY): requirements.lock pyproject.toml
	@found=; for python in $(CHOICE); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
			&& found=$$python && break; \
	done; \
	if [ -z "$$found" ]; then \
		set -- $(CHOICE); \
		echo "Chaser needs Python 3.11 or later, and $$1 is $$("$$1" --version 2>&1)." >&2; \
		echo "Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	fi; \
	if [ -e $(READY) ] && [ "$$(cat $(READY))" != "$(CURDIR)" ] || ! $(BIN)/python -c "" 2>/dev/null; \
		then rm -rf .venv; fi; \
	echo "Making .venv with $$("$$found" --version). This takes a minute, once."; \
	set -e; \
	"$$found" -m venv .venv || { rm -rf .venv; exit 1; }; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .; \
	printf %s "$(CURDIR)" > $(READY)
