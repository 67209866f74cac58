"""A word for each letter, so that nobody takes one letter for another: Anar, Bahar … in Azerbaijani. No Qt.

The words stand in `resources/speech/phonetic.<language>.toml`, where a translator may change them.
"""

from __future__ import annotations

import functools
import itertools
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from accessibility.speech.utterance import Segment

FOLDER: Final = Path(__file__).resolve().parents[1] / "resources" / "speech"
LANGUAGES: Final = ("az", "ru", "en")
"""Where a letter is looked up that the language of the text does not have."""


@functools.cache
def words(language: str) -> Mapping[str, str]:
    """The words of az, en or ru by lower-case letter. Raises `OSError` or `tomllib.TOMLDecodeError` for a damaged
    installation."""
    with (FOLDER / f"phonetic.{language}.toml").open("rb") as file:
        letters = tomllib.load(file)["letters"]
    return {str(letter): str(word) for letter, word in letters.items()}


def phonetic(segment: Segment) -> tuple[Segment, ...]:
    """Each letter of `segment` by its word, in the language that has the letter (ACC-6, ACC-20). What is no letter keeps
    the name that the voice has for it."""
    language = segment.language.split("-", 1)[0].lower()
    found = (_said(character, language) for character in unicodedata.normalize("NFC", segment.text))
    return tuple(
        Segment(text, tongue or segment.language, private=segment.private, spell=not tongue)
        for tongue, text in _joined(each for each in found if each[1])
    )


def _said(character: str, language: str) -> tuple[str, str]:
    """The language and the word for a letter; no language and the character itself for anything else."""
    for tongue in (language, *LANGUAGES):
        if tongue in LANGUAGES and (word := words(tongue).get(_lower(character, tongue))) is not None:
            return tongue, word
    return "", character.strip()


def _joined(found: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for tongue, group in itertools.groupby(found, key=lambda each: each[0]):
        texts = [text for _, text in group]
        yield tongue, f"{', '.join(texts)}." if tongue else " ".join(texts)


def _lower(character: str, language: str) -> str:
    """Dotted and dotless i are two letters in Azerbaijani (table D4)."""
    if language == "az" and character in "Iİ":
        return "ı" if character == "I" else "i"
    return character.lower()
