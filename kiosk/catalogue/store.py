"""The catalogue on this machine: services, authorities, themes, places and articles in SQLite.

Filled from a portal's lists or from the catalogue that is shipped. Reading never touches the network; a write is there
as a whole or not at all, and any thread may do either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import msgspec

from kiosk.catalogue.database import Database
from kiosk.portal.resources.catalogue import Article, Concept, Location, Organisation, PublicService

if TYPE_CHECKING:
    from kiosk.catalogue.indexing import Indexer

Grouping = Literal["thematic_area", "life_event", "authority", "channel"]
Stored = PublicService | Organisation | Concept | Location | Article
StoredT = TypeVar("StoredT", PublicService, Organisation, Concept, Location, Article)

SERVICES: Final = "services"
ORGANISATIONS: Final = "organisations"
LOCATIONS: Final = "locations"
ARTICLES: Final = "articles"

_COLUMNS: Final = {"az": "az", "en": "en", "ru": "ru"}


@dataclass(frozen=True, slots=True)
class Change:
    """What to write of one kind: `items` are put, `deleted` ids taken away; `complete` takes away all that is not in `items`.

    `kind` is `services`, `organisations`, `locations`, `articles`, or a kind of concept (`thematicAreas`, …).
    """

    kind: str
    items: Sequence[Stored] = ()
    deleted: Sequence[str] = ()
    revision: str = ""
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole catalogue; `concepts` by kind in the order of the register, `revision` of each kind where it is known."""

    services: Sequence[PublicService] = ()
    organisations: Sequence[Organisation] = ()
    concepts: Mapping[str, Sequence[Concept]] = field(default_factory=dict)
    locations: Sequence[Location] = ()
    articles: Sequence[Article] = ()
    revisions: Mapping[str, str] = field(default_factory=dict)


class CatalogueStore:
    """The catalogue in a file, or in memory when `path` is None.

    Raises `sqlite3.Error` when the file cannot be used.
    """

    def __init__(self, path: Path | None = None, indexer: Indexer | None = None) -> None:
        self.database = Database(path)
        self._indexer = indexer

    def close(self) -> None:
        self.database.close()

    # writing

    def fill(self, contents: Contents) -> None:
        """Replaces everything with `contents`, in one transaction."""
        kinds: dict[str, Sequence[Stored]] = {
            **contents.concepts,
            ORGANISATIONS: contents.organisations,
            LOCATIONS: contents.locations,
            ARTICLES: contents.articles,
            SERVICES: contents.services,
        }
        missing = [Change(kind, complete=True) for kind in self._kinds() if kind not in kinds]
        self.apply(
            *missing,
            *(Change(kind, items, (), contents.revisions.get(kind, ""), True) for kind, items in kinds.items()),
        )

    def apply(self, *changes: Change) -> None:
        """Writes all `changes` in one transaction; after an error nothing of them is there."""
        # what only writing needs is loaded only for writing: the program starts by reading
        from kiosk.catalogue.indexing import Indexer
        from kiosk.catalogue.writing import Writer

        indexer = self._indexer = self._indexer or Indexer()
        with self.database.writing() as connection:
            Writer(connection, indexer).write(changes)

    # reading

    def revision(self, kind: str) -> str:
        """The revision up to which `kind` is known; empty when there is none."""
        found = self._rows("SELECT revision FROM revision WHERE kind = ?", kind)
        return str(found[0][0]) if found else ""

    def service(self, service_id: str) -> PublicService | None:
        return _one(self._rows("SELECT body FROM service WHERE id = ?", service_id), PublicService)

    def services(
        self,
        *,
        thematic_area: str | None = None,
        life_event: str | None = None,
        authority: str | None = None,
        channel: str | None = None,
        language: str = "az",
    ) -> list[PublicService]:
        """The services for which all that is given holds, sorted by their name in `language`.

        A service whose channel is `both` is among the `online` and among the `centre` ones.
        """
        asked = {"thematic_area": thematic_area, "life_event": life_event, "authority": authority, "channel": channel}
        wanted = [(kind, value) for kind, value in asked.items() if value is not None]
        where = " AND ".join(["number IN (SELECT number FROM grouping WHERE kind = ? AND member_of = ?)"] * len(wanted))
        order = _COLUMNS.get(language, "az")
        sql = f"SELECT body FROM service {'WHERE ' + where if where else ''} ORDER BY {order}, id"  # noqa: S608
        return _all(self._rows(sql, *(part for pair in wanted for part in pair)), PublicService)

    def counts(self, grouping: Grouping) -> dict[str, int]:
        """How many services each theme, life event, authority or channel has."""
        sql = "SELECT member_of, count(*) FROM grouping WHERE kind = ? GROUP BY member_of"
        return {str(of): int(count) for of, count in self._rows(sql, grouping)}

    def organisations(self, language: str = "az") -> list[Organisation]:
        """All competent authorities, sorted by name in `language`."""
        return _all(self._resources(ORGANISATIONS, _COLUMNS.get(language, "az")), Organisation)

    def organisation(self, organisation_id: str) -> Organisation | None:
        return _one(self._resource(ORGANISATIONS, organisation_id), Organisation)

    def concepts(self, kind: str) -> list[Concept]:
        """The themes, life events, … in the order of the register."""
        return _all(self._resources(kind, "place"), Concept)

    def concept(self, kind: str, concept_id: str) -> Concept | None:
        return _one(self._resource(kind, concept_id), Concept)

    def locations(self, region: str | None = None, language: str = "az") -> list[Location]:
        """All service centres, or those of an economic region, sorted by name in `language`."""
        return _all(self._resources(LOCATIONS, _COLUMNS.get(language, "az"), region), Location)

    def articles(self, kind: str | None = None) -> list[Article]:
        """The articles of a type (news, guide, notice, faq, legal, about), newest first."""
        articles = _all(self._resources(ARTICLES, "place", kind), Article)
        return sorted(articles, key=lambda article: article.published_at, reverse=True)

    def article(self, article_id: str) -> Article | None:
        return _one(self._resource(ARTICLES, article_id), Article)

    def _kinds(self) -> list[str]:
        return [str(kind) for (kind,) in self._rows("SELECT DISTINCT kind FROM resource")]

    def _resource(self, kind: str, resource_id: str) -> list[tuple[Any, ...]]:
        return self._rows("SELECT body FROM resource WHERE kind = ? AND id = ?", kind, resource_id)

    def _resources(self, kind: str, order: str, part: str | None = None) -> list[tuple[Any, ...]]:
        sql = f"SELECT body FROM resource WHERE kind = ? AND (? IS NULL OR part = ?) ORDER BY {order}, id"  # noqa: S608
        return self._rows(sql, kind, part, part)

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self.database.reading() as connection:
            return connection.execute(sql, values).fetchall()


def _all(rows: Iterable[tuple[Any, ...]], kind: type[StoredT]) -> list[StoredT]:
    decoder = msgspec.json.Decoder(kind)
    return [decoder.decode(body) for (body,) in rows]


def _one(rows: Sequence[tuple[Any, ...]], kind: type[StoredT]) -> StoredT | None:
    return msgspec.json.decode(rows[0][0], type=kind) if rows else None
