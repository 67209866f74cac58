"""Russian: the rules in their order, ordinals and numbers; dates are in `ru_dates`, what is counted in `ru_counting`."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Final

from accessibility.speech.normalise import numbers_ru as numbers
from accessibility.speech.normalise import ru_dates
from accessibility.speech.normalise.codes import Speller, code_rules
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import alternatives, lexicon
from accessibility.speech.normalise.patterns import DASH, START, whole
from accessibility.speech.normalise.roman import ROMAN, value
from accessibility.speech.normalise.ru_counting import counting_rules, measure_rules, money_rules
from accessibility.speech.normalise.words import (
    digit_rules,
    initials,
    item_rule,
    name_rule,
    symbol_rules,
    web_rules,
    word_rules,
)

VOWELS: Final = "АЕЁИОУЫЭЮЯAEIOUYƏİÖÜaeiouyаеёиоуыэюя"
_ENDINGS: Final = {
    "й": "ый", "ый": "ый", "ий": "ый", "ой": "ый", "я": "ая", "ая": "ая", "е": "ое", "ое": "ое", "го": "ого",
    "ого": "ого", "му": "ому", "ому": "ому", "м": "ом", "ом": "ом", "х": "ых", "ых": "ых", "ю": "ую", "ую": "ую",
    "ые": "ые",
}  # fmt: skip
"""What is written after the hyphen of an ordinal → the whole ending."""
_NOUNS: Final = {
    "век": "ый", "века": "ого", "веке": "ом", "группа": "ая", "группы": "ой", "группу": "ую", "группе": "ой",
    "степень": "ая", "степени": "ой", "категория": "ая", "категории": "ой", "квартал": "ый", "квартала": "ого",
    "квартале": "ом", "раздел": "ый", "раздела": "ого", "глава": "ая", "главы": "ой", "часть": "ая", "части": "ой",
    "класс": "ый", "класса": "ого", "этап": "ый", "этапа": "ого", "этаж": "ый", "этаже": "ом", "курс": "ый",
    "курса": "ого", "том": "ый", "тома": "ого", "полугодие": "ое", "созыв": "ый", "созыва": "ого",
}  # fmt: skip
"""After a Roman numeral: the ending that the noun asks for."""
_NUMBERED: Final = "[Гг]лава|[Чч]асть|[Рр]аздел|[Гг]руппа|[Сс]татья|[Тт]ом|[Ээ]тап|[Кк]ласс|[Кк]атегория"
"""Before a Roman numeral that is read as a plain number: Глава IV."""
_ADJECTIVES: Final = "дневн|летн|лети|этажн|процентн|значн|месячн|часов|местн|комнатн|минутн|кратн|разов|недельн|годичн|километров|манатн"
"""What makes one word with the number before it: 3-дневный → трёхдневный."""

_WITH_POINTS: Final = (r"ст\.", r"п\.", "статья", "статьи", "статье", "пункт", "пункта", "пункте", "версия", "версии")
"""Before a number that is no decimal: ст. 12.1."""


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they claim text."""
    words = lexicon("ru")
    return (
        *web_rules(words),
        *ru_dates.rules(words.months),
        *money_rules(words),
        *code_rules(speller(), words.symbols.get("+", "+")),
        *_place_rules(),
        *word_rules(words),
        item_rule(lambda number: numbers.ordinal(number, "ое")),
        *measure_rules(words),
        *_ordinal_rules(),
        *_fraction_rules(),
        *_number_rules(),
        *counting_rules(words),
        name_rule(words),
        initials(words, VOWELS),
        *symbol_rules(words),
        *digit_rules(number, words),
    )


@functools.cache
def speller() -> Speller:
    """Letters and digits by name."""
    return Speller(lexicon("ru"), numbers.DIGITS)


def number(digits: str) -> str:
    """Digits that nothing else explains: a number, or what is too long for one, or begins with a nought, in groups."""
    return speller().any_number(digits, numbers.cardinal)


def _place_rules() -> tuple[Rule, ...]:
    """What is short for a place only before a name or a number."""
    name = r"(?=\s?[«А-ЯЁA-ZƏÖÜĞÇŞİ])"
    pages = rule(rf"(?<![\w.])стр\.\s?(\d{{1,4}}){DASH}(\d{{1,4}})(?![\w.,-]*\d)", _pages)
    return pages, *(
        rule(rf"(?<![\w.])(?<!\d\s){short}\.{before}", _saying(word))
        for short, before, word in (
            ("г", name, "город"), ("пр", name, "проспект"), ("им", name, "имени"), ("пл", name, "площадь"),
            ("пос", name, "посёлок"), ("д", r"(?=\s?\d)", "дом"), ("п", r"(?=\s?\d)", "пункт"),
            ("ст", r"(?=\s?\d)", "статья"), ("[Сс]м", "", "смотри"),
        )
    )  # fmt: skip


def _pages(match: re.Match[str]) -> str:
    first, last = (
        numbers.ordinal(int(page), ending) for page, ending in zip(match.groups(), ("ой", "ую"), strict=True)
    )
    return f"страницы с {first} по {last}"


def _saying(word: str) -> Callable[[re.Match[str]], str]:
    return lambda _: word


