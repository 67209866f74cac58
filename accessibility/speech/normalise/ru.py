"""Russian: money, measures, numbers and codes; dates and times are in `ru_dates`."""

from __future__ import annotations

import functools
import re
from typing import Final

from accessibility.speech.normalise import numbers_ru as numbers
from accessibility.speech.normalise import ru_dates
from accessibility.speech.normalise.codes import Speller, code_rules
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import alternatives, lexicon
from accessibility.speech.normalise.patterns import AMOUNT, DASH, START, STEP, WHOLE, plain, whole
from accessibility.speech.normalise.roman import value
from accessibility.speech.normalise.words import initials, item_rule, name_rule, symbol_rules, web_rules, word_rules

VOWELS: Final = "АЕЁИОУЫЭЮЯAEIOUYaeiouyаеёиоуыэюя"
_ENDINGS: Final = {
    "й": "ый", "ый": "ый", "ий": "ый", "ой": "ый", "я": "ая", "ая": "ая", "е": "ое", "ое": "ое", "го": "ого",
    "ого": "ого", "му": "ому", "ому": "ому", "м": "ом", "ом": "ом", "х": "ых", "ых": "ых", "ю": "ую", "ую": "ую",
}  # fmt: skip
"""What is written after the hyphen of an ordinal → the whole ending."""
_NOUNS: Final = {
    "век": "ый", "века": "ого", "веке": "ом", "группа": "ая", "группы": "ой", "группу": "ую", "группе": "ой",
    "степень": "ая", "степени": "ой", "категория": "ая", "категории": "ой", "квартал": "ый", "квартала": "ого",
    "квартале": "ом", "раздел": "ый", "раздела": "ого", "глава": "ая", "главы": "ой", "часть": "ая", "части": "ой",
    "класс": "ый", "класса": "ого", "этап": "ый", "этапа": "ого", "этаж": "ый", "этаже": "ом",
}  # fmt: skip
"""After a Roman numeral: the ending that the noun asks for."""


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they claim text."""
    words = lexicon("ru")
    return (
        *web_rules(words),
        *ru_dates.rules(words.months),
        *_money_rules(),
        *code_rules(speller(), words.symbols["+"]),
        *word_rules(words),
        item_rule(lambda number: numbers.ordinal(number, "ое")),
        *_measure_rules(),
        *_ordinal_rules(),
        *_number_rules(),
        name_rule(words),
        initials(words, VOWELS),
        *symbol_rules(words),
    )


@functools.cache
def speller() -> Speller:
    """Letters and digits by name."""
    return Speller(lexicon("ru"), numbers.DIGITS)


def _forms(noun: str) -> tuple[str, str, str]:
    """A lexicon's "манат|маната|манатов"; a word that does not change stands alone."""
    one, *more = noun.split("|")
    return (one, more[0], more[1]) if len(more) == 2 else (one, one, one)


def _gender(noun: str) -> numbers.Gender:
    one = _forms(noun)[0].split(" ")[-1]
    return "f" if one.endswith(("а", "я")) else "m"


def _counted(amount: str, noun: str) -> str:
    """12 | манат → двенадцать манатов; 12,5 | процент → двенадцать целых пять десятых процента."""
    units, decimals = plain(amount)
    forms = _forms(noun)
    if decimals:
        return f"{numbers.decimal(units, decimals)} {forms[1]}"
    return f"{numbers.cardinal(units, _gender(noun))} {numbers.plural(units, forms)}"


def _money(amount: str, sign: str) -> str:
    unit, part = lexicon("ru").currencies[sign]
    units, decimals = plain(amount)
    parts = decimals.ljust(2, "0") if decimals else "0"
    said = [_counted(str(units), unit)] if units or not int(parts) else []
    return " ".join([*said, _counted(parts, part)] if int(parts) else said)


