"""Which voice reads a language, and which one when that voice is missing or fails."""

from __future__ import annotations

from typing import Final

_NEXT: Final = {"az": "tr", "ru": "ru-lv", "en": "en-us"}
"""Of the same synthesiser: the nearest language, else the same language as it is spoken elsewhere. The Turkish voice knows the
letters ə, x and q."""
_LAST: Final = "en"


def voices_for(language: str) -> tuple[str, ...]:
    """Names of voices for a BCP 47 tag, the best first."""
    primary = language.split("-", 1)[0].lower()
    return tuple(dict.fromkeys([language.lower(), primary, next_voice(primary) or _LAST, _LAST]))


def next_voice(voice: str) -> str | None:
    """The voice to try when `voice` fails; None when there is no other."""
    return _NEXT.get(voice.split("-", 1)[0].lower()) if voice not in _NEXT.values() else None
