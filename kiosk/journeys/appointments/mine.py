"""The person's appointments: those to come, then those that are over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from kiosk.appointments.clock import begin_of
from kiosk.desk import Desk
from kiosk.journeys.appointments.requests import ListAppointments, LoadAppointment
from kiosk.journeys.appointments.shown import of_person
from kiosk.journeys.appointments.words import centre_name, service_name, state_of, when_of
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Journey, Next, opening, stay
from kiosk.journeys.listing import list_page, told_apart, turned
from kiosk.page import Action, Notice, Page
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.appointments import Appointment
from kiosk.text import Text

SOON: Final = timedelta(days=2)


def my_appointments(below: Journey, desk: Desk) -> Next:
    """Open the list on top of `below`."""
    return opening(below, MyAppointments(), ListAppointments(desk.language))


@dataclass(frozen=True, slots=True)
class MyAppointments:
    """Opened with `ListAppointments`."""

    found: tuple[Appointment, ...] | None = None
    owner: str = ""
    error: PortalError | None = None
    first: int = 0
    keep: str = ""

    def load(self, desk: Desk) -> ListAppointments:
        return ListAppointments(desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=name):
                return opening(self, of_person(name, desk.person), LoadAppointment(name, desk.language))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. Your appointments are coming.")
        return drawn(self, desk, _("My appointments"), waiting, lambda found: self._list(found, desk))

    def _list(self, found: tuple[Appointment, ...], desk: Desk) -> Page:
        _ = desk.wording
        rows = [
            Action("open", when_of(each, desk), icon="clock", argument=each.id, description=_about(each, desk))
            for each in found
        ]
        before = _soon(found, desk)
        if not found:
            before = (Notice(_("To book a visit, open a service and choose “Book a visit”.")),)
        page = list_page("appointments", _("My appointments"), told_apart(rows, _), self.first, _, *before)
        return replace(page, said=tuple(notice.text for notice in before))


def _soon(found: tuple[Appointment, ...], desk: Desk) -> tuple[Notice, ...]:
    """A reminder of what comes within two days."""
    _, now = desk.wording, desk.now()
    soon = [each for each in found if each.stands(now) and begin_of(each) - now < SOON]
    if not soon:
        return ()
    words = _("Your next visit: {when}.", when=when_of(soon[0], desk))
    return (Notice(words, title=_("Do not forget")),)


def _about(appointment: Appointment, desk: Desk) -> Text:
    """Where and what for; what has become of it, when it does not stand."""
    _ = desk.wording
    where, what = centre_name(appointment.location_id, desk), service_name(appointment.service_id, desk)
    if appointment.stands(desk.now()):
        return _("{where} · {what}", where=where, what=what)
    return _("{state} · {where} · {what}", state=state_of(appointment, desk), where=where, what=what)
