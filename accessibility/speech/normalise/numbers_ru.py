"""Russian numbers in words: cardinals by gender and in the genitive, ordinals by ending, and plural forms."""

from __future__ import annotations

from typing import Final, Literal

Gender = Literal["m", "f", "n"]

DIGITS: Final = ("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
_TEENS: Final = (
    "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать",
    "восемнадцать", "девятнадцать",
)  # fmt: skip
_SOFT: Final = {number: word for number, word in enumerate((*DIGITS, *_TEENS)) if number > 4} | {20: "двадцать"}
_TENS: Final = (
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
)  # fmt: skip
_HUNDREDS: Final = (
    "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот",
)  # fmt: skip
_SCALES: Final = (
    ("тысяча", "тысячи", "тысяч"),
    ("миллион", "миллиона", "миллионов"),
    ("миллиард", "миллиарда", "миллиардов"),
    ("триллион", "триллиона", "триллионов"),
)
_GENITIVE: Final = {
    "ноль": "ноля", "один": "одного", "одна": "одной", "два": "двух", "две": "двух", "три": "трёх",
    "четыре": "четырёх", "восемь": "восьми", "сорок": "сорока", "пятьдесят": "пятидесяти",
    "шестьдесят": "шестидесяти", "семьдесят": "семидесяти", "восемьдесят": "восьмидесяти", "девяносто": "девяноста",
    "сто": "ста", "двести": "двухсот", "триста": "трёхсот", "четыреста": "четырёхсот", "пятьсот": "пятисот",
    "шестьсот": "шестисот", "семьсот": "семисот", "восемьсот": "восьмисот", "девятьсот": "девятисот",
    "тысяча": "тысячи", "тысячи": "тысяч", "миллион": "миллиона", "миллиона": "миллионов", "миллиард": "миллиарда",
    "миллиарда": "миллиардов", "триллион": "триллиона", "триллиона": "триллионов", "одно": "одного", "целая": "целой",
    "десятая": "десятой", "сотая": "сотой", "тысячная": "тысячной",
}  # fmt: skip
_ORDINAL_STEMS: Final = {
    "ноль": "нулев", "один": "перв", "одна": "перв", "два": "втор", "две": "втор", "четыре": "четвёрт", "пять": "пят",
    "шесть": "шест", "семь": "седьм", "восемь": "восьм", "девять": "девят", "сорок": "сороков",
    "пятьдесят": "пятидесят", "шестьдесят": "шестидесят", "семьдесят": "семидесят", "восемьдесят": "восьмидесят",
    "девяносто": "девяност", "сто": "сот", "двести": "двухсот", "триста": "трёхсот", "четыреста": "четырёхсот",
    "пятьсот": "пятисот", "шестьсот": "шестисот", "семьсот": "семисот", "восемьсот": "восьмисот",
    "девятьсот": "девятисот",
}  # fmt: skip
_STRESSED: Final = {"втор", "шест", "седьм", "восьм", "сороков", "нулев"}
"""Ordinals with -ой where others have -ый."""
_THIRD: Final = {
    "ый": "ий", "ая": "ья", "ое": "ье", "ую": "ью", "ого": "ьего", "ой": "ьей", "ому": "ьему", "ом": "ьем", "ых": "ьих",
    "ым": "ьим", "ые": "ьи",
}  # fmt: skip
OBLIQUE: Final = {
    "ах": {1: "одном", 2: "двух", 3: "трёх", 4: "четырёх"}
    | {number: "восьми" if number == 8 else f"{word[:-1]}и" for number, word in _SOFT.items()},
    "ами": {2: "двумя", 3: "тремя", 4: "четырьмя"} | {number: f"{word}ю" for number, word in _SOFT.items()},
    "ам": {2: "двум", 3: "трём", 4: "четырём"}
    | {number: "восьми" if number == 8 else f"{word[:-1]}и" for number, word in _SOFT.items()},
}
"""Small numbers before a noun with this ending: в двух местах, двумя руками, двум лицам."""
LARGEST: Final = 10**15 - 1


def plural(number: int, forms: tuple[str, str, str]) -> str:
    """The form for 1, 2–4 and 5: манат, маната, манатов."""
    if number % 100 in range(11, 15):
        return forms[2]
    return forms[0] if number % 10 == 1 else forms[1] if number % 10 in {2, 3, 4} else forms[2]


def cardinal(number: int, gender: Gender = "m") -> str:
    """0 … 10¹⁵−1 in words. Raises `ValueError` beyond."""
    if not 0 <= number <= LARGEST:
        raise ValueError("number out of range")
    if number == 0:
        return DIGITS[0]
    words: list[str] = []
    for power in range(len(_SCALES), -1, -1):
        group = number // 1000**power % 1000
        if not group:
            continue
        if not power:
            words += _below_thousand(group, gender)
        elif group == 1 and power == 1:
            words.append("тысяча")
        else:
            words += [*_below_thousand(group, "f" if power == 1 else "m"), plural(group, _SCALES[power - 1])]
    return " ".join(words)


def _below_thousand(number: int, gender: Gender) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if tens == 1:
        tail = [_TEENS[ones]]
    else:
        one = {"m": "один", "f": "одна", "n": "одно"}[gender]
        two = "две" if gender == "f" else "два"
        tail = [_TENS[tens], {0: "", 1: one, 2: two}.get(ones, DIGITS[ones])]
    return [word for word in (_HUNDREDS[hundreds], *tail) if word]


def genitive(number: int, gender: Gender = "m") -> str:
    """After от, до, с: двух, пяти, двадцати одного."""
    return in_genitive(cardinal(number, gender))


def in_genitive(words: str) -> str:
    """The genitive of a number in words, also of a decimal one."""
    return " ".join(_GENITIVE.get(word, f"{word[:-1]}и" if word.endswith("ь") else word) for word in words.split(" "))


def prefix(number: int) -> str:
    """The number as the first part of a word: трёх(дневный), сто(процентный), двадцатипяти(летний)."""
    if number in {1, 90, 100}:
        return {1: "одно", 90: "девяносто", 100: "сто"}[number]
    return genitive(number).replace(" ", "")


def _words(number: int, gender: Gender) -> list[str]:
    return cardinal(number, gender).split(" ")


def ordinal(number: int, ending: str = "ый") -> str:
    """`ending` as for "новый": ый, ая, ое, ого, ой, ому, ом, ую, ых, ым. 2026 with ого → … двадцать шестого."""
    words = _words(number, "m")
    last = words[-1]
    if last not in _ORDINAL_STEMS and last not in _TEENS and last not in _TENS and last != "три":
        return _ordinal_of_thousands(number, ending)
    return " ".join([*words[:-1], _ended(last, ending)])


def _ordinal_of_thousands(number: int, ending: str) -> str:
    """2000 → двухтысячный, 1 000 000 → миллионный."""
    for stem, scale in (("миллиардн", 10**9), ("миллионн", 10**6), ("тысячн", 1000)):
        if number % scale == 0:
            head = genitive(number // scale).replace(" ", "") if number > scale else ""
            return head + stem + ending
    return cardinal(number)


def _ended(word: str, ending: str) -> str:
    if word == "три":
        return "трет" + _THIRD[ending]
    stem = _ORDINAL_STEMS.get(word, word[:-1])
    return stem + ("ой" if ending == "ый" and stem in _STRESSED else ending)


def digits(text: str) -> str:
    """One digit after the other."""
    return " ".join(DIGITS[int(digit)] for digit in text)


def decimal(units: int, fraction: str) -> str:
    """12,5 → двенадцать целых пять десятых; more than three places digit by digit."""
    integer = "целая" if plural(units, ("1", "2", "5")) == "1" else "целых"
    first = f"{cardinal(units, 'f')} {integer}"
    if len(fraction) > 3:
        return f"{first} {digits(fraction)}"
    of = ("десят", "сот", "тысячн")[len(fraction) - 1]
    parts = int(fraction)
    return f"{first} {cardinal(parts, 'f')} {of}{'ая' if plural(parts, ('1', '2', '5')) == '1' else 'ых'}"
