"""A company's task done by its representative, by different people: each page tells them for whom it is, by their own means."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Final

import pytest

from kiosk.text import LANGUAGES, Language
from ui.tour.run import Wish, go

PEOPLE: Final = ("blind", "switch", "screen-reader")
LEAST_STEPS: Final = 28


@pytest.mark.slow
@pytest.mark.acc(2, 24, 43)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", PEOPLE)
def test_a_representative_applies_for_the_company_and_is_themselves_again(
    persona: str, language: Language, tmp_path: Path
) -> None:
    told = go(Wish("represent", language, tmp_path, persona=persona), time.perf_counter())
    assert told["ok"], told.get("error")
    assert told == json.loads((tmp_path / "tour.json").read_text())
    assert len(told["steps"]) >= LEAST_STEPS
    for step in told["steps"]:
        assert step["spoken"], step["page"]
        assert (tmp_path / step["screenshot"]).stat().st_size > 3000
