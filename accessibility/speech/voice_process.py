"""The voice as a process of its own: commands on stdin, events on stdout, sound to the card.

A process, because pyttsx3 can hang where nothing can wake it, and because what was said dies with it (DESIGN §2).
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

import msgspec

from accessibility.speech import wire
from accessibility.speech.interface import (
    DEFAULT_RATE,
    Failed,
    Finished,
    Ready,
    SentenceStarted,
    Started,
    Stopped,
    VoiceEvent,
    WordStarted,
)
from accessibility.speech.player import Mark, Player
from accessibility.speech.synthesis import RATE_HZ, Synthesiser, Unavailable, clauses, open_synthesiser
from accessibility.speech.timing import SAMPLE_BYTES, Sound

LOOK_AHEAD: Final = 2
"""Sentences made before they are needed: enough for no gap, few enough to throw away."""
HUNG_SECONDS: Final = 5
"""A sentence takes 20 ms; one that takes this long never ends, and the program starts the voice anew."""


@dataclass(slots=True, eq=False)
class _Job:
    """An utterance on its way. `playing` is the sentence being heard, `put` the next one to make."""

    number: int
    sentences: list[tuple[str, str]]
    playing: int
    put: int
    announced: bool = False
    ending: bool = False
    making: bool = False
    """The last sentence in the stream is not all there yet."""
    began_at: float = 0.0

    def heard_for(self, at: float) -> int:
        """Milliseconds from the first sample until `at`."""
        return round((at - self.began_at) * 1000)


class VoiceServer:
    """Carries out commands. Four threads: commands, synthesis, audio, events; none waits for another's work."""

    def __init__(self, events: IO[bytes]) -> None:
        self._stream = events
        self._events: queue.SimpleQueue[VoiceEvent | tuple[Mark, float] | None] = queue.SimpleQueue()
        self._changed = threading.Condition()
        self._job: _Job | None = None
        self._rate = DEFAULT_RATE
        self._quitting = False
        self._player = Player(lambda mark, at: self._events.put((mark, at)))
        self._threads = [threading.Thread(target=self._synthesise), threading.Thread(target=self._tell)]
        for thread in self._threads:
            thread.start()

    def serve(self, commands: IO[bytes]) -> None:
        """Carry out commands until the last one, or until the program that gave them is gone."""
        try:
            while (command := wire.read(commands, wire.COMMANDS)) is not None and not isinstance(command, wire.Quit):
                self._carry_out(command)
        except msgspec.DecodeError as error:
            self._events.put(Failed(f"command: {type(error).__name__}"))
        self._player.drop()
        with self._changed:
            self._quitting = True
            self._changed.notify_all()
        self._threads[0].join()
        self._player.close()
        self._events.put(None)
        self._threads[1].join()

    def _carry_out(self, command: wire.Command) -> None:
        match command:
            case wire.Speak(number, sentences, first):
                self._begin(_Job(number, sentences, first, first))
            case wire.Stop():
                self._begin(None)
            case wire.StopAfterSentence():
                self._end_after_sentence()
            case wire.Pause() | wire.Resume():
                self._player.pause(isinstance(command, wire.Pause))
            case wire.SetRate(rate):
                self._set_rate(rate)
            case wire.SetVolume(volume):
                self._player.volume(volume)
            case _:
                self._probe()

    def _begin(self, job: _Job | None) -> None:
        with self._changed:
            old, self._job = self._job, job
            self._player.drop(Mark(old.number, 0, "stopped") if old else None)
            self._changed.notify_all()

    def _end_after_sentence(self) -> None:
        with self._changed:
            job = self._job
            if job is None or job.ending:
                return
            waiting = self._player.drop_later_sentences(job.number)
            job.ending = True
            if waiting is not None:
                job.making = False
                self._player.put(Mark(job.number, waiting, "finished"))
            elif not job.making and job.put <= len(job.sentences):
                self._player.put(Mark(job.number, job.put, "finished"))
            self._changed.notify_all()

    def _set_rate(self, rate: int) -> None:
        """The sentence being said begins again, so that one hears at once what was chosen."""
        with self._changed:
            self._rate = rate
            job = self._job
            if job is None or job.ending:
                return
            self._job = _Job(job.number, job.sentences, job.playing, job.playing, job.announced, began_at=job.began_at)
            self._player.drop()
            self._changed.notify_all()

    def _probe(self) -> None:
        self._events.put(Ready(self._player.audio, self._voices, RATE_HZ))

    _voices: tuple[str, ...] = ()

    def _synthesise(self) -> None:
        """The synthesis thread: the only one that touches pyttsx3."""
        try:
            synthesiser = open_synthesiser()
        except Unavailable as error:
            self._events.put(Failed(str(error), for_good=True))
            return
        self._voices = synthesiser.voices
        self._probe()
        while (job := self._next_job()) is not None:
            self._make(synthesiser, job)

    def _next_job(self) -> _Job | None:
        """Wait until a sentence is needed."""
        with self._changed:
            self._changed.wait_for(lambda: self._quitting or self._needed(self._job))
            return None if self._quitting else self._job

    @staticmethod
    def _needed(job: _Job | None) -> bool:
        return job is not None and not job.ending and job.put <= min(job.playing + LOOK_AHEAD, len(job.sentences))

    def _make(self, synthesiser: Synthesiser, job: _Job) -> None:
        """Make one sentence and put it in the stream, clause by clause; after the last sentence, the end."""
        index = job.put
        if index == len(job.sentences):
            with self._changed:
                if self._job is job and not job.ending:
                    job.put += 1
                    self._player.put(Mark(job.number, index, "finished"))
            return
        language, text = job.sentences[index]
        begins = 0
        for clause in clauses(text):
            sound = self._sound(synthesiser, clause, language)
            with self._changed:
                if self._job is not job or (job.ending and not job.making):
                    return
                if begins == 0:
                    job.put, job.making = index + 1, True
                    self._player.put(Mark(job.number, index, "sentence"))
                self._player.put(*_with_words(sound, job.number, index, begins))
            begins += len(clause) + 1
        with self._changed:
            if self._job is job and job.ending and job.making:
                self._player.put(Mark(job.number, index + 1, "finished"))
            job.making = False

    def _sound(self, synthesiser: Synthesiser, clause: str, language: str) -> Sound:
        faulthandler.dump_traceback_later(HUNG_SECONDS, exit=True)
        try:
            return synthesiser.sound(clause, language, self._rate)
        except Unavailable as error:
            self._events.put(Failed(str(error)))
            return Sound(b"")
        finally:
            faulthandler.cancel_dump_traceback_later()

    def _tell(self) -> None:
        """The event thread: what the audio thread came to, told in order."""
        while (event := self._events.get()) is not None:
            told = self._reached(*event) if isinstance(event, tuple) else [event]
            with contextlib.suppress(OSError):
                for each in told:
                    wire.write(self._stream, each)

    def _reached(self, mark: Mark, at: float) -> list[VoiceEvent]:
        if mark.what == "stopped":
            return [Stopped(mark.number, at)]
        with self._changed:
            job = self._job
            if job is None or job.number != mark.number:
                return []
            if mark.what == "finished":
                self._job = None
                return [Finished(mark.number, mark.index)]
            if mark.what == "word":
                return [WordStarted(mark.number, mark.index, mark.start, mark.end, job.heard_for(at))]
            job.playing = mark.index
            first = not job.announced
            if first:
                job.announced, job.began_at = True, at
            self._changed.notify_all()
            begins = SentenceStarted(mark.number, mark.index, job.heard_for(at))
            return [Started(mark.number, at), begins] if first else [begins]


def _with_words(sound: Sound, number: int, index: int, begins: int) -> Iterator[Mark | memoryview]:
    """A clause for the player, each word marked; the clause begins with letter `begins` of sentence `index`."""
    samples, played = memoryview(sound.samples), 0
    for word in sound.words:
        yield samples[played : word.sample * SAMPLE_BYTES]
        yield Mark(number, index, "word", begins + word.start, begins + word.end)
        played = word.sample * SAMPLE_BYTES
    yield samples[played:]


def main() -> int:
    """Serve on this process's own stdin and stdout, keeping stdout clear of what libraries print."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.setswitchinterval(0.001)  # the audio thread must not wait for synthesis
    events = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    VoiceServer(events).serve(sys.stdin.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
