"""The cabinet and a payment, gone through by different people: each step reaches them, each by their own means only."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Final

import pytest

from kiosk.text import LANGUAGES, Language
from ui.tour.run import Wish, go

PEOPLE: Final = ("blind", "switch", "screen-reader")
LEAST_STEPS: Final = {"cabinet": 15, "pay": 9}


def gone_through(journey: str, persona: str, language: Language, out: Path) -> list[str]:
    """The journey is finished and each page of it has reached the person; returns what was perceived."""
    told = go(Wish(journey, language, out, persona=persona), time.perf_counter())
    assert told["ok"], told.get("error")
    assert told == json.loads((out / "tour.json").read_text())
    assert len(told["steps"]) >= LEAST_STEPS[journey]
    for step in told["steps"]:
        assert step["spoken"], step["page"]
        assert (out / step["screenshot"]).stat().st_size > 3000
    transcript = (out / "transcript.txt").read_text().splitlines()
    assert len(transcript) == sum(len(step["spoken"]) for step in told["steps"])
    if journey == "pay":
        assert (out / "receipt.pdf").read_bytes().startswith(b"%PDF")
    return transcript


@pytest.mark.acc(2)
def test_a_fee_is_paid_by_ear_alone(tmp_path: Path) -> None:
    transcript = gone_through("pay", "blind", "az", tmp_path)
    assert not any("payment=" in line for line in transcript), "no secret is read aloud"


@pytest.mark.acc(24)
def test_a_fee_is_paid_with_one_switch(tmp_path: Path) -> None:
    gone_through("pay", "switch", "ru", tmp_path)


def test_the_cabinet_with_a_screen_reader(tmp_path: Path) -> None:
    transcript = gone_through("cabinet", "screen-reader", "en", tmp_path)
    assert any("3 new messages. 2 to pay." in line for line in transcript), "the numbers are told when they come"


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", PEOPLE)
@pytest.mark.parametrize("journey", LEAST_STEPS)
def test_everybody_in_every_language(journey: str, persona: str, language: Language, tmp_path: Path) -> None:
    gone_through(journey, persona, language, tmp_path)
