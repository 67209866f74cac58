"""Russian dates and times of day."""

from __future__ import annotations

import re
from typing import Final

from accessibility.speech.normalise import numbers_ru as numbers
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.patterns import COLON_CLOCK, DASH, DAY, ISO, ISO_CLOCK, START, is_date

_YEAR_WORD: Final = r"(?:\s?(?:г\.|года)(?!\w))?"
_HOURS: Final = ("час", "часа", "часов")
_YEARS: Final = {"год": "ый", "года": "ого", "году": "ом", "годом": "ым"}

_FROM: Final = {
    "понедельник": "понедельника", "вторник": "вторника", "среда": "среды", "четверг": "четверга",
    "пятница": "пятницы", "суббота": "субботы", "воскресенье": "воскресенья",
}  # fmt: skip
_UP_TO: Final = {day: day[:-1] + "у" if day.endswith("а") else day for day in _FROM}


def rules(months: tuple[str, ...]) -> tuple[Rule, ...]:
    """Dates, then years, then times. `months` are the names in the genitive, January first."""

    def words(day: str, month: str, year: str, ending: str = "ое") -> str | None:
        if not is_date(day, month, year):
            return None
        return f"{numbers.ordinal(int(day), ending)} {months[int(month) - 1]} {numbers.ordinal(int(year), 'ого')} года"

    def dotted(match: re.Match[str]) -> str | None:
        before, ending = _case(match[1])
        said = words(match[2], match[3], match[4], ending)
        return said and before + said

    def iso(match: re.Match[str]) -> str | None:
        said = words(match[3], match[2], match[1])
        return said if said is None or match[4] is None else f"{said}, {_time(match[4], match[5])}"

    def by_name(match: re.Match[str]) -> str | None:
        before, ending = _case(match[1])
        said = words(match[2], str(months.index(match[3]) + 1), match[4], ending)
        return said and before + said

    preposition = r"((?:(?<!\w)(?:[Сс]|[Дд]о|[Оо]т|[Пп]осле|[Кк])\s)?)"
    return (
        rule(rf"{preposition}{START}{DAY}(?![\w-]|\.\d){_YEAR_WORD}", dotted),
        rule(rf"{START}{ISO}{ISO_CLOCK}(?![\w-])", iso),
        rule(rf"{preposition}{START}(\d{{1,2}})\s+({'|'.join(months)})\s+(\d{{4}}){_YEAR_WORD}(?!\w)", by_name),
        rule(
            rf"{START}((?:19|20)\d{{2}})\s+({'|'.join(sorted(_YEARS, key=len, reverse=True))})(?!\w)",
            lambda match: f"{numbers.ordinal(int(match[1]), _YEARS[match[2]])} {match[2]}",
        ),
        rule(rf"(?<!\w)({'|'.join(_FROM)}){DASH}({'|'.join(_UP_TO)})(?!\w)", _weekdays),
        *_time_rules(),
    )


def _weekdays(match: re.Match[str]) -> str:
    """понедельник – пятница → с понедельника по пятницу."""
    from_day = _FROM[match[1]]
    return f"{'со' if from_day.startswith(('вт', 'ср')) else 'с'} {from_day} по {_UP_TO[match[2]]}"


def _case(preposition: str) -> tuple[str, str]:
    """The preposition, and the ending of the day after it: с первого, к первому, первое."""
    if not preposition:
        return "", "ое"
    return preposition, "ому" if preposition.strip().lower() == "к" else "ого"


def _time_rules() -> tuple[Rule, ...]:
    def span(match: re.Match[str]) -> str:
        first, last = _genitive(match[1], match[2]), _genitive(match[3], match[4])
        return f"с {first} до {last}" + (" часов" if match[4] == "00" else "")

    return (
        rule(rf"(?:(?<!\w)с\s)?{START}{COLON_CLOCK}(?:{DASH}|\sдо\s){COLON_CLOCK}(?![\w:])", span),
        rule(rf"{START}{COLON_CLOCK}(?![\w:])", lambda match: _time(match[1], match[2])),
    )


def _time(hour: str, minute: str) -> str:
    """14:30 → четырнадцать тридцать; 09:00 → девять часов."""
    said = numbers.cardinal(int(hour))
    if minute == "00":
        return f"{said} {numbers.plural(int(hour), _HOURS)}"
    return f"{said} {numbers.digits(minute) if minute[0] == '0' else numbers.cardinal(int(minute))}"


def _genitive(hour: str, minute: str) -> str:
    said = numbers.genitive(int(hour))
    return said if minute == "00" else f"{said} {numbers.cardinal(int(minute))}"
