"""Written text → what the voice is given: dispatch by language, spelling, and fragments in another script."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from accessibility.speech.normalise import az, en, ru
from accessibility.speech.normalise.codes import Speller
from accessibility.speech.normalise.core import Normalised, Rule, apply
from accessibility.speech.normalise.script import segments_by_script

__all__ = ["Normalised", "normalise", "segments_by_script", "spell"]

_RULES: Final = {"az": az.rules, "en": en.rules, "ru": ru.rules}
_NUMBERS: Final = {"az": az.number, "en": en.number, "ru": ru.number}
_SPELLERS: Final = {"az": az.speller, "en": en.speller, "ru": ru.speller}


def normalise(text: str, language: str) -> Normalised:
    """What the voice of `language`, a BCP 47 tag, is given to say `text`. Other languages are left as written."""
    primary = _primary(language)
    rules = _RULES.get(primary)
    return apply(text, rules() if rules else (), _NUMBERS.get(primary))


def spell(text: str, language: str) -> Normalised:
    """`text` letter by letter, with a pause after each and a longer one after each word."""
    speller = _SPELLERS.get(_primary(language), en.speller)()
    return apply(text, (Rule(re.compile(r"\s+"), lambda _: " "), Rule(re.compile(r"\S"), _letter(speller))))


def _letter(speller: Speller) -> Callable[[re.Match[str]], str]:
    def say(match: re.Match[str]) -> str:
        following = match.string[match.end() : match.end() + 1]
        pause = "" if not following else ";" if following.isspace() else ", "
        return speller.one(match[0]) + pause

    return say


def _primary(language: str) -> str:
    return language.split("-", 1)[0].lower()
