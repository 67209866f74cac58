"""Favourites, reminders, reports of wrong data, and what is said in plain words, at the sandbox portal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.journeys.applying import Applying
from kiosk.own_things.calendar_file import reminder_file
from kiosk.page import BACK, HELP, Fact, Facts, Field, Notice
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to, to_the_cabinet, words
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, confirm, open_form, sign_in


def ids(person: Visitor) -> list[str]:
    return [each.id for each in actions_of(person.page)]


def to_the_service(person: Visitor, service: str) -> None:
    person.do("home")
    person.do("service", service)


def test_a_service_is_saved_after_signing_in_found_again_and_taken_out(person: Visitor, portal: Running) -> None:
    to_the_service(person, "passport-adult")
    person.do("favourite")
    assert "kept in your cabinet, not on this screen" in words(person)
    person.do("continue")
    person.settle()
    confirm(person, portal)
    assert person.page.id == "favourite/saved"
    person.do("continue")
    assert person.page.id == "service/passport-adult", "back where it was pressed"
    to(person, portal, "my-data")
    person.do("favourites")
    person.settle()
    assert [each.argument for each in actions_of(person.page) if each.id == "service"] == ["passport-adult"]
    person.do("service", "passport-adult")
    person.do("favourite")
    person.settle()
    person.do("remove")
    person.settle()
    assert person.page.id == "favourite/removed"
    person.do("continue")
    person.do(BACK)
    person.settle()
    assert "You have saved no service yet" in words(person)


def test_favourites_are_the_account_s_and_nobody_else_s(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    to_the_service(person, "criminal-record")
    person.do("favourite")
    person.settle()
    with visitor(portal, person.clock) as other:
        to(other, portal, "my-data", "elderly")
        other.do("favourites")
        other.settle()
        assert "You have saved no service yet" in words(other)
    with visitor(portal, person.clock) as again:
        to(again, portal, "my-data")
        again.do("favourites")
        again.settle()
        assert [each.argument for each in actions_of(again.page) if each.id == "service"] == ["criminal-record"]


def to_the_residence_certificate(person: Visitor, portal: Running) -> None:
    to(person, portal, "documents")
    person.choose("Certificate of residence")
    person.settle()


def test_a_reminder_is_chosen_and_stands_in_the_cabinet_when_its_day_comes(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    portal.portal.token_life = 10**9
    to_the_residence_certificate(person, portal)
    person.do("remind")
    person.do("continue")
    assert person.page.error, "one has to choose"
    person.write("days", "14")
    person.do("continue")
    assert person.page.busy
    person.settle()
    last = clock().date() + timedelta(days=125)
    remind = last - timedelta(days=14)
    assert f"{remind.day} {remind:%B} {remind.year}" in words(person)
    assert "calendar" in ids(person)
    person.do("continue")
    to_the_cabinet(person, portal)
    person.settle()
    assert "Runs out on" not in words(person), "not yet"
    clock.advance(112 * 86_400)
    person.conductor.change_desk(replace(person.conductor.desk, now=clock))
    to_the_cabinet(person, portal)
    person.settle()
    assert f"Runs out on {last.day} {last:%B} {last.year}" in words(person)


def test_a_reminder_can_be_taken_back(person: Visitor, portal: Running) -> None:
    to_the_residence_certificate(person, portal)
    person.do("remind")
    person.write("days", "30")
    person.do("continue")
    person.settle()
    to(person, portal, "my-data")
    person.do("reminders")
    person.settle()
    person.choose("Certificate of residence")
    assert "30 days before" in words(person)
    person.do("remove")
    person.settle()
    assert "You have no reminders" in words(person)


def test_of_a_document_without_a_last_day_nobody_is_reminded(person: Visitor, portal: Running) -> None:
    to(person, portal, "documents", "elderly")
    person.choose("Pension certificate")
    person.settle()
    assert "remind" not in ids(person)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_file_is_saved_at_home(portal: Running, clock: Clock, tmp_path: Path, language: Language) -> None:
    with visitor(portal, clock, language, save_to=tmp_path) as person:
        to(person, portal, "documents")
        rows = [each for each in actions_of(person.page) if each.id == "open"]
        person.do("open", rows[1].argument)
        person.settle()
        person.do("remind")
        person.write("days", "7")
        person.do("continue")
        person.settle()
        person.do("calendar")
        person.settle()
        notices = [each for each in person.page.blocks if isinstance(each, Notice)]
        (file,) = tmp_path.iterdir()
        assert file.name in " ".join(str(each.text) for each in notices)
        assert file.suffix == ".ics"
        text = file.read_bytes().decode()
        assert "BEGIN:VEVENT" in text
        assert f"DTSTART;VALUE=DATE:{clock().date() + timedelta(days=125 - 7):%Y%m%d}\r\n" in text


def test_a_calendar_file_holds_to_the_rules_of_icalendar() -> None:
    made = reminder_file("d1", date(2026, 12, 31), "Arayış; şəhadətnamə, " + "ə" * 80, Clock()())
    lines = made.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = made.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20261231\r\n" in whole
    assert "DTEND;VALUE=DATE:20270101\r\n" in whole
    assert "SUMMARY:Arayış\\; şəhadətnamə\\, " in whole


def test_what_a_register_holds_can_be_said_to_be_wrong_and_is_answered(person: Visitor, portal: Running) -> None:
    to(person, portal, "my-data")
    person.do("records")
    person.settle()
    person.do("open", "residence")
    person.do("dispute", "address")
    assert portal.portal.people["citizen"].held["address"] in words(person)
    person.do("continue")
    assert person.page.error, "one has to say what is wrong"
    person.write("dispute-words", "I moved in May.")
    person.do("continue")
    person.settle()
    assert "Register of residence" in words(person)
    number = next(str(row.values[0]) for row in facts(person) if "Number" in str(row.label))
    person.do("continue")
    person.settle()
    assert person.page.id == "records/residence"
    to(person, portal, "my-data")
    person.do("disputes")
    person.settle()
    person.choose("Address")
    assert number in words(person)
    assert "I moved in May." in words(person)
    to(person, portal, "messages")
    person.choose("Your report of wrong data")
    person.settle()
    assert number in words(person)


def facts(person: Visitor) -> tuple[Fact, ...]:
    found = block(person.page, Facts)
    assert isinstance(found, Facts)
    return found.rows


def test_in_a_form_a_filled_in_value_is_reported_and_the_form_goes_on(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    applying = person.conductor._frames[-1].journey
    assert isinstance(applying, Applying)
    while person.page.id != "question/criminal-record/phone":
        field = person.page.blocks[0]
        if "dispute" not in ids(person):
            key = field.key  # type: ignore[union-attr]
            person.write(
                key,
                {
                    "purpose": "work",
                    "employerSearch": "taxNumber",
                    "employerTaxNumber": "1234567891",
                    "birthPlace": "Şəki",
                    "nameChanged": "no",
                }[key],
            )
        before = person.page.id
        person.do("continue")
        assert person.page.id != before, before
    shown = block(person.page, Field)
    assert isinstance(shown, Field)
    value = shown.value
    person.do("dispute", "phone")
    assert "Contact data" in words(person)
    person.write("dispute-words", "This is an old number.")
    person.do("continue")
    person.settle()
    person.do("continue")
    assert person.page.id == "question/criminal-record/phone"
    assert "You have reported that this is wrong" in words(person)
    assert "dispute" not in ids(person), "once is enough"
    again = block(person.page, Field)
    assert isinstance(again, Field)
    assert again.value == value, "nothing is lost"
    person.do("continue")
    assert person.page.id != "question/criminal-record/phone", "the person can go on"


def test_the_same_words_twice_are_one_report(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    for _ in range(2):
        person.office.things.dispute("citizen", "phone", "old")
    assert len(person.office.things.disputes()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_and_terms_are_reached_from_help_and_from_signing_in(
    portal: Running, clock: Clock, language: Language
) -> None:
    with visitor(portal, clock, language) as person:
        person.do(HELP)
        for page in ("privacy-notice", "terms-of-use"):
            person.do(page)
            assert person.page.id == page
            assert len(words(person)) > 500
            person.do(BACK)
        person.do(BACK)
        person.do("cabinet")
        assert {"privacy-notice", "terms-of-use"} <= set(ids(person))
        person.do("sign-in")
        person.settle()
        polling = person.asked
        person.do("privacy-notice")
        assert person.page.id == "privacy-notice"
        person.do(BACK)
        assert person.page.id == "sign-in/waiting", "the code is still there"
        person.asked = polling
        confirm(person, portal)
        assert person.page.id == "cabinet"
