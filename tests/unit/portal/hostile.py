"""A server that does just what a test wants with its sockets: loopback, one thread a connection, nothing left behind."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

Behaviour = Callable[["Hostile", socket.socket, bytes], bool]
"""Answers one request on a connection; True keeps the connection for the next one."""


class Hostile:
    """Listens on 127.0.0.1; `requests` are those that arrived, `connections` how many were made."""

    def __init__(self, behaviour: Behaviour, context: ssl.SSLContext | None = None) -> None:
        self.behaviour = behaviour
        self.requests: list[bytes] = []
        self.connections = 0
        self.stopping = threading.Event()
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        for thread in list(self._threads):
            thread.join(30)
        self._listener.close()

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        try:
            with connection:
                if self._context is not None:
                    connection = self._context.wrap_socket(connection, server_side=True)
                with connection:
                    while (request := _read(connection)) and not self.stopping.is_set():
                        self.requests.append(request)
                        if not self.behaviour(self, connection, request):
                            return
        except OSError:
            return


def _read(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return b""
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    while len(body) < length:
        part = connection.recv(65536)
        if not part:
            return b""  # whoever sent it was killed
        body += part
    return head + b"\r\n\r\n" + body


def response(
    body: bytes = b"{}",
    status: str = "200 OK",
    kind: str = "application/json",
    length: int | None = None,
    **headers: str,
) -> bytes:
    """The bytes of an answer; `length` may lie."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body) if length is None else length}",
    ]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def says(*answers: bytes) -> Behaviour:
    """Gives the answers one after the other, the last one for ever."""
    left = list(answers)

    def behaviour(server: Hostile, connection: socket.socket, request: bytes) -> bool:
        connection.sendall(left.pop(0) if len(left) > 1 else left[0])
        return True

    return behaviour


def hangs(server: Hostile, connection: socket.socket, request: bytes) -> bool:
    """Takes the request and never says a word."""
    server.stopping.wait()
    return False


def drips(server: Hostile, connection: socket.socket, request: bytes) -> bool:
    """Sends a byte now and then, for ever: a time-out for each read never strikes."""
    connection.sendall(response(b"", length=1_000_000))
    while not server.stopping.wait(0.02):
        connection.sendall(b" ")
    return False


def resets(connection: socket.socket) -> None:
    """End the connection with a reset instead of a goodbye."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
