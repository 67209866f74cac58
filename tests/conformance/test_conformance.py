"""The conformance page says what the tests show, and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.conformance.breaking import Breakage, breakages, broken
from tests.conformance.marks import LAST, ROOT, rows, shown_by
from tests.conformance.page import PAGE, SUMMARY, summary, written


def test_every_row_has_its_line() -> None:
    assert [row.number for row in rows()] == list(range(1, LAST + 1))
    numbers = re.findall(r"^\| ACC-(\d+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number in numbers] == list(range(1, LAST + 1))


def test_the_page_is_the_one_that_the_marks_make() -> None:
    assert PAGE.read_text(encoding="utf-8") == written(), "run: python -m tests.conformance"
    assert SUMMARY.read_text(encoding="utf-8") == summary(), "run: python -m tests.conformance"


def test_nothing_is_called_met_that_no_test_shows() -> None:
    for row in rows():
        assert row.status in {"met", "not met", "not applicable"}
        assert row.tests or row.status != "met", row.number
        assert not (row.answer == "not applicable" and row.tests), f"ACC-{row.number} has tests, and needs none"
        assert bool(row.why) == bool(row.answer), f"ACC-{row.number} gives no reason, or one for nothing"
        assert not (row.why and row.note), f"ACC-{row.number} says two things"
        assert row.why.endswith(".") or not row.why


def test_marks_name_rows_that_there_are() -> None:
    assert set(shown_by()) <= set(range(1, LAST + 1))


def test_thirty_rows_have_a_breakage_that_names_its_own_test() -> None:
    found = breakages()
    assert len({each.row for each in found}) == len(found) >= 30
    shown = shown_by()
    for each in found:
        assert each.test.partition("[")[0] in shown[each.row], f"{each.test} does not bear the mark of row {each.row}"


@pytest.mark.parametrize("breakage", breakages(), ids=lambda each: f"ACC-{each.row}")
def test_what_a_breakage_breaks_is_there(breakage: Breakage) -> None:
    source = (ROOT / breakage.file).read_text(encoding="utf-8")
    compile(broken(source, breakage), breakage.file, "exec")
