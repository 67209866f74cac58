"""A document on the screen: page by page, read aloud, on one's phone; and documents that cannot be shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

import httpx
import pytest

from kiosk.page import BACK, Notice, NoticeKind, Page, Paragraph, Picture, QrCode
from kiosk.sandbox.server import Running
from tests.journeys.cabinet import to, words
from tests.journeys.desk import texts_of
from tests.journeys.files import locked_pdf, pdf
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block

TITLE = "Criminal-record certificate"


@pytest.fixture
def person(portal: Running, clock: Clock) -> Iterator[Visitor]:
    with visitor(portal, clock) as someone:
        to(someone, portal, "documents")
        yield someone


def opened(person: Visitor) -> Page:
    person.choose(TITLE)
    return person.settle()


def instead(portal: Running, data: bytes) -> None:
    """Have the portal's documents be this file."""
    portal.portal.store.run("UPDATE paper SET content = ?", data)


def test_a_page_is_seen_and_read(person: Visitor) -> None:
    opened(person)
    person.choose("Look at the document")
    assert person.page.busy
    page = person.settle()
    assert page.id.startswith("reading/document/")
    picture = block(page, Picture)
    assert isinstance(picture, Picture)
    assert picture.data.startswith(b"\x89PNG")
    assert picture.paper
    read = [each.text for each in page.blocks if isinstance(each, Paragraph)]
    assert any("Nümunəyev" in str(text) for text in read), "the text of the page is there to be read aloud"
    assert all(text.private for text in read), "and nobody else hears it"
    assert {text.language for text in read} == {"az"}, "in the language that the document is in"
    assert "Nümunəyev" not in str(page.heading)
    person.do(BACK)
    assert person.page.id.startswith("document/")


def test_pages_are_turned(person: Visitor, portal: Running) -> None:
    instead(portal, pdf(3))
    person.do(BACK)
    person.do("documents")
    person.settle()
    opened(person)
    person.choose("Look at the document")
    page = person.settle()
    assert str(page.step) == "Page 1 of 3"
    assert "no text on this page" in words(person), "a scanned page says so"
    person.choose("Next page")
    assert str(person.settle().step) == "Page 2 of 3"
    assert "Page 2 of 3" in [str(text) for text in person.page.said]
    person.choose("Next page")
    page = person.settle()
    assert page.main is None, "the last page has no next one"
    person.choose("Previous page")
    assert str(person.settle().step) == "Page 2 of 3"


@pytest.mark.parametrize(
    ("data", "why", "told"),
    [
        (b"%PDF-1.7 nothing of the kind", "broken", "The file is damaged"),
        (locked_pdf(), "locked", "asks for its password"),
    ],
    ids=["broken", "locked"],
)
def test_a_document_that_cannot_be_shown_can_still_be_taken_along(
    person: Visitor, portal: Running, data: bytes, why: str, told: str
) -> None:
    instead(portal, data)
    person.do(BACK)
    person.do("documents")
    person.settle()
    opened(person)
    person.choose("Look at the document")
    page = person.settle()
    assert page.id == f"reading/unshown/{why}"
    notice = block(page, Notice)
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.PROBLEM
    assert told in words(person)
    assert "send it to your phone" in words(person)


def test_a_document_goes_to_the_phone_for_a_short_while(person: Visitor, portal: Running, clock: Clock) -> None:
    opened(person)
    person.choose("Send to my phone")
    page = person.settle()
    assert page.id == "to-phone"
    assert "The code works until 16:03" in words(person)
    code = block(page, QrCode)
    assert isinstance(code, QrCode)
    assert code.private
    assert code.data not in [str(text) for text in texts_of(page)]
    fetched = httpx.get(code.data, trust_env=False)
    assert fetched.content.startswith(b"%PDF-")
    assert fetched.headers["cache-control"] == "no-store"
    (row,) = portal.portal.store.rows("SELECT content FROM link WHERE kind = 'document'")
    paper = portal.portal.store.rows(
        "SELECT content FROM paper WHERE holding = ?", json.loads(row["content"])["document"]
    )
    assert hashlib.sha256(fetched.content).digest() == hashlib.sha256(bytes(paper[0]["content"])).digest()
    clock.advance(181)
    assert httpx.get(code.data, trust_env=False).status_code == 404
    person.choose("New code")
    newer = block(person.settle(), QrCode)
    assert isinstance(newer, QrCode)
    assert newer.data != code.data
    for _ in range(3):
        assert httpx.get(newer.data, trust_env=False).status_code == 200
    assert httpx.get(newer.data, trust_env=False).status_code == 404, "not again and again"


def test_nobody_else_gets_a_link_to_it(person: Visitor, portal: Running, clock: Clock) -> None:
    opened(person)
    identity = person.page.id.removeprefix("document/")
    with visitor(portal, clock) as other:
        to(other, portal, "documents", who="elderly")
        other.do("open", identity)
        assert other.settle().id == "problem/notfound"
