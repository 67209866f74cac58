"""Signing an application at the sandbox portal: the code on both screens, each ending, and nothing lost on any of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.journeys.after_applying.requests import AskForSignature, PollSignature
from kiosk.journeys.after_applying.signing import Signing
from kiosk.page import Choice, Field, Highlight, Page, Steps
from kiosk.portal.errors import Offline
from kiosk.sandbox.browsing import PageRefused
from kiosk.sandbox.server import Running
from kiosk.sandbox.signer import Outcome, Signer
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import words
from tests.journeys.desk import desk
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, confirm

SERVICE = "licence-issue"
ANSWERS = {
    "licenceRequest": "licence",
    "licenceActivity": "Özəl tibb fəaliyyəti",
    "taxNumber": "1234567891",
    "licenseeKind": "individual",
    "activityAddress": "Şəki şəhəri, Nümunə küçəsi 7",
    "premisesRight": "owned",
    "qualifiedStaff": "2",
    "phone": "050 123 45 67",
}


def to_the_declaration(person: Visitor, portal: Running) -> Page:
    """All answered and declared; what is left is to send."""
    person.do("service", SERVICE)
    person.do("apply")
    person.settle()
    person.do("continue")
    person.settle()
    confirm(person, portal)
    for _ in range(20):
        page = person.page
        if page.id.startswith("check/"):
            break
        asked = next(each for each in page.blocks if isinstance(each, Field | Choice))
        if not asked.value:
            person.write(asked.key, ANSWERS[asked.key])
        person.do("continue")
    person.do("continue")
    choice = block(person.page, Choice)
    assert isinstance(choice, Choice)
    person.write("declarations", " ".join(option.value for option in choice.options))
    return person.page


def to_the_code(person: Visitor, portal: Running, credential: str = "sima") -> str:
    """Ask to sign, with the stronger sign-in that this form wants; the code on the screen."""
    to_the_declaration(person, portal)
    person.do("continue")
    assert person.page.id == f"preparing/{SERVICE}"
    assert person.settle().id == "signing/how"
    person.do("sign-with", credential)
    if credential == "asanImza":
        person.write("signing-phone", "050 000 00 01")
        person.do("continue")
    person.settle()
    assert person.page.id == "problem/unauthorised", "this form wants a stronger sign-in"
    person.do("retry")
    person.settle()
    confirm(person, portal)
    return code_of(person.page)


def code_of(page: Page) -> str:
    assert page.id == "signing/waiting"
    steps = block(page, Steps)
    assert isinstance(steps, Steps)
    shown = next(item for item in steps.items if isinstance(item, Highlight))
    assert shown.value.spoken == " ".join(str(shown.value)), "said digit by digit"
    return str(shown.value)


def on_the_phone(portal: Running, code: str, outcome: Outcome = "signed") -> None:
    phone = Signer(portal.url, "en")
    assert code in phone.codes(), "the same code on both screens"
    phone.decide(code, outcome)


@pytest.mark.parametrize("language", LANGUAGES)
def test_signed_on_the_phone_it_is_sent_at_once(portal: Running, clock: Clock, language: Language) -> None:
    with visitor(portal, clock, language) as person:
        on_the_phone(portal, to_the_code(person, portal))
        assert person.poll().id == f"confirmation/{SERVICE}"


@pytest.mark.parametrize(("outcome", "page"), [("refused", "signing/refused"), ("failed", "signing/failed")])
def test_what_the_phone_did_not_sign_is_told_and_can_be_signed_again(
    person: Visitor, portal: Running, outcome: Outcome, page: str
) -> None:
    code = to_the_code(person, portal)
    on_the_phone(portal, code, outcome)
    assert person.poll().id == page
    assert "Your answers are kept." in words(person)
    person.do("again")
    person.settle()
    on_the_phone(portal, code_of(person.page))
    assert person.poll().id == f"confirmation/{SERVICE}"


def test_a_code_that_nobody_signed_expires_and_is_renewed_by_one_key(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    code = to_the_code(person, portal)
    clock.advance(121)
    assert person.poll().id == "signing/expired"
    with pytest.raises(PageRefused):
        Signer(portal.url).decide(code)
    person.do("again")
    person.settle()
    on_the_phone(portal, code_of(person.page))
    assert person.poll().id == f"confirmation/{SERVICE}"


def test_it_is_asked_no_sooner_than_the_portal_wants(person: Visitor, portal: Running) -> None:
    portal.portal.poll_interval = 7.0
    to_the_code(person, portal)
    (asked,) = person.asked
    assert isinstance(asked.request, PollSignature)
    assert asked.request.after == 7.0
    person.poll()
    (asked,) = person.asked
    assert isinstance(asked.request, PollSignature)
    assert asked.request.after == 7.0
    person.asked = (replace(asked, request=replace(asked.request, after=0.0)),)
    person.settle()
    (asked,) = person.asked
    assert asked.request.after >= 7.0, "a portal that says 429 is asked later, and nothing is shown of it"
    assert person.page.id == "signing/waiting"


def test_leaving_loses_nothing_and_a_late_signature_sends_nothing(person: Visitor, portal: Running) -> None:
    code = to_the_code(person, portal)
    left = person.asked
    person.do("back")
    assert person.page.id == f"declare/{SERVICE}"
    choice = block(person.page, Choice)
    assert isinstance(choice, Choice)
    assert len(choice.value) == 2, "what was ticked is ticked"
    on_the_phone(portal, code)
    person.asked = left
    assert person.poll().id == f"declare/{SERVICE}"
    person.do("continue")
    assert person.settle().id == "signing/how"
    person.do("sign-with", "eSignature")
    person.settle()
    assert "card" in words(person)
    on_the_phone(portal, code_of(person.page))
    assert person.poll().id == f"confirmation/{SERVICE}"


def test_asan_imza_wants_its_phone_number_and_keeps_what_was_written(person: Visitor, portal: Running) -> None:
    to_the_declaration(person, portal)
    person.do("continue")
    person.settle()
    person.do("sign-with", "asanImza")
    assert person.page.id == "signing/phone"
    person.write("signing-phone", "050 123")
    page = person.do("continue")
    assert page.error
    field = block(page, Field)
    assert isinstance(field, Field)
    assert field.value == "050 123"
    assert field.private
    person.do("back")
    assert person.page.id == "signing/how"


def test_with_asan_imza(person: Visitor, portal: Running) -> None:
    on_the_phone(portal, to_the_code(person, portal, "asanImza"))
    assert person.poll().id == f"confirmation/{SERVICE}"


def test_a_lost_answer_asks_the_person_once(person: Visitor, portal: Running) -> None:
    to_the_code(person, portal)
    person.do("again")
    (asked,) = person.asked
    assert isinstance(asked.request, AskForSignature)
    first = asked.request.perform(person.office)
    assert asked.request.perform(person.office).id == first.id, "asked once, however often the answer is lost"


def test_a_line_that_breaks_while_waiting_is_told_and_signing_goes_on(person: Visitor, portal: Running) -> None:
    code = to_the_code(person, portal)
    portal.scenarios.choose("down")
    person.poll()
    assert "interrupted" in words(person)
    on_the_phone(portal, code)
    portal.scenarios.choose(None)
    assert person.poll().id == f"confirmation/{SERVICE}"


def test_a_lost_submission_needs_no_second_signature(person: Visitor, portal: Running) -> None:
    on_the_phone(portal, to_the_code(person, portal))
    (asked,) = person.asked
    person.clock.advance(asked.request.after + 0.1)
    result = asked.request.perform(person.office)
    (sending,) = person.conductor.deliver(asked, result)
    sending.request.perform(person.office)
    person.asked = person.conductor.fail(sending, Offline())
    assert person.page.id == "problem/offline"
    person.do("retry")
    person.do("continue")
    assert person.settle().id == f"confirmation/{SERVICE}"


def test_answers_that_were_changed_after_signing_are_signed_again(person: Visitor, portal: Running) -> None:
    on_the_phone(portal, to_the_code(person, portal))
    (asked,) = person.asked
    person.clock.advance(asked.request.after + 0.1)
    (sending,) = person.conductor.deliver(asked, asked.request.perform(person.office))
    person.asked = person.conductor.fail(sending, Offline())
    person.do("retry")
    person.do("back")
    person.do("change", "qualifiedStaff")
    person.write("qualifiedStaff", "3")
    person.do("continue")
    person.do("continue")
    person.do("continue")
    assert person.settle().id == "signing/how"


def test_a_signature_that_the_portal_does_not_take_is_told_in_its_words_and_given_again(
    person: Visitor, portal: Running
) -> None:
    on_the_phone(portal, to_the_code(person, portal))
    portal.portal.store.run("UPDATE signature SET digest = 'of other answers'")
    page = person.poll()
    assert page.id == "problem/rejected"
    assert "Sign again." in words(person)
    assert "Your answers are kept." in words(person)
    person.do("retry")
    person.do("continue")
    assert person.settle().id == "signing/how"
    person.do("sign-with", "sima")
    person.settle()
    on_the_phone(portal, code_of(person.page))
    assert person.poll().id == f"confirmation/{SERVICE}"


def test_each_page_says_so_in_each_language() -> None:
    for language in LANGUAGES:
        page = Signing("a", SERVICE).page(desk(language))
        assert page.heading.language == language
