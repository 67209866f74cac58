"""Reading the whole page: the cursor goes with what is said, and stays there when a key stops it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from tests.ui.speaking import Room, open_room


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


def hear_until(room: Room, name: str) -> None:
    """Let the voice read until the cursor stands on what is called so."""
    for _ in range(400):
        plain = room.layer.cursor.plain
        if plain is not None and plain.name == name:
            return
        room.voice.advance(100)
    raise AssertionError(f"{name} was not reached")


@pytest.mark.acc(2)
def test_everything_on_the_page_is_heard(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    room.voice.drain()
    heard = room.voice.heard[-1]
    assert not heard.interrupted
    names = {item.name for item in outline(room.window) if item.name}
    assert {name for name in names if name not in heard.text} == set()


@pytest.mark.acc(5)
def test_the_frame_is_around_what_is_being_said(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    for widget, name in (
        (room.window.intro, "We send the document to this address."),
        (room.window.agree, "I have read the rules"),
    ):
        hear_until(room, name)
        assert room.layer.cursor._frame.isVisible()
        place = QRect(widget.mapTo(room.window, widget.rect().topLeft()), widget.size())
        assert room.layer.cursor._frame.geometry().contains(place.intersected(room.window.rect()))


def test_reading_leaves_the_focus_where_it_is(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    hear_until(room, "I have read the rules")
    assert room.window.focusWidget() is room.window.heading


@pytest.mark.acc(6)
def test_a_key_stops_it_there_and_down_goes_on_from_there(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    hear_until(room, "By post")
    room.press(Qt.Key.Key_Control)
    assert not room.queue.speaking
    room.said()
    room.press(Qt.Key.Key_Down)
    assert room.said() == ["How do you want it? I collect it. not chosen. option 2 of 2"]
    assert room.window.focusWidget() is room.window.in_person


def test_down_while_it_reads_goes_to_the_next_thing(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    hear_until(room, "We send the document to this address.")
    room.said()
    room.press(Qt.Key.Key_Down)
    assert room.said() == ["Street and house. field. empty. must be filled in. For example: Nizami 5"]
    assert room.window.focusWidget() is room.window.street


def test_tab_goes_on_from_what_is_read(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    hear_until(room, "By post")
    room.press(Qt.Key.Key_Tab)
    assert room.window.focusWidget() is room.window.in_person


def test_enter_while_it_reads_comes_to_the_thing_and_does_not_press_it(room: Room, qtbot: QtBot) -> None:
    room.press(Qt.Key.Key_F6)
    hear_until(room, "Back to the list")
    room.said()
    with qtbot.assertNotEmitted(room.window.back.clicked):
        room.press(Qt.Key.Key_Space)
    assert room.window.focusWidget() is room.window.back
    assert room.said() == ["Back to the list"]
    with qtbot.waitSignal(room.window.back.clicked):
        room.press(Qt.Key.Key_Space)


@pytest.mark.acc(6)
def test_pause_holds_it_and_it_follows_again_afterwards(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    hear_until(room, "We send the document to this address.")
    room.press(Qt.Key.Key_F8)
    room.voice.advance(20_000)
    plain = room.layer.cursor.plain
    assert plain is not None
    assert plain.widget is room.window.intro
    room.press(Qt.Key.Key_F8)
    hear_until(room, "I have read the rules")


def test_repeat_says_only_the_thing_that_was_being_read(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    hear_until(room, "We send the document to this address.")
    room.said()
    room.press(Qt.Key.Key_F5)
    assert room.said() == ["We send the document to this address."]
    room.press(Qt.Key.Key_Down)
    assert room.window.focusWidget() is room.window.street


def test_heard_to_its_end_it_leaves_the_reading_to_the_focus(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    room.voice.drain()
    room.said()
    room.press(Qt.Key.Key_Down)
    assert room.said() == ["We send the document to this address."]


def test_something_newer_ends_the_following(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    hear_until(room, "We send the document to this address.")
    room.announcer.page_changed(room.window.heading, said=["Something new."])
    room.voice.drain()
    assert room.layer.cursor.plain is None or room.layer.cursor.plain.widget is room.window.intro
    room.said()
    room.press(Qt.Key.Key_F6)
    hear_until(room, "I have read the rules")


def test_a_window_with_nothing_on_it_says_so(room: Room) -> None:
    for child in room.window.findChildren(type(room.window.intro)):
        child.hide()
    for widget in (
        room.window.street,
        room.window.delivery,
        room.window.agree,
        room.window.towns,
        room.window.back,
        room.window.go_on,
    ):
        widget.hide()
    room.said()
    room.press(Qt.Key.Key_F6)
    assert room.said() == ["Nothing to read here"]
