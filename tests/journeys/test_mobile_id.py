"""Signing in with mobile ID at an enrolled kiosk: the check code on both screens, and every way in which it can end."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.page import Field, Highlight, Page, Steps
from kiosk.sandbox.handset import Answer, PageRefused
from kiosk.sandbox.server import Running
from tests.journeys.desk import actions_of, texts_of
from tests.journeys.enrolled import PHONE, USER_ID, at_kiosk
from tests.journeys.portal import KIOSK_NAME, Clock, Visitor
from tests.journeys.test_applying import block, open_form


@pytest.fixture
def clock() -> Clock:
    """Begins with the real time, which a server tells with each answer."""
    return Clock(datetime.now(UTC))


@pytest.fixture
def person(portal: Running, clock: Clock, tmp_path: Path) -> Iterator[Visitor]:
    with at_kiosk(portal, clock, tmp_path) as someone:
        yield someone


def to_mobile_id(person: Visitor) -> Page:
    """From the code for a phone's camera to the first question."""
    person.do("cabinet")
    person.do("sign-in")
    assert person.settle().id == "sign-in/waiting"
    person.do("mobile-id")
    return person.settle()


def ask(person: Visitor, phone: str = PHONE, user_id: str = USER_ID) -> Page:
    """Answer both questions."""
    assert person.page.id == "mobile-id/phone"
    person.write("phone", phone)
    assert person.do("continue").id == "mobile-id/user-id"
    person.write("user-id", user_id)
    person.do("continue")
    return person.settle()


def check_code(page: Page) -> Highlight:
    steps = block(page, Steps)
    assert isinstance(steps, Steps)
    return next(item for item in steps.items if isinstance(item, Highlight))


def answer(person: Visitor, portal: Running, decision: Answer = "confirmed") -> Page:
    """Compare the codes, and answer on the phone."""
    shown = check_code(person.page)
    assert portal.phone().answer("citizen", decision) == str(shown.value), "the same code on both screens"
    return person.poll()


def test_somebody_signs_in_with_mobile_id(person: Visitor, portal: Running) -> None:
    to_mobile_id(person)
    page = ask(person)
    assert page.id == "mobile-id/waiting"
    shown = check_code(page)
    assert str(shown.title) == KIOSK_NAME
    assert len(str(shown.value)) == 4
    assert shown.value.spoken == ", ".join(str(shown.value)), "it is said digit by digit"
    assert person.poll().id == "mobile-id/waiting"
    assert answer(person, portal).id == "cabinet"
    identity = person.visit.identity
    assert identity is not None
    assert (identity.me.id, identity.tokens.level) == ("citizen", "high")


def test_a_begun_form_is_not_lost(person: Visitor, portal: Running) -> None:
    open_form(person)
    person.do("continue")
    person.settle()
    person.do("mobile-id")
    ask(person)
    assert answer(person, portal).id.startswith("question/criminal-record/")


@pytest.mark.parametrize(("decision", "stage"), [("refused", "mobile-id/refused"), ("failed", "mobile-id/wrong-pin")])
def test_a_no_has_its_page_and_one_key_asks_again(
    person: Visitor, portal: Running, decision: Answer, stage: str
) -> None:
    to_mobile_id(person)
    first = str(check_code(ask(person)).value)
    assert answer(person, portal, decision).id == stage
    page = person.do("again")
    assert page.id == "mobile-id/starting"
    page = person.settle()
    assert page.id == "mobile-id/waiting"
    assert answer(person, portal).id == "cabinet", f"another code than {first}, and as good"


def test_what_nobody_confirms_expires_and_one_key_asks_again(person: Visitor, portal: Running, clock: Clock) -> None:
    to_mobile_id(person)
    ask(person)
    clock.advance(118)
    assert person.poll().id == "mobile-id/expired"
    with pytest.raises(PageRefused):
        portal.phone().answer()
    person.do("again")
    assert person.settle().id == "mobile-id/waiting"
    assert answer(person, portal).id == "cabinet"


def test_an_unknown_person_is_told_so_and_corrects_it(person: Visitor, portal: Running) -> None:
    to_mobile_id(person)
    assert ask(person, user_id="999999").id == "mobile-id/unknown"
    page = person.do("change")
    field = block(page, Field)
    assert isinstance(field, Field)
    assert (page.id, field.value, field.private) == ("mobile-id/phone", PHONE, True)
    assert ask(person).id == "mobile-id/waiting"
    assert answer(person, portal).id == "cabinet"


