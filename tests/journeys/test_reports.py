"""Reports about a place at the sandbox portal's Open311 facade: every kind of question, one report, and following it."""

from __future__ import annotations

import pytest

from kiosk.clients import Clients
from kiosk.journeys.taking_part.report_requests import SendReport
from kiosk.page import Choice, ErrorSummary, Field, Highlight, Listing, Notice
from kiosk.portal.errors import NotFound, Offline, Rejected, TimedOut, TooManyRequests
from kiosk.portal.resources.portal import Configuration
from kiosk.portal.resources.reports import ReportBody
from kiosk.reporting import ReportingOffice
from kiosk.sandbox.server import Running
from kiosk.settings import Settings
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import words
from tests.journeys.desk import texts_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block
from tests.sampling import sampled

DARK = "Lampa yanmır."


def begin(person: Visitor, service: str) -> None:
    """As far as the server's own questions."""
    person.do("home")
    person.do("take-part")
    person.do("report")
    assert person.settle().id == "report/service/0"
    person.do("choose-service", service)
    assert person.settle().id == "report/town"
    person.write("town", "şek")
    person.do("choose-town", "sheki")
    assert person.page.id == "report/address"
    person.write("address", "Nümunə küçəsi 5")
    person.do("continue")
    person.write("description", DARK)
    person.do("continue")


def write_light(person: Visitor) -> None:
    """As far as the check page."""
    begin(person, "light")
    person.write("attribute-what", "1")
    for _ in range(3):
        person.do("continue")
    person.do("continue")
    assert person.page.id == "report/check"


def number(person: Visitor) -> str:
    return next(str(each.value) for each in person.page.blocks if isinstance(each, Highlight))


@pytest.mark.parametrize("language", sampled(LANGUAGES, lambda each: each == "en"))
def test_a_report_gets_a_number_and_is_followed(portal: Running, clock: Clock, language: Language) -> None:
    with visitor(portal, clock, language) as person:
        write_light(person)
        assert all(each.language in (language, "az") for each in texts_of(person.page))
        person.do("continue")
        assert person.settle().id == "report/done"
        told = number(person)
        clock.advance(3 * 86400)
        person.do("home")
        person.do("take-part")
        person.do("follow-report")
        person.write("number", told)
        person.do("continue")
        assert person.settle().id == "follow-report/found"
        assert DARK in words(person)
        assert "Nümunə küçəsi 5" in words(person)


def test_every_kind_of_question_is_asked_and_sent(person: Visitor, portal: Running) -> None:
    begin(person, "way")
    choice = block(person.page, Choice)
    assert isinstance(choice, Choice)
    assert choice.multiple
    person.write("attribute-who", "0 2")
    person.do("continue")
    assert person.page.id == "report/attribute-since"
    person.write("attribute-since", "2026-02-30")
    assert person.do("continue").error, "there is no such day"
    person.write("attribute-since", "2026-11-20")
    person.do("continue")
    person.write("attribute-more", "Gecə görünmür.")
    person.do("continue")
    person.write("email", "sinaq")
    assert person.do("continue").error
    person.write("email", "sinaq@example.az")
    person.do("continue")
    assert "People in wheelchairs" in words(person)
    assert all(text.private for text in texts_of(person.page) if "sinaq@" in str(text))
    person.do("continue")
    assert person.settle().id == "report/done"
    (held,) = portal.portal.store.rows("SELECT content FROM holding WHERE kind = 'report'")
    assert '"who": ["wheelchair", "pram"]' in held["content"]
    assert "2026-11-20T00:00:00+04:00" in held["content"]


def test_what_the_server_wants_to_be_read_is_read(person: Visitor) -> None:
    begin(person, "way")
    person.do("back")
    assert person.page.id == "report/description"
    assert "call 112 first" in str(block(person.page, Notice).text)  # type: ignore[attr-defined]


def test_a_number_must_be_one(person: Visitor) -> None:
    begin(person, "light")
    assert person.do("continue").error, "a choice that is required"
    person.write("attribute-what", "0")
    person.do("continue")
    person.write("attribute-lamps", "üç")
    page = person.do("continue")
    summary = block(page, ErrorSummary)
    assert isinstance(summary, ErrorSummary)
    assert summary.errors[0][1] == block(page, Field).error  # type: ignore[attr-defined]
    person.write("attribute-lamps", "3")
    assert person.do("continue").id == "report/attribute-number"


