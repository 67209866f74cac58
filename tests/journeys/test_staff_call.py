"""A visitor calls a member of staff: what the pages tell, where staff have a screen of their own, and what that screen is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from kiosk.assisting.onlooker import Onlooker
from kiosk.assisting.view import StaffView, Step
from kiosk.desk import Call, Desk
from kiosk.journeys.conductor import Asked, Conductor
from kiosk.journeys.events import Event
from kiosk.journeys.staff_call import CALL, TAKE_BACK
from kiosk.page import BACK, HELP, STAFF, Fact, Facts, Field, Highlight, Notice, Page, Paragraph, QrCode, Steps
from kiosk.sandbox.server import Running, running
from tests.journeys.desk import Someone, actions_of, catalogue, desk, texts_of
from tests.journeys.portal import Clock, visitor
from tests.journeys.test_applying import answer, block, declare_and_send, open_form, sign_in
from tests.unit.assisting.posted import Posted, posted

SEEN = "Staff see which step you are at, and nothing that you wrote."


def someone(call: Call | None) -> Someone:
    return Someone(Conductor(replace(desk("en", at_kiosk=True), call=call)))


def words(page: Page) -> str:
    return " ".join(str(each) for each in texts_of(page))


@pytest.mark.acc(97)
@pytest.mark.parametrize("where", [HELP, STAFF])
def test_the_pages_about_help_tell_what_staff_see_and_call_with_one_action(where: str) -> None:
    person = someone(Call.NONE)
    page = person.do(where)
    assert SEEN in words(page)
    assert [each.id for each in actions_of(page)].count(CALL) == 1
    for call, status in ((Call.CALLED, "Help has been called."), (Call.COMING, "Somebody is coming to help.")):
        person.conductor.change_desk(replace(person.conductor.desk, call=call))
        page = person.page
        assert status in words(page)
        assert SEEN in words(page)
        assert CALL not in [each.id for each in actions_of(page)]
        assert TAKE_BACK in [each.id for each in actions_of(page)]


@pytest.mark.acc(63, 97)
def test_every_page_tells_how_the_call_stands_and_the_first_one_what_staff_see() -> None:
    person = someone(Call.NONE)
    assert isinstance(person.page.blocks[-1], Paragraph)
    assert str(person.page.blocks[-1].text) == SEEN
    person.conductor.change_desk(replace(person.conductor.desk, call=Call.COMING))
    for action, argument in (("service", "criminal-record"), ("language", "")):
        page = person.do(action, argument)
        first = page.blocks[0]
        assert isinstance(first, Notice)
        assert str(first.text) == "Somebody is coming to help."
        assert first.heard, "it was said when it happened"
        assert first.text not in page.said
    person.do(BACK)
    person.do("home")
    person.write("query", "vəsiqə")
    assert "Somebody is coming" not in words(person.page), "nothing comes between a search and what is found"


def test_where_staff_have_no_screen_nothing_is_different() -> None:
    person = someone(None)
    for where in (HELP, STAFF):
        page = person.do(where)
        assert SEEN not in words(page)
        assert not {CALL, TAKE_BACK} & {each.id for each in actions_of(page)}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def portal(clock: Clock) -> Iterator[Running]:
    with running(clock=clock) as portal:
        yield portal


class Recording(Conductor):
    """Keeps every page that is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: list[Page] = [self.page]

    def handle(self, event: Event) -> tuple[Asked, ...]:
        asked = super().handle(event)
        self.shown.append(self.page)
        return asked


def secrets_of(page: Page) -> set[str]:
    """What stands on a page and is nobody's business but the person's: all values, whatever they are marked as."""
    found = {text.text for text in texts_of(page) if text.private}
    for each in (*page.aside, *page.blocks):
        match each:
            case Field(value=value):
                found.add(value)
            case Highlight(value=value):
                found.add(value.text)
            case QrCode(data=data):
                found.add(data)
                found.add(data.rpartition("=")[2])
            case Steps(items=items):
                found |= {item.value.text for item in items if isinstance(item, Highlight)}
            case Facts(rows=rows):
                found |= {text.text for row in rows if isinstance(row, Fact) for text in row.values}
    return {each for each in found if len(each) >= 3}


def watched(kiosk: Posted, looked: list[Page]) -> None:
    """Let the window say what it says of these pages, each until the screen of staff has got it."""
    window = kiosk.wait("begun")
    onlooker = Onlooker(lambda service: catalogue().service(service) is not None, clock=lambda: 0.0)
    before: StaffView | None = None
    for page in looked:
        view = onlooker.look(page, {"speech": "yes", "size": "2"}, Call.NONE)
        if view != before:
            kiosk.see(window, view)
            kiosk.shown(msgspec.structs.replace(view, visit=1).__eq__)
        before = view


@pytest.mark.acc(97)
def test_nothing_private_comes_to_the_screen_of_staff_while_somebody_applies(
    portal: Running, clock: Clock, tmp_path: Path
) -> None:
    with visitor(portal, clock) as person:
        person.conductor = recording = Recording(person.conductor.desk)
        open_form(person)
        sign_in(person, portal)
        answer(person, until="question/criminal-record/fin")
        field = block(person.page, Field)
        assert isinstance(field, Field)
        before = field.value
        person.write("fin", "0OI")
        person.do("continue")
        person.write("fin", before)
        person.do("continue")
        answer(person)
        declare_and_send(person)
    looked = recording.shown
    secrets = set().union(*map(secrets_of, looked))
    assert {"1234567891", "0OI", before} <= secrets
    assert len(secrets) > 20
    with posted(tmp_path) as kiosk:
        watched(kiosk, looked)
        given = b"\n".join(kiosk.given.all).decode()
    assert not {each for each in secrets if each in given}
    steps = {Step.LOOKING, Step.SIGN_IN, Step.OWN_PHONE, Step.QUESTION, Step.CHECKING, Step.SENDING, Step.RECEIPT}
    assert {step for step in steps if f'"{step}"' in given} == steps
