"""Signing an application: choose how, compare the code on both screens, sign on the phone; and each way it can end.

The program never sees a PIN or a key: it asks for a signature, shows the code, and waits (contract §A.2 26). Whatever
becomes of it, the answers stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from kiosk.desk import Desk, Person
from kiosk.forms.answers import value_of
from kiosk.forms.form import Question
from kiosk.journeys.after_applying import signing_pages as pages
from kiosk.journeys.after_applying.requests import AskForSignature, PollSignature
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import Page
from kiosk.portal.errors import (
    NotFound,
    Offline,
    PortalError,
    Rejected,
    ServerFault,
    TimedOut,
    TooManyRequests,
    Unauthorised,
)
from kiosk.portal.resources.signatures import Signature
from kiosk.text import Text

ON_A_BAD_LINE: Final = 10.0
"""Seconds until the next question when one got no answer."""
NEEDS_PHONE: Final = "asanImza"
_NUMBER: Final = re.compile(r"\+994\d{9}")
_ASKED: Final = Question("phone", "", "phone", {})

Stage = Literal["choosing", "phone", "asking", "waiting", "refused", "expired", "failed", "problem"]


@dataclass(frozen=True, slots=True)
class Signed:
    """What this journey ends with when it was signed; nothing where it was not."""

    signature: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Signing:
    """One application of one person, until it is signed or left. `turn` counts how often the person was asked."""

    application: str
    service: str = ""
    owner: str = ""
    stage: Stage = "choosing"
    credential: str = ""
    phone: str = field(default="", repr=False)
    flawed: bool = False
    refusal: Text | None = None
    signature: Signature | None = None
    turn: int = 0
    interrupted: bool = False
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=PollSignature(turn=turn)) | Failed(request=PollSignature(turn=turn)) if (
                turn != self.turn
            ):
                return stay(self)  # of an asking that has been given up
            case Arrived(request=AskForSignature(turn=turn)) | Failed(request=AskForSignature(turn=turn)) if (
                turn != self.turn
            ):
                return stay(self)
            case Arrived(request=AskForSignature() | PollSignature(), result=Signature() as signature):
                return self._told(signature, desk)
            case Failed(request=PollSignature(), error=TooManyRequests(seconds=seconds)):
                return stay(self, self.poll(desk, seconds))
            case Failed(request=PollSignature(), error=Offline() | TimedOut() | ServerFault()):
                return stay(replace(self, interrupted=True), self.poll(desk, ON_A_BAD_LINE))
            case Failed(request=PollSignature(), error=NotFound()):
                return stay(replace(self, stage="expired"))
            case Failed(request=AskForSignature(language=language), error=Rejected() as error) if _about_phone(error):
                words = Text(next(each.detail for each in error.fields), language)
                return stay(replace(self, stage="phone", refusal=words, flawed=False))
            case Failed(request=AskForSignature() | PollSignature(), error=error):
                return stay(replace(self, stage="problem", error=error))
            case Resumed(result=Person(id=owner) as person) if self.owner not in ("", owner):
                return close(person)  # somebody else has signed in: this is not theirs to sign
            case Resumed(result=Person()):
                return self.ask(desk)
            case Changed(key=pages.PHONE, value=value):
                return stay(replace(self, phone=value, refusal=None))
            case Activated():
                return self._activated(event, desk)
        return None

    def _activated(self, event: Activated, desk: Desk) -> Next | None:
        match self.stage, event.action:
            case "problem", "retry" if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case "choosing", "sign-with":
                chosen = replace(self, credential=event.argument)
                return stay(replace(chosen, stage="phone")) if event.argument == NEEDS_PHONE else chosen.ask(desk)
            case "phone", "continue":
                if _NUMBER.fullmatch(_number(self.phone)) is None:
                    return stay(replace(self, flawed=True, refusal=None))
                return self.ask(desk)
            case "phone", "back":
                return stay(replace(self, stage="choosing", flawed=False, refusal=None))
            case (("waiting" | "refused" | "expired" | "failed" | "problem"), ("again" | "retry")):
                return self.ask(desk)
            case (("waiting" | "refused" | "expired" | "failed"), "other-way"):
                given_up = replace(self, stage="choosing", signature=None, turn=self.turn + 1, interrupted=False)
                return stay(given_up)
            case _, "cancel":
                return close()
        return None

    def page(self, desk: Desk) -> Page:
        match self.stage:
            case "choosing":
                return pages.choosing_page(self.service, desk)
            case "phone":
                return pages.phone_page(self.phone, desk, flawed=self.flawed, refusal=self.refusal)
            case "asking":
                return pages.asking_page(desk)
            case "waiting":
                assert self.signature is not None
                return pages.waiting_page(self.signature, self.credential, desk, interrupted=self.interrupted)
            case "problem":
                assert self.error is not None
                return problem_page(self.error, desk.wording, kept=True, at_kiosk=desk.at_kiosk)
            case "refused" | "expired" | "failed":
                return pages.ended_page(self.stage, self.signature, desk)

    def ask(self, desk: Desk) -> Next:
        """Ask the person, anew: an earlier asking counts for nothing any more."""
        turn = self.turn + 1
        state = replace(
            self, stage="asking", turn=turn, signature=None, flawed=False, refusal=None, interrupted=False, error=None
        )
        phone = _number(self.phone) if self.credential == NEEDS_PHONE else ""
        return stay(state, AskForSignature(self.application, self.credential, phone, turn, desk.language))

    def _told(self, signature: Signature, desk: Desk) -> Next:
        known = replace(self, signature=signature, interrupted=False, error=None)
        if signature.signed:
            return close(Signed(signature.id))
        if signature.pending:
            waiting = replace(known, stage="waiting")
            return stay(waiting, waiting.poll(desk, signature.interval))
        match signature.state.code:
            case "refused":
                return stay(replace(known, stage="refused"))
            case "expired":
                return stay(replace(known, stage="expired"))
            case _:
                return stay(replace(known, stage="failed"))

    def poll(self, desk: Desk, after: float) -> PollSignature | None:
        """The next question, no sooner than the portal wants it."""
        if self.signature is None:
            return None
        pause = max(after, self.signature.interval)
        return PollSignature(self.signature.id, self.turn, desk.language, after=pause)


def _number(entry: str) -> str:
    """A phone number in international form, as far as it can be told from what somebody wrote."""
    return str(value_of(_ASKED, entry) or "")


def _about_phone(error: Rejected) -> bool:
    return any(each.pointer == "/phone" and each.detail for each in error.fields)


def about_signature(error: PortalError) -> PortalError:
    """The same error, or what the portal has against the signature in its own words: then another one is needed."""
    if isinstance(error, Rejected):
        words = next((each.detail for each in error.fields if each.pointer == "/signatureId"), "")
        if words:
            return Rejected(words, error.code)
    return error
