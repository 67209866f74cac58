"""Free times and appointments, of a signed-in person and of a guest with a code (contract §A.2 37–39)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.applications import MERGE_PATCH, text_of
from kiosk.sandbox.appointments import booking
from kiosk.sandbox.appointments.times import HORIZON, USUAL_SPAN, ZONE, free, given_at_centres, open_to_guests, over
from kiosk.sandbox.appointments.wording import STATES
from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer, require_match, version_tag
from kiosk.sandbox.holdings import Holding, Holdings, by_code
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, is_text, page
from kiosk.sandbox.negotiation import json_body, members, no_query, pointer, query
from kiosk.sandbox.people import Person
from kiosk.sandbox.portal import BAKU, Portal, portal_of
from kiosk.sandbox.tokens import Grant, bearer

Record = dict[str, Any]
SCOPE: Final = "appointments:write"
CODE: Final = "appointment-code"
"""The header with which a guest shows the code of an appointment: it stands in no address."""
LONGEST_NOTE: Final = 500
MOST_NEEDS: Final = 10
_FEW_SECONDS: Final = "public, max-age=30"
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NEED: Final = re.compile(r"[A-Za-z]{1,40}", re.ASCII)
_GUEST: Final = Grant(
    Person(booking.GUEST, booking.GUEST, "az", {}, {}), client=booking.GUEST, scopes=frozenset(), acr="", auth_time=0.0
)


def is_time(value: object) -> bool:
    """A time with its offset (RFC 3339)."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value.upper()).astimezone(BAKU)
    except (ValueError, OverflowError):
        return False
    return True


def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_contact(value: object) -> bool:
    known = ("name", "phone", "email")
    return isinstance(value, dict) and all(name in known and text_of(1, 200)(each) for name, each in value.items())


def _are_needs(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_NEEDS
        and all(isinstance(each, str) and _NEED.fullmatch(each) for each in value)
        and len(set(value)) == len(value)
    )


_SAID: Final[dict[str, Callable[[Any], bool]]] = {
    "contact": _is_contact,
    "needs": _are_needs,
    "note": text_of(0, LONGEST_NOTE),
    "reminder": lambda value: value in booking.REMINDERS,
}


async def slots(request: Request) -> Response:
    """GET /v1/locations/{id}/slots: days are those of the centre's own clock."""
    portal = portal_of(request)
    parameters = query(request, {"serviceId": is_text, "from": _is_day, "to": _is_day})
    location = portal.register.record("locations", request.path_params["id"])
    service = portal.register.service(parameters["serviceId"]) if "serviceId" in parameters else None
    if location is None or ("serviceId" in parameters and service is None):
        raise Problem("not-found")
    today = portal.clock().astimezone(BAKU).date()
    first = max(today, date.fromisoformat(parameters.get("from", today.isoformat())))
    last = date.fromisoformat(parameters["to"]) if "to" in parameters else min(first, today + HORIZON) + USUAL_SPAN
    given = service is None or given_at_centres(service)
    told = {
        "slots": free(portal, location, first, last) if given else [],
        "timezone": ZONE,
        "at": portal.told_time(),
        "guest": service is not None and open_to_guests(service),
    }
    return answer(request, told, cache=_FEW_SECONDS)


def _told(portal: Portal, held: Holding, language: str) -> Record:
    content = held.content
    state = "past" if content["status"] == "booked" and over(portal, held) else content["status"]
    return {
        "id": held.id,
        "code": held.code,
        "status": {"code": state, "label": STATES[state][language]},
        "locationId": content["location"],
        "serviceId": content["service"],
        "start": content["start"],
        "end": content["end"],
        "timezone": ZONE,
        "contact": content["contact"],
        "needs": content["needs"],
        "note": content["note"],
        "reminder": content["reminder"],
        "createdAt": held.at,
    }


def _show(request: Request, held: Holding, *, status: int = 200) -> Response:
    tag = version_tag(held.id, held.version, language_of(request))
    headers = {"Location": f"/v1/appointments/{held.id}"} if status == 201 else {}
    told = _told(portal_of(request), held, language_of(request))
    return answer(request, told, cache=PERSONAL, tag=tag, status=status, headers=headers)


