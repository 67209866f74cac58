"""The search of the first page without sight: the keys that the voice names work, and how much was found is heard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessibility.speech.recording import RecordingVoice
from kiosk.settings import Settings
from tests.ui.speaking import ManualTimers
from tests.ui.visiting import NOBODY, visiting
from tests.ui.window_driving import token
from ui.searching import PAUSE_SECONDS
from ui.visiting import VisitWindow

FIELD = "field:query"
NOTHING = "Nothing was found."


class Search:
    """A visit at home with the voice on, and what it says."""

    def __init__(self, visit: VisitWindow, timers: ManualTimers) -> None:
        self.visit, self.timers = visit, timers
        self._heard: list[str] = []
        visit.layer.announcer.captioned.connect(self._heard.append)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focused or self.visit.window, key)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.focused or self.visit.window, letter)
            QApplication.processEvents()

    def heard(self) -> list[str]:
        """What was said since the last call."""
        found, self._heard[:] = list(self._heard), []
        return found

    @property
    def focused(self) -> QWidget | None:
        return QApplication.focusWidget()

    @property
    def place(self) -> object:
        return token(QApplication.focusWidget())

    @property
    def count(self) -> str:
        (said,) = self.visit.presenter.page.said
        return said.text


@pytest.fixture
def search(qtbot: QtBot) -> Iterator[Search]:
    settings, timers = Settings(language="en", speech=True, portal=NOBODY), ManualTimers()
    with visiting(qtbot, settings, RecordingVoice(), timers=timers) as visit:
        yield Search(visit, timers)


@pytest.mark.acc(4)
def test_what_the_voice_says_first_is_true_in_the_search_field(search: Search) -> None:
    assert search.place == FIELD
    search.press(Qt.Key.Key_Down)
    assert search.place != FIELD
    assert len(search.heard()) == 1


def test_enter_goes_to_the_first_thing_that_was_found(search: Search) -> None:
    search.write("passport")
    search.heard()
    search.press(Qt.Key.Key_Return)
    first = search.visit.presenter.page.blocks[1].actions[0]  # type: ignore[union-attr]
    assert search.visit.presenter.page.id == "home"
    assert search.place == f"action:{first.id}:{first.argument}"
    assert any(first.label.text in said for said in search.heard())


def test_enter_says_that_nothing_was_found(search: Search) -> None:
    search.write("qqqxzzz")
    search.timers.pass_by(PAUSE_SECONDS)
    search.heard()
    search.press(Qt.Key.Key_Return)
    assert search.heard() == [NOTHING]
    assert search.place == FIELD


@pytest.mark.acc(69)
def test_how_much_was_found_is_said_when_the_writing_stops(search: Search) -> None:
    search.write("passport")
    assert search.count not in search.heard()
    search.timers.pass_by(PAUSE_SECONDS - 0.1)
    assert search.heard() == []
    search.timers.pass_by(0.2)
    assert search.heard() == [search.count]


@pytest.mark.acc(69)
def test_it_is_said_again_though_the_number_is_the_same(search: Search) -> None:
    for letters in ("qqqxz", "z", "z"):
        search.write(letters)
        search.timers.pass_by(PAUSE_SECONDS)
        assert search.heard()[-1] == NOTHING


def test_each_letter_begins_the_waiting_anew(search: Search) -> None:
    for letter in "passport":
        search.write(letter)
        search.timers.pass_by(PAUSE_SECONDS / 2)
    assert not any("found" in said or "shown" in said for said in search.heard())
    search.timers.pass_by(PAUSE_SECONDS)
    assert search.heard() == [search.count]


def test_nothing_is_told_of_a_search_that_was_left_or_cleared(search: Search) -> None:
    search.write("passport")
    search.visit.window.activated.emit("help", "")
    search.heard()
    search.timers.pass_by(2 * PAUSE_SECONDS)
    assert search.heard() == []


def test_esc_in_a_result_leads_back_to_the_field(search: Search) -> None:
    search.write("passport")
    search.press(Qt.Key.Key_Return)
    assert search.place != FIELD
    search.press(Qt.Key.Key_Escape)
    assert search.visit.presenter.page.id == "home"
    assert search.place == FIELD
    search.write("id")
    assert [field.text() for field in search.visit.window.view.fields()] == ["id"]  # type: ignore[attr-defined]
