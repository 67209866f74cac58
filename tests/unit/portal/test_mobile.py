"""CIBA in poll mode at an issuer of a few answers: what is sent, signed by whom, and what its errors mean."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from kiosk.portal.awaited import MobileRequest
from kiosk.portal.client_key import ClientKey, new_key, public_half
from kiosk.portal.device import DeviceTokens
from kiosk.portal.errors import (
    BadReply,
    ClockWrong,
    PortalError,
    Rejected,
    SignInExpired,
    SignInRefused,
    SignInUnproven,
)
from kiosk.portal.http import Http
from kiosk.portal.mobile import MobileSignIn, four_digits
from kiosk.portal.tokens import Tokens
from tests.unit.portal.issuer import NOW, Issuer
from tests.unit.portal.issuer import new_key as other_key
from tests.unit.portal.test_signin import Clock

AT = datetime.fromtimestamp(NOW, UTC)


class Desk:
    """An issuer that asks people on their phones, an enrolled kiosk, and a clock that only moves when told."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer, self.clock, self.jwk = issuer, Clock(), new_key()
        issuer.document |= {
            "backchannel_authentication_endpoint": f"{issuer.url}/ask",
            "backchannel_token_delivery_modes_supported": ["poll", "ping"],
        }
        issuer.routes["/ask"] = lambda _: (200, {"auth_req_id": "r-1", "expires_in": 120, "interval": 2})
        self.http = Http(issuer.url, kiosk=True, language="ru")
        self.key = ClientKey("client", self.jwk)
        self.sign_in = self.new()

    def new(self, **options: object) -> MobileSignIn:
        return MobileSignIn(
            self.http,
            self.key,
            self.issuer.url,
            "Köşk 7",
            lambda: "4821",
            self.clock,
            now=lambda: AT,
            **options,  # type: ignore[arg-type]
        )

    def begin(self) -> MobileRequest:
        return self.sign_in.begin("+994501234567", "123456", "high")

    def poll(self, request: MobileRequest) -> Tokens | None:
        self.clock.time += self.sign_in.due_in()
        return self.sign_in.poll(request)

    def claims(self, form: dict[str, str]) -> dict[str, object]:
        """What the kiosk has signed."""
        public = ECKey.import_key(public_half(self.jwk))
        return dict(jwt.decode(form["client_assertion"], public, algorithms=["ES256"]).claims)


@pytest.fixture
def desk() -> Iterator[Desk]:
    issuer = Issuer()
    with issuer.server:
        made = Desk(issuer)
        yield made
        made.http.close()


def test_who_is_meant_and_the_check_code_are_sent_and_signed(desk: Desk) -> None:
    request = desk.new(longest=120.0).begin("+994501234567", "123456", "high")
    path, form = desk.issuer.asked[0]
    assert path == "/ask"
    assert form["login_hint"] == "tel:+994501234567;user-id=123456"
    assert (form["binding_message"], form["acr_values"], form["requested_expiry"]) == ("4821", "high", "120")
    assert "openid" in form["scope"].split()
    assert "offline_access" not in form["scope"]
    claims = desk.claims(form)
    assert claims["iss"] == claims["sub"] == form["client_id"] == "client"
    assert claims["aud"] == desk.issuer.url
    assert claims["exp"] == NOW + 60
    assert (request.check_code, request.interval, request.expires_at) == ("4821", 2.0, 100.0 + 120)
    assert "r-1" not in repr(request)


def test_another_issuer_wants_to_be_told_in_another_way(desk: Desk) -> None:
    desk.new(hint='{"username":"{user_id}"}').begin("+994501234567", "123456")
    assert desk.issuer.asked[0][1]["login_hint"] == '{"username":"123456"}'


def test_no_signature_is_sent_twice(desk: Desk) -> None:
    desk.issuer.routes["/token"] = lambda _: (400, {"error": "authorization_pending"})
    request = desk.begin()
    for _ in range(3):
        assert desk.poll(request) is None
    names = [desk.claims(form)["jti"] for _, form in desk.issuer.asked]
    assert len(set(names)) == len(names) == 4


def test_pending_then_tokens_which_are_revoked_with_the_key_too(desk: Desk) -> None:
    answers = [(400, {"error": "authorization_pending"}), (200, desk.issuer.token_answer(desk.issuer.id_token()))]
    desk.issuer.routes["/token"] = lambda _: answers.pop(0)
    request = desk.begin()
    assert desk.poll(request) is None
    tokens = desk.poll(request)
    assert tokens is not None
    assert (tokens.subject, tokens.level) == ("p1", "high")
    assert [form["auth_req_id"] for path, form in desk.issuer.asked if path == "/token"] == ["r-1", "r-1"]
    tokens.revoke_and_forget()
    (revoked,) = [form for path, form in desk.issuer.asked if path == "/revoke"]
    assert desk.claims(revoked)["sub"] == "client"


