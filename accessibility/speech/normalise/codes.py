"""What is read character by character in every language: FİN, document and reference numbers, accounts, telephones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import Lexicon

UPPER: Final = "A-ZƏÖÜĞÇŞİА-ЯЁ"
_GROUPS: Final[Mapping[int, tuple[int, ...]]] = {5: (3, 2), 6: (3, 3), 7: (3, 2, 2), 8: (3, 3, 2), 10: (3, 3, 2, 2)}
_BEFORE_CODE: Final = (
    "kod", "Kod", "kodu", "Kodu", "kodunuz", "kodunu", "şifrə", "Şifrə", "PIN", "PİN", "код", "Код", "коду", "ПИН",
    "пароль", "Пароль", "code", "Code", "password",
)  # fmt: skip
_SPACES: Final = " \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Speller:
    """How one language names letters and digits."""

    lexicon: Lexicon
    digits: tuple[str, ...]

    def letter(self, character: str) -> str:
        """The name of a letter; the letter itself when the language has none for it."""
        return self.lexicon.letters.get(lower(character), character)

    def one(self, character: str) -> str:
        """The name of any character, punctuation included; a space is a pause."""
        if character.isdecimal():
            return self.digits[int(character)]
        if character.isspace():
            return ""
        return self.lexicon.symbols.get(character) or self.letter(character)

    def group(self, digits: str) -> str:
        """Digits without a pause between them."""
        return " ".join(self.digits[int(digit)] for digit in digits)

    def grouped(self, digits: str) -> str:
        """Digits in groups that can be remembered: 1234567 → 123, 45, 67."""
        parts, position = [], 0
        for size in _GROUPS.get(len(digits), (3,) * (len(digits) // 3) + (len(digits) % 3,)):
            parts.append(self.group(digits[position : position + size]))
            position += size
        return ", ".join(filter(None, parts)) if len(digits) > 4 else self.group(digits)

    def any_number(self, digits: str, cardinal: Callable[[int], str]) -> str:
        """Digits that nothing explains: up to six are a number, unless they begin with a nought."""
        if len(digits) > 6 or (int(digits[0]) == 0 and len(digits) > 1):
            return self.grouped(digits)
        return cardinal(int(digits))

    def code(self, code: str) -> str:
        """Letters and digits in their runs: AA1234567 → a a, bir iki üç, dörd beş, altı yeddi."""
        runs = re.findall(r"(№?)\s?(?:(\d+)|([^\W\d_]+))", code)
        number = self.lexicon.symbols.get("№", "№")
        return ", ".join(
            (f"{number} " if sign else "")
            + (self.grouped(digits) if digits else " ".join(self.letter(letter) for letter in letters))
            for sign, digits, letters in runs
        )

    def one_by_one(self, text: str) -> str:
        """Every character with a pause after it."""
        return ", ".join(filter(None, (self.one(character) for character in text)))


def lower(character: str) -> str:
    """Lower case by Azerbaijani rules: I → ı, İ → i (D4). For a letter's name it does no harm in other languages."""
    return {"I": "ı", "İ": "i"}.get(character) or character.lower()


def code_rules(speller: Speller, plus: str) -> tuple[Rule, ...]:
    """The rules for codes. `plus` is how + before a country code is said."""
    lexicon = speller.lexicon
    plain = {*lexicon.words, *lexicon.currencies}

    def unless_word(match: re.Match[str]) -> str | None:
        letters = re.match(rf"[{UPPER}]*", match[0])
        return None if letters and letters[0] in plain else speller.code(match[0])

    def short(match: re.Match[str]) -> str | None:
        return None if match[0] in plain else f"{speller.letter(match[0][0])} {match[0][1:]}"

    def either(match: re.Match[str]) -> str | None:
        if all(part in plain for part in match[0].split("-")):
            return None
        return speller.code(match[0])

    return (
        rule(r"(?<!\w)[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){5,7}(?:[ ]?[A-Z0-9]{1,4})?(?!\w)", _account(speller)),
        *_phone_rules(speller, plus),
        *_place_rules(speller, plain),
        _secret_rule(speller),
        # FİN: seven letters and digits, and number plates
        rule(
            r"(?<![\w-])(?=[A-Z0-9]{0,6}\d)(?=[A-Z0-9]{0,6}[A-Z])[A-Z0-9]{7}(?![\w-])",
            lambda match: speller.one_by_one(match[0]),
        ),
        # reference numbers: AZ 2026 000 123, AZ-2026-000123
        rule(rf"(?<![\w-])[{UPPER}]{{1,5}}(?:[ /-]\d{{2,}}){{2,}}(?![\w-])", unless_word),
        rule(rf"(?<![\w-])[{UPPER}]{{1,4}}[ -]?(?:№ ?)?\d{{5,10}}(?!\w)", unless_word),
        rule(rf"(?<![\w-])(?=[{UPPER}0-9-]*\d)[{UPPER}0-9]+(?:-[{UPPER}0-9]+)+(?![\w-])", _mixed(speller)),
        rule(r"(?<![\w-])[A-Z]{4}-[A-Z]{4}(?![\w-])", either),
        rule(rf"(?<!\w)(?=[{UPPER}0-9]*\d)(?=[{UPPER}0-9]*[{UPPER}])[{UPPER}0-9]{{5,}}(?!\w)", unless_word),
        rule(rf"(?<![\w-])[{UPPER}]\d{{1,3}}(?![\w-])", short),
    )


