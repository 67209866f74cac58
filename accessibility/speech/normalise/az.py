"""Azerbaijani: the rules in their order, and numbers that are neither dates nor measures."""

from __future__ import annotations

import functools
import re
from typing import Final

from accessibility.speech.normalise import az_dates
from accessibility.speech.normalise import numbers_az as numbers
from accessibility.speech.normalise.az_measures import measure_rules, money_rules, ordinal_span, range_rules
from accessibility.speech.normalise.codes import Speller, code_rules
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import Lexicon, lexicon
from accessibility.speech.normalise.patterns import START, STEP, WHOLE, whole
from accessibility.speech.normalise.roman import ROMAN, roman_rules, value
from accessibility.speech.normalise.words import (
    AZ_SUFFIX,
    digit_rules,
    initials,
    item_rule,
    letter_rule,
    name_rule,
    symbol_rules,
    web_rules,
    word_rules,
)

VOWELS: Final = "AIOUEƏİÖÜaıoueəiöü"
_NUMBERED: Final = "[Bb]ölmə|[Ff]əsil|[Hh]issə|[Mm]addə|[Cc]ild|[Qq]rup|[Mm]ərhələ|[Ss]inif|[Kk]ateqoriya"
"""Before a Roman numeral that is read as a plain number: Bölmə III."""


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they claim text."""
    words = lexicon("az")
    return (
        *web_rules(words),
        *_address_rules(),
        *az_dates.rules(words.months),
        *money_rules(words),
        *code_rules(speller(), words.symbols.get("+", "+")),
        *_short_number_rules(),
        *word_rules(words, AZ_SUFFIX, numbers.ended),
        item_rule(numbers.ordinal),
        *_step_rules(),
        *measure_rules(words),
        *_roman_rules(words),
        *range_rules(words),
        *_number_rules(),
        name_rule(words),
        initials(words, VOWELS, rf"(?:-({AZ_SUFFIX})(?!\w))?", numbers.ended),
        letter_rule(words, VOWELS),
        *symbol_rules(words),
        *digit_rules(number, words),
    )


@functools.cache
def speller() -> Speller:
    """Letters and digits by name."""
    return Speller(lexicon("az"), numbers.DIGITS)


def number(digits: str) -> str:
    """Digits that nothing else explains: a number, or what is too long for one, or begins with a nought, in groups."""
    return speller().any_number(digits, numbers.cardinal)


def _address_rules() -> tuple[Rule, ...]:
    """A dot that is short for one of two words: m. is a flat in an address and an article elsewhere."""

    def flat(match: re.Match[str]) -> str | None:
        if _after_number(match):
            return None  # metres
        before = match.string[max(0, match.start() - 40) : match.start()]
        return "mənzil" if re.search(r"(?<!\w)(?:ev|bina|küç\.|küçəsi|pr\.|prospekti)(?!\w)", before) else "maddə"

    return (
        rule(r"(?<![\w.])m\.(?=\s?\d)", flat),
        rule(r"(?<![\w.])s\.(?=\s?\d)", lambda match: "saat" if _after_number(match) else "səhifə"),
        rule(r"(?<=\d)\s?s\.(?!\w)", lambda _: "saat"),
        rule(r"(?<![\w.])c\.(?=\s[A-ZƏÖÜĞÇŞİ])", lambda _: "cənab"),
    )


def _after_number(match: re.Match[str]) -> bool:
    return match.string[: match.start()].rstrip()[-1:].isdecimal()


def _short_number_rules() -> tuple[Rule, ...]:
    """A hotline of four digits is called in pairs: 1655 → on altı əlli beş."""

    def say(match: re.Match[str]) -> str:
        pairs = match[2][:2], match[2][2:]
        return match[1] + " ".join(
            numbers.digits(pair) if pair[0] == "0" else numbers.cardinal(int(pair)) for pair in pairs
        )

    return (rule(r"((?:[Qq]aynar [Xx]ətt|[ÇçC]ağrı [Mm]ərkəz)\w{0,8}[:,–—-]?\s{1,3})(\d{4})(?![\w-]|[.,]\d)", say),)


def _step_rules() -> tuple[Rule, ...]:
    """Addım 2 / 5 → beş addımdan ikincisi; 2 / 5 → beşdən ikinci."""

    def say(match: re.Match[str]) -> str:
        step, count = int(match[2]), int(match[3])
        noun, all_of_them = match[1].lower(), numbers.cardinal(count)
        if not 1 <= step <= count:
            return f"{noun} {numbers.cardinal(step)}, cəmi {all_of_them}".lstrip()
        if count == 1:
            return f"yeganə {noun}".rstrip()
        if not noun:
            return f"{numbers.ablative(all_of_them)} {numbers.ordinal(step)}"
        return f"{all_of_them} {numbers.ablative(noun)} {numbers.possessive(numbers.ordinal(step))}"

    steps = "[Aa]ddım|[Ss]ual|[Ss]əhifə|[Mm]ərhələ|[Bb]ölmə|[Hh]issə|[Ss]ənəd|[Nn]əticə|[Vv]ariant"
    return (
        rule(rf"(?<!\w)({steps})\s+{STEP}", say),
        rule(rf"{START}()(\d{{1,3}})\s/\s(\d{{1,3}})(?![\w/])", say),
    )


def _roman_rules(words: Lexicon) -> tuple[Rule, ...]:
    def row(match: re.Match[str]) -> str:
        """I, II və III; I–III; I-II."""
        numerals = re.findall(ROMAN, match[0])
        if len(numerals) == 2 and re.search("[–—-]", match[0]):
            return ordinal_span(value(numerals[0]), value(numerals[1]))
        return re.sub(ROMAN, lambda numeral: numbers.ordinal(value(numeral[0])), match[0])

    def after(match: re.Match[str]) -> str:
        return f"{match[1]} {numbers.cardinal(value(match[2]))}"

    joint = r"(?:\s?[–—-]\s?|,\s|\s(?:və|ilə|yaxud|və ya)\s)"
    return (
        rule(rf"(?<![\w-]){ROMAN}(?:{joint}{ROMAN}){{1,6}}(?=\s+[a-zəöüğçşıD])", row),
        rule(rf"(?<!\w)({_NUMBERED})\s({ROMAN})(?![\w-])", after),
        *roman_rules(words.roman, numbers.ordinal, rf"-?c[ıiuü]({AZ_SUFFIX}?)", alone=True),
    )


def _number_rules() -> tuple[Rule, ...]:
    return (
        rule(r"(?<!\w)(?:№|N)\s?(\d{1,4})-l[ıiuü](?!\w)", lambda match: f"{number(match[1])} nömrəli"),
        rule(r"№\s?(\d{1,6})/(\d{1,6})(?!\w)", _house),
        rule(rf"{START}(\d{{1,4}})\s(\d{{1,2}})/(\d{{1,3}})(?![\w/])", _mixed_fraction),
        rule(rf"{START}(\d{{1,2}})/(\d{{1,3}})(?:[-’']({AZ_SUFFIX})(?!\w)|(?=(\s+hissə))|(?![\w/]))", _fraction),
        rule(rf"{START}(\d{{1,4}})\s?½", lambda match: f"{numbers.cardinal(int(match[1]))} yarım"),
        rule(rf"{START}({WHOLE})[-’']c[ıiuü]({AZ_SUFFIX}?)(?!\w)", _ordinal),
        rule(rf"{START}({WHOLE})[-’']({AZ_SUFFIX})(?!\w)", _suffixed),
        rule(rf"{START}(\d{{1,6}})-(?=[a-zəöüğçşı]{{3}})", lambda match: f"{number(match[1])} "),
        rule(rf"{START}([1-9]\d{{0,2}}(?:[ \u00a0\u202f]\d{{3}}){{1,4}})(?:,(\d+))?(?![.,]?\d)", _grouped),
        rule(
            rf"{START}(\d{{1,15}}),(\d+)(?:[-’']({AZ_SUFFIX})(?!\w))?(?![.,]?\d)",
            lambda match: numbers.ended(numbers.decimal(match[1], match[2]), match[3]),
        ),
        rule(rf"{START}\d{{1,4}}(?:\.\d{{1,4}})+(?![\w.,]*\d)", _dotted),
        rule(r"(?<![\w)])[−-](?=\d)", lambda _: "mənfi"),
    )


def _house(match: re.Match[str]) -> str:
    return f"nömrə {number(match[1])} kəsr {number(match[2])}"


def _mixed_fraction(match: re.Match[str]) -> str | None:
    """2 3/4 → iki tam dörddə üç."""
    above, below = int(match[2]), int(match[3])
    if not 0 < above < below:
        return None
    below_words = numbers.harmonise(numbers.cardinal(below), "da")
    return f"{numbers.cardinal(int(match[1]))} tam {below_words} {numbers.cardinal(above)}"


def _fraction(match: re.Match[str]) -> str:
    """1/3 → üçdən biri; 1/3 hissə → üçdə bir hissə; what is no proper fraction is a house or a flat."""
    above, below = int(match[1]), int(match[2])
    if not (0 < above < below and (below <= 10 or below in {100, 1000})):
        return numbers.ended(f"{numbers.cardinal(above)} kəsr {numbers.cardinal(below)}", match[3])
    if match[4]:
        return f"{numbers.harmonise(numbers.cardinal(below), 'da')} {numbers.cardinal(above)}"
    said = f"{numbers.ablative(numbers.cardinal(below))} {numbers.possessive(numbers.cardinal(above))}"
    ending = re.sub("^s?[ıiuü]$|^s?[ıiuü](?=n)", "", match[3] or "")  # 3/4-ü: the ending is said already
    return numbers.harmonise(said, f"n{ending}" if ending[:1] not in {"n", ""} and ending != "dir" else ending)


def _ordinal(match: re.Match[str]) -> str:
    return numbers.ended(numbers.ordinal(whole(match[1])), match[2])


def _suffixed(match: re.Match[str]) -> str:
    """5-dən; a telephone number too can have an ending."""
    said = number(match[1]) if match[1].isdecimal() else numbers.cardinal(whole(match[1]))
    return numbers.ended(said, match[2])


def _grouped(match: re.Match[str]) -> str:
    units = whole(match[1])
    return numbers.decimal(str(units), match[2]) if match[2] else numbers.cardinal(units)


def _dotted(match: re.Match[str]) -> str:
    """2.1.3 → iki nöqtə bir nöqtə üç: an article's number, or a decimal written the English way."""
    parts = match[0].split(".")
    return " nöqtə ".join(numbers.cardinal(int(part)) if part[0] != "0" else numbers.digits(part) for part in parts)
