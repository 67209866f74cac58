"""One example of each page of a person's cabinet, in states that the journeys come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from kiosk.desk import Desk, Person
from kiosk.journeys.cabinet import MyCabinet
from kiosk.journeys.charges import Charges, OneCharge
from kiosk.journeys.check_document import CheckDocument
from kiosk.journeys.documents import Documents, OneDocument
from kiosk.journeys.events import Activated
from kiosk.journeys.find_charge import PayByNumber
from kiosk.journeys.free import AskedForMoney
from kiosk.journeys.journey import Journey
from kiosk.journeys.messages import Answering, Messages, OneMessage
from kiosk.journeys.my_data import MyData
from kiosk.journeys.own_things.accesses import Accesses
from kiosk.journeys.own_things.consents import Consents
from kiosk.journeys.own_things.records import Records
from kiosk.journeys.paying import Paying
from kiosk.journeys.payment_receipt import ShownPaymentReceipt
from kiosk.outcomes import CabinetSummary, Printed
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.resources.applications import ActionRequired
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.documents import Document, Verification
from kiosk.portal.resources.messages import Message, MessageAnswer
from kiosk.portal.resources.payments import (
    Charge,
    ChargeLinks,
    PaidItem,
    Payment,
    PaymentLinks,
    PaymentReceipt,
    PaymentState,
)
from kiosk.portal.resources.records import Access, Consent, DataAgreement, RegisterRecord, RegisterValue

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
    fine = _message(1)
    to_pay = msgspec.structs.replace(fine, action_required=ActionRequired(kind="pay", ref="202600000418"))
    yield "message-pay", signed_in(OneMessage(fine.id, to_pay, OWNER))
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


PAY: Final = "https://pay.example.az/pay?payment=3f9c2a70d1"


def _charge(number: int, status: str = "due", **more: Any) -> Charge:
    return Charge(
        id=f"c4a46e{number}",
        kind=Coded(code="stateFee", label="Dövlət rüsumu"),
        payee=Coded(code="bpqmi", label="BPQMİ"),
        description="Şəxsiyyət vəsiqəsinin dəyişdirilməsi, dövlət rüsumu",
        amount=3000 + number,
        due_date="2026-12-11",
        reference=f"20260000030{number}",
        status=Coded(code=status, label=status),
        **more,
    )


def _payment(status: str, code: str = "", message: str = "", *, next_: str = "", retry: bool = False) -> Payment:
    finished = status not in ("created", "started", "submitted")
    return Payment(
        id="9b20aa01",
        amount=3000,
        reference="AZ 2026 000 007",
        state=PaymentState(status=status, finished=finished, code=code, message=message, can_retry=retry),
        expires_at=WHEN,
        links=PaymentLinks(next=next_),
        wait=5.0,
    )


def _charges() -> Iterator[tuple[str, Make]]:
    plain, begun = _charge(1), _charge(2, payment_id="9b20aa01")
    paid = _charge(3, "paid", payment_id="9b20aa02", paid_at=WHEN)
    yield "charges-loading", signed_in(Charges())
    yield "charges-none", signed_in(Charges((), OWNER))
    yield "charges", signed_in(Charges((plain, begun, paid, _charge(4, "cancelled")), OWNER))
    yield "charges-same-twice", signed_in(Charges((plain, plain), OWNER))
    yield "charge-loading", signed_in(OneCharge(plain.id))
    yield "charge", signed_in(OneCharge(plain.id, plain, OWNER))
    yield "charge-begun", signed_in(OneCharge(begun.id, begun, OWNER))
    yield "charge-paid", signed_in(OneCharge(paid.id, paid, OWNER))
    yield "charge-cancelled", signed_in(OneCharge("c", _charge(4, "cancelled"), OWNER))
    receipt = PaymentReceipt(
        payment_id="9b20aa02",
        reference="AZ 2026 000 007",
        amount=3000,
        paid_at=WHEN,
        items=[PaidItem(description=plain.description, payee="BPQMİ", amount=3000)],
    )
    shown = ShownPaymentReceipt("9b20aa02", receipt, OWNER)
    yield "payment-receipt-loading", signed_in(ShownPaymentReceipt("9b20aa02"))
    yield "payment-receipt", signed_in(shown)
    yield "payment-receipt-saved", signed_in(replace(shown, printed=Printed(file="payment-receipt-2026-11-21.pdf")))


def _paying() -> Iterator[tuple[str, Make]]:
    asked = Paying("c4a46e1", OWNER, _payment("created", next_=PAY))
    message = "Bank ödənişi qəbul etmədi."
    ends = {
        "success": _payment("success"),
        "refused": _payment("failed", "P0010", message, retry=True),
        "expired": _payment("failed", "P0020", "Ödəniş üçün verilən vaxt bitdi.", retry=True),
        "cancelled": _payment("cancelled", "P0040", "Ödəniş ləğv edildi.", retry=True),
        "error": _payment("error"),
    }
    yield "paying-loading", signed_in(Paying("c4a46e1", OWNER))
    yield "paying", signed_in(asked)
    links = PaymentLinks(next=PAY, entry="https://pay.example.az/pay")
    with_number = msgspec.structs.replace(_payment("created"), links=links, entry_code="990734358")
    yield "paying-by-number", signed_in(replace(asked, payment=with_number))
    at_terminal = msgspec.structs.replace(_payment("created"), method="terminal")
    yield "paying-at-the-terminal", signed_in(replace(asked, payment=at_terminal))
    yield "paying-no-terminal", signed_in(replace(asked, unserved=True))
    yield "paying-interrupted", signed_in(replace(asked, interrupted=True))
    yield "paying-cancelling", signed_in(replace(asked, cancelling=True))
    yield "paying-at-the-bank", signed_in(replace(asked, payment=_payment("submitted")))
    for name, payment in ends.items():
        yield f"paying-{name}-ended", signed_in(replace(asked, payment=payment))
    yield "paying-already", signed_in(Paying("c4a46e1", OWNER, repeated=True))
    yield "paying-failed", signed_in(Paying("c4a46e1", OWNER, error=errors.Insecure()))


def _by_number() -> Iterator[tuple[str, Make]]:
    open_ = _charge(1, links=ChargeLinks(next=PAY))
    found = PayByNumber(open_.reference, found=open_)
    yield "pay-by-number", PayByNumber().page
    yield "pay-by-number-empty-error", after_continue(PayByNumber())
    yield "pay-by-number-unknown-error", PayByNumber("2026", fault="unknown").page
    yield "pay-by-number-asking", PayByNumber("2026", asking=True).page
    yield "pay-by-number-due", found.page
    yield "pay-by-number-begun", replace(found, found=_charge(1)).page
    yield "pay-by-number-paid", replace(found, found=_charge(1, "paid", paid_at=WHEN)).page
    yield "pay-by-number-cancelled", replace(found, found=_charge(1, "cancelled")).page
    yield "pay-by-number-failed", PayByNumber("2026", error=errors.Offline()).page


def _my_data() -> Iterator[tuple[str, Make]]:
    register = RegisterRecord(
        id="population",
        register=Coded(code="population", label="Əhalinin dövlət reyestri"),
        at="2024-05-23",
        values=[
            RegisterValue(name=Coded(code="familyName", label="Soyad"), value="Nümunəyev"),
            RegisterValue(name=Coded(code="fin", label="FİN"), value="TEST001"),
        ],
    )
    access = Access(
        id="acce551",
        at=WHEN,
        by=Coded(code="dyp", label="BDYPİ"),
        purpose="Cərimə barədə qərar",
        basis="Qanun",
        data=["Ad və soyad", "Ünvan"],
    )
    agreement = DataAgreement(
        id="family-doctor",
        revision="2",
        controller=Coded(code="its", label="İTSDA"),
        purpose="Ailə həkimi xəstəlik tarixçənizi görür.",
        data=["Xəstəlik tarixçəsi"],
    )
    given = Consent(id="c1", state=Coded(code="signed"), signed_at=WHEN, data_agreement=agreement)
    withdrawn = Consent(
        id="c1", state=Coded(code="withdrawn"), signed_at=WHEN, withdrawn_at=WHEN, data_agreement=agreement
    )
    yield "my-data", signed_in(MyData())
    yield "records-loading", signed_in(Records())
    yield "records", signed_in(Records((register,), OWNER))
    yield "records-one", signed_in(Records((register,), OWNER, chosen="population"))
    yield "records-unknown", signed_in(Records((register,), OWNER, chosen="other"))
    yield "records-failed", signed_in(Records(error=errors.TimedOut()))
    yield "accesses-loading", signed_in(Accesses())
    yield "accesses", signed_in(Accesses((access,), OWNER))
    yield "accesses-none", signed_in(Accesses((), OWNER))
    yield "accesses-one", signed_in(Accesses((access,), OWNER, chosen="acce551"))
    yield "consents-loading", signed_in(Consents())
    yield "consents", signed_in(Consents((given,), OWNER))
    yield "consents-given", signed_in(Consents((given,), OWNER, chosen="family-doctor"))
    yield "consents-withdrawn", signed_in(Consents((withdrawn,), OWNER, chosen="family-doctor"))
    yield "consents-withdraw", signed_in(Consents((given,), OWNER, chosen="family-doctor", asking=True))
    yield "consents-changing", signed_in(Consents((given,), OWNER, chosen="family-doctor", changing=True))


def _cabinet() -> Iterator[tuple[str, Make]]:
    yield "cabinet-sign-in", MyCabinet().page
    yield "cabinet-sign-in-again", signed_in(MyCabinet(error=errors.Unauthorised()))
    yield "cabinet-loading", signed_in(MyCabinet())
    yield "cabinet", signed_in(MyCabinet(CabinetSummary(unread=3, due=2), OWNER))
    yield "cabinet-nothing-new", signed_in(MyCabinet(CabinetSummary(), OWNER))
    yield "cabinet-not-known", signed_in(MyCabinet(error=errors.Offline()))


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    yield from _cabinet()
    yield from _messages()
    yield from _documents()
    yield from _charges()
    yield from _paying()
    yield from _by_number()
    yield from _my_data()
    yield "asked-for-money", AskedForMoney("criminal-record").page
    yield "asked-for-money-two-bodies", AskedForMoney("pension-age").page
