"""An application that came back: corrected where the authority asks, sent again, once, and in time."""

from __future__ import annotations

import pytest

from kiosk.journeys.after_applying.requests import SendCorrection
from kiosk.page import Facts, Field, Notice, NoticeKind, StageState, Timeline
from kiosk.portal.errors import Offline
from kiosk.sandbox.clerk_hand import ClerkHand
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import words
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, declare_and_send
from tests.journeys.with_the_clerk import QUESTION, to_the_application, to_the_correction


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


def _declare(person: Visitor) -> None:
    choice = next(each for each in person.page.blocks if hasattr(each, "options"))
    person.write("declarations", " ".join(option.value for option in choice.options))
    person.do("continue")
