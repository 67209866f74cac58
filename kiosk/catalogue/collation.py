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


def _table(language: str) -> dict[str, int]:
    first, second = _FIRST.get(language, _FIRST["en"])
    return {letter: place for place, letter in enumerate(_DIGITS + first + second, start=2)}


_TABLES: Final = {language: _table(language) for language in _FIRST}
_SPACE: Final = 1


def lower(text: str, language: str) -> str:
    """Small letters: in Azerbaijani I is the capital of ı and İ of i, elsewhere of i."""
    if language == "az":
        text = text.replace("I", "ı").replace("İ", "i")
    return text.replace("İ", "i").lower()


def sort_key(text: str, language: str) -> bytes:
    """A key that sorts `text` as a dictionary of `language` would; quotes, brackets and dashes do not count."""
    table = _TABLES.get(language, _TABLES["en"])
    key = bytearray()
    for letter in lower(text, language):
        place = table.get(letter)
        if place is None:
            base = unicodedata.normalize("NFKD", letter)[:1]
            place = table.get(base) or (_SPACE if letter.isspace() else None)
        if place == _SPACE and (not key or key[-1] == _SPACE):
            continue
        if place is not None:
            key.append(place)
    return bytes(key)
