"""The program at home is started again: what was kept of a sign-in holds, or signs nobody in; nothing waits for it."""

from __future__ import annotations

import json

import pytest

from kiosk.desk import Person, SignedOut
from kiosk.portal.errors import PortalError
from kiosk.sandbox.server import Running
from kiosk.sandbox.sign_ins import REFRESH_LIFE
from tests.journeys.at_home import Start, restore, stay
from tests.journeys.cabinet import to, to_the_cabinet, words
from tests.journeys.portal import Clock
from tests.safes import Safe


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
