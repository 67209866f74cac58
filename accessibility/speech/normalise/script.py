"""Fragments of another language: each is spoken by its own voice (D4). A Cyrillic name in an Azerbaijani sentence is
Russian; an Azerbaijani name in an English one is known by its letters, an English phrase in an Azerbaijani one by words
and a letter that Azerbaijani has not."""

from __future__ import annotations

import bisect
import re
from typing import Final

from accessibility.speech.normalise.lexicon import lexicon
from accessibility.speech.utterance import Segment

_CYRILLIC: Final = r"\u0400-\u04ff"
_LATIN: Final = r"A-Za-z\u00c0-\u024fəƏ"
_WORDS: Final = re.compile(rf"[{_CYRILLIC}]+(?:[-'’][{_CYRILLIC}]+)*|[{_LATIN}][{_LATIN}\d]*(?:[-'’.@/][{_LATIN}\d]+)*")
_AZERBAIJANI: Final = frozenset("əığöşüçİƏĞÖŞÜÇ")
_ONLY_AZERBAIJANI: Final = frozenset("əƏıİğĞşŞ")
"""Beyond ö, ü and ç, which names in an English sentence may have from elsewhere."""
_ENGLISH: Final = frozenset(
    (
        "the",
        "and",
        "of",
        "for",
        "with",
        "your",
        "you",
        "please",
        "this",
        "that",
        "from",
        "have",
        "will",
        "which",
        "about",
    )
)
"""Words of every English phrase that are none in Azerbaijani."""
_CODE: Final = re.compile(r"(?=.*\d)[A-Z\d-]+|[A-Z]{1,2}|[IVX]{1,6}|[A-Z]{4}-[A-Z]{4}")
_INSTITUTION: Final = re.compile(r"[A-ZƏÖÜĞÇŞİ]{3,}")
_IS_CYRILLIC: Final = re.compile(rf"[{_CYRILLIC}]")
_RUN: Final = re.compile(rf"[{_LATIN}][{_LATIN}\s'’-]*")
_SENTENCE_END: Final = re.compile(r"[.!?…]\s*$")


def segments_by_script(text: str, language: str) -> tuple[Segment, ...]:
    """`text` cut where its language changes; together the segments are `text`. Digits and marks stay with the words
    before them, or with the first words."""
    written = _Written(text, language)
    segments: list[Segment] = []
    begin, current = 0, ""
    for index, match in enumerate(written.words):
        tongue = written.tongue(index)
        if not tongue:
            continue
        if current and tongue != current:
            cut = _boundary(text, begin, match.start())
            segments.append(Segment(text[begin:cut], current))
            begin = cut
        current = tongue
    segments.append(Segment(text[begin:], current or language))
    return tuple(segment for segment in segments if segment.text)


