"""Which key does what, in one table that a program or a person may change.

No key here types anything, so none gets in the way of writing, and none is a chord or a letter (ACC-40, ACC-50).
F1 is left to the program's help, F10 and F11 to the window.

    Ctrl, pressed and released alone    be quiet
    F5                                  say the last thing again; within two seconds once more: spell it
    F6                                  read the whole page
    F7                                  say where I am
    F8                                  pause, and go on
    Up, Down                            the thing before, the thing after, plain text too. Not while the focus is in a field,
                                        a list or a slider, which need these keys themselves
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt

SPELL_SECONDS: Final = 2.0
"""Repeat, pressed again within this time, spells."""


class Command(StrEnum):
    """What a key asks of the layer."""

    STOP = "stop"
    REPEAT = "repeat"
    READ_PAGE = "read page"
    WHERE_AM_I = "where am I"
    PAUSE = "pause"
    BEFORE = "before"
    AFTER = "after"
    HELP = "help"
    KEY_HELP = "key help"
    ACTION = "action"
    BACK = "back"
    NEXT = "next"
    LESS = "less"
    MORE = "more"


Keymap = Mapping[int, Command]

KEYS: Final[Keymap] = {
    Qt.Key.Key_Control: Command.STOP,
    Qt.Key.Key_F5: Command.REPEAT,
    Qt.Key.Key_F6: Command.READ_PAGE,
    Qt.Key.Key_F7: Command.WHERE_AM_I,
    Qt.Key.Key_F8: Command.PAUSE,
    Qt.Key.Key_Up: Command.BEFORE,
    Qt.Key.Key_Down: Command.AFTER,
}

KEEP_SPEAKING: Final = frozenset({Command.REPEAT, Command.PAUSE})
"""Commands that do with the speech what they want; every other key cuts it (ACC-7)."""

MODIFIERS: Final = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
"""Keys that do nothing by themselves: they neither cut speech nor count as something done."""
