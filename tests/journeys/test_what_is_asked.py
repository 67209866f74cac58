"""What an authority asks of an application meanwhile: a fee, a signature, a document; each has a button that does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.page import Notice, QrCode, Timeline
from kiosk.sandbox.clerk_hand import ClerkHand
from kiosk.sandbox.payer import Payer
from kiosk.sandbox.server import Running
from kiosk.sandbox.signer import Signer
from tests.journeys.cabinet import words
from tests.journeys.files import laid_out, pdf
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, declare_and_send
from tests.journeys.test_attaching import choose, to_the_documents
from tests.journeys.test_signing import code_of
from tests.journeys.with_the_clerk import to_the_correction


def test_a_fee_that_is_asked_is_paid_from_the_application(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    clerk.step(reference, "money")
    assert to_the_correction(person, portal, reference).id.startswith("charge/")
    person.do("pay")
    page = person.settle()
    code = next(each for each in page.aside if isinstance(each, QrCode))
    phone = Payer("en")
    phone.open(code.data)
    phone.decide("paid")
    person.poll()
    while not person.page.id.startswith("application/"):
        person.do("back")
        person.settle()
    line = block(person.page, Timeline)
    assert isinstance(line, Timeline)
    assert "The payment has arrived." in words(person)
    assert person.page.main is None


def test_an_application_that_was_sent_can_be_signed_when_it_is_asked(
    person: Visitor, portal: Running, clerk: ClerkHand
) -> None:
    reference = clerk.example()
    clerk.step(reference, "sign")
    assert to_the_correction(person, portal, reference).id == "signing/how"
    person.do("sign-with", "sima")
    person.settle()
    Signer(portal.url).decide(code_of(person.page))
    page = person.poll()
    assert page.id.startswith("application/")
    assert page.main is None
    told = page.blocks[0]
    assert isinstance(told, Notice)
    assert str(told.text) == "You signed the application.", "first of all, and not at the end of the time line alone"
    person.do("receipt")
    person.settle()
    person.do("back")
    assert not isinstance(person.settle().blocks[0], Notice), "once is enough"


@pytest.mark.parametrize(("step", "page"), [("visit", "regions"), ("upload", "attach")])
def test_what_is_asked_has_a_button_that_does_it(
    person: Visitor, portal: Running, clerk: ClerkHand, step: str, page: str
) -> None:
    reference = clerk.example()
    clerk.step(reference, step)  # type: ignore[arg-type]
    assert to_the_correction(person, portal, reference).id.startswith(page)


def test_a_document_that_is_asked_for_goes_to_the_application(
    portal: Running, clock: Clock, clerk: ClerkHand, tmp_path: Path
) -> None:
    reference = clerk.example()
    clerk.step(reference, "upload")
    with visitor(portal, clock, files=laid_out(tmp_path / "mine", certificate_pdf=pdf(2))) as person:
        to_the_correction(person, portal, reference)
        choose(person, "certificate.pdf")
        person.do("continue")
        page = person.settle()
        assert page.id.startswith("application/")
        assert "You sent the document." in words(person)
        assert page.main is None


def test_documents_that_were_sent_stay_and_are_not_asked_for_again(
    portal: Running, clock: Clock, clerk: ClerkHand, tmp_path: Path
) -> None:
    with visitor(portal, clock, files=laid_out(tmp_path / "mine", certificate_pdf=pdf(2))) as person:
        to_the_documents(person, portal)
        choose(person, "certificate.pdf")
        person.do("continue")
        while not person.page.id.startswith("check/"):
            person.do("continue")
        declare_and_send(person)
        (row,) = portal.portal.store.rows("SELECT reference FROM application")
        clerk.give_back(row["reference"], {"pickupTown": "There is no office there."})
        person.do("home")
        assert to_the_correction(person, portal, row["reference"]).id.endswith("/pickupTown")
        person.write("pickupTown", "Gəncə şəhəri")
        assert person.do("continue").id.startswith("check/")
        assert "stay with the application" in words(person)
        assert declare_and_send(person).id.startswith("confirmation/")
