"""Issuers that others wrote, running on this machine, and what a person does at each of them. The client is ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from kiosk.portal.awaited import DeviceCode
from kiosk.portal.http import Http
from kiosk.portal.signin import DeviceSignIn
from kiosk.portal.tokens import Tokens
from tests.peers.browser import Browser

HERE = Path(__file__).parent
SCOPE = "openid profile:read applications:read applications:write"


class Peer(Protocol):
    """An issuer: where it is, what it leaves out of its configuration, and its person."""

    client_id: str
    revokes: bool
    can_be_refused: bool
    """Whether its page has a button that says no; else a page is only left."""

    @property
    def url(self) -> str: ...

    @property
    def endpoints(self) -> Mapping[str, str]: ...

    def confirm(self, code: DeviceCode) -> None: ...

    def refuse(self, code: DeviceCode) -> None: ...


@contextmanager
def process(command: list[str | Path], folder: Path) -> Iterator[int]:
    """A server that says `ready PORT`, and ends when its input does; its port."""
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        try:
            word, _, port = running.stdout.readline().partition(" ")
            assert word == "ready", f"{command[-1]} did not start"
            yield int(port)
        finally:
            running.stdin.close()
            try:
                running.wait(5)
            except subprocess.TimeoutExpired:
                running.kill()


@dataclass
class OidcProvider:
    """`oidc-provider`: certified, in JavaScript; no interval, digits in its codes, a scope of its own mind."""

    url: str
    client_id: str = "kiosk"
    revokes: bool = True
    can_be_refused: bool = True
    endpoints: Mapping[str, str] = field(default_factory=dict)

    def confirm(self, code: DeviceCode) -> None:
        shown = Browser().go_through(code.qr, {"login": "p1", "password": "any"})
        assert "Sign-in Success" in shown.text, shown.text

    def refuse(self, code: DeviceCode) -> None:
        browser = Browser()
        confirming = browser.submit(browser.open(code.qr), {})
        browser.submit(confirming, {}, ("abort", "yes"))


@contextmanager
def oidc_provider(*, nonces: bool = False) -> Iterator[OidcProvider]:
    from tests.peers.node import NODE, installed

    command: list[str | Path] = [NODE, "server.js", *(["nonces"] if nonces else [])]
    with process(command, installed(HERE / "oidc_provider")) as port:
        yield OidcProvider(f"http://127.0.0.1:{port}")


@dataclass
class DjangoOauthToolkit:
    """`django-oauth-toolkit`: no ID token at this grant, and no device endpoint in either document."""

    url: str
    client_id: str = "kiosk"
    revokes: bool = True
    can_be_refused: bool = True

    @property
    def endpoints(self) -> Mapping[str, str]:
        return {"device_authorization_endpoint": f"{self.url}/device-authorization/"}

    def confirm(self, code: DeviceCode) -> None:
        self._decide(code, "accept")

    def refuse(self, code: DeviceCode) -> None:
        self._decide(code, "deny")

    def _decide(self, code: DeviceCode, decision: str) -> None:
        answers = {"username": "p1", "password": "any", "user_code": code.user_code}
        Browser().go_through(code.qr, answers, ("action", decision))


@contextmanager
def django_oauth_toolkit() -> Iterator[DjangoOauthToolkit]:
    with process([sys.executable, HERE / "django_issuer.py"], HERE) as port:
        yield DjangoOauthToolkit(f"http://127.0.0.1:{port}/o")


class Person:
    """Somebody who signs in at a peer. The pace is a clock of the test; the time is the real one, and `later`."""

    def __init__(self, peer: Peer, scope: str = SCOPE) -> None:
        self.peer = peer
        self.pace = 0.0
        self.later = timedelta()
        self.http = Http(peer.url, kiosk=True)
        self.device = DeviceSignIn(
            self.http,
            peer.client_id,
            peer.url,
            "Köşk 7",
            clock=lambda: self.pace,
            now=lambda: datetime.now(UTC) + self.later,
            overrides=peer.endpoints,
            scope=scope,
        )

    def poll(self, code: DeviceCode) -> Tokens | None:
        """Ask when it is time to, on the clock of the test."""
        self.pace += self.device.due_in()
        return self.device.poll(code)

    def signed_in(self) -> Tokens:
        code = self.device.begin()
        self.peer.confirm(code)
        tokens = self.poll(code)
        assert tokens is not None
        return tokens
