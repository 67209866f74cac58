"""A voice that is recorded and not played: real sound on a simulated clock, for the tour and for tests."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from accessibility.speech.interface import (
    DEFAULT_RATE,
    DEFAULT_VOLUME,
    Finished,
    Listener,
    SentenceStarted,
    Started,
    Stopped,
    VoiceEvent,
)
from accessibility.speech.player import louder
from accessibility.speech.synthesis import RATE_HZ, SAMPLE_BYTES, Synthesiser, clauses, open_synthesiser
from accessibility.speech.utterance import Prepared, Sentence, Utterance

_BYTES_A_SECOND: Final = RATE_HZ * SAMPLE_BYTES


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance as it was heard. `at_ms` and `heard_ms` are on the simulated clock."""

    at_ms: int
    heard_ms: int
    utterance: Utterance
    sentences: tuple[Sentence, ...]
    interrupted: bool

    @property
    def text(self) -> str:
        """The written words, private ones included."""
        return self.utterance.text

    @property
    def caption(self) -> str:
        """The written words, private ones masked."""
        return self.utterance.caption

    @property
    def language(self) -> str:
        return self.utterance.language

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of each spoken sentence (ACC-20)."""
        return tuple(sentence.language for sentence in self.sentences)

    @property
    def kind(self) -> str:
        return self.utterance.kind


@dataclass(slots=True)
class _Playing:
    prepared: Prepared
    began: int
    index: int
    samples: bytes
    position: int = 0
    ending: bool = False


class RecordingVoice:
    """A `Speaker` whose time passes only in `advance` and `drain`. Use it from one thread.

    Raises `Unavailable` when this machine cannot synthesise.
    """

    def __init__(self, synthesiser: Synthesiser | None = None) -> None:
        self._synthesiser = synthesiser or open_synthesiser()
        self._listeners: list[Listener] = []
        self._sound = bytearray()
        self._heard: list[Heard] = []
        self._playing: _Playing | None = None
        self._paused = False
        self._rate = DEFAULT_RATE
        self._volume = DEFAULT_VOLUME

    @property
    def heard(self) -> tuple[Heard, ...]:
        """What ended or was cut so far, in order."""
        return tuple(self._heard)

    @property
    def sound(self) -> bytes:
        """All samples so far, silences included."""
        return bytes(self._sound)

    @property
    def rate(self) -> int:
        """What `set_rate` asked for last."""
        return self._rate

    @property
    def volume(self) -> int:
        """What `set_volume` asked for last."""
        return self._volume

    def clock(self) -> float:
        """Simulated seconds since the beginning: the clock for a `SpeechQueue`."""
        return len(self._sound) / _BYTES_A_SECOND

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def speak(self, prepared: Prepared) -> None:
        self._cut()
        self._paused = False
        if prepared.first >= len(prepared.sentences):
            self._tell(Finished(prepared.number, len(prepared.sentences)))
            return
        self._playing = _Playing(prepared, len(self._sound), prepared.first, self._pcm(prepared, prepared.first))
        self._tell(Started(prepared.number, self.clock()))
        self._tell(SentenceStarted(prepared.number, prepared.first, 0))

    def stop(self) -> None:
        self._cut()

    def stop_after_sentence(self) -> None:
        if self._playing is not None:
            self._playing.ending = True

    def pause(self) -> None:
        self._paused = True

    def resume(self) -> None:
        self._paused = False

    def set_rate(self, rate: int) -> None:
        self._rate = rate
        playing = self._playing
        if playing is not None:
            playing.samples = self._pcm(playing.prepared, playing.index)
            playing.position = 0

    def set_volume(self, volume: int) -> None:
        self._volume = volume

    def close(self) -> None:
        self._cut()

    def advance(self, milliseconds: int) -> None:
        """Let time pass: what is being said is heard, else silence."""
        until = len(self._sound) + milliseconds * RATE_HZ // 1000 * SAMPLE_BYTES
        while len(self._sound) < until:
            if self._playing is None or self._paused:
                self._sound += bytes(until - len(self._sound))
            else:
                self._play(self._playing, until - len(self._sound))

    def drain(self) -> None:
        """Let time pass until everything is said."""
        while self._playing is not None and not self._paused:
            self._play(self._playing, len(self._playing.samples))

    def write_wav(self, path: Path) -> None:
        """Write what would have been heard, interruptions included. Raises `OSError`."""
        with path.open("wb") as written, wave.open(written, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(SAMPLE_BYTES)
            file.setframerate(RATE_HZ)
            file.writeframes(self._sound)

    def _pcm(self, prepared: Prepared, index: int) -> bytes:
        sentence = prepared.sentences[index]
        return b"".join(
            self._synthesiser.pcm(clause, sentence.language, self._rate) for clause in clauses(sentence.spoken)
        )

    def _play(self, playing: _Playing, most: int) -> None:
        part = playing.samples[playing.position : playing.position + most]
        self._sound += louder(part, self._volume)
        playing.position += len(part)
        if playing.position < len(playing.samples):
            return
        playing.index += 1
        number, total = playing.prepared.number, len(playing.prepared.sentences)
        if playing.index < total and not playing.ending:
            playing.samples, playing.position = self._pcm(playing.prepared, playing.index), 0
            self._tell(SentenceStarted(number, playing.index, self._milliseconds(playing)))
            return
        self._end(playing, playing.index, interrupted=playing.index < total)
        self._tell(Finished(number, playing.index))

    def _cut(self) -> None:
        playing = self._playing
        if playing is None:
            return
        self._end(playing, playing.index + 1, interrupted=True)
        self._tell(Stopped(playing.prepared.number, self.clock()))

    def _end(self, playing: _Playing, begun: int, *, interrupted: bool) -> None:
        self._playing = None
        began = playing.began * 1000 // _BYTES_A_SECOND
        prepared = playing.prepared
        said = prepared.sentences[prepared.first : begun]
        self._heard.append(Heard(began, self._milliseconds(playing), prepared.utterance, said, interrupted))

    def _milliseconds(self, playing: _Playing) -> int:
        return (len(self._sound) - playing.began) * 1000 // _BYTES_A_SECOND

    def _tell(self, event: VoiceEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)
