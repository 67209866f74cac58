"""What the person of a tour wants in their cabinet: to see what is there, and to pay a fee with their phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kiosk.page import Highlight, Listing, Notice, NoticeKind, Page, QrCode, Steps
from ui.tour.driver import Lost

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

PERSON: Final = "citizen"


def enter(tour: Tour) -> None:
    """From the first page into the cabinet, signed in with the phone."""
    tour.arrive("home")
    tour.driver.choose("cabinet")
    tour.arrive("cabinet/sign-in")
    tour.driver.choose("sign-in")
    page = tour.arrive("sign-in/waiting")
    code = next(block for block in page.aside if isinstance(block, QrCode))
    tour.portal.phone(tour.language).decide(code.data.rpartition("=")[2], PERSON)
    _arrive_at(tour, "cabinet", name="cabinet-signed-in")


def cabinet(tour: Tour) -> None:
    """Cabinet → a message → a document and its page → applications → payments → what registers hold → who has asked."""
    enter(tour)
    for part, rows, one in (("messages", "messages/", "message/"), ("documents", "documents/", "document/")):
        tour.driver.choose(part)
        _open_first(tour, tour.arrive(rows))
        tour.arrive(one)
        if part == "documents":
            tour.driver.choose("look-at")
            tour.arrive("reading/document/", name="document-page")
            _back(tour, one)
        _back(tour, rows)
        _back(tour, "cabinet")
    for part, rows in (("my-applications", "my-applications/"), ("charges", "charges/")):
        tour.driver.choose(part)
        tour.arrive(rows)
        _back(tour, "cabinet")
    tour.driver.choose("my-data")
    tour.arrive("my-data")
    for part in ("records", "accesses"):
        tour.driver.choose(part)
        _open_first(tour, tour.arrive(f"{part}/0"))
        _await(tour, lambda page, part=part: page.id.startswith(f"{part}/") and page.id != f"{part}/0", part)  # type: ignore[misc]
        _back(tour, f"{part}/0")
        _back(tour, "my-data")
    _back(tour, "cabinet")
    tour.driver.choose("back")
    tour.arrive("home", name="home-again")


def pay(tour: Tour) -> None:
    """Cabinet → what is to be paid → the first due → with the phone → paid → the receipt, kept."""
    from kiosk.sandbox.payer import Payer

    enter(tour)
    tour.driver.choose("charges")
    _open_first(tour, tour.arrive("charges/"))
    tour.arrive("charge/")
    tour.driver.choose("pay")
    page = tour.arrive("paying/")
    shown = _amount(page)
    phone = Payer(tour.language)
    told = phone.open(next(block for block in page.aside if isinstance(block, QrCode)).data)
    if not same_amount(shown, told):
        raise Lost(f"the screen says {shown}, the phone {told}")
    phone.decide("paid")
    _await(tour, lambda page: page.id.endswith("/success"), "the end of the payment")
    tour.driver.choose("receipt")
    tour.arrive("payment-receipt/")
    tour.driver.choose("print")
    tour.driver.until(lambda page: page.id.startswith("payment-receipt/") and _kept(page), "the saved receipt")
    tour.record.meet("receipt-saved")


def same_amount(shown: str, told: str) -> bool:
    """Whether two screens name the same sum, each in its own way of writing."""
    return _digits(shown) == _digits(told)


def _digits(amount: str) -> str:
    whole, _, rest = "".join(each for each in amount.replace(".", ",") if each.isdigit() or each == ",").partition(",")
    return f"{whole},{rest.ljust(2, '0')}"


def _amount(page: Page) -> str:
    steps = next(block for block in page.blocks if isinstance(block, Steps))
    return str(next(item for item in steps.items if isinstance(item, Highlight)).value)


def _kept(page: Page) -> bool:
    return any(isinstance(block, Notice) and block.kind is NoticeKind.SUCCESS for block in page.blocks)


def _open_first(tour: Tour, page: Page) -> None:
    first = next(block for block in page.blocks if isinstance(block, Listing)).actions[0]
    tour.driver.choose("open", first.argument)


def _back(tour: Tour, page: str) -> None:
    """One step back, by the button that is there for it."""
    tour.driver.choose("back")
    _arrive_at(tour, page)


def _arrive_at(tour: Tour, page: str, *, name: str = "") -> None:
    """The cabinet's own page has a name that others begin with."""
    if page in ("cabinet", "my-data"):
        _await(tour, lambda shown: shown.id == page, page, name)
    else:
        tour.arrive(page, name=name)


def _await(tour: Tour, wanted: Callable[[Page], bool], what: str, name: str = "") -> None:
    tour.driver.until(lambda page: wanted(page) and not page.busy, what)
    tour.record.meet(name)
