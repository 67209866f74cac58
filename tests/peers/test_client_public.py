"""What anyone may ask, with this client at a sandbox portal, also when that misbehaves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.portal.errors import BadReply, Insecure, NotFound, PortalError, ResyncRequired, ServerFault, TimedOut
from kiosk.portal.http import Http
from kiosk.portal.public import PublicPortal
from kiosk.sandbox.server import Running, running


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    with running() as served:
        yield served


@pytest.fixture
def portal(sandbox: Running) -> Iterator[PublicPortal]:
    http = Http(sandbox.url, kiosk=True, caching=True, deadline=5.0, limit=4 << 20)
    yield PublicPortal(http)
    http.close()
    sandbox.scenarios.choose(None)


def test_the_register_comes_whole_and_then_in_changes(portal: PublicPortal) -> None:
    portal.configuration()
    services = portal.services()
    assert len(services.items) == 208
    assert len({service.id for service in services.items}) == 208
    again = portal.services(services.revision)
    assert (again.items, again.deleted) == ((), ())
    with pytest.raises(ResyncRequired):
        portal.services("long-ago.1")


def test_every_kind_is_read(portal: PublicPortal) -> None:
    assert len(portal.organisations().items) >= 40
    for kind in ("thematicAreas", "lifeEvents", "addressees", "channels"):
        found = portal.catalogue(kind)
        assert found.items
        assert all(concept.name.get("az") for concept in found.items)
    assert portal.locations().items
    assert portal.articles().items
    assert portal.status().components


def test_a_service_and_its_form(portal: PublicPortal) -> None:
    service = portal.service("criminal-record")
    assert service.form is not None
    form = portal.form(service.id)
    assert form.version == service.form.version
    for odd in ("no-such-service", "../me", "a/b", "ə"):
        with pytest.raises(NotFound):
            portal.service(odd)


def test_asking_again_costs_little(portal: PublicPortal) -> None:
    first = portal.services()
    before = portal.http.wire.received_bytes
    assert portal.services() == first
    assert portal.http.wire.received_bytes - before < 2_000


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        ("hostile:json", BadReply),
        ("hostile:types", BadReply),
        ("hostile:missing", BadReply),
        ("hostile:html", BadReply),
        ("hostile:huge", (BadReply, TimedOut)),
        ("hostile:drip", TimedOut),
        ("hostile:redirect", Insecure),
        ("down", ServerFault),
        ("flaky:drop", PortalError),
    ],
)
def test_misbehaviour_ends_in_our_errors(
    sandbox: Running, scenario: str, expected: type[PortalError] | tuple[type[PortalError], ...]
) -> None:
    http = Http(sandbox.url, kiosk=True, deadline=1.0, limit=1 << 20)
    sandbox.scenarios.choose(scenario)
    try:
        with pytest.raises(expected):
            PublicPortal(http).service("criminal-record")
    finally:
        sandbox.scenarios.choose(None)
        http.close()


def test_a_portal_under_maintenance_says_when(sandbox: Running, portal: PublicPortal) -> None:
    sandbox.scenarios.choose("down:120")
    with pytest.raises(ServerFault) as caught:
        portal.status()
    assert (caught.value.status, caught.value.retry_after) == (503, 120.0)
    assert caught.value.reference
