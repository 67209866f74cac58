"""Which key does what, in one table that a program or a person may change.

No key here types anything, so none gets in the way of writing, and none is a chord or a letter (ACC-40, ACC-50).
F1 is left to the program's help. Those marked * are ours only while our voice speaks.

    Ctrl, pressed and released alone    be quiet
    F2, F3 *                            speak slower, faster: seven steps
    F4 *                                help with the keys; held or pressed five times: each key says what it is. Where a
                                        program allows it, it switches the voice on while nobody speaks
    F5                                  say the last thing again; within two seconds once more: spell where one stands; a
                                        third time: with a word for each letter
    F6                                  read the whole page, one thing after another
    F7                                  say where I am
    F8                                  pause, and go on
    F9, F10 *                           quieter, louder: eleven steps
    F11                                 make the screen dark, while somebody speaks, and show it again
    F12 *                               hear private things aloud: once this one, twice all of them until the visit ends
    Up, Down *                          the thing before, the thing after, plain text too, and out of a field of one line.
                                        Not while the focus is in a text of several lines, a list or a slider, which need
                                        these keys themselves
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt

SPELL_SECONDS: Final = 2.0
"""Repeat, pressed again within this time, spells."""


class Command(StrEnum):
    """What a key asks of the layer. A keypad maps its own keys to the same (`accessibility.commands.Commander.press`)."""

    STOP = "stop"
    REPEAT = "repeat"
    READ_PAGE = "read page"
    WHERE_AM_I = "where am I"
    PAUSE = "pause"
    BEFORE = "before"
    AFTER = "after"
    ACTION = "action"
    """Choose what the reading cursor stands on; on a keyboard Enter and the space bar do so by themselves."""
    HELP = "help"
    SLOWER = "slower"
    FASTER = "faster"
    QUIETER = "quieter"
    LOUDER = "louder"
    HEAR_ALOUD = "hear aloud"
    CURTAIN = "curtain"


Keymap = Mapping[int, Command]

KEYS: Final[Keymap] = {
    Qt.Key.Key_Control: Command.STOP,
    Qt.Key.Key_F2: Command.SLOWER,
    Qt.Key.Key_F3: Command.FASTER,
    Qt.Key.Key_F4: Command.HELP,
    Qt.Key.Key_F5: Command.REPEAT,
    Qt.Key.Key_F6: Command.READ_PAGE,
    Qt.Key.Key_F7: Command.WHERE_AM_I,
    Qt.Key.Key_F8: Command.PAUSE,
    Qt.Key.Key_F9: Command.QUIETER,
    Qt.Key.Key_F10: Command.LOUDER,
    Qt.Key.Key_F11: Command.CURTAIN,
    Qt.Key.Key_F12: Command.HEAR_ALOUD,
    Qt.Key.Key_Up: Command.BEFORE,
    Qt.Key.Key_Down: Command.AFTER,
}

KEEP_SPEAKING: Final = frozenset({Command.REPEAT, Command.PAUSE})
"""Commands that do with the speech what they want; every other key cuts it (ACC-7)."""

WITH_VOICE: Final = frozenset(
    {
        Command.BEFORE,
        Command.AFTER,
        Command.HELP,
        Command.SLOWER,
        Command.FASTER,
        Command.QUIETER,
        Command.LOUDER,
        Command.HEAR_ALOUD,
    }
)
"""Commands that mean something only while our voice speaks; else their keys belong to the program and to screen readers."""

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
