"""No endpoint answers another citizen's data: every one of them is tried with every identity.

The endpoints are those of the contract and of the portal's own routes, so that new ones are tried too; a new kind of id needs
an example in `identities.py`, and without one these tests fail.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import httpx
import pytest
from starlette.applications import Starlette

from kiosk.sandbox.app import create_app
from kiosk.sandbox.server import Running, running
from tests.peers.endpoints import Endpoint, endpoints
from tests.peers.identities import (
    OWNED,
    OWNER,
    PUBLIC,
    READ_BY_ALL,
    Identity,
    Owner,
    bearing,
    identities,
    marks,
    token_of,
)

REFUSED: Final = {401, 403, 404}
NOT_EVEN_LOOKED_AT: Final = {400, 405, 406, 411, 412, 413, 415, 422, 428, 429}
"""Refused before anybody's data could be looked at; 412 is only met where that is checked for everything (tus)."""
ENDS: Final = {
    "DELETE /v1/me/sign-ins": "all tokens of the person end",
    "POST /oauth/revoke": "a token ends",
    "POST /oauth/end_session": "a sign-in ends",
}
"""What an identity does to itself, and would not be one any more after."""


@dataclass(frozen=True)
class Everybody:
    """A portal where one person owns something of each kind, and all who may ask for it."""

    portal: Running
    owner: Owner
    examples: dict[str, str]
    all: list[Identity]
    paths: list[Endpoint]


@pytest.fixture(scope="module")
def everybody() -> Iterator[Everybody]:
    with running() as portal:
        owner = Owner(portal)
        with owner.client:
            app = create_app(portal.portal)
            assert isinstance(app, Starlette)
            paths = [each for each in endpoints(app) if not each.is_screen]
            wanted = {key for each in paths for key in each.keys if key in OWNED}
            examples = {**PUBLIC, **{key: OWNED[key](owner) for key in sorted(wanted)}}
            examples |= {key: make(owner) for key, make in READ_BY_ALL.items()}
            yield Everybody(portal, owner, examples, identities(portal), paths)


def ask(client: httpx.Client, endpoint: Endpoint, address: str, headers: dict[str, str]) -> httpx.Response:
    asked: dict[str, Any] = endpoint.request()
    return client.request(endpoint.method, address, **{**asked, "headers": {**asked["headers"], **headers}})


def test_every_kind_of_id_has_an_example(everybody: Everybody) -> None:
    missing = {key for each in everybody.paths for key in each.keys if key not in everybody.examples}
    assert not missing, f"add an example to OWNED or PUBLIC in identities.py: {sorted(missing)}"


def test_there_are_identities_of_each_kind(everybody: Everybody) -> None:
    names = [each.name for each in everybody.all]
    assert len(names) == len(set(names)) >= 14
    assert sum(" for " in name for name in names) >= 2, "acting by mandates"
    with httpx.Client(base_url=everybody.portal.url, trust_env=False) as client:
        for each in everybody.all:
            expected = 200 if each.name in everybody.portal.portal.people else None
            status = client.get("/v1/me", headers=dict(each.headers)).status_code
            assert status == expected or (expected is None and status in {401, 403, 200}), each.name


def test_the_owner_can_read_all_of_it(everybody: Everybody) -> None:
    """Else the refusals below would prove nothing."""
    read = 0
    for endpoint in everybody.paths:
        if endpoint.method != "GET" or not any(key in OWNED for key in endpoint.keys):
            continue
        answer = ask(everybody.owner.client, endpoint, endpoint.address(everybody.examples), {})
        read += answer.status_code == 200
        assert answer.status_code in {200, 409, 416}, (str(endpoint), answer.text)
    assert read >= 6


