"""A supervisor with a post: small windows that say what they are told to, and a screen of staff that hands on all that it was given."""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.assisting.counter import Counter
from kiosk.assisting.log import ActionLog
from kiosk.assisting.post import StaffPost
from kiosk.assisting.view import StaffView, line_of, view_of
from kiosk.supervisor import Patience
from kiosk.window_process import VIEW, WindowProcess
from tests.journeys.desk import catalogue
from tests.unit.test_supervisor import DEADLINE, Watched

SCREEN = """
import os, sys
out = os.open({pipe!r}, os.O_WRONLY)
for line in sys.stdin.buffer:
    step = line.decode().partition('"step":"')[2].partition('"')[0]
    answer = {answers!r}.get(step)
    os.write(out, line)
    if answer == "die": os._exit(3)
    if answer: os.write(1, answer.encode() + b"\\n")
"""
"""Answers a view by the name of its step."""
WINDOW = """
import os, sys
out = os.open({pipe!r}, os.O_WRONLY)
sys.stdin.readline()
def say(word): os.write(1, word.encode() + b"\\n")
say("ready")
for line in sys.stdin:
    if line == "show\\n": say("shown"); say("begun")
    elif line == "end\\n": os._exit(0)
    elif line.startswith(("view ", "ended")): say(line.strip())
    else: os.write(out, line.encode())
"""
"""Says the views that it is told to say; hands on what staff have told it."""


class Lines:
    """What is written into a named pipe, line by line."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self._pipe, self._rest = os.open(path, os.O_RDWR | os.O_NONBLOCK), b""
        self.path, self.all = path, list[bytes]()

    def next(self, wanted: Callable[[bytes], object] = lambda _: True) -> bytes:
        """The next line that is wanted; those before it are passed over."""
        end = time.monotonic() + DEADLINE
        while True:
            while b"\n" in self._rest:
                line, _, self._rest = self._rest.partition(b"\n")
                self.all.append(line)
                if wanted(line):
                    return line
            ready, _, _ = select.select([self._pipe], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"nothing came; there was {self.all}"
            self._rest += os.read(self._pipe, 65536)

    def close(self) -> None:
        os.close(self._pipe)


class Posted(Watched):
    """`given` is what the screen of staff is given, `heard` what windows are told by staff."""

    def __init__(self, folder: Path, answers: dict[str, str], command: tuple[str, ...] = ()) -> None:
        self.complaints = list[str]()
        self.given, self.heard = Lines(folder / "given"), Lines(folder / "heard")
        self.log = ActionLog(folder / "state", "Hall 2")
        screen = SCREEN.format(pipe=str(self.given.path), answers=answers)
        self.post = StaffPost(
            Counter(kiosk="Hall 2", screen=2, language="en"),
            self.log,
            lambda service: catalogue().service(service) is not None,
            command=command or (sys.executable, "-c", screen),
            report=self.complaints.append,
            patience=Patience(0.05),
        )
        super().__init__(WINDOW.format(pipe=str(self.heard.path)), attendant=self.post)

    def see(self, window: WindowProcess, view: StaffView | bytes) -> None:
        """Have the window say a view."""
        window._write(VIEW + (view if isinstance(view, bytes) else line_of(view)))

    def shown(self, wanted: Callable[[StaffView], object]) -> StaffView:
        """The next view that is wanted, as the screen got it."""
        line = self.given.next(lambda line: (view := view_of(line)) is not None and wanted(view))
        view = view_of(line)
        assert view is not None
        return view

    @property
    def logged(self) -> list[str]:
        """Action and step of each line."""
        lines = self.log.path.read_text().splitlines() if self.log.path.exists() else []
        return [f"{entry['action']} {entry['step']}" for entry in map(json.loads, lines)]


@contextmanager
def posted(folder: Path, answers: dict[str, str] | None = None) -> Iterator[Posted]:
    kiosk = Posted(folder, answers or {})
    try:
        yield kiosk
    finally:
        kiosk.finish()
        kiosk.given.close()
        kiosk.heard.close()
