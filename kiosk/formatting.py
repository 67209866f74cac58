"""Dates, money, phone and reference numbers as people read them in az, en and ru. The rules are CLDR's (`kiosk/cldr.py`)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Final

from kiosk.cldr import ways_of
from kiosk.text import Text

AZERBAIJAN: Final = timezone(timedelta(hours=4))
"""Azerbaijan's time: UTC+4 all year since 2016."""


def long_date(day: date, language: str) -> str:
    """`21 noyabr 2026`, `21 November 2026`, `21 ноября 2026 г.`."""
    ways = ways_of(language)
    return f"{day.day} {ways.months[day.month - 1]} {day.year}{ways.year}"


def weekday_and_date(day: date, language: str, *, with_year: bool = False) -> str:
    """`24 noyabr, çərşənbə axşamı`, `Tuesday, 24 November`, `вторник, 24 ноября`; with the year where that is not plain."""
    ways = ways_of(language)
    date_ = f"{day.day} {ways.months[day.month - 1]}{f' {day.year}' if with_year else ''}"
    weekday = ways.days[day.weekday()]
    return f"{date_}, {weekday}" if language == "az" else f"{weekday}, {date_}"


def date_and_time(moment: datetime, language: str) -> str:
    """Day and time in Azerbaijan, `21 noyabr 2026, 14:30`, whatever offset the moment was given with."""
    here = moment.astimezone(AZERBAIJAN)
    return f"{long_date(here.date(), language)}, {here:%H:%M}"


def written_date(text: str, language: str) -> str:
    """An ISO date, or date and time, as people read it; anything else as it stands."""
    try:
        return long_date(datetime.fromisoformat(text).date(), language)
    except ValueError:
        return text


def days(first: int, last: int, language: str) -> str:
    """Days of the week, Monday is 0: `bazar ertəsi – cümə`, or one day."""
    names = ways_of(language).days
    return names[first] if first == last else f"{names[first]} – {names[last]}"


def money(amount: int, language: str, currency: str = "AZN") -> Text:
    """An amount in minor units: `30 ₼`, `12,50 ₼`; another currency by its code."""
    ways = ways_of(language)
    whole, hundredths = divmod(abs(amount), 100)
    number = f"{'-' if amount < 0 else ''}{whole:,}".replace(",", ways.group)
    if hundredths:
        number = f"{number}{ways.decimal}{hundredths:02}"
    return Text(f"{number} {'₼' if currency == 'AZN' else currency}", language)


def in_fours(code: str) -> str:
    """A code in groups of four signs: `7K3M 92QF 4TXP`."""
    return " ".join(code[begin : begin + 4] for begin in range(0, len(code), 4))


def phone(number: str, language: str) -> Text:
    """`+994 50 123 45 67`; short numbers and others as they stand."""
    match = re.fullmatch(r"\+994(\d{2})(\d{3})(\d{2})(\d{2})", number)
    return Text(f"+994 {' '.join(match.groups())}" if match else number, language)
