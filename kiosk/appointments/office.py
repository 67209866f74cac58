"""What the office does about visits to a centre: free times, one appointment, calendar, paper, the queue. On worker threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from kiosk.appointments.outcomes import Booked, FreeTimes, Taken
from kiosk.outcomes import Printed
from kiosk.qr import qr_rows
from translations import messages

if TYPE_CHECKING:  # loaded with the first request, after the first page
    from kiosk.appointments.at_kiosk import KioskNumbers
    from kiosk.appointments.booking import Booking
    from kiosk.catalogue.store import CatalogueStore
    from kiosk.portal.appointments import Appointments, Numbers
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.appointments import Appointment, Ticket, Wanted

T = TypeVar("T")
AHEAD: Final = timedelta(days=28)
"""How far ahead times are asked for."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How something leaves the program: `out` prints or saves a PDF under the beginning of a file's name, `keep` saves any
    bytes at home under a name and an ending; it says nothing but `Printed()` where there is no folder.
    """

    out: Callable[[Callable[[], bytes], str], Printed]
    keep: Callable[[bytes, str, str], Printed]


class AppointmentOffice:
    """Visits of whoever is here. `personal` is the client of whose things are at hand, and `owner` says whose they are: both
    raise `Unauthorised` when nobody is signed in. `public` is for everybody, `kiosk` for who takes a number without signing in.

    One key for each thing that must happen once (contract §A.1): it lives as long as the visit.
    """

    def __init__(
        self,
        personal: Callable[[], PersonalPortal],
        owner: Callable[[], str],
        public: Callable[[], PublicPortal],
        catalogue: CatalogueStore,
        ways: Ways,
        now: Callable[[], datetime],
        kiosk: KioskNumbers,
    ) -> None:
        self._personal = personal
        self._owner = owner
        self._public = public
        self._catalogue = catalogue
        self._ways = ways
        self._now = now
        self._kiosk = kiosk
        self._lock = threading.Lock()
        self._bookings: dict[str, Booking] = {}
        self._keys: dict[tuple[str, ...], str] = {}
        self._of_kiosk: set[str] = set()  # the numbers that are nobody's but this kiosk's

    def close(self) -> None:
        """Forget what was begun."""
        with self._lock:
            self._bookings.clear()
            self._keys.clear()
            self._of_kiosk.clear()
        self._kiosk.close()

    def free_times(self, location: str, service: str) -> FreeTimes:
        """When a centre can be visited for a service, and a name for the appointment that is made with it."""
        from kiosk.portal.exchange import new_key

        found = self._public().slots(location, service, (self._now() + AHEAD).date())
        now = self._now()
        ahead = now - found.at if found.at is not None else timedelta()
        return FreeTimes(tuple(found.slots), found.timezone, found.guest, ahead, new_key())

    def book(self, attempt: str, wanted: Wanted, language: str, *, guest: bool) -> Booked | Taken:
        """Book, signed in or as a guest; the same appointment however often it is asked for under the name of one attempt."""
        from kiosk.appointments.booking import Booking, Made

        by: Appointments = self._public().appointments if guest else self._personal().visits
        with self._lock:
            booking = self._bookings.setdefault(attempt, Booking())
        made = booking.book(by, wanted, guest=guest)
        return self._booked(made.appointment, language, guest=made.guest) if isinstance(made, Made) else made

    def appointments(self) -> tuple[Appointment, ...]:
        """The person's own: those to come, the next first; then those that are over, the latest first."""
        from kiosk.appointments.clock import begin_of

        found = self._personal().visits.appointments()
        now = self._now()
        to_come = [each for each in found if each.stands(now)]
        over = [each for each in found if not each.stands(now)]
        return (*sorted(to_come, key=begin_of), *sorted(over, key=begin_of, reverse=True))

    def appointment(self, name: str, language: str, code: str = "") -> Booked:
        """One of the person's, or what a guest's `code` opens."""
        if code:
            return self._booked(self._public().appointments.by_code(code), language, guest=True)
        return self._booked(self._personal().visits.appointment(name), language)

    def change(self, booked: Booked, changes: dict[str, object], language: str) -> Booked | Taken:
        """Move it, or choose another reminder; `Conflict` when it was changed elsewhere."""
        from kiosk.appointments.booking import changed

        by, code = self._by(booked)
        found = changed(by, booked.appointment, changes, code)
        return found if isinstance(found, Taken) else self._booked(found, language, guest=booked.guest)

    def cancel(self, booked: Booked, language: str) -> Booked:
        """Cancel it; one that is cancelled already stays so."""
        from kiosk.appointments.booking import cancelled

        by, code = self._by(booked)
        return self._booked(cancelled(by, booked.appointment, code), language, guest=booked.guest)

    def save_calendar(self, booked: Booked, language: str) -> Printed:
        """The appointment as a calendar file, in the person's own folder at home."""
        from kiosk.appointments.sheet import calendar_of

        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "appointment")
        made = calendar_of(booked.appointment, self._catalogue, language, self._now())
        return self._ways.keep(made.encode(), name, "ics")

    def print_appointment(self, booked: Booked, language: str) -> Printed:
        """When, where, the code and what to bring, on paper or in a file."""
        from kiosk.appointments.sheet import appointment_sheet

        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "appointment")
        return self._ways.out(lambda: appointment_sheet(booked, self._catalogue, language), name)

    def take_ticket(self, location: str, service: str, priority: str) -> Ticket:
        """A number in the queue; asked for again, it is the same one until it is over.

        Where nobody is signed in it is this kiosk's; `Unauthorised` where the portal does not take the kiosk for that.
        """
        from kiosk.portal.exchange import new_key

        owner, numbers = self._numbers()
        what = (owner, location, service, priority)
        with self._lock:
            key = self._keys.setdefault(what, new_key())
        ticket = self._taken(numbers, owner, numbers.take_ticket(location, service, priority, key))
        if ticket.status.code in ("waiting", "called"):
            return ticket
        with self._lock:  # it was one of before, and is over
            key = self._keys[what] = new_key()
        return self._taken(numbers, owner, numbers.take_ticket(location, service, priority, key))

    def _taken(self, numbers: Numbers, owner: str, taken: Ticket) -> Ticket:
        if not owner:
            with self._lock:
                self._of_kiosk.add(taken.id)
        return numbers.ticket(taken.id)

    def _numbers(self) -> tuple[str, Numbers]:
        """Whose numbers are taken now, empty for the kiosk's; and through whom."""
        from kiosk.portal.errors import Unauthorised

        try:
            return self._owner(), self._personal().visits.numbers
        except Unauthorised:
            return "", self._kiosk.numbers()

    def ticket(self, ticket_id: str) -> Ticket:
        """How far the queue is."""
        with self._lock:
            of_kiosk = ticket_id in self._of_kiosk
        return (self._kiosk.numbers() if of_kiosk else self._personal().visits.numbers).ticket(ticket_id)

    def print_ticket(self, ticket: Ticket, language: str) -> Printed:
        """The number on paper, to wait with at the centre."""
        from kiosk.appointments.sheet import ticket_sheet

        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "queue-number")
        return self._ways.out(lambda: ticket_sheet(ticket, self._catalogue, language), name)

    def _booked(self, appointment: Appointment, language: str, *, guest: bool = False) -> Booked:
        from kiosk.appointments.sheet import small_calendar_of

        calendar = small_calendar_of(appointment, self._catalogue, language, self._now())
        qr_rows(calendar)
        return Booked(appointment, calendar, guest)

    def _by(self, booked: Booked) -> tuple[Appointments, str]:
        """Through whom an appointment is changed, and the code that opens a guest's."""
        if booked.guest:
            return self._public().appointments, booked.appointment.code
        return self._personal().visits, ""
