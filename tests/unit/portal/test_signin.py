"""The device grant, with the quirks of three real servers (contract §C.8), and tokens that nobody sees and nobody keeps."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from joserfc.jwk import OKPKey, RSAKey

from kiosk.portal.awaited import DeviceCode
from kiosk.portal.cancelling import Cancellation
from kiosk.portal.errors import (
    BadReply,
    Cancelled,
    Insecure,
    PortalError,
    Rejected,
    ServerFault,
    SignInExpired,
    SignInRefused,
    SignInUnproven,
    Unauthorised,
)
from kiosk.portal.http import Http
from kiosk.portal.signin import DeviceSignIn, two_digits
from kiosk.portal.tokens import Tokens
from tests.unit.portal.issuer import NOW, Issuer, new_key


class Clock:
    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


class Desk:
    """An issuer, a client of it and a clock that only moves when told."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer = issuer
        self.clock = Clock()
        self.http = Http(issuer.url, kiosk=True, language="ru")
        self.sign_in = self.new()

    def new(self, **options: object) -> DeviceSignIn:
        return DeviceSignIn(
            self.http,
            "client",
            self.issuer.url,
            "Köşk 7",
            lambda: "42",
            self.clock,
            now=lambda: datetime.fromtimestamp(NOW, UTC),
            **options,  # type: ignore[arg-type]
        )

    def poll(self, code: DeviceCode, after: float = 5.0) -> Tokens | None:
        self.clock.time += after
        return self.sign_in.poll(code)

    def answers(self, *errors: str) -> None:
        """Let the token endpoint answer with these errors, then with tokens."""
        left = list(errors)
        self.issuer.routes["/token"] = lambda _: (
            (400, {"error": left.pop(0)}) if left else (200, self.issuer.token_answer())
        )

    def polls(self) -> int:
        return sum(path == "/token" for path, _ in self.issuer.asked)


@pytest.fixture
def desk() -> Iterator[Desk]:
    issuer = Issuer()
    with issuer.server:
        made = Desk(issuer)
        yield made
        made.http.close()


def test_begin_sends_the_kiosk_and_its_match_number(desk: Desk) -> None:
    code = desk.sign_in.begin()
    path, form = desk.issuer.asked[0]
    assert path == "/device"
    assert (form["client_id"], form["kiosk_name"], form["match_number"]) == ("client", "Köşk 7", "42")
    assert form["ui_locales"] == "ru"
    assert "offline_access" not in form["scope"]
    assert (code.user_code, code.match_number, code.interval) == ("990-734-358", "42", 5.0)
    assert code.expires_at == 100.0 + 120
    assert code.qr == f"{desk.issuer.url}/d?code=990-734-358"
    assert "d-1" not in repr(code)


def test_a_level_is_asked_for_where_a_service_needs_it(desk: Desk) -> None:
    desk.sign_in.begin("high")
    desk.sign_in.begin()
    assert [form.get("acr_values") for _, form in desk.issuer.asked] == ["high", None]


def test_how_lately_one_has_to_have_signed_in_is_asked_for_where_a_step_needs_it(desk: Desk) -> None:
    desk.sign_in.begin(max_age=300)
    desk.sign_in.begin("high", 0)
    desk.sign_in.begin()
    assert [form.get("max_age") for _, form in desk.issuer.asked] == ["300", "0", None]


def test_match_numbers_have_two_digits() -> None:
    drawn = {two_digits() for _ in range(500)}
    assert all(len(number) == 2 and number.isdigit() for number in drawn)
    assert len(drawn) > 50


def test_the_code_leads_to_the_plain_address_when_there_is_no_complete_one(desk: Desk) -> None:
    desk.issuer.routes["/device"] = lambda _: (200, desk.issuer.device_answer(verification_uri_complete=None))
    code = desk.sign_in.begin()
    assert (code.verification_uri_complete, code.qr) == ("", f"{desk.issuer.url}/d")


def test_pending_then_tokens(desk: Desk) -> None:
    desk.answers("authorization_pending")
    code = desk.sign_in.begin()
    assert desk.poll(code) is None
    tokens = desk.poll(code)
    assert tokens is not None
    assert tokens.authorization() == "Bearer secret-access"
    assert (tokens.level, tokens.subject) == ("", "")


def test_polling_too_early_asks_nobody(desk: Desk) -> None:
    code = desk.sign_in.begin()
    assert desk.poll(code, after=2.0) is None
    assert desk.polls() == 0
    assert desk.sign_in.due_in() == 3.0


