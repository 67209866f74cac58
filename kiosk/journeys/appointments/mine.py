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
from kiosk.journeys.fetched_list import FetchedList
from kiosk.journeys.journey import Journey, Next, opening
from kiosk.journeys.whose import own_or_theirs
from kiosk.page import Action, Notice, Page
from kiosk.portal.resources.appointments import Appointment
from kiosk.text import Text

SOON: Final = timedelta(days=2)


def my_appointments(below: Journey, desk: Desk) -> Next:
    """Open the list on top of `below`."""
    return opening(below, MyAppointments(), ListAppointments(desk.language))


@dataclass(frozen=True, slots=True)
class MyAppointments(FetchedList[Appointment]):
    """Opened with `ListAppointments`."""

    place = "appointments"

    def load(self, desk: Desk) -> ListAppointments:
        return ListAppointments(desk.language)

    def heading(self, desk: Desk) -> Text:
        # Translators: "their" is of the person or the company that one acts for
        return own_or_theirs(desk, desk.wording("My appointments"), desk.wording("Their appointments"))

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. Your appointments are coming.")

    def row(self, item: Appointment, desk: Desk) -> Action:
        return Action("open", when_of(item, desk), icon="clock", argument=item.id, description=_about(item, desk))

    def opened(self, item: str, desk: Desk) -> Next | None:
        return opening(self, of_person(item, desk.person), LoadAppointment(item, desk.language))

    def before(self, found: tuple[Appointment, ...], desk: Desk) -> tuple[Notice, ...]:
        if not found:
            return (Notice(desk.wording("To book a visit, open a service and choose “Book a visit”.")),)
        return _soon(found, desk)

    def shown(self, found: tuple[Appointment, ...], desk: Desk) -> Page:
        page = FetchedList.shown(self, found, desk)
        return replace(page, said=tuple(notice.text for notice in self.before(found, desk)))


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
