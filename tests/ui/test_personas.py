"""Each kind of person applies by their own means only, in every language, with every palette and at 400 %."""

from __future__ import annotations

import json
import time
import wave
from pathlib import Path
from typing import Final

import pytest

from accessibility.preferences import PALETTES
from kiosk.signs import NAMES
from kiosk.text import LANGUAGES, Language
from tests.ui.signs import make_clip
from ui.commands.tour import PERSONAS
from ui.tour.people import KEYBOARD, KINDS
from ui.tour.run import Wish, go

EIGHT: Final = tuple(each for each in KINDS if each != KEYBOARD)
LEAST_STEPS: Final = 18


def applied(persona: str, language: Language, out: Path, *, signs: str = "", **preferences: bool | int | str) -> None:
    """The journey is finished, and each page of it has reached the person."""
    wish = Wish("apply", language, out, preferences=preferences, persona=persona, signs=signs)
    told = go(wish, time.perf_counter())
    assert told["ok"], told.get("error")
    assert told == json.loads((out / "tour.json").read_text())
    assert told["persona"] == persona
    assert len(told["steps"]) >= LEAST_STEPS
    for step in told["steps"]:
        assert step["spoken"], step["page"]
        assert (out / step["screenshot"]).stat().st_size > 3000
    transcript = (out / "transcript.txt").read_text().splitlines()
    assert len(transcript) == sum(len(step["spoken"]) for step in told["steps"])
    assert (out / "receipt.pdf").read_bytes().startswith(b"%PDF")


def test_there_are_eight_and_the_command_knows_them_all() -> None:
    assert len(EIGHT) == 8
    assert set(PERSONAS) == set(KINDS)


@pytest.mark.acc(2)
def test_by_ear_alone(tmp_path: Path) -> None:
    applied("blind", "az", tmp_path)


@pytest.mark.acc(48, 56, 57)
def test_with_little_sight(tmp_path: Path) -> None:
    applied("low-vision", "ru", tmp_path)


@pytest.mark.acc(24)
def test_with_one_switch(tmp_path: Path) -> None:
    applied("switch", "en", tmp_path)


@pytest.mark.acc(1, 2, 24)
def test_at_a_kiosk_with_the_keypad_and_a_headset(tmp_path: Path) -> None:
    applied("keypad", "az", tmp_path)


@pytest.mark.acc(35, 39, 58)
def test_with_hands_that_tremble(tmp_path: Path) -> None:
    applied("tremor", "ru", tmp_path)


@pytest.mark.acc(43, 68, 69, 83)
def test_with_a_screen_reader(tmp_path: Path) -> None:
    """What is heard comes from the reader alone: our own voice has said nothing."""
    applied("screen-reader", "en", tmp_path)
    with wave.open(str(tmp_path / "speech.wav")) as sound:
        assert not any(sound.readframes(sound.getnframes()))


@pytest.mark.acc(23)
def test_without_hearing(tmp_path: Path) -> None:
    applied("deaf", "az", tmp_path)


@pytest.mark.acc(76)
def test_without_hearing_and_with_clips_in_sign_language(tmp_path: Path) -> None:
    """Consent and confirmation have a clip, which is seen on the page."""
    clips = tmp_path / "clips"
    clips.mkdir()
    for name in NAMES:
        make_clip(clips, name)
    applied("deaf", "ru", tmp_path, signs=str(clips))


def test_with_few_words_and_pictures(tmp_path: Path) -> None:
    applied("easy", "ru", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", EIGHT)
def test_everybody_in_every_language(persona: str, language: Language, tmp_path: Path) -> None:
    applied(persona, language, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("persona", EIGHT)
def test_everybody_with_the_largest_letters_in_every_palette(persona: str, palette: str, tmp_path: Path) -> None:
    language = LANGUAGES[(PALETTES.index(palette) + EIGHT.index(persona)) % len(LANGUAGES)]
    applied(persona, language, tmp_path, palette=palette, zoom_percent=400, text_step=3)
