"""The hostile scenario: answers that no client should trust."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

KINDS: Final = ("json", "types", "missing", "html", "huge", "drip", "redirect")
"""Broken JSON; wrong types; missing members; HTML in place of JSON; a body without end; a byte a second; another place."""

ELSEWHERE: Final = "http://127.0.0.2:9/elsewhere"
"""Loopback too: even a client that follows stays on this computer."""
DRIP_SECONDS: Final = 0.5
_BLOCK: Final = b'"' + b"x" * 65_534 + b'",'
_HTML: Final = b"<!doctype html><title>Portal</title><h1>It works!</h1>"


def confuse(content: Any) -> Any:
    """The same shape with other types: texts become numbers, numbers texts, lists objects."""
    match content:
        case dict():
            return {name: confuse(value) for name, value in content.items()}
        case list():
            return {str(place): confuse(value) for place, value in enumerate(content)}
        case str():
            return len(content)
        case None:
            return []
        case _:
            return str(content)


def lessen(content: Any) -> Any:
    """The same without every other member, the first one gone."""
    match content:
        case dict():
            return {name: lessen(value) for name, value in list(content.items())[1::2]}
        case list():
            return [lessen(value) for value in content]
        case _:
            return content


def spoil(kind: str, body: bytes) -> bytes:
    """A JSON body made wrong; one that is none is cut."""
    try:
        content = json.loads(body)
    except ValueError:
        return body[: len(body) // 2]
    if kind == "types":
        return json.dumps(confuse(content)).encode()
    if kind == "missing":
        return json.dumps(lessen(content)).encode()
    return body[: len(body) // 2] + b',}"'


async def _collect(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    """The answer that the portal means, unpacked."""
    start: Message = {}
    pieces: list[bytes] = []

    async def gather(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            pieces.append(message.get("body", b""))

    plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    await app({**scope, "headers": plain}, receive, gather)
    return start, b"".join(pieces)


async def _send_whole(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    told = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": body})


async def _endlessly(receive: Receive, send: Send, piece: bytes, pause: float, stopped: Callable[[], bool]) -> None:
    """Sends until the client has gone or the server ends."""
    gone = asyncio.ensure_future(_gone(receive))
    kind = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 200, "headers": kind})
    await send({"type": "http.response.body", "body": b"[", "more_body": True})
    try:
        while not gone.done() and not stopped():
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.wait([gone], timeout=pause)
    finally:
        gone.cancel()
    await send({"type": "http.response.body", "body": b""})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def answer(
    kind: str, app: ASGIApp, scope: Scope, receive: Receive, send: Send, stopped: Callable[[], bool]
) -> None:
    """Answers a request in one of the ways of `KINDS`."""
    json_kind = (b"content-type", b"application/json")
    if kind == "html":
        await _send_whole(send, 200, [(b"content-type", b"text/html")], _HTML)
    elif kind == "redirect":
        await _send_whole(send, 302, [(b"location", ELSEWHERE.encode())], b"")
    elif kind == "huge":
        await _endlessly(receive, send, _BLOCK, 0, stopped)
    elif kind == "drip":
        await _endlessly(receive, send, b" ", DRIP_SECONDS, stopped)
    else:
        start, body = await _collect(app, scope, receive)
        await _send_whole(send, start["status"], [json_kind], spoil(kind, body))
