"""Rows that are shown by what the program has, or has not, rather than by what it does."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from accessibility.preferences import Preferences
from kiosk.journeys.conductor import Conductor
from kiosk.journeys.events import Arrived
from kiosk.journeys.requests import BeginSignIn
from kiosk.journeys.signing_in import SigningIn
from kiosk.page import BACK, HELP, STAFF, Page, QrCode
from kiosk.portal.awaited import DeviceCode
from kiosk.settings import KioskSettings, RelaySettings
from kiosk.text import LANGUAGES, Language
from tests.conformance.marks import ROOT
from tests.journeys.desk import Someone, desk, texts_of
from tests.ui.pages import PAGES, Place
from tests.ui.sweep import Setting, show, window_of
from tests.unit.test_principles import imports
from ui.blocks.base import TOKEN

SOUND_FILES = {".wav", ".ogg", ".mp3", ".flac", ".opus", ".aac", ".mid"}
CODE = DeviceCode(
    device_code="secret",
    user_code="990734358",
    verification_uri="https://portal.example/device",
    verification_uri_complete="https://portal.example/device?user_code=990734358",
    expires_at=120.0,
    interval=5.0,
    match_number="42",
)
BODY = r"\b(face|fingers?\b.{0,6}prints?|voiceprint|iris|barmaq iz\w*|üz\w* tanı\w*|отпечат\w*|лиц[оау]\b|радужк\w*)"
PUZZLES = r"(?i)captcha|puzzle|tapmaca|головоломк"


@pytest.mark.acc(14)
def test_nothing_sounds_but_the_voice() -> None:
    """One file opens a sound device, no sound is shipped, and a film has no track."""
    players = re.compile(r"miniaudio|QtMultimedia|QSoundEffect|winsound|simpleaudio|ossaudiodev|playsound")
    assert {file for file, module in imports() if players.search(module)} == {"accessibility/speech/device.py"}
    beeps = re.compile(r"\bbeep\(|\\a\"|\\x07")
    for room in ("kiosk", "accessibility", "ui"):
        for file in (ROOT / room).rglob("*.py"):
            assert not beeps.search(file.read_text(encoding="utf-8")), file
    shipped = [file for room in ("resources", "accessibility", "ui", "kiosk") for file in (ROOT / room).rglob("*")]
    assert [file for file in shipped if file.suffix in SOUND_FILES] == []


def sign_in_page(language: Language) -> Page:
    at = desk(language, at_kiosk=True)
    following = SigningIn().on(Arrived(BeginSignIn(""), CODE), at)
    assert following is not None
    assert following.state is not None
    return following.state.page(at)


@pytest.mark.acc(33, 67)
@pytest.mark.parametrize("language", LANGUAGES)
def test_signing_in_takes_a_phone_with_or_without_its_camera_and_no_part_of_the_body(language: Language) -> None:
    """A picture to look at with the camera, or digits to write: on one's own phone, where nothing has to be kept in mind."""
    page = sign_in_page(language)
    code = next(block for block in page.aside if isinstance(block, QrCode))
    words = " ".join(str(text) for text in texts_of(page))
    assert code.data == CODE.verification_uri_complete
    assert "990 734 358" in words.replace("\u00a0", " ")
    assert not re.search(PUZZLES, words)
    assert not re.search(BODY, words, re.IGNORECASE)


@pytest.mark.acc(33)
def test_no_part_of_the_program_measures_a_body() -> None:
    measuring = re.compile(r"face_recognition|mediapipe|dlib|fprint|insightface|BiometricPrompt", re.IGNORECASE)
    assert [each for each in imports() if measuring.search(each[1])] == []


@pytest.mark.acc(52)
@pytest.mark.parametrize(("key", "lowest", "highest"), [("idle_seconds", 120, 300), ("alert_seconds", 20, 45)])
def test_a_kiosk_waits_and_asks_for_as_long_as_the_rules_say(key: str, lowest: int, highest: int) -> None:
    assert lowest <= getattr(KioskSettings(), key) <= highest
    for wrong in (lowest - 1, highest + 1):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({key: wrong}, KioskSettings)
    for right in (lowest, highest):
        assert getattr(msgspec.convert({key: right}, KioskSettings), key) == right


