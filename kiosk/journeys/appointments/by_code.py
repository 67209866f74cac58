"""An appointment that was booked without signing in, by its code: to look at, to move, to cancel."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.appointments.outcomes import Booked
from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.appointments.requests import LoadAppointment
from kiosk.journeys.appointments.shown import ShownAppointment
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.looking_up import looked_up
from kiosk.journeys.problems import problem_page
from kiosk.journeys.written_codes import plain_code
from kiosk.page import Field, Page, Paragraph
from kiosk.portal.errors import NotFound, PortalError, Rejected

CODE: Final = "appointment-code"


@dataclass(frozen=True, slots=True)
class AppointmentByCode:
    """Asks for the code, and opens what it stands for."""

    code: str = field(default="", repr=False)
    fault: str = ""
    asking: bool = False
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="appointment-code", value=value):
                return stay(replace(self, code=value))
            case Activated(action="continue") if not plain_code(self.code):
                return stay(replace(self, fault="empty"))
            case Activated(action="continue" | "retry"):
                asking = replace(self, asking=True, fault="", error=None)
                return stay(asking, LoadAppointment("", desk.language, plain_code(self.code)))
            case Arrived(request=LoadAppointment(), result=Booked() as found):
                shown = ShownAppointment(found.appointment.id, found, code=found.appointment.code)
                return opening(replace(self, asking=False), shown)
            case Failed(request=LoadAppointment(), error=NotFound() | Rejected()):
                return stay(replace(self, asking=False, fault="unknown"))
        return looked_up(self, event, LoadAppointment)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("Appointment by code")
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        if self.asking:
            waiting = Paragraph(_("Please wait. The portal is looking for the appointment."))
            return Page("appointment-by-code/asking", heading, (waiting,), busy=True, back=back(_))
        faults = {
            "empty": _("Write the code of the appointment."),
            "unknown": _("There is no appointment of this code. Compare it sign by sign."),
        }
        fault = faults.get(self.fault)
        asked = Field(
            CODE,
            self.code,
            label=_("Code of the appointment"),
            hint=_("You got it when you booked. Spaces and small letters make no difference."),
            error=fault,
            private=True,
        )
        page = Page(
            "appointment-by-code",
            heading,
            (asked, Paragraph(_("If you were signed in when you booked, look in your cabinet."), quiet=True)),
            main=go_on(_),
            back=back(_),
        )
        return with_error(page, CODE, fault, _)
