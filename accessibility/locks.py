"""Caps Lock: said when it changes, shown while it is on, and answered by "where am I" (ACC-37).

Qt does not tell whether it is on. X11 and Windows put it into the native modifiers of every key; elsewhere a letter that is
typed shows it, once the key was seen. Windows was not tried.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from accessibility.announcer import Announcer
from accessibility.notice import Notice
from accessibility.outputs import VALUE
from accessibility.speech.utterance import Segment, Utterance

NATIVE: Final = {"xcb": 0x2, "windows": 0x100}
"""The bit of a platform's native modifiers that is Caps Lock: X11's LockMask, Qt's own for Windows."""


def told_by(event: QKeyEvent, platform: str = "") -> bool | None:
    """Whether Caps Lock is on after this press, as far as the event tells."""
    bit = NATIVE.get(platform or QGuiApplication.platformName(), 0)
    if bit:
        was = bool(event.nativeModifiers() & bit)
        return not was if event.key() == Qt.Key.Key_CapsLock else was
    letter = event.text()
    if len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
        return letter.isupper() != bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return None


class CapsLock:
    """Follows the key. What is changed while another program has the focus is noticed with the next key."""

    def __init__(
        self, announcer: Announcer, notice: Notice, told: Callable[[QKeyEvent], bool | None] = told_by
    ) -> None:
        self._announcer, self._notice, self._told = announcer, notice, told
        self._seen = bool(NATIVE.get(QGuiApplication.platformName()))
        self.on = False

    def hear(self, event: QKeyEvent) -> None:
        """A key is pressed."""
        if event.isAutoRepeat():
            return
        on = self._told(event)
        if event.key() == Qt.Key.Key_CapsLock:
            self._seen = True
            self._take(not self.on if on is None else on)
        elif self._seen and on is not None and on != self.on:
            self._take(on)

    def words(self) -> Segment | None:
        """What is said of it to who asks where they are; None while it is off."""
        return self._segment() if self.on else None

    def _take(self, on: bool) -> None:
        self.on = on
        said = self._segment()
        self._notice.keep("caps lock", said.text if on else "")
        self._announcer.say(Utterance((said,), kind=VALUE), keep=False)

    def _segment(self) -> Segment:
        composer = self._announcer.composer
        pgettext = composer.messages.pgettext
        # Translators: spoken and shown; Caps Lock is the key that makes all letters capitals
        text = pgettext("spoken", "Caps Lock is on") if self.on else pgettext("spoken", "Caps Lock is off")
        return Segment(text, composer.language)
