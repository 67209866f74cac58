"""ID tokens that are forged, old, replayed, or meant for somebody else; and a clock that is wrong (OIDC Core §3.1.3.7)."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc.jwk import ECKey, OctKey
from joserfc.jws import JWSRegistry

from kiosk.portal.errors import ClockWrong, PortalError, SignInUnproven
from kiosk.portal.id_token import Claims, Expected, checked_claims
from kiosk.portal.signatures import Keys
from tests.unit.portal.issuer import NOW, Issuer, new_key

AT = datetime.fromtimestamp(NOW, UTC)
HOUR = timedelta(hours=1)
ISSUER = Issuer()
"""Used for its key only: it signs, and is never asked."""


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Any:
    yield
    with ISSUER.server:
        pass


def check(id_token: str, **changed: Any) -> Claims:
    expected = Expected(**{"issuer": ISSUER.url, "client_id": "client", "now": AT, **changed})
    return checked_claims(id_token, expected, lambda: Keys(ISSUER.keys))


def half(made: Callable[[bytes], Any], token: str) -> str:
    digest = made(token.encode()).digest()
    return urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()


def signed_with_header(header: dict[str, Any], key: ECKey | None = None) -> str:
    """A token with any header, signed by `key`, else by the issuer's own."""

    def part(content: bytes) -> str:
        return urlsafe_b64encode(content).rstrip(b"=").decode()

    claims = {"iss": ISSUER.url, "sub": "p1", "aud": "client", "iat": NOW, "exp": NOW + 300}
    text = f"{part(json.dumps({'alg': 'ES256', 'kid': ISSUER.key.kid, **header}).encode())}.{part(json.dumps(claims).encode())}"
    signature = JWSRegistry.algorithms["ES256"].sign(text.encode(), key or ISSUER.key)
    return f"{text}.{part(signature)}"


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"iss": "https://issuer.example"}, "another issuer"),
        ({"iss": "https://issuer.example/"}, "another issuer"),
        ({"aud": "another"}, "another client"),
        ({"aud": []}, "another client"),
        ({"aud": ["client", "other"]}, "another client"),
        ({"aud": ["client", "other"], "azp": "other"}, "another client"),
        ({"azp": "other"}, "another client"),
        ({"exp": NOW - 100}, "expired"),
        ({"iat": NOW + 100}, "future"),
        ({"sub": None}, "claims"),
        ({"sub": ""}, "nobody"),
        ({"exp": "soon"}, "claims"),
        ({"exp": None}, "claims"),
        ({"iat": None}, "claims"),
        ({"aud": None}, "claims"),
    ],
)
def test_one_that_is_not_for_us_now_is_refused(claims: dict[str, Any], why: str) -> None:
    with pytest.raises(SignInUnproven, match=why):
        check(ISSUER.id_token(**claims))


@pytest.mark.parametrize(
    "id_token",
    [
        ISSUER.id_token(new_key()),
        ISSUER.id_token()[:-6] + "AAAAAA",
        ISSUER.id_token(OctKey.import_key("x" * 32), "HS256"),
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwMSJ9.",
        "no token at all",
        "",
        ISSUER.id_token(typ="mandate+jwt"),
        ISSUER.id_token(typ="at+jwt"),
        signed_with_header({"crit": ["unheard-of"], "unheard-of": 1}),
        signed_with_header({"crit": ["b64"], "b64": False}),
    ],
    ids=["other-key", "cut", "symmetric", "unsigned", "words", "empty", "mandate", "access", "critical", "unencoded"],
)
def test_a_forgery_is_refused(id_token: str) -> None:
    with pytest.raises(SignInUnproven):
        check(id_token)


def test_one_signed_with_the_public_key_as_a_secret_is_refused() -> None:
    secret = OctKey.import_key(json.dumps(ISSUER.keys[0]))
    with pytest.raises(SignInUnproven, match="algorithm"):
        check(ISSUER.id_token(secret, "HS256"))


def test_a_key_that_comes_with_the_token_is_not_believed() -> None:
    other = new_key()
    assert check(signed_with_header({"jwk": ISSUER.keys[0]})).sub == "p1"
    with pytest.raises(SignInUnproven, match="verify"):
        check(signed_with_header({"jwk": other.as_dict(private=False)}, other))


def test_the_usual_words_for_its_type_are_taken() -> None:
    for typ in ("", "JWT", "jwt"):
        assert check(ISSUER.id_token(typ=typ)).sub == "p1"


def test_one_of_an_earlier_sign_in_is_refused() -> None:
    replayed = ISSUER.id_token(iat=NOW - 600)
    assert check(replayed).sub == "p1"
    with pytest.raises(SignInUnproven, match="earlier"):
        check(replayed, since=AT - timedelta(seconds=120))


def test_nonce_person_and_access_token_are_compared() -> None:
    for made in (hashlib.sha256, hashlib.sha512):
        own = ISSUER.id_token(nonce="n-1", at_hash=half(made, "secret-access"))
        assert check(own, nonce="n-1", subject="p1", access_token="secret-access").nonce == "n-1"
        for changed in ({"nonce": "n-2"}, {"subject": "p2"}, {"access_token": "another"}):
            with pytest.raises(SignInUnproven):
                check(own, **changed)
    with pytest.raises(SignInUnproven):
        check(ISSUER.id_token(), nonce="n-1")


@pytest.mark.parametrize("ahead", [HOUR, -HOUR, timedelta(days=400)])
def test_a_wrong_clock_is_named_when_the_issuer_tells_another_time(ahead: timedelta) -> None:
    with pytest.raises(ClockWrong) as error:
        check(ISSUER.id_token(), now=AT + ahead, told=AT)
    assert error.value.seconds == ahead.total_seconds()


def test_a_wrong_clock_excuses_no_old_token() -> None:
    for old_or_early in (ISSUER.id_token(exp=NOW - 100), ISSUER.id_token(iat=NOW + 100)):
        with pytest.raises(SignInUnproven):
            check(old_or_early, now=AT, told=AT + timedelta(seconds=5))
    with pytest.raises(SignInUnproven):
        check(ISSUER.id_token(exp=NOW - 7200), now=AT + HOUR, told=AT)
    with pytest.raises(SignInUnproven):
        check(ISSUER.id_token(iat=NOW - 600), now=AT + HOUR, told=AT, since=AT + HOUR - timedelta(seconds=120))


def test_neither_the_claims_nor_what_is_expected_show_anybody() -> None:
    shown = repr(check(ISSUER.id_token())) + repr(Expected("i", "c", AT, subject="p-secret", access_token="a-secret"))
    assert "p1" not in shown
    assert "secret" not in shown


@pytest.mark.parametrize("error", [SignInUnproven("x"), ClockWrong(3600.0)])
def test_both_are_of_the_family(error: Exception) -> None:
    assert isinstance(error, PortalError)
