"""A person's tokens: in memory only, never shown, revoked and forgotten when the visit ends (contract §A.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NoReturn

import msgspec

from kiosk.portal.cancelling import Cancellation
from kiosk.portal.errors import BadReply, PortalError, Unauthorised
from kiosk.portal.exchange import Request
from kiosk.portal.signatures import ID_TOKEN_ALGORITHMS, Keys, UnknownKey, verified

if TYPE_CHECKING:
    from kiosk.portal.discovery import Issuer
    from kiosk.portal.http import Http

SKEW: Final = timedelta(seconds=90)
"""How far this machine's clock may be off; more than that and signatures in time mean nothing."""
_GOODBYE: Final = 3.0


class TokenAnswer(msgspec.Struct, frozen=True):
    """RFC 6749 §5.1. The scope is not trusted: servers echo it as they like (contract §C.8)."""

    access_token: str
    token_type: str
    expires_in: float | None = None
    id_token: str = ""
    refresh_token: str = ""

    def __repr__(self) -> str:
        return "TokenAnswer(hidden)"


class Claims(msgspec.Struct, frozen=True):
    """What an ID token says (OIDC Core §2), as far as it is checked or used."""

    iss: str
    sub: str
    aud: str | list[str]
    exp: float
    iat: float
    azp: str = ""
    acr: str = ""

    def __repr__(self) -> str:
        return "Claims(hidden)"


class Tokens:
    """The proof that a person is signed in. `level` is the assurance reached, `expires_at` None when not stated."""

    __slots__ = ("_answer", "_client_id", "_http", "_issuer", "expires_at", "level", "subject")

    def __init__(
        self, http: Http, issuer: Issuer, client_id: str, answer: TokenAnswer, claims: Claims | None, now: datetime
    ) -> None:
        self._http = http
        self._issuer = issuer
        self._client_id = client_id
        self._answer: TokenAnswer | None = answer
        self.level = claims.acr if claims else ""
        self.subject = claims.sub if claims else ""
        self.expires_at = now + timedelta(seconds=answer.expires_in) if answer.expires_in else None

    def __repr__(self) -> str:
        return "Tokens(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("tokens are never written down")

    @property
    def http(self) -> Http:
        """The client that signed in: it has this sign-in's cookies and connections."""
        return self._http

    @property
    def forgotten(self) -> bool:
        return self._answer is None

    def authorization(self) -> str:
        """The value of the Authorization header; raises `Unauthorised` once they are forgotten."""
        answer = self._answer
        if answer is None:
            raise Unauthorised("signed out")
        return f"Bearer {answer.access_token}"

    def revoke_and_forget(self) -> None:
        """Revoke (RFC 7009), end the issuer's session (RP-initiated logout 1.0), and forget.

        They are forgotten first. Telling the issuer is best effort, a few seconds at most: a visit ends with or
        without a line, and the tokens are short-lived.
        """
        answer, self._answer = self._answer, None
        self.subject = ""
        if answer is None:
            return
        client = {"client_id": self._client_id}
        hint = {"id_token_hint": answer.id_token} if answer.id_token else {}
        try:
            for token in (answer.refresh_token, answer.access_token):
                if token:
                    self._tell(self._issuer.revocation_endpoint, {"token": token, **client})
            self._tell(self._issuer.end_session_endpoint, {**hint, **client})
        except PortalError:
            return  # no line: the rest would only keep the person waiting

    def _tell(self, address: str, form: Mapping[str, str]) -> None:
        if address:
            self._http.answer(Request("POST", address, form=form, accept="*/*", deadline=_GOODBYE), Cancellation())


def checked_claims(id_token: str, issuer: Issuer, client_id: str, keys: Callable[[], Keys], now: datetime) -> Claims:
    """The claims of an ID token, after signature, issuer, audience and times (OIDC Core §3.1.3.7); else `BadReply`.

    `keys` is asked again once when the signing key is unknown: issuers rotate their keys.
    """
    try:
        payload = verified(id_token, keys(), ID_TOKEN_ALGORITHMS)
    except UnknownKey:
        payload = verified(id_token, keys(), ID_TOKEN_ALGORITHMS)
    try:
        claims = msgspec.json.decode(payload, type=Claims)
    except msgspec.MsgspecError:
        raise BadReply("ID token with wrong or missing claims") from None
    audiences = [claims.aud] if isinstance(claims.aud, str) else claims.aud
    skew = SKEW.total_seconds()
    at = now.timestamp()
    if claims.iss != issuer.issuer:
        raise BadReply("ID token of another issuer")
    if client_id not in audiences or (claims.azp and claims.azp != client_id):
        raise BadReply("ID token for another client")
    if claims.exp + skew < at:
        raise BadReply("ID token has expired")
    if claims.iat - skew > at:
        raise BadReply("ID token from the future")
    return claims
