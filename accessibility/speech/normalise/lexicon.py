"""What a language's lexicon file says: abbreviations, words, letters, symbols and units, in `resources/speech/*.toml`.

Translators edit the files; nothing here knows a word. A line that cannot be used costs itself only: it is left out, the
rest is used, and `problem` tells which line it was and why.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from accessibility.speech.normalise.lexicon_file import Entry, read

FOLDER: Final = Path(__file__).resolve().parents[3] / "resources" / "speech"
LANGUAGES: Final = ("az", "en", "ru")
_MONTHS: Final = {
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
"""Without twelve names no date could be said, so these stand in for a file that lost them."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's. `words` and `abbreviations` are case-sensitive, `letters` has lower-case keys."""

    words: Mapping[str, str]
    abbreviations: Mapping[str, str]
    letters: Mapping[str, str]
    symbols: Mapping[str, str]
    units: Mapping[str, str]
    web: Mapping[str, str]
    counted: Mapping[str, str]
    """What is counted, and what the language must know of it: in Azerbaijani the noun that a range repeats, in Russian
    the gender."""
    currencies: Mapping[str, tuple[str, str]]
    months: tuple[str, ...]
    roman: tuple[str, ...]
    """Words before which a Roman numeral is an ordinal: əsr, qrup, век …"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A lexicon, and one sentence on what was wrong with its file, if anything was."""

    lexicon: Lexicon
    problem: str | None = None


def load(path: Path, language: str) -> Loaded:
    """The lexicon in `path`. Never raises: what cannot be used is left out and told."""
    entries, complaints = read(path)
    return Loaded(_of(entries, language), _sentence(path, complaints))


@functools.cache
def loaded(language: str) -> Loaded:
    """The lexicon of az, en or ru that the program uses."""
    return load(FOLDER / f"lexicon.{language}.toml", language)


def lexicon(language: str) -> Lexicon:
    """The lexicon of az, en or ru; without the lines that cannot be used."""
    return loaded(language).lexicon


def problem(language: str) -> str | None:
    """One sentence on what is wrong with the file of a language; None when nothing is."""
    return loaded(language).problem


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that finds any of `words`, longest first; nothing when there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _of(entries: Iterable[Entry], language: str) -> Lexicon:
    sections: dict[str, dict[str, str]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    currencies: dict[str, tuple[str, str]] = {}
    for entry in entries:
        if isinstance(entry.value, str):
            sections.setdefault(entry.section, {})[entry.key] = entry.value
        elif entry.section == "currencies":
            currencies[entry.key] = (entry.value[0], entry.value[1])
        else:
            lists[entry.section] = entry.value

    def of(section: str) -> Mapping[str, str]:
        return sections.get(section, {})

    return Lexicon(
        words=of("words"),
        abbreviations=of("abbreviations"),
        letters=of("letters"),
        symbols=of("symbols"),
        units=of("units"),
        web=of("web"),
        counted=of("counted"),
        currencies=currencies,
        months=lists.get("months") or tuple(_MONTHS[language].split()),
        roman=lists.get("roman", ()),
    )


def _sentence(path: Path, complaints: list[str]) -> str | None:
    if not complaints:
        return None
    others = len(complaints) - 1
    more = "" if not others else " One more line is wrong." if others == 1 else f" {others} more lines are wrong."
    return f"{path.name}, {complaints[0]}{more}"
