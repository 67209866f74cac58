"""A portal that fails or deceives: each time a page that says what happened and what to do, and no answer is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.journeys.problems import problem_page
from kiosk.page import Field
from kiosk.portal import errors
from kiosk.sandbox.hostile import KINDS
from kiosk.sandbox.server import Running
from kiosk.sandbox.sign_ins import REFRESH_LIFE
from kiosk.text import LANGUAGES, Language
from tests.journeys.desk import desk, texts_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import answer, block, confirm, declare_and_send, open_form, sign_in

EXPECTED = {
    "json": "problem/badreply",
    "types": "problem/badreply",
    "missing": "problem/badreply",
    "html": "problem/badreply",
    "huge": "problem/badreply",
    "drip": "problem/timedout",
    "redirect": "problem/insecure",
}
FAMILY = (
    errors.Offline(),
    errors.TimedOut(),
    errors.AnswerLost(),
    errors.Insecure(),
    errors.Unauthorised(),
    errors.Unauthorised(level="high"),
    errors.SignInUnproven("ID token has expired"),
    errors.ClockWrong(3600.0),
    errors.NotFound(),
    errors.Forbidden(),
    errors.MandateEnded("expired"),
    errors.MandateEnded("withdrawn"),
    errors.MandateEnded(),
    errors.OutOfMandate(),
    errors.Conflict(),
    errors.Rejected("no"),
    errors.TooManyRequests(3),
    errors.ServerFault(500, "f-1"),
    errors.BadReply(),
    errors.PortalError(),
)


@pytest.fixture
def person(portal: Running, clock: Clock) -> Iterator[Visitor]:
    with visitor(portal, clock, deadline=1.5) as someone:
        yield someone


def test_each_kind_of_deceit_is_expected() -> None:
    assert set(EXPECTED) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_that_is_none_is_said_and_can_be_asked_for_again(person: Visitor, portal: Running, kind: str) -> None:
    portal.scenarios.choose(f"hostile:{kind}")
    assert open_form(person).id == EXPECTED[kind]
    portal.scenarios.choose(None)
    if person.page.main is not None:
        person.do("retry")
    else:
        person.do("back")
        person.do("apply")
    assert person.settle().id == "before/criminal-record"


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_to_sending_that_is_none_loses_nothing_and_sends_once(
    person: Visitor, portal: Running, kind: str
) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    portal.scenarios.choose(f"hostile:{kind}")
    page = declare_and_send(person)
    assert page.id == EXPECTED[kind]
    assert page.error
    assert "Your answers are kept." in [str(text) for text in texts_of(page)]
    portal.scenarios.choose(None)
    person.do("retry" if page.main is not None else "back")
    while person.page.id != "confirmation/criminal-record":
        assert person.page.id in {"declare/criminal-record", "check/criminal-record"}, person.page.id
        person.do("continue")
        person.settle()
    person.do("home")
    person.do("my-applications")
    sent = [text for text in texts_of(person.settle()) if str(text).startswith("Criminal-record")]
    assert len(sent) == 1


@pytest.mark.parametrize("kind", ["flaky:drop", "flaky:reset", "flaky:unavailable", "down"])
def test_a_line_that_breaks_while_signing_in_keeps_the_form(person: Visitor, portal: Running, kind: str) -> None:
    open_form(person)
    portal.scenarios.choose(kind)
    person.do("continue")
    assert person.settle().id.startswith("problem/")
    portal.scenarios.choose(None)
    person.do("retry")
    assert person.settle().id == "sign-in/waiting"


def test_a_sign_in_that_has_ended_is_asked_for_again_and_the_answers_stay(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    clock.advance(REFRESH_LIFE + 1)
    page = declare_and_send(person)
    assert page.id == "problem/unauthorised"
    assert "Your answers are kept." in [str(text) for text in texts_of(page)]
    person.do("retry")
    assert person.settle().id == "sign-in/waiting"
    confirm(person, portal)
    assert person.page.id == "declare/criminal-record"
    person.do("continue")
    assert person.settle().id == "confirmation/criminal-record"


def test_a_list_whose_sign_in_has_ended_can_be_left_and_signed_in_again(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    declare_and_send(person)
    person.do("home")
    clock.advance(REFRESH_LIFE + 1)
    person.do("my-applications")
    assert person.settle().id == "my-applications/sign-in"
    person.do("sign-in")
    person.settle()
    person.do("back")
    assert person.settle().id == "my-applications/sign-in", "Back from the sign-in is not a trap"
    person.do("back")
    assert person.page.id == "home"
    person.do("my-applications")
    person.settle()
    person.do("sign-in")
    person.settle()
    confirm(person, portal)
    assert person.page.id == "my-applications/0"


@pytest.mark.parametrize("at_kiosk", [True, False], ids=["kiosk", "home"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", FAMILY, ids=lambda error: type(error).__name__)
def test_every_failure_has_a_page_with_what_to_do(
    error: errors.PortalError, language: Language, *, at_kiosk: bool
) -> None:
    page = problem_page(error, desk(language).wording, at_kiosk=at_kiosk, kept=True)
    texts = [text for text in texts_of(page) if text.text not in {"no", "f-1"}]
    assert len(texts) >= 4
    assert {text.language for text in texts} == {language}
    assert page.back is not None
    if language != "en":
        english = problem_page(error, desk("en").wording, at_kiosk=at_kiosk, kept=True)
        assert not {str(text) for text in texts_of(english)} & {text.text for text in texts}, "translated"
    elif not at_kiosk:
        assert not [text for text in texts if "staff" in text.text], "nobody stands by at home"


def test_a_refusal_of_single_answers_leads_to_them_with_the_portal_s_words(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    person.do("change", "familyName")
    person.write("familyName", "Başqa")
    person.do("continue")
    page = declare_and_send(person)
    assert page.id == "question/criminal-record/familyName"
    field = block(page, Field)
    assert isinstance(field, Field)
    assert field.error is not None
    assert field.value == "Başqa"


def test_every_subclass_of_the_family_is_tried() -> None:
    kinds = {each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.PortalError)}
    told = {type(error) for error in FAMILY}
    never_shown = {errors.Cancelled}
    own_pages = {kind for kind in kinds if kind.__name__.startswith("SignIn")}
    synchronising = {kind for kind in kinds if kind.__name__ == "ResyncRequired"}
    assert kinds - told - never_shown - own_pages - synchronising == set()
