"""A number in the queue at a kiosk: nobody has to sign in where the portal knows the kiosk, and elsewhere it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.journeys.appointments.requests import TakeTicket
from kiosk.page import Notice, Page
from kiosk.portal.errors import TimedOut
from kiosk.sandbox.server import Running
from tests.journeys.enrolled import at_kiosk
from tests.journeys.portal import Clock, Visitor
from tests.journeys.test_applying import block, confirm
from tests.journeys.test_queue import number, take
from tests.journeys.visits import to_the_centre


@pytest.fixture
def clock() -> Clock:
    """Begins with the real time, which a server tells with each answer."""
    return Clock(datetime.now(UTC))


@pytest.fixture
def person(portal: Running, clock: Clock, tmp_path: Path) -> Iterator[Visitor]:
    with at_kiosk(portal, clock, tmp_path) as someone:
        yield someone


def ask(person: Visitor) -> Page:
    """Ask for a number, and see what comes first."""
    to_the_centre(person)
    person.do("queue")
    person.do("continue")
    return person.settle()


def owners(portal: Running) -> list[str]:
    """Whose the numbers are, as the portal keeps it."""
    return [row["person"] for row in portal.portal.store.rows("SELECT person FROM holding WHERE kind = 'ticket'")]


def forget_the_kiosk(portal: Running) -> None:
    portal.portal.store.run("DELETE FROM device_token")
    portal.portal.store.run("DELETE FROM kiosk")


def test_nobody_signs_in_for_a_number_that_is_called_all_the_same(person: Visitor, portal: Running) -> None:
    page = ask(person)
    assert page.id.startswith("queue/")
    assert number(page) == "A 001"
    assert person.conductor.desk.person is None
    assert [owner.startswith("kiosk-") for owner in owners(portal)] == [True], "it is nobody's but the kiosk's"
    for _ in range(200):
        if person.poll().id == f"{page.id}/called":
            break
    assert person.page.id == f"{page.id}/called"


def test_at_a_kiosk_that_is_not_enrolled_signing_in_comes_first(portal: Running, clock: Clock, tmp_path: Path) -> None:
    with at_kiosk(portal, clock, tmp_path, enrolled=False) as person:
        assert ask(person).id == "sign-in/waiting"
        confirm(person, portal)
        assert number(person.page) == "A 001"
    assert owners(portal) == ["citizen"]


def test_a_sign_in_that_is_left_leads_back_to_the_question(portal: Running, clock: Clock, tmp_path: Path) -> None:
    with at_kiosk(portal, clock, tmp_path, enrolled=False) as person:
        ask(person)
        assert person.do("back").id == "queue/priority"


def test_where_the_portal_refuses_the_kiosk_signing_in_is_offered(person: Visitor, portal: Running) -> None:
    forget_the_kiosk(portal)
    assert ask(person).id == "sign-in/waiting"
    confirm(person, portal)
    assert number(person.page) == "A 001"
    assert owners(portal) == ["citizen"]


def test_whoever_has_signed_in_takes_a_number_of_their_own(person: Visitor, portal: Running) -> None:
    person.do("cabinet")
    person.do("sign-in")
    person.settle()
    confirm(person, portal)
    assert number(take(person, portal)) == "A 001"
    assert owners(portal) == ["citizen"]


def test_the_next_person_before_the_kiosk_gets_the_next_number(portal: Running, clock: Clock, tmp_path: Path) -> None:
    numbers = []
    for _ in range(2):
        with at_kiosk(portal, clock, tmp_path) as person:
            numbers.append(number(ask(person)))
    assert numbers == ["A 001", "A 002"]


def test_a_number_whose_answer_was_lost_is_the_same_one(person: Visitor, portal: Running) -> None:
    to_the_centre(person)
    person.do("queue")
    person.do("continue")
    (asked,) = person.asked
    assert isinstance(asked.request, TakeTicket)
    asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, TimedOut())
    person.do("retry")
    assert number(person.settle()) == "A 001"
    assert len(owners(portal)) == 1


def test_one_that_was_missed_is_followed_by_a_new_one(person: Visitor, clock: Clock) -> None:
    ask(person)
    clock.advance(1500)
    assert person.poll().id.endswith("/missed")
    person.do("again")
    assert number(person.settle()) == "A 002"


def test_a_token_that_is_not_known_any_more_is_fetched_anew(person: Visitor, portal: Running) -> None:
    page = ask(person)
    portal.portal.store.run("DELETE FROM device_token")
    person.poll()
    assert number(person.page) == number(page)
    assert not any(isinstance(each, Notice) for each in person.page.blocks)


def test_a_kiosk_that_is_refused_meanwhile_keeps_the_number_on_the_page(person: Visitor, portal: Running) -> None:
    first = number(ask(person))
    forget_the_kiosk(portal)
    page = person.poll()
    assert number(page) == first
    assert isinstance(block(page, Notice), Notice)
    assert page.main is None, "no sign-in would bring this number back"
    assert person.asked, "it is asked again"
