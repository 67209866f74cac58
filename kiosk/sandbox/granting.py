"""What the token endpoint answers when it grants: tokens of a new sign-in, or of one that goes on (RFC 6749 §5.1, §6)."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from kiosk.sandbox.oauth import OFFLINE
from kiosk.sandbox.portal import SCOPES, Portal
from kiosk.sandbox.sign_ins import begun, renewed
from kiosk.sandbox.tokens import Grant, issue

REFRESH: Final = "refresh_token"


def signed_in(portal: Portal, row: sqlite3.Row, key: str = "", nonce: str = "") -> dict[str, Any]:
    """Somebody has confirmed what `row` asked for; `key` is what the tokens are bound to."""
    scopes = frozenset(row["scope"].split())
    grant = Grant(portal.people[row["person"]], row["client"], scopes, row["acr"], row["decided_at"])
    token = issue(portal, grant)
    place = row["kiosk"] if "kiosk" in row.keys() else ""  # noqa: SIM118 - a row of SQLite is no mapping
    identity, refresh = begun(portal, grant, token, key, place)
    return _told(portal, grant, token, refresh, identity, nonce)


def refreshed(portal: Portal, client: str, values: dict[str, str], key: str) -> dict[str, Any]:
    """A sign-in goes on. Raises `Refusal`."""
    return _told(portal, *renewed(portal, client, values, key))


def _told(portal: Portal, grant: Grant, token: str, refresh: str, identity: str, nonce: str = "") -> dict[str, Any]:
    told: dict[str, Any] = {
        "access_token": token,
        "token_type": "Bearer",
        "expires_in": round(portal.token_life),
        "scope": " ".join(scope for scope in (*SCOPES, OFFLINE) if scope in grant.scopes),
        **({"refresh_token": refresh} if refresh else {}),
    }
    if "openid" not in grant.scopes:
        return told
    at = int(portal.timestamp())
    claims = {
        "iss": portal.url,
        "aud": grant.client,
        "sub": grant.person.id,
        "sid": identity,
        "iat": at,
        "exp": at + round(portal.token_life),
        "auth_time": int(grant.auth_time),
        "acr": grant.acr,
        **({"nonce": nonce} if nonce else {}),
    }
    return {**told, "id_token": portal.keys.sign_token(claims)}
