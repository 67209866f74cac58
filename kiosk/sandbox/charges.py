"""What a person has to pay, and looking a charge up by its reference without signing in (contract §A.2 30)."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.holdings import Holding, Holdings, by_code
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, page
from kiosk.sandbox.messages import coded
from kiosk.sandbox.negotiation import query
from kiosk.sandbox.payment_store import settle
from kiosk.sandbox.payment_wording import CHARGE_KINDS, CHARGE_STATES
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.tokens import bearer

Record = dict[str, Any]
READ: Final = "payments:read"
LONGEST_REFERENCE: Final = 40


def _told(held: Holding, language: str) -> Record:
    content = held.content
    told: Record = {"id": held.id, **in_public(held, language)}
    payment = content.get("running") or content.get("paymentId")
    return {**told, "paymentId": payment} if payment else told


def in_public(held: Holding, language: str) -> Record:
    """What anyone who knows the reference is told: what it is for, not whose it is."""
    content = held.content
    told: Record = {
        "reference": held.code,
        "kind": {"code": content["kind"], "label": CHARGE_KINDS[content["kind"]][language]},
        "payee": coded(content["payee"], language),
        "description": content["description"][language],
        "amount": content["amount"],
        "currency": "AZN",
        "dueDate": content["dueDate"],
        "status": {"code": content["status"], "label": CHARGE_STATES[content["status"]][language]},
    }
    return {**told, "paidAt": content["paidAt"]} if "paidAt" in content else told


async def listing(request: Request) -> Response:
    """GET /v1/charges: the newest first."""
    grant = bearer(request, READ)
    portal = portal_of(request)
    settle(portal)
    charges = Holdings(portal, grant.person.id, "charge")
    parameters = query(request, {**PAGING, "status": CHARGE_STATES.__contains__})
    language = language_of(request)
    changes = charges.listed(lambda held: _told(held, language), parameters.get("since"))
    if "status" in parameters:
        changes = [each for each in changes if each.record and each.record["status"]["code"] == parameters["status"]]
    return page(request, parameters, changes, charges.revision(), PERSONAL)


def plain(reference: str) -> str:
    """A reference as it is kept, however it was written."""
    return reference.replace(" ", "").replace("-", "")


def by_reference(portal: Portal, reference: str) -> Holding:
    """The charge of a reference. Raises `Problem` 404, and 429 after many wrong ones."""
    portal.guesses.allow(portal.timestamp())
    settle(portal)
    held = by_code(portal, "charge", plain(reference))
    if held is None:
        portal.guesses.wrong(portal.timestamp())
        raise Problem("not-found")
    return held


async def lookup(request: Request) -> Response:
    """GET /v1/charges/lookup"""
    parameters = query(request, {"reference": lambda value: 0 < len(value) <= LONGEST_REFERENCE})
    if "reference" not in parameters:
        raise Problem("bad-parameter")
    portal = portal_of(request)
    held = by_reference(portal, parameters["reference"])
    told = in_public(held, language_of(request))
    if held.content["status"] == "due" and "running" not in held.content:
        told["links"] = {"next": f"{portal.url}/pay?reference={held.code}", "entry": f"{portal.url}/pay"}
    return answer(request, told, cache="no-store")
