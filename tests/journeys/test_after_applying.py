"""After an application was sent: the receipt again; and what becomes of answers when somebody else signs in."""

from __future__ import annotations

from pathlib import Path

from kiosk.page import Facts, Highlight, Notice, QrCode
from kiosk.portal.errors import Unauthorised
from kiosk.sandbox.server import Running
from tests.journeys.desk import texts_of
from tests.journeys.portal import Visitor
from tests.journeys.test_applying import answer, block, confirm, declare_and_send, open_form, sign_in


def words(person: Visitor) -> str:
    return " ".join(str(text) for text in texts_of(person.page))


def to_the_application(person: Visitor) -> None:
    person.do("home")
    person.do("my-applications")
    person.settle()
    person.choose("Criminal-record")
    person.settle()


def test_the_receipt_can_be_seen_and_saved_again_from_my_applications(
    person: Visitor, portal: Running, tmp_path: Path
) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    first = declare_and_send(person)
    to_the_application(person)
    person.choose("Show the receipt")
    page = person.settle()
    assert page.id.startswith("receipt/")
    for kind in (Highlight, Facts, QrCode):
        assert block(page, kind) == block(first, kind), "the same receipt as right after sending"
    person.do("print")
    person.settle()
    assert [file.suffix for file in tmp_path.iterdir()] == [".pdf"]
    assert "Saved as" in words(person)
    assert person.do("back").id.startswith("application/")


def test_a_receipt_that_the_portal_has_not_signed_is_not_shown(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person)
    declare_and_send(person)
    to_the_application(person)
    portal.scenarios.choose("hostile")
    person.choose("Show the receipt")
    page = person.settle()
    assert page.id.startswith("problem/")
    assert not any(isinstance(each, QrCode) for each in (*page.aside, *page.blocks))


def test_when_somebody_else_signs_in_nothing_of_the_first_is_left(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person, until="question/criminal-record/birthPlace")
    person.write("birthPlace", "Laza")
    person.do("continue")
    answer(person)
    person.do("continue")
    choice = next(each for each in person.page.blocks if hasattr(each, "options"))
    person.write("declarations", " ".join(option.value for option in choice.options))
    person.do("continue")
    (asked,) = person.asked
    person.asked = person.conductor.fail(asked, Unauthorised("the sign-in has ended"))
    person.do("retry")
    person.settle()
    confirm(person, portal, who="elderly")
    assert person.page.id == "before/criminal-record"
    notice = block(person.page, Notice)
    assert isinstance(notice, Notice)
    assert "Somebody else" in str(notice.title)
    person.do("continue")
    person.settle()
    assert "Laza" not in repr(person.conductor.page)
    assert answer(person).id == "check/criminal-record"
    assert "Laza" not in words(person)


def test_a_form_that_one_person_left_is_not_there_for_the_next(person: Visitor, portal: Running) -> None:
    open_form(person)
    sign_in(person, portal)
    answer(person, until="question/criminal-record/birthPlace")
    person.write("birthPlace", "Laza")
    person.do("home")
    person.do("my-applications")
    (asked,) = person.asked
    person.asked = person.conductor.fail(asked, Unauthorised("the sign-in has ended"))
    person.do("sign-in")
    person.settle()
    confirm(person, portal, who="elderly")
    person.do("home")
    assert open_form(person).id == "before/criminal-record"
