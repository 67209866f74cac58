"""English: the rules in their order, money, measures and numbers; dates and times are in `en_dates`."""

from __future__ import annotations

import functools
import re
from typing import Final

from accessibility.speech.normalise import en_dates
from accessibility.speech.normalise import numbers_en as numbers
from accessibility.speech.normalise.codes import Speller, code_rules
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import Lexicon, alternatives, lexicon
from accessibility.speech.normalise.patterns import DASH, NEGATIVE, SIDE, START, STEP, plain, whole
from accessibility.speech.normalise.patterns import ENGLISH_AMOUNT as AMOUNT
from accessibility.speech.normalise.roman import roman_rules, value
from accessibility.speech.normalise.words import (
    digit_rules,
    initials,
    item_rule,
    name_rule,
    symbol_rules,
    web_rules,
    word_rules,
)

VOWELS: Final = "AEIOUYaeiouy"
_UNCHANGING: Final = frozenset({"gapik", "cents", "pence", "lira", "kurush"})
_SCALES: Final = "thousand|million|billion"


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they claim text."""
    words = lexicon("en")
    return (
        *web_rules(words),
        *en_dates.rules(words.months),
        *_money_rules(words),
        *code_rules(speller(), words.symbols.get("+", "+")),
        *_page_rules(),
        *word_rules(words, "s"),
        item_rule(numbers.ordinal),
        *_measure_rules(words),
        *_roman_rules(words),
        *_fraction_rules(),
        *_number_rules(),
        en_dates.bare_year_rule(),
        name_rule(words),
        initials(words, VOWELS),
        *symbol_rules(words),
        *digit_rules(number, words),
    )


@functools.cache
def speller() -> Speller:
    """Letters and digits by name."""
    return Speller(lexicon("en"), numbers.DIGITS)


def number(digits: str) -> str:
    """Digits that nothing else explains: a number, or what is too long for one, or begins with a nought, in groups."""
    return speller().any_number(digits, numbers.cardinal)


def _amount(amount: str) -> str:
    units, decimals = plain(amount)
    return numbers.decimal(units, decimals) if decimals else numbers.cardinal(units)


def _many(noun: str) -> str:
    return noun if noun in _UNCHANGING else f"{noun}s"


def _money_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    signs, currencies = alternatives(lexicon.currencies), lexicon.currencies
    before = alternatives(sign for sign in currencies if sign.isupper() or not sign.isalpha())

    def counted(amount: int, noun: str) -> str:
        return f"{numbers.cardinal(amount)} {noun if amount == 1 else _many(noun)}"

    def said(amount: str, sign: str) -> str:
        unit, part = currencies[sign]
        units, decimals = plain(amount)
        parts = int(decimals.ljust(2, "0")) if decimals else 0
        words = [counted(units, unit)] if units or not parts else []
        return " ".join([*words, counted(parts, part)] if parts else words)

    def scaled(amount: str, scale: str, sign: str) -> str:
        return f"{_amount(amount)} {scale} {_many(currencies[sign][0])}"

    def one(match: re.Match[str]) -> str:
        return ("minus " if match[1] else "") + said(match[2], match[3])

    def bare(match: re.Match[str]) -> str | None:
        return _many(currencies[match[0]][0]) if match[0] in currencies else None

    return (
        rule(
            rf"{START}({AMOUNT}){DASH}({AMOUNT})\s?({signs})(?!\w)",
            lambda match: f"{_amount(match[1])} to {said(match[2], match[3])}",
        ),
        rule(rf"{START}({AMOUNT}) ({_SCALES}) ({signs})(?!\w)", lambda match: scaled(match[1], match[2], match[3])),
        rule(rf"(?<!\w)({before})\s?({AMOUNT}) ({_SCALES})(?!\w)", lambda match: scaled(match[2], match[3], match[1])),
        rule(rf"{NEGATIVE}{START}({AMOUNT})\s?({signs})(?!\w)", one),
        rule(rf"(?<!\w)({before})\s?({AMOUNT})(?!\w)", lambda match: said(match[2], match[1])),
        rule(r"(?<![\w-])[A-Z]{3}(?![\w-])", bare),
    )


def _page_rules() -> tuple[Rule, ...]:
    """What is short for something only before a number; "No." alone is an answer."""
    return (
        rule(r"(?<![\w.])[Nn]o\.(?=\s?\d)", lambda _: "number"),
        rule(r"(?<![\w.])[Nn]os\.(?=\s?\d)", lambda _: "numbers"),
        rule(r"(?<![\w.])pp\.(?=\s?\d)", lambda _: "pages"),
        rule(r"(?<![\w.])p\.(?=\s?\d)", lambda _: "page"),
    )


def _measure_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    units, names = lexicon.units, alternatives(lexicon.units)

    def named(amount: str, name: str) -> str:
        """The lexicon's "kilometre|kilometres": for one, and for any other amount."""
        one, _, many = units[name].partition("|")
        return f"{_amount(amount)} {one if amount == '1' or not many else many}"

    def step(match: re.Match[str]) -> str:
        return f"{match[1]}{numbers.cardinal(int(match[2]))} of {numbers.cardinal(int(match[3]))}"

    def size(match: re.Match[str]) -> str:
        return f"{_amount(match[1])} by {named(match[2], match[3]) if match[3] else _amount(match[2])}"

    return (
        rule(rf"{START}({SIDE})\s?[x×]\s?({SIDE})(?:\s?({names}))?(?![\w²³])", size),
        rule(rf"(?<!\w)((?:[Ss]tep|[Qq]uestion|[Pp]age|[Pp]art|[Ss]ection) ){STEP}", step),
        rule(rf"{START}()(\d{{1,3}})\s/\s(\d{{1,3}})(?![\w/])", step),
        rule(
            rf"{START}({AMOUNT})\s?%?{DASH}({AMOUNT})\s?%",
            lambda match: f"{_amount(match[1])} to {_amount(match[2])} percent",
        ),
        rule(rf"{START}({AMOUNT})\s?%", lambda match: f"{_amount(match[1])} percent"),
        rule(
            rf"{START}({AMOUNT}){DASH}({AMOUNT})\s?({names})(?![\w²³])",
            lambda match: f"{_amount(match[1])} to {named(match[2], match[3])}",
        ),
        rule(rf"{START}({AMOUNT})\s?({names})(?![\w²³])", lambda match: named(match[1], match[2])),
    )


