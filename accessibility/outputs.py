"""Who speaks, what kinds of thing are said, and how a screen reader of the system is told."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from accessibility.must_hear import MUST_HEAR
from accessibility.speech.utterance import FOCUS

PAGE: Final = "page"
STATUS: Final = "status"
ERROR: Final = "error"
ANSWER: Final = "answer"
READING: Final = "reading"
ECHO: Final = "echo"
VALUE: Final = "value"
"""Kinds of utterance, beside `FOCUS` and `MUST_HEAR`. A key cuts all of them but the last (ACC-7)."""

OF_THE_MOMENT: Final = frozenset({FOCUS, VALUE, ECHO})
"""What is said of where one stands and what one does, and soon is old."""

FOR_SCREEN_READERS: Final = frozenset({PAGE, STATUS, ERROR, ANSWER, READING, MUST_HEAR})
"""What a screen reader cannot find out from the focus, and has to be told (ACC-69)."""

TellReader = Callable[[QWidget, str, bool], None]


class Output(StrEnum):
    """Who speaks."""

    VOICE = "voice"
    SCREEN_READER = "screen reader"
    NONE = "none"


def tell_screen_reader(widget: QWidget, text: str, urgent: bool) -> None:
    """Post an announcement; readers ignore one from a window that has not the focus (requirements C2)."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
