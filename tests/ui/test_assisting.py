"""A visitor calls, staff answer: in a real window, by its buttons, heard and seen on both sides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.compose import caption_of
from accessibility.speech.silent import SilentVoice
from kiosk.assisting.view import StaffView, Step, view_of
from kiosk.desk import Call
from kiosk.page import HELP, STAFF, Field, Notice
from kiosk.settings import KioskSettings, PortalSettings, Settings
from kiosk.window_process import VIEW, Told
from tests.journeys.desk import texts_of
from ui.application import open_application
from ui.assisting import Assisted
from ui.blocks.push import Push
from ui.visiting import VisitWindow

SETTINGS = Settings(
    mode="kiosk",
    language="en",
    portal=PortalSettings(url="http://127.0.0.1:9"),
    kiosk=KioskSettings(name="Hall 2", staff_screen=2),
)


class Room:
    """A visit at a kiosk with a screen for staff: what is said to the visitor, and what staff see."""

    def __init__(self) -> None:
        self.application = open_application(SETTINGS)
        self.visit = VisitWindow(self.application, SilentVoice())
        self.lines: list[bytes] = []
        self.said: list[str] = []
        self.visit.layer.announcer.uttered.connect(lambda utterance: self.said.append(caption_of(utterance)))
        self.assisted = Assisted(self.visit, self.lines.append)
        self.visit.window.resize(1920, 1080)

    def seen(self) -> StaffView:
        """What staff see now."""
        found = view_of(self.lines[-1].removeprefix(VIEW))
        assert found is not None
        return found

    @property
    def page_words(self) -> str:
        return " ".join(map(str, texts_of(self.visit.presenter.page)))

    def press(self, name: str) -> None:
        """The button of that name, with a finger."""
        found = [
            each for each in self.visit.window.findChildren(Push) if each.isVisible() and each.accessibleName() == name
        ]
        assert len(found) == 1, name
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room()
    made.visit.start()
    qtbot.waitExposed(made.visit.window)
    made.visit.window.activateWindow()
    yield made
    made.visit.leave()
    made.visit.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    made.application.catalogue.close()


@pytest.fixture
def begun(room: Room) -> Room:
    """Somebody is there."""
    room.visit.window.attract.started.emit()
    assert room.visit.presenter.page.id == "home"
    return room


@pytest.mark.acc(97)
def test_who_begins_is_told_once_what_staff_see(room: Room) -> None:
    assert room.lines == [] or room.seen().step is Step.NOBODY
    room.visit.window.attract.started.emit()
    sentence = "Staff see which step you are at, and nothing that you wrote."
    assert room.said.count(sentence) == 1
    assert sentence in room.page_words
    room.press("Help")
    assert sentence in room.page_words
    assert room.said.count(sentence) == 1
    assert room.seen().step is Step.FIRST_PAGE


@pytest.mark.acc(69, 97)
def test_calling_hearing_that_somebody_comes_and_taking_it_back(begun: Room) -> None:
    begun.press("Staff")
    begun.press("Call somebody")
    assert begun.said[-1] == "Help has been called. Please stay here."
    assert "Help has been called. Please stay here." in begun.page_words
    assert begun.seen().call is Call.CALLED
    begun.assisted.told(Told.COMING)
    assert begun.said[-1] == "Somebody is coming to help."
    assert "Somebody is coming to help." in begun.page_words
    assert begun.seen().call is Call.COMING
    begun.press("Back")
    assert begun.visit.presenter.page.id == "home"
    assert any(isinstance(each, Notice) and "coming" in str(each.text) for each in begun.visit.presenter.page.blocks)
    assert begun.said.count("Somebody is coming to help.") == 1, "it is seen from now on"
    begun.press("Help")
    begun.press("I do not need help any more")
    assert begun.said[-1] == "Nobody is called now."
    assert begun.seen().call is Call.NONE
    begun.press("Back")
    assert "coming" not in begun.page_words


def test_nothing_moves_under_a_hand_when_staff_come_unasked(begun: Room) -> None:
    begun.visit.window.changed.emit("query", "v")
    begun.visit.window.changed.emit("query", "")
    before = begun.visit.presenter.page
    begun.assisted.told(Told.COMING)
    assert begun.said[-1] == "Somebody is coming to help."
    assert begun.visit.presenter.page == before
    assert begun.seen().call is Call.COMING, "staff see that they have said so"
    begun.press("Help")
    assert "Somebody is coming to help." in begun.page_words
    begun.assisted.told(Told.HELPED)
    assert begun.seen().call is Call.NONE


@pytest.mark.acc(51, 97)
def test_more_time_takes_the_question_away_and_is_heard(begun: Room) -> None:
    idle = begun.visit.idle
    assert idle is not None
    idle._warn()
    assert begun.visit.presenter.page.id == "still-here"
    assert begun.seen().idle
    assert begun.seen().step is Step.FIRST_PAGE
    begun.assisted.told(Told.MORE_TIME)
    assert begun.visit.presenter.page.id == "home"
    assert not begun.seen().idle
    assert not idle.asking
    assert begun.said[-1] == "Staff have given you more time."


def test_the_end_leaves_nobody(begun: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(begun.visit.ending):
        begun.assisted.told(Told.FINISH)
    assert begun.seen() == StaffView()
    count = len(begun.lines)
    begun.assisted.told(Told.COMING)
    assert len(begun.lines) == count


def test_before_a_visit_staff_can_do_nothing(room: Room) -> None:
    for act in (Told.COMING, Told.MORE_TIME, Told.FINISH):
        room.assisted.told(act)
    assert room.visit.presenter.page.attract
    assert "Somebody is coming to help." not in room.said


@pytest.mark.acc(97)
def test_no_key_that_is_pressed_is_told(begun: Room) -> None:
    QTest.keyClicks(begun.visit.window.focusWidget(), "zzkanareyka")
    told = len(begun.lines)
    QTest.keyClicks(begun.visit.window.focusWidget(), "zzkanareyka")
    field = next(each for each in begun.visit.presenter.page.blocks if isinstance(each, Field))
    assert field.value == "zzkanareyka" * 2
    assert len(begun.lines) == told
    assert b"kanar" not in b"".join(begun.lines)


def test_in_the_easy_mode_it_is_heard_and_help_tells_it(begun: Room) -> None:
    begun.visit.presenter.prefer({"easy": True})
    begun.visit.presenter.activate(STAFF, "")
    begun.visit.window.activated.emit("call-somebody", "")
    assert begun.seen().call is Call.CALLED
    begun.visit.presenter.activate("back", "")
    page = begun.visit.presenter.page
    begun.assisted.told(Told.COMING)
    assert begun.said[-1] == "Somebody is coming to help."
    assert begun.visit.presenter.page == page
    begun.visit.presenter.activate(HELP, "")
    assert "Somebody is coming" in " ".join(map(str, texts_of(begun.visit.conductor.page)))
