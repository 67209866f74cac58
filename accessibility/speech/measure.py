"""How fast the voice is: key to first sample, stop to silence, death to speech, and real words a minute. For `bench` and the tests."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from accessibility.speech.device import PERIOD_MS, PERIODS
from accessibility.speech.interface import Ready, Started, Stopped, VoiceEvent
from accessibility.speech.prepare import prepare
from accessibility.speech.synthesis import Synthesiser, Unavailable, milliseconds
from accessibility.speech.utterance import Segment, Utterance
from accessibility.speech.voice import Voice

READY_SECONDS: Final = 10.0
ANSWER_SECONDS: Final = 5.0
DEVICE_MS: Final = PERIOD_MS * (PERIODS - 1)
"""What the sound card may still play after the player has dropped everything: to be added to `measure_stop`."""

SAMPLE: Final = (
    "Şəxsiyyət vəsiqəsini dəyişdirmək üçün davam et düyməsini basın, sonra ekranda olan sualları oxuyun və hamısına "
    "diqqətlə cavab verin."
)
"""Eighteen words of everyday length, 6.3 letters on average (table D2)."""
_NAMES: Final = ("Ad", "Soyad", "Axtarış", "Davam et", "Geri", "Müraciətlərim", "Ana səhifə", "Kömək", "Dil", "Bitir")
_Event = TypeVar("_Event", Started, Stopped)


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds over `count` utterances. `audio` is the device, None when the stream plays to nobody."""

    count: int
    p50_ms: float
    p95_ms: float
    longest_ms: float
    audio: str | None


def measure_first_pcm(count: int = 200) -> Latency:
    """From asking for a short Azerbaijani utterance to its first sample in the stream, pipe and normaliser included.

    Each cuts the one before, as focus does. Raises `Unavailable` when this machine cannot speak.
    """
    return _measure(count, _time_first_pcm)


def measure_stop(count: int = 50) -> Latency:
    """From `stop` in the middle of a sentence to the first period of silence; the card holds `DEVICE_MS` more.

    Raises `Unavailable` when this machine cannot speak.
    """
    return _measure(count, _time_stop)


def measure_restart(how: signal.Signals, count: int = 10) -> Latency:
    """From a signal that ends or holds the voice's process in the middle of a sentence to the first sample of that sentence
    said again by the next process. A voice for each, because one that dies often is given up.

    Raises `Unavailable` when this machine cannot speak.
    """
    return _spread([_time_restart(how) for _ in range(count)])


def words_a_minute(synthesiser: Synthesiser, rate: int) -> float:
    """Real Azerbaijani words a minute at an eSpeak rate (ACC-19)."""
    return len(SAMPLE.split()) * 60_000 / milliseconds(synthesiser.pcm(SAMPLE, "az", rate))


class _Watch:
    """A voice and the events it sends, with the clock of this machine."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self._events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
        voice.listen(self._events.put)

    def wait(self, kind: type[_Event], number: int) -> _Event:
        """The next event of `kind` about utterance `number`."""
        until = time.monotonic() + ANSWER_SECONDS
        while (left := until - time.monotonic()) > 0:
            try:
                event = self._events.get(timeout=left)
            except queue.Empty:
                break
            if isinstance(event, kind) and event.number == number:
                return event
        raise Unavailable("the voice did not answer")


def _time_first_pcm(watch: _Watch, number: int) -> float:
    utterance = Utterance((Segment(f"{_NAMES[number % len(_NAMES)]}, {number % 9 + 1} / 9", "az"),), kind="focus")
    asked = time.monotonic()
    watch.voice.speak(prepare(number, utterance))
    return watch.wait(Started, number).at - asked


def _time_stop(watch: _Watch, number: int) -> float:
    watch.voice.speak(prepare(number, Utterance((Segment(SAMPLE, "az"),))))
    watch.wait(Started, number)
    asked = time.monotonic()
    watch.voice.stop()
    return watch.wait(Stopped, number).at - asked


def _time_restart(how: signal.Signals) -> tuple[float, str | None]:
    with _watched() as (watch, audio):
        watch.voice.speak(prepare(1, Utterance((Segment(SAMPLE, "az"),))))
        watch.wait(Started, 1)
        asked = time.monotonic()
        os.kill(watch.voice.process_id, how)
        return watch.wait(Started, 1).at - asked, audio


def _measure(count: int, once: Callable[[_Watch, int], float]) -> Latency:
    with _watched() as (watch, audio):
        once(watch, 0)  # the first one loads what later ones find loaded
        return _spread([(once(watch, number), audio) for number in range(1, count + 1)])


@contextlib.contextmanager
def _watched() -> Iterator[tuple[_Watch, str | None]]:
    """A voice that is ready, and its device."""
    voice = Voice()
    try:
        state = voice.wait_ready(READY_SECONDS)
        if not isinstance(state, Ready):
            raise Unavailable(state.reason if state else "the voice did not start")
        yield _Watch(voice), state.audio
    finally:
        voice.close()


def _spread(measured: list[tuple[float, str | None]]) -> Latency:
    taken = sorted(seconds * 1000 for seconds, _ in measured)
    p95 = taken[max(0, -(-95 * len(taken) // 100) - 1)]
    audio = measured[-1][1]
    return Latency(len(taken), round(statistics.median(taken), 1), round(p95, 1), round(taken[-1], 1), audio)
