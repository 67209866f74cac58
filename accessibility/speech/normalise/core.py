"""Rules that turn written text into spoken text and remember which characters became which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from accessibility.speech.utterance import Span

_WORD: Final = re.compile(r"\S+")
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Normalised:
    """Spoken text, and for each stretch of it the written characters it stands for."""

    written: str
    spoken: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What `pattern` finds is said as `say` answers; None leaves the match as it is written."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str | None]


def rule(pattern: str, say: Callable[[re.Match[str]], str | None], flags: int = 0) -> Rule:
    return Rule(re.compile(pattern, flags), say)


def apply(text: str, rules: Iterable[Rule], number: Callable[[str], str] | None = None) -> Normalised:
    """Apply `rules`, the first ones first: what one has claimed no later one touches. `number` says the digits that a rule
    has left in what it says, such as those of an address."""
    claims: list[tuple[int, int, str]] = []
    taken = bytearray(len(text))
    for each in rules:
        for start, end, spoken in _matches(text, each, taken):
            claims.append((start, end, _in_words(spoken, number) if number else spoken))
            taken[start:end] = b"\x01" * (end - start)
    return _build(text, sorted(claims))


def _in_words(spoken: str, number: Callable[[str], str]) -> str:
    """The digits of `spoken` as words, apart from the letters they touch: user1 → user bir."""

    def say(match: re.Match[str]) -> str:
        before = " " if spoken[match.start() - 1 : match.start()].isalnum() else ""
        after = " " if spoken[match.end() : match.end() + 1].isalnum() else ""
        return f"{before}{number(match[0])}{after}"

    return _DIGITS.sub(say, spoken)


def _matches(text: str, each: Rule, taken: bytearray) -> Iterator[tuple[int, int, str]]:
    position = 0
    while (match := each.pattern.search(text, position)) is not None:
        start, end = match.span()
        if start == end or taken.find(1, start, end) >= 0:
            position = start + 1
            continue
        spoken = each.say(match)
        if spoken is None:
            position = start + 1
            continue
        yield start, end, spoken
        position = end


def _build(text: str, claims: list[tuple[int, int, str]]) -> Normalised:
    builder = _Builder()
    position = 0
    for start, end, spoken in claims:
        builder.plain(text, position, start)
        builder.replaced(start, end, spoken)
        position = end
    builder.plain(text, position, len(text))
    return Normalised(text, builder.spoken, tuple(builder.spans))


class _Builder:
    """Joins what stays and what was replaced, keeping words apart that would otherwise run together."""

    def __init__(self) -> None:
        self.spoken = ""
        self.spans: list[Span] = []
        self._apart = False

    def plain(self, text: str, start: int, end: int) -> None:
        stretch = text[start:end]
        if self._apart and stretch[:1].isalnum():
            self.spoken += " "
        self._apart = self._apart and not stretch
        base = len(self.spoken)
        self.spoken += stretch
        for word in _WORD.finditer(stretch):
            self.spans.append(Span(start + word.start(), start + word.end(), base + word.start(), base + word.end()))

    def replaced(self, start: int, end: int, spoken: str) -> None:
        if not spoken:
            return
        if self.spoken[-1:].isalnum() and spoken[:1].isalnum():
            self.spoken += " "
        begin = len(self.spoken)
        self.spoken += spoken
        self.spans.append(Span(start, end, begin, len(self.spoken)))
        self._apart = not spoken[-1].isspace()