def _roman_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    def after(match: re.Match[str]) -> str:
        return f"{match[1]} {numbers.cardinal(value(match[2]))}"

    return (
        rule(rf"(?<!\w)({alternatives(lexicon.roman)}) ([IVX]{{1,5}})(?!\w)", after),
        *roman_rules(("century", "centuries", "category", "degree", "group"), numbers.ordinal, "th()"),
    )


def _fraction_rules() -> tuple[Rule, ...]:
    def named_fraction(above: int, below: int) -> str:
        name = {2: "half", 4: "quarter"}.get(below) or numbers.ordinal(below)
        return f"{numbers.cardinal(above)} {name}{'s' if above > 1 else ''}"

    def fraction(match: re.Match[str]) -> str:
        above, below = int(match[1]), int(match[2])
        if not 0 < above < below <= 10:
            return f"{numbers.cardinal(above)} stroke {numbers.cardinal(below)}"
        return named_fraction(above, below)

    def mixed(match: re.Match[str]) -> str | None:
        """1 1/2 → one and a half; 2 3/4 → two and three quarters."""
        if not 0 < int(match[2]) < int(match[3]) <= 10:
            return None
        part = "a half" if match[2] == "1" and match[3] == "2" else named_fraction(int(match[2]), int(match[3]))
        return f"{numbers.cardinal(int(match[1]))} and {part}"

    return (
        rule(rf"{START}(\d{{1,4}}) (\d{{1,2}})/(\d{{1,2}})(?![\w/])", mixed),
        rule(rf"{START}(\d{{1,2}})/(\d{{1,3}})(?![\w/])", fraction),
        rule(rf"{START}(\d{{1,4}})\s?½", lambda match: f"{numbers.cardinal(int(match[1]))} and a half"),
    )


def _number_rules() -> tuple[Rule, ...]:
    def span(match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[2])
        joint = " to " if first < last else ", "  # 12-3, which falls, is no range
        return f"{numbers.cardinal(first)}{joint}{numbers.cardinal(last)}"

    def two_nouns(match: re.Match[str]) -> str:
        """1 working day – 10 days."""
        return f"{numbers.cardinal(int(match[1]))}{match[2]} to {numbers.cardinal(int(match[3]))}"

    things = "(?:day|week|month|year|hour|minute)s?"
    return (
        rule(
            rf"{START}(\d{{1,4}})((?: working| calendar| bank)? {things}){DASH}(\d{{1,4}})(?= (?:[a-z]+ )?{things}(?!\w))",
            two_nouns,
        ),
        rule(r"(?<=\w)/(?=(?:month|year|day|hour|week)(?!\w))", lambda _: " per "),
        rule(rf"{START}(\d{{1,4}}){DASH}(\d{{1,4}})(?![\w.,-]*\d)(?!\w)", span),
        rule(rf"{START}(\d{{1,6}})(?:st|nd|rd|th)(?!\w)", lambda match: numbers.ordinal(int(match[1]))),
        rule(rf"{START}(\d{{1,6}})-(?=[a-z]{{2}})", lambda match: f"{number(match[1])} "),
        rule(
            rf"{START}([1-9]\d{{0,2}}(?:[ ,\u00a0\u202f]\d{{3}}){{1,4}})(?![.,]?\d)",
            lambda match: numbers.cardinal(whole(match[1])),
        ),
        rule(
            rf"{START}([1-9]\d{{0,2}}(?:,\d{{3}}){{1,4}})\.(\d+)(?![.,]?\d)",
            lambda match: numbers.decimal(whole(match[1]), match[2]),
        ),
        rule(rf"{START}(\d{{1,15}})[.,](\d+)(?![.,]?\d)", lambda match: numbers.decimal(int(match[1]), match[2])),
        rule(r"(?<![\w)])[−-](?=\d)", lambda _: "minus"),
    )
