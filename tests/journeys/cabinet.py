"""Going to one's cabinet, as a person does it."""

from __future__ import annotations

from kiosk.sandbox.server import Running
from tests.journeys.desk import texts_of
from tests.journeys.portal import Visitor
from tests.journeys.test_applying import confirm


def words(person: Visitor) -> str:
    """All that stands on the page."""
    return " ".join(str(text) for text in texts_of(person.page))


def to_the_cabinet(person: Visitor, portal: Running, who: str = "citizen") -> None:
    """From the first page, with signing in first."""
    person.do("home")
    person.do("cabinet")
    person.settle()
    if person.page.id == "cabinet/sign-in":
        person.do("sign-in")
        person.settle()
        confirm(person, portal, who=who)
    assert person.page.id == "cabinet"


def to(person: Visitor, portal: Running, part: str, who: str = "citizen") -> None:
    """From the first page to a part of the cabinet."""
    to_the_cabinet(person, portal, who)
    person.do(part)
    person.settle()
