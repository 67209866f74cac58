"""The sandbox portal behaving badly on purpose, and the server around it: starts, stops, leaves nothing behind."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import msgspec
import pytest

from kiosk.portal.resources.catalogue import PublicService
from kiosk.sandbox.hostile import DRIP_SECONDS, ELSEWHERE, KINDS
from kiosk.sandbox.scenarios import UnknownScenario
from kiosk.sandbox.server import HOST, PortOccupied, Running, running
from tests.peers.sandbox_person import ANSWERS, Applicant, client_of, key, sign_in

SERVICE = "/v1/services/criminal-record"


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    with running() as started:
        yield started


@pytest.fixture
def client(portal: Running) -> Iterator[httpx.Client]:
    with client_of(portal) as made:
        yield made
    portal.scenarios.choose(None)


def asked(client: httpx.Client, scenario: str) -> httpx.Response:
    return client.get(SERVICE, headers={"X-Sandbox-Scenario": scenario})


def test_down_is_down_for_everything(portal: Running, client: httpx.Client) -> None:
    portal.scenarios.choose("down:90")
    for path in ("/v1/status", SERVICE, "/d", "/.well-known/portal-configuration"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "90")
        assert (answer.json()["code"], answer.json()["retryable"]) == ("maintenance", True)
    assert asked(client, "none").status_code == 200
    assert portal.phone() is not None
    portal.scenarios.choose(None)
    assert client.get(SERVICE).status_code == 200


def test_broken_json(client: httpx.Client) -> None:
    answer = asked(client, "hostile:json")
    assert answer.headers["content-type"] == "application/json"
    with pytest.raises(json.JSONDecodeError):
        answer.json()


@pytest.mark.parametrize("kind", ["types", "missing"])
def test_json_of_another_shape(client: httpx.Client, kind: str) -> None:
    answer = asked(client, f"hostile:{kind}")
    assert answer.json()
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(answer.content, type=PublicService)


def test_a_page_in_place_of_json(client: httpx.Client) -> None:
    answer = asked(client, "hostile:html")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html")


def test_sent_elsewhere(client: httpx.Client) -> None:
    answer = asked(client, "hostile:redirect")
    assert (answer.status_code, answer.headers["location"]) == (302, ELSEWHERE)


def test_a_body_without_end(client: httpx.Client) -> None:
    received = 0
    with client.stream("GET", SERVICE, headers={"X-Sandbox-Scenario": "hostile:huge"}) as answer:
        for piece in answer.iter_raw():
            received += len(piece)
            if received > 5_000_000:
                break
    assert received > 5_000_000


def test_a_dripping_body(client: httpx.Client) -> None:
    received: list[bytes] = []
    headers = {"X-Sandbox-Scenario": "hostile:drip"}
    with client.stream("GET", SERVICE, headers=headers, timeout=DRIP_SECONDS / 2) as answer:
        assert answer.status_code == 200
        with pytest.raises(httpx.ReadTimeout):
            received.extend(answer.iter_raw())
    assert 1 <= len(b"".join(received)) <= 2


def test_hostile_kinds_come_in_turn(portal: Running, client: httpx.Client) -> None:
    with running("hostile") as hostile, client_of(hostile) as other:
        kinds = []
        for _ in range(len(KINDS) * 2):
            with other.stream("GET", SERVICE) as answer:
                kinds.append(
                    (answer.status_code, answer.headers.get("content-type"), "content-length" in answer.headers)
                )
    assert kinds[: len(KINDS)] == kinds[len(KINDS) :]
    assert kinds[3][1] == "text/html"
    assert [whole for _, _, whole in kinds[:7]] == [True, True, True, True, False, False, True]


@pytest.mark.parametrize(
    ("kind", "error", "happened"),
    [("drop", httpx.RemoteProtocolError, 0), ("reset", httpx.ReadError, 1)],
)
def test_a_lost_request_or_a_lost_answer(kind: str, error: type[Exception], happened: int) -> None:
    with running() as portal:
        applicant = Applicant(portal)
        content = {"serviceId": "criminal-record", "formVersion": "1"}
        with applicant.client as client:
            headers = {"Idempotency-Key": key(), "X-Sandbox-Scenario": f"flaky:{kind}"}
            with pytest.raises(error):
                client.post("/v1/applications", json=content, headers=headers)
            assert len(client.get("/v1/applications").json()["items"]) == happened
            del headers["X-Sandbox-Scenario"]
            again = client.post("/v1/applications", json=content, headers=headers)
            assert again.status_code == 201
            assert ("idempotency-replayed" in again.headers) == bool(happened)
            assert len(client.get("/v1/applications").json()["items"]) == 1


def test_flaky_fails_each_nth_request_in_the_same_way() -> None:
    def tried() -> list[str]:
        with running("flaky:2") as portal, client_of(portal) as client:
            found = []
            for _ in range(16):
                try:
                    found.append(str(client.get("/v1/status").status_code))
                except httpx.TransportError as error:
                    found.append(type(error).__name__)
            return found

    first = tried()
    assert first[::2] == ["200"] * 8
    assert set(first[1::2]) == {"503", "ReadError", "RemoteProtocolError"}
    assert tried() == first


def test_slow_holds_back_by_rate_and_latency(client: httpx.Client) -> None:
    def seconds(scenario: str) -> float:
        start = time.monotonic()
        answer = client.get(SERVICE, headers={"X-Sandbox-Scenario": scenario, "Accept-Encoding": "identity"})
        assert answer.json()["id"] == "criminal-record"
        return time.monotonic() - start

    size = len(client.get(SERVICE, headers={"Accept-Encoding": "identity"}).content)
    assert seconds("slow:1000000:300") >= 0.3
    assert seconds(f"slow:{size * 8 / 1000 * 4}:0") >= 0.25, "the body alone takes a quarter of a second at this rate"


def test_slow_requests_are_held_back_too(portal: Running) -> None:
    headers = {"Authorization": f"Bearer {sign_in(portal)}", "X-Sandbox-Scenario": "slow:1000:0"}
    headers["Accept-Encoding"] = "identity"
    content = {"serviceId": "criminal-record", "formVersion": "1", "data": {**ANSWERS, "more": "x" * 50_000}}
    with client_of(portal, **headers) as client:
        start = time.monotonic()
        answer = client.post("/v1/applications", json=content, headers={"Idempotency-Key": key()})
        assert answer.status_code == 201
        # 50 kB there and 50 kB back at 125 kB a second
        assert time.monotonic() - start >= 0.75


def test_unknown_scenarios_are_refused_before_anything_starts() -> None:
    before = set(threading.enumerate())
    with pytest.raises(UnknownScenario), running("fast"):
        pytest.fail("it started")
    assert set(threading.enumerate()) == before


def test_a_header_that_names_none_changes_nothing(client: httpx.Client) -> None:
    assert asked(client, "fast").status_code == 200


def test_an_occupied_port_is_named(portal: Running) -> None:
    port = int(portal.url.rpartition(":")[2])
    with pytest.raises(PortOccupied, match=str(port)), running(port=port):
        pytest.fail("it started")


def test_nothing_is_left_behind(caplog: pytest.LogCaptureFixture) -> None:
    """It ends in the middle of an answer that has no end, to somebody who has not hung up."""
    before = set(threading.enumerate())
    with caplog.at_level(logging.WARNING), ExitStack() as hung_up:
        with running("hostile:drip") as stopping:
            connection = socket.create_connection((HOST, int(stopping.url.rpartition(":")[2])))
            hung_up.enter_context(connection)
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert connection.recv(1)
        assert set(threading.enumerate()) == before
    assert caplog.records == []
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HOST, int(stopping.url.rpartition(":")[2])))


@pytest.mark.parametrize(
    ("host", "status"), [("localhost:80", 200), ("127.0.0.1", 200), ("portal.example:80", 421), ("[::1]", 421)]
)
def test_it_answers_only_to_the_names_of_this_computer(client: httpx.Client, host: str, status: int) -> None:
    assert client.get("/v1/status", headers={"Host": host}).status_code == status


def test_it_serves_for_ever_until_told_to_end() -> None:
    program = "from kiosk.sandbox.server import serve; serve(0, ready=lambda url: print(url, flush=True))"
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        url = process.stdout.readline().strip()
        assert httpx.get(f"{url}/v1/status", trust_env=False).status_code == 200
        process.terminate()
        process.wait(60)
        assert process.stderr.read() == ""