def test_slow_down_holds_for_good(desk: Desk) -> None:
    desk.issuer.routes["/device"] = lambda _: (200, desk.issuer.device_answer(interval=2))
    desk.answers("slow_down", "slow_down", "authorization_pending")
    code = desk.sign_in.begin()
    assert code.interval == 2.0
    waits = []
    for _ in range(3):
        desk.poll(code, after=desk.sign_in.due_in())
        waits.append(desk.sign_in.due_in())
    assert waits == [7.0, 12.0, 12.0]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("access_denied", SignInRefused),
        ("expired_token", SignInExpired),
        ("invalid_grant", SignInExpired),
        ("invalid_client", Rejected),
    ],
)
def test_a_no_is_told_apart(desk: Desk, error: str, expected: type[PortalError]) -> None:
    desk.answers(error)
    code = desk.sign_in.begin()
    with pytest.raises(expected):
        desk.poll(code)


def test_a_code_expires_here_too_and_can_be_renewed(desk: Desk) -> None:
    code = desk.sign_in.begin()
    with pytest.raises(SignInExpired):
        desk.poll(code, after=120.0)
    assert desk.polls() == 0
    renewed = desk.sign_in.begin()
    assert desk.poll(renewed) is not None


def test_a_code_is_not_shown_for_longer_than_is_safe(desk: Desk) -> None:
    desk.issuer.routes["/device"] = lambda _: (200, desk.issuer.device_answer(expires_in=1800))
    assert desk.sign_in.begin().expires_at == 100.0 + 1800
    assert desk.new(longest=120.0).begin().expires_at == 100.0 + 120


def test_a_pace_that_is_slower_than_the_code_lives_does_not_hide_its_end(desk: Desk) -> None:
    desk.issuer.routes["/device"] = lambda _: (200, desk.issuer.device_answer(interval=600))
    code = desk.sign_in.begin()
    assert desk.sign_in.due_in(code) == 120.0
    with pytest.raises(SignInExpired):
        desk.poll(code, after=desk.sign_in.due_in(code))
    assert desk.polls() == 0


@pytest.mark.parametrize("member", ["verification_uri", "verification_uri_complete"])
def test_nobody_is_led_to_a_page_without_encryption(desk: Desk, member: str) -> None:
    desk.issuer.routes["/device"] = lambda _: (200, desk.issuer.device_answer(**{member: "http://issuer.example/d"}))
    with pytest.raises(Insecure):
        desk.sign_in.begin()


def test_a_fault_is_forgiven_twice_and_slows_the_pace(desk: Desk) -> None:
    desk.issuer.routes["/token"] = lambda _: (503, {})
    code = desk.sign_in.begin()
    assert desk.poll(code, desk.sign_in.due_in()) is None
    assert desk.sign_in.due_in() == 10.0
    assert desk.poll(code, desk.sign_in.due_in()) is None
    with pytest.raises(ServerFault):
        desk.poll(code, desk.sign_in.due_in())


def test_waiting_ends_when_it_is_cancelled(desk: Desk) -> None:
    code = desk.sign_in.begin()
    cancellation = Cancellation()
    cancellation.cancel()
    desk.clock.time += 4.8
    with cancellation.watched(), pytest.raises(Cancelled):
        desk.sign_in.poll(code)
    assert desk.polls() == 0


def test_doubled_slashes_are_survived(desk: Desk) -> None:
    desk.issuer.document["device_authorization_endpoint"] = f"{desk.issuer.url}//device"
    assert desk.sign_in.begin().user_code == "990-734-358"


def test_a_missing_device_endpoint_is_said_or_set_by_hand(desk: Desk) -> None:
    address = desk.issuer.document.pop("device_authorization_endpoint")
    with pytest.raises(BadReply, match="device_authorization_endpoint"):
        desk.sign_in.begin()
    assert desk.new(overrides={"device_authorization_endpoint": address}).begin().user_code


def test_what_one_document_leaves_out_the_other_states(desk: Desk) -> None:
    second = dict(desk.issuer.document) | {"jwks_uri": "https://x.example"}
    del desk.issuer.document["device_authorization_endpoint"], desk.issuer.document["revocation_endpoint"]
    desk.issuer.routes["/.well-known/oauth-authorization-server"] = lambda _: (200, second)
    signed_in(desk, desk.issuer.id_token()).revoke_and_forget()
    assert "/revoke" in [path for path, _ in desk.issuer.asked]


