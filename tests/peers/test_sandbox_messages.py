"""The mailbox at the sandbox portal: lists, reading, answering once, versions, refusals in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.sandbox.server import Running, running
from tests.peers.sandbox_person import Applicant, HeldClock, key, sign_in

READ_AT = "2026-11-20T12:00:00+04:00"


@pytest.fixture
def portal() -> Iterator[Running]:
    with running(clock=HeldClock()) as started:
        yield started


@pytest.fixture
def person(portal: Running) -> Iterator[Applicant]:
    somebody = Applicant(portal)
    with somebody.client:
        yield somebody


def question(person: Applicant) -> dict[str, Any]:
    items = person.client.get("/v1/messages").json()["items"]
    found: dict[str, Any] = next(each for each in items if each.get("actionRequired", {}).get("kind") == "answer")
    return found


def reply(person: Applicant, message: str, text: str, idempotency_key: str = "") -> Any:
    return person.client.post(
        "/v1/messages",
        json={"inReplyTo": message, "text": text},
        headers={"Idempotency-Key": idempotency_key or key()},
    )


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("az", "Ünvanınız barədə sual"),
        ("en", "A question about your address"),
        ("ru", "Вопрос о вашем адресе"),
    ],
)
def test_messages_come_in_the_language_asked_for(person: Applicant, language: str, subject: str) -> None:
    person.client.headers["Accept-Language"] = language
    answer = person.client.get("/v1/messages")
    assert answer.headers["content-language"] == language
    assert answer.headers["cache-control"] == "private, no-store"
    assert question(person)["subject"] == subject


def test_pages_and_changes_of_the_mailbox(person: Applicant) -> None:
    client = person.client
    everything = client.get("/v1/messages").json()
    first = client.get("/v1/messages?limit=2").json()
    second = client.get(f"/v1/messages?limit=2&cursor={first['next']}").json()
    assert first["items"] + second["items"] == everything["items"]
    path = f"/v1/messages/{question(person)['id']}"
    tag = client.get(path).headers["etag"]
    client.patch(path, json={"readAt": READ_AT}, headers={"If-Match": tag})
    changed = client.get(f"/v1/messages?since={everything['revision']}").json()
    assert [(each["id"], each["readAt"]) for each in changed["items"]] == [(path[13:], READ_AT)]
    assert client.get("/v1/messages?since=other.1").status_code == 410
    unread = client.get("/v1/messages?unread=true").json()["items"]
    assert path[13:] not in [each["id"] for each in unread]
    assert all("readAt" not in each for each in unread)


def test_a_message_is_versioned(person: Applicant) -> None:
    client = person.client
    path = f"/v1/messages/{question(person)['id']}"
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert client.patch(path, json={"readAt": READ_AT}).status_code == 428
    changed = client.patch(path, json={"readAt": READ_AT}, headers={"If-Match": tag})
    assert (changed.status_code, changed.json()["readAt"]) == (200, READ_AT)
    stale = client.patch(path, json={"readAt": None}, headers={"If-Match": tag})
    assert (stale.status_code, stale.json()["etag"]) == (412, changed.headers["etag"])
    again = client.patch(path, json={"readAt": None}, headers={"If-Match": changed.headers["etag"]})
    assert "readAt" not in again.json()


def test_a_question_is_answered_once(person: Applicant) -> None:
    asked, same = question(person)["id"], key()
    first, again = reply(person, asked, "Nümunə", same), reply(person, asked, "Nümunə", same)
    assert (first.status_code, first.json()) == (201, again.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert reply(person, asked, "Başqa", same).json()["code"] == "key-reused"
    other = reply(person, asked, "Başqa")
    assert (other.status_code, other.json()["code"]) == (409, "already-answered")
    now = person.client.get(f"/v1/messages/{asked}").json()
    assert [each["text"] for each in now["answers"]] == ["Nümunə"]
    assert "actionRequired" not in now


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ({"inReplyTo": "nothing", "text": "a"}, 422),
        ({"text": "a"}, 422),
        ({"inReplyTo": "?", "text": " "}, 422),
        ({"inReplyTo": "?", "text": "a" * 4001}, 422),
        ({"inReplyTo": "?", "text": "a", "attachments": ["x"]}, 422),
    ],
)
def test_an_answer_that_is_none_is_refused(person: Applicant, content: dict[str, Any], status: int) -> None:
    told = {**content, "inReplyTo": question(person)["id"]} if content.get("inReplyTo") == "?" else content
    answer = person.client.post("/v1/messages", json=told, headers={"Idempotency-Key": key()})
    assert answer.status_code == status
    assert answer.json()["errors"][0]["pointer"]


def test_who_asks_nothing_gets_no_answer(person: Applicant) -> None:
    items = person.client.get("/v1/messages").json()["items"]
    plain = next(each for each in items if "actionRequired" not in each)
    refused = reply(person, plain["id"], "Salam")
    assert (refused.status_code, refused.json()["code"]) == (409, "not-answerable")


def test_without_the_scope_there_are_no_messages(portal: Running, person: Applicant) -> None:
    person.client.headers["Authorization"] = f"Bearer {sign_in(portal, scope='openid profile:read')}"
    answer = person.client.get("/v1/messages")
    assert (answer.status_code, answer.json()["code"]) == (403, "scope-missing")
