"""English numbers in words."""

from __future__ import annotations

from typing import Final

DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES: Final = ("", "thousand", "million", "billion", "trillion")
_ORDINALS: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
LARGEST: Final = 10**15 - 1


def cardinal(number: int) -> str:
    """0 … 10¹⁵−1 in words, British: one hundred and five. Raises `ValueError` beyond."""
    if not 0 <= number <= LARGEST:
        raise ValueError("number out of range")
    if number == 0:
        return DIGITS[0]
    words: list[str] = []
    for power in range(len(_SCALES) - 1, -1, -1):
        group = number // 1000**power % 1000
        if group:
            joint = "and " if power == 0 and words and group < 100 else ""
            words.append(f"{joint}{_below_thousand(group)} {_SCALES[power]}".strip())
    return " ".join(words)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{DIGITS[hundreds]} hundred"] if hundreds else []
    if rest:
        words.append(("and " if hundreds else "") + _below_hundred(rest))
    return " ".join(words)


def _below_hundred(number: int) -> str:
    if number < 10:
        return DIGITS[number]
    if number < 20:
        return _TEENS[number - 10]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{DIGITS[ones]}" if ones else _TENS[tens]


def ordinal(number: int) -> str:
    """first, twenty-first, thirtieth …"""
    words = cardinal(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:cut], words[cut:]
    if last.endswith("y"):
        return f"{head}{last[:-1]}ieth"
    return head + _ORDINALS.get(last, f"{last}th")


def year(number: int) -> str:
    """1998 → nineteen ninety-eight; 2005 → two thousand and five; 2026 → twenty twenty-six."""
    century, rest = divmod(number, 100)
    if not 1100 <= number <= 2099 or 2000 <= number <= 2009:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def digits(text: str) -> str:
    """One digit after the other."""
    return " ".join(DIGITS[int(digit)] for digit in text)


def decimal(units: int, fraction: str) -> str:
    """12.5 → twelve point five."""
    return f"{cardinal(units)} point {digits(fraction)}"
