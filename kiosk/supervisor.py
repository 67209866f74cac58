"""At a kiosk: starts, watches and ends the window and the voice of each visit, and keeps the next one ready.

It sees nothing personal: what it hears of a visit is that it has begun and that it has ended. A visit's memory dies with its
processes (DESIGN §2), and a window that has crashed or hangs is replaced by the one that waits (ACC-94).
"""

from __future__ import annotations

import selectors
import signal
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType
from typing import Final, Protocol

import msgspec

from kiosk.background import kept_fresh
from kiosk.confinement import adopted_orphans
from kiosk.sandbox.beside import portal_beside
from kiosk.sealing.sending import kept_sent
from kiosk.settings import Settings
from kiosk.window_process import COMMAND, Said, Told, WindowProcess

START_SECONDS: Final = 30.0
"""A window that is not ready by then never will be: the first start on a machine makes the catalogue."""
HUNG_SECONDS: Final = 5.0
"""Nothing heard for so long from a window that is ready: it hangs. The longest stall allowed is far below a second."""
LEAVE_SECONDS: Final = 7.0
"""What a window that was told to end gets for revoking the person's tokens on a bad line; then it is killed."""
COVER_SECONDS: Final = 10.0
"""How long an ended visit's empty window may cover the screen while there is no next one."""
BURY_SECONDS: Final = 2.0
"""For what was killed to be gone; the kernel alone decides when, and a kiosk does not wait for it."""
TICK_SECONDS: Final = 0.02
"""Between looks at whether killed processes are gone."""

DEATHS_SECONDS: Final = 60.0
FREE_DEATHS: Final = 3
LONGEST_PAUSE: Final = 30.0
HOPELESS_DEATHS: Final = 10
"""So many windows that ended before they were ready: this supervisor's own start may be to blame (a new release, other
settings), so it ends too and the session starts it anew."""

BARE_SECONDS: Final = 1.0
"""With no window in front for so long, people are told aloud that one is coming (ACC-94)."""

Observer = Callable[[str, WindowProcess], None]


class Attendant(Protocol):
    """Whoever looks on while visits go by, and may have something to tell the one in front (`kiosk/assisting/post.py`). It never waits."""

    def join(self, selector: selectors.BaseSelector) -> None:
        """Register with this selector what is to be waited for, with itself as data, now or later."""

    def tend(self, now: float, window: WindowProcess | None) -> None:
        """Do what is due; `window` is the one in front, if there is one."""

    def hear(self, now: float, window: WindowProcess | None) -> None:
        """Something registered can be read."""

    def due(self) -> float | None:
        """When `tend` is wanted again, if nothing happens."""

    def close(self) -> None:
        """End whatever was started, at once."""


class Patience:
    """How long to wait before the next start: not at all at first, longer when windows keep dying."""

    def __init__(self, first_pause: float = 1.0) -> None:
        self._first_pause = first_pause
        self._deaths: deque[float] = deque(maxlen=32)

    def died(self, now: float) -> float:
        """A window ended unexpectedly; returns the seconds to wait."""
        self._deaths.append(now)
        lately = sum(now - death < DEATHS_SECONDS for death in self._deaths)
        return (
            0.0 if lately <= FREE_DEATHS else min(LONGEST_PAUSE, self._first_pause * 2.0 ** (lately - FREE_DEATHS - 1))
        )


