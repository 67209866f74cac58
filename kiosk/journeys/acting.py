"""While somebody acts for another, every page says for whom it is, and one press ends it.

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
from kiosk.text import Text


def represented(page: Page, desk: Desk) -> Page:
    """The page with for whom it is, where the person acts for somebody; said on each arrival, shortly.

    The name of a private person is not said where others can hear it: what one is to them is enough to know whom it means.
    """
    person = desk.person
    if person is None or person.acts_for is None or page.attract:
        return page
    _, who = desk.wording, person.acts_for
    # Translators: stands above every page while somebody acts for another person or for a company
    shown = _("You act for: {name}", name=who.name)
    if who.name.private:
        heard = _.context("spoken", "For somebody else, as: {role}.", role=who.role)
    else:
        heard = _.context("spoken", "For: {name}.", name=who.name)
    return replace(page, acts_for=shown, said=(heard, *page.said))


def own_or_theirs(desk: Desk, own: Text, theirs: Text) -> Text:
    """What is called "my" while one acts for oneself. Whose "their" is stands above the page and is said after its heading;
    it stands in no heading, because that is the title of the window too."""
    return theirs if desk.person is not None and desk.person.acts_for is not None else own


def begin_for(desk: Desk) -> Next:
    """The cabinet of whoever's things are at hand now, with nothing of what was open before."""
    from kiosk.journeys.cabinet import MyCabinet  # the first page is shown before that is loaded (DESIGN §1)
    from kiosk.journeys.cabinet_requests import LoadCabinet

    return anew(MyCabinet(), LoadCabinet() if desk.person is not None else None)


def covers(desk: Desk, scope: str) -> bool:
    """Whether one may do something now: always for oneself, else where the mandate covers it or does not say."""
    acts_for = desk.person.acts_for if desk.person is not None else None
    return acts_for is None or not acts_for.scope or scope in acts_for.scope


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
