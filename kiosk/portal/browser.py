"""Signing in at home with the browser of the same computer: authorization code with PKCE, by a pushed request where the
issuer takes one (RFC 8252, 7636, 9126, 9207).
"""

from __future__ import annotations

import hashlib
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit, urlunsplit

import msgspec

from kiosk.portal.addresses import is_safe_address
from kiosk.portal.awaited import BrowserPage
from kiosk.portal.discovery import discover
from kiosk.portal.errors import Cancelled, Insecure, Rejected, SignInExpired, SignInRefused, SignInUnproven
from kiosk.portal.exchange import Request
from kiosk.portal.polling import refusal
from kiosk.portal.problems import decoded
from kiosk.portal.signin import SCOPE
from kiosk.portal.tokens import Asker, Tokens

if TYPE_CHECKING:
    from kiosk.portal.discovery import Issuer
    from kiosk.portal.http import Http
    from kiosk.portal.loopback import Loopback

LIFE: Final = 600.0
"""How long a person may take in the browser, in seconds; then the port is closed. One key begins anew."""
INTERVAL: Final = 1.0


class _Pushed(msgspec.Struct, frozen=True):
    request_uri: str


class BrowserSignIn:
    """One person's sign-in at one issuer, in a browser on this computer.

    `http` becomes the person's own. `words` is what the browser shows at the end. `clock` paces, in seconds, and `now`
    tells the time for the ID token. Not to be used by two threads at once; `close` may be called from any.
    """

    def __init__(
        self,
        http: Http,
        client_id: str,
        issuer: str,
        words: str,
        clock: Callable[[], float] = time.monotonic,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        overrides: Mapping[str, str] | None = None,
        scope: str = SCOPE,
    ) -> None:
        self._http = http
        self._client_id = client_id
        self._address = issuer
        self._words = words
        self._clock = clock
        self._now = now
        self._overrides = overrides
        self._scope = scope
        self._begun = now()
        self._issuer: Issuer | None = None
        self._loopback: Loopback | None = None
        self._verifier = self._nonce = ""

    def begin(self, level: str = "", max_age: int | None = None) -> BrowserPage:
        """Open a port for the answer, and say where the person signs in. `level` is the assurance needed, `max_age` how many
        seconds ago they may have signed in at most (RFC 9470)."""
        from kiosk.portal.loopback import Loopback

        self.close()
        issuer = self._endpoints()
        self._begun = self._now()
        self._verifier, self._nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
        self._loopback = loopback = Loopback(self._words, self._http.language)
        challenge = urlsafe_b64encode(hashlib.sha256(self._verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": loopback.address,
            **issuer.scopes(self._scope),
            "state": loopback.state,
            "nonce": self._nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "ui_locales": self._http.language,
        }
        if level:
            asked["acr_values"] = level
        if max_age is not None:
            asked["max_age"] = str(max_age)
        if issuer.binds_tokens:  # then whoever catches the code cannot redeem it (RFC 9449 §10)
            asked["dpop_jkt"] = self._http.prover.thumbprint
        address = _with(issuer.endpoint("authorization_endpoint"), self._pushed(issuer, asked))
        if not is_safe_address(address):
            raise Insecure("a sign-in page without encryption")
        return BrowserPage(address, loopback.state, self._clock() + LIFE)

    def due_in(self, page: BrowserPage) -> float:
        """Seconds until it is worth looking again; it costs nobody anything."""
        return min(INTERVAL, max(0.0, page.expires_at - self._clock()))

    def poll(self, page: BrowserPage) -> Tokens | None:
        """Look whether the browser has brought an answer; None means not yet.

        Raises `SignInRefused`, `SignInExpired`, or what went wrong; the port is closed then.
        """
        loopback = self._loopback
        if loopback is None or loopback.state != page.secret:
            raise SignInExpired("there is a newer page")
        if self._clock() >= page.expires_at:
            self.close()
            raise SignInExpired("nobody came back from the browser")
        try:
            answer = loopback.answer()
        except OSError:
            raise Cancelled("client closed") from None
        if answer is None:
            return None
        address = loopback.address
        self.close()
        return self._exchanged(self._code(answer), address)

    def close(self) -> None:
        """Take no answer any more."""
        if self._loopback is not None:
            self._loopback.close()

    def _pushed(self, issuer: Issuer, asked: Mapping[str, str]) -> Mapping[str, str]:
        """The request by reference (RFC 9126): then neither history nor process list of this computer hold it."""
        if not issuer.pushed_authorization_request_endpoint:
            return asked
        answer = self._http.answer(Request("POST", issuer.pushed_authorization_request_endpoint, form=asked))
        if answer.status >= 400:
            raise refusal(answer)
        return {"client_id": self._client_id, "request_uri": decoded(answer, _Pushed).request_uri}

    def _code(self, answer: Mapping[str, str]) -> str:
        """The code in an answer of this issuer: another one's would be a mix-up (RFC 9207)."""
        issuer = self._endpoints()
        named = answer.get("iss", "")
        if named != issuer.issuer and (named or issuer.authorization_response_iss_parameter_supported):
            raise SignInUnproven("an answer of another issuer")
        match answer.get("error", ""):
            case "":
                pass
            case "access_denied":
                raise SignInRefused("refused")
            case error:
                raise Rejected(code=error)
        if not answer.get("code"):
            raise SignInUnproven("an answer without a code")
        return answer["code"]

    def _exchanged(self, code: str, address: str) -> Tokens:
        asker = Asker(self._http, self._endpoints(), self._client_id, self._now)
        answer = asker.ask(
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": address,
                "code_verifier": self._verifier,
            }
        )
        if answer.status >= 400:
            raise refusal(answer)
        return asker.tokens(answer, self._begun, self._nonce)

    def _endpoints(self) -> Issuer:
        if self._issuer is None:
            self._issuer = discover(self._http, self._address, self._overrides, ("authorization_endpoint",))
        return self._issuer


def _with(address: str, values: Mapping[str, str]) -> str:
    """`address` with `values` in its query, beside what is there already (RFC 6749 §3.1)."""
    parts = urlsplit(address)
    query = "&".join(filter(None, (parts.query, urlencode(values))))
    return urlunsplit(parts._replace(query=query))
