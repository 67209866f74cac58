"""Services that a person wants to find again. They belong to the person, whomever they act for."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.lists import PAGING, Change, page
from kiosk.sandbox.negotiation import no_query, query
from kiosk.sandbox.portal import portal_of
from kiosk.sandbox.tokens import own

SCOPE = "profile:read"
WHOLE = {name: check for name, check in PAGING.items() if name != "since"}
"""What a short list may be asked for: it is always told whole, and has no tombstones."""


def _told(held: Holding) -> dict[str, str]:
    return {"id": held.content["service"], "at": held.at}


async def listing(request: Request) -> Response:
    """GET /v1/me/favourites: the newest first."""
    grant = own(request, SCOPE)
    parameters = query(request, WHOLE)
    held = Holdings(portal_of(request), grant.person.id, "favourite")
    found = [Change(each.content["service"], each.revision, dict(_told(each))) for each in held.all()]
    return page(request, parameters, found, held.revision(), PERSONAL)


async def put(request: Request) -> Response:
    """PUT /v1/me/favourites/{id}: `id` is the service's. A second time changes nothing."""
    grant = own(request, SCOPE)
    no_query(request)
    portal, service = portal_of(request), request.path_params["id"]
    if portal.register.service(service) is None:
        raise Problem("not-found")
    held = Holdings(portal, grant.person.id, "favourite")
    there = _of(held, service)
    if there is not None:
        return answer(request, _told(there), cache=PERSONAL)
    with portal.store.writing():
        made = held.add({"service": service})
    return answer(request, _told(made), cache=PERSONAL, status=201)


async def delete(request: Request) -> Response:
    """DELETE /v1/me/favourites/{id}: one that is not there is not there afterwards either."""
    grant = own(request, SCOPE)
    no_query(request)
    portal, service = portal_of(request), request.path_params["id"]
    if portal.register.service(service) is None:
        raise Problem("not-found")
    there = _of(Holdings(portal, grant.person.id, "favourite"), service)
    if there is not None:
        portal.store.run("DELETE FROM holding WHERE id = ?", there.id)
    return Response(status_code=204, headers={"Cache-Control": PERSONAL})


def _of(held: Holdings, service: str) -> Holding | None:
    return next((each for each in held.all() if each.content["service"] == service), None)
