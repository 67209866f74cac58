"""Short-lived links for a person's phone: to send a file into a visit, to fetch a document (additions to contract §A.2)."""

from __future__ import annotations

import json
import secrets
import sqlite3
from datetime import UTC, datetime
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.sandbox import documents
from kiosk.sandbox.applications import text_of
from kiosk.sandbox.errors import Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.holdings import Holdings
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.negotiation import json_body, members, no_query
from kiosk.sandbox.portal import BAKU, Portal, portal_of, route
from kiosk.sandbox.tokens import bearer, digest
from kiosk.sandbox.upload_store import LARGEST, TYPES, Uploads, told
from kiosk.sandbox.upload_wording import UPLOADS
from kiosk.sandbox.uploads import SCOPE

UPLOAD_LIFE: Final = 600.0
DOCUMENT_LIFE: Final = 180.0
"""Seconds for which a link works."""
MOST_FETCHES: Final = 3
"""How often a document can be fetched by one link: a phone may ask twice."""
UPLOAD_LINKS: Final = "/v1/upload-links"


def _types(value: object) -> bool:
    return isinstance(value, list) and 0 < len(value) <= len(TYPES) and all(each in TYPES for each in value)


def _size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LARGEST


def _begin(portal: Portal, kind: str, person: str, content: dict[str, Any], life: float) -> tuple[str, sqlite3.Row]:
    """A new link: its secret, which is kept as a digest only, and what is kept of it."""
    secret, key = secrets.token_urlsafe(24), secrets.token_hex(8)
    at = portal.timestamp()
    portal.store.run("DELETE FROM link WHERE expires_at < ?", at - life)
    portal.store.run(
        "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, 'waiting', '')",
        *(digest(secret), key, kind, person, json.dumps(content), at + life),
    )
    row = portal.store.row("SELECT * FROM link WHERE id = ?", key)
    assert row is not None
    return secret, row


def by_secret(portal: Portal, kind: str, secret: str) -> sqlite3.Row | None:
    """The link that a secret opens, while it holds."""
    return portal.store.row(
        "SELECT * FROM link WHERE secret_hash = ? AND kind = ? AND expires_at > ?",
        *(digest(secret), kind, portal.timestamp()),
    )


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(BAKU).isoformat(timespec="seconds")


def _upload_link(portal: Portal, row: sqlite3.Row, language: str) -> dict[str, Any]:
    """An upload link as it stands on the wire; its address is told once, when it is made."""
    over = row["state"] == "waiting" and row["expires_at"] <= portal.timestamp()
    state = "expired" if over else row["state"]
    body: dict[str, Any] = {
        "id": row["id"],
        "match": json.loads(row["content"])["match"],
        "expiresAt": _moment(row["expires_at"]),
        "state": {"code": state, "label": UPLOADS[state][language]},
    }
    if row["upload"]:
        uploads = Uploads(portal, row["person"])
        body["upload"] = told(uploads.find(row["upload"]), uploads.content(row["upload"]), language)
    return body


async def create_upload_link(request: Request) -> Response:
    """POST /v1/upload-links"""
    grant = bearer(request, SCOPE)
    no_query(request)
    content = await json_body(request)
    name = text_of(1, 100)
    members(content, {"document": name, "purpose": name, "applicationId": name, "types": _types, "maxSize": _size})
    portal = portal_of(request)

    def act() -> Response:
        kept = {**content, "match": f"{secrets.randbelow(90) + 10}"}
        secret, row = _begin(portal, "upload", grant.person.id, kept, UPLOAD_LIFE)
        body = _upload_link(portal, row, language_of(request))
        headers = {"Location": f"{UPLOAD_LINKS}/{row['id']}"}
        body["url"] = f"{portal.url}/send?link={secret}"
        return answer(request, body, cache=PERSONAL, status=201, headers=headers)

    return await once(request, grant, act)


async def upload_link(request: Request) -> Response:
    """GET /v1/upload-links/{id}"""
    grant = bearer(request, SCOPE)
    no_query(request)
    portal = portal_of(request)
    row = portal.store.row(
        "SELECT * FROM link WHERE id = ? AND person = ? AND kind = 'upload'",
        *(request.path_params["id"], grant.person.id),
    )
    if row is None:
        raise Problem("not-found")
    return answer(request, _upload_link(portal, row, language_of(request)), cache=PERSONAL)


async def create_document_link(request: Request) -> Response:
    """POST /v1/documents/{id}/links"""
    grant, portal = bearer(request, documents.SCOPE), portal_of(request)
    no_query(request)
    held = Holdings(portal, grant.person.id, "document").find(request.path_params["id"])
    members(await json_body(request), {})

    def act() -> Response:
        content = {"document": held.id, "fetched": 0}
        secret, row = _begin(portal, "document", grant.person.id, content, DOCUMENT_LIFE)
        body = {"url": f"{portal.url}/l/{secret}", "expiresAt": _moment(row["expires_at"])}
        return answer(request, body, cache=PERSONAL, status=201)

    return await once(request, grant, act)


async def fetch_document(request: Request) -> Response:
    """GET /l/{secret}: the document, a few times and for a short while."""
    portal = portal_of(request)
    no_query(request)
    row = by_secret(portal, "document", request.path_params["secret"])
    content = json.loads(row["content"]) if row is not None else {}
    if row is None or content["fetched"] >= MOST_FETCHES:
        raise Problem("not-found")
    if request.method == "GET":
        content["fetched"] += 1
        portal.store.run("UPDATE link SET content = ? WHERE id = ?", json.dumps(content), row["id"])
    pdf = documents.file_of(portal, row["person"], content["document"])
    headers = {
        "Content-Disposition": 'inline; filename="document.pdf"',
        "Referrer-Policy": "no-referrer",
    }
    return answer(request, pdf, cache="no-store", kind=documents.PDF, headers=headers)


def routes() -> list[Route]:
    """The endpoints of this file."""
    return [
        route(UPLOAD_LINKS, POST=create_upload_link),
        route(f"{UPLOAD_LINKS}/{{id}}", GET=upload_link),
        route("/v1/documents/{id}/links", POST=create_document_link),
        route("/l/{secret}", GET=fetch_document),
    ]