def _ordinal_rules() -> tuple[Rule, ...]:
    endings, nouns = alternatives(_ENDINGS), alternatives(_NOUNS)

    def written(match: re.Match[str]) -> str:
        ending = _ENDINGS[match[2]]
        if match[2] == "е" and re.match(r"\s+[а-яё]+[ыи](?!\w)", match.string[match.end() : match.end() + 40]):
            ending = "ые"  # 90-е годы
        return numbers.ordinal(whole(match[1]), ending)

    def amount(match: re.Match[str]) -> str | None:
        """3-х, 5-ти, 2-мя: of three, of five, with two. 90-х is an ordinal."""
        units = int(match[1])
        if match[2] == "х" and (units % 10 not in {2, 3, 4} or units > 100):
            return None
        if match[2] in {"мя", "м"}:
            return numbers.OBLIQUE["ами" if match[2] == "мя" else "ам"].get(units)
        return numbers.genitive(units)

    def compound(match: re.Match[str]) -> str:
        return numbers.prefix(int(match[1])) + match[2]

    def roman(match: re.Match[str]) -> str:
        return numbers.ordinal(value(match[1]), _NOUNS[match[2]])

    def row(match: re.Match[str]) -> str:
        return re.sub(ROMAN, lambda each: numbers.ordinal(value(each[0]), _NOUNS[match[1]]), match[0])

    return (
        rule(rf"{START}(\d{{1,3}})-(х|ти|ми|мя|м(?=\s[а-яё]+[ая]м(?!\w)))(?!\w)", amount),
        rule(rf"{START}(\d{{1,3}})-((?:{_ADJECTIVES})[а-яё]+)(?!\w)", compound),
        rule(rf"{START}(\d{{1,6}})-({endings})(?!\w)", written),
        rule(rf"(?<![\w-]){ROMAN}(?:(?:,\s|\sи\s|\sили\s){ROMAN}){{1,6}}(?=\s+({nouns})(?!\w))", row),
        rule(rf"(?<![\w-])({ROMAN})(?=\s+({nouns})(?!\w))", roman),
        rule(rf"(?<!\w)({_NUMBERED})\s({ROMAN})(?![\w-])", lambda m: f"{m[1]} {numbers.cardinal(value(m[2]))}"),
        rule(rf"(?=[IVX]{{2}})({ROMAN})(?!-|\.\s?[^\W\d_])", lambda m: numbers.ordinal(value(m[1]))),
    )


def _fraction_rules() -> tuple[Rule, ...]:
    def part(above: int, below: int) -> str:
        return f"{numbers.cardinal(above, 'f')} {numbers.ordinal(below, 'ая' if above == 1 else 'ых')}"

    def fraction(match: re.Match[str]) -> str:
        above, below = int(match[1]), int(match[2])
        if not 0 < above < below <= 10:
            return f"{numbers.cardinal(above)} дробь {numbers.cardinal(below)}"
        return part(above, below)

    def mixed(match: re.Match[str]) -> str | None:
        """2 3/4 → две целых три четвёртых."""
        units, above, below = (int(number) for number in match.groups())
        if not 0 < above < below:
            return None
        integer = "целая" if numbers.plural(units, ("1", "2", "5")) == "1" else "целых"
        return f"{numbers.cardinal(units, 'f')} {integer} {part(above, below)}"

    def half(match: re.Match[str]) -> str:
        return "полтора" if match[1] == "1" else f"{numbers.cardinal(int(match[1]))} с половиной"

    return (
        rule(rf"{START}(\d{{1,4}})\s(\d{{1,2}})/(\d{{1,2}})(?![\w/])", mixed),
        rule(rf"{START}(\d{{1,2}})/(\d{{1,3}})(?![\w/])", fraction),
        rule(rf"{START}(\d{{1,4}})\s?½", half),
    )


def _number_rules() -> tuple[Rule, ...]:
    point = lexicon("ru").symbols.get(".", ".")
    numbered = "|".join(rf"(?<={word}\s)" for word in _WITH_POINTS)

    def points(match: re.Match[str]) -> str:
        return match[0].replace(".", f" {point} ")

    def span(match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[2])
        if last <= first:  # 12-3, which falls, is no range
            return f"{numbers.cardinal(first)}, {numbers.cardinal(last)}"
        return f"от {numbers.genitive(first)} до {numbers.genitive(last)}"

    def decimal(match: re.Match[str]) -> str:
        return numbers.decimal(whole(match[1]), match[2])

    return (
        rule(rf"(?:{numbered}){START}\d{{1,4}}(?:\.\d{{1,4}})+(?![\w.,]*\d)", points),
        rule(rf"{START}\d{{1,4}}(?:\.\d{{1,4}}){{2,}}(?![\w.,]*\d)", points),
        rule(r"(?<=\w)/(?=(?:месяц|год|день|час|сутки|неделю)(?!\w))", lambda _: " в "),
        rule(rf"{START}(\d{{1,4}}){DASH}(\d{{1,4}})(?![\w.,-]*\d)(?!\w)", span),
        rule(rf"{START}([1-9]\d{{0,2}}(?:[ \u00a0\u202f]\d{{3}}){{1,4}}),(\d+)(?![.,]?\d)", decimal),
        rule(rf"{START}(\d{{1,15}})[.,](\d+)(?![.,]?\d)", decimal),
        rule(r"(?<![\w)])[−-](?=\d)", lambda _: "минус"),
    )
