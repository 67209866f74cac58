"""What the tests of the keyboard on the screen share: a window, one pointer, and writing key by key with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from accessibility.screen_keyboard.button import KeyButton
from accessibility.screen_keyboard.keyboard import ScreenKeyboard
from accessibility.screen_keyboard.layouts import KeyRole, Layer
from kiosk.page import Field, FieldKind, Page
from kiosk.text import Language, Text
from tests.ui.sample_pages import back, go_on, sayer
from translations import messages
from ui.theme.look import Look
from ui.window import Window

Point = Callable[[QWidget], None]


def question(
    language: Language,
    kind: FieldKind = FieldKind.TEXT,
    *more: Field,
    value: str = "",
    length: int | None = None,
    error: Text | None = None,
) -> Page:
    say = sayer(language)
    hint = say("Vəsiqədə olduğu kimi", "As on your card", "Как в удостоверении")
    label = say("Soyad", "Surname", "Фамилия")
    first = Field("first", value, label, hint, error, kind, length=length)
    heading = say("Siz kimsiniz", "Who you are", "Кто вы")
    return Page(f"question/{kind}", heading, (first, *more), main=go_on(say), back=back(say))


def opened(
    qtbot: QtBot, language: Language = "az", look: Look | None = None, size: tuple[int, int] = (1920, 1080)
) -> Window:
    window = Window(look or Look(), language, messages("ui", language))
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def settle() -> None:
    """What is due after a touch has been done when the next one comes."""
    for _ in range(4):
        QApplication.processEvents()


def place_of(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), widget.rect().center())


def with_mouse(widget: QWidget) -> None:
    """Through the window of the platform, as a real mouse."""
    QTest.mouseClick(widget.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place_of(widget))
    settle()


FINGERS: list[QPointingDevice] = []


def with_finger(widget: QWidget) -> None:
    if not FINGERS:
        device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        assert isinstance(device, QPointingDevice)
        FINGERS.append(device)
    handle, place = widget.window().windowHandle(), place_of(widget)
    QTest.touchEvent(handle, FINGERS[0]).press(0, place, handle).commit()
    settle()
    QTest.touchEvent(handle, FINGERS[0]).release(0, place, handle).commit()
    settle()


def focused() -> Any:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys_of(window: Window) -> ScreenKeyboard:
    assert window.dock.is_shown
    assert window.dock.keyboard.isVisible()
    return window.dock.keyboard


def key_of(keyboard: ScreenKeyboard, role: KeyRole, writes: str = "") -> KeyButton:
    key = keyboard.key(role, writes)
    assert key is not None, f"no key {role} {writes}"
    return key


def push(window: Window, point: Point, role: KeyRole, writes: str = "") -> None:
    point(key_of(keys_of(window), role, writes))


def write(window: Window, point: Point, text: str) -> None:
    """As a person does: capitals with the key for them, what is no letter on the other layer."""
    for character in text:
        keyboard = keys_of(window)
        role = KeyRole.SPACE if character == " " else KeyRole.WRITE
        if character.isupper() and keyboard.key(role, character) is None:
            push(window, point, KeyRole.SHIFT)
        if keyboard.key(role, character) is None:
            push(window, point, KeyRole.LAYER)
        push(window, point, role, character)
        if keyboard.layer is Layer.SIGNS:
            push(window, point, KeyRole.LAYER)


def field(window: Window, number: int = 0) -> Any:
    found = window.view.fields()[number]
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def touched(window: Window, number: int = 0, point: Point = with_mouse) -> Any:
    entry = field(window, number)
    point(entry)
    assert entry.hasFocus()
    return entry