def test_nobody_is_told_what_is_another_person_s(everybody: Everybody) -> None:
    """Every endpoint, every identity, with the ids of somebody else: refused, and in no answer a word of another person.

    To who is signed in, what is another's is not there: they are not told that it exists.
    """
    told = marks(everybody.portal)
    wrong: list[str] = []
    tried = 0
    with httpx.Client(base_url=everybody.portal.url, trust_env=False) as client:
        for endpoint in everybody.paths:
            if str(endpoint) in ENDS:
                continue
            address = endpoint.address(everybody.examples)
            private = any(key in OWNED for key in endpoint.keys)
            for identity in everybody.all:
                if OWNER in identity.sees:
                    continue
                unheeded = {"If-Match": "*"} if private else {}  # so that no state of it has to be known
                answer = ask(client, endpoint, address, {**identity.headers, **unheeded})
                tried += 1
                allowed = REFUSED if endpoint.method == "GET" else REFUSED | NOT_EVEN_LOOKED_AT
                if identity.name in everybody.portal.portal.people:
                    allowed = {404}
                if private and answer.status_code not in allowed:
                    wrong.append(f"{endpoint} as {identity.name}: {answer.status_code}")
                known = known_to(identity, endpoint, told)
                wrong += [
                    f"{endpoint} as {identity.name} tells {leak}" for leak in leaks(answer, known, identity, told)
                ]
    assert not wrong, "\n".join(wrong[:30])
    assert tried > 500


def known_to(identity: Identity, endpoint: Endpoint, told: dict[str, set[str]]) -> str:
    """What the asker knows already: whom they hold mandates of, where those are listed."""
    if str(endpoint) != "GET /v1/me/mandates":
        return ""
    return " ".join(value for name in identity.parties for value in told[name])


def leaks(answer: httpx.Response, known: str, identity: Identity, told: dict[str, set[str]]) -> list[str]:
    """Whose data stands in an answer that is not the asker's; what was asked with may be said back."""
    request = answer.request
    known += request.url.path + request.url.query.decode() + request.read().decode("utf-8", "replace")
    said = answer.content.decode("utf-8", "replace") + json.dumps(dict(answer.headers))
    if answer.headers.get("content-type", "").startswith("application/json"):
        said += json.dumps(answer.json(), ensure_ascii=False)
    return [
        f"{name}: {value}"
        for name, values in told.items()
        if name not in identity.sees
        for value in values
        if value in said and value not in known
    ]


def test_what_an_answer_leaks_is_found(everybody: Everybody) -> None:
    """The proof proves something: the owner's own answers are full of what nobody else is told."""
    told, nobody = marks(everybody.portal), Identity("nobody")
    owner = everybody.owner.client
    for path in ("/v1/me/records", "/v1/documents", "/v1/messages", "/v1/charges", "/v1/applications"):
        assert leaks(owner.get(path), "", nobody, told), path


def test_without_a_token_what_is_personal_asks_for_one(everybody: Everybody) -> None:
    tried = 0
    with httpx.Client(base_url=everybody.portal.url, trust_env=False) as client:
        for endpoint in everybody.paths:
            asked = endpoint.told.get("security")
            if asked and {} not in asked:  # else a guest may ask it too, and is told nothing of anybody's
                answer = ask(client, endpoint, endpoint.address(everybody.examples), {})
                tried += 1
                assert answer.status_code == 401, str(endpoint)
                assert answer.headers["www-authenticate"].startswith("Bearer "), str(endpoint)
    assert tried > 50


def test_a_token_that_was_given_back_tells_nothing_any_more(everybody: Everybody) -> None:
    portal = everybody.portal
    token = token_of(portal, portal.portal.people["elderly"])
    with httpx.Client(base_url=portal.url, trust_env=False, headers=bearing(token)) as client:
        assert client.get("/v1/me").status_code == 200
        assert client.post("/oauth/revoke", data={"client_id": "sandbox-kiosk", "token": token}).status_code == 200
        for endpoint in everybody.paths:
            if endpoint.method == "GET" and endpoint.told.get("security"):
                answer = ask(client, endpoint, endpoint.address(everybody.examples), {})
                assert answer.status_code == 401, str(endpoint)


def test_a_kiosk_is_known_as_one(everybody: Everybody) -> None:
    kiosk = next(each for each in everybody.all if each.name == "a kiosk")
    with httpx.Client(base_url=everybody.portal.url, trust_env=False, headers=dict(kiosk.headers)) as client:
        assert client.get("/v1/devices/self/config").status_code == 200
        assert client.get("/v1/me").status_code == 401
