"""Fragments in another script: a Cyrillic name in an Azerbaijani sentence is spoken by the Russian voice (D4)."""

from __future__ import annotations

import re
from typing import Final

from accessibility.speech.normalise.lexicon import lexicon
from accessibility.speech.utterance import Segment

_CYRILLIC: Final = r"\u0400-\u04ff"
_LATIN: Final = r"A-Za-z\u00c0-\u024fəƏ"
_WORDS: Final = re.compile(rf"[{_CYRILLIC}]+(?:[-'’][{_CYRILLIC}]+)*|[{_LATIN}][{_LATIN}\d]*(?:[-'’.@/][{_LATIN}\d]+)*")
_AZERBAIJANI: Final = frozenset("əığöşüçİƏĞÖŞÜÇ")
_CODE: Final = re.compile(r"(?=.*\d)[A-Z\d-]+|[A-Z]{1,2}|[A-Z]{4}-[A-Z]{4}")
_INSTITUTION: Final = re.compile(r"[A-ZƏÖÜĞÇŞİ]{3,}")
_IS_CYRILLIC: Final = re.compile(rf"[{_CYRILLIC}]")
_RUN: Final = re.compile(rf"[{_LATIN}][{_LATIN}\s'’-]*")


def segments_by_script(text: str, language: str) -> tuple[Segment, ...]:
    """`text` cut where its script changes; together the segments are `text`. Digits and marks stay with the words before
    them, or with the first words."""
    segments: list[Segment] = []
    begin, current = 0, ""
    for match in _WORDS.finditer(text):
        tongue = _tongue(match, language)
        if not tongue:
            continue
        if current and tongue != current:
            cut = _boundary(text, begin, match.start())
            segments.append(Segment(text[begin:cut], current))
            begin = cut
        current = tongue
    segments.append(Segment(text[begin:], current or language))
    return tuple(segment for segment in segments if segment.text)


def _tongue(match: re.Match[str], language: str) -> str:
    """The language to speak a word in; empty for what goes with its neighbours: codes, addresses, currencies."""
    word = match[0]
    if _IS_CYRILLIC.match(word):
        return "ru" if language in {"az", "en"} else language
    if language != "ru":
        return language
    if _in_azerbaijani_name(match):
        return "az"
    known = lexicon("ru")
    if word in known.words or word in known.currencies or word in known.units or _is_code(match):
        return ""
    if not _AZERBAIJANI.isdisjoint(word) or word in lexicon("az").words or _INSTITUTION.fullmatch(word):
        return "az"
    return "en"


def _is_code(match: re.Match[str]) -> bool:
    """Whether the word belongs to a number or an address, which every voice reads in its own language."""
    followed_by_number = re.match(r"[ -]?\d", match.string[match.end() :]) is not None
    return (
        "@" in match[0]
        or re.search(r"\w\.\w", match[0]) is not None
        or _CODE.fullmatch(match[0]) is not None
        or (match[0].isupper() and followed_by_number)
        or re.search(r"\d[./]$", match.string[: match.start()]) is not None
    )


def _in_azerbaijani_name(match: re.Match[str]) -> bool:
    """Whether another word of the same Latin run is Azerbaijani beyond doubt: "Ali Məhkəmə", "ASAN xidmət"."""
    for run in _RUN.finditer(match.string):
        if run.start() <= match.start() < run.end():
            others = run[0][: match.start() - run.start()] + run[0][match.end() - run.start() :]
            return not _AZERBAIJANI.isdisjoint(others)
    return False


def _boundary(text: str, begin: int, start: int) -> int:
    """Where to cut before the word at `start`: an opening bracket or quotation mark goes with it."""
    cut = start
    while cut > begin and text[cut - 1] in "(«\"'“[":
        cut -= 1
    return cut
