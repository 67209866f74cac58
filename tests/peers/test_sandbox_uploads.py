"""Files at the sandbox portal, asked as any tus client would: pieces, digests, ends, other people's files, a server that is killed."""

from __future__ import annotations

import base64
import hashlib
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.sandbox.server import Running
from kiosk.sandbox.upload_store import LARGEST, LIFE, MOST_OPEN
from tests.journeys.files import infected_pdf, pdf, picture
from tests.peers.sandbox_person import Applicant, HeldClock, key, portal_at

TUS = {"Tus-Resumable": "1.0.0"}
CHUNK = {**TUS, "Content-Type": "application/offset+octet-stream"}


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def portal(clock: HeldClock) -> Iterator[Running]:
    with portal_at(clock) as (portal, _):
        yield portal


@pytest.fixture
def person(portal: Running) -> Iterator[Applicant]:
    somebody = Applicant(portal)
    with somebody.client:
        yield somebody


def metadata(**told: str) -> dict[str, str]:
    pairs = (f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items())
    return {"Upload-Metadata": ",".join(pairs)}


def create(person: Applicant, length: int, **told: str) -> httpx.Response:
    return person.client.post("/v1/uploads", headers={**TUS, "Upload-Length": str(length), **metadata(**told)})


def send(person: Applicant, place: str, offset: int, data: bytes, **headers: str) -> httpx.Response:
    return person.client.patch(place, content=data, headers={**CHUNK, "Upload-Offset": str(offset), **headers})


def sent(person: Applicant, data: bytes, **told: str) -> str:
    """A whole file; its address."""
    place = create(person, len(data), **told).headers["location"]
    assert send(person, place, 0, data).status_code == 204
    return str(place)


def state(person: Applicant, place: str) -> dict[str, Any]:
    answer: dict[str, Any] = person.client.get(place).json()
    return answer


def test_a_file_in_two_pieces(person: Applicant) -> None:
    data = pdf()
    created = create(person, len(data), filename="arayış.pdf", filetype="application/pdf")
    assert created.status_code == 201
    place = created.headers["location"]
    assert "GMT" in created.headers["upload-expires"]
    assert send(person, place, 0, data[:100]).headers["upload-offset"] == "100"
    head = person.client.head(place, headers=TUS)
    assert (head.headers["upload-offset"], head.headers["upload-length"]) == ("100", str(len(data)))
    assert state(person, place)["state"]["code"] == "receiving"
    assert send(person, place, 100, data[100:]).status_code == 204
    told = state(person, place)
    assert told["state"]["code"] == "accepted"
    assert told["filename"] == "arayış.pdf"
    assert told["sha256"] == hashlib.sha256(data).hexdigest()
    assert person.client.get(f"{place}/content").content == data


@pytest.mark.parametrize(
    ("data", "told", "reason"),
    [
        (infected_pdf(), {}, "virus"),
        (b"MZ a program", {}, "type"),
        (picture("PNG"), {"filetype": "application/pdf"}, "renamed"),
        (pdf(), {"sha256": "0" * 64}, "damaged"),
    ],
    ids=["virus", "type", "renamed", "damaged"],
)
def test_what_is_found_in_a_whole_file(person: Applicant, data: bytes, told: dict[str, str], reason: str) -> None:
    place = sent(person, data, **told)
    found = state(person, place)
    assert (found["state"]["code"], found["reason"]["code"]) == ("refused", reason)
    assert person.client.get(f"{place}/content").status_code == 404
    draft = person.create()
    attached = [place.rpartition("/")[2]]
    refused = person.submit(draft, attachments=attached)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/attachments/0"


def test_what_is_refused_before_it_comes(person: Applicant) -> None:
    assert create(person, LARGEST + 1).status_code == 413
    assert create(person, 0).json()["code"] == "upload-empty"
    assert create(person, 10, filetype="text/html").status_code == 415
    assert person.client.post("/v1/uploads", headers={**TUS, "Upload-Length": "-1"}).status_code == 400
    other = {"Tus-Resumable": "0.2.2", "Upload-Length": "9"}
    assert person.client.post("/v1/uploads", headers=other).status_code == 412
    for _ in range(MOST_OPEN):
        assert create(person, 10).status_code == 201
    assert create(person, 10).status_code == 429


def test_pieces_that_do_not_fit(person: Applicant) -> None:
    place = create(person, 100).headers["location"]
    assert send(person, place, 5, b"12345").status_code == 409
    assert send(person, place, 0, b"x" * 101).status_code == 413
    wrong = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    assert send(person, place, 0, b"12345", **{"Upload-Checksum": f"sha256 {wrong}"}).status_code == 460
    assert person.client.head(place, headers=TUS).headers["upload-offset"] == "0"
    right = base64.b64encode(hashlib.sha1(b"12345").digest()).decode()
    assert send(person, place, 0, b"12345", **{"Upload-Checksum": f"sha1 {right}"}).status_code == 204


