"""Keeping the catalogue fresh: asks a portal what changed and writes it, all in one step or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal, Protocol, TypeVar

from kiosk.catalogue.store import ARTICLES, LOCATIONS, ORGANISATIONS, SERVICES, CatalogueStore, Change, Stored
from kiosk.portal.errors import NotFound, ResyncRequired
from kiosk.portal.resources.catalogue import Article, Concept, Location, Organisation, PublicService

ItemT_co = TypeVar("ItemT_co", covariant=True)

ConceptKind = Literal["thematicAreas", "lifeEvents", "addressees", "channels", "regions"]
CONCEPT_KINDS: Final[tuple[ConceptKind, ...]] = ("thematicAreas", "lifeEvents", "addressees", "channels", "regions")


class Answer(Protocol[ItemT_co]):
    """A whole list, or what changed in it since a revision."""

    @property
    def items(self) -> Sequence[ItemT_co]: ...
    @property
    def deleted(self) -> Sequence[str]: ...
    @property
    def revision(self) -> str: ...


class Portal(Protocol):
    """What is asked of a portal. All raise the family in `portal/errors.py`, and `ResyncRequired` for a forgotten `since`."""

    def services(self, since: str | None = None) -> Answer[PublicService]: ...
    def organisations(self, since: str | None = None) -> Answer[Organisation]: ...
    def catalogue(self, kind: ConceptKind, since: str | None = None) -> Answer[Concept]: ...
    def locations(self, since: str | None = None) -> Answer[Location]: ...
    def articles(self, since: str | None = None) -> Answer[Article]: ...


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one synchronisation did: how many entries were put and taken away, and which kinds were fetched whole.

    `absent` are kinds that this portal does not offer; what was known of them is kept.
    """

    put: int = 0
    deleted: int = 0
    whole: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.put or self.deleted)


def synchronise(portal: Portal, store: CatalogueStore) -> SyncReport:
    """Fetches what changed since the last time and writes it.

    Everything is fetched before anything is written, so a line that breaks leaves the store as it was. Raises the family in
    `portal/errors.py`.
    """
    changes: list[Change] = []
    absent: list[str] = []
    for kind, ask in _questions(portal):
        try:
            changes.append(_changes(kind, ask, store.revision(kind)))
        except NotFound:
            absent.append(kind)
    telling = [change for change in changes if _tells(change, store)]
    if telling:
        store.apply(*telling)
    return SyncReport(
        sum(len(change.items) for change in telling),
        sum(len(change.deleted) for change in telling),
        tuple(change.kind for change in telling if change.complete),
        tuple(absent),
    )


_Question = tuple[str, Callable[[str | None], Answer[Stored]]]


def _questions(portal: Portal) -> list[_Question]:
    concepts: list[_Question] = [(kind, partial(portal.catalogue, kind)) for kind in CONCEPT_KINDS]
    return [
        (ORGANISATIONS, portal.organisations),
        *concepts,
        (LOCATIONS, portal.locations),
        (ARTICLES, portal.articles),
        (SERVICES, portal.services),
    ]


def _changes(kind: str, ask: Callable[[str | None], Answer[Stored]], since: str) -> Change:
    if since:
        try:
            answer = ask(since)
            return Change(kind, answer.items, answer.deleted, answer.revision or since)
        except ResyncRequired:
            pass  # the portal has forgotten that revision: the whole list then
    answer = ask(None)
    return Change(kind, answer.items, (), answer.revision, complete=True)


def _tells(change: Change, store: CatalogueStore) -> bool:
    """Whether writing `change` would change anything."""
    return bool(change.complete or change.items or change.deleted or change.revision != store.revision(change.kind))
