"""An application after it was sent: its time line, what the authority asks, correcting it, its result; and what can go wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.journeys.after_applying.requests import SendCorrection
from kiosk.page import Facts, Field, Notice, NoticeKind, Page, QrCode, StageState, Timeline
from kiosk.portal.errors import Offline
from kiosk.portal.exchange import new_key
from kiosk.sandbox.clerk_hand import ClerkHand
from kiosk.sandbox.payer import Payer
from kiosk.sandbox.server import Running
from kiosk.sandbox.signer import Signer
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to, words
from tests.journeys.desk import actions_of, texts_of
from tests.journeys.files import laid_out, pdf
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, declare_and_send
from tests.journeys.test_attaching import choose, to_the_documents
from tests.journeys.test_signing import code_of

QUESTION = "question/criminal-record/"


@pytest.fixture
def clerk(portal: Running) -> ClerkHand:
    return ClerkHand(portal.url, "en")


def to_the_application(person: Visitor, portal: Running, reference: str) -> Page:
    to(person, portal, "my-applications")
    row = next(each for each in actions_of(person.page) if reference in str(each.label))
    person.do("open", row.argument)
    return person.settle()


def to_the_correction(person: Visitor, portal: Running, reference: str) -> Page:
    to_the_application(person, portal, reference)
    assert person.page.main is not None
    person.do(person.page.main.id, person.page.main.argument)
    return person.settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_returned_is_corrected_where_the_authority_asks_and_sent_again(
    portal: Running, clock: Clock, language: Language
) -> None:
    reference = ClerkHand(portal.url, language).example()
    with visitor(portal, clock, language) as person:
        page = to_the_application(person, portal, reference)
        line = block(page, Timeline)
        assert isinstance(line, Timeline)
        assert [each.state for each in line.stages][-2:] == [StageState.NOW, StageState.AHEAD]
        page = to_the_correction(person, portal, reference)
        assert page.id == QUESTION + "birthPlace"
        at = next(place for place, each in enumerate(page.blocks) if isinstance(each, Field))
        asked = next(each for each in page.blocks[:at] if isinstance(each, Notice))
        assert asked.text.language == language
        assert asked.text in page.said, "whoever stands in the field has heard it"
        field = block(page, Field)
        assert isinstance(field, Field)
        assert field.value == "Laza"
        person.write("birthPlace", "Qusar rayonu, Laza")
        person.do("continue")
        assert person.page.id == "check/criminal-record"
        assert "1234567891" in words(person), "the other answers are as they were"
        page = declare_and_send(person)
        assert page.id == "confirmation/criminal-record"
        assert reference in words(person), "the number stays"
        person.do("home")
        to_the_application(person, portal, reference)
        assert person.page.main is None, "nothing is asked any more"


def test_each_answer_that_is_asked_about_is_gone_through(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    clerk.give_back(reference, {"phone": "Nobody answers there.", "employerTaxNumber": "There is no such employer."})
    assert to_the_correction(person, portal, reference).id == QUESTION + "employerTaxNumber"
    person.write("employerTaxNumber", "9876543211")
    assert person.do("continue").id == QUESTION + "phone"
    assert "Nobody answers there." in words(person)
    assert person.do("continue").id == "check/criminal-record"
    facts = block(person.page, Facts)
    assert isinstance(facts, Facts)
    assert [str(row.values[0]) for row in facts.rows] == ["There is no such employer.", "Nobody answers there."]


def test_words_without_a_place_lead_to_all_answers(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    clerk.give_back(reference, {}, words="Say more about yourself.")
    assert to_the_correction(person, portal, reference).id == "check/criminal-record"
    assert "Say more about yourself." in words(person)


def test_left_in_the_middle_the_correction_is_there_again(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    to_the_correction(person, portal, reference)
    person.write("birthPlace", "Qusar")
    person.do("home")
    assert person.conductor.begun, "finishing now would ask first"
    to_the_correction(person, portal, reference)
    field = block(person.page, Field)
    assert isinstance(field, Field)
    assert field.value == "Qusar"


def test_what_was_changed_elsewhere_is_shown_and_nothing_is_written_over(
    person: Visitor, portal: Running, clock: Clock, clerk: ClerkHand
) -> None:
    reference = clerk.example()
    to_the_correction(person, portal, reference)
    with visitor(portal, clock) as elsewhere:
        to_the_correction(elsewhere, portal, reference)
        elsewhere.write("birthPlace", "Quba")
        elsewhere.do("continue")
        elsewhere.do("continue")
        _declare(elsewhere)
        (sending,) = elsewhere.asked
        assert isinstance(sending.request, SendCorrection)
        elsewhere.office.cases.prepare_correction(sending.request.id, sending.request.values)  # saved, not sent
        person.write("birthPlace", "Qusar")
        person.do("continue")
        assert declare_and_send(person).id == "correcting/changed"
        shown = words(person)
        assert "Qusar" in shown
        assert "Quba" in shown
        person.do("keep-mine")
        assert person.page.id == "check/criminal-record"
        assert declare_and_send(person).id == "confirmation/criminal-record"
        elsewhere.asked = (sending,)
        page = elsewhere.settle()
        assert page.id == "correcting/sent"
        elsewhere.do("continue")
        assert elsewhere.settle().id.startswith("application/")


def test_the_other_answers_can_be_taken(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    to_the_correction(person, portal, reference)
    identity = person.visit.identity
    assert identity is not None
    (application,) = identity.portal.applications()
    newest = identity.portal.application(application.id)
    identity.portal.update_application(newest.id, {"birthPlace": "Quba"}, newest.etag)
    person.write("birthPlace", "Qusar")
    person.do("continue")
    assert declare_and_send(person).id == "correcting/changed"
    person.do("take-theirs")
    assert "Quba" in words(person)
    assert declare_and_send(person).id == "confirmation/criminal-record"


def test_a_lost_answer_sends_it_once(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    to_the_correction(person, portal, reference)
    person.write("birthPlace", "Qusar")
    person.do("continue")
    person.do("continue")
    _declare(person)
    (asked,) = person.asked
    asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, Offline())
    assert person.page.id == "problem/offline"
    person.do("retry")
    person.do("continue")
    assert person.settle().id == "confirmation/criminal-record"
    assert reference in words(person)


def test_too_late_is_told_and_that_nothing_was_sent(
    person: Visitor, portal: Running, clock: Clock, clerk: ClerkHand
) -> None:
    reference = clerk.example()
    to_the_correction(person, portal, reference)
    person.write("birthPlace", "Qusar")
    person.do("continue")
    clock.advance(11 * 86400)
    assert declare_and_send(person).id == "correcting/late"
    assert "was not sent" in words(person)


def test_a_day_that_is_over_is_said_before_anything_is_pressed(
    person: Visitor, portal: Running, clerk: ClerkHand
) -> None:
    reference = clerk.example()
    clerk.step(reference, "visit", days=0)
    page = to_the_application(person, portal, reference)
    notice = block(page, Notice)
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.WARNING
    assert "It is the last day." in str(notice.text)


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
    assert "You signed the application." in words(person)


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


def test_the_result_is_opened_saved_and_checked(
    person: Visitor, portal: Running, clerk: ClerkHand, tmp_path: Path
) -> None:
    reference = clerk.example()
    clerk.step(reference, "approve")
    page = to_the_application(person, portal, reference)
    assert "gavel" not in [each.icon for each in _line(page).stages], "nothing is still to come"
    person.choose("Open the document")
    assert person.settle().id.startswith("document/")
    person.do("print")
    person.settle()
    (file,) = tmp_path.iterdir()
    assert file.read_bytes().startswith(b"%PDF-")
    person.do("back")
    person.settle()
    person.choose("Check that it is genuine")
    page = person.settle()
    notice = block(page, Notice)
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.SUCCESS


def test_a_refusal_says_why_and_nothing_can_be_withdrawn(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    clerk.step(reference, "refuse", words="The register does not know this employer.")
    page = to_the_application(person, portal, reference)
    assert "The register does not know this employer." in words(person)
    assert "withdraw" not in [each.id for each in actions_of(page)]


def test_what_was_returned_can_be_withdrawn(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    to_the_application(person, portal, clerk.example())
    person.do("withdraw")
    person.do("continue")
    assert person.settle().id.startswith("application/")
    assert "Withdrawn by you" in words(person)


def test_the_answer_s_day_is_told_in_words_and_as_a_date(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    clerk.step(reference, "visit")
    to_the_application(person, portal, reference)
    facts = block(person.page, Facts)
    assert isinstance(facts, Facts)
    due = next(row for row in facts.rows if str(row.label) == "Answer by")
    told = [str(each) for each in due.values]
    assert told == ["23 November 2026", "In 2 days at the latest.", "The register states: 1 working day"]


def test_nobody_sees_another_s_application(portal: Running, clock: Clock, clerk: ClerkHand) -> None:
    reference = clerk.example()
    with visitor(portal, clock) as other:
        to(other, portal, "my-applications", who="elderly")
        assert reference not in " ".join(str(each) for each in texts_of(other.page))


def _line(page: Page) -> Timeline:
    line = block(page, Timeline)
    assert isinstance(line, Timeline)
    return line


def _declare(person: Visitor) -> None:
    choice = next(each for each in person.page.blocks if hasattr(each, "options"))
    person.write("declarations", " ".join(option.value for option in choice.options))
    person.do("continue")


def draft_of(person: Visitor, portal: Running, data: dict[str, object]) -> str:
    """A draft that was made on another device."""
    to(person, portal, "my-applications")
    identity = person.visit.identity
    assert identity is not None
    made = identity.portal.create_application("criminal-record", "1", data, new_key())
    person.do("back")
    person.settle()
    person.do("my-applications")
    person.settle()
    person.do("open", made.id)
    person.settle()
    return made.id


def test_a_draft_goes_on_where_it_was_left(person: Visitor, portal: Running) -> None:
    draft_of(person, portal, {"purpose": "work", "employerSearch": "taxNumber"})
    person.choose("Go on with the draft")
    assert person.settle().id == QUESTION + "employerTaxNumber"
    answers = {"employerTaxNumber": "1234567891", "familyName": "Nümunəyev", "givenName": "Sınaq", "fin": "TEST001"}
    answers |= {"birthPlace": "Laza", "nameChanged": "no", "phone": "+994500000001"}
    for _ in range(len(answers)):
        person.write(person.page.id.rpartition("/")[2], answers[person.page.id.rpartition("/")[2]])
        if person.do("continue").id.startswith("check/"):
            break
    assert declare_and_send(person).id == "confirmation/criminal-record"


def test_a_draft_can_be_thrown_away(person: Visitor, portal: Running) -> None:
    draft_of(person, portal, {"purpose": "work"})
    person.do("withdraw")
    assert str(person.page.heading) == "Delete this draft?"
    person.do("continue")
    assert person.settle().id == "my-applications/0"
    assert "You have no applications yet." in words(person)


def test_a_refusal_can_be_complained_about_with_its_number(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    clerk.step(reference, "refuse")
    to_the_application(person, portal, reference)
    person.choose("Complain about the decision")
    page = person.settle()
    assert page.id.startswith("appeal/")


def test_a_late_answer_is_told_and_can_be_complained_about(
    person: Visitor, portal: Running, clock: Clock, clerk: ClerkHand
) -> None:
    reference = clerk.example()
    clerk.step(reference, "visit", days=30)
    (row,) = portal.portal.store.rows("SELECT due_date FROM application")
    clock.advance((date.fromisoformat(row["due_date"]) - clock.now.date()).days * 86400 + 2 * 86400)
    person.conductor.change_desk(replace(person.conductor.desk, now=clock))
    page = to_the_application(person, portal, reference)
    assert "days late" in words(person) or "1 day late" in words(person)
    assert "complain" in [each.id for each in actions_of(page)]
