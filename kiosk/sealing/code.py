"""The code by which a sealed form is found again: twelve digits, said in four groups of three, with two that check the others.

Ten digits are random. The last two make the whole number 1 modulo 97 (ISO 7064 MOD 97-10, as in an IBAN): every wrong digit and
every two exchanged neighbours are noticed before anything is sent (docs/decisions/0026-sealed-deposits.md).
"""

from __future__ import annotations

import re
import secrets
from typing import Final

DIGITS: Final = 12
GROUP: Final = 3
_RANDOM: Final = 10
_MODULUS: Final = 97
_BETWEEN: Final = re.compile(r"[\s\-–.·,]+")


class CodeMistyped(ValueError):
    """What was typed is no code: `reason` is `length` (too few or too many digits, or other signs) or `digits` (they do not fit)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def new_code() -> str:
    """A new code, as it is printed: `123 456 789 012`."""
    return grouped(_with_check(secrets.randbelow(10**_RANDOM)))


def checked(typed: str) -> str:
    """The twelve bare digits of a code as somebody typed it, however they are grouped. Raises `CodeMistyped`."""
    digits = _BETWEEN.sub("", typed)
    if len(digits) != DIGITS or not digits.isascii() or not digits.isdigit():
        raise CodeMistyped("length")
    if int(digits) % _MODULUS != 1:
        raise CodeMistyped("digits")
    return digits


def grouped(digits: str) -> str:
    """Bare digits in groups, for reading and saying."""
    return " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))


def _with_check(number: int) -> str:
    check = 98 - number * 100 % _MODULUS
    return f"{number:0{_RANDOM}d}{check:02d}"
