"""Typing errors: words of the vocabulary that are one or two slips away from what was typed.

Compared is how words sound (`folding.sound`). Every word is kept under what remains of it when up to two letters are
left out (the symmetric-delete method); a mistyped word with letters left out meets it there, so that no list of words is
ever walked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from kiosk.catalogue.folding import sound

_KEYED: Final = 7
"""Letters from the start of a word that are keyed; slips later in it are found because the start agrees."""
_SHORTEST: Final = 4
_LONG: Final = 8


def allowed(spoken: str) -> int:
    """How many slips a word of this length may hold before it is another word."""
    if len(spoken) < _SHORTEST:
        return 0
    return 1 if len(spoken) < _LONG else 2


def keys(spoken: str) -> set[str]:
    """What a word, given as it sounds, is kept and looked up under."""
    start = spoken[:_KEYED]
    kept = {start}
    for left_out in range(1, allowed(spoken) + 1):
        kept.update("".join(letters) for letters in combinations(start, max(1, len(start) - left_out)))
    return kept


def rows(terms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What the table `repair` holds for new words of the vocabulary."""
    for term in terms:
        spoken = sound(term)
        if len(spoken) >= _SHORTEST and not term.isdigit():
            for key in keys(spoken):
                yield key, term


def distance(one: str, other: str, most: int) -> int:
    """Letters wrong, missing, too many, or swapped with their neighbour; `most` + 1 when there are more.

    Optimal string alignment, given up as soon as a whole row is over `most`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
