"""Finding by looking: topics, life events and agencies, and the services behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.describing import organisation_name, service_action
from kiosk.desk import Desk
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.groups import THEMES, group_name
from kiosk.journeys.information import Information
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.listing import list_page, turned
from kiosk.journeys.service import ServicePage
from kiosk.journeys.taking_part.menu import write_to
from kiosk.page import Action, Buttons, Page, Paragraph
from kiosk.portal.resources.catalogue import PublicService
from kiosk.text import Text, pick

Kind = Literal["thematic_area", "life_event", "authority"]


@dataclass(frozen=True, slots=True)
class Index:
    """A list of topics, of life events or of agencies, each with how many services it holds."""

    kind: Kind
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=argument):
                return opening(self, Services(self.kind, argument))
            case Activated(action="life-events"):
                return opening(self, Index("life_event"))
            case Activated(action="organisations"):
                return opening(self, Index("authority"))
            case Activated(action="information"):
                return opening(self, Information())
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        counts = desk.catalogue.counts(self.kind)
        actions = [
            Action(
                "open", name, argument=each, description=_.plural("{count} service", "{count} services", counts[each])
            )
            for each, name in names(self.kind, desk)
            if counts.get(each)
        ]
        heading = {
            "thematic_area": _("All topics"),
            "life_event": _("Life events"),
            "authority": _("By agency"),
        }[self.kind]
        if self.kind != "thematic_area" or self.first:
            return list_page(f"index/{self.kind}", heading, actions, self.first, _)
        # read from the top: what stands before the list would else be passed over
        page = list_page(f"index/{self.kind}", heading, actions, self.first, _, Buttons(_ways(desk)))
        return replace(page, focus="")


def _ways(desk: Desk) -> tuple[Action, ...]:
    """Other ways to look than by topic."""
    _ = desk.wording
    life_events, agencies = len(desk.catalogue.counts("life_event")), len(desk.catalogue.counts("authority"))
    return (
        Action("life-events", _("Life events ({count})", count=life_events), icon="calendar-days"),
        Action("organisations", _("By agency ({count})", count=agencies), icon="landmark"),
        Action("information", _("Information"), icon="info"),
    )


def names(kind: Kind, desk: Desk) -> list[tuple[str, Text]]:
    """Id and name of everything of one kind, in the order of the register."""
    catalogue = desk.catalogue
    if kind == "authority":
        return [(each.id, organisation_name(each, desk)) for each in catalogue.organisations(desk.language)]
    concepts = catalogue.concepts("thematicAreas" if kind == "thematic_area" else "lifeEvents")
    return [(each.id, pick(each.name, desk.language) or Text(each.id, desk.language)) for each in concepts]


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one topic, life event or agency, or of a group of the first page."""

    kind: Kind | Literal["group"]
    of: str
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="service", argument=service):
                return opening(self, ServicePage(service))
            case Activated(action="write") if self.kind == "authority":
                return write_to(self, desk, self.of)
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        actions = [service_action(service, desk) for service in self._services(desk)]
        count = Paragraph(_.plural("{count} service", "{count} services", len(actions)), quiet=True)
        page = list_page(f"services/{self.kind}/{self.of}", self._heading(desk), actions, self.first, _, count)
        if self.kind != "authority":
            return page
        write = Action("write", _("Write to this agency"), icon="pen-line")
        return replace(page, blocks=(*page.blocks, Buttons((write,))))

    def _services(self, desk: Desk) -> Sequence[PublicService]:
        catalogue, language = desk.catalogue, desk.language
        match self.kind:
            case "life_event":
                return catalogue.services(life_event=self.of, language=language)
            case "authority":
                return catalogue.services(authority=self.of, language=language)
        themes = THEMES[self.of] if self.kind == "group" else (self.of,)
        return [each for theme in themes for each in catalogue.services(thematic_area=theme, language=language)]

    def _heading(self, desk: Desk) -> Text:
        if self.kind == "group":
            return group_name(self.of, desk.wording)
        return dict(names(self.kind, desk)).get(self.of) or desk.wording("Services")
