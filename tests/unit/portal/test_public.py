"""What anyone may ask, at a portal made of a few answers: where its keys are, which an administrator may have set."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.portal.errors import BadReply
from kiosk.portal.http import Http
from kiosk.portal.public import PublicPortal
from kiosk.portal.signatures import Keys
from tests.unit.portal.issuer import Issuer

CONFIGURATION = "/.well-known/portal-configuration"


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    made = Issuer()
    with made.server:
        yield made


@pytest.fixture
def portal() -> Iterator[Issuer]:
    """A portal that states another issuer than the one that signs."""
    made = Issuer()
    made.keys = []
    made.routes[CONFIGURATION] = lambda _: (200, {"issuer": made.url})
    with made.server:
        yield made


@pytest.fixture
def http(portal: Issuer) -> Iterator[Http]:
    client = Http(portal.url, kiosk=True)
    yield client
    client.close()


def test_the_keys_are_those_of_the_issuer_that_is_set(portal: Issuer, issuer: Issuer, http: Http) -> None:
    public = PublicPortal(http, issuer=issuer.url)
    public.configuration()
    assert public.keys() == Keys(issuer.keys)


def test_the_keys_are_where_it_is_set_by_hand(portal: Issuer, issuer: Issuer, http: Http) -> None:
    del portal.document["jwks_uri"]
    public = PublicPortal(http)
    public.configuration()
    with pytest.raises(BadReply):
        public.keys()
    by_hand = PublicPortal(http, endpoints={"jwks_uri": f"{issuer.url}/jwks"})
    by_hand.configuration()
    assert by_hand.keys() == Keys(issuer.keys)


def test_else_the_keys_are_those_of_the_issuer_that_the_portal_states(
    portal: Issuer, issuer: Issuer, http: Http
) -> None:
    portal.routes[CONFIGURATION] = lambda _: (200, {"issuer": issuer.url})
    public = PublicPortal(http)
    assert public.keys() == Keys([])
    public.configuration()
    assert public.keys() == Keys(issuer.keys)
