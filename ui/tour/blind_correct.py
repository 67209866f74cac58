"""Somebody who sees nothing corrects what came back: what the authority asks is heard before the answer is written (ACC-2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from ui.tour.blind_cabinet import BlindInCabinet
from ui.tour.blind_person import MOST_PAGES
from ui.tour.correct_journey import ADDED, returned
from ui.tour.driver import Lost
from ui.tour.knowledge import Language

if TYPE_CHECKING:
    from ui.tour.journeys import Tour


@dataclass(frozen=True, slots=True)
class CorrectWords:
    """Names of things as one would look for them, and what the authority speaks of."""

    applications: re.Pattern[str]
    certificate: re.Pattern[str]
    correct: re.Pattern[str]
    asked: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


CORRECT_WORDS: Final[Mapping[Language, CorrectWords]] = {
    "az": CorrectWords(
        applications=_words("^müraciətlərim"),
        certificate=_words("^məhkumluq"),
        correct=_words("^(müraciət\\w* düzəl|düzəl|correct)"),
        asked=_words("rayonu"),
    ),
    "en": CorrectWords(
        applications=_words("^my applications"),
        certificate=_words("^criminal-record"),
        correct=_words("^correct"),
        asked=_words("district"),
    ),
    "ru": CorrectWords(
        applications=_words("^мои обращения"),
        certificate=_words("^справка"),
        correct=_words("^(исправ|correct)"),
        asked=_words("район"),
    ),
}
"""By the language in which a person listens."""


class BlindCorrecting(BlindInCabinet):
    """Corrects by ear."""

    def correct(self) -> None:
        """From the cabinet to the receipt."""
        returned(self.tour)
        known = CORRECT_WORDS[self.tour.language]
        self._enter()
        self._to(known.applications)
        self._to(known.certificate, step=Qt.Key.Key_Down)
        self._to(known.correct)
        if not self._says(known.asked):
            raise Lost(f"what is asked was not heard: {' | '.join(self.heard)}")
        self.ears.write(ADDED)
        self.ears.hear()
        self._go_on()
        for _ in range(MOST_PAGES):
            self.tour.record.meet()
            if self._says(self.knows.received):
                self._keep()
                return
            self._act()
        raise Lost("the correction does not end")


def correct(tour: Tour) -> None:
    """What came back, by ear."""
    BlindCorrecting(tour).correct()
