"""Azerbaijani money, percent, measures, and ranges of what is counted."""

from __future__ import annotations

import re
from typing import Final

from accessibility.speech.normalise import numbers_az as numbers
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import Lexicon, alternatives
from accessibility.speech.normalise.patterns import AMOUNT, DASH, NEGATIVE, SIDE, START, plain
from accessibility.speech.normalise.words import AZ_SUFFIX

SUFFIXED: Final = rf"(?:[-’']?({AZ_SUFFIX}))?(?!\w)"
_HYPHENED: Final = rf"(?:[-’']({AZ_SUFFIX}))?(?![\w²³])"
_SCALES: Final = {
    "min": "min", "mln.": "milyon", "mln": "milyon", "milyon": "milyon", "mlrd.": "milyard", "mlrd": "milyard",
    "milyard": "milyard",
}  # fmt: skip
_MANY: Final = 10_000


def number(amount: str) -> str:
    """An amount as written, in words: "1 234,5" → min iki yüz otuz dörd tam onda beş."""
    units, decimals = plain(amount)
    return numbers.decimal(str(units), decimals) if decimals else numbers.cardinal(units)


def span(first: str, last: str, noun: str = "") -> str:
    """From the one to the other, with the noun at both: iki gündən beş günə qədər."""
    return f"{numbers.ablative(f'{first} {noun}'.strip())} {numbers.dative(f'{last} {noun}'.strip())} qədər"


def money_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """12,50 AZN → on iki manat əlli qəpik; 0,50 AZN → əlli qəpik; 5 mln. ₼ → beş milyon manat."""
    signs, scales = alternatives(lexicon.currencies), alternatives(_SCALES)
    before = alternatives(sign for sign in lexicon.currencies if sign.isupper() or not sign.isalpha())

    def said(amount: str, sign: str) -> str:
        unit, part = lexicon.currencies[sign]
        units, decimals = plain(amount)
        parts = int(decimals.ljust(2, "0")) if decimals else 0
        whole = [f"{numbers.cardinal(units)} {unit}"] if units or not parts else []
        return " ".join([*whole, f"{numbers.cardinal(parts)} {part}"] if parts else whole)

    def below_zero(match: re.Match[str], amount: str) -> str:
        return "mənfi " + amount if match[1] else amount

    def one(match: re.Match[str]) -> str:
        return below_zero(match, numbers.ended(said(match[2], match[3]), match[4]))

    def scaled(match: re.Match[str]) -> str:
        unit = lexicon.currencies[match[4]][0]
        return below_zero(match, numbers.ended(f"{number(match[2])} {_SCALES[match[3]]} {unit}", match[5]))

    def between(match: re.Match[str]) -> str:
        return span(said(match[1], match[3]), said(match[2], match[3]))

    return (
        rule(
            rf"{START}({AMOUNT}){DASH}({AMOUNT})(?=\s\w{{1,12}}\saras[ıi])",
            lambda match: f"{number(match[1])} ilə {number(match[2])}",
        ),
        rule(rf"{START}({AMOUNT}){DASH}({AMOUNT})\s?({signs})(?!\w)", between),
        rule(rf"{NEGATIVE}{START}({AMOUNT})\s?({scales})\s?({signs}){SUFFIXED}", scaled),
        rule(rf"{NEGATIVE}{START}({AMOUNT})\s?({signs}){SUFFIXED}", one),
        rule(
            rf"(?<!\w)({before})\s?({AMOUNT}){SUFFIXED}",
            lambda match: numbers.ended(said(match[2], match[1]), match[3]),
        ),
        *_rate_rules(lexicon, signs),
    )


def _rate_rules(lexicon: Lexicon, signs: str) -> tuple[Rule, ...]:
    """Rates, and currencies without an amount."""

    def bare(match: re.Match[str]) -> str:
        return numbers.ended(lexicon.currencies[match[1]][0], match[2])

    def precise(match: re.Match[str]) -> str:
        """0.5882 USD: a rate, not an amount."""
        return f"{numbers.decimal(match[1], match[2])} {lexicon.currencies[match[3]][0]}"

    return (
        rule(rf"{START}(\d{{1,9}})[.,](\d{{3,6}})\s?({signs})(?!\w)", precise),
        rule(
            rf"(?<![\w-])([A-Z]{{3}})(?:-({AZ_SUFFIX}))?(?![\w-])",
            lambda m: bare(m) if m[1] in lexicon.currencies else None,
        ),
    )


