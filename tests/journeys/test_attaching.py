"""Attaching documents to an application at the sandbox portal: choosing, sending, cut lines, bad files, a phone, the receipt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest

from kiosk.page import BACK, Facts, Notice, NoticeKind, Page, QrCode
from kiosk.sandbox.scenarios import Scenario
from kiosk.sandbox.server import Running
from tests.journeys.cabinet import words
from tests.journeys.desk import actions_of, texts_of
from tests.journeys.files import infected_pdf, laid_out, large_pdf, pdf, picture
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, confirm, declare_and_send

SERVICE = "driving-licence-replace"
ANSWERS = {
    "replaceReason": "data",
    "changedDetails": "surname",
    "licenceCategories": "B",
    "medicalDate": "2026-05-11",
    "glassesNeeded": "no",
    "registerPhoto": "yes",
    "pickupPoint": "asan",
    "pickupTown": "Sumqayıt şəhəri",
    "phone": "+994501234567",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return laid_out(
        tmp_path / "mine",
        certificate_pdf=pdf(2),
        photo_jpg=picture("JPEG"),
        notes_txt=b"nothing to attach",
        renamed_pdf=b"MZ this is a program",
        empty_pdf=b"",
        infected_pdf=infected_pdf(),
        huge_pdf=large_pdf(11 << 20),
        large_pdf=large_pdf(3 << 20),
    )


@pytest.fixture
def person(portal: Running, clock: Clock, folder: Path) -> Iterator[Visitor]:
    with visitor(portal, clock, files=folder) as someone:
        to_the_documents(someone, portal)
        yield someone


def to_the_documents(person: Visitor, portal: Running) -> None:
    """Through the questions, to the first document that the form asks for."""
    person.write("query", "sürücülük vəsiqəsi dəyişdirilməsi")
    person.do("service", SERVICE)
    person.do("apply")
    person.settle()
    person.do("continue")
    person.settle()
    confirm(person, portal)
    for _ in range(20):
        if not person.page.id.startswith("question/"):
            break
        name = person.page.id.rpartition("/")[2]
        if name in ANSWERS:
            person.write(name, ANSWERS[name])
        person.do("continue")
    assert person.page.id == "attach/med"


def choose(person: Visitor, name: str) -> Page:
    """Attach the file of that name."""
    if not person.page.id.startswith("attach/folder"):
        if person.page.id != "attach/places":
            person.do("add-file")
            person.settle()
        assert person.page.id == "attach/places"
        person.choose("My documents on this computer")
        person.settle()
    while name not in words(person):
        person.do("later")
    person.choose(name)
    return person.settle()


def files_of(portal: Running) -> list[str]:
    """Digests of all whole files that the portal holds."""
    store = portal.portal.store
    rows = store.rows("SELECT id FROM upload WHERE state = 'accepted'")
    parts = "SELECT content FROM upload_part WHERE upload = ? ORDER BY position"
    whole = [b"".join(bytes(part["content"]) for part in store.rows(parts, row["id"])) for row in rows]
    return [hashlib.sha256(each).hexdigest() for each in whole]


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_document_goes_with_the_application(person: Visitor, portal: Running, folder: Path) -> None:
    assert "Nothing is attached yet" in words(person)
    page = choose(person, "certificate.pdf")
    assert page.id == "attach/med"
    assert "The file is attached." in words(person)
    assert files_of(portal) == [digest(folder / "certificate.pdf")]
    person.do("continue")
    page = person.page
    assert page.id == f"check/{SERVICE}"
    (documents,) = [each for each in page.blocks if isinstance(each, Facts)][1:]
    assert [str(value) for value in documents.rows[0].values] == ["certificate.pdf"]
    assert declare_and_send(person).id == f"confirmation/{SERVICE}"
    (row,) = portal.portal.store.rows("SELECT id FROM application")
    (used,) = portal.portal.store.rows("SELECT used_by FROM upload")
    assert used["used_by"] == row["id"]


def test_a_file_that_the_portal_has_lost_is_asked_for_again(person: Visitor, portal: Running) -> None:
    choose(person, "certificate.pdf")
    person.do("continue")
    portal.portal.store.run("UPDATE upload SET expires_at = 0, state = 'receiving'")
    page = declare_and_send(person)
    assert page.id == "attach/med"
    assert "does not have the file any more" in words(person)
    assert choose(person, "certificate.pdf").id == "attach/med"
    person.do("continue")
    assert declare_and_send(person).id == f"confirmation/{SERVICE}"


def test_what_a_file_is_called_is_nobody_elses_business(person: Visitor) -> None:
    choose(person, "certificate.pdf")
    named = [text for text in texts_of(person.page) if ".pdf" in str(text)]
    assert named
    assert all(text.private for text in named)
    person.do("add-file")
    person.settle()
    person.choose("My documents")
    person.settle()
    named = [text for text in texts_of(person.page) if ".pdf" in str(text)]
    assert named
    assert all(text.private for text in named)


def test_removed_replaced_and_gone_on_without(person: Visitor, portal: Running, folder: Path) -> None:
    choose(person, "certificate.pdf")
    choose_again = next(each for each in person.page.blocks if "Replace" in str(each))
    assert choose_again is not None
    person.choose("Replace file 1")
    person.settle()
    assert choose(person, "photo.jpg").id == "attach/med"
    assert "taken the place" in words(person)
    assert files_of(portal) == [digest(folder / "photo.jpg")]
    person.choose("Remove file 1")
    person.settle()
    assert "has been removed" in words(person)
    assert files_of(portal) == []
    person.do("continue")
    assert person.page.id == f"check/{SERVICE}"
    assert "Nothing is attached" in words(person)
    person.choose("Attach")
    assert person.page.id == "attach/med"
    person.do(BACK)
    assert declare_and_send(person).id == f"confirmation/{SERVICE}"


BAD: Final = (
    ("notes.txt", "type", "PDF, or a picture"),
    ("renamed.pdf", "renamed", "something else is in it"),
    ("empty.pdf", "empty", "There is nothing in it"),
    ("infected.pdf", "virus", "Do not open this file"),
    ("huge.pdf", "too-large", "at most 10 MB"),
)


def test_a_bad_file_is_refused_in_clear_words(person: Visitor, portal: Running) -> None:
    for name, flaw, told in BAD:
        page = choose(person, name)
        assert page.id == f"attach/refused/{flaw}"
        assert page.error
        notice = block(page, Notice)
        assert isinstance(notice, Notice)
        assert notice.kind is NoticeKind.PROBLEM
        assert told in words(person)
        assert "answers are kept" in words(person)
        assert files_of(portal) == []
        person.do("continue")
        while any(each.id == "earlier" for each in actions_of(person.page)):
            person.do("earlier")
    assert choose(person, "certificate.pdf").id == "attach/med", "another one can be chosen at once"


def test_a_file_that_cannot_be_read_and_one_that_has_vanished(person: Visitor, folder: Path) -> None:
    person.do("add-file")
    person.settle()
    person.choose("My documents")
    person.settle()
    (folder / "photo.jpg").unlink()
    (folder / "certificate.pdf").unlink()
    (folder / "certificate.pdf").symlink_to(folder.parent)
    while "photo.jpg" not in words(person):
        person.do("later")
    person.choose("photo.jpg")
    assert person.settle().id == "attach/refused/vanished"
    person.do("continue")
    person.do("earlier")
    while "certificate.pdf" not in words(person):
        person.do("later")
    person.choose("certificate.pdf")
    assert person.settle().id == "attach/refused/vanished", "nothing outside the place, whatever leads there"


def test_a_cut_line_loses_nothing(person: Visitor, portal: Running, folder: Path) -> None:
    portal.scenarios.chosen = Scenario("flaky", kind="drop", every=1)
    page = choose(person, "large.pdf")
    assert page.id == "problem/offline"
    assert "answers are kept" in words(person)
    portal.scenarios.choose(None)
    person.do("retry")
    assert person.settle().id == "attach/med"
    assert files_of(portal) == [digest(folder / "large.pdf")]


def test_every_third_answer_is_lost_and_all_arrives(person: Visitor, portal: Running, folder: Path) -> None:
    portal.scenarios.chosen = Scenario("flaky", every=3)
    page = choose(person, "large.pdf")
    for _ in range(10):
        if page.id == "attach/med":
            break
        person.do("retry")
        page = person.settle()
    portal.scenarios.choose(None)
    assert page.id == "attach/med"
    assert files_of(portal) == [digest(folder / "large.pdf")]


def test_sending_can_be_stopped(person: Visitor, portal: Running) -> None:
    person.do("add-file")
    person.settle()
    person.choose("My documents")
    person.settle()
    while "large.pdf" not in words(person):
        person.do("later")
    person.choose("large.pdf")
    (taking,) = person.asked
    person.asked = person._do(taking)
    assert person.page.id == "attach/sending"
    assert person.page.busy
    person.do("stop")
    assert person.settle().id.startswith("attach/folder"), "back to where it was chosen"
    assert portal.portal.store.rows("SELECT id FROM upload") == []


def test_a_file_comes_from_the_phone(person: Visitor, portal: Running, folder: Path) -> None:
    person.do("add-file")
    person.settle()
    person.choose("From my phone")
    page = person.settle()
    assert page.id == "attach/phone"
    code = block(page, QrCode)
    assert isinstance(code, QrCode)
    shown = httpx.get(code.data, headers={"Accept-Language": "en"}, trust_env=False)
    match = next(str(text) for text in texts_of(page) if str(text).isdigit())
    assert f">{match}<" in shown.text, "the same number on both screens"
    address = code.data.partition("/send")[0] + "/send/file"
    secret = code.data.rpartition("=")[2]

    def send(name: str) -> httpx.Response:
        content = {"file": (name, (folder / name).read_bytes())}
        return httpx.post(
            address, data={"link": secret}, files=content, headers={"Accept-Language": "en"}, trust_env=False
        )

    assert send("notes.txt").status_code == 422
    assert "Harmful software" in send("infected.pdf").text
    assert person.poll().id == "attach/phone", "the phone has another try"
    assert send("photo.jpg").status_code == 200
    assert person.poll().id == "attach/med"
    assert "photo.jpg" in words(person)
    assert files_of(portal) == [digest(folder / "photo.jpg")]
    assert send("photo.jpg").status_code == 404, "one link, one file"


def test_the_time_for_the_phone_is_over(person: Visitor, clock: Clock) -> None:
    person.do("add-file")
    person.settle()
    person.choose("From my phone")
    person.settle()
    clock.advance(700)
    assert person.poll().id == "attach/phone-over"
    person.choose("New code")
    assert person.settle().id == "attach/phone"


def test_what_was_attached_can_be_looked_at(person: Visitor) -> None:
    choose(person, "certificate.pdf")
    person.choose("Look at file 1")
    page = person.settle()
    assert page.id.startswith("reading/upload/")
    assert str(page.step) == "Page 1 of 2"
    person.choose("Next page")
    assert str(person.settle().step) == "Page 2 of 2"
    person.do(BACK)
    assert person.page.id == "attach/med"


def begin(person: Visitor, name: str) -> None:
    """Choose a file and have its first piece sent."""
    person.do("add-file")
    person.settle()
    person.choose("My documents")
    person.settle()
    while name not in words(person):
        person.do("later")
    person.choose(name)
    for _ in range(2):
        (asked,) = person.asked
        person.asked = person._do(asked)


def test_it_goes_on_after_a_restart(
    portal: Running, clock: Clock, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.uploading.office.TURN", 0.0)
    memory = tmp_path / "state" / "uploads.json"
    with visitor(portal, clock, files=folder, remember_in=memory) as person:
        to_the_documents(person, portal)
        begin(person, "large.pdf")
        assert person.page.id == "attach/sending"
    (row,) = portal.portal.store.rows("SELECT id, reached FROM upload")
    assert 0 < row["reached"] < (folder / "large.pdf").stat().st_size
    assert "large" not in memory.read_text(), "what is remembered tells nothing"
    with visitor(portal, clock, files=folder, remember_in=memory) as person:
        to_the_documents(person, portal)
        assert choose(person, "large.pdf").id == "attach/med"
    (again,) = portal.portal.store.rows("SELECT id FROM upload")
    assert again["id"] == row["id"], "it was not begun anew"
    assert files_of(portal) == [digest(folder / "large.pdf")]


def test_how_far_it_is_is_seen_often_and_said_seldom(person: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.uploading.office.TURN", 0.0)
    begin(person, "large.pdf")
    seen, said = [], []
    while person.page.id == "attach/sending":
        seen.append(next(str(text) for text in texts_of(person.page) if str(text).endswith("percent")))
        said += [str(text) for text in person.page.said if str(text) not in said]
        (asked,) = person.asked
        person.asked = person._do(asked)
    assert len(set(seen)) > 3
    assert len(said) <= 3
    assert said == [each for each in said if "of the file" in each]
