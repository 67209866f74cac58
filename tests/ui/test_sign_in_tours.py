"""Signing in by everybody's own means: without a phone, refused, run out; with mobile ID at an enrolled kiosk, at home with a code."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from kiosk.text import LANGUAGES, Language
from ui.tour.run import Wish, go

LEAST = {"keyboard": 14, "blind": 14, "switch": 14, "keypad": 14, "screen-reader": 10}
"""Steps: who brings a screen reader is at home, where nobody has mobile ID."""


def signed_in(persona: str, language: Language, out: Path) -> None:
    """The journey is finished; each page of it has reached the person, and nothing private has."""
    told = go(Wish("sign-in", language, out, persona=persona), time.perf_counter())
    assert told["ok"], told.get("error")
    assert told == json.loads((out / "tour.json").read_text())
    assert len(told["steps"]) >= LEAST[persona]
    pages = {step["page"] for step in told["steps"]}
    assert {"sign-in/waiting", "sign-in/no-phone", "sign-in/refused", "cabinet"} <= pages
    met = {"sign-in/expired"} if persona == "screen-reader" else {"mobile-id/unknown", "mobile-id/waiting"}
    assert met <= pages
    transcript = (out / "transcript.txt").read_text()
    for step in told["steps"]:
        assert step["spoken"], step["page"]
    for secret in ("0500000001", "050 000 00 01", "100001"):
        assert secret not in transcript, "what is private was said aloud"
    if persona == "blind":
        assert re.search(r"(?:\d, ){3}\d\b", transcript), "the check code is said digit by digit"


@pytest.mark.acc(67)
def test_by_ear_at_a_kiosk(tmp_path: Path) -> None:
    signed_in("blind", "en", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", LEAST)
def test_everybody_signs_in_in_every_language(persona: str, language: Language, tmp_path: Path) -> None:
    signed_in(persona, language, tmp_path)
