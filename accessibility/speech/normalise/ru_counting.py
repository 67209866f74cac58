"""What Russian counts: money, percent, measures and things, in the gender of the noun and the case of the preposition."""

from __future__ import annotations

import re
from typing import Final

from accessibility.speech.normalise import numbers_ru as numbers
from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import Lexicon, alternatives
from accessibility.speech.normalise.patterns import AMOUNT, DASH, NEGATIVE, SIDE, START, STEP, WHOLE, plain, whole

GENITIVE: Final = (
    r"((?:(?<!\w)(?:[Дд]о|[Оо]т|[Ии]з|[Оо]коло|[Пп]осле|[Бб]ез|[Бб]олее|[Мм]енее|[Бб]ольше|[Мм]еньше|[Сс]выше"
    r"|[Пп]озднее|[Рр]аньше|[Сс]тарше|[Мм]ладше|[Тт]ечение|[Кк]роме|[Дд]ля|[Сс]о?)\s)?)"
)
"""A preposition that asks for the genitive, as a group; empty without one."""
_INSTRUMENTAL: Final = re.compile(r"\w+(?:ми|ом|ем|ой|ью)$")
_SCALES: Final = {
    "тыс.": "тысяча|тысячи|тысяч", "тыс": "тысяча|тысячи|тысяч", "млн.": "миллион|миллиона|миллионов",
    "млн": "миллион|миллиона|миллионов", "млрд.": "миллиард|миллиарда|миллиардов",
    "млрд": "миллиард|миллиарда|миллиардов",
}  # fmt: skip


_TIMES: Final = (
    "рабочий день|рабочего дня|рабочих дня|рабочих дней",
    "календарный день|календарного дня|календарных дня|календарных дней",
    "день|дня|дня|дней",
    "неделя|недели|недели|недель",
    "месяц|месяца|месяца|месяцев",
    "год|года|года|лет",
    "час|часа|часа|часов",
    "минута|минуты|минуты|минут",
)
"""What a range may begin and end with in nouns of its own, 1 рабочий день – 10 дней: of one, its genitive, of two, of five."""


def counted(amount: str, noun: str, *, genitive: bool = False) -> str:
    """12 | манат → двенадцать манатов; 12,5 | процент → двенадцать целых пять десятых процента; до: до одного маната."""
    units, decimals = plain(amount)
    forms = _forms(noun)
    if decimals:
        words, form = numbers.decimal(units, decimals), forms[1]
    else:
        words, form = numbers.cardinal(units, _gender(noun)), numbers.plural(units, forms)
        if genitive:
            form = numbers.plural(units, (forms[1], forms[2], forms[2]))
    return f"{numbers.in_genitive(words) if genitive else words} {form}"


def _number(amount: str) -> str:
    units, decimals = plain(amount)
    return numbers.decimal(units, decimals) if decimals else numbers.cardinal(units)


def _forms(noun: str) -> tuple[str, str, str]:
    """A lexicon's "манат|маната|манатов"; a word that does not change stands alone."""
    one, *more = noun.split("|")
    return (one, more[0], more[1]) if len(more) == 2 else (one, one, one)


def _gender(noun: str) -> numbers.Gender:
    one = _forms(noun)[0].split(" ")[-1]
    return "f" if one.endswith(("а", "я")) else "m"


def _inside(noun: str) -> str:
    """The prepositional plural: в манатах, в рублях, в евро."""
    one = _forms(noun)[0]
    if one.endswith("о"):
        return one
    return f"{one[:-1]}ях" if one.endswith(("ь", "я")) else f"{one.removesuffix('а')}ах"


def money_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """12,50 AZN → двенадцать манатов пятьдесят гяпиков; 1,5 млн ₼ → … миллиона манатов."""
    signs, currencies = alternatives(lexicon.currencies), lexicon.currencies
    before = alternatives(sign for sign in currencies if sign.isupper() or not sign.isalpha())

    def said(amount: str, sign: str, *, genitive: bool = False) -> str:
        unit, part = currencies[sign]
        units, decimals = plain(amount)
        parts = decimals.ljust(2, "0") if decimals else "0"
        words = [counted(str(units), unit, genitive=genitive)] if units or not int(parts) else []
        return " ".join([*words, counted(parts, part, genitive=genitive)] if int(parts) else words)

    def one(match: re.Match[str]) -> str:
        return match[1] + ("минус " if match[2] else "") + said(match[3], match[4], genitive=bool(match[1]))

    def scaled(match: re.Match[str]) -> str:
        unit = f" {_forms(currencies[match[4]][0])[2]}" if match[4] else ""
        return match[1] + counted(match[2], _SCALES[match[3]], genitive=bool(match[1])) + unit

    def span(match: re.Match[str]) -> str:
        (first, _), (last, _) = plain(match[1]), plain(match[2])
        forms = _forms(currencies[match[3]][0])
        many = numbers.plural(last, (forms[1], forms[2], forms[2]))
        return f"от {numbers.genitive(first)} до {numbers.genitive(last)} {many}"

    def bare(match: re.Match[str]) -> str | None:
        if match[2] not in currencies:
            return None
        unit = currencies[match[2]][0]
        return match[1] + _inside(unit) if match[1] else _forms(unit)[0]

    return (
        rule(rf"{START}({WHOLE}){DASH}({WHOLE})\s?({signs})(?!\w)", span),
        rule(rf"{GENITIVE}{START}({AMOUNT})\s?({alternatives(_SCALES)})(?!\w)(?:\s?({signs})(?!\w))?", scaled),
        rule(rf"{GENITIVE}{NEGATIVE}{START}({AMOUNT})\s?({signs})(?!\w)", one),
        rule(rf"(?<!\w)({before})\s?({AMOUNT})(?!\w)", lambda match: said(match[2], match[1])),
        rule(r"((?:(?<!\w)[Вв]\s)?)(?<![\w-])([A-Z]{3})(?![\w-])", bare),
    )


