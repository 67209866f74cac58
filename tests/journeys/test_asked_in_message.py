"""A message that asks something leads to what it asks, and asks no more when that is done; at the sandbox portal."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.desk import Person, Represented
from kiosk.journeys.events import Activated
from kiosk.journeys.messages import OneMessage
from kiosk.page import Field, Page, Tiles
from kiosk.portal.resources.applications import ActionRequired
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.messages import Message
from kiosk.sandbox.clerk_hand import ClerkHand, Step
from kiosk.sandbox.server import Running
from kiosk.sandbox.signer import Signer
from kiosk.text import LANGUAGES, Language, Text
from tests.journeys.cabinet import to, to_the_cabinet, words
from tests.journeys.desk import actions_of, desk
from tests.journeys.files import laid_out, pdf
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_acting import act_for
from tests.journeys.test_applying import block
from tests.journeys.test_attaching import choose
from tests.journeys.test_signing import code_of
from tests.journeys.visits import CENTRE, choose_time

ABOUT = "About your application"
DO = "do-required"


def to_the_message(person: Visitor, portal: Running, about: str = ABOUT, who: str = "citizen") -> Page:
    """The one that is called so and asks something."""
    to(person, portal, "messages", who)
    rows = [each for each in actions_of(person.page) if str(each.label).startswith(about)]
    (asking,) = [each for each in rows if "Something is asked of you" in str(each.description)]
    person.do("open", asking.argument)
    return person.settle()


def asks(person: Visitor) -> bool:
    """Whether the message still has a button that does something."""
    return any(each.id == DO for each in actions_of(person.page))


def back_to_the_message(person: Visitor) -> None:
    """From what was opened, over the application that it is about."""
    while not person.page.id.startswith("message/"):
        person.do("back")
        person.settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_leads_to_the_answer_that_is_to_be_corrected(
    portal: Running, clock: Clock, language: Language
) -> None:
    ClerkHand(portal.url, language).example()
    with visitor(portal, clock, language) as person:
        to(person, portal, "messages")
        person.do("open", next(each.argument for each in actions_of(person.page) if each.id == "open"))
        person.settle()
        button = next(each for each in actions_of(person.page) if each.id == DO)
        person.do(DO, button.argument)
        page = person.settle()
        assert page.id == "question/criminal-record/birthPlace"
        assert isinstance(block(page, Field), Field)
        back_to_the_message(person)
        assert asks(person), "nothing was corrected yet"


def test_a_message_leads_to_signing_and_asks_no_more_when_it_is_signed(
    person: Visitor, portal: Running, clerk: ClerkHand
) -> None:
    clerk.step(clerk.example(), "sign")
    to_the_message(person, portal)
    person.choose("Sign the application")
    assert person.settle().id == "signing/how"
    person.do("sign-with", "sima")
    person.settle()
    Signer(portal.url).decide(code_of(person.page))
    assert person.poll().id.startswith("application/")
    back_to_the_message(person)
    assert not asks(person)
    assert "Something is asked of you" not in words(person)


def test_a_message_leads_to_sending_a_document(portal: Running, clock: Clock, clerk: ClerkHand, tmp_path: Path) -> None:
    clerk.step(clerk.example(), "upload")
    with visitor(portal, clock, files=laid_out(tmp_path / "mine", certificate_pdf=pdf(2))) as person:
        to_the_message(person, portal)
        person.choose("Send the document")
        assert person.settle().id.startswith("attach/")
        choose(person, "certificate.pdf")
        person.do("continue")
        assert person.settle().id.startswith("application/")
        assert "You sent the document." in words(person)
        back_to_the_message(person)
        assert not asks(person)


def test_a_message_leads_to_paying(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    clerk.step(clerk.example(), "money")
    to_the_message(person, portal)
    person.choose("Look and pay")
    assert person.settle().id.startswith("charge/")
    assert "15 ₼" in words(person)


@pytest.mark.parametrize("from_message", [True, False])
def test_who_is_asked_to_come_books_a_visit_for_that_service(
    person: Visitor, portal: Running, clerk: ClerkHand, from_message: bool
) -> None:
    reference = clerk.example()
    clerk.step(reference, "visit")
    if from_message:
        to_the_message(person, portal)
    else:
        to(person, portal, "my-applications")
        person.do("open", next(each.argument for each in actions_of(person.page) if reference in str(each.label)))
        person.settle()
    person.choose("Book a visit")
    person.do("open", "baku-region")
    person.do("open", CENTRE)
    person.choose("Book a visit")
    assert person.settle().id == "booking/days/0"
    choose_time(person)
    person.do("continue")
    person.do("continue")
    assert person.settle().id.endswith("/booked")
    (held,) = portal.portal.store.rows("SELECT content FROM holding WHERE kind = 'appointment'")
    assert json.loads(held["content"])["service"] == "criminal-record"


def test_a_message_names_the_service_to_come_for(person: Visitor, portal: Running) -> None:
    to_the_message(person, portal, "Your residence permit", who="foreigner")
    person.choose("Book a visit")
    assert person.page.id.startswith("regions")
    person.do("open", "baku-region")
    assert person.do("open", CENTRE).main is not None
    person.choose("Book a visit")
    assert person.settle().id == "booking/days/0"


def test_what_was_done_elsewhere_meanwhile_is_shown_as_it_stands(
    person: Visitor, portal: Running, clerk: ClerkHand
) -> None:
    reference = clerk.example()
    to_the_message(person, portal)
    clerk.step(reference, "approve")
    person.choose("Correct the application")
    page = person.settle()
    assert page.id.startswith("application/")
    assert "The application was approved." in words(person)
    person.do("back")
    person.settle()
    assert not asks(person)


STEPS: tuple[Step, ...] = ("visit", "upload")


def test_all_that_is_asked_at_a_time_stays_asked(person: Visitor, portal: Running, clerk: ClerkHand) -> None:
    reference = clerk.example()
    for step in STEPS:
        clerk.step(reference, step)
    to(person, portal, "messages")
    rows = [each for each in actions_of(person.page) if str(each.label).startswith(ABOUT)]
    assert sum("Something is asked of you" in str(each.description) for each in rows) == len(STEPS)
    assert len(rows) == len(STEPS) + 1, "what was to be corrected is read, and asked no more"


def shown(kind: str, ref: str = "", application: str = "") -> OneMessage:
    message = Message(
        id="m1",
        subject="Sual",
        body="Mətn",
        sender=Coded(code="dmx", label="DMX"),
        at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
        application_id=application,
        action_required=ActionRequired(kind=kind, ref=ref),
    )
    return OneMessage("m1", message)


def test_it_says_whose_applications_it_leads_to() -> None:
    here = desk("en")
    company = Represented(Text("“Uydurma” MMC", "az"), Text("Director", "en"), "m1")
    theirs = replace(here, person=Person("Vəkalət Sınaqlı", "•••••05", "p1/m1", company))
    for whose, label in ((here, "My applications"), (theirs, "Their applications")):
        message = replace(shown("correct"), owner=whose.person.id if whose.person is not None else "")
        (button,) = [each for each in actions_of(message.page(whose)) if each.id == DO]
        assert str(button.label) == label


@pytest.mark.parametrize(
    ("kind", "ref", "label", "opened"),
    [
        ("correct", "/data/birthPlace", "My applications", "MyApplications"),
        ("upload", "document", "My applications", "MyApplications"),
        ("sign", "a1", "Sign the application", "OneApplication"),
        ("pay", "", "Payments", "Charges"),
        ("visit", "", "Find a centre", "Regions"),
        ("visit", "licence-issue", "Find a centre", "Regions"),
        ("visit", "no-such-service", "Find a centre", "Regions"),
    ],
)
def test_a_message_that_says_too_little_leads_to_the_nearest_place(
    kind: str, ref: str, label: str, opened: str
) -> None:
    here = desk("en")
    message = shown(kind, ref)
    (button,) = [each for each in actions_of(message.page(here)) if each.id == DO]
    assert str(button.label) == label
    following = message.on(Activated(DO, button.argument), here)
    assert following is not None
    assert type(following.opened).__name__ == opened


def test_an_unknown_kind_has_no_button() -> None:
    here = desk("en")
    message = shown("dance")
    assert not [each for each in actions_of(message.page(here)) if each.id == DO]
    assert message.on(Activated(DO), here) is None


def test_a_cabinet_of_somebody_else_does_not_speak_of_you(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    assert "Your visits to service centres" in words(person)
    act_for(person, portal, "Balaca", who="citizen")
    tiles = block(person.page, Tiles)
    assert isinstance(tiles, Tiles)
    said = " ".join(str(each.description) for each in tiles.actions if each.description is not None)
    assert not {"you", "you,", "your"} & set(said.lower().split())
