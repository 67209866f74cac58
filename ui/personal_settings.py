"""A person's preferences by the names that pages use for them: size, palette, voice, language."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from accessibility.preferences import Preferences
from accessibility.speech.interface import RATES

CHOICES: Final = frozenset(
    {
        "language",
        "size",
        "palette",
        "mirrored",
        "speech",
        "rate",
        "volume",
        "captions",
        "keyboard",
        "keyboard_size",
        "easy",
        "sign_language",
    }
)
"""Keys of choices on "Sound and look", and ids of the quick actions of the first page; the value is the argument."""


def changed(preferences: Preferences, choice: str, value: str, *, at_kiosk: bool) -> Preferences:
    """The preferences after one choice; a value that means nothing changes nothing."""
    try:
        match choice:
            case "language":
                return replace(preferences, language=value)
            case "size" if at_kiosk:
                return replace(preferences, text_step=int(value) - 1)
            case "size":
                return replace(preferences, zoom_percent=int(value))
            case "palette":
                return replace(preferences, palette=value)
            case "rate":
                return replace(preferences, rate_step=RATES.index(int(value)))
            case "volume":
                return replace(preferences, volume=int(value))
            case "keyboard":
                return replace(preferences, screen_keyboard=value)
            case "keyboard_size":
                return replace(preferences, keyboard_size=int(value))
            case "mirrored" | "speech" | "captions" | "easy" | "sign_language":
                return replace(preferences, **{choice: value == "yes"})  # type: ignore[arg-type]
    except ValueError:
        return preferences
    return preferences


def for_desk(preferences: Preferences, *, at_kiosk: bool) -> dict[str, str]:
    """The same choices as pages show them."""
    return {
        "language": preferences.language,
        "size": str(preferences.text_step + 1) if at_kiosk else str(preferences.zoom_percent),
        "palette": preferences.palette,
        "mirrored": "yes" if preferences.mirrored else "no",
        "speech": "yes" if preferences.speech else "no",
        "rate": str(preferences.rate),
        "volume": str(preferences.volume),
        "captions": "yes" if preferences.captions else "no",
        "keyboard": preferences.screen_keyboard,
        "keyboard_size": str(preferences.keyboard_size),
        "sign_language": "yes" if preferences.sign_language else "no",
        "easy": "yes" if preferences.easy else "no",
    }
