"""A small desktop of a test's own: a session bus with the accessibility services of the system, and a screen if it is wanted.

Nothing of the desktop on which the tests run is touched: buses, settings and folders are private, and go with the test.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

SECONDS: Final = 60.0
"""How long anything here may take to start or to end."""
SCREEN: Final = "1280x1024x24"
_KEPT: Final = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TMPDIR")
Got = TypeVar("Got")


@dataclass(slots=True)
class Desktop:
    """What runs, and the environment in which more can be started."""

    folder: Path
    environment: dict[str, str]
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def bus(self) -> str:
        """The address of the session bus."""
        return self.environment["DBUS_SESSION_BUS_ADDRESS"]

    def start(
        self, name: str, command: Sequence[str | Path], *, more: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a program that ends with the desktop. What it prints is kept in `name`.txt."""
        with (self.folder / f"{name}.txt").open("wb") as told:
            program = subprocess.Popen(
                [str(each) for each in command],
                env={**self.environment, **(more or {})},
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started.append(program)
        return program

    def told(self, name: str) -> str:
        """What a program has printed so far."""
        return (self.folder / f"{name}.txt").read_text(encoding="utf-8", errors="replace")

    def run(self, *command: str | Path, seconds: float = SECONDS) -> str:
        """Run a program to its end, and give what it printed; raises when it fails."""
        done = subprocess.run(
            [str(each) for each in command],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=seconds,
        )
        return done.stdout

    def set_screen_reader(self, enabled: bool) -> None:
        """Tell everybody that a screen reader runs, or that none does, as the desktop's settings do."""
        self._set_status("ScreenReaderEnabled", enabled)

    def set_listened_to(self, enabled: bool) -> None:
        """Tell everybody whether anything listens at all, a screen reader or another client."""
        self._set_status("IsEnabled", enabled)

    def _set_status(self, name: str, enabled: bool) -> None:
        self.run(
            "dbus-send", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
            "org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", f"string:{name}",
            f"variant:boolean:{str(enabled).lower()}",
        )  # fmt: skip

    def end(self) -> None:
        """End all that was started, the last first."""
        for program in reversed(self.started):
            stop(program)
            for stream in (program.stdin, program.stdout):
                if stream is not None:
                    stream.close()


@contextlib.contextmanager
def desktop(folder: Path, *, screen: str | None = SCREEN) -> Iterator[Desktop]:
    """A desktop whose files are in `folder`; without a `screen` only a bus."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"HOME": str(folder), "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "0"}
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        environment[f"XDG_{name}_HOME"] = str(folder / name.lower())
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, parents=True)
    environment["XDG_RUNTIME_DIR"] = str(runtime)
    made = Desktop(folder, environment)
    try:
        if screen is not None:
            number = _told_by(made, ["Xvfb", "-displayfd", "{pipe}", "-screen", "0", screen, "-nolisten", "tcp"])
            environment["DISPLAY"] = f":{number}"
        address = _told_by(made, ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address={pipe}"])
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        yield made
    finally:
        made.end()


def _told_by(made: Desktop, command: list[str]) -> str:
    """Start a server and give the line that it writes to `{pipe}` when it is ready."""
    reading, writing = os.pipe()
    try:
        with (made.folder / f"{command[0]}.txt").open("wb") as told:
            server = subprocess.Popen(
                [each.replace("{pipe}", str(writing)) for each in command],
                env=made.environment,
                pass_fds=(writing,),
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        made.started.append(server)
        os.close(writing)
        writing = -1
        line = b""
        while not line.endswith(b"\n") and select.select([reading], [], [], SECONDS)[0]:
            read = os.read(reading, 4096)
            if not read:
                break
            line += read
    finally:
        os.close(reading)
        if writing >= 0:
            os.close(writing)
    if not line.endswith(b"\n"):
        raise RuntimeError(f"{command[0]} does not start: {made.told(command[0])}")
    return line.decode().strip()


def stop(program: subprocess.Popen[bytes]) -> None:
    """End a program and whatever it has started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(SECONDS / 4)
            return


def until(found: Callable[[], Got], what: str, *, seconds: float = SECONDS) -> Got:
    """Wait for something that is true, and give it; says what did not come."""
    deadline = time.monotonic() + seconds
    while not (got := found()):
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not come in {seconds:g} s")
        time.sleep(0.02)
    return got
