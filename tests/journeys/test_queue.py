"""A number in the queue of a centre: taken once, followed at the portal's pace, called by sight and sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.journeys.appointments.requests import PollTicket, TakeTicket
from kiosk.page import Choice, Facts, Highlight, Notice, NoticeKind, Page
from kiosk.portal.errors import TimedOut
from kiosk.sandbox.appointments.tickets import PACE
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import words
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_acting import end_all_sign_ins
from tests.journeys.test_applying import block, confirm
from tests.journeys.visits import to_the_centre


def take(person: Visitor, portal: Running, priority: str = "") -> Page:
    """A number; signing in comes first."""
    to_the_centre(person)
    person.do("queue")
    if priority:
        person.write("priority", priority)
    person.do("continue")
    person.settle()
    if person.page.id == "sign-in/waiting":
        confirm(person, portal)
    return person.page


def number(page: Page) -> str:
    found = block(page, Highlight)
    assert isinstance(found, Highlight)
    return str(found.value)


def said(page: Page) -> str:
    return " ".join(str(each) for each in page.said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_taken_and_called(portal: Running, clock: Clock, tmp_path: Path, language: Language) -> None:
    with visitor(portal, clock, language, save_to=tmp_path) as person:
        page = take(person, portal)
        assert number(page) == "A 001"
        first = page.id
        waited = 0
        while person.page.id == first:
            before = said(person.page)
            person.poll()
            waited += 1
            assert waited < 200, "it is never called"
            if person.page.id == first and waited == 30:
                assert said(person.page) != before or said(person.page), "told again as it changes"
        assert person.page.id == f"{first}/called"
        assert number(person.page) == "A 001"
        assert "2" in str(person.page.heading), "the window is the first thing heard"


@pytest.mark.parametrize("bar", ["help", "look", "language"])
def test_the_call_comes_through_whatever_one_has_opened_meanwhile(
    person: Visitor, portal: Running, clock: Clock, bar: str
) -> None:
    first = take(person, portal).id
    (asked,) = person.asked
    person.do(bar)
    over = person.page.id
    person.asked = person.conductor.deliver(asked, asked.perform(person.office))
    assert person.page.id == over, "how many are ahead does not take the page away"
    (asked,) = person.asked
    (held,) = portal.portal.store.rows(
        "SELECT json_extract(content, '$.ahead') AS ahead FROM holding WHERE kind = 'ticket'"
    )
    clock.advance(PACE.total_seconds() * held["ahead"] + 1)
    person.asked = person.conductor.deliver(asked, asked.perform(person.office))
    assert person.page.id == f"{first}/called"


def test_it_is_asked_when_the_portal_wants_it(person: Visitor, portal: Running) -> None:
    take(person, portal)
    (asked,) = person.asked
    assert isinstance(asked.request, PollTicket)
    assert asked.request.after == 10.0, "its Retry-After"


def test_who_is_called_before_others_says_so(person: Visitor, portal: Running) -> None:
    to_the_centre(person)
    page = person.do("queue")
    choice = block(page, Choice)
    assert isinstance(choice, Choice)
    assert len(choice.options) <= 6
    page = take(person, portal, "disability")
    assert number(page) == "P 001"
    assert "You are next." in said(page) or "before you" in said(page)


def test_a_number_whose_answer_was_lost_is_the_same_one(person: Visitor, portal: Running) -> None:
    first = number(take(person, portal))
    person.do("back")
    to_the_centre(person)
    person.do("queue")
    person.do("continue")
    (asked,) = person.asked
    assert isinstance(asked.request, TakeTicket)
    asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, TimedOut())
    person.do("retry")
    assert number(person.settle()) == first


def test_a_line_that_breaks_keeps_the_number(person: Visitor, portal: Running) -> None:
    first = number(take(person, portal))
    portal.scenarios.choose("down")
    page = person.poll()
    notice = block(page, Notice)
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.WARNING
    assert number(page) == first
    portal.scenarios.choose(None)
    assert not any(isinstance(each, Notice) for each in person.poll().blocks)


def test_a_number_that_was_missed_says_so_and_a_new_one_can_be_taken(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    take(person, portal)
    clock.advance(1500)
    page = person.poll()
    assert page.id.endswith("/missed")
    assert not person.asked, "nothing more is asked"
    person.do("again")
    assert number(person.settle()) == "A 002"


def test_a_sign_in_that_ends_while_one_waits_takes_no_number_away(person: Visitor, portal: Running) -> None:
    first = number(take(person, portal))
    end_all_sign_ins(portal)
    page = person.poll()
    assert page.id.endswith("/ended")
    assert number(page) == first
    assert "Your number stays." in words(person)
    person.do("sign-in")
    person.settle()
    confirm(person, portal)
    assert number(person.page) == first
    assert person.asked, "it is followed again"


def test_the_number_is_put_on_paper(person: Visitor, portal: Running, tmp_path: Path) -> None:
    page = take(person, portal)
    person.do("print")
    assert person.settle().id == page.id
    (file,) = tmp_path.iterdir()
    assert file.read_bytes().startswith(b"%PDF-")
    assert b"/StructTreeRoot" in file.read_bytes(), "tagged"


def test_where_and_how_long_stands_on_the_page(person: Visitor, portal: Running) -> None:
    page = take(person, portal)
    assert isinstance(block(page, Facts), Facts)
    for told in ("Before you", "Your turn", "About", "ASAN service"):
        assert told in words(person)
