"""Applying for the criminal-record certificate at the sandbox portal: from the first word to the receipt, and what can go wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.journeys.applying import Applying
from kiosk.page import BACK, Choice, ErrorSummary, Facts, Field, Highlight, Page, QrCode, Steps
from kiosk.portal.errors import Offline
from kiosk.sandbox.scenarios import Scenario
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.desk import desk, texts_of
from tests.journeys.portal import KIOSK_NAME, Clock, Visitor, visitor

ANSWERS = {
    "purpose": "work",
    "employerSearch": "taxNumber",
    "employerTaxNumber": "1234567891",
    "birthPlace": "Şəki",
    "nameChanged": "no",
    "phone": "050 123 45 67",
    "email": "sinaq@example.az",
}


def block(page: Page, kind: type) -> object:
    return next(each for each in (*page.aside, *page.blocks) if isinstance(each, kind))


def open_form(person: Visitor) -> Page:
    person.write("query", "məhkumluq arayışı")
    person.do("service", "criminal-record")
    person.do("apply")
    return person.settle()


def sign_in(person: Visitor, portal: Running, decision: str = "confirmed") -> Page:
    person.do("continue")
    person.settle()
    return confirm(person, portal, decision)


def confirm(person: Visitor, portal: Running, decision: str = "confirmed", who: str = "citizen") -> Page:
    """Hold the phone to the code on the page, compare the numbers, decide."""
    page = person.page
    assert page.id == "sign-in/waiting"
    steps = block(page, Steps)
    assert isinstance(steps, Steps)
    shown = next(item for item in steps.items if isinstance(item, Highlight))
    code = block(page, QrCode)
    assert isinstance(code, QrCode)
    assert str(shown.title) == KIOSK_NAME
    user_code = code.data.rpartition("=")[2]
    match = portal.phone().decide(user_code, who, decision)  # type: ignore[arg-type]
    assert match == str(shown.value), "the same number on both screens"
    return person.poll()


def answer(person: Visitor, until: str = "check") -> Page:
    for _ in range(20):
        page = person.page
        if page.id.startswith(until):
            return page
        asked = block(page, Field) if any(isinstance(b, Field) for b in page.blocks) else block(page, Choice)
        assert isinstance(asked, Field | Choice)
        if not asked.value:  # what the register filled in is confirmed
            person.write(asked.key, ANSWERS[asked.key])
        person.do("continue")
    raise AssertionError(f"the questions do not end: {person.page.id}")


def declare_and_send(person: Visitor) -> Page:
    person.do("continue")
    choice = block(person.page, Choice)
    assert isinstance(choice, Choice)
    person.write("declarations", " ".join(option.value for option in choice.options))
    person.do("continue")
    assert person.page.busy
    return person.settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_first_word_to_the_receipt(portal: Running, clock: Clock, language: Language) -> None:
    with visitor(portal, clock, language) as person:
        assert open_form(person).id == "before/criminal-record"
        assert sign_in(person, portal).id.startswith("question/criminal-record/")
        assert answer(person).id == "check/criminal-record"
        page = declare_and_send(person)
        assert page.id == "confirmation/criminal-record"
        reference = block(page, Highlight)
        assert isinstance(reference, Highlight)
        assert str(reference.value).startswith("AZ 2026")
        assert all(text.language in {language, "az", "en"} for text in texts_of(page))
        person.do("home")
        person.do("my-applications")
        assert person.settle().id == "my-applications/0"
        assert str(reference.value) in " ".join(str(text) for text in texts_of(person.page))


@pytest.mark.acc(21, 64, 77)
def test_a_mistake_is_said_above_and_at_the_field_and_the_answer_is_kept(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person, until="question/criminal-record/fin")
    asked = block(person.page, Field)
    assert isinstance(asked, Field)
    right = asked.value
    person.write("fin", right[:6])
    page = person.do("continue")
    summary, field = block(page, ErrorSummary), block(page, Field)
    assert isinstance(summary, ErrorSummary)
    assert isinstance(field, Field)
    assert page.error
    assert summary.errors == (("fin", field.error),)
    assert field.value == right[:6]
    person.write("fin", right)
    assert not person.do("continue").error


def test_going_back_and_changing_the_language_keep_the_answers(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person, until="question/criminal-record/birthPlace")
    for _ in range(3):
        person.do(BACK)
    person.conductor.change_desk(desk("ru"))
    page = person.page
    field = block(page, Field)
    assert isinstance(field, Field)
    assert field.value
    assert page.heading.language == "ru"


def test_leaving_for_home_and_coming_back_goes_on_where_one_was(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    at = answer(person, until="question/criminal-record/fin").id
    person.do("home")
    assert person.page.id == "home"
    open_form(person)
    assert person.page.id == at


@pytest.mark.acc(66, 77)
def test_a_change_from_the_check_page_comes_back_to_it(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    person.do("change", "birthPlace")
    person.write("birthPlace", "Qax")
    page = person.do("continue")
    assert page.id == "check/criminal-record"
    facts = block(page, Facts)
    assert isinstance(facts, Facts)
    assert "Qax" in [str(value) for row in facts.rows for value in row.values]


def test_a_change_that_asks_more_asks_it_before_the_check_page(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    person.do("change", "purpose")
    person.write("purpose", "other")
    page = person.do("continue")
    assert page.id == "question/criminal-record/otherPurpose"
    person.write("otherPurpose", "visa")
    assert person.do("continue").id == "check/criminal-record"


@pytest.mark.acc(66)
def test_nothing_is_sent_without_the_declaration(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    person.do("continue")
    page = person.do("continue")
    assert page.error
    assert not person.asked


def test_a_refused_sign_in_and_an_expired_code_are_renewed_by_one_key(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    open_form(person)
    assert sign_in(person, portal, "refused").id == "sign-in/refused"
    person.do("new-code")
    assert person.settle().id == "sign-in/waiting"
    clock.advance(121)
    assert person.poll().id == "sign-in/expired"
    person.do("new-code")
    assert person.settle().id == "sign-in/waiting"


def test_the_same_application_is_sent_once_however_often_the_line_breaks(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    person.do("continue")
    choice = block(person.page, Choice)
    assert isinstance(choice, Choice)
    person.write("declarations", " ".join(option.value for option in choice.options))
    person.do("continue")
    (asked,) = person.asked
    asked.request.perform(person.office)  # it arrived, but the answer was lost
    person.conductor.fail(asked, Offline())
    assert "kept" in " ".join(str(text) for text in texts_of(person.page))
    person.do("retry")
    person.do("continue")
    assert person.settle().id == "confirmation/criminal-record"
    person.do("home")
    person.do("my-applications")
    page = person.settle()
    sent = [text for text in texts_of(page) if str(text).startswith("Criminal-record")]
    assert len(sent) == 1


@pytest.mark.acc(66)
def test_an_application_can_be_withdrawn_after_a_question(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    declare_and_send(person)
    person.do("home")
    person.do("my-applications")
    person.settle()
    person.choose("Criminal-record")
    person.settle()
    person.choose("Withdraw")
    assert person.page.id.endswith("/withdraw")
    person.choose("Yes")
    page = person.settle()
    assert "Withdrawn by you" in " ".join(str(text) for text in texts_of(page))


def test_an_answer_that_comes_after_leaving_is_dropped(person: Visitor) -> None:
    person.write("query", "məhkumluq arayışı")
    person.do("service", "criminal-record")
    person.do("apply")
    (asked,) = person.asked
    person.do("home")
    result = asked.request.perform(person.office)
    assert person.conductor.deliver(asked, result) == ()
    assert person.page.id == "home"


def test_a_form_that_does_not_come_says_why_and_can_be_asked_for_again(portal: Running, clock: Clock) -> None:
    with visitor(portal, clock) as person:
        portal.scenarios.chosen = Scenario("down")
        open_form(person)
        assert person.page.id == "problem/serverfault"
        portal.scenarios.chosen = None
        person.do("retry")
        assert person.settle().id == "before/criminal-record"


def test_nobody_leaves_while_it_is_being_sent_and_the_receipt_is_not_lost(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    person.do("continue")
    choice = block(person.page, Choice)
    assert isinstance(choice, Choice)
    person.write("declarations", " ".join(option.value for option in choice.options))
    person.do("continue")
    asked = person.asked
    person.do("help")
    person.do("home")
    assert person.page.id == "sending/criminal-record"
    person.do("finish")
    assert not person.conductor.finished
    person.asked = asked
    assert person.settle().id == "confirmation/criminal-record"


def test_a_form_that_was_left_is_there_again_without_a_line(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    at = answer(person, until="question/criminal-record/birthPlace").id
    person.do("home")
    portal.scenarios.choose("down")
    assert open_form(person).id == at


def test_a_wrong_answer_cannot_be_carried_past_the_check_page(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    person.do("change", "fin")
    person.write("fin", "12")
    assert person.do(BACK).id == "check/criminal-record"
    page = person.do("continue")
    assert page.id == "question/criminal-record/fin"
    assert page.error


@pytest.mark.acc(75)
def test_each_answer_names_the_register_that_it_comes_from(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    names = answer(person, until="question/criminal-record/familyName")
    assert "State Population Register" in " ".join(str(text) for text in texts_of(names))
    phone = answer(person, until="question/criminal-record/phone")
    assert "Contact data" in " ".join(str(text) for text in texts_of(phone))


def test_what_the_portal_refused_stays_in_its_language(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    person.do("change", "familyName")
    person.write("familyName", "Başqa")
    person.do("continue")
    declare_and_send(person)
    person.conductor.change_desk(replace(desk("ru"), person=person.conductor.desk.person))
    field = block(person.page, Field)
    assert isinstance(field, Field)
    assert field.error is not None
    assert field.error.language == "en"
    assert person.page.heading.language == "ru"


def test_leaving_with_answers_asks_first_and_leaving_without_does_not(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    question = answer(person, until="question/criminal-record/birthPlace")
    assert person.do("finish").id == "leaving"
    assert not person.conductor.finished
    assert person.do(BACK) == question
    answer(person)
    declare_and_send(person)
    person.do("finish")
    assert person.conductor.finished, "what has been sent is not lost"


def test_finishing_twice_ends_a_visit_with_answers(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    person.do("home")
    person.do("finish")
    person.do("finish")
    assert person.conductor.finished


@pytest.mark.acc(75)
def test_help_explains_the_question_that_was_left_for_it(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    question = answer(person, until="question/criminal-record/fin")
    field = block(question, Field)
    assert isinstance(field, Field)
    assert field.help is not None
    assert str(field.help) in [str(text) for text in texts_of(person.do("help"))]
    assert person.do(BACK) == question


def test_every_stage_has_a_page_in_every_language() -> None:
    for language in LANGUAGES:
        page = Applying("criminal-record").page(desk(language))
        assert page.busy
        assert page.heading.language == language


def test_an_answer_that_comes_from_a_register_late_is_told_with_what_it_is(person: Visitor, portal: Running) -> None:
    """Who hears the question hears an empty field first."""
    person.do("service", "taxi-permit")
    person.do("apply")
    person.settle()
    page = sign_in(person, portal)
    field = block(page, Field)
    assert isinstance(field, Field)
    assert field.value
    assert [str(each) for each in page.said] == ["Filled in from: State Population Register.", field.value]
    person.do("continue")
    again = person.do(BACK)
    assert again.id == page.id
    assert len(again.said) == 1, "then it is in the field from the beginning"
