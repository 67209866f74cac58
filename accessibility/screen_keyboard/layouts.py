"""What stands on the keyboards: letters of az, ru and en, digits and signs, and a number pad in keypad order. No Qt.

Azerbaijani stands as on the standard keyboard (QÜERTY), Russian as ЙЦУКЕН with ё, English as QWERTY. The digits of a
number pad go 1-2-3 from the top, as on a telephone and on a tactile keypad (ACC-42).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Kind(StrEnum):
    """What a field takes, and so which keys it needs."""

    TEXT = "text"
    MULTILINE = "multiline"
    SEARCH = "search"
    EMAIL = "email"
    NUMBER = "number"
    PHONE = "phone"
    DATE = "date"


class Layer(StrEnum):
    """What the keys write at present."""

    SMALL = "small"
    CAPITAL = "capital"
    SIGNS = "signs"


class KeyRole(StrEnum):
    """What a key does. A gap is a place without a key."""

    WRITE = "write"
    SHIFT = "shift"
    LAYER = "layer"
    LANGUAGE = "language"
    SPACE = "space"
    LINE = "line"
    ERASE = "erase"
    LEFT = "left"
    RIGHT = "right"
    NEXT = "next"
    HIDE = "hide"
    SIZE = "size"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `writes` is what it writes, `width` is in widths of a letter."""

    role: KeyRole
    writes: str = ""
    width: float = 1.0


