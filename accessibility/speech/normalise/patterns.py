"""Pieces of patterns that the three languages share, and what an amount as written is worth."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

START: Final = r"(?<![\w.,/])(?<!\d:)(?<!\w[–-])"
"""Before a number: not inside a word, a code or another number; a minus may stand there."""
NEGATIVE: Final = r"((?:(?<![\w)])[−-](?=\d))?)"
"""A minus before an amount, as a group; empty without one."""
DASH: Final = r"\s?[–—-]\s?"
AMOUNT: Final = r"(?:[1-9]\d{0,2}(?:[ .\u00a0\u202f]\d{3}){1,4}|\d{1,15})(?:[.,]\d{1,2})?(?![.,]?\d)"
"""1 234 567,50 or 1.234.567,50: grouped by spaces or points."""
ENGLISH_AMOUNT: Final = r"(?:[1-9]\d{0,2}(?:[ ,\u00a0\u202f]\d{3}){1,4}|\d{1,15})(?:[.,]\d{1,2})?(?![.,]?\d)"
WHOLE: Final = r"(?:[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3}){1,4}|\d{1,15})"
DAY: Final = r"(\d{1,2})[./](\d{1,2})[./](\d{4})"
ISO: Final = r"(\d{4})-(\d{2})-(\d{2})"
ISO_CLOCK: Final = r"(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
CLOCK: Final = r"([01]?\d|2[0-3]|24(?=[:.]00))[:.]([0-5]\d)"
COLON_CLOCK: Final = r"([01]?\d|2[0-3]|24(?=:00)):([0-5]\d)"
SIDE: Final = r"\d{1,4}(?:[.,]\d{1,2})?"
"""One side of a size: 3,5x4,5 sm."""
STEP: Final = r"(\d{1,3})\s?/\s?(\d{1,3})(?![\w/])"


def plain(amount: str) -> tuple[int, str]:
    """Whole part and decimals of an amount as written: "1 234,50" → (1234, "50")."""
    match = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", amount)
    if match is None:
        return 0, ""
    return whole(match[1]), match[2] or ""


def whole(number: str) -> int:
    """A whole number as written, whatever groups its digits."""
    return int(re.sub(r"\D", "", number) or "0")


def is_date(day: str, month: str, year: str) -> bool:
    """Whether there is such a day."""
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
