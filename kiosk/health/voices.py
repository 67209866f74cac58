"""The voices: whether each of the three languages can be spoken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.health.finding import Finding
from kiosk.text import Wording

NAME: Final = "voices"


def voices_found(causes: Mapping[str, str], _: Wording) -> Finding:
    """`causes` says of each language why it cannot be spoken; empty where sound was made of a word."""
    names = {"az": _("Azerbaijani"), "en": _("English"), "ru": _("Russian")}
    values = {language: not cause for language, cause in causes.items()}
    silent = [language for language, cause in causes.items() if cause]
    if not silent:
        good = ", ".join(str(names[language]) for language in causes)
        return Finding(NAME, "ok", _("Voices that work: {languages}.", languages=good), "", values)
    listed = ", ".join(str(names[language]) for language in silent)
    cause = "; ".join(dict.fromkeys(causes[language] for language in silent))
    return Finding(NAME, "problem", _("Voices that do not work: {languages}.", languages=listed), cause, values)
