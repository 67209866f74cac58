"""The screen of staff as it is used: real processes, a screen for the visitor and one for staff, and a hand at each."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kiosk.assisting.log import NAME
from kiosk.assisting.post import StaffPost, staff_post
from kiosk.settings import KioskSettings, PortalSettings, Settings
from kiosk.supervisor import Supervisor
from tests.ui.x_screen import need, x_screen

DEADLINE = 60.0
"""For machines that have much else to do."""


class Hall:
    """One kiosk with its visitor's and its staff's display."""

    def __init__(self, home: Path, visitors: str, staff: str) -> None:
        self.visitors, self.staff, self.log = visitors, staff, home / "state" / NAME
        settings = Settings(
            mode="kiosk",
            language="en",
            portal=PortalSettings(url="http://127.0.0.1:9"),
            kiosk=KioskSettings(name="Hall 2", state=str(home / "state"), staff_screen=1, staff_display=staff),
        )
        self.reports: list[str] = []
        post = staff_post(settings)
        assert isinstance(post, StaffPost)
        self.post = post
        self._told, self._stop = socket.socketpair()
        supervisor = Supervisor(settings, report=self.reports.append, hung_seconds=DEADLINE, attendant=post)
        self._thread = threading.Thread(target=supervisor.run, args=(self._stop,))
        self._thread.start()

    def hand(self, display: str, *acts: str) -> None:
        """Do something as a hand at that display would."""
        subprocess.run(
            ["xdotool", *acts],
            env={"DISPLAY": display, "PATH": "/usr/bin:/bin"},
            check=True,
            timeout=DEADLINE,
            capture_output=True,
        )

    def staff_see(self, title: str) -> None:
        """Wait until that stands on the screen of staff, shown by the process that runs now."""
        number = str(self._running())
        self.hand(self.staff, "search", "--sync", "--onlyvisible", "--all", "--pid", number, "--name", title)

    def kill_the_screen_of_staff(self) -> None:
        """And wait for another."""
        number = self._running()
        psutil.Process(number).kill()
        self._running(other_than=number)

    def _running(self, other_than: int | None = None) -> int:
        end = time.monotonic() + DEADLINE
        while (number := self.post.process_id) in (None, other_than):
            assert time.monotonic() < end
            os.sched_yield()
        assert number is not None
        return number

    def finish(self) -> None:
        self._told.send(b"x")
        self._thread.join(DEADLINE)
        assert not self._thread.is_alive()
        self._told.close()
        self._stop.close()

    @property
    def logged(self) -> list[str]:
        """Action and step of each line."""
        entries = [json.loads(line) for line in self.log.read_text().splitlines()]
        return [f"{each['action']} {each['step']}" for each in entries]


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    need("Xvfb", "xdotool")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with x_screen() as visitors, x_screen() as staff:
        monkeypatch.setenv("DISPLAY", visitors)
        made = Hall(tmp_path, visitors, staff)
        yield made
        made.finish()


@pytest.mark.acc(94, 97)
def test_staff_come_to_a_visitor_and_end_a_visit_that_was_left(hall: Hall) -> None:
    hall.staff_see("Hall 2: nobody is there")
    hall.hand(hall.visitors, "search", "--sync", "--onlyvisible", "--name", "Electronic")
    hall.hand(hall.visitors, "key", "space")
    hall.staff_see("Hall 2: somebody is at work")
    hall.hand(hall.staff, "key", "Tab", "key", "space")
    hall.staff_see("Hall 2: somebody waits for you")
    hall.kill_the_screen_of_staff()
    hall.staff_see("Hall 2: somebody waits for you")
    hall.hand(hall.staff, *["key", "Tab"] * 3, "key", "space")
    hall.staff_see("End the visit at Hall 2")
    hall.hand(hall.staff, *["key", "Tab"] * 2, "key", "space")
    hall.staff_see("Their answers will be gone")
    hall.hand(hall.staff, "key", "Tab", "key", "space")
    hall.staff_see("Hall 2: nobody is there")
    assert hall.logged == ["coming first-page", "ended first-page"]
    assert hall.reports == []
