"""The sandbox portal's issuer and phone page: the device grant step by step (RFC 8628), with a clock that is held."""

from __future__ import annotations

import json
import re
import urllib.error
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from kiosk.sandbox.handset import PageRefused
from kiosk.sandbox.phone import WRONG_CODES_A_MINUTE
from kiosk.sandbox.server import Running
from tests.peers.sandbox_person import CLIENT, Applicant, HeldClock, authorise, poll, portal_at, sign_in, tokens


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


def refusal(answer: httpx.Response) -> str:
    assert answer.headers["cache-control"] == "no-store"
    assert answer.status_code in (400, 401)
    return str(answer.json()["error"])


def test_a_person_confirms_and_is_signed_in(portal: Running, client: httpx.Client, clock: HeldClock) -> None:
    device = authorise(client, scope="openid applications:read", kiosk_name="Kiosk 7, Şəki", match_number="42")
    assert re.fullmatch(r"\d{3}-\d{3}-\d{3}", device["user_code"])
    assert (device["expires_in"], device["interval"]) == (120, 2)
    assert refusal(poll(client, device)) == "authorization_pending"
    assert portal.phone().decide(device["user_code"]) == "42"
    clock.forward(2)
    told = poll(client, device).json()
    assert told["scope"] == "openid applications:read"
    assert "refresh_token" not in told
    keys = KeySet.import_key_set(client.get("/oauth/jwks").json())
    claims = jwt.decode(told["id_token"], keys, algorithms=["ES256"]).claims
    at = int(clock().timestamp())
    assert claims == {
        "iss": portal.url,
        "aud": CLIENT,
        "sub": "citizen",
        "iat": at,
        "exp": at + told["expires_in"],
        "auth_time": at - 2,
        "acr": "substantial",
        "sid": claims["sid"],
    }
    client.headers["Authorization"] = f"Bearer {told['access_token']}"
    assert client.get("/oauth/userinfo").json()["family_name"] == "Nümunəyev"
    clock.forward(2)
    assert refusal(poll(client, device)) == "invalid_grant", "a code is used once"


def test_who_polls_too_fast_waits_longer_for_good(portal: Running, client: httpx.Client, clock: HeldClock) -> None:
    device = authorise(client)
    assert refusal(poll(client, device)) == "authorization_pending", "the first poll may come at once"
    clock.forward(1)
    assert refusal(poll(client, device)) == "slow_down"
    clock.forward(6)
    assert refusal(poll(client, device)) == "slow_down", "2 + 5 seconds have not passed"
    portal.phone().decide(device["user_code"])
    clock.forward(11)
    assert refusal(poll(client, device)) == "slow_down"
    clock.forward(17)
    assert poll(client, device).status_code == 200


def test_a_refusal_is_told(portal: Running, client: httpx.Client) -> None:
    device = authorise(client)
    portal.phone().decide(device["user_code"], decision="refused")
    assert refusal(poll(client, device)) == "access_denied"


def test_a_code_lives_two_minutes(portal: Running, client: httpx.Client, clock: HeldClock) -> None:
    device = authorise(client)
    clock.forward(120)
    with pytest.raises(PageRefused):
        portal.phone().decide(device["user_code"])
    assert refusal(poll(client, device)) == "expired_token"
    assert poll(client, authorise(client)).json()["error"] == "authorization_pending"


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, "invalid_request"),
        ({"client_id": "nobody"}, "invalid_client"),
        ({"client_id": CLIENT}, "invalid_request"),
        ({"client_id": CLIENT, "grant_type": "password"}, "unsupported_grant_type"),
        ({"client_id": CLIENT, "grant_type": "urn:ietf:params:oauth:grant-type:device_code"}, "invalid_request"),
        (
            {
                "client_id": CLIENT,
                "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
                "device_code": "none",
            },
            "invalid_grant",
        ),
    ],
)
def test_wrong_token_requests(client: httpx.Client, values: dict[str, str], error: str) -> None:
    assert refusal(client.post("/oauth/token", data=values)) == error


