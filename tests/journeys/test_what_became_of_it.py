"""What became of an application: its result, a refusal, a late answer, a draft; and what one can do then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.page import Facts, Notice, NoticeKind, Page, Timeline
from kiosk.portal.exchange import new_key
from kiosk.sandbox.clerk_hand import ClerkHand
from kiosk.sandbox.server import Running
from tests.journeys.cabinet import to, words
from tests.journeys.desk import actions_of, texts_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, declare_and_send
from tests.journeys.with_the_clerk import QUESTION, to_the_application


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