def test_the_pace_is_the_server_s_and_slow_down_holds_for_good(desk: Desk) -> None:
    answers = ["authorization_pending", "slow_down", "authorization_pending", "slow_down"]
    desk.issuer.routes["/token"] = lambda _: (400, {"error": answers.pop(0)})
    request, waits = desk.begin(), []
    for _ in range(4):
        waits.append(desk.sign_in.due_in())
        desk.poll(request)
    assert [*waits, desk.sign_in.due_in()] == [2.0, 2.0, 7.0, 7.0, 12.0]


def test_five_seconds_where_none_are_stated(desk: Desk) -> None:
    desk.issuer.routes["/ask"] = lambda _: (200, {"auth_req_id": "r-1", "expires_in": 120})
    assert desk.begin().interval == 5.0


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("access_denied", SignInRefused),
        ("expired_token", SignInExpired),
        ("invalid_grant", SignInExpired),
        ("transaction_failed", Rejected),
    ],
)
def test_a_no_is_told_apart(desk: Desk, error: str, expected: type[PortalError]) -> None:
    desk.issuer.routes["/token"] = lambda _: (400, {"error": error})
    with pytest.raises(expected) as told:
        desk.poll(desk.begin())
    assert getattr(told.value, "code", error) == error


@pytest.mark.parametrize("error", ["unknown_user_id", "invalid_binding_message", "missing_user_code", "invalid_client"])
def test_what_is_refused_at_once_says_why(desk: Desk, error: str) -> None:
    desk.issuer.routes["/ask"] = lambda _: (401 if error == "invalid_client" else 400, {"error": error})
    with pytest.raises(Rejected) as told:
        desk.begin()
    assert told.value.code == error


def test_a_signature_of_a_wrong_clock_is_told_apart(desk: Desk) -> None:
    desk.issuer.routes["/ask"] = lambda _: (401, {"error": "invalid_client"})
    desk.issuer.told = AT - timedelta(hours=1)
    with pytest.raises(ClockWrong) as told:
        desk.begin()
    assert told.value.seconds == 3600


def test_a_proof_of_another_is_none(desk: Desk) -> None:
    forged = desk.issuer.token_answer(desk.issuer.id_token(other_key()))
    desk.issuer.routes["/token"] = lambda _: (200, forged)
    with pytest.raises(SignInUnproven):
        desk.poll(desk.begin())
    assert "/revoke" in [path for path, _ in desk.issuer.asked]


def test_an_issuer_without_it_says_so(desk: Desk) -> None:
    del desk.issuer.document["backchannel_authentication_endpoint"]
    with pytest.raises(BadReply, match="backchannel"):
        desk.begin()


def test_check_codes_have_four_digits() -> None:
    drawn = {four_digits() for _ in range(500)}
    assert all(len(code) == 4 and code.isdigit() for code in drawn)
    assert len(drawn) > 400


def test_the_key_is_never_shown_nor_written_down_by_accident(desk: Desk) -> None:
    assert desk.jwk["d"] not in repr(desk.key)
    assert "d" not in public_half(desk.jwk)
    with pytest.raises(TypeError):
        pickle.dumps(desk.key)


class TestDeviceTokens:
    """The kiosk's own token."""

    def test_it_is_fetched_once_and_again_before_it_ends(self, desk: Desk) -> None:
        later = [AT]
        tokens = DeviceTokens(desk.http, desk.key, desk.issuer.url, now=lambda: later[0])
        assert tokens.authorization() == tokens.authorization() == "Bearer secret-access"
        later[0] += timedelta(seconds=1775)
        tokens.authorization()
        asked = [form for path, form in desk.issuer.asked if path == "/token"]
        assert [(form["grant_type"], form["scope"]) for form in asked] == [("client_credentials", "device")] * 2
        assert "secret" not in repr(tokens)

    def test_a_kiosk_that_is_not_known_is_told_so(self, desk: Desk) -> None:
        desk.issuer.routes["/token"] = lambda _: (401, {"error": "invalid_client"})
        with pytest.raises(Rejected) as told:
            DeviceTokens(desk.http, desk.key, desk.issuer.url, now=lambda: AT).authorization()
        assert told.value.code == "invalid_client"
