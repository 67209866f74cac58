"""What a language's lexicon file says: abbreviations, words, letters, symbols and units, in `resources/speech/*.toml`.

Translators edit the files; nothing here knows a word.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[3] / "resources" / "speech"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's. `words` and `abbreviations` are case-sensitive, `letters` has lower-case keys."""

    words: Mapping[str, str]
    abbreviations: Mapping[str, str]
    letters: Mapping[str, str]
    symbols: Mapping[str, str]
    units: Mapping[str, str]
    web: Mapping[str, str]
    currencies: Mapping[str, tuple[str, str]]
    months: tuple[str, ...]
    roman: tuple[str, ...]
    """Words before which a Roman numeral is an ordinal: əsr, qrup, век …"""


@functools.cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of az, en or ru. Raises `OSError` or `tomllib.TOMLDecodeError` for a damaged installation."""
    with (FOLDER / f"lexicon.{language}.toml").open("rb") as file:
        data = tomllib.load(file)
    return Lexicon(
        words=data["words"],
        abbreviations=data["abbreviations"],
        letters=data["letters"],
        symbols=data["symbols"],
        units=data["units"],
        web=data["web"],
        currencies={sign: (whole, part) for sign, (whole, part) in data["currencies"].items()},
        months=tuple(data["months"]["names"]),
        roman=tuple(data["roman"]["before"]),
    )


def alternatives(words: Mapping[str, object] | tuple[str, ...]) -> str:
    """A regular expression that finds any of `words`, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
