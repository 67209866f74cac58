"""One client at issuers that others wrote: sign-in, refusal, expiry, renewal, revocation, with whatever each does its own way
(contract §C.8). What differs stands in `tests/peers/issuers.py`, on the side of the person and the administrator.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from kiosk.portal.awaited import BrowserPage
from kiosk.portal.browser import BrowserSignIn
from kiosk.portal.cancelling import Cancellation
from kiosk.portal.discovery import ENDPOINTS, discover
from kiosk.portal.errors import ClockWrong, Rejected, SignInExpired, SignInRefused, SignInUnproven, Unauthorised
from kiosk.portal.http import Http
from kiosk.portal.signin import DeviceSignIn
from kiosk.portal.tokens import Tokens
from tests.peers.browser import Browser
from tests.peers.glewlwyd import INTERVAL, Glewlwyd, glewlwyd
from tests.peers.issuers import SCOPE, OidcProvider, Peer, Person, django_oauth_toolkit, oidc_provider

PEERS: dict[str, Callable[[], AbstractContextManager[Peer]]] = {
    "oidc-provider": oidc_provider,
    "django-oauth-toolkit": django_oauth_toolkit,
    "glewlwyd": glewlwyd,
}
STAYING = f"{SCOPE} offline_access"


@pytest.fixture(scope="module")
def started() -> Iterator[Callable[[str], Peer]]:
    """Starts each of them once, when it is first wanted."""
    running: dict[str, Peer] = {}
    with ExitStack() as stack:

        def start(name: str) -> Peer:
            if name not in running:
                running[name] = stack.enter_context(PEERS[name]())
            return running[name]

        yield start


@pytest.fixture(params=PEERS)
def peer(request: pytest.FixtureRequest, started: Callable[[str], Peer]) -> Peer:
    return started(request.param)


@pytest.fixture
def own(started: Callable[[str], Peer]) -> OidcProvider:
    found = started("oidc-provider")
    assert isinstance(found, OidcProvider)
    return found


@pytest.fixture
def slowing(started: Callable[[str], Peer]) -> Glewlwyd:
    found = started("glewlwyd")
    assert isinstance(found, Glewlwyd)
    return found


@pytest.fixture
def person(peer: Peer) -> Iterator[Person]:
    somebody = Person(peer, STAYING)
    yield somebody
    somebody.http.close()


def test_somebody_confirms_and_is_signed_in(person: Person) -> None:
    code = person.device.begin()
    assert code.user_code
    assert code.interval > 0
    assert person.poll(code) is None
    person.peer.confirm(code)
    tokens = person.poll(code)
    assert tokens is not None
    bound = discover(person.http, person.peer.url).binds_tokens
    assert tokens.authorization().startswith("DPoP " if bound else "Bearer ")
    assert repr(tokens) == "Tokens(hidden)"


def test_somebody_refuses(person: Person) -> None:
    code = person.device.begin()
    person.peer.refuse(code)
    if person.peer.can_be_refused:
        with pytest.raises(SignInRefused):
            person.poll(code)
    else:
        assert person.poll(code) is None, "a page that was only left decides nothing"


def test_two_people_are_not_mixed_up(person: Person) -> None:
    first, second = person.device.afresh(), person.device.afresh()
    one, other = first.begin(), second.begin()
    person.peer.confirm(other)
    person.pace += 10
    assert first.poll(one) is None
    assert second.poll(other) is not None


def test_an_unknown_client_is_told_so(person: Person) -> None:
    stranger = DeviceSignIn(person.http, "stranger", person.peer.url, overrides=person.peer.endpoints)
    with pytest.raises((Rejected, Unauthorised)):
        stranger.begin()


def test_a_token_is_renewed_and_a_stolen_one_is_of_no_use(person: Person) -> None:
    """What is bound to a key is not rotated there, and who has no key ends nothing (contract §C.8)."""
    tokens = person.signed_in()
    assert tokens.renewable
    stolen = tokens._answer
    assert stolen is not None
    first = tokens.authorization()
    person.later = timedelta(seconds=290)
    second = tokens.authorization()
    assert second != first
    assert tokens._answer is not None
    bound = second.startswith("DPoP ")
    assert (tokens._answer.refresh_token == stolen.refresh_token) is bound
    with httpx.Client(trust_env=False) as client:
        endpoint = discover(person.http, person.peer.url).token_endpoint
        form = {"grant_type": "refresh_token", "refresh_token": stolen.refresh_token}
        replayed = client.post(endpoint, data={**form, "client_id": person.peer.client_id})
        assert replayed.status_code == 400
    if bound:
        tokens.renew(second)
        assert tokens.authorization() != second
    else:
        person.later = timedelta(seconds=600)
        with pytest.raises(Unauthorised):
            tokens.authorization()
        assert tokens.forgotten


def test_what_is_revoked_can_be_renewed_no_more(person: Person) -> None:
    tokens = person.signed_in()
    kept = tokens._answer
    assert kept is not None
    tokens.revoke_and_forget()
    assert tokens.forgotten
    with httpx.Client(trust_env=False) as client:
        endpoint = discover(person.http, person.peer.url).token_endpoint
        form = {"grant_type": "refresh_token", "refresh_token": kept.refresh_token}
        again = client.post(endpoint, data={**form, "client_id": person.peer.client_id})
    if person.peer.revokes:
        assert again.json()["error"] == "invalid_grant"
    else:
        assert again.json()["access_token"], (
            "an issuer that revokes nothing: what is forgotten here ends when it expires"
        )


def test_a_level_asked_for_disturbs_none(person: Person) -> None:
    assert person.device.begin("high").user_code


@pytest.mark.parametrize("name", ["oidc-provider", "django-oauth-toolkit"])
def test_at_home_one_signs_in_with_the_browser(started: Callable[[str], Peer], name: str) -> None:
    """PKCE and a loopback port that nobody registered; one takes the request beforehand and names itself in its answer."""
    peer = started(name)
    with closing(Http(peer.url)) as http:
        at_home = BrowserSignIn(http, "desktop", peer.url, "Close this page.")
        page = at_home.begin()
        assert ("request_uri" in page.address) == (name == "oidc-provider")
        answers = {"login": "p1", "username": "p1", "password": "any"}
        with ThreadPoolExecutor(1) as elsewhere:
            browsing = elsewhere.submit(Browser().go_through, page.address, answers, ("allow", "Authorize"))
            tokens = _awaited(at_home, page)
            last = browsing.result(10)
    assert tokens.subject
    assert "Close this page." in last.text


class TestOidcProvider:
    """What only the certified one does."""

    @pytest.mark.parametrize("ahead", [timedelta(hours=-2), timedelta(hours=2)])
    def test_a_wrong_clock_is_named_and_nothing_stays_behind(self, own: OidcProvider, ahead: timedelta) -> None:
        person = Person(own)
        person.later = ahead
        with pytest.raises(ClockWrong) as error:
            person.signed_in()
        assert abs(error.value.seconds - ahead.total_seconds()) < 60
        person.http.close()

    def test_the_proof_says_who(self, own: OidcProvider) -> None:
        person = Person(own, STAYING)
        tokens = person.signed_in()
        assert tokens.subject == "p1"
        person.later = timedelta(seconds=290)
        assert tokens.authorization()
        assert tokens.subject == "p1"
        person.http.close()

    def test_a_code_signs_in_once(self, own: OidcProvider) -> None:
        person = Person(own)
        code = person.device.begin()
        own.confirm(code)
        assert person.poll(code) is not None
        with pytest.raises(SignInExpired):
            person.poll(code)
        person.http.close()

    def test_a_code_that_ran_out_there_has_run_out_here(self, own: OidcProvider) -> None:
        person = Person(replace(own, client_id="hasty"))
        code = person.device.begin()
        with pytest.raises(SignInExpired):
            person.poll(code)
        with pytest.raises(SignInExpired):
            for _ in range(100):  # a second at most, and the issuer says it itself
                assert person.poll(replace(code, expires_at=math.inf)) is None
                Cancellation().wait(0.1)
        person.http.close()

    def test_another_issuer_s_proof_is_refused(self, own: OidcProvider) -> None:
        """Two issuers of one make: the keys of one do not vouch for the other."""
        with oidc_provider() as other:
            person = Person(replace(own, endpoints={"jwks_uri": f"{other.url}/jwks"}))
            with pytest.raises(SignInUnproven):
                person.signed_in()
            person.http.close()

    def test_at_home_one_may_refuse(self, own: OidcProvider) -> None:
        with closing(Http(own.url)) as http:
            at_home = BrowserSignIn(http, "desktop", own.url, "Close this page.")
            page = at_home.begin()
            with ThreadPoolExecutor(1) as elsewhere:
                browser = Browser()
                asking = browser.open(page.address)
                browsing = elsewhere.submit(browser.open, f"{asking.url}/abort")
                with pytest.raises(SignInRefused):
                    _awaited(at_home, page)
                assert "Close this page." in browsing.result(10).text


def _awaited(at_home: BrowserSignIn, page: BrowserPage) -> Tokens:
    for _ in range(200):
        tokens = at_home.poll(page)
        if tokens is not None:
            return tokens
        Cancellation().wait(0.05)
    raise AssertionError("nobody came back")


class TestGlewlwyd:
    """What only the one in C does."""

    def test_who_is_told_to_slow_down_does_so_for_good(self, slowing: Glewlwyd) -> None:
        person = Person(slowing)
        code = person.device.begin()
        assert code.interval == INTERVAL
        waits = []
        for _ in range(3):  # at once by the issuer's clock
            assert person.poll(code) is None
            waits.append(person.device.due_in())
        assert waits == [INTERVAL, INTERVAL + 5, INTERVAL + 10]
        person.http.close()

    def test_its_addresses_are_joined_once(self, slowing: Glewlwyd) -> None:
        person = Person(slowing)
        found = discover(person.http, slowing.url)
        stated = [getattr(found, name) for name in ENDPOINTS]
        assert [address for address in stated if "//" in address.partition("://")[2]] == []
        person.http.close()
