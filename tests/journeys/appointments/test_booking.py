"""Booking a visit at the sandbox portal: by day and time, for oneself, as a guest, from wherever one begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.page import ErrorSummary, Field, Highlight, Page
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to, words
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_acting import act_for
from tests.journeys.test_applying import block, confirm
from tests.journeys.visits import (
    CENTRE,
    SERVICE,
    appointments,
    as_guest,
    book,
    choose_time,
    follow_the_clock,
    rows,
    to_the_centre,
    to_the_check,
)


def code_of(page: Page) -> str:
    highlight = block(page, Highlight)
    assert isinstance(highlight, Highlight)
    return str(highlight.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visit_is_booked_and_stands_in_the_cabinet(
    portal: Running, clock: Clock, tmp_path: Path, language: Language
) -> None:
    with visitor(portal, clock, language, save_to=tmp_path) as person:
        page = book(person, portal)
        assert page.id.endswith("/booked")
        assert appointments(portal) == ["2026-11-24T09:00:00+04:00"]
        day = {"az": "24 noyabr, çərşənbə axşamı", "en": "Tuesday, 24 November", "ru": "вторник, 24 ноября"}
        assert f"{day[language]}, 09:00" in words(person)
        to(person, portal, "appointments")
        assert rows(person.page) == [f"{day[language]}, 09:00"]
        person.do("open", next(actions_of(person.page)).argument)
        assert code_of(person.settle()) == code_of(page)


def test_times_are_chosen_by_day_and_said_in_full_words(person: Visitor) -> None:
    to_the_centre(person)
    person.choose("Book a visit")
    page = person.settle()
    assert rows(page)[:2] == ["Monday, 23 November", "Tuesday, 24 November"], "Sunday is past, today nobody works"
    assert any(str(each.label) == "The first free time: Monday, 23 November, 09:00" for each in actions_of(page))
    person.do("day", "2026-11-24")
    assert rows(person.page)[0] == "09:00"
    assert len(rows(person.page)) == 6, "never too many at once (ACC-78)"
    person.do("later")
    person.do("back")
    assert person.page.id == "booking/days/0"


def test_what_one_needs_there_and_says_reaches_the_centre(person: Visitor, portal: Running) -> None:
    to_the_check(person, portal)
    person.do("change", "needs")
    person.write("needs", "stepFree signLanguage")
    person.do("continue")
    person.do("change", "note")
    person.write("note", "Mən eşitmirəm.")
    person.do("continue")
    assert person.page.id == "booking/check"
    assert "An interpreter of sign language" in words(person)
    person.do("change", "reminder")
    person.write("reminder", "PT48H")
    person.do("continue")
    person.do("continue")
    person.settle()
    (held,) = portal.portal.store.rows("SELECT content FROM holding WHERE kind = 'appointment'")
    for told in ("stepFree", "signLanguage", "PT48H"):
        assert told in held["content"]
    assert "Two days before" in words(person)


def test_a_guest_books_and_comes_back_with_the_code(person: Visitor, portal: Running, clock: Clock) -> None:
    as_guest(person)
    assert "Sınaq Qonaq" in words(person)
    person.do("continue")
    page = person.settle()
    code = code_of(page)
    assert "Reminder" not in words(person), "nobody has a cabinet to be reminded in"
    with visitor(portal, clock) as later:
        later.do("cabinet")
        later.choose("Appointment by code")
        later.write("appointment-code", code.lower().replace(" ", "-"))
        later.do("continue")
        assert later.settle().id.startswith("appointment/")
        later.do("cancel")
        assert later.page.id.endswith("/cancel"), "asked once"
        later.do("cancel-now")
        assert later.settle().id.endswith("/cancelled")
    assert appointments(portal) == []


def test_a_guest_tells_name_and_phone(person: Visitor) -> None:
    to_the_centre(person)
    person.do("book")
    person.settle()
    choose_time(person)
    person.do("guest")
    page = person.do("continue")
    assert page.error
    assert isinstance(block(page, ErrorSummary), ErrorSummary)
    person.write("name", "Sınaq")
    assert person.do("continue").id == "booking/phone"
    person.do("back")
    field = block(person.page, Field)
    assert isinstance(field, Field)
    assert field.value == "Sınaq"


def test_where_guests_do_not_come_one_signs_in_and_the_time_is_kept(person: Visitor, portal: Running) -> None:
    to_the_centre(person, service="criminal-record")
    person.do("book")
    person.settle()
    choose_time(person)
    page = person.page
    assert page.id == "booking/who"
    assert "guest" not in [each.id for each in actions_of(page)]
    person.do("sign-in")
    person.settle()
    confirm(person, portal)
    assert person.page.id == "booking/needs"
    person.do("continue")
    assert "Tuesday, 24 November, 09:00" in words(person)


@pytest.mark.parametrize("code", ["", "7K3M 92QF 4TXP", "?"])
def test_a_code_that_is_none_can_be_corrected(person: Visitor, code: str) -> None:
    person.do("cabinet")
    person.choose("Appointment by code")
    person.write("appointment-code", code)
    person.do("continue")
    page = person.settle()
    assert page.error
    field = block(page, Field)
    assert isinstance(field, Field)
    assert field.value == code


def test_there_may_be_nothing_free(person: Visitor, portal: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.sandbox.appointments.times._HALF_HOURS", ())
    to_the_centre(person)
    person.do("book")
    page = person.settle()
    assert str(page.heading) == "There is no free time"
    monkeypatch.undo()
    person.do("look-again")
    assert person.settle().id == "booking/days/0"


def test_a_visit_for_a_child_is_the_child_s(portal: Running, clock: Clock) -> None:
    """Who acts for somebody books for them, and finds it in their cabinet; in one's own there is nothing."""
    with visitor(portal, clock) as person:
        follow_the_clock(person)
        act_for(person, portal, "Balaca", who="citizen")
        to_the_check(person, portal)
        person.do("continue")
        assert person.settle().id.endswith("/booked")
        (held,) = portal.portal.store.rows("SELECT person FROM holding WHERE kind = 'appointment'")
        assert held["person"] == "child"


