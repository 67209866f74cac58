"""Connections to a portal, kept for the next exchange: each pool is lent to one exchange at a time.

Shared by threads, httpcore may close a connection that it has just given to another one, when the answer arrives while it
looks whether the server has hung up.
"""

from __future__ import annotations

import threading
from ssl import SSLContext
from typing import Final

import httpcore

from kiosk.portal.wire import Backend, Wire

_MOST_IDLE: Final = 4
_KEPT_ALIVE_SECONDS: Final = 20.0


class Pools:
    """Lends connections that `wire` counts. Without a `context` they are good for plain HTTP only."""

    def __init__(self, wire: Wire, context: SSLContext | None, proxy: str | None) -> None:
        self._backend = Backend(wire)
        self._context = context
        self._proxy = proxy
        self._lock = threading.Lock()
        self._idle: list[httpcore.ConnectionPool] = []

    @property
    def secure(self) -> bool:
        """Whether what is lent can speak HTTPS."""
        return self._context is not None

    def secure_with(self, context: SSLContext) -> None:
        """Speak HTTPS from now on; what cannot is closed. Of two that come at once, the first is right."""
        with self._lock:
            if self._context is None:
                self._context = context
                self._drop_idle()

    def lend(self, *, fresh: bool) -> httpcore.ConnectionPool:
        """One for a single exchange; a `fresh` one has no connection that could be broken."""
        with self._lock:
            if self._idle and not fresh:
                return self._idle.pop()
        return httpcore.ConnectionPool(
            ssl_context=self._context,
            proxy=httpcore.Proxy(self._proxy) if self._proxy else None,
            max_connections=2,
            keepalive_expiry=_KEPT_ALIVE_SECONDS,
            network_backend=self._backend,
        )

    def take_back(self, pool: httpcore.ConnectionPool) -> None:
        """Its exchange is over: keep it, or close it where enough are kept."""
        with self._lock:
            if len(self._idle) < _MOST_IDLE:
                self._idle.append(pool)
                return
        pool.close()

    def close(self) -> None:
        """Close what is idle; what is lent is the borrower's."""
        with self._lock:
            self._drop_idle()

    def _drop_idle(self) -> None:
        while self._idle:
            self._idle.pop().close()
