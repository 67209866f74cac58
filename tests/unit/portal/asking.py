"""One question to a server that behaves in some way, for the tests of HTTP."""

from __future__ import annotations

import msgspec

from kiosk.portal.exchange import Request
from kiosk.portal.http import Http
from tests.unit.portal.hostile import Behaviour, Hostile, response


class Thing(msgspec.Struct, frozen=True):
    name: str
    count: int = 0


GET = Request("GET", "/thing", deadline=5.0)


GOOD = response(b'{"name": "ad"}')


def ask(behaviour: Behaviour, request: Request = GET, **options: object) -> Thing:
    with Hostile(behaviour) as server:
        http = Http(server.url, kiosk=True, **options)  # type: ignore[arg-type]
        try:
            return http.request(request, Thing).value
        finally:
            http.close()
