"""Numbers in queues with a kiosk's own token, at portals that take it, forget it, or let no kiosk do this."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.portal.client_key import ClientKey, new_key
from kiosk.portal.device import DeviceTokens
from kiosk.portal.device_numbers import DeviceNumbers
from kiosk.portal.errors import NotFound, PortalError, Unauthorised
from kiosk.portal.http import Http
from tests.unit.portal.issuer import NOW, Issuer

PATH = "/v1/queue-tickets"
TOLD = {"id": "t-1", "number": "A 001", "status": {"code": "waiting", "label": "x"}}


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    made = Issuer()
    with made.server:
        yield made


@pytest.fixture
def numbers(issuer: Issuer) -> Iterator[DeviceNumbers]:
    http = Http(issuer.url, kiosk=True, deadline=5.0)
    tokens = DeviceTokens(
        http, ClientKey("kiosk-1", new_key()), issuer.url, now=lambda: datetime.fromtimestamp(NOW, UTC)
    )
    yield DeviceNumbers(http, tokens, issuer.url)
    http.close()


def take(numbers: DeviceNumbers) -> str:
    return numbers.take_ticket("centre", "service", "none", "8e03978e-40d5-43e8-bc93-6894a57f9324").number


def paths(issuer: Issuer) -> list[str]:
    return [path for path, _ in issuer.asked if path in (PATH, "/token")]


def answers(issuer: Issuer, path: str, *told: tuple[int, dict[str, Any]]) -> None:
    """What is answered there, one after the other; the last again and again."""
    left = list(told)
    issuer.routes[path] = lambda _: left.pop(0) if len(left) > 1 else left[0]


def test_one_token_is_enough_for_many_questions(issuer: Issuer, numbers: DeviceNumbers) -> None:
    answers(issuer, PATH, (201, TOLD))
    answers(issuer, f"{PATH}/t-1", (200, TOLD))
    assert take(numbers) == take(numbers) == numbers.ticket("t-1").number == "A 001"
    assert paths(issuer) == ["/token", PATH, PATH]
    asked = [request for request in issuer.server.requests if PATH.encode() in request.split(b"\r\n")[0]]
    assert len(asked) == 3
    assert all(b"authorization: bearer secret-access" in request.lower() for request in asked)


def test_a_token_that_the_portal_has_forgotten_is_replaced_once(issuer: Issuer, numbers: DeviceNumbers) -> None:
    answers(issuer, PATH, (401, {}), (201, TOLD))
    assert take(numbers) == "A 001"
    assert paths(issuer) == ["/token", PATH, "/token", PATH]


@pytest.mark.parametrize("status", [401, 403])
def test_a_portal_that_lets_no_kiosk_do_this_wants_somebody_to_sign_in(
    issuer: Issuer, numbers: DeviceNumbers, status: int
) -> None:
    answers(issuer, PATH, (status, {}))
    with pytest.raises(Unauthorised):
        take(numbers)
    assert paths(issuer).count(PATH) == {401: 2, 403: 1}[status], "nobody is asked on and on"


@pytest.mark.parametrize(("status", "name"), [(401, "invalid_client"), (400, "unauthorized_client")])
def test_so_does_one_that_does_not_know_the_kiosk(
    issuer: Issuer, numbers: DeviceNumbers, status: int, name: str
) -> None:
    answers(issuer, "/token", (status, {"error": name}))
    with pytest.raises(Unauthorised):
        take(numbers)
    assert PATH not in paths(issuer), "without a token nothing is asked"


def test_what_is_wrong_otherwise_stays_what_it_is(issuer: Issuer, numbers: DeviceNumbers) -> None:
    answers(issuer, PATH, (404, {}))
    with pytest.raises(NotFound):
        take(numbers)
    answers(issuer, "/token", (503, {}))
    answers(issuer, PATH, (401, {}))
    with pytest.raises(PortalError) as caught:
        take(numbers)
    assert not isinstance(caught.value, Unauthorised), "a portal that is down refuses nobody"
