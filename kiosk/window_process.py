"""A visit's window (and its voice) as the supervisor sees them: a process group, and lines over two pipes.

The window says `ready` (made, and hidden), `shown` (on the screen), `begun` (somebody is there), `ended` (and has gone), and
`alive` every second; where staff have a screen, `view` and a line of JSON, which is what they see (`kiosk/assisting/view.py`). The
supervisor says first the settings, one line of JSON, then `show` and `end`, and what staff do. No line holds anything personal.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.confinement import clean_environment

COMMAND: Final = (sys.executable, "-m", "ui.kiosk_process")
_ROOT: Final = Path(__file__).resolve().parents[1]
_READ: Final = 4096
_LONGEST_LINE: Final = 1024
VIEW: Final = b"view "
"""How a line begins that goes on with what staff see."""


class Said(StrEnum):
    """What a window says."""

    READY = "ready"
    SHOWN = "shown"
    BEGUN = "begun"
    ENDED = "ended"
    ALIVE = "alive"


class Told(StrEnum):
    """What a window is told: the last four are acts of staff (`kiosk/assisting/screen.py`)."""

    SHOW = "show"
    END = "end"
    COMING = "coming"
    HELPED = "helped"
    MORE_TIME = "more-time"
    FINISH = "finish"


class WindowProcess:
    """One window's process, leader of a group that its voice and whatever else it starts belong to."""

    def __init__(self, settings: bytes, now: float, command: Sequence[str] = COMMAND) -> None:
        """Start it; `settings` is its first line. Raises `OSError`. To be called from the thread that stays."""
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and module
            [*command, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(os.environ),
            start_new_session=True,
            umask=0o077,
            bufsize=0,
        )
        self.started = self.heard = now
        self.ready = self.shown = False
        self.view: bytes | None = None
        """What staff see of its visit, as it was said last."""
        self.showing: float | None = None
        """When it was told to show itself."""
        self.leave_by: float | None = None
        """When its patience is at an end, once it was told to end."""
        self._rest = b""
        self._killed = False
        os.set_blocking(self.stdout, False)
        os.set_blocking(self._stdin, False)
        self._write(settings)

    @property
    def process_id(self) -> int:
        """Of the window, and of the group."""
        return self._process.pid

    @property
    def stdout(self) -> int:
        """The pipe on which the window speaks, for waiting on it."""
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    @property
    def _stdin(self) -> int:
        assert self._process.stdin is not None
        return self._process.stdin.fileno()

    def show(self, now: float) -> None:
        """Tell it to show itself."""
        self.showing = self.heard = now
        self.tell(Told.SHOW)

    def tell(self, what: Told) -> None:
        """Say a line; a window that is gone or does not listen is noticed elsewhere."""
        self._write(what.encode())

    def _write(self, line: bytes) -> None:
        with contextlib.suppress(OSError):
            os.write(self._stdin, line + b"\n")

    def read(self, now: float) -> tuple[list[Said], bool]:
        """What it has said since, and whether it can still say more. Lines that mean nothing are dropped."""
        try:
            found = os.read(self.stdout, _READ)
        except BlockingIOError:
            return [], True
        except OSError:
            return [], False
        if not found:
            return [], False
        self.heard = now
        *lines, self._rest = (self._rest + found).split(b"\n")
        self._rest = self._rest[:_LONGEST_LINE]
        self.view = next((line.removeprefix(VIEW) for line in reversed(lines) if line.startswith(VIEW)), self.view)
        known = {each.encode(): each for each in Said}
        return [known[line] for line in lines if line in known], True

    def kill(self) -> None:
        """End the whole group now, whatever it is doing. `is_gone` tells when it is done."""
        self._killed = True
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process_id, signal.SIGKILL)

    def is_gone(self) -> bool:
        """Whether nothing of the group is left. Asks again and again, and does not wait."""
        if self._process.poll() is None:
            return False
        if not self._killed:
            self.kill()  # what the window has left behind
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-self.process_id, os.WNOHANG)[0]:
                """A voice that became ours when its window died (`adopted_orphans`)."""
        try:
            os.killpg(self.process_id, 0)
        except (ProcessLookupError, PermissionError):
            return True
        return False

    def close(self) -> None:
        """Close the pipes."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    @property
    def status(self) -> int | None:
        """The exit status, negative for a signal; None while it runs."""
        return self._process.poll()


def _environment(environment: Mapping[str, str]) -> dict[str, str]:
    return clean_environment(environment) | {"PYTHONPATH": str(_ROOT)}
