"""Search: the services that people mean, in any of three languages, however they spell, while they type. No network.

Candidates come from the full-text index, the important ones first and never more than a few hundred; what they are worth
is decided here. The best line of a service's signature (a name, or something that people say) counts most.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from kiosk.catalogue.database import MOST_IMPORTANT, STEP
from kiosk.catalogue.query import Reader, Reading, Word
from kiosk.catalogue.store import CatalogueStore
from kiosk.text import pick

DEFAULT_LIMIT: Final = 10
MOST_HITS: Final = 100

_CANDIDATES: Final = 120
_CANDIDATES_OF_A_WORD: Final = 50
_ENOUGH: Final = 30
_LONG_BEGINNING: Final = 4
_MOST_TERMS: Final = 24

_LINE, _ANYWHERE, _TIDY, _IMPORTANT = 0.62, 0.18, 0.12, 0.08
"""Shares of the score: the best line, the whole signature, how much of the line was asked for, the importance."""
_AROUND: Final = 0.45
"""What a word is worth that only stands in the surroundings (theme, authority, description)."""
_LEAST: Final = 0.12
_LEAST_OF_BEST: Final = 0.36


@dataclass(frozen=True, slots=True)
class Hit:
    """A service that was found. `name` is in `language`, which is the asked one where the register has it. `score` 0 to 1."""

    id: str
    name: str
    score: float
    language: str


class _Named(msgspec.Struct, frozen=True):
    id: str
    name: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word in the form in which a signature is looked through: for each reading, the marks of its terms."""

    weight: float
    readings: tuple[tuple[float, tuple[str, ...]], ...]


class Search:
    """Searches `store`. Any thread may call it."""

    def __init__(self, store: CatalogueStore) -> None:
        self._store = store
        self._decoder = msgspec.json.Decoder(_Named)

    def __call__(self, words: str, language: str = "az", limit: int = DEFAULT_LIMIT) -> list[Hit]:
        """At most `limit` services that `words` may mean, best first; none for words that say nothing. Never raises for
        what was typed, whatever it is."""
        with self._store.database.reading() as connection:
            asked = Reader(connection).read(words)
            ranked = _ranked(connection, asked)[: max(0, min(limit, MOST_HITS))]
            return [hit for score, number in ranked if (hit := self._hit(connection, number, score, language))]

    def _hit(self, connection: sqlite3.Connection, number: int, score: float, language: str) -> Hit | None:
        found = connection.execute("SELECT body FROM service WHERE number = ?", (number,)).fetchone()
        if not found:
            return None
        service = self._decoder.decode(found[0])
        name = pick(service.name, language)
        return Hit(service.id, name.text if name else service.id, round(score, 4), name.language if name else "")


# candidates


def _candidates(connection: sqlite3.Connection, words: Sequence[Word]) -> set[int]:
    """Numbers of services that may be meant: those with every word, and if those are few, with some of them."""
    telling = [word for word in words if word.readings and not word.little]
    asked = [expression for word in telling if (expression := _expression(connection, word))]
    if not asked:
        return set()
    vague = len(telling) == 1 and telling[0].vague
    found = _matches(connection, " AND ".join(asked), _CANDIDATES_OF_A_WORD if vague else _CANDIDATES)
    if len(asked) > 1 and len(found) < _ENOUGH:
        for left_out in range(len(asked)) if len(asked) > 2 else ():
            rest = asked[:left_out] + asked[left_out + 1 :]
            found |= _matches(connection, " AND ".join(rest), _CANDIDATES_OF_A_WORD)
        for expression in asked:
            found |= _matches(connection, expression, _CANDIDATES_OF_A_WORD)
    return found


def _matches(connection: sqlite3.Connection, expression: str, limit: int) -> set[int]:
    sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?"
    return {number for (number,) in connection.execute(sql, (expression, limit))}


def _expression(connection: sqlite3.Connection, word: Word) -> str:
    """`word` for the full-text index. Terms are letters and digits only, so nothing of it can be an operator."""
    parts = dict.fromkeys(part for reading in word.readings for part in _parts(connection, reading))
    return f"({' OR '.join(list(parts)[:_MOST_TERMS])})" if parts else ""


def _parts(connection: sqlite3.Connection, reading: Reading) -> Iterator[str]:
    if not reading.begun:
        yield "(" + " AND ".join(f'"{term}"' for term in reading.terms) + ")"
    elif len(reading.terms[0]) <= _LONG_BEGINNING:
        yield f'"{reading.terms[0]}"*'
    else:
        # the index has beginnings of up to four letters; a longer one would have to merge all words that begin so
        beginning = reading.terms[0]
        sql = "SELECT term FROM vocabulary WHERE term >= ? AND term < ? ORDER BY documents DESC LIMIT ?"
        for (term,) in connection.execute(sql, (beginning, beginning + "\x7f", _MOST_TERMS)):
            yield f'"{term}"'


# what they are worth


def _ranked(connection: sqlite3.Connection, words: Sequence[Word]) -> list[tuple[float, int]]:
    numbers = _candidates(connection, words)
    if not numbers:
        return []
    asked = [_asked(word) for word in words]
    whole = sum(word.weight for word in asked)
    marks = ",".join("?" * len(numbers))
    rows = connection.execute(f"SELECT number, signature FROM entry WHERE number IN ({marks})", list(numbers))  # noqa: S608
    scored = [(_score(signature, number, asked, whole), number) for number, signature in rows]
    scored.sort(key=lambda each: (-each[0], each[1]))
    least = max(_LEAST, scored[0][0] * _LEAST_OF_BEST)
    return [each for each in scored if each[0] >= least]


def _asked(word: Word) -> _Asked:
    return _Asked(
        word.weight,
        tuple(
            (reading.sure, tuple(f" {term}" if reading.begun else f" {term} " for term in reading.terms))
            for reading in word.readings
        ),
    )


def _score(signature: str, number: int, asked: Sequence[_Asked], whole: float) -> float:
    around = signature.rfind("\n") + 1
    lines: dict[int, dict[int, float]] = {}
    anywhere = 0.0
    for index, word in enumerate(asked):
        surest = 0.0
        for sure, marks in word.readings:
            if marks[0] not in signature:
                continue
            for start in _lines_with(signature, marks):
                worth = sure * _AROUND if start == around else sure
                surest = max(surest, worth)
                lines.setdefault(start, {}).setdefault(index, worth)  # readings come surest first
        anywhere += word.weight * surest
    best = 0.0
    for start, found in lines.items():
        share = 0.0
        for index, sure in found.items():
            share += asked[index].weight * sure
        end = signature.find("\n", start)
        length = signature.count("|", start, end if end >= 0 else len(signature)) + 1
        best = max(best, share * (_LINE + _TIDY * min(1.0, len(found) / length)))
    share = anywhere / whole
    importance = (MOST_IMPORTANT - number // STEP) / MOST_IMPORTANT
    return best / whole + share * (_ANYWHERE + _IMPORTANT * importance)


def _lines_with(signature: str, marks: tuple[str, ...]) -> set[int]:
    """Where the lines begin in which all `marks` stand."""
    common: set[int] | None = None
    for mark in marks:
        found: set[int] = set()
        at = signature.find(mark)
        while at >= 0:
            found.add(signature.rfind("\n", 0, at) + 1)
            end = signature.find("\n", at)
            at = signature.find(mark, end) if end >= 0 else -1
        common = found if common is None else common & found
    return common or set()
