"""What must happen once happens once at the sandbox portal: idempotency keys (contract §A.1)."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import httpx
import pytest

from kiosk.sandbox.idempotency import KEPT
from kiosk.sandbox.server import Running
from tests.peers.sandbox_person import ANSWERS, Applicant, HeldClock, key, portal_at


@pytest.fixture(scope="module")
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture(scope="module")
def opened(clock: HeldClock) -> Iterator[tuple[Running, httpx.Client]]:
    with portal_at(clock) as both:
        yield both


@pytest.fixture(scope="module")
def portal(opened: tuple[Running, httpx.Client]) -> Running:
    return opened[0]


@pytest.fixture
def applicant(portal: Running) -> Iterator[Applicant]:
    somebody = Applicant(portal)
    with somebody.client:
        yield somebody


@pytest.mark.parametrize("given", [None, "plain", '"short"', "0af76519-16cd-43dd-8448-eb211c80319c"])
def test_what_must_happen_once_needs_a_key(applicant: Applicant, given: str | None) -> None:
    headers = {} if given is None else {"Idempotency-Key": given}
    answer = applicant.client.post(
        "/v1/applications", json={"serviceId": "criminal-record", "formVersion": "1"}, headers=headers
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "key-missing")
    assert answer.json()["errors"][0]["header"] == "Idempotency-Key"


def test_the_same_key_gives_the_same_answer(portal: Running, clock: HeldClock) -> None:
    applicant, other = Applicant(portal, "elderly"), Applicant(portal, "foreigner")
    content = {"serviceId": "criminal-record", "formVersion": "1"}
    headers = {"Idempotency-Key": key()}
    with applicant.client as client, other.client as elsewhere:
        first = client.post("/v1/applications", json=content, headers=headers)
        again = client.post("/v1/applications", json=content, headers=headers)
        assert "idempotency-replayed" not in first.headers
        assert again.headers["idempotency-replayed"] == "true"
        assert (again.status_code, again.json(), again.headers["etag"]) == (201, first.json(), first.headers["etag"])
        assert len(client.get("/v1/applications").json()["items"]) == 1
        changed = client.post("/v1/applications", json={**content, "data": {"a": 1}}, headers=headers)
        assert (changed.status_code, changed.json()["code"]) == (422, "key-reused")
        # a key belongs to one person
        assert elsewhere.post("/v1/applications", json=content, headers=headers).json()["id"] != first.json()["id"]


def test_a_key_is_kept_for_more_than_three_days(clock: HeldClock) -> None:
    assert KEPT >= 72 * 3600
    with portal_at(clock) as (portal, _):
        portal.portal.token_life = 2 * KEPT
        with Applicant(portal).client as client:
            headers = {"Idempotency-Key": key()}
            content = {"serviceId": "criminal-record", "formVersion": "1"}
            made = [client.post("/v1/applications", json=content, headers=headers).json()["id"]]
            for seconds in (72 * 3600, KEPT):
                clock.forward(seconds)
                made.append(client.post("/v1/applications", json=content, headers=headers).json()["id"])
            assert made[0] == made[1] != made[2]


def test_a_refusal_leaves_the_key_free(applicant: Applicant) -> None:
    same = key()
    draft = applicant.create({**ANSWERS, "phone": "1"})
    refused = applicant.submit(draft, same)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/phone")
    mended = applicant.client.patch(
        f"/v1/applications/{draft.json()['id']}",
        json={"data": {"phone": ANSWERS["phone"]}},
        headers={"If-Match": draft.headers["etag"]},
    )
    assert mended.json()["warnings"] == []
    assert applicant.submit(mended, same).status_code == 202


def test_of_two_equal_requests_at_once_one_happens(clock: HeldClock) -> None:
    with portal_at(clock) as (portal, _), Applicant(portal).client as client:
        portal.portal.thinking = 1.0
        headers = {"Idempotency-Key": key()}
        content = {"serviceId": "criminal-record", "formVersion": "1"}
        answers: list[httpx.Response] = []

        def create() -> None:
            answers.append(client.post("/v1/applications", json=content, headers=headers))

        threads = [threading.Thread(target=create) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        early, done = answers
        assert (early.status_code, early.json()["code"], early.headers["retry-after"]) == (409, "request-running", "1")
        assert done.status_code == 201
        create()
        assert answers[2].headers["idempotency-replayed"] == "true"
