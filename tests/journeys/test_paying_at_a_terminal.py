"""Paying with a card at a terminal beside the screen, and the rarer ends of a payment, however it was begun."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from kiosk.page import Field, Notice, Page, QrCode
from kiosk.portal.errors import TimedOut
from kiosk.portal.resources.payments import Payment
from kiosk.sandbox.payer import Payer
from kiosk.sandbox.payment_store import BANK_ANSWERS_AFTER, LIFE, TERMINALS, Outcome
from kiosk.sandbox.server import Running
from tests.journeys.cabinet import to, words
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block
from tests.journeys.test_paying import FINE, address, on_the_phone, pay, to_the_fee


@pytest.fixture
def at_a_terminal(portal: Running, clock: Clock) -> Iterator[Visitor]:
    with visitor(portal, clock, terminal=TERMINALS[0]) as someone:
        yield someone


def to_the_terminal(person: Visitor, portal: Running) -> Page:
    to_the_fee(person, portal)
    person.do("pay-at-terminal")
    return person.settle()


@pytest.mark.parametrize(
    ("outcome", "end"), [("paid", "/success"), ("failed", "/failed"), ("cancelled", "/failed"), ("later", "/bank")]
)
def test_a_card_pays_at_the_terminal(at_a_terminal: Visitor, portal: Running, outcome: Outcome, end: str) -> None:
    page = to_the_terminal(at_a_terminal, portal)
    assert page.id.endswith("/terminal")
    assert not any(isinstance(each, QrCode | Field) for each in (*page.aside, *page.blocks)), "no card is typed here"
    terminal = Payer("en")
    assert terminal.open(f"{portal.url}/pay?terminal={TERMINALS[0]}") == "30,00 AZN"
    assert at_a_terminal.poll().id.endswith("/terminal"), "begun there, and not over"
    terminal.decide(outcome)
    assert at_a_terminal.poll().id.endswith(end)


def test_a_terminal_that_serves_somebody_else_says_so_and_the_phone_is_there(
    at_a_terminal: Visitor, portal: Running, clock: Clock
) -> None:
    with visitor(portal, clock, terminal=TERMINALS[0]) as before:
        to(before, portal, "charges", who="elderly")
        before.choose("Electricity")
        before.settle()
        before.do("pay-at-terminal")
        before.settle()
        page = to_the_terminal(at_a_terminal, portal)
        assert page.id == "paying/no-terminal"
        before.do("cancel")
        before.settle()
    at_a_terminal.do("retry")
    assert at_a_terminal.settle().id.endswith("/terminal")
    at_a_terminal.do("cancel")
    at_a_terminal.settle()
    at_a_terminal.do("retry")
    assert at_a_terminal.settle().id.endswith("/terminal"), "begun again where it was meant"


def test_a_terminal_that_the_portal_does_not_know_leaves_the_phone(portal: Running, clock: Clock) -> None:
    with visitor(portal, clock, terminal="not-here") as person:
        assert to_the_terminal(person, portal).id == "paying/no-terminal"
        person.do("by-phone")
        assert on_the_phone(person.settle(), "paid") == "30,00 AZN"
        assert person.poll().id.endswith("/success")


def test_where_there_is_no_terminal_none_is_offered(person: Visitor, portal: Running) -> None:
    to_the_fee(person, portal)
    assert "pay-at-terminal" not in [each.id for each in actions_of(person.page)]
    assert person.do("pay-at-terminal").busy, "asked for all the same, it is a payment by phone"
    assert isinstance(address(person.settle()), str)


def test_a_payment_that_nobody_makes_at_the_terminal_ends_and_frees_it(
    at_a_terminal: Visitor, portal: Running, clock: Clock
) -> None:
    to_the_terminal(at_a_terminal, portal)
    clock.advance(LIFE + 1)
    assert str(at_a_terminal.poll().heading) == "The time for this payment is over"
    at_a_terminal.do("retry")
    assert at_a_terminal.settle().id.endswith("/terminal")


def test_a_lost_answer_begins_no_second_payment_at_the_terminal(at_a_terminal: Visitor, portal: Running) -> None:
    to_the_fee(at_a_terminal, portal)
    at_a_terminal.do("pay-at-terminal")
    (asked,) = at_a_terminal.asked
    asked.request.perform(at_a_terminal.office)
    at_a_terminal.asked = at_a_terminal.conductor.fail(asked, TimedOut())
    at_a_terminal.do("retry")
    assert at_a_terminal.settle().id.endswith("/terminal"), "the same payment, and the terminal is not busy with it"


def test_what_was_begun_at_the_terminal_is_gone_on_with_anywhere(
    at_a_terminal: Visitor, person: Visitor, portal: Running
) -> None:
    to_the_terminal(at_a_terminal, portal)
    to_the_fee(person, portal)
    assert pay(person).id.endswith("/terminal"), "one payment, wherever it is looked at"
    person.do("cancel")
    assert str(person.settle().heading) == "The payment is cancelled"
    assert str(at_a_terminal.poll().heading) == "The payment is cancelled"


def test_it_is_too_late_to_cancel_what_the_bank_has(person: Visitor, portal: Running, clock: Clock) -> None:
    to_the_fee(person, portal)
    on_the_phone(pay(person), "later")
    following = person.asked
    person.do("cancel")
    page = person.settle()
    assert page.id.endswith("/bank"), "nothing is said to be cancelled that is not"
    assert person.asked == (), "it is followed already"
    person.asked = following
    clock.advance(BANK_ANSWERS_AFTER)
    assert person.poll().id.endswith("/success")


def test_an_end_that_nobody_foresaw_takes_nothing_and_says_so(person: Visitor, portal: Running) -> None:
    to_the_fee(person, portal)
    pay(person)
    (asked,) = person.asked
    paid = asked.request.perform(person.office)
    assert isinstance(paid, Payment)
    state = msgspec.structs.replace(paid.state, status="error", finished=True, can_retry=False)
    person.asked = person.conductor.deliver(asked, msgspec.structs.replace(paid, state=state))
    assert str(person.page.heading) == "Not paid"
    assert person.page.main is None, "the portal says that trying again does not help"
    assert "Nothing was taken from you." in words(person)


def test_by_number_nobody_pays_what_is_being_paid_or_is_paid(person: Visitor, portal: Running) -> None:
    to(person, portal, "charges")
    person.choose("Fine for standing")
    person.settle()
    page = pay(person)
    with visitor(portal, person.clock) as stranger:
        stranger.do("cabinet")
        stranger.choose("Pay by number")
        stranger.write("reference", FINE)
        stranger.do("continue")
        shown = stranger.settle()
        notice = block(shown, Notice)
        assert isinstance(notice, Notice)
        assert str(notice.title) == "A payment was begun."
        assert not any(isinstance(each, QrCode) for each in shown.aside)
        on_the_phone(page, "paid")
        stranger.do("again")
        assert stranger.settle().id == "pay-by-number/paid"


def test_after_the_end_the_list_tells_it(person: Visitor, portal: Running) -> None:
    to_the_fee(person, portal)
    on_the_phone(pay(person), "paid")
    person.poll()
    person.do("back")
    assert person.settle().main is None, "what is paid cannot be paid again"
    person.do("back")
    person.settle()
    row = next(each for each in actions_of(person.page) if str(each.label).startswith("State fee"))
    assert str(row.description) == "Paid"


def test_no_page_of_paying_asks_for_a_card(person: Visitor, portal: Running) -> None:
    to_the_fee(person, portal)
    page: Page = pay(person)
    assert not any(isinstance(each, Field) for each in (*page.aside, *page.blocks))
    assert address(page).startswith(portal.url)
