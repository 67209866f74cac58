"""Whether it is an enrolled kiosk that asks: a signature of its key, made for this issuer, lately, and never seen before
(private_key_jwt, RFC 7523 §3).
"""

from __future__ import annotations

import json
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from kiosk.sandbox.oauth import Refusal
from kiosk.sandbox.portal import Portal
from kiosk.sandbox.tokens import digest

TYPE: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SKEW: Final = 60.0
LONGEST: Final = 300.0
"""How far ahead an assertion may end, in seconds."""


def keyed_client(portal: Portal, values: dict[str, str]) -> str:
    """The client that signed. Raises `Refusal` invalid_client for anything that is not wholly right."""
    if values.get("client_assertion_type") != TYPE:
        raise Refusal("invalid_client", 401, "client_assertion_type is unknown")
    client = values.get("client_id", "")
    kiosk = portal.store.row("SELECT * FROM kiosk WHERE client = ?", client)
    claims = {} if kiosk is None else _claims(values.get("client_assertion", ""), json.loads(kiosk["jwk"]))
    if not _is_right(portal, client, claims):
        raise Refusal("invalid_client", 401, "client_assertion does not hold")
    at = portal.timestamp()
    portal.store.run("DELETE FROM assertion WHERE expires_at < ?", at - SKEW)
    used = digest(f"{client} {claims['jti']}")
    fresh = portal.store.run("INSERT OR IGNORE INTO assertion VALUES (?, ?)", used, claims["exp"])
    if not fresh:
        raise Refusal("invalid_client", 401, "client_assertion was used before")
    return client


def _claims(assertion: str, jwk: dict[str, Any]) -> dict[str, Any]:
    try:
        return dict(jwt.decode(assertion, ECKey.import_key(jwk), algorithms=["ES256"]).claims)
    except (JoseError, ValueError):
        return {}


def _is_right(portal: Portal, client: str, claims: dict[str, Any]) -> bool:
    at, ends = portal.timestamp(), claims.get("exp")
    audiences = claims.get("aud")
    named = [audiences] if isinstance(audiences, str) else audiences
    ours = {portal.url, f"{portal.url}/oauth/token", f"{portal.url}/oauth/backchannel"}
    return (
        bool(claims)
        and claims.get("iss") == claims.get("sub") == client
        and isinstance(named, list)
        and any(each in ours for each in named)
        and isinstance(claims.get("jti"), str)
        and isinstance(ends, int | float)
        and at - SKEW < ends <= at + LONGEST + SKEW
    )
