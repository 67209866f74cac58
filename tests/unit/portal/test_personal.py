"""What a signed-in person's lists and resources are: read to their end, in time with an offset, and never shown."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.portal.discovery import Issuer
from kiosk.portal.errors import BadReply
from kiosk.portal.http import Http
from kiosk.portal.personal import PersonalPortal
from kiosk.portal.tokens import Asker, TokenAnswer, Tokens
from tests.unit.portal.hostile import Hostile, response

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def event(number: int) -> dict[str, Any]:
    at = f"2026-11-{number:02}T10:00:00+04:00"
    return {"id": f"e{number}", "at": at, "type": "noted", "status": {"code": "submitted"}}


@pytest.fixture
def personal() -> Iterator[PersonalPortal]:
    """A portal with three pages of events of a1, and a list of a2 that has no end."""

    def behaviour(server: Hostile, connection: socket.socket, request: bytes) -> bool:
        path, _, query = request.split(b" ")[1].decode().partition("?")
        place = int(query.partition("cursor=")[2] or "0")
        last = path == "/v1/applications/a1/events" and place == 2
        page = {"items": [event(9 - place % 9)], "next": None if last else str(place + 1)}
        connection.sendall(response(json.dumps(page).encode()))
        return True

    with Hostile(behaviour) as server:
        http = Http(server.url, kiosk=True)
        tokens = Tokens(Asker(http, Issuer(server.url), "client", lambda: AT), TokenAnswer("a", "Bearer"), None)
        yield PersonalPortal(tokens)
        http.close()


def test_all_events_are_read_oldest_first(personal: PersonalPortal) -> None:
    assert [event.id for event in personal.events("a1")] == ["e7", "e8", "e9"]


def test_a_list_without_an_end_is_given_up(personal: PersonalPortal) -> None:
    with pytest.raises(BadReply, match="without an end"):
        personal.events("a2")
