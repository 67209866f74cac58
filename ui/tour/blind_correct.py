"""Somebody who sees nothing corrects what came back: what the authority asks is heard before the answer is written (ACC-2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from ui.tour.blind_cabinet import BlindInCabinet
from ui.tour.blind_person import MOST_PAGES
from ui.tour.correct_journey import ADDED, returned, sign_on_the_phone, to_be_signed
from ui.tour.driver import Lost
from ui.tour.knowledge import known

if TYPE_CHECKING:
    from ui.tour.journeys import Tour


_SIMA: Final = re.compile("^SİMA")
_CODE: Final = re.compile(r"(?<!\d )(\d) (\d) (\d) (\d)(?! \d)")
"""Four digits, each said by itself."""


@dataclass(frozen=True, slots=True)
class CorrectWords:
    """Names of things as one would look for them, and what the authority speaks of."""

    applications: re.Pattern[str]
    certificate: re.Pattern[str]
    correct: re.Pattern[str]
    asked: re.Pattern[str]
    home: re.Pattern[str]
    sign: re.Pattern[str]
    signed: re.Pattern[str]


CORRECT_WORDS: Final = known("correcting", CorrectWords)
"""By the language in which a person listens."""


class BlindCorrecting(BlindInCabinet):
    """Corrects by ear."""

    def correct(self) -> None:
        """From the cabinet to the receipt, and the signature that is asked for after it."""
        reference = returned(self.tour)
        known = CORRECT_WORDS[self.tour.language]
        self._enter()
        self._to(known.applications)
        self._to(known.certificate, step=Qt.Key.Key_Down)
        self._to(known.correct)
        if not self._says(known.asked):
            raise Lost(f"what is asked was not heard: {' | '.join(self.heard)}")
        self.ears.write(ADDED[self.tour.language])
        self.ears.hear()
        self._go_on()
        for _ in range(MOST_PAGES):
            self.tour.record.meet()
            if self._says(self.knows.received):
                self._keep()
                self._sign(reference, known)
                return
            self._act()
        raise Lost("the correction does not end")

    def _sign(self, reference: str, known: CorrectWords) -> None:
        """The code is heard digit by digit; the phone must show the same."""
        to_be_signed(self.tour, reference)
        for name in (known.home, self.words.cabinet, known.applications):
            self._to(name)
        self._to(known.certificate, step=Qt.Key.Key_Down)
        self._to(known.sign)
        self._to(_SIMA)
        code = _CODE.search(" ".join(self.heard))
        if code is None:
            raise Lost(f"no code was heard: {' | '.join(self.heard)}")
        sign_on_the_phone(self.tour, "".join(code.groups()))
        self._hear_of(known.signed)
        self.tour.record.meet()


def correct(tour: Tour) -> None:
    """What came back, by ear."""
    BlindCorrecting(tour).correct()