def _whose(request: Request) -> Grant:
    """Who asks: a person where there is a token, even one that does not hold; else a guest."""
    return bearer(request, SCOPE) if "authorization" in request.headers else _GUEST


def _found(request: Request) -> tuple[Portal, Holding]:
    """The appointment that is asked for, by its owner, or by a guest who shows its code. Raises `Problem` 401, 404, 429."""
    portal, key = portal_of(request), request.path_params["id"]
    code = request.headers.get(CODE)
    if code is None or "authorization" in request.headers:
        grant = bearer(request, SCOPE)
        return portal, Holdings(portal, grant.person.id, "appointment").find(key)
    held = _by_code(portal, code)
    if held.id != key:
        raise Problem("not-found")
    return portal, held


def _by_code(portal: Portal, code: str) -> Holding:
    """A guest's appointment: what somebody has booked who signed in, no code opens."""
    portal.guesses.allow(portal.timestamp())
    held = by_code(portal, "appointment", code.replace(" ", "").replace("-", "").upper())
    if held is None or held.person != booking.GUEST:
        portal.guesses.wrong(portal.timestamp())
        raise Problem("not-found")
    return held


async def create(request: Request) -> Response:
    """POST /v1/appointments: as oneself, or as a guest where the service allows it."""
    grant = _whose(request)
    portal = portal_of(request)
    no_query(request)
    content = await json_body(request)
    known = {"locationId": text_of(1, 100), "serviceId": text_of(1, 100), "start": is_time, **_SAID}
    members(content, known, ("locationId", "serviceId", "start"))

    def act() -> Response:
        wish = booking.wished(portal, content["locationId"], content["serviceId"], content["start"].upper())
        if grant is _GUEST:
            _admit(request, wish, content)
        return _show(request, booking.book(portal, grant.person.id, wish, content), status=201)

    return await once(request, grant, act)


def _admit(request: Request, wish: booking.Wish, content: Record) -> None:
    """Raises `Problem` 401 where a guest cannot book, 422 when it is not known whom to call."""
    if not open_to_guests(wish.service):
        bearer(request, SCOPE)
    if not {"name", "phone"} <= set(content.get("contact", {})):
        raise Problem("invalid", errors=[ItemError("guestNeedsContact", pointer=pointer("contact"))])


async def listing(request: Request) -> Response:
    """GET /v1/appointments: the newest booking first."""
    grant = bearer(request, SCOPE)
    portal = portal_of(request)
    parameters = query(request, PAGING)
    language = language_of(request)
    appointments = Holdings(portal, grant.person.id, "appointment")
    changes = appointments.listed(lambda held: _told(portal, held, language), parameters.get("since"))
    return page(request, parameters, changes, appointments.revision(), PERSONAL)


async def lookup(request: Request) -> Response:
    """POST /v1/appointments/lookup: a guest's appointment by its code, which stands in no address."""
    no_query(request)
    content = await json_body(request)
    members(content, {"code": text_of(1, 40)}, ("code",))
    return _show(request, _by_code(portal_of(request), content["code"]))


async def one(request: Request) -> Response:
    """GET /v1/appointments/{id}"""
    _, held = _found(request)
    no_query(request)
    return _show(request, held)


async def patch(request: Request) -> Response:
    """PATCH /v1/appointments/{id}: move it, or change what was said."""
    portal, held = _found(request)
    no_query(request)
    content = await json_body(request, MERGE_PATCH)
    known = {"start": is_time, "locationId": text_of(1, 100), **_SAID}
    del known["contact"]
    members(content, known)
    require_match(request, version_tag(held.id, held.version, language_of(request)))
    if "start" in content:
        content["start"] = content["start"].upper()
    with portal.store.writing():
        held = booking.change(portal, held, content) if content else held
    return _show(request, held)


async def delete(request: Request) -> Response:
    """DELETE /v1/appointments/{id}: cancel; it stays in the list, as cancelled."""
    portal, held = _found(request)
    no_query(request)
    require_match(request, version_tag(held.id, held.version, language_of(request)))
    with portal.store.writing():
        booking.cancel(portal, held)
    return Response(status_code=204, headers={"Cache-Control": PERSONAL})
