"""The public side of the portal in one visit: asked where it is once, with the first request that needs it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.clients import Clients
from kiosk.portal.errors import Cancelled
from kiosk.settings import Settings

if TYPE_CHECKING:  # loaded with the first request, after the first page
    from kiosk.portal.http import Http
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.portal import Configuration


@dataclass(frozen=True, slots=True)
class Where:
    """What the portal says about signing in: its configuration, its issuer, and where /v1 lives."""

    configuration: Configuration
    issuer: str
    api: str


class PublicSide:
    """Used from worker threads; nobody waits for the network with the lock."""

    def __init__(self, settings: Settings, clients: Clients) -> None:
        self._stated, self._clients = settings.portal, clients
        self._lock = threading.Lock()  # of the fields below
        self._over = False
        self._http: Http | None = None
        self._public: PublicPortal | None = None
        self._configuration: Configuration | None = None

    def close(self) -> None:
        """End what is in flight; nothing is asked any more."""
        with self._lock:
            self._over = True
            http = self._http
        if http is not None:
            http.close()

    def portal(self) -> PublicPortal:
        """The client, once its configuration is known; until then each request asks for that first."""
        from kiosk.portal.public import PublicPortal

        with self._lock:
            if self._public is not None:
                return self._public
            if self._over:
                raise Cancelled("visit over")
            if self._http is None:
                self._http = self._clients.new(caching=True)
            http = self._http
        public = PublicPortal(http, self._stated.issuer, self._stated.endpoints)
        configuration = public.configuration()
        with self._lock:
            if self._public is None:
                self._public, self._configuration = public, configuration
            return self._public

    def where(self) -> Where:
        """Configuration, issuer and address of the portal."""
        portal = self.portal()
        with self._lock:
            assert self._configuration is not None, "it comes with the portal"
            return Where(self._configuration, portal.issuer, portal.api)

    def where_to_sign_in(self) -> Where:
        """The same, with an issuer that the portal's own resource knows."""
        return replace(self.where(), issuer=self.portal().trusted_issuer())
