"""What the pages of a person's cabinet ask the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.journeys.journey import AtOnce
from kiosk.outcomes import CabinetSummary, Printed
from kiosk.portal.resources.documents import Document, Verification
from kiosk.portal.resources.messages import Message
from kiosk.portal.resources.payments import Charge, Payment, PaymentReceipt
from kiosk.portal.resources.records import Access, Consent, RegisterRecord

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class LoadCabinet(AtOnce):
    """What waits for the person → `CabinetSummary`."""

    def perform(self, office: Office) -> CabinetSummary:
        return office.cabinet.summary()


@dataclass(frozen=True, slots=True)
class ListMessages(AtOnce):
    """The person's messages, newest first → a tuple of `Message`."""

    language: str

    def perform(self, office: Office) -> tuple[Message, ...]:
        return office.cabinet.messages()


@dataclass(frozen=True, slots=True)
class ReadMessage(AtOnce):
    """One message, which has been read from then on → `Message`."""

    id: str
    language: str

    def perform(self, office: Office) -> Message:
        return office.cabinet.read_message(self.id)


@dataclass(frozen=True, slots=True)
class AnswerMessage(AtOnce):
    """Answer a body's question; again for the same text is the same answer → `Message`."""

    id: str
    text: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> Message:
        return office.cabinet.answer_message(self.id, self.text)


@dataclass(frozen=True, slots=True)
class ListDocuments(AtOnce):
    """The person's documents, newest first → a tuple of `Document`."""

    language: str

    def perform(self, office: Office) -> tuple[Document, ...]:
        return office.cabinet.documents()


@dataclass(frozen=True, slots=True)
class LoadDocument(AtOnce):
    """One document → `Document`."""

    id: str
    language: str

    def perform(self, office: Office) -> Document:
        return office.cabinet.document(self.id)


@dataclass(frozen=True, slots=True)
class PrintDocument(AtOnce):
    """The file of a document, printed at a kiosk, saved at home → `Printed`."""

    document: Document
    language: str

    def perform(self, office: Office) -> Printed:
        return office.cabinet.print_document(self.document, self.language)


@dataclass(frozen=True, slots=True)
class VerifyDocument(AtOnce):
    """Whether a document is genuine, by its code → `Verification`. Nobody need be signed in."""

    code: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> Verification:
        return office.cabinet.verify_document(self.code)


@dataclass(frozen=True, slots=True)
class ListCharges(AtOnce):
    """What the person has to pay → a tuple of `Charge`."""

    language: str

    def perform(self, office: Office) -> tuple[Charge, ...]:
        return office.cabinet.charges()


@dataclass(frozen=True, slots=True)
class LoadCharge(AtOnce):
    """One charge by its id or reference → `Charge`."""

    name: str
    language: str

    def perform(self, office: Office) -> Charge:
        return office.cabinet.charge(self.name)


@dataclass(frozen=True, slots=True)
class FindCharge(AtOnce):
    """Anybody's charge by its reference → `Charge`. Nobody need be signed in."""

    reference: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> Charge:
        return office.cabinet.find_charge(self.reference)


@dataclass(frozen=True, slots=True)
class BeginPayment(AtOnce):
    """The payment of a charge: the unfinished one, else a new one → `Payment`. By a phone, or at a `terminal`."""

    charge: str
    language: str
    terminal: str = ""

    def perform(self, office: Office) -> Payment:
        return office.cabinet.pay(self.charge, self.terminal)


@dataclass(frozen=True, slots=True)
class PollPayment:
    """How a payment is → `Payment`. `turn` says which following of it asks."""

    payment: str
    turn: int
    language: str
    after: float = 0.0

    def perform(self, office: Office) -> Payment:
        return office.cabinet.payment(self.payment)


@dataclass(frozen=True, slots=True)
class CancelPayment(AtOnce):
    """Take a payment back → `Payment`, as it is then."""

    payment: str
    language: str

    def perform(self, office: Office) -> Payment:
        return office.cabinet.cancel_payment(self.payment)


@dataclass(frozen=True, slots=True)
class LoadPaymentReceipt(AtOnce):
    """What a payment has paid → `PaymentReceipt`."""

    payment: str
    language: str

    def perform(self, office: Office) -> PaymentReceipt:
        return office.cabinet.payment_receipt(self.payment)


@dataclass(frozen=True, slots=True)
class PrintPaymentReceipt(AtOnce):
    """The receipt of a payment, printed at a kiosk, saved at home → `Printed`."""

    payment: str
    language: str

    def perform(self, office: Office) -> Printed:
        return office.cabinet.print_payment_receipt(self.payment, self.language)


@dataclass(frozen=True, slots=True)
class ListRecords(AtOnce):
    """What each register holds about the person → a tuple of `RegisterRecord`."""

    language: str

    def perform(self, office: Office) -> tuple[RegisterRecord, ...]:
        return office.cabinet.records()


@dataclass(frozen=True, slots=True)
class ListAccesses(AtOnce):
    """Who has asked for the person's data → a tuple of `Access`."""

    language: str

    def perform(self, office: Office) -> tuple[Access, ...]:
        return office.cabinet.accesses()


@dataclass(frozen=True, slots=True)
class ListConsents(AtOnce):
    """What the person has agreed to → a tuple of `Consent`."""

    language: str

    def perform(self, office: Office) -> tuple[Consent, ...]:
        return office.cabinet.consents()


@dataclass(frozen=True, slots=True)
class ChangeConsent(AtOnce):
    """Give or withdraw a consent → all consents as they are then."""

    agreement: str
    revision: str
    opt_in: bool
    language: str

    def perform(self, office: Office) -> tuple[Consent, ...]:
        return office.cabinet.change_consent(self.agreement, self.revision, opt_in=self.opt_in)
