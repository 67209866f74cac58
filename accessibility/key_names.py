"""What a key is called, in a person's language: for help, and for learning the keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from translations import Messages

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})


def key_name(key: int, messages: Messages) -> str:
    """The spoken name; empty for a key that has none."""
    pgettext = messages.pgettext
    match key:
        case Qt.Key.Key_Up:
            return pgettext("key", "Up arrow")
        case Qt.Key.Key_Down:
            return pgettext("key", "Down arrow")
        case Qt.Key.Key_Left:
            return pgettext("key", "Left arrow")
        case Qt.Key.Key_Right:
            return pgettext("key", "Right arrow")
        case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Select:
            return pgettext("key", "Enter")
        case Qt.Key.Key_Space:
            return pgettext("key", "Space bar")
        case Qt.Key.Key_Backspace:
            return pgettext("key", "Backspace")
        case Qt.Key.Key_Delete:
            return pgettext("key", "Delete")
        case Qt.Key.Key_PageUp:
            return pgettext("key", "Page up")
        case Qt.Key.Key_PageDown:
            return pgettext("key", "Page down")
        case Qt.Key.Key_Home:
            return pgettext("key", "Home")
        case Qt.Key.Key_End:
            return pgettext("key", "End")
        case _:
            return _as_printed(key, messages)


def shift_tab(messages: Messages) -> str:
    """Going back with Tab, which the arrows do without a second key (ACC-40)."""
    # Translators: two keys pressed together
    return messages.pgettext("key", "Shift and Tab")


def _as_printed(key: int, messages: Messages) -> str:
    """What stands on the key itself, which is the same in every language."""
    match key:
        case Qt.Key.Key_Escape:
            return "Esc"
        case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
            return "Tab"
        case Qt.Key.Key_Control:
            return "Ctrl"
        case Qt.Key.Key_Shift:
            return "Shift"
        case Qt.Key.Key_Alt | Qt.Key.Key_AltGr:
            return "Alt"
        case Qt.Key.Key_CapsLock:
            return "Caps Lock"
        case Qt.Key.Key_unknown | 0:
            return messages.pgettext("key", "Unknown key")
        case _:
            return QKeySequence(key).toString()
