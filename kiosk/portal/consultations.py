"""Consultations at a portal: read by anybody, taken part in by who has signed in (contract §A.2 42, 43)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from kiosk.portal.errors import BadReply
from kiosk.portal.exchange import Request
from kiosk.portal.public import part
from kiosk.portal.resources.common import ListOf
from kiosk.portal.resources.consultations import (
    Consultation,
    ConsultationDocument,
    ContributionBody,
    ContributionMade,
    MyPart,
    PublishedContribution,
    VoteCast,
)

if TYPE_CHECKING:
    from kiosk.portal.cabinet import Ask
    from kiosk.portal.public import PublicPortal

T = TypeVar("T")
PDF: Final = "application/pdf"
_MOST_PAGES: Final = 20
"""Of a public list: more nobody goes through one after the other."""


class TakingPart:
    """What who has signed in may do. All methods raise the family in `portal/errors.py`; keys are bare."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def contribute(self, consultation_id: str, body: ContributionBody, key: str) -> ContributionMade:
        """Say something; the same key never says it twice. `Conflict` when it cannot be taken part in now."""
        told = msgspec.to_builtins(body)
        return self._ask("POST", f"{_path(consultation_id)}/contributions", ContributionMade, body=told, key=key).value

    def vote(self, consultation_id: str, choice: str) -> VoteCast:
        """The person's one vote; `Conflict` when it cannot be taken part in now."""
        return self._ask("PUT", f"{_path(consultation_id)}/vote", VoteCast, body={"choice": choice}).value

    def mine(self, consultation_id: str) -> MyPart:
        """What they have done in it so far."""
        return self._ask("GET", f"{_path(consultation_id)}/mine", MyPart).value


def consultations(public: PublicPortal) -> list[Consultation]:
    """All, as the portal orders them."""
    return _all(public, "/consultations", ListOf[Consultation])


def consultation(public: PublicPortal, consultation_id: str) -> Consultation:
    """One; `NotFound` where there is none, or none any more."""
    request = Request("GET", f"{public.api}/v1{_path(consultation_id)}")
    return public.http.request(request, Consultation).value


def published(public: PublicPortal, consultation_id: str) -> list[PublishedContribution]:
    """What others have said."""
    return _all(public, f"{_path(consultation_id)}/contributions", ListOf[PublishedContribution])


def document_file(public: PublicPortal, consultation_id: str, document: ConsultationDocument) -> bytes:
    """The PDF; `BadReply` for one that is not the file that the consultation tells of."""
    path = f"{public.api}/v1{_path(consultation_id)}/documents/{part(document.id)}"
    answer = public.http.checked(Request("GET", path, accept=PDF))
    same = not document.sha256 or hashlib.sha256(answer.body).hexdigest() == document.sha256.lower()
    if answer.media_type != PDF or not answer.body.startswith(b"%PDF-") or not same:
        raise BadReply("a document that is another one")
    return answer.body


def _path(consultation_id: str) -> str:
    return f"/consultations/{part(consultation_id)}"


def _all(public: PublicPortal, path: str, into: type[ListOf[T]]) -> list[T]:
    found: list[T] = []
    query: dict[str, str] = {}
    for _ in range(_MOST_PAGES):
        page = public.http.request(Request("GET", f"{public.api}/v1{path}", query=query), into).value
        found += page.items
        if not page.next or page.next == query.get("cursor"):
            break
        query = {"cursor": page.next}
    return found
