"""Signing in with the phone's camera, page by page: the code in words, every no, the end of a code, and doing without a phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.journeys.requests import BeginSignIn
from kiosk.journeys.signing_in import spoken_address
from kiosk.page import Highlight, Notice, Page, Paragraph, Steps
from kiosk.portal.errors import Unauthorised
from kiosk.portal.signin import KIOSK_LIFE
from kiosk.sandbox.server import Running
from tests.journeys.desk import actions_of, desk, texts_of
from tests.journeys.enrolled import at_kiosk
from tests.journeys.portal import KIOSK_NAME, Clock, Visitor, visitor
from tests.journeys.test_applying import block, confirm
from tests.unit.portal.issuer import NOW, Form
from tests.unit.test_office import Portal


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime.fromtimestamp(NOW, UTC))


@pytest.fixture
def person(portal: Running, clock: Clock, tmp_path: Path) -> Iterator[Visitor]:
    """Somebody at a kiosk, before the code."""
    with at_kiosk(portal, clock, tmp_path, enrolled=False) as someone:
        someone.do("cabinet")
        someone.do("sign-in")
        assert someone.settle().id == "sign-in/waiting"
        yield someone


@pytest.fixture
def issuer() -> Iterator[Portal]:
    made = Portal()
    with made.server:
        yield made


def begin(someone: Visitor) -> Page:
    someone.do("my-applications")
    someone.do("sign-in")
    return someone.settle()


def by_hand(page: Page) -> Paragraph:
    return next(each for each in page.blocks if isinstance(each, Paragraph) and each.quiet)


def test_the_link_and_the_code_are_dictated(person: Visitor) -> None:
    told = by_hand(person.page).text
    assert "/d" in told.text
    assert "dot" in told.spoken
    assert "slash" in told.spoken
    code = "".join(sign for sign in told.text.rpartition(":")[2] if sign.isdigit())
    assert len(code) == 9
    said = told.spoken.rpartition(":")[2]
    assert " ".join(code) == " ".join(said.replace(",", " ").replace(".", " ").split())


@pytest.mark.parametrize(
    ("site", "said"),
    [
        ("portal.example.az/phone", "portal, dot, example, dot, a z, slash, phone"),
        ("e-gov.az/d", "e, hyphen, g o v, dot, a z, slash, d"),
        ("127.0.0.1:8765/d", "1 2 7, dot, 0, dot, 0, dot, 1, colon, 8 7 6 5, slash, d"),
    ],
)
def test_an_address_is_said_sign_by_sign(site: str, said: str) -> None:
    assert spoken_address(site, desk("en").wording) == said


def test_the_name_of_the_kiosk_and_two_digits_stand_on_both_screens(person: Visitor, portal: Running) -> None:
    steps = block(person.page, Steps)
    assert isinstance(steps, Steps)
    shown = next(item for item in steps.items if isinstance(item, Highlight))
    assert (str(shown.title), len(str(shown.value))) == (KIOSK_NAME, 2)
    row = portal.portal.store.row("SELECT kiosk, match FROM device")
    assert row is not None
    assert (row["kiosk"], row["match"]) == (KIOSK_NAME, str(shown.value))


def test_at_a_kiosk_a_code_lives_two_minutes_whatever_the_issuer_says(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    portal.portal.code_life = 1800.0
    person.do("new-code")
    person.settle()
    clock.advance(KIOSK_LIFE - 1)
    assert person.poll().id == "sign-in/expired"
    person.do("new-code")
    assert person.settle().id == "sign-in/waiting", "one key"
    assert confirm(person, portal).id == "cabinet"


def test_a_refusal_has_its_page_and_one_key_begins_anew(person: Visitor, portal: Running) -> None:
    assert confirm(person, portal, "refused").id == "sign-in/refused"
    person.do("new-code")
    person.settle()
    assert confirm(person, portal).id == "cabinet"


@pytest.mark.parametrize(
    ("errors", "waits", "ends"),
    [
        (["slow_down"] * 99, [5, 10, 15, 20, 25, 30], "sign-in/expired"),
        (
            ["authorization_pending", "slow_down", "authorization_pending", "access_denied"],
            [5, 5, 10, 10],
            "sign-in/refused",
        ),
        (["expired_token"], [5], "sign-in/expired"),
        (["invalid_client"], [5], "sign-in/closed"),
        (["unauthorized_client"], [5], "sign-in/closed"),
        (["server_error"], [5], "sign-in/closed"),
    ],
)
def test_every_no_has_its_page_at_the_pace_of_the_server(
    issuer: Portal, clock: Clock, errors: list[str], waits: list[float], ends: str
) -> None:
    asked: list[float] = []

    def answer(_: Form) -> tuple[int, dict[str, Any]]:
        asked.append(clock.seconds())
        return 400, {"error": errors.pop(0)}

    issuer.routes["/token"] = answer
    with visitor(issuer, clock) as someone:
        assert begin(someone).id == "sign-in/waiting"
        began = clock.seconds()
        while someone.page.id == "sign-in/waiting":
            someone.poll()
        assert someone.page.id == ends
        gaps = [after - before for before, after in zip([began, *asked], asked, strict=False)]
        assert all(0 <= gap - wait < 0.2 for gap, wait in zip(gaps, waits, strict=True)), gaps
        assert any(isinstance(each, Notice) for each in someone.page.blocks), "what to do is said"
        issuer.routes["/token"] = lambda _: (200, issuer.token_answer())
        someone.do(someone.page.main.id if someone.page.main else "")
        assert someone.settle().id == "sign-in/waiting"
        someone.poll()
        assert someone.page.id == "my-applications/0"


def test_what_the_issuer_refuses_at_once_has_its_page(issuer: Portal, clock: Clock) -> None:
    issuer.routes["/device"] = lambda _: (400, {"error": "invalid_scope"})
    with visitor(issuer, clock) as someone:
        page = begin(someone)
        assert page.id == "sign-in/closed"
        assert "invalid_scope" not in " ".join(str(text) for text in texts_of(page))
        assert {"retry", "no-phone", "home"} <= {action.id for action in actions_of(page)}


def test_who_has_no_phone_is_told_what_to_do_and_the_code_goes_on(person: Visitor, portal: Running) -> None:
    code = by_hand(person.page).text.text.rpartition(":")[2].strip()
    waiting = person.asked
    page = person.do("no-phone")
    assert page.id == "sign-in/no-phone"
    words = " ".join(str(text) for text in texts_of(page))
    for wanted in ("identity document", "no fingerprint", "without a camera"):
        assert wanted in words
    for leads, to in (("centres", "regions/0"), ("call-staff", "staff"), ("article", "article/faq-sign-in-methods")):
        found = next(action for action in actions_of(page) if action.id == leads)
        assert person.do(found.id, found.argument).id == to
        assert person.do("back").id == "sign-in/no-phone"
    portal.phone().decide(code)
    person.asked = waiting
    person.poll()
    assert person.visit.identity is not None, "somebody confirmed it after all"
    assert person.do("back").id == "cabinet"


def test_a_step_may_want_a_sign_in_that_is_new(person: Visitor, portal: Running) -> None:
    """RFC 9470: the portal names how long ago one may have signed in, and the next sign-in asks for just that."""
    confirm(person, portal)
    person.do("charges")
    (asked,) = person.asked
    person.conductor.fail(asked, Unauthorised(max_age=300))
    page = person.page
    assert str(page.heading) == "Please sign in again"
    person.do("retry")
    (begin_anew,) = person.asked
    assert begin_anew.request == BeginSignIn(max_age=300)
    assert person.settle().id == "sign-in/waiting"
    assert confirm(person, portal).id.startswith("charges")
