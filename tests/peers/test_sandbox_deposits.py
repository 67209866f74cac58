"""Sealed forms at the portal: received once, told nobody's, and a draft of their owner alone (contract §A.2 48)."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from joserfc import jwe, jws
from joserfc.jwk import ECKey, KeySet

from kiosk.sandbox.deposits.attempts import MOST_WRONG, WINDOW
from kiosk.sandbox.deposits.keys import KEEP_DAYS, LIFE, RENEWED
from kiosk.sandbox.server import Running
from tests.peers.identities import bearing, identities, token_of
from tests.peers.sandbox_person import ANSWERS, SERVICE, Applicant, HeldClock, client_of, key, portal_at, tokens
from tests.peers.sealed import JOSE, Sealed, key_of, put, renamed, sealed
from tests.peers.test_sandbox_kiosks import Kiosk

Place = tuple[Running, httpx.Client]
DAY = 86_400.0


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def place(clock: HeldClock) -> Iterator[Place]:
    with portal_at(clock) as found:
        yield found


def claim(client: httpx.Client, code: str, **headers: str) -> httpx.Response:
    told = {"Idempotency-Key": key(), **headers}
    return client.post("/v1/deposits/claim", json={"code": code}, headers=told)


def claim_as(portal: Running, person: str, code: str) -> httpx.Response:
    """A person who signs in and claims."""
    with client_of(portal, **bearing(token_of(portal, portal.portal.people[person]))) as client:
        return claim(client, code)


def state(client: httpx.Client, name: str) -> Any:
    return client.get(f"/v1/deposits/{name}/state").json()["state"]


def test_it_is_received_with_a_receipt_over_its_own_bytes(place: Place) -> None:
    portal, client = place
    one = sealed(portal)
    answer = put(client, one)
    assert answer.status_code == 201
    keys = KeySet.import_key_set(client.get("/oauth/jwks").json())
    receipt = jws.deserialize_compact(answer.json()["receipt"], keys, algorithms=["ES256"])
    assert receipt.headers()["typ"] == "deposit-receipt+jwt"
    stated = json.loads(receipt.payload)
    assert stated["deposit"] == one.id
    assert stated["sha256"] == hashlib.sha256(one.ciphertext).hexdigest()
    assert state(client, one.id) == "received"


def test_the_same_bytes_have_the_same_answer_for_ever(place: Place, clock: HeldClock) -> None:
    """Also when it was claimed, and when its time is over: whoever asks again has lost the answer, and must not be told no."""
    portal, client = place
    one, other = sealed(portal), sealed(portal)
    receipts = {each.id: put(client, each).json() for each in (one, other)}
    assert claim_as(portal, "citizen", one.code).status_code == 201
    for after in (0.0, 40 * DAY, 400 * DAY):
        clock.forward(after)
        for each in (one, other):
            again = put(client, each)
            assert (again.status_code, again.json()) == (200, receipts[each.id])
    assert [state(client, each.id) for each in (one, other)] == ["claimed", "expired"]
    assert portal.portal.store.rows("SELECT * FROM deposit WHERE content != x''") == [], "nothing sealed is left"


def test_a_name_stands_for_one_form(place: Place) -> None:
    portal, client = place
    one = sealed(portal)
    put(client, one)
    other = Sealed(one.id, "", sealed(portal, id=one.id).ciphertext)
    refused = put(client, other)
    assert (refused.status_code, refused.json()["code"]) == (409, "deposit-differs")


def test_a_copy_under_another_name_is_none(place: Place) -> None:
    portal, client = place
    refused = put(client, renamed(sealed(portal)))
    assert (refused.status_code, refused.json()["code"]) == (422, "deposit-unreadable")


def test_what_is_broken_is_refused_and_leaves_nothing(place: Place) -> None:
    """Every part cut, turned or taken away; another key, another purpose, packed, no envelope."""
    portal, client = place
    one, published = sealed(portal), key_of(portal)
    parts = one.ciphertext.split(b".")
    broken = [b"", b".", b"....", b"a.b.c.d.e", one.ciphertext[:-1], one.ciphertext[:200], b"\xff" * 50, b"{}"]
    for place_of, part in enumerate(parts):
        turned = part[:5] + (b"A" if part[5:6] != b"A" else b"B") + part[6:]
        broken += [b".".join([*parts[:place_of], each, *parts[place_of + 1 :]]) for each in (b"", turned, part + b"AA")]
    public = ECKey.import_key(published.jwk)
    usual = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM", "kid": published.kid, "typ": "deposit"}
    envelopes: list[Any] = [{}, [], "text", None, {"id": one.id}]
    broken += [_closed(usual, public, envelope) for envelope in envelopes]
    broken += [_closed({**usual, **other}, public, {}) for other in ({"typ": "JWT"}, {"zip": "DEF"}, {"cty": "x"})]
    for each in broken:
        answer = put(client, Sealed(one.id, "", each))
        assert answer.status_code == 422, each[:80]
        assert answer.json()["code"] in {"deposit-unreadable", "deposit-key-unknown"}
    foreign = _closed({**usual, "kid": "another"}, public, {})
    assert put(client, Sealed(one.id, "", foreign)).json()["code"] == "deposit-key-unknown"
    assert put(client, one).status_code == 201, "what was refused has taken nobody's name"


def _closed(header: dict[str, Any], public: ECKey, envelope: Any) -> bytes:
    algorithms = ["ECDH-ES+A256KW", "A256GCM", "DEF"]
    return jwe.encrypt_compact(header, json.dumps(envelope).encode(), public, algorithms=algorithms).encode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "12345678901"},
        {"code": "1234567890ab"},
        {"language": ""},
        {"service_id": "x" * 300},
        {"id_token": "a.b.c"},
        {"id_token": "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjaXRpemVuIn0."},
    ],
    ids=str,
)
def test_what_is_no_envelope_is_refused(place: Place, wrong: dict[str, Any]) -> None:
    refused = put(place[1], sealed(place[0], **wrong))
    assert (refused.status_code, refused.json()["code"]) == (422, "deposit-unreadable")


def test_what_is_too_large_or_called_something_else_is_refused(place: Place) -> None:
    portal, client = place
    one = sealed(portal)
    assert client.put(f"/v1/deposits/{one.id}", content=b"a" * 65_537, headers=JOSE).status_code == 413
    assert client.put(f"/v1/deposits/{one.id}", json={}).status_code == 415
    for name in ("1", "x" * 36, one.id.replace("-", ""), f"{{{one.id}}}"):
        assert client.put(f"/v1/deposits/{name}", content=one.ciphertext, headers=JOSE).status_code == 404


def test_its_owner_makes_a_draft_of_it_and_no_more_than_a_draft(place: Place) -> None:
    portal, client = place
    one = sealed(portal)
    put(client, one)
    owner = Applicant(portal)
    with owner.client:
        assert owner.client.get("/v1/applications").json()["items"] == [], "a deposit is no application"
        draft = claim(owner.client, one.code)
        assert draft.status_code == 201
        told = draft.json()
        assert (told["serviceId"], told["data"], told["status"]["code"]) == (SERVICE, ANSWERS, "draft")
        assert owner.submit(draft).status_code == 202, "and goes the way of every draft"
    assert state(client, one.id) == "claimed"


@pytest.mark.parametrize("person", ["elderly", "foreigner"])
def test_another_person_s_form_and_a_wrong_code_have_the_same_answer(place: Place, person: str) -> None:
    portal, client = place
    one, unknown = sealed(portal), sealed(portal)
    put(client, one)
    answers = [claim_as(portal, person, each.code) for each in (one, unknown)]
    assert [each.status_code for each in answers] == [404, 404]
    bodies = [{**each.json(), "traceId": ""} for each in answers]
    assert bodies[0] == bodies[1]
    names = [{name for name in each.headers if name != "date"} for each in answers]
    assert names[0] == names[1]
    assert state(client, one.id) == "received", "it waits for its owner"
    assert claim_as(portal, "citizen", one.code).status_code == 201


def test_who_was_signed_in_is_the_only_one_whatever_their_birth_date(place: Place, clock: HeldClock) -> None:
    portal, client = place
    token = tokens(portal, "citizen", scope="openid applications:write")["id_token"]
    twin = portal.portal.people["elderly"]
    twin.held["birthDate"] = portal.portal.people["citizen"].held["birthDate"]
    one = sealed(portal, id_token=token)
    clock.forward(20 * DAY)
    assert put(client, one).status_code == 201, "a proof that has run out says still who was there"
    assert claim_as(portal, "elderly", one.code).status_code == 404
    assert claim_as(portal, "citizen", one.code).status_code == 201


def test_an_id_token_of_others_is_none(place: Place) -> None:
    portal, client = place
    signed = portal.portal.keys.sign_token
    claims = {"iss": portal.url, "aud": "sandbox-kiosk", "sub": "citizen"}
    wrong = [{**claims, "iss": "https://elsewhere.example"}, {**claims, "aud": "somebody"}, {**claims, "sub": "nobody"}]
    for each in wrong:
        assert put(client, sealed(portal, id_token=signed(each))).status_code == 422
    assert put(client, sealed(portal, id_token=signed(claims))).status_code == 201


def test_it_is_claimed_once_and_the_same_person_may_ask_again(place: Place) -> None:
    portal, client = place
    one = sealed(portal)
    put(client, one)
    owner = Applicant(portal)
    with owner.client:
        same = key()
        first, replayed = (claim(owner.client, one.code, **{"Idempotency-Key": same}) for _ in range(2))
        assert replayed.headers["idempotency-replayed"] == "true"
        again = claim(owner.client, one.code)
        assert {each.json()["id"] for each in (first, replayed, again)} == {first.json()["id"]}
        assert len(owner.client.get("/v1/applications").json()["items"]) == 1
        put(client, one)
        assert claim(owner.client, one.code).json()["id"] == first.json()["id"], (
            "nor is there another by sending it again"
        )
        gone = owner.client.delete(first.headers["location"], headers={"If-Match": first.headers["etag"]})
        assert gone.status_code == 204
        assert claim(owner.client, one.code).status_code == 404


def test_who_guesses_is_stopped_and_nobody_else_is(place: Place, clock: HeldClock) -> None:
    portal, client = place
    one = sealed(portal)
    put(client, one)
    guesser = Applicant(portal, "elderly")
    with guesser.client:
        for number in range(MOST_WRONG):
            assert claim(guesser.client, f"{number:012d}").status_code == 404
        stopped = claim(guesser.client, one.code)
        assert stopped.status_code == 429
        assert 0 < int(stopped.headers["retry-after"]) <= WINDOW
        assert claim_as(portal, "citizen", one.code).status_code == 201
        clock.forward(WINDOW)
        assert claim(guesser.client, "000000000000").status_code == 404


def test_what_nobody_claims_ends(place: Place, clock: HeldClock) -> None:
    portal, client = place
    one = sealed(portal)
    put(client, one)
    clock.forward(KEEP_DAYS * DAY - 1)
    assert state(client, one.id) == "received"
    clock.forward(1)
    assert state(client, one.id) == "expired"
    assert claim_as(portal, "citizen", one.code).status_code == 404


def test_keys_follow_each_other_and_old_ones_still_open(place: Place, clock: HeldClock) -> None:
    """A kiosk without a line seals to an old key for weeks; what comes late is opened all the same."""
    portal, client = place
    old = key_of(portal)
    late = sealed(portal, key=old)
    clock.forward(LIFE - RENEWED + 1)
    published = client.get("/v1/sealing-keys").json()
    assert [each["kid"] == old.kid for each in published["keys"]] == [False, True], "the next one comes in time"
    clock.forward(RENEWED)
    assert old.kid not in {each["kid"] for each in client.get("/v1/sealing-keys").json()["keys"]}
    assert put(client, late).status_code == 201
    assert all("d" not in each for each in published["keys"])


def test_the_keys_are_not_sent_twice(place: Place) -> None:
    first = place[1].get("/v1/sealing-keys")
    again = place[1].get("/v1/sealing-keys", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, first.headers["cache-control"].split(",")[0]) == (304, "public")


def test_a_kiosk_leaves_it_with_its_own_token_and_never_with_a_person_s(place: Place, clock: HeldClock) -> None:
    portal, client = place
    kiosk = Kiosk(portal, client, clock).enrolled()
    token = bearing(kiosk.token().json()["access_token"])
    assert put(client, sealed(portal), **token).status_code == 201
    person = bearing(token_of(portal, portal.portal.people["citizen"]))
    for headers in (person, bearing("unknown")):
        refused = put(client, sealed(portal), **headers)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Bearer ")


def test_nobody_but_its_owner_is_given_a_draft(place: Place) -> None:
    """Everybody who may come here tries the right code."""
    portal, client = place
    one = sealed(portal, {**ANSWERS, "otherPurpose": "mine alone"})
    put(client, one)
    tried = 0
    for each in identities(portal):
        if each.name == "citizen":
            continue
        answer = claim(client, one.code, **dict(each.headers))
        tried += 1
        assert answer.status_code in {401, 403, 404}, each.name
        assert "mine alone" not in answer.text
    assert tried >= 13
    assert claim_as(portal, "citizen", one.code).json()["data"]["otherPurpose"] == "mine alone"


def test_a_form_of_an_earlier_version_keeps_its_questions_and_one_of_no_service_is_told(place: Place) -> None:
    portal, client = place
    versions = portal.portal.register.forms.versions
    versions[SERVICE, "0"] = {**versions[SERVICE, "1"], "version": "0"}
    old, foreign = sealed(portal, form_version="0"), sealed(portal, form_id="general", form_version="1")
    gone = sealed(portal, service_id="no-such-service")
    for each in (old, foreign, gone):
        put(client, each)
    assert claim_as(portal, "citizen", old.code).json()["formVersion"] == "0"
    told = claim_as(portal, "citizen", foreign.code).json()
    assert (told["formId"], told["formVersion"]) == (SERVICE, "1"), "its service has another form"
    refused = claim_as(portal, "citizen", gone.code)
    assert (refused.status_code, refused.json()["code"]) == (410, "deposit-form-gone")
    assert state(client, gone.id) == "received"


def test_the_store_holds_no_answers_before_they_are_claimed(place: Place) -> None:
    portal, client = place
    one = sealed(portal, {**ANSWERS, "otherPurpose": "mine alone"}, birth_date=date(1988, 3, 14))
    put(client, one)
    (row,) = portal.portal.store.rows("SELECT * FROM deposit")
    assert "mine alone" not in str(tuple(row))
    assert one.code not in str(tuple(row))
    assert timedelta(days=KEEP_DAYS).total_seconds() == row["expires_at"] - portal.portal.timestamp()
    assert base64.urlsafe_b64decode(row["content"].split(b".")[0] + b"==")
