"""Azerbaijani dates that span: from one day to another, and what names a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from accessibility.speech.normalise import numbers_az as numbers
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.patterns import DASH, DAY, START, is_date

_LEAP: Final = "2024"
"""The year of a day without one: 29 fevral is a day."""
_WEEKDAYS: Final = "bazar ertəsi|çərşənbə axşamı|çərşənbə|cümə axşamı|cümə|şənbə|bazar"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The names of the months, January first, and the days said with them."""

    months: tuple[str, ...]

    @property
    def named(self) -> str:
        """A pattern of the names."""
        return "|".join(re.escape(month) for month in self.months)

    def number_of(self, month: str) -> str:
        return str(self.months.index(month) + 1)

    def date(self, day: str, month: str, year: str | None) -> str | None:
        """on iki may iki min iyirmi altıncı il; without a year, on iki may; None for a day that there is not."""
        if not is_date(day, month, year or _LEAP):
            return None
        said = f"{numbers.cardinal(int(day))} {self.months[int(month) - 1]}"
        return f"{said} {spoken_year(year)}" if year else said


def spoken_year(year: str) -> str:
    return f"{numbers.ordinal(int(year))} il"


def from_to(first: str | None, last: str | None) -> str | None:
    """bir fevraldan beş fevrala qədər."""
    return f"{numbers.ablative(first)} {numbers.dative(last)} qədər" if first and last else None


def span_rules(calendar: Calendar) -> tuple[Rule, ...]:
    """Ranges of days, of months and of days of the week."""
    date, named = calendar.date, calendar.named

    def full(match: re.Match[str]) -> str | None:
        return from_to(date(match[1], match[2], match[3]), date(match[4], match[5], match[6]))

    def one_year(match: re.Match[str]) -> str | None:
        """01.02–05.02.2026 and 01–05.02.2026."""
        return from_to(date(match[1], match[2] or match[4], None), date(match[3], match[4], match[5]))

    def one_month(match: re.Match[str]) -> str | None:
        """10–15 may 2026-cı il."""
        month = calendar.number_of(match[3])
        if int(match[1]) >= int(match[2]):
            return None
        return from_to(date(match[1], month, None), date(match[2], month, match[4]))

    def two_months(match: re.Match[str]) -> str | None:
        """1 sentyabr – 30 dekabr."""
        first, last = (
            date(day, calendar.number_of(month), None) for day, month in (match.group(1, 2), match.group(3, 4))
        )
        return from_to(first, last)

    year = r"(?:\s(\d{4})(?:-c[ıiuü]\sil)?)?"
    return (
        rule(rf"{START}{DAY}{DASH}{DAY}(?!\w)", full),
        rule(rf"{START}(\d{{1,2}})(?:\.(\d{{2}}))?{DASH}{DAY}(?!\w)", one_year),
        rule(rf"{START}(\d{{1,2}}){DASH}(\d{{1,2}})\s({named}){year}(?![\w-])", one_month),
        rule(rf"{START}(\d{{1,2}})\s({named}){DASH}(\d{{1,2}})\s({named})(?![\w-]|\s\d{{4}})", two_months),
        rule(rf"(?<!\w)({_WEEKDAYS}){DASH}({_WEEKDAYS})(?!\w)", _weekdays),
    )


def _weekdays(match: re.Match[str]) -> str | None:
    """bazar ertəsi – cümə → bazar ertəsindən cüməyə qədər."""
    first, last = (f"{day}n" if " " in day else day for day in match.groups())
    return from_to(first, last)
