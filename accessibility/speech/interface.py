"""What every voice can do and what it reports: the seam between the queue and whoever makes the sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import msgspec

from accessibility.speech.utterance import Prepared

RATES: Final = (98, 130, 150, 188, 230, 280, 360)
"""The seven steps of speech rate in eSpeak's units. In Azerbaijani words a minute they are about 60, 82, 96, 124, 155, 189 and 242:
the default, and half to twice of it (ACC-19, table D2)."""
DEFAULT_RATE: Final = 188
DEFAULT_VOLUME: Final = 50
"""Volume runs from 0 to 100 in eleven steps; what each is in decibels stands in `loudness` (ACC-17, ACC-18)."""


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The voice can speak. `audio` names the device, None when there is none and nobody can hear it."""

    audio: str | None
    voices: tuple[str, ...]
    rate_hz: int = 22050


class Started(msgspec.Struct, frozen=True, tag=True):
    """The first sample of an utterance went to the sound card. `at` is `time.monotonic()` in seconds."""

    number: int
    at: float


class SentenceStarted(msgspec.Struct, frozen=True, tag=True):
    """Sentence `index` begins, `at_ms` after the utterance began."""

    number: int
    index: int
    at_ms: int


class WordStarted(msgspec.Struct, frozen=True, tag=True):
    """A word begins, `at_ms` after the utterance began: `sentences[index].spoken[spoken_start:spoken_end]`.

    Words follow their `SentenceStarted` in order; a voice that makes no sound tells of none. `SpeechQueue.listen_words`
    gives the same as places in what was written.
    """

    number: int
    index: int
    spoken_start: int
    spoken_end: int
    at_ms: int


class Finished(msgspec.Struct, frozen=True, tag=True):
    """An utterance ended by itself. `heard` counts its sentences from the beginning: fewer than all when it was asked to
    end after a sentence."""

    number: int
    heard: int


class Stopped(msgspec.Struct, frozen=True, tag=True):
    """An utterance was cut; from `at` on there was silence."""

    number: int
    at: float


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The voice cannot go on; `reason` is for a log and for `doctor`, never holds what was said."""

    reason: str
    for_good: bool = False
    """No later utterance will be heard either."""


VoiceEvent = Ready | Started | SentenceStarted | WordStarted | Finished | Stopped | Failed
Listener = Callable[[VoiceEvent], None]


class Speaker(Protocol):
    """Says one utterance at a time. Listeners are called on a thread of the voice's own."""

    def listen(self, listener: Listener) -> None:
        """Have `listener` called with every event from now on."""

    def speak(self, prepared: Prepared) -> None:
        """Begin at once; whatever was being said is cut."""

    def stop(self) -> None:
        """Silence at once."""

    def stop_after_sentence(self) -> None:
        """End with the sentence that is being said."""

    def pause(self) -> None:
        """Hold the sound where it is (ACC-6)."""

    def resume(self) -> None:
        """Go on where `pause` held it."""

    def set_rate(self, rate: int) -> None:
        """One of `RATES`; the sentence being said begins again at the new rate (ACC-19)."""

    def set_volume(self, volume: int) -> None:
        """From 0 to 100, heard at once (ACC-15)."""

    def close(self) -> None:
        """Silence, and give back what the voice holds."""
