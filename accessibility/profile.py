"""A person's settings to carry from one machine to the next: a few letters for a QR code, or six digits to say (ACC-87).

Nothing but settings is in it, so it may be shown to anyone: no name, no number, no time, nothing that tells two people
with equal settings apart. The QR form holds every setting exactly; the six digits hold what matters most, rounded.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from math import prod
from typing import Any, Final

from accessibility.preferences import (
    PALETTES,
    SCREEN_KEYBOARD,
    TEXT_STEPS,
    VOLUME_STEP,
    WITHIN,
    Keypad,
    Magnifier,
    Preferences,
    Scanning,
    Verbosity,
)
from accessibility.speech.interface import RATES

PREFIX: Final = "PREF1:"
"""What a scanner tells a profile by; the figure is the version of the table below."""
LONGEST: Final = 100
"""Bytes of a profile (requirements B2-40)."""
DIGITS: Final = 6
_CHECK: Final = 13
"""Every code is a multiple of it: then one wrong digit, or two that changed places, never give another code."""
_LETTERS: Final = 26
_CHECKSUM_BYTES: Final = 2


class Flaw(StrEnum):
    """What is wrong with something that should be a profile."""

    NOT_A_PROFILE = "not a profile"
    NEWER = "newer"
    DAMAGED = "damaged"
    WRONG_DIGITS = "wrong digits"


class ProfileError(ValueError):
    """Not a profile that this program can read; `flaw` says why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


