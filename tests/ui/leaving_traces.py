"""A whole visit in a process of its own, watched from inside: what it shows to other programs, and which secrets it had.

`python -m tests.ui.leaving_traces home|kiosk OUT`: signs in, applies, pays and takes receipts along, with the real voice and the
real print command. What was seen is written to the file OUT, which is no file of the program.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Self

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.confinement import leave_no_traces
from kiosk.faults import report_without_values
from kiosk.page import CONTINUE, Choice, Field, Listing, Page, QrCode
from kiosk.sandbox.payer import Payer
from kiosk.sandbox.server import Running, running
from kiosk.settings import KioskSettings, Mode, PortalSettings, Settings
from ui.application import open_application, qt_application
from ui.tour.journeys import ANSWERS
from ui.visiting import VisitWindow
from ui.voice import start_voice

WAIT_SECONDS: Final = 30.0
LEAST: Final = 6
"""Characters of a secret: what is shorter may stand anywhere by chance."""
SECRET_MEMBERS: Final = frozenset(
    {
        "access_token",
        "refresh_token",
        "id_token",
        "device_code",
        "user_code",
        "verification_uri_complete",
        "entryCode",
        "next",
    }
)


class Overheard:
    """All answers that hold a secret, taken down on the portal's side of the line."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.secrets: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = bytearray()

        async def write(message: Message) -> None:
            body.extend(message.get("body", b""))
            await send(message)

        await self.app({**scope, "headers": _unpacked(scope["headers"])}, receive, write)
        if scope["path"].startswith(("/oauth/", "/v1/")):
            self._take(bytes(body))

    def _take(self, body: bytes) -> None:
        try:
            told = json.loads(body)
        except ValueError:
            return
        for name, value in _members(told):
            if name in SECRET_MEMBERS and isinstance(value, str) and len(value) >= LEAST:
                self.secrets.add(value.rpartition("=")[2])


