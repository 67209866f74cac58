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
    WordStarted,
)
from accessibility.speech.loudness import Loudness
from accessibility.speech.synthesis import Synthesiser, clauses, open_synthesiser
from accessibility.speech.timing import RATE_HZ, SAMPLE_BYTES, Sound, Word
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
    sound: Sound
    position: int = 0
    word: int = 0
    """The next word to tell of."""
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
        self._loudness = Loudness()

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
        self._playing = _Playing(prepared, len(self._sound), prepared.first, self._make(prepared, prepared.first))
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
            self._enter(playing, playing.index)

    def set_volume(self, volume: int) -> None:
        self._volume = volume
        self._loudness.set(volume)

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
            self._play(self._playing, len(self._playing.sound.samples))

    def write_wav(self, path: Path) -> None:
        """Write what would have been heard, interruptions included. Raises `OSError`."""
        with path.open("wb") as written, wave.open(written, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(SAMPLE_BYTES)
            file.setframerate(RATE_HZ)
            file.writeframes(self._sound)

    def _make(self, prepared: Prepared, index: int) -> Sound:
        """A sentence, made clause by clause as the voice process does."""
        sentence = prepared.sentences[index]
        samples, words, begins = bytearray(), list[Word](), 0
        for clause in clauses(sentence.spoken):
            sound = self._synthesiser.sound(clause, sentence.language, self._rate)
            before = len(samples) // SAMPLE_BYTES
            words += [Word(begins + word.start, begins + word.end, before + word.sample) for word in sound.words]
            samples += sound.samples
            begins += len(clause) + 1
        return Sound(bytes(samples), tuple(words))

    def _enter(self, playing: _Playing, index: int) -> None:
        playing.index, playing.position, playing.word = index, 0, 0
        playing.sound = self._make(playing.prepared, index)

    def _play(self, playing: _Playing, most: int) -> None:
        """At most so many bytes of sound, up to where the next word begins."""
        self._tell_words(playing)
        waiting = playing.sound.words[playing.word : playing.word + 1]
        until = waiting[0].sample * SAMPLE_BYTES if waiting else len(playing.sound.samples)
        part = playing.sound.samples[playing.position : min(until, playing.position + most)]
        self._sound += self._loudness.apply(part)
        playing.position += len(part)
        if playing.position < len(playing.sound.samples):
            return
        index = playing.index + 1
        number, total = playing.prepared.number, len(playing.prepared.sentences)
        if index < total and not playing.ending:
            self._enter(playing, index)
            self._tell(SentenceStarted(number, index, self._milliseconds(playing)))
            return
        self._end(playing, index, interrupted=index < total)
        self._tell(Finished(number, index))

    def _tell_words(self, playing: _Playing) -> None:
        """Tell of every word that has begun."""
        number, at_ms = playing.prepared.number, self._milliseconds(playing)
        for word in playing.sound.words[playing.word :]:
            if word.sample * SAMPLE_BYTES > playing.position:
                return
            playing.word += 1
            self._tell(WordStarted(number, playing.index, word.start, word.end, at_ms))

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