def measure_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """Percent, sizes and units, with their endings and ranges."""
    units, names = lexicon.units, alternatives(lexicon.units)

    def percent(match: re.Match[str]) -> str:
        word = "faizi" if (match[2] or "").startswith("n") else "faiz"  # 40%-ni: of something
        return numbers.ended(f"{number(match[1])} {word}", match[2])

    def percents(match: re.Match[str]) -> str:
        return span(number(match[1]), number(match[2]), "faiz")

    def unit(match: re.Match[str]) -> str:
        return numbers.ended(_measure(number(match[1]), units[match[2]]), match[3])

    def between(match: re.Match[str]) -> str:
        first, last = (_measure(number(amount), units[match[3]]) for amount in match.group(1, 2))
        return span(first, last)

    def size(match: re.Match[str]) -> str:
        first, last = number(match[1]), number(match[2])
        return " ".join(filter(None, (numbers.dative(first), last, units.get(match[3] or ""))))

    return (
        rule(rf"{START}({SIDE})\s?[xх×]\s?({SIDE})(?:\s?({names}))?(?![\w²³])", size),
        rule(rf"{START}({AMOUNT})\s?%?{DASH}({AMOUNT})\s?%", percents),
        rule(rf"{START}({AMOUNT})\s?%{SUFFIXED}", percent),
        rule(rf"{START}({AMOUNT}){DASH}({AMOUNT})\s?({names})(?![\w²³])", between),
        rule(rf"{START}({AMOUNT})\s?({names}){_HYPHENED}", unit),
    )


def _measure(amount: str, unit: str) -> str:
    """The lexicon's "saatda # kilometr" says where the number stands."""
    return unit.replace("#", amount) if "#" in unit else f"{amount} {unit}"


def range_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """2–5 gün → iki gündən beş günə qədər; 5–9-cu → beşincidən doqquzuncuya qədər; 12-3, which falls, is no range."""
    counted = alternatives(lexicon.counted)

    def ordinals(match: re.Match[str]) -> str:
        first, last, ending = int(match[1]), int(match[2]), match[3]
        if 1000 <= first < last < _MANY:  # years: iki min iyirmi dörd, iki min iyirmi altıncı illər
            return f"{numbers.cardinal(first)}, {numbers.ended(numbers.ordinal(last), ending)}"
        return ordinal_span(first, last, ending)

    def plain_span(match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[2])
        noun = lexicon.counted.get(match[3] or "", "")
        if last <= first:
            return f"{numbers.cardinal(first)}, {numbers.cardinal(last)} {match[3] or ''}".rstrip()
        words = numbers.cardinal(first), numbers.cardinal(last)
        return span(*words, f"{noun}n" if " " in noun else noun)  # iş günü: its ending asks for an n

    def two_nouns(match: re.Match[str]) -> str:
        """1 iş günü – 10 gün."""
        first, last = (numbers.cardinal(int(amount)) for amount in match.group(1, 3))
        nouns = [lexicon.counted[noun] for noun in match.group(2, 4)]
        ends = [f"{words} {noun}{'n' if ' ' in noun else ''}" for words, noun in zip((first, last), nouns, strict=True)]
        return span(*ends)

    return (
        rule(rf"{START}(\d{{1,4}})\s({counted}){DASH}(\d{{1,4}})\s({counted})(?![\w-])", two_nouns),
        rule(rf"{START}(\d{{1,15}})(?:{DASH}|/)(\d{{1,15}})-c[ıiuü]({AZ_SUFFIX}?)(?!\w)", ordinals),
        rule(
            rf"{START}(\d{{1,4}}){DASH}(\d{{1,4}})(?![\w.,-]*\d)(?!-?\w)(?:\s+({counted})(?!\w|\s+ərzində))?",
            plain_span,
        ),
    )


def ordinal_span(first: int, last: int, ending: str = "") -> str:
    """birinci və ikinci; birincidən üçüncüyə qədər."""
    begin, end = numbers.ordinal(first), numbers.ordinal(last)
    if last == first + 1 or ending:
        return f"{begin} və {numbers.ended(end, ending)}"
    return span(begin, end)
