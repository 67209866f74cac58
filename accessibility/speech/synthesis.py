"""Text → sound in memory, by pyttsx3 and its eSpeak driver; the only file that knows pyttsx3.

Nothing that is spoken touches a disk: the driver is given a buffer where it expects a file's name.
"""

from __future__ import annotations

import ctypes
import io
import itertools
import os
import sys
import time
import wave
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Final, Protocol

from accessibility.speech.timing import RATE_HZ, SAMPLE_BYTES, Sound, Word, guess_words
from accessibility.speech.voices import voices_for

CLAUSE: Final = 30
"""A sentence is made clause by clause when it has more letters than this, so that a long one begins as soon as a short."""
LONGEST: Final = 300
_CLAUSE_PAUSE: Final = RATE_HZ * 150 // 1000 * SAMPLE_BYTES
_QUIET: Final = 2
"""Samples whose upper byte is this near to zero are silence."""
_IDLE_SECONDS: Final = 1.0
_TRIES: Final = 3


class Unavailable(Exception):
    """There is no synthesiser here; the message says what is missing and holds nothing that was to be said."""


class _Event(Protocol):
    """What eSpeak tells of its sound: `text_position` counts characters from 1, `sample` from the beginning."""

    type: int
    text_position: int
    length: int
    sample: int


class Synthesiser(Protocol):
    """Makes sound of one sentence at a time. Use it from one thread."""

    voices: tuple[str, ...]

    def pcm(self, text: str, language: str, rate: int) -> bytes:
        """Signed 16-bit mono samples at `RATE_HZ`. `rate` is in eSpeak's units. Raises `Unavailable`."""

    def sound(self, text: str, language: str, rate: int) -> Sound:
        """The same samples, and where in them each word of `text` begins. Raises `Unavailable`."""


def open_synthesiser() -> Synthesiser:
    """The synthesiser of this machine. Raises `Unavailable`."""
    if sys.platform != "linux":
        # SAPI and NSSS write files on their own terms; their place is here, beside EspeakSynthesiser
        raise Unavailable(f"no synthesiser for {sys.platform}")
    return EspeakSynthesiser()


def clauses(sentence: str) -> list[str]:
    """`sentence` cut after commas into stretches of at least `CLAUSE` letters; the pieces keep their commas.

    A stretch of more than `LONGEST` letters is cut between words: nothing is made for so long that it seems to hang.
    Joined by blanks, the pieces are the sentence.
    """
    pieces = [""]
    for word in sentence.split(" "):
        if word and len(pieces[-1]) >= (CLAUSE if pieces[-1].endswith(",") else LONGEST):
            pieces.append(word)
        else:
            pieces[-1] = f"{pieces[-1]} {word}" if pieces[-1] else word
    return pieces


class EspeakSynthesiser:
    """pyttsx3 on the libespeak-ng of the `espeakng-loader` wheel, so that nothing must be installed by hand."""

    def __init__(self) -> None:
        self._library = _load_library()
        try:
            import pyttsx3
            import pyttsx3.drivers.espeak as driver
            from pyttsx3.drivers import _espeak
        except (ImportError, OSError, RuntimeError) as error:
            raise Unavailable(f"pyttsx3: {type(error).__name__}") from error
        # the driver prints a line for every sentence it saves
        vars(driver)["print"] = _print_nothing
        try:
            self._engine = pyttsx3.init("espeak")
        except (OSError, RuntimeError, ValueError) as error:
            raise Unavailable(f"espeak-ng: {type(error).__name__}") from error
        self._engine.proxy.setBusy(False)  # else what is set now is still on its way when the first sentence is made
        self._identifiers = {voice.id.rsplit("/", 1)[-1]: voice.id for voice in self._engine.getProperty("voices")}
        self.voices = tuple(sorted(self._identifiers))
        self._words: list[Word] = []
        self._hear = self._hearing(_espeak)
        self._voice = ""
        self._rate = 0

    def pcm(self, text: str, language: str, rate: int) -> bytes:
        return self.sound(text, language, rate).samples

    def sound(self, text: str, language: str, rate: int) -> Sound:
        readable = any(character.isalnum() for character in text)
        wordless: Sound | None = None
        for voice in filter(self._identifiers.__contains__, voices_for(language)):
            self._prepare(voice, rate)
            samples = next(filter(None, (self._synthesise(text) for _ in range(_TRIES))), b"")
            if not samples:
                continue
            words = _ascending(self._words, len(text))
            sound = Sound(
                _without_pause(samples) if text.endswith(",") else samples,
                words or guess_words(text, _loud(samples)),
            )
            if words or not readable:
                return sound
            wordless = wordless or sound  # a voice whose dictionary is gone makes a short noise of everything
        if wordless is None:
            raise Unavailable("espeak-ng gave no sound")
        return wordless

    def _synthesise(self, text: str) -> bytes:
        buffer = io.BytesIO()
        self._wait_until_idle()
        self._words = []
        self._hear()  # each time: another synthesiser of this process may have been there since
        self._engine.save_to_file(text, buffer)
        self._engine.runAndWait()
        if not buffer.getbuffer().nbytes:
            return b""
        buffer.seek(0)
        with wave.open(buffer) as sound:
            samples: bytes = sound.readframes(sound.getnframes())
            return samples

    def _hearing(self, espeak: ModuleType) -> Callable[[], None]:
        """What has eSpeak's words heard before its driver hears them: pyttsx3 tells which word begins, but not when."""
        driver = self._engine.proxy._driver  # noqa: SLF001

        def hear(samples: object, count: int, events: Sequence[_Event]) -> int:
            for event in itertools.takewhile(lambda event: event.type != espeak.EVENT_LIST_TERMINATED, events):
                if event.type == espeak.EVENT_WORD:
                    start = event.text_position - 1
                    self._words.append(Word(start, start + event.length, event.sample))
            return driver._onSynth(samples, count, events)  # noqa: SLF001

        # kept, because eSpeak's own thread is still in it when the driver believes that all is done
        callback = espeak.t_espeak_callback(hear)
        return lambda: espeak.cSetSynthCallback(callback)

    def _prepare(self, voice: str, rate: int) -> None:
        """Set what changed only: pyttsx3's run loop cancels everything when a setting is still on its way."""
        if voice != self._voice:
            self._engine.setProperty("voice", voice)
            self._voice = voice
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
    return samples[: _loud(samples) * SAMPLE_BYTES + _CLAUSE_PAUSE]


def _loud(samples: bytes) -> int:
    """How many samples there are until the silence at the end."""
    return len(samples[1::2].rstrip(bytes((*range(_QUIET), *range(256 - _QUIET, 256)))))


def _ascending(words: list[Word], letters: int) -> tuple[Word, ...]:
    """Words one after the other, each within the text: what eSpeak adds of its own has no place there."""
    kept: list[Word] = []
    for word in words:
        if 0 <= word.start < word.end <= letters and (not kept or word.start >= kept[-1].end):
            kept.append(word)
    return tuple(kept)


def _print_nothing(*_: object, **__: object) -> None:
    """Stand in for `print` in pyttsx3's driver."""


def milliseconds(samples: bytes | bytearray) -> int:
    """How long `samples` sound."""
    return len(samples) * 1000 // (RATE_HZ * SAMPLE_BYTES)
