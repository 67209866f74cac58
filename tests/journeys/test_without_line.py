"""A form with no line: told before, filled in, locked, and a code to come back with; what can go wrong on the way (ACC-96)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.catalogue.store import CatalogueStore
from kiosk.devices.printer import NoPrinter
from kiosk.journeys.applying import Applying
from kiosk.journeys.events import Changed
from kiosk.journeys.journey import Journey
from kiosk.journeys.sealing.locking import Locking, within
from kiosk.journeys.sealing.requests import AskToLock, LockAnswers
from kiosk.outcomes import NotLocked
from kiosk.page import ErrorSummary, Field, Highlight, QrCode, Steps
from kiosk.portal.errors import AnswerLost
from kiosk.sandbox.server import Running
from kiosk.sealing.desk import Form
from tests.journeys.desk import actions_of
from tests.journeys.no_line import (
    ALL,
    BORN,
    BreaksAt,
    Machine,
    at,
    claim,
    code_of,
    fill,
    lock,
    machine_of,
    open_form,
    send,
    to_lock,
    words,
)
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_acting import COMPANY, act_for
from tests.journeys.test_applying import block, confirm

APPLICATIONS = "/v1/applications"


@pytest.fixture
def machine(portal: Running, clock: Clock, books: CatalogueStore, tmp_path: Path) -> Machine:
    return machine_of(portal, clock, books, tmp_path / "state")


@pytest.fixture
def person(machine: Machine, clock: Clock, tmp_path: Path) -> Iterator[Visitor]:
    with at(machine, clock, tmp_path / "saved") as one:
        yield one


def journeys(person: Visitor) -> list[Journey]:
    """What is open."""
    return [each.journey for each in person.conductor._frames]


@pytest.mark.acc(96)
def test_from_a_form_without_a_line_to_the_receipt(person: Visitor, machine: Machine, clock: Clock) -> None:
    machine.cut()
    told = open_form(person)
    assert told.heading.text == "There is no line now"
    assert "It is not an application until you come back and confirm it." in words(told)
    assert "They are locked so that only the portal can open them. You get a code." in words(told)
    code = lock(person)
    assert machine.waiting() == 1
    assert machine.send() == 1, "there is still no line"
    machine.mend()
    assert machine.send() == 0
    with at(machine, clock) as later:  # another visit, another day
        page = claim(later, machine, code)
        assert page.id == "check/criminal-record"
        assert ALL["birthPlace"] in words(page)
        assert machine.asked("POST", f"{APPLICATIONS}/") == 0, "nothing is an application before it is confirmed"
        page = send(later)
        assert page.id == "confirmation/criminal-record"
        assert "AZ 2026" in words(page)


@pytest.mark.acc(96)
def test_the_code_is_said_digit_by_digit_in_groups_and_is_nobody_else_s_business(
    person: Visitor, machine: Machine
) -> None:
    machine.cut()
    open_form(person)
    code = lock(person)
    groups = code.split()
    assert [len(each) for each in groups] == [3, 3, 3, 3]
    shown = block(person.page, Highlight)
    assert isinstance(shown, Highlight)
    assert shown.value.spoken == ", ".join(" ".join(each) for each in groups)
    assert shown.value.private
    picture = block(person.page, QrCode)
    assert isinstance(picture, QrCode)
    assert picture.private
    assert code in picture.data
    steps = block(person.page, Steps)
    assert isinstance(steps, Steps)
    assert "“I have a code”" in words(person.page)
    assert "20 December 2026" in words(person.page)
    assert "not an application yet" in words(person.page)


def test_a_wrong_answer_is_told_by_the_form_s_own_rules_without_a_line(person: Visitor, machine: Machine) -> None:
    machine.cut()
    open_form(person)
    person.do("continue")
    fill(person, until="question/criminal-record/fin")
    person.write("fin", "TEST0")
    page = person.do("continue")
    assert page.error
    person.write("fin", "TEST001")
    assert not person.do("continue").error


def test_it_says_whose_the_answers_are_and_an_impossible_day_is_told(person: Visitor, machine: Machine) -> None:
    machine.cut()
    open_form(person)
    page = to_lock(person)
    asked = block(page, Field)
    assert isinstance(asked, Field)
    assert asked.private
    for wrong, told in (
        ("", "Write your date of birth."),
        ("2030-01-01", "not a date of birth"),
        ("1988-3", "not a date"),
    ):
        person.write("birth-date", wrong)
        page = person.do("continue")
        summary = block(page, ErrorSummary)
        assert isinstance(summary, ErrorSummary)
        assert told in words(page)
        assert person.asked == ()
    assert machine.waiting() == 0
    assert person.do("back").id == "check/criminal-record"


@pytest.mark.acc(96)
def test_who_is_signed_in_when_the_line_goes_locks_without_a_second_factor(person: Visitor, machine: Machine) -> None:
    open_form(person)
    person.do("continue")
    person.settle()
    confirm(person, machine.portal)
    fill(person)
    machine.cut()
    page = send(person)
    assert page.id == "problem/offline"
    assert {"retry", "lock"} <= {each.id for each in actions_of(page)}
    told = person.do("lock")
    assert "Your answers are not lost." in words(told)
    page = person.do("continue")
    assert page.id == "check/criminal-record", "what was answered stays"
    page = person.do("continue")
    assert "With the code, only you can open your answers." in words(page)
    assert not any(isinstance(each, Field) for each in page.blocks)
    person.do("continue")
    code = code_of(person.settle())
    machine.mend()
    machine.send()
    assert claim(person, machine, code).id == "check/criminal-record"


@pytest.mark.acc(96)
def test_what_may_have_arrived_is_never_locked_but_asked_after(person: Visitor, machine: Machine) -> None:
    open_form(person)
    person.do("continue")
    person.settle()
    confirm(person, machine.portal)
    fill(person)
    BreaksAt(machine.portal, "/submit")
    page = send(person)
    assert page.id == "problem/answerlost"
    assert "The portal may have it already." in words(page)
    assert "lock" not in {each.id for each in actions_of(page)}
    (attempt,) = [each.attempt for each in journeys(person) if isinstance(each, Applying)]
    assert AskToLock(attempt).perform(person.office) is None
    with pytest.raises(AnswerLost):
        LockAnswers(attempt, "criminal-record", "criminal-record", "1", {}, "en", None).perform(person.office)
    assert machine.waiting() == 0
    assert person.do("retry").id == "declare/criminal-record"
    person.do("continue")
    assert person.settle().id == "problem/answerlost", "still no line, and still not known"
    machine.mend()
    person.do("retry")
    person.do("continue")
    assert person.settle().id == "confirmation/criminal-record"
    assert len(person.office.applications()) == 1


@pytest.mark.acc(96)
def test_on_a_line_too_slow_the_same_is_told_and_offered(machine: Machine, clock: Clock) -> None:
    slow = "slow:1000:800"
    with visitor(machine.portal, clock, books=machine.books, settings=machine.settings, deadline=0.3) as person:
        machine.cut(slow)
        assert open_form(person).id == "sealed/told/0"
        lock(person)
        assert machine.waiting() == 1


def test_the_line_is_tried_again_and_the_answers_go_on_with_it(person: Visitor, machine: Machine) -> None:
    machine.cut()
    open_form(person)
    person.do("retry")
    page = person.settle()
    assert page.id == "sealed/told/1"
    assert "There is none yet." in words(page)
    to_lock(person)
    machine.mend()
    person.do("retry")
    assert person.page.busy
    person.settle()
    page = confirm(person, machine.portal)
    assert page.id == "check/criminal-record", "nothing has to be written twice"
    assert ALL["birthPlace"] in words(page)
    assert send(person).id == "confirmation/criminal-record"
    assert machine.waiting() == 0


def test_a_line_that_goes_before_the_sign_in_leads_to_the_same(person: Visitor, machine: Machine) -> None:
    open_form(person)
    machine.cut()
    person.do("continue")
    page = person.settle()
    assert page.id == "sealed/told/0"
    lock(person)
    assert machine.waiting() == 1


def test_back_leads_out_and_nothing_is_kept_of_nothing(person: Visitor, machine: Machine) -> None:
    machine.cut()
    open_form(person)
    assert person.do("back").id == "service/criminal-record"
    open_form(person)
    person.do("continue")
    assert person.page.id.startswith("question/")
    assert person.do("back").id == "sealed/told/0"
    assert person.do("back").id == "service/criminal-record"


def test_a_begun_form_is_kept_while_one_looks_at_something_else(person: Visitor, machine: Machine) -> None:
    machine.cut()
    open_form(person)
    person.do("continue")
    fill(person)
    assert person.conductor.begun
    assert open_form(person).id == "check/criminal-record"


def test_without_the_portal_s_key_nothing_is_promised(
    portal: Running, clock: Clock, books: CatalogueStore, tmp_path: Path
) -> None:
    machine = machine_of(portal, clock, books, tmp_path / "state")
    for file in (tmp_path / "state").rglob("keys.json"):
        file.unlink()
    machine.cut()
    with at(machine, clock) as person:
        page = open_form(person)
        assert page.id == "problem/offline"
        assert "lock" not in {each.id for each in actions_of(page)}


def test_a_form_that_never_came_here_cannot_be_filled_in(machine: Machine, clock: Clock) -> None:
    with visitor(machine.portal, clock, settings=machine.settings) as person:  # the catalogue as it was shipped
        machine.cut()
        assert open_form(person).id == "problem/offline"


def test_what_cannot_be_locked_is_told_and_nothing_is_lost(person: Visitor, machine: Machine) -> None:
    machine.cut()
    open_form(person)
    to_lock(person)
    person.write("birth-date", BORN)
    (folder,) = {each.parent for each in Path(machine.settings.kiosk.state).rglob("keys.json")}
    kept = folder / "keys.json"
    key = kept.read_bytes()
    kept.unlink()
    person.do("continue")
    page = person.settle()
    assert page.id == "sealed/refused"
    assert "Your answers are kept while you are here." in words(page)
    kept.write_bytes(key)
    assert person.do("continue").id == "check/criminal-record"
    person.do("continue")
    person.do("continue")
    assert person.settle().id == "sealed/code"


def test_for_somebody_else_nothing_is_locked(person: Visitor, machine: Machine) -> None:
    """Whether the mandate holds is the portal's to say."""
    act_for(person, machine.portal, COMPANY)
    machine.cut()
    page = open_form(person)
    assert page.id == "problem/offline"
    assert "lock" not in {each.id for each in actions_of(page)}
    machine.mend()
    person.do("home")
    person.do("my-applications")
    person.settle()
    assert "have-code" not in {each.id for each in actions_of(person.page)}, "a code is one's own"