def test_half_a_piece_is_kept(person: Applicant, portal: Running) -> None:
    place = create(person, 1000).headers["location"]
    token = person.client.headers["authorization"]
    with socket.create_connection(("127.0.0.1", int(portal.url.rpartition(":")[2]))) as line:
        head = (
            f"PATCH {place} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {token}\r\nTus-Resumable: 1.0.0\r\n"
            "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\nContent-Length: 1000\r\n"
            "Expect: 100-continue\r\n\r\n"
        )
        line.sendall(head.encode())
        assert b"100" in line.recv(100), "the portal has begun to take it"
        assert send(person, place, 0, b"y").status_code == 423, "while it comes nobody else may add to it"
        line.sendall(b"x" * 400)
    while (told := person.client.head(place, headers=TUS)).headers["upload-offset"] == "0":
        assert told.status_code == 200
    assert told.headers["upload-offset"] == "400"


def test_an_upload_has_an_end(person: Applicant, clock: HeldClock) -> None:
    place = create(person, 100).headers["location"]
    assert person.client.delete(place, headers=TUS).status_code == 204
    assert person.client.head(place, headers=TUS).status_code == 404


def test_what_is_not_gone_on_with_is_not_kept_for_ever(portal: Running, clock: HeldClock) -> None:
    portal.portal.token_life = 10 * LIFE
    somebody = Applicant(portal)
    with somebody.client:
        place = create(somebody, 100).headers["location"]
        clock.forward(LIFE + 1)
        assert somebody.client.head(place, headers=TUS).status_code == 410


def test_nobody_reaches_the_file_of_another(person: Applicant, portal: Running) -> None:
    place = sent(person, pdf())
    link = person.client.post("/v1/upload-links", json={}, headers={"Idempotency-Key": key()}).json()
    other = Applicant(portal, "elderly")
    with other.client as client:
        answers = [
            client.get(place),
            client.get(f"{place}/content"),
            client.head(place, headers=TUS),
            client.delete(place, headers=TUS),
            send(other, place, 0, b"x"),
            client.get(f"/v1/upload-links/{link['id']}"),
            other.submit(other.create(), attachments=[place.rpartition("/")[2]]),
        ]
    assert [each.status_code for each in answers] == [404] * 6 + [422]


def test_a_file_is_attached_to_one_application_only(person: Applicant) -> None:
    attached = [sent(person, pdf()).rpartition("/")[2]]
    assert person.submit(person.create(), attachments=attached).status_code == 202
    assert person.submit(person.create(), attachments=attached).status_code == 422
    assert person.client.delete(f"/v1/uploads/{attached[0]}", headers=TUS).status_code == 409


def test_what_had_arrived_outlives_a_killed_portal(tmp_path: Path) -> None:
    def started() -> tuple[subprocess.Popen[str], str]:
        program = (
            "import sys\nfrom pathlib import Path\nfrom kiosk.sandbox.server import serve\n"
            "serve(0, Path(sys.argv[1]), ready=lambda url: print(url, flush=True))"
        )
        process = subprocess.Popen([sys.executable, "-c", program, tmp_path], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        return process, process.stdout.readline().strip()

    def ended(process: subprocess.Popen[str]) -> None:
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert process.stdout is not None
        process.stdout.close()

    process, url = started()
    data = pdf()
    with httpx.Client(base_url=url, trust_env=False) as client:
        device = client.post("/oauth/device_authorization", data={"client_id": "sandbox-kiosk"}).json()
        from kiosk.sandbox.handset import Handset

        Handset(url, "en").decide(device["user_code"], "citizen")
        grant = {"client_id": "sandbox-kiosk", "grant_type": "urn:ietf:params:oauth:grant-type:device_code"}
        token = client.post("/oauth/token", data={**grant, "device_code": device["device_code"]}).json()["access_token"]
        person = {"Authorization": f"Bearer {token}"}
        place = client.post("/v1/uploads", headers={**person, **TUS, "Upload-Length": str(len(data))}).headers[
            "location"
        ]
        client.patch(place, content=data[:200], headers={**person, **CHUNK, "Upload-Offset": "0"})
    ended(process)
    process, url = started()
    with httpx.Client(base_url=url, trust_env=False, headers=person) as client:
        assert client.head(place, headers=TUS).headers["upload-offset"] == "200"
        client.patch(place, content=data[200:], headers={**CHUNK, "Upload-Offset": "200"})
        assert client.get(f"{place}/content").content == data
    ended(process)
