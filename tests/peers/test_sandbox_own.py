"""No endpoint answers another citizen's data: every personal operation of the contract, asked by everybody for everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kiosk.sandbox.server import Running, running
from tests.peers.sandbox_person import Applicant, key

CONTRACT: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "kiosk" / "portal" / "openapi.yaml").read_text("utf-8")
)
LISTS = {"/v1/applications": "/v1/applications", "/v1/messages": "/v1/messages", "/v1/documents": "/v1/documents"}
"""Where the ids of what stands under a path can be learnt: the path's beginning → its list."""
BODIES: dict[str, dict[str, Any]] = {
    "createApplication": {"serviceId": "criminal-record", "formVersion": "1"},
    "submitApplication": {"declarations": ["read", "truth"]},
    "patchApplication": {"data": {}},
    "patchMessage": {"readAt": None},
}
WORDS = ("familyName", "fin", "address", "phone", "documentNumber")
"""What of a person must not be in an answer to another."""


def operations() -> Iterator[tuple[str, str, str]]:
    """Every operation that needs a person's token: method, path, id."""
    for path, item in CONTRACT["paths"].items():
        for method, operation in item.items():
            if method in ("get", "post", "patch", "put", "delete") and operation.get("security"):
                yield method.upper(), path, operation["operationId"]


OPERATIONS = list(operations())
OF_ONE = [each for each in OPERATIONS if "{id}" in each[1] and "services" not in each[1]]


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    with running() as started:
        started.portal.poll_interval = 0.0
        yield started


@pytest.fixture(scope="module")
def everybody(portal: Running) -> Iterator[dict[str, Applicant]]:
    people = {who: Applicant(portal, who) for who in portal.portal.people}
    for somebody in people.values():
        somebody.create({})
    yield people
    for somebody in people.values():
        somebody.client.close()


def ids_of(somebody: Applicant, path: str) -> list[str]:
    listed = next(LISTS[each] for each in LISTS if path.startswith(each))
    items = somebody.client.get(listed).json()["items"]
    assert items, f"{listed} has nothing to ask for"
    return [each["id"] for each in items]


@pytest.mark.parametrize(("method", "path", "operation"), OF_ONE, ids=lambda each: str(each))
def test_what_is_one_person_s_is_not_there_for_any_other(
    everybody: dict[str, Applicant], method: str, path: str, operation: str
) -> None:
    for owner, somebody in everybody.items():
        for identity in ids_of(somebody, path):
            for other, asker in everybody.items():
                if other != owner:
                    refused = asker.client.request(
                        method,
                        path.replace("{id}", identity),
                        json=BODIES.get(operation, {}) if method in ("POST", "PATCH") else None,
                        headers={"If-Match": "*", "Idempotency-Key": key()},
                    )
                    assert refused.status_code == 404, f"{other} asks {method} {path} of {owner}"


@pytest.mark.parametrize(
    ("method", "path"), [each[:2] for each in OPERATIONS if each[0] == "GET" and "{id}" not in each[1]]
)
def test_what_is_listed_is_one_s_own(portal: Running, everybody: dict[str, Applicant], method: str, path: str) -> None:
    answers = {who: each.client.request(method, path).text for who, each in everybody.items()}
    for who, text in answers.items():
        for other, person in portal.portal.people.items():
            if other != who:
                assert not [each for each in WORDS if person.held.get(each) and person.held[each] in text], (who, other)
    if path in LISTS.values():
        ids = [identity for who in everybody for identity in ids_of(everybody[who], path)]
        assert len(ids) == len(set(ids)), "nothing belongs to two people"


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=lambda each: str(each))
def test_without_a_token_nothing_is_told(portal: Running, method: str, path: str, operation: str) -> None:
    stranger = Applicant(portal)
    with stranger.client as client:
        del client.headers["Authorization"]
        content = BODIES.get(operation, {}) if method in ("POST", "PATCH", "PUT") else None
        refused = client.request(method, path.replace("{id}", "anything"), json=content)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Bearer ")


def test_an_answer_to_another_s_message_is_refused(everybody: dict[str, Applicant]) -> None:
    theirs = ids_of(everybody["elderly"], "/v1/messages")
    for identity in theirs:
        refused = everybody["citizen"].client.post(
            "/v1/messages", json={"inReplyTo": identity, "text": "a"}, headers={"Idempotency-Key": key()}
        )
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["code"] == "unknownMessage"


def test_every_personal_list_is_tried() -> None:
    """A list of personal things that this file does not know is a hole in it."""
    assert {path.split("/{id}")[0] for _, path, _ in OF_ONE} <= set(LISTS)
