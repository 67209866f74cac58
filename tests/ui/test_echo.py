"""What a person hears of their own writing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.preferences import Preferences
from tests.ui.speaking import Room, open_room

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


def echo(room: Room, *, characters: bool, words: bool) -> None:
    wish = Preferences(language="en", speech=True, echo_characters=characters, echo_words=words)
    room.layer.apply(wish)
    room.window.street.setFocus()
    room.said()


def write(room: Room, text: str) -> list[str]:
    room.type(text)
    return room.said()


def test_words_once_they_are_complete(room: Room) -> None:
    echo(room, characters=False, words=True)
    assert write(room, "Nizami 5, Ev") == ["Nizami", "5"]


def test_characters_and_words(room: Room) -> None:
    echo(room, characters=True, words=True)
    assert write(room, "ab c") == ["a", "b", "space. ab", "c"]


def test_neither(room: Room) -> None:
    echo(room, characters=False, words=False)
    assert write(room, "ab c") == []


def test_deleting_and_moving_are_said_whatever_is_echoed(room: Room) -> None:
    echo(room, characters=False, words=False)
    write(room, "ab c")
    room.press(Qt.Key.Key_Left)
    room.press(Qt.Key.Key_Backspace)
    assert room.said() == ["c", "space. deleted"]


def test_moving_by_words_says_words(room: Room) -> None:
    echo(room, characters=False, words=False)
    write(room, "Nizami street 5")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        room.press(key, CONTROL)
    room.press(Qt.Key.Key_End)
    assert room.said() == ["5", "street", "Nizami", "street", "end of the text"]


def test_moving_in_a_long_text_says_characters_words_and_lines(room: Room) -> None:
    long = QPlainTextEdit("first line\nsecond row here")
    describe(long, name="What happened")
    room.window.column.addWidget(long)
    long.show()
    long.setFocus()
    room.said()
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Right, CONTROL)
    assert room.said() == ["i", "second row here", "row"]


@pytest.mark.acc(10)
def test_nothing_of_a_secret_is_echoed_neither_by_character_nor_by_word(room: Room) -> None:
    room.window.street.setEchoMode(QLineEdit.EchoMode.Password)
    echo(room, characters=True, words=True)
    assert write(room, "12 4") == ["star"] * 4
    room.press(Qt.Key.Key_Left, CONTROL)
    assert room.said() == ["star"]
    room.announcer.configure(private_listening=True)
    write(room, "56 ")
    assert not any(segment.text == "56" for said in room.queue.history for segment in said.segments)


def test_a_private_word_is_echoed_only_in_private(room: Room) -> None:
    describe(room.window.street, private=True)
    echo(room, characters=False, words=True)
    assert write(room, "Nizami ") == []
    room.announcer.configure(private_listening=True)
    assert write(room, "ev ") == ["•••"]
    assert room.queue.history[-1].text == "ev"
