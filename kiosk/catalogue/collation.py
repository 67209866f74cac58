"""The order of the alphabet: sort keys for names in Azerbaijani, Russian and English.

Code points put ə after z and ı after y; people look for them where the alphabet has them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_AZ: Final = "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"
_RU: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_FIRST: Final = {"az": (_AZ, _RU), "ru": (_RU, _LATIN), "en": (_LATIN, _RU)}
_DIGITS: Final = "0123456789"


_SPACE: Final = "\x01"


class _Places(dict[int, str]):
    """Letter → its place in the alphabet, as a character; what has no place of its own stands with its base letter."""

    def __init__(self, language: str) -> None:
        first, second = _FIRST[language]
        super().__init__({ord(letter): chr(place) for place, letter in enumerate(_DIGITS + first + second, start=2)})

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = unicodedata.normalize("NFKD", letter)[:1]
        place = _SPACE if letter.isspace() else self[ord(base)] if base != letter else ""
        self[code] = place
        return place


_TABLES: Final = {language: _Places(language) for language in _FIRST}


def lower(text: str, language: str) -> str:
    """Small letters: in Azerbaijani I is the capital of ı and İ of i, elsewhere of i."""
    if language == "az":
        text = text.replace("I", "ı").replace("İ", "i")
    return text.replace("İ", "i").lower()


def sort_key(text: str, language: str) -> bytes:
    """A key that sorts `text` as a dictionary of `language` would; quotes, brackets and dashes do not count."""
    places = lower(text, language).translate(_TABLES.get(language, _TABLES["en"]))
    return _SPACE.join(word for word in places.split(_SPACE) if word).encode("latin-1")
