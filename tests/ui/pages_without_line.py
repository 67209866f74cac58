"""One example of each page of a form with no line and of coming back with a code, in states that the journeys come to (ACC-96)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from kiosk.desk import Desk
from kiosk.journeys.applying import Applying
from kiosk.journeys.leaving import Leaving
from kiosk.journeys.my_applications import MyApplications
from kiosk.journeys.sealing.claiming import Claiming
from kiosk.journeys.sealing.locking import Locking
from kiosk.journeys.sealing.own_locked import MyLocked
from kiosk.outcomes import Locked, LockedState, Printed
from kiosk.page import Page
from kiosk.portal import errors
from tests.ui.pages_of_applying import PERSON, WHEN, at

Make = Callable[[Desk], Page]

LOCKED: Final = Locked("1e6f5c52-0d0f-4f0e-9c5e-0f6f2a9b7c11", "104 027 588 018", date(2026, 12, 21))
KNOWN: Final = ("waiting", "received", "claimed", "expired", "refused", "sent")


def _state(stage: str, *, form: str = "criminal-record", filled: bool = True, **members: Any) -> Applying:
    state = at(form, "before", locking=Locking(stage, **members))  # type: ignore[arg-type]
    return state if filled else replace(state, entries={})


def _locking() -> Iterator[tuple[str, Make]]:
    yield "no-line-told", _state("told", filled=False).page
    yield "no-line-told-again", _state("told", form="taxi-permit", filled=False, tries=1).page
    yield "no-line-told-with-answers", _state("told").page
    yield "no-line-trying", _state("trying").page
    yield "no-line-lock", _state("asking").page
    yield "no-line-lock-wrong", _state("asking", fault="wrong", birth_date="1988-13-14").page
    yield "no-line-lock-signed-in", _state("asking", asks_birth_date=False).page
    yield "no-line-locking", _state("locking").page
    yield "no-line-refused", _state("refused", reason="no-room").page
    yield "no-line-offered", replace(_state("offered"), stage="failed", error=errors.Offline()).page
    yield "no-line-code", _state("kept", locked=LOCKED).page
    yield "no-line-code-signed-in", _state("kept", locked=replace(LOCKED, by_birth_date=False)).page
    yield "no-line-code-not-printed", _state("kept", locked=LOCKED, printed=Printed()).page
    yield "no-line-leaving", _state("leaving", locked=LOCKED).page
    yield "no-line-finishing", Leaving(code=True).page


def _claiming() -> Iterator[tuple[str, Make]]:
    signed_in = Claiming(code="104027588018")
    yield "claim", Claiming().page
    yield "claim-written", lambda desk: signed_in.page(replace(desk, person=PERSON))
    yield "claim-digits", Claiming(code="104027588019", fault="digits").page
    yield "claim-asking", Claiming("asking").page
    yield "claim-unknown", Claiming("unknown").page
    yield "claim-gone", Claiming("gone").page
    yield "claim-busy", Claiming("busy", seconds=840.0).page
    yield (
        "my-applications-offline",
        lambda desk: MyApplications(error=errors.Offline()).page(replace(desk, person=PERSON)),
    )


def home_pages() -> Iterator[tuple[str, Make]]:
    """Met at home only."""
    left = tuple(LockedState(WHEN, date(2026, 12, 21), state) for state in KNOWN)
    yield "locked-loading", MyLocked().page
    yield "locked-none", MyLocked(()).page
    yield "locked", MyLocked(left).page


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    yield from _locking()
    yield from _claiming()
