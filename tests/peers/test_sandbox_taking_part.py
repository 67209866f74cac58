"""Appeals and consultations at the sandbox portal, as any client meets them: keys, scopes, languages, refusals, limits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from kiosk.sandbox.server import Running, running
from tests.peers.sandbox_person import Applicant, HeldClock, client_of, key, sign_in

APPEAL: dict[str, Any] = {"kind": "complaint", "recipient": "din", "subject": "İşıq", "text": "Küçədə işıq yanmır."}
OPEN = "/v1/consultations/bus-stops"


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def portal(clock: HeldClock) -> Iterator[Running]:
    with running(clock=clock) as started:
        yield started


@pytest.fixture
def person(portal: Running) -> Iterator[Applicant]:
    somebody = Applicant(portal)
    with somebody.client:
        yield somebody


@pytest.fixture
def nobody(portal: Running) -> Iterator[httpx.Client]:
    with client_of(portal) as client:
        yield client


def send(client: httpx.Client, idempotency_key: str = "", **more: Any) -> httpx.Response:
    return client.post("/v1/appeals", json={**APPEAL, **more}, headers={"Idempotency-Key": idempotency_key or key()})


def test_one_key_is_one_appeal(person: Applicant) -> None:
    same = key()
    first, again = send(person.client, same), send(person.client, same)
    assert (first.status_code, first.json()) == (202, again.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert send(person.client, same, text="b").json()["code"] == "key-reused"
    assert person.client.post("/v1/appeals", json=APPEAL).status_code == 400
    assert len(person.client.get("/v1/appeals").json()["items"]) == 1


def test_an_equal_request_that_is_running_is_waited_for(portal: Running, nobody: httpx.Client) -> None:
    portal.portal.thinking = 0.5
    same, told = key(), list[int]()

    def ask() -> None:
        with client_of(portal) as client:
            told.append(send(client, same).status_code)

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert sorted(told) == [202, 409]


def test_without_a_name_there_is_a_token_and_with_one_there_is_none(person: Applicant, nobody: httpx.Client) -> None:
    assert "token" not in send(person.client).json()
    assert send(nobody).json()["token"]
    refused = send(nobody, kind="application")
    assert (refused.status_code, refused.headers["www-authenticate"].split()[0]) == (401, "Bearer")
    spoiled = nobody.post(
        "/v1/appeals", json=APPEAL, headers={"Authorization": "Bearer none", "Idempotency-Key": key()}
    )
    assert spoiled.status_code == 401, "a token that does not hold is not the same as none"


WRONG: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"recipient": "nobody"}, "/recipient", "unknownRecipient"),
    ({"kind": "petition"}, "/kind", "unknownChoice"),
    ({"subject": " "}, "/subject", "empty"),
    ({"text": "a" * 4001}, "/text", "tooLong"),
    ({"replyBy": "pigeon"}, "/replyBy", "unknownChoice"),
    ({"replyBy": "email"}, "/replyTo", "contactMissing"),
    ({"attachments": ["none"]}, "/attachments/0", "unknownFile"),
    ({"location": {"lat": 1}}, "/location", "type"),
    ({"more": 1}, "/more", "unknown"),
)


def test_what_is_wrong_is_said_at_its_place(person: Applicant) -> None:
    for more, place, code in WRONG:
        refused = send(person.client, **more)
        assert refused.status_code == 422, more
        assert [(each["pointer"], each["code"]) for each in refused.json()["errors"]] == [(place, code)]


@pytest.mark.parametrize(("language", "answer"), [("az", "baxıldı"), ("en", "considered"), ("ru", "рассмотрено")])
def test_an_appeal_is_answered_in_time_in_the_language_asked_for(
    portal: Running, person: Applicant, clock: HeldClock, language: str, answer: str
) -> None:
    sent = send(person.client).json()
    path = f"/v1/appeals/{sent['id']}"
    person.client.headers["Accept-Language"] = language
    assert [each["type"] for each in person.client.get(path).json()["events"]] == ["received"]
    clock.forward(600)
    assert person.client.get(path).json()["status"]["code"] == "inReview"
    clock.forward(3 * 86400)
    person.client.headers["Authorization"] = f"Bearer {sign_in(portal)}"
    told = person.client.get(path).json()
    assert answer in told["answer"]["text"]
    assert told["answer"]["at"][:10] < told["dueDate"]


def test_scopes_are_asked_for(portal: Running) -> None:
    with client_of(portal, Authorization=f"Bearer {sign_in(portal, scope='openid profile:read')}") as client:
        assert send(client).json()["code"] == "scope-missing"
        assert client.put(f"{OPEN}/vote", json={"choice": "yes"}).json()["code"] == "scope-missing"
        assert client.get(f"{OPEN}/mine").status_code == 403


def test_a_vote_is_one(person: Applicant) -> None:
    client = person.client
    assert [client.put(f"{OPEN}/vote", json={"choice": each}).status_code for each in ("yes", "yes", "no")] == [
        201,
        200,
        200,
    ]
    assert client.get(OPEN).json()["counts"]["votes"] == {"yes": 212, "no": 18}
    assert client.get(f"{OPEN}/mine").json()["vote"]["choice"] == "no"
    assert client.put(f"{OPEN}/vote", json={"choice": "perhaps"}).status_code == 422
    assert client.put("/v1/consultations/plain-words/vote", json={"choice": "yes"}).status_code == 404


def test_what_is_closed_takes_nothing_and_the_same_vote_stands(
    person: Applicant, portal: Running, clock: HeldClock
) -> None:
    portal.portal.token_life = 90 * 86400.0
    person.client.headers["Authorization"] = f"Bearer {sign_in(portal)}"
    assert person.client.put(f"{OPEN}/vote", json={"choice": "yes"}).status_code == 201
    clock.forward(30 * 86400)
    assert person.client.put(f"{OPEN}/vote", json={"choice": "yes"}).status_code == 200, "it changes nothing"
    for refused in (
        person.client.put(f"{OPEN}/vote", json={"choice": "no"}),
        person.client.post(f"{OPEN}/contributions", json={"text": "a"}, headers={"Idempotency-Key": key()}),
    ):
        assert (refused.status_code, refused.json()["code"]) == (409, "consultation-closed")
    gone = person.client.get("/v1/consultations/park-lights")
    assert (gone.status_code, gone.json()["code"]) == (410, "gone")


NONE: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({}, "/text", "nothingSaid"),
    ({"text": "a" * 3001}, "/text", "tooLong"),
    ({"answers": {"matters": []}}, "/answers/matters", "unknownChoice"),
    ({"answers": {"matters": ["seat", "sofa"]}}, "/answers/matters", "unknownChoice"),
    ({"answers": {"distance": "easy"}}, "/answers/matters", "unanswered"),
    ({"answers": {"matters": ["seat"], "weather": "a"}}, "/answers/weather", "unknownQuestion"),
    ({"answers": {"matters": ["seat"], "other": "a" * 1001}}, "/answers/other", "tooLong"),
)


def test_a_contribution_that_is_none_is_refused(person: Applicant) -> None:
    for content, place, code in NONE:
        refused = person.client.post(f"{OPEN}/contributions", json=content, headers={"Idempotency-Key": key()})
        assert refused.status_code == 422, content
        assert (place, code) in [(each["pointer"], each["code"]) for each in refused.json()["errors"]]


def test_lists_are_paged_and_filtered(nobody: httpx.Client) -> None:
    whole = nobody.get("/v1/consultations").json()
    first = nobody.get("/v1/consultations?limit=2").json()
    second = nobody.get(f"/v1/consultations?limit=2&cursor={first['next']}").json()
    assert first["items"] + second["items"] == whole["items"]
    assert [each["state"]["code"] for each in whole["items"]] == ["open", "open", "upcoming", "closed"]
    assert [each["id"] for each in nobody.get("/v1/consultations?state=closed").json()["items"]] == ["school-way"]
    assert nobody.get(f"/v1/consultations?since={whole['revision']}").json()["items"] == []
    assert nobody.get("/v1/consultations?since=other").status_code == 410


def test_a_document_is_the_one_that_was_told_of(nobody: httpx.Client) -> None:
    (told,) = nobody.get(OPEN).json()["documents"]
    file = nobody.get(f"{OPEN}/documents/{told['id']}")
    assert (len(file.content), file.headers["content-type"]) == (told["size"], "application/pdf")
    assert nobody.get(f"{OPEN}/documents/none").status_code == 404
