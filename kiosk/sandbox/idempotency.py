"""Requests that must happen once: Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07, contract §A.1)."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import sqlite3
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.store import Store
from kiosk.sandbox.tokens import Grant

KEPT: Final = 96 * 3600.0
"""Seconds for which an answer is kept; the contract asks for 72 hours at least."""

_UUID: Final = re.compile(r'"([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})"')


def forget_running(store: Store) -> None:
    """At the start of a portal nothing is running: what an earlier process left so was never finished."""
    store.run("DELETE FROM answer WHERE status IS NULL")


def _key_of(request: Request) -> str:
    header = request.headers.get("idempotency-key")
    if header is None:
        raise Problem("key-missing", errors=[ItemError("required", header="Idempotency-Key")])
    match = _UUID.fullmatch(header.strip())
    if match is None:
        raise Problem("key-missing", errors=[ItemError("pattern", header="Idempotency-Key")])
    return match[1].lower()


def _replay(row: sqlite3.Row, fingerprint: str) -> Response:
    if row["request"] != fingerprint:
        raise Problem("key-reused", errors=[ItemError("invalid", header="Idempotency-Key")])
    if row["status"] is None:
        raise Problem("request-running", headers={"Retry-After": "1"})
    return Response(row["body"], row["status"], {**json.loads(row["headers"]), "Idempotency-Replayed": "true"})


async def once(request: Request, grant: Grant | None, act: Callable[[], Response], *, kiosk: str = "") -> Response:
    """The answer of `act`, which is called once for a key; afterwards its answer is given again.

    Without a `grant` nobody has signed in: the key alone says who asks again, or the key and which `kiosk` it is.

    What `act` refuses with a `Problem` has changed nothing, so it is not kept: a corrected application can be sent with
    the key that it always had. Raises `Problem` 400, 409 or 422 about the key.
    """
    portal = portal_of(request)
    key = (grant.client if grant else kiosk, grant.person.id if grant else "", _key_of(request))
    told = [request.method, str(request.url.path), str(request.url.query)]
    fingerprint = hashlib.sha256(json.dumps(told).encode() + await request.body()).hexdigest()
    portal.store.run("DELETE FROM answer WHERE kept_until <= ?", portal.timestamp())
    row = portal.store.row("SELECT * FROM answer WHERE client = ? AND person = ? AND key = ?", *key)
    if row is not None:
        return _replay(row, fingerprint)
    portal.store.run(
        "INSERT INTO answer (client, person, key, request, kept_until) VALUES (?, ?, ?, ?, ?)",
        *key,
        fingerprint,
        portal.timestamp() + KEPT,
    )
    try:
        if portal.thinking:
            await asyncio.sleep(portal.thinking)
        return _act(portal, key, act)
    except BaseException:
        portal.store.run("DELETE FROM answer WHERE client = ? AND person = ? AND key = ?", *key)
        raise


def _act(portal: Portal, key: tuple[str, str, str], act: Callable[[], Response]) -> Response:
    """What is done and what is answered are kept together, or neither."""
    with portal.store.writing():
        response = act()
        portal.store.run(
            "UPDATE answer SET status = ?, headers = ?, body = ? WHERE client = ? AND person = ? AND key = ?",
            response.status_code,
            json.dumps({name: value for name, value in response.headers.items() if name != "content-length"}),
            bytes(response.body),
            *key,
        )
    return response
