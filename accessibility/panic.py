"""The way out of any setting: one key three times, or five taps in one corner, and the usual settings are back (ACC-87).

Whoever cannot see, hear or read the screen any more needs no page for it: it works under the curtain, in silence, under the
magnifier, while switches scan, and while keys are filtered, since it hears the platform's events before all others do. It
takes nothing away from them.

Guarded against accidents: three presses within two seconds of a key that does nothing else (Pause or Scroll Lock; Escape and
Help would not do, because people who are lost press those again and again), held keys count once, and any other key between
them begins anew. Taps must come five times within three seconds, all in a corner of 25 mm. A tactile keypad may have a key of
its own for it (`panic` in its table).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from accessibility.announcer import ANSWER, Announcer
from accessibility.arrivals import Arrivals
from accessibility.keypad_profile import KeypadProfile, PadKey
from accessibility.keys import MODIFIERS
from accessibility.lifetime import while_whole
from accessibility.notice import Notice
from accessibility.pointer import is_finger
from accessibility.speech.utterance import Priority, Segment, Utterance

KEYS: Final = frozenset({Qt.Key.Key_Pause, Qt.Key.Key_ScrollLock})
"""Keys without another meaning; the second for keyboards that lack the first."""
PRESSES: Final = 3
PRESS_SECONDS: Final = 2.0
TAPS: Final = 5
TAP_SECONDS: Final = 3.0
CORNER_MM: Final = 25.0
_T = QEvent.Type


class Panic(QObject):
    """`panicked` asks the program for its usual settings, whatever they are; it applies them before it returns, and then it is
    said and shown that they are back. `profile` gives the keypad's table, `clock` seconds."""

    panicked = Signal()

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        notice: Notice,
        *,
        profile: Callable[[], KeypadProfile],
        mm_per_px: Callable[[], float],
        clock: Callable[[], float],
    ) -> None:
        super().__init__(window)
        self._window, self._announcer, self._notice = window, announcer, notice
        self._profile, self._mm_per_px, self._clock = profile, mm_per_px, clock
        self._arrivals = Arrivals(window, self)
        self._top = 0
        self._key = 0
        self._presses: list[float] = []
        self._taps: list[float] = []
        self._arrivals.start()
        self.go_first()

    def set_top(self, pixels: int) -> None:
        """How much of the window, from its upper edge, nobody reaches: the corner is also found below it (ACC-41)."""
        self._top = pixels

    @Slot()
    def go_first(self) -> None:
        """Be asked before every filter that has come since: who came last is asked first."""
        self._arrivals.go_first()

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listens, and keeps nothing back."""
        kind = event.type()
        if watched is not self._arrivals.handle:
            if self._arrivals.follow(watched, event):
                self.go_first()
                QTimer.singleShot(0, self, self.go_first)
        elif not event.spontaneous():  # held back and sent again by one of the others
            return False
        elif kind == _T.KeyPress and isinstance(event, QKeyEvent):
            self._pressed(event)
        elif kind == _T.TouchBegin and isinstance(event, QTouchEvent):
            self._tapped(event.points()[0].position())
        elif kind == _T.MouseButtonPress and isinstance(event, QMouseEvent) and not is_finger(event):
            self._tapped(event.position())
        return False

    def _pressed(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.isAutoRepeat() or key in MODIFIERS:
            return
        meant = key in KEYS or self._profile().key_of(event, writing=False) is PadKey.PANIC
        if not meant:
            self._presses.clear()
            return
        if (code := event.nativeScanCode() or key) != self._key:
            self._presses.clear()
        self._key = code
        if self._count(self._presses, PRESSES, PRESS_SECONDS):
            QTimer.singleShot(0, self, self.panic)

    def _tapped(self, at: QPointF) -> None:
        side = CORNER_MM / self._mm_per_px()
        if not (at.x() < side and (at.y() < side or self._top <= at.y() < self._top + side)):
            self._taps.clear()
        elif self._count(self._taps, TAPS, TAP_SECONDS):
            QTimer.singleShot(0, self, self.panic)

    def _count(self, times: list[float], enough: int, seconds: float) -> bool:
        """Whether this is the last of `enough` within `seconds`; counting begins anew then."""
        now = self._clock()
        times.append(now)
        del times[:-enough]
        if len(times) < enough or now - times[0] > seconds:
            return False
        times.clear()
        return True

    @Slot()
    def panic(self) -> None:
        """Bring back the usual settings, and say so in the language and the voice that hold then."""
        self._announcer.interrupt()
        self.panicked.emit()
        self.go_first()
        self.tell()

    def tell(self) -> None:
        """Say and show that the usual settings hold, whoever asked for them and how."""
        messages, language = self._announcer.composer.messages, self._announcer.composer.language
        # Translators: said and shown after a person has asked with one key or with taps to undo all settings
        text = messages.gettext("The usual settings are back.")
        self._announcer.say(Utterance((Segment(text, language),), Priority.NOW, ANSWER))
        self._notice.tell(text)
