"""gzip both ways (RFC 9110 §8.4), and what every answer carries: API-Version, Vary, the limit of a request's size."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.sandbox.errors import Problem, problem_response
from kiosk.sandbox.languages import language, ranges

API_VERSION: Final = "2026-11-01"
LARGEST_REQUEST: Final = 1_000_000
"""Bytes of a request's body, after it has been unpacked."""
WORTH_PACKING: Final = 500
STREAMED: Final = ("/v1/uploads", "/send")
"""Paths whose bodies are files: they come in pieces, may be larger, and are bounded by whoever reads them."""
LOCAL_NAMES: Final = ("127.0.0.1", "localhost")
_MARK: Final = "-gzip"


def unmark(tags: str) -> str:
    """Entity tags without the mark that says "packed": the thing they name is the same."""
    return tags.replace(f'{_MARK}"', '"')


def unpack(body: bytes) -> bytes:
    """The content of a gzip body. Raises `Problem` 400 when it is none, 413 when it is too large unpacked."""
    machine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        content = machine.decompress(body, LARGEST_REQUEST + 1)
    except zlib.error as error:
        raise Problem("bad-request") from error
    if len(content) > LARGEST_REQUEST:
        raise Problem("too-large")
    if not machine.eof or machine.unused_data:
        raise Problem("bad-request")
    return content


def _pack(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


_pack_kept = lru_cache(maxsize=32)(_pack)
"""The same for what everybody asks for; what is personal is not kept."""


def _know_host(host: str) -> None:
    """Raises `Problem` 421 for another name than this computer's: a page elsewhere may let its own name lead here."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if name not in LOCAL_NAMES:
        raise Problem("forbidden-host")


async def _whole_body(receive: Receive) -> bytes:
    pieces: list[bytes] = []
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > LARGEST_REQUEST:
            raise Problem("too-large")
        more = message.get("more_body", False)
    return b"".join(pieces)


def _unmarked(headers: Iterable[tuple[bytes, bytes]], dropped: tuple[bytes, ...]) -> list[tuple[bytes, bytes]]:
    return [
        (name, unmark(value.decode("latin-1")).encode("latin-1") if name in (b"if-match", b"if-none-match") else value)
        for name, value in headers
        if name not in dropped
    ]


class Coding:
    """The outermost layer of the portal itself; a scenario may stand around it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = _Answer(send, packed=self._wants_gzip(headers))
        try:
            _know_host(headers.get("host", ""))
            body, dropped = await self._read(scope["path"], headers, receive)
        except Problem as problem:
            refusal = problem_response(
                problem,
                language=language(headers.get("accept-language")),
                path=scope["path"],
                traceparent=headers.get("traceparent"),
            )
            await refusal(scope, receive, answer)
            return
        told = body is None

        async def read() -> Message:
            nonlocal told
            if told:
                return await receive()
            told = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app({**scope, "headers": _unmarked(scope["headers"], dropped)}, read, answer)

    @staticmethod
    def _wants_gzip(headers: Headers) -> bool:
        return any(name in ("gzip", "x-gzip", "*") for name, _ in ranges(headers.get("accept-encoding", "")))

    @staticmethod
    async def _read(path: str, headers: Headers, receive: Receive) -> tuple[bytes | None, tuple[bytes, ...]]:
        """The request's body as it was meant, and the headers that no longer hold of it; None where it comes in pieces."""
        if path.startswith(STREAMED):
            return None, ()
        body = await _whole_body(receive)
        coding = headers.get("content-encoding", "identity").strip().lower()
        if coding == "identity":
            return body, ()
        if coding not in ("gzip", "x-gzip"):
            raise Problem("unsupported-media-type", headers={"Accept-Encoding": "gzip"})
        return unpack(body), (b"content-encoding", b"content-length")


class _Answer:
    """Sends an answer on: adds the headers, and packs a body that is worth it. Every answer comes in one piece."""

    def __init__(self, send: Send, *, packed: bool) -> None:
        self._send = send
        self._packed = packed
        self._start: Message = {}

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        headers = MutableHeaders(raw=self._start["headers"])
        headers["API-Version"] = API_VERSION
        headers["X-Content-Type-Options"] = "nosniff"
        headers.add_vary_header("Accept-Encoding")
        if "content-language" in headers:
            headers.add_vary_header("Accept-Language")
        body: bytes = message.get("body", b"")
        # a digest or a range is of the content as it stands (RFC 9530 §3, RFC 9110 §14.2), so that is not packed
        if self._packed and len(body) >= WORTH_PACKING and "repr-digest" not in headers:
            body = _pack_kept(body) if headers.get("cache-control", "").startswith("public") else _pack(body)
            headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(body))
            if "etag" in headers:
                # another coding is another representation, so it needs another strong tag (RFC 9110 §8.8.3.3)
                headers["ETag"] = headers["etag"].removesuffix('"') + f'{_MARK}"'
        await self._send(self._start)
        await self._send({**message, "body": body})
