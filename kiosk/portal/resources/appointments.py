"""Visits to a service centre: free times, appointments, a number in the queue (contract §A.2 37–40)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.portal.resources.common import Coded, Moment, Personal, Resource

BOOKED = "booked"
CANCELLED = "cancelled"
OVER = ("cancelled", "past", "visited", "missed")
"""States in which nothing can be done about an appointment any more."""


class Slot(Resource, frozen=True, kw_only=True):
    """A time at which a centre still receives `capacity` people."""

    start: Moment
    end: Moment | None = None
    capacity: int = 1


class Slots(Resource, frozen=True, kw_only=True):
    """The free times of a centre.

    `timezone` is the centre's (a name of the IANA database). `at` is the portal's time when it answered, so that a wrong
    clock here does no harm. `guest` says that one can book without signing in.
    """

    slots: list[Slot]
    timezone: str = ""
    at: Moment | None = None
    guest: bool = False


class Contact(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Whom the centre calls when something changes."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An appointment that somebody wants; the repr shows nothing of what they have written."""

    location: str
    service: str
    start: datetime
    contact: Contact = field(default_factory=Contact)
    needs: tuple[str, ...] = field(default=(), repr=False)
    note: str = field(default="", repr=False)
    reminder: str = ""

    def body(self) -> dict[str, Any]:
        """As it stands on the wire; what was left empty is not there."""
        body: dict[str, Any] = {
            "locationId": self.location,
            "serviceId": self.service,
            "start": self.start.isoformat(),
            "contact": self.contact,
            "needs": list(self.needs),
        }
        told = {"note": self.note, "reminder": self.reminder}
        return body | {name: value for name, value in told.items() if value}


class Appointment(Personal, frozen=True, kw_only=True):
    """An appointment. `code` is named at the centre, and opens what a guest has booked.

    `start` is None only in the short answer of a portal that tells no more after booking; the client fills it in.
    `reminder` is an ISO 8601 duration before the start, or `none`. `etag` is not on the wire: the client keeps the answer's
    ETag there.
    """

    id: str
    code: str = ""
    status: Coded
    location_id: str = ""
    service_id: str = ""
    start: Moment | None = None
    end: Moment | None = None
    timezone: str = ""
    contact: Contact = Contact()
    needs: list[str] = []
    note: str = ""
    reminder: str = ""
    etag: str = ""

    def stands(self, now: datetime) -> bool:
        """Whether somebody is expected: the portal says so, or knows another word for it and the time is still to come."""
        if self.status.code in OVER or self.start is None:
            return False
        return self.status.code == BOOKED or self.start > now


class Ticket(Personal, frozen=True, kw_only=True):
    """A number in the queue of a centre: waiting, called, missed, or a state that this program does not know.

    `window` says where to go when one is called. `wait` is not on the wire: the seconds that the portal asks to wait before
    the next question.
    """

    id: str
    number: str
    people_ahead: int = 0
    estimated_at: Moment | None = None
    status: Coded = Coded(code="waiting")
    window: str = ""
    location_id: str = ""
    service_id: str = ""
    wait: float = 0.0
