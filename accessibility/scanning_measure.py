"""How evenly the ring of a scan goes, on the real clock and with a real window."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot

from accessibility.preferences import WITHIN, Preferences, Scanning
from accessibility.scanning import Scanner


@dataclass(frozen=True, slots=True)
class Jitter:
    """How far the steps were from their time, in milliseconds: 95 in 100 at most `p95`, all of them at most `worst`."""

    steps: int
    p95: float
    worst: float


def measure_jitter(scanner: Scanner, preferences: Preferences, *, steps: int = 200, interval_ms: int = 100) -> Jitter:
    """Let the ring go `steps` steps through the shown window of `scanner`. `preferences` are put back afterwards.

    Raises TimeoutError when it does not go on: the window has fewer than two things to go through, say.
    """
    fastest = WITHIN["scan_ms"][0]
    scanner.apply(replace(preferences, scanning=Scanning.OFF))
    scanner.pace = interval_ms / fastest
    watch = _Watch(scanner, steps)
    scanner.apply(replace(preferences, scanning=Scanning.AUTO, scan_ms=fastest, scan_first_factor=1))
    try:
        watch.wait(steps * interval_ms * 3 + 2000)
    finally:
        scanner.stepped.disconnect(watch.stepped)
        scanner.pace = 1.0
        scanner.apply(replace(preferences, scanning=Scanning.OFF))
        scanner.apply(preferences)
    off = sorted(abs((after - before) * 1000 - interval_ms) for run in watch.runs for before, after in pairwise(run))
    return Jitter(len(off), off[int(0.95 * (len(off) - 1))], off[-1])


class _Watch(QObject):
    """Notes when the ring came to another thing, round by round: a scan that rests begins again."""

    def __init__(self, scanner: Scanner, steps: int) -> None:
        super().__init__()
        self._scanner, self._steps = scanner, steps
        self._loop = QEventLoop(self)
        self.runs: list[list[float]] = [[]]
        scanner.stepped.connect(self.stepped)

    @property
    def count(self) -> int:
        """Steps so far; where the ring was put at the beginning is none."""
        return sum(max(0, len(run) - 1) for run in self.runs)

    @Slot(object)
    def stepped(self, _spot: object) -> None:
        self.runs[-1].append(time.perf_counter())
        if self.count >= self._steps:
            self._loop.quit()

    @Slot()
    def _look(self) -> None:
        if self._scanner.resting:
            self.runs.append([])
            self._scanner.start_again()

    def wait(self, most_ms: int) -> None:
        """Until there are steps enough. Raises TimeoutError."""
        end, look = QTimer(self), QTimer(self)
        end.setSingleShot(True)
        end.timeout.connect(self._loop.quit)
        look.timeout.connect(self._look)
        end.start(most_ms)
        look.start(50)
        self._loop.exec()
        end.stop()
        look.stop()
        if self.count < self._steps:
            raise TimeoutError(f"the ring took {self.count} steps of {self._steps}")
