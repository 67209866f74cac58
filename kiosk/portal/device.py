"""What an enrolled kiosk may ask a portal, as itself and with nobody signed in: its enrolment, its own token (contract §A.2 44)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from kiosk.portal.client_key import ClientKey, KeyedAsker, check_clock
from kiosk.portal.discovery import discover
from kiosk.portal.exchange import Request
from kiosk.portal.polling import refusal
from kiosk.portal.resources.common import Resource
from kiosk.portal.tokens import taken

if TYPE_CHECKING:
    from kiosk.portal.http import Http

SCOPE: Final = "device"
_EARLY: Final = timedelta(seconds=30)
"""How long before its end a token is fetched anew: a request that is under way should not outlive it."""
_USUAL_LIFE: Final = 300.0


class Enrolled(Resource, frozen=True, kw_only=True):
    """The portal's answer to an enrolment. `ring` says how early this kiosk gets what is new."""

    device_id: str
    client_id: str
    ring: str = ""
    config: dict[str, Any] = {}


def enrol(http: Http, code: str, jwk: Mapping[str, Any], model: str, site: str, api: str = "") -> Enrolled:
    """Tell the portal this kiosk's public key, once, with the code of its administrator.

    Raises `Rejected` whose `code` says why: `enrolment-code-unknown`, `-used`, `-expired`.
    """
    body = {"code": code, "jwk": dict(jwk), "model": model, "site": site}
    return http.request(Request("POST", f"{api or http.base_url}/v1/devices", body=body), Enrolled).value


class DeviceTokens:
    """The kiosk's own token: it says which kiosk asks, never which person. Kept in memory and fetched anew before it ends.

    `now` tells the time. Not to be used by two threads at once.
    """

    def __init__(
        self,
        http: Http,
        key: ClientKey,
        issuer: str,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        overrides: Mapping[str, str] | None = None,
    ) -> None:
        self._http = http
        self._key = key
        self._address = issuer
        self._now = now
        self._overrides = overrides
        self._asker: KeyedAsker | None = None
        self._token = ""
        self._until = now()

    def __repr__(self) -> str:
        return "DeviceTokens(hidden)"

    def authorization(self) -> str:
        """The value of the Authorization header. Raises `Rejected` with the code `invalid_client` when the portal does not
        know this kiosk any more, `ClockWrong` when only its clock is wrong."""
        if not self._token or self._now() + _EARLY >= self._until:
            self._fetch()
        return self._token

    def renew(self, authorization: str) -> None:
        """Forget a token that was refused: the next one is fetched anew."""
        if self._token == authorization:
            self._token = ""

    def _fetch(self) -> None:
        if self._asker is None:
            issuer = discover(self._http, self._address, self._overrides, ("token_endpoint",))
            self._asker = KeyedAsker(self._http, issuer, self._key, self._now)
        answer = self._asker.ask({"grant_type": "client_credentials", "scope": SCOPE})
        if answer.status >= 400:
            check_clock(answer, self._now())
            raise refusal(answer)
        given = taken(answer)
        self._token = given.authorization
        self._until = self._now() + timedelta(seconds=given.expires_in or _USUAL_LIFE)