Row = tuple[Key, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The letters of one language, row by row; `name` is the language's own name for itself, `first` its first letters."""

    language: str
    name: str
    first: str
    letters: tuple[str, str, str]


LAYOUTS: Final[Mapping[str, Layout]] = MappingProxyType(
    {
        "az": Layout("az", "Azərbaycanca", "abc", ("qüertyuiopöğ", "asdfghjklıə", "zxcvbnmçş")),
        "ru": Layout("ru", "Русский", "абв", ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбюё")),
        "en": Layout("en", "English", "abc", ("qwertyuiop", "asdfghjkl", "zxcvbnm")),
    }
)
"""In the order in which the language key goes through them."""

PADS: Final = frozenset({Kind.NUMBER, Kind.PHONE, Kind.DATE})
"""Fields that are written with digits alone."""

_TURKIC: Final = {"i": "İ", "ı": "I"}
_SIGNS: Final = ("1234567890", "-/.,:;()?", "@_№%&+=!'\"«»")
_SIGNS_NARROW: Final = ("1234567890", "-/.,:;()?!", "@_№%&+='\"*")
_BESIDE_ZERO: Final = {Kind.NUMBER: (",", "-"), Kind.PHONE: ("+", ""), Kind.DATE: ("", "")}


def capital(letter: str, language: str) -> str:
    """The capital of a letter in a language: in Azerbaijani the dot of `i` stays."""
    return _TURKIC.get(letter, letter.upper()) if language == "az" else letter.upper()


def next_language(language: str) -> str:
    """The layout after this one."""
    tags = list(LAYOUTS)
    return tags[(tags.index(language) + 1) % len(tags)] if language in tags else tags[0]


def rows(layout: Layout, layer: Layer, kind: Kind, *, narrow: bool = False) -> Rows:
    """The keys for a field, each row equally wide. `narrow` gives more rows of fewer keys, for an upright screen."""
    if kind in PADS:
        return _pad(kind)
    if kind is Kind.EMAIL:
        layout = LAYOUTS["en"]
    return (_narrow if narrow else _wide)(layout, layer, kind)


def _pad(kind: Kind) -> Rows:
    before, after = _BESIDE_ZERO[kind]
    return (
        (*_write("123"), Key(KeyRole.ERASE, width=2)),
        (*_write("456"), Key(KeyRole.LEFT), Key(KeyRole.RIGHT)),
        (*_write("789"), Key(KeyRole.SIZE), Key(KeyRole.HIDE)),
        (_or_gap(before), *_write("0"), _or_gap(after), Key(KeyRole.NEXT, width=2)),
    )


def _or_gap(character: str) -> Key:
    return Key(KeyRole.WRITE, character) if character else Key(KeyRole.GAP)


def _wide(layout: Layout, layer: Layer, kind: Kind) -> Rows:
    """Four rows; what erases and what goes on stands at the right, where it does on other keyboards."""
    first, second, third = _letters(layout, layer, _SIGNS)
    total = len(first) + 2.0
    if layer is Layer.SIGNS:
        last = third
    else:
        shift = 2.0 if len(first) <= 10 else 3.0
        beside = "_.-" if kind is Kind.EMAIL else ",.-"
        room = round(total - shift - len(third))
        last = (Key(KeyRole.SHIFT, width=shift), *third, *_write(beside if room == 3 else ",."[-room:]))
    return (
        (*first, Key(KeyRole.ERASE, width=2)),
        (*second, Key(KeyRole.NEXT, width=total - len(second))),
        last,
        _foot(total, kind),
    )


def _foot(total: float, kind: Kind) -> Row:
    """The last row: what changes the keys at the left, the space in the middle, the caret at the right."""
    small = total <= 12
    arrow, layer, size = (1.45, 1.25, 1.4) if small else (1.75, 1.4, 1.75)
    language, hide = (2.25, 1.75) if small else (2.6, 2.0)
    line = 0.0
    if kind is Kind.MULTILINE:
        # one key more: the others give way, so that the space keeps the room that its word needs
        arrow, layer, size = (1.4, 1.15, 1.3) if small else (1.65, 1.25, 1.6)
        language, hide, line = (2.2, 1.6, 1.5) if small else (2.55, 1.75, 1.75)
    ends = [Key(KeyRole.LEFT, width=arrow), Key(KeyRole.RIGHT, width=arrow)]
    last = (Key(KeyRole.SIZE, width=size), Key(KeyRole.HIDE, width=hide))
    if kind is Kind.EMAIL:
        start = [Key(KeyRole.LAYER, width=layer + 1)]
        middle = Key(KeyRole.WRITE, "@", total - layer - 1 - 2 * arrow - size - hide)
        return (*start, middle, *ends, *last)
    if line:
        ends.append(Key(KeyRole.LINE, width=line))
    taken = layer + language + size + hide + sum(key.width for key in ends)
    space = Key(KeyRole.SPACE, " ", total - taken)
    return (
        Key(KeyRole.LAYER, width=layer),
        Key(KeyRole.LANGUAGE, width=language),
        space,
        *ends,
        *last,
    )


def _narrow(layout: Layout, layer: Layer, kind: Kind) -> Rows:
    """Five rows of letters and of words."""
    first, second, third = _letters(layout, layer, _SIGNS_NARROW)
    total = len(first)
    if layer is not Layer.SIGNS:
        beside = "_.-" if kind is Kind.EMAIL else ",.'"
        second = (*second, *_write("+" if kind is Kind.EMAIL else "-"))
        third = (*third, *_write(beside[: total - len(third)]))
    unit = total / 12
    middle = Key(KeyRole.WRITE, "@", 4 * unit) if kind is Kind.EMAIL else Key(KeyRole.SPACE, " ", 4 * unit)
    changing: Row = (Key(KeyRole.SHIFT, width=3 * unit), Key(KeyRole.LAYER, width=2 * unit))
    if layer is Layer.SIGNS:
        changing = (Key(KeyRole.LAYER, width=5 * unit),)
    return (
        first,
        second,
        third,
        (*changing, middle, Key(KeyRole.ERASE, width=3 * unit)),
        tuple(Key(role, width=width * unit) for role, width in _narrow_foot(kind)),
    )


def _narrow_foot(kind: Kind) -> tuple[tuple[KeyRole, float], ...]:
    if kind is Kind.EMAIL:
        return ((KeyRole.LEFT, 1.75), (KeyRole.RIGHT, 1.75), (KeyRole.SIZE, 2.5), (KeyRole.HIDE, 3), (KeyRole.NEXT, 3))
    if kind is Kind.MULTILINE:
        language, arrow, size, hide, on = 2.25, 1.375, 1.75, 1.75, 1.75
    else:
        language, arrow, size, hide, on = 2.75, 1.75, 1.75, 2.0, 2.0
    line = ((KeyRole.LINE, 1.75),) if kind is Kind.MULTILINE else ()
    arrows = ((KeyRole.LEFT, arrow), (KeyRole.RIGHT, arrow))
    last = ((KeyRole.SIZE, size), (KeyRole.HIDE, hide), (KeyRole.NEXT, on))
    return ((KeyRole.LANGUAGE, language), *arrows, *line, *last)


def _letters(layout: Layout, layer: Layer, signs: tuple[str, str, str]) -> tuple[Row, Row, Row]:
    if layer is Layer.SIGNS:
        one, two, three = signs
    elif layer is Layer.CAPITAL:
        one, two, three = ("".join(capital(each, layout.language) for each in row) for row in layout.letters)
    else:
        one, two, three = layout.letters
    return _write(one), _write(two), _write(three)


def _write(characters: str) -> Row:
    return tuple(Key(KeyRole.WRITE, character) for character in characters)
