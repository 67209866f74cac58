"""One example of each page of a person's cabinet, in states that the journeys come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from kiosk.desk import Desk, Person
from kiosk.journeys.cabinet import MyCabinet
from kiosk.journeys.check_document import CheckDocument
from kiosk.journeys.documents import Documents, OneDocument
from kiosk.journeys.events import Activated
from kiosk.journeys.journey import Journey
from kiosk.journeys.messages import Answering, Messages, OneMessage
from kiosk.outcomes import CabinetSummary, Printed
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.resources.applications import ActionRequired
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.documents import Document, Verification
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


def _document(number: int, **more: Any) -> Document:
    return Document(
        id=f"d0c1a{number}",
        type=Coded(code="certificate", label="Arayış"),
        title=("Məhkumluğun olub-olmaması barədə arayış", "Ailə tərkibi haqqında arayış")[number % 2],
        issuer=Coded(code="din", label="DİN"),
        issued_at=WHEN,
        media_type="application/pdf",
        size=24_312,
        sha256="0" * 64,
        verification_code="7K3M92QF4TXP",
        **more,
    )


def _documents() -> Iterator[tuple[str, Make]]:
    plain = _document(0, valid_to="2027-02-18")
    many = (plain, _document(1, revoked_at=WHEN), _document(2, valid_to="2026-01-01"))
    one = OneDocument(plain.id, plain, OWNER)
    yield "documents-loading", signed_in(Documents())
    yield "documents-none", signed_in(Documents((), OWNER))
    yield "documents", signed_in(Documents(many, OWNER))
    yield "document-loading", signed_in(OneDocument(plain.id))
    yield "document", signed_in(one)
    yield "document-cancelled", signed_in(OneDocument(many[1].id, many[1], OWNER))
    yield "document-getting", signed_in(replace(one, getting=True))
    yield "document-saved", signed_in(replace(one, printed=Printed(file="document-2026-11-21.pdf")))
    yield "document-printed", signed_in(replace(one, printed=Printed(printer="Lexmark")))
    yield "document-not-printed", signed_in(replace(one, printed=Printed()))
    yield "document-failed", signed_in(replace(one, error=errors.BadReply()))
    genuine = Verification(valid=True, title=plain.title, issuer=plain.issuer, issued_at=WHEN, valid_to="2027-02-18")
    cancelled = Verification(valid=False, title=plain.title, issuer=plain.issuer, issued_at=WHEN, revoked_at=WHEN)
    yield "check-document", CheckDocument().page
    yield "check-document-error", after_continue(CheckDocument())
    yield "check-document-unknown-error", CheckDocument("7K3M92QF4TXX", fault="unknown").page
    yield "check-document-asking", CheckDocument("7K3M92QF4TXP", asking=True).page
    yield "check-document-holds", CheckDocument("7K3M92QF4TXP", found=genuine).page
    yield "check-document-cancelled", CheckDocument("7K3M92QF4TXP", found=cancelled).page
    yield (
        "check-document-over",
        CheckDocument(
            "7K3M92QF4TXP",
            found=Verification(
                valid=False, title=plain.title, issuer=plain.issuer, issued_at=WHEN, valid_to="2026-01-01"
            ),
        ).page,
    )
    yield "check-document-failed", CheckDocument("7K3M92QF4TXP", error=errors.TooManyRequests(60)).page


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
    yield from _documents()