@pytest.mark.acc(53)
def test_nothing_is_animated_unless_a_person_asks_for_it() -> None:
    assert not Preferences().motion
    moving = re.compile(r"Q\w*Animation$|QTimeLine|QMovie|QGraphicsEffect")
    assert {file for file, module in imports() if moving.search(module)} == {"ui/blocks/sign_clip.py"}


SEEN_EVERYWHERE = ("home", "service-centre", "help", "statement", "apply-check", "question-choice", "information")


@pytest.mark.acc(63)
@pytest.mark.parametrize(("place", "size"), [("home", 100), ("kiosk", 2)])
def test_what_the_bars_hold_stands_in_the_same_place_on_every_page(qapp: QApplication, place: Place, size: int) -> None:
    setting = Setting(place, size, language="en")
    places: dict[str, set[tuple[int, int]]] = {}
    with window_of(setting) as window:
        for name in SEEN_EVERYWHERE:
            show(window, PAGES[name], setting)
            for button in window.findChildren(QAbstractButton):
                token = str(button.property(TOKEN) or "")
                if button.isVisible() and token.startswith("bar:") and token != "bar:main":
                    corner = button.mapTo(window, button.rect().topLeft())
                    places.setdefault(token, set()).add((corner.x(), corner.y()))
    assert set(places) >= {"bar:back", "bar:repeat", "bar:help", "bar:language", "bar:look"}
    assert ("bar:staff" in places) is (place == "kiosk")
    assert {token: found for token, found in places.items() if len(found) > 1} == {}


@pytest.mark.acc(95)
@pytest.mark.parametrize("name", ["question-text", "question-multiline", "apply-check"])
def test_nothing_on_a_page_opens_a_menu_of_its_own(qapp: QApplication, name: str) -> None:
    setting = Setting("kiosk", 2, language="en")
    with window_of(setting) as window:
        show(window, PAGES[name], setting)
        shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
        assert len(shown) > 10
        for widget in shown:
            middle = widget.rect().center()
            for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
                QApplication.sendEvent(widget, QContextMenuEvent(reason, middle, widget.mapToGlobal(middle)))
            assert QApplication.activePopupWidget() is None, widget
        assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()]


DOCUMENTED = ROOT / "docs" / "accessibility.md"
PLAIN = {"language"}
"""Settings that are no feature of their own."""


@pytest.mark.acc(86)
def test_every_feature_is_documented_in_a_page_of_headings_and_lists() -> None:
    written = DOCUMENTED.read_text(encoding="utf-8")
    missing = [each.name for each in fields(Preferences) if each.name not in PLAIN and f"`{each.name}`" not in written]
    assert missing == []
    headings = re.findall(r"^(#+) ", written, re.MULTILINE)
    assert headings[0] == "#"
    assert set(headings[1:]) == {"##"}
    assert not re.search(r"!\[\]\(", written), "a picture without words"


@pytest.mark.acc(86)
@pytest.mark.parametrize("place", ["at a kiosk", "at home"])
def test_who_cannot_hear_is_led_from_help_to_writing_and_to_an_interpreter(place: str) -> None:
    at = replace(desk("en", at_kiosk=place == "at a kiosk"), relay=RelaySettings())
    person = Someone(Conductor(at))
    for action in (HELP, STAFF):
        page = person.do(action)
        assert "Sign language" in {str(text) for text in texts_of(page)}
    page = person.do("sign-language")
    words = " ".join(str(text) for text in texts_of(page))
    assert "+994 55 213 19 97" in words
    assert "Write to a member of staff" in words
    assert person.do("write").id == "sign-language/write"
    person.do(BACK)


@pytest.mark.acc(86)
def test_staff_have_a_card_that_explains_it() -> None:
    card = (ROOT / "docs" / "accessibility" / "staff-card.md").read_text(encoding="utf-8")
    for words in ("headphones", "keypad", "switch", "sign language", "Write to a member of staff", "three times"):
        assert words in card, words


def test_the_documents_of_accessibility_are_found_from_one_page() -> None:
    written = DOCUMENTED.read_text(encoding="utf-8")
    for page in sorted((ROOT / "docs" / "accessibility").glob("*.md")):
        assert f"](accessibility/{page.name})" in written, page.name
    assert Path(DOCUMENTED).stat().st_size < 20_000
