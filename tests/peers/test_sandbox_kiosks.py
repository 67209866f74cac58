"""Enrolled kiosks at the sandbox portal, as any client would meet them: codes, signatures, mobile ID, the phone (contract 44, 45, CIBA)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey

from kiosk.sandbox.guesses import WRONG_A_MINUTE
from kiosk.sandbox.handset import PageRefused
from kiosk.sandbox.server import Running
from tests.peers.sandbox_person import HeldClock, portal_at
from tests.peers.test_sandbox_signin import Outline

HINT = "tel:+994500000001;user-id=100001"
BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
CIBA = "urn:openid:params:grant-type:ciba"


class Kiosk:
    """A kiosk of another make: its key, its name, and how it signs."""

    def __init__(self, portal: Running, client: httpx.Client, clock: HeldClock) -> None:
        self.portal, self.client, self.clock = portal, client, clock
        self.key = ECKey.generate_key("P-256")
        self.sent = 0
        self.id = ""

    def enrol(self, code: str, **changed: Any) -> httpx.Response:
        body = {"code": code, "jwk": self.key.as_dict(private=False), "model": "m", "site": "Köşk 7", **changed}
        answer = self.client.post("/v1/devices", json=body)
        if answer.status_code == 201:
            self.id = answer.json()["clientId"]
        return answer

    def enrolled(self) -> Kiosk:
        assert self.enrol(self.portal.enrolment_code()).status_code == 201
        return self

    def signed(self, key: Any = None, algorithm: str = "ES256", **changed: Any) -> dict[str, str]:
        """What proves who asks; `changed` makes it wrong."""
        self.sent += 1
        at = int(self.clock().timestamp())
        claims = {
            "iss": self.id,
            "sub": self.id,
            "aud": self.portal.url,
            "jti": f"{self.sent}",
            "exp": at + 60,
            **changed,
        }
        told = {name: value for name, value in claims.items() if value is not None}
        assertion = jwt.encode({"alg": algorithm}, told, key or self.key, algorithms=[algorithm])
        return {"client_id": self.id, "client_assertion_type": BEARER, "client_assertion": assertion}

    def ask(self, **changed: str) -> httpx.Response:
        asked = {
            "scope": "openid profile:read",
            "login_hint": HINT,
            "binding_message": "4821",
            **self.signed(),
            **changed,
        }
        return self.client.post("/oauth/backchannel", data={name: value for name, value in asked.items() if value})

    def poll(self, request: dict[str, Any], **changed: str) -> httpx.Response:
        asked = {"grant_type": CIBA, "auth_req_id": request["auth_req_id"], **self.signed(), **changed}
        return self.client.post("/oauth/token", data=asked)

    def token(self, **proof: str) -> httpx.Response:
        return self.client.post("/oauth/token", data={"grant_type": "client_credentials", **(proof or self.signed())})


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def made(clock: HeldClock) -> Iterator[Kiosk]:
    with portal_at(clock) as (portal, client):
        yield Kiosk(portal, client, clock)


@pytest.fixture
def kiosk(made: Kiosk) -> Kiosk:
    return made.enrolled()


def error(answer: httpx.Response) -> str:
    assert answer.headers["cache-control"] == "no-store"
    return str(answer.json()["error"])


def test_a_code_enrols_one_kiosk(made: Kiosk, clock: HeldClock) -> None:
    code = made.portal.enrolment_code()
    assert re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}", code)
    first = made.enrol(code)
    assert first.status_code == 201
    assert first.json()["config"]["site"] == "Köşk 7"
    assert made.enrol(code).json() == first.json(), "the answer was lost, and is asked for again"
    made.key = ECKey.generate_key("P-256")
    assert made.enrol(code).json()["code"] == "enrolment-code-used"
    old = made.portal.enrolment_code()
    clock.forward(86_400)
    assert made.enrol(old).json()["code"] == "enrolment-code-expired"
    assert made.enrol("AAAA-AAAA").json()["code"] == "enrolment-code-unknown"


def test_only_a_public_key_is_taken(made: Kiosk) -> None:
    code, public = made.portal.enrolment_code(), made.key.as_dict(private=False)
    for jwk in (
        made.key.as_dict(private=True),
        {**public, "x": public["y"]},
        {**public, "crv": "P-384"},
        {"kty": "oct", "k": "c2VjcmV0"},
        {},
    ):
        assert made.enrol(code, jwk=jwk).status_code == 422
    assert made.enrol(code).status_code == 201, "the code was not used up"


def test_codes_cannot_be_guessed_quickly(made: Kiosk) -> None:
    for _ in range(WRONG_A_MINUTE):
        assert made.enrol("AAAA-AAAA").status_code == 422
    late = made.enrol(made.portal.enrolment_code())
    assert (late.status_code, late.headers["retry-after"]) == (429, "60")


def test_a_kiosk_has_a_token_of_its_own(kiosk: Kiosk) -> None:
    told = kiosk.token().json()
    assert (told["token_type"], told["scope"]) == ("Bearer", "device")
    headers = {"Authorization": f"Bearer {told['access_token']}"}
    assert kiosk.client.get("/v1/me", headers=headers).status_code == 401, "nobody has signed in with it"
    config = kiosk.client.get("/v1/devices/self/config", headers=headers)
    keys = KeySet.import_key_set(kiosk.client.get("/oauth/jwks").json())
    assert jwt.decode(config.text, keys, algorithms=["ES256"]).claims["site"] == "Köşk 7"
    again = {**headers, "If-None-Match": config.headers["etag"]}
    assert kiosk.client.get("/v1/devices/self/config", headers=again).status_code == 304
    assert kiosk.client.get("/v1/devices/self/config").status_code == 401
    kiosk.clock.forward(told["expires_in"])
    assert kiosk.client.get("/v1/devices/self/config", headers=headers).status_code == 401


def test_a_signature_that_is_not_wholly_right_is_refused(kiosk: Kiosk) -> None:
    at = int(kiosk.clock().timestamp())
    proof = kiosk.signed()
    assert kiosk.token(**proof).status_code == 200
    wrong = [
        proof,  # a second time
        kiosk.signed(ECKey.generate_key("P-256")),
        kiosk.signed(OctKey.import_key("k" * 32), "HS256"),
        kiosk.signed(iss="another"),
        kiosk.signed(sub="another"),
        kiosk.signed(aud="https://another.example"),
        kiosk.signed(exp=at - 61),
        kiosk.signed(exp=at + 3600),
        kiosk.signed(exp=None),
        kiosk.signed(jti=None),
        {**kiosk.signed(), "client_id": "kiosk-000000000000"},
        {**kiosk.signed(), "client_id": "sandbox-kiosk"},
        {**kiosk.signed(), "client_assertion_type": "password"},
        {**kiosk.signed(), "client_assertion": "nothing"},
    ]
    for each in wrong:
        answer = kiosk.token(**each)
        assert (answer.status_code, error(answer)) == (401, "invalid_client")


def test_who_has_no_key_may_not_ask_people_on_their_phones(kiosk: Kiosk) -> None:
    asked = {"client_id": "sandbox-kiosk", "scope": "openid", "login_hint": HINT, "binding_message": "4821"}
    answer = kiosk.client.post("/oauth/backchannel", data=asked)
    assert (answer.status_code, error(answer)) == (401, "invalid_client")
    for grant in (CIBA, "client_credentials"):
        answer = kiosk.client.post("/oauth/token", data={"client_id": "sandbox-kiosk", "grant_type": grant})
        assert error(answer) == "unauthorized_client"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"login_hint": "tel:+994500000001;user-id=100002"}, "unknown_user_id"),
        ({"login_hint": "Sınaq"}, "unknown_user_id"),
        ({"binding_message": "ə"}, "invalid_binding_message"),
        ({"binding_message": ""}, "invalid_binding_message"),
        ({"scope": "profile:read"}, "invalid_scope"),
        ({"login_hint": ""}, "invalid_request"),
        ({"id_token_hint": "e"}, "invalid_request"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(kiosk: Kiosk, changed: dict[str, str], expected: str) -> None:
    answer = kiosk.ask(**changed)
    assert (answer.status_code, error(answer)) == (400, expected)


def test_a_person_confirms_on_the_phone(kiosk: Kiosk) -> None:
    request = kiosk.ask().json()
    assert (request["expires_in"], request["interval"]) == (120, 2)
    assert error(kiosk.poll(request)) == "authorization_pending"
    assert kiosk.portal.phone().answer() == "4821"
    kiosk.clock.forward(2)
    told = kiosk.poll(request).json()
    keys = KeySet.import_key_set(kiosk.client.get("/oauth/jwks").json())
    claims = jwt.decode(told["id_token"], keys, algorithms=["ES256"]).claims
    assert (claims["sub"], claims["aud"], claims["acr"]) == ("citizen", kiosk.id, "high")
    headers = {"Authorization": f"Bearer {told['access_token']}"}
    assert kiosk.client.get("/v1/me", headers=headers).status_code == 200
    kiosk.clock.forward(2)
    assert error(kiosk.poll(request)) == "invalid_grant", "once"
    gone = kiosk.client.post("/oauth/revoke", data={"token": told["access_token"], **kiosk.signed()})
    assert gone.status_code == 200
    assert kiosk.client.get("/v1/me", headers=headers).status_code == 401


@pytest.mark.parametrize(("decision", "expected"), [("refused", "access_denied"), ("failed", "transaction_failed")])
def test_a_no_is_told(kiosk: Kiosk, decision: Any, expected: str) -> None:
    request = kiosk.ask().json()
    kiosk.portal.phone().answer("citizen", decision)
    assert error(kiosk.poll(request)) == expected


def test_a_question_stands_as_long_as_was_asked_and_never_longer(kiosk: Kiosk) -> None:
    request = kiosk.ask(requested_expiry="30").json()
    assert request["expires_in"] == 30
    assert kiosk.ask(requested_expiry="9999").json()["expires_in"] == 120
    kiosk.clock.forward(30)
    assert error(kiosk.poll(request)) == "expired_token"


def test_a_question_belongs_to_the_kiosk_that_asked_and_waits_for_who_polls_too_fast(kiosk: Kiosk) -> None:
    request = kiosk.ask().json()
    other = Kiosk(kiosk.portal, kiosk.client, kiosk.clock).enrolled()
    assert error(other.poll(request)) == "invalid_grant"
    assert error(kiosk.poll(request)) == "authorization_pending"
    assert error(kiosk.poll(request)) == "slow_down"


def test_the_newest_question_stands_on_the_phone(kiosk: Kiosk) -> None:
    kiosk.ask(binding_message="1111")
    kiosk.clock.forward(1)
    newer = kiosk.ask(binding_message="2222").json()
    assert kiosk.portal.phone().answer() == "2222"
    assert kiosk.poll(newer).status_code == 200
    with pytest.raises(PageRefused):
        kiosk.portal.phone().answer("elderly")


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_pages_are_accessible(kiosk: Kiosk, language: str) -> None:
    kiosk.client.headers["Accept-Language"] = language
    kiosk.ask()
    client = kiosk.client
    whose, nobody = client.get("/m"), client.post("/m", data={})
    check = client.post("/m", data={"person": "citizen"})
    empty = client.post("/m", data={"person": "elderly"})
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)">', check.text.split("<dl>")[0]))
    done = client.post("/m/decision", data={**hidden, "decision": "refused"})
    stale = client.post("/m/decision", data={**hidden, "decision": "confirmed"})
    enrolment, code = client.get("/enrolment"), client.post("/enrolment")
    pages = [whose, nobody, check, empty, done, stale, enrolment, code]
    assert [page.status_code for page in pages] == [200, 422, 200, 200, 200, 409, 200, 200]
    for page in pages:
        outline = Outline(page.text)
        assert (outline.language, outline.headings, outline.unnamed()) == (language, 1, [])
        assert "<script" not in page.text
        assert page.headers["cache-control"] == "no-store"
    assert "100001" in whose.text
    assert 'class="match">4821<' in check.text
    assert "Köşk 7" in check.text


def test_no_other_site_can_confirm(kiosk: Kiosk) -> None:
    request = kiosk.ask().json()
    page = kiosk.client.post("/m", data={"person": "citizen"})
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)">', page.text.split("<dl>")[0]))
    with httpx.Client(base_url=kiosk.portal.url, trust_env=False) as stranger:
        assert stranger.post("/m/decision", data={**hidden, "decision": "confirmed"}).status_code == 409
    assert error(kiosk.poll(request)) == "authorization_pending"
