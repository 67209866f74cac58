"""One voice process as the program holds it: commands go out on a thread, so that nobody waits for a pipe that is full.

A process that is told to speak and says nothing at all is ended; whoever reads its events then sees the end of them.
"""

from __future__ import annotations

import contextlib
import subprocess
import threading
import time
from typing import Final

from accessibility.speech import wire
from accessibility.speech.interface import Failed, Ready, VoiceEvent

ANSWER_SECONDS: Final = 5.0
"""A voice tells of its first sample after some 50 ms; one that tells nothing for so long hangs."""
STARTING_SECONDS: Final = 30.0
"""How long a process may take until it is ready, on a machine that starts everything at once."""
QUIT_SECONDS: Final = 0.5
_OF_THE_UTTERANCE: Final = (wire.Speak, wire.Stop, wire.StopAfterSentence, wire.Pause, wire.Resume)


class Link:
    """Tells a process what to do. No method waits for it but `end`. `patience` is in seconds."""

    def __init__(self, process: subprocess.Popen[bytes], patience: float = ANSWER_SECONDS) -> None:
        self.process = process
        self._patience = patience
        self._began_at = time.monotonic()
        self._changed = threading.Condition()
        self._waiting: list[wire.Command] = []
        self._ready = self._ended = False
        self._number = 0
        self._asked_at: float | None = None
        """Since when an utterance is unanswered."""
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

    def heard(self, event: VoiceEvent) -> None:
        """The process lives: it has told something."""
        with self._changed:
            self._ready = self._ready or isinstance(event, Ready)
            if isinstance(event, Failed) and event.for_good:
                self._patience = float("inf")  # it has said that it will say nothing
            if self._asked_at is not None:
                self._asked_at = None if getattr(event, "number", None) == self._number else time.monotonic()
            self._changed.notify_all()

    def end(self, quit_seconds: float = 0.0) -> None:
        """End the process: by itself within `quit_seconds`, else by force. Waits for a second at most beyond that."""
        if quit_seconds:
            self.put(wire.Quit())
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=quit_seconds)
        with self._changed:
            self._ended = True
            self._waiting.clear()
            self._changed.notify_all()
        self.process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=1)  # what hangs in a driver cannot be killed
        for thread in self._threads:
            thread.join(timeout=0.2)

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
                self._asked_at = self._asked_at or time.monotonic()
            elif isinstance(command, wire.Pause):
                self._asked_at = None
            self._changed.notify_all()
            return command

    def _watch(self) -> None:
        with self._changed:
            while not self._ended:
                left = self._left()
                if left is not None and left <= 0:
                    self._ended = True
                    self._waiting.clear()
                    self._changed.notify_all()
                    self.process.kill()
                    return
                self._changed.wait(left)

    def _left(self) -> float | None:
        """Seconds of patience that are left; None when there is nothing to wait for."""
        if self._asked_at is None or self._patience == float("inf"):
            return None
        due = self._asked_at + self._patience
        if not self._ready:
            due = max(due, self._began_at + STARTING_SECONDS)
        return due - time.monotonic()


def _is_superseded(older: wire.Command, newer: wire.Command) -> bool:
    if isinstance(newer, wire.Speak | wire.Stop):
        return isinstance(older, _OF_THE_UTTERANCE)
    if isinstance(newer, wire.Pause | wire.Resume):
        return isinstance(older, wire.Pause | wire.Resume)
    return type(older) is type(newer)
