"""Lives of applications at the sandbox portal: checked, sent, registered, followed, withdrawn; receipts that verify."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from joserfc import jws
from joserfc.errors import BadSignatureError
from joserfc.jwk import KeySet

from kiosk.sandbox.server import Running, running
from tests.peers.sandbox_person import ANSWERS, Applicant, HeldClock, key


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def portal(clock: HeldClock) -> Iterator[Running]:
    with running(clock=clock) as started:
        yield started


@pytest.fixture
def applicant(portal: Running) -> Iterator[Applicant]:
    somebody = Applicant(portal)
    with somebody.client:
        yield somebody


def keys_of(applicant: Applicant) -> KeySet:
    return KeySet.import_key_set(applicant.client.get("/oauth/jwks").json())


def test_a_receipt_states_what_was_received(applicant: Applicant, clock: HeldClock, portal: Running) -> None:
    draft = applicant.create(clientRef="mine-1")
    sent = applicant.submit(draft)
    assert sent.status_code == 202
    told = sent.json()
    assert re.fullmatch(r"AZ 2026 \d{3} \d{3}", told["reference"])
    assert told["status"] == {"code": "submitted", "label": "Sent"}
    assert told["submittedAt"] == "2026-11-20T12:00:00+04:00"
    # the register states one working day, and the 20th of November 2026 is a Friday
    assert told["dueDate"] == "2026-11-23"
    assert told["statement"] == {
        "iss": portal.url,
        "id": draft.json()["id"],
        "reference": told["reference"],
        "serviceId": "criminal-record",
        "formId": "criminal-record",
        "formVersion": "1",
        "submittedAt": told["submittedAt"],
        "dueDate": told["dueDate"],
        "dataSha256": hashlib.sha256(rfc8785.dumps(ANSWERS)).hexdigest(),
        "declarations": ["read", "truth"],
        "person": {"name": "Sınaq N.", "identifierMasked": "•••••01"},
    }


def test_a_receipt_verifies_and_a_changed_one_does_not(applicant: Applicant) -> None:
    told = applicant.submit(applicant.create()).json()
    header, payload, _ = told["receipt"].split(".")
    assert payload == ""
    content = rfc8785.dumps(told["statement"])
    read = jws.deserialize_compact(told["receipt"], keys_of(applicant), payload=content, algorithms=["ES256"])
    assert read.headers()["b64"] is False
    assert read.headers()["crit"] == ["b64"]
    changed = rfc8785.dumps({**told["statement"], "serviceId": "another"})
    with pytest.raises(BadSignatureError):
        jws.deserialize_compact(told["receipt"], keys_of(applicant), payload=changed, algorithms=["ES256"])
    path = f"/v1/applications/{told['id']}/receipt"
    assert applicant.client.get(path, headers={"Accept": "application/jose"}).text == told["receipt"]
    whole = applicant.client.get(path, headers={"Accept": "application/jose+json"}).json()
    assert (whole["protected"], whole["payload"]) == (header, content.decode())
    assert applicant.client.get(path, headers={"Accept": "application/json"}).json() == told


def test_a_draft_has_no_receipt(applicant: Applicant) -> None:
    path = f"/v1/applications/{applicant.create().json()['id']}/receipt"
    assert applicant.client.get(path).status_code == 404


def test_sent_twice_is_received_once(applicant: Applicant) -> None:
    draft = applicant.create()
    same = key()
    first, again, other = applicant.submit(draft, same), applicant.submit(draft, same), applicant.submit(draft)
    assert first.json() == again.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (409, "already-submitted")
    assert len(applicant.client.get("/v1/applications").json()["items"]) == 1


def test_a_reference_of_the_client_is_used_once(applicant: Applicant) -> None:
    first, second = applicant.create(clientRef="mine"), applicant.create(clientRef="mine")
    assert second.status_code == 409
    assert second.headers["location"] == first.headers["location"] == f"/v1/applications/{first.json()['id']}"
    [found] = applicant.client.get("/v1/applications?clientRef=mine").json()["items"]
    assert found["id"] == first.json()["id"]
    assert applicant.client.get("/v1/applications?clientRef=other").json()["items"] == []


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        ({"serviceId": "nothing"}, 422, "unknownService"),
        ({"serviceId": "id-card-first"}, 404, "no-online-form"),
        ({"formVersion": "0"}, 422, "otherVersion"),
    ],
)
def test_a_draft_needs_a_form_in_force(applicant: Applicant, content: dict[str, Any], status: int, code: str) -> None:
    told = {"serviceId": "criminal-record", "formVersion": "1", **content}
    answer = applicant.client.post("/v1/applications", json=told, headers={"Idempotency-Key": key()})
    assert answer.status_code == status
    assert code in (answer.json()["code"], *(error["code"] for error in answer.json()["errors"]))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("az", "Bu cavab dövlət reyestrindəki məlumatdan fərqlənir."),
        ("en", "This answer differs from what the state register holds."),
        ("ru", "Этот ответ отличается от данных государственного реестра."),
    ],
)
def test_errors_point_at_answers_in_the_language_asked_for(applicant: Applicant, language: str, sentence: str) -> None:
    draft = applicant.create({**ANSWERS, "purpose": "work", "fin": "TEST009", "colour": "red"})
    applicant.client.headers["Accept-Language"] = language
    told = applicant.client.post(f"/v1/applications/{draft.json()['id']}/validate").json()
    assert not told["valid"]
    found = {(error["pointer"], error["code"]): error["detail"] for error in told["errors"]}
    assert found.keys() == {
        ("/employerSearch", "required"),
        ("/otherPurpose", "notApplicable"),
        ("/fin", "differsFromRegister"),
        ("/colour", "unknown"),
    }
    assert found["/fin", "differsFromRegister"] == sentence
    refused = applicant.submit(draft)
    assert (refused.status_code, refused.json()["errors"]) == (422, told["errors"])


def test_declarations_and_attachments_are_checked(applicant: Applicant) -> None:
    draft = applicant.create()
    answer = applicant.submit(draft, declarations=["read", "nothing"], attachments=["upload-1"])
    assert {(error["pointer"], error["code"]) for error in answer.json()["errors"]} == {
        ("/declarations", "declarationMissing"),
        ("/declarations/1", "declarationUnknown"),
        ("/attachments/0", "attachmentUnknown"),
    }


def test_an_application_is_taken_up_and_can_be_withdrawn(
    applicant: Applicant, clock: HeldClock, portal: Running
) -> None:
    client = applicant.client
    path = f"/v1/applications/{applicant.submit(applicant.create()).json()['id']}"
    events = client.get(f"{path}/events").json()
    assert [event["type"] for event in events["items"]] == ["created", "submitted"]
    clock.forward(portal.portal.review_after)
    later = client.get(f"{path}/events?since={events['revision']}").json()["items"]
    assert [(event["type"], event["status"]["code"]) for event in later] == [("reviewStarted", "inReview")]
    same = {"Idempotency-Key": key()}
    for _ in range(2):
        assert client.post(f"{path}/withdraw", headers=same).json()["status"]["code"] == "withdrawn"
    assert client.post(f"{path}/withdraw", headers={"Idempotency-Key": key()}).status_code == 409
    assert [item["id"] for item in client.get("/v1/applications?status=withdrawn").json()["items"]] == [path[17:]]
    assert client.get(f"{path}/events?since=77").status_code == 410
    assert client.patch(path, json={"data": {}}, headers={"If-Match": "*"}).status_code == 409
    assert client.delete(path, headers={"If-Match": "*"}).status_code == 409


def test_a_draft_cannot_be_withdrawn(applicant: Applicant) -> None:
    path = applicant.create().headers["location"]
    assert applicant.client.post(f"{path}/withdraw", headers={"Idempotency-Key": key()}).status_code == 409


def test_changes_are_told_since_a_revision(applicant: Applicant) -> None:
    client = applicant.client
    kept, gone = applicant.create({}), applicant.create({})
    start = client.get("/v1/applications").json()["revision"]
    client.delete(gone.headers["location"], headers={"If-Match": gone.headers["etag"]})
    client.patch(kept.headers["location"], json={"data": {"a": 1}}, headers={"If-Match": kept.headers["etag"]})
    changed = client.get(f"/v1/applications?since={start}").json()
    assert [(item["id"], item.get("deleted", False)) for item in changed["items"]] == [
        (gone.json()["id"], True),
        (kept.json()["id"], False),
    ]
    assert client.get(f"/v1/applications?since={changed['revision']}").json()["items"] == []
    assert client.get("/v1/applications?since=other.1").status_code == 410


def test_pages_of_applications(applicant: Applicant) -> None:
    made = [applicant.create({}).json()["id"] for _ in range(5)]
    first = applicant.client.get("/v1/applications?limit=3")
    second = applicant.client.get(f"/v1/applications?limit=3&cursor={first.json()['next']}")
    assert [item["id"] for item in first.json()["items"] + second.json()["items"]] == made[::-1]


def test_nobody_sees_what_is_anothers(applicant: Applicant, portal: Running) -> None:
    path = applicant.create().headers["location"]
    with Applicant(portal, "elderly").client as other:
        assert other.get("/v1/applications").json()["items"] == []
        assert other.get(path).status_code == 404
        assert other.patch(path, json={}, headers={"If-Match": "*"}).status_code == 404
        assert other.post(f"{path}/submit", json={}, headers={"Idempotency-Key": key()}).status_code == 404
        assert other.get(f"{path}/events").status_code == 404


def test_prefill_is_what_registers_hold(applicant: Applicant, portal: Running) -> None:
    told = applicant.client.get("/v1/services/criminal-record/prefill").json()
    assert told["data"]["familyName"] == "Nümunəyev"
    assert {name for source in told["sources"] for name in source["properties"]} == set(told["data"])
    assert all(source["register"] for source in told["sources"])
    assert applicant.client.get("/v1/services/id-card-first/prefill").json()["code"] == "no-online-form"
    with Applicant(portal, "elderly").client as elderly:
        assert "email" not in elderly.get("/v1/services/criminal-record/prefill").json()["data"]


def test_a_folder_keeps_everything(tmp_path: Path) -> None:
    with running(data=tmp_path) as portal:
        applicant = Applicant(portal)
        with applicant.client as client:
            sent = applicant.submit(applicant.create()).json()
            authorization = client.headers["Authorization"]
            keys = keys_of(applicant)
    with running(data=tmp_path) as portal:
        applicant.client = type(client)(base_url=portal.url, headers={"Authorization": authorization}, trust_env=False)
        with applicant.client as client:
            [kept] = client.get("/v1/applications").json()["items"]
            assert kept["reference"] == sent["reference"]
            assert json.loads(json.dumps(keys_of(applicant).as_dict())) == keys.as_dict()
            assert applicant.submit(applicant.create()).json()["reference"] == "AZ 2026 000 002"
