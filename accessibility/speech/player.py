"""One audio stream, always open: it plays what it is given, silence otherwise, and drops everything when told to.

Always open, because sound servers lose the beginning of what is played on a stream just woken (pcaudiolib#23).
"""

from __future__ import annotations

import array
import contextlib
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from accessibility.speech.interface import DEFAULT_VOLUME
from accessibility.speech.synthesis import RATE_HZ
from accessibility.speech.timing import SAMPLE_BYTES

if TYPE_CHECKING:
    import miniaudio

PERIOD_MS: Final = 10
PERIODS: Final = 3
"""What the sound card may hold beyond what the player has dropped: 30 ms."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to report when the stream comes to it. `index` is a sentence's, or how many were heard."""

    number: int
    index: int
    what: str
    """sentence, word, finished or stopped"""
    start: int = 0
    end: int = 0
    """Of a word: where it stands in its sentence as spoken."""


Report = Callable[[Mark, float], None]


class Player:
    """Plays samples and marks in order. `report` is called on the audio thread and must return at once."""

    def __init__(self, report: Report) -> None:
        import miniaudio

        self._report = report
        self._lock = threading.Lock()
        self._items: deque[Mark | memoryview] = deque()
        self._paused = False
        self._volume = DEFAULT_VOLUME
        with _quiet_stderr():
            try:
                self._device = _open()
                self.audio: str | None = self._device.backend
            except miniaudio.MiniaudioError:
                self._device = _open(null=True)
                self.audio = None
        stream = self._stream()
        next(stream)
        self._device.start(stream)

    def put(self, *items: Mark | memoryview) -> None:
        """Play samples after what waits; a mark is reported with the first of the samples after it."""
        with self._lock:
            self._items.extend(item for item in items if item)

    def drop(self, mark: Mark | None = None) -> None:
        """Forget everything; `mark` is reported with the first silence."""
        with self._lock:
            # what ended is not news any more, but an end that was asked for is
            waiting = [item for item in self._items if isinstance(item, Mark) and item.what == "stopped"]
            self._items.clear()
            self._items.extend(waiting)
            if mark is not None:
                self._items.append(mark)
            self._paused = False

    def drop_later_sentences(self, number: int) -> int | None:
        """Forget the sentences that have not begun; the index of the first of them, None when none waited."""
        with self._lock:
            for place, item in enumerate(self._items):
                if isinstance(item, Mark) and item.what == "sentence" and item.number == number:
                    while len(self._items) > place:
                        self._items.pop()
                    return item.index
        return None

    def pause(self, paused: bool) -> None:
        """Hold the sound or go on."""
        with self._lock:
            self._paused = paused

    def volume(self, volume: int) -> None:
        """0 to 100, heard from the next period on."""
        self._volume = volume

    def close(self) -> None:
        self._device.close()

    def _stream(self) -> Generator[bytes, int, None]:
        frames = yield b""
        while True:
            frames = yield self._fill(frames * SAMPLE_BYTES)

    def _fill(self, needed: int) -> bytes:
        filled = bytearray()
        reached: list[Mark] = []
        with self._lock:
            while not self._paused and self._items and len(filled) < needed:
                item = self._items.popleft()
                if isinstance(item, Mark):
                    reached.append(item)
                    continue
                room = needed - len(filled)
                filled += item[:room]
                if len(item) > room:
                    self._items.appendleft(item[room:])
        now = time.monotonic()
        for mark in reached:
            self._report(mark, now)
        return louder(bytes(filled), self._volume) + bytes(needed - len(filled))


def _open(*, null: bool = False) -> miniaudio.PlaybackDevice:
    import miniaudio

    return miniaudio.PlaybackDevice(
        miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=RATE_HZ,
        buffersize_msec=PERIOD_MS,
        callback_periods=PERIODS,
        backends=[miniaudio.Backend.NULL] if null else None,
        app_name="egov-kiosk",
    )


def louder(samples: bytes, volume: int) -> bytes:
    """`samples` at `volume`, 0 to 100. The gain is the square, so that the steps sound even."""
    if volume >= DEFAULT_VOLUME or not samples:
        return samples
    gain = (max(volume, 0) / DEFAULT_VOLUME) ** 2
    return array.array("h", [int(sample * gain) for sample in array.array("h", samples)]).tobytes()


@contextlib.contextmanager
def _quiet_stderr() -> Iterator[None]:
    """ALSA writes a page on stderr where there is no sound card; the person who looks there needs one line, not that."""
    if sys.stderr is None:
        yield
        return
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
