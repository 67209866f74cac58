"""The page on which a phone sends one file into somebody's visit. Plain HTML, no script: a file or a picture, and a button."""

from __future__ import annotations

import json
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from html import escape
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.links import by_secret
from kiosk.sandbox.phone_page import html_page, say
from kiosk.sandbox.portal import portal_of, route
from kiosk.sandbox.upload_store import LARGEST, TYPES, Uploads, kind_of

_AROUND: Final = 64 << 10
"""Bytes of a form beside its file."""


async def show(request: Request) -> Response:
    """GET /send: what to do, and the number that stands on the other screen too."""
    secret = request.query_params.get("link", "")
    row = by_secret(portal_of(request), "upload", secret)
    if row is None or row["state"] != "waiting":
        return _over(request)
    return _ask(request, secret, json.loads(row["content"]))


async def receive(request: Request) -> Response:
    """POST /send/file: the file. What cannot be taken can be sent otherwise at once."""
    portal = portal_of(request)
    try:
        fields = await _fields(request)
    except Problem:
        return html_page(
            request, "send-large", f"<p>{say('send-back', language_of(request))}</p>", title="send-title", status=413
        )
    secret = fields.get("link", ("", b""))[1].decode("ascii", "replace")
    row = by_secret(portal, "upload", secret)
    if row is None or row["state"] != "waiting":
        return _over(request)
    asked = json.loads(row["content"])
    name, data = fields.get("file", ("", b""))
    kind, fault = kind_of(data), ""
    if not data:
        fault = "send-empty"
    elif len(data) > asked.get("maxSize", LARGEST):
        fault = "send-large"
    elif kind not in asked.get("types", TYPES):
        fault = "send-type"
    else:
        fault = _kept(request, row["person"], row["id"], asked, name, data)
    if fault:
        return _ask(request, secret, asked, error=fault)
    return html_page(request, "send-done", f"<p>{say('send-look', language_of(request))}</p>", title="send-title")


def _kept(request: Request, person: str, link: str, asked: dict[str, str], name: str, data: bytes) -> str:
    """Keep the file among the person's uploads and tell the visit; the fault that was found, if any."""
    portal = portal_of(request)
    uploads = Uploads(portal, person)
    told = {"filename": name[:200], "filetype": kind_of(data)}
    told |= {key: asked[key] for key in ("document", "purpose", "applicationId") if key in asked}
    row = uploads.create(len(data), told)
    row = uploads.add(row["id"], 0, data)
    if row["state"] != "accepted":
        uploads.remove(row["id"])
        return "send-virus" if row["reason"] == "virus" else "send-type"
    portal.store.run("UPDATE link SET state = 'received', upload = ? WHERE id = ?", row["id"], link)
    return ""


async def _fields(request: Request) -> dict[str, tuple[str, bytes]]:
    """The fields of a form: file name and content of each. Raises `Problem` 413 for too much, 400 for no such form."""
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LARGEST + _AROUND:
                raise Problem("too-large")
    except ClientDisconnect as error:
        raise Problem("bad-request") from error
    head = f"Content-Type: {request.headers.get('content-type', '')}\r\n\r\n".encode("latin-1")
    message = BytesParser(policy=HTTP).parsebytes(head + bytes(body))
    found: dict[str, tuple[str, bytes]] = {}
    for part_ in message.get_payload() if message.is_multipart() else ():
        if isinstance(part_, Message):
            name = part_.get_param("name", header="content-disposition")
            content = part_.get_payload(decode=True)
            if isinstance(name, str) and isinstance(content, bytes):
                found[name] = (part_.get_filename() or "", content)
    return found


def _ask(request: Request, secret: str, asked: dict[str, str], *, error: str = "") -> Response:
    language = language_of(request)
    kinds = ",".join(asked.get("types", TYPES))
    form = (
        f'<p>{say("send-match", language)}</p><p class="match">{escape(asked["match"])}</p>'
        '<form method="post" action="/send/file" enctype="multipart/form-data">'
        f'<input type="hidden" name="link" value="{escape(secret)}">'
        f'<p><label for="file">{say("send-choose", language)}</label></p>'
        f'<input type="file" id="file" name="file" accept="{escape(kinds)}" required'
        f"{' aria-describedby=error' if error else ''}>"
        f"<button>{say('send-button', language)}</button></form>"
    )
    return html_page(request, "send-heading", form, title="send-title", error=error, status=422 if error else 200)


def _over(request: Request) -> Response:
    return html_page(
        request, "send-over", f"<p>{say('send-new', language_of(request))}</p>", title="send-title", status=404
    )


def routes() -> list[Route]:
    """The page's endpoints."""
    return [route("/send", GET=show), route("/send/file", POST=receive)]
