"""One example of each page of signing in with mobile ID and without a phone, in states that the journeys come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.events import Activated
from kiosk.journeys.mobile_id import MobileId
from kiosk.journeys.no_phone import NoPhone
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import SigningIn
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.awaited import MobileRequest
from tests.ui.pages_of_applying import CODE, after

Make = Callable[[Desk], Page]

REQUEST: Final = MobileRequest("4821", expires_at=120.0, interval=5.0, request_id="r" * 40)
WRITTEN: Final = MobileId("user-id", phone="050 123 45 67", user_id="123456", attempt=1)


def _wrong(state: MobileId) -> Make:
    """The page after Continue."""
    return lambda desk: after(state, desk, Activated("continue")).page(desk)


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    yield "no-phone", NoPhone().page
    yield "sign-in-closed", SigningIn("closed").page
    yield "problem-sign-in-too-old", _too_old


def kiosk_pages() -> Iterator[tuple[str, Make]]:
    """Those that are met at an enrolled kiosk only."""
    yield "sign-in-waiting-mobile-id", SigningIn("waiting", replace(CODE, mobile=True)).page
    yield "sign-in-expired-mobile-id", SigningIn("expired", replace(CODE, mobile=True)).page
    yield "mobile-id-phone", MobileId().page
    yield "mobile-id-phone-error", _wrong(MobileId())
    yield "mobile-id-phone-wrong", _wrong(MobileId(phone="12"))
    yield "mobile-id-user-id", MobileId("user-id", phone="050 123 45 67").page
    yield "mobile-id-user-id-error", _wrong(replace(WRITTEN, user_id="12ab"))
    yield "mobile-id-starting", replace(WRITTEN, stage="starting").page
    yield "mobile-id-waiting", replace(WRITTEN, stage="waiting", request=REQUEST).page
    yield "mobile-id-expired", replace(WRITTEN, stage="expired").page
    yield "mobile-id-refused", replace(WRITTEN, stage="refused").page
    yield "mobile-id-unknown", replace(WRITTEN, stage="unknown").page
    yield "mobile-id-wrong-pin", replace(WRITTEN, stage="wrong-pin").page
    yield "mobile-id-closed", replace(WRITTEN, stage="closed").page
    yield "mobile-id-failed", replace(WRITTEN, stage="failed", error=errors.Offline()).page


def _too_old(desk: Desk) -> Page:
    return problem_page(errors.Unauthorised(max_age=300), desk.wording, at_kiosk=desk.at_kiosk, kept=True)
