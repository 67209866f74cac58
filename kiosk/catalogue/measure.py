"""How fast search is: from a keystroke to its results, on a catalogue of any size."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

from kiosk.catalogue.search import Search

TYPED: Final = (
    "vəsiqəm itib", "sexsiyyet vesiqesi", "məhkumluq arayışı", "prava", "справка о несудимости", "spravka", "birth certificate",
    "pensiya", "passport renewal", "mashin qeydiyyati", "водительские права замена", "uşaq pulu", "şəxsiyyət vəsiqəsinin dəyişdirilməsi",
    "nikah", "regsitration of compny", "vergi borcu", "пенсия по возрасту", "əlillik dərəcəsi", "residence permit extension", "pasprot",
)  # fmt: skip
"""Queries typed letter by letter: all three languages, without diacritics, borrowed words, typing errors."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds from a keystroke to the results; `keystrokes` is how many were measured."""

    p50: float
    p95: float
    most: float
    keystrokes: int


def typed(keystrokes: int) -> list[str]:
    """What stands in the field after each of `keystrokes` keystrokes."""
    states = [query[:end] for query in TYPED for end in range(1, len(query) + 1)]
    return [states[number % len(states)] for number in range(keystrokes)]


def measure(search: Search, keystrokes: int) -> Figures:
    """Types into `search`."""
    search("a")  # opens the file
    took: list[float] = []
    for words in typed(keystrokes):
        begun = time.perf_counter()
        search(words)
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    return Figures(_at(took, 0.5), _at(took, 0.95), took[-1], len(took))


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
