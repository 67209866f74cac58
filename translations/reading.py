"""How hard the program's own words are to read, in figures (ACC-74): sentences, words, syllables, a formula for each language.

English: Flesch–Kincaid grade (Kincaid 1975). Russian: the same fitted to Russian school books (Solnyshkina, Ivanov and
Solovyev 2018). For Azerbaijani no formula has been published that we know of; Ateşman's (1997) for Turkish, the nearest
language that has one, is used as a comparison only, and the length of sentences decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from translations import DOMAINS
from translations.__main__ import LANGUAGES, NAMES, read

MOST_WORDS: Final = 12
"""Words of a sentence, on average (ACC-74)."""
LONGEST: Final = 20
"""Words that no sentence may exceed: it would be heard to its end without being kept in mind."""
BOUNDS: Final = {"az": (50.0, 1), "en": (9.0, -1), "ru": (9.0, -1)}
"""What each language's formula may give at worst, and whether more is easier (1) or harder (-1): seven to nine years of school."""

_VOWELS: Final = {"az": "aeəıioöuü", "en": "aeiouy", "ru": "аеёиоуыэюя"}
_ENDS: Final = re.compile(r"(?<=[.!?…])[\s”»\"]+(?=[^\W\d_]|[“«\"])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_CAPITALS: Final = re.compile(r"\b[A-ZƏĞİÖÜÇŞА-ЯЁ]{2,}\b")

EXPLAINED: Final = frozenset(
    [
        "ASAN",
        "AZ",
        "CODE",
        "DISPLAY",
        "DOST",
        "DSMF",
        "FIN",
        "FİN",
        "ID",
        "JPEG",
        "KB",
        "КБ",
        "MB",
        "МБ",
        "PDF",
        "PIN",
        "PNG",
        "QR",
        "SIM",
        "SMS",
        "SİMA",
        "TIN",
        "TOML",
        "VÖEN",
        "ИНН",
        "ФИН",
    ]
)
"""Abbreviations that a hint or the glossary explains, or everybody knows from cards and telephones; no others are written.
`DISPLAY` and `TOML` are what a technician reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured of one language: `sentences` end with a stop, `labels` do not. `formula` is that of the module."""

    language: str
    sentences: int
    labels: int
    words_a_sentence: float
    longest: int
    syllables_a_word: float
    formula: float

    @property
    def easy_enough(self) -> bool:
        """Whether all bounds hold."""
        bound, sense = BOUNDS[self.language]
        return self.words_a_sentence <= MOST_WORDS and self.longest <= LONGEST and (self.formula - bound) * sense >= 0


def texts(language: str) -> Iterator[str]:
    """Every string of the program in one language, each form of a plural, with `{names}` as one word."""
    for domain in DOMAINS:
        for message in read(domain, language):
            if message.id:
                forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
                yield from (NAMES.sub("x", str(form)) for form in forms)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a label without a stop is one, too."""
    return [each for each in _ENDS.split(text.strip()) if _WORD.search(each)]


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def syllables(word: str, language: str) -> int:
    """By the vowels that are heard; in English a silent final e and neighbouring vowels count once."""
    low = word.replace("İ", "i").replace("I", "ı" if language == "az" else "i").lower()
    if language == "en":
        groups = len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$", "", low)))
        return max(1, groups)
    return max(1, sum(letter in _VOWELS[language] for letter in low))


def measure(language: str, of: Iterable[str]) -> Reading:
    """The figures of some texts. Labels do not count for the length of sentences, but for that of words."""
    pieces = [piece for text in of for piece in sentences(text)]
    whole = [piece for piece in pieces if piece.rstrip('”»"')[-1:] in (".", "!", "?", "…")]
    lengths = [len(words(piece)) for piece in whole] or [0]
    every = [word for piece in whole for word in words(piece)] or [""]
    length = sum(lengths) / len(lengths)
    syllable = sum(syllables(word, language) for word in every) / len(every)
    return Reading(
        language=language,
        sentences=len(whole),
        labels=len(pieces) - len(whole),
        words_a_sentence=length,
        longest=max(lengths),
        syllables_a_word=syllable,
        formula=_formula(language, length, syllable),
    )


def _formula(language: str, length: float, syllable: float) -> float:
    match language:
        case "en":
            return 0.39 * length + 11.8 * syllable - 15.59
        case "ru":
            return 0.36 * length + 5.76 * syllable - 11.97
        case _:
            return 198.825 - 40.175 * syllable - 2.610 * length


def unexplained(of: Iterable[str]) -> set[str]:
    """Abbreviations in capitals that nobody explains."""
    return {found for text in of for found in _CAPITALS.findall(text)} - EXPLAINED


def table() -> str:
    """The figures of all languages, as they stand in docs/accessibility."""
    rows = [
        "| language | sentences | labels | words a sentence | longest | syllables a word | formula | bound |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for language in LANGUAGES:
        found = measure(language, texts(language))
        bound, sense = BOUNDS[language]
        rows.append(
            f"| {language} | {found.sentences} | {found.labels} | {found.words_a_sentence:.1f} | {found.longest}"
            f" | {found.syllables_a_word:.2f} | {found.formula:.1f} | {'≥' if sense > 0 else '≤'} {bound:.0f} |"
        )
    return "\n".join(rows)
