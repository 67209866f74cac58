"""Roman numerals: ordinals before the words that ask for one, and with an ending of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import alternatives

_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMERAL: Final = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"


ROMAN: Final = r"(?<!\w)(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?!\w)"
"""A numeral up to 39 that stands alone."""


def value(numeral: str) -> int:
    """XXI → 21."""
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], ""], strict=True):
        number = _VALUES[letter]
        total += -number if following and _VALUES[following] > number else number
    return total


def roman_rules(
    before: tuple[str, ...], ordinal: Callable[[int], str], ending: str, *, alone: bool = False
) -> tuple[Rule, ...]:
    """`before` are the words that make any numeral an ordinal; `ending` is a written ordinal ending with one group. With
    `alone` two or more of I, V, X are a numeral wherever they stand; else only before a small letter."""
    where = r"(?![\w-])(?!\.\s?[^\W\d_])" if alone else r"(?=\s+[a-zəöüğçşıа-я])"

    def say(match: re.Match[str]) -> str | None:
        if not match[1] or match[1] in set("LCDM"):  # a driving licence of category C
            return None
        return ordinal(value(match[1]))

    def suffixed(match: re.Match[str]) -> str | None:
        return ordinal(value(match[1])) + match[2] if match[1] else None

    return (
        rule(rf"(?<![\w-])(?=[IVXLCDM])({_NUMERAL})(?:{ending})(?!\w)", suffixed),
        rule(rf"(?<![\w-])(?=[IVXLCDM])({_NUMERAL})(?=\s+(?:{alternatives(before)}))", say),
        rule(rf"(?<![\w-])(?=[IVX]{{2}})(X{{0,3}}(?:IX|IV|V?I{{0,3}})){where}", say),
    )
