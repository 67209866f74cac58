"""English dates, years and times of day."""

from __future__ import annotations

import re
from typing import Final

from accessibility.speech.normalise import numbers_en as numbers
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.patterns import COLON_CLOCK, DASH, DAY, ISO, ISO_CLOCK, START, is_date

_WEEKDAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_TH: Final = r"(?:st|nd|rd|th)?"
_YEAR: Final = r"((?:1[1-9]|20)\d{2})"
_BEFORE_YEAR: Final = "[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f|[Yy]ear|[Tt]o|[Bb]efore|[Aa]fter|[Dd]uring"


_NOT_COUNTED: Final = r"(?!\w|[.,–-]\d|\s+(?:(?!is|was|has|its|this|as)[a-z]+s|people|men|women)(?!\w))"
"""After a year: no things in the plural."""


def rules(months: tuple[str, ...]) -> tuple[Rule, ...]:
    """Dates, then years, then times. `months` are the names, January first."""
    # Dec. and Sept. too
    named = "|".join([*map(re.escape, months), *(rf"{re.escape(month[:3])}(?:t?\.|t?(?!\w))" for month in months)])

    def date(day: str, month: str, year: str | None) -> str | None:
        if not is_date(day, month, year or "2024"):  # a leap year: 29 February is a day
            return None
        said = f"the {numbers.ordinal(int(day))} of {months[int(month) - 1]}"
        return f"{said} {numbers.year(int(year))}" if year else said

    def by_name(day: str, name: str, year: str | None) -> str | None:
        return date(day, str([month[:3] for month in months].index(name[:3]) + 1), year)

    def iso(match: re.Match[str]) -> str | None:
        said = date(match[3], match[2], match[1])
        return said if said is None or match[4] is None else f"{said}, {_time(match[4], match[5])}"

    def between(match: re.Match[str]) -> str | None:
        first, last = date(match[1], match[2], match[3]), date(match[4], match[5], match[6])
        return f"{first} to {last}" if first and last else None

    def days(match: re.Match[str]) -> str | None:
        last = by_name(match[2], match[3], match[4])
        return f"the {numbers.ordinal(int(match[1]))} to {last}" if last and int(match[1]) < int(match[2]) else None

    def months_between(match: re.Match[str]) -> str | None:
        first, last = by_name(match[1], match[2], None), by_name(match[3], match[4], match[5])
        return f"{first} to {last}" if first and last else None

    return (
        rule(rf"{START}(\d{{1,2}}) ({named}){DASH}(\d{{1,2}}) ({named})(?:,? (\d{{4}}))?(?!\w)", months_between),
        rule(rf"{START}{DAY}{DASH}{DAY}(?!\w)", between),
        rule(rf"{START}{DAY}(?![\w-]|\.\d)", lambda match: date(match[1], match[2], match[3])),
        rule(rf"{START}{ISO}{ISO_CLOCK}(?![\w-])", iso),
        rule(rf"{START}(\d{{1,2}}){DASH}(\d{{1,2}}) ({named})(?:,? (\d{{4}}))?(?!\w)", days),
        rule(
            rf"(?:\b[Tt]he )?{START}(\d{{1,2}}){_TH} (?:of )?({named})(?:,? (\d{{4}}))?(?!\w)",
            lambda match: by_name(match[1], match[2], match[3]),
        ),
        rule(
            rf"(?<!\w)({named}) (\d{{1,2}}){_TH}(?:,? (\d{{4}}))?(?![\w:]|[.,–-]\d)",
            lambda match: by_name(match[2], match[1], match[3]),
        ),
        *_year_rules(named),
        rule(rf"(?<!\w)({_WEEKDAYS}){DASH}({_WEEKDAYS})(?!\w)", lambda match: f"{match[1]} to {match[2]}"),
        *_time_rules(),
    )


def bare_year_rule() -> Rule:
    """A year of this century or the last, where nothing says that it is a code or counts."""
    return rule(
        rf"(?<![\w.,:/-])(?<![№#–-]\s)((?:19|20)\d{{2}}){_NOT_COUNTED}(?!\s?[%°₼$€/]|\s[A-Z]{{3}}(?!\w))",
        lambda match: numbers.year(int(match[1])),
    )


def _year_rules(named: str) -> tuple[Rule, ...]:
    """A number of four digits is a year after "in" and its like; "2026 people" are counted."""

    def decade(match: re.Match[str]) -> str:
        words = numbers.year(int(match[1]))
        return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"

    def years(match: re.Match[str]) -> str | None:
        first, last = int(match[1]), int(match[2])
        return f"{numbers.year(first)} to {numbers.year(last)}" if first < last else None

    return (
        rule(rf"{START}{_YEAR}{DASH}{_YEAR}(?![\w.,-]*\d)(?!\w)", years),
        rule(rf"{START}((?:1[1-9]|20)\d0)s(?!\w)", decade),
        rule(
            rf"(?<!\w)({_BEFORE_YEAR}|{named}) {_YEAR}{_NOT_COUNTED}",
            lambda match: f"{match[1]} {numbers.year(int(match[2]))}",
        ),
    )


def _time_rules() -> tuple[Rule, ...]:
    def span(match: re.Match[str]) -> str:
        return f"{_time(match[1], match[2])} to {_time(match[3], match[4])}"

    return (
        rule(rf"{START}{COLON_CLOCK}{DASH}{COLON_CLOCK}(?![\w:])", span),
        rule(rf"{START}{COLON_CLOCK}(?::[0-5]\d)?(?![\w:])", lambda match: _time(match[1], match[2])),
        rule(rf"(?<=[AaPp][Mm]){DASH}(?=\d)", lambda _: " to "),
        rule(r"(?<=\d)\s?([AaPp])\.?[Mm](?:\.|(?!\w))", lambda match: f"{match[1].upper()} M"),
    )


def _time(hour: str, minute: str) -> str:
    """14:30 → fourteen thirty; 9:05 → nine oh five; 09:00 → nine o'clock; 18:00 → eighteen hundred."""
    said = numbers.cardinal(int(hour))
    if minute == "00":
        return f"{said} o'clock" if 1 <= int(hour) <= 12 else f"{said} hundred"
    return f"{said} {'oh ' if minute[0] == '0' else ''}{numbers.cardinal(int(minute))}"
