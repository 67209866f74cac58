"""Signatures of a portal and its issuer: JWS checked against a published key set, with an allow-list of algorithms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from kiosk.portal.errors import BadReply

if TYPE_CHECKING:
    from joserfc.jws import JWSRegistry

ID_TOKEN_ALGORITHMS: Final = ("ES256", "EdDSA", "Ed25519", "RS256", "PS256")
RECEIPT_ALGORITHMS: Final = ("ES256", "EdDSA", "Ed25519")
_KEY_TYPES: Final = frozenset({"EC", "OKP", "RSA"})


class Keys(msgspec.Struct, frozen=True):
    """A JSON Web Key Set (RFC 7517); the keys stay as they were given."""

    keys: list[dict[str, Any]]


class _Header(msgspec.Struct):
    alg: str
    kid: str = ""
    typ: str = ""


class UnknownKey(BadReply):
    """The key that signed is not in the set: it may have been published since."""


def verified(
    jws: str, keys: Keys, algorithms: Collection[str], payload: bytes | None = None, types: Collection[str] = ()
) -> bytes:
    """The signed payload of a compact JWS (RFC 7515); `payload` is given when it is detached (RFC 7797 too).

    `types` are those that its header may state, in lower case: what was signed as something else is not taken for this
    (RFC 8725 §3.11). One that states none is taken. Raises `BadReply` when it does not verify, `UnknownKey` when no key of the set can have signed it.
    """
    from joserfc import jws as joserfc_jws
    from joserfc.errors import JoseError

    header = _header(jws)
    if header.alg not in algorithms:
        raise BadReply("signature algorithm not allowed")
    if types and header.typ and header.typ.lower() not in types:
        raise BadReply("signed as something else")
    candidates = list(_candidates(keys.keys, header.kid))
    if not candidates:
        raise UnknownKey("signed with an unknown key")
    registry = _registry(header.alg)
    for candidate in candidates:
        try:
            key = _imported(candidate)
            signed = joserfc_jws.deserialize_compact(jws, key, registry=registry, payload=payload)
        except (JoseError, ValueError, TypeError):
            continue
        return bytes(signed.payload or b"")
    raise BadReply("signature does not verify")


def _registry(algorithm: str) -> JWSRegistry:
    """Rules for this one algorithm. The library warns of the name EdDSA (RFC 9864), which issuers will use for years."""
    from joserfc.jws import JWSRegistry

    class Allowing(JWSRegistry):
        max_header_length = 8192  # some issuers put a certificate chain there

        def get_alg(self, name: str) -> Any:
            return self.algorithms[algorithm]

    return Allowing(algorithms=[algorithm], strict_check_header=False)


def _header(jws: str) -> _Header:
    from joserfc.util import urlsafe_b64decode

    try:
        return msgspec.json.decode(urlsafe_b64decode(jws.partition(".")[0].encode()), type=_Header)
    except (ValueError, msgspec.MsgspecError):
        raise BadReply("not a signature") from None


def _candidates(keys: Iterable[Mapping[str, Any]], kid: str) -> Iterable[Mapping[str, Any]]:
    """Keys that may have signed: the named one, or without a name each that is for signing."""
    for key in keys:
        if key.get("kty") in _KEY_TYPES and key.get("use", "sig") == "sig" and (not kid or key.get("kid") == kid):
            yield key


def _imported(key: Mapping[str, Any]) -> Any:
    from joserfc import jwk

    return jwk.import_key(dict(key))
