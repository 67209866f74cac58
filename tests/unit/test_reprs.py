"""What is personal is not shown by a repr: that is what gets into a log, a traceback, a failing assertion."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.applications.receipts import Receipt
from kiosk.journeys.cabinet_requests import AnswerMessage, FindCharge, ReadMessage, VerifyDocument
from kiosk.journeys.check_document import CheckDocument
from kiosk.journeys.find_charge import PayByNumber
from kiosk.journeys.messages import Answering, OneMessage
from kiosk.journeys.my_sign_in import MySignIn, SignIns
from kiosk.outcomes import Loaded, Sent, SignInState
from kiosk.portal.kept import Kept
from kiosk.portal.resources.applications import (
    Application,
    ApplicationError,
    ApplicationEvent,
    Me,
    Prefill,
    Submission,
    Validation,
)
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.documents import Document
from kiosk.portal.resources.messages import Message, MessageAnswer
from kiosk.portal.resources.payments import Charge, PaidItem, Payment, PaymentLinks, PaymentReceipt, PaymentState
from kiosk.portal.resources.records import Access, Consent, DataAgreement, RegisterRecord, RegisterValue
from kiosk.portal.resources.sign_ins import SignIn
from kiosk.staying import Record

AT = datetime(2026, 11, 21, tzinfo=UTC)
SECRET = Coded(code="SECRET", label="SECRET")


def _of_the_cabinet() -> tuple[object, ...]:
    item = PaidItem(description="SECRET", amount=1)
    agreement = DataAgreement(id="SECRET", revision="1", controller=SECRET, purpose="SECRET")
    value = RegisterValue(name=SECRET, value="SECRET")
    return (
        Message(id="m1", subject="SECRET", body="SECRET", sender=SECRET, at=AT),
        MessageAnswer(text="SECRET", at=AT),
        Document(
            id="d1",
            type=SECRET,
            title="SECRET",
            issuer=SECRET,
            issued_at=AT,
            media_type="application/pdf",
            size=1,
            sha256="SECRET",
            verification_code="SECRET",
        ),
        Charge(kind=SECRET, payee=SECRET, description="SECRET", amount=1, reference="SECRET", status=SECRET),
        Payment(
            id="p1",
            amount=1,
            reference="SECRET",
            state=PaymentState(status="created", finished=False, message="SECRET"),
            links=PaymentLinks(next="SECRET"),
        ),
        item,
        PaymentReceipt(payment_id="p1", reference="SECRET", amount=1, paid_at=AT, payer="SECRET", items=[item]),
        value,
        RegisterRecord(id="r1", register=SECRET, at="2026-11-21", values=[value]),
        Access(id="a1", at=AT, by=SECRET, purpose="SECRET"),
        agreement,
        Consent(id="c1", state=SECRET, signed_at=AT, data_agreement=agreement),
        ReadMessage("m1", "az"),
        AnswerMessage("m1", "SECRET", "az"),
        VerifyDocument("SECRET", "az"),
        FindCharge("SECRET", "az"),
        OneMessage("m1", Message(id="m1", subject="SECRET", body="SECRET", sender=SECRET, at=AT)),
        Answering("m1", text="SECRET"),
        CheckDocument("SECRET"),
        PayByNumber("SECRET"),
    )


def test_nothing_of_a_cabinet_shows() -> None:
    for value in _of_the_cabinet():
        for shown in (repr(value), str(value), f"{(value,)}"):
            assert "SECRET" not in shown
            assert type(value).__name__ in shown


def test_nothing_personal_shows() -> None:
    at, status = datetime(2026, 11, 21, tzinfo=UTC), Coded(code="submitted", label="SECRET")
    application = Application(id="a1", service_id="SECRET", status=status, data={"fin": "SECRET"}, reference="SECRET")
    event = ApplicationEvent(id="e1", at=at, type="SECRET", status=status, text="SECRET")
    receipt = Receipt("AZ 1", "SECRET", "SECRET", at, status, statement={"person": "SECRET"})
    personal = (
        application,
        event,
        Loaded(application, (event,)),
        Sent(receipt, "SECRET"),
        Me(id="p1", given_name="SECRET", family_name="SECRET", identifier_masked="SECRET"),
        Validation(valid=False, errors=[ApplicationError(pointer="/fin", code="c", detail="SECRET")]),
        Prefill(data={"fin": "SECRET"}),
        Submission(
            id="a1", status=status, reference="SECRET", submitted_at=at, receipt="SECRET", statement={"x": "SECRET"}
        ),
    )
    for value in personal:
        for shown in (repr(value), str(value), f"{(value,)}"):
            assert "SECRET" not in shown
            assert type(value).__name__ in shown


def test_nothing_of_a_kept_sign_in_shows() -> None:
    sign_in = SignIn(id="s1", at=AT, client=SECRET, state=SECRET, place="SECRET")
    kept = (
        sign_in,
        SignInState(elsewhere=(sign_in,)),
        Kept("SECRET", "SECRET", "SECRET"),
        Record("i", "c", "SECRET", "SECRET", "SECRET", "SECRET"),
        MySignIn(SignInState(elsewhere=(sign_in,)), "p1"),
        SignIns(SignInState(elsewhere=(sign_in,)), "p1"),
    )
    for value in kept:
        for shown in (repr(value), str(value), f"{(value,)}"):
            assert "SECRET" not in shown
