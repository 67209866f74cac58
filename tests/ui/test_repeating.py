"""Repeat by pressing again: the last thing, letter by letter, a word for each letter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.keys import SPELL_SECONDS
from tests.ui.speaking import ASKS, Room, open_room


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


def repeat(room: Room, times: int) -> list[str]:
    """Press the key so often in a row; what the voice was given last."""
    for _ in range(times):
        room.press(Qt.Key.Key_F5)
        room.voice.drain()
    room.timers.pass_by(SPELL_SECONDS + 1)
    return [sentence.spoken for sentence in room.voice.heard[-1].sentences]


@pytest.mark.acc(6)
def test_once_says_the_last_thing_again(room: Room) -> None:
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    first = room.said()
    repeat(room, 1)
    assert room.said() == first


@pytest.mark.acc(6)
def test_twice_spells_the_thing_one_stands_on(room: Room) -> None:
    room.window.street.setText("Bakı")
    room.window.street.setFocus()
    describe(room.window.street, language="az")
    (spoken,) = repeat(room, 2)
    assert spoken.startswith("be, a, k")


@pytest.mark.acc(6)
def test_three_times_says_a_word_for_each_letter(room: Room) -> None:
    room.window.street.setText("Əli 5")
    room.window.street.setFocus()
    describe(room.window.street, language="az")
    spoken = repeat(room, 3)
    assert spoken[0] == "Əli, Leyla, İlham."
    assert "5" in spoken[1] or "beş" in spoken[1]


def test_a_fourth_press_begins_again(room: Room) -> None:
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    room.said()
    repeat(room, 4)
    said = room.said()
    assert said[3] == said[0]
    assert said[1] != said[0]


def test_slow_presses_only_repeat(room: Room) -> None:
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    room.said()
    for _ in range(3):
        repeat(room, 1)
    assert len(set(room.said())) == 1


def test_the_thing_is_the_one_under_the_reading_cursor(room: Room) -> None:
    room.press(Qt.Key.Key_Down)
    room.voice.drain()
    spoken = repeat(room, 3)
    assert spoken[0].startswith("Whiskey, Echo")


@pytest.mark.acc(11)
def test_what_is_private_is_not_spelled_aloud(room: Room) -> None:
    describe(room.window.street, private=True)
    room.window.street.setText("5AB7K2Q")
    room.window.street.setFocus()
    room.voice.drain()
    for times in (1, 2, 3):
        repeat(room, times)
    assert not any("5AB7K2Q" in heard.text or "Bravo" in heard.text for heard in room.voice.heard)
    assert ASKS in room.voice.heard[1].text


def test_spelling_is_not_what_the_next_repeat_says(room: Room) -> None:
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    repeat(room, 3)
    room.said()
    repeat(room, 1)
    assert room.said() == ["Street and house. field. empty. must be filled in. For example: Nizami 5"]
