"""At home: what was locked on this computer, and what became of each. Needs no sign-in, and no line for what still waits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.journey import Journey, Next, opening, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.sealing.claiming import claim_action, claiming
from kiosk.journeys.sealing.requests import LoadLocked
from kiosk.outcomes import LockedState
from kiosk.page import Action, Block, Buttons, Fact, Facts, Page, Paragraph
from kiosk.portal.errors import PortalError
from kiosk.text import Text

MOST_SHOWN = 6
"""On one page (ACC-78); older ones are told of by the portal alone."""


def locked_action(desk: Desk) -> tuple[Action, ...]:
    """Stands among one's applications, at home only: at a kiosk nobody is told what others have left."""
    return () if desk.at_kiosk else (Action("locked-answers", desk.wording("Locked answers"), icon="package"),)


def own_locked(below: Journey) -> Next:
    """Open the list on top of `below`."""
    return opening(below, MyLocked(), LoadLocked())


@dataclass(frozen=True, slots=True)
class MyLocked:
    """Opened with `LoadLocked`."""

    found: tuple[LockedState, ...] | None = None
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=LoadLocked(), result=tuple() as found):
                return stay(replace(self, found=found, error=None))
            case Failed(request=LoadLocked(), error=error):
                return stay(replace(self, error=error))
            case Activated(action="retry"):
                return stay(MyLocked(), LoadLocked())
            case Activated(action="have-code"):
                return claiming(self)
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("Locked answers")
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        if self.found is None:
            waiting = Paragraph(_("Please wait. It is being looked up."))
            return Page("sealed/mine/loading", heading, (waiting,), busy=True, back=back(_))
        rows = tuple(_row(each, desk) for each in self.found[:MOST_SHOWN])
        told = Facts(rows) if rows else Paragraph(_("No answers were locked on this computer lately."))
        again = Action("retry", _("Look again"), icon="rotate-ccw")
        blocks: tuple[Block, ...] = (told, Buttons((again, claim_action(desk))))
        return Page("sealed/mine", heading, blocks, back=back(_))


def _row(each: LockedState, desk: Desk) -> Fact:
    _ = desk.wording
    when = formatting.date_and_time(each.locked_at, desk.language)
    # Translators: heads a row of a list: answers that were locked, and when
    return Fact(_("Locked on {day}", day=when), (state_text(each, desk),))


def state_text(each: LockedState, desk: Desk) -> Text:
    """What became of it, and what to do now."""
    _ = desk.wording
    day = formatting.long_date(each.kept_until, desk.language)
    known = {
        "waiting": _("Waits here for a line. It is sent when there is one and this program is open."),
        "received": _("The portal has it. Write the code and send the application by {day}.", day=day),
        "claimed": _("Opened with its code. You find it under “My applications”."),
        "expired": _("The time is over, and the answers were deleted. Fill in the form again."),
        "refused": _("The portal did not take it. Fill in the form again."),
        "sent": _("It was sent. There is no line now to ask what became of it."),
    }
    return known.get(each.state) or _("The portal does not know it. Fill in the form again.")
