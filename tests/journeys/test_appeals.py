"""Writing to an agency at the sandbox portal: every question, with a name and without, once, and what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.journeys.taking_part.requests import SendAppeal
from kiosk.page import Choice, ErrorSummary, Facts, Field, Highlight, Listing, Notice
from kiosk.portal.errors import NotFound, Offline, TimedOut, TooManyRequests, Unauthorised
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to_the_cabinet, words
from tests.journeys.desk import actions_of, texts_of
from tests.journeys.files import laid_out, picture
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, confirm
from tests.journeys.test_attaching import choose
from tests.sampling import sampled

TEXT = "Küçədə işıq yanmır."


def begin(person: Visitor) -> None:
    person.do("home")
    person.do("take-part")
    person.do("write")
    assert person.settle().id == "appeal/kind"


def answer(person: Visitor, key: str, value: str) -> None:
    assert person.page.id == f"appeal/{key}"
    person.write(key, value)
    person.do("continue")
    person.settle()


def write_letter(person: Visitor, *, name: str = "nameless", kind: str = "complaint", text: str = TEXT) -> None:
    """As far as the check page; who gives a name has signed in before."""
    begin(person)
    answer(person, "kind", kind)
    person.write("agency", "DİN")
    person.do("choose-agency", "din")
    answer(person, "subject", "İşıq")
    answer(person, "text", text)
    answer(person, "place", "Bakı, Nümunə küçəsi 1")
    if kind != "application":
        answer(person, "name", name)
    if name == "named":
        answer(person, "reply", "cabinet")
    assert person.page.id == "appeal/check"


def highlights(person: Visitor) -> list[str]:
    return [str(each.value) for each in person.page.blocks if isinstance(each, Highlight)]


@pytest.mark.parametrize("language", sampled(LANGUAGES, lambda each: each == "az"))
def test_a_complaint_without_a_name_is_followed_by_its_number_and_code(
    portal: Running, clock: Clock, language: Language
) -> None:
    with visitor(portal, clock, language) as person:
        write_letter(person)
        person.do("continue")
        assert person.settle().id == "appeal/received"
        assert "2026" in words(person)
        reference, code = highlights(person)
        assert all(
            each.value.private for each in person.page.blocks if isinstance(each, Highlight) and str(each.value) == code
        )
        person.do("home")
        person.do("take-part")
        person.do("follow-appeal")
        person.write("reference", reference.replace(" ", "").lower())
        person.write("token", code.lower())
        person.do("continue")
        assert person.settle().id == "appeal/followed"
        assert TEXT in words(person)
        clock.advance(3 * 86400)
        person.do("another")
        person.write("reference", reference)
        person.write("token", code)
        person.do("continue")
        page = person.settle()
        assert not [each for each in page.blocks if isinstance(each, Notice)], "it is answered"


def test_who_gives_a_name_signs_in_and_finds_it_in_the_list(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    write_letter(person, name="named")
    person.do("continue")
    assert person.settle().id == "appeal/received"
    (reference,) = highlights(person)
    person.do("home")
    person.do("take-part")
    person.do("my-appeals")
    assert person.settle().id == "appeals/0"
    person.choose("İşıq")
    page = person.settle()
    assert reference in words(person)
    assert "The agency must answer by 11 December 2026." in words(person), "the day is the portal's"
    assert all(text.private for text in texts_of(page) if TEXT in str(text))


def test_signing_in_comes_on_the_way_and_nothing_is_lost(person: Visitor, portal: Running) -> None:
    begin(person)
    answer(person, "kind", "application")
    person.do("choose-agency", "din")
    answer(person, "subject", "Sual")
    answer(person, "text", TEXT)
    answer(person, "place", "")
    assert person.page.id == "sign-in/waiting"
    confirm(person, portal)
    answer(person, "reply", "email")
    answer(person, "contact", "sinaq@example.az")
    assert "sinaq@example.az" in words(person)
    assert "Nümunəyev" in words(person)
    person.do("continue")
    assert person.settle().id == "appeal/received"


def test_an_appeal_whose_answer_was_lost_is_one(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    write_letter(person, name="named")
    person.do("continue")
    (asked,) = person.asked
    assert isinstance(asked.request, SendAppeal)
    first = asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, TimedOut())
    assert "Your answers are kept." in words(person)
    person.do("retry")
    assert person.page.id == "appeal/check"
    person.do("continue")
    assert person.settle().id == "appeal/received"
    assert highlights(person) == [first.received.reference]
    assert len(person.office.participation.appeals()) == 1


def test_words_changed_after_a_lost_answer_do_not_make_a_second_one(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    write_letter(person, name="named")
    person.do("continue")
    (asked,) = person.asked
    asked.request.perform(person.office)
    person.asked = person.conductor.fail(asked, Offline())
    person.do("retry")
    person.do("change", "text")
    answer(person, "text", "Başqa sözlər.")
    person.do("continue")
    assert person.settle().id == "appeal/received"
    assert "What you changed afterwards was not sent." in words(person)
    (only,) = person.office.participation.appeals()
    assert person.office.participation.appeal(only.id).text == TEXT


def test_what_never_arrived_is_sent_as_it_was_changed(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    write_letter(person, name="named")
    person.do("continue")
    (asked,) = person.asked
    person.asked = person.conductor.fail(asked, Offline())
    person.do("retry")
    person.do("change", "text")
    answer(person, "text", "Başqa sözlər.")
    person.do("continue")
    person.settle()
    assert "was not sent" not in words(person)
    (only,) = person.office.participation.appeals()
    assert person.office.participation.appeal(only.id).text == "Başqa sözlər."


def test_each_question_says_what_is_missing(person: Visitor) -> None:
    begin(person)
    for key, value in (("kind", "proposal"), ("subject", "a"), ("text", "a")):
        if key == "subject":
            person.do("choose-agency", "din")
        page = person.do("continue")
        assert page.error
        summary = block(page, ErrorSummary)
        assert isinstance(summary, ErrorSummary)
        ((where, message),) = summary.errors
        asked = block(page, Choice if key == "kind" else Field)
        assert where == key
        assert asked.error == message  # type: ignore[attr-defined]
        answer(person, key, value)


def test_a_text_that_is_too_long_is_kept_and_said_to_be(person: Visitor) -> None:
    begin(person)
    answer(person, "kind", "proposal")
    person.do("choose-agency", "din")
    answer(person, "subject", "a")
    page = person.write("text", "a" * 3000)
    assert not page.said, "nobody is disturbed while there is room"
    assert [str(each) for each in person.write("text", "a" * 3950).said] == ["Fewer than 100 characters are left."]
    assert [str(each) for each in person.write("text", "a" * 3951).said] == ["Fewer than 50 characters are left."]
    assert person.write("text", "a" * 3952).said == person.write("text", "a" * 3960).said, "seldom"
    assert "too long now" in str(person.write("text", "a" * 4003).said)
    page = person.do("continue")
    assert page.error
    field = block(page, Field)
    assert isinstance(field, Field)
    assert len(field.value) == 4003
    assert str(field.error) == "The text is too long. Take away 3 characters."


def test_an_agency_is_found_by_a_part_of_its_name(person: Visitor) -> None:
    begin(person)
    answer(person, "kind", "proposal")
    page = person.page
    assert isinstance(rows := block(page, Listing), Listing)
    assert rows.total == 50
    page = person.write("agency", "vergi")
    assert isinstance(rows := block(page, Listing), Listing)
    assert 0 < len(rows.actions) < 6
    assert page.said
    assert str(person.write("agency", "kosmodrom").said[0]) == "Nothing was found."


def test_what_the_portal_does_not_accept_is_said_at_its_question(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    write_letter(person, name="named")
    portal.portal.register.histories["organisations"].remove("din")
    person.do("continue")
    page = person.settle()
    assert page.id == "appeal/recipient"
    assert "Choose another one" in words(person)
    person.do("choose-agency", "dvx")
    assert person.page.id == "appeal/check"
    person.do("continue")
    assert person.settle().id == "appeal/received"


@pytest.mark.parametrize("error", [TooManyRequests(30), Unauthorised("ended"), Offline()])
def test_whatever_fails_keeps_the_words(person: Visitor, portal: Running, error: Exception) -> None:
    to_the_cabinet(person, portal)
    write_letter(person, name="named")
    person.do("continue")
    (asked,) = person.asked
    person.asked = person.conductor.fail(asked, error)  # type: ignore[arg-type]
    assert person.page.error
    assert "Your answers are kept." in words(person)
    person.do("retry")
    if isinstance(error, Unauthorised):
        person.settle()
        confirm(person, portal)
    assert person.page.id == "appeal/check"
    assert TEXT in words(person)


def test_a_file_goes_along_and_is_found_again(portal: Running, clock: Clock, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "mine", lamp_jpg=picture("JPEG"))
    with visitor(portal, clock, files=folder) as person:
        to_the_cabinet(person, portal)
        write_letter(person, name="named")
        person.do("attach")
        assert person.page.id == "attach/appeal"
        choose(person, "lamp.jpg")
        person.do("continue")
        assert person.page.id == "appeal/check"
        assert "lamp" in words(person)
        person.do("continue")
        assert person.settle().id == "appeal/received"
        (only,) = person.office.participation.appeals()
        (file,) = person.office.participation.appeal(only.id).attachments
        assert (file.name, file.size) == ("lamp.jpg", len(picture("JPEG")))


def test_the_number_and_the_code_are_taken_along(portal: Running, clock: Clock, tmp_path: Path) -> None:
    with visitor(portal, clock, save_to=tmp_path) as person:
        write_letter(person)
        person.do("continue")
        person.settle()
        reference, code = highlights(person)
        person.do("print")
        assert "Saved as" in " ".join(str(each) for each in texts_of(person.settle()))
        (saved,) = tmp_path.glob("appeal-*.pdf")
        told = " ".join(PdfReader(saved).pages[0].extract_text().split())
        assert reference in told
        assert code in told
        assert "din" not in saved.name
        assert TEXT not in told, "others may see the paper"


def test_without_a_name_no_file_goes_along(person: Visitor) -> None:
    write_letter(person)
    assert not [each for each in actions_of(person.page) if each.id == "attach"]


def test_somebody_else_does_not_send_what_one_wrote(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal)
    write_letter(person, name="named")
    person.do("continue")
    (asked,) = person.asked
    person.asked = person.conductor.fail(asked, Unauthorised("ended"))
    person.do("retry")
    person.settle()
    confirm(person, portal, who="elderly")
    assert person.page.id == "take-part"
    assert TEXT not in words(person)


def test_words_begun_are_there_again(person: Visitor) -> None:
    begin(person)
    answer(person, "kind", "proposal")
    person.do("choose-agency", "din")
    answer(person, "subject", "Sözlər")
    assert person.do("finish").id == "leaving"
    person.do("back")
    person.do("home")
    person.do("take-part")
    assert person.do("write").id == "appeal/text"


def test_an_agencys_page_leads_to_a_letter_to_it(person: Visitor) -> None:
    person.do("home")
    person.do("themes")
    person.do("organisations")
    person.do("open", "dost")
    person.do("write")
    person.settle()
    answer(person, "kind", "proposal")
    assert person.page.id == "appeal/subject", "to whom is known"


def test_who_was_asked_for_money_complains_about_it(person: Visitor, portal: Running) -> None:
    service = next(
        each.id for each in person.conductor.desk.catalogue.services() if each.fee is not None and each.fee.free
    )
    to_the_cabinet(person, portal)
    person.do("home")
    person.do("service", service)
    person.do("asked-for-money")
    person.do("complain")
    assert person.settle().id == "appeal/text"
    answer(person, "text", "Dünən 20 manat istədilər.")
    answer(person, "place", "")
    answer(person, "name", "named")
    answer(person, "reply", "cabinet")
    assert "free service" in words(person)
    assert [each for each in actions_of(person.page) if each.argument == "subject"], "all of it can be changed"
    person.do("continue")
    assert person.settle().id == "appeal/received"


def test_wrong_numbers_find_nothing_and_are_limited(person: Visitor) -> None:
    person.do("take-part")
    person.do("follow-appeal")
    assert person.do("continue").error
    person.write("reference", "M 2026 000 999")
    person.write("token", "AAAA")
    person.do("continue")
    assert "There is no appeal of this number and code." in " ".join(str(each) for each in texts_of(person.settle()))
    with pytest.raises(TooManyRequests):
        for _ in range(40):
            with pytest.raises(NotFound):
                person.office.participation.follow_appeal("M 2026 000 999", "AAAA")


def test_what_one_wrote_is_in_no_title_and_no_log(
    person: Visitor, portal: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    to_the_cabinet(person, portal)
    write_letter(person, name="named")
    page = person.page
    facts = block(page, Facts)
    assert isinstance(facts, Facts)
    assert all(text.private for text in texts_of(page.blocks) if TEXT in str(text))
    assert TEXT not in repr(person.conductor._frames[-1].journey)
    person.do("continue")
    (asked,) = person.asked
    assert TEXT not in repr(asked)
    person.settle()
    assert not [record for record in caplog.records if TEXT in record.getMessage()]
