"""Mandates at the sandbox portal: who is told of them, what is exchanged for what, and what does not pass for one (RFC 8693)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from kiosk.sandbox.mandates import ACCESS_TOKEN, JWT, TOKEN_EXCHANGE, TYPE, withdraw
from kiosk.sandbox.server import Running
from tests.peers.sandbox_person import CLIENT, HeldClock, client_of, key, portal_at, tokens

REPRESENTATIVE = "representative"
COMPANY = "uydurma-mmc"


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def portal(clock: HeldClock) -> Iterator[Running]:
    with portal_at(clock) as (portal, _client):
        portal.portal.poll_interval = 0.0
        yield portal


@pytest.fixture
def own(portal: Running) -> dict[str, Any]:
    """The representative's own tokens."""
    return tokens(portal, REPRESENTATIVE)


def ask(portal: Running, token: str, path: str) -> httpx.Response:
    with client_of(portal, Authorization=f"Bearer {token}") as client:
        return client.get(path)


def mandates(portal: Running, token: str) -> dict[str, dict[str, Any]]:
    """By whom they are for."""
    items = ask(portal, token, "/v1/me/mandates").json()["items"]
    return {each["onBehalfOf"]["id"]: each for each in items}


def exchange(portal: Running, subject: str, actor: str, **more: str) -> httpx.Response:
    values = {
        "grant_type": TOKEN_EXCHANGE,
        "client_id": CLIENT,
        "subject_token": subject,
        "subject_token_type": JWT,
        "actor_token": actor,
        "actor_token_type": ACCESS_TOKEN,
    }
    with client_of(portal) as client:
        return client.post("/oauth/token", data={**values, **more})


def act(portal: Running, own: dict[str, Any], party: str = COMPANY) -> str:
    stated = mandates(portal, own["access_token"])[party]["token"]
    answer = exchange(portal, stated, own["access_token"])
    assert answer.status_code == 200, answer.text
    return str(answer.json()["access_token"])


def refused(answer: httpx.Response) -> str:
    assert answer.status_code == 400
    assert answer.headers["cache-control"] == "no-store"
    return str(answer.json()["error"])


def test_a_mandate_is_told_with_a_token_only_while_it_holds(portal: Running, own: dict[str, Any]) -> None:
    told = mandates(portal, own["access_token"])
    assert {name: each["state"]["code"] for name, each in told.items()} == {
        COMPANY: "active",
        "ward": "active",
        "kohne-nagil-mmc": "expired",
        "neighbour": "withdrawn",
    }
    assert {name for name, each in told.items() if "token" in each} == {COMPANY, "ward"}


def test_the_answer_is_that_of_the_standard_and_short(portal: Running, own: dict[str, Any]) -> None:
    stated = mandates(portal, own["access_token"])[COMPANY]["token"]
    told = exchange(portal, stated, own["access_token"]).json()
    assert told["issued_token_type"] == ACCESS_TOKEN
    assert told["expires_in"] <= 300
    assert "refresh_token" not in told
    assert "id_token" not in told


def test_a_narrower_scope_can_be_asked_for_and_no_wider_one(portal: Running, own: dict[str, Any]) -> None:
    stated = mandates(portal, own["access_token"])["ward"]["token"]
    narrow = exchange(portal, stated, own["access_token"], scope="documents:read payments:write").json()
    assert narrow["scope"] == "documents:read"
    assert ask(portal, narrow["access_token"], "/v1/documents").status_code == 200
    assert ask(portal, narrow["access_token"], "/v1/messages").status_code == 403
    assert refused(exchange(portal, stated, own["access_token"], scope="payments:write")) == "invalid_scope"


def test_what_is_a_person_s_alone_is_nobody_s_by_a_mandate(portal: Running, own: dict[str, Any]) -> None:
    company = act(portal, own)
    for path in (
        "/v1/me",
        "/v1/me/mandates",
        "/v1/me/consents",
        "/v1/me/favourites",
        "/v1/me/sign-ins",
        "/oauth/userinfo",
    ):
        assert ask(portal, company, path).status_code == 403, path
    for path in ("/v1/me/records", "/v1/applications", "/v1/charges", "/v1/documents", "/v1/messages"):
        assert ask(portal, company, path).status_code == 200, path