def test_what_cannot_be_locked_is_told_by_its_reason(person: Visitor) -> None:
    lock_it = person.office.without_line.lock
    form = Form("criminal-record", "criminal-record", "1", "en", {"birthPlace": "Ş" * 60_000})
    assert lock_it("a", form, date(1988, 3, 14)) == NotLocked("too-long")
    assert lock_it("a", form, None) == NotLocked("nobody")


def test_the_code_is_asked_about_before_it_is_left(person: Visitor, machine: Machine, tmp_path: Path) -> None:
    machine.cut()
    open_form(person)
    code = lock(person)
    person.do("finish")
    page = person.page
    assert page.id == "leaving/code"
    assert not person.conductor.finished
    assert person.do("back").id == "sealed/code"
    assert person.do("home").id == "sealed/leaving"
    assert code_of(person.do("back")) == code
    person.do("print")
    page = person.settle()
    (file,) = (tmp_path / "saved").iterdir()
    assert file.read_bytes().startswith(b"%PDF")
    assert code.replace(" ", "") not in file.name
    assert person.do("home").id == "home"
    assert open_form(person).id == "sealed/told/0", "nothing of it is left to look at"
    person.do("home")
    person.do("finish")
    assert person.conductor.finished


def test_a_kiosk_without_a_printer_says_so_and_the_code_stays(
    portal: Running, clock: Clock, books: CatalogueStore, tmp_path: Path
) -> None:
    def no_printer(_: bytes) -> str:
        raise NoPrinter("none")

    machine = machine_of(portal, clock, books, tmp_path / "state", mode="kiosk")
    machine.cut()
    with visitor(portal, clock, books=books, settings=machine.settings, print_sheet=no_printer) as person:
        assert "You need not stay here." in words(open_form(person))
        code = lock(person)
        person.do("print")
        page = person.settle()
        assert "The printer does not answer." in words(page)
        assert "The code stays here until you leave this page." in words(page)
        assert code_of(page) == code
        assert not [each.id for each in actions_of(page) if each.id == "locked-answers"]


def test_nothing_personal_is_on_the_disk(person: Visitor, machine: Machine, tmp_path: Path) -> None:
    machine.cut()
    open_form(person)
    code = lock(person)
    files = [each for each in (tmp_path / "state").rglob("*") if each.is_file()]
    assert len(files) == 3, "the key, a ciphertext, and at home its name"
    secrets = (code, code.replace(" ", ""), BORN, *ALL.values(), "criminal-record")
    for file in files:
        held = f"{file.name} {file.read_bytes().decode(errors='replace')}"
        assert [each for each in secrets if each in held and len(each) > 3 and each != "work"] == [], file.name


def test_a_question_of_a_form_may_be_called_like_the_one_about_the_day(person: Visitor) -> None:
    """What somebody writes into the form is the form's."""
    asking, filling = (Applying("x", locking=Locking(stage)) for stage in ("asking", "filling"))
    written = Changed("birth-date", BORN)
    assert within(asking, written, person.conductor.desk) is not None
    assert within(filling, written, person.conductor.desk) is None
