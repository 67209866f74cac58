"""A window as a test opens it, and what a person does in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.text import Language
from translations import messages
from ui.blocks.base import TOKEN
from ui.blocks.push import Push
from ui.theme.look import Look
from ui.window import Window


def opened(qtbot: QtBot, look: Look, size: tuple[int, int] = (1920, 1080), language: Language = "az") -> Window:
    window = Window(look, language, messages("ui", language))
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def write(widget: QWidget, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def token(widget: QWidget | None) -> object:
    return None if widget is None else widget.property(TOKEN)


def press(window: Window, name: str) -> None:
    button = next(each for each in window.findChildren(Push) if each.isVisible() and name == each.label.text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def focused(window: Window) -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    assert window.isAncestorOf(widget)
    return widget
