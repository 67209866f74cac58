"""A voice process that hangs where WEDGE says, for the tests of recovery: `python -m tests.unit.speech.wedges`.

The synthesiser and the sound card are real; what stands around them stops when its time has come. WEDGE_ONCE names a file: the
first process that hangs writes the time into it, and later ones do not hang.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import NoReturn

from accessibility.speech.device import Device, Samples, open_silent_device
from accessibility.speech.synthesis import Synthesiser, Unavailable, open_synthesiser
from accessibility.speech.timing import Sound
from accessibility.speech.voice_process import serve_here

WEDGE = os.environ.get("WEDGE", "")
ONCE = os.environ.get("WEDGE_ONCE", "")
SIGNAL = "donur"
"""The word at which it happens."""
_now = threading.Event()


def note() -> None:
    if ONCE:
        Path(ONCE).write_text(repr(time.monotonic()), "ascii")


def hang() -> NoReturn:
    note()
    while True:
        time.sleep(3600)


class Hanging:
    def __init__(self) -> None:
        self._real: Synthesiser = open_synthesiser()
        self.voices = self._real.voices

    def pcm(self, text: str, language: str, rate: int) -> bytes:
        return self.sound(text, language, rate).samples

    def sound(self, text: str, language: str, rate: int) -> Sound:
        if WEDGE == "mute":
            raise Unavailable("no sound here")
        if WEDGE == "all":
            hang()
        if SIGNAL in text and not (ONCE and Path(ONCE).exists()):
            if WEDGE == "synthesis" or language == WEDGE:
                hang()
            if WEDGE == "error":
                note()
                raise RuntimeError("a driver's own error")
            if WEDGE == "device":
                _now.set()
        return self._real.sound(text, language, rate)


class Card:
    """Takes samples until it hangs, and then hangs in all it does."""

    def __init__(self, real: Device) -> None:
        self._real = real
        self.backend = "card"

    def start(self, callback_generator: Samples, /) -> None:
        def take() -> Samples:
            frames = yield b""
            while True:
                if _now.is_set():
                    hang()
                frames = yield callback_generator.send(frames)

        samples = take()
        next(samples)
        self._real.start(samples)

    def close(self) -> None:
        if _now.is_set():
            hang()
        self._real.close()


def open_card() -> Device:
    if WEDGE == "opening":
        hang()
    return Card(open_silent_device())


if __name__ == "__main__":
    if WEDGE == "deaf":
        hang()
    serve_here(Hanging, open_card)
