"""The field that a keyboard writes into: what it takes, whether it is private, and writing as a real keyboard would."""

from __future__ import annotations

from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from accessibility.describe import PRIVATE
from accessibility.screen_keyboard.layouts import Kind
from accessibility.widgets import is_secret

_Hint = Qt.InputMethodHint
_KINDS: Final = (
    (_Hint.ImhDigitsOnly, Kind.DATE),
    (_Hint.ImhFormattedNumbersOnly, Kind.NUMBER),
    (_Hint.ImhDialableCharactersOnly, Kind.PHONE),
    (_Hint.ImhEmailCharactersOnly, Kind.EMAIL),
)


def kind_of(widget: QWidget | None) -> Kind | None:
    """What a widget takes, by its `inputMethodHints`; None when nobody can write in it."""
    if isinstance(widget, QLineEdit):
        if widget.isReadOnly() or not widget.isEnabled():
            return None
        hints = widget.inputMethodHints()
        return next((kind for hint, kind in _KINDS if hints & hint), Kind.TEXT)
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return None if widget.isReadOnly() or not widget.isEnabled() else Kind.MULTILINE
    return Kind.NUMBER if isinstance(widget, QAbstractSpinBox) and widget.isEnabled() else None


def prefers_capitals(widget: QWidget) -> bool:
    """Whether the field asks for capitals."""
    return bool(widget.inputMethodHints() & _Hint.ImhPreferUppercase)


def is_private(widget: QWidget) -> bool:
    """Whether what is written in it is nobody's business: described so, or shown as dots."""
    return is_secret(widget) or widget.property(PRIVATE) is True


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """One key, down and up: the field, its validator, its limits and whoever listens to it meet what they know.

    The widget may go with the press, when the program answers with another page.
    """
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if shiboken6.isValid(widget):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def key_for(character: str) -> Qt.Key:
    """The key of a character; a letter that Qt has no name for is known by its text alone."""
    upper = character.upper()
    return Qt.Key(ord(upper)) if len(upper) == 1 and upper.isascii() else Qt.Key.Key_unknown
