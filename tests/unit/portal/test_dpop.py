"""Tokens bound to a key: a proof with every sending, nonces of both servers, and what a wrong clock does (RFC 9449)."""

from __future__ import annotations

import base64
import hashlib
import json
import pickle
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from kiosk.portal.discovery import Issuer
from kiosk.portal.dpop import Prover
from kiosk.portal.errors import ClockWrong, Offline, Unauthorised
from kiosk.portal.exchange import Request
from kiosk.portal.http import Http
from kiosk.portal.tokens import Asker, TokenAnswer, Tokens
from tests.unit.portal.hostile import Hostile, response
from tests.unit.portal.issuer import NOW

Answer = tuple[int, dict[str, Any], dict[str, str]]
Proof = dict[str, Any]


class Server:
    """Issuer and portal in one: `answer` decides, with the claims of the proof that came; `proofs` are all of them."""

    def __init__(self) -> None:
        self.proofs: list[Proof] = []
        self.keys: list[str] = []
        self.answer: Callable[[str, Proof], Answer | None] = lambda *_: (200, {}, {})
        self.server = Hostile(self._serve)
        self.url = self.server.url

    def _serve(self, server: Hostile, connection: socket.socket, request: bytes) -> bool:
        head = request.partition(b"\r\n\r\n")[0].decode()
        first, *lines = head.split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        claims: Proof = {}
        if "dpop" in headers:
            header = json.loads(base64.urlsafe_b64decode(headers["dpop"].partition(".")[0] + "=="))
            assert (header["typ"], header["alg"]) == ("dpop+jwt", "ES256")
            assert "d" not in header["jwk"]
            key = ECKey.import_key(header["jwk"])
            claims = dict(jwt.decode(headers["dpop"], key, algorithms=["ES256"]).claims)
            self.proofs.append(claims)
            self.keys.append(key.thumbprint())
        answer = self.answer(first, claims)
        if answer is None:
            return False
        status, content, more = answer
        sent = response(json.dumps(content).encode(), f"{status} X", **more)  # type: ignore[arg-type]
        connection.sendall(sent)
        return True


class Desk:
    """A client of that server, at a time of its own."""

    def __init__(self, server: Server) -> None:
        self.now = datetime.fromtimestamp(NOW, UTC)
        self.http = Http(server.url, kiosk=True)
        self.http.prover.now = lambda: self.now
        issuer = Issuer(
            server.url, token_endpoint=f"{server.url}/token", dpop_signing_alg_values_supported=["RS256", "ES256"]
        )
        self.asker = Asker(self.http, issuer, "client", lambda: self.now)
        self.tokens = Tokens(self.asker, TokenAnswer("a-0", "DPoP", refresh_token="r-1"), None)

    def me(self) -> None:
        authorization = {"Authorization": self.tokens.authorization()}
        self.http.checked(Request("GET", "/v1/me?unread=true", headers=authorization))


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    with made.server:
        yield made


@pytest.fixture
def desk(server: Server) -> Iterator[Desk]:
    made = Desk(server)
    yield made
    made.http.close()


def test_a_request_with_a_bound_token_is_proven(server: Server, desk: Desk) -> None:
    desk.me()
    [proof] = server.proofs
    hashed = base64.urlsafe_b64encode(hashlib.sha256(b"a-0").digest()).rstrip(b"=").decode()
    assert proof == {
        "jti": proof["jti"],
        "htm": "GET",
        "htu": f"{server.url}/v1/me",
        "iat": NOW,
        "ath": hashed,
    }


def test_a_request_for_a_token_is_proven_without_one(server: Server, desk: Desk) -> None:
    desk.asker.ask({"grant_type": "x"})
    [proof] = server.proofs
    assert (proof["htm"], proof["htu"], proof["iat"]) == ("POST", f"{server.url}/token", NOW)
    assert "ath" not in proof


def test_a_plain_token_needs_none(server: Server, desk: Desk) -> None:
    desk.http.checked(Request("GET", "/v1/me", headers={"Authorization": "Bearer a"}))
    assert server.proofs == []


def test_an_issuer_that_binds_nothing_is_sent_none(server: Server, desk: Desk) -> None:
    desk.asker.issuer = Issuer(server.url, token_endpoint=f"{server.url}/token")
    desk.asker.ask({"grant_type": "x"})
    assert server.proofs == []


