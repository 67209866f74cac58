"""What a person, or a guest with a code, may ask about visits to a centre (contract §A.2 37–40)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from kiosk.portal.cabinet import JSON, Ask, Every, Fetch
from kiosk.portal.errors import Conflict
from kiosk.portal.exchange import MERGE_PATCH, Reply
from kiosk.portal.problems import decoded, retry_after
from kiosk.portal.public import part
from kiosk.portal.resources.appointments import Appointment, Slot, Ticket, Wanted
from kiosk.portal.resources.common import ListOf

ASK_AGAIN: Final = 15.0
"""Seconds between two questions about a place in the queue where the portal does not say."""
TAKEN: Final = "slot-taken"
_CODE_HEADER: Final = "Appointment-Code"


class Appointments:
    """The appointments of whoever `ask` asks as: a person, or a guest. All methods raise the family in `portal/errors.py`.

    A guest opens what they have booked with its `code`; a person needs none. Keys are bare.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def book(self, wanted: Wanted, key: str) -> Appointment:
        """Book a time; the same key never books twice. `Conflict` with the code `slot-taken` when it is not free any more."""
        made = _with_etag(self._ask("POST", "/appointments", Appointment, body=wanted.body(), key=key))
        return msgspec.structs.replace(
            made,
            start=made.start or wanted.start,
            location_id=made.location_id or wanted.location,
            service_id=made.service_id or wanted.service,
            reminder=made.reminder or wanted.reminder,
        )

    def appointment(self, appointment_id: str, code: str = "") -> Appointment:
        return _with_etag(self._ask("GET", _path(appointment_id), Appointment, **_showing(code)))

    def by_code(self, code: str) -> Appointment:
        """What a guest has booked; `NotFound` when there is none of that code."""
        return _with_etag(self._ask("POST", "/appointments/lookup", Appointment, body={"code": code}, harmless=True))

    def change(self, appointment: Appointment, changes: Mapping[str, object], code: str = "") -> Appointment:
        """Move it, or change what was said; `Conflict` when the time is taken, or it was changed elsewhere."""
        told = {
            name: value.isoformat() if isinstance(value, datetime) else value for name, value in changes.items()
        }  # fmt: skip
        changed = _with_etag(
            self._ask(
                "PATCH",
                _path(appointment.id),
                Appointment,
                body=told,
                etag=appointment.etag,
                content_type=MERGE_PATCH,
                **_showing(code),
            )
        )
        return msgspec.structs.replace(
            changed,
            code=changed.code or appointment.code,
            start=changed.start or appointment.start,
            location_id=changed.location_id or appointment.location_id,
            service_id=changed.service_id or appointment.service_id,
        )

    def cancel(self, appointment: Appointment, code: str = "") -> None:
        """Cancel it; `Conflict` when it is over, or was changed elsewhere."""
        path, etag = _path(appointment.id), appointment.etag
        self._ask("DELETE", path, type(None), etag=etag, **_showing(code))


class Numbers:
    """Numbers in queues, of whoever `ask` and `fetch` ask as: a person, or an enrolled kiosk (contract §A.2 40)."""

    def __init__(self, ask: Ask, fetch: Fetch) -> None:
        self._ask = ask
        self._fetch = fetch

    def take_ticket(self, location: str, service: str, priority: str, key: str) -> Ticket:
        """A number in the queue; the same key never takes a second one."""
        body = {"locationId": location, "serviceId": service, "priority": {"code": priority}}
        return self._ask("POST", "/queue-tickets", Ticket, body=body, key=key).value

    def ticket(self, ticket_id: str) -> Ticket:
        """How far the queue is; `wait` is what the portal asks for before the next question."""
        answer = self._fetch(f"/queue-tickets/{part(ticket_id)}", JSON)
        return msgspec.structs.replace(decoded(answer, Ticket), wait=retry_after(answer.headers) or ASK_AGAIN)


class Visits(Appointments):
    """The appointments and the numbers of a signed-in person."""

    def __init__(self, ask: Ask, every: Every, fetch: Fetch) -> None:
        super().__init__(ask)
        self._every = every
        self.numbers = Numbers(ask, fetch)

    def appointments(self) -> list[Appointment]:
        """All of them, as the portal orders them."""
        return self._every("/appointments", ListOf[Appointment])


def alternatives(conflict: Conflict) -> list[Slot]:
    """Free times that the portal offers instead of one that is taken; what is none is left out."""
    found = []
    for each in conflict.alternatives:
        try:
            found.append(msgspec.convert(each, Slot))
        except msgspec.ValidationError:
            continue
    return sorted(found, key=lambda slot: slot.start)


def _path(appointment_id: str) -> str:
    return f"/appointments/{part(appointment_id)}"


def _showing(code: str) -> dict[str, Any]:
    return {"headers": {_CODE_HEADER: code}} if code else {}


def _with_etag(reply: Reply[Appointment]) -> Appointment:
    return msgspec.structs.replace(reply.value, etag=reply.etag)
