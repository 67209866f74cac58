"""Deposits: what a portal publishes to seal with, its receipt, and what became of one (contract §A.2 48)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

import msgspec

from kiosk.portal.resources.common import Moment, Resource

ALGORITHM: Final = "ECDH-ES+A256KW"
CURVES: Final = frozenset({"P-256", "P-384", "P-521"})
USUAL_DAYS: Final = 30


class SealingKey(Resource, frozen=True, kw_only=True):
    """One public key (a JSON Web Key, RFC 7517). `exp` is when nothing may be sealed to it any more, in seconds since 1970."""

    kty: str
    crv: str
    x: str
    y: str
    kid: str
    use: str
    alg: str
    exp: float

    @property
    def usable(self) -> bool:
        """Whether it is a key of the kind that is sealed with here."""
        kind = (self.kty, self.use, self.alg) == ("EC", "enc", ALGORITHM)
        return kind and self.crv in CURVES and bool(self.kid)

    @property
    def jwk(self) -> dict[str, Any]:
        """The key alone."""
        return {"kty": self.kty, "crv": self.crv, "x": self.x, "y": self.y, "kid": self.kid}


class SealingKeys(Resource, frozen=True, kw_only=True):
    """A JSON Web Key Set, and for how many days the portal keeps what it has received. Each key stays as it was given."""

    keys: list[dict[str, Any]] = []
    keep_days: int = USUAL_DAYS

    def best(self, now: datetime) -> SealingKey | None:
        """The key that lasts longest of those that hold at `now`; None when none does. Keys of other kinds are passed over."""
        found = [key for key in map(_read, self.keys) if key is not None and key.usable and key.exp > now.timestamp()]
        return max(found, key=lambda key: key.exp, default=None)


class Left(Resource, frozen=True, kw_only=True):
    """The answer to a deposit: a compact JWS of a `DepositReceipt`."""

    receipt: str


class DepositReceipt(Resource, frozen=True, kw_only=True):
    """What the portal signs: it has received these bytes, by their SHA-256 in hexadecimal, and keeps them until then."""

    deposit: str
    sha256: str
    received_at: Moment
    kept_until: Moment


class DepositState(Resource, frozen=True, kw_only=True):
    """`state` is received, claimed, expired, or a word that this program does not know."""

    state: str


def _read(jwk: dict[str, Any]) -> SealingKey | None:
    try:
        return msgspec.convert(jwk, SealingKey)
    except msgspec.ValidationError:
        return None
