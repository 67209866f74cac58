"""Paying at the sandbox portal: by a phone, once, and each way in which it does not work out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.journeys.cabinet_requests import BeginPayment
from kiosk.page import Field, Highlight, Notice, NoticeKind, Page, QrCode, Steps, Tiles
from kiosk.portal.errors import Offline, Unauthorised
from kiosk.sandbox import payments
from kiosk.sandbox.handset import PageRefused
from kiosk.sandbox.payer import Payer
from kiosk.sandbox.payment_store import Outcome
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to, words
from tests.journeys.desk import actions_of, texts_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, confirm

FINE = "202600000418"
FEE = "State fee for exchanging"


def to_the_fee(person: Visitor, portal: Running) -> Page:
    to(person, portal, "charges")
    person.choose(FEE)
    return person.settle()


def pay(person: Visitor) -> Page:
    person.do("pay")
    return person.settle()


def address(page: Page) -> str:
    code = block(page, QrCode)
    assert isinstance(code, QrCode)
    return code.data


def on_the_phone(page: Page, outcome: Outcome, language: str = "en") -> str:
    phone = Payer(language)
    amount = phone.open(address(page))
    phone.decide(outcome)
    return amount


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fee_is_paid_on_the_phone_and_there_is_a_receipt(
    portal: Running, clock: Clock, tmp_path: Path, language: Language
) -> None:
    with visitor(portal, clock, language, save_to=tmp_path) as person:
        to(person, portal, "charges")
        row = next(each for each in actions_of(person.page) if "30" in str(each.label))
        person.do("open", row.argument)
        person.settle()
        page = pay(person)
        steps = block(page, Steps)
        assert isinstance(steps, Steps)
        shown = next(item for item in steps.items if isinstance(item, Highlight))
        assert str(shown.value) == "30 ₼"
        assert on_the_phone(page, "paid", language) == "30,00 AZN"
        assert person.poll().id.endswith("/success")
        person.do("back")
        assert person.settle().id.startswith("charge/")
        person.do("receipt")
        assert person.settle().id.startswith("payment-receipt/")
        person.do("print")
        person.settle()
        (file,) = tmp_path.iterdir()
        assert file.read_bytes().startswith(b"%PDF-")
        assert b"/StructTreeRoot" in file.read_bytes(), "tagged"
        person.do("back")
        person.settle()
        person.do("back")
        person.settle()
        person.do("back")
        page = person.settle()
        tiles = block(page, Tiles)
        assert isinstance(tiles, Tiles)
        due = next(each for each in tiles.actions if each.id == "charges")
        assert "1" in str(due.description)


@pytest.mark.parametrize(("outcome", "heading"), [("failed", "Not paid"), ("cancelled", "Not paid")])
def test_what_the_phone_refuses_is_told_and_can_be_tried_again(
    person: Visitor, portal: Running, outcome: Outcome, heading: str
) -> None:
    to_the_fee(person, portal)
    first = pay(person)
    on_the_phone(first, outcome)
    page = person.poll()
    assert str(page.heading) == heading
    assert "Nothing was taken from you." in words(person)
    person.do("retry")
    again = person.settle()
    assert address(again) != address(first), "a payment that is over is not gone on with"
    on_the_phone(again, "paid")
    assert person.poll().id.endswith("/success")


def test_a_payment_whose_time_is_over_says_so(person: Visitor, portal: Running, clock: Clock) -> None:
    to_the_fee(person, portal)
    late = address(pay(person))
    clock.advance(901)
    page = person.poll()
    assert str(page.heading) == "The time for this payment is over"
    with pytest.raises(PageRefused):
        Payer().open(late)
    person.do("retry")
    on_the_phone(person.settle(), "paid")
    assert person.poll().id.endswith("/success")


def test_a_late_bank_is_waited_for_and_nothing_can_be_paid_meanwhile(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    to_the_fee(person, portal)
    on_the_phone(pay(person), "later")
    page = person.poll()
    assert page.id.endswith("/bank")
    assert "Do not pay again." in words(person)
    person.do("back")
    page = person.settle()
    notice = block(page, Notice)
    assert isinstance(notice, Notice)
    assert "A payment was begun." in str(notice.title)
    assert pay(person).id.endswith("/bank"), "the same payment, not another"
    clock.advance(30)
    assert person.poll().id.endswith("/success")


def test_leaving_ends_no_payment_and_coming_back_begins_no_second(person: Visitor, portal: Running) -> None:
    to_the_fee(person, portal)
    first = address(pay(person))
    person.do("back")
    person.settle()
    page = person.choose("Go on with the payment")
    page = person.settle()
    assert address(page) == first
    person.do("cancel")
    assert person.page.busy
    assert str(person.settle().heading) == "The payment is cancelled"
    with pytest.raises(PageRefused):
        Payer().open(first)


def test_a_lost_answer_begins_no_second_payment(person: Visitor, portal: Running) -> None:
    to_the_fee(person, portal)
    person.do("pay")
    (asked,) = person.asked
    assert isinstance(asked.request, BeginPayment)
    first = asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, Offline())
    assert person.page.id == "problem/offline"
    person.do("retry")
    assert address(person.settle()) == first.links.next


def test_two_screens_and_two_phones_pay_once(person: Visitor, portal: Running, clock: Clock) -> None:
    to_the_fee(person, portal)
    with visitor(portal, clock) as elsewhere:
        to_the_fee(elsewhere, portal)
        page = pay(person)
        assert address(pay(elsewhere)) == address(page), "both follow the same payment"
        first, second = Payer(), Payer()
        first.open(address(page))
        second.open(address(page))
        first.decide("paid")
        with pytest.raises(PageRefused):
            second.decide("paid")
        assert person.poll().id.endswith("/success")
        assert elsewhere.poll().id.endswith("/success")


def test_what_was_paid_elsewhere_meanwhile_is_not_paid_again(person: Visitor, portal: Running) -> None:
    to(person, portal, "charges")
    person.choose("Fine for standing")
    person.settle()
    phone = Payer()
    phone.open(f"{portal.url}/pay?reference={FINE}")
    phone.decide("paid")
    page = pay(person)
    assert page.id.endswith("/success"), "the payment that paid it is shown"
    assert not any(isinstance(each, QrCode) for each in page.aside)


def test_a_line_that_breaks_while_paying_is_told_and_the_payment_goes_on(person: Visitor, portal: Running) -> None:
    to_the_fee(person, portal)
    page = pay(person)
    portal.scenarios.choose("down")
    assert "interrupted" in " ".join(str(text) for text in texts_of(person.poll()))
    on_the_phone(page, "paid")
    portal.scenarios.choose(None)
    assert person.poll().id.endswith("/success")


def test_a_page_to_pay_on_that_is_not_safe_is_not_shown(
    person: Visitor, portal: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_the_fee(person, portal)
    told = payments._told
    monkeypatch.setattr(
        payments, "_told", lambda portal, *more: told(replace(portal, url="http://pay.example.com"), *more)
    )
    page = pay(person)
    assert page.id == "problem/insecure"
    assert not any(isinstance(each, QrCode) for each in (*page.aside, *page.blocks))


def test_another_person_does_not_pay_what_the_first_began(person: Visitor, portal: Running) -> None:
    to_the_fee(person, portal)
    person.do("pay")
    (asked,) = person.asked
    person.asked = person.conductor.fail(asked, Unauthorised("the sign-in has ended"))
    person.do("retry")
    person.settle()
    confirm(person, portal, who="elderly")
    assert not any(isinstance(each, QrCode) for each in person.page.aside)
    assert "identity card" not in words(person)


@pytest.mark.parametrize("written", [FINE, "2026 0000 0418", "2026-0000-0418"])
def test_anyone_pays_by_the_number_on_a_notice(person: Visitor, portal: Running, written: str) -> None:
    person.do("cabinet")
    person.choose("Pay by number")
    person.write("reference", written)
    person.do("continue")
    page = person.settle()
    assert page.id == "pay-by-number/due"
    assert "Nümunəyev" not in words(person)
    person.do("again")
    assert person.settle().id == "pay-by-number/due"
    on_the_phone(person.page, "paid")
    person.do("again")
    page = person.settle()
    notice = block(page, Notice)
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.SUCCESS
    assert not any(isinstance(each, QrCode) for each in page.aside)


def test_a_number_that_is_none_can_be_corrected(person: Visitor, portal: Running) -> None:
    person.do("cabinet")
    person.choose("Pay by number")
    assert person.do("continue").error
    person.write("reference", "1234")
    person.do("continue")
    page = person.settle()
    assert page.error
    field = block(page, Field)
    assert isinstance(field, Field)
    assert field.value == "1234"


def test_a_message_leads_to_what_it_asks_to_pay(person: Visitor, portal: Running) -> None:
    to(person, portal, "messages")
    person.choose("A decision on a fine")
    person.settle()
    person.choose("Look and pay")
    page = person.settle()
    assert page.id.startswith("charge/")
    assert "40 ₼" in words(person)


def test_who_has_no_camera_writes_a_number(person: Visitor, portal: Running) -> None:
    to_the_fee(person, portal)
    pay(person)
    said = next(text for text in texts_of(person.page) if str(text).startswith("No camera?"))
    site, number = str(said).removeprefix("No camera? Open ").split(" and write: ")
    assert ", " in said.spoken.rpartition(": ")[2], "digit by digit"
    assert "Open 1 2 7, dot, 0, dot" in said.spoken, "and the address, as where one signs in"
    phone = Payer("en")
    with pytest.raises(PageRefused):
        phone.write(f"http://{site}", "000 000 000")
    assert phone.write(f"http://{site}", number.replace("\u00a0", " ")) == "30,00 AZN"
    phone.decide("paid")
    page = person.poll()
    assert page.id.endswith("/success")
    person.do("receipt")
    assert person.settle().id.startswith("payment-receipt/")


@pytest.mark.parametrize("wanted", [2, 7])
def test_the_portal_is_asked_exactly_as_often_as_it_wants(
    person: Visitor, portal: Running, wanted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Retry-After of the portal is the time between two questions; nothing asks meanwhile, and nothing after the end."""
    monkeypatch.setattr(payments, "ASK_AGAIN", wanted)
    to_the_fee(person, portal)
    page = pay(person)
    for _ in range(3):
        (asked,) = person.asked
        assert asked.request.after == wanted
        before = person.clients.traffic.requests
        person.poll()
        assert person.clients.traffic.requests == before + 1
    on_the_phone(page, "paid")
    person.poll()
    assert person.asked == ()
