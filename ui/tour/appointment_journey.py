"""What the person of a tour wants at a service centre: a time that suits them, kept in their calendar; and not to come after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.page import CONTINUE, Listing, Notice, NoticeKind, Page, QrCode
from ui.tour.driver import actions_of

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

SERVICE: Final = "id-card-lost"
REGION: Final = "baku-region"
NEED: Final = "signLanguage"
PERSON: Final = "citizen"


def appointment(tour: Tour) -> None:
    """Search → a service given at a centre → where → day → time → sign in → what one needs → booked → calendar → cancelled."""
    driver = tour.driver
    tour.arrive("home")
    tour.search(SERVICE)
    driver.choose("book")
    tour.arrive("regions/")
    driver.choose("open", REGION)
    _choose_first(tour, "open", "centres/")
    tour.arrive("centre/")
    driver.choose("book")
    _choose_first(tour, "day", "booking/days/")
    _choose_first(tour, "time", "booking/times/")
    tour.arrive("booking/who")
    driver.choose("sign-in")
    page = tour.arrive("sign-in/waiting")
    code = next(block for block in page.aside if isinstance(block, QrCode))
    tour.portal.phone(tour.language).decide(code.data.rpartition("=")[2], PERSON)
    tour.arrive("booking/needs")
    driver.tick("needs", NEED)
    driver.listen()
    driver.choose(CONTINUE)
    tour.arrive("booking/check")
    driver.choose(CONTINUE)
    tour.arrive("appointment/")
    at_home = any(each.id == "calendar" for each in actions_of(driver.page))
    driver.choose("calendar" if at_home else "print")
    driver.until(lambda page: _kept(page, ".ics" if at_home else ""), "the calendar file, or the paper")
    tour.record.meet("calendar-saved" if at_home else "printed")
    _not_come(tour)


def _not_come(tour: Tour) -> None:
    """The appointment is found in the cabinet, and cancelled there."""
    driver = tour.driver
    driver.choose("home")
    tour.arrive("home", name="home-again")
    driver.choose("cabinet")
    driver.until(lambda page: page.id == "cabinet" and not page.busy, "the cabinet")
    tour.record.meet("cabinet")
    driver.choose("appointments")
    _choose_first(tour, "open", "appointments/")
    tour.arrive("appointment/", name="appointment-again")
    driver.choose("cancel")
    driver.until(lambda page: page.id.endswith("/cancel"), "the question")
    tour.record.meet("cancel")
    driver.choose("cancel-now")
    driver.until(lambda page: page.id.endswith("/cancelled") and not page.busy, "cancelled")
    tour.record.meet("cancelled")


def _choose_first(tour: Tour, action: str, page: str) -> None:
    """The first row of a list."""
    shown = tour.arrive(page)
    rows = next(block for block in shown.blocks if isinstance(block, Listing))
    tour.driver.choose(action, rows.actions[0].argument)


def _kept(page: Page, ending: str) -> bool:
    """Whether it was saved under that ending, or printed."""
    told = [block for block in page.blocks if isinstance(block, Notice) and block.kind is NoticeKind.SUCCESS]
    return len(told) > 1 and any(ending in str(each.text) for each in told)
