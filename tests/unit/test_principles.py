"""What holds for the whole program, read from its source and its strings rather than from one page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.marks import shown_by
from tests.unit.sandbox_forms.definitions import DEFINITIONS, controls
from translations.__main__ import LANGUAGES
from translations.reading import texts

ROOT = Path(__file__).parents[2]
ROOMS = ("kiosk", "accessibility", "ui", "translations")


def imports() -> Iterator[tuple[str, str]]:
    """Every import of the program: file and module."""
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                names = [each.name for each in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
                module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
                for name in names:
                    yield file.relative_to(ROOT).as_posix(), f"{module}.{name}".strip(".")


@pytest.mark.acc(25)
def test_nothing_asks_for_a_microphone_or_for_motion() -> None:
    """No part of Qt or of Python that hears or feels; the voice process opens its device for playing only."""
    senses = re.compile(
        r"QtSensors|QtMultimedia|QAudioSource|speech_recognition|sounddevice|pyaudio|CaptureDevice|DuplexDevice"
    )
    assert [each for each in imports() if senses.search(each[1])] == []
    device = (ROOT / "accessibility" / "speech" / "device.py").read_text(encoding="utf-8")
    assert "PlaybackDevice" in device
    assert "Capture" not in device


BROWSER_AT_HOME = {("kiosk/office_rooms.py", "webbrowser")}
"""Signing in with one's own browser, at home only: a test of the reception shows that a kiosk opens none."""


@pytest.mark.acc(95)
def test_no_way_out_of_the_window_is_imported() -> None:
    """No file dialogs, no web view, no opening of addresses with the system's programs (there is one, at home, none here)."""
    ways = re.compile(
        r"QFileDialog|QDesktopServices|QtWebEngine|QPrintDialog|QColorDialog|QFontDialog|QSystemTrayIcon|webbrowser"
    )
    found = {each for each in imports() if ways.search(each[1])}
    assert found - BROWSER_AT_HOME == set()


COLOURS_AND_PLACES = {
    "az": r"\b(qırmızı|yaşıl|sarı|mavi|boz|sağdakı|soldakı|yuxarıdakı|aşağıdakı|dairəvi|kvadrat)\b",
    "en": r"\b(red|green|blue|grey|gray|on the right|on the left|above|below|round|square)\b",
    "ru": r"\b(красн\w*|зел[её]н\w*|син(ий|яя|ее)|сер(ый|ая|ое)|справа|слева|выше|ниже|кругл\w*|квадрат\w*)\b",
}
NAMES_OF_SETTINGS = {
    "az": {"Qara üzərində sarı", "R sarı"},
    "en": {"Yellow on black", "Round key"},
    "ru": {"Жёлтый на чёрном", "Главная кнопка слева", "Всё ниже на экране", "Круглая клавиша"},
}
"""Colours and sides that are themselves what is chosen, and the key that a hand knows by its shape."""


@pytest.mark.acc(46)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_tells_by_colour_shape_or_place(language: str) -> None:
    pattern = re.compile(COLOURS_AND_PLACES[language], re.IGNORECASE)
    found = {text for text in texts(language) if pattern.search(text)}
    assert found - NAMES_OF_SETTINGS[language] == set()


PERSONAL = {
    "familyName": "family-name",
    "givenName": "given-name",
    "patronymic": "patronymic",
    "birthDate": "birth-date",
    "fin": "fin",
    "phone": "phone",
    "email": "email",
    "address": "address",
}
"""Properties about the person who fills in a form, and what each is for (WCAG 1.3.5)."""


@pytest.mark.acc(45)
def test_each_field_about_the_person_declares_its_purpose() -> None:
    seen = set()
    for name, definition in DEFINITIONS.items():
        for control in controls(definition):
            key = control["scope"].rpartition("/")[2]
            if key in PERSONAL:
                seen.add(key)
                assert control.get("options", {}).get("purpose") == PERSONAL[key], f"{name}: {key}"
    assert seen == set(PERSONAL)


LIMBS = {
    "text to speech": 2,
    "personal headset": 4,
    "an alert through more than one sense": 51,
    "time can be extended": 52,
    "contrast": 47,
    "keys that can be felt, and their contrast": 24,
    "a feature need not be on to be switched on": 32,
}
"""EAA Annex I section II (o) (i), limb by limb, and the row that answers it."""


@pytest.mark.acc(31)
@pytest.mark.parametrize("limb", LIMBS)
def test_every_limb_of_the_accessibility_act_has_a_test(limb: str) -> None:
    assert shown_by()[LIMBS[limb]], limb


NOT_APPLIED = ("2.4.1", "2.4.5", "3.2.3", "3.2.4", "4.1.1")
BY_SPEECH = ("1.1.1", "1.3.1", "1.3.2", "1.3.5", "2.4.4", "2.5.3", "3.1.1", "3.1.2", "3.3.1", "4.1.2", "4.1.3")


@pytest.mark.acc(70)
def test_what_is_not_applied_to_programs_is_listed_with_its_reason() -> None:
    written = (ROOT / "docs" / "accessibility" / "wcag2ict.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\d\.\d\.\d+) [^|]*\| ([^|]+)\|", written, re.MULTILINE))
    assert set(NOT_APPLIED + BY_SPEECH) <= set(rows)
    assert all(len(reason.split()) > 3 for reason in rows.values())
