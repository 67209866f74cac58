"""The sandbox portal checks proofs of possession (RFC 9449) and takes each refresh token once (RFC 9700), held against forgers."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from kiosk.sandbox.possession import NONCE_LIFE, nonce
from kiosk.sandbox.server import Running
from tests.peers.sandbox_person import HeldClock, portal_at

CLIENT = "sandbox-desktop"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
SCOPE = "openid profile:read offline_access"


class Holder:
    """Somebody at home, with a key and a client that forges as a test likes."""

    def __init__(self, portal: Running, client: httpx.Client, clock: HeldClock) -> None:
        self.portal, self.client, self.clock = portal, client, clock
        self.key = ECKey.generate_key("P-256")

    def proof(self, method: str, path: str, token: str = "", **changed: Any) -> str:
        claims: dict[str, Any] = {
            "jti": str(uuid.uuid4()),
            "htm": method,
            "htu": f"{self.portal.url}{path}",
            "iat": int(self.clock().timestamp()),
            "nonce": nonce(self.portal.portal),
        }
        if token:
            claims["ath"] = base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).rstrip(b"=").decode()
        header = {"typ": "dpop+jwt", "alg": "ES256", "jwk": self.key.as_dict(private=False)}
        header |= changed.pop("header", {})
        key = changed.pop("key", self.key)
        claims = {name: value for name, value in {**claims, **changed}.items() if value is not None}
        return jwt.encode(header, claims, key, algorithms=[str(header["alg"])])

    def ask(self, values: dict[str, str], proof: str | None = None) -> httpx.Response:
        headers = {} if proof is None else {"DPoP": proof}
        return self.client.post("/oauth/token", data={"client_id": CLIENT, **values}, headers=headers)

    def sign_in(self, proof: str | None = None, scope: str = SCOPE) -> dict[str, Any]:
        asked = {"client_id": CLIENT, "scope": scope}
        device = self.client.post("/oauth/device_authorization", data=asked).json()
        self.portal.phone().decide(device["user_code"])
        answer = self.ask({"grant_type": DEVICE, "device_code": device["device_code"]}, proof)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def renew(self, refresh_token: str, proof: str | None = None) -> httpx.Response:
        return self.ask({"grant_type": "refresh_token", "refresh_token": refresh_token}, proof)

    def me(self, token: str, proof: str | None, scheme: str = "DPoP") -> httpx.Response:
        headers = {"Authorization": f"{scheme} {token}"} | ({} if proof is None else {"DPoP": proof})
        return self.client.get("/v1/me", headers=headers)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def holder(clock: HeldClock) -> Iterator[Holder]:
    with portal_at(clock) as (portal, client):
        yield Holder(portal, client, clock)


@pytest.fixture
def bound(holder: Holder) -> dict[str, Any]:
    told = holder.sign_in(holder.proof("POST", "/oauth/token"))
    assert told["token_type"] == "DPoP"
    return told


def test_a_bound_token_is_good_with_a_proof_of_its_key(holder: Holder, bound: dict[str, Any]) -> None:
    token = bound["access_token"]
    for _ in range(2):
        assert holder.me(token, holder.proof("GET", "/v1/me", token)).status_code == 200


def test_a_stolen_one_is_good_for_nothing(holder: Holder, bound: dict[str, Any]) -> None:
    token = bound["access_token"]
    thief = Holder(holder.portal, holder.client, holder.clock)
    refused = [
        holder.me(token, None),
        holder.me(token, None, "Bearer"),
        holder.me(token, holder.proof("GET", "/v1/me", token), "Bearer"),
        holder.me(token, thief.proof("GET", "/v1/me", token)),
        thief.renew(bound["refresh_token"]),
        thief.renew(bound["refresh_token"], thief.proof("POST", "/oauth/token")),
    ]
    assert [answer.status_code for answer in refused] == [401, 401, 401, 401, 400, 400]
    assert refused[0].headers["www-authenticate"].startswith('DPoP error="invalid_dpop_proof", algs="ES256"')
    assert holder.renew(bound["refresh_token"], holder.proof("POST", "/oauth/token")).status_code == 200


def test_a_plain_token_is_no_bound_one(holder: Holder) -> None:
    told = holder.sign_in()
    assert told["token_type"] == "Bearer"
    token = told["access_token"]
    assert holder.me(token, None, "Bearer").status_code == 200
    assert holder.me(token, holder.proof("GET", "/v1/me", token)).status_code == 401


WRONG: dict[str, dict[str, Any]] = {
    "another method": {"htm": "POST"},
    "another address": {"htu": "http://127.0.0.1/v1/me"},
    "another path": {"htu": "/v1/me/records"},
    "an address with a query": {"htu": "?limit=1"},
    "no address": {"htu": None},
    "another token": {"ath": "0" * 43},
    "no token": {"ath": None},
    "the past": {"iat": 1_700_000_000},
    "the future": {"iat": 1_900_000_000},
    "no time": {"iat": None},
    "words for a time": {"iat": "now"},
    "no name": {"jti": None},
    "a long name": {"jti": "0" * 201},
    "another type": {"header": {"typ": "jwt"}},
    "another key": {"key": ECKey.generate_key("P-256")},
}


@pytest.mark.parametrize("changed", WRONG.values(), ids=WRONG)
def test_a_proof_that_is_wrong_in_one_thing_is_none(
    holder: Holder, bound: dict[str, Any], changed: dict[str, Any]
) -> None:
    token = bound["access_token"]
    address = str(changed.get("htu", ""))
    if address.startswith(("/", "?")):
        changed = {"htu": f"{holder.portal.url}/v1/me{address}".replace("/v1/me/v1/me", "/v1/me")}
    refused = holder.me(token, holder.proof("GET", "/v1/me", token, **changed))
    assert refused.status_code == 401
    assert 'error="invalid_dpop_proof"' in refused.headers["www-authenticate"]


def test_a_proof_with_a_key_of_another_kind_or_a_private_one_is_none(holder: Holder) -> None:
    rsa = RSAKey.generate_key(2048)
    forged = [
        holder.proof("POST", "/oauth/token", header={"jwk": rsa.as_dict(private=False), "alg": "RS256"}, key=rsa),
        holder.proof("POST", "/oauth/token", header={"jwk": holder.key.as_dict(private=True)}),
        "no proof",
        "a.b.c",
        "",
    ]
    for proof in forged:
        refused = holder.ask({"grant_type": DEVICE, "device_code": "x"}, proof)
        assert (refused.status_code, refused.json()["error"]) == (400, "invalid_dpop_proof"), proof


def test_a_proof_is_good_once(holder: Holder, bound: dict[str, Any]) -> None:
    token = bound["access_token"]
    proof = holder.proof("GET", "/v1/me", token)
    assert [holder.me(token, proof).status_code for _ in range(2)] == [200, 401]


def test_two_proofs_at_once_are_none(holder: Holder) -> None:
    proofs = [("DPoP", holder.proof("POST", "/oauth/token")) for _ in range(2)]
    values = {"client_id": CLIENT, "grant_type": DEVICE, "device_code": "x"}
    refused = holder.client.post("/oauth/token", data=values, headers=proofs)
    assert refused.json()["error"] == "invalid_dpop_proof"


@pytest.mark.parametrize("given", [None, "forged"])
def test_a_nonce_is_asked_for_by_both(holder: Holder, bound: dict[str, Any], given: str | None) -> None:
    values = {"grant_type": DEVICE, "device_code": "x"}
    refused = holder.ask(values, holder.proof("POST", "/oauth/token", nonce=given))
    assert (refused.status_code, refused.json()["error"]) == (400, "use_dpop_nonce")
    told = refused.headers["dpop-nonce"]
    taken = holder.ask(values, holder.proof("POST", "/oauth/token", nonce=told))
    assert taken.json()["error"] == "invalid_grant"
    token = bound["access_token"]
    refused = holder.me(token, holder.proof("GET", "/v1/me", token, nonce=given))
    assert 'error="use_dpop_nonce"' in refused.headers["www-authenticate"]
    assert refused.headers["dpop-nonce"] == told


def test_a_nonce_lives_for_a_while(holder: Holder, bound: dict[str, Any]) -> None:
    token, first = bound["access_token"], nonce(holder.portal.portal)
    holder.clock.forward(NONCE_LIFE)
    assert holder.me(token, holder.proof("GET", "/v1/me", token, nonce=first)).status_code == 200
    holder.clock.forward(NONCE_LIFE)
    assert holder.me(token, holder.proof("GET", "/v1/me", token, nonce=first)).status_code == 401


def test_a_poll_without_a_nonce_counts_as_none(holder: Holder) -> None:
    """Or who heeds the nonce at once would be told to slow down."""
    device = holder.client.post("/oauth/device_authorization", data={"client_id": CLIENT}).json()
    values = {"grant_type": DEVICE, "device_code": device["device_code"]}
    errors = [
        holder.ask(values, holder.proof("POST", "/oauth/token", nonce=given)).json()["error"]
        for given in (None, nonce(holder.portal.portal))
    ]
    assert errors == ["use_dpop_nonce", "authorization_pending"]


def test_a_refresh_token_is_good_once_and_the_second_time_ends_it_all(holder: Holder) -> None:
    first = holder.sign_in()
    second = holder.renew(first["refresh_token"]).json()
    assert second["refresh_token"] != first["refresh_token"]
    tokens = [first["access_token"], second["access_token"]]
    assert [holder.me(token, None, "Bearer").status_code for token in tokens] == [200, 200]
    assert holder.renew(first["refresh_token"]).json()["error"] == "invalid_grant"
    assert [holder.me(token, None, "Bearer").status_code for token in tokens] == [401, 401]
    assert holder.renew(second["refresh_token"]).json()["error"] == "invalid_grant"


def test_a_kiosk_is_given_none(holder: Holder) -> None:
    asked = {"client_id": "sandbox-kiosk", "scope": SCOPE}
    device = holder.client.post("/oauth/device_authorization", data=asked).json()
    holder.portal.phone().decide(device["user_code"])
    values = {"client_id": "sandbox-kiosk", "grant_type": DEVICE, "device_code": device["device_code"]}
    told = holder.client.post("/oauth/token", data=values).json()
    assert "refresh_token" not in told
    assert "offline_access" not in told["scope"]


def test_nor_is_who_does_not_ask_for_it(holder: Holder) -> None:
    assert "refresh_token" not in holder.sign_in(scope="openid profile:read")
    assert "refresh_token" not in holder.sign_in(scope="")


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_revoking_either_ends_the_sign_in(holder: Holder, which: str) -> None:
    told = holder.sign_in()
    stranger = holder.client.post("/oauth/revoke", data={"client_id": "sandbox-kiosk", "token": told[which]})
    assert stranger.status_code == 200
    assert holder.me(told["access_token"], None, "Bearer").status_code == 200
    holder.client.post("/oauth/revoke", data={"client_id": CLIENT, "token": told[which]})
    assert holder.me(told["access_token"], None, "Bearer").status_code == 401
    assert holder.renew(told["refresh_token"]).status_code == 400
