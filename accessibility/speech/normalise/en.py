"""English: money, dates, times, measures, numbers and codes."""

from __future__ import annotations

import functools
import re
from typing import Final

from accessibility.speech.normalise import numbers_en as numbers
from accessibility.speech.normalise.codes import Speller, code_rules
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import alternatives, lexicon
from accessibility.speech.normalise.patterns import (
    COLON_CLOCK,
    DASH,
    DAY,
    ISO,
    ISO_CLOCK,
    START,
    STEP,
    is_date,
    plain,
    whole,
)
from accessibility.speech.normalise.patterns import ENGLISH_AMOUNT as AMOUNT
from accessibility.speech.normalise.roman import roman_rules, value
from accessibility.speech.normalise.words import initials, item_rule, name_rule, symbol_rules, web_rules, word_rules

VOWELS: Final = "AEIOUYaeiouy"
_WEEKDAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they claim text."""
    words = lexicon("en")
    return (
        *web_rules(words),
        *_date_rules(),
        *_money_rules(),
        *code_rules(speller(), words.symbols["+"]),
        *word_rules(words, "s"),
        item_rule(numbers.ordinal),
        *_measure_rules(),
        *_roman_rules(),
        *_number_rules(),
        name_rule(words),
        initials(words, VOWELS),
        *symbol_rules(words),
    )


@functools.cache
def speller() -> Speller:
    """Letters and digits by name."""
    return Speller(lexicon("en"), numbers.DIGITS)


def _number(amount: str) -> str:
    units, decimals = plain(amount)
    return numbers.decimal(units, decimals) if decimals else numbers.cardinal(units)


def _counted(number: int, noun: str) -> str:
    plural = noun if number == 1 or noun in {"gapik", "cents", "pence", "lira", "kurush"} else f"{noun}s"
    return f"{numbers.cardinal(number)} {plural}"


def _money(amount: str, sign: str) -> str:
    unit, part = lexicon("en").currencies[sign]
    units, decimals = plain(amount)
    parts = int(decimals.ljust(2, "0")) if decimals else 0
    said = [_counted(units, unit)] if units or not parts else []
    return " ".join([*said, _counted(parts, part)] if parts else said)


def _money_rules() -> tuple[Rule, ...]:
    signs = alternatives(lexicon("en").currencies)

    def span(match: re.Match[str]) -> str:
        return f"{_number(match[1])} to {_money(match[2], match[3])}"

    return (
        rule(rf"{START}({AMOUNT}){DASH}({AMOUNT})\s?({signs})(?!\w)", span),
        rule(rf"{START}({AMOUNT})\s?({signs})(?!\w)", lambda match: _money(match[1], match[2])),
        rule(rf"(?<!\w)([₼$€£]|AZN|USD|EUR|GBP)\s?({AMOUNT})(?!\w)", lambda match: _money(match[2], match[1])),
    )


def _date(day: str, month: str, year: str) -> str | None:
    if not is_date(day, month, year):
        return None
    name = lexicon("en").months[int(month) - 1]
    return f"the {numbers.ordinal(int(day))} of {name} {numbers.year(int(year))}"


def _date_rules() -> tuple[Rule, ...]:
    months = lexicon("en").months
    named = "|".join(months)

    def iso(match: re.Match[str]) -> str | None:
        said = _date(match[3], match[2], match[1])
        return said if said is None or match[4] is None else f"{said}, {_time(match[4], match[5])}"

    def number_of(month: str) -> str:
        return str(months.index(month) + 1)

    def span(match: re.Match[str]) -> str:
        return f"{_time(match[1], match[2])} to {_time(match[3], match[4])}"

    return (
        rule(rf"{START}{DAY}(?![\w-]|\.\d)", lambda match: _date(match[1], match[2], match[3])),
        rule(rf"{START}{ISO}{ISO_CLOCK}(?![\w-])", iso),
        rule(
            rf"(?:\bthe )?{START}(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({named}) (\d{{4}})(?!\w)",
            lambda match: _date(match[1], number_of(match[2]), match[3]),
        ),
        rule(
            rf"(?<!\w)({named}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\w)",
            lambda match: _date(match[2], number_of(match[1]), match[3]),
        ),
        rule(rf"(?<!\w)({_WEEKDAYS}){DASH}({_WEEKDAYS})(?!\w)", lambda match: f"{match[1]} to {match[2]}"),
        rule(rf"{START}{COLON_CLOCK}{DASH}{COLON_CLOCK}(?![\w:])", span),
        rule(rf"{START}{COLON_CLOCK}(?![\w:])", lambda match: _time(match[1], match[2])),
    )


def _time(hour: str, minute: str) -> str:
    """14:30 → fourteen thirty; 9:05 → nine oh five; 09:00 → nine o'clock; 18:00 → eighteen hundred."""
    said = numbers.cardinal(int(hour))
    if minute == "00":
        return f"{said} o'clock" if 1 <= int(hour) <= 12 else f"{said} hundred"
    return f"{said} {'oh ' if minute[0] == '0' else ''}{numbers.cardinal(int(minute))}"


