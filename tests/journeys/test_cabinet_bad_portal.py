"""A portal that answers the cabinet with what is no answer: each page says so, and goes on when the portal is well again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.sandbox.server import Running, running
from tests.journeys.cabinet import to_the_cabinet
from tests.journeys.portal import Clock, Visitor, visitor

KINDS = ("json", "types", "missing", "html", "redirect")
PARTS = {
    "messages": ("messages", "messages/0"),
    "documents": ("documents", "documents/0"),
    "charges": ("charges", "charges/0"),
    "appointments": ("appointments", "appointments/0"),
    "appeals": ("take-part my-appeals", "appeals/0"),
    "records": ("my-data records", "records/0"),
    "consents": ("my-data consents", "consents/0"),
    "accesses": ("my-data accesses", "accesses/0"),
}


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    clock = Clock()
    with running(clock=clock) as portal:
        yield portal


@pytest.fixture(scope="module")
def person(portal: Running) -> Iterator[Visitor]:
    clock = portal.portal.clock
    assert isinstance(clock, Clock)
    with visitor(portal, clock) as someone:
        yield someone


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", PARTS)
def test_an_answer_that_is_none_is_told_and_asked_for_again(
    person: Visitor, portal: Running, part: str, kind: str
) -> None:
    path, well = PARTS[part]
    to_the_cabinet(person, portal)
    *before, last = path.split()
    for action in before:
        person.do(action)
    portal.scenarios.choose(f"hostile:{kind}")
    person.do(last)
    page = person.settle()
    portal.scenarios.choose(None)
    assert page.error
    assert page.id.startswith("problem/")
    if page.main is None:
        person.do("back")
        person.settle()
        person.do(last)
    else:
        person.do("retry")
    assert person.settle().id == well
    person.do("home")


@pytest.mark.parametrize("kind", ["flaky:drop", "flaky:reset", "flaky:unavailable", "down"])
def test_the_cabinet_itself_opens_on_a_broken_line(person: Visitor, portal: Running, kind: str) -> None:
    to_the_cabinet(person, portal)
    person.do("home")
    portal.scenarios.choose(kind)
    person.do("cabinet")
    page = person.settle()
    portal.scenarios.choose(None)
    assert page.id == "cabinet"
    person.do("messages")
    assert person.settle().id == "messages/0"
    person.do("home")
