"""Who speaks in a visit: our voice, the person's own screen reader, or nobody (ACC-83)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible

from accessibility.announcer import Announcer, Output
from accessibility.preferences import Preferences
from accessibility.system_reader import SystemReader
from ui.presenter import Presenter


class WhoSpeaks(QObject):
    """Chooses for one visit. `reader` tells of the person's own screen reader; a kiosk has none."""

    def __init__(
        self, announcer: Announcer, presenter: Presenter, reader: SystemReader | None, *, at_kiosk: bool
    ) -> None:
        super().__init__(presenter)
        self._announcer, self._presenter, self._reader, self._at_kiosk = announcer, presenter, reader, at_kiosk
        self._over = False
        if reader is not None:
            reader.changed.connect(self._reader_came_or_went)

    def choose(self, preferences: Preferences) -> None:
        """Our voice, unless a screen reader speaks and the person did not ask for both. At a kiosk nothing else speaks; who
        only listens on the accessibility bus does not say that it speaks, and gets the announcements."""
        if preferences.speech and (preferences.speech_beside_reader or not self._reader_speaks):
            output = Output.VOICE
        elif not self._at_kiosk and (self._reader_speaks or QAccessible.isActive()):
            output = Output.SCREEN_READER
        else:
            output = Output.NONE
        self._announcer.set_output(output)

    def end(self) -> None:
        """The visit is over: nothing is chosen any more."""
        self._over = True

    @property
    def _reader_speaks(self) -> bool:
        return self._reader is not None and self._reader.running

    @Slot()
    def _reader_came_or_went(self) -> None:
        if not self._over:
            self.choose(self._presenter.preferences)

    @Slot(str, str)
    def chosen_by_hand(self, key: str, value: str) -> None:
        """Who switches the voice on while a screen reader speaks wants both."""
        if key == "speech" and value:
            both = value == "yes" and self._reader_speaks
            self._presenter.preferences = replace(self._presenter.preferences, speech_beside_reader=both)
            self.choose(self._presenter.preferences)
