"""The conformance page: one line a requirement, with what shows it."""

from __future__ import annotations

from collections import Counter
from typing import Final

from tests.conformance.breaking import breakages
from tests.conformance.marks import ROOT, Row, rows

PAGE: Final = ROOT / "docs" / "accessibility" / "conformance.md"
SUMMARY: Final = ROOT / "resources" / "accessibility" / "conformance.toml"
_WHERE: Final = {"D": "at home", "K": "at a kiosk", "B": "both"}
_HEAD: Final = """# Conformance

Each requirement that this program is held to (EN 301 549, WCAG 2.2 as applied by WCAG2ICT, Section 508, the ADA, DOT and VVSG rules, and
the project's own), with the test that shows it. This page is made by `python -m tests.conformance` from the marks of the tests, and a test
holds it against them. “Met” says that tests show it on this machine: nobody outside has examined the program, and no person with a
disability has tried it yet. Sentences before the tests say what these cannot show. A row marked ✂ has a deliberate breakage that turns its test red (`tests/conformance/breakages.toml`).
"""


def summary() -> str:
    """What the program itself knows of its conformance, for the statement in its help (TOML)."""
    every = rows()
    counted = Counter(row.status for row in every)
    numbers = [row.number for row in every if row.status == "not met"]
    return (
        "# Made by `python -m tests.conformance`, shown in the accessibility statement of the program.\n"
        f"met = {counted['met']}\nnot_met = {counted['not met']}\nnot_applicable = {counted['not applicable']}\n"
        f"rows_not_met = {numbers}\n"
    )


def written() -> str:
    """The whole page."""
    every = rows()
    counted = Counter(row.status for row in every)
    broken = {each.row for each in breakages()}
    lines = [
        _HEAD,
        f"**{counted['met']} met, {counted['not met']} not met, {counted['not applicable']} not applicable.**",
        "",
    ]
    lines += ["| row | clause | requirement | where | answer | shown by |", "|---|---|---|---|---|---|"]
    lines += [_line(row, is_broken=row.number in broken) for row in every]
    return "\n".join(lines) + "\n"


def _line(row: Row, *, is_broken: bool) -> str:
    tests = " ".join(f"`{test.removeprefix('tests/')}`" for test in _few(row.tests))
    shown = " ".join(filter(None, (row.why or row.note, tests))) or "no test"
    name = f"ACC-{row.number}{' ✂' if is_broken else ''}"
    return f"| {name} | {row.clause} | {row.requirement} | {_WHERE[row.where]} | {row.status} | {shown} |"


def _few(tests: tuple[str, ...], most: int = 3) -> tuple[str, ...]:
    """A few tests of different files: the page is to be read."""
    first: dict[str, str] = {}
    for test in tests:
        first.setdefault(test.partition("::")[0], test)
    return tuple(first.values())[:most]
