"""Access tokens: opaque, kept as digests, with scopes and a level of assurance (RFC 6750, RFC 9470)."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.people import FIXED, LEGAL_ENTITY, Person
from kiosk.sandbox.portal import BAKU, LEVELS, Portal, portal_of
from kiosk.sandbox.possession import check


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token allows, and to whom. `auth_time` in seconds since 1970.

    `person` is whose data it is about; `actor` acts for them by a mandate (RFC 8693 `act`), None where they act themselves.
    """

    person: Person
    client: str
    scopes: frozenset[str]
    acr: str
    auth_time: float
    actor: Person | None = None


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


def revoke(portal: Portal, client: str, token: str) -> None:
    """Ends a token of a client; one that is none changes nothing (RFC 7009 §2.2)."""
    portal.store.run("DELETE FROM token WHERE hash = ? AND client = ?", digest(token), client)


def challenge(portal: Portal, **parameters: str) -> dict[str, str]:
    """The header WWW-Authenticate; it says where to learn who issues tokens (RFC 9728 §5.1)."""
    told = {
        "realm": "portal",
        **parameters,
        "resource_metadata": f"{portal.url}/.well-known/oauth-protected-resource",
    }
    return {"WWW-Authenticate": "Bearer " + ", ".join(f'{name}="{value}"' for name, value in told.items())}


def acting(portal: Portal, row: sqlite3.Row) -> tuple[Person, Person | None]:
    """Whose data a token is about, and who acts for them. Raises `Problem` 401 when the mandate, or the sign-in that it was
    given to, has ended.

    For a legal entity somebody signs: who that is, the entity's own registers do not hold.
    """
    held = portal.store.row("SELECT * FROM mandated WHERE hash = ?", row["hash"])
    person = portal.subject(row["person"])
    if held is None:
        return person, None
    actor, at = portal.people[held["actor"]], portal.timestamp()
    signed_in = portal.store.row("SELECT 1 FROM token WHERE hash = ? AND expires_at > ?", held["actor_hash"], at)
    mandate = portal.store.row("SELECT content FROM holding WHERE id = ? AND kind = 'mandate'", held["mandate"])
    if signed_in is None or mandate is None or mandate_state(portal, json.loads(mandate["content"])) != "active":
        raise Problem("unauthorised", headers=challenge(portal, error="invalid_token"))
    if person.kind != LEGAL_ENTITY:
        return person, actor
    signs = {name: value for name, value in actor.held.items() if name in FIXED}
    return replace(person, held={**signs, **person.held}), actor


def mandate_state(portal: Portal, mandate: dict[str, Any]) -> str:
    """Whether a mandate holds now: `active`, `expired` after its last day, `withdrawn` by who gave it."""
    if "withdrawnAt" in mandate:
        return "withdrawn"
    today = portal.clock().astimezone(BAKU).date().isoformat()
    return "expired" if mandate["validTo"] < today else "active"


def own(request: Request, scope: str) -> Grant:
    """As `bearer`, of somebody who acts for themselves. Raises `Problem` 403 for a mandate's token (contract §A.1, "A")."""
    grant = bearer(request, scope)
    if grant.actor is not None:
        raise Problem("not-by-mandate")
    return grant


def bearer(request: Request, scope: str) -> Grant:
    """What the request's token allows. Raises `Problem` 401 when there is none that holds, 403 when `scope` is not in it."""
    portal = portal_of(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() not in ("bearer", "dpop") or not token:
        raise Problem("unauthorised", headers=challenge(portal, scope=scope))
    row = portal.store.row("SELECT * FROM token WHERE hash = ?", digest(token.strip()))
    if row is None or row["expires_at"] <= portal.timestamp():
        raise Problem("unauthorised", headers=challenge(portal, error="invalid_token"))
    check(request, portal, scheme.lower(), token.strip())
    person, actor = acting(portal, row)
    grant = Grant(
        person=person,
        client=row["client"],
        scopes=frozenset(row["scope"].split()),
        acr=row["acr"],
        auth_time=row["auth_time"],
        actor=actor,
    )
    if scope not in grant.scopes:
        raise Problem("scope-missing", headers=challenge(portal, error="insufficient_scope", scope=scope))
    return grant


def require_level(portal: Portal, grant: Grant, level: str) -> None:
    """Holds the sign-in against the level that a form asks for, and against how lately it has to be. Raises `Problem` 401 that
    names both (RFC 9470 §3)."""
    if level not in LEVELS:
        return
    asked = {"acr_values": level} if LEVELS.index(grant.acr) < LEVELS.index(level) else {}
    if portal.fresh_within is not None and portal.timestamp() - grant.auth_time > portal.fresh_within:
        asked["max_age"] = str(round(portal.fresh_within))
    if asked:
        told = challenge(portal, error="insufficient_user_authentication", **asked)
        raise Problem("stronger-sign-in" if "acr_values" in asked else "sign-in-too-old", headers=told)
