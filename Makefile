# Everything that is done with a clone. `make run` needs Python 3.11 or newer and nothing else.
PYTHON ?= python3
SETUP = @command -v $(PYTHON) >/dev/null || { echo "Flurfunk needs Python 3.11 or newer: apt-get install python3" >&2; exit 1; }; \
	exec $(PYTHON) -m workspace.config.setup

.DEFAULT_GOAL := help
.PHONY: help run build test check format soak bench-fanout bench-talk bench-talk-faults bench-talk-leak bench-pictures bench-episode bench-ear bench-history bench-rooms bench-coffee contract wheel lock clean

help: ## Print this.
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Set up, build, fill an empty database with the demo, and serve (PORT, FLURFUNK_DATA).
	$(SETUP) run

build: ## Set up and build the front end.
	$(SETUP) build

test: ## All tests: SQLite, then PostgreSQL and Redis, front end, browser.
	$(SETUP) test

check: ## Format, lint, types, import contracts, migrations, contract, architecture, front end.
	$(SETUP) check

format: ## Format the Python code.
	$(SETUP) format

soak: ## Send through real processes that are killed meanwhile, and count (MESSAGES, SOCKETS, DISCONNECTS, SECONDS).
	$(SETUP) soak $(if $(MESSAGES),--messages $(MESSAGES)) $(if $(SOCKETS),--sockets $(SOCKETS)) \
		$(if $(DISCONNECTS),--disconnects $(DISCONNECTS)) $(if $(SECONDS),--seconds $(SECONDS))

bench-fanout: ## Measure the hub beside its peers (MEMBERS, SENDERS, SECONDS, WINDOW).
	$(SETUP) bench-fanout $(if $(MEMBERS),--members $(MEMBERS)) $(if $(SENDERS),--senders $(SENDERS)) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(WINDOW),--window $(WINDOW))

bench-talk: ## Measure a listener of a live talk beside aiortc's relay and Janus (LISTENERS, SECONDS, PTIME).
	$(SETUP) bench-talk $(if $(LISTENERS),--listeners $(LISTENERS)) $(if $(SECONDS),--seconds $(SECONDS)) \
		$(if $(PTIME),--ptime $(PTIME))

bench-talk-faults: ## Kill the worker of a full talk and measure how soon everybody is back (LISTENERS).
	$(SETUP) bench-talk-faults $(if $(LISTENERS),--listeners $(LISTENERS))

bench-talk-leak: ## Let listeners come and go, and watch the memory of the processes (MINUTES, LISTENERS).
	$(SETUP) bench-talk-leak $(if $(MINUTES),--minutes $(MINUTES)) $(if $(LISTENERS),--listeners $(LISTENERS))

bench-pictures: ## Measure what four cameras at a coffee table of eight cost the engine (SECONDS).
	$(SETUP) bench-pictures $(if $(SECONDS),--seconds $(SECONDS))

bench-episode: ## Measure making an episode of a recording (VOICES, SECONDS).
	$(SETUP) bench-episode $(if $(VOICES),--voices $(VOICES)) $(if $(SECONDS),--seconds $(SECONDS))

bench-ear: ## Measure in Chromium how long a voice takes from mouth to ear, and a listener to the first sound (SECONDS, JOINS).
	$(SETUP) bench-ear $(if $(SECONDS),--seconds $(SECONDS)) $(if $(JOINS),--joins $(JOINS))

bench-history: ## Measure reading and searching in a long history (MESSAGES, ROOMS).
	$(SETUP) bench-history $(if $(MESSAGES),--messages $(MESSAGES)) $(if $(ROOMS),--rooms $(ROOMS))

bench-rooms: ## Measure what 20,000 rooms in 500 communities cost one person (COMMUNITIES, ROOMS, JOINED).
	$(SETUP) bench-rooms $(if $(COMMUNITIES),--communities $(COMMUNITIES)) $(if $(ROOMS),--rooms $(ROOMS)) \
		$(if $(JOINED),--joined $(JOINED))

bench-coffee: ## Match coffee rounds of 10,000 people, beside shuffling and greed (PEOPLE, ROUNDS).
	$(SETUP) bench-coffee $(if $(PEOPLE),--people $(PEOPLE)) $(if $(ROUNDS),--rounds $(ROUNDS))

contract: ## Write contract.json and the front end's types.
	$(SETUP) contract

wheel: ## Build dist/flurfunk-*.whl with the front end inside.
	$(SETUP) wheel

lock: ## Resolve the lock files anew.
	$(SETUP) lock

clean: ## Remove .venv, node_modules and what was built; the data folder stays.
	$(SETUP) clean
