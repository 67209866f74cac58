"""Signing in with the browser of the same computer: what is asked, what comes back to the loopback port, and from whom."""

from __future__ import annotations

import hashlib
import socket
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from kiosk.portal.awaited import BrowserPage
from kiosk.portal.browser import LIFE, BrowserSignIn
from kiosk.portal.errors import (
    BadReply,
    Cancelled,
    Insecure,
    PortalError,
    Rejected,
    SignInExpired,
    SignInRefused,
    SignInUnproven,
)
from kiosk.portal.http import Http
from kiosk.portal.loopback import PATH
from kiosk.portal.tokens import Tokens
from tests.unit.portal.issuer import NOW, Form, Issuer

WORDS = "Bu səhifəni bağlayın & proqrama qayıdın."


class Desk:
    """An issuer that takes browsers, somebody at home, and a browser that does as it is told."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer = issuer
        issuer.document |= {
            "authorization_endpoint": f"{issuer.url}/authorize?realm=people",
            "code_challenge_methods_supported": ["plain", "S256"],
        }
        issuer.routes["/token"] = self._token
        issuer.routes["/par"] = self._par
        self.time = 0.0
        self.pushed: Form = {}
        self.claims: dict[str, Any] = {}
        self.http = Http(issuer.url, language="az")
        self.sign_in = BrowserSignIn(
            self.http,
            "client",
            issuer.url,
            WORDS,
            lambda: self.time,
            now=lambda: datetime.fromtimestamp(NOW, UTC),
        )

    def _par(self, form: Form) -> tuple[int, dict[str, Any]]:
        self.pushed = form
        return 201, {"request_uri": "urn:ietf:params:oauth:request_uri:r-1", "expires_in": 60}

    def _token(self, form: Form) -> tuple[int, dict[str, Any]]:
        challenge = urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        fits = challenge == self.asked["code_challenge"] and form["redirect_uri"] == self.asked["redirect_uri"]
        if not fits or form["code"] != "c-1":
            return 400, {"error": "invalid_grant"}
        return 200, self.issuer.token_answer(self.issuer.id_token(**{"nonce": self.asked["nonce"], **self.claims}))

    def begin(self, level: str = "") -> BrowserPage:
        self.page = self.sign_in.begin(level)
        self.asked = self.pushed or dict(parse_qsl(urlsplit(self.page.address).query))
        return self.page

    def bring(self, method: str = "GET", path: str = PATH, **changed: str | None) -> socket.socket:
        """The browser comes back with an answer; its connection."""
        values = {"code": "c-1", "state": self.asked["state"], **changed}
        query = urlencode({name: value for name, value in values.items() if value is not None})
        target = urlsplit(self.asked["redirect_uri"])
        browser = socket.create_connection((str(target.hostname), int(target.port or 0)), 5)
        browser.sendall(f"{method} {path}?{query} HTTP/1.1\r\nHost: {target.netloc}\r\n\r\n".encode())
        return browser

    def answered(self, **changed: str | None) -> Tokens | None:
        with closing(self.bring("GET", PATH, **changed)):
            return self.sign_in.poll(self.page)


@pytest.fixture
def desk() -> Iterator[Desk]:
    issuer = Issuer()
    with issuer.server:
        made = Desk(issuer)
        yield made
        made.sign_in.close()
        made.http.close()


def shown(browser: socket.socket) -> str:
    with closing(browser):
        received = b""
        while part := browser.recv(4096):
            received += part
        return received.decode()


def test_what_is_asked(desk: Desk) -> None:
    page = desk.begin("high")
    assert page.address.startswith(f"{desk.issuer.url}/authorize?realm=people&response_type=code&")
    asked = desk.asked
    assert (asked["client_id"], asked["acr_values"], asked["ui_locales"]) == ("client", "high", "az")
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 32
    assert asked["state"] not in repr(page)
    once = dict(asked)
    desk.begin()
    assert all(desk.asked[name] != once[name] for name in ("state", "nonce", "code_challenge"))


def test_a_pushed_request_leaves_nothing_in_the_address(desk: Desk) -> None:
    desk.issuer.document["pushed_authorization_request_endpoint"] = f"{desk.issuer.url}/par"
    page = desk.begin()
    shown_values = dict(parse_qsl(urlsplit(page.address).query))
    assert shown_values.keys() == {"realm", "client_id", "request_uri"}
    assert desk.pushed["redirect_uri"].startswith("http://127.0.0.1:")
    tokens = desk.answered()
    assert tokens is not None
    assert tokens.subject == "p1"


def test_a_pushed_request_that_is_refused_is_said(desk: Desk) -> None:
    desk.issuer.document["pushed_authorization_request_endpoint"] = f"{desk.issuer.url}/par"
    desk.issuer.routes["/par"] = lambda _: (400, {"error": "invalid_request"})
    with pytest.raises(Rejected):
        desk.sign_in.begin()


def test_somebody_comes_back_and_is_signed_in(desk: Desk) -> None:
    page = desk.begin()
    assert desk.sign_in.poll(page) is None
    browser = desk.bring()
    tokens = desk.sign_in.poll(page)
    assert tokens is not None
    assert (tokens.subject, tokens.level) == ("p1", "high")
    answer = shown(browser)
    assert answer.startswith("HTTP/1.1 200 OK")
    assert "Cache-Control: no-store" in answer
    assert "Bu səhifəni bağlayın &amp; proqrama qayıdın." in answer
    assert 'lang="az"' in answer
    assert "c-1" not in answer
    with pytest.raises(ConnectionRefusedError):
        desk.bring()


@pytest.mark.parametrize(
    ("path", "method", "changed"),
    [
        (PATH, "GET", {"state": "another"}),
        (PATH, "GET", {"state": None}),
        ("/", "GET", {}),
        (PATH, "POST", {}),
        ("/favicon.ico", "GET", {}),
    ],
)
def test_whoever_else_comes_is_turned_away_and_ends_nothing(
    desk: Desk, path: str, method: str, changed: dict[str, str | None]
) -> None:
    page = desk.begin()
    browser = desk.bring(method, path, **changed)
    assert desk.sign_in.poll(page) is None
    assert shown(browser).startswith("HTTP/1.1 404")
    assert desk.answered() is not None


def test_connections_that_say_nothing_hold_nobody_up(desk: Desk) -> None:
    desk.begin()
    target = urlsplit(desk.asked["redirect_uri"])
    silent = socket.create_connection((str(target.hostname), int(target.port or 0)), 5)
    with closing(silent):
        assert desk.answered() is not None


def test_one_who_sends_everything_twice_is_turned_away(desk: Desk) -> None:
    page = desk.begin()
    browser = desk.bring(path=f"{PATH}?code=other&state={desk.asked['state']}&")
    assert desk.sign_in.poll(page) is None
    assert shown(browser).startswith("HTTP/1.1 404")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"error": "access_denied", "code": None}, SignInRefused),
        ({"error": "temporarily_unavailable", "code": None}, Rejected),
        ({"iss": "https://issuer.example"}, SignInUnproven),
        ({"code": None}, SignInUnproven),
        ({"code": "c-2"}, Rejected),
    ],
)
def test_a_no_is_told_apart(desk: Desk, changed: dict[str, str | None], expected: type[PortalError]) -> None:
    desk.begin()
    with pytest.raises(expected):
        desk.answered(**changed)


def test_the_issuer_that_says_it_names_itself_has_to(desk: Desk) -> None:
    desk.issuer.document["authorization_response_iss_parameter_supported"] = True
    desk.begin()
    with pytest.raises(SignInUnproven):
        desk.answered()
    desk.begin()
    assert desk.answered(iss=desk.issuer.url) is not None


@pytest.mark.parametrize("claims", [{"nonce": "another"}, {"nonce": None}, {"iat": NOW - 600}, {"aud": "other"}])
def test_a_proof_of_another_sign_in_is_refused_and_revoked(desk: Desk, claims: dict[str, Any]) -> None:
    desk.claims = claims
    desk.begin()
    with pytest.raises(SignInUnproven):
        desk.answered()
    assert "/revoke" in [path for path, _ in desk.issuer.asked]


def test_an_answer_without_a_proof_is_refused(desk: Desk) -> None:
    desk.issuer.routes["/token"] = lambda _: (200, desk.issuer.token_answer())
    desk.begin()
    with pytest.raises(SignInUnproven):
        desk.answered()


def test_nobody_is_waited_for_without_an_end(desk: Desk) -> None:
    page = desk.begin()
    assert desk.sign_in.due_in(page) == 1.0
    desk.time = LIFE - 0.25
    assert desk.sign_in.due_in(page) == 0.25
    assert desk.sign_in.poll(page) is None
    desk.time = LIFE
    with pytest.raises(SignInExpired):
        desk.sign_in.poll(page)
    with pytest.raises(ConnectionRefusedError):
        desk.bring()


def test_a_newer_page_ends_the_older_and_the_end_ends_both(desk: Desk) -> None:
    older = desk.begin()
    desk.begin()
    with pytest.raises(SignInExpired):
        desk.sign_in.poll(older)
    assert desk.answered() is not None
    again = desk.begin()
    desk.sign_in.close()
    with pytest.raises(Cancelled):
        desk.sign_in.poll(again)


@pytest.mark.parametrize("member", ["authorization_endpoint", "pushed_authorization_request_endpoint"])
def test_nobody_is_led_where_others_listen_in(desk: Desk, member: str) -> None:
    desk.issuer.document[member] = "http://issuer.example/authorize"
    with pytest.raises(Insecure):
        desk.sign_in.begin()


def test_an_issuer_without_a_page_is_said(desk: Desk) -> None:
    del desk.issuer.document["authorization_endpoint"]
    with pytest.raises(BadReply, match="authorization_endpoint"):
        desk.sign_in.begin()
