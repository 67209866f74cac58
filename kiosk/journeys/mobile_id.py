"""Signing in with mobile ID: phone number and user ID are written here, and confirmed on the phone (CIBA, contract §B.2).

Only where this kiosk is enrolled. The same four digits stand here and on the phone. Whatever goes wrong, what was written
stays, and one key asks again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from kiosk.desk import Desk, Person
from kiosk.forms.answers import phone_number
from kiosk.journeys import mobile_id_pages as pages
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed
from kiosk.journeys.journey import Next, close, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import BeginMobileSignIn, GiveUpSignIn, PollSignIn
from kiosk.page import Page
from kiosk.portal.awaited import MobileRequest
from kiosk.portal.errors import PortalError, Rejected, SignInExpired, SignInRefused

Stage = Literal[
    "phone", "user-id", "starting", "waiting", "expired", "refused", "unknown", "wrong-pin", "closed", "failed"
]

_PHONE: Final = re.compile(r"\+994\d{9}", re.ASCII)
_USER_ID: Final = re.compile(r"\d{1,12}", re.ASCII)
_SEPARATORS: Final = re.compile(r"[\s\-–.]")
_UNKNOWN: Final = ("unknown_user_id",)
_NOT_HERE: Final = ("invalid_client", "unauthorized_client", "invalid_scope", "missing_user_code")
"""What no person before the screen can put right (CIBA Core 1.0 §13)."""


@dataclass(frozen=True, slots=True)
class MobileId:
    """Asks who it is, has them asked on their phone, and waits; ends with a `Person`, or is left.

    `attempt` counts the askings: an answer to an earlier one is not taken for the present one's.
    """

    stage: Stage = "phone"
    phone: str = field(default="", repr=False)
    user_id: str = field(default="", repr=False)
    fault: str = ""
    attempt: int = 0
    request: MobileRequest | None = None
    error: PortalError | None = None
    level: str = ""
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="phone", value=value):
                return stay(replace(self, phone=value))
            case Changed(key="user-id", value=value):
                return stay(replace(self, user_id=value))
            case Arrived(request=BeginMobileSignIn(attempt=attempt), result=MobileRequest() as request):
                if self.stage != "starting" or attempt != self.attempt:
                    return stay(self, GiveUpSignIn(request))
                return self._waiting(request)
            case Arrived(request=PollSignIn(), result=Person() as person):
                return close(person)  # whatever was pressed meanwhile, they are signed in, and the screen has to say so
            case Arrived(request=PollSignIn(code=code), result=MobileRequest() as later) if code == self.request:
                return self._waiting(later)
            case Failed(request=BeginMobileSignIn(attempt=attempt)) if attempt != self.attempt:
                return stay(self)
            case Failed(request=PollSignIn(code=code)) if code != self.request:
                return stay(self)
            case Failed(error=error):
                return stay(self._ended(error))
            case Activated(action=action):
                return self._activated(action)
        return None

    def page(self, desk: Desk) -> Page:
        match self.stage:
            case "phone":
                return pages.phone_page(self.phone, self.fault, desk)
            case "user-id":
                return pages.user_id_page(self.user_id, self.fault, desk)
            case "starting":
                return pages.starting_page(desk)
            case "waiting":
                assert self.request is not None
                return pages.waiting_page(self.request, desk)
            case "failed":
                assert self.error is not None
                return problem_page(self.error, desk.wording, kept=True, at_kiosk=desk.at_kiosk)
            case stage:
                return pages.ended_page(stage, desk)

    def _activated(self, action: str) -> Next | None:
        match self.stage, action:
            case _, "other-way":
                return close()
            case "phone", "continue":
                fault = _fault(phone_number(self.phone), _PHONE)
                return stay(replace(self, stage=self.stage if fault else "user-id", fault=fault))
            case "user-id", "continue":
                fault = _fault(_plain(self.user_id), _USER_ID)
                return stay(replace(self, fault=fault)) if fault else self._ask()
            case "user-id", "back":
                return stay(replace(self, stage="phone", fault=""))
            case (("waiting" | "expired" | "refused" | "unknown" | "wrong-pin" | "failed"), ("again" | "retry")):
                return self._ask()
            case (("unknown" | "expired" | "refused" | "wrong-pin"), "change"):
                return self._leave("phone")
            case (("starting" | "waiting" | "expired" | "refused" | "unknown" | "wrong-pin" | "failed"), "back"):
                return self._leave("user-id")
        return None

    def _ask(self) -> Next:
        asking = replace(self, stage="starting", attempt=self.attempt + 1, request=None, error=None, fault="")
        phone, user_id = phone_number(self.phone), _plain(self.user_id)
        return stay(asking, BeginMobileSignIn(phone, user_id, asking.attempt, self.level))

    def _waiting(self, request: MobileRequest) -> Next:
        return stay(replace(self, stage="waiting", request=request), PollSignIn(request, after=request.interval))

    def _leave(self, stage: Stage) -> Next:
        """Back to what was written; what stands on the phone lets nobody in any more."""
        left = replace(self, stage=stage, attempt=self.attempt + 1, request=None, error=None, fault="")
        return stay(left, GiveUpSignIn(self.request) if self.request is not None else None)

    def _ended(self, error: PortalError) -> MobileId:
        match error:
            case SignInExpired():
                return replace(self, stage="expired", request=None)
            case SignInRefused():
                return replace(self, stage="refused", request=None)
            case Rejected(code=code) if code in _UNKNOWN:
                return replace(self, stage="unknown", request=None)
            case Rejected(code="transaction_failed"):
                return replace(self, stage="wrong-pin", request=None)
            case Rejected(code=code) if code in _NOT_HERE:
                return replace(self, stage="closed", request=None)
        return replace(self, stage="failed", error=error, request=None)


def _plain(written: str) -> str:
    return _SEPARATORS.sub("", written)


def _fault(value: str, good: re.Pattern[str]) -> str:
    if not value:
        return "empty"
    return "" if good.fullmatch(value) else "wrong"
