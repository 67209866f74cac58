"""Staying signed in at home, signing out here and everywhere, and where one is signed in: page by page at the sandbox portal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace

import pytest

from kiosk.desk import Person
from kiosk.journeys.sign_in_requests import Restore
from kiosk.outcomes import SignedOut
from kiosk.portal.errors import PortalError
from kiosk.sandbox.server import Running, running
from kiosk.sandbox.sign_ins import REFRESH_LIFE
from tests.journeys.cabinet import to, to_the_cabinet, words
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import confirm, open_form, sign_in
from tests.safes import Safe


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def portal(clock: Clock) -> Iterator[Running]:
    with running(clock=clock) as started:
        yield started


@pytest.fixture
def safe() -> Safe:
    return Safe()


Start = Callable[[], Visitor]


@pytest.fixture
def start(portal: Running, clock: Clock, safe: Safe) -> Iterator[Start]:
    """The program is started, as often as one likes; each is ended by its `visit.end`."""
    with ExitStack() as stack:

        def started() -> Visitor:
            one: AbstractContextManager[Visitor] = visitor(portal, clock, key_store=lambda: safe.store)
            return stack.enter_context(one)

        yield started


def choices(person: Visitor) -> list[str]:
    return [action.id for action in actions_of(person.page)]


def stay(person: Visitor, portal: Running, who: str = "citizen") -> None:
    """Sign in, and choose to stay."""
    to(person, portal, "my-sign-in", who)
    assert "Until you close the program" in words(person)
    person.do("stay")
    person.settle()
    assert "You stay signed in until you sign out" in words(person)
    assert any("stay signed in" in str(each) for each in person.page.said)


def restore(person: Visitor) -> Person | SignedOut | None:
    """What the window asks for at its start."""
    result = Restore("en").perform(person.office)
    if isinstance(result, Person):
        person.conductor.change_desk(replace(person.conductor.desk, person=result))
    elif isinstance(result, SignedOut):
        person.conductor.change_desk(replace(person.conductor.desk, ended=result.by_itself))
    return result


def test_who_stays_signed_in_is_signed_in_after_a_restart(portal: Running, start: Start, safe: Safe) -> None:
    first = start()
    assert restore(first) is None
    stay(first, portal)
    kept = safe.secret
    first.visit.end()
    assert safe.secret == kept
    second = start()
    found = restore(second)
    assert isinstance(found, Person)
    assert found.id == "citizen"
    assert safe.secret != kept, "a refresh token is good once, and the next one is kept before it is used"
    to(second, portal, "messages")
    assert second.page.id.startswith("messages/")


def test_who_does_not_choose_to_stay_is_forgotten(portal: Running, start: Start, safe: Safe) -> None:
    first = start()
    to_the_cabinet(first, portal)
    assert first.visit.identity is not None
    assert first.visit.identity.tokens.renewable
    first.visit.end()
    assert safe.held == {}
    assert restore(start()) is None
    states = [row["ended"] for row in portal.portal.store.rows("SELECT ended FROM sign_in")]
    assert states == ["signedOut"]


def test_what_is_kept_is_no_more_than_is_needed(portal: Running, start: Start, safe: Safe) -> None:
    stay(start(), portal)
    assert set(json.loads(safe.secret)) == {
        *("issuer", "client_id", "person", "refresh_token", "subject", "key", "version"),
    }
    assert len(safe.secret) < 1000, "some systems take little more"
    for person in portal.portal.people.values():
        assert person.name not in safe.secret


def test_one_can_stop_staying_signed_in(portal: Running, start: Start, safe: Safe) -> None:
    person = start()
    stay(person, portal)
    person.do("stay-no-more")
    person.settle()
    assert "Until you close the program" in words(person)
    assert safe.held == {}
    person.do("back")
    person.settle()
    to(person, portal, "messages")
    assert person.page.id.startswith("messages/"), "the sign-in goes on meanwhile"


def test_signing_out_revokes_and_clears(portal: Running, start: Start, safe: Safe) -> None:
    person = start()
    stay(person, portal)
    person.do("here")
    assert person.page.id == "my-sign-in/here"
    person.do("continue")
    assert person.page.busy
    assert person.settle().id == "my-sign-in/out"
    assert "You are signed out here." in words(person)
    assert person.conductor.desk.person is None
    assert person.visit.identity is None
    assert safe.held == {}
    assert restore(start()) is None
    person.do("home")
    assert person.page.id == "home"
    person.do("cabinet")
    person.settle()
    assert person.page.id == "cabinet/sign-in"


def test_signing_out_everywhere_asks_once_and_ends_all(portal: Running, start: Start, safe: Safe) -> None:
    elsewhere, person = start(), start()
    to_the_cabinet(elsewhere, portal)
    stay(person, portal)
    person.do("everywhere")
    assert person.page.id == "my-sign-in/everywhere"
    person.do("back")
    assert person.page.id == "my-sign-in"
    person.do("everywhere")
    person.do("continue")
    person.settle()
    assert "You are signed out everywhere." in words(person)
    assert safe.held == {}
    elsewhere.do("messages")
    elsewhere.settle()
    assert elsewhere.page.id == "problem/unauthorised"
    assert portal.portal.store.rows("SELECT 1 FROM sign_in WHERE ended = ''") == []


def test_signing_out_everywhere_without_a_line_changes_nothing(portal: Running, start: Start, safe: Safe) -> None:
    person = start()
    stay(person, portal)
    person.do("everywhere")
    portal.scenarios.choose("down")
    person.do("continue")
    person.settle()
    assert person.page.error
    assert safe.secret
    portal.scenarios.choose(None)
    person.do("retry")
    person.settle()
    assert person.page.id == "my-sign-in"


def test_one_sees_where_one_is_signed_in_and_ends_one(portal: Running, start: Start) -> None:
    elsewhere, person = start(), start()
    to_the_cabinet(elsewhere, portal)
    to(person, portal, "my-sign-in")
    person.do("sign-ins")
    assert person.page.id == "sign-ins/0"
    rows = [action for action in actions_of(person.page) if action.id == "open"]
    assert len(rows) == 2
    assert "Now, on this device" in str(rows[0].description)
    person.do("open", rows[0].argument)
    assert "This is the sign-in that you use now." in words(person)
    assert "end-sign-in" not in choices(person)
    person.do("back")
    person.do("open", rows[1].argument)
    person.do("end-sign-in")
    person.settle()
    assert "This sign-in has ended." in words(person)
    assert "Ended from another device" in words(person)
    elsewhere.do("messages")
    elsewhere.settle()
    assert elsewhere.page.id == "problem/unauthorised"
    person.do("back")
    person.do("back")
    assert person.page.id == "my-sign-in"


def test_no_key_store_means_session_only_and_the_page_says_so(portal: Running, clock: Clock) -> None:
    with visitor(portal, clock) as person:
        to(person, portal, "my-sign-in")
        assert "There is no safe for passwords here" in words(person)
        assert "stay" not in choices(person)
        assert restore(person) is None


def test_a_full_key_store_is_said(portal: Running, start: Start, safe: Safe) -> None:
    safe.full = True
    person = start()
    to(person, portal, "my-sign-in")
    person.do("stay")
    person.settle()
    assert "did not take your sign-in" in words(person)
    assert safe.held == {}
    assert "stay" in choices(person)


FORGED = {
    "no JSON": "\x00\ufffd{",
    "of an earlier version": '{"token": "abc"}',
    "of a later version": '{"issuer":"","client_id":"","person":"","refresh_token":"x","version":2}',
    "of nobody": '{"issuer":"","client_id":"","person":"","refresh_token":""}',
    "another type": "[1, 2, 3]",
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_what_this_program_did_not_write_is_thrown_away(portal: Running, start: Start, safe: Safe, forged: str) -> None:
    person = start()
    safe.held["egov-kiosk", portal.url] = forged
    assert restore(person) == SignedOut(by_itself=True)
    assert safe.held == {}
    assert "Your sign-in on this computer has ended." in words(person)
    assert any("has ended" in str(each) for each in person.page.said)
    assert person.page.id == "home"


@pytest.mark.parametrize(
    "changed",
    [
        {"issuer": "https://issuer.example"},
        {"client_id": "another"},
        {"refresh_token": "forged"},
        {"key": "AAAA"},
        {"key": "*"},
        {"key": "A" * 43},
        {"key": ""},
        {"subject": "elderly"},
        {"person": "elderly"},
    ],
    ids=str,
)
def test_a_foreign_or_forged_sign_in_signs_nobody_in(
    portal: Running, start: Start, safe: Safe, changed: dict[str, str]
) -> None:
    first = start()
    stay(first, portal)
    first.visit.end()
    safe.held["egov-kiosk", portal.url] = json.dumps({**json.loads(safe.secret), **changed})
    second = start()
    assert restore(second) == SignedOut(by_itself=True)
    assert second.visit.identity is None
    assert safe.held == {}
    to_the_cabinet(second, portal)


def test_a_stolen_sign_in_ends_with_its_second_use(portal: Running, start: Start, safe: Safe) -> None:
    first = start()
    stay(first, portal)
    stolen = safe.secret
    first.visit.end()
    second = start()
    assert isinstance(restore(second), Person)
    second.visit.end()
    safe.held["egov-kiosk", portal.url] = stolen
    assert restore(start()) == SignedOut(by_itself=True)
    assert [row["ended"] for row in portal.portal.store.rows("SELECT ended FROM sign_in")] == ["misused"]


def test_a_sign_in_that_nobody_used_for_long_has_ended(portal: Running, start: Start, safe: Safe, clock: Clock) -> None:
    first = start()
    stay(first, portal)
    first.visit.end()
    clock.advance(REFRESH_LIFE + 1)
    second = start()
    assert restore(second) == SignedOut(by_itself=True)
    second.do("cabinet")
    assert "Your sign-in has ended." in words(second)
    to_the_cabinet(second, portal)
    assert not second.conductor.desk.ended


def test_without_a_line_it_is_kept_for_later(portal: Running, start: Start, safe: Safe) -> None:
    first = start()
    stay(first, portal)
    first.visit.end()
    second = start()
    portal.scenarios.choose("down")
    with pytest.raises(PortalError):
        restore(second)
    assert second.page.id == "home"
    assert not second.conductor.desk.ended
    portal.scenarios.choose(None)
    assert isinstance(restore(second), Person)


def test_a_closed_safe_keeps_nobody_from_anything(portal: Running, start: Start, safe: Safe) -> None:
    first = start()
    stay(first, portal)
    first.visit.end()
    safe.closed = True
    second = start()
    assert restore(second) is None
    to(second, portal, "my-sign-in")
    second.do("here")
    second.do("continue")
    second.settle()
    assert "The safe for passwords of this computer is closed." in words(second)


def test_who_signs_in_by_hand_comes_before_what_is_kept(portal: Running, start: Start, safe: Safe) -> None:
    """What was kept of somebody else, and never gone on with, is ended at the issuer too."""
    first = start()
    stay(first, portal)
    first.visit.end()
    second = start()
    to_the_cabinet(second, portal, "elderly")
    assert restore(second) is None
    assert safe.held == {}
    ended = {row["person"]: row["ended"] for row in portal.portal.store.rows("SELECT person, ended FROM sign_in")}
    assert ended == {"citizen": "signedOut", "elderly": ""}


def test_a_stronger_sign_in_of_the_same_person_is_kept_in_its_place(portal: Running, start: Start, safe: Safe) -> None:
    person = start()
    stay(person, portal)
    code = person.office.reception.begin("high")
    portal.phone().decide(code.user_code)
    person.clock.advance(code.interval + 1)
    assert isinstance(person.office.reception.poll(code), Person)
    assert person.visit.identity is not None
    assert person.visit.identity.tokens.level == "high"
    person.visit.end()
    second = start()
    assert isinstance(restore(second), Person)
    assert second.visit.identity is not None
    assert second.visit.identity.tokens.level == "high"


def test_two_windows_share_one_sign_in(portal: Running, start: Start, safe: Safe, clock: Clock) -> None:
    """One of them has exchanged the refresh token: the other takes the newer one, or both would be signed out."""
    first = start()
    stay(first, portal)
    second = start()
    assert isinstance(restore(second), Person)
    clock.advance(portal.portal.token_life)
    for person in (first, second, first):
        to(person, portal, "messages")
        assert person.page.id.startswith("messages/")
        clock.advance(portal.portal.token_life)


def test_a_window_that_was_left_behind_does_not_clear_what_another_keeps(
    portal: Running, start: Start, safe: Safe
) -> None:
    first = start()
    stay(first, portal)
    second = start()
    assert isinstance(restore(second), Person)
    assert first.visit.identity is not None
    first.visit.identity.tokens.revoke_and_forget()
    assert safe.secret, "the newer one is not the first one's"


def test_what_was_begun_is_gone_with_the_sign_in(portal: Running, start: Start) -> None:
    """Whoever comes next at this computer finds no answer of the person who has signed out."""
    person = start()
    open_form(person)
    sign_in(person, portal)
    person.write("purpose", "work")
    person.do("home")
    assert person.conductor.begun
    to(person, portal, "my-sign-in")
    person.do("here")
    assert "Answers that you have not sent will be gone" in words(person)
    person.do("continue")
    person.settle()
    assert not person.conductor.begun


def signing(person: Visitor) -> None:
    person.do("cabinet")
    person.do("sign-in")
    person.settle()
    assert person.page.id == "sign-in/waiting"


def choose_to_stay(person: Visitor) -> None:
    """The question whether the phone has confirmed goes on meanwhile."""
    waiting = person.asked
    person.do("stay")
    person.settle()
    person.asked = waiting


def is_chosen(person: Visitor) -> bool:
    [choice] = [action for action in actions_of(person.page) if action.id == "stay"]
    return choice.selected


def test_one_chooses_to_stay_while_signing_in(portal: Running, start: Start, safe: Safe) -> None:
    first = start()
    signing(first)
    assert not is_chosen(first), "nobody stays signed in without having said so"
    choose_to_stay(first)
    assert is_chosen(first)
    assert any("until you sign out" in str(each) for each in first.page.said)
    confirm(first, portal)
    assert safe.secret
    first.visit.end()
    assert isinstance(restore(start()), Person)


def test_the_choice_is_kept_with_a_new_code_and_can_be_taken_back(portal: Running, start: Start, safe: Safe) -> None:
    person = start()
    signing(person)
    choose_to_stay(person)
    person.do("new-code")
    person.settle()
    assert is_chosen(person)
    choose_to_stay(person)
    assert not is_chosen(person)
    confirm(person, portal)
    assert safe.held == {}


def test_the_choice_of_a_sign_in_that_was_left_is_nobody_else_s(portal: Running, start: Start, safe: Safe) -> None:
    person = start()
    signing(person)
    choose_to_stay(person)
    person.do("back")
    person.settle()
    person.do("home")
    to_the_cabinet(person, portal, "elderly")
    assert safe.held == {}


def test_a_safe_that_takes_nothing_is_said_at_once(portal: Running, start: Start, safe: Safe) -> None:
    person = start()
    signing(person)
    choose_to_stay(person)
    safe.full = True
    confirm(person, portal)
    assert person.page.id == "sign-in/unkept"
    assert "it ends when you close the program" in words(person)
    assert person.visit.identity is not None
    person.do("continue")
    person.settle()
    assert person.page.id == "cabinet"
    assert safe.held == {}


def test_where_nobody_can_stay_nothing_is_offered(portal: Running, clock: Clock) -> None:
    with visitor(portal, clock) as person:
        signing(person)
        assert "stay" not in choices(person)
