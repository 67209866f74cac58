"""The reading cursor goes to everything on a window, also to plain text, and presses nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLabel,
    QPlainTextEdit,
    QSlider,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from accessibility.preferences import Preferences
from tests.ui.speaking import Room, open_room


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


@pytest.mark.acc(2, 24)
def test_reading_cursor_reaches_everything(room: Room) -> None:
    for _ in range(2):
        room.press(Qt.Key.Key_Down)
    assert room.said() == [
        "We send the document to this address.",
        "Street and house. field. empty. must be filled in. For example: Nizami 5",
    ]
    assert room.window.focusWidget() is room.window.street


def test_reading_cursor_walks_through_a_list_and_out_of_it(room: Room) -> None:
    room.window.agree.setFocus()
    room.said()
    for _ in range(5):
        room.press(Qt.Key.Key_Down)
    for _ in range(2):
        room.press(Qt.Key.Key_Up)
    assert room.said() == [
        "Towns. Bakı. 1 of 3",
        "Gəncə. 2 of 3",
        "Şəki. 3 of 3",
        "Back to the list",
        "Send the application",
        "Back to the list",
        "Towns. Şəki. 3 of 3",
    ]


def test_reading_does_not_choose(room: Room) -> None:
    room.window.by_post.setFocus()
    room.press(Qt.Key.Key_Down)
    assert room.window.focusWidget() is room.window.in_person
    assert not room.window.in_person.isChecked()


def test_edges_are_said_and_there_is_no_wrapping(room: Room) -> None:
    room.press(Qt.Key.Key_Up)
    room.window.go_on.setFocus()
    room.press(Qt.Key.Key_Down)
    assert room.said() == [
        "Top of the page. Your address",
        "Send the application",
        "End of the page. Send the application",
    ]


def test_enter_on_plain_text_presses_nothing(room: Room, qtbot: QtBot) -> None:
    note = QLabel("It is free.")
    room.window.column.addWidget(note)
    note.show()
    room.window.go_on.setFocus()
    room.press(Qt.Key.Key_Down)
    room.said()
    with qtbot.assertNotEmitted(room.window.go_on.clicked):
        room.press(Qt.Key.Key_Space)
    assert room.said() == ["It is free."]
    frame = room.layer.cursor._frame
    assert frame.isVisible()
    assert frame.geometry().contains(note.geometry())


def test_tab_goes_on_from_the_plain_text(room: Room) -> None:
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Tab)
    assert room.window.focusWidget() is room.window.street
    assert not room.layer.cursor._frame.isVisible()
    room.window.heading.setFocus()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Backtab)
    assert room.window.focusWidget() is room.window.heading


def test_speech_off_leaves_the_arrows_to_the_widgets(room: Room) -> None:
    room.layer.apply(Preferences(speech=False))
    room.window.by_post.setFocus()
    room.press(Qt.Key.Key_Space)
    room.press(Qt.Key.Key_Down)
    assert room.window.in_person.isChecked()


def stand_on_the_intro(room: Room) -> None:
    room.window.heading.setFocus()
    room.press(Qt.Key.Key_Down)
    plain = room.layer.cursor.plain
    assert plain is not None
    assert plain.handle is room.window.intro


def test_the_frame_goes_with_what_it_is_around(room: Room) -> None:
    stand_on_the_intro(room)
    frame, intro = room.layer.cursor._frame, room.window.intro
    before = frame.geometry()
    room.window.resize(420, 900)
    room.window.heading.setText("Your address " * 20)
    room.window.heading.setWordWrap(True)
    room.qtbot.waitUntil(lambda: frame.geometry() != before and frame.geometry().contains(intro.geometry()))
    assert frame.isVisible()


@pytest.mark.parametrize("way", ["hidden", "deleted"])
def test_the_frame_goes_away_with_what_it_is_around(room: Room, way: str) -> None:
    stand_on_the_intro(room)
    intro = room.window.intro
    if way == "hidden":
        intro.hide()
    else:
        intro.deleteLater()
    room.qtbot.waitUntil(lambda: not room.layer.cursor._frame.isVisible())
    assert room.layer.cursor.plain is None
    room.said()
    room.press(Qt.Key.Key_Down)
    assert room.said()[0].startswith("Street and house")


@pytest.mark.acc(24)
def test_tab_reaches_everything_and_comes_round_by_itself(room: Room) -> None:
    stops = []
    for _ in range(9):
        room.press(Qt.Key.Key_Tab)
        stops.append(room.window.focusWidget())
    assert set(stops) == {
        room.window.heading,
        room.window.street,
        room.window.by_post,
        room.window.agree,
        room.window.towns,
        room.window.back,
        room.window.go_on,
    }
    assert stops[:2] == stops[7:]


@pytest.mark.acc(2, 24)
def test_a_field_of_one_line_gives_up_and_down_to_the_reading(room: Room) -> None:
    room.window.street.setText("Nizami")
    room.window.street.setFocus()
    room.said()
    room.press(Qt.Key.Key_Left)
    assert room.window.street.cursorPosition() == 5
    room.said()
    room.press(Qt.Key.Key_Down)
    assert room.window.focusWidget() is not room.window.street
    assert len(room.said()) == 1
    room.window.street.setFocus()
    room.press(Qt.Key.Key_Up)
    assert room.window.focusWidget() is room.window.street
    assert room.layer.cursor.plain is not None


def _inside(room: Room, made: QWidget) -> QWidget:
    room.window.column.addWidget(made)
    made.show()
    made.setFocus()
    assert room.window.focusWidget() is made
    return made


def _numbers() -> QWidget:
    box = QSpinBox()
    box.setValue(5)
    return box


def _choices() -> QWidget:
    box = QComboBox()
    box.setEditable(True)
    box.addItems(["one", "two", "three"])
    box.setCurrentIndex(1)
    return box


@pytest.mark.parametrize("make", [_numbers, _choices, QPlainTextEdit, QTextEdit, QSlider])
def test_what_needs_up_and_down_keeps_them(room: Room, make: Callable[[], QWidget]) -> None:
    made = _inside(room, make())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        room.press(key)
        assert room.window.focusWidget() is made
        assert room.layer.cursor.plain is None


def test_a_field_with_suggestions_keeps_them_too(room: Room) -> None:
    room.window.street.setCompleter(QCompleter(["Nizami", "Nardaran"], room.window.street))
    room.window.street.setFocus()
    room.press(Qt.Key.Key_Down)
    assert room.window.focusWidget() is room.window.street
    assert room.layer.cursor.plain is None
