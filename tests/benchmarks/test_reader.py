"""A screen reader, on or off, makes no page more than a tenth slower."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.benchmarks.reader import PAGES, reader_cost

MOST: Final = 1.10


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_page_is_slower_with_orca(tmp_path: Path) -> None:
    costs = reader_cost(tmp_path / "desk", pages=PAGES, rounds=24)
    assert {cost.page: round(cost.work_ratio, 2) for cost in costs if cost.work_ratio > MOST} == {}
    assert {cost.page: round(cost.ratio, 2) for cost in costs if cost.ratio > MOST} == {}
