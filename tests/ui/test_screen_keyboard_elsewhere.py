"""The keyboard in a program that is not ours: plain widgets, plain colours, no theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from accessibility.screen_keyboard.field import kind_of
from accessibility.screen_keyboard.keyboard import ScreenKeyboard
from accessibility.screen_keyboard.layouts import KeyRole, Kind
from accessibility.screen_keyboard.style import KeyboardStyle


def plain_style() -> KeyboardStyle:
    white, grey, black = QColor("white"), QColor("#dddddd"), QColor("black")
    font = QFont()
    font.setPixelSize(20)
    return KeyboardStyle(
        surface=white, raised=grey, text=black, border=black, ink=black, on_ink=white, pressed=grey,
        letters=font, words=font, key=48, least=44, gap=8, margin=16, edge=2, radius=6,
    )  # fmt: skip


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(1000, 700)
    return room


def test_it_needs_a_style_and_a_field_and_nothing_else(room: QWidget, qtbot: QtBot) -> None:
    column = QVBoxLayout(room)
    entry = QLineEdit()
    keyboard = ScreenKeyboard(plain_style, "ru")
    column.addWidget(entry)
    column.addStretch(1)
    column.addWidget(keyboard)
    with qtbot.waitActive(room):
        room.show()
        room.activateWindow()
    entry.setFocus()
    keyboard.write_into(entry)
    for letter in "мир":
        key = keyboard.key(KeyRole.WRITE, letter)
        assert key is not None
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert entry.text() == "мир"
    assert entry.hasFocus()
    assert keyboard.height() <= 0.45 * room.height()


def test_a_field_that_has_gone_is_written_into_no_more(room: QWidget, qtbot: QtBot) -> None:
    entry = QLineEdit(room)
    keyboard = ScreenKeyboard(plain_style, "en", room)
    keyboard.write_into(entry)
    room.show()
    entry.deleteLater()
    qtbot.waitUntil(lambda: keyboard.field is None)
    keyboard.key(KeyRole.WRITE, "a").click()  # type: ignore[union-attr]
    assert keyboard.field is None


@pytest.mark.parametrize(
    ("hint", "kind"),
    [
        (Qt.InputMethodHint.ImhNone, Kind.TEXT),
        (Qt.InputMethodHint.ImhDigitsOnly, Kind.DATE),
        (Qt.InputMethodHint.ImhFormattedNumbersOnly, Kind.NUMBER),
        (Qt.InputMethodHint.ImhDialableCharactersOnly, Kind.PHONE),
        (Qt.InputMethodHint.ImhEmailCharactersOnly, Kind.EMAIL),
    ],
)
def test_qt_s_own_hints_say_what_a_field_takes(qtbot: QtBot, hint: Qt.InputMethodHint, kind: Kind) -> None:
    entry = QLineEdit()
    qtbot.addWidget(entry)
    entry.setInputMethodHints(hint)
    assert kind_of(entry) is kind
    entry.setReadOnly(True)
    assert kind_of(entry) is None


def test_other_widgets_that_are_written_in(room: QWidget) -> None:
    assert kind_of(QPlainTextEdit(room)) is Kind.MULTILINE
    assert kind_of(QSpinBox(room)) is Kind.NUMBER
    assert kind_of(room) is None
    assert kind_of(None) is None


def test_a_field_that_wants_capitals_gets_them(room: QWidget) -> None:
    entry = QLineEdit(room)
    entry.setInputMethodHints(Qt.InputMethodHint.ImhPreferUppercase)
    keyboard = ScreenKeyboard(plain_style, "en", room)
    keyboard.write_into(entry)
    for _ in range(2):
        keyboard.key(KeyRole.WRITE, "A").click()  # type: ignore[union-attr]
    assert entry.text() == "AA"
