"""Russian dates and times of day, in the case that the words before them ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from accessibility.speech.normalise import numbers_ru as numbers
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.patterns import COLON_CLOCK, DASH, DAY, ISO, ISO_CLOCK, START, is_date

_YEAR_WORD: Final = r"(?:\s?(?:г\.|года)(?!\w))?"
_HOURS: Final = ("час", "часа", "часов")
_YEARS: Final = {"год": "ый", "года": "ого", "году": "ом", "годом": "ым"}
_BEFORE_DAY: Final = (
    r"((?:(?<!\w)(?:[Сс]|[Дд]о|[Оо]т|[Пп]осле|[Оо]коло|[Пп]озднее|[Рр]анее|[Кк]|[Нн]а|[Пп]о|[Зз]а)\s)?)"
)
_BEFORE_YEAR: Final = r"((?:(?<!\w)(?:[Вв]|[Сс]|[Дд]о|[Оо]т|[Пп]осле)\s)?)"
_SPOKEN_DAY: Final = re.compile(r"(?:[^\W\d_]|,|\))\s*$")
_NAMING: Final = re.compile(r"(?:[Сс]егодня|[Зз]автра|[Вв]чера|[Дд]ата|это)\s*$")

_FROM: Final = {
    "понедельник": "понедельника", "вторник": "вторника", "среда": "среды", "четверг": "четверга",
    "пятница": "пятницы", "суббота": "субботы", "воскресенье": "воскресенья",
}  # fmt: skip
_UP_TO: Final = {day: day[:-1] + "у" if day.endswith("а") else day for day in _FROM}


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The names of the months in the genitive, January first, and the days said with them."""

    months: tuple[str, ...]

    @property
    def named(self) -> str:
        """A pattern of the names."""
        return "|".join(re.escape(month) for month in self.months)

    def date(self, day: str, month: str, year: str | None, ending: str = "ое") -> str | None:
        """`month` is a number or a name. None for a day that there is not."""
        number = month if month.isdecimal() else str(self.months.index(month) + 1)
        if not is_date(day, number, year or "2024"):  # a leap year: 29 февраля is a day
            return None
        said = f"{numbers.ordinal(int(day), ending)} {self.months[int(number) - 1]}"
        return f"{said} {numbers.ordinal(int(year), 'ого')} года" if year else said


def rules(months: tuple[str, ...]) -> tuple[Rule, ...]:
    """Dates, then years, then times. `months` are the names in the genitive, January first."""
    calendar = _Calendar(months)
    date, named = calendar.date, calendar.named

    def one(match: re.Match[str]) -> str | None:
        said = date(match[2], match[3], match[4], _ending(match))
        return said and match[1] + said

    def iso(match: re.Match[str]) -> str | None:
        said = date(match[4], match[3], match[2], _ending(match))
        if said is None:
            return None
        return match[1] + (said if match[5] is None else f"{said}, {_time(match[5], match[6])}")

    return (
        *_span_rules(calendar),
        rule(rf"{_BEFORE_DAY}{START}{DAY}(?![\w-]|\.\d){_YEAR_WORD}", one),
        rule(rf"{_BEFORE_DAY}{START}{ISO}{ISO_CLOCK}(?![\w-])", iso),
        rule(rf"{_BEFORE_DAY}{START}(\d{{1,2}})\s+({named})(?:\s+(\d{{4}}){_YEAR_WORD})?(?!\w)", one),
        *_year_rules(),
        rule(rf"(?<!\w)({'|'.join(_FROM)}){DASH}({'|'.join(_UP_TO)})(?!\w)", _weekdays),
        *_time_rules(),
    )


def _span_rules(calendar: _Calendar) -> tuple[Rule, ...]:
    """с десятого по пятнадцатое мая."""
    date, named = calendar.date, calendar.named

    def spans(first: str | None, last: str | None) -> str | None:
        return f"с {first} по {last}" if first and last else None

    def full(match: re.Match[str]) -> str | None:
        return spans(date(match[1], match[2], match[3], "ого"), date(match[4], match[5], match[6]))

    def one_year(match: re.Match[str]) -> str | None:
        """01.02–05.02.2026 and 1 февраля – 5 марта 2026 года."""
        return spans(date(match[1], match[2], None, "ого"), date(match[3], match[4], match[5]))

    def one_month(match: re.Match[str]) -> str | None:
        if int(match[1]) >= int(match[2]):
            return None
        return spans(numbers.ordinal(int(match[1]), "ого"), date(match[2], match[3], match[4]))

    from_, to, year = r"(?:(?<!\w)с\s)?", rf"(?:{DASH}|\sпо\s)", rf"(?:\s(\d{{4}}){_YEAR_WORD})?"
    return (
        rule(rf"{START}{DAY}{DASH}{DAY}(?!\w){_YEAR_WORD}", full),
        rule(rf"{START}(\d{{1,2}})\.(\d{{2}}){DASH}{DAY}(?!\w){_YEAR_WORD}", one_year),
        rule(rf"{from_}{START}(\d{{1,2}}){to}(\d{{1,2}})\s({named}){year}(?!\w)", one_month),
        rule(rf"{from_}{START}(\d{{1,2}})\s({named}){to}(\d{{1,2}})\s({named}){year}(?!\w)", one_year),
    )


