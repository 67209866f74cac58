"""Whom an enrolled kiosk is to the portal while nobody is signed in: it takes numbers in queues. Called from worker threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.portal.errors import Cancelled, Unauthorised

if TYPE_CHECKING:  # loaded with the first request, after the first page
    from kiosk.portal.client_key import ClientKey
    from kiosk.portal.device_numbers import DeviceNumbers
    from kiosk.portal.http import Http
    from kiosk.public_side import Where


class KioskNumbers:
    """Numbers of one visit that are the kiosk's own, by the `key` under which the portal knows it.

    `new_http` makes a client, `where` tells the portal's issuer and address, `endpoints` come before what that issuer states.
    """

    def __init__(
        self,
        key: Callable[[], ClientKey | None],
        new_http: Callable[[], Http],
        where: Callable[[], Where],
        endpoints: Mapping[str, str],
        now: Callable[[], datetime],
    ) -> None:
        self._key = key
        self._new_http = new_http
        self._where = where
        self._endpoints = endpoints
        self._now = now
        self._lock = threading.Lock()  # of the fields below: nobody waits for the network with it
        self._over = False
        self._http: Http | None = None
        self._numbers: DeviceNumbers | None = None

    def close(self) -> None:
        """End what is in flight; nothing is asked any more."""
        with self._lock:
            self._over = True
            http = self._http
        if http is not None:
            http.close()

    def numbers(self) -> DeviceNumbers:
        """The client. Raises `Unauthorised` where the kiosk is not enrolled, and at home."""
        from kiosk.portal.device import DeviceTokens
        from kiosk.portal.device_numbers import DeviceNumbers

        key = self._key()
        if key is None:
            raise Unauthorised("nobody is signed in")
        where = self._where()
        with self._lock:
            if self._over:
                raise Cancelled("visit over")
            if self._numbers is None:
                self._http = self._new_http()
                tokens = DeviceTokens(self._http, key, where.issuer, now=self._now, overrides=self._endpoints)
                self._numbers = DeviceNumbers(self._http, tokens, where.api)
            return self._numbers
