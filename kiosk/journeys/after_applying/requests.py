"""What the pages of one's applications ask the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.journeys.journey import AtOnce
from kiosk.outcomes import Correction, Sent
from kiosk.portal.resources.feedback import Feedback
from kiosk.portal.resources.signatures import Signature

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class PrepareApplication(AtOnce):
    """Save and check the answers of a new application, so that they can be signed → its id."""

    attempt: str
    service: str
    form_version: str
    values: Mapping[str, Any] = field(repr=False)
    language: str

    def perform(self, office: Office) -> str:
        return office.prepare(self.attempt, self.service, self.form_version, self.values)


@dataclass(frozen=True, slots=True)
class LoadCorrection(AtOnce):
    """An application that was returned, with its form and what is asked → `Correction`."""

    id: str
    language: str

    def perform(self, office: Office) -> Correction:
        return office.cases.correction(self.id)


@dataclass(frozen=True, slots=True)
class PrepareCorrection(AtOnce):
    """Save and check corrected answers, so that they can be signed → the application's id."""

    id: str
    values: Mapping[str, Any] = field(repr=False)
    language: str

    def perform(self, office: Office) -> str:
        return office.cases.prepare_correction(self.id, self.values)


@dataclass(frozen=True, slots=True)
class SendCorrection(AtOnce):
    """Send a corrected application; doing it again is the same → `Sent`."""

    id: str
    values: Mapping[str, Any] = field(repr=False)
    declarations: tuple[str, ...]
    attachments: tuple[str, ...]
    signature: str
    language: str

    def perform(self, office: Office) -> Sent:
        return office.cases.send_correction(self.id, self.values, self.declarations, self.attachments, self.signature)


@dataclass(frozen=True, slots=True)
class DeleteDraft(AtOnce):
    """Throw away what was never sent → None. `etag` is of the draft that the person has seen."""

    id: str
    etag: str
    language: str

    def perform(self, office: Office) -> None:
        office.cases.delete_draft(self.id, self.etag)


@dataclass(frozen=True, slots=True)
class AskForSignature(AtOnce):
    """Ask the person to sign an application → `Signature`. `turn` tells one asking from the next."""

    application: str
    credential: str
    phone: str = field(repr=False)
    turn: int
    language: str

    def perform(self, office: Office) -> Signature:
        return office.cases.ask_for_signature(self.application, self.credential, self.phone, str(self.turn))


@dataclass(frozen=True, slots=True)
class PollSignature:
    """Has it been signed? → `Signature`. `turn` says which asking it belongs to."""

    signature: str
    turn: int
    language: str
    after: float = 0.0

    def perform(self, office: Office) -> Signature:
        return office.cases.signature(self.signature)


@dataclass(frozen=True, slots=True)
class SendFeedback(AtOnce):
    """Tell what somebody thinks, with their name or without → None. The same words are told once."""

    feedback: Feedback = field(repr=False)
    named: bool
    language: str

    def perform(self, office: Office) -> None:
        office.cases.rate(self.feedback, named=self.named)
