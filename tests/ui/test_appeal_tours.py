"""A complaint to an agency, written by different people: each step reaches them, each by their own means only."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Final

import pytest

from kiosk.text import LANGUAGES, Language
from ui.tour.run import Wish, go

PEOPLE: Final = ("blind", "switch", "screen-reader")
LEAST_STEPS: Final = 12


@pytest.mark.slow
@pytest.mark.acc(2, 24, 43)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", PEOPLE)
def test_a_complaint_is_written_and_its_number_and_day_are_told(
    persona: str, language: Language, tmp_path: Path
) -> None:
    told = go(Wish("appeal", language, tmp_path, persona=persona), time.perf_counter())
    assert told["ok"], told.get("error")
    assert told == json.loads((tmp_path / "tour.json").read_text())
    assert len(told["steps"]) >= LEAST_STEPS
    for step in told["steps"]:
        assert step["spoken"], step["page"]
        assert (tmp_path / step["screenshot"]).stat().st_size > 3000
    received = next(each for each in told["steps"] if each["page"] == "appeal/received")
    heard = " ".join(received["spoken"])
    assert re.search(r"M 2026 \d{3} \d{3}", heard)
    assert re.search(r"\d{1,2} \w+ 2026", heard)
