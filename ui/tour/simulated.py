"""Time for a tour: that of the recording voice, so that nobody waits, and what is heard fits what happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from accessibility.speech.recording import RecordingVoice

_MOMENT: Final = 1e-6


@dataclass(slots=True, eq=False)
class Later:
    """Something that is to happen at a time of the voice's clock."""

    at: float
    then: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        """Let it not happen."""
        self.cancelled = True


class SimulatedTimers:
    """`accessibility.clock.Timers` on the clock of `voice`. What is due happens only in `pass_by`."""

    def __init__(self, voice: RecordingVoice) -> None:
        self._voice = voice
        self._waiting: list[Later] = []

    def now(self) -> float:
        return self._voice.clock()

    def after(self, seconds: float, then: Callable[[], None]) -> Later:
        later = Later(self.now() + seconds, then)
        self._waiting.append(later)
        return later

    def pass_by(self, seconds: float) -> None:
        """Let time pass: what is said is heard meanwhile, and what is due happens when it is due."""
        until = self.now() + seconds
        while (due := self._next(until)) is not None:
            self._until(due.at)
            self._waiting.remove(due)
            due.then()
        self._until(until)

    def _until(self, at: float) -> None:
        """The voice may be there already: whoever hears something out lets time pass too."""
        self._voice.advance(max(0, round((at - self.now()) * 1000)))
        QCoreApplication.processEvents()

    def _next(self, until: float) -> Later | None:
        self._waiting = [each for each in self._waiting if not each.cancelled]
        due = [each for each in self._waiting if each.at <= until + _MOMENT]
        return min(due, key=lambda each: each.at, default=None)
