"""Kiosk mode as it is used: real processes, a screen (Xvfb) and a hand (xdotool)."""

from __future__ import annotations

import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kiosk.settings import PortalSettings, Settings
from kiosk.supervisor import Supervisor
from kiosk.window_process import WindowProcess
from tests.ui.x_screen import need, x_screen
from tests.unit.test_supervisor import group

DEADLINE = 60.0
"""For machines that have much else to do; nothing here takes more than two seconds of its own."""
CANARY = "zzkanareyka"
FINISH = ("1850", "40")
"""Where "Finish" is on a full HD screen: at the end of the top bar."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of the kiosk's own: what is written, is written here. Kept for the module, since the first start fills a cache."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def screen(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A full HD screen with no window manager; the variables that point to it and to `home` are set."""
    need("Xvfb", "xdotool")
    temporary = home / "tmp"
    temporary.mkdir(exist_ok=True)
    variables = {"QT_QPA_PLATFORM": "xcb", "HOME": str(home), "TMPDIR": str(temporary)}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    with x_screen() as display:
        monkeypatch.setenv("DISPLAY", display)
        yield display


def hand(*acts: str) -> str:
    """Do something as a person's hand would; returns what xdotool says."""
    done = subprocess.run(["xdotool", *acts], check=True, capture_output=True, text=True, timeout=DEADLINE)
    return done.stdout.strip()


class Kiosk:
    """A supervisor in a thread, and what it has been seen to do, with the time of each."""

    def __init__(self) -> None:
        self.seen: queue.Queue[tuple[str, WindowProcess, float]] = queue.Queue()
        self.reports: list[str] = []
        self._told, self._stop = socket.socketpair()
        supervisor = Supervisor(
            Settings(mode="kiosk", language="en", portal=PortalSettings(url="http://127.0.0.1:9")),
            report=self.reports.append,
            observe=lambda what, window: self.seen.put((what, window, time.monotonic())),
            hung_seconds=DEADLINE,
        )
        self._thread = threading.Thread(target=supervisor.run, args=(self._stop,))
        self._thread.start()

    def wait(self, what: str) -> tuple[WindowProcess, float]:
        """The window and the time of the next change of that kind; what comes before it is passed over."""
        until = time.monotonic() + DEADLINE
        while True:
            seen, window, at = self.seen.get(timeout=max(0.0, until - time.monotonic()))
            if seen == what:
                return window, at

    def wait_all(self, *wanted: str) -> dict[str, WindowProcess]:
        """The windows of the next changes of these kinds, in whatever order they come."""
        found: dict[str, WindowProcess] = {}
        until = time.monotonic() + DEADLINE
        while found.keys() < set(wanted):
            seen, window, _ = self.seen.get(timeout=max(0.0, until - time.monotonic()))
            if seen in wanted:
                found.setdefault(seen, window)
        return found

    def finish(self) -> None:
        self._told.send(b"x")
        self._thread.join(DEADLINE)
        assert not self._thread.is_alive()
        self._told.close()
        self._stop.close()


@pytest.fixture
def kiosk(screen: str) -> Iterator[Kiosk]:
    made = Kiosk()
    yield made
    made.finish()


def files(folder: Path) -> dict[Path, float]:
    """Every file, and when it was written."""
    return {path: path.stat().st_mtime for path in folder.rglob("*") if path.is_file()}


def holds(folder: Path, word: str) -> list[Path]:
    """The files that hold a word, as UTF-8 or as Qt keeps it."""
    forms = (word.encode(), word.encode("utf-16-le"))
    return [path for path in files(folder) if any(form in path.read_bytes() for form in forms)]


def limit(process: psutil.Process, name: str) -> str:
    """One line of what the kernel lets a process do."""
    lines = Path(f"/proc/{process.pid}/limits").read_text().splitlines()
    return next(line for line in lines if line.startswith(name))


@pytest.mark.acc(92, 93)
def test_visits_follow_each_other_and_leave_nothing(kiosk: Kiosk, home: Path) -> None:
    first, _ = kiosk.wait("shown")
    second, _ = kiosk.wait("ready")
    before = files(home)
    assert len(group(first.process_id)) == 2  # the window and its voice
    for process in group(first.process_id):
        assert limit(process, "Max core file size").split()[4:6] == ["0", "0"]
        assert "Umask:\t0077" in Path(f"/proc/{process.pid}/status").read_text()
    width_and_height = hand("getwindowfocus", "getwindowgeometry")
    assert "Geometry: 1920x1080" in width_and_height

    hand("key", "space")
    assert kiosk.wait("begun")[0] is first
    hand("type", CANARY)
    hand("key", "ctrl+a", "key", "ctrl+c")
    hand("mousemove", *FINISH, "click", "1")
    assert kiosk.wait("ended")[0] is first
    assert kiosk.wait("shown")[0] is second
    found = kiosk.wait_all("gone", "ready")
    assert found["gone"] is first
    assert found["ready"] not in (first, second)
    assert group(first.process_id) == []
    assert files(home) == before
    assert holds(home, CANARY) == []
    assert kiosk.reports == []


@pytest.mark.acc(94)
def test_a_window_that_is_killed_in_a_visit_is_replaced_at_once(kiosk: Kiosk) -> None:
    first, _ = kiosk.wait("shown")
    second, _ = kiosk.wait("ready")
    hand("mousemove", "900", "30", "click", "1")  # the top bar begins a visit as well as any other place
    assert kiosk.wait("begun")[0] is first
    psutil.Process(first.process_id).kill()
    assert kiosk.wait("shown")[0] is second, "the one that was ready: nobody waits for another to start"
    kiosk.wait("ready")
    assert group(first.process_id) == []
    hand("key", "Control_L")
    assert kiosk.wait("begun")[0] is second


def test_the_command_ends_all_that_it_started(screen: str) -> None:
    command = (
        sys.executable,
        "-c",
        "import sys; from ui.commands import main; sys.exit(main(['run', '--mode', 'kiosk']))",
    )
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        hand("search", "--sync", "--onlyvisible", "--name", "Elektron")
        children = psutil.Process(program.pid).children(recursive=True)
        assert len(children) >= 3  # the sandbox portal, a window, its voice
        program.send_signal(signal.SIGTERM)
        _, complaints = program.communicate(timeout=DEADLINE)
    assert program.returncode == 0
    assert complaints == ""
    assert not [child for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]


def test_windows_end_when_the_supervisor_is_killed(screen: str) -> None:
    command = (
        sys.executable,
        "-c",
        "import sys; from ui.commands import main; sys.exit(main(['run', '--mode', 'kiosk', '--portal', 'http://127.0.0.1:9']))",
    )
    with subprocess.Popen(command) as program:
        hand("search", "--sync", "--onlyvisible", "--name", "Elektron")
        children = psutil.Process(program.pid).children(recursive=True)
        program.kill()
    _, alive = psutil.wait_procs(children, timeout=DEADLINE)
    assert [child for child in alive if child.status() != psutil.STATUS_ZOMBIE] == []
