"""Mobile ID at an issuer that others wrote (`oidc-provider`, certified for CIBA): accept, refuse, expire, an unknown user, a foreign key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from math import inf
from typing import Any

import pytest

from kiosk.portal.awaited import MobileRequest
from kiosk.portal.cancelling import Cancellation
from kiosk.portal.client_key import ClientKey, new_key
from kiosk.portal.device import DeviceTokens
from kiosk.portal.errors import ClockWrong, Rejected, SignInExpired, SignInRefused
from kiosk.portal.http import Http
from kiosk.portal.mobile import MobileSignIn
from kiosk.portal.tokens import Tokens
from tests.peers.mobile_issuer import PHONE, USER_ID, MobileIssuer, mobile_issuer

JWK = new_key()


@pytest.fixture(scope="module")
def issuer() -> Iterator[MobileIssuer]:
    with mobile_issuer(JWK) as running:
        yield running


@dataclass
class Kiosk:
    """A kiosk that the issuer knows, unless a test gives it another name or key."""

    issuer: MobileIssuer
    name: str = "kiosk"
    jwk: dict[str, Any] = field(default_factory=lambda: JWK)
    later: timedelta = timedelta()
    pace: float = 0.0

    def __post_init__(self) -> None:
        self.http = Http(self.issuer.url, kiosk=True)
        self.sign_in = MobileSignIn(
            self.http,
            ClientKey(self.name, self.jwk),
            self.issuer.url,
            "Köşk 7",
            clock=lambda: self.pace,
            now=lambda: datetime.now(UTC) + self.later,
        )

    def begin(self, phone: str = PHONE, user_id: str = USER_ID) -> MobileRequest:
        return self.sign_in.begin(phone, user_id, "high")

    def poll(self, request: MobileRequest) -> Tokens | None:
        """When it is time to, on the clock of the test."""
        self.pace += self.sign_in.due_in()
        return self.sign_in.poll(request)

    def close(self) -> None:
        self.http.close()


@pytest.fixture
def kiosk(issuer: MobileIssuer) -> Iterator[Kiosk]:
    with closing(Kiosk(issuer)) as made:
        yield made


def test_a_person_confirms_and_is_signed_in(kiosk: Kiosk) -> None:
    request = kiosk.begin()
    assert request.interval == 5.0, "it states none"
    assert kiosk.poll(request) is None
    assert kiosk.issuer.answer("confirmed") == request.check_code
    tokens = kiosk.poll(request)
    assert tokens is not None
    assert (tokens.subject, tokens.level) == ("p1", "high")
    tokens.revoke_and_forget()
    assert tokens.forgotten


def test_a_person_refuses(kiosk: Kiosk) -> None:
    request = kiosk.begin()
    kiosk.issuer.answer("refused")
    with pytest.raises(SignInRefused):
        kiosk.poll(request)


def test_a_wrong_pin_is_told_apart(kiosk: Kiosk) -> None:
    request = kiosk.begin()
    kiosk.issuer.answer("failed")
    with pytest.raises(Rejected) as told:
        kiosk.poll(request)
    assert told.value.code == "transaction_failed"


def test_an_unknown_person_is_told_apart(kiosk: Kiosk) -> None:
    with pytest.raises(Rejected) as told:
        kiosk.begin(user_id="999999")
    assert told.value.code == "unknown_user_id"


def test_what_has_run_out_there_has_run_out_here(issuer: MobileIssuer) -> None:
    with closing(Kiosk(issuer, name="hasty")) as kiosk:
        request = kiosk.begin()
        with pytest.raises(SignInExpired):
            for _ in range(100):  # a second at most, and the issuer says it itself
                assert kiosk.poll(replace(request, expires_at=inf)) is None
                Cancellation().wait(0.1)


@pytest.mark.parametrize(("name", "jwk"), [("kiosk", new_key()), ("stranger", JWK)])
def test_another_key_or_name_is_not_known(issuer: MobileIssuer, name: str, jwk: dict[str, Any]) -> None:
    with closing(Kiosk(issuer, name, jwk)) as kiosk, pytest.raises(Rejected) as told:
        kiosk.begin()
    assert told.value.code == "invalid_client"


def test_a_wrong_clock_is_named(issuer: MobileIssuer) -> None:
    with closing(Kiosk(issuer, later=timedelta(hours=-2))) as kiosk, pytest.raises(ClockWrong):
        kiosk.begin()


def test_two_people_are_not_mixed_up(issuer: MobileIssuer) -> None:
    with closing(Kiosk(issuer)) as one, closing(Kiosk(issuer)) as other:
        first, second = one.begin(), other.begin()
        assert issuer.answer("confirmed") == second.check_code
        assert one.poll(first) is None
        assert other.poll(second) is not None


def test_the_kiosk_has_a_token_of_its_own(kiosk: Kiosk) -> None:
    tokens = DeviceTokens(kiosk.http, ClientKey("kiosk", JWK), kiosk.issuer.url)
    assert tokens.authorization() == tokens.authorization()
