"""A number in the queue of a centre: how many are ahead, about when it is one's turn, and the call (contract §A.2 40).

The queue is fiction: it moves with the portal's clock, one person at a time.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.applications import text_of
from kiosk.sandbox.appointments.booking import wished
from kiosk.sandbox.appointments.endpoints import SCOPE
from kiosk.sandbox.appointments.wording import TICKET_STATES
from kiosk.sandbox.enrolled.kiosks import if_kiosk
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.negotiation import json_body, members, no_query
from kiosk.sandbox.portal import BAKU, Portal, portal_of
from kiosk.sandbox.tokens import Grant, bearer

Record = dict[str, Any]
PRIORITIES: Final = ("none", "disability", "elderly", "pregnancy", "smallChild", "veteran")
PACE: Final = timedelta(minutes=2)
"""How long one person takes at a window."""
PATIENCE: Final = timedelta(minutes=3)
"""How long somebody who is called is waited for."""
MOST_AHEAD: Final = 9
ASK_AGAIN: Final = 10
ASK_SOON: Final = 5
_WINDOWS: Final = 8


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who takes numbers: a signed-in person, or an enrolled kiosk for whoever stands before it."""

    tickets: Holdings
    grant: Grant | None
    kiosk: str = ""


def _asker(request: Request) -> _Asker:
    """By the token that is shown. Raises `Problem` 401 or 403 when it is nobody's."""
    portal, kiosk = portal_of(request), if_kiosk(request)
    if kiosk is not None:
        return _Asker(Holdings(portal, kiosk["client"], "ticket"), None, kiosk["client"])
    grant = bearer(request, SCOPE)
    return _Asker(Holdings(portal, grant.person.id, "ticket"), grant)


async def create(request: Request) -> Response:
    """POST /v1/queue-tickets: a number; a person who waits there already keeps the one they have.

    A kiosk gets another one each time: it is somebody else who stands before it.
    """
    portal, asker = portal_of(request), _asker(request)
    tickets = asker.tickets
    no_query(request)
    content = await json_body(request)
    known = {
        "locationId": text_of(1, 100),
        "serviceId": text_of(1, 100),
        "priority": lambda value: isinstance(value, dict) and set(value) == {"code"} and value["code"] in PRIORITIES,
    }
    members(content, known, ("locationId", "serviceId"))

    def act() -> Response:
        wish = wished(portal, content["locationId"], content["serviceId"], portal.told_time())
        priority = content.get("priority", {"code": "none"})["code"]
        held_before = [] if asker.kiosk else tickets.all()
        waiting = [each for each in held_before if _waits(portal, each, wish.location["id"])]
        held = waiting[0] if waiting else _new(portal, tickets, wish.location["id"], wish.service["id"], priority)
        return _show(request, held, status=201)

    return await once(request, asker.grant, act, kiosk=asker.kiosk)


def _new(portal: Portal, tickets: Holdings, location: str, service: str, priority: str) -> Holding:
    now = portal.clock().astimezone(BAKU)
    letter = "A" if priority == "none" else "P"
    number = portal.store.next_number(f"ticket-{location}-{letter}-{now:%Y-%m-%d}")
    ahead = 1 + hashlib.sha256(f"{location}/{now:%Y-%m-%d/%H}".encode()).digest()[0] % MOST_AHEAD
    content = {
        "location": location,
        "service": service,
        "priority": priority,
        "number": f"{letter} {number:03d}",
        "ahead": ahead if letter == "A" else ahead // 3,
        "taken": now.isoformat(timespec="seconds"),
        "window": 1 + number % _WINDOWS,
    }
    return tickets.add(content)


def _turn(held: Holding) -> datetime:
    """When it is called."""
    return datetime.fromisoformat(held.content["taken"]) + PACE * int(held.content["ahead"])


def _state(portal: Portal, held: Holding) -> str:
    now, turn = portal.clock(), _turn(held)
    if now < turn:
        return "waiting"
    return "called" if now < turn + PATIENCE else "missed"


def _waits(portal: Portal, held: Holding, location: str) -> bool:
    return bool(held.content["location"] == location) and _state(portal, held) != "missed"


def _show(request: Request, held: Holding, *, status: int = 200) -> Response:
    portal = portal_of(request)
    state = _state(portal, held)
    left = _turn(held) - portal.clock()
    ahead = max(0, -(-left // PACE)) if state == "waiting" else 0
    told: Record = {
        "id": held.id,
        "number": held.content["number"],
        "peopleAhead": ahead,
        "estimatedAt": _turn(held).isoformat(timespec="seconds"),
        "status": {"code": state, "label": TICKET_STATES[state][language_of(request)]},
        "priority": {"code": held.content["priority"]},
        "locationId": held.content["location"],
        "serviceId": held.content["service"],
    }
    headers = {}
    if state == "called":
        told["window"] = str(held.content["window"])
    if state != "missed":
        headers["Retry-After"] = str(ASK_SOON if ahead <= 1 else ASK_AGAIN)
    if status == 201:
        headers["Location"] = f"/v1/queue-tickets/{held.id}"
    return answer(request, told, cache=PERSONAL, status=status, headers=headers)


async def one(request: Request) -> Response:
    """GET /v1/queue-tickets/{id}: Retry-After until it is over."""
    tickets = _asker(request).tickets
    no_query(request)
    return _show(request, tickets.find(request.path_params["id"]))
