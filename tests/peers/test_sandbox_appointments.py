"""Appointments and the queue at the sandbox portal, as a client of any make sees them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import httpx
import pytest

from kiosk.sandbox.server import Running, running
from tests.peers.sandbox_person import Applicant, HeldClock, client_of, key

CENTRE = "asan-baki-1"
SERVICE = "id-card-lost"
GUEST = {"name": "Sınaq", "phone": "+994500000001"}


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def portal(clock: HeldClock) -> Iterator[Running]:
    with running(clock=clock) as started:
        yield started


@pytest.fixture
def guest(portal: Running) -> Iterator[httpx.Client]:
    with client_of(portal) as client:
        yield client


@pytest.fixture
def person(portal: Running) -> Iterator[Applicant]:
    somebody = Applicant(portal)
    with somebody.client:
        yield somebody


def slots(client: httpx.Client, centre: str = CENTRE, **query: str) -> Any:
    return client.get(f"/v1/locations/{centre}/slots", params={"serviceId": SERVICE, **query})


def book(client: httpx.Client, start: str, idempotency_key: str = "", **more: Any) -> httpx.Response:
    content = {"locationId": CENTRE, "serviceId": SERVICE, "start": start, "contact": GUEST, **more}
    return client.post("/v1/appointments", json=content, headers={"Idempotency-Key": idempotency_key or key()})


def test_free_times_have_the_shape_of_the_contract(guest: httpx.Client, clock: HeldClock) -> None:
    answer = slots(guest)
    assert answer.headers["cache-control"] == "public, max-age=30"
    told = answer.json()
    assert told["timezone"] == "Asia/Baku"
    assert datetime.fromisoformat(told["at"]) == clock.at
    starts = [datetime.fromisoformat(each["start"]) for each in told["slots"]]
    assert starts == sorted(starts)
    assert all(start > clock.at and start.utcoffset() for start in starts)
    assert slots(guest).json() == told, "the same for whoever asks"


@pytest.mark.parametrize(("centre", "days"), [("dost-baku-1", {0, 1, 2, 3}), (CENTRE, {0, 1, 2, 3, 4})])
def test_times_do_not_contradict_what_the_register_states(guest: httpx.Client, centre: str, days: set[int]) -> None:
    told = slots(guest, centre).json()["slots"]
    assert {datetime.fromisoformat(each["start"]).weekday() for each in told} == days


def test_a_centre_that_is_only_planned_and_a_service_given_online_have_none(
    portal: Running, guest: httpx.Client
) -> None:
    planned = next(
        each.id for each in portal.portal.register.histories["locations"].current()
        if each.record is not None and each.record.get("status") == "planned"
    )  # fmt: skip
    assert slots(guest, planned).json()["slots"] == []
    assert slots(guest, serviceId="imei-registration").json() | {"at": ""} == {
        "slots": [],
        "timezone": "Asia/Baku",
        "at": "",
        "guest": False,
    }
    refused = guest.post(
        "/v1/appointments",
        json={"locationId": CENTRE, "serviceId": "imei-registration", "start": "2026-11-24T09:00:00+04:00"},
        headers={"Idempotency-Key": key()},
    )
    assert refused.json()["errors"][0]["code"] == "notGivenHere"


def test_the_days_that_are_asked_for(guest: httpx.Client) -> None:
    told = slots(guest, **{"from": "2026-11-24", "to": "2026-11-24"}).json()["slots"]
    assert {each["start"][:10] for each in told} == {"2026-11-24"}
    for wrong in ({"from": "tomorrow"}, {"to": "2026-13-01"}, {"near": "baku"}):
        assert slots(guest, **wrong).status_code == 400
    assert slots(guest, "nowhere").status_code == 404


def test_one_key_is_one_appointment(guest: httpx.Client) -> None:
    start, same = slots(guest).json()["slots"][0]["start"], key()
    first = book(guest, start, same)
    assert first.status_code == 201
    assert first.headers["location"] == f"/v1/appointments/{first.json()['id']}"
    again = book(guest, start, same)
    assert (again.json(), again.headers["idempotency-replayed"]) == (first.json(), "true")
    assert book(guest, start, same, note="other").status_code == 422


def test_a_time_is_given_to_as_many_as_it_has_room_for(guest: httpx.Client) -> None:
    slot = slots(guest).json()["slots"][0]
    answers = [book(guest, slot["start"]) for _ in range(slot["capacity"] + 1)]
    assert [each.status_code for each in answers] == [201] * slot["capacity"] + [409]
    told = answers[-1].json()
    assert told["code"] == "slot-taken"
    assert 1 <= len(told["alternatives"]) <= 3
    assert slot["start"] not in [each["start"] for each in told["alternatives"]]
    assert slot["start"] not in [each["start"] for each in slots(guest).json()["slots"]]


@pytest.mark.parametrize("start", ["2026-11-20T09:00:00+04:00", "2026-11-24T09:10:00+04:00", "2027-11-24T09:00:00Z"])
def test_what_is_no_free_time_is_not_booked(guest: httpx.Client, start: str) -> None:
    assert book(guest, start).json()["code"] == "slot-taken"


@pytest.mark.parametrize("start", ["2026-11-24T09:00:00", "2026-11-24", "soon", 3, "0001-01-01T00:00:00+23:00"])
def test_a_time_without_an_offset_is_none(guest: httpx.Client, start: Any) -> None:
    assert book(guest, start).status_code == 422


def test_the_same_moment_in_another_zone_is_the_same_time(guest: httpx.Client) -> None:
    start = slots(guest).json()["slots"][0]["start"]
    elsewhere = datetime.fromisoformat(start).astimezone(tz=None).isoformat()
    assert book(guest, elsewhere).json()["start"] == start


def test_a_guest_opens_moves_and_cancels_with_the_code_alone(guest: httpx.Client, person: Applicant) -> None:
    start, other = (each["start"] for each in slots(guest).json()["slots"][:2])
    made = book(guest, start)
    told = made.json()
    path, code = f"/v1/appointments/{told['id']}", {"Appointment-Code": told["code"]}
    assert guest.get(path).status_code == 401
    assert guest.get(path, headers={"Appointment-Code": "WRONG"}).status_code == 404
    assert person.client.get(path).status_code == 404, "somebody who is signed in is not the guest"
    assert person.client.get(path, headers=code).status_code == 404
    found = guest.post("/v1/appointments/lookup", json={"code": told["code"].lower()})
    assert found.json() == told
    tag = found.headers["etag"]
    moved = guest.patch(path, json={"start": other}, headers={**code, "If-Match": tag})
    assert moved.json()["start"] == other
    stale = guest.patch(path, json={"start": start}, headers={**code, "If-Match": tag})
    assert (stale.status_code, stale.json()["etag"]) == (412, moved.headers["etag"])
    assert guest.delete(path, headers=code).status_code == 428
    assert guest.delete(path, headers={**code, "If-Match": moved.headers["etag"]}).status_code == 204
    assert guest.get(path, headers=code).json()["status"]["code"] == "cancelled"
    over = guest.delete(path, headers={**code, "If-Match": "*"})
    assert over.json()["code"] == "appointment-over"


def test_a_code_opens_nothing_that_was_booked_signed_in(guest: httpx.Client, person: Applicant) -> None:
    told = book(person.client, slots(guest).json()["slots"][0]["start"]).json()
    assert guest.post("/v1/appointments/lookup", json={"code": told["code"]}).status_code == 404
    for number in range(40):
        answer = guest.post("/v1/appointments/lookup", json={"code": str(number)})
    assert answer.status_code == 429


def test_a_guest_is_refused_where_one_signs_in(guest: httpx.Client) -> None:
    start = slots(guest).json()["slots"][0]["start"]
    refused = book(guest, start, serviceId="criminal-record")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Bearer ")
    nameless = book(guest, start, contact={"phone": "+994"})
    assert nameless.json()["errors"][0]["code"] == "guestNeedsContact"
    forged = guest.post(
        "/v1/appointments", json={}, headers={"Authorization": "Bearer forged", "Idempotency-Key": key()}
    )
    assert forged.status_code == 401, "a token that does not hold makes nobody a guest"


def test_an_appointment_whose_time_has_come_is_past(guest: httpx.Client, clock: HeldClock) -> None:
    told = book(guest, slots(guest).json()["slots"][0]["start"]).json()
    clock.at = datetime.fromisoformat(told["start"])
    path, code = f"/v1/appointments/{told['id']}", {"Appointment-Code": told["code"]}
    assert guest.get(path, headers=code).json()["status"]["code"] == "past"
    refused = guest.patch(path, json={"reminder": "none"}, headers={**code, "If-Match": "*"})
    assert refused.json()["code"] == "appointment-over"


def test_a_number_says_how_many_are_ahead_and_when_to_ask_again(person: Applicant, clock: HeldClock) -> None:
    visit = {"locationId": CENTRE, "serviceId": SERVICE, "priority": {"code": "none"}}
    taken = person.client.post("/v1/queue-tickets", json=visit, headers={"Idempotency-Key": key()})
    assert taken.status_code == 201
    told = taken.json()
    ahead = told["peopleAhead"]
    assert ahead >= 1
    assert taken.headers["retry-after"].isdigit()
    again = person.client.post("/v1/queue-tickets", json=visit, headers={"Idempotency-Key": key()})
    assert again.json()["number"] == told["number"], "nobody stands in a queue twice"
    path = f"/v1/queue-tickets/{told['id']}"
    seen = []
    while "retry-after" in (answer := person.client.get(path)).headers:
        seen.append((answer.json()["peopleAhead"], answer.json()["status"]["code"]))
        clock.forward(60)
    assert [number for number, _ in seen] == sorted((number for number, _ in seen), reverse=True)
    assert {state for _, state in seen} == {"waiting", "called"}
    assert answer.json()["status"]["code"] == "missed"
