"""Documents of the cabinet at the sandbox portal: read about, saved unchanged, and checked by anyone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.page import ErrorSummary, Notice, NoticeKind
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to, words
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block

KNOWN = "7K3M92QF4TXP"
CANCELLED = "4HQ8W2NKRX6D"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_saved_as_it_was_issued(
    portal: Running, clock: Clock, tmp_path: Path, language: Language
) -> None:
    with visitor(portal, clock, language, save_to=tmp_path) as person:
        to(person, portal, "documents")
        assert person.page.id == "documents/0"
        first = next(each for each in actions_of(person.page) if each.id == "open")
        person.do("open", first.argument)
        page = person.settle()
        assert page.id == f"document/{first.argument}"
        assert "7K3M 92QF 4TXP" in words(person)
        assert str(first.label) not in str(page.heading), "the title of the window says nothing about the person"
        person.do("print")
        assert person.page.busy
        person.settle()
    (file,) = tmp_path.iterdir()
    assert file.read_bytes().startswith(b"%PDF-")
    assert b"/StructTreeRoot" in file.read_bytes() or b"/Marked" in file.read_bytes(), "a tagged PDF"
    assert first.argument not in file.name


def test_a_document_that_was_changed_on_its_way_is_not_kept(person: Visitor, portal: Running, tmp_path: Path) -> None:
    to(person, portal, "documents")
    person.choose("Criminal-record certificate")
    person.settle()
    portal.portal.store.run("UPDATE paper SET content = ?", b"%PDF-1.7 something else")
    person.do("print")
    assert person.settle().id == "problem/badreply"
    assert list(tmp_path.iterdir()) == []


def test_no_printer_is_said(portal: Running, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with visitor(portal, clock) as person:
        to(person, portal, "documents")
        person.choose("Criminal-record certificate")
        person.settle()
        person.do("print")
        page = person.settle()
        notice = block(page, Notice)
        assert isinstance(notice, Notice)
        assert notice.kind is NoticeKind.PROBLEM


@pytest.mark.parametrize("written", [KNOWN, "7k3m 92qf 4txp", "7K3M-92QF-4TXP"])
def test_anyone_checks_a_document_without_signing_in(person: Visitor, written: str) -> None:
    person.do("cabinet")
    person.choose("Check a document")
    person.write("code", written)
    person.do("continue")
    page = person.settle()
    assert page.id == "check-document/result"
    notice = block(page, Notice)
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.SUCCESS
    assert "Criminal-record certificate" in words(person)
    assert "Nümunəyev" not in words(person), "whom it is about is nobody's business"
    assert person.choose("Check another document").id == "check-document"


def test_a_cancelled_document_does_not_hold(person: Visitor) -> None:
    person.do("cabinet")
    person.choose("Check a document")
    person.write("code", CANCELLED)
    person.do("continue")
    notice = block(person.settle(), Notice)
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.PROBLEM
    assert "has cancelled it" in str(notice.text)


def test_a_code_that_is_none_can_be_corrected(person: Visitor) -> None:
    person.do("cabinet")
    person.choose("Check a document")
    assert person.do("continue").error, "nothing was written"
    person.write("code", "../../me?a=b")
    person.do("continue")
    page = person.settle()
    assert page.error
    assert isinstance(block(page, ErrorSummary), ErrorSummary)
    person.write("code", KNOWN)
    person.do("continue")
    assert person.settle().id == "check-document/result"


def test_guessing_codes_is_slowed_down(person: Visitor, clock: Clock) -> None:
    person.do("cabinet")
    person.choose("Check a document")
    for number in range(31):
        person.write("code", f"WRONG{number}")
        person.do("continue")
        person.settle()
    assert person.page.id == "problem/toomanyrequests"
    clock.advance(61)
    person.do("back")
    person.write("code", KNOWN)
    person.do("continue")
    assert person.settle().id == "check-document/result"


def test_nobody_opens_the_document_of_another(person: Visitor, portal: Running) -> None:
    to(person, portal, "documents")
    ids = [each.argument for each in actions_of(person.page) if each.id == "open"]
    person.do("finish")
    with visitor(portal, person.clock) as other:
        to(other, portal, "documents", who="elderly")
        for identity in ids:
            other.do("open", identity)
            assert other.settle().id == "problem/notfound"
            other.do("back")
            other.settle()
