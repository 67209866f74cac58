"""Light stemmers for folded words: what is left of a word when its endings are taken off.

They only have to be consistent: a word with and without an ending must come to the same stem. The stems need be no
words. Azerbaijani joins plural, possessive, case and verb endings in a row, so it is stripped until nothing more comes
off; Russian and English lose one ending.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_LIK_BEFORE_VOWEL: Final = ("liye", "liya", "luye", "luya")
_NOUN_ENDS: Final = ("c", "g", "k")
"""What stands before a noun's own last i: sürücü-sü, vergi-si, seçki-si. Elsewhere -isi is the noun ending -ış with its i."""
_VOWELS: Final = frozenset("aeiou")
_SHORTEST: Final = 3

_AFTER_ANY: Final = (
    # plural; genitive, locative, ablative, with and without the linking n; copula
    "lar", "ler", "nin", "nun", "nda", "nde", "da", "de", "ndan", "nden", "dan", "den", "dir", "dur", "ca", "ce", "la", "le",
    # our, your; I am, you are
    "imiz", "umuz", "iniz", "unuz", "miz", "muz", "niz", "nuz", "sen", "san", "siniz", "sunuz",
    # verbal nouns, past, participles, must, future
    "mag", "mek", "ma", "me", "mis", "mus", "dim", "dum", "din", "dun", "di", "du", "dig", "dik", "dug", "duk",
    "mali", "meli", "acag", "ecek", "ecey", "arag", "erek", "mir", "mur", "mam", "mem",
)  # fmt: skip
_AFTER_VOWEL: Final = (
    "m",
    "si",
    "su",
    "ni",
    "nu",
    "ya",
    "ye",
    "na",
    "ne",
    "yam",
    "yem",
    "yir",
    "yur",
    "yib",
    "yub",
    "yan",
    "yen",
)
_AFTER_CONSONANT: Final = (
    "im", "um", "in", "un", "i", "u", "a", "e", "am", "em", "ib", "ub", "ir", "ur", "il", "ul", "an", "en", "ar", "er",
)  # fmt: skip
_AZ_ENDINGS: Final = sorted(
    [(e, "any") for e in _AFTER_ANY]
    + [(e, "vowel") for e in _AFTER_VOWEL]
    + [(e, "consonant") for e in _AFTER_CONSONANT],
    key=lambda ending: -len(ending[0]),
)
_AZ_ROOTS: Final = {
    # short roots that the general rule would leave with an ending on
    **dict.fromkeys(
        ("it", "itib", "itdi", "itki", "itmis", "itmisdir", "itibdir", "itkin", "itgin", "itirib", "itirmek"), "itir"
    ),
    **dict.fromkeys(("evi", "evim", "evin", "eve", "evde", "evden", "evimi", "evler", "evlerin"), "ev"),
    **dict.fromkeys(("isi", "isim", "isin", "ise", "isde", "isden", "isler", "islerim"), "is"),
    **dict.fromkeys(("adi", "adim", "adin", "adini", "adimi", "adinin"), "ad"),
    **dict.fromkeys(
        ("olub", "oldu", "oldum", "olmus", "olmek", "oludur", "olum", "olumu", "olumun", "olen", "olenin"), "olum"
    ),
}

_RU_ENDINGS: Final = sorted(
    (
        "ogo", "ego", "omu", "emu", "imi", "aya", "yaya", "oe", "ee", "ie", "iy", "oy", "ey", "uyu", "yuyu", "ix", "im", "om", "em",
        "iyami", "iyax", "iyam", "iey", "iya", "iyu", "ii", "iem", "ami", "yami", "ax", "yax", "am", "yam", "ov", "ev", "oyu",
        "a", "ya", "u", "yu", "i", "e", "o", "y",
        "ivat", "at", "yat", "it", "et", "ut", "yut", "al", "ala", "ali", "il", "ila", "ili", "ayu", "aet", "ayut", "uet",
        "atsya", "itsya", "alsya", "ilsya", "alas", "ilas", "alis", "ilis", "ayus", "yus", "us",
    ),
    key=lambda ending: -len(ending),
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem_az(word: str) -> str:
    """The stem of a folded Azerbaijani word."""
    for _ in range(8):
        if word in _AZ_ROOTS:
            return _AZ_ROOTS[word]
        shorter = _strip_az(word)
        if shorter == word:
            break
        word = shorter
    return word[:-1] + "k" if len(word) > _SHORTEST + 1 and word.endswith(("iy", "uy")) else word


def _strip_az(word: str) -> str:
    if word.endswith(_LIK_BEFORE_VOWEL) and len(word) > _SHORTEST + 3:
        return word[:-2] + "k"  # əlilliyə is əlillik, not əlilli
    if word.endswith(("isi", "usu")) and word[-4:-3] not in _NOUN_ENDS:
        return word[:-1] if len(word) > _SHORTEST else word  # arayışı is arayış, not arayı
    for ending, after in _AZ_ENDINGS:
        rest = len(word) - len(ending)
        if rest < _SHORTEST or not word.endswith(ending):
            continue
        before = "vowel" if word[rest - 1] in _VOWELS else "consonant"
        if after in ("any", before):
            return word[:rest]
    return word


@lru_cache(maxsize=65536)
def stem_ru(word: str) -> str:
    """The stem of a folded (so transliterated) Russian word."""
    for ending in _RU_ENDINGS:
        if len(word) - len(ending) >= _SHORTEST and word.endswith(ending):
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def stem_en(word: str) -> str:
    """The stem of a folded English word."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es"):
        if len(word) - len(ending) >= _SHORTEST + 1 and word.endswith(ending):
            bare = word[: -len(ending)]
            return bare[:-1] if len(bare) > _SHORTEST + 1 and bare[-1] == bare[-2] else bare.removesuffix("e")
    if len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST + 1 else word


STEMMERS: Final = {"az": stem_az, "ru": stem_ru, "en": stem_en}


def stem(word: str, language: str) -> str:
    """The stem of a folded word of `language`; of a language that we do not know, the word itself."""
    stemmer = STEMMERS.get(language)
    return stemmer(word) if stemmer else word


@lru_cache(maxsize=65536)
def stems(word: str) -> tuple[str, ...]:
    """The word and all the stems it may have, as a query does not say its language; the word itself first."""
    return tuple(dict.fromkeys((word, stem_az(word), stem_ru(word), stem_en(word))))