def _measure_rules() -> tuple[Rule, ...]:
    units = lexicon("en").units

    def step(match: re.Match[str]) -> str:
        return f"{match[1]}{numbers.cardinal(int(match[2]))} of {numbers.cardinal(int(match[3]))}"

    def size(match: re.Match[str]) -> str:
        first, last = numbers.cardinal(int(match[1])), numbers.cardinal(int(match[2]))
        return " ".join(filter(None, (first, "by", last, units.get(match[3] or ""))))

    return (
        rule(rf"{START}(\d{{1,4}})\s?[x×]\s?(\d{{1,4}})(?:\s?({alternatives(units)}))?(?![\w²³])", size),
        rule(rf"(?<!\w)((?:[Ss]tep|[Qq]uestion|[Pp]age|[Pp]art|[Ss]ection) ){STEP}", step),
        rule(rf"{START}()(\d{{1,3}})\s/\s(\d{{1,3}})(?![\w/])", step),
        rule(
            rf"{START}({AMOUNT})\s?%?{DASH}({AMOUNT})\s?%",
            lambda match: f"{_number(match[1])} to {_number(match[2])} percent",
        ),
        rule(rf"{START}({AMOUNT})\s?%", lambda match: f"{_number(match[1])} percent"),
        rule(
            rf"{START}({AMOUNT})\s?({alternatives(units)})(?![\w²³])",
            lambda match: f"{_number(match[1])} {units[match[2]]}",
        ),
    )


def _roman_rules() -> tuple[Rule, ...]:
    words = alternatives(lexicon("en").roman)

    def after(match: re.Match[str]) -> str:
        return f"{match[1]} {numbers.cardinal(value(match[2]))}"

    return (
        rule(rf"(?<!\w)({words}) ([IVX]{{1,5}})(?!\w)", after),
        *roman_rules(("century", "centuries", "category", "degree", "group"), numbers.ordinal, "th()"),
    )


def _number_rules() -> tuple[Rule, ...]:
    def fraction(match: re.Match[str]) -> str:
        above, below = int(match[1]), int(match[2])
        if not 0 < above < below <= 10:
            return f"{numbers.cardinal(above)} stroke {numbers.cardinal(below)}"
        name = {2: "half", 4: "quarter"}.get(below) or numbers.ordinal(below)
        return f"{numbers.cardinal(above)} {name}{'s' if above > 1 else ''}"

    def span(match: re.Match[str]) -> str:
        return f"{numbers.cardinal(int(match[1]))} to {numbers.cardinal(int(match[2]))}"

    return (
        rule(rf"{START}(\d{{1,2}})/(\d{{1,3}})(?![\w/])", fraction),
        rule(rf"{START}(\d{{1,4}}){DASH}(\d{{1,4}})(?![\w.,-]*\d)(?!\w)", span),
        rule(rf"{START}(\d{{1,6}})(?:st|nd|rd|th)(?!\w)", lambda match: numbers.ordinal(int(match[1]))),
        rule(
            rf"{START}(\d{{1,3}}(?:[ ,\u00a0\u202f]\d{{3}}){{1,4}})(?![.,]?\d)",
            lambda match: numbers.cardinal(whole(match[1])),
        ),
        rule(rf"{START}(\d{{1,15}})[.,](\d+)(?![.,]?\d)", lambda match: numbers.decimal(int(match[1]), match[2])),
        rule(r"(?<![\w.,])0\d+(?![.,]?\d)|(?<![\w.,])\d{7,}(?![.,]?\d)", lambda match: speller().grouped(match[0])),
        rule(r"(?<![\w)])[−-](?=\d)", lambda _: "minus"),
    )