def test_a_mandate_of_another_person_is_of_no_use(portal: Running, own: dict[str, Any]) -> None:
    stated = mandates(portal, own["access_token"])[COMPANY]["token"]
    other = tokens(portal, "citizen")["access_token"]
    assert refused(exchange(portal, stated, other)) == "invalid_grant"


def test_what_only_looks_like_a_mandate_is_none(portal: Running, own: dict[str, Any]) -> None:
    keys, at = portal.portal.keys, int(portal.portal.timestamp())
    mandate = mandates(portal, own["access_token"])[COMPANY]
    good = {
        "iss": portal.url, "aud": portal.url, "sub": COMPANY, "may_act": {"sub": REPRESENTATIVE},
        "jti": mandate["id"], "exp": at + 60,
    }  # fmt: skip
    false = {
        "an ID token": own["id_token"],
        "of no type": keys.sign_token(good),
        "run out": keys.sign_token({**good, "exp": at}, TYPE),
        "of another issuer": keys.sign_token({**good, "iss": "https://other.example"}, TYPE),
        "for another server": keys.sign_token({**good, "aud": "https://other.example"}, TYPE),
        "of no mandate": keys.sign_token({**good, "jti": "none"}, TYPE),
        "changed": mandate["token"][:-4] + "AAAA",
        "nonsense": "a.b.c",
    }
    for what, subject in false.items():
        assert refused(exchange(portal, subject, own["access_token"])) == "invalid_grant", what
    assert exchange(portal, keys.sign_token(good, TYPE), own["access_token"]).status_code == 200, "all else being right"


def test_who_acts_is_a_person_who_is_signed_in(portal: Running, own: dict[str, Any], clock: HeldClock) -> None:
    stated = mandates(portal, own["access_token"])
    company = act(portal, own)
    assert refused(exchange(portal, stated["ward"]["token"], company)) == "invalid_grant", "not twice removed"
    assert refused(exchange(portal, stated["ward"]["token"], own["id_token"])) == "invalid_grant"
    assert (
        refused(exchange(portal, stated["ward"]["token"], own["access_token"], client_id="sandbox-desktop"))
        == "invalid_grant"
    )
    with client_of(portal) as client:
        client.post("/oauth/revoke", data={"client_id": CLIENT, "token": own["access_token"]})
    assert refused(exchange(portal, stated["ward"]["token"], own["access_token"])) == "invalid_grant"
    assert ask(portal, company, "/v1/charges").status_code == 401, "it ends with the sign-in that it was given to"


@pytest.mark.parametrize("missing", ["subject_token", "subject_token_type", "actor_token", "actor_token_type"])
def test_what_is_missing_is_said(portal: Running, own: dict[str, Any], missing: str) -> None:
    stated = mandates(portal, own["access_token"])[COMPANY]["token"]
    assert refused(exchange(portal, stated, own["access_token"], **{missing: ""})) == "invalid_request"


def test_a_mandate_that_is_withdrawn_or_runs_out_ends_its_tokens(
    portal: Running, own: dict[str, Any], clock: HeldClock
) -> None:
    company = act(portal, own)
    assert ask(portal, company, "/v1/charges").status_code == 200
    withdraw(portal.portal, REPRESENTATIVE, COMPANY)
    ended = ask(portal, company, "/v1/charges")
    assert ended.status_code == 401
    assert "invalid_token" in ended.headers["www-authenticate"]
    ward = act(portal, own, "ward")
    clock.forward(301)
    assert ask(portal, ward, "/v1/messages").status_code == 401, "five minutes, no more"


def test_what_is_done_for_a_company_is_the_company_s(portal: Running, own: dict[str, Any]) -> None:
    company = act(portal, own)
    with client_of(portal, Authorization=f"Bearer {company}") as client:
        content = {"serviceId": "taxi-permit", "formVersion": "1", "data": {}}
        made = client.post("/v1/applications", json=content, headers={"Idempotency-Key": key()})
        assert made.status_code == 201
        filled = client.get("/v1/services/taxi-permit/prefill").json()["data"]
    held = portal.portal.people[REPRESENTATIVE].held
    assert filled["taxNumber"] == portal.portal.parties[COMPANY].held["taxNumber"]
    assert (filled["familyName"], filled["fin"]) == (held["familyName"], held["fin"]), "who signs"
    assert made.json()["id"] not in ask(portal, own["access_token"], "/v1/applications").text
