"""Access tokens that are renewed while a person works: rotation, replay, another person's proof, two threads at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kiosk.portal import discovery
from kiosk.portal.errors import ServerFault, SignInUnproven, Unauthorised
from kiosk.portal.exchange import Answer
from kiosk.portal.http import Http
from kiosk.portal.personal import PersonalPortal
from kiosk.portal.tokens import Asker, TokenAnswer, Tokens
from tests.unit.portal.issuer import NOW, Form, Issuer


class Desk:
    """An issuer that rotates refresh tokens and takes a used one as stolen, and a person who signed in."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer = issuer
        self.now = datetime.fromtimestamp(NOW, UTC)
        self.http = Http(issuer.url, kiosk=True)
        self.left: list[str] = ["r-1"]
        self.renewals = 0
        self.more: dict[str, Any] = {}
        issuer.routes["/token"] = self._token
        self.tokens = self.signed_in()

    def signed_in(self, **changed: Any) -> Tokens:
        asker = Asker(self.http, discovery.discover(self.http, self.issuer.url), "client", lambda: self.now)
        answer = TokenAnswer("a-0", "Bearer", **{"expires_in": 300, "refresh_token": "r-1", **changed})
        claims = asker.claims(Answer(200, {}, b""), TokenAnswer("a-0", "Bearer", id_token=self.issuer.id_token()))
        return Tokens(asker, answer, claims)

    def _token(self, form: Form) -> tuple[int, dict[str, Any]]:
        assert form["grant_type"] == "refresh_token"
        assert form["client_id"] == "client"
        if form["refresh_token"] not in self.left:
            self.left.clear()
            return 400, {"error": "invalid_grant"}
        self.renewals += 1
        self.left = [f"r-{self.renewals + 1}"]
        given = {"access_token": f"a-{self.renewals}", "refresh_token": self.left[0], "expires_in": 300}
        return 200, {"token_type": "Bearer", **given, **self.more}


@pytest.fixture
def desk() -> Iterator[Desk]:
    issuer = Issuer()
    with issuer.server:
        made = Desk(issuer)
        yield made
        made.http.close()


def test_a_token_is_renewed_before_its_end_and_not_earlier(desk: Desk) -> None:
    assert desk.tokens.authorization() == "Bearer a-0"
    desk.now += timedelta(seconds=260)
    assert desk.tokens.authorization() == "Bearer a-0"
    desk.now += timedelta(seconds=15)
    assert desk.tokens.authorization() == "Bearer a-1"
    assert desk.tokens.authorization() == "Bearer a-1"
    desk.now += timedelta(seconds=290)
    assert desk.tokens.authorization() == "Bearer a-2"
    assert (desk.tokens.subject, desk.tokens.level) == ("p1", "high")


def test_what_a_renewal_leaves_out_stays(desk: Desk) -> None:
    desk.issuer.routes["/token"] = lambda _: (200, {"access_token": "a-1", "token_type": "bearer"})
    desk.now += timedelta(seconds=290)
    assert desk.tokens.authorization() == "Bearer a-1"
    assert desk.tokens.renewable
    assert desk.tokens.expires_at is None


def test_a_refresh_token_that_is_not_taken_ends_the_sign_in(desk: Desk) -> None:
    desk.left = ["r-9"]
    desk.now += timedelta(seconds=290)
    with pytest.raises(Unauthorised):
        desk.tokens.authorization()
    assert desk.tokens.forgotten
    assert not desk.tokens.renewable


def test_a_fault_of_the_issuer_ends_nothing(desk: Desk) -> None:
    working = desk.issuer.routes["/token"]
    desk.issuer.routes["/token"] = lambda _: (503, {})
    desk.now += timedelta(seconds=290)
    with pytest.raises(ServerFault):
        desk.tokens.authorization()
    desk.issuer.routes["/token"] = working
    assert desk.tokens.authorization() == "Bearer a-1"


@pytest.mark.parametrize("claims", [{"sub": "p2"}, {"iss": "https://issuer.example"}, {"aud": "other"}, {"exp": 1}])
def test_a_renewal_for_somebody_else_is_revoked(desk: Desk, claims: dict[str, Any]) -> None:
    desk.more = {"id_token": desk.issuer.id_token(**claims)}
    desk.now += timedelta(seconds=290)
    desk.issuer.told = desk.now
    with pytest.raises(SignInUnproven):
        desk.tokens.authorization()
    assert desk.tokens.forgotten
    assert [form["token"] for path, form in desk.issuer.asked if path == "/revoke"] == ["r-2", "a-1"]


def test_a_good_proof_comes_with_a_renewal(desk: Desk) -> None:
    desk.now += timedelta(seconds=290)
    desk.more = {"id_token": desk.issuer.id_token(iat=NOW + 290, exp=NOW + 600, acr="substantial")}
    desk.tokens.authorization()
    assert desk.tokens.level == "substantial"


def test_two_threads_renew_once(desk: Desk) -> None:
    desk.now += timedelta(seconds=290)
    together = threading.Barrier(4)
    found: list[str] = []

    def ask() -> None:
        together.wait(30)
        found.append(desk.tokens.authorization())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert found == ["Bearer a-1"] * 4
    assert desk.renewals == 1


def test_what_arrives_after_the_goodbye_is_revoked_and_not_kept(desk: Desk) -> None:
    working = desk.issuer.routes["/token"]

    def slowly(form: Form) -> tuple[int, dict[str, Any]]:
        desk.tokens.revoke_and_forget()
        return working(form)

    desk.issuer.routes["/token"] = slowly
    desk.now += timedelta(seconds=290)
    with pytest.raises(Unauthorised):
        desk.tokens.authorization()
    assert desk.tokens.forgotten
    assert [form["token"] for path, form in desk.issuer.asked if path == "/revoke"] == ["r-1", "a-0", "r-2", "a-1"]


def test_a_portal_that_takes_a_token_no_more_gets_a_new_one_once(desk: Desk) -> None:
    asked: list[int] = []

    def me(_: Form) -> tuple[int, dict[str, Any]]:
        asked.append(1)
        return (401, {}) if len(asked) == 1 else (200, {"id": "p1", "givenName": "Sınaq"})

    desk.issuer.routes["/v1/me"] = me
    tokens = desk.signed_in(expires_in=None)
    assert PersonalPortal(tokens).me().id == "p1"
    assert (len(asked), desk.renewals) == (2, 1)
    desk.issuer.routes["/v1/me"] = lambda _: (401, {})
    with pytest.raises(Unauthorised):
        PersonalPortal(tokens).me()
    assert desk.renewals == 2


def test_a_level_that_is_not_enough_is_not_answered_with_a_renewal(desk: Desk) -> None:
    desk.issuer.routes["/v1/me"] = lambda _: (401, {"acrValues": "high"})
    with pytest.raises(Unauthorised) as error:
        PersonalPortal(desk.tokens).me()
    assert error.value.level == "high"
    assert desk.renewals == 0
