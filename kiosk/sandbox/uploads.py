"""Sending files to the portal: tus 1.0.0 at /v1/uploads with creation, expiration, termination and checksum; what came of one."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.negotiation import no_query
from kiosk.sandbox.portal import portal_of, route
from kiosk.sandbox.tokens import bearer
from kiosk.sandbox.upload_store import LARGEST, TYPES, Uploads, kind_of, told

PATH: Final = "/v1/uploads"
SCOPE: Final = "applications:write"
VERSION: Final = "1.0.0"
CHUNK: Final = "application/offset+octet-stream"
EXTENSIONS: Final = ("creation", "expiration", "termination", "checksum")
_ALGORITHMS: Final = {"sha1": hashlib.sha1, "sha256": hashlib.sha256}
"""Of them tus wants SHA-1 everywhere; nothing here depends on its strength."""
_KNOWN: Final = {"filename": 200, "filetype": 100, "purpose": 100, "document": 100, "applicationId": 100, "sha256": 64}
"""What may be told of a file, and how long that may be."""


def _mine(request: Request) -> Uploads:
    grant = bearer(request, SCOPE)
    no_query(request)
    return Uploads(portal_of(request), grant.person.id)


def _told_headers(expires_at: float | None = None, **more: str) -> dict[str, str]:
    headers = {"Tus-Resumable": VERSION, "Cache-Control": PERSONAL, **more}
    if expires_at is not None and expires_at < 9e14:
        headers["Upload-Expires"] = format_datetime(datetime.fromtimestamp(expires_at, UTC), usegmt=True)
    return headers


def _require_version(request: Request) -> None:
    """Raises `Problem` 412 for another version than ours, 400 for none (tus 1.0.0, "Tus-Resumable")."""
    if "tus-resumable" not in request.headers:
        raise Problem("bad-request", errors=[ItemError("required", header="Tus-Resumable")])
    if request.headers.get("tus-resumable") != VERSION:
        raise Problem("upload-version", headers={"Tus-Version": VERSION})


def _number(request: Request, name: str) -> int:
    value = request.headers.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise Problem("bad-request", errors=[ItemError("invalid", header=name)])
    return int(value)


def _metadata(request: Request) -> dict[str, str]:
    """What is told of the file. Raises `Problem` 400 for what is no Upload-Metadata, 422 for a kind that is not taken."""
    found: dict[str, str] = {}
    for pair in filter(None, (each.strip() for each in request.headers.get("upload-metadata", "").split(","))):
        name, _, value = pair.partition(" ")
        try:
            text = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise Problem("bad-request", errors=[ItemError("invalid", header="Upload-Metadata")]) from error
        if name in found or name not in _KNOWN or len(text) > _KNOWN[name]:
            raise Problem("bad-request", errors=[ItemError("invalid", header="Upload-Metadata")])
        found[name] = text
    if found.get("filetype", TYPES[0]) not in TYPES:
        raise Problem("upload-type")
    return found


async def options(request: Request) -> Response:
    """OPTIONS /v1/uploads: what is offered here."""
    del request
    offered = {
        "Tus-Version": VERSION,
        "Tus-Max-Size": str(LARGEST),
        "Tus-Extension": ",".join(EXTENSIONS),
        "Tus-Checksum-Algorithm": ",".join(_ALGORITHMS),
    }
    return Response(status_code=204, headers={**_told_headers(), **offered})


async def create(request: Request) -> Response:
    """POST /v1/uploads"""
    uploads = _mine(request)
    _require_version(request)
    length, metadata = _number(request, "Upload-Length"), _metadata(request)
    if length > LARGEST:
        raise Problem("too-large")
    if length == 0:
        raise Problem("upload-empty")
    row = uploads.create(length, metadata)
    return Response(status_code=201, headers=_told_headers(row["expires_at"], Location=f"{PATH}/{row['id']}"))


async def head(request: Request) -> Response:
    """HEAD /v1/uploads/{id}: how far it is."""
    uploads = _mine(request)
    row = uploads.find(request.path_params["id"])
    _require_version(request)
    more = {"Upload-Offset": str(row["reached"]), "Upload-Length": str(row["length"])}
    return Response(status_code=200, headers=_told_headers(row["expires_at"], **more))


async def state(request: Request) -> Response:
    """GET /v1/uploads/{id}: what came of it."""
    uploads = _mine(request)
    row = uploads.find(request.path_params["id"])
    content = uploads.content(row["id"]) if row["state"] != "receiving" else b""
    return answer(request, told(row, content, language_of(request)), cache=PERSONAL)


async def content(request: Request) -> Response:
    """GET /v1/uploads/{id}/content: the file, as it was sent."""
    uploads = _mine(request)
    row = uploads.find(request.path_params["id"])
    if row["state"] != "accepted":
        raise Problem("not-found")
    data = uploads.content(row["id"])
    headers = {"Content-Disposition": "attachment"}
    return answer(request, data, cache=PERSONAL, kind=kind_of(data), headers=headers)


async def delete(request: Request) -> Response:
    """DELETE /v1/uploads/{id}"""
    uploads = _mine(request)
    row = uploads.find(request.path_params["id"])
    _require_version(request)
    if row["used_by"]:
        raise Problem("conflict")
    uploads.remove(row["id"])
    return Response(status_code=204, headers=_told_headers())


class Patching:
    """PATCH /v1/uploads/{id}: one piece. Two at once of the same upload are told apart: the second is refused (423)."""

    def __init__(self) -> None:
        self._busy: set[str] = set()

    async def __call__(self, request: Request) -> Response:
        uploads = _mine(request)
        row = uploads.find(request.path_params["id"])
        _require_version(request)
        offset = _number(request, "Upload-Offset")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != CHUNK:
            raise Problem("unsupported-media-type", headers={"Accept-Patch": CHUNK})
        if row["reached"] != offset:
            raise Problem("upload-offset")
        if row["id"] in self._busy:
            raise Problem("upload-locked", headers={"Retry-After": "1"})
        self._busy.add(row["id"])
        try:
            row = await self._received(request, uploads, row["id"], offset, row["length"] - offset)
        finally:
            self._busy.discard(row["id"])
        more = {"Upload-Offset": str(row["reached"])}
        return Response(status_code=204, headers=_told_headers(row["expires_at"], **more))

    @staticmethod
    async def _received(request: Request, uploads: Uploads, key: str, offset: int, room: int) -> sqlite3.Row:
        holds = _checksum(request)
        piece, cut = bytearray(), False
        try:
            async for part in request.stream():
                piece += part
                if len(piece) > room:
                    raise Problem("too-large")
        except ClientDisconnect:
            cut = True
        if holds is not None and (cut or not holds(bytes(piece))):
            raise Problem("upload-checksum")
        return uploads.add(key, offset, bytes(piece)) if piece else uploads.find(key)


def _checksum(request: Request) -> Callable[[bytes], bool] | None:
    """What holds a piece against Upload-Checksum; None where there is none. Raises `Problem` 400 for an unknown one."""
    header = request.headers.get("upload-checksum")
    if header is None:
        return None
    name, _, value = header.partition(" ")
    try:
        wanted, algorithm = base64.b64decode(value, validate=True), _ALGORITHMS[name]
    except (binascii.Error, KeyError) as error:
        raise Problem("bad-request", errors=[ItemError("invalid", header="Upload-Checksum")]) from error
    return lambda piece: hmac.compare_digest(algorithm(piece).digest(), wanted)


def routes() -> list[Route]:
    """The endpoints of this file."""

    async def one(request: Request) -> Response:
        return await (head if request.method == "HEAD" else state)(request)

    return [
        route(PATH, OPTIONS=options, POST=create),
        route(f"{PATH}/{{id}}", GET=one, PATCH=Patching(), DELETE=delete),
        route(f"{PATH}/{{id}}/content", GET=content),
    ]
