"""A code is written by keys, keypad, paste and input methods by the same rules, and what is written is heard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.install import install
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.recording import RecordingVoice
from kiosk.page import Field, FieldKind, Page
from kiosk.text import Text
from tests.ui.keyboard_driving import opened, settle
from translations import messages
from ui.blocks.code import CodeEntry
from ui.window import Window

ALPHABET = "ABCDEFGH123456"


def page(value: str = "", *, private: bool = False) -> Page:
    kind = FieldKind.CODE
    field = Field("code", value, None, kind=kind, length=6, alphabet=ALPHABET, private=private)
    return Page("code", Text("Code", "en"), (field,), focus="code")


class Heard:
    """A window with a code, and what was said of it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = opened(qtbot, "en")
        voice = RecordingVoice()
        self.announcer = install(self.window, queue=SpeechQueue(voice, clock=voice.clock), language="en").announcer
        self.announcer.captioned.connect(self._hear)
        self.keys: list[tuple[str, str]] = []
        self.window.dock.said.connect(lambda text, language: self.keys.append((text, language)))
        self._words: list[str] = []
        self.show(page())

    def _hear(self, text: str) -> None:
        self._words.append(text)

    def show(self, shown: Page) -> None:
        self.window.show_page(shown)
        settle()
        self.entry.setFocus()
        self.said()

    @property
    def entry(self) -> CodeEntry:
        entry = self.window.view.code_entry()
        assert entry is not None
        return entry

    def said(self) -> list[str]:
        found, self._words[:] = list(self._words), []
        return found


@pytest.fixture
def heard(qtbot: QtBot) -> Iterator[Heard]:
    yield Heard(qtbot)
    QGuiApplication.clipboard().clear()


def press(window: Window, character: str) -> None:
    key = window.keypad.items[ALPHABET.index(character)]
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_what_is_typed_in_a_code_is_heard(heard: Heard) -> None:
    QTest.keyClicks(heard.entry, "ab")
    assert heard.said() == ["A", "B"]
    press(heard.window, "3")
    assert heard.said() == ["3"]
    QTest.keyClick(heard.entry, Qt.Key.Key_Backspace)
    assert heard.said() == ["3. deleted"]
    QTest.mouseClick(heard.window.keypad.erase, Qt.MouseButton.LeftButton)
    assert heard.said() == ["B. deleted"]
    assert heard.entry.text() == "A"


def test_writing_over_a_box_says_only_what_came(heard: Heard) -> None:
    QTest.keyClicks(heard.entry, "abc")
    heard.entry.setCursorPosition(1)
    heard.said()
    QTest.keyClicks(heard.entry, "4")
    assert (heard.entry.text(), heard.entry.cursorPosition()) == ("A4C", 2)
    assert heard.said() == ["4"]


def test_each_change_is_told_once(heard: Heard) -> None:
    edits: list[str] = []
    heard.entry.textEdited.connect(edits.append)
    QTest.keyClicks(heard.entry, "a1")
    heard.entry.erase()
    assert edits == ["A", "A1", "A"]


def test_keys_that_have_the_focus_are_heard_in_the_windows_language(heard: Heard) -> None:
    key = heard.window.keypad.items[0]
    key.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(key, Qt.Key.Key_Return)
    heard.window.code_keys._erase()
    assert heard.keys == [("A", "en"), ("deleted", "en")]
    heard.show(page(private=True))
    key.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(key, Qt.Key.Key_Return)
    assert heard.keys[2:] == [("star", "en")]


def test_the_keys_speak_the_language_of_the_window(heard: Heard) -> None:
    def languages() -> set[object]:
        return {key.label.language for key in heard.window.keypad.items}  # type: ignore[attr-defined]

    assert languages() == {"en"}
    heard.window.set_language("ru", messages("ui", "ru"))
    assert languages() == {"ru"}
    assert [key.label.text for key in heard.window.keypad.items[:3]] == ["A", "B", "C"]  # type: ignore[attr-defined]


def test_a_pasted_code_loses_its_groups_and_nothing_else(heard: Heard) -> None:
    QGuiApplication.clipboard().setText("ab-12 34\n")
    QTest.keyClick(heard.entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard.entry.text() == "AB1234"


def test_an_input_method_writes_by_the_rules_of_the_code(heard: Heard) -> None:
    for written in ("a", "z", "2"):
        event = QInputMethodEvent()
        event.setCommitString(written)
        QApplication.sendEvent(heard.entry, event)
    assert heard.entry.text() == "A2"
