"""Serves the sandbox portal on this computer only: for ever (`serve`), or for as long as a test or tour lasts (`running`)."""

from __future__ import annotations

import errno
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from kiosk.sandbox.app import create_app, open_portal
from kiosk.sandbox.enrolled.kiosks import new_code
from kiosk.sandbox.handset import Handset
from kiosk.sandbox.portal import Clock, Portal, now
from kiosk.sandbox.scenarios import Scenarios

HOST: Final = "127.0.0.1"
START_TIMEOUT: Final = 10.0
"""Seconds to wait for the server's thread to listen."""


class PortOccupied(Exception):
    """Another program listens on this port already."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is occupied")
        self.port = port


@dataclass(frozen=True, slots=True)
class Running:
    """A portal that is being served. `scenarios.chosen` may be changed at any time."""

    url: str
    portal: Portal
    scenarios: Scenarios

    def phone(self, language: str = "az") -> Handset:
        """Somebody's phone, to confirm a sign-in with."""
        return Handset(self.url, language)

    def enrolment_code(self) -> str:
        """A code with which a kiosk can be enrolled."""
        return new_code(self.portal)


def listen(port: int) -> socket.socket:
    """A listening socket on the loopback address; port 0 takes any free one. Raises `PortOccupied`."""
    # asyncio turns the delay of small packets off (TCP_NODELAY) only where the protocol is named
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            # on Windows SO_REUSEADDR would let two programs listen on one port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOST, port))
        found.listen(128)
    except OSError as error:
        found.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortOccupied(port) from error
        raise
    return found


class _Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, app: ASGIApp) -> None:
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


def _build(listener: socket.socket, data: Path | None, scenario: str | None, clock: Clock) -> Running:
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    portal = open_portal(url, data, clock)
    try:
        return Running(url, portal, Scenarios(create_app(portal), scenario))
    except BaseException:
        portal.store.close()
        raise


def serve(
    port: int, data: Path | None = None, scenario: str | None = None, ready: Callable[[str], None] = lambda _: None
) -> None:
    """Serves until the program is told to end; `ready` is called with the address. Raises `PortOccupied`, `UnknownScenario`."""
    with closing(listen(port)) as listener:
        built = _build(listener, data, scenario, now)
        with closing(built.portal.store):
            ready(built.url)
            _Server(built.scenarios).run(sockets=[listener])


@contextmanager
def running(
    scenario: str | None = None,
    data: Path | None = None,
    port: int = 0,
    clock: Clock = now,
) -> Iterator[Running]:
    """Serves in a thread of its own, which has ended when this is left. Raises `PortOccupied`, `UnknownScenario`."""
    with closing(listen(port)) as listener:
        built = _build(listener, data, scenario, clock)
        with closing(built.portal.store):
            server = _Server(built.scenarios)
            thread = threading.Thread(target=server.run, args=([listener],), name="sandbox-portal", daemon=True)
            thread.start()
            try:
                if not server.listening.wait(START_TIMEOUT):
                    raise RuntimeError("the sandbox portal did not start")
                yield built
            finally:
                server.should_exit = True
                built.scenarios.stop()
                thread.join()
