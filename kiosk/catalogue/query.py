"""What a query means, word by word: known words, words begun, words misspelt, and what people say for official terms."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.catalogue import repair
from kiosk.catalogue.folding import LONGEST_QUERY, sound, words
from kiosk.catalogue.stemming import STEMMERS, stems
from kiosk.catalogue.stopwords import LITTLE

MOST_WORDS: Final = 12
_LONGEST_MEANING: Final = 4
_MOST_BEGUN: Final = 24
_VAGUE: Final = 2
_DOUBTFUL: Final = 6
_MOST_REPAIRED: Final = 4
_LITTLE_WEIGHT: Final = 0.12
_UNKNOWN_WEIGHT: Final = 0.6
_RARITY: Final = 0.7
"""Less than 1 keeps one rare word from outweighing all others."""

_AS_WRITTEN, _AS_STEM, _AS_MEANT, _AS_BEGUN, _AS_SOUND, _AS_PART, _AS_REPAIRED = 1.0, 0.96, 0.95, 0.86, 0.85, 0.75, 0.7
"""How sure we are of a word that was understood in this way."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: all of `terms` stand in what is meant. `begun` means that the only term is a beginning."""

    sure: float
    terms: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the query with its readings, surest first; `weight` grows with how rare it is."""

    readings: tuple[Reading, ...]
    weight: float
    documents: int
    little: bool = False

    @property
    def vague(self) -> bool:
        """Whether so little of it is typed that only the most important services can be offered."""
        return all(reading.begun and len(reading.terms[0]) <= _VAGUE for reading in self.readings)


def split(text: str) -> list[str]:
    """The folded words of a query, without repeats, at most `MOST_WORDS`."""
    return list(dict.fromkeys(words(text[:LONGEST_QUERY])))[:MOST_WORDS]


class Reader:
    """Reads words with the vocabulary behind `connection`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        counted = connection.execute("SELECT services FROM total").fetchone()
        self._services: int = max(1, counted[0]) if counted else 1
        self._beginnings: dict[str, dict[str, int]] = {}

    def read(self, text: str) -> list[Word]:
        """The words of `text`; the last one may be only begun, unless a space or other sign follows it."""
        found = split(text)
        typing = text[:LONGEST_QUERY][-1:].isalnum()
        readings = [self._word(word, typing and place == len(found) - 1) for place, word in enumerate(found)]
        meant = self._meanings(found, readings)
        only_little = all(word in LITTLE for word in found)
        return [
            self._weighed([*own, *meant.get(place, ())], word in LITTLE and not only_little)
            for place, (word, own) in enumerate(zip(found, readings, strict=True))
        ]

    # one word

    def _word(self, word: str, typing: bool) -> list[Reading]:
        forms = stems(word)
        known = self._known(forms)
        found = [Reading(_AS_WRITTEN if term == word else _AS_STEM, (term,)) for term in forms if term in known]
        begun = typing or (not found and len(word) > 2)
        if begun and (beginnings := self._begun(word)):
            if typing:
                return [*found, Reading(_AS_BEGUN, (word,), begun=True)]
            return [Reading(_AS_BEGUN, (term,)) for term in beginnings]
        if not found:
            return self._misspelt(word)
        # far from what is written, a stem may be the accident of a typing error: both readings stand
        doubtful = len(word) >= _DOUBTFUL and all(len(term) <= len(word) - 2 for term in known)
        return [*found, *self._near(word, 1)] if doubtful else found

    def _known(self, terms: Iterable[str]) -> dict[str, int]:
        """Which of `terms` stand in the vocabulary, and in how many services."""
        asked = list(dict.fromkeys(terms))
        sql = f"SELECT term, documents FROM vocabulary WHERE term IN ({_marks(asked)})"  # noqa: S608
        return dict(self._connection.execute(sql, asked))

    def _begun(self, beginning: str) -> dict[str, int]:
        """The most frequent words of the vocabulary that begin so."""
        if beginning not in self._beginnings:
            sql = "SELECT term, documents FROM vocabulary WHERE term >= ? AND term < ? ORDER BY documents DESC LIMIT ?"
            found = self._connection.execute(sql, (beginning, beginning + "\x7f", _MOST_BEGUN))
            self._beginnings[beginning] = dict(found)
        return self._beginnings[beginning]

    def _misspelt(self, word: str) -> list[Reading]:
        for form in stems(word):
            if form != word and len(form) < _DOUBTFUL - 1:
                continue  # too short to tell a slip from another word
            if near := self._near(form, repair.allowed(sound(form))):
                return near
        apart = self._apart(word)
        return [Reading(_AS_PART, (apart,))] if apart else self._written_together(word)

    def _near(self, word: str, most: int) -> list[Reading]:
        """The words that sound the same, else those with the fewest slips, `most` at the most."""
        spoken = sound(word)
        if not repair.allowed(spoken) or word.isdigit():
            return []
        asked = sorted(repair.keys(spoken))
        sql = f"SELECT DISTINCT term FROM repair WHERE key IN ({_marks(asked)})"  # noqa: S608
        slips: dict[str, int] = {}
        for (term,) in self._connection.execute(sql, asked):
            slips[term] = repair.distance(spoken, sound(term), most)
        fewest = min(slips.values(), default=most + 1)
        if fewest > most:
            return []
        known = self._known(term for term, count in slips.items() if count == fewest)
        best = sorted(known, key=lambda term: (repair.distance(word, term, 4), -known[term]))[:_MOST_REPAIRED]
        sure = _AS_SOUND if not fewest else _AS_REPAIRED
        return [Reading(sure, (term,)) for term in best]

    def _apart(self, word: str) -> str:
        """The longest known word that this one begins with: what is left is an ending that no stemmer knows."""
        beginnings = [word[:length] for length in range(len(word) - 1, max(3, len(word) // 2), -1)]
        return max(self._known(beginnings), key=len, default="") if beginnings else ""

    def _written_together(self, word: str) -> list[Reading]:
        """Two words without the space between them."""
        cuts = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
        known = self._known(term for cut in cuts for part in cut for term in stems(part)) if cuts else {}
        for left, right in sorted(cuts, key=lambda cut: -min(map(len, cut))):
            pair = [next((term for term in stems(part) if term in known), None) for part in (left, right)]
            if pair[0] and pair[1]:
                return [
                    Reading(_AS_PART, (pair[0], pair[1])),
                    *(Reading(_AS_REPAIRED / 2, (term,)) for term in pair if term),
                ]
        return []

    # several words

    def _meanings(self, found: Sequence[str], readings: Sequence[list[Reading]]) -> dict[int, list[Reading]]:
        """For words of the query, by place, the official terms that they stand for."""
        forms = [list(self._forms(word, own)) for word, own in zip(found, readings, strict=True)]
        places: dict[str, set[int]] = {}
        for start in range(len(found)):
            for end in range(start + 1, min(start + _LONGEST_MEANING, len(found)) + 1):
                inside = [place for place in range(start, end) if end - start == 1 or found[place] not in LITTLE]
                for mode in zip(*(_stretched(forms[place]) for place in inside), strict=True):
                    places.setdefault(" ".join(mode), set()).update(inside)
        if not places:
            return {}
        sql = f"SELECT key, terms FROM meaning WHERE key IN ({_marks(list(places))})"  # noqa: S608
        meant: dict[int, list[Reading]] = {}
        for key, terms in self._connection.execute(sql, list(places)):
            for place in places[key]:
                meant.setdefault(place, []).append(Reading(_AS_MEANT, tuple(terms.split())))
        return meant

    def _forms(self, word: str, readings: Sequence[Reading]) -> Iterator[str]:
        """What a word may be called in the table of meanings: as it is, each stem, and what it was understood as."""
        yield from (stemmer(word) for stemmer in STEMMERS.values())
        yield word
        for reading in readings[:_MOST_REPAIRED]:
            if reading.begun:
                if len(word) >= 3:
                    yield from list(self._begun(word))[:_MOST_REPAIRED]
            elif reading.sure <= _AS_BEGUN:
                yield from reading.terms[:1]
                yield from (stemmer(reading.terms[0]) for stemmer in STEMMERS.values())

    def _weighed(self, readings: list[Reading], little: bool) -> Word:
        if not readings:
            return Word((), _LITTLE_WEIGHT if little else _UNKNOWN_WEIGHT, 0, little)
        counts = self._known(term for reading in readings for term in reading.terms if not reading.begun)
        documents = 0
        for reading in readings:
            if reading.begun:
                documents = max(documents, sum(self._begun(reading.terms[0]).values()))
            else:
                documents = max(documents, min(counts.get(term, 0) for term in reading.terms))
        weight = math.log(1 + self._services / min(max(1, documents), self._services)) ** _RARITY
        ordered = sorted(dict.fromkeys(readings), key=lambda reading: -reading.sure)
        return Word(tuple(ordered), weight * _LITTLE_WEIGHT if little else weight, documents, little)


_MODES: Final = 24


def _stretched(forms: list[str]) -> list[str]:
    """Forms of a word brought to one number, so that words can be taken in the same mode (the same language)."""
    return (forms + [forms[-1]] * _MODES)[:_MODES]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
