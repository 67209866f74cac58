"""Azerbaijani dates and times of day."""

from __future__ import annotations

import re
from typing import Final

from accessibility.speech.normalise import numbers_az as numbers
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.patterns import CLOCK, COLON_CLOCK, DASH, DAY, ISO, ISO_CLOCK, START, is_date
from accessibility.speech.normalise.words import AZ_SUFFIX

_YEAR_ENDING: Final = rf"(?:(?:-c[ıiuü])?\s+il({AZ_SUFFIX}?)(?!\w)|[-’']({AZ_SUFFIX})(?!\w)|(?![\w-]))"

_WEEKDAYS: Final = "bazar ertəsi|çərşənbə axşamı|çərşənbə|cümə axşamı|cümə|şənbə|bazar"


def rules(months: tuple[str, ...]) -> tuple[Rule, ...]:
    """Dates, then times. `months` are the names, January first."""
    named = "|".join(months)

    def words(day: str, month: str, year: str) -> str | None:
        if not is_date(day, month, year):
            return None
        return f"{numbers.cardinal(int(day))} {months[int(month) - 1]} {_year(year)}"

    def dotted(match: re.Match[str]) -> str | None:
        said = words(match[1], match[2], match[3])
        return said and _ended(said, match[4] or match[5])

    def span(match: re.Match[str]) -> str | None:
        first, last = words(match[1], match[2], match[3]), words(match[4], match[5], match[6])
        return _from_to(first, last) if first and last else None

    def day_span(match: re.Match[str]) -> str | None:
        """01.02–05.02.2026 and 01–05.02.2026."""
        last = words(match[3], match[4], match[5])
        month = match[2] or match[4]
        if last is None or not is_date(match[1], month, match[5]):
            return None
        return _from_to(f"{numbers.cardinal(int(match[1]))} {months[int(month) - 1]}", last)

    def named_span(match: re.Match[str]) -> str | None:
        """10–15 may 2026-cı il."""
        year = match[4] or "2024"  # a leap year: 29 fevral is a day
        if not (int(match[1]) < int(match[2]) and is_date(match[2], str(months.index(match[3].lower()) + 1), year)):
            return None
        first, last = (f"{numbers.cardinal(int(day))} {match[3]}" for day in match.group(1, 2))
        return _from_to(first, f"{last} {_year(match[4])}" if match[4] else last)

    def short_year(match: re.Match[str]) -> str | None:
        century = "20" if int(match[3]) < 50 else "19"
        said = words(match[1], match[2], century + match[3])
        return said and numbers.ended(said, match[4])

    def slashed(match: re.Match[str]) -> str | None:
        return words(match[3], match[2], match[1])

    def iso(match: re.Match[str]) -> str | None:
        said = words(match[3], match[2], match[1])
        if said is None or match[4] is None:
            return said
        return f"{said}, saat {_time(match[4], match[5])}"

    def by_name(match: re.Match[str]) -> str | None:
        month = months.index(match[2]) + 1
        said = words(match[1], str(month), match[3])
        return said and _ended(said, match[4] or match[5])

    def month_of_year(match: re.Match[str]) -> str:
        return f"{months[int(match[1]) - 1]} {_year(match[2])}"

    return (
        rule(rf"{START}{DAY}{DASH}{DAY}(?!\w)", span),
        rule(rf"{START}(\d{{1,2}})(?:\.(\d{{2}}))?{DASH}{DAY}(?!\w)", day_span),
        rule(rf"{START}(\d{{1,2}}){DASH}(\d{{1,2}})\s({named})(?:\s(\d{{4}})(?:-c[ıiuü]\sil)?)?(?![\w-])", named_span),
        rule(rf"{START}{DAY}{_YEAR_ENDING}", dotted),
        rule(rf"{START}(\d{{2}})\.(\d{{2}})\.(\d{{2}})(?:[-’']({AZ_SUFFIX}))?(?![\w-]|\.\w)", short_year),
        rule(rf"{START}{ISO}{ISO_CLOCK}(?![\w-])", iso),
        rule(rf"{START}(\d{{4}})/(\d{{2}})/(\d{{2}})(?![\w/-])", slashed),
        rule(rf"{START}(\d{{1,2}})\s+({named})\s+(\d{{4}}){_YEAR_ENDING}", by_name),
        rule(rf"{START}(0[1-9]|1[0-2])\.((?:19|20)\d{{2}})(?![\w.,-])", month_of_year),
        rule(rf"(?<!\w)({_WEEKDAYS}){DASH}({_WEEKDAYS})(?!\w)", _weekdays),
        *_time_rules(),
    )


def _weekdays(match: re.Match[str]) -> str:
    """bazar ertəsi – cümə → bazar ertəsindən cüməyə qədər."""
    first, last = (f"{day}n" if " " in day else day for day in match.groups())
    return _from_to(first, last)


def _from_to(first: str, last: str) -> str:
    return f"{numbers.ablative(first)} {numbers.dative(last)} qədər"


def _time_rules() -> tuple[Rule, ...]:
    def one(match: re.Match[str]) -> str:
        said = _time(match[2], match[3])
        if match[4] and int(match[4]):
            said += f" {numbers.cardinal(int(match[4]))} saniyə"
        after_a_day = match.string[: match.start()].endswith(", ")
        spoken_hour = "saat " if match[1] or int(match[3]) == 0 or after_a_day else ""
        return spoken_hour + _ended(said, match[5])

    def span(match: re.Match[str]) -> str:
        first, last = _time(match[2], match[3]), _time(match[4], match[5])
        return f"saat {_from_to(first, last)}"

    def from_to(match: re.Match[str]) -> str:
        """9.00-dan 18.00-dək, 09:00-dan 18:00-a qədər."""
        first, last = _time(match[2], match[3]), _time(match[4], match[5])
        return f"saat {numbers.ablative(first)} {numbers.dative(last)}{'dək' if match[6] or match[7] else ' qədər'}"

    hour = r"((?:[Ss]aat\s+)?)"
    return (
        rule(rf"{START}{hour}{CLOCK}{DASH}{CLOCK}(?![\w:]|[.,]\d)", span),
        rule(
            rf"{START}{hour}{CLOCK}-d[aə]n\s(?:saat\s)?{CLOCK}-(?:[yn]?[aə](?:(d[əa]k)|\sqədər)|(d[əa]k))(?!\w)",
            from_to,
        ),
        rule(rf"{START}{hour}{COLON_CLOCK}(?::([0-5]\d))?(?:[-’']({AZ_SUFFIX}))?(?![\w:])", one),
        rule(rf"{START}([Ss]aat\s+){CLOCK}()(?:[-’']({AZ_SUFFIX}))?(?![\w:])", one),
    )


def _time(hour: str, minute: str) -> str:
    """14:30 → on dörd otuz; 09:05 → doqquz sıfır beş; 09:00 → doqquz."""
    said = numbers.cardinal(int(hour))
    if minute == "00":
        return said
    return f"{said} {numbers.digits(minute) if minute[0] == '0' else numbers.cardinal(int(minute))}"


def _year(year: str) -> str:
    return f"{numbers.ordinal(int(year))} il"


def _ended(words: str, suffix: str | None) -> str:
    return words if (suffix or "").startswith("c") else numbers.ended(words, suffix)