def test_one_with_a_code_first_gets_its_number_later(person: Visitor, clock: Clock) -> None:
    begin(person, "water")
    person.do("continue")
    person.do("continue")
    assert person.settle().id == "report/done"
    code = number(person)
    person.do("home")
    person.do("take-part")
    person.do("follow-report")
    person.write("number", code)
    person.do("continue")
    person.settle()
    assert "It has no number yet." in words(person)
    clock.advance(600)
    person.do("continue")
    assert person.settle().id == "follow-report/found"


@pytest.mark.parametrize("error", [TimedOut(), Offline()])
def test_a_report_whose_answer_was_lost_is_found_and_not_sent_again(
    person: Visitor, portal: Running, error: TimedOut | Offline
) -> None:
    write_light(person)
    person.do("continue")
    (asked,) = person.asked
    assert isinstance(asked.request, SendReport)
    arrived = asked.request.perform(person.office)
    portal.portal.store.run("DELETE FROM answer")  # a server that heeds no Idempotency-Key
    person.asked = person.conductor.fail(asked, error)
    assert person.page.error
    person.do("retry")
    person.do("continue")
    assert person.settle().id == "report/done"
    assert number(person) == arrived.sent.number
    assert len(portal.portal.store.rows("SELECT 1 FROM holding WHERE kind = 'report'")) == 1


def test_one_that_was_changed_after_it_had_arrived_is_the_first_one(person: Visitor, portal: Running) -> None:
    write_light(person)
    person.do("continue")
    (asked,) = person.asked
    asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, Offline())
    person.do("retry")
    person.do("change", "description")
    person.write("description", "Başqa sözlər.")
    person.do("continue")
    person.do("continue")
    assert person.settle().id == "report/done"
    assert "What you changed afterwards was not sent." in words(person)
    assert len(portal.portal.store.rows("SELECT 1 FROM holding WHERE kind = 'report'")) == 1


def test_what_never_arrived_is_sent(person: Visitor, portal: Running) -> None:
    write_light(person)
    portal.scenarios.choose("down")
    person.do("continue")
    assert person.settle().error
    portal.scenarios.choose(None)
    person.do("retry")
    assert DARK in words(person)
    person.do("continue")
    assert person.settle().id == "report/done"


def test_too_many_reports_are_asked_to_wait(person: Visitor) -> None:
    body = ReportBody(service="rubbish", address="Bakı", description="a")
    with pytest.raises(TooManyRequests) as told:
        for turn in range(21):
            person.office.reporting.send(f"a0000000-0000-4000-8000-0000000000{turn:02}", body)
    assert told.value.seconds == 60


def test_the_servers_own_sentence_is_shown(person: Visitor) -> None:
    with pytest.raises(Rejected) as told:
        person.office.reporting.send(
            "a0000000-0000-4000-8000-000000000001", ReportBody(service="light", address="Bakı")
        )
    assert told.value.detail == "attribute[what] was not provided."
    assert told.value.code == "400"


def test_a_portal_without_reports_says_so(person: Visitor, clock: Clock) -> None:
    bare = ReportingOffice(Clients(Settings()).new, Configuration, clock)
    with pytest.raises(NotFound):
        bare.begin()
    person.do("take-part")
    person.do("report")
    (asked,) = person.asked
    person.asked = person.conductor.fail(asked, NotFound())
    assert person.page.id == "report/none"
    assert person.do("back").id == "take-part"


@pytest.mark.parametrize("kind", sampled(["json", "html", "redirect"], lambda each: each == "json"))
def test_an_answer_that_is_none_is_told_and_asked_for_again(person: Visitor, portal: Running, kind: str) -> None:
    person.office.participation.begin_appeal()  # the portal has said where everything is
    person.do("take-part")
    portal.scenarios.choose(f"hostile:{kind}")
    person.do("report")
    assert person.settle().id.startswith("problem/")
    portal.scenarios.choose(None)
    person.do("back")
    person.do("report")
    assert person.settle().id == "report/service/0"


def test_towns_are_found_by_their_first_letters(person: Visitor) -> None:
    person.do("take-part")
    person.do("report")
    person.settle()
    person.do("choose-service", "water")
    rows = block(person.page, Listing)
    assert isinstance(rows, Listing)
    assert (rows.total or 0) > 60
    person.write("town", "baki")
    rows = block(person.page, Listing)
    assert isinstance(rows, Listing)
    assert str(rows.actions[0].label) == "Baku"
    person.do("no-town")
    assert person.page.id == "report/address"
    assert person.do("continue").error


def test_a_change_of_kind_asks_what_it_asks(person: Visitor) -> None:
    write_light(person)
    person.do("change", "service")
    person.do("choose-service", "way")
    assert person.settle().id == "report/attribute-who"
    person.write("attribute-who", "3")
    person.do("continue")
    assert person.page.id == "report/check"
    assert "Everybody" in words(person)
