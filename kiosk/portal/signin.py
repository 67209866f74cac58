"""Signing in by phone: the device grant (RFC 8628) with a QR code, the kiosk's name and a match number (contract §A.5)."""

from __future__ import annotations

import copy
import math
import secrets
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.portal.addresses import is_safe_address
from kiosk.portal.awaited import DeviceCode
from kiosk.portal.discovery import Issuer, discover
from kiosk.portal.errors import Insecure
from kiosk.portal.exchange import Request
from kiosk.portal.polling import POLL_DEADLINE, Pace, refusal
from kiosk.portal.problems import decoded
from kiosk.portal.tokens import Asker, Tokens

if TYPE_CHECKING:
    from kiosk.portal.http import Http

SCOPE: Final = "openid profile:read applications:read applications:write"
_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_WANTED: Final = ("device_authorization_endpoint", "revocation_endpoint")
_LIFE: Final = 300.0
KIOSK_LIFE: Final = 120.0
"""How long a code may be shown where others can see it, in seconds (contract §A.5, RFC 10027)."""


class _DeviceAnswer(msgspec.Struct, frozen=True):
    device_code: str
    user_code: str
    verification_uri: str
    verification_uri_complete: str = ""
    expires_in: float = _LIFE
    interval: float | None = None


def two_digits() -> str:
    """A match number: shown here and on the phone, so that nobody confirms another kiosk's sign-in."""
    return f"{secrets.randbelow(90) + 10}"


class DeviceSignIn:
    """One person's sign-in at one issuer.

    `http` is the client that becomes the person's own. `overrides` names endpoints that the issuer does not state.
    `clock` paces (seconds, monotonic), `now` tells the time for the ID token. `longest` bounds the life of a code, in seconds. Not to be used by two threads at once.
    """

    def __init__(
        self,
        http: Http,
        client_id: str,
        issuer: str,
        kiosk_name: str = "",
        match_number: Callable[[], str] = two_digits,
        clock: Callable[[], float] = time.monotonic,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        overrides: Mapping[str, str] | None = None,
        scope: str = SCOPE,
        longest: float = math.inf,
    ) -> None:
        self._http = http
        self._client_id = client_id
        self._address = issuer
        self._kiosk_name = kiosk_name
        self._match_number = match_number
        self._clock = clock
        self._now = now
        self._overrides = overrides
        self._scope = scope
        self._longest = longest
        self._issuer: Issuer | None = None
        self._pace = Pace(clock)
        self._begun = now()

    def afresh(self) -> DeviceSignIn:
        """The same sign-in for another code, with a pace of its own: this one may be in use on another thread."""
        return copy.copy(self)

    def begin(self, level: str = "", max_age: int | None = None) -> DeviceCode:
        """Ask for a code; may be called again for a new one, which is then the one to poll.

        `level` is the assurance that a service needs, `max_age` how many seconds ago the person may have signed in at
        most (`Unauthorised`, RFC 9470).
        """
        match_number = self._match_number()
        self._begun = self._now()
        form = {
            "client_id": self._client_id,
            **self._endpoints().scopes(self._scope),
            "match_number": match_number,
            "ui_locales": self._http.language,
        }
        if level:
            form["acr_values"] = level
        if max_age is not None:
            form["max_age"] = str(max_age)
        if self._kiosk_name:
            form["kiosk_name"] = self._kiosk_name
        address = self._endpoints().endpoint("device_authorization_endpoint")
        answer = self._http.answer(Request("POST", address, form=form))
        if answer.status >= 400:
            raise refusal(answer)
        given = decoded(answer, _DeviceAnswer)
        for shown in (given.verification_uri, given.verification_uri_complete or given.verification_uri):
            if not is_safe_address(shown):  # nobody should be led where others listen in
                raise Insecure("a sign-in page without encryption")
        begun = self._clock()
        self._pace = Pace(self._clock, given.interval)
        return DeviceCode(
            given.user_code,
            given.verification_uri,
            given.verification_uri_complete,
            begun + min(given.expires_in, self._longest),
            self._pace.interval,
            match_number,
            given.device_code,
            self._endpoints().signs_in_browsers,
            self._endpoints().signs_in_by_mobile_id,
        )

    def due_in(self, code: DeviceCode | None = None) -> float:
        """Seconds until the next poll may be made; or until `code` ends, when that comes first and is to be said."""
        return self._pace.due_in(code.expires_at if code is not None else None)

    def poll(self, code: DeviceCode) -> Tokens | None:
        """Ask whether the person has confirmed; None means not yet, also when it is too early to ask.

        Raises `SignInRefused`, `SignInExpired`, or what went wrong; a broken line is forgiven twice (RFC 8628 §3.5).
        """
        asker = Asker(self._http, self._endpoints(), self._client_id, self._now)
        form = {"grant_type": _GRANT, "device_code": code.device_code}
        answer = self._pace.ask(lambda: asker.ask(form, POLL_DEADLINE), code.expires_at)
        return None if answer is None else asker.tokens(answer, self._begun)

    def _endpoints(self) -> Issuer:
        if self._issuer is None:
            self._issuer = discover(self._http, self._address, self._overrides, _WANTED)
        return self._issuer
