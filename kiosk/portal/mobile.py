"""Signing in with mobile ID: the portal asks the person on their phone, and is polled for the answer (CIBA Core 1.0, poll mode).

Only an enrolled kiosk may ask so (contract §B.2): each request is signed with its key. The four digits that it sends along
stand on this screen and on the phone, so that nobody confirms another's sign-in.
"""

from __future__ import annotations

import math
import secrets
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.portal.awaited import MobileRequest
from kiosk.portal.client_key import ClientKey, KeyedAsker, check_clock
from kiosk.portal.discovery import Issuer, discover
from kiosk.portal.exchange import Answer, Request
from kiosk.portal.polling import POLL_DEADLINE, Pace, refusal
from kiosk.portal.problems import decoded
from kiosk.portal.signin import SCOPE

if TYPE_CHECKING:
    from kiosk.portal.http import Http
    from kiosk.portal.tokens import Tokens

HINT: Final = "tel:{phone};user-id={user_id}"
"""Who is meant, as the portal wants it (`login_hint`): a telephone address with a parameter (RFC 3966)."""
_GRANT: Final = "urn:openid:params:grant-type:ciba"
_WANTED: Final = ("backchannel_authentication_endpoint", "revocation_endpoint")


class _Acknowledged(msgspec.Struct, frozen=True):
    """CIBA Core 1.0 §7.3."""

    auth_req_id: str
    expires_in: float
    interval: float | None = None

    def __repr__(self) -> str:
        return "_Acknowledged(hidden)"


def four_digits() -> str:
    """A check code. Four digits are what every issuer takes as a binding message (contract §A.5)."""
    return f"{secrets.randbelow(10_000):04}"


class MobileSignIn:
    """One person's sign-in at one issuer, on their phone.

    `http` becomes the person's own. `hint` says how the issuer wants to be told who is meant. `clock` paces (seconds,
    monotonic), `now` tells the time for proofs. `longest` bounds how long the question stands, in seconds. Not to be used
    by two threads at once.
    """

    def __init__(
        self,
        http: Http,
        key: ClientKey,
        issuer: str,
        kiosk_name: str = "",
        check_code: Callable[[], str] = four_digits,
        clock: Callable[[], float] = time.monotonic,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        overrides: Mapping[str, str] | None = None,
        scope: str = SCOPE,
        longest: float = math.inf,
        hint: str = HINT,
    ) -> None:
        self._http = http
        self._key = key
        self._address = issuer
        self._kiosk_name = kiosk_name
        self._check_code = check_code
        self._clock = clock
        self._now = now
        self._overrides = overrides
        self._scope = scope
        self._longest = longest
        self._hint = hint
        self._issuer: Issuer | None = None
        self._pace = Pace(clock)
        self._begun = now()

    def begin(self, phone: str, user_id: str, level: str = "") -> MobileRequest:
        """Have the portal ask the person; may be called again, and then only the newer question counts.

        `phone` is in international form (+994…). `level` is the assurance that a service needs (RFC 9470). Raises
        `Rejected` with the issuer's word as its `code`: `unknown_user_id`, `invalid_client`, … (CIBA Core 1.0 §13).
        """
        code = self._check_code()
        self._begun = self._now()
        form = {
            "scope": self._scope,
            "login_hint": self._hint.replace("{phone}", phone).replace("{user_id}", user_id),
            "binding_message": code,
            "ui_locales": self._http.language,
        }
        if level:
            form["acr_values"] = level
        if math.isfinite(self._longest):
            form["requested_expiry"] = str(round(self._longest))
        if self._kiosk_name:
            form["kiosk_name"] = self._kiosk_name
        given = decoded(self._asked(form), _Acknowledged)
        self._pace = Pace(self._clock, given.interval)
        expires_at = self._clock() + min(given.expires_in, self._longest)
        return MobileRequest(code, expires_at, self._pace.interval, given.auth_req_id)

    def due_in(self, request: MobileRequest | None = None) -> float:
        """Seconds until the next poll may be made; or until `request` ends, when that comes first and is to be said."""
        return self._pace.due_in(request.expires_at if request is not None else None)

    def poll(self, request: MobileRequest) -> Tokens | None:
        """Ask whether the person has confirmed; None means not yet, also when it is too early to ask.

        Raises `SignInRefused`, `SignInExpired`, or what went wrong; a broken line is forgiven twice.
        """
        asker = self._asker()
        form = {"grant_type": _GRANT, "auth_req_id": request.request_id}
        answer = self._pace.ask(lambda: asker.ask(form, POLL_DEADLINE), request.expires_at)
        return None if answer is None else asker.tokens(answer, self._begun)

    def _asked(self, form: Mapping[str, str]) -> Answer:
        asker = self._asker()
        address = asker.issuer.endpoint("backchannel_authentication_endpoint")
        answer = self._http.answer(Request("POST", address, form={**form, **asker.credentials()}))
        if answer.status >= 400:
            check_clock(answer, self._now())
            raise refusal(answer)
        return answer

    def _asker(self) -> KeyedAsker:
        if self._issuer is None:
            self._issuer = discover(self._http, self._address, self._overrides, _WANTED)
        return KeyedAsker(self._http, self._issuer, self._key, self._now)
