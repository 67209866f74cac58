"""Writing a catalogue: rows, what they belong to, and the index, kept together in one transaction of the caller."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.catalogue import repair
from kiosk.catalogue.collation import sort_key
from kiosk.catalogue.database import MOST_IMPORTANT, STEP
from kiosk.catalogue.indexing import Indexer, Surroundings, spoken_words, terms
from kiosk.portal.resources.catalogue import Article, Concept, Location, Organisation, PublicService
from kiosk.text import LANGUAGES, pick

if TYPE_CHECKING:
    from kiosk.catalogue.store import Change, Stored

_AROUND: Final = {"organisations": "authority", "thematicAreas": "thematic_area", "lifeEvents": "life_event"}
"""Kinds whose names stand in the signatures of services, and the grouping that leads to those services."""
_BATCH: Final = 500


class Writer:
    """Writes changes through `connection`, which is in a transaction."""

    def __init__(self, connection: sqlite3.Connection, indexer: Indexer) -> None:
        self._connection = connection
        self._indexer = indexer
        self._encode = msgspec.json.Encoder().encode
        self._counted: Counter[str] = Counter()
        self._around = Surroundings({}, {}, {})

    def write(self, changes: Sequence[Change]) -> None:
        renamed = [number for change in changes if change.kind in _AROUND for number in self._renamed(change)]
        for change in changes:
            if change.kind != "services":
                self._write_resources(change)
        self._around = self._surroundings()
        first = not self._connection.execute("SELECT 1 FROM vocabulary LIMIT 1").fetchone()
        if first:
            self._write_meanings()
        for change in changes:
            if change.kind == "services":
                self._write_services(change)
        self._index_again(renamed)
        self._write_vocabulary()
        self._connection.execute("DELETE FROM total")
        self._connection.execute("INSERT INTO total SELECT count(*) FROM service")
        for change in changes:
            self._connection.execute("REPLACE INTO revision VALUES (?, ?)", (change.kind, change.revision))
        if first:
            self._connection.execute("INSERT INTO words (words) VALUES ('optimize')")

    # what is not a service

    def _write_resources(self, change: Change) -> None:
        if change.complete:
            self._connection.execute("DELETE FROM resource WHERE kind = ?", (change.kind,))
        self._connection.executemany(
            "DELETE FROM resource WHERE kind = ? AND id = ?", ((change.kind, deleted) for deleted in change.deleted)
        )
        last = "SELECT coalesce(max(place), 0) FROM resource WHERE kind = ?"
        start = self._connection.execute(last, (change.kind,)).fetchone()[0]
        self._connection.executemany(
            "INSERT INTO resource VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET"
            " part = excluded.part, az = excluded.az, en = excluded.en, ru = excluded.ru, body = excluded.body",
            (
                (change.kind, item.id, place, _part(item), *_sort_keys(_title(item)), self._encode(item))
                for place, item in enumerate(change.items, start=start + 1)
            ),
        )

    def _renamed(self, change: Change) -> list[int]:
        """Numbers of services that hang on something whose name changes with `change`."""
        old = {item.id: item.name for item in self._stored(change.kind)}
        new = {item.id: _title(item) for item in change.items}
        gone = set(change.deleted) | (old.keys() - new.keys() if change.complete else set())
        changed = gone | {each for each, name in new.items() if old.get(each) != name}
        sql = "SELECT number FROM grouping WHERE kind = ? AND member_of = ?"
        found = (self._connection.execute(sql, (_AROUND[change.kind], each)) for each in changed)
        return [number for rows in found for (number,) in rows]

    def _surroundings(self) -> Surroundings:
        names: dict[str, dict[str, Mapping[str, str]]] = {kind: {} for kind in _AROUND}
        for kind in _AROUND:
            for item in self._stored(kind):
                short = {"": item.abbreviation} if isinstance(item, Organisation) else {}
                names[kind][item.id] = {**item.name, **short}
        return Surroundings(names["thematicAreas"], names["lifeEvents"], names["organisations"])

    def _stored(self, kind: str) -> list[Organisation] | list[Concept]:
        bodies = [body for (body,) in self._connection.execute("SELECT body FROM resource WHERE kind = ?", (kind,))]
        if kind == "organisations":
            return [msgspec.json.decode(body, type=Organisation) for body in bodies]
        return [msgspec.json.decode(body, type=Concept) for body in bodies]

    # services

    def _write_services(self, change: Change) -> None:
        # a list may hold a service twice: the last one counts
        items = {item.id: item for item in change.items if isinstance(item, PublicService)}
        kept = items.keys()
        deleted = set(change.deleted) - kept
        if change.complete:
            deleted |= {str(each) for (each,) in self._connection.execute("SELECT id FROM service")} - kept
        numbers = dict(self._connection.execute("SELECT id, number FROM service"))
        self._forget([numbers[each] for each in deleted if each in numbers])
        self._forget([numbers[each] for each in kept if each in numbers])
        taken: dict[int, int] = {}
        placed: list[tuple[int, PublicService]] = []
        for item in items.values():
            rank = MOST_IMPORTANT - self._indexer.importance(item)
            if rank not in taken:
                taken[rank] = self._last_number(rank)
            taken[rank] += 1
            placed.append((taken[rank], item))
        for start in range(0, len(placed), _BATCH):
            self._insert(placed[start : start + _BATCH])

    def _last_number(self, rank: int) -> int:
        sql = "SELECT coalesce(max(number), :first) FROM service WHERE number BETWEEN :first AND :last"
        values = {"first": rank * STEP, "last": (rank + 1) * STEP - 1}
        return int(self._connection.execute(sql, values).fetchone()[0])

    def _insert(self, placed: Sequence[tuple[int, PublicService]]) -> None:
        self._connection.executemany(
            "INSERT INTO service VALUES (?, ?, ?, ?, ?, ?)",
            ((number, item.id, *_sort_keys(item.name), self._encode(item)) for number, item in placed),
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO grouping VALUES (?, ?, ?)",
            ((kind, of, number) for number, item in placed for kind, of in _belongs(item)),
        )
        self._index(placed)

    def _forget(self, numbers: Sequence[int]) -> None:
        self._unindex(numbers)
        for table in ("grouping", "service"):
            self._connection.executemany(
                f"DELETE FROM {table} WHERE number = ?",  # noqa: S608
                ((number,) for number in numbers),
            )

    # the index

    def _index_again(self, numbers: Iterable[int]) -> None:
        decoder = msgspec.json.Decoder(PublicService)
        placed = []
        for number in sorted(set(numbers)):
            found = self._connection.execute("SELECT body FROM service WHERE number = ?", (number,)).fetchone()
            if found:
                placed.append((number, decoder.decode(found[0])))
        self._unindex([number for number, _ in placed])
        self._index(placed)

    def _index(self, placed: Sequence[tuple[int, PublicService]]) -> None:
        signed = [(number, self._indexer.signature(item, self._around)) for number, item in placed]
        for _, signature in signed:
            self._counted.update(terms(signature))
        self._connection.executemany("INSERT INTO entry VALUES (?, ?)", signed)
        self._connection.executemany("INSERT INTO words (rowid, signature) VALUES (?, ?)", signed)

    def _unindex(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            found = self._connection.execute("SELECT signature FROM entry WHERE number = ?", (number,)).fetchone()
            if not found:
                continue
            self._counted.subtract(terms(found[0]))
            # the index holds no text of its own, so it has to be told what it forgets
            self._connection.execute(
                "INSERT INTO words (words, rowid, signature) VALUES ('delete', ?, ?)", (number, found[0])
            )
            self._connection.execute("DELETE FROM entry WHERE number = ?", (number,))

    def _write_meanings(self) -> None:
        meanings = set(self._indexer.meanings())
        self._connection.executemany("INSERT OR IGNORE INTO meaning VALUES (?, ?)", meanings)
        # counted once for the file itself, so that they stay when no service has them
        self._counted.update(spoken_words(said for said, _ in meanings))

    def _write_vocabulary(self) -> None:
        changed = [(term, count) for term, count in self._counted.items() if count]
        known = "SELECT 1 FROM vocabulary WHERE term = ?"
        new = [term for term, _ in changed if not self._connection.execute(known, (term,)).fetchone()]
        self._connection.executemany(
            "INSERT INTO vocabulary VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents",
            changed,
        )
        self._connection.executemany("INSERT OR IGNORE INTO repair VALUES (?, ?)", sorted(repair.rows(new)))
        lost = [term for (term,) in self._connection.execute("SELECT term FROM vocabulary WHERE documents <= 0")]
        self._connection.executemany("DELETE FROM repair WHERE key = ? AND term = ?", repair.rows(lost))
        self._connection.executemany("DELETE FROM vocabulary WHERE term = ?", ((term,) for term in lost))


def _belongs(service: PublicService) -> Iterable[tuple[str, str]]:
    yield "authority", service.has_competent_authority
    for theme in service.thematic_area:
        yield "thematic_area", theme
    for event in service.is_grouped_by:
        yield "life_event", event
    yield "channel", service.channel_type
    if service.channel_type == "both":
        yield "channel", "online"
        yield "channel", "centre"


def _title(item: Stored) -> Mapping[str, str]:
    return item.title if isinstance(item, Article) else item.name


def _part(item: Stored) -> str:
    if isinstance(item, Location):
        return item.region
    return item.type if isinstance(item, Article) else ""


def _sort_keys(name: Mapping[str, str]) -> list[bytes]:
    return [sort_key(str(pick(name, language) or ""), language) for language in LANGUAGES]
