# The project's commands. `make demo` and `make test` set up what they need; everything else is for those who work on it.
# Here: order and stamps. Not here: what a check is configured to do (pyproject.toml).

PYTHON ?= python3
VENV   ?= .venv
OUT    ?= demo-out
# Which slice of the long tests this run takes: another one with each commit, the same one when a commit is run again.
SLICE  ?= $(shell git rev-list --count HEAD 2>/dev/null || echo 0)

BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
DEMO   := src/secondlead/demo
REPORTS := $(DEMO)/ferry-1-urgent.txt $(DEMO)/ferry-2-2nd-ld.txt $(DEMO)/ferry-3-other-agency.txt
LOCKED := requirements/run.txt requirements/build.txt

export PYTHONUTF8 := 1

.PHONY: help demo test check check-long format lock wheel pictures clean

help: ## these lines
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

demo: $(VENV)/.run ## read the three bundled reports: a brief of each, and a page in demo-out/
	@mkdir -p $(OUT)
	@for report in $(REPORTS); do $(BIN)/secondlead read "$$report" || exit $$?; echo; done
	@for report in $(REPORTS); do $(BIN)/secondlead read --format html --out "$(OUT)/$$(basename "$$report" .txt).html" "$$report" || exit $$?; done
	@echo "The same as pages, to open in a browser:"
	@for report in $(REPORTS); do echo "  $(CURDIR)/$(OUT)/$$(basename "$$report" .txt).html"; done

test: $(VENV)/.test ## format, lint, types, import order, tests, docs: the one command, the same in CI
	$(MAKE) check

check: $(VENV)/.test # the same, for who has just set up
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest --slice $(SLICE)

check-long: $(VENV)/.test ## every long test, and the tests again on the built wheel
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest --long

format: $(VENV)/.test ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: $(VENV)/.run ## the wheel, in dist/
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls -1 dist/*.whl

pictures: $(VENV)/.test ## the pictures of the README, from the bundled reports
	$(BIN)/python docs/make_pictures.py

lock: $(VENV)/.made ## choose versions anew: requirements/*.txt (needs the network)
	$(PIP) install 'uv>=0.5'
	$(BIN)/python requirements/lock.py

clean: ## away with all that was made here
	rm -rf $(VENV) $(OUT) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# Stamps: a set-up is repeated only where what it rests on has changed.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "make: $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo nowhere to be found); Second Lead needs Python 3.11 or later; name one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "make: $(PYTHON) lacks its venv module; install it (Debian, Ubuntu: apt-get install python3-venv) or name another: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Setting up $(VENV) ..."; $(PYTHON) -m venv $(VENV); }
	@touch $@

$(VENV)/.run: $(VENV)/.made $(LOCKED) pyproject.toml
	@echo "Installing what Second Lead runs on (locked, with hashes) ..."
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	@echo "Installing what the tests need (locked, with hashes) ..."
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@