class _Written:
    """A text in one language, and which of its words are in another."""

    def __init__(self, text: str, language: str) -> None:
        self.words: Final = list(_WORDS.finditer(text))
        self._text = text
        self._language = language
        self._known = lexicon(language if language in {"az", "en", "ru"} else "en")
        self._runs: list[tuple[int, int]] = [run.span() for run in _RUN.finditer(text)]
        self._starts = [start for start, _ in self._runs]
        self._of_run: dict[int, bool] = {}

    def tongue(self, index: int) -> str:
        """The language to speak a word in; empty for what goes with its neighbours: codes, addresses, currencies."""
        match = self.words[index]
        if _IS_CYRILLIC.match(match[0]):
            return "ru" if self._language in {"az", "en"} else self._language
        if self._language == "ru":
            return self._in_russian(match)
        if self._language == "az":
            return "en" if self._is_english(index) else "az"
        if self._language == "en":
            return "az" if self._is_azerbaijani(index) else "en"
        return self._language

    def _in_russian(self, match: re.Match[str]) -> str:
        word, known = match[0], self._known
        if self._in_azerbaijani_name(match):
            return "az"
        if word in known.words or word in known.currencies or word in known.units or _is_code(match):
            return ""
        if not _AZERBAIJANI.isdisjoint(word) or _INSTITUTION.fullmatch(word):
            return "az"
        return "en"

    def _is_english(self, index: int) -> bool:
        """In Azerbaijani: a phrase with an English word of every phrase, or a word with a w and the names after it."""
        match = self.words[index]
        if self._is_left_alone(match):
            return False
        run = self._run(match)
        if run not in self._of_run:
            words = self._text[slice(*self._runs[run])].split() if run >= 0 else []
            self._of_run[run] = (
                len(words) > 1
                and any(word.lower() in _ENGLISH for word in words)
                and all(_AZERBAIJANI.isdisjoint(word) for word in words)
            )
        return self._of_run[run] or self._begins_with_w(index)

    def _begins_with_w(self, index: int) -> bool:
        """World Bank: the word with a w, or a name that stands after one."""
        for before in range(index, max(-1, index - 4), -1):
            match = self.words[before]
            if self._is_left_alone(match) or not _AZERBAIJANI.isdisjoint(match[0]):
                return False
            if "w" in match[0].lower():
                return True
            if not match[0][0].isupper() or self._text[match.start() - 1 : match.start()] != " ":
                return False
        return False

    def _is_left_alone(self, match: re.Match[str]) -> bool:
        """What the lexicon knows, capitals and codes are read in the language they stand in."""
        word = match[0]
        stems = {word, re.split("[-'’]", word, maxsplit=1)[0], word.rpartition("-")[0]}  # Wi-Fi-a, WhatsApp-la
        return not stems.isdisjoint(self._known.words) or word.isupper() or _is_code(match)

    def _is_azerbaijani(self, index: int) -> bool:
        """In English: a word with a letter that is only Azerbaijani, and the names beside it: Aysel Məmmədova."""
        match = self.words[index]
        if match[0] in self._known.words or _is_code(match):
            return False
        if not _ONLY_AZERBAIJANI.isdisjoint(match[0]):
            return True
        return self._is_name(match) and any(
            0 <= beside < len(self.words)
            and not _ONLY_AZERBAIJANI.isdisjoint(self.words[beside][0])
            and self.words[beside][0] not in self._known.words
            and self._run(self.words[beside]) == self._run(match)
            for beside in (index - 1, index + 1)
        )

    def _is_name(self, match: re.Match[str]) -> bool:
        """A capital within a sentence."""
        before = self._text[max(0, match.start() - 8) : match.start()]
        inside = bool(before.strip()) and not _SENTENCE_END.search(before)
        return match[0][0].isupper() and not match[0].isupper() and inside

    def _run(self, match: re.Match[str]) -> int:
        """Which stretch of Latin words without a mark between them the word stands in."""
        return bisect.bisect_right(self._starts, match.start()) - 1

    def _in_azerbaijani_name(self, match: re.Match[str]) -> bool:
        """Whether another word of the same Latin run is Azerbaijani beyond doubt: "Ali Məhkəmə", "ASAN xidmət"."""
        run = self._run(match)
        if run < 0:
            return False
        start, end = self._runs[run]
        if match.start() >= end:
            return False
        others = self._text[max(start, match.start() - 80) : match.start()] + self._text[match.end() : end][:80]
        return not _AZERBAIJANI.isdisjoint(others)


def _is_code(match: re.Match[str]) -> bool:
    """Whether the word belongs to a number or an address, which every voice reads in its own language."""
    followed_by_number = re.match(r"[ -]?\d", match.string[match.end() : match.end() + 2]) is not None
    return (
        "@" in match[0]
        or re.search(r"\w\.\w", match[0]) is not None
        or _CODE.fullmatch(match[0]) is not None
        or (match[0].isupper() and followed_by_number)
        or (
            match[0][0] == "x"
            and re.search(r"\d\s?$", match.string[max(0, match.start() - 2) : match.start()]) is not None
        )
        or re.search(r"\d[./]$", match.string[max(0, match.start() - 2) : match.start()]) is not None
    )


def _boundary(text: str, begin: int, start: int) -> int:
    """Where to cut before the word at `start`: an opening bracket or quotation mark goes with it."""
    cut = start
    while cut > begin and text[cut - 1] in "(«\"'“[":
        cut -= 1
    return cut
