"""What CLDR says about the program's languages, as far as `formatting` needs it: names of months and days, signs of numbers.

Babel holds all of CLDR, and takes 10 MB and a tenth of a second with it; `tests/unit/test_formatting.py` holds this to Babel.
"""

from __future__ import annotations

from typing import Final

import msgspec


class Ways(msgspec.Struct, frozen=True):
    """How a language writes. Months stand as in a date, days begin with Monday; `year` is what follows the year."""

    months: tuple[str, ...]
    days: tuple[str, ...]
    group: str
    decimal: str
    year: str = ""


_AZ: Final = Ways(
    months=(
        "yanvar",
        "fevral",
        "mart",
        "aprel",
        "may",
        "iyun",
        "iyul",
        "avqust",
        "sentyabr",
        "oktyabr",
        "noyabr",
        "dekabr",
    ),
    days=("bazar ertəsi", "çərşənbə axşamı", "çərşənbə", "cümə axşamı", "cümə", "şənbə", "bazar"),
    group=".",
    decimal=",",
)
_EN: Final = Ways(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    group=",",
    decimal=".",
)
_RU: Final = Ways(
    months=(
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    days=("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    group="\N{NO-BREAK SPACE}",
    decimal=",",
    year="\N{NARROW NO-BREAK SPACE}г.",
)
_WAYS: Final = {"az": _AZ, "en": _EN, "ru": _RU}


def ways_of(language: str) -> Ways:
    """Those of a language; of Azerbaijani where the program does not speak it."""
    return _WAYS.get(language, _AZ)
