"""Visiting a centre, as a person arranges it: from the service's page to the appointment."""

from __future__ import annotations

import uuid
from dataclasses import replace

import httpx

from kiosk.page import Listing, Page
from kiosk.sandbox.server import Running
from tests.journeys.desk import actions_of
from tests.journeys.portal import Visitor
from tests.journeys.test_applying import block, confirm

SERVICE = "id-card-lost"
"""A service that is given at a centre only, so that guests may come."""
CENTRE = "asan-baki-1"


def follow_the_clock(person: Visitor) -> None:
    """Let the pages see the time pass."""
    person.conductor.change_desk(replace(person.conductor.desk, now=person.clock))


def rows(page: Page) -> list[str]:
    """The words of the rows of a list."""
    found = block(page, Listing)
    assert isinstance(found, Listing)
    return [str(each.label) for each in found.actions]


def to_the_centre(person: Visitor, service: str = SERVICE, centre: str = CENTRE) -> Page:
    person.do("home")
    person.do("service", service)
    person.do("book")
    person.do("open", "baku-region")
    while centre not in [each.argument for each in actions_of(person.page)]:
        person.do("later")
    return person.do("open", centre)


def choose_time(person: Visitor, day: str = "2026-11-24", place: int = 0) -> Page:
    """The day, then the time that stands at a place in the list."""
    person.do("day", day)
    found = block(person.page, Listing)
    assert isinstance(found, Listing)
    return person.do("time", found.actions[place].argument)


def to_the_check(
    person: Visitor, portal: Running, who: str = "citizen", day: str = "2026-11-24", place: int = 0
) -> Page:
    """Signed in, everything chosen; nothing is booked yet."""
    to_the_centre(person)
    person.do("book")
    person.settle()
    choose_time(person, day, place)
    if person.page.id == "booking/who":
        person.do("sign-in")
        person.settle()
        confirm(person, portal, who=who)
    assert person.page.id == "booking/needs"
    return person.do("continue")


def book(person: Visitor, portal: Running, who: str = "citizen", day: str = "2026-11-24", place: int = 0) -> Page:
    """A signed-in person books."""
    to_the_check(person, portal, who, day, place)
    person.do("continue")
    return person.settle()


def as_guest(person: Visitor, place: int = 0) -> Page:
    """Everything chosen and told without signing in; nothing is booked yet."""
    to_the_centre(person)
    person.do("book")
    person.settle()
    choose_time(person, place=place)
    person.do("guest")
    person.write("name", "Sınaq Qonaq")
    person.do("continue")
    person.write("phone", "050 123 45 67")
    person.do("continue")
    return person.do("continue")


def others_take(portal: Running, start: str) -> None:
    """Other guests book a time until no room is left."""
    wanted = {"locationId": CENTRE, "serviceId": SERVICE, "start": start, "contact": {"name": "Ad", "phone": "012"}}
    for _ in range(10):
        key = {"Idempotency-Key": f'"{uuid.uuid4()}"'}
        if httpx.post(f"{portal.url}/v1/appointments", json=wanted, headers=key, trust_env=False).status_code == 409:
            return
    raise AssertionError("there is always room")


def appointments(portal: Running, status: str = "booked") -> list[str]:
    """When the portal expects somebody."""
    found = portal.portal.store.rows(
        "SELECT json_extract(content, '$.start') AS start FROM holding WHERE kind = 'appointment'"
        " AND json_extract(content, '$.status') = ? ORDER BY start",
        status,
    )
    return [row["start"] for row in found]
