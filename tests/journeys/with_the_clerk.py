"""A clerk's hand on an application, and the way to it, for the tests of what comes after applying."""

from __future__ import annotations

from kiosk.page import Page
from kiosk.sandbox.server import Running
from tests.journeys.cabinet import to
from tests.journeys.desk import actions_of
from tests.journeys.portal import Visitor

QUESTION = "question/criminal-record/"


def to_the_application(person: Visitor, portal: Running, reference: str) -> Page:
    to(person, portal, "my-applications")
    row = next(each for each in actions_of(person.page) if reference in str(each.label))
    person.do("open", row.argument)
    return person.settle()


def to_the_correction(person: Visitor, portal: Running, reference: str) -> Page:
    to_the_application(person, portal, reference)
    assert person.page.main is not None
    person.do(person.page.main.id, person.page.main.argument)
    return person.settle()
