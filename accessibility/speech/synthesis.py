"""Text → sound in memory, by pyttsx3 and its eSpeak driver; the only file that knows pyttsx3.

Nothing that is spoken touches a disk: the driver is given a buffer where it expects a file's name.
"""

from __future__ import annotations

import ctypes
import io
import os
import re
import sys
import time
import wave
from typing import Final, Protocol

from accessibility.speech.interface import DEFAULT_RATE

RATE_HZ: Final = 22050
SAMPLE_BYTES: Final = 2
CLAUSE: Final = 30
"""A sentence is made clause by clause when it has more letters than this, so that a long one begins as soon as a short."""
_CLAUSE_PAUSE: Final = RATE_HZ * 150 // 1000 * SAMPLE_BYTES
_QUIET: Final = 2
"""Samples whose upper byte is this near to zero are silence."""
_IDLE_SECONDS: Final = 1.0
_TRIES: Final = 3


class Unavailable(Exception):
    """There is no synthesiser here; the message says what is missing and holds nothing that was to be said."""


class Synthesiser(Protocol):
    """Makes sound of one sentence at a time. Use it from one thread."""

    voices: tuple[str, ...]

    def pcm(self, text: str, language: str, rate: int) -> bytes:
        """Signed 16-bit mono samples at `RATE_HZ`. `rate` is in eSpeak's units. Raises `Unavailable`."""


def open_synthesiser() -> Synthesiser:
    """The synthesiser of this machine. Raises `Unavailable`."""
    if sys.platform != "linux":
        # SAPI and NSSS write files on their own terms; their place is here, beside EspeakSynthesiser
        raise Unavailable(f"no synthesiser for {sys.platform}")
    return EspeakSynthesiser()


def clauses(sentence: str) -> list[str]:
    """`sentence` cut after commas into stretches of at least `CLAUSE` letters; the pieces keep their commas."""
    pieces = [""]
    for part in re.split(r"(?<=,) ", sentence):
        if len(pieces[-1]) >= CLAUSE:
            pieces.append(part)
        else:
            pieces[-1] = f"{pieces[-1]} {part}".lstrip()
    return pieces


class EspeakSynthesiser:
    """pyttsx3 on the libespeak-ng of the `espeakng-loader` wheel, so that nothing must be installed by hand."""

    def __init__(self) -> None:
        self._library = _load_library()
        try:
            import pyttsx3
            import pyttsx3.drivers.espeak as driver
        except (ImportError, OSError, RuntimeError) as error:
            raise Unavailable(f"pyttsx3: {type(error).__name__}") from error
        # the driver prints a line for every sentence it saves
        vars(driver)["print"] = _print_nothing
        try:
            self._engine = pyttsx3.init("espeak")
        except (OSError, RuntimeError, ValueError) as error:
            raise Unavailable(f"espeak-ng: {type(error).__name__}") from error
        self._identifiers = {voice.id.rsplit("/", 1)[-1]: voice.id for voice in self._engine.getProperty("voices")}
        self.voices = tuple(sorted(self._identifiers))
        self._language = ""
        self._rate = 0
        self._prepare("az", DEFAULT_RATE)

    def pcm(self, text: str, language: str, rate: int) -> bytes:
        self._prepare(language, rate)
        for _ in range(_TRIES):
            samples = self._synthesise(text)
            if samples:
                return _without_pause(samples) if text.endswith(",") else samples
        raise Unavailable("espeak-ng gave no sound")

    def _synthesise(self, text: str) -> bytes:
        buffer = io.BytesIO()
        self._wait_until_idle()
        self._engine.save_to_file(text, buffer)
        self._engine.runAndWait()
        if not buffer.getbuffer().nbytes:
            return b""
        buffer.seek(0)
        with wave.open(buffer) as sound:
            samples: bytes = sound.readframes(sound.getnframes())
            return samples

    def _prepare(self, language: str, rate: int) -> None:
        """Set what changed only: pyttsx3's run loop cancels everything when a setting is still on its way."""
        name = language.split("-", 1)[0].lower()
        if name not in self._identifiers:
            name = "en"
        if name != self._language:
            self._engine.setProperty("voice", name)
            self._language = name
            self._rate = 0
        if rate != self._rate:
            self._engine.setProperty("rate", rate)
            self._rate = rate

    def _wait_until_idle(self) -> None:
        give_up = time.monotonic() + _IDLE_SECONDS
        while self._library.espeak_IsPlaying() and time.monotonic() < give_up:
            time.sleep(0.0005)


def _load_library() -> ctypes.CDLL:
    """Load libespeak-ng for everybody, so that pyttsx3 finds the one already loaded when it asks for it by name."""
    try:
        import espeakng_loader

        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
        return ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
    except (ImportError, OSError, RuntimeError) as error:
        raise Unavailable(f"espeakng-loader: {type(error).__name__}") from error


def _without_pause(samples: bytes) -> bytes:
    """eSpeak ends whatever it is given as a sentence; a clause is followed by a shorter pause."""
    upper = samples[1::2]
    loud = len(upper.rstrip(bytes((*range(_QUIET), *range(256 - _QUIET, 256)))))
    return samples[: loud * SAMPLE_BYTES + _CLAUSE_PAUSE]


def _print_nothing(*_: object, **__: object) -> None:
    """Stand in for `print` in pyttsx3's driver."""


def milliseconds(samples: bytes | bytearray) -> int:
    """How long `samples` sound."""
    return len(samples) * 1000 // (RATE_HZ * SAMPLE_BYTES)