@pytest.mark.parametrize(
    ("phone", "user_id", "stage", "words"),
    [
        ("", "", "mobile-id/phone", "Write the number"),
        ("12", "", "mobile-id/phone", "not a mobile number"),
        (PHONE, "", "mobile-id/user-id", "Write your user ID"),
        (PHONE, "12ab", "mobile-id/user-id", "digits only"),
    ],
)
def test_wrong_input_is_said_before_anybody_is_asked(
    person: Visitor, phone: str, user_id: str, stage: str, words: str
) -> None:
    to_mobile_id(person)
    person.write("phone", phone)
    person.do("continue")
    if stage == "mobile-id/user-id":
        person.write("user-id", user_id)
        person.do("continue")
    page = person.settle()
    assert (page.id, page.error, page.focus) == (stage, True, "errors")
    assert words in " ".join(str(text) for text in texts_of(page.aside))


def test_numbers_are_taken_however_they_are_written(person: Visitor) -> None:
    to_mobile_id(person)
    assert ask(person, "+994 (50) 000-00-01", "100 001").id == "mobile-id/waiting"


def test_who_goes_back_is_let_in_no_more(person: Visitor, portal: Running) -> None:
    to_mobile_id(person)
    ask(person)
    (asked,) = person.asked
    person.do("back")
    assert person.settle().id == "mobile-id/user-id"
    portal.phone().answer()
    person.clock.advance(5)
    person.asked = person._do(asked)
    assert person.settle().id == "mobile-id/user-id"
    assert person.visit.identity is None
    assert person.do("back").id == "mobile-id/phone"
    person.do("back")
    assert person.settle().id == "sign-in/waiting", "with a new code"


def test_another_way_is_always_open(person: Visitor, portal: Running) -> None:
    to_mobile_id(person)
    ask(person)
    person.do("other-way")
    assert person.settle().id == "sign-in/waiting"
    assert len(person.asked) == 1, "only the new code is asked for"


def test_where_the_kiosk_is_not_enrolled_it_is_not_offered(portal: Running, clock: Clock, tmp_path: Path) -> None:
    with at_kiosk(portal, clock, tmp_path, enrolled=False) as someone:
        someone.do("cabinet")
        someone.do("sign-in")
        assert "mobile-id" not in [action.id for action in actions_of(someone.settle())]
        before = someone.page
        assert someone.do("mobile-id") is before


def test_a_kiosk_that_the_portal_has_forgotten_says_so(person: Visitor, portal: Running) -> None:
    to_mobile_id(person)
    portal.portal.store.run("DELETE FROM kiosk")
    assert ask(person).id == "mobile-id/closed"
    person.do("other-way")
    assert person.settle().id == "sign-in/waiting"


def test_a_wrong_clock_is_named(person: Visitor, portal: Running) -> None:
    to_mobile_id(person)
    person.office.mobile._now = lambda: person.clock.now.replace(year=2025)
    assert ask(person).id == "problem/clockwrong"


def test_a_bad_line_loses_nothing(person: Visitor, portal: Running) -> None:
    to_mobile_id(person)
    person.write("phone", PHONE)
    person.do("continue")
    person.write("user-id", USER_ID)
    portal.scenarios.choose("down:1")
    person.do("continue")
    assert person.settle().id == "problem/serverfault"
    portal.scenarios.choose(None)
    person.do("retry")
    assert person.settle().id == "mobile-id/waiting"
    assert answer(person, portal).id == "cabinet"


def test_who_asks_again_just_when_it_is_confirmed_is_signed_in_all_the_same(person: Visitor, portal: Running) -> None:
    to_mobile_id(person)
    ask(person)
    (asked,) = person.asked
    portal.phone().answer()
    person.clock.advance(5)
    person.do("again")
    person.asked = person._do(asked)
    assert person.settle().id == "cabinet"


def test_the_pace_is_the_portal_s(person: Visitor, portal: Running) -> None:
    portal.portal.poll_interval = 7.0
    to_mobile_id(person)
    ask(person)
    waits = []
    for _ in range(3):
        (asked,) = person.asked
        waits.append(round(asked.request.after, 1))
        person.poll()
    assert waits == [7.0, 7.0, 7.0]


def test_neither_number_nor_user_id_is_told_to_anybody(
    person: Visitor, portal: Running, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    to_mobile_id(person)
    assert ask(person, user_id="999999").id == "mobile-id/unknown"
    person.do("change")
    ask(person)
    shown = repr(person.conductor) + repr(person.page) + repr([frame.journey for frame in person.conductor._frames])
    shown += repr(person.asked) + caplog.text
    shown += "".join(file.read_text() for file in tmp_path.rglob("*") if file.is_file())
    for secret in (PHONE, USER_ID, "500000001"):
        assert secret not in shown


def test_language_and_help_lose_nothing(person: Visitor, portal: Running) -> None:
    to_mobile_id(person)
    person.write("phone", PHONE)
    person.do("help")
    person.do("back")
    field = block(person.page, Field)
    assert isinstance(field, Field)
    assert field.value == PHONE
