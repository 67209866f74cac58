"""Staying signed in at home, as a person does it, and what the program does when it is started again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.desk import Person, SignedOut
from kiosk.journeys.sign_in_requests import Restore
from kiosk.sandbox.server import Running
from tests.journeys.cabinet import to, words
from tests.journeys.portal import Visitor

Start = Callable[[], Visitor]
"""Starts the program, as often as one likes."""


def stay(person: Visitor, portal: Running, who: str = "citizen") -> None:
    """Sign in, and choose to stay."""
    to(person, portal, "my-sign-in", who)
    assert "Until you close the program" in words(person)
    person.do("stay")
    person.settle()
    assert "You stay signed in until you sign out" in words(person)
    assert any("stay signed in" in str(each) for each in person.page.said)


def restore(person: Visitor) -> Person | SignedOut | None:
    """What the window asks for at its start."""
    result = Restore("en").perform(person.office)
    if isinstance(result, Person):
        person.conductor.change_desk(replace(person.conductor.desk, person=result))
    elif isinstance(result, SignedOut):
        person.conductor.change_desk(replace(person.conductor.desk, ended=result.by_itself))
    return result