def test_a_centre_that_the_portal_does_not_know_says_whom_to_ask(person: Visitor, portal: Running) -> None:
    to_the_centre(person)
    portal.portal.register.histories["locations"].remove(CENTRE)
    person.do("book")
    page = person.settle()
    assert page.id == "visits/not-here"
    assert "Ask the centre, or choose another one." in words(person)
    assert "108" in words(person)
    person.do("back")
    assert person.page.id == f"centre/{CENTRE}"


def test_a_visit_begins_on_the_first_page_with_the_service(person: Visitor) -> None:
    person.choose("Book a visit")
    person.choose("Choose the service")
    while SERVICE not in [each.argument for each in actions_of(person.page)]:
        topic = "identity"
        found = [each.argument for each in actions_of(person.page)]
        person.do("open", topic) if topic in found else person.do("later")
    person.do("service", SERVICE)
    assert person.page.heading.text == "Where are you?"
    person.do("open", "baku-region")
    while CENTRE not in [each.argument for each in actions_of(person.page)]:
        person.do("later")
    person.do("open", CENTRE)
    person.choose("Book a visit")
    assert person.settle().id == "booking/days/0"


def test_a_visit_begins_on_the_first_page_with_the_centre(person: Visitor) -> None:
    person.choose("Book a visit")
    person.choose("Choose the centre")
    person.do("open", "baku-region")
    while CENTRE not in [each.argument for each in actions_of(person.page)]:
        person.do("later")
    centre = person.do("open", CENTRE)
    assert "queue" not in [each.id for each in actions_of(centre)], "a number is for a service"
    person.choose("Book a visit")
    assert words(person).startswith("What do you need there?")
    assert str(centre.heading) in words(person)
    person.do("open", "identity")
    online = {each.id for each in person.conductor.desk.catalogue.services(channel="online")}
    online -= {each.id for each in person.conductor.desk.catalogue.services(channel="centre")}
    assert online.isdisjoint(each.argument for each in actions_of(person.page)), "what nobody gets there"
    person.do("service", SERVICE)
    assert person.settle().id == "booking/days/0"
