"""English dates, years and times of day."""

from __future__ import annotations

import re
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The names of the months, January first, and the days said with them."""

    months: tuple[str, ...]

    @property
    def named(self) -> str:
        """A pattern of the names, and of Dec, Dec. and Sept. too."""
        short = (rf"{re.escape(month[:3])}(?:t?\.|t?(?!\w))" for month in self.months)
        return "|".join([*map(re.escape, self.months), *short])

    def date(self, day: str, month: str, year: str | None) -> str | None:
        """`month` is a number or a name. None for a day that there is not."""
        number = month if month.isdecimal() else str([name[:3] for name in self.months].index(month[:3]) + 1)
        if not is_date(day, number, year or "2024"):  # a leap year: 29 February is a day
            return None
        said = f"the {numbers.ordinal(int(day))} of {self.months[int(number) - 1]}"
        return f"{said} {numbers.year(int(year))}" if year else said


def rules(months: tuple[str, ...]) -> tuple[Rule, ...]:
    """Dates, then years, then times. `months` are the names, January first."""
    calendar = _Calendar(months)
    date, named = calendar.date, calendar.named

    def iso(match: re.Match[str]) -> str | None:
        said = date(match[3], match[2], match[1])
        return said if said is None or match[4] is None else f"{said}, {_time(match[4], match[5])}"

    year = r"(?:,? (\d{4}))?"
    return (
        *_span_rules(calendar),
        rule(rf"{START}{DAY}(?![\w-]|\.\d)", lambda match: date(match[1], match[2], match[3])),
        rule(rf"{START}{ISO}{ISO_CLOCK}(?![\w-])", iso),
        rule(
            rf"(?:\b[Tt]he )?{START}(\d{{1,2}}){_TH} (?:of )?({named}){year}(?!\w)",
            lambda match: date(match[1], match[2], match[3]),
        ),
        rule(
            rf"(?<!\w)({named}) (\d{{1,2}}){_TH}{year}(?![\w:]|[.,–-]\d)",
            lambda match: date(match[2], match[1], match[3]),
        ),
        *_year_rules(named),
        rule(rf"(?<!\w)({_WEEKDAYS}){DASH}({_WEEKDAYS})(?!\w)", lambda match: f"{match[1]} to {match[2]}"),
        *_time_rules(),
    )


def _span_rules(calendar: _Calendar) -> tuple[Rule, ...]:
    """the tenth to the fifteenth of May."""
    date, named = calendar.date, calendar.named

    def spans(first: str | None, last: str | None) -> str | None:
        return f"{first} to {last}" if first and last else None

    def full(match: re.Match[str]) -> str | None:
        return spans(date(match[1], match[2], match[3]), date(match[4], match[5], match[6]))

    def two_months(match: re.Match[str]) -> str | None:
        return spans(date(match[1], match[2], None), date(match[3], match[4], match[5]))

    def one_month(match: re.Match[str]) -> str | None:
        if int(match[1]) >= int(match[2]):
            return None
        return spans(f"the {numbers.ordinal(int(match[1]))}", date(match[2], match[3], match[4]))

    year = r"(?:,? (\d{4}))?"
    return (
        rule(rf"{START}{DAY}{DASH}{DAY}(?!\w)", full),
        rule(rf"{START}(\d{{1,2}}) ({named}){DASH}(\d{{1,2}}) ({named}){year}(?!\w)", two_months),
        rule(rf"{START}(\d{{1,2}}){DASH}(\d{{1,2}}) ({named}){year}(?!\w)", one_month),
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
