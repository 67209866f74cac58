"""Azerbaijani: numbers, money, measures and everything else that is not a date or a time."""

from __future__ import annotations

import functools
import re
from typing import Final

from accessibility.speech.normalise import az_dates
from accessibility.speech.normalise import numbers_az as numbers
from accessibility.speech.normalise.codes import Speller, code_rules
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import alternatives, lexicon
from accessibility.speech.normalise.patterns import AMOUNT, DASH, START, STEP, WHOLE, plain, whole
from accessibility.speech.normalise.roman import roman_rules
from accessibility.speech.normalise.words import (
    AZ_SUFFIX,
    initials,
    item_rule,
    letter_rule,
    name_rule,
    symbol_rules,
    web_rules,
    word_rules,
)

VOWELS: Final = "AIOUEƏİÖÜaıoueəiöü"
_SUFFIXED: Final = rf"(?:[-’']?({AZ_SUFFIX}))?(?!\w)"


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they claim text."""
    words = lexicon("az")
    return (
        *web_rules(words),
        *az_dates.rules(words.months),
        *_money_rules(),
        *code_rules(speller(), words.symbols["+"]),
        *word_rules(words, AZ_SUFFIX),
        item_rule(numbers.ordinal),
        *_step_rules(),
        *_measure_rules(),
        *roman_rules(words.roman, numbers.ordinal, rf"-?c[ıiuü]({AZ_SUFFIX}?)"),
        *_number_rules(),
        name_rule(words),
        initials(words, VOWELS),
        letter_rule(words, VOWELS),
        *symbol_rules(words),
    )


@functools.cache
def speller() -> Speller:
    """Letters and digits by name."""
    return Speller(lexicon("az"), numbers.DIGITS)


def _number(amount: str) -> str:
    units, decimals = plain(amount)
    return numbers.decimal(str(units), decimals) if decimals else numbers.cardinal(units)


def _money(amount: str, sign: str) -> str:
    """12,50 AZN → on iki manat əlli qəpik; 0,50 AZN → əlli qəpik."""
    unit, part = lexicon("az").currencies[sign]
    units, decimals = plain(amount)
    parts = int(decimals.ljust(2, "0")) if decimals else 0
    said = [f"{numbers.cardinal(units)} {unit}"] if units or not parts else []
    if parts:
        said.append(f"{numbers.cardinal(parts)} {part}")
    return " ".join(said)


def _money_rules() -> tuple[Rule, ...]:
    signs = alternatives(lexicon("az").currencies)

    def one(match: re.Match[str]) -> str | None:
        if match[2] == "manat" and match[1].isdecimal() and len(match[1]) < 5:
            return None  # the voice reads "30 manat" rightly
        return with_suffix(_money(match[1], match[2]), match[3])

    def span(match: re.Match[str]) -> str:
        first, last = _money(match[1], match[3]), _money(match[2], match[3])
        return f"{numbers.ablative(first)} {numbers.dative(last)} qədər"

    return (
        rule(rf"{START}({AMOUNT}){DASH}({AMOUNT})\s?({signs})(?!\w)", span),
        rule(rf"{START}({AMOUNT})\s?({signs}){_SUFFIXED}", one),
        rule(rf"(?<!\w)([₼$€]|AZN|USD|EUR)\s?({AMOUNT})(?!\w)", lambda match: _money(match[2], match[1])),
    )


def _step_rules() -> tuple[Rule, ...]:
    """Addım 2 / 5 → beş addımdan ikincisi; 2 / 5 → beşdən ikinci."""

    def say(match: re.Match[str]) -> str:
        number, count = int(match[2]), int(match[3])
        noun, all_of_them = match[1].lower(), numbers.cardinal(count)
        if not 1 <= number <= count:
            return f"{noun} {numbers.cardinal(number)}, cəmi {all_of_them}".lstrip()
        if count == 1:
            return f"yeganə {noun}".rstrip()
        if not noun:
            return f"{numbers.ablative(all_of_them)} {numbers.ordinal(number)}"
        return f"{all_of_them} {numbers.ablative(noun)} {numbers.possessive(numbers.ordinal(number))}"

    steps = "[Aa]ddım|[Ss]ual|[Ss]əhifə|[Mm]ərhələ|[Bb]ölmə|[Hh]issə|[Ss]ənəd|[Nn]əticə|[Vv]ariant"
    return (
        rule(rf"(?<!\w)({steps})\s+{STEP}", say),
        rule(rf"{START}()(\d{{1,3}})\s/\s(\d{{1,3}})(?![\w/])", say),
    )


def _measure_rules() -> tuple[Rule, ...]:
    units = lexicon("az").units

    def percent(match: re.Match[str]) -> str:
        return with_suffix(f"{_number(match[1])} faiz", match[2])

    def percent_span(match: re.Match[str]) -> str:
        first, last = f"{_number(match[1])} faiz", f"{_number(match[2])} faiz"
        return f"{numbers.ablative(first)} {numbers.dative(last)} qədər"

    def unit(match: re.Match[str]) -> str:
        return with_suffix(f"{_number(match[1])} {units[match[2]]}", match[3])

    def size(match: re.Match[str]) -> str:
        first, last = numbers.cardinal(int(match[1])), numbers.cardinal(int(match[2]))
        return " ".join(filter(None, (numbers.dative(first), last, units.get(match[3] or ""))))

    return (
        rule(rf"{START}(\d{{1,4}})\s?[xх×]\s?(\d{{1,4}})(?:\s?({alternatives(units)}))?(?![\w²³])", size),
        rule(rf"{START}({AMOUNT})\s?%?{DASH}({AMOUNT})\s?%", percent_span),
        rule(rf"{START}({AMOUNT})\s?%{_SUFFIXED}", percent),
        rule(rf"{START}({AMOUNT})\s?({alternatives(units)})(?:-({AZ_SUFFIX}))?(?![\w²³])", unit),
    )


def _number_rules() -> tuple[Rule, ...]:
    return (
        rule(r"№\s?(\d{1,6})/(\d{1,6})(?!\w)", _house),
        rule(rf"{START}(\d{{1,2}})/(\d{{1,3}})(?![\w/])", _fraction),
        rule(rf"{START}(\d{{1,15}}){DASH}(\d{{1,15}})-c([ıiuü])({AZ_SUFFIX}?)(?!\w)", _ordinal_span),
        rule(
            rf"{START}(\d{{1,4}}){DASH}(\d{{1,4}})(?![\w.,-])(?:\s+(iş günü|gün|ay|il|saat|dəqiqə|həftə|yaş)(?!\w|\s+ərzində))?",
            _span,
        ),
        rule(rf"{START}({WHOLE})[-’']c[ıiuü]({AZ_SUFFIX}?)(?!\w)", _ordinal),
        rule(rf"{START}({WHOLE})[-’']({AZ_SUFFIX})(?!\w)", _suffixed),
        rule(rf"{START}(\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}}){{1,4}})(?:,(\d+))?(?![.,]?\d)", _grouped),
        rule(rf"{START}(\d{{1,15}}),(\d+)(?![.,]?\d)", lambda match: numbers.decimal(match[1], match[2])),
        rule(rf"{START}\d{{1,4}}(?:\.\d{{1,4}})+(?![\w.,]*\d)", _dotted),
        rule(r"(?<![\w.,])0\d+(?![.,]?\d)|(?<![\w.,])\d{7,}(?![.,]?\d)", lambda match: speller().grouped(match[0])),
        rule(r"(?<![\w.,])\d{5,6}(?![.,]?\d)", lambda match: numbers.cardinal(int(match[0]))),
        rule(r"(?<![\w)])[−-](?=\d)", lambda _: "mənfi"),
    )


def with_suffix(words: str, suffix: str | None) -> str:
    """`words` with an ending in harmony; -dək follows the dative."""
    if not suffix:
        return words
    if suffix in {"dək", "dak"}:
        return f"{numbers.dative(words)}dək"
    return numbers.harmonise(words, suffix)


def _house(match: re.Match[str]) -> str:
    return f"nömrə {numbers.cardinal(int(match[1]))} kəsr {numbers.cardinal(int(match[2]))}"


def _fraction(match: re.Match[str]) -> str:
    """1/3 → üçdən biri; what is no proper fraction is a house or a flat."""
    above, below = int(match[1]), int(match[2])
    if 0 < above < below and (below <= 10 or below in {100, 1000}):
        return f"{numbers.ablative(numbers.cardinal(below))} {numbers.possessive(numbers.cardinal(above))}"
    return f"{numbers.cardinal(above)} kəsr {numbers.cardinal(below)}"


def _ordinal_span(match: re.Match[str]) -> str:
    last = numbers.ordinal(int(match[2]))
    return f"{numbers.ordinal(int(match[1]))} və {numbers.harmonise(last, match[4])}"


def _span(match: re.Match[str]) -> str:
    """2–5 gün → iki gündən beş günə qədər."""
    first, last = numbers.cardinal(int(match[1])), numbers.cardinal(int(match[2]))
    noun = match[3]
    if noun is None:
        return f"{numbers.ablative(first)} {numbers.dative(last)} qədər"
    if noun == "iş günü":
        return f"{first} iş günündən {last} iş gününə qədər"
    return f"{first} {numbers.ablative(noun)} {last} {numbers.dative(noun)} qədər"


def _ordinal(match: re.Match[str]) -> str:
    return numbers.harmonise(numbers.ordinal(whole(match[1])), match[2])


def _suffixed(match: re.Match[str]) -> str:
    return with_suffix(numbers.cardinal(whole(match[1])), match[2])


def _grouped(match: re.Match[str]) -> str:
    units = whole(match[1])
    return numbers.decimal(str(units), match[2]) if match[2] else numbers.cardinal(units)


def _dotted(match: re.Match[str]) -> str:
    """2.1.3 → iki nöqtə bir nöqtə üç: an article's number, or a decimal written the English way."""
    parts = match[0].split(".")
    return " nöqtə ".join(numbers.cardinal(int(part)) if part[0] != "0" else numbers.digits(part) for part in parts)
