"""Sealing and claiming as a visit does it: who is signed in, for whom they act, and what is typed wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from kiosk.clients import Clients
from kiosk.desk import Person
from kiosk.office import Office
from kiosk.portal.deposits import Claims
from kiosk.portal.errors import NotFound, Offline, Unauthorised
from kiosk.portal.public import PublicPortal
from kiosk.portal.resources.applications import Application
from kiosk.sandbox.server import Running, running
from kiosk.sealing.code import CodeMistyped, checked
from kiosk.sealing.desk import Form, NoKey, SealedSlip
from kiosk.sealing.keys import fetch
from kiosk.sealing.line import line
from kiosk.sealing.places import keys_of, store_of
from kiosk.settings import KioskSettings, PortalSettings, Settings
from kiosk.visit import Visit
from tests.journeys.desk import catalogue
from tests.peers.sandbox_person import ANSWERS, SERVICE

CITIZEN_BORN = date(1988, 3, 14)
FORM = Form(SERVICE, SERVICE, "1", "az", {**ANSWERS, "otherPurpose": "Yalnız-mənim"})


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    with running() as started:
        started.portal.poll_interval = 0.0
        yield started


@pytest.fixture
def settings(portal: Running, tmp_path: Path) -> Settings:
    """A kiosk that was on line before."""
    made = Settings(mode="kiosk", portal=PortalSettings(url=portal.url), kiosk=KioskSettings(state=str(tmp_path)))
    http = Clients(made).new()
    try:
        public = PublicPortal(http)
        fetch(public, public.configuration(), keys_of(made))
    finally:
        http.close()
    return made


@contextmanager
def visit_at(settings: Settings) -> Iterator[Office]:
    """Somebody's visit; each look at its clock finds it ten seconds later, so that nobody waits between two questions."""
    clients = Clients(settings)
    visit = Visit(clients.new)
    office = Office(settings, catalogue(), visit, clients, clock=count(0.0, 10.0).__next__)
    try:
        yield office
    finally:
        visit.end()
        office.close()


def sign_in(office: Office, portal: Running, who: str = "citizen") -> None:
    shown = office.reception.begin()
    portal.phone().decide(shown.user_code, who)
    assert isinstance(office.reception.poll(shown), Person)


def send(settings: Settings) -> None:
    """What the supervisor does."""
    store = store_of(settings)
    with line(settings, Clients(settings)) as leave:
        for each in store.waiting():
            leave(each.id, store.read(each.id))
            store.remove(each.id)


def test_nobody_signed_in_says_when_they_were_born_and_claims_later(portal: Running, settings: Settings) -> None:
    with visit_at(settings) as office:
        assert office.sealing.possible()
        assert office.sealing.asks_birth_date()
        with pytest.raises(ValueError, match="nobody"):
            office.sealing.seal(FORM)
        slip = office.sealing.seal(FORM, CITIZEN_BORN)
        assert office.sealing.state(slip.id) == "waiting"
    send(settings)
    with visit_at(settings) as office:
        assert office.sealing.state(slip.id) == "received"
        with pytest.raises(Unauthorised):
            office.sealing.claim(slip.code)
        sign_in(office, portal, "elderly")
        with pytest.raises(NotFound):
            office.sealing.claim(slip.code)
    with visit_at(settings) as office:
        sign_in(office, portal)
        draft = office.sealing.claim(f" {slip.code} ")
        assert (draft.status.code, draft.data["otherPurpose"]) == ("draft", "Yalnız-mənim")
        assert office.sealing.claim(slip.code).id == draft.id, "typing it again makes no second one"
        assert office.sealing.state(slip.id) == "claimed"
        assert [each.id for each in office.applications()].count(draft.id) == 1


def test_who_is_signed_in_is_asked_nothing_and_is_the_only_one(portal: Running, settings: Settings) -> None:
    """Their sign-in goes along, sealed; a birth date that somebody says beside it opens it for nobody else."""
    elderly_born = date.fromisoformat(portal.portal.people["elderly"].held["birthDate"])
    with visit_at(settings) as office:
        sign_in(office, portal)
        assert not office.sealing.asks_birth_date()
        slip = office.sealing.seal(FORM, elderly_born)
    send(settings)
    with visit_at(settings) as office:
        sign_in(office, portal, "elderly")
        with pytest.raises(NotFound):
            office.sealing.claim(slip.code)
    with visit_at(settings) as office:
        sign_in(office, portal)
        assert office.sealing.claim(slip.code).service_id == SERVICE


def test_when_they_are_signed_out_they_are_nobody_again(portal: Running, settings: Settings) -> None:
    with visit_at(settings) as office:
        sign_in(office, portal)
        office.signed_in.sign_out()
        assert office.sealing.asks_birth_date()


def test_nothing_is_sealed_for_somebody_else(portal: Running, settings: Settings) -> None:
    """Whether one may act for them, only the portal knows."""
    with visit_at(settings) as office:
        sign_in(office, portal, "representative")
        mandate = next(each for each in office.acting.mandates() if each.holds)
        office.acting.act_for(mandate.id)
        assert not office.sealing.possible()
        with pytest.raises(NoKey):
            office.sealing.seal(FORM, CITIZEN_BORN)
        assert store_of(settings).waiting() == ()


def test_what_is_typed_wrong_is_told_without_asking_anybody(settings: Settings) -> None:
    with visit_at(settings) as office:
        slip: SealedSlip = office.sealing.seal(FORM, CITIZEN_BORN)
        digits = checked(slip.code)
        wrong = digits[:-1] + str((int(digits[-1]) + 1) % 10)
        with pytest.raises(CodeMistyped):
            office.sealing.claim(wrong)


def test_what_was_not_there_yet_is_asked_for_anew(
    portal: Running, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal may keep its answer for as long as the key comes again; one that is lost is asked for with the same key."""
    keys = list[str]()
    errors = iter([NotFound(), Offline(), NotFound(), NotFound()])

    def claim(_: Claims, _code: str, key: str) -> Application:
        keys.append(key)
        raise next(errors)

    monkeypatch.setattr(Claims, "claim", claim)
    with visit_at(settings) as office:
        slip = office.sealing.seal(FORM, CITIZEN_BORN)
        sign_in(office, portal)
        for error in (NotFound, Offline, NotFound, NotFound):
            with pytest.raises(error):
                office.sealing.claim(slip.code)
    assert keys[1] == keys[2]
    assert len({keys[0], keys[1], keys[3]}) == 3