def test_a_code_belongs_to_the_client_that_asked(client: httpx.Client) -> None:
    device = authorise(client)
    values = {"client_id": "sandbox-desktop", "device_code": device["device_code"]}
    values["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code"
    assert refusal(client.post("/oauth/token", data=values)) == "invalid_grant"
    assert refusal(client.post("/oauth/token", json=values)) == "invalid_request"
    twice = f"client_id={CLIENT}&client_id={CLIENT}"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert refusal(client.post("/oauth/token", content=twice, headers=headers)) == "invalid_request"


def test_no_token_is_an_invitation_to_get_one(portal: Running, client: httpx.Client, clock: HeldClock) -> None:
    answer = client.get("/v1/me")
    assert answer.status_code == 401
    challenge = answer.headers["www-authenticate"]
    assert 'scope="profile:read"' in challenge
    [metadata] = re.findall(r'resource_metadata="([^"]+)"', challenge)
    assert client.get(metadata).json()["authorization_servers"] == [portal.url]
    token = sign_in(portal)
    client.headers["Authorization"] = f"Bearer {token}"
    assert client.get("/v1/me").status_code == 200
    clock.forward(portal.portal.token_life)
    assert 'error="invalid_token"' in client.get("/v1/me").headers["www-authenticate"]


def test_a_scope_that_was_not_asked_for_is_missing(portal: Running) -> None:
    with Applicant(portal, scope="openid profile:read offline_access unheard:of").client as client:
        assert client.get("/v1/me").status_code == 200
        answer = client.get("/v1/applications")
        assert (answer.status_code, answer.json()["code"]) == (403, "scope-missing")
        assert 'error="insufficient_scope", scope="applications:read"' in answer.headers["www-authenticate"]


def test_revoked_is_over(portal: Running, client: httpx.Client) -> None:
    told = tokens(portal)
    client.headers["Authorization"] = f"Bearer {told['access_token']}"
    assert client.get("/v1/me").status_code == 200
    for _ in range(2):
        answer = client.post("/oauth/revoke", data={"client_id": CLIENT, "token": told["access_token"]})
        assert answer.status_code == 200
    assert client.get("/v1/me").status_code == 401


def test_the_end_of_a_session_ends_this_one_and_no_other(
    portal: Running, client: httpx.Client, clock: HeldClock
) -> None:
    first, second = tokens(portal), tokens(portal)
    other = tokens(portal, "elderly")
    clock.forward(60)
    assert client.post("/oauth/end_session", data={"id_token_hint": first["id_token"]}).status_code == 204
    statuses = [
        client.get("/v1/me", headers={"Authorization": f"Bearer {told['access_token']}"}).status_code
        for told in (first, second, other)
    ]
    assert statuses == [401, 200, 200]
    forged = first["id_token"][:-8] + "AAAAAAAA"
    assert client.post("/oauth/end_session", data={"id_token_hint": forged}).status_code == 400


def test_a_stronger_sign_in_is_asked_for_by_name(portal: Running) -> None:
    """RFC 9470: the answer names the level; a sign-in that asks for it has it."""
    form = next(form for form in portal.portal.register.forms.versions.values() if form["signature"]["required"])
    [service] = [key for key, value in portal.portal.register.forms.of_service.items() if value is form]
    for asked, status, code in (({}, 401, "stronger-sign-in"), ({"acr_values": "high"}, 422, "invalid")):
        applicant = Applicant(portal, **asked)
        with applicant.client:
            answer = applicant.submit(applicant.create({}, service))
            assert (answer.status_code, answer.json()["code"]) == (status, code)
            if status == 401:
                challenge = answer.headers["www-authenticate"]
                assert 'error="insufficient_user_authentication", acr_values="high"' in challenge


def test_a_sign_in_that_is_too_long_ago_is_refused_with_its_limit(portal: Running, clock: HeldClock) -> None:
    """RFC 9470, max_age: an older sign-in is not enough for what is signed, a new one is."""
    portal.portal.fresh_within = 300.0
    form = next(form for form in portal.portal.register.forms.versions.values() if form["signature"]["required"])
    [service] = [key for key, value in portal.portal.register.forms.of_service.items() if value is form]
    applicant = Applicant(portal, acr_values="high")
    with applicant.client:
        draft = applicant.create({}, service)
        assert applicant.submit(draft).status_code == 422
        clock.forward(301)
        answer = applicant.submit(draft)
        assert (answer.status_code, answer.json()["code"]) == (401, "sign-in-too-old")
        challenge = answer.headers["www-authenticate"]
        assert 'error="insufficient_user_authentication", max_age="300"' in challenge
        assert "acr_values" not in challenge
    again = Applicant(portal, acr_values="high", max_age="300")
    with again.client:
        assert again.submit(draft).status_code == 422


class Outline(HTMLParser):
    """What a page gives to assistive technology: language, heading, and fields without a name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.language = ""
        self.headings = 0
        self.inputs: list[dict[str, str | None]] = []
        self.labels: set[str | None] = set()
        self.inside = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.language = (told.get("lang") or "") if tag == "html" else self.language
        self.headings += tag == "h1"
        self.inside += tag == "label"
        if tag == "label":
            self.labels.add(told.get("for"))
        if tag == "input" and told.get("type") != "hidden":
            self.inputs.append({**told, "wrapped": "yes" if self.inside else None})

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "label"

    def unnamed(self) -> list[dict[str, str | None]]:
        return [field for field in self.inputs if not field["wrapped"] and field.get("id") not in self.labels]


@pytest.mark.parametrize(
    ("language", "choose"),
    [("az", "Kim daxil olur?"), ("en", "Who is signing in?"), ("ru", "Кто входит?")],
)
def test_the_phone_page_speaks_and_is_accessible(client: httpx.Client, language: str, choose: str) -> None:
    client.headers["Accept-Language"] = language
    device = authorise(client, kiosk_name="<b>Kiosk</b>", match_number="42", binding_message="4821")
    first = client.get("/d")
    wrong = client.post("/d", data={"user_code": "000"})
    people = client.get("/d", params={"user_code": device["user_code"]})
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)">', people.text.split("<fieldset")[0]))
    nobody = client.post("/d/person", data=hidden)
    check = client.post("/d/person", data={**hidden, "person": "citizen"})
    done = client.post("/d/decision", data={**hidden, "person": "citizen", "decision": "refused"})
    pages = [first, wrong, people, nobody, check, done]
    assert [page.status_code for page in pages] == [200, 404, 200, 422, 200, 200]
    for page in pages:
        outline = Outline(page.text)
        assert (outline.language, outline.headings, outline.unnamed()) == (language, 1, [])
        assert "<script" not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert page.headers["cache-control"] == "no-store"
    assert choose in people.text
    assert len(Outline(people.text).inputs) == 6
    assert "&lt;b&gt;Kiosk&lt;/b&gt;" in check.text
    assert 'class="match">42<' in check.text
    assert "4821" in check.text
    assert 'role="alert"' in wrong.text
    assert 'role="alert"' in nobody.text


def test_no_other_site_can_confirm(portal: Running, client: httpx.Client) -> None:
    device = authorise(client)
    page = client.get("/d", params={"user_code": device["user_code"]})
    assert "samesite=strict" in page.headers["set-cookie"].lower()
    assert "httponly" in page.headers["set-cookie"].lower()
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)">', page.text.split("<fieldset")[0]))
    values = {**hidden, "person": "citizen", "decision": "confirmed"}
    with httpx.Client(base_url=portal.url, trust_env=False) as stranger:
        assert stranger.post("/d/decision", data=values).status_code == 409
        stranger.cookies.set("phone", "mine")
        assert stranger.post("/d/decision", data={**values, "seal": "0" * 64}).status_code == 409
    assert poll(client, device).json()["error"] == "authorization_pending"


def test_codes_cannot_be_guessed_quickly(client: httpx.Client, clock: HeldClock) -> None:
    device = authorise(client)
    for _ in range(WRONG_CODES_A_MINUTE):
        assert client.post("/d", data={"user_code": "1"}).status_code == 404
    late = client.post("/d", data={"user_code": device["user_code"]})
    assert (late.status_code, late.headers["retry-after"]) == (429, "60")
    clock.forward(60)
    assert client.post("/d", data={"user_code": device["user_code"]}).status_code == 200


def test_the_configuration_leads_to_everything(portal: Running, client: httpx.Client) -> None:
    configuration: dict[str, Any] = client.get("/.well-known/portal-configuration").json()
    assert configuration["apiBase"] == f"{portal.url}/v1"
    assert configuration["clientIds"]["kiosk"] == CLIENT
    issuer = configuration["issuer"]
    for document in ("openid-configuration", "oauth-authorization-server"):
        metadata = client.get(f"{issuer}/.well-known/{document}").json()
        assert metadata["issuer"] == issuer
        for name, address in metadata.items():
            if name.endswith(("_endpoint", "_uri")):
                assert client.get(address).status_code in (200, 400, 401, 405), name


def test_a_handset_says_when_the_page_refuses(portal: Running) -> None:
    with pytest.raises(PageRefused) as raised:
        portal.phone().decide("000-000-000")
    assert isinstance(raised.value.__cause__, urllib.error.HTTPError)
    assert json.dumps(str(raised.value))
