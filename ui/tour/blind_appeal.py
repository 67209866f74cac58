"""Somebody who sees nothing complains to an agency: each key follows from what was just heard (ACC-2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from translations import messages
from ui.tour.appeal_journey import PLACE, SEARCH, SUBJECT, TEXT
from ui.tour.blind_person import BlindPerson
from ui.tour.driver import Lost

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

AGENCY: Final = re.compile("az[eə]rsu|азерсу", re.IGNORECASE)
NUMBER: Final = re.compile(r"M 2026 \d{3} \d{3}")
DAY: Final = re.compile(r"\b\d{1,2} \w+ 2026")


class BlindComplainant(BlindPerson):
    """Writes by ear. What the buttons are called, somebody knows who has heard them named in their language."""

    def __init__(self, tour: Tour) -> None:
        super().__init__(tour)
        self._names = messages("kiosk", tour.language)

    def complain(self) -> None:
        """Take part → a complaint → to whom → about what → where → sign in → check → send → number and day are heard."""
        language = self.tour.language
        self._first_page()
        self._press("Complaints and proposals")
        self._press("Write to an agency")
        self._tick("A complaint")
        self._find_agency()
        for words in (SUBJECT[language], TEXT[language], PLACE[language]):
            self._write(words)
        self._tick("With my name")
        self._sign_in()
        self._patiently()
        self.tour.record.meet("reply")
        self._tick("In my cabinet on the portal")
        self._press("Send")
        told = " ".join(self.heard)
        if not NUMBER.search(told) or not DAY.search(told):
            raise Lost(f"neither number nor day was heard: {told}")

    def _find_agency(self) -> None:
        if not self.knows.field.search(self.heard[-1]):
            self.heard = self.ears.seek(self.knows.field, self.heard)
        self.ears.write(SEARCH[self.tour.language])
        self.ears.wait()
        self.tour.record.meet("found")
        self.ears.seek(AGENCY, [])  # what was written is heard too
        self._choose()
        self.tour.record.meet()

    def _write(self, words: str) -> None:
        """Into the field that is named last, then on."""
        if not self.knows.field.search(self.heard[-1]):
            self.heard = self.ears.seek(self.knows.field, self.heard)
        self.ears.write(words)
        self.ears.hear()
        self._press("Continue")

    def _tick(self, words: str) -> None:
        """The option of that name, then on."""
        self.ears.seek(self._named(words), self.heard, Qt.Key.Key_Down)
        self.ears.key(Qt.Key.Key_Space, " ")
        self._press("Continue")

    def _named(self, words: str) -> re.Pattern[str]:
        return re.compile(f"^{re.escape(self._names.gettext(words))}", re.IGNORECASE)

    def _press(self, words: str) -> None:
        """Go on until something of that name is heard, press it, and listen to the page that comes."""
        self.ears.seek(self._named(words), [])
        self._choose()
        self._patiently()
        self.tour.record.meet()

    def _patiently(self) -> None:
        """What comes after "please wait" comes by itself."""
        sending = self._names.gettext("Please wait. What you wrote is being sent.")
        while self.knows.wait.search(self.heard[-1]) or sending in self.heard[-1]:
            self.heard = self.ears.wait()


def appeal(tour: Tour) -> None:
    """A complaint, by ear."""
    BlindComplainant(tour).complain()
