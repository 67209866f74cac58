"""`egov-kiosk bench`: the performance table, measured now."""

from __future__ import annotations

import argparse
import json
import sys

HELP = "measure how fast and how small the program is here"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command understands."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="measure less often, and no catalogue of 100,000 services")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print. 1 when something could not be measured; an aim that is missed is no failure."""
    from ui.benchmarks.figure import machine, table
    from ui.benchmarks.suite import FULL, QUICK, measure_all

    counts = QUICK if arguments.quick else FULL
    figures = measure_all(counts, _say)
    if arguments.json:
        print(json.dumps({each.name: each.told() for each in figures}, ensure_ascii=False, indent=1))
    else:
        print(f"{machine()}\n\n{table(figures)}")
        for each in figures:
            if each.cause:
                print(f"{each.name}: {each.cause}")
    left_out = {str(size) for size in counts.left_out}
    return int(any(each.value is None and not left_out & set(each.name.split("_")) for each in figures))


def _say(what: str) -> None:
    """What is being done, for a person who waits; not among the figures."""
    if sys.stderr.isatty():
        print(what, file=sys.stderr, flush=True)
