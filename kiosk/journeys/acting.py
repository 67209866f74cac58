"""While somebody acts for another, one press ends it; what they may not do is said before they begin.

Another party's page is never left open: whoever changes for whom they act begins again in the cabinet of that party.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.desk import Desk, Person
from kiosk.journeys.acting_requests import ActForOneself
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event
from kiosk.journeys.journey import Next, anew, stay
from kiosk.journeys.problems import problem_page
from kiosk.page import Action, Notice, NoticeKind, Page, Paragraph
from kiosk.portal.errors import OutOfMandate


def begin_for(desk: Desk) -> Next:
    """The cabinet of whoever's things are at hand now, with nothing of what was open before."""
    from kiosk.journeys.cabinet import MyCabinet  # the first page is shown before that is loaded (DESIGN §1)
    from kiosk.journeys.cabinet_requests import LoadCabinet

    return anew(MyCabinet(), LoadCabinet() if desk.person is not None else None)


@dataclass(frozen=True, slots=True)
class NotCovered:
    """Said before somebody fills in what could not be sent: the mandate does not cover it."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        return None

    def page(self, desk: Desk) -> Page:
        return problem_page(OutOfMandate(), desk.wording, at_kiosk=desk.at_kiosk)


@dataclass(frozen=True, slots=True)
class EndingActing:
    """Acting for oneself again. `asking` is while answers would be lost with it; else it is on its way."""

    asking: bool = False
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=ActForOneself(), result=Person()):
                return begin_for(desk)
            case Activated(action="continue") if self.asking:
                return stay(replace(self, asking=False), ActForOneself(desk.language))
            case Activated() if not self.asking:
                return stay(self)
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if not self.asking:
            words = Paragraph(_("Please wait. In a moment you act for yourself again."))
            return Page("acting/ending", _("Act for myself again"), (words,), busy=True)
        return Page(
            "acting/leave",
            _("Act for myself again?"),
            (
                Notice(
                    _("The answers you gave for them have not been sent. They will be gone."), kind=NoticeKind.WARNING
                ),
            ),
            main=Action("continue", _("Yes, act for myself"), icon="user"),
            back=back(_),
        )