def measure_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """Percent, sizes, units and steps."""
    units, names = lexicon.units, alternatives(lexicon.units)

    def step(match: re.Match[str]) -> str:
        return f"{match[1]}{numbers.cardinal(int(match[2]))} из {numbers.genitive(int(match[3]))}"

    def span(match: re.Match[str]) -> str:
        return f"от {numbers.genitive(whole(match[1]))} до {numbers.genitive(whole(match[2]))} процентов"

    def between(match: re.Match[str]) -> str:
        noun = units[match[3]]
        return f"от {numbers.genitive(whole(match[1]), _gender(noun))} до {counted(match[2], noun, genitive=True)}"

    def size(match: re.Match[str]) -> str:
        return f"{_number(match[1])} на {counted(match[2], units[match[3]]) if match[3] else _number(match[2])}"

    def one(match: re.Match[str]) -> str:
        noun = "процент|процента|процентов" if match[3] == "%" else units[match[3]]
        return match[1] + counted(match[2], noun, genitive=bool(match[1]))

    return (
        rule(rf"{START}({SIDE})\s?[xх×]\s?({SIDE})(?:\s?({names}))?(?![\w²³])", size),
        rule(rf"(?<!\w)((?:[Шш]аг|[Вв]опрос|[Сс]траница|[Чч]асть|[Ээ]тап)\s){STEP}", step),
        rule(rf"{START}()(\d{{1,3}})\s/\s(\d{{1,3}})(?![\w/])", step),
        rule(rf"{START}({WHOLE})\s?%?{DASH}({WHOLE})\s?%", span),
        rule(rf"{GENITIVE}{START}({AMOUNT})\s?(%)", one),
        rule(rf"{START}({WHOLE}){DASH}({WHOLE})\s?({names})(?![\w²³])", between),
        rule(rf"{GENITIVE}{START}({AMOUNT})\s?({names})(?![\w²³])", one),
    )


def counting_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """2 недели → две недели; до 5 дней → до пяти дней; через 1 минуту → через одну минуту."""

    def say(match: re.Match[str]) -> str:
        number, noun = whole(match[2]), match[3] or ""
        known = lexicon.counted.get(noun)
        gender: numbers.Gender = "f" if known == "f" else "n" if known == "n" else "m"
        for ending, oblique in numbers.OBLIQUE.items():
            if (
                noun.endswith((ending, ending.replace("а", "я", 1), ending.replace("ам", "ьм", 1)))
                and number in oblique
            ):
                return match[1] + oblique[number]
        if match[1] and not (match[1].strip().lower() in {"с", "со"} and _INSTRUMENTAL.match(noun)):
            return match[1] + numbers.genitive(number, gender)
        words = numbers.cardinal(number, gender)
        accusative = gender == "f" and noun.endswith(("у", "ю")) and words.endswith("одна")
        return match[1] + (f"{words[:-1]}у" if accusative else words)

    times = {form: noun for noun in _TIMES for form in noun.split("|")}

    def two_nouns(match: re.Match[str]) -> str:
        first = _of_time(match[1], times[match[2]])
        return f"от {first} до {_of_time(match[3], times[match[4]])}"

    named = alternatives(times)
    adjective = r"(?:[а-яё]{2,}(?:ые|ие|ых|их|ая|яя|ую|юю|ое|ее)\s+)?"
    return (
        rule(rf"{START}(\d{{1,4}})\s({named}){DASH}(\d{{1,4}})\s({named})(?!\w)", two_nouns),
        rule(
            rf"{GENITIVE}{START}((?!0\d){WHOLE})(?!\w|[.,]\d|[-–—/:]\s?\w)(?=(?:\s+{adjective}([а-яё]+))?)",
            lambda match: say(match) if len(re.sub(r"\D", "", match[2])) < 7 or " " in match[2] else None,
        ),
    )


def _of_time(amount: str, noun: str) -> str:
    """In the genitive: одного рабочего дня, двух недель."""
    one, of_one, _, of_many = noun.split("|")
    units = int(amount)
    return f"{numbers.genitive(units, _gender(one))} {numbers.plural(units, (of_one, of_many, of_many))}"
