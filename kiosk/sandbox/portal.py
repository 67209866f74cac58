"""The portal as one value: its address, clock, store, register, people and keys. Endpoints reach it through the request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.sandbox.checks import Checker
from kiosk.sandbox.guesses import Guesses
from kiosk.sandbox.keys import Keys
from kiosk.sandbox.people import Person
from kiosk.sandbox.register import Register
from kiosk.sandbox.store import Store

Clock = Callable[[], datetime]
Endpoint = Callable[[Request], Awaitable[Response]]

BAKU: Final = timezone(timedelta(hours=4))
"""Azerbaijan has kept UTC+4 all year since 2016."""

CLIENTS: Final = {"kiosk": "sandbox-kiosk", "desktop": "sandbox-desktop"}
SCOPES: Final = (
    "openid",
    "profile:read",
    "applications:read",
    "applications:write",
    "messages:read",
    "documents:read",
    "payments:read",
    "payments:write",
    "appointments:write",
    "appeals:write",
    "participation:write",
)
LEVELS: Final = ("low", "substantial", "high")
"""Levels of assurance (`acr`), the weakest first; names of the eIDAS regulation."""


def now() -> datetime:
    """The clock of every portal that is given no other."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Portal:
    """All that an endpoint needs. Times in seconds."""

    url: str
    store: Store
    register: Register
    people: dict[str, Person]
    parties: dict[str, Person]
    keys: Keys
    checker: Checker
    guesses: Guesses = field(default_factory=Guesses)
    clock: Clock = now
    poll_interval: float = 2.0
    code_life: float = 120.0
    token_life: float = 1800.0
    left_out: frozenset[str] = frozenset()
    """Capabilities that this portal does not have."""
    fresh_within: float | None = None
    """How lately one has to have signed in for what is signed; None where that is all the same."""
    review_after: float = 300.0
    """How long after its submission an application is taken up."""
    thinking: float = 0.0
    """How long a request that must happen once takes, so that a second one can find it running."""

    def subject(self, key: str) -> Person:
        """Whose data something is: somebody who signs in, or a party that somebody acts for."""
        return self.people.get(key) or self.parties[key]

    def timestamp(self) -> float:
        """Now, in seconds since 1970."""
        return self.clock().timestamp()

    def told_time(self) -> str:
        """Now, as it is told on the wire (RFC 3339 with offset)."""
        return self.clock().astimezone(BAKU).isoformat(timespec="seconds")


def portal_of(request: Request) -> Portal:
    """The portal that a request came to."""
    portal: Any = request.app.state.portal
    assert isinstance(portal, Portal)
    return portal


def route(path: str, **methods: Endpoint) -> Route:
    """One path with all its methods, so that the answer 405 names each of them."""

    async def dispatch(request: Request) -> Response:
        return await methods["GET" if request.method == "HEAD" else request.method](request)

    return Route(path, dispatch, methods=list(methods))
