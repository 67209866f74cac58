"""The sandbox portal's sign-in with a browser: the whole way with our client, and each request that it has to refuse."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from kiosk.portal.awaited import BrowserPage
from kiosk.portal.browser import BrowserSignIn
from kiosk.portal.cancelling import Cancellation
from kiosk.portal.errors import SignInRefused
from kiosk.portal.http import Http
from kiosk.portal.tokens import Tokens
from kiosk.sandbox.authorizing import CODE_LIFE
from kiosk.sandbox.server import Running
from kiosk.visit import Visit
from tests.peers.browser import Browser
from tests.peers.sandbox_person import CLIENT, HeldClock, portal_at

HOME = "sandbox-desktop"
VERIFIER = "v" * 43
CHALLENGE = urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
BACK = "http://127.0.0.1:49152/signed-in"
ASKED = {
    "client_id": HOME,
    "response_type": "code",
    "redirect_uri": BACK,
    "scope": "openid profile:read",
    "state": "s-1",
    "nonce": "n-1",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def opened(clock: HeldClock) -> Iterator[tuple[Running, httpx.Client]]:
    with portal_at(clock) as both:
        yield both


@pytest.fixture
def portal(opened: tuple[Running, httpx.Client]) -> Running:
    return opened[0]


@pytest.fixture
def client(opened: tuple[Running, httpx.Client]) -> httpx.Client:
    return opened[1]


def at_home(portal: Running, http: Http, clock: HeldClock) -> BrowserSignIn:
    return BrowserSignIn(http, HOME, portal.url, "Close this page.", now=clock)


def awaited(way: BrowserSignIn, page: BrowserPage) -> Tokens:
    for _ in range(200):
        tokens = way.poll(page)
        if tokens is not None:
            return tokens
        Cancellation().wait(0.05)
    raise AssertionError("nobody came back")


def test_somebody_signs_in_with_a_browser(portal: Running, clock: HeldClock) -> None:
    visit = Visit(lambda: Http(portal.url, language="en"))
    way = at_home(portal, visit.new_http(), clock)
    page = way.begin()
    assert page.address.partition("request_uri=")[2]
    with ThreadPoolExecutor(1) as elsewhere:
        press = ("decision", "confirmed")
        browsing = elsewhere.submit(Browser().go_through, page.address, {"person": "citizen"}, press)
        tokens = awaited(way, page)
        assert "Close this page." in browsing.result(10).text
    assert visit.sign_in(tokens).me.family_name == "Nümunəyev"
    visit.end()


def test_somebody_refuses_in_a_browser(portal: Running, clock: HeldClock) -> None:
    with closing(Http(portal.url)) as http:
        way = at_home(portal, http, clock)
        page = way.begin()
        with ThreadPoolExecutor(1) as elsewhere:
            browsing = elsewhere.submit(Browser().go_through, page.address, {}, ("decision", "refused"))
            with pytest.raises(SignInRefused):
                awaited(way, page)
            assert "Close this page." in browsing.result(10).text


def code_for(client: httpx.Client, asked: dict[str, str] = ASKED, person: str = "citizen") -> dict[str, str]:
    """What the browser would take back to the program."""
    request_uri = client.post("/oauth/par", data=asked).json()["request_uri"]
    secret = request_uri.rpartition(":")[2]
    done = client.post("/oauth/decision", data={"request": secret, "person": person, "decision": "confirmed"})
    assert done.status_code == 303
    assert done.headers["location"].startswith(f"{BACK}?")
    return dict(parse_qsl(urlsplit(done.headers["location"]).query))


def redeem(client: httpx.Client, code: str, **changed: str) -> httpx.Response:
    values = {"grant_type": "authorization_code", "client_id": HOME, "code": code, "redirect_uri": BACK}
    return client.post("/oauth/token", data={**values, "code_verifier": VERIFIER, **changed})


def test_a_code_is_redeemed_once(portal: Running, client: httpx.Client) -> None:
    brought = code_for(client)
    assert (brought["state"], brought["iss"]) == ("s-1", portal.url)
    told = redeem(client, brought["code"])
    assert told.status_code == 200
    assert told.headers["cache-control"] == "no-store"
    assert told.json()["scope"] == "openid profile:read"
    assert redeem(client, brought["code"]).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    "changed",
    [
        {"code_verifier": "w" * 43},
        {"code_verifier": ""},
        {"redirect_uri": "http://127.0.0.1:49153/signed-in"},
        {"client_id": CLIENT},
        {"code": "another"},
    ],
)
def test_a_code_is_redeemed_by_the_one_who_asked(client: httpx.Client, changed: dict[str, str]) -> None:
    code = code_for(client)["code"]
    assert redeem(client, **{"code": code, **changed}).json()["error"] == "invalid_grant"


def test_a_code_lives_a_minute(client: httpx.Client, clock: HeldClock) -> None:
    code = code_for(client)["code"]
    clock.forward(CODE_LIFE)
    assert redeem(client, code).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"client_id": CLIENT}, "unauthorized_client"),
        ({"client_id": "nobody"}, "invalid_client"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"redirect_uri": "https://elsewhere.example/signed-in"}, "invalid_request"),
        ({"redirect_uri": "http://127.0.0.1.example:80/signed-in"}, "invalid_request"),
        ({"redirect_uri": "http://127.0.0.1:99999/signed-in"}, "invalid_request"),
        ({"redirect_uri": "http://127.0.0.1:80/a?b=c"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"state": "s" * 201}, "invalid_request"),
    ],
)
def test_a_request_that_cannot_be_granted(client: httpx.Client, changed: dict[str, str], error: str) -> None:
    refused = client.post("/oauth/par", data={**ASKED, **changed})
    assert refused.status_code in (400, 401)
    assert refused.json()["error"] == error
    shown = client.get("/oauth/authorize", params={**ASKED, **changed})
    assert shown.status_code == 400, "the browser is led nowhere"
    assert "location" not in shown.headers


def test_the_page_may_be_asked_for_without_pushing(client: httpx.Client) -> None:
    shown = client.get("/oauth/authorize", params=ASKED)
    assert shown.status_code == 200
    assert "frame-ancestors 'none'" in shown.headers["content-security-policy"]


def test_a_request_is_the_client_s_own_and_ends(client: httpx.Client, clock: HeldClock) -> None:
    uri = client.post("/oauth/par", data=ASKED).json()["request_uri"]
    named: dict[str, Any] = {"client_id": HOME, "request_uri": uri}
    assert client.get("/oauth/authorize", params={**named, "client_id": CLIENT}).status_code == 400
    assert client.get("/oauth/authorize", params=named).status_code == 200
    values = {"request": uri.rpartition(":")[2]}
    nobody = client.post("/oauth/decision", data={**values, "decision": "confirmed"})
    assert nobody.status_code == 422
    assert 'role="alert"' in nobody.text
    clock.forward(120)
    assert client.get("/oauth/authorize", params=named).status_code == 400
    late = client.post("/oauth/decision", data={**values, "decision": "confirmed", "person": "citizen"})
    assert late.status_code == 409
