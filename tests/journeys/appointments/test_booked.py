"""What has been booked: found again, moved, cancelled, reminded of, taken along."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.journeys.appointments.requests import CancelAppointment, ChangeAppointment
from kiosk.page import Facts, Highlight, Notice
from kiosk.portal.errors import TimedOut
from kiosk.sandbox.server import Running
from tests.journeys.cabinet import to, words
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import confirm
from tests.journeys.visits import (
    CENTRE,
    SERVICE,
    appointments,
    book,
    choose_time,
    rows,
)


def test_what_comes_soon_is_told_first_in_the_list(person: Visitor, portal: Running, clock: Clock) -> None:
    book(person, portal, day="2026-11-23")
    to(person, portal, "appointments")
    assert "Your next visit: Monday, 23 November, 09:00." in words(person)
    assert any("Your next visit" in str(each) for each in person.page.said)


def test_it_is_moved_and_the_old_time_is_free_again(person: Visitor, portal: Running) -> None:
    book(person, portal)
    person.do("move")
    person.settle()
    choose_time(person, "2026-11-26")
    assert person.page.id == "moving/check"
    assert "Tuesday, 24 November, 09:00" in words(person)
    assert "Thursday, 26 November, 09:00" in words(person)
    person.do("continue")
    assert person.settle().id.endswith("/moved")
    assert appointments(portal) == ["2026-11-26T09:00:00+04:00"]
    person.do("back")
    assert person.page.id == f"centre/{CENTRE}"


def test_moving_that_was_answered_nowhere_is_done_once(person: Visitor, portal: Running) -> None:
    book(person, portal)
    person.do("move")
    person.settle()
    choose_time(person, "2026-11-26")
    person.do("continue")
    (asked,) = person.asked
    assert isinstance(asked.request, ChangeAppointment)
    asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, TimedOut())
    person.do("retry")
    assert person.settle().id.endswith("/moved"), "the change that is there already is no conflict"


def test_what_was_changed_elsewhere_shows_its_newest_state(person: Visitor, portal: Running, clock: Clock) -> None:
    book(person, portal)
    with visitor(portal, clock) as elsewhere:
        to(elsewhere, portal, "appointments")
        elsewhere.do("open", next(actions_of(elsewhere.page)).argument)
        elsewhere.settle()
        elsewhere.do("move")
        elsewhere.settle()
        choose_time(elsewhere, "2026-11-27")
        elsewhere.do("continue")
        elsewhere.settle()
    person.do("cancel")
    person.do("cancel-now")
    person.settle()
    assert "It was changed somewhere else meanwhile." in words(person)
    assert "Friday, 27 November" in words(person)
    assert appointments(portal), "not cancelled unseen"
    person.do("cancel")
    person.do("cancel-now")
    assert person.settle().id.endswith("/cancelled")


def test_it_is_cancelled_once_and_was_asked_before(person: Visitor, portal: Running) -> None:
    book(person, portal)
    person.do("cancel")
    person.do("back")
    assert appointments(portal)
    person.do("cancel")
    person.do("cancel-now")
    (asked,) = person.asked
    assert isinstance(asked.request, CancelAppointment)
    asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, TimedOut())
    person.do("retry")
    person.settle()
    assert "Cancelled" in words(person)
    assert appointments(portal) == []


def test_the_reminder_that_was_chosen_comes_into_the_mailbox(person: Visitor, portal: Running, clock: Clock) -> None:
    book(person, portal)
    person.do("reminder")
    person.write("reminder", "PT2H")
    person.do("continue")
    person.settle()
    assert "Two hours before" in words(person)
    clock.advance((datetime.fromisoformat("2026-11-24T07:05:00+04:00") - clock()).total_seconds())
    to_messages(person, portal)
    assert "Reminder: you have an appointment" in words(person)
    to_messages(person, portal)
    assert words(person).count("Reminder: you have an appointment") == 1


def to_messages(person: Visitor, portal: Running) -> None:
    person.do("home")
    person.do("cabinet")
    person.settle()
    if person.page.main is not None and person.page.main.id == "sign-in":
        person.do("sign-in")
        person.settle()
        confirm(person, portal)
    person.do("messages")
    person.settle()
    if person.page.error:
        person.do("retry")
        person.settle()
        confirm(person, portal)
        person.settle()


def test_the_calendar_file_is_saved_and_a_kiosk_has_paper_and_a_code(
    person: Visitor, portal: Running, tmp_path: Path
) -> None:
    book(person, portal)
    person.do("calendar")
    page = person.settle()
    assert page.id.endswith("/booked"), "the page stays where it was"
    (file,) = tmp_path.glob("*.ics")
    assert b"DTSTART:20261124T050000Z\r\n" in file.read_bytes()
    assert b"TRIGGER:-PT24H\r\n" in file.read_bytes()
    assert SERVICE not in file.name
    person.conductor.change_desk(replace(person.conductor.desk, at_kiosk=True))
    ids = [each.id for each in actions_of(person.page)]
    assert "calendar" not in ids, "nothing is saved at a kiosk"
    assert "print" in ids
    assert person.page.aside, "the code for a phone"


def test_an_appointment_of_another_person_is_not_drawn(person: Visitor, portal: Running) -> None:
    book(person, portal)
    page = person.page
    assert person.conductor.desk.person is not None
    other = replace(person.conductor.desk.person, id="somebody-else")
    person.conductor.change_desk(replace(person.conductor.desk, person=other))
    assert person.page.id != page.id
    assert not any(isinstance(each, Facts | Highlight | Notice) for each in person.page.blocks)


def test_what_was_booked_is_found_where_booking_begins(person: Visitor, portal: Running) -> None:
    book(person, portal)
    person.do("home")
    person.choose("Book a visit")
    person.choose("My appointments")
    person.settle()
    assert rows(person.page) == ["Tuesday, 24 November, 09:00"]
    person.do("back")
    assert person.choose("Appointment by code").heading.text == "Appointment by code"
