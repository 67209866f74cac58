"""A line between a machine and the sandbox portal that is cut where a test wants it: before, during or after what is sent."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from kiosk.sandbox.server import Running
from tests.unit.portal.hostile import Hostile, resets

Cut = Literal["", "before", "during", "after", "mute"]
"""A deposit's way: nothing of it arrives; half of it arrives; it arrives and the answer is lost; the answer is held back."""


@dataclass
class Line:
    """`cuts` happen to the next deposits, in turn; afterwards the line is good. `held` is set when an answer is held back, `shown`
    is what each deposit came with: its header Authorization, empty where it has none."""

    portal: Running
    url: str = ""
    cuts: list[Cut] = field(default_factory=list)
    puts: int = 0
    shown: list[str] = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)

    def carry(self, server: Hostile, connection: socket.socket, request: bytes) -> bool:
        """Bring one request to the portal and its answer back, or not."""
        is_deposit = request.startswith(b"PUT /v1/deposits/")
        self.puts += is_deposit
        if is_deposit:
            lines = request.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
            self.shown.append(next((each for each in lines if each.lower().startswith("authorization:")), ""))
        cut: Cut = self.cuts.pop(0) if is_deposit and self.cuts else ""
        if cut == "before":
            resets(connection)
            return False
        sent = request[: len(request) // 2] if cut == "during" else request
        answer = self._asked(sent, whole=cut != "during")
        if cut == "mute":
            self.held.set()
            server.stopping.wait()
        if cut:
            resets(connection)
            return False
        connection.sendall(answer)
        return False

    def _asked(self, request: bytes, *, whole: bool) -> bytes:
        address = urlsplit(self.portal.url)
        told = request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1) if whole else request
        told = told.replace(b"Connection: keep-alive\r\n", b"")
        with socket.create_connection((str(address.hostname), int(address.port or 0))) as onward:
            onward.sendall(told)
            onward.shutdown(socket.SHUT_WR)
            received = b""
            while whole and (piece := onward.recv(65536)):
                received += piece
        return received


@contextmanager
def cut_line(portal: Running) -> Iterator[Line]:
    """The portal is known by the line's address for as long as this is entered."""
    line = Line(portal)
    with Hostile(line.carry) as server:
        line.url = portal.portal.url = server.url
        try:
            yield line
        finally:
            portal.portal.url = portal.url
