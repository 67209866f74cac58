"""What is somebody's own in ways that no address shows: named in what is sent, agreed to, voted on, written without a name.

That nobody is told what stands under another's address is `test_sandbox_isolation.py`, for every endpoint.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.sandbox.server import Running, running
from tests.peers.sandbox_person import Applicant, key


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    with running() as started:
        yield started


@pytest.fixture(scope="module")
def everybody(portal: Running) -> Iterator[dict[str, Applicant]]:
    people = {who: Applicant(portal, who) for who in portal.portal.people}
    yield people
    for somebody in people.values():
        somebody.client.close()


def test_an_answer_to_another_s_message_is_refused(everybody: dict[str, Applicant]) -> None:
    theirs = [each["id"] for each in everybody["elderly"].client.get("/v1/messages").json()["items"]]
    assert theirs
    for identity in theirs:
        refused = everybody["citizen"].client.post(
            "/v1/messages", json={"inReplyTo": identity, "text": "a"}, headers={"Idempotency-Key": key()}
        )
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["code"] == "unknownMessage"


def test_another_s_charge_cannot_be_put_into_a_payment(everybody: dict[str, Applicant]) -> None:
    theirs = [each["id"] for each in everybody["elderly"].client.get("/v1/charges").json()["items"]]
    assert theirs
    refused = everybody["citizen"].client.post(
        "/v1/payments", json={"chargeIds": theirs, "method": "link"}, headers={"Idempotency-Key": key()}
    )
    assert refused.status_code == 422
    assert {each["code"] for each in refused.json()["errors"]} == {"unknownCharge"}


def test_withdrawing_one_s_consent_withdraws_nobody_else_s(everybody: dict[str, Applicant]) -> None:
    mine, path = everybody["citizen"].client, "/v1/me/consents/family-doctor"
    assert mine.put(path, json={"optIn": False, "revision": "2"}).json()["state"]["code"] == "withdrawn"
    for who, somebody in everybody.items():
        [state] = [
            each["state"]["code"]
            for each in somebody.client.get("/v1/me/consents").json()["items"]
            if each["dataAgreement"]["id"] == "family-doctor"
        ]
        assert state == ("withdrawn" if who == "citizen" else "signed")
    assert mine.put(path, json={"optIn": True, "revision": "1"}).status_code == 422, "of another text"
    other = everybody["elderly"].client.put(path.replace("family-doctor", "employer-certificate"), json={})
    assert other.status_code == 404, "an agreement that only somebody else has"


def test_what_one_did_in_a_consultation_is_told_to_nobody_else(everybody: dict[str, Applicant]) -> None:
    mine, path = everybody["citizen"].client, "/v1/consultations/bus-stops"
    assert mine.put(f"{path}/vote", json={"choice": "yes"}).status_code == 201
    said = mine.post(f"{path}/contributions", json={"text": "a"}, headers={"Idempotency-Key": key()})
    assert said.status_code == 201
    for who, somebody in everybody.items():
        told = somebody.client.get(f"{path}/mine").json()
        assert ("vote" in told, len(told["contributions"])) == ((True, 1) if who == "citizen" else (False, 0))


def test_an_appeal_without_a_name_is_nobodys(everybody: dict[str, Applicant], portal: Running) -> None:
    stranger = Applicant(portal)
    with stranger.client as client:
        del client.headers["Authorization"]
        content = {"kind": "complaint", "recipient": "din", "subject": "a", "text": "b"}
        sent = client.post("/v1/appeals", json=content, headers={"Idempotency-Key": key()}).json()
        for asker in (client, *(each.client for each in everybody.values())):
            assert asker.get(f"/v1/appeals/{sent['id']}").status_code in (401, 404), "not even by its id"
        followed = client.post("/v1/appeals/lookup", json={"reference": sent["reference"], "token": sent["token"]})
        assert followed.json()["id"] == sent["id"]
        another = client.post("/v1/appeals", json=content, headers={"Idempotency-Key": key()}).json()
        other = client.post("/v1/appeals/lookup", json={"reference": another["reference"], "token": sent["token"]})
        assert other.status_code == 404, "both must be known"
    assert all(sent["id"] not in each.client.get("/v1/appeals").text for each in everybody.values())
