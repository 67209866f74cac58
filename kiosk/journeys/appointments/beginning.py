"""Booking a visit from the first page: first what one needs there or first where, then the other, then day and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.desk import Desk
from kiosk.journeys.appointments.booking import book_visit
from kiosk.journeys.appointments.by_code import AppointmentByCode
from kiosk.journeys.appointments.mine import my_appointments
from kiosk.journeys.bars import back
from kiosk.journeys.centres import Regions
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Journey, Next, opening, stay
from kiosk.journeys.listing import list_page, turned
from kiosk.journeys.places import location_name, location_of
from kiosk.journeys.whose import own_or_theirs
from kiosk.page import Action, Page, Paragraph, Tiles
from kiosk.portal.resources.catalogue import Concept, PublicService
from kiosk.text import Text, pick


@dataclass(frozen=True, slots=True)
class ToACentre:
    """Where booking begins, and where what was booked is found again."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="by-service"):
                return opening(self, TopicsAtCentres())
            case Activated(action="by-centre"):
                return opening(self, Regions(""))
            case Activated(action="appointments"):
                return my_appointments(self, desk)
            case Activated(action="appointment-by-code"):
                return opening(self, AppointmentByCode())
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        booked = own_or_theirs(desk, _("My appointments"), _("Their appointments"))
        tiles = (
            Action(
                "by-service", _("Choose the service"), icon="file-text", description=_("Then the centre and the time")
            ),
            Action("by-centre", _("Choose the centre"), icon="map-pin", description=_("Then the service and the time")),
            Action("appointments", booked, icon="clock", description=_("To see, to move or to cancel")),
            Action(
                "appointment-by-code",
                _("Appointment by code"),
                icon="key-round",
                description=_("If you booked without signing in"),
            ),
        )
        return Page("booking/beginning", _("Book a visit"), (Tiles(tiles),), back=back(_))


@dataclass(frozen=True, slots=True)
class TopicsAtCentres:
    """The topics of which a service is given at a centre. `centre` is there once it has been chosen."""

    centre: str = ""
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=topic):
                return opening(self, ServicesAtCentres(topic, self.centre))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        rows = [
            Action(
                "open",
                _name(topic, desk),
                argument=topic.id,
                description=_.plural("{count} service", "{count} services", len(given)),
            )
            for topic in desk.catalogue.concepts("thematicAreas")
            if (given := _given(topic.id, desk))
        ]
        heading = _("What do you need there?")
        return list_page("booking/topics", heading, rows, self.first, _, *_where(self.centre, desk))


@dataclass(frozen=True, slots=True)
class ServicesAtCentres:
    """The services of a topic that are given at a centre; choosing one leads to the centres, or to the free times."""

    topic: str
    centre: str = ""
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="service", argument=service) if self.centre:
                return opening(self, *book_visit(service, self.centre, desk))
            case Activated(action="service", argument=service):
                return opening(self, Regions(service))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        topic = desk.catalogue.concept("thematicAreas", self.topic)
        rows = [
            Action("service", pick(each.name, desk.language) or Text(each.id, desk.language), argument=each.id)
            for each in _given(self.topic, desk)
        ]
        heading = _name(topic, desk) if topic is not None else _("Services")
        identity = f"booking/services/{self.topic}"
        return list_page(identity, heading, rows, self.first, _, *_where(self.centre, desk))


def choose_service(below: Journey, centre: str) -> Next:
    """Open, on top of `below`, the choice of what one needs at a centre."""
    return opening(below, TopicsAtCentres(centre))


def _given(topic: str, desk: Desk) -> Sequence[PublicService]:
    """Among those of the channel `centre` are those of the channel `both`."""
    return desk.catalogue.services(thematic_area=topic, channel="centre", language=desk.language)


def _name(topic: Concept, desk: Desk) -> Text:
    return pick(topic.name, desk.language) or Text(topic.id, desk.language)


def _where(centre: str, desk: Desk) -> tuple[Paragraph, ...]:
    """The centre that was chosen, above what is chosen next."""
    location = location_of(centre, desk) if centre else None
    return (Paragraph(location_name(location, desk), quiet=True),) if location is not None else ()
