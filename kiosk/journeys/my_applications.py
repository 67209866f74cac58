"""My applications: the list, each with its state."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.desk import Desk, Person
from kiosk.journeys.after_applying.describing import numbered, state_of
from kiosk.journeys.after_applying.one import OneApplication
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Journey, Next, opening, stay
from kiosk.journeys.listing import listing, turned
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import ListApplications, LoadApplication
from kiosk.journeys.sealing.claiming import claim_action, claiming
from kiosk.journeys.sealing.own_locked import locked_action, own_locked
from kiosk.journeys.signing_in import signing_in
from kiosk.journeys.whose import own_or_theirs
from kiosk.page import Action, Block, Buttons, Notice, Page, Paragraph
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.portal.resources.applications import Application


def my_applications(below: Journey, desk: Desk) -> Next:
    """Open the list on top of `below`; signing in comes first where nobody is signed in."""
    return opening(below, MyApplications(), ListApplications(desk.language) if desk.person else None)


@dataclass(frozen=True, slots=True)
class MyApplications:
    """The list of a signed-in person's applications, newest first."""

    applications: tuple[Application, ...] | None = None
    error: PortalError | None = None
    expired: bool = False
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="sign-in"):
                return signing_in(self)
            case Resumed(result=Person()):
                return stay(replace(self, expired=False), ListApplications(desk.language))
            case Resumed() if desk.person is not None and not self.expired:
                return stay(self, ListApplications(desk.language))
            case Arrived(request=ListApplications(), result=tuple() as applications):
                return stay(replace(self, applications=applications, error=None))
            case Failed(request=ListApplications(), error=Unauthorised()):
                return stay(replace(self, applications=None, expired=True))
            case Failed(request=ListApplications(), error=error):
                return stay(replace(self, error=error))
            case Activated(action="retry"):
                return stay(replace(self, error=None), ListApplications(desk.language))
            case Activated(action="have-code"):
                return claiming(self)
            case Activated(action="locked-answers"):
                return own_locked(self)
            case Activated(action="open", argument=id):
                return opening(self, OneApplication(id), LoadApplication(id, desk.language))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        # Translators: "their" is of the person or the company that one acts for
        heading = own_or_theirs(desk, _("My applications"), _("Their applications"))
        if self.error is not None:
            page = problem_page(self.error, _, at_kiosk=desk.at_kiosk)
            return replace(page, blocks=(*page.blocks, Buttons(locked))) if (locked := locked_action(desk)) else page
        if desk.person is None or self.expired:
            ended = _("Your sign-in has ended. Sign in again to see your applications.")
            return Page(
                "my-applications/sign-in",
                heading,
                (
                    Notice(ended if self.expired else _("Sign in with your phone to see your applications.")),
                    *_by_code(desk),
                ),
                main=Action("sign-in", _("Sign in"), icon="log-in"),
                back=back(_),
            )
        if self.applications is None:
            waiting = Paragraph(_("Please wait. Your applications are coming."))
            return Page("my-applications/loading", heading, (waiting,), busy=True, back=back(_))
        actions = [
            Action("open", numbered(each, desk), argument=each.id, description=state_of(each, desk))
            for each in self.applications
        ]
        blocks = listing(actions, self.first, _("You have no applications yet."), _)
        return Page(f"my-applications/{self.first}", heading, (*blocks, *_by_code(desk)), back=back(_), focus="list")


def _by_code(desk: Desk) -> tuple[Block, ...]:
    """What was filled in without a line; not for somebody else, because it is one's own."""
    if desk.person is not None and desk.person.acts_for is not None:
        return ()
    return (Buttons((claim_action(desk), *locked_action(desk))),)
