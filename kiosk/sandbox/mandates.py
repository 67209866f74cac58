"""Acting for others: whom a person may act for (contract §A.2 6), and the short token for one of them (RFC 8693).

A mandate's own token is a JWT of the type mandate+jwt that only its holder can use, and for ten minutes. What it is exchanged
for belongs to one mandate: its subject is who is acted for.
"""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.etags import PERSONAL
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, page
from kiosk.sandbox.messages import coded
from kiosk.sandbox.negotiation import query
from kiosk.sandbox.oauth import Refusal
from kiosk.sandbox.people import LEGAL_ENTITY
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.tokens import Grant, digest, issue, mandate_state, own

Record = dict[str, Any]
TOKEN_EXCHANGE: Final = "urn:ietf:params:oauth:grant-type:token-exchange"  # noqa: S105 - a name, no secret
JWT: Final = "urn:ietf:params:oauth:token-type:jwt"
ACCESS_TOKEN: Final = "urn:ietf:params:oauth:token-type:access_token"  # noqa: S105 - a name, no secret
TYPE: Final = "mandate+jwt"
STATED_LIFE: Final = 600.0
"""Seconds for which a mandate's own token can be exchanged (contract §A.2 6)."""
TOKEN_LIFE: Final = 300.0
"""Seconds for which a person acts with one token; then a mandate that has ended meanwhile is found out."""
STATES: Final = {
    "active": {"az": "Qüvvədədir", "en": "Valid", "ru": "Действует"},
    "expired": {"az": "Müddəti bitib", "en": "Expired", "ru": "Срок истёк"},
    "withdrawn": {"az": "Geri götürülüb", "en": "Withdrawn", "ru": "Отозвана"},
}


async def listing(request: Request) -> Response:
    """GET /v1/me/mandates: those that hold, each with its token, and those that have ended."""
    grant = own(request, "profile:read")
    portal, language = portal_of(request), language_of(request)
    held = Holdings(portal, grant.person.id, "mandate")
    parameters = query(request, PAGING)
    found = held.listed(lambda each: _told(portal, each, language), parameters.get("since"))
    return page(request, parameters, found, held.revision(), PERSONAL)


def _told(portal: Portal, held: Holding, language: str) -> Record:
    content, state = held.content, mandate_state(portal, held.content)
    party = portal.parties[content["party"]]
    told: Record = {
        "id": held.id,
        "onBehalfOf": {
            "id": party.id,
            "type": "legalEntity" if party.kind == LEGAL_ENTITY else "person",
            "name": party.name,
            "identifierMasked": party.identifier_masked,
        },
        "role": coded(content["role"], language),
        "scope": content["scope"],
        "validFrom": held.at[:10],
        "validTo": content["validTo"],
        "source": content["source"][language],
        "state": {"code": state, "label": STATES[state][language]},
    }
    return {**told, "token": _statement(portal, held)} if state == "active" else told


def _statement(portal: Portal, held: Holding) -> str:
    at = int(portal.timestamp())
    claims = {
        "iss": portal.url,
        "aud": portal.url,
        "sub": held.content["party"],
        "may_act": {"sub": held.person},
        "scope": " ".join(held.content["scope"]),
        "jti": held.id,
        "iat": at,
        "exp": at + round(STATED_LIFE),
    }
    return portal.keys.sign_token(claims, TYPE)


def withdraw(portal: Portal, person: str, party: str) -> None:
    """Who gave a mandate takes it back; what an office does, and here a test."""
    held = Holdings(portal, person, "mandate")
    for each in held.all():
        if each.content["party"] == party:
            held.change(each, withdrawnAt=portal.told_time())


def exchanged(portal: Portal, client: str, values: dict[str, str]) -> Record:
    """The answer to a token exchange (RFC 8693 §2.2): a token for one mandate. Raises `Refusal`."""
    held = _mandate(portal, values)
    actor = _actor(portal, client, values)
    if actor["person"] != held.person:
        raise Refusal("invalid_grant", description="the mandate is another person's")
    wanted = values.get("scope", "").split() or held.content["scope"]
    scopes = frozenset(held.content["scope"]).intersection(wanted, actor["scope"].split())
    if not scopes:
        raise Refusal("invalid_scope")
    party = portal.subject(held.content["party"])
    life = min(TOKEN_LIFE, actor["expires_at"] - portal.timestamp())
    token = issue(portal, Grant(party, client, scopes, actor["acr"], actor["auth_time"]))
    portal.store.run("UPDATE token SET expires_at = ? WHERE hash = ?", portal.timestamp() + life, digest(token))
    portal.store.run("INSERT INTO mandated VALUES (?, ?, ?, ?)", digest(token), held.id, held.person, actor["hash"])
    return {
        "access_token": token,
        "issued_token_type": ACCESS_TOKEN,
        "token_type": "Bearer",
        "expires_in": round(life),
        "scope": " ".join(sorted(scopes)),
    }


def _mandate(portal: Portal, values: dict[str, str]) -> Holding:
    """The mandate that the subject token states, if it holds now."""
    if values.get("subject_token_type") != JWT or "subject_token" not in values:
        raise Refusal("invalid_request", description=f"subject_token has to be a {TYPE}")
    claims = portal.keys.read_token(values["subject_token"], TYPE)
    if claims is None or (claims.get("iss"), claims.get("aud")) != (portal.url, portal.url):
        raise Refusal("invalid_grant", description="subject_token is none of this issuer")
    if claims["exp"] <= portal.timestamp():
        raise Refusal("invalid_grant", description="subject_token has expired")
    held = Holdings(portal, claims["may_act"]["sub"], "mandate")
    found = next((each for each in held.all() if each.id == claims["jti"]), None)
    if found is None or mandate_state(portal, found.content) != "active":
        raise Refusal("invalid_grant", description="the mandate has ended")
    return found


def _actor(portal: Portal, client: str, values: dict[str, str]) -> Record:
    """Whose access token the actor token is; nobody acts by a mandate for somebody by another one."""
    if values.get("actor_token_type") != ACCESS_TOKEN or "actor_token" not in values:
        raise Refusal("invalid_request", description="actor_token has to be an access token")
    key = digest(values["actor_token"])
    row = portal.store.row("SELECT * FROM token WHERE hash = ? AND client = ?", key, client)
    chained = portal.store.row("SELECT 1 FROM mandated WHERE hash = ?", key)
    if row is None or chained is not None or row["expires_at"] <= portal.timestamp():
        raise Refusal("invalid_grant", description="actor_token is no access token of a person who is signed in")
    return dict(row)
