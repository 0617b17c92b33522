# Every target sets up what it needs. You only need Python 3.11+ and make.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
DEMO_VENV := .venv-demo
DEMO_READY := $(DEMO_VENV)/ready
FOREIGN := local_slack/foreign
FOREIGN_VENV := .venv-foreign
FOREIGN_READY := $(FOREIGN_VENV)/ready
NPM ?= $(shell command -v npm)
PYTHON ?= $(shell for candidate in python3 python3.13 python3.12 python3.11; do \
	$$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$candidate && break; done)
# Two more than there are cores: one of them mostly waits. With more, a busy machine misses the 3 s within which people
# are answered.
WORKERS ?= $(shell expr $$(nproc 2>/dev/null || echo 2) + 2)
# Databases of tests live in memory where that is possible: each commit waits for the disk otherwise.
IN_MEMORY := $(shell test -w /dev/shm && echo PYTEST_DEBUG_TEMPROOT=/dev/shm)

# Compiled files are kept, whatever the environment says: without them each worker of the tests compiles everything.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo texts pictures test test-all test-foreign coverage run doctor migrate bench simulate chaos lint format check clean

help: ## List these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# Make an environment in the folder $(1), and install $(2) into it.
define install
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later is on the PATH: install one, or name it with make PYTHON=…"; exit 1; }
	@$(PYTHON) -m tools.install $(1) $(2)
endef

$(READY): pyproject.toml local_slack/pyproject.toml constraints.txt
	@echo "Setting up $(VENV) (a minute or two, about 700 MB) …"
	$(call install,$(VENV),--constraint constraints.txt --editable '.[dev]' --editable ./local_slack)
	@touch $(READY)

# Not compiled ahead: that would take half as long again, and a third more space.
$(DEMO_READY): pyproject.toml local_slack/pyproject.toml constraints.txt
	@echo "Setting up the demo in $(DEMO_VENV) (about a minute, 240 MB) …"
	$(call install,$(DEMO_VENV),--constraint constraints.txt --no-compile --editable . --editable ./local_slack)
	@touch $(DEMO_READY)

demo: $(DEMO_READY) ## Try the bot in the browser, without Slack (PORT=4000, OPEN=0)
	@$(DEMO_VENV)/bin/python -m bot demo $(if $(PORT),--port $(PORT))

test: $(READY) ## Run the tests
	@$(IN_MEMORY) $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

test-all: $(READY) coverage ## Run the tests on both databases, with every time zone and year, and measure coverage
	@$(IN_MEMORY) TEST_ALL=1 $(BIN)/python -m pytest -n $(WORKERS)

coverage: $(READY) ## Check that tests cover every branch of rules, use cases and block builders
	@$(IN_MEMORY) $(BIN)/python -m pytest -n $(WORKERS) -m covered --cov --cov-report=
	@$(BIN)/python -m coverage report --fail-under=100

$(FOREIGN_READY): local_slack/pyproject.toml $(FOREIGN)/requirements.txt $(FOREIGN)/package.json
	@echo "Setting up $(FOREIGN_VENV) (half a minute, 110 MB) …"
	$(call install,$(FOREIGN_VENV),--requirement $(FOREIGN)/requirements.txt --editable ./local_slack)
	@if [ -n "$(NPM)" ]; then cd $(FOREIGN) && $(NPM) install --silent --no-audit --no-fund --no-package-lock; fi
	@touch $(FOREIGN_READY)

test-foreign: $(FOREIGN_READY) ## Run apps that others wrote against the local Slack (NPM= leaves out those for Node)
	@cd $(FOREIGN) && ../../$(FOREIGN_VENV)/bin/python -m pytest -q

run: $(READY) ## Run the bot in Slack, with the settings in .env
	@$(BIN)/python -m bot run

doctor: $(READY) ## Check the settings, Slack and the database
	@$(BIN)/python -m bot doctor

migrate: $(READY) ## Update the database (run does this, too)
	@$(BIN)/python -m bot migrate

bench: $(READY) ## Measure speed, as ratios from one run
	@$(BIN)/python -m bench

simulate: $(READY) ## Simulate two years of a company in minutes, and check every rule
	@$(BIN)/python -m simulation

chaos: $(READY) ## Kill the bot a thousand times, with every other fault, and count what goes wrong
	@$(BIN)/python -m chaos

texts: $(READY) ## Write every message, form and error to docs/texts.md, and the local Slack's reference
	@$(BIN)/python -m tests.support.texts
	@$(BIN)/python -m local_slack.reference local_slack/docs

pictures: $(READY) ## Take the README's pictures again, from the demo
	@$(BIN)/python -m tests.support.readme_pictures

lint: $(READY) ## Check style and types
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m mypy

format: $(READY) ## Format the code
	@$(BIN)/python -m ruff check --fix .
	@$(BIN)/python -m ruff format .

check: lint test ## Run everything that must pass before a change

clean: ## Remove everything make created
	@rm -rf $(VENV) $(DEMO_VENV) $(FOREIGN_VENV) $(FOREIGN)/node_modules build dist *.egg-info local_slack/build local_slack/src/*.egg-info .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
