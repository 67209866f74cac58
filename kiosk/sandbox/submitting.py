"""Submitting an application, and its receipt (contract §A.2 22, 25)."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.applications import READ, WRITE, form_of, in_time, mine, submission, tag_of, text_of
from kiosk.sandbox.casework import OPEN
from kiosk.sandbox.checks import check_declarations
from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer, encode, require_match
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.negotiation import json_body, media_type, members, no_query, pointer
from kiosk.sandbox.people import Person
from kiosk.sandbox.portal import Portal
from kiosk.sandbox.receipts import canonical, due_date, group_reference, sign, statement_of
from kiosk.sandbox.signing import signature_refusals
from kiosk.sandbox.tokens import Grant, require_level
from kiosk.sandbox.upload_store import Uploads

Record = dict[str, Any]
RECEIPT_KINDS: Final = ("application/jose", "application/jose+json", "application/json")


def _texts(value: object) -> bool:
    return isinstance(value, list) and len(value) <= 50 and all(text_of(1, 100)(item) for item in value)


def _refusals(portal: Portal, grant: Grant, row: sqlite3.Row, content: Record) -> list[ItemError]:
    """All that keeps this submission from being accepted. Raises `Problem` 401 when the sign-in is too weak for the form."""
    form = form_of(portal, row)
    if form.get("signature", {}).get("required"):
        require_level(portal, grant, form["signature"]["level"])
    attached, uploads = content.get("attachments", []), Uploads(portal, grant.person.id)
    return [
        *portal.checker.check(form, json.loads(row["data"]), grant.person),
        *check_declarations(form, content["declarations"]),
        *(
            ItemError("attachmentUnknown", pointer=pointer("attachments", place))
            for place, upload in enumerate(attached)
            if not uploads.usable(upload, row["id"])
        ),
        *signature_refusals(portal, row, content.get("signatureId", "")),
    ]


def registered(portal: Portal, person: Person, row: sqlite3.Row, declarations: list[str]) -> Record:
    """The columns of an application that has been accepted now: number, dates, statement, receipt."""
    at = portal.told_time()
    day = datetime.fromisoformat(at).date()
    service = portal.register.service(row["service"])
    due = due_date(service, day) if service else None
    told: Record = {
        "id": row["id"],
        # what was returned and corrected keeps the number that its owner knows
        "reference": row["reference"] or group_reference(day.year, portal.store.next_number(f"reference-{day.year}")),
        "serviceId": row["service"],
        "formId": row["form"],
        "formVersion": row["form_version"],
        "submittedAt": at,
        "dueDate": due.isoformat() if due else None,
        "data": json.loads(row["data"]),
    }
    statement = statement_of(told, person, portal.url, declarations)
    return {
        "status": "submitted",
        "reference": told["reference"],
        "submitted_at": at,
        "due_date": told["dueDate"] or "",
        "statement": json.dumps(statement),
        "receipt": sign(portal.keys, statement),
    }


async def submit(request: Request) -> Response:
    """POST /v1/applications/{id}/submit"""
    portal, grant, applications = mine(request, WRITE)
    no_query(request)
    key = applications.find(request.path_params["id"])["id"]
    content = await json_body(request)
    known = {"declarations": _texts, "attachments": _texts, "signatureId": text_of(1, 100)}
    members(content, known, ("declarations",))

    def act() -> Response:
        row = applications.find(key)
        in_time(row)
        if row["status"] not in OPEN:
            raise Problem("already-submitted")
        require_match(request, tag_of(request, row))
        wrong = _refusals(portal, grant, row, content)
        if wrong:
            raise Problem("invalid", errors=wrong)
        Uploads(portal, grant.person.id).take(content.get("attachments", []), row["id"])
        again = row["status"] == "returned"
        row = applications.change(key, **registered(portal, grant.person, row, content["declarations"]))
        applications.note(key, "resubmitted" if again else "submitted", "submitted")
        body = submission(row, language_of(request))
        return answer(request, body, cache=PERSONAL, status=202, tag=tag_of(request, row))

    return await once(request, grant, act)


async def receipt(request: Request) -> Response:
    """GET /v1/applications/{id}/receipt

    application/jose is the detached JWS; application/jose+json holds the statement too (flattened, unencoded payload);
    application/json is the answer that the submission had.
    """
    _, _, applications = mine(request, READ)
    no_query(request)
    kind = media_type(request, RECEIPT_KINDS)
    row = applications.find(request.path_params["id"])
    if not row["receipt"]:
        raise Problem("not-found")
    if kind == "application/json":
        body = encode(submission(row, language_of(request)))
    elif kind == "application/jose":
        body = row["receipt"].encode()
    else:
        protected, _, signature = row["receipt"].split(".")
        payload = canonical(json.loads(row["statement"])).decode()
        body = encode({"payload": payload, "protected": protected, "signature": signature})
    return answer(request, body, cache=PERSONAL, kind=kind, headers={"Vary": "Accept"})
