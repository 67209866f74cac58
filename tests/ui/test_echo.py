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


ALOUD = Qt.Key.Key_F12
HOW = "To hear what you write, plug in headphones or press F12."
COUNTED = "While you write you hear how many words there are."


@pytest.fixture
def letter(room: Room) -> QPlainTextEdit:
    """A private text of several lines; the focus is not there yet."""
    text = QPlainTextEdit()
    describe(text, name="What happened", private=True)
    room.window.column.addWidget(text)
    text.show()
    echo(room, characters=True, words=False)
    return text


@pytest.mark.acc(11)
def test_of_a_private_text_one_hears_how_many_words_there_are(room: Room, letter: QPlainTextEdit) -> None:
    letter.setFocus()
    assert room.said() == [f"What happened. field. empty. Private. {COUNTED} {HOW}"]
    assert write(room, "Su yoxdur. Evde ") == ["1 word", "2 words", "3 words"]
    room.press(Qt.Key.Key_Backspace)
    room.press(Qt.Key.Key_Left)
    assert room.said() == ["deleted", "star"]
    assert not any("Su" in each.text for each in room.queue.history)
    assert not any(segment.private for each in room.queue.history for segment in each.segments)


def test_how_to_hear_it_is_told_once(room: Room, letter: QPlainTextEdit) -> None:
    letter.setFocus()
    room.window.street.setFocus()
    room.said()
    letter.setFocus()
    assert room.said() == [f"What happened. field. empty. Private. {COUNTED}"]


@pytest.mark.acc(11)
def test_who_asks_for_it_there_hears_what_they_write_until_they_leave(room: Room, letter: QPlainTextEdit) -> None:
    letter.setFocus()
    room.press(ALOUD)
    assert room.said()[-1] == "What you write here is said aloud until you leave this field."
    assert write(room, "su ") == ["•••", "•••", "space"], "seen by nobody in the captions"
    assert [each.text for each in room.queue.history][-3:-1] == ["s", "u"]
    room.window.street.setFocus()
    letter.setFocus()
    room.said()
    before = len(room.queue.history)
    assert write(room, "ev ") == ["2 words"]
    assert not any(segment.private for each in room.queue.history[before:] for segment in each.segments)


@pytest.mark.acc(11)
def test_so_it_is_in_a_private_field_of_one_line(room: Room) -> None:
    describe(room.window.street, private=True)
    echo(room, characters=True, words=False)
    assert write(room, "ab") == ["star"] * 2
    room.press(ALOUD)
    room.said()
    write(room, "c")
    assert room.queue.history[-1].text == "c"
    room.window.heading.setFocus()
    room.window.street.setFocus()
    room.said()
    assert write(room, "d") == ["star"]


@pytest.mark.acc(10)
def test_of_a_secret_nothing_is_heard_by_one_press(room: Room) -> None:
    room.window.street.setEchoMode(QLineEdit.EchoMode.Password)
    describe(room.window.street, private=True)
    echo(room, characters=True, words=True)
    room.press(ALOUD)
    room.said()
    assert write(room, "12") == ["star"] * 2
