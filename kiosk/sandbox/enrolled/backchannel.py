"""Signing in with mobile ID: an enrolled kiosk has a person asked on their phone, and polls (CIBA Core 1.0, poll mode)."""

from __future__ import annotations

import re
import secrets
import sqlite3
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.enrolled.assertions import keyed_client
from kiosk.sandbox.oauth import Refusal, form_of, level_of, plain, scopes_of
from kiosk.sandbox.people import Person
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.tokens import digest

CIBA_GRANT: Final = "urn:openid:params:grant-type:ciba"
CLIENT_CREDENTIALS: Final = "client_credentials"
KEYED_GRANTS: Final = (CIBA_GRANT, CLIENT_CREDENTIALS)
"""Only for who has a key of their own."""
_HINTS: Final = ("login_hint", "login_hint_token", "id_token_hint")
_HINT: Final = re.compile(r"tel:(\+\d{5,15});user-id=(\d{1,12})", re.ASCII)
_MESSAGE: Final = re.compile(r"[\w.+/!?#-]{1,20}", re.ASCII)
"""What a phone of any make can show: no spaces, no letters of one alphabet only."""


def user_id_of(person: Person) -> str:
    """The user id that goes with a person's mobile ID."""
    return f"1{person.held['phone'][-5:]}"


async def ask(request: Request) -> Response:
    """POST /oauth/backchannel: ask a person on their phone (CIBA Core 1.0 §7)."""
    portal = portal_of(request)
    values = await form_of(request)
    if "client_assertion" not in values:
        raise Refusal("invalid_client", 401, "only an enrolled kiosk may ask so")
    client = keyed_client(portal, values)
    if "openid" not in values.get("scope", "").split():
        raise Refusal("invalid_scope", description="openid is missing")
    if len([name for name in _HINTS if name in values]) != 1 or "login_hint" not in values:
        raise Refusal("invalid_request", description="login_hint, and no other hint, is needed")
    message = values.get("binding_message", "")
    if not _MESSAGE.fullmatch(message):
        raise Refusal("invalid_binding_message")
    person, at = _meant(portal, values["login_hint"]), portal.timestamp()
    portal.store.run("DELETE FROM backchannel WHERE expires_at < ?", at - 86_400)
    secret, life = secrets.token_urlsafe(32), _life(portal, values.get("requested_expiry", ""))
    kiosk = portal.store.row("SELECT site FROM kiosk WHERE client = ?", client)
    assert kiosk is not None, "it has signed"
    portal.store.run(
        "INSERT INTO backchannel VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '', NULL)",
        *(digest(secret), client, scopes_of(values["scope"]), level_of(values.get("acr_values", "high"))),
        *(kiosk["site"], message, person.id, at, at + life, portal.poll_interval),
    )
    return plain({"auth_req_id": secret, "expires_in": round(life), "interval": round(portal.poll_interval)})


def decided(portal: Portal, client: str, values: dict[str, str]) -> sqlite3.Row:
    """What the person has confirmed, once. Raises `Refusal` until then, and when nothing comes of it (§11)."""
    if "auth_req_id" not in values:
        raise Refusal("invalid_request", description="auth_req_id is missing")
    key = digest(values["auth_req_id"])
    row = portal.store.row("SELECT * FROM backchannel WHERE request_hash = ? AND client = ?", key, client)
    if row is None:
        raise Refusal("invalid_grant")
    if row["expires_at"] <= portal.timestamp():
        raise Refusal("expired_token")
    _polled(portal, row)
    match row["decision"]:
        case "confirmed":
            portal.store.run("DELETE FROM backchannel WHERE request_hash = ?", key)
            return row
        case "refused":
            raise Refusal("access_denied")
        case "failed":
            raise Refusal("transaction_failed")
    raise Refusal("authorization_pending")


def own_token(portal: Portal, client: str) -> dict[str, Any]:
    """A token of the kiosk itself: nobody has signed in with it (RFC 6749 §4.4)."""
    portal.store.run("DELETE FROM device_token WHERE expires_at < ?", portal.timestamp())
    token, life = secrets.token_urlsafe(32), portal.token_life
    portal.store.run("INSERT INTO device_token VALUES (?, ?, ?)", digest(token), client, portal.timestamp() + life)
    return {"access_token": token, "token_type": "Bearer", "expires_in": round(life), "scope": "device"}


def _meant(portal: Portal, hint: str) -> Person:
    """Whose phone it is. Raises `Refusal` unknown_user_id; who guesses too often is stopped (`Problem` 429)."""
    portal.guesses.allow(portal.timestamp())
    found = _HINT.fullmatch(hint)
    for person in portal.people.values():
        if found and (person.held["phone"], user_id_of(person)) == found.groups():
            return person
    portal.guesses.wrong(portal.timestamp())
    raise Refusal("unknown_user_id")


def _life(portal: Portal, asked: str) -> float:
    """How long the question stands: as asked for, and never longer than any code."""
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    return min(wanted, portal.code_life) if wanted else portal.code_life


def _polled(portal: Portal, row: sqlite3.Row) -> None:
    """Writes a poll down. Raises `Refusal` slow_down when it came too early; the interval grows for good (§11)."""
    at = portal.timestamp()
    early = row["polled_at"] is not None and at - row["polled_at"] < row["interval"]
    interval = row["interval"] + (5 if early else 0)
    portal.store.run(
        "UPDATE backchannel SET polled_at = ?, interval = ? WHERE request_hash = ?", at, interval, row["request_hash"]
    )
    if early:
        raise Refusal("slow_down")
