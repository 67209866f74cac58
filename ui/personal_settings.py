"""A person's preferences by the names that pages use for them: size, palette, voice, hands, language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from accessibility.preferences import Magnifier, Preferences, Scanning, Verbosity
from accessibility.profile import PREFIX, Flaw, ProfileError, from_digits, from_text, to_digits, to_text
from accessibility.speech.interface import RATES
from kiosk.journeys.profile_names import DIGITS, TEXT
from kiosk.text import LANGUAGES, is_language

SEVERAL: Final = {
    "echo": {"letters": "echo_characters", "words": "echo_words"},
    "helps": {
        "easy": "easy",
        "highlight": "highlight_words",
        "transcript": "transcript",
        "sign_language": "sign_language",
    },
}
"""Choices of which several hold at once: each value with its preference. They may also be empty."""

_YES_NO: Final = {
    "mirrored": "mirrored",
    "speech": "speech",
    "captions": "captions",
    "easy": "easy",
    "sign_language": "sign_language",
    "low": "low_layout",
    "curtain": "curtain",
    "explore": "explore_by_touch",
    "dwell": "dwell",
}
_OF: Final[dict[str, tuple[str, Callable[[str], Any]]]] = {
    "language": ("language", str),
    "palette": ("palette", str),
    "rate": ("rate_step", lambda value: RATES.index(int(value))),
    "volume": ("volume", int),
    "keyboard": ("screen_keyboard", str),
    "keyboard_size": ("keyboard_size", int),
    "verbosity": ("verbosity", Verbosity),
    "magnifier": ("magnifier", Magnifier),
    "magnification": ("magnification", int),
    "scanning": ("scanning", Scanning),
    "scan_speed": ("scan_ms", int),
    "dwell_time": ("dwell_ms", int),
    "slip": ("slip_mm", int),
    "bounce": ("bounce_ms", int),
    "slow": ("slow_keys_ms", int),
}
"""The preference behind a choice, and what makes its value of that of an option."""

CHOICES: Final = frozenset({"size", *SEVERAL, *_YES_NO, *_OF})
"""Keys of choices on "Sound and look", and ids of the quick actions of the first page; the value is the argument."""


def changed(preferences: Preferences, choice: str, value: str, *, at_kiosk: bool) -> Preferences:
    """The preferences after one choice; a value that means nothing changes nothing."""
    if choice in SEVERAL:
        ticked = value.split()
        return replace(preferences, **{name: each in ticked for each, name in SEVERAL[choice].items()})  # type: ignore[arg-type]
    if choice in _YES_NO:
        return replace(preferences, **{_YES_NO[choice]: value == "yes"})  # type: ignore[arg-type]
    try:
        if choice == "size" and at_kiosk:
            return replace(preferences, text_step=int(value) - 1)
        if choice == "size":
            return replace(preferences, zoom_percent=int(value))
        if choice in _OF:
            name, read = _OF[choice]
            return replace(preferences, **{name: read(value)})
    except ValueError:
        return preferences
    return preferences


def for_desk(preferences: Preferences, *, at_kiosk: bool) -> dict[str, str]:
    """The same choices as pages show them, and the settings as they can be taken along."""
    found = {
        "size": str(preferences.text_step + 1) if at_kiosk else str(preferences.zoom_percent),
        "rate": str(preferences.rate),
        TEXT: carried_text(preferences, at_kiosk=at_kiosk),
        DIGITS: carried_digits(preferences, at_kiosk=at_kiosk),
    }
    for choice, name in _YES_NO.items():
        found[choice] = "yes" if getattr(preferences, name) else "no"
    for choice, values in SEVERAL.items():
        found[choice] = " ".join(value for value, name in values.items() if getattr(preferences, name))
    for choice, (name, _) in _OF.items():
        found.setdefault(choice, str(getattr(preferences, name)))
    return found


def carried_text(preferences: Preferences, *, at_kiosk: bool) -> str:
    """All settings as the letters of a QR code. The size of text goes along for a kiosk and for home, whichever comes next.
    A dark screen stays here: it is for who stands behind a person now."""
    both = from_digits(carried_digits(preferences, at_kiosk=at_kiosk), LANGUAGES)
    size = {"zoom_percent": both.zoom_percent} if at_kiosk else {"text_step": both.text_step}
    return to_text(replace(preferences, curtain=False, **size))  # type: ignore[arg-type]


def carried_digits(preferences: Preferences, *, at_kiosk: bool) -> str:
    """What matters most, as six digits."""
    return to_digits(preferences, LANGUAGES, zoomed=not at_kiosk)


def brought(written: str, now: Preferences) -> Preferences:
    """The settings in what somebody wrote or a scanner typed; six digits change what they hold and leave the rest of `now`.

    Raises `ProfileError`. A screen that is dark stays so, and none becomes so: with a code of somebody who does not listen, a
    black and silent screen would look broken. A language that the program does not speak is not taken.
    """
    plain = written.strip()
    has_letters = any(each.isalpha() for each in plain)
    found = from_text(plain) if has_letters or ":" in plain else from_digits(plain, LANGUAGES, now)
    language = found.language if is_language(found.language) else now.language
    return replace(found, language=language, curtain=now.curtain and found.speech)


def flaw_of(written: str, error: ProfileError) -> Flaw:
    """What is wrong with what was written: a profile that was cut off at its end is damaged."""
    begun = written.strip().upper()
    return Flaw.DAMAGED if begun and PREFIX.startswith(begun) else error.flaw
