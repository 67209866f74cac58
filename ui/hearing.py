"""What a visit does for the ear: tells of the keys as it begins, follows headphones, repeats that it waits, keeps speed and volume."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from accessibility.describe import Words
from accessibility.jack import Sinks, open_sinks
from accessibility.must_hear import MustHear
from accessibility.preferences import Preferences
from accessibility.speech_layer import Speech
from kiosk.page import Choice, Field, Page
from ui.presenter import Presenter

JACK_AFTER_MS: Final = 300
"""Asking where the sound goes takes another program, and comes after the first page."""
_BY_KEYS: Final = ("speech", "rate_step", "volume")


class Hearing(QObject):
    """Joins the layer's speech to one visit."""

    def __init__(self, speech: Speech, presenter: Presenter, *, at_kiosk: bool) -> None:
        super().__init__(speech)
        self._speech, self._presenter, self._at_kiosk = speech, presenter, at_kiosk
        self._sinks: Sinks | None = None
        self._page: Page | None = None
        self._over = False
        speech.help.page_help = self._page_help
        speech.commander.wakes = not at_kiosk
        speech.changed.connect(self._changed)

    def start(self) -> None:
        """The first page has been shown."""
        QTimer.singleShot(JACK_AFTER_MS, self, self._follow_jack)

    def arriving(self, before: Page | None, page: Page) -> MustHear | None:
        """A page is about to be said; why its first words must be heard, if they must."""
        self._page = page
        if not page.attract and (before is None or before.attract):
            self._speech.begin_visit()
        self._speech.busy.end()
        if page.busy:
            self._speech.busy.begin(said=True)
        return MustHear.RESULT if page.id.startswith(("confirmation/", "sealed/code")) else None

    def end(self) -> None:
        """The visit is over."""
        self._over = True
        if self._sinks is not None:
            self._sinks.close()

    @Slot()
    def _follow_jack(self) -> None:
        if not self._over:
            self._sinks = open_sinks(self, sounding=self._at_kiosk)
            if self._sinks is not None:
                self._speech.follow(self._sinks, shared=self._at_kiosk)

    @Slot(object)
    def _changed(self, preferences: Preferences) -> None:
        """A key or a headset has changed something: keep it as if it had been chosen on a page."""
        if not self._over:
            self._presenter.prefer({name: getattr(preferences, name) for name in _BY_KEYS})

    def _page_help(self) -> Sequence[Words]:
        """What there is to say about the questions of the page (ACC-75)."""
        blocks = self._page.blocks if self._page is not None else ()
        return [block.help for block in blocks if isinstance(block, Field | Choice) and block.help is not None]