def _secret_rule(speller: Speller) -> Rule:
    """A code to type is heard digit by digit: Təsdiq kodu: 4821. Less than three digits is a number of something."""
    before = "|".join(rf"(?<={word}{mark}\s)" for word in _BEFORE_CODE for mark in ("", ":"))
    digits = r"(?:\d{3} \d{3}|\d{3,8})"
    return rule(
        rf"(?:{before}){digits}(?![\w-]|[.,:/]\d| \d)",
        lambda match: ", ".join(speller.grouped(group) for group in match[0].split(" ")),
    )


def _place_rules(speller: Speller, plain: set[str]) -> tuple[Rule, ...]:
    """Houses, postal codes and number plates."""

    def house(match: re.Match[str]) -> str:
        """№ 45-A: a number, not a code."""
        return f"{speller.lexicon.symbols.get('№', '№')} {match[1]} {speller.letter(match[2])}"

    def plate(match: re.Match[str]) -> str | None:
        """90 BX 123; no currency or word between two numbers."""
        return None if match[0][3:5] in plain else speller.code(match[0])

    return (
        rule(rf"№ ?(\d{{1,4}})-?([{UPPER}a-zəöüğçşıа-яё])(?![\w-])", house),
        rule(r"(?<![\w-])AZ ?\d{4}(?!\w|[ -]\d)", lambda match: speller.code(match[0])),
        rule(r"(?<![\w,.-])\d{2} [A-Z]{2} \d{3}(?![\w,.-]*\d)(?!\w)", plate),
    )


def _mixed(speller: Speller) -> Callable[[re.Match[str]], str | None]:
    """Codes with hyphens, such as 10-AA-123; digits alone are a range or a telephone number."""

    def say(match: re.Match[str]) -> str | None:
        letters = [part for part in match[0].split("-") if not part.isdecimal()]
        if not letters or any(part in speller.lexicon.words for part in letters):
            return None
        return speller.code(match[0])

    return say


def _account(speller: Speller) -> Callable[[re.Match[str]], str]:
    """An IBAN: four characters, a pause."""

    def say(match: re.Match[str]) -> str:
        account = match[0].replace(" ", "")
        groups = (account[start : start + 4] for start in range(0, len(account), 4))
        return ", ".join(" ".join(speller.one(character) for character in group) for group in groups)

    return say


def _phone_rules(speller: Speller, plus: str) -> tuple[Rule, ...]:
    def say(match: re.Match[str]) -> str:
        number = match[0]
        groups = re.findall(r"\d+", number)
        if len(groups) == 1:
            groups = _split_phone(groups[0])
        elif groups[0].startswith("994") and len(groups[0]) > 3:
            groups[:1] = [groups[0][:3], groups[0][3:]]
        spoken = ", ".join(speller.grouped(group) for group in groups)
        return f"{plus} {spoken}" if "+" in number else spoken

    gap = rf"[{_SPACES}-]?"
    return (
        rule(rf"(?<!\w)\(?\+\d{{1,3}}{gap}\(?\d{{2,3}}\)?(?:{gap}\d{{2,4}}){{2,4}}(?!\w)", say),
        rule(r"(?<!\w)\+\d{9,14}(?!\w)", say),
        rule(r"(?<![\w.,-])994\d{9}(?![\w-]|[.,]\d)", say),
        rule(rf"(?<!\w)\(?0\d{{2}}\)?{gap}\d{{3}}{gap}\d{{2}}{gap}\d{{2}}(?![\w-])", say),
        rule(rf"(?<![\w.,-])8{gap}\(?\d{{3}}\)?{gap}\d{{3}}{gap}\d{{2}}{gap}\d{{2}}(?![\w-])", say),
        rule(rf"(?<![\w.,-])0\d00{gap}\d{{3}}{gap}\d{{3}}(?![\w-])", say),
        rule(r"(?<![\w-])\d{3}-\d{2}-\d{2}(?![\w-])", say),
        rule(r"(?<!\w)\*#?\d{2,15}#?", lambda match: speller.one_by_one(match[0]).replace(",", "")),
    )


def _split_phone(digits: str) -> list[str]:
    """Azerbaijani numbers written without spaces: 994 50 123 45 67 and 050 123 45 67."""
    sizes = {12: (3, 2, 3, 2, 2), 10: (3, 3, 2, 2), 9: (2, 3, 2, 2)}.get(len(digits), (3,) * (len(digits) // 3 + 1))
    groups, position = [], 0
    for size in sizes:
        groups.append(digits[position : position + size])
        position += size
    return [group for group in groups if group]
