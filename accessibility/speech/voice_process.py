"""The voice as a process of its own: commands on stdin, events on stdout, sound to the card.

A process, because pyttsx3 can hang where nothing can wake it, and because what was said dies with it (DESIGN §2).
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import IO, Final, NoReturn

import msgspec

from accessibility.speech import wire
from accessibility.speech.device import OPEN_SECONDS, Device, open_device
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
from accessibility.speech.job import Job, with_words
from accessibility.speech.player import LEAD, Mark, Player
from accessibility.speech.pulse import Pulse
from accessibility.speech.synthesis import Synthesiser, Unavailable, clauses, open_synthesiser
from accessibility.speech.timing import RATE_HZ, Sound

LOOK_AHEAD: Final = 2
"""Sentences made before they are needed: enough for no gap, few enough to throw away."""
LEAVING_SECONDS: Final = 0.2
"""How long a thread may take to end with the process."""


class VoiceServer:
    """Carries out commands. Five threads: commands, synthesis, audio, events, pulse; none waits for another's work."""

    def __init__(
        self,
        events: IO[bytes],
        open_synthesiser: Callable[[], Synthesiser],
        open_device: Callable[[], Device],
        *,
        awake: bool,
    ) -> None:
        """`awake` says that the sound card played a moment ago, and loses no beginning."""
        self._stream = events
        self._writing = threading.Lock()
        self._pulse = Pulse(lambda audio, synthesis: self._write(wire.Alive(audio, synthesis)))
        self._open_synthesiser = open_synthesiser
        self._events: queue.SimpleQueue[VoiceEvent | tuple[Mark, float] | None] = queue.SimpleQueue()
        self._changed = threading.Condition()
        self._job: Job | None = None
        self._rate = DEFAULT_RATE
        self._quitting = False
        self._player = Player(lambda mark, at: self._events.put((mark, at)), open_device, 0 if awake else LEAD)
        self._pulse.watch_audio(lambda: self._player.turns)
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._synthesise, self._tell)]
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
        self._threads[0].join(LEAVING_SECONDS)
        self._events.put(None)
        self._threads[1].join(LEAVING_SECONDS)
        self._pulse.end()

    def _carry_out(self, command: wire.Command) -> None:
        match command:
            case wire.Speak(number, sentences, first):
                self._begin(Job(number, sentences, first, first))
            case wire.Stop():
                self._begin(None)
            case wire.StopAfterSentence():
                self._end_after_sentence()
            case wire.Pause() | wire.Resume():
                self._player.pause(isinstance(command, wire.Pause))
            case wire.SetRate(rate):
                self._set_rate(rate)
            case wire.SetVolume(volume, calibration_db):
                self._player.volume(volume, calibration_db)
            case _:
                self._probe()

    def _begin(self, job: Job | None) -> None:
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
            self._job = job.again()
            self._player.drop()
            self._changed.notify_all()

    def _probe(self) -> None:
        self._events.put(Ready(self._player.audio, self._voices, RATE_HZ))

    _voices: tuple[str, ...] = ()

    def _synthesise(self) -> None:
        """The synthesis thread: the only one that touches pyttsx3."""
        try:
            synthesiser = self._open_synthesiser()
        except Unavailable as error:
            self._events.put(Failed(str(error), for_good=True))
            return
        self._voices = synthesiser.voices
        self._player.wait_awake(OPEN_SECONDS)
        self._probe()
        while (job := self._next_job()) is not None:
            self._make(synthesiser, job)

    def _next_job(self) -> Job | None:
        """Wait until a sentence is needed."""
        with self._changed:
            self._changed.wait_for(lambda: self._quitting or self._needed(self._job))
            return None if self._quitting else self._job

    @staticmethod
    def _needed(job: Job | None) -> bool:
        return job is not None and not job.ending and job.put <= min(job.playing + LOOK_AHEAD, len(job.sentences))

    def _make(self, synthesiser: Synthesiser, job: Job) -> None:
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
                self._player.put(*with_words(sound, job.number, index, begins))
            begins += len(clause) + 1
        with self._changed:
            if self._job is job and job.ending and job.making:
                self._player.put(Mark(job.number, index + 1, "finished"))
            job.making = False

    def _sound(self, synthesiser: Synthesiser, clause: str, language: str) -> Sound:
        self._pulse.making(True)
        try:
            return synthesiser.sound(clause, language, self._rate)
        except Unavailable as error:
            self._events.put(Failed(str(error), for_good=not self._speaks(synthesiser, language)))
            return Sound(b"")
        finally:
            self._pulse.making(False)

    def _speaks(self, synthesiser: Synthesiser, language: str) -> bool:
        """Whether it was the text that cannot be said."""
        try:
            return bool(synthesiser.pcm("1", language, self._rate))
        except Unavailable:
            return False

    def _tell(self) -> None:
        """The event thread: what the audio thread came to, told in order."""
        while (event := self._events.get()) is not None:
            told = self._reached(*event) if isinstance(event, tuple) else [event]
            for each in told:
                self._write(each)

    def _write(self, told: wire.Told) -> None:
        with contextlib.suppress(OSError), self._writing:
            wire.write(self._stream, told)

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


def serve_here(
    open_synthesiser: Callable[[], Synthesiser] = open_synthesiser, open_device: Callable[[], Device] = open_device
) -> NoReturn:
    """Serve on this process's own stdin and stdout, keeping stdout clear of what libraries print, and end the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.excepthook = lambda _: os._exit(1)  # half a voice would be waited for: the program starts a whole one
    sys.setswitchinterval(0.001)  # the audio thread must not wait for synthesis
    events = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    VoiceServer(events, open_synthesiser, open_device, awake=wire.AWAKE in sys.argv[1:]).serve(sys.stdin.buffer)
    os._exit(0)  # there is nothing to save, and a driver that hangs would keep the process, and what it was to say


if __name__ == "__main__":
    serve_here()
