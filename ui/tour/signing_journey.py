"""What the person of a tour does to sign in: without a phone, refused, run out, and at a kiosk with mobile ID; then it goes well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.page import CONTINUE, Highlight, Page, QrCode, Steps
from ui.tour.driver import Lost

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

PERSON: Final = "citizen"
PHONE: Final = "0500000001"
USER_ID: Final = "100001"
"""What that person got with their mobile ID."""
WRONG_ID: Final = "100002"
POLL_SECONDS: Final = 1.0
SHORT_LIFE: Final = 4.0
"""A code that runs out while the person looks."""


def sign_in(tour: Tour) -> None:
    """Cabinet → sign in → I have no phone → back → refused → a new code → it runs out, or mobile ID → the cabinet."""
    tour.portal.portal.poll_interval = POLL_SECONDS
    begin(tour)
    tour.driver.choose("cabinet")
    tour.arrive("cabinet/sign-in")
    tour.driver.choose("sign-in")
    tour.arrive("sign-in/waiting")
    tour.driver.choose("no-phone")
    tour.arrive("sign-in/no-phone")
    tour.driver.choose("back")
    code = _code(tour.arrive("sign-in/waiting", name="waiting-again"))
    tour.portal.phone(tour.language).decide(code, PERSON, "refused")
    tour.arrive("sign-in/refused")
    if tour.driver.visit.application.settings.at_kiosk:
        tour.driver.choose("new-code")
        tour.arrive("sign-in/waiting", name="waiting-anew")
        _with_mobile_id(tour)
    else:
        _too_late(tour)
        tour.portal.phone(tour.language).decide(_code(tour.driver.page), PERSON)
    tour.driver.until(lambda page: page.id == "cabinet" and not page.busy, "the cabinet")
    tour.record.meet("cabinet-signed-in")


def begin(tour: Tour) -> None:
    """At a kiosk any key leaves the page before a visit."""
    if tour.driver.page.attract:
        tour.record.meet()
        tour.driver.wake()
    tour.arrive("home")


def _too_late(tour: Tour) -> None:
    """A code runs out, and one key brings another."""
    portal = tour.portal.portal
    usual, portal.code_life = portal.code_life, SHORT_LIFE
    tour.driver.choose("new-code")
    tour.arrive("sign-in/waiting", name="waiting-anew")
    tour.arrive("sign-in/expired")
    portal.code_life = usual
    tour.driver.choose("new-code")
    tour.arrive("sign-in/waiting", name="waiting-at-last")


def _with_mobile_id(tour: Tour) -> None:
    """First with a mistake, which is corrected; the code is compared with the phone's."""
    driver = tour.driver
    driver.choose("mobile-id")
    tour.arrive("mobile-id/phone")
    driver.fill("phone", PHONE)
    driver.choose(CONTINUE)
    tour.arrive("mobile-id/user-id")
    driver.fill("user-id", WRONG_ID)
    driver.choose(CONTINUE)
    tour.arrive("mobile-id/unknown")
    driver.choose("change")
    tour.arrive("mobile-id/phone", name="number-kept")
    driver.choose(CONTINUE)
    tour.arrive("mobile-id/user-id", name="user-id-again")
    driver.rub_out("user-id")
    driver.write(USER_ID)
    driver.choose(CONTINUE)
    page = tour.arrive("mobile-id/waiting")
    there = tour.portal.phone(tour.language).answer(PERSON)
    if there != _check_code(page):
        raise Lost(f"the screen says {_check_code(page)}, the phone {there}")


def _code(page: Page) -> str:
    return next(block for block in page.aside if isinstance(block, QrCode)).data.rpartition("=")[2]


def _check_code(page: Page) -> str:
    steps = next(block for block in page.blocks if isinstance(block, Steps))
    return str(next(item for item in steps.items if isinstance(item, Highlight)).value)