@pytest.mark.parametrize(
    ("ask", "refusal"),
    [
        (lambda desk: desk.asker.ask({"grant_type": "x"}), (400, {"error": "use_dpop_nonce"}, {"DPoP-Nonce": "n-1"})),
        (
            lambda desk: desk.me(),
            (401, {}, {"WWW-Authenticate": 'DPoP error="use_dpop_nonce"', "DPoP-Nonce": "n-1"}),
        ),
    ],
    ids=["issuer", "portal"],
)
def test_a_nonce_that_is_asked_for_comes_at_once(
    server: Server, desk: Desk, ask: Callable[[Desk], object], refusal: Answer
) -> None:
    server.answer = lambda _, proof: (200, {}, {}) if proof.get("nonce") == "n-1" else refusal
    ask(desk)
    assert [proof.get("nonce") for proof in server.proofs] == [None, "n-1"]
    assert len({proof["jti"] for proof in server.proofs}) == 2
    ask(desk)
    assert len(server.proofs) == 3, "and is remembered"


def test_a_nonce_that_is_never_enough_is_asked_for_once(server: Server, desk: Desk) -> None:
    server.answer = lambda *_: (
        401,
        {},
        {"WWW-Authenticate": 'DPoP error="use_dpop_nonce"', "DPoP-Nonce": "n"},
    )
    with pytest.raises(Unauthorised):
        desk.me()
    assert len(server.proofs) == 2


def test_a_nonce_that_comes_with_a_good_answer_is_used_next(server: Server, desk: Desk) -> None:
    server.answer = lambda *_: (200, {}, {"DPoP-Nonce": f"n-{len(server.proofs)}"})
    for _ in range(3):
        desk.me()
    assert [proof.get("nonce") for proof in server.proofs] == [None, "n-1", "n-2"]


def test_a_nonce_of_one_server_is_not_told_to_another(server: Server, desk: Desk) -> None:
    other = Server()
    with other.server:
        server.answer = lambda *_: (200, {}, {"DPoP-Nonce": "n"})
        desk.me()
        authorization = {"Authorization": desk.tokens.authorization()}
        desk.http.checked(Request("GET", f"{other.url}/v1/me", headers=authorization))
        assert "nonce" not in other.proofs[0]
    assert server.keys + other.keys == [server.keys[0]] * 2


def test_what_is_sent_again_has_a_proof_of_its_own(server: Server, desk: Desk) -> None:
    """A connection that breaks is tried once more; a server that had taken the first proof would refuse it again."""
    server.answer = lambda *_: None if len(server.proofs) < 3 else (200, {}, {})
    with pytest.raises(Offline):
        desk.me()
    desk.me()
    names = [proof["jti"] for proof in server.proofs]
    assert len(names) == len(set(names)) == 3


@pytest.mark.parametrize("ahead", [timedelta(hours=-2), timedelta(hours=2)])
def test_a_proof_of_a_wrong_clock_is_named(server: Server, desk: Desk, ahead: timedelta) -> None:
    told = format_datetime(desk.now, usegmt=True)
    desk.now += ahead
    server.answer = lambda *_: (400, {"error": "invalid_dpop_proof"}, {"Date": told})
    with pytest.raises(ClockWrong) as error:
        desk.asker.ask({"grant_type": "x"})
    assert error.value.seconds == ahead.total_seconds()


def test_every_identity_has_a_key_of_its_own(server: Server) -> None:
    desks = [Desk(server), Desk(server)]
    for desk in desks:
        desk.me()
        desk.me()
        desk.http.close()
    assert server.keys[0] == server.keys[1] != server.keys[2] == server.keys[3]


def test_a_key_goes_on_from_its_secret() -> None:
    first, second = Prover(), Prover()
    second.take(first.secret)
    assert second.thumbprint == first.thumbprint
    for forged in ("", "AAAA", "*", "A" * 43, "_" * 43, "é" * 43):
        with pytest.raises(ValueError, match=r".*"):
            Prover().take(forged)


def test_a_key_shows_itself_to_nobody() -> None:
    prover = Prover()
    secret = prover.secret
    assert secret not in repr(prover)
    with pytest.raises(TypeError):
        pickle.dumps(prover)
