"""What happens on the way to a visit: a time that is taken or has passed, a line or a sign-in that ends. It is booked once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.journeys.appointments.requests import BookTime
from kiosk.portal.errors import Offline, TimedOut
from kiosk.sandbox.server import Running
from tests.journeys.cabinet import words
from tests.journeys.portal import Clock, Visitor
from tests.journeys.test_acting import end_all_sign_ins
from tests.journeys.test_applying import confirm
from tests.journeys.visits import (
    appointments,
    as_guest,
    choose_time,
    follow_the_clock,
    others_take,
    rows,
    to_the_centre,
    to_the_check,
)


def test_a_time_taken_meanwhile_has_others_and_nothing_is_typed_again(person: Visitor, portal: Running) -> None:
    as_guest(person)
    person.do("change", "note")
    person.write("note", "Arabada uşaq var.")
    person.do("continue")
    others_take(portal, "2026-11-24T09:00:00+04:00")
    person.do("continue")
    page = person.settle()
    assert page.id == "booking/taken"
    assert "Somebody else took it" in words(person)
    offered = rows(page)
    assert 1 <= len(offered) <= 3
    assert all("November" in each for each in offered), "full words"
    person.choose(offered[0])
    assert person.page.id == "booking/check"
    assert "Arabada uşaq var." in words(person)
    assert "Sınaq Qonaq" in words(person)
    person.do("continue")
    assert person.settle().id.endswith("/booked")


def test_a_time_that_has_passed_meanwhile_is_not_booked(person: Visitor, portal: Running, clock: Clock) -> None:
    to_the_check(person, portal, day="2026-11-23")
    clock.advance(timedelta(days=1, hours=18).total_seconds())
    person.do("continue")
    page = person.settle()
    assert str(page.heading) == "This time has passed"
    assert appointments(portal) == []
    person.choose(rows(page)[0])
    assert person.page.id == "booking/check"


def test_days_that_pass_while_the_page_stands_are_not_offered(person: Visitor, clock: Clock) -> None:
    to_the_centre(person)
    person.do("book")
    person.settle()
    clock.advance(timedelta(days=2, hours=10).total_seconds())
    follow_the_clock(person)
    assert rows(person.page)[0] == "Tuesday, 24 November"


def test_a_wrong_clock_here_changes_neither_days_nor_times(person: Visitor, portal: Running, clock: Clock) -> None:
    """The portal says what time it is: a machine that is a week ahead, in another zone, shows the same."""
    week = timedelta(days=7)
    person.conductor.change_desk(replace(person.conductor.desk, now=lambda: clock() + week))
    to_the_centre(person)
    person.do("book")
    (asked,) = person.asked
    office = person.office.appointments
    office._now = lambda: clock() + week
    person.asked = person.conductor.deliver(asked, asked.request.perform(person.office))
    assert rows(person.page)[0] == "Monday, 23 November"
    choose_time(person)
    person.do("guest")
    for key in ("name", "phone"):
        person.write(key, "050")
        person.do("continue")
    person.do("continue")
    person.do("continue")
    assert person.settle().id.endswith("/booked")
    assert appointments(portal) == ["2026-11-24T09:00:00+04:00"]


def test_an_answer_lost_is_asked_for_again_and_there_is_one_appointment(person: Visitor, portal: Running) -> None:
    to_the_check(person, portal)
    person.do("continue")
    (asked,) = person.asked
    assert isinstance(asked.request, BookTime)
    assert appointments(portal) == []
    _book_and_lose_the_answer(person, portal)
    assert person.page.id == "problem/timedout"
    assert "kept" in words(person)
    person.do("retry")
    assert person.settle().id.endswith("/booked")
    assert len(appointments(portal)) == 1


def test_after_a_lost_answer_another_time_moves_what_was_booked(person: Visitor, portal: Running) -> None:
    to_the_check(person, portal)
    person.do("continue")
    _book_and_lose_the_answer(person, portal)
    person.do("back")
    person.do("change", "when")
    choose_time(person, "2026-11-25", place=2)
    assert person.page.id == "booking/check"
    person.do("continue")
    assert person.settle().id.endswith("/booked")
    assert len(appointments(portal)) == 1
    assert appointments(portal)[0].startswith("2026-11-25")


def _book_and_lose_the_answer(person: Visitor, portal: Running) -> None:
    """The portal books, and its answer is cut off on the way."""
    (asked,) = person.asked
    portal.scenarios.choose("flaky:reset")
    try:
        asked.request.perform(person.office)
    except (Offline, TimedOut) as error:
        person.asked = person.conductor.fail(asked, TimedOut(str(error)))
    else:
        raise AssertionError("the answer was not lost")
    finally:
        portal.scenarios.choose(None)
    assert len(appointments(portal)) == 1, "the portal has done it"


def test_a_lost_answer_and_a_sign_in_that_ends_are_still_one_appointment(person: Visitor, portal: Running) -> None:
    to_the_check(person, portal)
    person.do("continue")
    _book_and_lose_the_answer(person, portal)
    end_all_sign_ins(portal)
    person.do("retry")
    assert person.settle().id == "problem/unauthorised"
    person.do("retry")
    person.settle()
    confirm(person, portal)
    person.do("change", "when")
    choose_time(person, "2026-11-25")
    person.do("continue")
    assert person.settle().id.endswith("/booked")
    assert appointments(portal) == ["2026-11-25T09:00:00+04:00"], "the one that was booked is moved"


def test_a_sign_in_that_has_ended_loses_nothing(person: Visitor, portal: Running) -> None:
    _write_and_let_the_sign_in_end(person, portal)
    confirm(person, portal)
    assert person.page.id == "booking/check"
    assert "Arabada uşaq var." in words(person)
    person.do("continue")
    assert person.settle().id.endswith("/booked")


def test_who_signs_in_after_somebody_else_reads_nothing_of_theirs(person: Visitor, portal: Running) -> None:
    _write_and_let_the_sign_in_end(person, portal)
    confirm(person, portal, who="elderly")
    assert person.page.id.startswith("booking/")
    choose_time(person)
    person.do("continue")
    assert person.page.id == "booking/check"
    assert "Arabada uşaq var." not in words(person)
    assert appointments(portal) == []


def _write_and_let_the_sign_in_end(person: Visitor, portal: Running) -> None:
    to_the_check(person, portal)
    person.do("change", "note")
    person.write("note", "Arabada uşaq var.")
    person.do("continue")
    end_all_sign_ins(portal)
    person.do("continue")
    assert person.settle().id == "problem/unauthorised"
    assert "kept" in words(person)
    person.do("retry")
    person.settle()


def test_nobody_leaves_while_it_is_being_booked(person: Visitor, portal: Running) -> None:
    to_the_check(person, portal)
    person.do("continue")
    asked = person.asked
    for bar in ("back", "home", "finish"):
        person.do(bar)
        assert person.page.id == "booking/sending"
    person.asked = asked
    assert person.settle().id.endswith("/booked")


def test_without_a_line_the_page_says_so_and_everything_is_kept(person: Visitor, portal: Running) -> None:
    as_guest(person)
    portal.scenarios.choose("down")
    person.do("continue")
    assert person.settle().error
    assert "Your answers are kept." in words(person)
    person.do("back")
    assert person.page.id == "booking/check"
    assert "Sınaq Qonaq" in words(person)
    portal.scenarios.choose(None)
    person.do("continue")
    assert person.settle().id.endswith("/booked")


def test_what_was_told_outlives_leaving_the_page(person: Visitor) -> None:
    as_guest(person)
    person.do("home")
    assert person.conductor.begun
    to_the_centre(person)
    person.do("book")
    assert person.settle().id == "booking/check"
    assert "Sınaq Qonaq" in words(person)


@pytest.mark.parametrize("kind", ["json", "types", "missing", "html", "redirect"])
def test_an_answer_that_is_none_is_told_and_asked_for_again(person: Visitor, portal: Running, kind: str) -> None:
    to_the_centre(person)
    portal.scenarios.choose(f"hostile:{kind}")
    person.do("book")
    page = person.settle()
    portal.scenarios.choose(None)
    assert page.error
    if page.main is None:
        person.do("back")
        person.do("book")
    else:
        person.do("retry")
    assert person.settle().id == "booking/days/0"
