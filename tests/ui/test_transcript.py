"""The transcript: fifty lines to read back, by eye, by a screen reader and on a Braille display (B2-42)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.speech.utterance import Segment, Utterance
from accessibility.transcript import TranscriptModel, TranscriptPane
from tests.ui.sighted import Sighted, closed, opened, settle


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Sighted]:
    made = opened()
    yield made
    closed(made)


def placed(room: Sighted) -> TranscriptPane:
    """The pane in the program's own window, as a program places it."""
    pane = room.layer.seeing.transcript.pane
    column = room.window.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(pane)
    room.prefer(transcript=True)
    pane.show()
    settle()
    return pane


def model(room: Sighted) -> TranscriptModel:
    return room.layer.seeing.transcript.model


@pytest.mark.acc(23)
def test_everything_said_is_written_down_whoever_speaks(room: Sighted) -> None:
    placed(room)
    room.layer.announcer.announce("It was saved.")
    room.prefer(speech=False)
    room.layer.announcer.announce("It was sent.")
    room.window.go_on.setFocus()
    assert model(room).lines == ("It was saved.", "It was sent.", "Send the application")


@pytest.mark.acc(23)
def test_it_keeps_the_last_fifty(room: Sighted) -> None:
    placed(room)
    for number in range(60):
        room.layer.announcer.announce(f"Line {number}.")
    assert model(room).lines == tuple(f"Line {number}." for number in range(10, 60))


@pytest.mark.acc(69)
def test_a_new_line_takes_neither_the_focus_nor_the_place(room: Sighted) -> None:
    pane = placed(room)
    for number in range(30):
        room.layer.announcer.announce(f"Line {number}.")
    assert QApplication.focusWidget() is room.window.heading
    pane.list.setFocus()
    room.press(Qt.Key.Key_Home)
    room.layer.announcer.announce("News.")
    settle()
    assert QApplication.focusWidget() is pane.list
    assert pane.list.currentIndex().row() == 0
    room.window.heading.setFocus()
    room.layer.announcer.announce("More news.")
    assert pane.list.currentIndex().row() == model(room).rowCount() - 1


@pytest.mark.acc(24)
def test_keys_reach_it_and_read_line_by_line(room: Sighted) -> None:
    pane = placed(room)
    for line in ("One.", "Two.", "Three."):
        room.layer.announcer.announce(line)
    for _ in range(20):
        room.press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is pane.list:
            break
    assert QApplication.focusWidget() is pane.list
    room.captions.clear()
    kept = model(room).lines
    room.press(Qt.Key.Key_Home)
    room.press(Qt.Key.Key_Down)
    assert kept[1].rstrip(".") in room.captions[-1]
    assert model(room).lines == kept, "reading it does not make it grow"
    room.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not pane.list


@pytest.mark.acc(43, 80, 81)
def test_a_screen_reader_meets_a_named_list_with_every_line(room: Sighted) -> None:
    pane = placed(room)
    room.layer.announcer.announce("It was saved.")
    room.layer.announcer.announce("It was sent.")
    found = QAccessible.queryAccessibleInterface(pane.list)
    assert found.text(QAccessible.Text.Name) == "What was said"
    assert found.role() == QAccessible.Role.List
    lines = [found.child(at).text(QAccessible.Text.Name) for at in range(found.childCount())]
    assert [line for line in lines if line] == ["It was saved.", "It was sent."]


def test_reading_the_page_does_not_read_it_out(room: Sighted) -> None:
    placed(room)
    room.layer.announcer.announce("It was saved.")
    names = [item.name for item in outline(room.window)]
    assert names[-1] == "What was said"
    assert "It was saved." not in names


@pytest.mark.acc(11, 12)
def test_private_words_are_masked_but_behind_the_curtain(room: Sighted) -> None:
    placed(room)
    room.layer.announcer.configure(private_listening=True)
    room.layer.announcer.say(Utterance((Segment("Your code", "en"), Segment("12345", "en", private=True))))
    assert model(room).lines == ("Your code. •••",)
    room.prefer(curtain=True)
    assert model(room).lines[0] == "Your code 12345"
    room.press(Qt.Key.Key_F11)
    assert model(room).lines[0] == "Your code. •••"
    room.press(Qt.Key.Key_F11)
    assert model(room).lines[0] == "Your code 12345"
    room.prefer(curtain=False)
    assert model(room).lines[0] == "Your code. •••"


@pytest.mark.acc(92, 93)
def test_nothing_of_it_is_left_after_a_visit_or_when_it_is_switched_off(room: Sighted) -> None:
    placed(room)
    room.layer.announcer.announce("Your name is Leyla.")
    room.layer.seeing.end()
    assert model(room).lines == ()
    room.layer.announcer.announce("Your name is Aysel.")
    room.prefer(transcript=False)
    assert model(room).lines == ()
    room.layer.announcer.announce("Your name is Nigar.")
    assert model(room).lines == ()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_program_that_places_it_nowhere_has_it_in_a_window_beside(room: Sighted) -> None:
    room.prefer(transcript=True)
    pane = room.layer.seeing.transcript.pane
    assert pane.isWindow()
    assert pane.isVisible()
    assert pane.windowTitle() == "What was said"
    room.layer.announcer.announce("It was saved.")
    assert model(room).lines[-1] == "It was saved."
    assert QApplication.activeWindow() is room.window
    room.prefer(curtain=True)
    assert not pane.isVisible(), "it does not stand behind the curtain"
    room.press(Qt.Key.Key_F11)
    assert pane.isVisible()
    room.prefer(curtain=False, transcript=False)
    assert not pane.isVisible()


@pytest.mark.acc(48)
def test_long_lines_wrap(room: Sighted) -> None:
    pane = placed(room)
    room.layer.announcer.announce("word " * 60)
    room.layer.announcer.announce("A" * 300)
    settle()
    line = pane.list.fontMetrics().height()
    for row in (0, 1):
        index = model(room).index(row)
        assert pane.list.visualRect(index).height() > 2 * line
        assert pane.list.visualRect(index).width() <= pane.list.viewport().width()
    assert pane.list.horizontalScrollBar().maximum() == 0


def test_keys_of_the_list_do_not_change_it(room: Sighted) -> None:
    pane = placed(room)
    room.layer.announcer.announce("It was saved.")
    pane.list.setFocus()
    QTest.keyClicks(pane.list, "x")
    room.press(Qt.Key.Key_Delete)
    room.press(Qt.Key.Key_F2)
    assert model(room).lines[0] == "It was saved."