def to_text(preferences: Preferences) -> str:
    """All settings as letters and digits of a QR code's alphanumeric mode, at most `LONGEST` of them."""
    number = 1  # a leading one keeps the zeros behind it
    for name in _NAMES:
        size, index = _place(name, getattr(preferences, name))
        number = number * size + index
    packed = number.to_bytes((number.bit_length() + 7) // 8, "big")
    sealed = packed + _checksum(packed)
    return PREFIX + base64.b32encode(sealed).decode().rstrip("=")


def from_text(text: str) -> Preferences:
    """The settings in what was scanned or typed; raises `ProfileError`."""
    written = "".join(text.split()).upper()
    if not written.startswith(PREFIX):
        is_other_version = written.startswith(PREFIX[:4]) and written[4:5].isdigit()
        raise ProfileError(Flaw.NEWER if is_other_version else Flaw.NOT_A_PROFILE)
    if len(written) > LONGEST:
        raise ProfileError(Flaw.DAMAGED)
    letters = written.removeprefix(PREFIX)
    try:
        sealed = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        raise ProfileError(Flaw.DAMAGED) from None
    packed, told = sealed[:-_CHECKSUM_BYTES], sealed[-_CHECKSUM_BYTES:]
    if not packed or _checksum(packed) != told:
        raise ProfileError(Flaw.DAMAGED)
    return _unpacked(int.from_bytes(packed, "big"))


def _unpacked(number: int) -> Preferences:
    found: dict[str, Any] = {}
    for name in reversed(_NAMES):
        number, index = divmod(number, _size(name))
        found[name] = _value(name, index)
    if number != 1:
        raise ProfileError(Flaw.DAMAGED)
    try:
        return Preferences(**found)
    except ValueError:
        raise ProfileError(Flaw.DAMAGED) from None


def to_digits(preferences: Preferences, languages: Sequence[str], *, zoomed: bool = False) -> str:
    """Six digits for language, colours, size, voice, amount said, way in, easy mode and captions.

    `languages` are those of the program, three at most, always in the same order. `zoomed` says that the size of text is
    the one in per cent, as at home, and not the step of a kiosk.
    """
    number = 0
    for size, index in _rough(preferences, languages, zoomed):
        number = number * size + index
    return f"{number * _CHECK:0{DIGITS}}"


def from_digits(digits: str, languages: Sequence[str], base: Preferences | None = None) -> Preferences:
    """`base`, else the defaults, with what six digits say. Spaces and hyphens between them do not count.

    Raises `ProfileError` when they are not six digits or cannot be right.
    """
    plain = "".join(each for each in digits if not each.isspace() and each not in "-–")
    if len(plain) != DIGITS or not (plain.isascii() and plain.isdigit()):
        raise ProfileError(Flaw.WRONG_DIGITS)
    number, rest = divmod(int(plain), _CHECK)
    sizes = _rough_sizes()
    if rest or number >= prod(sizes):
        raise ProfileError(Flaw.WRONG_DIGITS)
    indices: list[int] = []
    for size in reversed(sizes):
        number, index = divmod(number, size)
        indices.append(index)
    return _from_rough(indices[::-1], languages, base or Preferences())


# The exact form: each setting with the values that it can have. Never reorder; a new table needs a new figure in `PREFIX`.

_STEPS: Final = {
    "scan_ms": 50,
    "scan_hold_ms": 10,
    "scan_ignore_ms": 10,
    "bounce_ms": 10,
    "slow_keys_ms": 10,
    "dwell_ms": 10,
}
"""Milliseconds are carried in steps of so many: no hand feels the difference."""

_OF: Final[dict[str, tuple[Any, ...]]] = {
    "palette": PALETTES,
    "text_step": tuple(range(TEXT_STEPS)),
    "rate_step": tuple(range(len(RATES))),
    "volume": tuple(range(0, 101, VOLUME_STEP)),
    "verbosity": tuple(Verbosity),
    "keypad": tuple(Keypad),
    "screen_keyboard": SCREEN_KEYBOARD,
    "magnifier": tuple(Magnifier),
    "scanning": tuple(Scanning),
}

_NAMES: Final = tuple(each.name for each in fields(Preferences))


def _place(name: str, value: Any) -> tuple[int, int]:
    """How many values a setting can have, and which of them this is."""
    if name == "language":
        return _size(name), _language_index(value)
    if name in _OF:
        values = _OF[name]
        nearest = value if value in values else min(values, key=lambda each: abs(each - value))
        return len(values), values.index(nearest)
    if name in WITHIN:
        lowest, step = WITHIN[name][0], _STEPS.get(name, 1)
        return _size(name), round((value - lowest) / step)
    return 2, int(value)


def _size(name: str) -> int:
    if name == "language":
        return (_LETTERS + 1) ** 3
    if name in _OF:
        return len(_OF[name])
    if name in WITHIN:
        lowest, highest = WITHIN[name]
        return (highest - lowest) // _STEPS.get(name, 1) + 1
    return 2


def _value(name: str, index: int) -> Any:
    if name == "language":
        return _language(index)
    if name in _OF:
        return _OF[name][index]
    if name in WITHIN:
        return WITHIN[name][0] + index * _STEPS.get(name, 1)
    return bool(index)


def _language_index(language: str) -> int:
    """Two or three letters as a number; what follows them in a tag (a script, a region) is not carried."""
    number = 0
    for letter in f"{language.partition('-')[0].lower()[:3]:`<3}":  # "`" stands before "a" in ASCII
        number = number * (_LETTERS + 1) + ord(letter) - ord("`")
    return number


def _language(index: int) -> str:
    letters = ""
    for _ in range(3):
        index, at = divmod(index, _LETTERS + 1)
        letters = chr(ord("`") + at) + letters
    language = letters.rstrip("`")
    if index or not language.isalpha():
        raise ProfileError(Flaw.DAMAGED)
    return language


def _checksum(packed: bytes) -> bytes:
    return (zlib.crc32(packed) & 0xFFFF).to_bytes(_CHECKSUM_BYTES, "big")


# The rough form of six digits.


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of acting, of which the six digits hold one."""

    keypad: Keypad = Keypad.KEYBOARD
    scanning: Scanning = Scanning.OFF
    dwell: bool = False
    explore_by_touch: bool = False


_WAYS: Final = (
    _Way(),
    _Way(keypad=Keypad.TACTILE),
    _Way(keypad=Keypad.SWITCH, scanning=Scanning.AUTO),
    _Way(keypad=Keypad.SWITCH, scanning=Scanning.STEP),
    _Way(dwell=True),
    _Way(explore_by_touch=True),
)
_ZOOMS: Final = (100, 150, 200, 300)
"""What the four steps of a kiosk's text are at home, in per cent."""
_LANGUAGES: Final = 3


def _rough_sizes() -> tuple[int, ...]:
    return (_LANGUAGES, len(PALETTES), TEXT_STEPS, 2, len(RATES), len(Verbosity), len(_WAYS), 2, 2)


def _rough(preferences: Preferences, languages: Sequence[str], zoomed: bool) -> list[tuple[int, int]]:
    language, zoom = preferences.language, preferences.zoom_percent
    nearest = min(range(TEXT_STEPS), key=lambda step: abs(_ZOOMS[step] - zoom))
    indices = (
        list(languages).index(language) if language in languages[:_LANGUAGES] else 0,
        PALETTES.index(preferences.palette),
        nearest if zoomed else preferences.text_step,
        int(preferences.speech),
        preferences.rate_step,
        list(Verbosity).index(preferences.verbosity),
        _way(preferences),
        int(preferences.easy),
        int(preferences.captions),
    )
    return list(zip(_rough_sizes(), indices, strict=True))


def _way(preferences: Preferences) -> int:
    if preferences.scanning is not Scanning.OFF:
        return 2 if preferences.scanning is Scanning.AUTO else 3
    if preferences.dwell:
        return 4
    if preferences.explore_by_touch:
        return 5
    return 1 if preferences.keypad is Keypad.TACTILE else 0


def _from_rough(indices: Sequence[int], languages: Sequence[str], base: Preferences) -> Preferences:
    language, palette, step, speech, rate, verbosity, way, easy, captions = indices
    if language >= len(languages):
        raise ProfileError(Flaw.WRONG_DIGITS)
    chosen = _WAYS[way]
    return replace(
        base,
        language=languages[language],
        palette=PALETTES[palette],
        text_step=step,
        zoom_percent=_ZOOMS[step],
        speech=bool(speech),
        rate_step=rate,
        verbosity=tuple(Verbosity)[verbosity],
        keypad=chosen.keypad,
        scanning=chosen.scanning,
        dwell=chosen.dwell,
        explore_by_touch=chosen.explore_by_touch,
        easy=bool(easy),
        captions=bool(captions),
    )
