"""The cabinet's messages at the sandbox portal: what is new, reading, answering once, and nobody else's."""

from __future__ import annotations

import pytest

from kiosk.journeys.cabinet_requests import AnswerMessage
from kiosk.page import ErrorSummary, Field, Notice, Tiles
from kiosk.portal.errors import Offline, Unauthorised
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to_the_cabinet, words
from tests.journeys.desk import actions_of, texts_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, confirm


def to_the_messages(person: Visitor, portal: Running, who: str = "citizen") -> None:
    to_the_cabinet(person, portal, who)
    person.do("messages")
    assert person.settle().id == "messages/0"


def unread(person: Visitor) -> str:
    tiles = block(person.page, Tiles)
    assert isinstance(tiles, Tiles)
    return str(next(each.description for each in tiles.actions if each.id == "messages"))


def test_signing_in_comes_first_and_my_applications_are_there_too(person: Visitor, portal: Running) -> None:
    person.do("cabinet")
    assert person.page.id == "cabinet/sign-in"
    assert person.do("back").id == "home"
    to_the_cabinet(person, portal)
    person.choose("My applications")
    assert person.settle().id == "my-applications/0"
    assert person.do("back").id == "cabinet"


def test_a_message_is_new_until_it_is_read(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    assert unread(person) == "3 new messages"
    person.choose("Messages")
    person.settle()
    assert "New" in words(person)
    person.choose("Your family doctor has changed")
    person.settle()
    assert "Uydurma Həkimova" in words(person)
    person.do("back")
    person.settle()
    row = next(each for each in actions_of(person.page) if str(each.label).startswith("Your family doctor"))
    assert "New" not in str(row.description)
    person.do("back")
    person.settle()
    assert unread(person) == "2 new messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_answered_once_from_anywhere(portal: Running, clock: Clock, language: Language) -> None:
    with visitor(portal, clock, language) as person:
        to_the_messages(person, portal)
        asked = next(each for each in actions_of(person.page) if each.id == "open")
        person.do("open", asked.argument)
        page = person.settle()
        assert "2026" in str(block(page, Notice).title)  # type: ignore[attr-defined]
        person.do("answer")
        person.write("answer", "Nümunə mərkəzi")
        person.do("continue")
        assert person.page.busy
        page = person.settle()
        assert page.id.startswith("message/")
        assert "Nümunə mərkəzi" in words(person)
        assert not [each for each in actions_of(page) if each.id == "answer"]


def test_an_answer_needs_words_and_says_so(person: Visitor, portal: Running) -> None:
    to_the_messages(person, portal)
    person.choose("A question about your address")
    person.settle()
    person.do("answer")
    page = person.do("continue")
    assert page.error
    field, summary = block(page, Field), block(page, ErrorSummary)
    assert isinstance(field, Field)
    assert isinstance(summary, ErrorSummary)
    assert summary.errors == (("answer", field.error),)


def test_an_answer_whose_confirmation_was_lost_is_not_sent_twice(person: Visitor, portal: Running) -> None:
    to_the_messages(person, portal)
    person.choose("A question about your address")
    person.settle()
    person.do("answer")
    person.write("answer", "Nümunə mərkəzi")
    person.do("continue")
    (asked,) = person.asked
    assert isinstance(asked.request, AnswerMessage)
    asked.request.perform(person.office)  # it reached the portal
    person.asked = person.conductor.fail(asked, Offline())  # and the answer got lost
    assert person.page.id == "problem/offline"
    assert "Your answers are kept." in words(person)
    person.do("retry")
    assert person.settle().id.startswith("message/")
    assert words(person).count("Nümunə mərkəzi") == 1


def test_words_begun_are_there_again_and_the_visit_asks_before_losing_them(person: Visitor, portal: Running) -> None:
    to_the_messages(person, portal)
    person.choose("A question about your address")
    message = person.settle().id
    person.do("answer")
    person.write("answer", "Nümunə")
    assert person.do("finish").id == "leaving"
    person.do("back")
    person.do("back")
    assert person.settle().id == message
    page = person.do("answer")
    field = block(page, Field)
    assert isinstance(field, Field)
    assert field.value == "Nümunə"


def test_nothing_of_one_person_is_drawn_for_the_next(person: Visitor, portal: Running) -> None:
    to_the_messages(person, portal)
    person.choose("A decision on a fine")
    (asked,) = person.asked
    person.asked = person.conductor.fail(asked, Unauthorised("the sign-in has ended"))
    person.do("retry")
    person.settle()
    confirm(person, portal, who="elderly")
    assert person.page.id == "problem/notfound", "another person's message is no message of theirs"
    person.do("back")
    assert "fine" not in words(person), "not even while their own are coming"
    person.settle()
    assert "Your pension has been reckoned anew" in words(person)
    assert "fine" not in words(person)


def test_what_is_personal_is_in_no_title_name_or_log(
    person: Visitor, portal: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    to_the_messages(person, portal)
    person.choose("A decision on a fine")
    page = person.settle()
    assert str(page.heading) == "Message"
    assert "fine" not in page.id
    assert "40 manats" not in repr(person.conductor._frames[-1].journey)
    assert all(text.private for text in texts_of(page.blocks) if "manats" in str(text))
    assert not [record for record in caplog.records if "manats" in record.getMessage()]


def test_the_cabinet_opens_without_a_line_and_says_what_is_not_known(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    portal.scenarios.choose("down")
    person.do("messages")
    assert person.settle().id.startswith("problem/")
    person.do("back")
    page = person.settle()
    assert page.id == "cabinet"
    assert isinstance(block(page, Notice), Notice)
    portal.scenarios.choose(None)
    person.do("messages")
    assert person.settle().id == "messages/0"
