"""What the pages of appointments ask the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.appointments.outcomes import Booked, FreeTimes, Taken
from kiosk.journeys.journey import AtOnce
from kiosk.outcomes import Printed
from kiosk.portal.resources.appointments import Appointment, Ticket, Wanted

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class LoadTimes(AtOnce):
    """When a centre can be visited for a service → `FreeTimes`. Nobody need be signed in."""

    centre: str
    service: str
    language: str

    def perform(self, office: Office) -> FreeTimes:
        return office.appointments.free_times(self.centre, self.service)


@dataclass(frozen=True, slots=True)
class BookTime(AtOnce):
    """Book; again under the same attempt is the same appointment → `Booked` or `Taken`."""

    attempt: str
    wanted: Wanted
    guest: bool
    language: str

    def perform(self, office: Office) -> Booked | Taken:
        return office.appointments.book(self.attempt, self.wanted, self.language, guest=self.guest)


@dataclass(frozen=True, slots=True)
class ListAppointments(AtOnce):
    """The person's appointments, those to come first → a tuple of `Appointment`."""

    language: str

    def perform(self, office: Office) -> tuple[Appointment, ...]:
        return office.appointments.appointments()


@dataclass(frozen=True, slots=True)
class LoadAppointment(AtOnce):
    """One appointment of the person's, or what a guest's code opens → `Booked`."""

    id: str
    language: str
    code: str = field(default="", repr=False)

    def perform(self, office: Office) -> Booked:
        return office.appointments.appointment(self.id, self.language, self.code)


@dataclass(frozen=True, slots=True)
class ChangeAppointment(AtOnce):
    """Move it, or choose another reminder → `Booked` or `Taken`."""

    booked: Booked
    changes: Mapping[str, object] = field(repr=False)
    language: str

    def perform(self, office: Office) -> Booked | Taken:
        return office.appointments.change(self.booked, dict(self.changes), self.language)


@dataclass(frozen=True, slots=True)
class CancelAppointment(AtOnce):
    """Cancel it → `Booked`, as it is then."""

    booked: Booked
    language: str

    def perform(self, office: Office) -> Booked:
        return office.appointments.cancel(self.booked, self.language)


@dataclass(frozen=True, slots=True)
class SaveCalendar(AtOnce):
    """The appointment as a calendar file, at home → `Printed`."""

    booked: Booked
    language: str

    def perform(self, office: Office) -> Printed:
        return office.appointments.save_calendar(self.booked, self.language)


@dataclass(frozen=True, slots=True)
class PrintAppointment(AtOnce):
    """The appointment on paper at a kiosk, in a file at home → `Printed`."""

    booked: Booked
    language: str

    def perform(self, office: Office) -> Printed:
        return office.appointments.print_appointment(self.booked, self.language)


@dataclass(frozen=True, slots=True)
class TakeTicket(AtOnce):
    """A number in the queue of a centre; again, it is the same one → `Ticket`."""

    centre: str
    service: str
    priority: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> Ticket:
        return office.appointments.take_ticket(self.centre, self.service, self.priority)


@dataclass(frozen=True, slots=True)
class PollTicket:
    """How far is the queue? → `Ticket`. `turn` tells the questions of one waiting from those of another."""

    id: str
    turn: int
    language: str
    after: float = 0.0

    def perform(self, office: Office) -> Ticket:
        return office.appointments.ticket(self.id)


@dataclass(frozen=True, slots=True)
class PrintTicket(AtOnce):
    """The number on paper at a kiosk, in a file at home → `Printed`."""

    ticket: Ticket
    language: str

    def perform(self, office: Office) -> Printed:
        return office.appointments.print_ticket(self.ticket, self.language)
