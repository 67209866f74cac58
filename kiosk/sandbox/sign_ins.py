"""Where a person is signed in and has been, and the refresh tokens that keep a sign-in alive at home.

A refresh token is good once: it is exchanged for the next one. One that comes a second time was stolen, from the person or
by them, and ends the whole sign-in (RFC 9700 §4.14.2).
"""

from __future__ import annotations

import secrets
import sqlite3
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.etags import PERSONAL
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, Change, page
from kiosk.sandbox.negotiation import no_query, query
from kiosk.sandbox.oauth import OFFLINE, Refusal
from kiosk.sandbox.portal import CLIENTS, Portal, portal_of
from kiosk.sandbox.tokens import Grant, digest, issue, own

SCOPE: Final = "profile:read"
REFRESH_LIFE: Final = 30 * 86_400.0
"""Seconds for which a sign-in at home lives on without being used."""
_ENDINGS: Final = ("signedOut", "elsewhere", "misused")
_CLIENTS: Final = {
    CLIENTS["kiosk"]: {"az": "Köşk", "en": "Public kiosk", "ru": "Киоск"},
    CLIENTS["desktop"]: {"az": "Kompüterdəki proqram", "en": "Program on a computer", "ru": "Программа на компьютере"},
}
_OTHER: Final = {"az": "Başqa proqram", "en": "Another program", "ru": "Другая программа"}
_STATES: Final = {
    "active": {"az": "Açıqdır", "en": "Signed in now", "ru": "Вход открыт"},
    "expired": {"az": "Vaxtı bitib", "en": "Ended by itself", "ru": "Закончился сам"},
    "signedOut": {"az": "Çıxış edilib", "en": "Signed out", "ru": "Выполнен выход"},
    "elsewhere": {"az": "Başqa yerdən bağlanıb", "en": "Ended from elsewhere", "ru": "Закрыт с другого устройства"},
    "misused": {
        "az": "Təhlükəsizlik üçün bağlanıb",
        "en": "Ended for safety",
        "ru": "Закрыт ради безопасности",
    },
}


def begun(portal: Portal, grant: Grant, token: str, key: str = "", place: str = "") -> tuple[str, str]:
    """Write down a sign-in whose access token is `token`, bound to `key`; its id, and its refresh token where it has one."""
    identity = secrets.token_hex(8)
    portal.store.run(
        "INSERT INTO sign_in VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', NULL)",
        *(identity, grant.person.id, grant.client, " ".join(sorted(grant.scopes)), grant.acr, grant.auth_time),
        *(place, key, portal.told_time(), portal.told_time()),
    )
    portal.store.run("INSERT INTO sign_in_token VALUES (?, ?)", digest(token), identity)
    return identity, _refresh_token(portal, identity) if OFFLINE in grant.scopes else ""


def _refresh_token(portal: Portal, identity: str) -> str:
    made = secrets.token_urlsafe(32)
    portal.store.run(
        "INSERT INTO refresh_token VALUES (?, ?, 0, ?)", digest(made), identity, portal.timestamp() + REFRESH_LIFE
    )
    return made


def renewed(portal: Portal, client: str, values: dict[str, str], key: str) -> tuple[Grant, str, str, str]:
    """A refresh token exchanged (RFC 6749 §6): the grant, its new access and refresh tokens, and the sign-in. Raises `Refusal`."""
    if "refresh_token" not in values:
        raise Refusal("invalid_request", description="refresh_token is missing")
    hashed = digest(values["refresh_token"])
    row = portal.store.row(
        "SELECT used, expires_at, sign_in.* FROM refresh_token JOIN sign_in ON sign_in.id = sign_in"
        " WHERE refresh_token.hash = ?",
        hashed,
    )
    if row is None or row["client"] != client or row["ended"]:
        raise Refusal("invalid_grant")
    if row["used"]:
        end(portal, row["id"], "misused")
        raise Refusal("invalid_grant", description="this refresh token was used before")
    if row["expires_at"] <= portal.timestamp() or row["key"] != key:
        raise Refusal("invalid_grant")
    portal.store.run("UPDATE refresh_token SET used = 1 WHERE hash = ?", hashed)
    portal.store.run("UPDATE sign_in SET used_at = ? WHERE id = ?", portal.told_time(), row["id"])
    held = frozenset(row["scope"].split())
    scopes = held.intersection(values["scope"].split()) if "scope" in values else held
    grant = Grant(portal.people[row["person"]], client, scopes or held, row["acr"], row["auth_time"])
    token = issue(portal, grant)
    portal.store.run("INSERT INTO sign_in_token VALUES (?, ?)", digest(token), row["id"])
    return grant, token, _refresh_token(portal, row["id"]), row["id"]


