"""Which ways in and aids are switched on, from the settings that pages know (`ui/personal_settings.py` names them)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.assisting.view import Aid

_YES: Final[dict[str, Aid]] = {
    "speech": Aid.VOICE,
    "curtain": Aid.DARK_SCREEN,
    "dwell": Aid.DWELL,
    "explore": Aid.HEAR_FIRST,
    "easy": Aid.SIMPLE,
    "sign_language": Aid.SIGN_LANGUAGE,
    "low": Aid.LOW,
}
_LARGE: Final = ("3", "4")
"""The bands of text size that are larger than the usual one at a kiosk (ACC-28)."""


def aids_of(preferences: Mapping[str, str]) -> frozenset[Aid]:
    """What helps this person now."""
    found = {aid for name, aid in _YES.items() if preferences.get(name) == "yes"}
    if preferences.get("size") in _LARGE:
        found.add(Aid.LARGE_TEXT)
    if preferences.get("palette", "light") != "light":
        found.add(Aid.COLOURS)
    if preferences.get("magnifier", "off") != "off":
        found.add(Aid.MAGNIFIER)
    if preferences.get("bounce", "0") != "0" or preferences.get("slow", "0") != "0":
        found.add(Aid.STEADY_KEYS)
    match preferences.get("scanning"):
        case "auto":
            found.add(Aid.SWITCH)
        case "step":
            found.add(Aid.TWO_SWITCHES)
    return frozenset(found)
