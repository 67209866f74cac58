"""The keypad and the switches in the real program: its first pages, its bars and its keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.preferences import Scanning
from accessibility.speech.silent import SilentVoice
from kiosk.settings import KioskSettings, Mode, PortalSettings, Settings
from tests.ui.way_in_driving import settle
from ui.application import Application, open_application
from ui.visiting import VisitWindow

JACK_IN, JACK_OUT, HELP, UP, DOWN, ACTION, BACK, NEXT, LESS, MORE = range(193, 203)
SPACE = 65


Begin = Callable[..., "Visit"]


class Visit:
    """A person with a keypad at the program."""

    def __init__(self, qtbot: QtBot, mode: Mode, profile: str = "") -> None:
        kiosk = KioskSettings(keypad_profile=profile)
        portal = PortalSettings(url="http://127.0.0.1:9")
        self.application: Application = open_application(
            Settings(mode=mode, language="en", speech=True, portal=portal, kiosk=kiosk)
        )
        self.qtbot, self.visit = qtbot, VisitWindow(self.application, SilentVoice())
        self.window = self.visit.window
        self.captions: list[str] = []
        self.visit.layer.announcer.captioned.connect(self.captions.append)
        self.window.resize(1920, 1080)
        self.visit.start()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        settle()

    def press(self, *codes: int, key: int = 0, text: str = "") -> None:
        for code in codes:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                plain = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(self.window.windowHandle(), QKeyEvent(kind, key, plain, code, 0, 0, text))
            settle()

    def said(self) -> list[str]:
        found, self.captions[:] = list(self.captions), []
        return found

    def top(self) -> None:
        """Where the page begins; the first press of a visit only begins it."""
        for _ in range(60):
            self.press(UP)
            if "Top of the page" in self.captions[-1]:
                return
        raise AssertionError(self.captions)

    def walk_to(self, words: str) -> None:
        for _ in range(80):
            known = len(self.captions)
            self.press(DOWN)
            if any(words in said for said in self.captions[known:]):
                return
        raise AssertionError(f"{words} was not met: {self.captions}")


def is_waiting(person: Visit) -> bool:
    """Whether the page before a visit stands on the screen."""
    return person.visit.presenter.page.attract


@pytest.fixture
def begin(qtbot: QtBot) -> Iterator[Begin]:
    made: list[Visit] = []

    def somebody(mode: Mode, profile: str = "") -> Visit:
        made.append(Visit(qtbot, mode, profile))
        return made[-1]

    yield somebody
    for each in made:
        each.visit.leave()
        each.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for each in made:
        each.application.catalogue.close()


@pytest.mark.acc(24)
def test_any_key_of_the_keypad_begins_a_visit_and_walks_the_first_page(begin: Begin) -> None:
    person = begin("kiosk")
    assert is_waiting(person)
    person.press(DOWN)
    assert not is_waiting(person)
    first = person.visit.presenter.page
    person.top()
    person.said()
    person.walk_to("End of the page")
    heard = " ".join(person.said())
    for words in (first.heading.text, "Sound and look", "Help", "Staff"):
        assert words in heard


@pytest.mark.acc(24)
def test_back_and_help_and_a_page_that_has_no_next_step(begin: Begin) -> None:
    person = begin("home")
    home = person.visit.presenter.page.id
    person.top()
    person.walk_to("Sound and look")
    person.press(ACTION)
    assert person.visit.presenter.page.id != home
    person.press(BACK)
    assert person.visit.presenter.page.id == home
    person.said()
    person.press(NEXT)
    assert person.said() == ["This page has no next step. Choose something on it."]


@pytest.mark.acc(24)
@pytest.mark.parametrize("mode", ["home", "kiosk"])
def test_a_search_is_written_with_the_keypad_alone(begin: Begin, mode: Mode) -> None:
    person = begin(mode)
    person.top()
    person.walk_to("field. empty")
    field = QApplication.focusWidget()
    person.press(ACTION)
    person.qtbot.waitUntil(lambda: person.captions[-1].startswith("Keyboard"))
    for letter in "ad":
        for _ in range(5):
            person.press(LESS)
        for _ in range(60):
            if person.said()[-1:] == [letter]:
                break
            person.press(DOWN)
        person.press(ACTION)
    assert field.text() == "ad"  # type: ignore[union-attr]
    person.press(BACK)
    assert QApplication.focusWidget() is field
    person.press(DOWN)
    assert QApplication.focusWidget() is not field


@pytest.mark.acc(32)
def test_a_switch_held_on_the_first_page_turns_scanning_on(begin: Begin) -> None:
    person = begin("kiosk")
    hold, scanner = person.visit.layer.ways_in.hold, person.visit.layer.scanner
    assert hold.watching
    assert scanner.here is None
    hold.held.emit()
    assert scanner.mode is Scanning.AUTO
    assert person.visit.presenter.preferences.scanning is Scanning.AUTO
    assert "The ring goes on by itself. Press when it is around what you want." in person.said()


def test_a_table_that_cannot_be_used_is_told_of_and_the_usual_one_holds(begin: Begin) -> None:
    person = begin("kiosk", "/nowhere/pad.toml")
    sentence = "The table of the keypad in /nowhere/pad.toml cannot be read."
    assert person.visit.tactile.problem == sentence
    assert sentence in person.visit.layer.speech.notice.lines
    person.press(DOWN)
    assert not is_waiting(person)


ON_KEYPAD = "Press Down to hear the next thing, and Round key to choose it. Press Help for help."
ON_KEYBOARD = "Press Down arrow to hear the next thing, and Enter to choose it. Press F4 for help."


def first_page(person: Visit) -> str:
    """What was said of the page after the first, which begins a visit."""
    return next(each for each in person.said() if ON_KEYPAD in each or ON_KEYBOARD in each)


@pytest.mark.acc(4)
def test_who_begins_with_the_keypad_hears_of_its_keys_only(begin: Begin) -> None:
    person = begin("kiosk")
    person.press(DOWN)
    said = first_page(person)
    assert (ON_KEYPAD in said, ON_KEYBOARD in said) == (True, False)


@pytest.mark.acc(4)
def test_who_begins_with_a_touch_hears_of_the_keypad_that_the_kiosk_has(begin: Begin) -> None:
    person = begin("kiosk", "storm")
    person.window.attract.started.emit()
    settle()
    said = first_page(person)
    assert (ON_KEYPAD in said, ON_KEYBOARD in said) == (True, False)


@pytest.mark.acc(4)
@pytest.mark.parametrize("profile", ["", "storm"])
def test_who_begins_with_the_keyboard_hears_of_that(begin: Begin, profile: str) -> None:
    person = begin("kiosk", profile)
    person.press(38, key=Qt.Key.Key_A, text="a")
    person.window.attract.started.emit()
    settle()
    said = first_page(person)
    assert (ON_KEYPAD in said, ON_KEYBOARD in said) == (False, True)
