"""What is told of a service centre: all that a portal states, and "not stated" for the rest; nothing is made up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.journeys.centres import Centres, Regions, Towns
from kiosk.journeys.events import Activated
from kiosk.journeys.places import place_facts
from kiosk.page import Listing
from kiosk.portal.resources.catalogue import Location, Place, Wait
from kiosk.portal.resources.common import Coded
from tests.journeys.desk import catalogue, desk

FULL = Location(
    id="full",
    name={"az": "Mərkəz"},
    address={"az": "Nümunə küçəsi 1"},
    opening_hours=["Mo-Fr 09:00-18:00"],
    phone="+994500000001",
    accessibility=[Coded(code="ramp", label={"en": "A ramp at the door"})],
    geo=Place(lat=40.4093, lon=49.8671),
    wait=Wait(people=12, minutes=25, at=datetime(2026, 11, 21, 6, 5, tzinfo=UTC)),
)
UNKNOWN = "Not stated in the register"


def told(location: Location) -> dict[str, str]:
    return {str(row.label): ", ".join(map(str, row.values)) for row in place_facts(location, desk("en"))}


def test_all_that_a_portal_states_is_told() -> None:
    facts = told(FULL)
    assert UNKNOWN not in facts.values()
    assert facts["Accessibility"] == "A ramp at the door"
    assert facts["Place on the map"] == "Latitude 40.40930, longitude 49.86710"
    assert facts["Waiting now"] == "12 people wait, About 25 minutes, As of 21 November 2026, 10:05"


def test_what_is_not_stated_is_said_to_be_so() -> None:
    facts = told(Location(id="bare", name={"az": "Mərkəz"}))
    assert set(facts.values()) == {UNKNOWN}
    half = told(Location(id="half", name={"az": "M"}, wait=Wait(at=datetime(2026, 11, 21, 6, 5, tzinfo=UTC), people=3)))
    assert half["Waiting now"] == "3 people wait, As of 21 November 2026, 10:05"


def test_no_place_hours_or_access_is_made_up_for_the_centres_that_are_shipped() -> None:
    for location in catalogue().locations():
        facts = told(location)
        assert facts["Place on the map"] == UNKNOWN
        assert facts["Accessibility"] == UNKNOWN
        assert (facts["Opening hours"] == UNKNOWN) == (not location.opening_hours)


@pytest.mark.parametrize("region", sorted({each.region for each in catalogue().locations()}))
def test_every_centre_is_reached_by_region_and_town(region: str) -> None:
    """Never more rows than six on a page, and nobody looks through the centres of a whole region for those of a town."""
    here = desk("en")
    following = Regions("id-card-lost").on(Activated("open", region), here)
    assert following is not None
    opened = following.opened
    if isinstance(opened, Towns):
        rows = next(block for block in opened.page(here).blocks if isinstance(block, Listing)).actions
        lists = [Centres("id-card-lost", region, row.argument) for row in rows]
    else:
        assert isinstance(opened, Centres)
        lists = [opened]
    found = []
    for each in lists:
        for first in range(0, 60, 6):
            listing = Centres(each.service, each.region, each.town, first).page(here).blocks[0]
            assert isinstance(listing, Listing)
            found += [row.argument for row in listing.actions]
    assert sorted(found) == sorted(each.id for each in catalogue().locations(region=region))
