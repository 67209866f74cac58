"""What state bodies hold for a signed-in person: documents, charges, messages, records (contract §A.2 7, 8, 27–35)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Protocol, TypeVar

import msgspec

from kiosk.portal.addresses import is_safe_address
from kiosk.portal.errors import BadReply, Insecure
from kiosk.portal.exchange import MERGE_PATCH, Answer, Reply
from kiosk.portal.problems import decoded, retry_after
from kiosk.portal.public import part
from kiosk.portal.resources.common import ListOf
from kiosk.portal.resources.documents import Document
from kiosk.portal.resources.messages import Message, MessageAnswer
from kiosk.portal.resources.payments import Charge, Payment, PaymentReceipt
from kiosk.portal.resources.records import Access, Consent, RegisterRecord
from kiosk.portal.resources.sign_ins import SignIn

T = TypeVar("T")
JSON: Final = "application/json, application/problem+json"
ASK_AGAIN: Final = 5.0
"""Seconds between two questions about a payment where the portal does not say (contract §A.4)."""

SCOPES: Final = (
    "documents:read",
    "messages:read",
    "payments:read",
    "payments:write",
    "appointments:write",
    "appeals:write",
    "participation:write",
)
"""What a sign-in asks for beside the scopes of applications (contract §A.1)."""
PDF: Final = "application/pdf"


class Ask(Protocol):
    """One question as the person."""

    def __call__(self, method: str, path: str, into: type[T], **options: Any) -> Reply[T]: ...


class Every(Protocol):
    """All items of a list, page after page."""

    def __call__(self, path: str, into: type[ListOf[T]], query: Mapping[str, str] | None = None) -> list[T]: ...


class Fetch(Protocol):
    """An answer that is no JSON, as it came."""

    def __call__(self, path: str, accept: str) -> Answer: ...


class Cabinet:
    """A person's cabinet at a portal. All methods raise the family in `portal/errors.py`; keys are bare."""

    def __init__(self, ask: Ask, every: Every, fetch: Fetch) -> None:
        self._ask = ask
        self._every = every
        self._fetch = fetch

    def documents(self) -> list[Document]:
        """All that the state has issued to the person."""
        return self._every("/documents", ListOf[Document])

    def document_file(self, document: Document) -> bytes:
        """The PDF of a document; `BadReply` for one that is not the file that the list tells of."""
        answer = self._fetch(f"/documents/{part(document.id)}/content", PDF)
        whole = len(answer.body) == document.size and hashlib.sha256(answer.body).hexdigest() == document.sha256.lower()
        if answer.media_type != PDF or not answer.body.startswith(b"%PDF-") or not whole:
            raise BadReply("a document that is another one")
        return answer.body

    def charges(self, *, due: bool = False) -> list[Charge]:
        """All that the person has to pay, or has paid; or only what is `due`, as far as the portal can tell that apart."""
        return self._every("/charges", ListOf[Charge], {"status": "due"} if due else None)

    def begin_payment(self, charge_id: str, key: str, terminal: str = "") -> Payment:
        """A payment on a phone, or at a `terminal`; the same key never begins a second one. `Conflict` when it is paid, or being
        paid, or the terminal is busy; `Rejected` for a terminal that the portal does not know."""
        body: dict[str, Any] = {"chargeIds": [charge_id], "method": "terminal" if terminal else "link"}
        if terminal:
            body["terminalId"] = terminal
        return self._ask("POST", "/payments", Payment, body=body, key=key).value

    def payment(self, payment_id: str) -> Payment:
        """How a payment is. `Insecure` when the page to pay on is none that can prove whose it is."""
        answer = self._fetch(f"/payments/{part(payment_id)}", JSON)
        payment = decoded(answer, Payment)
        if payment.links.next and not is_safe_address(payment.links.next):
            raise Insecure("a page to pay on that is not safe")
        return msgspec.structs.replace(payment, wait=retry_after(answer.headers) or ASK_AGAIN)

    def cancel_payment(self, payment_id: str) -> None:
        """Take it back; `Conflict` when it is over, or the bank has it."""
        self._ask("POST", f"/payments/{part(payment_id)}/cancel", type(None))

    def payment_receipt(self, payment_id: str) -> PaymentReceipt:
        """What was paid; `NotFound` while nothing was."""
        return self._ask("GET", f"/payments/{part(payment_id)}/receipt", PaymentReceipt).value

    def payment_receipt_file(self, payment_id: str) -> bytes:
        """The same as PDF."""
        answer = self._fetch(f"/payments/{part(payment_id)}/receipt", PDF)
        if answer.media_type != PDF or not answer.body.startswith(b"%PDF-"):
            raise BadReply("a receipt that is none")
        return answer.body

    def records(self) -> list[RegisterRecord]:
        """What each register holds about the person."""
        return self._every("/me/records", ListOf[RegisterRecord])

    def accesses(self) -> list[Access]:
        """Who has asked for the person's data."""
        return self._every("/me/accesses", ListOf[Access])

    def sign_ins(self) -> list[SignIn]:
        """Where the person is signed in and has been, the newest first; `NotFound` where the portal does not tell."""
        return self._every("/me/sign-ins", ListOf[SignIn])

    def end_sign_in(self, sign_in_id: str) -> None:
        """End one of them."""
        self._ask("DELETE", f"/me/sign-ins/{part(sign_in_id)}", type(None))

    def end_other_sign_ins(self) -> None:
        """End all but the one that asks."""
        self._ask("DELETE", "/me/sign-ins", type(None))

    def consents(self) -> list[Consent]:
        """What the person has agreed to."""
        return self._every("/me/consents", ListOf[Consent])

    def change_consent(self, agreement_id: str, revision: str, *, opt_in: bool) -> Consent:
        """Give or withdraw a consent; `Rejected` when the agreement has another revision now."""
        body = {"optIn": opt_in, "revision": revision}
        return self._ask("PUT", f"/me/consents/{part(agreement_id)}", Consent, body=body).value

    def messages(self, *, unread: bool = False) -> list[Message]:
        """All messages as the portal orders them, or those that have not been read."""
        return self._every("/messages", ListOf[Message], {"unread": "true"} if unread else None)

    def message(self, message_id: str) -> Message:
        return _with_etag(self._ask("GET", f"/messages/{part(message_id)}", Message))

    def mark_read(self, message: Message, at: datetime) -> Message:
        """Say when it was read; `Conflict` when it changed meanwhile."""
        path, body = f"/messages/{part(message.id)}", {"readAt": at.isoformat()}
        return _with_etag(self._ask("PATCH", path, Message, body=body, etag=message.etag, content_type=MERGE_PATCH))

    def answer(self, message_id: str, text: str, key: str) -> MessageAnswer:
        """Answer a body's question; the same key never answers twice, `Conflict` when it was answered before."""
        body = {"inReplyTo": message_id, "text": text}
        return self._ask("POST", "/messages", MessageAnswer, body=body, key=key).value


def _with_etag(reply: Reply[Message]) -> Message:
    return msgspec.structs.replace(reply.value, etag=reply.etag)
