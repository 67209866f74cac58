"""What the person of a tour wants of an application that came back: to correct what is asked, send it again, check the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from kiosk.page import CONTINUE, HOME, Choice, Highlight, Listing, Notice, NoticeKind, Page, Steps
from ui.tour.cabinet_journeys import enter
from ui.tour.driver import Lost

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

ASKED: Final = "birthPlace"
ADDED: Final[Mapping[str, str]] = {"az": " Qusar", "en": " Qusar", "ru": " Гусар"}
"""What is missing, in the letters of each language; it is written after what stands there."""


def returned(tour: Tour) -> str:
    """At the other side a clerk has given an application of this person back; its number."""
    from kiosk.sandbox.clerk_hand import ClerkHand

    return ClerkHand(tour.portal.url, tour.language).example()


def to_be_signed(tour: Tour, reference: str) -> None:
    """The clerk wants it signed as well."""
    from kiosk.sandbox.clerk_hand import ClerkHand

    ClerkHand(tour.portal.url, tour.language).step(reference, "sign")


def approved(tour: Tour, reference: str) -> None:
    """The clerk is content now."""
    from kiosk.sandbox.clerk_hand import ClerkHand

    ClerkHand(tour.portal.url, tour.language).step(reference, "approve")


def sign_on_the_phone(tour: Tour, code: str) -> None:
    """What stands on the phone under the code of the screen is signed. Raises `Lost` when the codes differ."""
    from kiosk.sandbox.signer import Signer

    phone = Signer(tour.portal.url, tour.language)
    if phone.codes()[:1] != [code]:
        raise Lost(f"the screen says {code}, the phone {phone.codes()}")
    phone.decide(code)


def correct(tour: Tour) -> None:
    """Cabinet → what came back → corrected where it is asked → sent again → signed → the result, and whether it holds."""
    reference = returned(tour)
    enter(tour)
    _open(tour, reference)
    tour.driver.choose("do-required")
    tour.arrive(f"question/criminal-record/{ASKED}")
    tour.driver.fill(ASKED, ADDED[tour.language])
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
    to_be_signed(tour, reference)
    tour.driver.choose(HOME)
    tour.arrive("home", name="home-again")
    tour.driver.choose("cabinet")
    tour.driver.until(lambda page: page.id == "cabinet", "the cabinet")
    tour.record.meet("cabinet-again")
    _open(tour, reference)
    tour.driver.choose("do-required")
    tour.arrive("signing/how")
    tour.driver.choose("sign-with", "sima")
    sign_on_the_phone(tour, _code(tour.arrive("signing/waiting")))
    tour.arrive("application/", name="application-signed")
    approved(tour, reference)
    tour.driver.choose("back")
    tour.arrive("my-applications/")
    _open_row(tour, reference)
    tour.driver.choose("check-result")
    tour.driver.until(_holds, "that the document holds")
    tour.record.meet("genuine")


def _open(tour: Tour, reference: str) -> None:
    tour.driver.choose("my-applications")
    tour.arrive("my-applications/")
    _open_row(tour, reference)


def _open_row(tour: Tour, reference: str) -> None:
    rows = next(block for block in tour.driver.page.blocks if isinstance(block, Listing)).actions
    row = next((each for each in rows if reference in str(each.label)), None)
    if row is None:
        raise Lost(f"{reference} is not in the list")
    tour.driver.choose("open", row.argument)
    tour.arrive("application/")


def _holds(page: Page) -> bool:
    return any(isinstance(block, Notice) and block.kind is NoticeKind.SUCCESS for block in page.blocks)


def _code(page: Page) -> str:
    steps = next(block for block in page.blocks if isinstance(block, Steps))
    return str(next(item for item in steps.items if isinstance(item, Highlight)).value)
