"""Back with a code: the answers are one's own draft again, and each thing that can be wrong is told with what to do (ACC-96)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.catalogue.store import CatalogueStore
from kiosk.page import ErrorSummary
from kiosk.sandbox.server import Running
from kiosk.sealing.code import new_code
from tests.journeys.desk import actions_of
from tests.journeys.no_line import Machine, at, claim, lock, machine_of, open_form, send, to_claim, words
from tests.journeys.portal import Clock, Visitor
from tests.journeys.test_applying import block, confirm

UNKNOWN = "sealed/claim/unknown"


@pytest.fixture
def machine(portal: Running, clock: Clock, books: CatalogueStore, tmp_path: Path) -> Machine:
    return machine_of(portal, clock, books, tmp_path / "state")


@pytest.fixture
def person(machine: Machine, clock: Clock) -> Iterator[Visitor]:
    with at(machine, clock) as one:
        yield one


def locked(machine: Machine, clock: Clock, service: str = "criminal-record", *, sent: bool = True) -> str:
    """Somebody has locked a form in an earlier visit; returns the code."""
    machine.cut()
    with at(machine, clock) as earlier:
        open_form(earlier, service)
        code = lock(earlier)
    machine.mend()
    if sent:
        assert machine.send() == 0
    return code


def write(person: Visitor, code: str) -> None:
    person.write("sealed-code", code)
    person.do("continue")


def test_a_slip_is_told_before_anybody_signs_in(person: Visitor, machine: Machine, clock: Clock) -> None:
    code = locked(machine, clock)
    slips = {
        "": "Write the code.",
        code[:-1]: "The code has twelve digits.",
        f"{code[:-1]}{(int(code[-1]) + 1) % 10}": "A digit is wrong, or two have changed places.",
    }
    to_claim(person)
    before = machine.asked("POST", "")
    for wrong, told in slips.items():
        write(person, wrong)
        assert isinstance(block(person.page, ErrorSummary), ErrorSummary)
        assert told in words(person.page)
        assert person.asked == ()
    assert machine.asked("POST", "") == before, "nobody was asked"
    write(person, code.replace(" ", ""))
    person.settle()
    assert confirm(person, machine.portal).id == "check/criminal-record"


def test_it_is_not_an_application_before_it_is_sent_and_is_claimed_once(
    person: Visitor, machine: Machine, clock: Clock
) -> None:
    code = locked(machine, clock)
    claim(person, machine, code)
    assert [each.status.code for each in person.office.applications()] == ["draft"]
    assert claim(person, machine, code).id == "check/criminal-record", "the same draft again"
    assert len(person.office.applications()) == 1
    assert send(person).id == "confirmation/criminal-record"
    assert claim(person, machine, code).id == "correcting/sent"
    assert "This application has been sent already" in words(person.page)
    assert [each.status.code for each in person.office.applications()] == ["submitted"]


def test_nobody_else_opens_it(person: Visitor, machine: Machine, clock: Clock) -> None:
    code = locked(machine, clock)
    page = claim(person, machine, code, who="elderly")
    assert page.id == UNKNOWN
    assert "Did somebody else lock them? Then only that person can open them." in words(page)
    assert person.office.applications() == ()


def test_before_it_has_arrived_it_says_to_come_again(person: Visitor, machine: Machine, clock: Clock) -> None:
    code = locked(machine, clock, sent=False)
    page = claim(person, machine, code)
    assert page.id == UNKNOWN
    assert "Try again tomorrow." in words(page)
    machine.send()
    person.do("continue")
    write(person, code)
    assert person.settle().id == "check/criminal-record"


def test_after_the_last_day_it_is_gone(person: Visitor, machine: Machine, clock: Clock) -> None:
    code = locked(machine, clock)
    clock.advance(31 * 86_400.0)
    page = claim(person, machine, code)
    assert page.id == UNKNOWN
    assert "Then fill in the form again." in words(page)


def test_guessing_ends_in_a_wait(person: Visitor, machine: Machine, clock: Clock) -> None:
    locked(machine, clock)
    claim(person, machine, new_code())
    for _ in range(10):
        assert person.page.id == UNKNOWN
        person.do("continue")
        write(person, new_code())
        person.settle()
    assert person.page.id == "sealed/claim/busy"
    assert "Wait 15 minutes." in words(person.page)


def test_rules_that_have_changed_lead_to_the_question_again(person: Visitor, machine: Machine, clock: Clock) -> None:
    code = locked(machine, clock)
    forms = machine.portal.portal.register.forms.versions
    (name,) = [key for key in forms if key[0] == "criminal-record"]
    form = forms[name]
    schema = {**form["schema"]["properties"]["phone"], "pattern": r"^\+99477\d{7}$"}
    forms[name] = {
        **form,
        "schema": {**form["schema"], "properties": {**form["schema"]["properties"], "phone": schema}},
    }
    page = claim(person, machine, code)
    assert page.id == "question/criminal-record/phone"
    person.write("phone", "077 123 45 67")
    assert person.do("continue").id == "check/criminal-record"
    assert send(person).id == "confirmation/criminal-record"


def test_documents_are_asked_for_when_their_owner_is_back(person: Visitor, machine: Machine, clock: Clock) -> None:
    machine.cut()
    assert "You need no documents now." in words(open_form(person, "driving-licence-replace"))
    code = lock(person)
    machine.mend()
    machine.send()
    page = claim(person, machine, code)
    assert page.id.startswith("attach/"), "before it can be sent"
    page = person.do("continue")
    assert page.id == "check/driving-licence-replace"
    assert "Nothing is attached" in words(page)


def test_what_has_to_be_signed_is_signed_when_its_owner_is_back(
    person: Visitor, machine: Machine, clock: Clock
) -> None:
    code = locked(machine, clock, "licence-issue")
    assert claim(person, machine, code).id == "check/licence-issue"
    page = send(person)
    assert page.id.startswith(("signing/", "problem/unauthorised")), page.id


def test_the_line_goes_while_the_portal_is_asked(person: Visitor, machine: Machine, clock: Clock) -> None:
    code = locked(machine, clock)
    claim(person, machine, new_code())
    person.do("continue")
    machine.cut()
    write(person, code)
    assert person.settle().id == "problem/offline"
    machine.mend()
    person.do("retry")
    assert person.settle().id == "check/criminal-record"


def test_at_home_one_sees_what_became_of_it(person: Visitor, machine: Machine, clock: Clock) -> None:
    def told() -> str:
        person.do("home")
        person.do("my-applications")
        person.settle()
        person.do("locked-answers")
        return words(person.settle())

    assert "No answers were locked on this computer lately." in told()
    code = locked(machine, clock, sent=False)
    machine.cut()
    assert "Waits here for a line." in told()
    machine.mend()
    machine.send()
    assert "The portal has it." in told()
    machine.cut()
    assert "There is no line now to ask what became of it." in told()
    machine.mend()
    claim(person, machine, code)
    assert "Opened with its code." in told()
    assert "have-code" in {each.id for each in actions_of(person.page)}
    locked(machine, clock)
    clock.advance(31 * 86_400.0)
    assert "The time is over, and the answers were deleted." in told()


def test_a_kiosk_tells_nobody_what_others_left(machine: Machine, clock: Clock, portal: Running, tmp_path: Path) -> None:
    kiosk = machine_of(portal, clock, machine.books, tmp_path / "kiosk", mode="kiosk")
    locked(kiosk, clock, sent=False)
    assert not list((tmp_path / "kiosk").rglob("mine.json"))
    with at(kiosk, clock) as person:
        person.do("my-applications")
        person.settle()
        assert "locked-answers" not in {each.id for each in actions_of(person.page)}
        assert "have-code" in {each.id for each in actions_of(person.page)}
