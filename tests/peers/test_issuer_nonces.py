"""Proofs of possession at an issuer that others wrote and that wants a nonce in each (RFC 9449 §8, §9): oidc-provider."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import msgspec
import pytest

from kiosk.portal.discovery import discover
from kiosk.portal.errors import ClockWrong, Unauthorised
from kiosk.portal.exchange import Request
from kiosk.portal.http import Http
from kiosk.portal.kept import Kept
from kiosk.portal.tokens import Asker, Tokens
from tests.peers.issuers import SCOPE, OidcProvider, Person, oidc_provider

STAYING = f"{SCOPE} offline_access"


class Known(msgspec.Struct):
    sub: str


@pytest.fixture(scope="module")
def issuer() -> Iterator[OidcProvider]:
    with oidc_provider(nonces=True) as started:
        yield started


@pytest.fixture
def person(issuer: OidcProvider) -> Iterator[Person]:
    somebody = Person(issuer, STAYING)
    yield somebody
    somebody.http.close()


def known(http: Http, address: str, tokens: Tokens) -> str:
    """Who it is, by a resource that takes only proven requests."""
    request = Request("GET", f"{address}/me", headers={"Authorization": tokens.authorization()})
    return http.request(request, Known).value.sub


def test_both_servers_get_the_nonce_that_they_ask_for(person: Person) -> None:
    tokens = person.signed_in()
    assert tokens.authorization().startswith("DPoP ")
    for _ in range(2):
        assert known(person.http, person.peer.url, tokens) == "p1"
        person.http.prover._nonces.clear()


def test_a_stolen_token_is_of_no_use_elsewhere(person: Person) -> None:
    tokens = person.signed_in()
    with closing(Http(person.peer.url)) as elsewhere, pytest.raises(Unauthorised):
        known(elsewhere, person.peer.url, tokens)


def test_who_waits_is_not_told_to_slow_down(person: Person) -> None:
    code = person.device.begin()
    for _ in range(2):
        assert person.poll(code) is None
    assert person.device.due_in() == pytest.approx(code.interval)


def test_a_kept_sign_in_goes_on_with_its_key(person: Person) -> None:
    tokens = person.signed_in()
    kept: list[Kept] = []

    class Safe:
        def newest(self, refresh_token: str) -> str:
            return refresh_token

        def keep(self, given: Kept) -> None:
            kept.append(given)

        def drop(self, refresh_token: str) -> None:
            kept.clear()

    safe = Safe()
    tokens.keep_with(safe)
    tokens.part()
    [found] = kept
    with closing(Http(person.peer.url)) as later:
        asker = Asker(later, discover(later, person.peer.url), person.peer.client_id, person.device._now)
        again = Tokens.restored(asker, found, safe)
        assert known(later, person.peer.url, again) == "p1"
        assert again.subject == "p1"
        again.revoke_and_forget()
        assert kept == []
    with closing(Http(person.peer.url)) as thief:
        asker = Asker(thief, discover(thief, person.peer.url), person.peer.client_id, person.device._now)
        with pytest.raises(Unauthorised):
            Tokens.restored(asker, found, safe).authorization()


def test_a_wrong_clock_is_named_though_its_proofs_are_taken(person: Person) -> None:
    """With a nonce nobody minds the time of a proof; the ID token still tells."""
    person.later = timedelta(hours=2)
    with pytest.raises(ClockWrong):
        person.signed_in()
