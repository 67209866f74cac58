"""The flaky scenario: some requests are dropped, reset or refused, in an order that is always the same."""

from __future__ import annotations

import random
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.sandbox.cutting import cut

KINDS: Final = ("drop", "reset", "unavailable")
"""Nothing happens and nothing is answered; it has happened but the answer is lost; it is refused for now (503)."""

_SEED: Final = 20261121


def kind_of(number: int, every: int) -> str:
    """What happens to the request of this number: each `every`-th one fails, in one way or another; else an empty text."""
    if (number + 1) % every:
        return ""
    return random.Random(_SEED + number).choice(KINDS)  # noqa: S311 - repeatable on purpose


async def answer(kind: str, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers a request, or does not."""
    if kind == "drop":
        await _hear_out(receive)
        await cut(receive, send, reset=False)
        return
    if not kind:
        await app(scope, receive, send)
        return

    async def lose(message: Message) -> None:
        """The work is done; nobody hears of it."""

    await app(scope, receive, lose)
    await cut(receive, send, reset=True)


async def _hear_out(receive: Receive) -> None:
    """Reads the whole request: a connection closed over unread bytes would be a reset."""
    more = True
    while more:
        message = await receive()
        more = message["type"] == "http.request" and message.get("more_body", False)
