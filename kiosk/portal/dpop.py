"""Proof of possession (RFC 9449): tokens are bound to a key of this client, so that a stolen one is of no use alone."""

from __future__ import annotations

import hashlib
import secrets
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NoReturn
from urllib.parse import urlsplit, urlunsplit

import msgspec

from kiosk.portal.exchange import Answer

if TYPE_CHECKING:
    from joserfc.jwk import ECKey

ALGORITHM: Final = "ES256"
SCHEME: Final = "DPoP "
"""How the Authorization header begins with a token that is bound to a key."""
_WANTED: Final = "use_dpop_nonce"
_LONGEST_NONCE: Final = 512


class _Refusal(msgspec.Struct):
    error: str = ""


class Prover:
    """The key of one identity, and the nonces that servers gave it. Safe to use from several threads.

    The key is made when it is first wanted. It is written down only with the sign-in that somebody keeps at home.
    `now` tells the time; whoever signs in sets it.
    """

    def __init__(self) -> None:
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._lock = threading.Lock()
        self._key: ECKey | None = None
        self._nonces: dict[str, str] = {}

    def __repr__(self) -> str:
        return "Prover(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is never written down unasked")

    def proof(self, method: str, address: str, authorization: str = "") -> str:
        """A proof for one sending of one request (RFC 9449 §4.2); it is never the same twice.

        `authorization` is the request's own header of this name; empty at the token endpoint.
        """
        from joserfc import jwt

        key = self._held()
        parts = urlsplit(address)
        claims: dict[str, Any] = {
            "jti": secrets.token_urlsafe(16),
            "htm": method,
            "htu": urlunsplit((parts.scheme, parts.netloc, parts.path, "", "")),
            "iat": int(self.now().timestamp()),
        }
        if authorization:
            claims["ath"] = _unpadded(hashlib.sha256(authorization.removeprefix(SCHEME).encode()).digest())
        with self._lock:
            nonce = self._nonces.get(_origin(address), "")
        if nonce:
            claims["nonce"] = nonce
        header = {"typ": "dpop+jwt", "alg": ALGORITHM, "jwk": key.as_dict(private=False)}
        return jwt.encode(header, claims, key, algorithms=[ALGORITHM])

    def heard(self, address: str, answer: Answer) -> bool:
        """Remember the nonce for the next proof; whether the answer refuses only for want of it (RFC 9449 §8, §9)."""
        nonce = answer.headers.get("dpop-nonce", "")
        if not nonce or len(nonce) > _LONGEST_NONCE:
            return False
        with self._lock:
            self._nonces[_origin(address)] = nonce
        return _wants_nonce(answer)

    @property
    def thumbprint(self) -> str:
        """What an issuer binds to (RFC 7638)."""
        return self._held().thumbprint()

    @property
    def secret(self) -> str:
        """The private key in 43 characters, for a key store."""
        return str(self._held().as_dict(private=True)["d"])

    def take(self, secret: str) -> None:
        """Go on with a key that was kept; `ValueError` when it is none."""
        from cryptography.hazmat.primitives.asymmetric import ec
        from joserfc.jwk import ECKey

        number = int.from_bytes(urlsafe_b64decode(f"{secret}{'=' * (-len(secret) % 4)}"), "big")
        public = ec.derive_private_key(number, ec.SECP256R1()).public_key().public_numbers()
        point = {name: _unpadded(value.to_bytes(32, "big")) for name, value in (("x", public.x), ("y", public.y))}
        key = ECKey.import_key({"kty": "EC", "crv": "P-256", "d": secret, **point})
        with self._lock:
            self._key = key

    def _held(self) -> ECKey:
        from joserfc.jwk import ECKey

        with self._lock:
            if self._key is None:
                self._key = ECKey.generate_key("P-256")
            return self._key


def oauth_error(answer: Answer) -> str:
    """The name of the error that an OAuth endpoint answers with; empty when it is none (RFC 6749 §5.2)."""
    try:
        return msgspec.json.decode(answer.body, type=_Refusal).error if answer.is_json else ""
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""


def _wants_nonce(answer: Answer) -> bool:
    """An issuer says it in its error, a portal in its challenge."""
    if answer.status == 401 and _WANTED in answer.headers.get("www-authenticate", ""):
        return True
    return answer.status in (400, 401) and oauth_error(answer) == _WANTED


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _unpadded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()
