"""Azerbaijani dates and times of day."""

from __future__ import annotations

import re
from typing import Final

from accessibility.speech.normalise import numbers_az as numbers
from accessibility.speech.normalise.az_calendar import Calendar, span_rules, spoken_year
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.patterns import CLOCK, COLON_CLOCK, DASH, DAY, ISO, ISO_CLOCK, START
from accessibility.speech.normalise.words import AZ_SUFFIX

_YEAR_ENDING: Final = rf"(?:(?:-c[ıiuü])?\s+il({AZ_SUFFIX}?)(?!\w)|[-’']({AZ_SUFFIX})(?!\w)|(?![\w-]))"


def rules(months: tuple[str, ...]) -> tuple[Rule, ...]:
    """Dates, then times. `months` are the names, January first."""
    calendar = Calendar(months)
    date, named = calendar.date, calendar.named

    def dotted(match: re.Match[str]) -> str | None:
        said = date(match[1], match[2], match[3])
        return said and _ended(said, match[4] or match[5])

    def short_year(match: re.Match[str]) -> str | None:
        century = "20" if int(match[3]) < 50 else "19"
        said = date(match[1], match[2], century + match[3])
        return said and numbers.ended(said, match[4])

    def iso(match: re.Match[str]) -> str | None:
        said = date(match[3], match[2], match[1])
        if said is None or match[4] is None:
            return said
        return f"{said}, saat {_time(match[4], match[5])}"

    def by_name(match: re.Match[str]) -> str | None:
        said = date(match[1], calendar.number_of(match[2]), match[3])
        return said and _ended(said, match[4] or match[5])

    return (
        *span_rules(calendar),
        rule(rf"{START}{DAY}{_YEAR_ENDING}", dotted),
        rule(rf"{START}(\d{{2}})\.(\d{{2}})\.(\d{{2}})(?:[-’']({AZ_SUFFIX}))?(?![\w-]|\.\w)", short_year),
        rule(rf"{START}{ISO}{ISO_CLOCK}(?![\w-])", iso),
        rule(rf"{START}(\d{{4}})/(\d{{2}})/(\d{{2}})(?![\w/-])", lambda match: date(match[3], match[2], match[1])),
        rule(rf"{START}(\d{{1,2}})\s+({named})\s+(\d{{4}}){_YEAR_ENDING}", by_name),
        _month_rule(named),
        rule(
            rf"{START}(0[1-9]|1[0-2])\.((?:19|20)\d{{2}})(?![\w.,-])",
            lambda match: f"{months[int(match[1]) - 1]} {spoken_year(match[2])}",
        ),
        *_time_rules(),
    )


def _month_rule(named: str) -> Rule:
    number, ending = r"(\d{1,2})", rf"-({AZ_SUFFIX})"
    return rule(
        rf"(?<!\w)((?:ay|{named})[ıiuü]n\s+){number}(?:{ending})?(?:(\s){number}{ending})?(?![\w.,:–-])", _of_month
    )


def _of_month(match: re.Match[str]) -> str:
    """sentyabrın 15-də → sentyabrın on beşində; ayın 1-dən 10-dək → ayın birindən onunadək."""
    said = match[1] + _its_day(match[2], match[3])
    return f"{said} {_its_day(match[5], match[6])}" if match[4] else said


def _its_day(day: str, suffix: str | None) -> str:
    its = numbers.possessive(numbers.cardinal(int(day)))
    ending = re.sub(r"^s?[ıiuü]?n?(?=d|[aə]|$)|^s?[ıiuü]$", "", suffix or "")
    if ending in {"dək", "dak"}:
        return f"{numbers.harmonise(its, 'na')}dək"
    return numbers.harmonise(its, ending if ending in {"", "dir"} else "n" + ending.removeprefix("y"))


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
        return f"saat {numbers.ablative(first)} {numbers.dative(last)} qədər"

    def with_endings(match: re.Match[str]) -> str:
        """9.00-dan 18.00-dək, 09:00-dan 18:00-a qədər."""
        first, last = _time(match[2], match[3]), _time(match[4], match[5])
        return f"saat {numbers.ablative(first)} {numbers.dative(last)}{'dək' if match[6] or match[7] else ' qədər'}"

    hour = r"((?:[Ss]aat\s+)?)"
    return (
        rule(rf"{START}{hour}{CLOCK}{DASH}{CLOCK}(?![\w:]|[.,]\d)", span),
        rule(
            rf"{START}{hour}{CLOCK}-d[aə]n\s(?:saat\s)?{CLOCK}-(?:[yn]?[aə](?:(d[əa]k)|\sqədər)|(d[əa]k))(?!\w)",
            with_endings,
        ),
        rule(rf"{START}{hour}{COLON_CLOCK}(?::([0-5]\d))?(?:[-’']({AZ_SUFFIX}))?(?![\w:])", one),
        rule(rf"{START}([Ss]aat\s+){CLOCK}()(?:[-’']({AZ_SUFFIX}))?(?![\w:])", one),
        rule(rf"{START}(){CLOCK}()-(d[aə]n?|y?[aə]|d[aə]k)(?!\w)", one),
    )


def _time(hour: str, minute: str) -> str:
    """14:30 → on dörd otuz; 09:05 → doqquz sıfır beş; 09:00 → doqquz."""
    said = numbers.cardinal(int(hour))
    if minute == "00":
        return said
    return f"{said} {numbers.digits(minute) if minute[0] == '0' else numbers.cardinal(int(minute))}"


def _ended(words: str, suffix: str | None) -> str:
    return words if (suffix or "").startswith("c") else numbers.ended(words, suffix)
