"""Access tokens: opaque, kept as digests, with scopes and a level of assurance (RFC 6750, RFC 9470)."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from starlette.requests import Request

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.people import Person
from kiosk.sandbox.portal import LEVELS, Portal, portal_of


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token allows, and to whom. `auth_time` in seconds since 1970."""

    person: Person
    client: str
    scopes: frozenset[str]
    acr: str
    auth_time: float


def issue(portal: Portal, grant: Grant) -> str:
    """A new token for a grant."""
    token = secrets.token_urlsafe(32)
    portal.store.run(
        "INSERT INTO token VALUES (?, ?, ?, ?, ?, ?, ?)",
        digest(token),
        grant.person.id,
        grant.client,
        " ".join(sorted(grant.scopes)),
        grant.acr,
        grant.auth_time,
        portal.timestamp() + portal.token_life,
    )
    return token


def revoke(portal: Portal, token: str) -> None:
    """Ends a token; one that is none changes nothing (RFC 7009 §2.2)."""
    portal.store.run("DELETE FROM token WHERE hash = ?", digest(token))


def revoke_all(portal: Portal, person: str, client: str) -> None:
    """Ends all that a person allowed a client."""
    portal.store.run("DELETE FROM token WHERE person = ? AND client = ?", person, client)


def challenge(portal: Portal, **parameters: str) -> dict[str, str]:
    """The header WWW-Authenticate; it says where to learn who issues tokens (RFC 9728 §5.1)."""
    told = {
        "realm": "portal",
        **parameters,
        "resource_metadata": f"{portal.url}/.well-known/oauth-protected-resource",
    }
    return {"WWW-Authenticate": "Bearer " + ", ".join(f'{name}="{value}"' for name, value in told.items())}


def bearer(request: Request, scope: str) -> Grant:
    """What the request's token allows. Raises `Problem` 401 when there is none that holds, 403 when `scope` is not in it."""
    portal = portal_of(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Problem("unauthorised", headers=challenge(portal, scope=scope))
    row = portal.store.row("SELECT * FROM token WHERE hash = ?", digest(token.strip()))
    if row is None or row["expires_at"] <= portal.timestamp():
        raise Problem("unauthorised", headers=challenge(portal, error="invalid_token"))
    grant = Grant(
        person=portal.people[row["person"]],
        client=row["client"],
        scopes=frozenset(row["scope"].split()),
        acr=row["acr"],
        auth_time=row["auth_time"],
    )
    if scope not in grant.scopes:
        raise Problem("scope-missing", headers=challenge(portal, error="insufficient_scope", scope=scope))
    return grant


def require_level(portal: Portal, grant: Grant, level: str) -> None:
    """Holds the sign-in against the level that a form asks for. Raises `Problem` 401 that names it (RFC 9470 §3)."""
    if level in LEVELS and LEVELS.index(grant.acr) < LEVELS.index(level):
        raise Problem(
            "stronger-sign-in",
            headers=challenge(portal, error="insufficient_user_authentication", acr_values=level),
        )