def _unpacked(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [each for each in headers if each[0] != b"accept-encoding"]


def _members(told: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(told, dict):
        for name, value in told.items():
            yield name, value
            yield from _members(value)
    elif isinstance(told, list):
        for each in told:
            yield from _members(each)


class Processes:
    """What anybody on the machine can read of this process and of all that it starts, looked at all the time."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.names: set[str] = set()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.004):
            for process in _family(os.getpid()):
                for name in ("cmdline", "environ", "comm"):
                    self._read(process, name)

    def _read(self, process: int, name: str) -> None:
        try:
            text = Path(f"/proc/{process}/{name}").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            return
        self.seen.add(text)
        if name == "cmdline":
            self.names.add(text[:200])


def _family(ancestor: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found = [ancestor]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


class Visit:
    """Acts on the presenter and looks at what other programs can see after each page."""

    def __init__(self, window: VisitWindow) -> None:
        self.window = window
        self.titles: set[str] = set()
        self.clipboard: set[str] = set()
        window.presenter.page_shown.connect(self._look)

    @property
    def page(self) -> Page:
        return self.window.presenter.page

    def act(self, action: str, argument: str = "", *, to: str) -> Page:
        self.window.presenter.activate(action, argument)
        return self.until(lambda page: page.id.startswith(to) and not page.busy, to)

    def write(self, key: str, value: str) -> None:
        self.window.presenter.change(key, value)

    def until(self, arrived: Callable[[Page], bool], what: str) -> Page:
        deadline = time.monotonic() + WAIT_SECONDS
        while not arrived(self.page):
            if time.monotonic() > deadline:
                raise SystemExit(f"{what} did not come; the page is {self.page.id}")
            self._settle(20)
        self._settle(60)
        self._look()
        return self.page

    def _settle(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _look(self, _page: Page | None = None) -> None:
        self.titles |= {each.title() for each in QGuiApplication.allWindows()}
        self.titles.add(self.window.window.windowTitle())
        board = QGuiApplication.clipboard()
        self.clipboard.add(board.text(QClipboard.Mode.Clipboard))
        if board.supportsSelection():
            self.clipboard.add(board.text(QClipboard.Mode.Selection))


def _go(visit: Visit, portal: Running) -> None:
    """Apply for a certificate, then pay a fee; a receipt of both."""
    if visit.page.attract:
        visit.act("start", to="home")
    visit.write("query", "məhkumluq arayışı")
    visit.act("service", "criminal-record", to="service/")
    visit.act("apply", to="before/")
    page = visit.act(CONTINUE, to="sign-in/waiting")
    code = next(block for block in page.aside if isinstance(block, QrCode))
    portal.phone().decide(code.data.rpartition("=")[2])
    visit.until(lambda page: page.id.startswith("question/"), "the first question")
    while visit.page.id.startswith("question/"):
        block = visit.page.blocks[0]
        if isinstance(block, Choice | Field) and not block.value:
            visit.write(block.key, ANSWERS[block.key])
        before = visit.page.id
        visit.window.presenter.activate(CONTINUE, "")
        visit.until(lambda page, before=before: page.id != before and not page.error, "the next question")  # type: ignore[misc]
    page = visit.act(CONTINUE, to="declare/")
    for block in page.blocks:
        if isinstance(block, Choice):
            visit.write(block.key, " ".join(option.value for option in block.options))
    visit.act(CONTINUE, to="confirmation/")
    visit.act("print", to="confirmation/")
    visit.until(lambda page: bool(page.said) or not visit.window.presenter.busy, "the sheet")
    visit.act("home", to="home")
    visit.act("cabinet", to="cabinet")
    page = visit.act("charges", to="charges/")
    first = next(block for block in page.blocks if isinstance(block, Listing)).actions[0]
    visit.act("open", first.argument, to="charge/")
    page = visit.act("pay", to="paying/")
    payer = Payer()
    payer.open(next(block for block in page.aside if isinstance(block, QrCode)).data)
    payer.decide("paid")
    visit.until(lambda page: page.id.endswith("/success"), "the end of the payment")
    visit.act("receipt", to="payment-receipt/")
    visit.act("print", to="payment-receipt/")
    visit.until(lambda page: not visit.window.presenter.busy, "the sheet")


def _crash(fin: str) -> None:
    """Faults that quote what is personal, where nobody catches them: in the window's thread and in another."""

    def fail() -> None:
        raise ValueError(f"cannot use {fin}")

    QTimer.singleShot(0, fail)
    other = threading.Thread(target=fail)
    other.start()
    other.join()


def main(mode: Mode, out: Path) -> None:
    """Go through the visit and write down what was seen."""
    (leave_no_traces if mode == "kiosk" else report_without_values)()
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    opened: list[str] = []
    sys.addaudithook(lambda event, arguments: _wrote(opened, event, arguments))
    qt_application()
    home = Path(os.environ["HOME"])
    with running() as portal, Processes() as processes:
        overheard = Overheard(portal.scenarios.app)
        portal.scenarios.app = overheard
        settings = Settings(
            mode=mode,
            speech=True,
            portal=PortalSettings(url=portal.url),
            kiosk=KioskSettings(name="Köşk", state=str(home / "state")),
        )
        application = open_application(settings)
        window = VisitWindow(application, start_voice(), save_to=home / "Downloads" if mode == "home" else None)
        visit = Visit(window)
        window.start()
        _go(visit, portal)
        identity = window.visit.identity
        assert identity is not None
        overheard.secrets.add(identity.tokens.authorization().rpartition(" ")[2])
        _crash(portal.portal.people["citizen"].held["fin"])
        visit.until(lambda page: True, "what is left")
        lines = [
            line for line in portal.scenarios.lines if line.split()[1].startswith(("/v1", "/oauth", "/.well-known"))
        ]
        window.leave()
        application.catalogue.close()
    told = {
        "secrets": sorted(overheard.secrets),
        "titles": sorted(visit.titles),
        "clipboard": sorted(visit.clipboard),
        "processes": sorted(processes.seen),
        "names": sorted(processes.names),
        "lines": lines,
        "opened": sorted(set(opened)),
    }
    out.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _wrote(opened: list[str], event: str, arguments: tuple[Any, ...]) -> None:
    """Every file that Python opens to write, and every database."""
    if event == "open" and isinstance(arguments[0], str | bytes | Path):
        mode, flags = arguments[1], arguments[2]
        writes = (
            any(letter in mode for letter in "wax+")
            if isinstance(mode, str)
            else bool(flags & (os.O_WRONLY | os.O_RDWR))
        )
        if writes:
            opened.append(os.fsdecode(arguments[0]))
    elif event == "sqlite3.connect":
        opened.append(os.fsdecode(arguments[0]))


if __name__ == "__main__":
    place: Mode = "kiosk" if sys.argv[1] == "kiosk" else "home"
    main(place, Path(sys.argv[2]))
