"""One example of each page of a visit to a centre, in states that the journeys come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from kiosk.appointments.outcomes import Booked, FreeTimes, Taken
from kiosk.desk import Desk
from kiosk.formatting import AZERBAIJAN
from kiosk.journeys.appointments.beginning import ServicesAtCentres, ToACentre, TopicsAtCentres
from kiosk.journeys.appointments.booking import BookVisit
from kiosk.journeys.appointments.booking_pages import Answers
from kiosk.journeys.appointments.by_code import AppointmentByCode
from kiosk.journeys.appointments.choosing import Choosing
from kiosk.journeys.appointments.mine import MyAppointments
from kiosk.journeys.appointments.moving import Moving
from kiosk.journeys.appointments.queue import QueueNumber
from kiosk.journeys.appointments.shown import ShownAppointment
from kiosk.journeys.centres import Towns
from kiosk.outcomes import Printed
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.resources.appointments import Appointment, Contact, Slot, Ticket
from kiosk.portal.resources.common import Coded
from tests.ui.pages_of_cabinet import OWNER, after_continue, signed_in

Make = Callable[[Desk], Page]

SERVICE: Final = "id-card-lost"
CENTRE: Final = "asan-baki-1"
START: Final = datetime(2026, 11, 24, 10, 30, tzinfo=AZERBAIJAN)
CALENDAR: Final = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//e-Government//Citizen Kiosk//EN\r\nBEGIN:VEVENT\r\n"
    "UID:appointment-0cef30829a6d2b82\r\nDTSTAMP:20261121T120000Z\r\nDTSTART:20261124T063000Z\r\n"
    "DTEND:20261124T070000Z\r\nSUMMARY:Vəsiqə\r\nLOCATION:1 saylı Bakı ASAN xidmət mərkəzi\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
TIMES: Final = FreeTimes(
    tuple(
        Slot(start=START + timedelta(days=day, minutes=30 * half), capacity=2) for day in range(9) for half in range(8)
    ),
    "Asia/Baku",
    guest=True,
    attempt="a",
)
CHOSEN: Final = Choosing(TIMES, START.date().isoformat(), START)
ANSWERS: Final = Answers("Sınaq Nümunəyev", "050 123 45 67", ("stepFree", "signLanguage"), "Liftlə qalxıram.")


def _appointment(**more: Any) -> Appointment:
    members: dict[str, Any] = {
        "start": START,
        "end": START + timedelta(minutes=30),
        "status": Coded(code="booked", label="Qəbula yazılıb"),
        "needs": ["stepFree", "signLanguage"],
        "note": "Liftlə qalxıram.",
        "reminder": "PT24H",
        **more,
    }
    return Appointment(
        id="0cef30829a6d2b82",
        code="R6WWER8LEKCQ",
        location_id=CENTRE,
        service_id=SERVICE,
        timezone="Asia/Baku",
        **members,
    )


def _choosing() -> Iterator[tuple[str, Make]]:
    start = BookVisit(SERVICE, CENTRE)
    days = replace(start, choosing=Choosing(TIMES))
    yield "towns", Towns(SERVICE, "karabakh-region").page
    yield "booking-begins", ToACentre().page
    yield "booking-topics", TopicsAtCentres().page
    yield "booking-services", ServicesAtCentres("identity", CENTRE).page
    yield "booking-loading", start.page
    yield "booking-days", days.page
    yield "booking-times", replace(start, choosing=Choosing(TIMES, START.date().isoformat())).page
    yield "booking-not-here", replace(start, error=errors.NotFound()).page
    yield "booking-none", replace(start, choosing=Choosing(FreeTimes(()))).page
    others = replace(start, choosing=CHOSEN.lost(Taken(TIMES.slots[1:4])))
    yield "booking-taken", others.page
    yield "booking-taken-nothing-left", replace(start, choosing=CHOSEN.lost(Taken())).page


def _booking() -> Iterator[tuple[str, Make]]:
    chosen = BookVisit(SERVICE, CENTRE, CHOSEN, answers=ANSWERS)
    nobody = replace(chosen, answers=Answers())
    no_guests = replace(CHOSEN, times=replace(TIMES, guest=False))
    yield "booking-who", replace(chosen, step="who").page
    yield "booking-who-no-guests", replace(chosen, step="who", choosing=no_guests).page
    yield "booking-name", replace(nobody, step="name").page
    yield "booking-name-error", after_continue(replace(nobody, step="name"))
    yield "booking-phone", replace(chosen, step="phone").page
    yield "booking-phone-error", after_continue(replace(nobody, step="phone"))
    yield "booking-needs", replace(chosen, step="needs").page
    yield "booking-note", replace(chosen, step="note").page
    yield "booking-reminder", signed_in(replace(chosen, step="reminder"))
    yield "booking-check", signed_in(replace(chosen, step="check"))
    yield "booking-check-guest", replace(chosen, step="check").page


def _shown() -> Iterator[tuple[str, Make]]:
    booked = Booked(_appointment(), CALENDAR)
    plain = ShownAppointment(booked.appointment.id, booked, OWNER)
    guest = Booked(_appointment(contact=Contact(name="Sınaq Qonaq", phone="050"), reminder=""), CALENDAR, guest=True)
    past = Booked(_appointment(start=START - timedelta(days=30), status=Coded(code="past")), CALENDAR)
    cancelled = Booked(_appointment(status=Coded(code="cancelled")), CALENDAR)
    yield "appointment-loading", signed_in(ShownAppointment("0cef", owner=OWNER))
    yield "appointment", signed_in(plain)
    yield "appointment-booked", signed_in(replace(plain, news="booked"))
    yield "appointment-booked-guest", ShownAppointment("0cef", guest, news="booked").page
    yield "appointment-moved", signed_in(replace(plain, news="moved"))
    yield "appointment-changed-elsewhere", signed_in(replace(plain, news="changed"))
    yield "appointment-saved", signed_in(replace(plain, printed=Printed(file="appointment-2026-11-21.ics")))
    yield "appointment-reminder", signed_in(replace(plain, asking="reminder", reminder="PT48H"))
    yield "appointment-cancel", signed_in(replace(plain, asking="cancel"))
    yield "appointment-cancelled", signed_in(replace(plain, found=cancelled, news="cancelled"))
    yield "appointment-past", signed_in(replace(plain, found=past))
    moving = Moving(booked, OWNER)
    yield "moving-check", signed_in(replace(moving, choosing=replace(CHOSEN, start=TIMES.slots[9].start)))


def _mine() -> Iterator[tuple[str, Make]]:
    over = _appointment(status=Coded(code="cancelled"), start=START - timedelta(days=400))
    many = (_appointment(), _appointment(), over)
    yield "appointments-none", signed_in(MyAppointments((), OWNER))
    yield "appointments", signed_in(MyAppointments(many, OWNER))
    yield "appointment-by-code", AppointmentByCode().page
    yield "appointment-by-code-error", after_continue(AppointmentByCode())
    yield "appointment-by-code-unknown-error", AppointmentByCode("R6WWER8LEKCX", fault="unknown").page


def _queue() -> Iterator[tuple[str, Make]]:
    ticket = Ticket(
        id="2923d526",
        number="A 014",
        people_ahead=7,
        estimated_at=datetime(2026, 11, 23, 7, 40, tzinfo=UTC),
        status=Coded(code="waiting", label="Gözləyir"),
        location_id=CENTRE,
        service_id=SERVICE,
        wait=10.0,
    )
    asked = QueueNumber(SERVICE, CENTRE)
    waiting = replace(asked, ticket=ticket, owner=OWNER)
    called = Ticket(id=ticket.id, number="A 014", status=Coded(code="called"), window="5")
    missed = Ticket(id=ticket.id, number="A 014", status=Coded(code="missed"))
    yield "queue-priority", asked.page
    yield "queue-waiting", signed_in(waiting)
    yield "queue-next", signed_in(replace(waiting, ticket=Ticket(id="2923d526", number="P 002")))
    yield "queue-interrupted", signed_in(replace(waiting, interrupted=True))
    yield "queue-called", signed_in(replace(waiting, ticket=called))
    yield "queue-missed", signed_in(replace(waiting, ticket=missed))


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    yield from _choosing()
    yield from _booking()
    yield from _shown()
    yield from _mine()
    yield from _queue()
