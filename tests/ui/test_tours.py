"""Whole journeys by keyboard alone, in three languages: each step is seen and heard, each sentence in its own language."""

from __future__ import annotations

import json
import re
import time
import wave
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from accessibility.speech.recording import RecordingVoice
from accessibility.speech.utterance import Segment
from kiosk.text import LANGUAGES, Language
from tests.sampling import sampled
from translations import messages
from ui.tour.journeys import JOURNEYS
from ui.tour.run import Wish, go

CYRILLIC = re.compile("[А-Яа-яЁё]")
LATIN = re.compile("[A-Za-zƏə]{2}")
LEAST_STEPS = {"apply": 20, "browse": 14, "languages": 12, "settings": 12}
LEAST = 6
"""Steps of any other journey."""
OFTEN = {(journey, LANGUAGES[at % len(LANGUAGES)]) for at, journey in enumerate(sorted(JOURNEYS))}
"""Each journey in one language, each language with several journeys."""
EVERY = sampled(product(JOURNEYS, LANGUAGES), lambda case: case in OFTEN)


@dataclass(frozen=True)
class Gone:
    """A tour that was gone once and is looked at by several tests."""

    told: dict[str, Any]
    folder: Path
    voice: RecordingVoice


Going = Callable[[str, Language], Gone]


@pytest.fixture(scope="module")
def going(tmp_path_factory: pytest.TempPathFactory) -> Going:
    @cache
    def gone(journey: str, language: Language) -> Gone:
        folder = tmp_path_factory.mktemp(f"{journey}-{language}")
        heard: list[RecordingVoice] = []
        told = go(Wish(journey, language, folder), time.perf_counter(), watch=heard.append)
        (voice,) = heard
        return Gone(told, folder, voice)

    return gone


@pytest.mark.parametrize(("journey", "language"), EVERY)
def test_a_journey_is_finished_seen_and_heard(journey: str, language: Language, going: Going) -> None:
    gone = going(journey, language)
    told = gone.told
    assert told["ok"], told.get("error")
    assert told == json.loads((gone.folder / "tour.json").read_text())
    assert {"journey", "language", "persona", "first_page_ms", "steps", "wire"} <= set(told)
    assert len(told["steps"]) >= LEAST_STEPS.get(journey, LEAST)
    for step in told["steps"]:
        assert step["heading"]
        assert (gone.folder / step["screenshot"]).stat().st_size > 5000
        assert step["spoken"], step["page"]
    transcript = (gone.folder / "transcript.txt").read_text().splitlines()
    assert len(transcript) == sum(len(step["spoken"]) for step in told["steps"])
    with wave.open(str(gone.folder / "speech.wav")) as sound:
        assert sound.getnframes() / sound.getframerate() > 20
    if journey != "languages":
        first = told["steps"][0]["languages"]
        assert first == [language], "the first page is spoken in the person's language"


APPLYING = sampled(LANGUAGES, lambda language: ("apply", language) in OFTEN)


@pytest.mark.acc(22)
@pytest.mark.parametrize("language", APPLYING)
def test_all_that_the_receipt_says_is_heard_when_it_comes(language: Language, going: Going) -> None:
    gone = going("apply", language)
    step = next(each for each in gone.told["steps"] if each["page"].startswith("confirmation/"))
    heard = " ".join(step["spoken"])
    text = "".join(page.extract_text() for page in PdfReader(gone.folder / "receipt.pdf").pages)
    printed = " ".join(text.split())
    number = re.search(r"AZ 2026 \d{3} \d{3}", printed)
    assert number is not None
    assert number.group() in heard
    dates = set(re.findall(r"\d{1,2} \w+ 2026", printed)) & set(re.findall(r"\d{1,2} \w+ 2026", heard))
    assert len(dates) >= 1 + (len(set(re.findall(r"\d{1,2} \w+ 2026", printed))) > 1), printed
    wording = messages("kiosk", language)
    for label in ("Application number", "Service", "Sent on", "Answer by", "What happens next"):
        assert wording.gettext(label) in heard, label


def _voices(written: Segment) -> set[str]:
    """The languages of the voices that a text may be said with: its own, and that of letters which only another has."""
    found = {written.language}
    if re.search("[əğıƏĞİ]", written.text):
        found.add("az")
    if re.search(r"\b\w*[wW]\w*", written.text):
        found.add("en")
    return found


@pytest.mark.acc(20)
@pytest.mark.parametrize("language", sampled(LANGUAGES, lambda language: ("browse", language) in OFTEN))
def test_each_sentence_is_spoken_in_the_language_of_its_text(language: Language, going: Going) -> None:
    heard = going("browse", language).voice.heard
    spoken = [(sentence, each.utterance.segments[sentence.segment]) for each in heard for sentence in each.sentences]
    assert len(spoken) > 60
    for sentence, written in spoken:
        if CYRILLIC.search(sentence.spoken):
            assert sentence.language == "ru", sentence.spoken
        elif written.language == "ru":
            assert sentence.language in {"az", "en"} or not LATIN.search(sentence.spoken), sentence.spoken
        else:
            assert sentence.language in _voices(written), sentence.spoken
    mine = sum(sentence.language == language for sentence, _ in spoken)
    assert mine > len(spoken) / 2


def test_the_receipt_of_a_tour_is_tagged_and_names_the_application(going: Going) -> None:
    reader = PdfReader(going("apply", "az").folder / "receipt.pdf")
    root = cast("DictionaryObject", reader.trailer["/Root"])
    assert str(root["/Lang"]) == "az"
    assert "/StructTreeRoot" in root
    assert cast("DictionaryObject", root["/MarkInfo"])["/Marked"]
    text = "".join(page.extract_text() for page in reader.pages)
    assert re.search(r"AZ 2026 \d{3} \d{3}", text)
    assert "Məhkumluq haqqında arayış" in text
