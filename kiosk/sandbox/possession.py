"""Proof of possession (RFC 9449): whether a request comes from whom its token was given to.

A proof is good once, for one method and one address, for a minute, and with a nonce of this portal that is at most ten
minutes old.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Any, Final, NoReturn
from urllib.parse import unquote, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from starlette.requests import Request

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.oauth import Refusal
from kiosk.sandbox.portal import Portal

ALGORITHMS: Final = ("ES256",)
MOST_SKEW: Final = 60.0
"""Seconds by which a client's clock may differ."""
NONCE_LIFE: Final = 300.0
"""Seconds for which a nonce is given out; it is taken for as long again."""
_LONGEST: Final = 4000
_LONGEST_ID: Final = 200

Refuse = Callable[[str], NoReturn]


def proven(request: Request, portal: Portal) -> str:
    """The key (RFC 7638) that a request at the issuer is proven with; empty without a proof. Raises `Refusal`."""

    def refuse(error: str) -> NoReturn:
        raise Refusal(error, headers={"DPoP-Nonce": nonce(portal)})

    sent = request.headers.getlist("dpop")
    return _key(request, portal, sent, "", refuse) if sent else ""


def bind(portal: Portal, told: dict[str, Any], key: str) -> dict[str, Any]:
    """Bind the access token of an answer to `key`; without one it stays what it is."""
    if not key:
        return told
    portal.store.run("INSERT INTO bound VALUES (?, ?)", _hashed(told["access_token"]), key)
    return {**told, "token_type": "DPoP"}


def check(request: Request, portal: Portal, scheme: str, token: str) -> None:
    """Hold a request with a person's token against the key that it is bound to. Raises `Problem` 401."""
    row = portal.store.row("SELECT key FROM bound WHERE hash = ?", _hashed(token))
    bound = str(row["key"]) if row else ""

    def refuse(error: str) -> NoReturn:
        told = f'DPoP error="{error}", algs="{" ".join(ALGORITHMS)}"'
        raise Problem("unauthorised", headers={"WWW-Authenticate": told, "DPoP-Nonce": nonce(portal)})

    if bool(bound) != (scheme == "dpop"):
        refuse("invalid_token")
    if bound and _key(request, portal, request.headers.getlist("dpop"), token, refuse) != bound:
        refuse("invalid_dpop_proof")


def nonce(portal: Portal, age: int = 0) -> str:
    """What a proof has to hold now, or had to some lives ago."""
    secret = portal.store.secret("dpop-nonce", secrets.token_urlsafe(32))
    number = int(portal.timestamp() // NONCE_LIFE) - age
    return _unpadded(hmac.new(secret.encode(), str(number).encode(), hashlib.sha256).digest()[:18])


def _key(request: Request, portal: Portal, sent: list[str], token: str, refuse: Refuse) -> str:
    """The key of a proof that is right in everything (RFC 9449 §4.3)."""
    if len(sent) != 1 or len(sent[0]) > _LONGEST:
        refuse("invalid_dpop_proof")
    read = _read(sent[0])
    if read is None:
        refuse("invalid_dpop_proof")
    key, claims = read
    if claims.get("htm") != request.method or not _is_here(claims.get("htu"), request, portal):
        refuse("invalid_dpop_proof")
    if token and claims.get("ath") != _unpadded(hashlib.sha256(token.encode()).digest()):
        refuse("invalid_dpop_proof")
    made, name = claims.get("iat"), claims.get("jti")
    if not isinstance(made, int | float) or abs(portal.timestamp() - made) > MOST_SKEW:
        refuse("invalid_dpop_proof")
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_ID:
        refuse("invalid_dpop_proof")
    if claims.get("nonce") not in (nonce(portal), nonce(portal, 1)):
        refuse("use_dpop_nonce")
    if not _is_new(portal, f"{key} {name}"):
        refuse("invalid_dpop_proof")
    return key


def _read(proof: str) -> tuple[str, dict[str, Any]] | None:
    """The thumbprint of the key in a proof and its claims, if that key has signed it and is a public one."""
    try:
        header = jwt.decode(proof, _key_of, algorithms=list(ALGORITHMS)).header
        if header.get("typ") != "dpop+jwt" or "d" in header["jwk"]:
            return None
        key = ECKey.import_key(header["jwk"])
        return key.thumbprint(), dict(jwt.decode(proof, key, algorithms=list(ALGORITHMS)).claims)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _key_of(signed: Any) -> ECKey:
    return ECKey.import_key(signed.headers()["jwk"])


def _is_here(address: object, request: Request, portal: Portal) -> bool:
    if not isinstance(address, str):
        return False
    here, named = urlsplit(portal.url), urlsplit(address)
    same = (named.scheme.lower(), named.netloc.lower()) == (here.scheme, here.netloc)
    return same and not named.query and not named.fragment and unquote(named.path) == request.scope["path"]


def _is_new(portal: Portal, name: str) -> bool:
    """Whether a proof was never seen; it is remembered for as long as it could be used."""
    at = portal.timestamp()
    portal.store.run("DELETE FROM proof WHERE kept_until < ?", at)
    return portal.store.run("INSERT OR IGNORE INTO proof VALUES (?, ?)", _hashed(name), at + 2 * MOST_SKEW) == 1


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _unpadded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
