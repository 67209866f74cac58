"""One voice process as the program holds it: commands go out on a thread, so that nobody waits for a pipe that is full.

A process whose heart does not beat, whose device or synthesiser stands still, or that does not answer, is ended; whoever reads
its events then sees the end of them. Waiting is counted in ticks of this side's own watch: when the whole machine stands
still for a moment, nobody has hung.
"""

from __future__ import annotations

import contextlib
import subprocess
import threading
from typing import Final

from accessibility.speech import wire
from accessibility.speech.interface import Failed, Ready
from accessibility.speech.pulse import BEAT_SECONDS

PATIENCE_SECONDS: Final = 0.5
"""How long a heart may be still. Another process speaks 0.15 s later: together less than a second."""
ANSWER_SECONDS: Final = 0.7
"""A voice tells of its first sample after some 20 ms; one whose heart beats, but that tells nothing for so long, hangs."""
STARTING_SECONDS: Final = 15.0
"""How long a process may take until it is ready, on a machine that starts everything at once."""
QUIT_SECONDS: Final = 0.3
"""A voice that is told to end is gone after some 10 ms."""
_OF_THE_UTTERANCE: Final = (wire.Speak, wire.Stop, wire.StopAfterSentence, wire.Pause, wire.Resume)


class Link:
    """Tells a process what to do. No method waits for it but `end`. `patience` multiplies what it may take."""

    def __init__(self, process: subprocess.Popen[bytes], patience: float = 1.0) -> None:
        self.process = process
        self._patience = patience
        self._changed = threading.Condition()
        self._over = threading.Event()
        self._waiting: list[wire.Command] = []
        self._ready = self._ended = self._excused = False
        self._number = 0
        self._asked = False
        """An utterance is unanswered."""
        self._still = self._unanswered = self._starting = 0
        """Ticks since the process was last heard of, since it was asked, since it was started."""
        self._stuck = 0
        """Beats for which its device or its synthesiser has stood still."""
        self._threads = [
            threading.Thread(target=self._write, name="voice commands", daemon=True),
            threading.Thread(target=self._watch, name="voice watch", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def put(self, command: wire.Command) -> None:
        """Have a command written when the pipe has room. Of what waits, only what still counts is kept."""
        with self._changed:
            if self._ended:
                return
            self._waiting = [older for older in self._waiting if not _is_superseded(older, command)]
            self._waiting.append(command)
            self._changed.notify_all()

    def heard(self, told: wire.Told) -> None:
        """The process lives: it has told something."""
        with self._changed:
            self._still = 0
            if isinstance(told, wire.Alive):
                self._stuck = max(told.audio, told.synthesis)
                return
            self._ready = self._ready or isinstance(told, Ready)
            if isinstance(told, Failed) and told.for_good:
                self._excused = True  # it has said that it will say nothing
            self._unanswered = 0
            if getattr(told, "number", None) == self._number:
                self._asked = False

    def end(self, quit_seconds: float = 0.0) -> None:
        """End the process: by itself within `quit_seconds`, else by force. Waits for a second at most beyond that."""
        if quit_seconds:
            self.put(wire.Quit())
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=quit_seconds)
        self._give_up()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=1)  # what hangs in a driver cannot be killed
        for thread in self._threads:
            thread.join(timeout=0.2)

    def _give_up(self) -> None:
        with self._changed:
            self._ended = True
            self._over.set()
            self._waiting.clear()
            self._changed.notify_all()
        self.process.kill()

    def _write(self) -> None:
        """The only thread that touches the pipe: closing it elsewhere would wait for a write that hangs."""
        stream = self.process.stdin
        if stream is None:
            return
        with contextlib.suppress(OSError, ValueError):
            while (command := self._next()) is not None:
                wire.write(stream, command)
        with contextlib.suppress(OSError, ValueError):
            stream.close()

    def _next(self) -> wire.Command | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._ended)
            if not self._waiting:
                return None
            command = self._waiting.pop(0)
            if isinstance(command, wire.Speak):
                self._number = command.number
                self._unanswered = self._unanswered if self._asked else 0
                self._asked = True
            elif isinstance(command, wire.Pause | wire.Stop):
                self._asked = False
            return command

    def _watch(self) -> None:
        while not self._over.wait(BEAT_SECONDS):
            with self._changed:
                self._still += 1
                self._unanswered += 1
                self._starting += 1
                hung = self._is_hung()
            if hung:
                self._give_up()

    def _is_hung(self) -> bool:
        beat = BEAT_SECONDS / self._patience
        if self._excused:
            return False
        if not self._ready:
            return self._starting * beat > STARTING_SECONDS
        return max(self._still, self._stuck) * beat > PATIENCE_SECONDS or (
            self._asked and self._unanswered * beat > ANSWER_SECONDS
        )


def _is_superseded(older: wire.Command, newer: wire.Command) -> bool:
    if isinstance(newer, wire.Speak | wire.Stop):
        return isinstance(older, _OF_THE_UTTERANCE)
    if isinstance(newer, wire.Pause | wire.Resume):
        return isinstance(older, wire.Pause | wire.Resume)
    return type(older) is type(newer)
