"""What consultations ask the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.consulting import ConsultationSeen, Contributed
from kiosk.journeys.journey import AtOnce
from kiosk.outcomes import Printed
from kiosk.portal.resources.consultations import (
    Consultation,
    ConsultationDocument,
    ContributionBody,
    PublishedContribution,
)

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class ListConsultations(AtOnce):
    """All consultations → a tuple of `Consultation`. Nobody need be signed in."""

    language: str

    def perform(self, office: Office) -> tuple[Consultation, ...]:
        return office.consulting.all()


@dataclass(frozen=True, slots=True)
class LoadConsultation(AtOnce):
    """One consultation → `ConsultationSeen`."""

    id: str
    language: str

    def perform(self, office: Office) -> ConsultationSeen:
        return office.consulting.one(self.id)


@dataclass(frozen=True, slots=True)
class ListContributions(AtOnce):
    """What others have said → a tuple of `PublishedContribution`."""

    id: str
    language: str

    def perform(self, office: Office) -> tuple[PublishedContribution, ...]:
        return office.consulting.published(self.id)


@dataclass(frozen=True, slots=True)
class SendContribution(AtOnce):
    """Send it; again for the same attempt is the same contribution → `Contributed`."""

    id: str
    owner: str = field(repr=False)
    attempt: str
    body: ContributionBody = field(repr=False)
    language: str

    def perform(self, office: Office) -> Contributed:
        return office.consulting.contribute(self.id, self.owner, self.attempt, self.body)


@dataclass(frozen=True, slots=True)
class CastVote(AtOnce):
    """The person's one vote → `ConsultationSeen`, as it is then."""

    id: str
    choice: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> ConsultationSeen:
        return office.consulting.vote(self.id, self.choice)


@dataclass(frozen=True, slots=True)
class PrintConsultationDocument(AtOnce):
    """A document, printed at a kiosk, saved at home → `Printed`."""

    id: str
    document: ConsultationDocument
    language: str

    def perform(self, office: Office) -> Printed:
        return office.consulting.print_document(self.id, self.document, self.language)
