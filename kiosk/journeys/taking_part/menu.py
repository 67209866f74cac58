"""Where taking part begins: to complain or ask, to say what one thinks, to follow what one wrote."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Journey, Next, opening
from kiosk.journeys.taking_part.appeal import Appealing
from kiosk.journeys.taking_part.consultation_requests import ListConsultations
from kiosk.journeys.taking_part.consultations import Consultations
from kiosk.journeys.taking_part.following_report import FollowingReport
from kiosk.journeys.taking_part.letter import Letter
from kiosk.journeys.taking_part.my_appeals import FollowingAppeal, my_appeals
from kiosk.journeys.taking_part.report import Reporting
from kiosk.journeys.taking_part.report_requests import BeginReport
from kiosk.journeys.taking_part.requests import BeginAppeal
from kiosk.page import Action, Page, Tiles


def write_to(below: Journey, desk: Desk, agency: str = "") -> Next:
    """Open a letter on top of `below`, to an agency where one comes from its page."""
    if not agency:
        return opening(below, Appealing(), BeginAppeal(desk.language))
    letter = Appealing(f"agency/{agency}", Letter(recipient=agency), ("recipient",))
    return opening(below, letter, BeginAppeal(desk.language))


@dataclass(frozen=True, slots=True)
class TakePart:
    """What one can do."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="write"):
                return write_to(self, desk)
            case Activated(action="my-appeals"):
                return my_appeals(self, desk)
            case Activated(action="follow-appeal"):
                return opening(self, FollowingAppeal())
            case Activated(action="report"):
                return opening(self, Reporting(), BeginReport(desk.language))
            case Activated(action="follow-report"):
                return opening(self, FollowingReport())
            case Activated(action="consultations"):
                return opening(self, Consultations(), ListConsultations(desk.language))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        tiles = (
            Action(
                "write",
                _("Write to an agency"),
                icon="pen-line",
                description=_("A complaint, a proposal, a request"),
            ),
            Action(
                "report",
                _("Report a problem"),
                icon="map-pin",
                description=_("A broken lamp, a blocked way, a leak"),
            ),
            Action(
                "consultations",
                _("Consultations"),
                icon="users",
                description=_("Say what you think of a draft, and vote"),
            ),
            Action(
                "my-appeals", _("My appeals"), icon="folder", description=_("What you wrote, and what was answered")
            ),
            Action(
                "follow-appeal",
                _("Follow an appeal"),
                icon="search",
                description=_("By its number, without signing in"),
            ),
            Action(
                "follow-report",
                _("Follow a report"),
                icon="map",
                description=_("What became of a broken lamp"),
            ),
        )
        return Page("take-part", _("Complain or take part"), (Tiles(tiles),), back=back(_))
