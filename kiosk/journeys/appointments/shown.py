"""One appointment: when, where, the code, what to bring; into the calendar, on paper; moved, cancelled once it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.appointments.outcomes import Booked
from kiosk.desk import Desk, Person
from kiosk.journeys.appointments.booking_pages import reminder_choice
from kiosk.journeys.appointments.moving import Moving
from kiosk.journeys.appointments.requests import (
    CancelAppointment,
    ChangeAppointment,
    LoadAppointment,
    LoadTimes,
    PrintAppointment,
    SaveCalendar,
)
from kiosk.journeys.appointments.shown_page import cancelling_page, shown_page
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.fetching import fetched
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.problems import problem_page
from kiosk.outcomes import Printed
from kiosk.page import CONTINUE, Action, Page, Paragraph
from kiosk.portal.errors import Conflict, PortalError

News = Literal["", "booked", "moved", "cancelled", "changed", "reminder"]
Asking = Literal["", "cancel", "reminder"]


@dataclass(frozen=True, slots=True)
class ShownAppointment:
    """An appointment by its id, or a guest's by its code. Opened with `LoadAppointment`, or with what was just booked.

    `news` is what has just become of it, `owner` the portal's id of whose it is, empty for a guest's.
    """

    name: str
    found: Booked | None = None
    owner: str = ""
    code: str = field(default="", repr=False)
    news: News = ""
    asking: Asking = ""
    reminder: str = ""
    working: bool = False
    printed: Printed | None = None
    error: PortalError | None = None
    keep: str = ""

    @property
    def _guests(self) -> bool:
        return bool(self.code) or (self.found is not None and self.found.guest)

    def load(self, desk: Desk) -> LoadAppointment:
        code = self.code
        if self.found is not None and self.found.guest:
            code = self.found.appointment.code
        return LoadAppointment(self.name, desk.language, code)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if self.working:
            return self._worked(event, desk)
        if (
            self.found is not None
            and self.error is None
            and (acted := self._acted(self.found, event, desk)) is not None
        ):
            return acted
        if event == Activated("back") and self.asking:
            return stay(replace(self, asking=""))
        if self._guests:
            return self._of_guest(event, desk)
        return fetched(self, event, desk)

    def _acted(self, booked: Booked, event: Event, desk: Desk) -> Next | None:
        language = desk.language
        plain = replace(self, printed=None, news="")
        match event:
            case Activated(action="move"):
                appointment = booked.appointment
                times = LoadTimes(appointment.location_id, appointment.service_id, language)
                return opening(plain, Moving(booked, self.owner), times)
            case Activated(action="cancel"):
                return stay(replace(plain, asking="cancel"))
            case Activated(action="cancel-now") if self.asking == "cancel":
                return stay(replace(plain, asking="", working=True), CancelAppointment(booked, language))
            case Activated(action="reminder"):
                return stay(replace(plain, asking="reminder", reminder=booked.appointment.reminder))
            case Changed(key="reminder", value=value):
                return stay(replace(self, reminder=value))
            case Activated(action="continue") if self.asking == "reminder":
                change = ChangeAppointment(booked, {"reminder": self.reminder or "none"}, language)
                return stay(replace(plain, asking="", working=True), change)
            case Activated(action="calendar"):
                return stay(replace(self, printed=None), SaveCalendar(booked, language))
            case Activated(action="print"):
                return stay(replace(self, printed=None), PrintAppointment(booked, language))
            case Arrived(request=SaveCalendar() | PrintAppointment(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Failed(request=SaveCalendar() | PrintAppointment()):
                return stay(replace(self, printed=Printed()))
            case Resumed(result=Booked() as moved):
                return stay(replace(plain, found=moved, news="moved"))
        return None

    def _worked(self, event: Event, desk: Desk) -> Next | None:
        """While it is being cancelled or changed."""
        match event:
            case Arrived(request=CancelAppointment(), result=Booked() as booked):
                return stay(replace(self, found=booked, working=False, news="cancelled"))
            case Arrived(request=ChangeAppointment(), result=Booked() as booked):
                return stay(replace(self, found=booked, working=False, news="reminder"))
            case Arrived(request=LoadAppointment(), result=Booked() as booked):
                return stay(replace(self, found=booked, working=False, news="changed"))
            case Failed(request=CancelAppointment() | ChangeAppointment(), error=Conflict()):
                return stay(self, self.load(desk))  # changed elsewhere, or over: its newest state says so
            case Failed(error=error):
                return stay(replace(self, working=False, error=error))
        return None

    def _of_guest(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=LoadAppointment(), result=Booked() as booked):
                return stay(replace(self, found=booked, error=None))
            case Failed(request=LoadAppointment(), error=error):
                return stay(replace(self, error=error))
            case Activated(action="retry"):
                return stay(replace(self, error=None), self.load(desk))
            case Activated(action="back") if self.error is not None and self.found is not None:
                return stay(replace(self, error=None))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("Your appointment")
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        here = desk.person.id if desk.person is not None else ""
        if self.working or self.found is None or (not self._guests and self.owner != here):
            words = _("Please wait. The appointment is being changed.") if self.working else _("Please wait.")
            return Page("appointment/loading", heading, (Paragraph(words),), busy=True, back=back(_))
        if self.asking == "cancel":
            return cancelling_page(self.found, desk)
        if self.asking == "reminder":
            return Page(
                f"appointment/{self.found.appointment.id}/reminder",
                _("When should we remind you?"),
                (reminder_choice(self.reminder, desk),),
                focus="reminder",
                main=Action(CONTINUE, _("Save"), icon="save"),
                back=back(_),
            )
        return shown_page(self.found, self.news, self.printed, desk)


def of_person(name: str, person: Person | None) -> ShownAppointment:
    """One of the person's own."""
    return ShownAppointment(name, owner=person.id if person is not None else "")
