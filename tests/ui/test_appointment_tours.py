"""A visit to a centre, arranged by different people: each step reaches them, each by their own means only."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Final

import pytest

from kiosk.text import LANGUAGES, Language
from ui.tour.run import Wish, go

PEOPLE: Final = ("blind", "switch", "screen-reader", "keypad")
LEAST_STEPS: Final = 14


@pytest.mark.slow
@pytest.mark.acc(1, 2, 24, 43)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", PEOPLE)
def test_a_visit_is_booked_and_kept(persona: str, language: Language, tmp_path: Path) -> None:
    told = go(Wish("appointment", language, tmp_path, persona=persona), time.perf_counter())
    assert told["ok"], told.get("error")
    assert told == json.loads((tmp_path / "tour.json").read_text())
    assert len(told["steps"]) >= LEAST_STEPS
    for step in told["steps"]:
        assert step["spoken"], step["page"]
        assert (tmp_path / step["screenshot"]).stat().st_size > 3000
    if persona == "keypad":  # at a kiosk
        assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
        return
    (file,) = tmp_path.glob("*.ics")
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
