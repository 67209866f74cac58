"""Booking, moving and cancelling a visit at the sandbox portal: once, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.journeys.appointments.requests import BookTime, CancelAppointment, ChangeAppointment
from kiosk.page import ErrorSummary, Facts, Field, Highlight, Notice, Page
from kiosk.portal.errors import Offline, TimedOut
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to, words
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_acting import act_for, end_all_sign_ins
from tests.journeys.test_applying import block, confirm
from tests.journeys.visits import (
    CENTRE,
    SERVICE,
    as_guest,
    book,
    choose_time,
    follow_the_clock,
    others_take,
    rows,
    to_the_centre,
    to_the_check,
)


@pytest.fixture
def person(portal: Running, clock: Clock, tmp_path: Path) -> Iterator[Visitor]:
    with visitor(portal, clock, save_to=tmp_path) as someone:
        follow_the_clock(someone)
        yield someone


def appointments(portal: Running, status: str = "booked") -> list[str]:
    """When the portal expects somebody."""
    found = portal.portal.store.rows(
        "SELECT json_extract(content, '$.start') AS start FROM holding WHERE kind = 'appointment'"
        " AND json_extract(content, '$.status') = ? ORDER BY start",
        status,
    )
    return [row["start"] for row in found]


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


def test_what_comes_soon_is_told_first_in_the_list(person: Visitor, portal: Running, clock: Clock) -> None:
    book(person, portal, day="2026-11-23")
    to(person, portal, "appointments")
    assert "Your next visit: Monday, 23 November, 09:00." in words(person)
    assert any("Your next visit" in str(each) for each in person.page.said)


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


def test_what_was_booked_is_found_where_booking_begins(person: Visitor, portal: Running) -> None:
    book(person, portal)
    person.do("home")
    person.choose("Book a visit")
    person.choose("My appointments")
    person.settle()
    assert rows(person.page) == ["Tuesday, 24 November, 09:00"]
    person.do("back")
    assert person.choose("Appointment by code").heading.text == "Appointment by code"
