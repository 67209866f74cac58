"""Consultations at the sandbox portal: reading without a sign-in, taking part, one vote, and closing while one writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.journeys.taking_part.consultation_requests import SendContribution
from kiosk.page import Choice, ErrorSummary, Field, Notice
from kiosk.portal.errors import Offline
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to_the_cabinet, words
from tests.journeys.desk import actions_of, texts_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, confirm
from tests.sampling import sampled

OPINION = "Səsli elan mütləq olsun."


def to_one(person: Visitor, name: str = "bus-stops") -> None:
    person.do("home")
    person.do("take-part")
    person.do("consultations")
    assert person.settle().id == "consultations/0"
    person.do("open", name)
    person.settle()


def write_opinion(person: Visitor, opinion: str = OPINION) -> None:
    """As far as the check page, signed in."""
    person.do("contribute")
    person.write("matters", "seat voice")
    person.do("continue")
    person.do("continue")
    person.do("continue")
    assert person.page.id == "contribute/bus-stops/text"
    person.write("text", opinion)
    person.do("continue")
    person.settle()


@pytest.mark.parametrize("language", sampled(LANGUAGES, lambda each: each == "ru"))
def test_anybody_reads_what_is_asked_and_what_others_said(portal: Running, clock: Clock, language: Language) -> None:
    with visitor(portal, clock, language) as person:
        to_one(person)
        assert person.page.id == "consultation/bus-stops"
        assert "41" in words(person)
        assert "212" in words(person)
        person.do("others")
        assert person.settle().id == "consultation/bus-stops/others/0"
        assert all(each.language == language for each in texts_of(person.page))
        assert len(words(person)) > 100


def test_taking_part_signs_in_on_the_way_and_is_counted(person: Visitor, portal: Running, clock: Clock) -> None:
    to_one(person)
    write_opinion(person)
    assert person.page.id == "sign-in/waiting"
    confirm(person, portal)
    assert person.page.id == "contribute/bus-stops/check"
    assert "A seat" in words(person)
    assert all(text.private for text in texts_of(person.page) if OPINION in str(text))
    person.do("continue")
    assert person.settle().id == "contribute/bus-stops/done"
    person.do("continue")
    assert person.settle().id == "consultation/bus-stops"
    assert "42 people" in words(person)
    assert "You have taken part" in words(person)
    clock.advance(3600)
    person.do("others")
    person.settle()
    assert OPINION in words(person), "it was looked at and can be read"
    assert "Nümunəyev" not in words(person), "nobody is named"


def test_a_contribution_whose_answer_was_lost_is_one(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    to_one(person)
    write_opinion(person)
    person.do("continue")
    (asked,) = person.asked
    assert isinstance(asked.request, SendContribution)
    asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, Offline())
    assert "Your answers are kept." in words(person)
    person.do("retry")
    person.do("continue")
    assert person.settle().id == "contribute/bus-stops/done"
    person.do("continue")
    person.settle()
    assert "42 people" in words(person)


def test_one_that_closes_while_one_writes_says_so_and_loses_nothing(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    to_the_cabinet(person, portal)
    to_one(person)
    portal.portal.token_life = 90 * 86400.0
    write_opinion(person)
    clock.advance(22 * 86400)
    person.do("continue")
    person.settle()
    if person.page.id.startswith("problem/unauthorised"):
        person.do("retry")
        person.settle()
        confirm(person, portal)
        person.do("continue")
        person.settle()
    page = person.page
    assert page.id == "consultation/bus-stops/over"
    assert str(page.heading) == "The consultation has closed"
    assert OPINION in words(person)
    person.do("write-instead")
    page = person.settle()
    assert page.id == "appeal/text"
    field = block(page, Field)
    assert isinstance(field, Field)
    assert OPINION in field.value
    assert "A seat" in field.value, "the answers come along"


def test_one_that_was_taken_off_is_not_found(person: Visitor, portal: Running) -> None:
    to_one(person, "park-lights")
    assert person.page.id == "problem/notfound"


@pytest.mark.parametrize("name", ["school-way", "winter-heating"])
def test_what_is_not_open_can_only_be_read(person: Visitor, name: str) -> None:
    to_one(person, name)
    assert person.page.main is None
    assert not [each for each in actions_of(person.page) if each.id == "vote"]
    assert "You cannot take part" in words(person)
    assert ("lights that sound" in words(person)) == (name == "school-way"), "what came of it is told"


def test_a_vote_counts_once_and_can_be_changed(person: Visitor, portal: Running) -> None:
    to_one(person)
    person.do("vote")
    assert person.do("continue").error, "something must be chosen"
    summary = block(person.page, ErrorSummary)
    assert isinstance(summary, ErrorSummary)
    person.write("choice", "yes")
    person.do("continue")
    person.settle()
    confirm(person, portal)
    assert person.page.id == "vote/bus-stops/done"
    person.do("continue")
    person.settle()
    assert "Yes: 213" in words(person)
    for choice, told in (("yes", ("Yes: 213", "No: 17")), ("no", ("Yes: 212", "No: 18"))):
        person.do("vote")
        choices = block(person.page, Choice)
        assert isinstance(choices, Choice)
        assert choices.value == ("yes",), "what was voted before is chosen"
        person.write("choice", choice)
        person.do("continue")
        person.settle()
        person.do("continue")
        person.settle()
        assert all(each in words(person) for each in told)


def test_a_vote_that_comes_too_late_says_so(person: Visitor, portal: Running, clock: Clock) -> None:
    portal.portal.token_life = 90 * 86400.0
    to_the_cabinet(person, portal)
    to_one(person)
    person.do("vote")
    person.write("choice", "no")
    clock.advance(22 * 86400)
    person.do("continue")
    assert person.settle().id == "consultation/bus-stops/over"
    assert "Your vote was not counted." in words(person)


def test_each_question_says_what_is_missing(person: Visitor) -> None:
    to_one(person)
    person.do("contribute")
    page = person.do("continue")
    assert page.error
    choice = block(page, Choice)
    assert isinstance(choice, Choice)
    assert str(choice.error) == "Answer this question."
    to_one(person, "plain-words")
    person.do("contribute")
    page = person.do("continue")
    assert page.error
    person.write("text", "a" * 3001)
    assert "Take away 1 character." in str(block(person.do("continue"), Field).error)  # type: ignore[attr-defined]


def test_a_document_is_saved_as_it_is(person: Visitor, tmp_path: Path) -> None:
    to_one(person)
    person.do("document", "draft")
    page = person.settle()
    assert [each for each in page.blocks if isinstance(each, Notice) and "Saved as" in str(each.text)]
    (saved,) = tmp_path.glob("*.pdf")
    assert saved.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "kind", sampled(["json", "types", "missing", "html", "redirect"], lambda each: each == "types")
)
def test_an_answer_that_is_none_is_told_and_asked_for_again(person: Visitor, portal: Running, kind: str) -> None:
    person.do("take-part")
    person.office.participation.begin_appeal()  # the portal has said where everything is
    portal.scenarios.choose(f"hostile:{kind}")
    person.do("consultations")
    page = person.settle()
    portal.scenarios.choose(None)
    assert page.error
    person.do("back")
    person.do("consultations")
    assert person.settle().id == "consultations/0"


def test_words_begun_are_there_again(person: Visitor) -> None:
    to_one(person, "plain-words")
    person.do("contribute")
    person.write("text", OPINION)
    assert person.do("finish").id == "leaving"
    person.do("back")
    to_one(person, "plain-words")
    person.do("contribute")
    assert person.page.id == "contribute/plain-words/text"
    field = block(person.page, Field)
    assert isinstance(field, Field)
    assert field.value == OPINION
