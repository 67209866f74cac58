"""The clients of one visit: made alike, speaking one language, counted together."""

from __future__ import annotations

import threading
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


class Clients:
    """Makes `Http` clients as the settings say; each has its own cookies and connections (contract §C.1).

    `deadline` bounds one exchange, in seconds.
    """

    def __init__(self, settings: Settings, deadline: float = 20.0) -> None:
        self._settings = settings
        self._deadline = deadline
        self._lock = threading.Lock()
        self._language: str = settings.language
        self._made: list[Http] = []

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
            self._made.append(client)
        return client

    def speak(self, language: str) -> None:
        """From now on ask the portal for texts in `language`."""
        with self._lock:
            self._language = language
            for client in self._made:
                client.language = language

    @property
    def traffic(self) -> Traffic:
        """What all of them have moved so far."""
        with self._lock:
            wires = [client.wire for client in self._made]
        return Traffic(
            sum(wire.requests for wire in wires),
            sum(wire.sent_bytes for wire in wires),
            sum(wire.received_bytes for wire in wires),
        )
