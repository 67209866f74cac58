"""ID tokens: whether one proves who has signed in, here and now (OpenID Connect Core 1.0 §3.1.3.7)."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import msgspec

from kiosk.portal.errors import BadReply, ClockWrong, SignInUnproven
from kiosk.portal.signatures import ID_TOKEN_ALGORITHMS, Keys, UnknownKey, verified

SKEW: Final = timedelta(seconds=90)
"""How far this machine's clock may be off; more than that and signatures in time mean nothing."""
_TYPES: Final = ("jwt",)
_HASHES: Final = (hashlib.sha256, hashlib.sha512)


class Claims(msgspec.Struct, frozen=True):
    """What an ID token says (OIDC Core §2), as far as it is checked or used."""

    iss: str
    sub: str
    aud: str | list[str]
    exp: float
    iat: float
    azp: str = ""
    acr: str = ""
    nonce: str = ""
    at_hash: str = ""

    def __repr__(self) -> str:
        return "Claims(hidden)"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token has to fit. `since` is when the sign-in was begun: one made before it is another sign-in's.

    `told` is the time that the issuer's own answer states (its header Date), None when it states none. `nonce` and
    `subject` (who has signed in before, OIDC Core §12.2) are empty where there is none to compare.
    """

    issuer: str
    client_id: str
    now: datetime
    since: datetime | None = None
    told: datetime | None = None
    nonce: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)
    access_token: str = field(default="", repr=False)


def checked_claims(id_token: str, expected: Expected, keys: Callable[[], Keys]) -> Claims:
    """The claims of an ID token that proves a sign-in; else `SignInUnproven`, or `ClockWrong` when only our clock is.

    `keys` is asked again once when the signing key is unknown: issuers rotate their keys.
    """
    published = keys()
    try:
        try:
            payload = verified(id_token, published, ID_TOKEN_ALGORITHMS, types=_TYPES)
        except UnknownKey:
            published = keys()
            payload = verified(id_token, published, ID_TOKEN_ALGORITHMS, types=_TYPES)
    except BadReply as error:
        raise SignInUnproven(str(error)) from None
    try:
        claims = msgspec.json.decode(payload, type=Claims)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise SignInUnproven("ID token with wrong or missing claims") from None
    _check_parties(claims, expected)
    _check_times(claims, expected)
    return claims


def _check_parties(claims: Claims, expected: Expected) -> None:
    """From our issuer, for us alone, about the same person, and of this very answer."""
    audiences = [claims.aud] if isinstance(claims.aud, str) else claims.aud
    if claims.iss != expected.issuer:
        raise SignInUnproven("ID token of another issuer")
    if expected.client_id not in audiences or ((claims.azp or len(audiences) > 1) and claims.azp != expected.client_id):
        raise SignInUnproven("ID token for another client")
    if not claims.sub or (expected.subject and claims.sub != expected.subject):
        raise SignInUnproven("ID token about nobody or another person")
    if expected.nonce and not hmac.compare_digest(claims.nonce.encode(), expected.nonce.encode()):
        raise SignInUnproven("ID token of another sign-in")
    if claims.at_hash and expected.access_token and not _fits(claims.at_hash, expected.access_token):
        raise SignInUnproven("ID token for another access token")


def _fits(at_hash: str, access_token: str) -> bool:
    """OIDC Core §3.1.3.6; the length tells which hash it is."""
    digests = (made(access_token.encode()).digest() for made in _HASHES)
    halves = (urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=") for digest in digests)
    return any(hmac.compare_digest(half, at_hash.encode()) for half in halves)


def _check_times(claims: Claims, expected: Expected) -> None:
    wrong = _untimely(claims, expected.now, expected.since)
    if not wrong:
        return
    told = expected.told
    if told is not None and abs(told - expected.now) > SKEW:
        since = expected.since and expected.since + (told - expected.now)
        if not _untimely(claims, told, since):
            raise ClockWrong((expected.now - told).total_seconds())
    raise SignInUnproven(wrong)


def _untimely(claims: Claims, now: datetime, since: datetime | None) -> str:
    """What is wrong with its times, if `now` is right."""
    skew = SKEW.total_seconds()
    if claims.exp + skew < now.timestamp():
        return "ID token has expired"
    if claims.iat - skew > now.timestamp():
        return "ID token from the future"
    if since is not None and claims.iat + skew < since.timestamp():
        return "ID token of an earlier sign-in"
    return ""
