"""The supervisor with small windows that do what they are told to, or worse."""

from __future__ import annotations

import os
import queue
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from kiosk.settings import Settings
from kiosk.supervisor import Attendant, Patience, Supervisor
from kiosk.window_process import WindowProcess

DEADLINE = 60.0
GOOD = """
import os, subprocess, sys
sys.stdin.readline()
def say(word): os.write(1, word.encode() + b"\\n")
voice = subprocess.Popen(["sleep", "1000"], stdout=subprocess.DEVNULL)
say("ready")
for line in sys.stdin:
    if line == "show\\n":
        say("shown"); say("begun")
    elif line == "end\\n":
        os._exit(0)
    else:
        say(line.strip())
"""
DEAD = "import os; os._exit(3)"
STUBBORN = GOOD.replace("os._exit(0)", "pass")
NEVER_SHOWN = GOOD.replace('say("shown"); say("begun")', "pass")


class Watched:
    """A supervisor in a thread, and what it has been seen to do."""

    def __init__(self, script: str, attendant: Attendant | None = None, **options: float) -> None:
        self.told, self._stop = socket.socketpair()
        self.seen: queue.Queue[tuple[str, WindowProcess]] = queue.Queue()
        self.reports: list[str] = []
        self.waiting: queue.Queue[bool] = queue.Queue()
        self.supervisor = Supervisor(
            Settings(mode="kiosk"),
            command=(sys.executable, "-c", script),
            report=self.reports.append,
            observe=lambda what, window: self.seen.put((what, window)),
            hung_seconds=options.get("hung_seconds", DEADLINE),
            leave_seconds=options.get("leave_seconds", DEADLINE),
            patience=Patience(options.get("first_pause", 1.0)),
            waiting=self.waiting.put,
            bare_seconds=options.get("bare_seconds", DEADLINE),
            attendant=attendant,
        )
        self.result: list[bool] = []
        self._thread = threading.Thread(target=lambda: self.result.append(self.supervisor.run(self._stop)))
        self._thread.start()

    def wait(self, what: str, window: WindowProcess | None = None) -> WindowProcess:
        """The window of the next change of that kind; what comes before it is passed over."""
        until = time.monotonic() + DEADLINE
        while True:
            seen, whose = self.seen.get(timeout=max(0.0, until - time.monotonic()))
            if seen == what and window in (None, whose):
                return whose

    def wait_all(self, *wanted: str) -> dict[str, WindowProcess]:
        """The windows of the next changes of these kinds, in whatever order they come."""
        found: dict[str, WindowProcess] = {}
        until = time.monotonic() + DEADLINE
        while found.keys() < set(wanted):
            seen, whose = self.seen.get(timeout=max(0.0, until - time.monotonic()))
            if seen in wanted:
                found.setdefault(seen, whose)
        return found

    def finish(self) -> None:
        self.told.send(b"x")
        self._thread.join(DEADLINE)
        assert not self._thread.is_alive()
        self.told.close()
        self._stop.close()


@contextmanager
def watched(script: str, **options: float) -> Iterator[Watched]:
    kiosk = Watched(script, None, **options)
    try:
        yield kiosk
    finally:
        kiosk.finish()


def group(number: int) -> list[psutil.Process]:
    """What lives in a process group, the dead that nobody has buried apart."""
    found = []
    for process in psutil.process_iter():
        try:
            if os.getpgid(process.pid) == number and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except (ProcessLookupError, psutil.NoSuchProcess):
            continue
    return found


def say(window: WindowProcess, word: str) -> None:
    """Have the small window say a word: it repeats what it does not understand."""
    window._write(word.encode())


def test_the_next_window_waits_and_comes_when_a_visit_ends() -> None:
    with watched(GOOD) as kiosk:
        first = kiosk.wait("begun")
        second = kiosk.wait("ready")
        assert second is not first
        assert len(group(first.process_id)) == 2
        say(first, "ended")
        assert kiosk.wait("shown") is second
        found = kiosk.wait_all("gone", "ready")
        assert found["gone"] is first
        assert group(first.process_id) == []
        assert found["ready"] not in (first, second)
    assert group(second.process_id) == []
    assert kiosk.reports == []


def test_the_next_window_is_in_front_before_the_last_one_is_told_to_go() -> None:
    with watched(GOOD) as kiosk:
        first = kiosk.wait("begun")
        kiosk.wait("ready")
        say(first, "ended")
        order: list[str] = []
        while order[-1:] != ["gone"]:
            order.append(kiosk.seen.get(timeout=DEADLINE)[0])
        # the window after next may be started, and ready, at any moment of this
        assert [each for each in order if each not in {"started", "ready"}] == ["ended", "shown", "begun", "gone"]


