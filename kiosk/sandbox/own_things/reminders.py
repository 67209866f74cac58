"""Reminders before a document runs out: for which, and how many days before, the person chooses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import Change, page
from kiosk.sandbox.negotiation import json_body, members, no_query, pointer, query
from kiosk.sandbox.own_things.favourites import WHOLE
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.tokens import bearer

Record = dict[str, Any]
SCOPE = "documents:read"
LONGEST = 365


def _told(portal: Portal, person: str, held: Holding, language: str) -> Record:
    document = Holdings(portal, person, "document").find(held.content["document"])
    before = held.content["daysBefore"]
    until = document.content["validTo"]
    return {
        "id": document.id,
        "title": document.content["title"][language],
        "validTo": until,
        "daysBefore": before,
        "remindAt": (date.fromisoformat(until) - timedelta(days=before)).isoformat(),
    }


async def listing(request: Request) -> Response:
    """GET /v1/me/reminders: the one that comes first is first."""
    grant = bearer(request, SCOPE)
    parameters = query(request, WHOLE)
    portal, language = portal_of(request), language_of(request)
    held = Holdings(portal, grant.person.id, "reminder")
    told = [_told(portal, grant.person.id, each, language) for each in held.all()]
    told.sort(key=lambda each: each["remindAt"])
    found = [Change(each["id"], place, each) for place, each in enumerate(told)]
    return page(request, parameters, found, held.revision(), PERSONAL)


async def put(request: Request) -> Response:
    """PUT /v1/me/reminders/{id}: `id` is the document's, which has to have a last day."""
    grant = bearer(request, SCOPE)
    no_query(request)
    portal, language = portal_of(request), language_of(request)
    document = Holdings(portal, grant.person.id, "document").find(request.path_params["id"])
    content = await json_body(request)
    known = {"daysBefore": lambda value: type(value) is int and 1 <= value <= LONGEST}
    members(content, known, ("daysBefore",))
    if "validTo" not in document.content:
        raise Problem("invalid", errors=[ItemError("notApplicable", pointer=pointer("daysBefore"))])
    held = Holdings(portal, grant.person.id, "reminder")
    there = _of(held, document.id)
    with portal.store.writing():
        if there is None:
            made = held.add({"document": document.id, "daysBefore": content["daysBefore"]})
        else:
            made = held.change(there, daysBefore=content["daysBefore"])
    return answer(request, _told(portal, grant.person.id, made, language), cache=PERSONAL)


async def delete(request: Request) -> Response:
    """DELETE /v1/me/reminders/{id}: one that is not there is not there afterwards either."""
    grant = bearer(request, SCOPE)
    no_query(request)
    portal = portal_of(request)
    document = Holdings(portal, grant.person.id, "document").find(request.path_params["id"])
    there = _of(Holdings(portal, grant.person.id, "reminder"), document.id)
    if there is not None:
        portal.store.run("DELETE FROM holding WHERE id = ?", there.id)
    return Response(status_code=204, headers={"Cache-Control": PERSONAL})


def _of(held: Holdings, document: str) -> Holding | None:
    return next((each for each in held.all() if each.content["document"] == document), None)
