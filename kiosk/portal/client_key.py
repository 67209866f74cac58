"""How an enrolled kiosk proves who it is: its own ES256 key signs each request for a token (private_key_jwt, RFC 7523 §3).

Nobody else ever has the key: it was made on the device, and the portal knows only its public half (contract §A.2 44).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NoReturn

from kiosk.portal.errors import ClockWrong
from kiosk.portal.exchange import Answer
from kiosk.portal.id_token import SKEW
from kiosk.portal.polling import oauth_error
from kiosk.portal.problems import stated_time
from kiosk.portal.tokens import Asker

if TYPE_CHECKING:
    from kiosk.portal.discovery import Issuer
    from kiosk.portal.http import Http

_TYPE: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_LIFE: Final = timedelta(seconds=60)
_ALGORITHM: Final = "ES256"


class ClientKey:
    """A client id and the private key that proves it. `jwk` is the private key as a JSON Web Key (RFC 7517)."""

    __slots__ = ("_jwk", "client_id")

    def __init__(self, client_id: str, jwk: Mapping[str, Any]) -> None:
        self.client_id = client_id
        self._jwk = dict(jwk)

    def __repr__(self) -> str:
        return f"ClientKey({self.client_id})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is never written down by accident")

    def credentials(self, issuer: str, now: datetime) -> dict[str, str]:
        """What says who asks, once: it holds a name that is never used again, and ends after a minute.

        It is meant for the issuer as a whole, not for one of its addresses: then no other server can use it (RFC 9700 §2.5).
        """
        from joserfc import jwt
        from joserfc.jwk import ECKey

        claims = {
            "iss": self.client_id,
            "sub": self.client_id,
            "aud": issuer,
            "jti": secrets.token_urlsafe(16),
            "iat": int(now.timestamp()),
            "exp": int((now + _LIFE).timestamp()),
        }
        key = ECKey.import_key(self._jwk)
        header = {"alg": _ALGORITHM, "kid": key.thumbprint()}
        assertion = jwt.encode(header, claims, key, algorithms=[_ALGORITHM])
        return {"client_id": self.client_id, "client_assertion_type": _TYPE, "client_assertion": assertion}


def new_key() -> dict[str, Any]:
    """A new private ES256 key, as a JSON Web Key."""
    from joserfc.jwk import ECKey

    return dict(ECKey.generate_key("P-256").as_dict(private=True))


def public_half(jwk: Mapping[str, Any]) -> dict[str, Any]:
    """What the portal may know of a key, under the name by which signatures call it (RFC 7638)."""
    from joserfc.jwk import ECKey

    key = ECKey.import_key(dict(jwk))
    return {**key.as_dict(private=False), "kid": key.thumbprint()}


class KeyedAsker(Asker):
    """Asks an issuer for tokens as an enrolled kiosk: every request is signed anew."""

    def __init__(self, http: Http, issuer: Issuer, key: ClientKey, now: Callable[[], datetime]) -> None:
        super().__init__(http, issuer, key.client_id, now)
        self._key = key

    def ask(self, form: Mapping[str, str], deadline: float | None = None) -> Answer:
        """Whatever the token endpoint says to `form`. An issuer that first wants a nonce for the proof of possession has by
        then seen this signature, and takes it for stolen when it comes again: then another one is made, once."""
        answer = super().ask(form, deadline)
        if self.issuer.binds_tokens and oauth_error(answer) == "invalid_client":
            answer = super().ask(form, deadline)
        return answer

    def credentials(self) -> Mapping[str, str]:
        return self._key.credentials(self.issuer.issuer, self.now())


def check_clock(answer: Answer, now: datetime) -> None:
    """Raises `ClockWrong` where an issuer does not know us only because our signature is of another time."""
    told = stated_time(answer.headers)
    if oauth_error(answer) == "invalid_client" and told is not None and abs(told - now) > SKEW:
        raise ClockWrong((now - told).total_seconds())
