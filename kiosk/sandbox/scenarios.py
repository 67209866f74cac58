"""The portal behaving badly on purpose: slow, flaky, down, hostile. A layer around the portal itself.

`NAME` or `NAME:DETAIL`; the header `X-Sandbox-Scenario` picks another for one request, `none` picks none:
`slow:KBIT_PER_SECOND:LATENCY_MS`, `flaky:EVERY_NTH`, `flaky:KIND` (drop, reset, unavailable), `down:RETRY_AFTER_SECONDS`,
`hostile:KIND` (json, types, missing, html, huge, drip, redirect); without a kind the kinds come in turn;
`notices:KIND` (tonight, payments, slow): the portal says what is wrong, and what it says is so.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.sandbox import flaky, hostile, noticing
from kiosk.sandbox.errors import Problem, problem_response
from kiosk.sandbox.languages import language

HEADER: Final = "x-sandbox-scenario"
NAMES: Final = ("slow", "flaky", "down", "hostile", "notices")
_PIECE: Final = 512
MOST_LINES: Final = 10_000


class UnknownScenario(ValueError):
    """There is no scenario of this name and detail."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario as it was asked for; `kind` is empty where the kinds come in turn, numbers have their usual values."""

    name: str
    kind: str = ""
    bytes_per_second: float = 8000.0
    latency: float = 0.6
    every: int = 3
    retry_after: int = 30


def parse(text: str) -> Scenario:
    """Reads `NAME[:DETAIL[:DETAIL]]`. Raises `UnknownScenario`."""
    name, *details = text.split(":")
    try:
        match name, details:
            case (("slow" | "flaky" | "down" | "hostile" | "none"), []):
                return Scenario(name)
            case "slow", [rate, latency] if float(rate) > 0 and float(latency) >= 0:
                return Scenario(name, bytes_per_second=float(rate) * 125, latency=float(latency) / 1000)
            case "flaky", [kind] if kind in flaky.KINDS:
                return Scenario(name, kind=kind, every=1)
            case "flaky", [every] if int(every) > 0:
                return Scenario(name, every=int(every))
            case "down", [seconds] if int(seconds) > 0:
                return Scenario(name, retry_after=int(seconds))
            case "notices", []:
                return Scenario(name, kind="tonight")
            case "notices", [kind] if kind in noticing.KINDS:
                return Scenario(name, kind=kind)
            case "hostile", [kind] if kind in hostile.KINDS:
                return Scenario(name, kind=kind)
    except ValueError as error:
        raise UnknownScenario(text) from error
    raise UnknownScenario(text)


class Scenarios:
    """The layer. `chosen` is the scenario of all requests that name none; None lets them through. `lines` are the request lines of
    the last requests, as any server on the way could have written them down.
    """

    def __init__(self, app: ASGIApp, chosen: str | None = None) -> None:
        self.app = app
        self.chosen = None if chosen is None else parse(chosen)
        self.lines: deque[str] = deque(maxlen=MOST_LINES)
        self._requests = 0
        self._stopped = False

    def choose(self, text: str | None) -> None:
        """Another scenario from now on. Raises `UnknownScenario`."""
        self.chosen = None if text is None else parse(text)

    def stop(self) -> None:
        """Ends answers that would never end, so that the server can."""
        self._stopped = True

    def stopped(self) -> bool:
        return self._stopped

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            query = scope["query_string"].decode("latin-1")
            self.lines.append(f"{scope['method']} {scope['path']}{'?' + query if query else ''}")
        scenario = self._of(scope) if scope["type"] == "http" else None
        if scenario is None or scenario.name == "none":
            await self.app(scope, receive, send)
            return
        number, self._requests = self._requests, self._requests + 1
        if scenario.name == "slow":
            await self._slowly(scenario, scope, receive, send)
        elif scenario.name == "down":
            await _refuse(scope, receive, send, scenario.retry_after)
        elif scenario.name == "notices":
            if noticing.is_out_of_order(scenario.kind, scope["method"], scope["path"]):
                await _refuse(scope, receive, send, scenario.retry_after)
            else:
                await self.app({**scope, noticing.KIND: scenario.kind}, receive, send)
        elif scenario.name == "flaky":
            kind = scenario.kind or flaky.kind_of(number, scenario.every)
            if kind == "unavailable":
                await _refuse(scope, receive, send, 1)
            else:
                await flaky.answer(kind, self.app, scope, receive, send)
        else:
            kind = scenario.kind or hostile.KINDS[number % len(hostile.KINDS)]
            await hostile.answer(kind, self.app, scope, receive, send, self.stopped)

    def _of(self, scope: Scope) -> Scenario | None:
        asked = Headers(scope=scope).get(HEADER)
        if asked is None:
            return self.chosen
        try:
            return parse(asked)
        except UnknownScenario:
            return self.chosen

    async def _slowly(self, scenario: Scenario, scope: Scope, receive: Receive, send: Send) -> None:
        async def wait_for(size: int) -> None:
            await asyncio.sleep(size / scenario.bytes_per_second)

        async def read() -> Message:
            message = await receive()
            await wait_for(len(message.get("body", b"")))
            return message

        async def write(message: Message) -> None:
            if message["type"] == "http.response.start":
                await wait_for(sum(len(name) + len(value) + 4 for name, value in message["headers"]))
                await send(message)
                return
            body: bytes = message.get("body", b"")
            for begin in range(0, len(body), _PIECE):
                piece = body[begin : begin + _PIECE]
                await wait_for(len(piece))
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({**message, "body": b""})

        await asyncio.sleep(scenario.latency)
        await wait_for(sum(len(name) + len(value) + 4 for name, value in scope["headers"]))
        await self.app(scope, read, write)


async def _refuse(scope: Scope, receive: Receive, send: Send, seconds: int) -> None:
    headers = Headers(scope=scope)
    response = problem_response(
        Problem("maintenance", headers={"Retry-After": str(seconds)}),
        language=language(headers.get("accept-language")),
        path=scope["path"],
        traceparent=headers.get("traceparent"),
    )
    await response(scope, receive, send)
