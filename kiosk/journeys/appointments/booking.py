"""Booking a visit to a centre: day, time, who comes, what they need there, one look at it all, and one appointment.

What was written is kept when the page is left, when the line breaks, and when somebody else takes the time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from kiosk.appointments.outcomes import Booked, FreeTimes, Taken
from kiosk.desk import Desk, Person
from kiosk.journeys.appointments.booking_pages import Answers, answer_page, check_page, not_here, who_page
from kiosk.journeys.appointments.choosing import Choosing
from kiosk.journeys.appointments.requests import BookTime, LoadTimes
from kiosk.journeys.appointments.shown import ShownAppointment
from kiosk.journeys.appointments.words import centre_name
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Next, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import Page, Paragraph
from kiosk.portal.errors import NotFound, PortalError, Unauthorised
from kiosk.portal.resources.appointments import Contact, Wanted

Step = Literal["when", "who", "name", "phone", "needs", "note", "reminder", "check"]
_GUEST: Final[tuple[Step, ...]] = ("when", "who", "name", "phone", "needs", "check")
_SIGNED_IN: Final[tuple[Step, ...]] = ("when", "needs", "check")
_ASKED_OF_ALL: Final = ("name", "phone")


@dataclass(frozen=True, slots=True)
class BookVisit:
    """One appointment at one centre for one service. Opened with `LoadTimes`. `owner` is the portal's id of who books.

    `changing` is there while one answer is changed from the page that shows them all.
    """

    service: str
    centre: str
    choosing: Choosing = field(default_factory=Choosing)
    step: Step = "when"
    answers: Answers = field(default_factory=Answers, repr=False)
    owner: str = ""
    guest: bool = False
    changing: bool = False
    missing: bool = False
    sending: bool = False
    error: PortalError | None = None

    @property
    def keep(self) -> str:
        return f"booking/{self.service}/{self.centre}"

    @property
    def begun(self) -> bool:
        """Whether something would be lost that somebody has written."""
        return self.answers.written and not self.sending

    @property
    def holding(self) -> bool:
        """While it is being booked nobody leaves: what comes of it must be seen."""
        return self.sending

    def on(self, event: Event, desk: Desk) -> Next | None:
        if self.sending:
            return self._while_sending(event)
        if self.error is not None:
            return self._after_error(event, desk)
        match event:
            case Arrived(request=LoadTimes(), result=FreeTimes() as times):
                return stay(replace(self, choosing=self.choosing.found(times), step="when"))
            case Failed(error=error):
                return stay(replace(self, error=error))
            case Activated(action="look-again"):
                return stay(replace(self, choosing=Choosing(self.choosing.times)), self._load(desk))
            case Resumed(result=Person()):
                return self.onward("who", desk)
            case Changed(key=key, value=value):
                return stay(replace(self, answers=self.answers.changed(key, value)))
        return self._chosen(event, desk) if self.step == "when" else self._answered(event, desk)

    def _load(self, desk: Desk) -> LoadTimes:
        return LoadTimes(self.centre, self.service, desk.language)

    def _while_sending(self, event: Event) -> Next | None:
        match event:
            case Arrived(request=BookTime(), result=Booked() as booked):
                name = booked.appointment.id
                return stay(ShownAppointment(name, booked, owner="" if booked.guest else self.owner, news="booked"))
            case Arrived(request=BookTime(), result=Taken() as taken):
                choosing = self.choosing.lost(taken)
                return stay(replace(self, sending=False, step="when", changing=True, choosing=choosing))
            case Failed(request=BookTime(), error=error):
                return stay(replace(self, sending=False, error=error))
            case Activated():
                return stay(self)
        return None

    def _after_error(self, event: Event, desk: Desk) -> Next | None:
        """Trying again goes on where it stopped; back leads to the page before, with everything on it."""
        ready = replace(self, error=None)
        match event:
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Resumed(result=Person(id=owner)) if self.owner not in ("", owner):
                return stay(
                    BookVisit(self.service, self.centre, self.choosing.again())
                )  # not theirs to read or to book
            case Resumed(result=Person(id=owner)):
                mine = replace(ready, guest=False, owner=owner)
                return stay(replace(mine, step="check") if self.choosing.start is not None else mine)
            case Activated(action="retry") if self.choosing.times is None or self.step == "when":
                return stay(ready, self._load(desk))
            case Activated(action="retry"):
                return ready.send(desk)
            case Activated(action="back") if self.choosing.times is not None:
                return stay(ready)
        return None

    def _chosen(self, event: Event, desk: Desk) -> Next | None:
        choosing = self.choosing.on(event)
        if choosing is None:
            if event == Activated("back") and self.changing and self.choosing.start is not None:
                return stay(replace(self, step="check", changing=False))
            return None
        if choosing.start is None:
            return stay(replace(self, choosing=choosing))
        return replace(self, choosing=choosing).onward("when", desk)

    def onward(self, step: Step, desk: Desk) -> Next:
        """The page after `step`; straight back to the look at it all, when one answer was changed from there."""
        known = self._whose(desk)
        if known.changing and known.complete(desk):
            return stay(replace(known, step="check", changing=False, missing=False))
        steps = _SIGNED_IN if desk.person is not None else _GUEST
        place = steps.index(step) + 1 if step in steps else 1
        return stay(replace(known, step=steps[place], missing=False))

    def _whose(self, desk: Desk) -> BookVisit:
        return replace(self, owner=desk.person.id if desk.person is not None else "", guest=desk.person is None)

    def complete(self, desk: Desk) -> bool:
        """Whether it is known who comes."""
        return desk.person is not None or bool(self.answers.name.strip() and self.answers.phone.strip())

    def _answered(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="sign-in"):
                return signing_in(self)
            case Activated(action="guest") if self._guests_come:
                return stay(replace(self, step="name"))
            case Activated(action="change", argument=argument):
                return self._change(argument)
            case Activated(action="continue") if self.step == "check":
                return self.send(desk)
            case Activated(action="continue") if self.step in _ASKED_OF_ALL and not self.answers.of(self.step).strip():
                return stay(replace(self, missing=True))
            case Activated(action="continue"):
                onward = replace(self, changing=self.changing or self.step in ("note", "reminder"))
                return onward.onward(self.step, desk)
            case Activated(action="back"):
                return self._back(desk)
        return None

    @property
    def _guests_come(self) -> bool:
        return self.choosing.times is not None and self.choosing.times.guest

    def _change(self, argument: str) -> Next:
        if argument == "when":
            return stay(replace(self, step="when", changing=True, choosing=replace(self.choosing.again(), day="")))
        chosen: dict[str, Step] = {"name": "name", "phone": "phone", "needs": "needs", "note": "note"}
        return stay(replace(self, step=chosen.get(argument, "reminder"), changing=True))

    def _back(self, desk: Desk) -> Next:
        """One page back; nothing is lost."""
        if self.changing:
            return stay(replace(self, step="check", changing=False, missing=False))
        steps = _SIGNED_IN if desk.person is not None else _GUEST
        before = steps[max(0, steps.index(self.step) - 1)] if self.step in steps else "when"
        choosing = self.choosing.again() if before == "when" else self.choosing
        return stay(replace(self, step=before, choosing=choosing, missing=False))

    def send(self, desk: Desk) -> Next:
        """Book, if all that is needed is there."""
        times, start = self.choosing.times, self.choosing.start
        if times is None or start is None:
            return stay(replace(self, step="when"))
        if self.choosing.is_over(desk):
            choosing = self.choosing.lost(Taken(times.left(desk.now())[:3]), passed=True)
            return stay(replace(self, step="when", changing=True, choosing=choosing))
        guest = desk.person is None
        if guest and not (self._guests_come and self.complete(desk)):
            return stay(replace(self, step="who"))
        answers = self.answers
        contact = Contact(name=answers.name.strip(), phone=answers.phone.strip()) if guest else Contact()
        wanted = Wanted(
            self.centre,
            self.service,
            start,
            contact,
            answers.needs,
            answers.note.strip(),
            "" if guest else answers.reminder,
        )
        sending = replace(self._whose(desk), sending=True, error=None)
        return stay(sending, BookTime(times.attempt, wanted, guest, desk.language))

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if isinstance(self.error, NotFound) and self.choosing.times is None:
            return not_here(_("No visit can be booked here"), self.centre, desk)
        if self.error is not None:
            kept = self.choosing.start is not None or self.answers.written
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk, kept=kept)
        if self.sending:
            waiting = Paragraph(_("Please wait. The appointment is being booked."))
            return Page("booking/sending", _("Book a visit"), (waiting,), busy=True)
        times, start = self.choosing.times, self.choosing.start
        if self.step == "when" or times is None or start is None:
            return self.choosing.page("booking", desk, centre_name(self.centre, desk))
        if self.step == "who":
            return who_page(desk, guests=self._guests_come)
        if self.step == "check":
            return check_page(self.service, self.centre, times, start, self.answers, desk)
        page = answer_page(self.step, self.answers, desk, missing=self.missing)
        return replace(page, back=back(_))


def book_visit(service: str, centre: str, desk: Desk) -> tuple[BookVisit, LoadTimes]:
    """The journey, and its first work."""
    return BookVisit(service, centre), LoadTimes(centre, service, desk.language)
