"""What the person of a tour wants of an application that came back: to correct what is asked, send it again, check the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.page import CONTINUE, HOME, Choice, Listing, Notice, NoticeKind, Page
from ui.tour.cabinet_journeys import enter
from ui.tour.driver import Lost

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

ASKED: Final = "birthPlace"
ADDED: Final = " Qusar"
"""What is missing, and is written after what stands there."""


def returned(tour: Tour) -> str:
    """At the other side a clerk has given an application of this person back; its number."""
    from kiosk.sandbox.clerk_hand import ClerkHand

    return ClerkHand(tour.portal.url, tour.language).example()


def approved(tour: Tour, reference: str) -> None:
    """The clerk is content now."""
    from kiosk.sandbox.clerk_hand import ClerkHand

    ClerkHand(tour.portal.url, tour.language).step(reference, "approve")


def correct(tour: Tour) -> None:
    """Cabinet → what came back → what is asked → corrected → checked → declared → sent again → the result, and whether it holds."""
    reference = returned(tour)
    enter(tour)
    _open(tour, reference)
    tour.driver.choose("do-required")
    tour.arrive(f"question/criminal-record/{ASKED}")
    tour.driver.fill(ASKED, ADDED)
    tour.driver.choose(CONTINUE)
    tour.arrive("check/")
    tour.driver.choose(CONTINUE)
    declaration = tour.arrive("declare/")
    choice = next(block for block in declaration.blocks if isinstance(block, Choice))
    for option in choice.options:
        tour.driver.tick(choice.key, option.value)
    tour.driver.listen()
    tour.driver.choose(CONTINUE)
    tour.arrive("confirmation/")
    approved(tour, reference)
    tour.driver.choose(HOME)
    tour.arrive("home", name="home-again")
    tour.driver.choose("cabinet")
    tour.driver.until(lambda page: page.id == "cabinet", "the cabinet")
    tour.record.meet("cabinet-again")
    _open(tour, reference)
    tour.driver.choose("check-result")
    tour.driver.until(_holds, "that the document holds")
    tour.record.meet("genuine")


def _open(tour: Tour, reference: str) -> None:
    tour.driver.choose("my-applications")
    page = tour.arrive("my-applications/")
    rows = next(block for block in page.blocks if isinstance(block, Listing)).actions
    row = next((each for each in rows if reference in str(each.label)), None)
    if row is None:
        raise Lost(f"{reference} is not in the list")
    tour.driver.choose("open", row.argument)
    tour.arrive("application/")


def _holds(page: Page) -> bool:
    return any(isinstance(block, Notice) and block.kind is NoticeKind.SUCCESS for block in page.blocks)
