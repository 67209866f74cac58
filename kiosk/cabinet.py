"""What the office does in a person's cabinet: fetches, marks, answers, pays. Called from worker threads only."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from kiosk.outcomes import CabinetSummary, Printed
from kiosk.portal.errors import Conflict, Forbidden, NotFound, OutOfMandate
from kiosk.qr import qr_rows
from kiosk.together import together
from translations import messages

if TYPE_CHECKING:
    from kiosk.portal.cabinet import Cabinet
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.documents import Document, Verification
    from kiosk.portal.resources.messages import Message
    from kiosk.portal.resources.payments import Charge, Payment, PaymentReceipt
    from kiosk.portal.resources.records import Access, Consent, RegisterRecord
    from kiosk.portal.resources.uploads import DocumentLink

T = TypeVar("T")


class CabinetOffice:
    """The cabinet of whoever is signed in. `personal` raises `Unauthorised` when nobody is; `public` is for everybody.

    `out` prints or saves a PDF under the beginning of a file's name.

    One key for each thing that must happen once (contract §A.1): it lives as long as the visit.
    """

    def __init__(
        self,
        personal: Callable[[], PersonalPortal],
        public: Callable[[], PublicPortal],
        out: Callable[[Callable[[], bytes], str], Printed],
        now: Callable[[], datetime],
    ) -> None:
        self._personal = personal
        self._public = public
        self._out = out
        self._now = now
        self._lock = threading.Lock()
        self._keys: dict[tuple[str, ...], str] = {}

    def close(self) -> None:
        """Forget what was answered."""
        with self._lock:
            self._keys.clear()

    @property
    def _cabinet(self) -> Cabinet:
        return self._personal().cabinet

    def summary(self) -> CabinetSummary:
        """What waits for the person."""
        personal = self._personal()
        cabinet = personal.cabinet
        (messages, charges), reminders = together(
            lambda: together(
                lambda: _if_allowed(lambda: cabinet.messages(unread=True)),
                lambda: _if_allowed(lambda: cabinet.charges(due=True)),
            ),
            lambda: _if_there(personal.things.reminders),
        )
        return CabinetSummary(
            None if messages is None else len(messages),
            None if charges is None else sum(each.status.code == "due" for each in charges),
            tuple(reminders),
        )

    def messages(self) -> tuple[Message, ...]:
        """The person's messages, newest first."""
        return tuple(sorted(self._cabinet.messages(), key=lambda each: each.at, reverse=True))

    def read_message(self, message_id: str) -> Message:
        """One message; from now on it has been read. One that changed meanwhile is marked the next time."""
        message = self._cabinet.message(message_id)
        if message.read_at is None:
            try:
                return self._cabinet.mark_read(message, self._now())
            except Conflict:
                return message
        return message

    def answer_message(self, message_id: str, text: str) -> Message:
        """Answer a question; the same text twice is one answer. `Conflict` when it was answered in other words before."""
        self._cabinet.answer(message_id, text, self._key("answer", message_id, text))
        return self._cabinet.message(message_id)

    def documents(self) -> tuple[Document, ...]:
        """The person's documents, newest first."""
        return tuple(sorted(self._cabinet.documents(), key=lambda each: each.issued_at, reverse=True))

    def document(self, document_id: str) -> Document:
        """One document; `NotFound` when the person has none of this id."""
        found = next((each for each in self._cabinet.documents() if each.id == document_id), None)
        if found is None:
            raise NotFound("no such document")
        return found

    def print_document(self, document: Document, language: str) -> Printed:
        """The file of a document on paper, or in the person's own folder at home, unchanged."""
        pdf = self._cabinet.document_file(document)
        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "document")
        return self._out(lambda: pdf, name)

    def link_document(self, document: Document) -> DocumentLink:
        """An address under which a phone can fetch a document for a short while."""
        link = self._personal().files.link_document(document.id)
        qr_rows(link.url)
        return link

    def verify_document(self, code: str) -> Verification:
        """Whether a document is genuine."""
        return self._public().verification(code)

    def charges(self) -> tuple[Charge, ...]:
        """What the person has to pay, the first due first; then what is over."""
        return tuple(sorted(self._cabinet.charges(), key=lambda each: (each.status.code != "due", each.due_date)))

    def charge(self, name: str) -> Charge:
        """One charge of the person's by its id or its reference; `NotFound` when there is none."""
        found = next((each for each in self._cabinet.charges() if name in (each.id, each.reference)), None)
        if found is None:
            raise NotFound("no such charge")
        return found

    def find_charge(self, reference: str) -> Charge:
        """Anybody's charge by its reference."""
        charge = self._public().charge(reference)
        if charge.links.next:
            qr_rows(charge.links.next)
        return charge

    def pay(self, charge_id: str, terminal: str = "") -> Payment:
        """The payment of a charge: the unfinished one, else a new one, by a phone or at a `terminal`. `Conflict` when there is
        nothing to pay.

        Asking again begins no second payment: one key serves until its payment is over, and the portal begins none
        while another is unfinished.
        """
        charge = self.charge(charge_id)
        if charge.payment_id:
            return self.payment(charge.payment_id)
        if charge.status.code != "due":
            raise Conflict("nothing to pay", code="already-paid" if charge.status.code == "paid" else "not-due")
        return self._begun(charge_id, terminal)

    def _begun(self, charge_id: str, terminal: str) -> Payment:
        for _ in range(2):
            try:
                begun = self._cabinet.begin_payment(charge_id, self._key("pay", charge_id, terminal), terminal)
            except Conflict as conflict:
                running = self.charge(charge_id).payment_id if conflict.code == "payment-running" else ""
                if not running:
                    raise
                return self.payment(running)
            payment = self.payment(begun.id)
            if not payment.state.finished:
                return payment  # else the answer was one of before: the key has been forgotten now
        return payment

    def payment(self, payment_id: str) -> Payment:
        """How a payment is."""
        payment = self._cabinet.payment(payment_id)
        if payment.links.next:
            qr_rows(payment.links.next)
        if payment.state.finished:
            with self._lock:
                for key in [key for key in self._keys if key[0] == "pay" and key[1] in payment.charge_ids]:
                    del self._keys[key]
        return payment

    def cancel_payment(self, payment_id: str) -> Payment:
        """Take a payment back; one that is over meanwhile stays what it is."""
        with suppress(Conflict):
            self._cabinet.cancel_payment(payment_id)
        return self.payment(payment_id)

    def payment_receipt(self, payment_id: str) -> PaymentReceipt:
        """What a payment has paid."""
        return self._cabinet.payment_receipt(payment_id)

    def print_payment_receipt(self, payment_id: str, language: str) -> Printed:
        """The portal's receipt of a payment on paper, or in the person's own folder at home."""
        pdf = self._cabinet.payment_receipt_file(payment_id)
        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "payment-receipt")
        return self._out(lambda: pdf, name)

    def records(self) -> tuple[RegisterRecord, ...]:
        """What each register holds."""
        return tuple(self._cabinet.records())

    def accesses(self) -> tuple[Access, ...]:
        """Who has asked, the newest first."""
        return tuple(sorted(self._cabinet.accesses(), key=lambda each: each.at, reverse=True))

    def consents(self) -> tuple[Consent, ...]:
        """What the person has agreed to."""
        return tuple(self._cabinet.consents())

    def change_consent(self, agreement_id: str, revision: str, *, opt_in: bool) -> tuple[Consent, ...]:
        """Give or withdraw a consent; all of them, as they are then."""
        self._cabinet.change_consent(agreement_id, revision, opt_in=opt_in)
        return self.consents()

    def _key(self, *what: str) -> str:
        from kiosk.portal.exchange import new_key

        with self._lock:
            return self._keys.setdefault(what, new_key())


def _if_there(ask: Callable[[], list[T]]) -> list[T]:
    """A list that not every portal keeps, and that nothing else waits for."""
    try:
        return ask()
    except (OutOfMandate, NotFound, Forbidden):
        return []


def _if_allowed(ask: Callable[[], T]) -> T | None:
    """What is asked for; None where the mandate by which a person acts does not cover it."""
    try:
        return ask()
    except OutOfMandate:
        return None
