"""Moving an appointment: another day, another time, one look, and it is moved. The old time is kept until then."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kiosk.appointments.clock import when_words
from kiosk.appointments.outcomes import Booked, FreeTimes, Taken
from kiosk.desk import Desk, Person
from kiosk.journeys.appointments.choosing import Choosing
from kiosk.journeys.appointments.requests import ChangeAppointment, LoadAppointment, LoadTimes
from kiosk.journeys.appointments.words import centre_name, when_of, where_fact
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import CONTINUE, Action, Fact, Facts, Notice, Page, Paragraph
from kiosk.portal.errors import Conflict, PortalError, Unauthorised


@dataclass(frozen=True, slots=True)
class Moving:
    """Opened with `LoadTimes`; ends with the `Booked` that it is then, or is left and nothing has changed."""

    booked: Booked
    owner: str = ""
    choosing: Choosing = field(default_factory=Choosing)
    sending: bool = False
    error: PortalError | None = None
    keep: str = ""

    @property
    def begun(self) -> bool:
        return False

    @property
    def holding(self) -> bool:
        """While it is being moved nobody leaves: what comes of it must be seen."""
        return self.sending

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=ChangeAppointment() | LoadAppointment(), result=Booked() as booked):
                return close(booked)
            case Arrived(request=ChangeAppointment(), result=Taken() as taken):
                return stay(replace(self, sending=False, choosing=self.choosing.lost(taken)))
            case Failed(request=ChangeAppointment(), error=Conflict()):
                return stay(self, self._look(desk))  # changed elsewhere: its newest state is shown
            case Failed(error=error):
                return stay(replace(self, sending=False, error=error))
            case Arrived(request=LoadTimes(), result=FreeTimes() as times):
                return stay(replace(self, choosing=self.choosing.found(times)))
            case Activated() if self.sending:
                return stay(self)
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Resumed(result=Person(id=owner)) if owner != self.owner:
                return close()  # somebody else has signed in: this is not theirs to move
            case Activated(action="retry" | "look-again") | Resumed(result=Person()):
                return self._again(desk)
            case Activated(action="back") if self.error is not None and self.choosing.times is not None:
                return stay(replace(self, error=None))
        if self.choosing.start is not None:
            return self._decided(event, desk)
        choosing = self.choosing.on(event)
        return stay(replace(self, choosing=choosing)) if choosing is not None else None

    def _look(self, desk: Desk) -> LoadAppointment:
        code = self.booked.appointment.code if self.booked.guest else ""
        return LoadAppointment(self.booked.appointment.id, desk.language, code)

    def _load(self, desk: Desk) -> LoadTimes:
        appointment = self.booked.appointment
        return LoadTimes(appointment.location_id, appointment.service_id, desk.language)

    def _again(self, desk: Desk) -> Next:
        ready = replace(self, error=None)
        if self.error is not None and self.choosing.start is not None:
            return ready.send(desk)
        return stay(replace(ready, choosing=Choosing(self.choosing.times)), self._load(desk))

    def _decided(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="continue"):
                return self.send(desk)
            case Activated(action="back"):
                return stay(replace(self, choosing=self.choosing.again()))
        return None

    def send(self, desk: Desk) -> Next:
        """Move it, if the time has not passed meanwhile."""
        times, start = self.choosing.times, self.choosing.start
        if times is not None and self.choosing.is_over(desk):
            return stay(replace(self, choosing=self.choosing.lost(Taken(times.left(desk.now())[:3]), passed=True)))
        change = ChangeAppointment(self.booked, {"start": start}, desk.language)
        return stay(replace(self, sending=True), change)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk, kept=True)
        if self.sending:
            waiting = Paragraph(_("Please wait. The appointment is being changed."))
            return Page("moving/sending", _("Choose another time"), (waiting,), busy=True)
        appointment, times, start = self.booked.appointment, self.choosing.times, self.choosing.start
        if times is None or start is None:
            return self.choosing.page("moving", desk, centre_name(appointment.location_id, desk))
        rows = (
            Fact(_("Until now"), (when_of(appointment, desk),)),
            Fact(_("From now on"), (when_words(start, times.zone, _),)),
            where_fact(appointment.location_id, desk),
        )
        return Page(
            "moving/check",
            _("Move the appointment?"),
            (Facts(rows), Notice(_("Your old time is kept until the new one is certain."))),
            main=Action(CONTINUE, _("Move it"), icon="check"),
            back=back(_),
        )
