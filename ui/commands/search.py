"""`egov-kiosk search`: what the search field would find, on the command line."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Final

from ui.commands import UsageError

HELP: Final = "find services by what people call them"
_LANGUAGES: Final = ("az", "en", "ru")
_MOST: Final = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command understands."""
    parser.add_argument("words", metavar="WORDS", help="what to look for, in any of the languages")
    parser.add_argument("--language", default="az", metavar="L", help="language of the names: az, en or ru (az)")
    parser.add_argument("--limit", default="10", metavar="N", help=f"how many to show, 1 to {_MOST} (10)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Print what is found; the answer is the exit status, 0 also when nothing is. Raises `UsageError`."""
    if arguments.language not in _LANGUAGES:
        raise UsageError(
            f"egov-kiosk search: --language {_shown(arguments.language)} is none of {', '.join(_LANGUAGES)}"
        )
    limit = str(arguments.limit)
    if not (limit.isascii() and limit.isdigit() and len(limit) < 4 and 1 <= int(limit) <= _MOST):
        raise UsageError(f"egov-kiosk search: --limit {_shown(limit)} is not a whole number from 1 to {_MOST}")

    from kiosk.catalogue.first import open_first
    from kiosk.catalogue.search import Search

    store = open_first()
    try:
        hits = Search(store)(arguments.words, arguments.language, int(limit))
    finally:
        store.close()
    if arguments.json:
        items = [{"id": hit.id, "name": hit.name, "score": hit.score} for hit in hits]
        print(json.dumps({"items": items}, ensure_ascii=False))
        return 0
    for number, hit in enumerate(hits, start=1):
        print(f"{number}. {hit.name} ({hit.id})")
    if not hits:
        print("egov-kiosk search: nothing is found for these words", file=sys.stderr)
    return 0


def _shown(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:40] + "…")
