"""One example of each page of a person's cabinet, in states that the journeys come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from kiosk.desk import Desk, Person
from kiosk.journeys.cabinet import MyCabinet
from kiosk.journeys.events import Activated
from kiosk.journeys.journey import Journey
from kiosk.journeys.messages import Answering, Messages, OneMessage
from kiosk.outcomes import CabinetSummary
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.resources.applications import ActionRequired
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.messages import Message, MessageAnswer

Make = Callable[[Desk], Page]

WHEN: Final = datetime(2026, 11, 18, 12, 30, tzinfo=UTC)
OWNER: Final = "p1"
PERSON: Final = Person("Sınaq Nümunəyev", "•••••01", OWNER)


def signed_in(state: Journey) -> Make:
    return lambda desk: state.page(replace(desk, person=PERSON))


def after_continue(state: Journey) -> Make:
    """The page after Continue."""

    def page(desk: Desk) -> Page:
        following = state.on(Activated("continue"), desk)
        assert following is not None
        assert following.state is not None
        return following.state.page(replace(desk, person=PERSON))

    return page


def _message(number: int, *, action: str = "", read: bool = False, answered: bool = False) -> Message:
    return Message(
        id=f"8c1f00a{number}",
        subject=("Ünvanınız barədə sual", "Ailə həkiminiz dəyişib", "Pensiyanız yenidən hesablanıb")[number % 3],
        body="Yeni şəxsiyyət vəsiqəniz hazırdır.\n\nOnu hansı mərkəzdən götürmək istəyirsiniz? Mərkəzin adını yazın.",
        sender=Coded(code="bpqmi", label="BPQMİ"),
        at=WHEN,
        read_at=WHEN if read else None,
        answers=[MessageAnswer(text="Nümunə mərkəzindən götürəcəyəm.", at=WHEN)] if answered else [],
        action_required=ActionRequired(kind=action, due_date="2026-12-03") if action else None,
    )


def _messages() -> Iterator[tuple[str, Make]]:
    many = tuple(_message(number, read=number > 1, action="" if number else "answer") for number in range(8))
    asked = _message(0, action="answer")
    yield "messages-loading", signed_in(Messages())
    yield "messages-none", signed_in(Messages((), OWNER))
    yield "messages", signed_in(Messages(many, OWNER))
    yield "messages-later", signed_in(Messages(many, OWNER, first=6))
    yield "messages-failed", signed_in(Messages(error=errors.Offline()))
    yield "message-loading", signed_in(OneMessage(asked.id))
    yield "message-question", signed_in(OneMessage(asked.id, asked, OWNER))
    yield "message-answered", signed_in(OneMessage(asked.id, _message(0, read=True, answered=True), OWNER))
    yield "message-visit", signed_in(OneMessage("8c1f00a1", _message(1, action="visit"), OWNER))
    yield "message-unknown-request", signed_in(OneMessage("8c1f00a1", _message(1, action="dance"), OWNER))
    yield "message-plain", signed_in(OneMessage("8c1f00a2", _message(2, read=True), OWNER))
    yield "answering", signed_in(Answering(asked.id, OWNER))
    yield "answering-written", signed_in(Answering(asked.id, OWNER, "Nümunə mərkəzindən götürəcəyəm."))
    yield "answering-error", after_continue(Answering(asked.id, OWNER))
    yield "answering-sending", after_continue(Answering(asked.id, OWNER, "Sabah."))
    yield "answering-failed", signed_in(Answering(asked.id, OWNER, "Sabah.", error=errors.TimedOut()))


def _cabinet() -> Iterator[tuple[str, Make]]:
    yield "cabinet-sign-in", MyCabinet().page
    yield "cabinet-sign-in-again", signed_in(MyCabinet(error=errors.Unauthorised()))
    yield "cabinet-loading", signed_in(MyCabinet())
    yield "cabinet", signed_in(MyCabinet(CabinetSummary(unread=3), OWNER))
    yield "cabinet-nothing-new", signed_in(MyCabinet(CabinetSummary(), OWNER))
    yield "cabinet-not-known", signed_in(MyCabinet(error=errors.Offline()))


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    yield from _cabinet()
    yield from _messages()
