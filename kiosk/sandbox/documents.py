"""Documents that the state has issued to a person, and whether a document is genuine (contract §A.2 27–29)."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.holdings import Holding, Holdings, by_code
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, is_text, page
from kiosk.sandbox.messages import coded
from kiosk.sandbox.negotiation import media_type, no_query, query
from kiosk.sandbox.papers import paper
from kiosk.sandbox.people import FIELD_NAMES, Person
from kiosk.sandbox.portal import BAKU, Portal, portal_of
from kiosk.sandbox.tokens import bearer

Record = dict[str, Any]
SCOPE: Final = "documents:read"
PDF: Final = "application/pdf"
OFFICIAL: Final = "az"
"""The language that documents are issued in."""
_RANGE: Final = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")
_LABELS: Final = ("Sənəddə göstərilən", "Məlumat")
_NOTES: Final = (
    "Bu, sınaq sənədidir. Hüquqi qüvvəsi yoxdur.",
    "Sənədin həqiqi olub-olmadığını kodu ilə yoxlamaq olar: {code}",
)


def _mine(request: Request) -> tuple[Portal, Person, Holdings]:
    grant = bearer(request, SCOPE)
    portal = portal_of(request)
    return portal, grant.person, Holdings(portal, grant.person.id, "document")


def grouped(code: str) -> str:
    """A code as it is read and written by people: `7K3M 92QF 4TXP`."""
    return " ".join(code[begin : begin + 4] for begin in range(0, len(code), 4))


def _pdf(portal: Portal, person: Person, held: Holding) -> bytes:
    rows = [["Ad, soyad", person.name], ["Verilmə tarixi", held.at[:10]]]
    rows += [[FIELD_NAMES[name][OFFICIAL], person.held[name]] for name in held.content["holds"] if name in person.held]
    content = {
        "language": OFFICIAL,
        "title": held.content["title"][OFFICIAL],
        "issuer": held.content["issuer"]["label"][OFFICIAL],
        "header": list(_LABELS),
        "rows": rows,
        "notes": [note.format(code=grouped(held.code)) for note in _NOTES],
    }
    return paper(portal.store, held.id, content)


def file_of(portal: Portal, person: str, document: str) -> bytes:
    """The file of a person's document. Raises `Problem` 404."""
    return _pdf(portal, portal.subject(person), Holdings(portal, person, "document").find(document))


def _told(portal: Portal, person: Person, held: Holding, language: str) -> Record:
    content, pdf = held.content, _pdf(portal, person, held)
    told: Record = {
        "id": held.id,
        "type": coded(content["type"], language),
        "title": content["title"][language],
        "issuer": coded(content["issuer"], language),
        "issuedAt": held.at,
        "mediaType": PDF,
        "language": OFFICIAL,
        "size": len(pdf),
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "verificationCode": held.code,
        "verificationUrl": f"{portal.url}/v1/document-verifications/{held.code}",
    }
    return {**told, **{name: content[name] for name in ("validTo", "revokedAt", "applicationId") if name in content}}


async def listing(request: Request) -> Response:
    """GET /v1/documents: the newest first."""
    portal, person, documents = _mine(request)
    parameters = query(request, {**PAGING, "type": is_text})
    language = language_of(request)
    changes = documents.listed(lambda held: _told(portal, person, held, language), parameters.get("since"))
    if "type" in parameters:
        changes = [each for each in changes if each.record and each.record["type"]["code"] == parameters["type"]]
    return page(request, parameters, changes, documents.revision(), PERSONAL)


async def content(request: Request) -> Response:
    """GET /v1/documents/{id}/content: the file, whole or a part of it (RFC 9110 §14, RFC 9530)."""
    portal, person, documents = _mine(request)
    no_query(request)
    held = documents.find(request.path_params["id"])
    media_type(request, (PDF,))
    pdf = _pdf(portal, person, held)
    digest = hashlib.sha256(pdf)
    headers = {
        "Accept-Ranges": "bytes",
        "Repr-Digest": f"sha-256=:{base64.b64encode(digest.digest()).decode()}:",
        "Content-Disposition": 'attachment; filename="document.pdf"',
        "Content-Language": OFFICIAL,
    }
    tag = f'"{digest.hexdigest()[:24]}"'
    part = _part(request, len(pdf), tag)
    if part is None:
        return answer(request, pdf, cache=PERSONAL, kind=PDF, tag=tag, headers=headers)
    first, last = part
    headers["Content-Range"] = f"bytes {first}-{last}/{len(pdf)}"
    return answer(request, pdf[first : last + 1], cache=PERSONAL, kind=PDF, status=206, tag=tag, headers=headers)


def _part(request: Request, size: int, tag: str) -> tuple[int, int] | None:
    """First and last byte of the part that is asked for; None for the whole. Raises `Problem` 416 for a part that is none.

    Several ranges at once, other units, and a part of another version (If-Range) are answered with the whole.
    """
    match = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if match is None or match.groups() == ("", "") or request.headers.get("if-range", tag) != tag:
        return None
    begin, end = match.groups()
    first = int(begin) if begin else max(0, size - int(end))
    last = min(int(end), size - 1) if begin and end else size - 1
    if first > last:
        raise Problem("range-not-satisfiable", headers={"Content-Range": f"bytes */{size}"})
    return first, last


async def verification(request: Request) -> Response:
    """GET /v1/document-verifications/{code}: nothing of whom the document is about is told."""
    portal = portal_of(request)
    no_query(request)
    portal.guesses.allow(portal.timestamp())
    code = request.path_params["code"].upper().replace("-", "").replace(" ", "")
    held = by_code(portal, "document", code)
    if held is None:
        portal.guesses.wrong(portal.timestamp())
        raise Problem("not-found")
    language, content = language_of(request), held.content
    today = portal.clock().astimezone(BAKU).date()
    expired = "validTo" in content and date.fromisoformat(content["validTo"]) < today
    told: Record = {
        "valid": not expired and "revokedAt" not in content,
        "title": content["title"][language],
        "issuer": coded(content["issuer"], language),
        "issuedAt": held.at,
        **{name: content[name] for name in ("validTo", "revokedAt") if name in content},
    }
    return answer(request, told, cache="no-store")
