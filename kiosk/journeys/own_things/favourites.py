"""Favourites: services that a person has saved to find them again, in their account and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kiosk.describing import name_of, service_action
from kiosk.desk import Desk, Person
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Journey, Next, close, opening, stay
from kiosk.journeys.listing import list_page, turned
from kiosk.journeys.own_things.requests import ListFavourites, RemoveFavourite, SaveFavourite
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import BeginSignIn
from kiosk.journeys.signing_in import SigningIn, signing_in
from kiosk.page import CONTINUE, Action, Buttons, Notice, NoticeKind, Page, Paragraph
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.portal.resources.own_things import Favourite

FAVOURITE = "favourite"
"""Action of a service's page that leads here."""


def favourite_action(desk: Desk) -> tuple[Action, ...]:
    """Saving a service; nobody saves one for somebody else."""
    if desk.person is not None and desk.person.acts_for is not None:
        return ()
    return (Action(FAVOURITE, desk.wording("Save this service"), icon="heart"),)


def saving(below: Journey, service: str, desk: Desk) -> Next:
    """Save a service; signing in comes first where nobody is signed in."""
    if desk.person is None:
        return opening(below, SavingFavourite(service, "sign-in"))
    return opening(below, SavingFavourite(service), SaveFavourite(service))


@dataclass(frozen=True, slots=True)
class SavingFavourite:
    """One service is saved, or taken out again."""

    service: str
    stage: Literal["sign-in", "saving", "saved", "removing", "removed"] = "saving"
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="continue") if self.stage == "sign-in":
                return opening(self, SigningIn(), BeginSignIn())
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Activated(action="retry") | Resumed(result=Person()):
                if self.stage == "removing":
                    return stay(replace(self, error=None), RemoveFavourite(self.service))
                return stay(replace(self, stage="saving", error=None), SaveFavourite(self.service))
            case Arrived(request=SaveFavourite()):
                return stay(replace(self, stage="saved", error=None))
            case Arrived(request=RemoveFavourite()):
                return stay(replace(self, stage="removed", error=None))
            case Failed(request=SaveFavourite() | RemoveFavourite(), error=error):
                return stay(replace(self, error=error))
            case Activated(action="remove") if self.stage == "saved":
                return stay(replace(self, stage="removing"), RemoveFavourite(self.service))
            case Activated(action="continue"):
                return close()
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        service = desk.catalogue.service(self.service)
        name = (Paragraph(name_of(service, desk)),) if service is not None else ()
        page_id, heading = f"favourite/{self.stage}", _("Save this service")
        on = Action(CONTINUE, _("Continue"), icon="arrow-right")
        match self.stage:
            case "sign-in":
                words = Notice(_("Saved services are kept in your cabinet, not on this screen. Sign in to save one."))
                log_in = Action(CONTINUE, _("Sign in"), icon="log-in")
                return Page(page_id, heading, (*name, words), main=log_in, back=back(_))
            case "saved":
                saved = Notice(_("You find it under “My data”, “Favourites”."), kind=NoticeKind.SUCCESS)
                remove = Buttons((Action("remove", _("Take it out again"), icon="trash-2"),))
                return Page(page_id, _("The service is saved"), (*name, saved, remove), main=on, back=back(_))
            case "removed":
                return Page(page_id, _("The service is no longer saved"), name, main=on, back=back(_))
            case _:
                return Page(page_id, heading, (Paragraph(_("Please wait.")),), busy=True, back=back(_))


@dataclass(frozen=True, slots=True)
class Favourites:
    """The services that are saved, each leading to its page. Opened with `ListFavourites`."""

    found: tuple[Favourite, ...] | None = None
    owner: str = ""
    error: PortalError | None = None
    first: int = 0
    keep: str = ""

    def load(self, desk: Desk) -> ListFavourites:
        return ListFavourites()

    def on(self, event: Event, desk: Desk) -> Next | None:
        from kiosk.journeys.service import ServicePage

        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="service", argument=service):
                return opening(self, ServicePage(service))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The list is coming.")
        return drawn(self, desk, _("Favourites"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, found: tuple[Favourite, ...], desk: Desk) -> Page:
        _ = desk.wording
        if not found:
            how = _("You have saved no service yet. On the page of a service, press “Save this service”.")
            return Page("favourites", _("Favourites"), (Notice(how),), back=back(_))
        known = [service for each in found if (service := desk.catalogue.service(each.id)) is not None]
        rows = [service_action(service, desk) for service in known]
        return list_page("favourites", _("Favourites"), rows, self.first, _)
