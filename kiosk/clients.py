"""The clients of one visit: made alike, speaking one language, counted together."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.portal.http import Http


@dataclass(frozen=True, slots=True)
class Traffic:
    """HTTP requests and bytes, TLS apart."""

    requests: int
    sent_bytes: int
    received_bytes: int

    def and_of(self, clients: Iterable[Http]) -> Traffic:
        """With what `clients` have moved."""
        wires = [client.wire for client in clients]
        return Traffic(
            self.requests + sum(wire.requests for wire in wires),
            self.sent_bytes + sum(wire.sent_bytes for wire in wires),
            self.received_bytes + sum(wire.received_bytes for wire in wires),
        )


class Clients:
    """Makes `Http` clients as the settings say; each has its own cookies and connections (contract §C.1).

    One that is closed and has nothing in flight is let go; what it moved still counts.
    `deadline` bounds one exchange, in seconds.
    """

    def __init__(self, settings: Settings, deadline: float = 20.0) -> None:
        self._settings = settings
        self._deadline = deadline
        self._lock = threading.Lock()
        self._language: str = settings.language
        self._made: list[Http] = []
        self._gone = Traffic(0, 0, 0)

    def new(self, *, caching: bool = False) -> Http:
        """A fresh client of the portal."""
        from kiosk.portal.http import Http

        client = Http(
            self._settings.portal.url,
            language=self._language,
            kiosk=self._settings.at_kiosk,
            caching=caching,
            deadline=self._deadline,
            authorities=Path(self._settings.portal.authorities) if self._settings.portal.authorities else None,
        )
        with self._lock:
            client.language = self._language
            closed = [each for each in self._made if each.closed]
            self._gone = self._gone.and_of(closed)
            self._made = [*(each for each in self._made if each not in closed), client]
        return client

    def speak(self, language: str) -> None:
        """From now on ask the portal for texts in `language`."""
        with self._lock:
            self._language = language
            for client in self._made:
                client.language = language

    @property
    def traffic(self) -> Traffic:
        """What all of them have moved so far, those that are closed too."""
        with self._lock:
            return self._gone.and_of(self._made)
