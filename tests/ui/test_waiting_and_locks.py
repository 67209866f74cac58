"""What is said while the program works, and of Caps Lock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from accessibility.locks import told_by
from tests.ui.speaking import Room, open_room

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CAPS = Qt.Key.Key_CapsLock


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


@pytest.mark.acc(98)
def test_what_takes_long_is_said_after_a_second_and_every_ten(room: Room) -> None:
    room.speech.busy.begin()
    room.wait(0.9)
    assert room.said() == []
    room.wait(0.2)
    assert room.said() == ["Please wait"]
    room.wait(30)
    assert room.said() == ["Please wait"] * 3
    room.speech.busy.end()
    room.wait(60)
    assert room.said() == []


@pytest.mark.acc(98)
def test_what_is_done_at_once_says_nothing(room: Room) -> None:
    for _ in range(5):
        room.speech.busy.begin()
        room.wait(0.5)
        room.speech.busy.end()
    room.wait(10)
    assert room.said() == []


def test_a_program_has_its_own_words_and_begins_only_once(room: Room) -> None:
    room.speech.busy.begin("Your application is being sent.")
    room.wait(0.7)
    room.speech.busy.begin("Your application is being sent.")
    room.wait(0.7)
    assert room.said() == ["Your application is being sent."]
    assert room.speech.busy.waiting


def test_what_a_page_has_just_said_is_said_again_after_ten_seconds(room: Room) -> None:
    room.speech.busy.begin(said=True)
    room.wait(9.9)
    assert room.said() == []
    room.wait(0.2)
    assert room.said() == ["Please wait"]


def test_waiting_ends_with_the_visit(room: Room) -> None:
    room.speech.busy.begin()
    room.speech.begin_visit()
    room.wait(30)
    assert room.said() == []


@pytest.mark.acc(37)
def test_caps_lock_is_said_and_shown_and_asked_for(room: Room) -> None:
    room.press(CAPS)
    assert room.said() == ["Caps Lock is on"]
    assert room.speech.notice.isVisible()
    room.press(Qt.Key.Key_Tab)
    assert room.speech.notice.text() == "Caps Lock is on"
    room.said()
    room.press(Qt.Key.Key_F7)
    assert room.said()[0].endswith(". Caps Lock is on")
    room.press(CAPS)
    assert room.said() == ["Caps Lock is off"]
    assert not room.speech.notice.isVisible()
    room.press(Qt.Key.Key_F7)
    assert "Caps Lock" not in room.said()[0]


def test_a_letter_tells_what_was_changed_elsewhere(room: Room) -> None:
    room.press(CAPS)
    room.window.street.setFocus()
    room.said()
    room.type("a")
    assert room.said() == ["Caps Lock is off", "a"]


def test_capitals_alone_are_no_lock(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.type("AB")
    assert room.said() == ["A", "B"]


def key(code: int, native: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, 0, 0, native, text)


@pytest.mark.acc(37)
@pytest.mark.parametrize(
    ("event", "platform", "on"),
    [
        (key(CAPS, 0x0), "xcb", True),
        (key(CAPS, 0x2), "xcb", False),
        (key(Qt.Key.Key_A, 0x12, "A"), "xcb", True),
        (key(Qt.Key.Key_Tab, 0x10), "xcb", False),
        (key(CAPS, 0x100), "windows", False),
        (key(Qt.Key.Key_A, 0x1, "A", SHIFT), "windows", False),
        (key(Qt.Key.Key_A, 0, "a", SHIFT), "cocoa", True),
        (key(Qt.Key.Key_A, 0, "A", SHIFT), "cocoa", False),
        (key(Qt.Key.Key_1, 0, "1"), "cocoa", None),
        (key(Qt.Key.Key_Tab, 0), "cocoa", None),
    ],
)
def test_what_a_platform_tells_of_the_lock(event: QKeyEvent, platform: str, on: bool | None) -> None:
    assert told_by(event, platform) is on
