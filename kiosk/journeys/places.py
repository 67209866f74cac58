"""A service centre in words: name, address, hours, phone, access, place, waiting; what is not stated is said to be so."""

from __future__ import annotations

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.opening import rule_text
from kiosk.page import Fact
from kiosk.portal.resources.catalogue import Location, Wait
from kiosk.text import Text, pick


def location_of(centre: str, desk: Desk) -> Location | None:
    """The centre of an id."""
    return next((each for each in desk.catalogue.locations() if each.id == centre), None)


def location_name(location: Location, desk: Desk) -> Text:
    return pick(location.name, desk.language) or Text(location.id, desk.language)


def address_of(location: Location, desk: Desk) -> Text | None:
    """The address, else the town."""
    return pick(location.address, desk.language) or pick(location.city, desk.language)


def place_facts(location: Location, desk: Desk) -> tuple[Fact, ...]:
    """All that the register states about a centre."""
    _ = desk.wording
    unknown = (_("Not stated in the register"),)
    hours = tuple(rule_text(each, _) for each in location.opening_hours)
    address = address_of(location, desk)
    access = tuple(coded_text(each, desk.language) for each in location.accessibility)
    return (
        Fact(_("Address"), (address,) if address is not None else unknown),
        Fact(_("Opening hours"), hours or unknown),
        Fact(_("Phone"), (formatting.phone(location.phone, desk.language),) if location.phone else unknown),
        Fact(_("Accessibility"), access or unknown),
        Fact(_("Place on the map"), (_place(location, desk),) if location.geo is not None else unknown),
        Fact(_("Waiting now"), _waiting(location.wait, desk) if location.wait is not None else unknown),
    )


def _place(location: Location, desk: Desk) -> Text:
    assert location.geo is not None, "asked for where it is stated"
    # Translators: degrees on the map, "40.40930, 49.86710"
    return desk.wording(
        "Latitude {latitude}, longitude {longitude}",
        latitude=f"{location.geo.lat:.5f}",
        longitude=f"{location.geo.lon:.5f}",
    )


def _waiting(wait: Wait, desk: Desk) -> tuple[Text, ...]:
    """How many wait and how long, and when that was."""
    _ = desk.wording
    values = []
    if wait.people is not None:
        values.append(_.plural("{count} person waits", "{count} people wait", wait.people))
    if wait.minutes is not None:
        values.append(_.plural("About {count} minute", "About {count} minutes", wait.minutes))
    at = formatting.date_and_time(wait.at, desk.language)
    return (*values, _("As of {when}", when=at))
