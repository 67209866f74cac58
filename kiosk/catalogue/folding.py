"""Words as search compares them: one small Latin alphabet for Azerbaijani, Russian and English, however they are typed.

Case, diacritics and script are folded away: `Şəxsiyyət`, `sexsiyyet` and `шәхсијјәт` become one word. Folding is for
comparing only and is never shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST_QUERY: Final = 200
"""Characters of a query that are looked at; nobody types more into a search field, and a pasted book must cost nothing."""
LONGEST_WORD: Final = 40

_LETTERS: Final = {
    # Azerbaijani letters that do not decompose; q is said g, and final q becomes ğ before a vowel
    "ə": "e", "ǝ": "e", "ı": "i", "q": "g", "w": "v", "ß": "ss", "æ": "e", "ø": "o",
    # letters and signs so frequent that the long way round would be felt
    "ç": "c", "ğ": "g", "ö": "o", "ş": "s", "ü": "u", "\u0307": "", "№": " ",
    "“": " ", "”": " ", "„": " ", "«": " ", "»": " ", "–": " ", "—": " ", "…": " ", "\u00a0": " ",
    # Russian
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "x", "ц": "ts", "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    # Azerbaijani in Cyrillic, as taught until 1991, and the Ukrainian letters of many keyboards
    "ә": "e", "ғ": "g", "ҝ": "g", "ҹ": "c", "ү": "u", "ө": "o", "һ": "h", "ј": "y", "і": "i", "ї": "i", "є": "e", "ґ": "g",
    # apostrophes join: driver's → drivers
    "'": "", "’": "", "ʼ": "", "`": "", "‘": "", "\u0301": "",
}  # fmt: skip
_TABLE: Final = str.maketrans(_LETTERS)
_WORD: Final = re.compile(r"[a-z0-9]+")

_SOUNDS: Final = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("kh", "x"), ("gh", "g"), ("ph", "f"), ("ck", "k"),
    ("dj", "c"), ("x", "h"), ("y", "i"), ("e", "a"),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"([b-df-hj-np-tv-zi])\1+")


def fold(text: str) -> str:
    """`text` in small Latin letters, digits and spaces."""
    lowered = text.lower().translate(_TABLE)
    if not lowered.isascii():
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
        lowered = lowered.lower().translate(_TABLE)
    return " ".join(_WORD.findall(lowered))


def words(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return [word[:LONGEST_WORD] for word in fold(text).split()]


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A folded word as it sounds to somebody who spells by ear: `shaxsiyat` and `şəxsiyyət` sound the same."""
    for spelled, said in _SOUNDS:
        word = word.replace(spelled, said)
    return _DOUBLED.sub(r"\1", word)
