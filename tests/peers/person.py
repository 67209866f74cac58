"""A person with this client at a sandbox portal, and a clock that both look at and that moves only when told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk.applications.submitting import Submitting
from kiosk.portal.http import Http
from kiosk.portal.public import PublicPortal
from kiosk.portal.signin import DeviceSignIn
from kiosk.portal.tokens import Tokens
from kiosk.sandbox.server import Running, running
from kiosk.visit import Identity, Visit

SERVICE = "criminal-record"
ANSWERS: dict[str, Any] = {
    "purpose": "work",
    "employerSearch": "name",
    "employerName": "Nümunə MMC",
    "familyName": "Nümunəyev",
    "givenName": "Sınaq",
    "fin": "TEST001",
    "birthPlace": "Bakı şəhəri",
    "nameChanged": False,
    "phone": "+994500000001",
}
DECLARATIONS = ("read", "truth")


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def seconds(self) -> float:
        return self.at.timestamp()

    def pass_by(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class AtThePortal:
    """A sandbox, its clock, and a visit to it."""

    def __init__(self, sandbox: Running, clock: Clock) -> None:
        self.sandbox = sandbox
        self.clock = clock
        self.public = PublicPortal(self.new_http())
        self.configuration = self.public.configuration()
        self.visit = self.new_visit()

    def new_http(self) -> Http:
        return Http(self.sandbox.url, kiosk=True, language="az")

    def new_visit(self) -> Visit:
        return Visit(self.new_http)

    def device(self, visit: Visit) -> DeviceSignIn:
        return DeviceSignIn(
            visit.new_http(),
            self.configuration.client_ids["kiosk"],
            self.configuration.issuer,
            "Köşk 7",
            clock=self.clock.seconds,
            now=self.clock,
        )

    def tokens(self, visit: Visit, person: str = "citizen") -> Tokens:
        device = self.device(visit)
        code = device.begin()
        assert self.sandbox.phone().decide(code.user_code, person) == code.match_number
        self.clock.pass_by(device.due_in())
        tokens = device.poll(code)
        assert tokens is not None
        return tokens

    def sign_in(self, person: str = "citizen") -> Identity:
        return self.visit.sign_in(self.tokens(self.visit, person))

    def submitting(self, identity: Identity) -> Submitting:
        form = self.public.form(SERVICE)
        return Submitting(identity.portal, self.public.keys, SERVICE, form.version, pause=self.clock.pass_by)

    def close(self) -> None:
        self.visit.end()
        self.public.http.close()


@contextmanager
def at_the_portal() -> Iterator[AtThePortal]:
    clock = Clock()
    with running(clock=clock) as sandbox:
        person = AtThePortal(sandbox, clock)
        try:
            yield person
        finally:
            sandbox.scenarios.choose(None)
            person.close()
