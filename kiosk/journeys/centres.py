"""Where: service centres by region and town, with what the register knows of each and no more; and a visit to one."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.describing import authority_of, organisation_name, source_line
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.listing import PER_PAGE, list_page, turned
from kiosk.journeys.places import address_of, location_name, location_of, place_facts
from kiosk.journeys.problems import problem_page
from kiosk.page import Action, Block, Buttons, Facts, Notice, Page
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
                return opening(self, _in_region(self.service, region, desk))
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
    if not service_id:
        return Notice(_("Ask before you go which services a centre gives."))
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
    """The centres of one region, or of one town in it."""

    service: str
    region: str
    town: str = ""
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
            Action("open", location_name(location, desk), argument=location.id, description=address_of(location, desk))
            for location in desk.catalogue.locations(region=self.region)
            if self.town in ("", location.unit)
        ]
        return list_page(f"centres/{self.town or self.region}", _("Service centres"), actions, self.first, _)


@dataclass(frozen=True, slots=True)
class Towns:
    """The towns of a region that has more centres than stand on one page."""

    service: str
    region: str
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=town):
                return opening(self, Centres(self.service, self.region, town))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        towns = _towns(self.region, desk)
        actions = [
            Action(
                "open",
                pick(there[0].city, desk.language) or Text(town, desk.language),
                icon="map-pin",
                argument=town,
                description=_.plural("{count} centre", "{count} centres", len(there)),
            )
            for town, there in towns.items()
        ]
        return list_page(f"towns/{self.region}", _("In which town?"), actions, self.first, _)


def _towns(region: str, desk: Desk) -> dict[str, list[Location]]:
    """The centres of a region by town, the towns in the order of their names."""
    found: dict[str, list[Location]] = {}
    for location in desk.catalogue.locations(region=region):
        found.setdefault(location.unit, []).append(location)
    return dict(sorted(found.items(), key=lambda each: str(pick(each[1][0].city, desk.language) or "")))


def _in_region(service: str, region: str, desk: Desk) -> Centres | Towns:
    """The centres of a region; by town where they are many."""
    towns = _towns(region, desk)
    many = sum(len(there) for there in towns.values()) > PER_PAGE
    return Towns(service, region) if many and len(towns) > 1 else Centres(service, region)


@dataclass(frozen=True, slots=True)
class Centre:
    """One centre: what is known of it, and for a service that is given at centres, a visit to it."""

    service: str
    centre: str
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        # signing in leads here, and a visit to signing in
        from kiosk.journeys.appointments.beginning import choose_service
        from kiosk.journeys.appointments.booking import book_visit
        from kiosk.journeys.appointments.queue import QueueNumber

        match event:
            case Activated(action="book") if not self.service:
                return choose_service(self, self.centre)
            case Activated(action="book"):
                return opening(self, *book_visit(self.service, self.centre, desk))
            case Activated(action="queue"):
                return opening(self, QueueNumber(self.service, self.centre))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        location = location_of(self.centre, desk)
        if location is None:
            return problem_page(NotFound(), _, at_kiosk=desk.at_kiosk)
        blocks: list[Block] = [Facts(place_facts(location, desk))]
        receives = self._receives(location, desk)
        if receives and self.service:
            blocks.append(Buttons((Action("queue", _("Take a number in the queue"), icon="users"),)))
        blocks.append(source_line([location.source] if location.source else [], location.recorded_at, desk))
        book = Action("book", _("Book a visit"), icon="calendar-days")
        return Page(
            f"centre/{location.id}",
            location_name(location, desk),
            tuple(blocks),
            main=book if receives else None,
            back=back(_),
        )

    def _receives(self, location: Location, desk: Desk) -> bool:
        """Whether one can come here, for the service where it is known; whether this centre gives it, the portal knows."""
        if location.status not in ("", "active"):
            return False
        service = desk.catalogue.service(self.service)
        return not self.service or (service is not None and service.channel_type != "online")
