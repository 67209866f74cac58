"""One audio stream, always open: it plays what it is given, silence otherwise, and drops everything when told to.

Always open, because sound servers lose the beginning of what is played on a stream just woken (pcaudiolib#23).
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from accessibility.speech.device import (
    OPEN_SECONDS,
    Device,
    NoDevice,
    open_device,
    open_silent_device,
    start_within,
)
from accessibility.speech.loudness import Loudness
from accessibility.speech.timing import RATE_HZ, SAMPLE_BYTES

LEAD: Final = RATE_HZ * 200 // 1000 * SAMPLE_BYTES
"""Silence before the first sound of all: what a sound card may lose while it wakes (espeak-ng#849)."""


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

    def __init__(self, report: Report, open_device: Callable[[], Device] = open_device, lead: int = LEAD) -> None:
        """Opens what `open_device` opens; where there is no device, or it hangs, one that nobody hears. `lead` is how many
        bytes of silence come first."""
        self._report = report
        self._lock = threading.Lock()
        self._items: deque[Mark | memoryview] = deque()
        self._paused = False
        self._lead = lead
        self._awake = threading.Event()
        self._loudness = Loudness()
        self.turns = 0
        """How often the device has asked for samples: while it lives this grows, whether anything is said or not."""
        try:
            self._device = start_within(OPEN_SECONDS, open_device, self._fill)
            self.audio: str | None = self._device.backend
        except NoDevice:
            self._device = start_within(OPEN_SECONDS, open_silent_device, self._fill)
            self.audio = None

    def wait_awake(self, seconds: float) -> None:
        """Until the silence at the beginning has passed, and what is put is heard at once."""
        self._awake.wait(seconds)

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

    def volume(self, volume: int, calibration_db: float = 0.0) -> None:
        """0 to 100, heard from the next period on."""
        self._loudness.set(volume, calibration_db)

    def _fill(self, frames: int) -> bytes:
        needed = frames * SAMPLE_BYTES
        filled = bytearray()
        reached: list[Mark] = []
        with self._lock:
            self.turns += 1
            if self._lead > 0:
                self._lead -= needed
                return bytes(needed)
            self._awake.set()
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
        return self._loudness.apply(filled) + bytes(needed - len(filled)) if filled else bytes(needed)