@pytest.mark.parametrize("which", ["shown", "waiting"])
def test_a_killed_window_is_replaced_and_takes_its_voice_along(which: str) -> None:
    with watched(GOOD) as kiosk:
        shown = kiosk.wait("begun")
        waiting = kiosk.wait("ready")
        killed = shown if which == "shown" else waiting
        psutil.Process(killed.process_id).kill()
        assert kiosk.wait("crashed") is killed
        if which == "shown":
            assert kiosk.wait("shown") is waiting
        assert kiosk.wait("ready") not in (shown, waiting)
        assert group(killed.process_id) == []
    assert kiosk.reports == ["egov-kiosk: a window ended unexpectedly; another takes its place"]


@pytest.mark.acc(94)
def test_a_window_that_hangs_is_killed() -> None:
    lively = GOOD.replace('say("ready")', "import threading\n" + ALIVE + 'say("ready")')
    with watched(lively, hung_seconds=3.0) as kiosk:
        first = kiosk.wait("begun")
        second = kiosk.wait("ready")
        psutil.Process(first.process_id).suspend()
        assert kiosk.wait("hung") is first
        assert kiosk.wait("shown") is second
        kiosk.wait("gone", first)
        assert group(first.process_id) == []


ALIVE = """
def alive():
    say("alive")
    timer = threading.Timer(0.1, alive)
    timer.daemon = True
    timer.start()
alive()
"""


def test_a_window_that_never_comes_to_the_screen_is_replaced() -> None:
    lively = NEVER_SHOWN.replace('say("ready")', "import threading\n" + ALIVE + 'say("ready")')
    with watched(lively, hung_seconds=0.5) as kiosk:
        first = kiosk.wait("ready")
        assert kiosk.wait("hung") is first


def test_a_window_that_does_not_go_is_killed() -> None:
    with watched(STUBBORN, leave_seconds=0.3) as kiosk:
        first = kiosk.wait("begun")
        kiosk.wait("ready")
        say(first, "ended")
        kiosk.wait("gone", first)
        assert group(first.process_id) == []


def test_windows_that_keep_ending_are_started_less_and_less_often() -> None:
    with watched(DEAD) as kiosk:
        for _ in range(4):
            kiosk.wait("crashed")
    assert kiosk.reports[-1] == "egov-kiosk: windows keep ending; the next one starts in 1 s"


def test_a_supervisor_whose_windows_never_get_ready_gives_up() -> None:
    with watched(DEAD, first_pause=0.001) as kiosk:
        for _ in range(10):
            kiosk.wait("crashed")
    assert kiosk.reports[-1] == "egov-kiosk: no window gets ready; giving up"
    assert kiosk.result == [False]


def test_patience_doubles_up_to_a_bound_and_comes_back() -> None:
    patience = Patience()
    assert [patience.died(0.0) for _ in range(10)] == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert patience.died(1000.0) == 0.0


def test_what_is_no_word_of_the_protocol_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    noisy = GOOD.replace('say("ready")', 'say("nonsense" * 100); os.write(1, b"\\xff\\n"); say("ready")')
    with watched(noisy) as kiosk:
        assert kiosk.seen.get(timeout=DEADLINE)[0] == "started"
        assert kiosk.seen.get(timeout=DEADLINE)[0] == "ready"


def test_a_window_sees_only_the_variables_that_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://somewhere.example")
    monkeypatch.setenv("PYTHONBREAKPOINT", "pdb.set_trace")
    monkeypatch.setenv("LD_PRELOAD_NOT", "x")
    with watched(GOOD) as kiosk:
        window = psutil.Process(kiosk.wait("ready").process_id)
        names = set(window.environ())
    assert names.isdisjoint({"HTTPS_PROXY", "PYTHONBREAKPOINT", "LD_PRELOAD_NOT"})
    assert {"PATH", "PYTHONNOUSERSITE", "PYTHONDONTWRITEBYTECODE"} <= names


WHEN_LET = """
import contextlib, pathlib, time
def let():
    for pass_ in pathlib.Path({passes!r}).iterdir():
        with contextlib.suppress(FileNotFoundError):
            pass_.unlink()
            return True
    return False
while not let():
    time.sleep(0.02)
say("ready")
"""
"""A window takes a pass before it is ready."""


@pytest.mark.acc(94)
def test_who_waits_before_an_empty_screen_is_told_until_there_is_a_window(tmp_path: Path) -> None:
    with watched(GOOD.replace('say("ready")', WHEN_LET.format(passes=str(tmp_path))), bare_seconds=0.1) as kiosk:
        assert kiosk.waiting.get(timeout=DEADLINE) is True
        (tmp_path / "first").touch()
        first = kiosk.wait("shown")
        assert kiosk.waiting.get(timeout=DEADLINE) is False
        os.killpg(first.process_id, 9)
        assert kiosk.waiting.get(timeout=DEADLINE) is True, "the one that waits has no pass yet"
        for name in ("second", "third"):
            (tmp_path / name).touch()
        kiosk.wait("shown")
        assert kiosk.waiting.get(timeout=DEADLINE) is False


def test_nobody_is_told_when_the_next_window_comes_at_once() -> None:
    with watched(GOOD) as kiosk:
        first = kiosk.wait("begun")
        kiosk.wait("ready")
        say(first, "ended")
        kiosk.wait("gone")
        assert kiosk.waiting.empty()
