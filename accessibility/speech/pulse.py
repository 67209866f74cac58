"""The heartbeat of the voice process: ten times a second it tells that it lives, and for how long something has stood still.

What is told is counted in beats, not in time: a machine that stops altogether for a moment has not hung.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

BEAT_SECONDS: Final = 0.1


class Pulse:
    """Calls `tell` at every beat with the beats since the audio device last took samples, and since the synthesiser last
    made any of what it is making; on a thread of its own, until `end`."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._over = threading.Event()
        self._turns: Callable[[], int] | None = None
        self._making = False
        self._made = 0
        self._thread = threading.Thread(target=self._beat, name="pulse", daemon=True)
        self._thread.start()

    def watch_audio(self, turns: Callable[[], int]) -> None:
        """From now on look whether `turns` grows."""
        self._turns = turns

    def making(self, busy: bool) -> None:
        """The synthesiser begins with something, or has ended it."""
        self._made += 1
        self._making = busy

    def end(self) -> None:
        self._over.set()

    def _beat(self) -> None:
        audio = synthesis = 0
        seen: tuple[int, int] | None = None
        while not self._over.wait(BEAT_SECONDS):
            now = (self._turns() if self._turns else -1, self._made)
            audio = audio + 1 if seen and self._turns and now[0] == seen[0] else 0
            synthesis = synthesis + 1 if seen and self._making and now[1] == seen[1] else 0
            seen = now
            self._tell(audio, synthesis)
