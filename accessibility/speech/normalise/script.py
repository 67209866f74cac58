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
_CODE: Final = re.compile(r"(?=.*\d)[A-Z\d-]+|[A-Z]{1,4}|[A-Z]{4}-[A-Z]{4}")


def segments_by_script(text: str, language: str) -> tuple[Segment, ...]:
    """`text` cut where its script changes; together the segments are `text`. Digits and marks stay with the words before
    them, or with the first words."""
    segments: list[Segment] = []
    begin, current = 0, ""
    for match in _WORDS.finditer(text):
        tongue = _tongue(match[0], language, text)
        if not tongue:
            continue
        if current and tongue != current:
            cut = _boundary(text, begin, match.start())
            segments.append(Segment(text[begin:cut], current))
            begin = cut
        current = tongue
    segments.append(Segment(text[begin:], current or language))
    return tuple(segment for segment in segments if segment.text)


def _tongue(word: str, language: str, text: str) -> str:
    """The language to speak `word` in; empty for what goes with its neighbours: codes, addresses, currencies."""
    if re.match(rf"[{_CYRILLIC}]", word):
        return "ru" if language in {"az", "en", "ru"} else language
    if language != "ru":
        return language
    if word in lexicon("ru").words or word in lexicon("ru").currencies or word in lexicon("ru").units:
        return ""
    if not _AZERBAIJANI.isdisjoint(word):
        return "az"
    if _CODE.fullmatch(word) and word not in lexicon("az").words:
        return ""
    if "@" in word or re.search(r"\.\w", word):
        return ""
    if word in lexicon("az").words or _azerbaijani_before(word, text):
        return "az"
    return "en"


def _azerbaijani_before(word: str, text: str) -> bool:
    """Whether `word` stands in one run of Latin words with one that only Azerbaijani has: "Bakı Ali Məhkəməsi"."""
    for run in re.finditer(rf"[{_LATIN}][{_LATIN}\s'’-]*", text):
        if word in run[0] and (
            not _AZERBAIJANI.isdisjoint(run[0]) or any(w in lexicon("az").words for w in run[0].split())
        ):
            return True
    return False


def _boundary(text: str, begin: int, start: int) -> int:
    """Where to cut before the word at `start`: an opening bracket or quotation mark goes with it."""
    cut = start
    while cut > begin and text[cut - 1] in "(«\"'“[":
        cut -= 1
    return cut