class Supervisor:
    """One window that is shown, one that waits, and those that are leaving. One thread; no Qt.

    `report` gets lines for the operator. `observe(what, window)` is told of each change: `started`, what windows say,
    `crashed`, `hung`, `gone`. `waiting(True)` is called once there has been nothing on the screen for `bare_seconds`, and
    `waiting(False)` when there is something again. `attendant` looks on, where staff have a screen of their own.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        command: Sequence[str] = COMMAND,
        report: Callable[[str], None] = lambda line: print(line, file=sys.stderr, flush=True),  # noqa: T201
        observe: Observer = lambda _what, _window: None,
        clock: Callable[[], float] = time.monotonic,
        hung_seconds: float = HUNG_SECONDS,
        leave_seconds: float = LEAVE_SECONDS,
        patience: Patience | None = None,
        waiting: Callable[[bool], None] = lambda _: None,
        bare_seconds: float = BARE_SECONDS,
        attendant: Attendant | None = None,
    ) -> None:
        self._attendant = attendant
        self._settings = msgspec.json.encode(settings)
        self._command, self._report, self._observe, self._clock = command, report, observe, clock
        self._hung_seconds, self._leave_seconds = hung_seconds, leave_seconds
        self._patience = patience or Patience()
        self._stillborn = 0
        self._not_before = 0.0
        self._waiting, self._bare_seconds, self._told_of_waiting = waiting, bare_seconds, False
        self._bare_since: float | None = clock()
        self._current: WindowProcess | None = None
        self._next: WindowProcess | None = None
        self._leaving: list[WindowProcess] = []
        self._dying: list[WindowProcess] = []
        self._selector = selectors.DefaultSelector()
        self._stopping = False

    def run(self, stop: socket.socket) -> bool:
        """Supervise until something can be read from `stop`, or until no window gets ready any more; then end everything.
        Returns when nothing is left: whether it was told to stop."""
        self._selector.register(stop, selectors.EVENT_READ, None)
        if self._attendant is not None:
            self._attendant.join(self._selector)
        with adopted_orphans(), self._selector:
            try:
                while True:
                    self._tend()
                    if self._stopping and not self._windows():
                        return self._stillborn < HOPELESS_DEATHS
                    for key, _ in self._selector.select(self._wait()):
                        if isinstance(key.data, WindowProcess):
                            self._hear(key.data)
                        elif key.data is not None and key.data is self._attendant:
                            self._attendant.hear(self._clock(), self._current)
                        elif not self._stopping:
                            self._stop()
                    if self._stopping and stop in self._selector.get_map():
                        self._selector.unregister(stop)
            finally:
                for window in self._windows():
                    window.kill()
                if self._attendant is not None:
                    self._attendant.close()

    def _windows(self) -> list[WindowProcess]:
        return [each for each in (self._current, self._next) if each is not None] + self._leaving + self._dying

    def _tend(self) -> None:
        """Do what is due."""
        now = self._clock()
        for window in [each for each in self._dying if each.is_gone() or now >= (each.leave_by or now)]:
            self._dying.remove(window)
            window.close()
            self._observe("gone", window)
        self._tell_of_waiting(now)
        if self._attendant is not None:
            self._attendant.tend(now, self._current)
        if self._stopping:
            self._hasten(now)
            return
        self._look_for_hung(now)
        if self._current is None and self._next is not None and self._next.ready:
            self._current, self._next = self._next, None
            self._current.show(now)
        self._hasten(now)
        quiet = self._current is None or (self._current.shown and not self._leaving)
        if self._next is None and quiet and now >= self._not_before:
            self._start(now)

    def _tell_of_waiting(self, now: float) -> None:
        """Whether there is a window in front; people are told of it only when it takes long."""
        is_bare = not self._stopping and not any(each.shown for each in (self._current, *self._leaving) if each)
        if not is_bare:
            self._bare_since = None
        elif self._bare_since is None:
            self._bare_since = now
        late = self._bare_since is not None and now >= self._bare_since + self._bare_seconds
        if late is not self._told_of_waiting:
            self._told_of_waiting = late
            self._waiting(late)

    def _start(self, now: float) -> None:
        try:
            window = WindowProcess(self._settings, now, self._command)
        except OSError as error:
            self._report(f"egov-kiosk: no window can be started ({error.strerror})")
            self._pause(now)
            return
        self._next = window
        self._selector.register(window.stdout, selectors.EVENT_READ, window)
        self._observe("started", window)

    def _hear(self, window: WindowProcess) -> None:
        said, open_ = window.read(self._clock())
        for each in said:
            if each is not Said.ALIVE:
                self._heard(window, each)
                self._observe(str(each), window)
        if not open_:
            self._closed(window)

    def _heard(self, window: WindowProcess, said: Said) -> None:
        if said is Said.READY:
            window.ready = True
            self._stillborn = 0
        elif said is Said.SHOWN:
            window.shown = True
            for other in self._leaving:
                self._let_go(other)
        elif said is Said.ENDED and window is self._current:
            window.leave_by = self._clock() + COVER_SECONDS
            self._current = None
            self._leaving.append(window)

    def _let_go(self, window: WindowProcess) -> None:
        """The next window stands in front: this one may go."""
        window.tell(Told.END)
        window.leave_by = self._clock() + self._leave_seconds

    def _closed(self, window: WindowProcess) -> None:
        """The window's process has ended, as it should or not."""
        expected = window in self._leaving
        self._remove(window)
        if not expected:
            self._crashed(window, "crashed")

    def _crashed(self, window: WindowProcess, what: str) -> None:
        now = self._clock()
        how = "hangs" if what == "hung" else "ended unexpectedly"
        self._report(f"egov-kiosk: a window {how}; another takes its place")
        self._observe(what, window)
        if not window.ready:
            self._stillborn += 1
        if self._stillborn >= HOPELESS_DEATHS:
            self._report("egov-kiosk: no window gets ready; giving up")
            self._stop()
            return
        self._pause(now)

    def _pause(self, now: float) -> None:
        seconds = self._patience.died(now)
        if seconds:
            self._report(f"egov-kiosk: windows keep ending; the next one starts in {seconds:.0f} s")
        self._not_before = now + seconds

    def _remove(self, window: WindowProcess) -> None:
        """Kill its whole group and forget it."""
        with suppress(KeyError):
            self._selector.unregister(window.stdout)
        window.kill()
        window.leave_by = self._clock() + BURY_SECONDS
        if window in self._leaving:
            self._leaving.remove(window)
        self._current = None if window is self._current else self._current
        self._next = None if window is self._next else self._next
        self._dying.append(window)

    def _look_for_hung(self, now: float) -> None:
        for window in (self._current, self._next):
            if window is not None and now >= self._deadline(window):
                self._remove(window)
                self._crashed(window, "hung")

    def _deadline(self, window: WindowProcess) -> float:
        if not window.ready:
            return window.started + START_SECONDS
        since = window.heard if window.shown or window.showing is None else min(window.heard, window.showing)
        return since + self._hung_seconds

    def _hasten(self, now: float) -> None:
        """Kill those who were told to end and did not."""
        for window in [each for each in self._leaving if each.leave_by is not None and now >= each.leave_by]:
            self._remove(window)

    def _stop(self) -> None:
        """End all: each may still revoke what a person's sign-in left."""
        self._stopping = True
        for window in (self._current, self._next):
            if window is not None:
                self._leaving.append(window)
        self._current = self._next = None
        for window in self._leaving:
            self._let_go(window)

    def _wait(self) -> float | None:
        """Seconds until something is due."""
        if self._dying:
            return TICK_SECONDS
        due = [self._deadline(each) for each in (self._current, self._next) if each is not None]
        due += [each.leave_by for each in self._leaving if each.leave_by is not None]
        if self._next is None and not self._stopping and self._not_before > self._clock():
            due.append(self._not_before)
        if self._attendant is not None and (wanted := self._attendant.due()) is not None:
            due.append(wanted)
        if self._bare_since is not None and not self._told_of_waiting:
            due.append(self._bare_since + self._bare_seconds)
        return max(0.0, min(due) - self._clock()) if due else None


def supervise(settings: Settings, waiting: Callable[[bool], None] = lambda _: None) -> int:
    """Run a kiosk until SIGTERM or SIGINT; a sandbox portal runs beside when no portal is set. `waiting` is told whether
    people stand before a screen with no window on it.

    Returns the exit status: 0 when it was told to stop, 1 when no window gets ready.
    """
    told, stop = socket.socketpair()

    def end(_number: int, _frame: FrameType | None) -> None:
        with suppress(OSError):
            told.send(b"\n")

    told.setblocking(False)
    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    try:
        with portal_beside(settings.portal.url) as url, told, stop:
            portal = msgspec.structs.replace(settings.portal, url=url)
            here = msgspec.structs.replace(settings, portal=portal)
            with kept_fresh(here), kept_sent(here):
                told_to_stop = Supervisor(here, waiting=waiting, attendant=_attendant(here)).run(stop)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0 if told_to_stop else 1


def _attendant(settings: Settings) -> Attendant | None:
    """The screen of staff, where there is one."""
    if not settings.kiosk.staff_screen:
        return None
    from kiosk.assisting.post import staff_post  # most kiosks have none

    return staff_post(settings)
