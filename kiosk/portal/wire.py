"""The bytes on the wire: counted, and cut short when a call's time is up or nobody wants its answer any more.

A socket's time-out is per read, so a dripping server outlives it, and closing a client does not wake a blocked read
(contract §C.1). So every read here waits in short slices and asks its call in between.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any, Final

import httpcore

from kiosk.portal.cancelling import Cancellation
from kiosk.portal.errors import Cancelled, TimedOut

SLICE: Final = 0.1
"""Seconds a read waits before it looks whether it is still wanted."""
SILENCE: Final = 10.0
"""Seconds without a byte after which the other end counts as gone."""
CONNECT: Final = 5.0


@dataclass(slots=True)
class Call:
    """One exchange in flight: until when, and whether anyone still waits for it. `ended` when the server hung up.

    `silence` is how many seconds the other end may say nothing.
    """

    clock: Callable[[], float]
    until: float
    closed: threading.Event
    cancellation: Cancellation | None
    ended: bool = False
    silence: float = SILENCE

    def check(self) -> None:
        """Raise `Cancelled` or `TimedOut` when the call is over."""
        if self.closed.is_set():
            raise Cancelled("client closed")
        if self.cancellation is not None:
            self.cancellation.check()
        if self.clock() >= self.until:
            raise TimedOut("deadline")

    def remaining(self, most: float) -> float:
        """Seconds left, at most `most`; never quite nothing, since that would mean "do not wait" to a socket."""
        return max(0.05, min(most, self.until - self.clock()))


class Wire:
    """Counts what one client sent and received (HTTP bytes, TLS apart), and knows the call of each thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._local = threading.local()
        self.requests = 0
        self.sent_bytes = 0
        self.received_bytes = 0

    def count(self, *, requests: int = 0, sent: int = 0, received: int = 0) -> None:
        with self._lock:
            self.requests += requests
            self.sent_bytes += sent
            self.received_bytes += received

    @contextmanager
    def during(self, call: Call) -> Iterator[Call]:
        """Let the reads and writes of this thread obey `call`."""
        self._local.call = call
        try:
            yield call
        finally:
            self._local.call = None

    @property
    def call(self) -> Call:
        call: Call = self._local.call
        return call


class _Stream(httpcore.NetworkStream):
    """A connection that counts and can be given up."""

    def __init__(self, inner: httpcore.NetworkStream, wire: Wire) -> None:
        self._inner = inner
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        call = self._wire.call
        last = call.clock()
        while True:
            call.check()
            try:
                data = self._inner.read(max_bytes, SLICE)
            except httpcore.ReadTimeout:
                if call.clock() - last >= call.silence:
                    raise TimedOut("silence") from None
                continue
            call.ended = not data
            self._wire.count(received=len(data))
            return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        call = self._wire.call
        call.check()
        self._wire.count(sent=len(buffer))
        self._inner.write(buffer, call.remaining(SILENCE))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        remaining = self._wire.call.remaining(CONNECT)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, remaining), self._wire)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """Opens connections that obey the call of their thread."""

    def __init__(self, wire: Wire) -> None:
        self._inner = httpcore.SyncBackend()
        self._wire = wire

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        call = self._wire.call
        call.check()
        stream = self._inner.connect_tcp(host, port, call.remaining(CONNECT), local_address, socket_options)
        return _Stream(stream, self._wire)