def _ending(match: re.Match[str]) -> str:
    """The ending of the day: after a preposition as that asks, within a sentence the genitive that says when, else
    the nominative that names a day: с первого, к первому, на первое; состоится первого; Дата: первое."""
    preposition = match[1].strip().lower()
    if preposition:
        return "ому" if preposition == "к" else "ое" if preposition in {"на", "по", "за"} else "ого"
    before = match.string[max(0, match.start() - 40) : match.start()]
    return "ого" if _SPOKEN_DAY.search(before) and not _NAMING.search(before) else "ое"


def _year_rules() -> tuple[Rule, ...]:
    def written(match: re.Match[str]) -> str:
        return f"{numbers.ordinal(int(match[1]), _YEARS[match[2]])} {match[2]}"

    def short(match: re.Match[str]) -> str:
        word = {"": "год", "в": "году"}.get(match[1].strip().lower(), "года")
        return f"{match[1]}{numbers.ordinal(int(match[2]), _YEARS[word])} {word}"

    def born(match: re.Match[str]) -> str:
        return f"{numbers.ordinal(int(match[1]), 'ого')} года рождения"

    def years(match: re.Match[str]) -> str:
        ending, word = ("ом", "годах") if match[1].strip().lower() == "в" else ("ый", "годы")
        first, last = (numbers.ordinal(int(year), ending) for year in match.group(2, 3))
        return f"{match[1]}{first}, {last} {word}"

    year = r"((?:1[5-9]|20)\d{2})"
    return (
        rule(rf"{_BEFORE_YEAR}{START}{year}(?:{DASH}|/){year}\s?(?:гг\.|годы|годах)", years),
        rule(rf"{START}{year}\s+({'|'.join(sorted(_YEARS, key=len, reverse=True))})(?!\w)", written),
        rule(rf"{START}{year}\s?г\.?\s?(?:р\.|рождения)", born),
        rule(rf"{_BEFORE_YEAR}{START}{year}\s?г\.(?!\w)", short),
    )


def _weekdays(match: re.Match[str]) -> str:
    """понедельник – пятница → с понедельника по пятницу."""
    from_day = _FROM[match[1]]
    return f"{'со' if from_day.startswith(('вт', 'ср')) else 'с'} {from_day} по {_UP_TO[match[2]]}"


def _time_rules() -> tuple[Rule, ...]:
    def span(match: re.Match[str]) -> str:
        first, last = _genitive(match[1], match[2]), _genitive(match[3], match[4])
        return f"с {first} до {last}" + (" часов" if match[4] == "00" else "")

    def one(match: re.Match[str]) -> str:
        if not match[1]:
            return _time(match[2], match[3])
        hours = numbers.plural(int(match[2]), ("часа", "часов", "часов"))
        return match[1] + _genitive(match[2], match[3]) + (f" {hours}" if match[3] == "00" else "")

    return (
        rule(rf"(?:(?<!\w)с\s)?{START}{COLON_CLOCK}(?:{DASH}|\sдо\s){COLON_CLOCK}(?![\w:])", span),
        rule(rf"((?:(?<!\w)(?:[Сс]|[Дд]о|[Пп]осле|[Оо]коло)\s)?){START}{COLON_CLOCK}(?::[0-5]\d)?(?![\w:])", one),
    )


def _time(hour: str, minute: str) -> str:
    """14:30 → четырнадцать тридцать; 09:00 → девять часов."""
    said = numbers.cardinal(int(hour))
    if minute == "00":
        return f"{said} {numbers.plural(int(hour), _HOURS)}"
    return f"{said} {numbers.digits(minute) if minute[0] == '0' else numbers.cardinal(int(minute))}"


def _genitive(hour: str, minute: str) -> str:
    said = numbers.genitive(int(hour))
    if minute == "00":
        return said
    return f"{said} {numbers.digits(minute) if minute[0] == '0' else numbers.genitive(int(minute))}"
