"""Saying how it was, with one's name or without; and what could not be used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.journeys.after_applying.rating import Rating
from kiosk.page import Choice, Field, Page
from kiosk.sandbox.clerk_hand import ClerkHand
from kiosk.sandbox.server import Running, running
from tests.journeys.cabinet import to
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block


@pytest.fixture
def portal() -> Iterator[Running]:
    with running(clock=Clock()) as portal:
        yield portal


@pytest.fixture
def person(portal: Running) -> Iterator[Visitor]:
    with visitor(portal, Clock()) as someone:
        yield someone


def received(portal: Running) -> list[tuple[str, str, int, str, str]]:
    rows = portal.portal.store.rows("SELECT person, about, rating, text, problem FROM feedback")
    return [tuple(row) for row in rows]


def answer(person: Visitor, rating: str = "2", text: str = "Çox gözlədim.", problem: str = "Səs yox idi.") -> Page:
    person.write("rating", rating)
    person.do("continue")
    person.write("feedback-text", text)
    person.do("continue")
    person.write("feedback-problem", problem)
    return person.do("continue")


def test_nobody_need_be_signed_in_and_nobody_is_named(person: Visitor, portal: Running) -> None:
    person.conductor.open(Rating("criminal-record"))
    assert answer(person).busy
    assert person.settle().id == "rating/thanks"
    assert received(portal) == [("", "criminal-record", 2, "Çox gözlədim.", "Səs yox idi.")]
    assert not person.do("continue").id.startswith("rating/")


@pytest.mark.parametrize(("named", "who"), [("no", ""), ("yes", "citizen")])
def test_who_has_signed_in_chooses_whether_to_be_named(person: Visitor, portal: Running, named: str, who: str) -> None:
    reference = ClerkHand(portal.url).example()
    to(person, portal, "my-applications")
    row = next(each for each in actions_of(person.page) if reference in str(each.label))
    person.do("open", row.argument)
    person.settle()
    person.do("rate")
    assert answer(person).id == "rating/whose"
    choice = block(person.page, Choice)
    assert isinstance(choice, Choice)
    assert choice.value == ("no",), "without a name, unless one wants it"
    person.write("feedback-named", named)
    person.do("continue")
    assert person.settle().id == "rating/thanks"
    assert [each[0] for each in received(portal)] == [who]


def test_without_a_choice_nothing_goes_on_and_nothing_else_must_be_answered(person: Visitor, portal: Running) -> None:
    person.conductor.open(Rating())
    assert person.do("continue").error
    answer(person, "5", "", "")
    assert person.settle().id == "rating/thanks"
    assert received(portal) == [("", "program", 5, "", "")]


def test_a_line_that_breaks_loses_no_word_and_nothing_is_told_twice(person: Visitor, portal: Running) -> None:
    person.conductor.open(Rating())
    portal.scenarios.choose("down")
    answer(person)
    assert person.settle().id == "problem/serverfault"
    assert person.conductor.begun
    person.do("back")
    field = block(person.page, Field)
    assert isinstance(field, Field)
    assert field.value == "Səs yox idi."
    portal.scenarios.choose(None)
    person.do("continue")
    (asked,) = person.asked
    asked.request.perform(person.office)
    assert person.settle().id == "rating/thanks"
    assert len(received(portal)) == 1


def test_from_the_statement_on_accessibility_one_says_first_what_one_could_not_use(
    person: Visitor, portal: Running
) -> None:
    person.do("help")
    person.do("statement")
    assert person.do("rate").id == "rating/hindered"
    person.write("feedback-problem", "Düymə çox yuxarıdadır.")
    assert person.do("continue").id == "rating/how"
    person.write("rating", "3")
    person.do("continue")
    person.do("continue")
    assert person.settle().id == "rating/thanks"
    assert received(portal) == [("", "program", 3, "", "Düymə çox yuxarıdadır.")]
    person.do("continue")
    assert person.page.id == "help/accessibility"
