"""A person's settings: what they see, hear and how they act. No Qt, nothing about who they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final

from accessibility.speech.interface import DEFAULT_RATE, RATES

PALETTES: Final = ("light", "dark", "yellow-on-black", "white-on-black", "black-on-white", "low-glare")
TEXT_STEPS: Final = 4
"""Steps of text size, from 0; a program maps them to millimetres (ACC-28)."""
ZOOM_PERCENT: Final = (100, 400)
VOLUME_STEP: Final = 10
DEFAULT_VOLUME: Final = 50
LOWEST_VOLUME: Final = 0
"""The lowest of eleven steps is still heard (ACC-18); speech is switched off by its own setting (ACC-15)."""


SCREEN_KEYBOARD: Final = ("auto", "yes", "no")
"""When the keyboard on the screen comes: as the program sees fit, with every field, never."""

WITHIN: Final[Mapping[str, tuple[int, int]]] = {
    "zoom_percent": ZOOM_PERCENT,
    "magnification": (150, 800),
    "bounce_ms": (0, 2000),
    "slow_keys_ms": (0, 2000),
    "scan_ms": (500, 10_000),
    "scan_first_factor": (1, 4),
    "scan_loops": (1, 10),
    "scan_hold_ms": (0, 2000),
    "scan_ignore_ms": (0, 2000),
    "dwell_ms": (300, 5000),
    "slip_mm": (0, 30),
    "keyboard_size": (0, 2),
}
"""Bounds of what is a number, both ends included (scanning: requirements B1; keys: ACC-39, ACC-88)."""


class Verbosity(StrEnum):
    """How much is said of a thing beside its name and its state."""

    BRIEF = "brief"
    NORMAL = "normal"
    FULL = "full"


class Keypad(StrEnum):
    """What a person presses."""

    KEYBOARD = "keyboard"
    TACTILE = "tactile"
    SWITCH = "switch"


class Magnifier(StrEnum):
    """What is enlarged beyond the text size."""

    OFF = "off"
    LENS = "lens"
    FULL = "full"


class Scanning(StrEnum):
    """How switches walk the screen: not at all, by itself with one switch, step by step with two."""

    OFF = "off"
    AUTO = "auto"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Preferences:
    """One person's settings; the defaults are those of a visit's beginning (ACC-92).

    `speech_beside_reader` lets our voice speak although the person's own screen reader does (ACC-83).
    `rate_step` counts in `speech.interface.RATES`, `volume` is a percentage, `zoom_percent` is for the home window.
    `…_ms` are milliseconds: a key again within `bounce_ms` counts once, a key held for less than `slow_keys_ms` not at all
    (ACC-39, ACC-88); a scan stays `scan_ms` at each thing, `scan_first_factor` times as long at the first, goes round
    `scan_loops` times, wants the switch held for `scan_hold_ms` and hears it once in `scan_ignore_ms`; a pointer that rests
    for `dwell_ms` acts. `slip_mm` is how far a finger may slip and still press (ACC-58). `magnification` is a percentage.
    `keyboard_size` is that of the keyboard on the screen: 0 small, 1 usual, 2 large.
    Raises ValueError when something is out of bounds.
    """

    language: str = "az"
    palette: str = PALETTES[0]
    text_step: int = 1
    zoom_percent: int = 100
    speech: bool = False
    speech_beside_reader: bool = False
    rate_step: int = RATES.index(DEFAULT_RATE)
    volume: int = DEFAULT_VOLUME
    captions: bool = False
    mirrored: bool = False
    verbosity: Verbosity = Verbosity.NORMAL
    keypad: Keypad = Keypad.KEYBOARD
    screen_keyboard: str = SCREEN_KEYBOARD[0]
    keyboard_size: int = 1
    echo_characters: bool = True
    echo_words: bool = False
    highlight_words: bool = True
    transcript: bool = False
    magnifier: Magnifier = Magnifier.OFF
    magnification: int = 200
    curtain: bool = False
    low_layout: bool = False
    easy: bool = False
    sign_language: bool = False
    bounce_ms: int = 0
    slow_keys_ms: int = 0
    scanning: Scanning = Scanning.OFF
    scan_ms: int = 1500
    scan_first_factor: int = 2
    scan_loops: int = 3
    scan_hold_ms: int = 0
    scan_ignore_ms: int = 300
    scan_aloud: bool = True
    dwell: bool = False
    dwell_ms: int = 1000
    explore_by_touch: bool = False
    slip_mm: int = 6
    motion: bool = False

    def __post_init__(self) -> None:
        _check("language", bool(self.language) and self.language.isascii())
        _check("palette", self.palette in PALETTES)
        _check("text_step", 0 <= self.text_step < TEXT_STEPS)
        for name, (lowest, highest) in WITHIN.items():
            _check(name, lowest <= getattr(self, name) <= highest)
        _check("rate_step", 0 <= self.rate_step < len(RATES))
        _check("volume", LOWEST_VOLUME <= self.volume <= 100)
        _check("verbosity", self.verbosity in Verbosity)
        _check("keypad", self.keypad in Keypad)
        _check("magnifier", self.magnifier in Magnifier)
        _check("scanning", self.scanning in Scanning)
        _check("screen_keyboard", self.screen_keyboard in SCREEN_KEYBOARD)

    @property
    def rate(self) -> int:
        """The speech rate in the voice's own units."""
        return RATES[self.rate_step]

    def louder(self, steps: int = 1) -> Preferences:
        """`steps` of ten per cent, down when negative, never beyond the ends."""
        volume = min(100, max(LOWEST_VOLUME, self.volume + steps * VOLUME_STEP))
        return replace(self, volume=volume)

    def faster(self, steps: int = 1) -> Preferences:
        """The next rates, slower when negative, never beyond the ends (ACC-19)."""
        return replace(self, rate_step=min(len(RATES) - 1, max(0, self.rate_step + steps)))

    def larger(self, steps: int = 1) -> Preferences:
        """The next text sizes, smaller when negative, never beyond the ends."""
        return replace(self, text_step=min(TEXT_STEPS - 1, max(0, self.text_step + steps)))

    def as_mapping(self) -> dict[str, Any]:
        """Plain values, for a settings file."""
        return {key: str(value) if isinstance(value, StrEnum) else value for key, value in asdict(self).items()}


def from_mapping(stored: Mapping[str, object], default: Preferences | None = None) -> Preferences:
    """Preferences from a settings file. What is unknown, of another type or out of bounds keeps its default: a person
    must get a usable screen from a file that somebody or something has spoilt."""
    preferences = default or Preferences()
    for known in fields(Preferences):
        value, before = stored.get(known.name), getattr(preferences, known.name)
        plain = str if isinstance(before, StrEnum) else type(before)
        if type(value) is not plain:
            continue
        changed: dict[str, Any] = {known.name: value}
        try:
            if isinstance(before, StrEnum):
                changed = {known.name: type(before)(str(value))}
            preferences = replace(preferences, **changed)
        except ValueError:
            continue
    return preferences


def refused(stored: Mapping[str, object]) -> list[str]:
    """The names in `stored` that are unknown, of another type or out of bounds: for an administrator to mend."""
    known = {each.name for each in fields(Preferences)}
    plain = Preferences().as_mapping()
    found = []
    for name, value in stored.items():
        taken = from_mapping({name: value}).as_mapping() if name in known else plain
        if name not in known or taken[name] != value:
            found.append(name)
    return found


def _check(name: str, holds: bool) -> None:
    if not holds:
        raise ValueError(f"preference out of bounds: {name}")
