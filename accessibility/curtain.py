"""The curtain: the screen goes black, so that nobody reads over the shoulder of who listens (ACC-12).

Everything works on by ear and by keys. The voice says at once that the screen is dark, and how to see it again: one key, or
three taps anywhere. A finger that touches the dark screen presses nothing unseen; it is told the same. Who explores by touch goes
on reading, and taps in the upper left corner. Without anybody who speaks there is no curtain: a dark and silent screen would look broken.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from accessibility.announcer import ANSWER, Announcer, Output
from accessibility.arrivals import Arrivals
from accessibility.lifetime import while_whole
from accessibility.overlay import CURTAIN, Sheet, Stage
from accessibility.preferences import Preferences
from accessibility.speech.utterance import Priority, Segment, Utterance
from translations import messages

TAPS: Final = 3
CORNER: Final = 150
"""Pixels of the side of the corner in which a finger that explores lifts the curtain: everywhere else it reads."""
TAP_SECONDS: Final = 0.7
"""Taps that follow each other as fast as this lift the curtain; slower ones are told how to."""
_PRESSED: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_TOUCHED: Final = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)
_RELEASED: Final = (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove)
_POINTED: Final = frozenset((*_PRESSED, *_TOUCHED, *_RELEASED))


class Dark(Sheet):
    """A black sheet over everything."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, CURTAIN, opaque=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.black)


class Curtain(QObject):
    """Draws the curtain before a window. `wished(on)` is what the person asked for with the key or with taps. `key` names
    the key. `clock` gives seconds."""

    wished = Signal(bool)

    def __init__(
        self,
        window: QWidget,
        stage: Stage,
        announcer: Announcer,
        *,
        key: Callable[[], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._stage, self._announcer = window, stage, announcer
        self._key, self._clock = key, clock
        self._language = announcer.composer.language
        self._explores = False
        self._taps: list[float] = []
        self._ours = True
        """Whether the touch that is under way is kept from what stands behind."""
        self._arrivals = Arrivals(window, self)
        self.sheet: Dark | None = None
        stage.resized.connect(self._fill)
        window.installEventFilter(self)

    @property
    def is_drawn(self) -> bool:
        """Whether the screen is dark."""
        return self.sheet is not None

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        self._language, self._explores = preferences.language, preferences.explore_by_touch
        heard = preferences.speech or self._announcer.output is Output.SCREEN_READER
        self.draw(on=preferences.curtain and heard)

    def end(self) -> None:
        """The visit is over: the next person sees the screen (ACC-92)."""
        self._put_away()

    def draw(self, *, on: bool) -> None:
        """Darken the screen, or show it; said at once (ACC-12, ACC-37)."""
        if on == self.is_drawn:
            return
        if on:
            self._put_up()
        else:
            self._put_away()
        self._tell()

    @Slot()
    def toggle(self) -> None:
        """What the key does. Where nobody speaks it does nothing."""
        if self.is_drawn or self._announcer.output is not Output.NONE:
            on = not self.is_drawn
            self.draw(on=on)
            self.wished.emit(on)

    def _put_up(self) -> None:
        self.sheet = Dark(self._window)
        self._stage.add(self.sheet, CURTAIN)
        self._fill()
        self.sheet.show()
        self._stage.order()
        self._taps.clear()
        self._ours = not self._explores
        # before all others: what falls on the dark screen is not meant for what stands behind it
        self._arrivals.start()
        self._arrivals.go_first()

    def _put_away(self) -> None:
        if self.sheet is not None:
            self._stage.remove(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None
        self._arrivals.stop()

    @Slot()
    def _fill(self) -> None:
        if self.sheet is not None:
            self.sheet.setGeometry(self._window.rect())

    def _tell(self) -> None:
        words = self._how_to_lift() if self.is_drawn else (self._seen_again(),)
        segments = tuple(Segment(text, self._language) for text in words)
        self._announcer.say(Utterance(segments, Priority.NOW, ANSWER))

    def _seen_again(self) -> str:
        # Translators: spoken when a black screen shows everything again
        return messages("accessibility", self._language).pgettext("spoken", "The screen can be seen again.")

    def _how_to_lift(self) -> Iterator[str]:
        pgettext, key = messages("accessibility", self._language).pgettext, self._key()
        # Translators: spoken when the screen was made black for privacy; what to do comes after it
        yield pgettext("spoken", "The screen is dark.")
        if key:
            # Translators: {key} is the name of a key
            yield pgettext("spoken", "Press {key} to see it again.").format(key=key)
        if self._explores:
            # Translators: "it" is the screen, which is black
            yield pgettext("spoken", "Tap its upper left corner three times to see it again.")
        else:
            # Translators: "it" is the screen, which is black
            yield pgettext("spoken", "Tap it three times to see it again.")

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _POINTED and watched is self._arrivals.handle:
            return self._pointed(event)
        self._arrivals.follow(watched, event)
        return False

    def _pointed(self, event: QEvent) -> bool:
        """Count taps; the last one lifts the curtain as it ends, so that nothing of it falls on what stands behind. A touch
        comes again as a click, which is the one that counts."""
        kind = event.type()
        if kind in (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress):
            self._ours = not self._explores or self._is_in_corner(event)
        if not self._ours:
            return False
        if kind in _TOUCHED:
            event.ignore()
        elif kind == QEvent.Type.MouseButtonPress:  # a double click comes after a press of its own
            now = self._clock()
            if not self._taps or now - self._taps[-1] > TAP_SECONDS:
                self._taps = []
                self._tell()
            self._taps.append(now)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._ours = not self._explores
            if len(self._taps) >= TAPS:
                self._taps = []
                self.toggle()
        return True

    def _is_in_corner(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            at = event.points()[0].position()
        elif isinstance(event, QMouseEvent):
            at = event.position()
        else:
            return False
        place = self._window.mapFrom(self._window.window(), at.toPoint())
        return QRect(0, 0, CORNER, CORNER).contains(place)
