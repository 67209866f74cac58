"""Signing an application with a phone or a card (contract §A.2 26): asked for here, decided on `phone_signing`'s page.

The shapes are those of Mobile-ID and Smart-ID: a check code that stands on both screens, a state to ask for now and then. A
signature is of the answers as they were: it does not hold for others.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import sqlite3
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.application_store import Applications
from kiosk.sandbox.applications import WRITE, form_of, mine, text_of
from kiosk.sandbox.casework import OPEN, last_asked
from kiosk.sandbox.casework_wording import REFUSALS, SIGNATURE_STATES
from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.negotiation import json_body, members, no_query, pointer
from kiosk.sandbox.portal import BAKU, Portal
from kiosk.sandbox.receipts import canonical
from kiosk.sandbox.tokens import require_level

Record = dict[str, Any]
CREDENTIALS: Final = ("asanImza", "sima", "eSignature")
HOLDS: Final = 900.0
"""Seconds for which a signature that was given may be used."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_PHONE: Final = re.compile(r"\+994\d{9}")


def refusal(code: str, *steps: str | int) -> ItemError:
    """One thing that is not accepted, in this subject's own words."""
    return ItemError(code, pointer=pointer(*steps), words=REFUSALS[code])


def digest_of(row: sqlite3.Row) -> str:
    """What is signed: the canonical answers (RFC 8785)."""
    return hashlib.sha256(canonical(json.loads(row["data"]))).hexdigest()


async def create(request: Request) -> Response:
    """POST /v1/signatures"""
    portal, grant, applications = mine(request, WRITE)
    no_query(request)
    content = await json_body(request)
    known = {
        "applicationId": text_of(1, 100),
        "digest": lambda value: isinstance(value, str) and _DIGEST.fullmatch(value) is not None,
        "credential": lambda value: value in CREDENTIALS,
        "phone": text_of(1, 40),
    }
    members(content, known, ("credential",))
    if ("applicationId" in content) == ("digest" in content):
        raise Problem("invalid", errors=[refusal("oneOfTwo", "applicationId")])
    if content["credential"] == "asanImza" and not _PHONE.fullmatch(content.get("phone", "")):
        raise Problem("invalid", errors=[refusal("phoneNeeded", "phone")])

    def act() -> Response:
        digest = content.get("digest", "")
        if "applicationId" in content:
            row = _to_sign(applications, content["applicationId"])
            form = form_of(portal, row)
            if form.get("signature", {}).get("required"):
                require_level(portal, grant, form["signature"]["level"])
            digest = digest_of(row)
        key = secrets.token_hex(8)
        portal.store.run(
            "INSERT INTO signature VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?, 0)",
            *(key, grant.person.id, content.get("applicationId", ""), digest, content["credential"]),
            *(content.get("phone", ""), f"{secrets.randbelow(10_000):04d}", portal.timestamp() + portal.code_life),
        )
        headers = {"Location": f"/v1/signatures/{key}"}
        told = _told(portal, _find(portal, grant.person.id, key), language_of(request))
        return answer(request, told, cache=PERSONAL, status=202, headers=headers)

    return await once(request, grant, act)


async def one(request: Request) -> Response:
    """GET /v1/signatures/{id}; 429 when it is asked for again sooner than the interval says."""
    portal, grant, _ = mine(request, WRITE)
    no_query(request)
    row = _find(portal, grant.person.id, request.path_params["id"])
    now = portal.timestamp()
    if state_of(portal, row) == "pending" and now - row["polled_at"] < portal.poll_interval:
        raise Problem("too-many-requests", headers={"Retry-After": str(max(1, round(portal.poll_interval)))})
    portal.store.run("UPDATE signature SET polled_at = ? WHERE id = ?", now, row["id"])
    return answer(request, _told(portal, row, language_of(request)), cache=PERSONAL)


def state_of(portal: Portal, row: sqlite3.Row) -> str:
    """Its state now: what nobody decided in time has expired."""
    if row["state"] == "pending" and row["expires_at"] <= portal.timestamp():
        return "expired"
    return str(row["state"])


def decide(portal: Portal, row: sqlite3.Row, state: str) -> None:
    """What its owner did on the phone; an application that was waiting for a signature has one from now on."""
    portal.store.run("UPDATE signature SET state = ? WHERE id = ?", state, row["id"])
    applications = Applications(portal, row["person"])
    if state != "signed" or not row["application"]:
        return
    found = applications.find(row["application"])
    if found["status"] not in OPEN and last_asked(portal, found["id"]).get("kind") == "sign":
        applications.note(found["id"], "signed", found["status"])


def signature_refusals(portal: Portal, row: sqlite3.Row, signature: str) -> list[ItemError]:
    """Why a submission is not signed as its form wants it."""
    if not form_of(portal, row).get("signature", {}).get("required") and not signature:
        return []
    if not signature:
        return [refusal("signatureMissing", "signatureId")]
    found = portal.store.row("SELECT * FROM signature WHERE id = ? AND person = ?", signature, row["person"])
    known = found is not None and found["application"] == row["id"] and found["state"] == "signed"
    if found is None or not known or found["expires_at"] + HOLDS <= portal.timestamp():
        return [refusal("signatureUnknown", "signatureId")]
    return [] if found["digest"] == digest_of(row) else [refusal("signatureStale", "signatureId")]


def _to_sign(applications: Applications, key: str) -> sqlite3.Row:
    """The application that is to be signed. Raises `Problem` 422 for none of this person's, 409 for one that needs none."""
    try:
        row = applications.find(key)
    except Problem as problem:
        raise Problem("invalid", errors=[refusal("unknownApplication", "applicationId")]) from problem
    if row["status"] not in OPEN and last_asked(applications.portal, key).get("kind") != "sign":
        raise Problem("conflict")
    return row


def _find(portal: Portal, person: str, key: str) -> sqlite3.Row:
    row = portal.store.row("SELECT * FROM signature WHERE id = ? AND person = ?", key, person)
    if row is None:
        raise Problem("not-found")
    return row


def _told(portal: Portal, row: sqlite3.Row, language: str) -> Record:
    state = state_of(portal, row)
    expires = portal.clock().fromtimestamp(row["expires_at"], BAKU)
    return {
        "id": row["id"],
        "credential": row["credential"],
        "state": {"code": state, "label": SIGNATURE_STATES[state][language]},
        "verificationCode": row["code"],
        "interval": portal.poll_interval,
        "expiresAt": expires.isoformat(timespec="seconds"),
    }
