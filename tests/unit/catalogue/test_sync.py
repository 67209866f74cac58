"""Synchronising writes what changed, in one step or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from kiosk.catalogue.store import CatalogueStore
from kiosk.catalogue.sync import ConceptKind, Portal, synchronise
from kiosk.portal.errors import NotFound, Offline, ResyncRequired
from kiosk.portal.public import Changes, PublicPortal
from kiosk.portal.resources.catalogue import Article, Concept, Location, Organisation, PublicService


@dataclass
class FakePortal:
    """A portal in memory: what it answers by kind and `since`; a kind may raise instead."""

    answers: dict[tuple[str, str | None], Changes[Any]] = field(default_factory=dict)
    raises: dict[tuple[str, str | None], Exception] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def _answer(self, kind: str, since: str | None) -> Changes[Any]:
        self.asked.append((kind, since))
        if (kind, since) in self.raises:
            raise self.raises[kind, since]
        return self.answers.get((kind, since), Changes((), revision=since or "0"))

    def services(self, since: str | None = None) -> Changes[PublicService]:
        return self._answer("services", since)

    def organisations(self, since: str | None = None) -> Changes[Organisation]:
        return self._answer("organisations", since)

    def catalogue(self, kind: ConceptKind, since: str | None = None) -> Changes[Concept]:
        return self._answer(kind, since)

    def locations(self, since: str | None = None) -> Changes[Location]:
        return self._answer("locations", since)

    def articles(self, since: str | None = None) -> Changes[Article]:
        return self._answer("articles", since)


def test_the_real_client_is_such_a_portal() -> None:
    client: type[Portal] = PublicPortal
    asked = {"services", "organisations", "catalogue", "locations", "articles"}
    assert all(callable(getattr(client, each)) for each in asked)


def service(service_id: str, name: str) -> PublicService:
    return PublicService(id=service_id, name={"az": name}, has_competent_authority="etsn", channel_type="online")


@pytest.fixture
def store() -> Iterator[CatalogueStore]:
    store = CatalogueStore()
    yield store
    store.close()


@pytest.fixture
def portal() -> FakePortal:
    return FakePortal(
        {
            ("services", None): Changes((service("a", "Alma"), service("b", "Balıq")), revision="1"),
            ("organisations", None): Changes((Organisation(id="etsn", name={"az": "Nazirlik"}),), revision="1"),
            ("thematicAreas", None): Changes((Concept(id="t", name={"az": "Mövzu"}),), revision="1"),
            ("locations", None): Changes((Location(id="l", name={"az": "Mərkəz"}),), revision="1"),
            ("articles", None): Changes((Article(id="n", type="news", title={"az": "Xəbər"}),), revision="1"),
        }
    )


def test_the_first_time_everything_is_fetched(portal: FakePortal, store: CatalogueStore) -> None:
    report = synchronise(portal, store)
    assert report.put == 6
    assert "services" in report.whole
    assert {each.id for each in store.services()} == {"a", "b"}
    assert store.organisation("etsn") is not None
    assert store.article("n") is not None
    assert store.revision("services") == "1"
    assert all(since is None for _, since in portal.asked)


def test_the_next_time_only_what_changed(portal: FakePortal, store: CatalogueStore) -> None:
    synchronise(portal, store)
    portal.answers["services", "1"] = Changes((service("c", "Ceyran"),), ("a",), "2")
    portal.asked.clear()
    report = synchronise(portal, store)
    assert (report.put, report.deleted) == (1, 1)
    assert "services" not in report.whole
    assert {each.id for each in store.services()} == {"b", "c"}
    assert store.revision("services") == "2"
    assert ("services", "1") in portal.asked
    assert ("services", None) not in portal.asked


def test_when_nothing_changed_nothing_is_written(portal: FakePortal, store: CatalogueStore) -> None:
    synchronise(portal, store)
    report = synchronise(portal, store)
    assert not report.changed
    assert report.whole == ()


def test_a_forgotten_revision_fetches_that_kind_whole(portal: FakePortal, store: CatalogueStore) -> None:
    synchronise(portal, store)
    portal.raises["services", "1"] = ResyncRequired("resync required")
    portal.answers["services", None] = Changes((service("z", "Zəfəran"),), revision="9")
    report = synchronise(portal, store)
    assert report.whole == ("services",)
    assert [each.id for each in store.services()] == ["z"]
    assert store.revision("services") == "9"
    assert store.revision("locations") == "1"


@pytest.mark.parametrize("kind", ["organisations", "locations", "services"])
def test_a_line_that_breaks_leaves_the_store_as_it_was(portal: FakePortal, store: CatalogueStore, kind: str) -> None:
    synchronise(portal, store)
    before = msgspec.json.encode([store.services(), store.locations(), store.organisations()])
    for each in ("organisations", "locations", "services"):
        portal.answers[each, "1"] = Changes((), ("a", "l", "etsn"), "2")
    portal.raises[kind, "1"] = Offline("no route")
    with pytest.raises(Offline):
        synchronise(portal, store)
    assert msgspec.json.encode([store.services(), store.locations(), store.organisations()]) == before
    assert store.revision("services") == "1"


def test_a_kind_that_a_portal_does_not_offer_is_kept(portal: FakePortal, store: CatalogueStore) -> None:
    synchronise(portal, store)
    portal.raises["articles", "1"] = NotFound("no such list")
    portal.answers["services", "1"] = Changes((service("c", "Ceyran"),), (), "2")
    report = synchronise(portal, store)
    assert report.absent == ("articles",)
    assert store.article("n") is not None
    assert store.service("c") is not None
