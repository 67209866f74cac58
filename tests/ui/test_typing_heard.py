"""What is heard of typing, and nothing of what is private unless one listens alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from tests.ui.speaking import ASKS, Room, open_room


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


def test_typing_is_echoed(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.type("a b")
    room.press(Qt.Key.Key_Left)
    room.press(Qt.Key.Key_Delete)
    room.press(Qt.Key.Key_Backspace)
    assert room.said() == ["a", "space", "b", "b", "b. deleted", "space. deleted"]
    assert all(utterance.segments[0].spell for utterance in room.queue.history[-6:-5])


def test_what_the_program_writes_is_not_echoed(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.window.street.setText("Nizami 5")
    assert room.said() == []
    room.type("a")
    assert room.said() == ["a"]


def test_pasted_words_are_said_as_words_and_deleted_ones_counted(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.window.street.insert("Nizami")
    room.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.said()
    room.press(Qt.Key.Key_Backspace)
    assert room.said() == ["6 characters deleted"]


def test_lines_of_a_long_text(room: Room) -> None:
    long = QPlainTextEdit("first\nsecond")
    long.setTabChangesFocus(True)
    describe(long, name="What happened")
    room.window.column.addWidget(long)
    long.show()
    long.setFocus()
    room.said()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Right)
    room.type("x")
    room.press(Qt.Key.Key_Backspace)
    assert room.said() == ["second", "e", "x", "x. deleted"]


@pytest.mark.acc(10)
def test_a_secret_is_echoed_by_the_mask_word_only(room: Room) -> None:
    room.window.street.setEchoMode(QLineEdit.EchoMode.Password)
    room.window.street.setFocus()
    room.said()
    room.type("12")
    room.press(Qt.Key.Key_Backspace)
    room.announcer.where_am_i()
    assert room.said()[:3] == ["star", "star", "star. deleted"]
    assert not any("1" in utterance.text for utterance in room.queue.history[-4:-1])
    assert "1 hidden character" in room.queue.history[-1].text


def test_private_listening_lets_the_typed_characters_be_heard_but_not_shown(room: Room) -> None:
    room.announcer.configure(private_listening=True)
    room.window.street.setEchoMode(QLineEdit.EchoMode.Password)
    room.window.street.setFocus()
    room.said()
    room.type("7")
    assert room.said() == ["•••"]
    assert [(segment.text, segment.private) for segment in room.queue.history[-1].segments] == [("7", True)]


@pytest.mark.acc(11)
def test_private_values_wait_for_private_listening(room: Room) -> None:
    describe(room.window.street, private=True)
    room.window.street.setText("5AB7K2Q")
    room.window.street.setFocus()
    assert room.said() == [f"Street and house. field. {ASKS} For example: Nizami 5"]
    assert "5AB7K2Q" not in room.queue.history[-1].text
    room.announcer.configure(private_listening=True)
    room.window.heading.setFocus()
    room.window.street.setFocus()
    assert room.said()[-1] == "Street and house. field. •••. For example: Nizami 5"
    assert "5AB7K2Q" in room.queue.history[-1].text


@pytest.mark.acc(11, 13)
def test_losing_private_listening_silences_at_once_and_repeat_keeps_the_secret(room: Room) -> None:
    room.announcer.configure(private_listening=True)
    describe(room.window.street, private=True)
    room.window.street.setText("5AB7K2Q")
    room.window.street.setFocus()
    speaking = [room.queue.speaking]
    room.announcer.configure(private_listening=False)
    speaking.append(room.queue.speaking)
    assert speaking == [True, False]
    room.said()
    room.press(Qt.Key.Key_F5)
    assert room.said() == [ASKS]
