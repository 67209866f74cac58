"""A number in the queue with a kiosk's own token: a new one for each key, and there for no other kiosk and no person (contract 40)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from kiosk.sandbox.server import Running
from tests.peers.identities import bearing, identities
from tests.peers.sandbox_person import Applicant, HeldClock, key, portal_at
from tests.peers.test_sandbox_kiosks import Kiosk

WISH = {"locationId": "asan-baki-1", "serviceId": "id-card-lost", "priority": {"code": "elderly"}}


@dataclass(frozen=True)
class Asking:
    """A kiosk with its token."""

    kiosk: Kiosk
    headers: dict[str, str]

    def take(self, idempotency_key: str = "") -> httpx.Response:
        told = {**self.headers, "Idempotency-Key": idempotency_key or key()}
        return self.kiosk.client.post("/v1/queue-tickets", json=WISH, headers=told)

    def read(self, ticket: str) -> httpx.Response:
        return self.kiosk.client.get(f"/v1/queue-tickets/{ticket}", headers=self.headers)


def asking(portal: Running, client: httpx.Client, clock: HeldClock) -> Asking:
    kiosk = Kiosk(portal, client, clock).enrolled()
    return Asking(kiosk, bearing(kiosk.token().json()["access_token"]))


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def place(clock: HeldClock) -> Iterator[tuple[Running, httpx.Client]]:
    with portal_at(clock) as found:
        yield found


@pytest.fixture
def kiosk(place: tuple[Running, httpx.Client], clock: HeldClock) -> Asking:
    return asking(*place, clock)


def test_a_kiosk_takes_a_number_and_follows_it(kiosk: Asking, clock: HeldClock) -> None:
    taken = kiosk.take()
    assert taken.status_code == 201
    told = taken.json()
    assert taken.headers["location"] == f"/v1/queue-tickets/{told['id']}"
    assert (told["number"], told["priority"]) == ("P 001", {"code": "elderly"})
    states = []
    while "retry-after" in (answer := kiosk.read(told["id"])).headers:
        states.append(answer.json()["status"]["code"])
        clock.forward(60)
    assert states[-1] == "called"
    assert answer.json()["status"]["code"] == "missed"


def test_one_key_is_one_number_and_another_key_is_somebody_else(kiosk: Asking) -> None:
    same = key()
    first, again = kiosk.take(same), kiosk.take(same)
    assert (again.json(), again.headers["idempotency-replayed"]) == (first.json(), "true")
    assert kiosk.take().json()["number"] == "P 002", "who comes next is not given the number of who came before"


def test_the_key_of_one_kiosk_says_nothing_at_another(
    place: tuple[Running, httpx.Client], kiosk: Asking, clock: HeldClock
) -> None:
    other, same = asking(*place, clock), key()
    assert kiosk.take(same).json()["id"] != other.take(same).json()["id"]


def test_a_number_is_there_for_no_other_kiosk_and_for_no_person(
    place: tuple[Running, httpx.Client], kiosk: Asking, clock: HeldClock
) -> None:
    ticket = kiosk.take().json()["id"]
    assert kiosk.read(ticket).status_code == 200
    assert asking(*place, clock).read(ticket).status_code == 404
    everybody = identities(place[0])
    assert len(everybody) >= 14
    for each in everybody:
        refused = place[1].get(f"/v1/queue-tickets/{ticket}", headers=dict(each.headers))
        assert refused.status_code in (401, 403, 404), each.name
        assert "P 001" not in refused.text


def test_a_person_s_number_is_not_there_for_a_kiosk(place: tuple[Running, httpx.Client], kiosk: Asking) -> None:
    person = Applicant(place[0])
    with person.client:
        taken = person.client.post("/v1/queue-tickets", json=WISH, headers={"Idempotency-Key": key()})
    assert taken.status_code == 201
    assert kiosk.read(taken.json()["id"]).status_code == 404


def test_a_kiosk_s_token_that_has_ended_takes_nothing(kiosk: Asking, clock: HeldClock) -> None:
    ticket = kiosk.take().json()["id"]
    clock.forward(86_400)
    for refused in (kiosk.take(), kiosk.read(ticket)):
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Bearer ")