def _money_rules() -> tuple[Rule, ...]:
    signs = alternatives(lexicon("ru").currencies)

    def span(match: re.Match[str]) -> str:
        (first, _), (last, _) = plain(match[1]), plain(match[2])
        many = _forms(lexicon("ru").currencies[match[3]][0])[2]
        return f"от {numbers.genitive(first)} до {numbers.genitive(last)} {many}"

    return (
        rule(rf"{START}({WHOLE}){DASH}({WHOLE})\s?({signs})(?!\w)", span),
        rule(rf"{START}({AMOUNT})\s?({signs})(?!\w)", lambda match: _money(match[1], match[2])),
        rule(rf"(?<!\w)([₼$€]|AZN|USD|EUR)\s?({AMOUNT})(?!\w)", lambda match: _money(match[2], match[1])),
    )


def _measure_rules() -> tuple[Rule, ...]:
    units = lexicon("ru").units

    def step(match: re.Match[str]) -> str:
        return f"{match[1]}{numbers.cardinal(int(match[2]))} из {numbers.genitive(int(match[3]))}"

    def span(match: re.Match[str]) -> str:
        return f"от {numbers.genitive(whole(match[1]))} до {numbers.genitive(whole(match[2]))} процентов"

    def size(match: re.Match[str]) -> str:
        first, last = numbers.cardinal(int(match[1])), match[2]
        return f"{first} на {_counted(last, units[match[3]]) if match[3] else numbers.cardinal(int(last))}"

    return (
        rule(rf"{START}(\d{{1,4}})\s?[xх×]\s?(\d{{1,4}})(?:\s?({alternatives(units)}))?(?![\w²³])", size),
        rule(rf"(?<!\w)((?:[Шш]аг|[Вв]опрос|[Сс]траница|[Чч]асть|[Ээ]тап)\s){STEP}", step),
        rule(rf"{START}()(\d{{1,3}})\s/\s(\d{{1,3}})(?![\w/])", step),
        rule(rf"{START}({WHOLE})\s?%?{DASH}({WHOLE})\s?%", span),
        rule(rf"{START}({AMOUNT})\s?%", lambda match: _counted(match[1], "процент|процента|процентов")),
        rule(
            rf"{START}({AMOUNT})\s?({alternatives(units)})(?![\w²³])", lambda match: _counted(match[1], units[match[2]])
        ),
    )


def _ordinal_rules() -> tuple[Rule, ...]:
    endings, nouns = alternatives(_ENDINGS), alternatives(_NOUNS)

    def written(match: re.Match[str]) -> str:
        return numbers.ordinal(whole(match[1]), _ENDINGS[match[2]])

    def roman(match: re.Match[str]) -> str:
        return numbers.ordinal(value(match[1]), _NOUNS[match[2]])

    return (
        rule(rf"{START}(\d{{1,6}})-({endings})(?!\w)", written),
        rule(rf"(?<![\w-])([IVX]{{1,6}})(?=\s+({nouns})(?!\w))", roman),
    )


def _number_rules() -> tuple[Rule, ...]:
    def fraction(match: re.Match[str]) -> str:
        above, below = int(match[1]), int(match[2])
        if not 0 < above < below <= 10:
            return f"{numbers.cardinal(above)} дробь {numbers.cardinal(below)}"
        return f"{numbers.cardinal(above, 'f')} {numbers.ordinal(below, 'ая' if above == 1 else 'ых')}"

    def span(match: re.Match[str]) -> str:
        return f"от {numbers.genitive(int(match[1]))} до {numbers.genitive(int(match[2]))}"

    def grouped(match: re.Match[str]) -> str:
        return numbers.decimal(whole(match[1]), match[2]) if match[2] else numbers.cardinal(whole(match[1]))

    return (
        rule(rf"{START}(\d{{1,2}})/(\d{{1,3}})(?![\w/])", fraction),
        rule(rf"{START}(\d{{1,4}}){DASH}(\d{{1,4}})(?![\w.,-]*\d)(?!\w)", span),
        rule(rf"{START}(\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}}){{1,4}})(?:,(\d+))?(?![.,]?\d)", grouped),
        rule(rf"{START}(\d{{1,15}})[.,](\d+)(?![.,]?\d)", grouped),
        rule(r"(?<![\w.,])0\d+(?![.,]?\d)|(?<![\w.,])\d{7,}(?![.,]?\d)", lambda match: speller().grouped(match[0])),
        rule(r"(?<![\w)])[−-](?=\d)", lambda _: "минус"),
    )
