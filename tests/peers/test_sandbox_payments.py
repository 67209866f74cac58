"""Charges, payments and documents at the sandbox portal, as a client of any make sees them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.sandbox.payer import Payer
from kiosk.sandbox.server import Running, running
from tests.peers.sandbox_person import Applicant, HeldClock, key


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


def due(person: Applicant) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.client.get("/v1/charges?status=due").json()["items"]
    return found


def begin(person: Applicant, *charges: str, idempotency_key: str = "") -> Any:
    return person.client.post(
        "/v1/payments",
        json={"chargeIds": list(charges), "method": "link"},
        headers={"Idempotency-Key": idempotency_key or key()},
    )


def test_a_payment_has_the_shape_of_the_contract(person: Applicant, portal: Running) -> None:
    charge, same = due(person)[0], key()
    begun = begin(person, charge["id"], idempotency_key=same)
    assert begun.status_code == 201
    told = begun.json()
    assert begun.headers["location"] == f"/v1/payments/{told['id']}"
    assert begun.headers["retry-after"].isdigit()
    assert (told["amount"], told["currency"]) == (charge["amount"], "AZN")
    assert told["state"] == {"status": "created", "finished": False, "canRetry": False}
    again = begin(person, charge["id"], idempotency_key=same)
    assert (again.json(), again.headers["idempotency-replayed"]) == (told, "true")
    other = begin(person, charge["id"])
    assert (other.status_code, other.json()["code"], other.json()["paymentId"]) == (409, "payment-running", told["id"])
    phone = Payer()
    phone.open(told["links"]["next"])
    assert person.client.get(f"/v1/payments/{told['id']}").json()["state"]["status"] == "started"
    phone.decide("paid")
    paid = person.client.get(f"/v1/payments/{told['id']}")
    assert paid.json()["state"]["status"] == "success"
    assert "retry-after" not in paid.headers
    assert "next" not in paid.json()["links"], "nothing can be paid by it any more"
    assert begin(person, charge["id"]).json()["code"] == "already-paid"
    assert person.client.post(f"/v1/payments/{told['id']}/cancel").status_code == 409


def test_several_charges_are_paid_together_or_not_at_all(person: Applicant) -> None:
    charges = due(person)
    ids = [each["id"] for each in charges]
    begun = begin(person, *ids).json()
    assert begun["amount"] == sum(each["amount"] for each in charges)
    assert person.client.post(f"/v1/payments/{begun['id']}/cancel").status_code == 204
    assert [each["id"] for each in due(person)] == ids
    assert begin(person, ids[0], ids[0]).status_code == 422, "not the same one twice"


def test_there_is_no_receipt_before_the_money(person: Applicant) -> None:
    begun = begin(person, due(person)[0]["id"]).json()
    path = f"/v1/payments/{begun['id']}/receipt"
    assert person.client.get(path).status_code == 404
    phone = Payer()
    phone.open(begun["links"]["next"])
    phone.decide("paid")
    assert person.client.get(path).json()["amount"] == begun["amount"]
    assert person.client.get(path, headers={"Accept": "application/pdf"}).content.startswith(b"%PDF-")
    assert person.client.get(path, headers={"Accept": "image/png"}).status_code == 406


def test_a_charge_looked_up_says_nothing_of_whose_it_is(portal: Running, person: Applicant) -> None:
    reference = due(person)[0]["reference"]
    client = person.client
    del client.headers["Authorization"]
    told = client.get("/v1/charges/lookup", params={"reference": reference}).json()
    assert "id" not in told
    assert "Nümunəyev" not in str(told)
    assert client.get("/v1/charges/lookup", params={"reference": "1"}).status_code == 404
    assert client.get("/v1/charges/lookup").status_code == 400
    for number in range(40):
        answer = client.get("/v1/charges/lookup", params={"reference": str(number)})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")


def test_the_page_to_pay_on_is_tied_to_the_browser_that_opened_it(person: Applicant, portal: Running) -> None:
    begun = begin(person, due(person)[0]["id"]).json()
    secret = begun["links"]["next"].partition("payment=")[2]
    forged = person.client.post("/pay/decision", data={"payment": secret, "seal": "0" * 64, "outcome": "paid"})
    assert forged.status_code == 409
    page = person.client.get(begun["links"]["next"])
    assert "card" not in page.text.lower(), "no card is asked for"
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert page.headers["referrer-policy"] == "no-referrer"


def test_a_document_comes_whole_or_in_parts_and_its_digest_holds(person: Applicant) -> None:
    document = person.client.get("/v1/documents").json()["items"][0]
    path = f"/v1/documents/{document['id']}/content"
    whole = person.client.get(path)
    assert hashlib.sha256(whole.content).hexdigest() == document["sha256"]
    assert len(whole.content) == document["size"]
    digest = base64.b64encode(hashlib.sha256(whole.content).digest()).decode()
    assert whole.headers["repr-digest"] == f"sha-256=:{digest}:"
    assert whole.headers["cache-control"] == "private, no-store"
    part = person.client.get(path, headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, whole.content[100:200])
    rest = person.client.get(path, headers={"Range": "bytes=200-", "If-Range": whole.headers["etag"]})
    assert whole.content[:200] + rest.content == whole.content
    assert person.client.get(path, headers={"Range": "bytes=-10"}).content == whole.content[-10:]
    assert person.client.get(path, headers={"Range": f"bytes={document['size']}-"}).status_code == 416
    assert person.client.get(path, headers={"Range": "bytes=0-1", "If-Range": '"other"'}).status_code == 200
