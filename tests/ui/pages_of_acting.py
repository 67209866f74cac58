"""One example of each page about acting for somebody else, and of pages that are somebody else's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from kiosk.desk import Desk, Person, Represented
from kiosk.journeys.acting import EndingActing
from kiosk.journeys.cabinet import MyCabinet
from kiosk.journeys.charges import Charges
from kiosk.journeys.home import Home
from kiosk.journeys.journey import Journey
from kiosk.journeys.my_data import MyData
from kiosk.journeys.whom_to_act_for import WhomToActFor
from kiosk.journeys.whose import represented
from kiosk.outcomes import CabinetSummary
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.mandates import Mandate, Party
from kiosk.text import Text
from tests.ui.pages_of_cabinet import OWNER, signed_in

Make = Callable[[Desk], Page]

COMPANY: Final = Represented(Text("“Uydurma” MMC", "az"), Text("Qanuni nümayəndə", "az"), "a1b2c3d4")
WARD: Final = Represented(
    Text("Himayə Sınaqlı-Uzunsoyadlıoğluyeva", "az", private=True), Text("Qəyyum", "az"), "a1b2c3d5"
)


def acting(make: Make, who: Represented = COMPANY) -> Make:
    """The same page while the person acts for somebody."""

    def page(desk: Desk) -> Page:
        theirs = replace(desk, person=Person("Vəkalət Sınaqlı", "•••••05", OWNER, who))
        return represented(make(theirs), theirs)

    return page


def _of(state: Journey) -> Make:
    return state.page


def _mandate(number: int, name: str, kind: str, role: str, state: str = "active") -> Mandate:
    return Mandate(
        id=f"a1b2c3d{number}",
        on_behalf_of=Party(id=f"p{number}", type=kind, name=name),
        role=Coded(code="role", label=role),
        scope=["applications:read", "applications:write", "messages:read", "documents:read", "payments:write"],
        valid_from="2024-12-21",
        valid_to="2027-11-21",
        source="Hüquqi şəxslərin dövlət reyestri",
        state=Coded(code=state, label=state),
        token="a" if state == "active" else "",
    )


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    company = _mandate(4, "“Uydurma” MMC", "legalEntity", "Qanuni nümayəndə")
    found = (
        company,
        _mandate(5, "Himayə Sınaqlı", "person", "Qəyyum"),
        _mandate(6, "“Köhnə Nağıl” MMC", "legalEntity", "Qanuni nümayəndə", "expired"),
        _mandate(7, "Qonşu Misalova", "person", "Vəkil edilmiş şəxs", "withdrawn"),
    )
    listed = WhomToActFor(found, OWNER)
    yield "acting-loading", signed_in(WhomToActFor())
    yield "acting-nobody", signed_in(WhomToActFor((), OWNER))
    yield "acting-list", signed_in(listed)
    yield "acting-list-failed", signed_in(WhomToActFor(error=errors.Offline()))
    yield "acting-one", signed_in(replace(listed, chosen=company.id))
    yield "acting-nothing-stated", signed_in(WhomToActFor((_without_scope(company),), OWNER, chosen=company.id))
    yield "acting-expired", signed_in(replace(listed, chosen="a1b2c3d6"))
    yield "acting-withdrawn", signed_in(replace(listed, chosen="a1b2c3d7"))
    yield "acting-unknown", signed_in(replace(listed, refusal=errors.MandateEnded("unknown")))
    yield "acting-taking", signed_in(replace(listed, chosen=company.id, taking=True))
    yield "home-acting", acting(_of(Home()))
    yield "acting-cabinet", acting(_of(MyCabinet(CabinetSummary(unread=1, due=1), OWNER)))
    yield "acting-cabinet-ward", acting(_of(MyCabinet(CabinetSummary(unread=1, due=None), OWNER)), WARD)
    yield "acting-list-again", acting(_of(listed))
    yield "acting-my-data", acting(_of(MyData()))
    yield "acting-out-of-mandate", acting(_of(Charges(error=errors.OutOfMandate())), WARD)
    yield "acting-leave", acting(_of(EndingActing(asking=True)))
    yield "acting-ending", acting(_of(EndingActing()))


def _without_scope(mandate: Mandate) -> Mandate:
    return Mandate(id=mandate.id, on_behalf_of=mandate.on_behalf_of, role=mandate.role, token="a")
