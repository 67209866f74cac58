"""Sealed forms as the client makes them, for tests of the portal that receives them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import httpx
import msgspec

from kiosk.portal.resources.deposits import SealingKey, SealingKeys
from kiosk.sandbox.server import Running
from kiosk.sealing.code import checked, new_code
from kiosk.sealing.envelope import Envelope, seal
from tests.peers.sandbox_person import ANSWERS, SERVICE, client_of

JOSE = {"Content-Type": "application/jose"}
BIRTH_DATE = date(1988, 3, 14)
"""Of the sandbox portal's first citizen."""


@dataclass(frozen=True)
class Sealed:
    """One that was made: its name, its code in bare digits, its bytes."""

    id: str
    code: str
    ciphertext: bytes


def key_of(portal: Running) -> SealingKey:
    """What the portal says is to be sealed to."""
    with client_of(portal) as client:
        published = msgspec.json.decode(client.get("/v1/sealing-keys").content, type=SealingKeys)
    found = published.best(portal.portal.clock())
    assert found is not None
    return found


def sealed(
    portal: Running, answers: dict[str, Any] | None = None, key: SealingKey | None = None, **more: Any
) -> Sealed:
    """A form that its owner completed without a line; `more` are members of the envelope."""
    name, code = str(uuid.uuid4()), checked(new_code())
    told: dict[str, Any] = {
        "id": name,
        "service_id": SERVICE,
        "form_id": SERVICE,
        "form_version": "1",
        "language": "az",
        "answers": ANSWERS if answers is None else answers,
        "code": code,
        "sealed_at": datetime.now(UTC),
        "birth_date": None if "id_token" in more else BIRTH_DATE,
        **more,
    }
    return Sealed(name, told["code"], seal(Envelope(**told), key or key_of(portal)))


def put(client: httpx.Client, one: Sealed, **headers: str) -> httpx.Response:
    """Leave it at the portal."""
    return client.put(f"/v1/deposits/{one.id}", content=one.ciphertext, headers={**JOSE, **headers})


def renamed(one: Sealed) -> Sealed:
    """The same bytes under another name."""
    return replace(one, id=str(uuid.uuid4()))