@pytest.mark.parametrize("second", [(200, {"issuer": "https://x.example"}), (500, {}), (403, {}), (200, {}), (404, {})])
def test_a_second_document_that_is_none_stands_in_nobody_s_way(desk: Desk, second: tuple[int, dict[str, str]]) -> None:
    del desk.issuer.document["revocation_endpoint"]
    desk.issuer.routes["/.well-known/oauth-authorization-server"] = lambda _: second
    assert signed_in(desk, desk.issuer.id_token()).subject == "p1"


def test_discovery_falls_back_to_rfc_8414_and_to_what_is_set(desk: Desk) -> None:
    document = desk.issuer.routes.pop("/.well-known/openid-configuration")
    with pytest.raises(BadReply):
        desk.sign_in.begin()
    given = {name: str(value) for name, value in desk.issuer.document.items() if name != "issuer"}
    assert desk.new(overrides=given).begin()
    desk.issuer.routes["/.well-known/oauth-authorization-server"] = document
    assert desk.new().begin()


def test_a_configuration_of_another_issuer_is_not_used(desk: Desk) -> None:
    desk.issuer.document["issuer"] = "https://issuer.example"
    with pytest.raises(Insecure):
        desk.sign_in.begin()


def test_an_endpoint_without_encryption_is_not_used(desk: Desk) -> None:
    desk.issuer.document["device_authorization_endpoint"] = "http://issuer.example/device"
    with pytest.raises(Insecure):
        desk.sign_in.begin()


def signed_in(desk: Desk, id_token: str) -> Tokens:
    desk.issuer.routes["/token"] = lambda _: (200, desk.issuer.token_answer(id_token))
    tokens = desk.poll(desk.sign_in.begin())
    assert tokens is not None
    return tokens


def test_a_good_id_token_says_who_and_how_surely(desk: Desk) -> None:
    tokens = signed_in(desk, desk.issuer.id_token(aud=["other", "client"], azp="client"))
    assert (tokens.subject, tokens.level) == ("p1", "high")


def test_a_clock_that_is_off_a_little_is_forgiven(desk: Desk) -> None:
    assert signed_in(desk, desk.issuer.id_token(exp=NOW - 60, iat=NOW + 60)).subject == "p1"


def test_what_comes_with_a_false_proof_is_revoked_at_once(desk: Desk) -> None:
    with pytest.raises(SignInUnproven):
        signed_in(desk, desk.issuer.id_token(new_key()))
    assert ("/revoke", {"token": "secret-access", "client_id": "client"}) in desk.issuer.asked


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (RSAKey.generate_key(2048, {"kid": "r"}), "RS256"),
        (RSAKey.generate_key(2048, {"kid": "r"}), "PS256"),
        (OKPKey.generate_key("Ed25519", {"kid": "o"}), "EdDSA"),
        (OKPKey.generate_key("Ed25519"), "Ed25519"),
    ],
)
def test_the_usual_algorithms_are_taken(desk: Desk, key: RSAKey | OKPKey, algorithm: str) -> None:
    desk.issuer.keys = [{"kty": "unheard-of", "kid": "x"}, *desk.issuer.keys, key.as_dict(private=False)]
    assert signed_in(desk, desk.issuer.id_token(key, algorithm)).subject == "p1"


def test_a_key_that_was_rotated_meanwhile_is_fetched_again(desk: Desk) -> None:
    answers = [[], desk.issuer.keys]
    desk.issuer.routes["/jwks"] = lambda _: (200, {"keys": answers.pop(0)})
    assert signed_in(desk, desk.issuer.id_token()).subject == "p1"


def test_tokens_are_never_shown_nor_written_down(desk: Desk) -> None:
    tokens = signed_in(desk, desk.issuer.id_token())
    assert "secret" not in repr(tokens)
    with pytest.raises(TypeError):
        pickle.dumps(tokens)


def test_tokens_are_revoked_the_session_ended_and_all_forgotten(desk: Desk) -> None:
    id_token = desk.issuer.id_token()
    tokens = signed_in(desk, id_token)
    desk.issuer.asked.clear()
    tokens.revoke_and_forget()
    tokens.revoke_and_forget()
    assert desk.issuer.asked == [
        ("/revoke", {"token": "secret-access", "client_id": "client"}),
        ("/end", {"id_token_hint": id_token, "client_id": "client"}),
    ]
    assert tokens.forgotten
    assert tokens.subject == ""
    with pytest.raises(Unauthorised):
        tokens.authorization()


def test_tokens_are_forgotten_without_a_line_too() -> None:
    issuer = Issuer()
    with issuer.server:
        desk = Desk(issuer)
        tokens = signed_in(desk, issuer.id_token())
    tokens.revoke_and_forget()
    assert tokens.forgotten
    desk.http.close()
