"""Somebody who sees nothing books a visit to a centre: each key follows from what was just heard (ACC-2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from translations import messages
from ui.tour.blind_person import BlindPerson
from ui.tour.driver import Lost

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

SEARCH: Final = {"az": "vəsiqəm itib", "en": "lost my identity card", "ru": "потерял удостоверение"}
SERVICE: Final = {"az": "^.tirilmiş", "en": "^reissue of a lost", "ru": "^повторная выдача"}
BAKU: Final = {"az": "^bakı", "en": "^baku", "ru": "^баку|^бакинск"}
CENTRE: Final = "ASAN"
A_TIME: Final = re.compile(r"\b\d?\d:\d\d\b")
A_DAY: Final = re.compile(r"\b\d?\d\b")


class BlindAtCentre(BlindPerson):
    """Books a visit by ear. What the buttons are called, somebody knows who has heard them named in their language."""

    def __init__(self, tour: Tour) -> None:
        super().__init__(tour)
        self._names = messages("kiosk", tour.language)

    def book(self) -> None:
        """Search → centre → day → time → sign in → an interpreter → booked at the time that was heard → into the calendar."""
        self._first_page()
        self._find_service()
        self._press("Book a visit")
        self._take(re.compile(BAKU[self.tour.language], re.IGNORECASE))
        self._take(re.compile(CENTRE))
        self._press("Book a visit")
        self._take(A_DAY)
        self._take(A_TIME)
        self._press("Sign in with your phone")
        self._sign_in()
        self._patiently()
        self.tour.record.meet("needs")
        self.ears.seek(self._named("An interpreter of sign language"), self.heard, Qt.Key.Key_Down)
        self.ears.key(Qt.Key.Key_Space, " ")
        self._press("Continue")
        time = self._time_of(self.heard)
        self._press("Book")
        if self._time_of(self.heard) != time:
            raise Lost(f"another time than {time} was booked: {' | '.join(self.heard)}")
        self._keep_calendar()

    def _find_service(self) -> None:
        if not self.knows.field.search(self.heard[-1]):
            self.heard = self.ears.seek(self.knows.field, self.heard)
        self.ears.write(SEARCH[self.tour.language])
        found = self.ears.wait()
        self.tour.record.meet("results")
        self.ears.seek(re.compile(SERVICE[self.tour.language], re.IGNORECASE), found)
        self._choose()
        self.tour.record.meet()

    def _named(self, words: str) -> re.Pattern[str]:
        return re.compile(f"^{re.escape(self._names.gettext(words))}", re.IGNORECASE)

    def _press(self, words: str) -> None:
        """Go on until something of that name is heard, press it, and listen to the page that comes."""
        self.ears.seek(self._named(words), [])
        self._choose()
        self._patiently()
        self.tour.record.meet()

    def _take(self, wanted: re.Pattern[str]) -> None:
        """A row of a list: the one that is read with the page, if it is wanted, else one below it."""
        self.ears.seek(wanted, [re.split(r"(?<=[.?!]) ", self.heard[-1], maxsplit=1)[-1]], Qt.Key.Key_Down)
        self._choose()
        self._patiently()
        self.tour.record.meet()

    def _patiently(self) -> None:
        """What comes after "please wait" comes by itself."""
        booking = self._names.gettext("Please wait. The appointment is being booked.")
        while self.knows.wait.search(self.heard[-1]) or booking in self.heard[-1]:
            self.heard = self.ears.wait()

    def _time_of(self, heard: list[str]) -> str:
        """The first time of day that is named."""
        found = A_TIME.search(" ".join(heard))
        if found is None:
            raise Lost(f"no time was heard: {' | '.join(heard)}")
        return found.group()

    def _keep_calendar(self) -> None:
        """The appointment as a file for the calendar, and hear that it is there."""
        self.ears.seek(self._named("Save for my calendar"), [])
        heard = self.ears.key(Qt.Key.Key_Return, "\r") or self.ears.wait()
        if not any(".ics" in line or self.knows.kept.search(line) for line in heard):
            raise Lost(f"the calendar file was not kept: {' | '.join(heard)}")
        self.tour.record.meet("calendar-saved")


def appointment(tour: Tour) -> None:
    """A visit to a centre, by ear."""
    BlindAtCentre(tour).book()
