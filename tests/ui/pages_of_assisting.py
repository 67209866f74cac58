"""Pages at a kiosk where staff have a screen of their own, as the audit sweeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk.desk import Call, Desk
from kiosk.journeys.conductor import Conductor
from kiosk.journeys.help import Help, Staff
from kiosk.journeys.home import Home
from kiosk.journeys.idle import StillHere
from kiosk.journeys.journey import Journey
from kiosk.page import Page

Make = Callable[[Desk], Page]


def with_call(state: Journey, call: Call) -> Make:
    """The page while the call stands so."""

    def page(desk: Desk) -> Page:
        return Conductor(replace(desk, call=call), (state,)).page

    return page


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page; all of them are met at a kiosk only."""
    yield "home-watched", with_call(Home(), Call.NONE)
    yield "home-helper-coming", with_call(Home(), Call.COMING)
    yield "help-to-call", with_call(Help(), Call.NONE)
    yield "help-called", with_call(Help(), Call.CALLED)
    yield "staff-to-call", with_call(Staff(), Call.NONE)
    yield "staff-called", with_call(Staff(), Call.CALLED)
    yield "still-here-helper-coming", with_call(StillHere(), Call.COMING)
