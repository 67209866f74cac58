"""Between the supervisor of a kiosk and the screen of its staff: a process that is told views and nothing else, and says what staff do.

The process is started, and started again when it ends; a visit never waits for it. Each view is held against its lists here once more, and
the name of its service against the catalogue, so that no line of a window reaches staff as it is.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from kiosk.assisting.counter import Counter
from kiosk.assisting.log import ActionLog, Kind
from kiosk.assisting.screen import Act
from kiosk.assisting.view import MOST, StaffView, Step, line_of, view_of
from kiosk.confinement import clean_environment
from kiosk.desk import Call
from kiosk.enrolment import state_folder
from kiosk.settings import Settings
from kiosk.supervisor import Patience
from kiosk.window_process import Told, WindowProcess

COMMAND: Final = (sys.executable, "-m", "ui.staff_screen")
_ROOT: Final = Path(__file__).resolve().parents[2]
_READ: Final = 4096
_LONGEST_LINE: Final = 64
AGAIN_SECONDS: Final = 1.0
"""Until what the process did not take is offered again."""

_TOLD: Final = {
    Act.COMING: (Told.COMING, Kind.COMING),
    Act.HELPED: (Told.HELPED, Kind.HELPED),
    Act.MORE_TIME: (Told.MORE_TIME, Kind.MORE_TIME),
    Act.FINISH: (Told.FINISH, Kind.ENDED),
}


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201


class StaffPost:
    """An `Attendant`: one process for staff, on the X display `display` or on that of the kiosk. `is_service` says whether the catalogue holds an id; `report` gets lines for the operator."""

    def __init__(
        self,
        counter: Counter,
        log: ActionLog,
        is_service: Callable[[str], bool],
        *,
        display: str = "",
        command: Sequence[str] = COMMAND,
        report: Callable[[str], None] = _report,
        patience: Patience | None = None,
    ) -> None:
        self._first = msgspec.json.encode(counter)
        self._display = display
        self._log, self._is_service, self._command, self._report = log, is_service, command, report
        self._patience = patience or Patience()
        self._selector: selectors.BaseSelector | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._rest, self._sent = b"", b""
        self._not_before, self._unsent = 0.0, False
        self._now = 0.0
        self._window: WindowProcess | None = None
        self._said: bytes | None = None
        self._visit, self._view = 0, StaffView()
        self._log_fails = False

    @property
    def process_id(self) -> int | None:
        """Of the screen's process, while there is one."""
        return self._process.pid if self._process is not None else None

    def join(self, selector: selectors.BaseSelector) -> None:
        """Register with this selector from now on."""
        self._selector = selector

    def tend(self, now: float, window: WindowProcess | None) -> None:
        """Start the process when it is due, and tell it what is new."""
        self._now = now
        self._follow(window)
        if self._process is None and now >= self._not_before:
            self._start(now)
        if self._process is not None:
            self._tell(line_of(self._view))

    def due(self) -> float | None:
        """When something is to be tried again."""
        if self._process is None:
            return self._not_before
        return self._now + AGAIN_SECONDS if self._unsent else None

    def _follow(self, window: WindowProcess | None) -> None:
        """What the window in front has said of its visit since."""
        if window is not self._window:
            self._window, self._said = window, None
            self._see(StaffView())
            self._visit = (self._visit + (window is not None)) % MOST
        said = window.view if window is not None else None
        if said is None or said == self._said:
            return
        self._said = said
        view = view_of(said)
        if view is None:
            return
        if view.service is not None and not self._is_service(view.service):
            view = msgspec.structs.replace(view, service=None)
        self._see(msgspec.structs.replace(view, visit=self._visit))

    def _see(self, view: StaffView) -> None:
        before, self._view = self._view, view
        if view.step is Step.NOBODY:
            return
        if before.call is Call.NONE and view.call is Call.CALLED:
            self._write(Kind.CALLED, view.step)
        elif before.call is Call.CALLED and view.call is Call.NONE:
            self._write(Kind.TAKEN_BACK, view.step)

    def _start(self, now: float) -> None:
        assert self._selector is not None
        try:
            process = subprocess.Popen(  # noqa: S603  our own interpreter and module
                [*self._command, str(os.getpid())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=self._environment(),
                start_new_session=True,
                umask=0o077,
                bufsize=0,
            )
        except OSError as error:
            self._report(f"egov-kiosk: the staff screen cannot be started ({error.strerror})")
            self._not_before = now + max(AGAIN_SECONDS, self._patience.died(now))
            return
        assert process.stdin is not None
        assert process.stdout is not None
        for pipe in (process.stdin, process.stdout):
            os.set_blocking(pipe.fileno(), False)
        self._process, self._rest, self._sent = process, b"", b""
        self._selector.register(process.stdout, selectors.EVENT_READ, self)
        self._put(self._first)

    def _environment(self) -> dict[str, str]:
        display = {"DISPLAY": self._display} if self._display else {}
        return clean_environment(os.environ) | display | {"PYTHONPATH": str(_ROOT)}

    def _tell(self, line: bytes) -> None:
        """Say a view, unless it is the one that was said last."""
        if line != self._sent:
            self._unsent = not self._put(line)
            if not self._unsent:
                self._sent = line

    def _put(self, line: bytes) -> bool:
        """Whether the line went into the pipe: whole, for it is shorter than what a pipe takes in one piece."""
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            os.write(self._process.stdin.fileno(), line + b"\n")
        except OSError:
            return False  # a pipe that is full or broken: the latter is heard of by `hear`
        return True

    def hear(self, now: float, window: WindowProcess | None) -> None:
        """What staff have done, or that their screen has ended."""
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            found = os.read(self._process.stdout.fileno(), _READ)
        except BlockingIOError:
            return
        except OSError:
            found = b""
        if not found:
            self._ended(now)
            return
        *lines, self._rest = (self._rest + found).split(b"\n")
        self._rest = self._rest[:_LONGEST_LINE]
        self._follow(window)
        for line in lines:
            self._act(line, window)

    def _act(self, line: bytes, window: WindowProcess | None) -> None:
        """`coming 7`: an act, and the visit that it was meant for, since the next one may have begun meanwhile."""
        word, _, visit = line.partition(b" ")
        known = {each.encode(): each for each in Act}
        act = known.get(word)
        if act is None or window is None or visit != str(self._view.visit).encode() or self._view.step is Step.NOBODY:
            return
        if act is Act.FINISH and self._view.step is Step.SENDING:
            return  # pressed just before; the window would not do it either
        told, kind = _TOLD[act]
        window.tell(told)
        self._write(kind, self._view.step)

    def _write(self, kind: Kind, step: Step) -> None:
        """Into the log; a full disk is told of once, and helps nobody less."""
        try:
            self._log.write(kind, step)
            self._log_fails = False
        except OSError as error:
            if not self._log_fails:
                self._report(f"egov-kiosk: {self._log.path} cannot be written ({error.strerror})")
            self._log_fails = True

    def _ended(self, now: float) -> None:
        seconds = self._patience.died(now)
        self._report(
            "egov-kiosk: the staff screen has ended; it starts again" + (f" in {seconds:.0f} s" if seconds else "")
        )
        self._bury()
        self._not_before = now + seconds

    def close(self) -> None:
        """End the screen: it holds nothing."""
        self._bury()

    def _bury(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if self._selector is not None:
            with contextlib.suppress(KeyError, ValueError, RuntimeError):
                self._selector.unregister(process.stdout)  # type: ignore[arg-type]
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(AGAIN_SECONDS)  # killed: it is gone as soon as the kernel comes to it


def staff_post(settings: Settings) -> StaffPost:
    """The post of the kiosk that these settings describe."""
    kiosk = settings.kiosk
    counter = Counter(
        kiosk=kiosk.name,
        screen=kiosk.staff_screen,
        language=settings.language,
        mm_per_px=kiosk.mm_per_px,
        own_display=bool(kiosk.staff_display),
    )
    log = ActionLog(state_folder(settings), kiosk.name)
    return StaffPost(counter, log, in_catalogue(), display=kiosk.staff_display)


def in_catalogue() -> Callable[[str], bool]:
    """Whether the catalogue of this machine holds a service of that id. What it held once is not looked up again."""
    known: set[str] = set()

    def is_service(service: str) -> bool:
        if service in known:
            return True
        from kiosk.catalogue.first import open_first

        try:
            store = open_first()
            try:
                found = store.service(service) is not None
            finally:
                store.close()
        except (sqlite3.Error, OSError):
            return False
        if found:
            known.add(service)
        return found

    return is_service
