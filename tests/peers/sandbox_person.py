"""Somebody at a running sandbox portal: signs in through the device grant and the phone page, asks, writes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from kiosk.sandbox.issuer import DEVICE_GRANT
from kiosk.sandbox.server import Running, running

CLIENT = "sandbox-kiosk"
SERVICE = "criminal-record"
ANSWERS: dict[str, Any] = {
    "purpose": "other",
    "otherPurpose": "Sınaq üçün",
    "familyName": "Nümunəyev",
    "givenName": "Sınaq",
    "fin": "TEST001",
    "birthPlace": "Bakı şəhəri",
    "nameChanged": False,
    "phone": "+994500000001",
}
DECLARATIONS = ["read", "truth"]


class HeldClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def key() -> str:
    """A new Idempotency-Key."""
    return f'"{uuid.uuid4()}"'


@contextmanager
def client_of(portal: Running, **headers: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=portal.url, headers={"Accept-Language": "en", **headers}, trust_env=False) as client:
        yield client


@contextmanager
def portal_at(clock: HeldClock) -> Iterator[tuple[Running, httpx.Client]]:
    with running(clock=clock) as portal, client_of(portal) as client:
        yield portal, client


def authorise(client: httpx.Client, **asked: str) -> dict[str, Any]:
    """The answer to a device authorization request."""
    answer = client.post("/oauth/device_authorization", data={"client_id": CLIENT, **asked})
    assert answer.status_code == 200, answer.text
    content: dict[str, Any] = answer.json()
    return content


def poll(client: httpx.Client, device: dict[str, Any]) -> httpx.Response:
    values = {"client_id": CLIENT, "grant_type": DEVICE_GRANT, "device_code": device["device_code"]}
    return client.post("/oauth/token", data=values)


def tokens(portal: Running, person: str = "citizen", **asked: str) -> dict[str, Any]:
    """The tokens of a person who has confirmed; `asked` goes into the device authorization request."""
    with client_of(portal) as client:
        device = authorise(client, **asked)
        portal.phone().decide(device["user_code"], person)
        answer = poll(client, device)
        assert answer.status_code == 200, answer.text
        content: dict[str, Any] = answer.json()
        return content


def sign_in(portal: Running, person: str = "citizen", **asked: str) -> str:
    """The access token of a person who has confirmed."""
    return str(tokens(portal, person, **asked)["access_token"])


class Applicant:
    """A signed-in person with a client of their own."""

    def __init__(self, portal: Running, person: str = "citizen", **asked: str) -> None:
        self.client = httpx.Client(
            base_url=portal.url,
            headers={"Accept-Language": "en", "Authorization": f"Bearer {sign_in(portal, person, **asked)}"},
            trust_env=False,
        )

    def create(self, data: dict[str, Any] | None = None, service: str = SERVICE, **more: Any) -> httpx.Response:
        content = {"serviceId": service, "formVersion": "1", "data": ANSWERS if data is None else data, **more}
        return self.client.post("/v1/applications", json=content, headers={"Idempotency-Key": key()})

    def submit(self, draft: httpx.Response, idempotency_key: str = "", **more: Any) -> httpx.Response:
        return self.client.post(
            f"/v1/applications/{draft.json()['id']}/submit",
            json={"declarations": DECLARATIONS, **more},
            headers={"Idempotency-Key": idempotency_key or key(), "If-Match": draft.headers["etag"]},
        )