def end(portal: Portal, identity: str, why: str) -> None:
    """End a sign-in with all its tokens; one that has ended stays as it ended."""
    assert why in _ENDINGS
    portal.store.run(
        "DELETE FROM token WHERE hash IN (SELECT hash FROM sign_in_token WHERE sign_in = ?)"
        " OR hash IN (SELECT mandated.hash FROM mandated JOIN sign_in_token ON actor_hash = sign_in_token.hash"
        " WHERE sign_in = ?)",
        *(identity, identity),
    )
    portal.store.run(
        "UPDATE sign_in SET ended = ?, ended_at = ? WHERE id = ? AND ended = ''", why, portal.told_time(), identity
    )


def revoked(portal: Portal, client: str, token: str) -> None:
    """End the sign-in that a token keeps alive, and the token (RFC 7009 §2.1). One of another client is left alone."""
    hashed = digest(token)
    for table in ("sign_in_token", "refresh_token"):
        row = portal.store.row(
            f"SELECT sign_in.id FROM {table} JOIN sign_in ON sign_in.id = sign_in WHERE hash = ? AND client = ?",  # noqa: S608 - our own names
            *(hashed, client),
        )
        if row is not None:
            end(portal, row["id"], "signedOut")


def current(request: Request, portal: Portal) -> str:
    """The sign-in that a request comes from."""
    token = request.headers.get("authorization", "").partition(" ")[2].strip()
    row = portal.store.row("SELECT sign_in FROM sign_in_token WHERE hash = ?", digest(token))
    return str(row["sign_in"]) if row else ""


async def listing(request: Request) -> Response:
    """GET /v1/me/sign-ins: where the person is signed in and has been, the newest first."""
    person = own(request, SCOPE).person
    portal, language = portal_of(request), language_of(request)
    parameters = query(request, {name: check for name, check in PAGING.items() if name != "since"})
    here = current(request, portal)
    rows = portal.store.rows("SELECT rowid, * FROM sign_in WHERE person = ? ORDER BY rowid DESC LIMIT 200", person.id)
    found = [Change(row["id"], row["rowid"], _told(portal, row, here, language)) for row in rows]
    return page(request, parameters, found, str(rows[0]["rowid"]) if rows else "0", PERSONAL)


def _told(portal: Portal, row: sqlite3.Row, here: str, language: str) -> dict[str, Any]:
    state = row["ended"] or ("active" if _is_alive(portal, row["id"]) else "expired")
    told = {
        "id": row["id"],
        "at": row["at"],
        "usedAt": row["used_at"],
        "client": {"code": row["client"], "label": _CLIENTS.get(row["client"], _OTHER)[language]},
        "place": row["place"],
        "acr": row["acr"],
        "current": row["id"] == here,
        "state": {"code": state, "label": _STATES[state][language]},
    }
    return {**told, "endedAt": row["ended_at"]} if row["ended"] else told


def _is_alive(portal: Portal, identity: str) -> bool:
    at = portal.timestamp()
    return (
        portal.store.row(
            "SELECT 1 FROM token JOIN sign_in_token USING (hash) WHERE sign_in = ? AND expires_at > ?"
            " UNION SELECT 1 FROM refresh_token WHERE sign_in = ? AND used = 0 AND expires_at > ?",
            *(identity, at, identity, at),
        )
        is not None
    )


async def end_others(request: Request) -> Response:
    """DELETE /v1/me/sign-ins: ends all but the one that asks, which ends itself by revoking its token."""
    person = own(request, SCOPE).person
    no_query(request)
    portal = portal_of(request)
    here = current(request, portal)
    for row in portal.store.rows("SELECT id FROM sign_in WHERE person = ? AND ended = ''", person.id):
        if row["id"] != here:
            end(portal, row["id"], "elsewhere")
    return Response(status_code=204, headers={"Cache-Control": PERSONAL})


async def end_one(request: Request) -> Response:
    """DELETE /v1/me/sign-ins/{id}: ends one of the person's own; again changes nothing. Raises `Problem` 404."""
    person = own(request, SCOPE).person
    no_query(request)
    portal = portal_of(request)
    row = portal.store.row("SELECT id FROM sign_in WHERE id = ? AND person = ?", request.path_params["id"], person.id)
    if row is None:
        raise Problem("not-found")
    end(portal, row["id"], "elsewhere")
    return Response(status_code=204, headers={"Cache-Control": PERSONAL})
