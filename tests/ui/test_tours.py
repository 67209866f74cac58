"""Whole journeys by keyboard alone, in three languages: each step is seen and heard, each sentence in its own language."""

from __future__ import annotations

import json
import re
import time
import wave
from pathlib import Path
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from accessibility.speech.recording import RecordingVoice
from accessibility.speech.utterance import Segment
from kiosk.text import LANGUAGES, Language
from translations import messages
from ui.tour.journeys import JOURNEYS
from ui.tour.run import Wish, go

CYRILLIC = re.compile("[А-Яа-яЁё]")
LATIN = re.compile("[A-Za-zƏə]{2}")
LEAST_STEPS = {"apply": 20, "browse": 14, "languages": 12, "settings": 12}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_journey_is_finished_seen_and_heard(journey: str, language: Language, tmp_path: Path) -> None:
    told = go(Wish(journey, language, tmp_path), time.perf_counter())
    assert told["ok"], told.get("error")
    assert told == json.loads((tmp_path / "tour.json").read_text())
    assert {"journey", "language", "persona", "first_page_ms", "steps", "wire"} <= set(told)
    assert len(told["steps"]) >= LEAST_STEPS[journey]
    for step in told["steps"]:
        assert step["heading"]
        assert (tmp_path / step["screenshot"]).stat().st_size > 5000
        assert step["spoken"], step["page"]
    transcript = (tmp_path / "transcript.txt").read_text().splitlines()
    assert len(transcript) == sum(len(step["spoken"]) for step in told["steps"])
    with wave.open(str(tmp_path / "speech.wav")) as sound:
        assert sound.getnframes() / sound.getframerate() > 20
    if journey != "languages":
        first = told["steps"][0]["languages"]
        assert first == [language], "the first page is spoken in the person's language"


@pytest.mark.acc(22)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_the_receipt_says_is_heard_when_it_comes(language: Language, tmp_path: Path) -> None:
    told = go(Wish("apply", language, tmp_path), time.perf_counter())
    step = next(each for each in told["steps"] if each["page"].startswith("confirmation/"))
    heard = " ".join(step["spoken"])
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "receipt.pdf").pages)
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
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_is_spoken_in_the_language_of_its_text(language: Language, tmp_path: Path) -> None:
    heard: list[RecordingVoice] = []
    go(Wish("browse", language, tmp_path), time.perf_counter(), watch=heard.append)
    (voice,) = heard
    spoken = [
        (sentence, each.utterance.segments[sentence.segment]) for each in voice.heard for sentence in each.sentences
    ]
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


def test_the_receipt_of_a_tour_is_tagged_and_names_the_application(tmp_path: Path) -> None:
    go(Wish("apply", "az", tmp_path), time.perf_counter())
    reader = PdfReader(tmp_path / "receipt.pdf")
    root = cast("DictionaryObject", reader.trailer["/Root"])
    assert str(root["/Lang"]) == "az"
    assert "/StructTreeRoot" in root
    assert cast("DictionaryObject", root["/MarkInfo"])["/Marked"]
    text = "".join(page.extract_text() for page in reader.pages)
    assert re.search(r"AZ 2026 \d{3} \d{3}", text)
    assert "Məhkumluq haqqında arayış" in text
