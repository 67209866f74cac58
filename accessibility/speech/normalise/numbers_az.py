"""Azerbaijani numbers in words, and the vowel harmony their suffixes need."""

from __future__ import annotations

import re
from typing import Final

_ONES: Final = ("", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz")
_TENS: Final = ("", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan")
_SCALES: Final = ("", "min", "milyon", "milyard", "trilyon")
DIGITS: Final = ("sıfır", *_ONES[1:])
LARGEST: Final = 10**15 - 1

_VOWELS: Final = "aıoueəiöü"
_BACK: Final = "aıou"
_OF_QUALITY: Final = {"q": "qk", "k": "qk", "ğ": "ğy", "y": "ğy"}
_OUR: Final = re.compile(r"[ıiuü](?:m|n[ıiuü]z)")
_GENITIVE: Final = re.compile(r"n[ıiuü]n")
_OF_ITS: Final = re.compile(r"n(?:[ıiuü]$|[aə]$|d[aə])")
_FOURFOLD: Final = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}


def cardinal(number: int) -> str:
    """0 … 10¹⁵−1 in words. Raises `ValueError` beyond."""
    if not 0 <= number <= LARGEST:
        raise ValueError("number out of range")
    if number == 0:
        return DIGITS[0]
    words: list[str] = []
    for power in range(len(_SCALES) - 1, -1, -1):
        group = number // 1000**power % 1000
        if group == 0:
            continue
        if not (group == 1 and power == 1):  # "min", never "bir min"
            words += _below_thousand(group)
        if power:
            words.append(_SCALES[power])
    return " ".join(words)


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = []
    if hundreds:
        words += ["yüz"] if hundreds == 1 else [_ONES[hundreds], "yüz"]
    return [*words, *filter(None, (_TENS[rest // 10], _ONES[rest % 10]))]


def ordinal(number: int) -> str:
    """birinci, ikinci, üçüncü, altıncı, otuzuncu …"""
    return ordinal_of(cardinal(number))


def ordinal_of(words: str) -> str:
    """The ordinal of a number in words."""
    vowel = _FOURFOLD[last_vowel(words)]
    stem = words[:-1] + "d" if words.endswith("dörd") else words
    joint = "" if stem[-1] in _VOWELS else vowel
    return f"{stem}{joint}nc{vowel}"


def last_vowel(word: str) -> str:
    """The vowel that decides the suffix; "ə" for a word without one, such as an abbreviation."""
    return next((letter for letter in reversed(word) if letter in _VOWELS), "ə")


def harmonise(word: str, suffix: str) -> str:
    """`word` with `suffix`, whose vowels follow the word's: ("manat", "dir") → manatdır, ("il", "dan") → ildən."""
    spoken = word
    if suffix[:1] and suffix[0] in _VOWELS and len(word.rsplit(" ", 1)[-1]) > 3:
        # qəpik → qəpiyə, otaq → otağa
        spoken = word[:-1] + {"k": "y", "q": "ğ"}.get(word[-1], word[-1])
    for letter in suffix:
        before = last_vowel(spoken)
        if letter in "aə":
            spoken += "a" if before in _BACK else "ə"
        elif letter in "ıiuü":
            spoken += _FOURFOLD[before]
        elif letter in _OF_QUALITY and suffix.startswith("l"):  # manatlıq, faizlik; manatlığı, faizliyi
            spoken += _OF_QUALITY[letter][before not in _BACK]
        else:
            spoken += letter
    return spoken


def ended(words: str, suffix: str | None) -> str:
    """`words` with an ending as people write it after a hyphen, perhaps for another reading of the sign before it:
    ("manat", "ya") → manata, ("a be şe", "a") → a be şeyə, ("faiz", "ni") → faizini. -dək follows the dative."""
    if not suffix:
        return words
    if suffix in {"dək", "dak"}:
        return f"{dative(words)}dək"
    return harmonise(words, _joined(suffix, after_vowel=words[-1] in _VOWELS))


def _joined(suffix: str, *, after_vowel: bool) -> str:
    """`suffix` with the joint that it needs after a vowel, or without the one that it must not have after a consonant."""
    if after_vowel:
        if suffix[0] in "aə":
            return f"y{suffix}"
        if suffix[0] in _VOWELS:
            return suffix[1:] if _OUR.match(suffix) else f"n{suffix}"
        return suffix
    if _GENITIVE.fullmatch(suffix) or suffix[0] == "y" or (suffix[0] == "s" and len(suffix) == 2):
        return suffix[1:]
    return f"ı{suffix}" if _OF_ITS.match(suffix) else suffix


def ablative(words: str) -> str:
    """From: beşdən, altıdan."""
    return harmonise(words, "dan")


def dative(words: str) -> str:
    """To: beşə, altıya, qırxa."""
    return harmonise(words, "ya" if words[-1] in _VOWELS else "a")


def possessive(words: str) -> str:
    """Its: biri, ikisi, üçü, dördü."""
    return harmonise(words, "si" if words[-1] in _VOWELS else "i")


def digits(text: str) -> str:
    """One digit after the other: "012" → sıfır bir iki."""
    return " ".join(DIGITS[int(digit)] for digit in text)


def decimal(whole: str, fraction: str) -> str:
    """12,5 → on iki tam onda beş; 3,14 → üç tam yüzdə on dörd; more than three places digit by digit."""
    first = cardinal(int(whole))
    if len(fraction) > 3:
        return f"{first} tam {digits(fraction)}"
    of = ("onda", "yüzdə", "mində")[len(fraction) - 1]
    return f"{first} tam {of} {cardinal(int(fraction))}"
