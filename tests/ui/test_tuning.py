"""Speed and volume by keys at any time, said and shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from accessibility.preferences import Preferences
from accessibility.speech.interface import RATES
from tests.ui.speaking import Room, open_room

SLOWER, FASTER, QUIETER, LOUDER = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F9, Qt.Key.Key_F10


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    room.layer.apply(Preferences(language="en", speech=True))
    room.said()
    yield room
    room.voice.close()


@pytest.mark.acc(19)
def test_seven_steps_of_speed_by_one_key(room: Room) -> None:
    room.window.street.setText("Nizami 5")
    for _ in range(9):
        room.press(SLOWER)
    assert room.voice.rate == 98
    room.said()
    heard = []
    for _ in range(8):
        room.press(FASTER)
        heard.append(room.voice.rate)
    assert heard == [*RATES[1:], 360, 360]
    assert room.said() == [f"Speed {number} of 7" for number in (2, 3, 4, 5, 6, 7, 7, 7)]
    assert room.window.street.text() == "Nizami 5"


@pytest.mark.acc(15)
def test_eleven_steps_of_volume_heard_at_the_new_level(room: Room) -> None:
    for _ in range(12):
        room.press(QUIETER)
    assert room.voice.volume == 0
    room.said()
    heard = []
    for _ in range(11):
        room.press(LOUDER)
        heard.append(room.voice.volume)
    assert heard == [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 100]
    assert room.said() == [f"Volume {min(number, 11)} of 11" for number in range(2, 13)]


def test_it_works_in_the_middle_of_a_field_and_types_nothing(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.type("a")
    room.press(LOUDER)
    room.type("b")
    assert room.window.street.text() == "ab"
    assert room.said() == ["a", "Volume 7 of 11", "b"]


def test_it_is_shown_until_something_else_is_done(room: Room) -> None:
    notice = room.speech.notice
    room.press(LOUDER)
    assert notice.isVisible()
    assert notice.text() == "Volume 7 of 11"
    assert room.window.rect().contains(notice.geometry())
    room.press(LOUDER)
    assert notice.text() == "Volume 8 of 11"
    room.press(Qt.Key.Key_Tab)
    assert not notice.isVisible()


def test_it_is_shown_in_the_size_of_the_window(room: Room) -> None:
    room.press(LOUDER)
    small = room.speech.notice.size()
    room.window.setStyleSheet(room.window.styleSheet().replace("16px", "48px"))
    room.press(LOUDER)
    assert room.speech.notice.fontMetrics().height() >= 48
    assert room.speech.notice.height() > small.height()
    assert room.window.rect().contains(room.speech.notice.geometry())


def test_a_program_hears_of_it_once_and_keeps_it(room: Room) -> None:
    changes: list[Preferences] = []
    room.speech.changed.connect(changes.append)
    before = room.speech.tuning.preferences
    for key in (LOUDER, *[FASTER] * 9):
        room.press(key)
    room.layer.apply(changes[-1])
    expected = [before.louder(), *(before.louder().faster(steps) for steps in range(1, len(RATES) - before.rate_step))]
    assert changes == expected
    assert (room.voice.volume, room.voice.rate) == (60, 360)


@pytest.mark.acc(17)
def test_after_a_visit_both_fall_back_to_the_defaults(room: Room) -> None:
    for key in (LOUDER, LOUDER, FASTER):
        room.press(key)
    defaults = Preferences(language="en", speech=True)
    room.speech.end_visit(defaults)
    assert (room.voice.volume, room.voice.rate) == (defaults.volume, defaults.rate)


def test_a_held_key_goes_one_step(room: Room) -> None:

    room.press(LOUDER)
    for _ in range(5):
        event = QKeyEvent(QEvent.Type.KeyPress, LOUDER, Qt.KeyboardModifier.NoModifier, "", True)
        room.layer.keyboard.eventFilter(room.window.heading, event)
    assert room.voice.volume == 60


def test_repeat_says_what_came_before(room: Room) -> None:
    room.press(Qt.Key.Key_Tab)
    first = room.said()
    room.press(LOUDER)
    room.said()
    room.press(Qt.Key.Key_F5)
    assert room.said() == first
