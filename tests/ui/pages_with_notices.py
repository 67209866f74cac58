"""Pages on which the portal says something of itself, as the audit sweeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.desk import Desk
from kiosk.easy.pages import small_page
from kiosk.easy.place import beginning
from kiosk.journeys.conductor import Conductor
from kiosk.journeys.find_charge import PayByNumber
from kiosk.journeys.home import Home
from kiosk.journeys.information import Information
from kiosk.journeys.journey import Journey
from kiosk.page import Page
from kiosk.standing import Announcement, Standing, Trouble
from kiosk.text import Text

Make = Callable[[Desk], Page]

TONIGHT = "Portal bu gecə yenilənir və işləməyəcək."
WORDS = "Bu, sınaq portalıdır: burada göndərilən heç nə dövlət orqanına çatmır."


def _standing(now: datetime) -> Standing:
    begin = now + timedelta(hours=9)
    return Standing(
        "az",
        announcements=(
            Announcement(Text(TONIGHT, "az"), True, since=begin, until=begin + timedelta(hours=6)),
            Announcement(Text(WORDS, "az")),
        ),
        troubles=(Trouble("payments", "maintenance", until=begin), Trouble("applications", "degraded")),
    )


def with_notices(state: Journey) -> Make:
    """The page while the portal has something to say."""

    def page(desk: Desk) -> Page:
        return Conductor(replace(desk, standing=_standing(desk.now())), (state,)).page

    return page


def _easily(make: Make) -> Make:
    def small(desk: Desk) -> Page:
        page = make(desk)
        return small_page(page, beginning(page), desk.wording)

    return small


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page."""
    yield "home-noticed", with_notices(Home())
    yield "pay-by-number-noticed", with_notices(PayByNumber())
    yield "information-noticed", with_notices(Information())
    yield "easy-home-noticed", _easily(with_notices(Home()))
