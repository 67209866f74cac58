"""Keys that cut, stop, pause and repeat what is said, or have the page read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.announcer import MUST_HEAR
from tests.ui.speaking import Room, open_room


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


@pytest.mark.acc(7)
def test_any_key_cuts_what_is_being_said(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    room.voice.advance(300)
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    assert [heard.interrupted for heard in room.voice.heard[-2:]] == [True, False]
    assert room.voice.heard[-2].heard_ms == 300


@pytest.mark.acc(7)
def test_fifty_keys_leave_only_the_last_to_be_heard(room: Room) -> None:
    for _ in range(50):
        room.press(Qt.Key.Key_Tab)
        room.voice.advance(30)
    last = room.said()[-1]
    room.voice.drain()
    heard = room.voice.heard
    assert [each.interrupted for each in heard[-50:]] == [True] * 49 + [False]
    assert heard[-1].caption == last.replace(". ", " ")


@pytest.mark.acc(7)
def test_what_must_be_heard_is_not_cut(room: Room) -> None:
    room.announcer.say("You are about to send this.", kind=MUST_HEAR)
    room.voice.advance(200)
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    must = room.voice.heard[-2]
    assert (must.text, must.interrupted) == ("You are about to send this.", False)


@pytest.mark.acc(6)
def test_control_alone_stops(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    room.press(Qt.Key.Key_Control)
    assert not room.queue.speaking


def test_control_with_another_key_is_not_stop(room: Room) -> None:
    room.window.street.setText("Nizami")
    room.window.street.setFocus()
    window = room.window.street
    QTest.keyPress(window, Qt.Key.Key_Control)
    QTest.keyPress(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    room.announcer.say("Copied.")
    QTest.keyRelease(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(window, Qt.Key.Key_Control)
    assert room.queue.speaking


def test_a_repeat_button_repeats_the_message_and_not_its_own_name(room: Room) -> None:
    room.announcer.page_changed(room.window.heading, said=["There are three questions."])
    room.window.back.clicked.connect(room.announcer.repeat_message)
    room.window.back.setFocus()
    room.said()
    room.press(Qt.Key.Key_Space)
    assert room.said() == ["Your address. There are three questions."]


@pytest.mark.acc(2)
def test_a_page_whose_heading_has_the_focus_is_read_to_its_end(room: Room) -> None:
    room.announcer.page_changed(room.window.heading, body=room.window)
    (said,) = room.said()
    assert said.startswith("Your address. ")
    assert said.count("Your address") == 1
    assert "We send the document to this address." in said


@pytest.mark.acc(6)
def test_pause_and_go_on(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    room.voice.advance(200)
    room.press(Qt.Key.Key_F8)
    room.voice.advance(5000)
    assert room.queue.speaking
    room.press(Qt.Key.Key_F8)
    room.voice.drain()
    assert not room.voice.heard[-1].interrupted


@pytest.mark.acc(2)
def test_reads_the_page_each_thing_once(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    expected = (
        "Your address. We send the document to this address. Street and house. field. empty. must be filled in. "
        "For example: Nizami 5. How do you want it? By post. not chosen. option 1 of 2. I collect it. "
        "not chosen. option 2 of 2. I have read the rules. tick box. not ticked. Towns. list. Bakı. 1 of 3. Gəncə. 2 of 3. "
        "Şəki. 3 of 3. Back to the list. Send the application"
    )
    assert room.said() == [expected]


@pytest.mark.acc(73)
def test_where_am_i(room: Room) -> None:
    room.announcer.page_changed(room.window.heading, step="Step 1 of 3")
    room.window.in_person.setFocus()
    room.said()
    room.press(Qt.Key.Key_F7)
    expected = (
        "Your address. Step 1 of 3. Item 5 of 12 on this page. How do you want it? I collect it. "
        "not chosen. option 2 of 2"
    )
    assert room.said() == [expected]


@pytest.mark.acc(38)
def test_holding_a_key_repeats_nothing(room: Room) -> None:
    room.said()
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, "", True)
    room.layer.keyboard.eventFilter(room.window.heading, event)
    assert room.said() == []
