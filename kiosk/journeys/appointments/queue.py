"""A number in the queue of a centre: for whom there is an order of priority, how many are ahead, and the call.

The portal is asked again when it wants to be. The call is a page of its own, so it is heard and seen at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk import formatting
from kiosk.desk import Desk, Person
from kiosk.journeys.appointments.booking_pages import not_here
from kiosk.journeys.appointments.requests import PollTicket, PrintTicket, TakeTicket
from kiosk.journeys.appointments.words import centre_name, where_fact
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Next, stay
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.outcomes import Printed
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
    Buttons,
    Choice,
    Fact,
    Facts,
    Highlight,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
)
from kiosk.portal.errors import NotFound, Offline, PortalError, ServerFault, TimedOut, TooManyRequests, Unauthorised
from kiosk.portal.resources.appointments import Ticket
from kiosk.text import Text, Wording

ON_A_BAD_LINE: Final = 15.0
"""Seconds until the next question when one got no answer."""
_OVER: Final = ("missed", "served", "cancelled")


def priorities(_: Wording) -> tuple[Option, ...]:
    """Who is called before others; six at most (ACC-78)."""
    return (
        # Translators: the answer to “Should you be called before others?”
        Option("none", _("No")),
        Option("disability", _("A person with a disability")),
        Option("elderly", _("An elderly person")),
        Option("pregnancy", _("A pregnant woman")),
        Option("smallChild", _("Somebody with a small child")),
        Option("veteran", _("A veteran, or family of a martyr")),
    )


@dataclass(frozen=True, slots=True)
class QueueNumber:
    """One number, followed until it is called. `owner` is the portal's id of whose it is, empty for one that an enrolled kiosk
    took for somebody who has not signed in; `ended` says that their sign-in has ended meanwhile."""

    service: str
    centre: str
    priority: str = field(default="none", repr=False)
    ticket: Ticket | None = None
    owner: str = ""
    taking: bool = False
    interrupted: bool = False
    ended: Unauthorised | None = None
    printed: Printed | None = None
    error: PortalError | None = None
    turn: int = 0
    keep: str = ""

    @property
    def calls(self) -> bool:
        """Once one is called, that comes first."""
        return self.ticket is not None and self.ticket.status.code == "called"

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=PollTicket(turn=turn)) | Failed(request=PollTicket(turn=turn)) if turn != self.turn:
                return stay(self)  # of a number that is not followed any more
            case Arrived(request=TakeTicket() | PollTicket(), result=Ticket() as ticket):
                return self._told(ticket, desk)
            case Failed(request=PollTicket(), error=Offline() | TimedOut() | ServerFault() | TooManyRequests()):
                return self._asked_again(desk)
            case Failed(request=PollTicket(), error=Unauthorised()) if not self.owner:
                return self._asked_again(desk)  # the kiosk was refused: no sign-in would bring this number back
            case Failed(request=TakeTicket(), error=Unauthorised() as refused) if desk.person is None:
                return signing_in(replace(self, taking=False), refused)
            case Failed(request=PollTicket(), error=Unauthorised() as ended):
                return stay(replace(self, ended=ended, turn=self.turn + 1))  # the number stays: it must not be lost
            case Arrived(request=PrintTicket(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Failed(request=PrintTicket()):
                return stay(replace(self, printed=Printed()))
            case Failed(error=error):
                return stay(replace(self, error=error, taking=False, turn=self.turn + 1))
            case Changed(key="priority", value=value):
                return stay(replace(self, priority=value))
        return self._act(event, desk)

    def _act(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Activated(action="sign-in") if self.ended is not None:
                return signing_in(self, self.ended)
            case Activated(action="continue") if desk.person is None and not desk.at_kiosk:
                return signing_in(self)  # a kiosk may be known to the portal, and then nobody has to
            case Resumed(result=Person(id=owner)) if self.ticket is not None and self.owner not in ("", owner):
                return stay(QueueNumber(self.service, self.centre))  # somebody else has signed in
            case Activated(action="continue" | "retry" | "again") | Resumed(result=Person()):
                taking = replace(
                    self, ticket=None, taking=True, interrupted=False, ended=None, error=None, turn=self.turn + 1
                )
                return stay(taking, TakeTicket(self.centre, self.service, self.priority or "none", desk.language))
            case Activated(action="print") if self.ticket is not None:
                return stay(replace(self, printed=None), PrintTicket(self.ticket, desk.language))
            case Activated(action="back") if self.error is not None:
                return stay(replace(self, error=None))
        return None

    def _told(self, ticket: Ticket, desk: Desk) -> Next:
        here = desk.person.id if desk.person is not None else ""
        owner = here if self.ticket is None else self.owner
        known = replace(self, ticket=ticket, owner=owner, taking=False, interrupted=False, error=None)
        over = ticket.status.code in _OVER
        return stay(known, None if over else known.question(ticket.wait, desk))

    def _asked_again(self, desk: Desk) -> Next:
        waiting = replace(self, interrupted=True)
        return stay(waiting, waiting.question(ON_A_BAD_LINE, desk))

    def question(self, after: float, desk: Desk) -> PollTicket | None:
        """The next question; one at a time, when the portal wants it."""
        return PollTicket(self.ticket.id, self.turn, desk.language, after=after) if self.ticket is not None else None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if isinstance(self.error, NotFound) and self.ticket is None:
            return not_here(_("There are no numbers to take here"), self.centre, desk)
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        here = desk.person.id if desk.person is not None else ""
        if self.taking or (self.ticket is not None and self.owner not in ("", here)):
            waiting = Paragraph(_("Please wait. Your number is coming."))
            return Page("queue/taking", _("Your number in the queue"), (waiting,), busy=True, back=back(_))
        if self.ticket is None:
            return self._ask(desk)
        if self.ticket.status.code == "called":
            return _called(self.ticket, desk)
        if self.ticket.status.code in _OVER:
            return _missed(self.ticket, desk)
        return self._waiting(self.ticket, desk)

    def _ask(self, desk: Desk) -> Page:
        _ = desk.wording
        hint = _("Some people are called before others. Your word is enough here; the centre may ask.")
        return Page(
            "queue/priority",
            _("Should you be called before others?"),
            (
                Paragraph(centre_name(self.centre, desk)),
                Choice("priority", priorities(_), (self.priority,) if self.priority else (), hint=hint),
            ),
            focus="priority",
            main=Action(CONTINUE, _("Take a number"), icon="arrow-right"),
            back=back(_),
        )

    def _waiting(self, ticket: Ticket, desk: Desk) -> Page:
        _ = desk.wording
        blocks: list[Block] = [*outcome_notice(self.printed, desk)]
        if self.interrupted:
            words = _("The line to the portal is interrupted. It is asked again and again. Your number stays the same.")
            blocks.append(Notice(words, kind=NoticeKind.WARNING))
        if self.ended is not None:
            words = _("Your sign-in has ended, so you are not called here any more. Your number stays. Sign in again.")
            blocks.append(Notice(words, kind=NoticeKind.WARNING))
        blocks.append(Highlight(_number(ticket, desk), label=_("Your number")))
        blocks.append(Facts((_ahead(ticket, desk), *_estimated(ticket, desk), where_fact(self.centre, desk))))
        stay_here = _("Stay on this page to be called here. You hear and see it.")
        if desk.at_kiosk:
            stay_here = _(
                "Stay here and you hear and see the call. Or print the number, and wait for it at the centre."
            )
        blocks.append(Paragraph(stay_here, quiet=True))
        blocks.append(Buttons((print_action(_("Print the number"), _("Save the number"), desk),)))
        return Page(
            f"queue/{ticket.id}{'/ended' if self.ended is not None else ''}",
            _("Your number in the queue"),
            tuple(blocks),
            main=Action("sign-in", _("Sign in"), icon="log-in") if self.ended is not None else None,
            back=back(_),
            said=(*outcome_said(self.printed, desk), _said_ahead(ticket, desk)),
        )


def _number(ticket: Ticket, desk: Desk) -> Text:
    return Text(ticket.number, desk.language)


def _said_ahead(ticket: Ticket, desk: Desk) -> Text:
    """How many are ahead, told again whenever it changes (ACC-69)."""
    _ = desk.wording
    if ticket.people_ahead == 0:
        return _("You are next.")
    return _.plural("{count} person is before you.", "{count} people are before you.", ticket.people_ahead)


def _ahead(ticket: Ticket, desk: Desk) -> Fact:
    return Fact(desk.wording("Before you"), (_said_ahead(ticket, desk),))


def _estimated(ticket: Ticket, desk: Desk) -> tuple[Fact, ...]:
    """About when it is one's turn, on the clock of the centre."""
    if ticket.estimated_at is None:
        return ()
    _ = desk.wording
    at = f"{ticket.estimated_at.astimezone(formatting.AZERBAIJAN):%H:%M}"
    return (Fact(_("Your turn"), (_("About {time}", time=at),)),)


def _called(ticket: Ticket, desk: Desk) -> Page:
    """The call: window first, so that it is the first thing heard."""
    _ = desk.wording
    heading = _("It is your turn")
    if ticket.window:
        heading = _("It is your turn. Go to window {window}.", window=ticket.window)
    return Page(
        f"queue/{ticket.id}/called",
        heading,
        (
            Highlight(_number(ticket, desk), label=_("Your number")),
            Notice(_("You are being called now."), kind=NoticeKind.SUCCESS),
        ),
        icon="bell",
        back=back(_),
    )


def _missed(ticket: Ticket, desk: Desk) -> Page:
    _ = desk.wording
    words = _("Your number was called and nobody came. Take a new number, or ask at the centre.")
    return Page(
        f"queue/{ticket.id}/missed",
        _("Your number is over"),
        (Highlight(_number(ticket, desk), label=_("Your number")), Notice(words, kind=NoticeKind.WARNING)),
        main=Action("again", _("Take a new number"), icon="rotate-ccw"),
        back=back(_),
    )
