"""Booking one appointment, once: whatever answer is lost and however often it is tried, there is one at the portal.

One key stands for one wish (contract §A.1). While it is not known what became of a wish, nothing else is asked for: the
same is sent again, and the portal gives the answer that it gave before. Had it been booked, and another time is wanted by
now, then it is moved.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from kiosk.appointments.outcomes import Taken
from kiosk.portal.appointments import TAKEN, Appointments, alternatives
from kiosk.portal.cancelling import Cancellation, current
from kiosk.portal.errors import Conflict, Forbidden, NotFound, Rejected, TooManyRequests, Unauthorised
from kiosk.portal.exchange import new_key
from kiosk.portal.resources.appointments import CANCELLED, Appointment, Wanted

T = TypeVar("T")
_NOT_BOOKED: Final = (NotFound, Rejected)
"""Answers that say for certain that nothing was booked under a key: the portal looks at the key before."""
_NOT_HEARD: Final = (Forbidden, TooManyRequests, Unauthorised)
"""Answers that came before the portal looked at the key: they are certain only the first time that it is used."""
_MOST_WAITS: Final = 5
_LONGEST_WAIT: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Sent:
    """A wish of which no answer came, by whom it was sent, and the key that it stands under."""

    by: Appointments
    guest: bool
    wanted: Wanted
    key: str


@dataclass(frozen=True, slots=True)
class Made:
    """The appointment, and through whom it was booked: as a guest, or as a person."""

    by: Appointments
    appointment: Appointment
    guest: bool

    @property
    def code(self) -> str:
        """What opens it: the code for a guest, nothing more for a person."""
        return self.appointment.code if self.guest else ""


class Booking:
    """One appointment that is being made. Keep it as long as its pages are open; `book` may be called again and again."""

    def __init__(self, pause: Callable[[float], None] | None = None) -> None:
        self._pause = pause or _pause
        self._lock = threading.Lock()
        self._unknown: _Sent | None = None
        self._made: Made | None = None

    def __repr__(self) -> str:
        return "Booking(hidden)"

    def book(self, by: Appointments, wanted: Wanted, *, guest: bool) -> Made | Taken:
        """Book it, or move what was booked before to it. Raises what went wrong; then the same may be tried again."""
        with self._lock:
            lost = self._unknown
            if lost is not None:
                found = self._send(lost, again=True)
                if isinstance(found, Taken) and lost.wanted == wanted:
                    return found
            if self._made is not None:
                return self._moved(self._made, wanted)
            return self._send(_Sent(by, guest, wanted, new_key()), again=False)

    def _send(self, sent: _Sent, *, again: bool) -> Made | Taken:
        self._unknown = sent
        try:
            booked = self._patiently(lambda: sent.by.book(sent.wanted, sent.key))
        except Conflict as conflict:
            if conflict.retry_after is None:
                self._unknown = None
            if conflict.code != TAKEN:
                raise
            return Taken(tuple(alternatives(conflict)))
        except _NOT_BOOKED:
            self._unknown = None
            raise
        except _NOT_HEARD:
            if not again:
                self._unknown = None
            raise
        self._unknown = None
        self._made = Made(sent.by, booked, sent.guest)
        return self._made

    def _moved(self, made: Made, wanted: Wanted) -> Made | Taken:
        """What was booked, as it is wanted now."""
        booked = made.appointment
        told: dict[str, object] = {"start": wanted.start, "locationId": wanted.location}
        before: dict[str, object] = {"start": booked.start, "locationId": booked.location_id or wanted.location}
        changes = {name: value for name, value in told.items() if before[name] != value}
        if not changes:
            return made
        found = changed(made.by, booked, changes, made.code)
        if isinstance(found, Taken):
            return found
        self._made = replace(made, appointment=found)
        return self._made

    def _patiently(self, work: Callable[[], T]) -> T:
        """Do `work`, waiting while the portal says that the same request is still running (409 with Retry-After)."""
        for _ in range(_MOST_WAITS):
            try:
                return work()
            except Conflict as conflict:
                if conflict.retry_after is None:
                    raise
                self._pause(min(conflict.retry_after, _LONGEST_WAIT))
        return work()


def changed(by: Appointments, appointment: Appointment, changes: dict[str, object], code: str) -> Appointment | Taken:
    """Change an appointment once. An answer that was lost shows itself as a conflict: what is there then is looked at."""
    try:
        return by.change(appointment, changes, code)
    except Conflict as conflict:
        if conflict.code == TAKEN:
            return Taken(tuple(alternatives(conflict)))
        now = by.appointment(appointment.id, code)
        if _holds(now, changes):
            return now
        raise


def cancelled(by: Appointments, appointment: Appointment, code: str) -> Appointment:
    """Cancel an appointment; one that is cancelled already stays so."""
    try:
        by.cancel(appointment, code)
    except Conflict:
        now = by.appointment(appointment.id, code)
        if now.status.code != CANCELLED:
            raise
        return now
    return by.appointment(appointment.id, code)


def _holds(appointment: Appointment, changes: dict[str, object]) -> bool:
    told = {"start": appointment.start, "locationId": appointment.location_id, "reminder": appointment.reminder}
    return all(told.get(name) == value for name, value in changes.items())


def _pause(seconds: float) -> None:
    (current() or Cancellation()).wait(seconds)
