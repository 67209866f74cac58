"""Choosing to stay signed in, signing out here and everywhere, and where one is signed in: page by page at the sandbox portal."""

from __future__ import annotations

from kiosk.desk import Person
from kiosk.sandbox.server import Running
from tests.journeys.at_home import Start, restore, stay
from tests.journeys.cabinet import to, to_the_cabinet, words
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import confirm, open_form, sign_in
from tests.safes import Safe


def choices(person: Visitor) -> list[str]:
    return [action.id for action in actions_of(person.page)]


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
