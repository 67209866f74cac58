"""Somebody who sees nothing applies for their company: each page must say for whom it is, or they stop (ACC-2).

They know the company and what they want, and what buttons are called in their language.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from translations import Messages, messages
from ui.tour.blind_person import MOST_PAGES, BlindPerson
from ui.tour.driver import Lost
from ui.tour.knowledge import Answer
from ui.tour.represent_journey import COMPANY, PERSON, SEARCH, answers

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

SERVICE: Final = {"az": "^taksi minik", "en": "^taxi operator permit", "ru": "^разрешение на таксо"}
LATELY: Final = 3
"""How many lines back the beginning of a page may lie."""
_QUESTIONS: Final = {
    "az": {
        "carrierKind": ("kimin adından müraciət", "^hüquqi şəxs adından"),
        "carrierName": ("hüquqi şəxsin adı", ""),
        "taxiCount": ("neçə avtomobil", ""),
        "vehiclePlate": ("nömrə nişanı", ""),
        "driverCount": ("neçə sürücü", ""),
        "workArea": ("taksi harada", "^bakı şəhərində"),
        "tripCheckWay": ("kim yoxlayacaq", "^özümüz"),
        "phone": ("mobil nömr", ""),
        "email": ("poçt", ""),
    },
    "en": {
        "carrierKind": ("on whose behalf", "^on behalf of a legal"),
        "carrierName": ("name of the legal", ""),
        "taxiCount": ("how many cars", ""),
        "vehiclePlate": ("number plate", ""),
        "driverCount": ("how many drivers", ""),
        "workArea": ("where will the taxi", "^in baku"),
        "tripCheckWay": ("who will check", "^we check"),
        "phone": ("mobile number", ""),
        "email": ("e-mail", ""),
    },
    "ru": {
        "carrierKind": ("от чьего имени вы подаёте", "^от имени юрид"),
        "carrierName": ("название юрид", ""),
        "taxiCount": ("сколько автомобил", ""),
        "vehiclePlate": ("номерной знак", ""),
        "driverCount": ("сколько водител", ""),
        "workArea": ("где будет работать", "^в баку"),
        "tripCheckWay": ("кто будет проверять", "^мы сами"),
        "phone": ("номер мобильн", ""),
        "email": ("почта", ""),
    },
}
"""What is asked, and how the right one of several answers begins."""


class BlindRepresentative(BlindPerson):
    """Acts for a company by ear."""

    def __init__(self, tour: Tour) -> None:
        super().__init__(tour)
        self._names = messages("kiosk", tour.language)
        self._bars = messages("ui", tour.language)
        self._waiting = (
            self._names.gettext("Please wait. The portal is asked whether you may act for them."),
            self._names.gettext("Please wait. In a moment you act for yourself again."),
        )
        known = answers(tour.language)
        listened_for = tuple(
            Answer(
                re.compile(asked, re.IGNORECASE),
                re.compile(says, re.IGNORECASE) if says else None,
                "" if says else known[name],
            )
            for name, (asked, says) in _QUESTIONS[tour.language].items()
        )
        service = re.compile(SERVICE[tour.language], re.IGNORECASE)
        self.knows = replace(self.knows, search=SEARCH[tour.language], service=service, answers=listened_for)
        self.who = PERSON

    def represent(self) -> None:
        """Cabinet → for whom? → the company → its taxi permit → sent → for oneself again."""
        self._first_page()
        self._press("My cabinet")
        self._press("Sign in")
        self._sign_in()
        self._patiently()
        self._press("Who do you act for?")
        self._take_company()
        self._press("Act for them")
        self._for_the_company()
        self._press("Back")
        self._for_the_company()
        self._search()
        self._apply()
        self.ears.seek(self._named("Act for myself again", self._bars), [])
        self._choose()
        self._patiently()
        self.tour.record.meet("my-own-cabinet")
        if self._says(re.compile(COMPANY)):
            raise Lost(f"the company is still acted for: {' | '.join(self.heard)}")

    def _apply(self) -> None:
        for _ in range(MOST_PAGES):
            self.tour.record.meet()
            if self._says(self.knows.received):
                self._for_the_company()
                return
            if not self.knows.wait.search(self.heard[-1]):
                self._for_the_company()
            self._act()
        raise Lost("the form does not end")

    def _for_the_company(self) -> None:
        """Every page says so when it comes; what comes after it by itself may be heard by now."""
        lately = [each.line for each in self.ears.perceived()[-LATELY:]]
        says = self._names.pgettext("spoken", "For: {name}.").format(name=f"“{COMPANY}” MMC")
        if not any(says in line for line in lately):
            raise Lost(f"the page does not say for whom it is: {' | '.join(lately)}")

    def _take_company(self) -> None:
        """A row of a list: the one that is read with the page, if it is wanted, else one below it."""
        last = [re.split(r"(?<=[.?!]) ", self.heard[-1], maxsplit=1)[-1]]
        self.ears.seek(re.compile(COMPANY), last, Qt.Key.Key_Down)
        self._choose()
        self._patiently()
        self.tour.record.meet()

    def _named(self, words: str, names: Messages | None = None) -> re.Pattern[str]:
        return re.compile(f"^{re.escape((names or self._names).gettext(words))}", re.IGNORECASE)

    def _press(self, words: str) -> None:
        """Go on until something of that name is heard, press it, and listen to the page that comes."""
        self.ears.seek(self._named(words), [])
        self._choose()
        self._patiently()
        self.tour.record.meet()

    def _patiently(self) -> None:
        """What comes after "please wait" comes by itself."""
        while self.knows.wait.search(self.heard[-1]) or any(words in self.heard[-1] for words in self._waiting):
            self.heard = self.ears.wait()


def represent(tour: Tour) -> None:
    """A company's task, by ear."""
    BlindRepresentative(tour).represent()
