# The commands of the README. Each sets up what it needs by itself; PYTHON names another interpreter.
PYTHON ?= python3
export PYTHON

.PHONY: setup run test soak check

setup:
	@packaging/setup.sh run

run: setup
	@packaging/run.sh

check:
	@packaging/setup.sh dev
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m translations check

test: check
	QT_QPA_PLATFORM=offscreen .venv/bin/pytest -n 2 --dist loadfile --max-worker-restart=0 -m "not slow"

soak:
	@packaging/setup.sh dev
	QT_QPA_PLATFORM=offscreen .venv/bin/pytest -m slow tests/benchmarks
	QT_QPA_PLATFORM=offscreen .venv/bin/pytest -n 2 -m slow --ignore tests/benchmarks
