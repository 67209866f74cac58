"""What the portal says of itself: on the pages that it concerns, with its time, told once in a visit; wrong, it harms nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest

from kiosk.journeys.home import Home
from kiosk.journeys.notices import Notices, concerning
from kiosk.page import Notice, NoticeKind, Page, Paragraph
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.portal import Component, Status, StatusNotice
from kiosk.sandbox.server import Running
from kiosk.standing import LEAST_FRESH, LONGEST, MOST_FRESH, Standing, standing_of
from kiosk.text import Text
from tests.journeys.cabinet import to, to_the_cabinet
from tests.journeys.desk import desk
from tests.journeys.portal import Visitor

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
BAKU = timezone(timedelta(hours=4))


def learn(person: Visitor, portal: Running, scenario: str | None) -> None:
    """The window has asked how the portal is."""
    portal.scenarios.choose(scenario)
    known = person.office.standing("en")
    person.conductor.change_desk(replace(person.conductor.desk, standing=known))


def notices(page: Page) -> list[str]:
    return [str(each.text) for each in page.blocks if isinstance(each, Notice) and each.kind is NoticeKind.WARNING]


def told(page: Page) -> list[str]:
    return [str(each) for each in page.said]


def test_maintenance_tonight_stands_on_the_first_page_with_its_time(person: Visitor, portal: Running) -> None:
    learn(person, portal, "notices:tonight")
    words = "The portal is being renewed tonight and will not work. From 21 November 2026, 23:00 to 22 November 2026, 05:00."
    assert notices(person.page) == [words]
    assert words in told(person.page)
    person.write("query", "identity card")
    assert not notices(person.page), "nothing between the field and what is found"


def test_it_is_said_before_an_application_is_begun_and_told_once_in_a_visit(person: Visitor, portal: Running) -> None:
    learn(person, portal, "notices:tonight")
    assert told(person.page)
    person.write("query", "criminal record")
    person.choose("Criminal-record certificate")
    assert not notices(person.page), "reading about a service is no beginning"
    person.do("apply")
    page = person.settle()
    assert page.id.startswith("before/")
    assert len(notices(page)) == 1
    assert not any("renewed" in each for each in told(page))
    assert all(each.heard for each in page.blocks if isinstance(each, Notice) and "renewed" in str(each.text))
    person.do("home")
    assert notices(person.page), "still there for who looks or goes to it"
    assert not told(person.page)


def test_payments_that_do_not_work_are_told_where_one_pays_and_nowhere_else(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    learn(person, portal, "notices:payments")
    words = "Payments: this does not work now. It will work again from 21 November 2026, 18:00."
    assert notices(person.page) == [words]
    for part, concerned in (("messages", False), ("documents", False), ("charges", True)):
        to(person, portal, part)
        assert (words in notices(person.page)) is concerned, part
    person.choose("State fee for exchanging")
    assert words in notices(person.settle())
    person.do("pay")
    assert person.settle().id == "problem/serverfault"
    assert person.page.main is not None, "it can be tried again"
    person.do("home")
    assert not notices(person.page)
    person.do("cabinet")
    person.settle()
    person.choose("Pay by number")
    assert words in notices(person.page)


def test_what_is_slow_is_told_where_it_is_slow(person: Visitor, portal: Running) -> None:
    learn(person, portal, "notices:slow")
    assert not notices(person.page)
    person.do("my-applications")
    person.settle()
    person.do("home")
    person.write("query", "criminal record")
    person.choose("Criminal-record certificate")
    person.do("apply")
    assert notices(person.settle()) == [
        "Applications: this is slow now. Please be patient.",
        "There are many applications today. Answers may come late.",
    ]


def test_what_all_is_well_with_shows_nothing(person: Visitor, portal: Running) -> None:
    before = person.page
    learn(person, portal, None)
    assert person.page == before
    assert person.office.standing("en").fresh == 60


def test_the_portal_is_told_apart_from_the_page_that_says_so(person: Visitor, portal: Running) -> None:
    learn(person, portal, None)
    person.do("themes")
    person.do("information")
    said = [str(each.text) for each in person.page.blocks if isinstance(each, Notice)]
    assert "This is a sandbox portal: nothing sent here reaches any state body." in said


def test_when_it_was_asked_before_little_is_moved(person: Visitor, portal: Running) -> None:
    learn(person, portal, None)
    before = person.clients.traffic
    learn(person, portal, None)
    after = person.clients.traffic
    assert after.requests == before.requests + 1
    assert after.received_bytes - before.received_bytes < 400, "unchanged (304)"


@pytest.mark.parametrize("kind", ["json", "types", "missing", "html", "redirect"])
def test_an_answer_that_is_none_says_nothing(person: Visitor, portal: Running, kind: str) -> None:
    person.office.standing("en")
    portal.scenarios.choose(f"hostile:{kind}")
    try:
        known = person.office.standing("en")
    except PortalError:
        return
    assert isinstance(known, Standing)
    page = Notices().on(Home().page(desk("en")), replace(desk("en"), standing=known))
    assert page.id == "home"


def test_a_portal_that_is_away_harms_nothing(person: Visitor, portal: Running) -> None:
    portal.scenarios.choose("down")
    with pytest.raises(PortalError):
        person.office.standing("en")
    assert person.page.id == "home"


def test_a_portal_without_such_news_is_not_asked_for_any(person: Visitor, portal: Running) -> None:
    portal.portal.left_out = frozenset({"status"})
    person.office.standing("en")
    before = person.clients.traffic.requests
    assert person.office.standing("en") == Standing("en", MOST_FRESH)
    assert person.clients.traffic.requests == before


def shown(status: Status, page: str = "home", language: str = "en") -> list[str]:
    at = replace(desk("en"), standing=standing_of(status, language))
    return [str(each.text) for each in concerning(Page(page, Text("Heading", "en")), at)]


def warning(text: str, **more: object) -> StatusNotice:
    return msgspec.convert({"severity": "warning", "text": text, **more}, StatusNotice)


def test_what_is_over_is_not_shown_and_what_has_begun_says_until_when() -> None:
    now = NOW.astimezone(BAKU)
    past = warning("Over.", to=(now - timedelta(minutes=1)).isoformat())
    begun = warning(
        "Begun", **{"from": (now - timedelta(hours=1)).isoformat(), "to": (now + timedelta(hours=1)).isoformat()}
    )
    coming = warning("Coming.", **{"from": (now + timedelta(hours=1)).isoformat()})
    assert shown(Status(notices=[past, begun, coming])) == [
        "Begun. Until 21 November 2026, 17:00.",
        "Coming. From 21 November 2026, 17:00.",
    ]


def test_words_of_a_portal_cannot_take_the_page() -> None:
    long = warning("word " * 500)
    strange = warning("A\x00\x1b[31m <b>line</b>\nand\u2028another")
    (first, second) = shown(Status(notices=[long, strange, warning("third")]))[:2]
    assert len(first) <= LONGEST + 2
    assert first.endswith("…")
    assert second == "A [31m <b>line</b> and another"
    many = Notices().on(
        Page("home", Text("Heading", "en")),
        replace(desk("en"), standing=standing_of(Status(notices=[long, strange, warning("third")]), "en")),
    )
    assert len(many.blocks) == 2
    assert shown(Status(notices=[warning("  "), warning("")])) == []
    assert shown(Status(notices=[warning("Twice."), warning("Twice.")])) == ["Twice."]


def test_words_in_another_language_are_said_in_it() -> None:
    notice = StatusNotice(severity="warning", text={"ru": "Работы."}, to=NOW + timedelta(hours=1))
    at = replace(desk("en"), standing=standing_of(Status(notices=[notice]), "en"))
    first, second = concerning(Page("home", Text("Heading", "en")), at)
    assert (first.text.text, first.text.language) == ("Работы.", "ru")
    assert (second.text.text, second.text.language) == ("Until 21 November 2026, 17:00", "en")


def test_parts_and_states_that_are_not_known_are_left_alone() -> None:
    parts = [
        Component(name="payments", state=Coded(code="down")),
        Component(name={"en": "A new part"}, state="down"),
        Component(name="", state="down"),
        Component(name="payments", state="on fire"),
    ]
    assert shown(Status(components=parts), "charge/1") == ["Payments: this does not work now. Please try again later."]


@pytest.mark.parametrize(("stated", "kept"), [(0, LEAST_FRESH), (60, 60), (10**8, MOST_FRESH)])
def test_no_portal_makes_the_client_ask_all_the_time(stated: float, kept: float) -> None:
    assert standing_of(Status(fresh=stated), "en").fresh == kept


def test_a_busy_page_and_the_page_before_a_visit_have_none() -> None:
    at = replace(desk("en"), standing=standing_of(Status(notices=[warning("Now.")]), "en"))
    heading = Text("Heading", "en")
    assert not list(concerning(Page("home", heading, (Paragraph(heading),), busy=True), at))
    assert not list(concerning(Page("attract", heading, attract=True), at))
    assert not list(concerning(Page("question/criminal-record/fin", heading), at))
