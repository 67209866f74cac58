"""Acting for others at an issuer that others wrote: token exchange (RFC 8693), one token and one client for each mandate."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from kiosk.portal.errors import MandateEnded, OutOfMandate
from kiosk.portal.http import Http
from kiosk.portal.mandates import MandateTokens, exchange
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.mandates import Mandate, Party
from kiosk.portal.tokens import Tokens
from tests.peers.issuers import HERE, OidcProvider, Person, django_oauth_toolkit, process


@pytest.fixture(scope="module")
def peer() -> Iterator[OidcProvider]:
    from tests.peers.node import NODE, installed

    with process([NODE, "exchange.js"], installed(HERE / "oidc_provider")) as port:
        yield OidcProvider(f"http://127.0.0.1:{port}")


@pytest.fixture(scope="module")
def person(peer: OidcProvider) -> Iterator[Person]:
    somebody = Person(peer)
    yield somebody
    somebody.http.close()


@pytest.fixture(scope="module")
def own(person: Person) -> Tokens:
    return person.signed_in()


@pytest.fixture
def http(peer: OidcProvider) -> Iterator[Http]:
    client = Http(peer.url, kiosk=True)
    yield client
    client.close()


def mandate(peer: OidcProvider, kind: str) -> Mandate:
    """As a portal states it."""
    token = httpx.get(f"{peer.url}/mandate/{kind}").text
    party = Party(id=kind, type="legalEntity", name=kind)
    return Mandate(id=kind, on_behalf_of=party, role=Coded(code="director"), token=token)


def claims(authorization: str) -> dict[str, Any]:
    payload = authorization.split(".")[1]
    told: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return told


def test_the_token_says_who_is_acted_for_and_who_acts(peer: OidcProvider, own: Tokens, http: Http) -> None:
    given = exchange(own, mandate(peer, "active"), http)
    told = claims(given.authorization())
    assert told["sub"] == "company"
    assert told["act"] == {"sub": "p1"}
    assert told["scope"] == "applications:read applications:write", "no more than the mandate says"
    assert given.http is http
    assert not given.renewable


def test_each_mandate_has_a_token_of_its_own(peer: OidcProvider, own: Tokens, http: Http) -> None:
    with_other = Http(peer.url, kiosk=True)
    try:
        company, child = (
            exchange(own, mandate(peer, kind), client) for kind, client in (("active", http), ("child", with_other))
        )
        assert [claims(each.authorization())["sub"] for each in (company, child)] == ["company", "child"]
        assert company.http is not child.http
    finally:
        with_other.close()


@pytest.mark.parametrize("kind", ["expired", "withdrawn", "foreign", "forged"])
def test_a_mandate_that_does_not_hold_gives_nothing(peer: OidcProvider, own: Tokens, http: Http, kind: str) -> None:
    with pytest.raises(MandateEnded):
        exchange(own, mandate(peer, kind), http)


def test_a_mandate_that_covers_nothing_here_says_so(peer: OidcProvider, own: Tokens, http: Http) -> None:
    with pytest.raises(OutOfMandate):
        exchange(own, mandate(peer, "nothing"), http)


def test_nobody_acts_by_a_mandate_for_somebody_by_another(peer: OidcProvider, own: Tokens, http: Http) -> None:
    company = exchange(own, mandate(peer, "active"), http)
    with pytest.raises(MandateEnded):
        exchange(company, mandate(peer, "child"), http)


def test_ending_it_ends_the_token_and_not_the_person_s_session(
    peer: OidcProvider, person: Person, own: Tokens, http: Http
) -> None:
    tokens = MandateTokens(lambda: own, lambda: mandate(peer, "active"), http)
    assert claims(tokens.authorization())["sub"] == "company"
    tokens.revoke_and_forget()
    again = exchange(own, mandate(peer, "active"), http)
    assert claims(again.authorization())["sub"] == "company", "the person is still signed in"


def test_it_is_exchanged_anew_before_it_runs_out(peer: OidcProvider, person: Person, own: Tokens, http: Http) -> None:
    tokens = MandateTokens(lambda: own, lambda: mandate(peer, "active"), http)
    first = tokens.authorization()
    assert tokens.authorization() == first
    person.later = timedelta(seconds=280)
    try:
        assert tokens.authorization() != first
    finally:
        person.later = timedelta()


def test_an_issuer_that_knows_no_exchange_is_no_fault(http: Http, peer: OidcProvider) -> None:
    with django_oauth_toolkit() as other:
        somebody = Person(other)
        try:
            with pytest.raises(MandateEnded):
                exchange(somebody.signed_in(), mandate(peer, "active"), somebody.http)
        finally:
            somebody.http.close()
