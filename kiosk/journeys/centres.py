"""Where: service centres by region, with what the register knows of each and no more."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.describing import authority_of, coded_text, organisation_name, source_line
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.listing import list_page, turned
from kiosk.journeys.problems import problem_page
from kiosk.opening import rule_text
from kiosk.page import Action, Block, Fact, Facts, Notice, Page
from kiosk.portal.errors import NotFound
from kiosk.portal.resources.catalogue import Location
from kiosk.text import Text, pick


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions that have a centre."""

    service: str
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=region):
                return opening(self, Centres(self.service, region))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        counts: dict[str, int] = {}
        for location in desk.catalogue.locations():
            counts[location.region] = counts.get(location.region, 0) + 1
        actions = [
            Action(
                "open",
                pick(region.name, desk.language) or Text(region.id, desk.language),
                argument=region.id,
                description=_.plural("{count} centre", "{count} centres", counts[region.id]),
            )
            for region in desk.catalogue.concepts("regions")
            if counts.get(region.id)
        ]
        return list_page("regions", _("Where are you?"), actions, self.first, _, _whom_to_ask(self.service, desk))


def _whom_to_ask(service_id: str, desk: Desk) -> Block:
    """The register does not say which centre gives which service: say so, and who knows."""
    _ = desk.wording
    service = desk.catalogue.service(service_id)
    authority = authority_of(service, desk) if service is not None else None
    if authority is None:
        return Notice(_("The register does not state which centre gives this service."))
    if authority.hotline:
        return Notice(
            _(
                "The register does not state which centre gives this service. Ask before you go: {authority}, phone {hotline}.",
                authority=organisation_name(authority, desk),
                hotline=authority.hotline,
            )
        )
    return Notice(
        _(
            "The register does not state which centre gives this service. Ask before you go: {authority}.",
            authority=organisation_name(authority, desk),
        )
    )


@dataclass(frozen=True, slots=True)
class Centres:
    """The centres of one region."""

    service: str
    region: str
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=centre):
                return opening(self, Centre(self.service, centre))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        actions = [
            Action("open", location_name(location, desk), argument=location.id, description=_address(location, desk))
            for location in desk.catalogue.locations(region=self.region)
        ]
        return list_page(f"centres/{self.region}", _("Service centres"), actions, self.first, _)


@dataclass(frozen=True, slots=True)
class Centre:
    """One centre."""

    service: str
    centre: str
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        location = next((each for each in desk.catalogue.locations() if each.id == self.centre), None)
        if location is None:
            return problem_page(NotFound(), _, at_kiosk=desk.at_kiosk)
        unknown = _("Not stated in the register")
        hours = tuple(rule_text(each, _) for each in location.opening_hours)
        rows = (
            Fact(_("Address"), (_address(location, desk) or unknown,)),
            Fact(_("Opening hours"), hours or (unknown,)),
            Fact(_("Phone"), (Text(location.phone, desk.language) if location.phone else unknown,)),
            Fact(_("Accessibility"), (unknown,)) if not location.accessibility else _access(location, desk),
        )
        source = source_line([location.source] if location.source else [], location.recorded_at, desk)
        return Page(f"centre/{location.id}", location_name(location, desk), (Facts(rows), source), back=back(_))


def _access(location: Location, desk: Desk) -> Fact:
    return Fact(
        desk.wording("Accessibility"), tuple(coded_text(each, desk.language) for each in location.accessibility)
    )


def location_name(location: Location, desk: Desk) -> Text:
    return pick(location.name, desk.language) or Text(location.id, desk.language)


def _address(location: Location, desk: Desk) -> Text | None:
    return pick(location.address, desk.language) or pick(location.city, desk.language)
