"""Somebody who sees nothing goes to their cabinet, and pays: each key follows from what was just heard (ACC-2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from ui.tour.blind_person import BlindPerson
from ui.tour.cabinet_journeys import same_amount
from ui.tour.cabinet_knowledge import CABINET_WORDS
from ui.tour.driver import Lost

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

_MANAT: Final = re.compile(r"\d+(?:[.,]\d\d)?")


class BlindInCabinet(BlindPerson):
    """Goes through the cabinet by ear."""

    def __init__(self, tour: Tour) -> None:
        super().__init__(tour)
        self.words = CABINET_WORDS[tour.language]

    def look_around(self) -> None:
        """How many messages are new, one of them, a document, and what a register holds."""
        self._enter()
        self._hear_of(self.words.new_message)
        self._to(self.words.messages)
        self._to(self.words.family_doctor, step=Qt.Key.Key_Down)
        self.read_what_is_private()
        self._back(2)
        self._to(self.words.documents)
        self._to(self.words.residence, step=Qt.Key.Key_Down)
        self._back(2)
        self._to(self.words.my_data)
        self._to(self.words.registers)
        self._to(self.words.population, step=Qt.Key.Key_Down)
        self._back(1)

    def pay(self) -> None:
        """The fee, with the phone: what is to be written there is heard, and so is the sum."""
        self._enter()
        self._to(self.words.payments)
        self._to(self.words.fee, step=Qt.Key.Key_Down)
        self._to(self.words.pay)
        self._pay_on_the_phone(" ".join(self.heard))
        self._hear_of(self.words.paid)
        self.tour.record.meet()
        self._to(self.words.receipt)
        self._keep_receipt()

    def _enter(self) -> None:
        self._first_page()
        self._to(self.words.cabinet)
        self._to(self.words.sign_in)
        if not self._says(self.words.signing_in):
            raise Lost(f"this is no page to sign in: {' | '.join(self.heard)}")
        self._sign_in()
        self._patiently()
        self.tour.record.meet("cabinet-signed-in")

    def _to(self, name: re.Pattern[str], step: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Go on until something of that name is heard, press it, and listen to the page that comes."""
        here = self.heard[-1:] if step == Qt.Key.Key_Down else []
        self.ears.seek(name, [_last_things(each) for each in here], step)
        self._choose()
        self._patiently()
        self.tour.record.meet()

    def _patiently(self) -> None:
        """What comes after "please wait" comes by itself."""
        while self.words.wait.search(self.heard[-1]):
            self.heard = self.ears.wait()

    def _back(self, times: int) -> None:
        for _ in range(times):
            self._to(self.words.back)

    def _hear_of(self, wanted: re.Pattern[str]) -> None:
        """What is told without having been asked for."""
        while not any(wanted.search(line) for line in self.heard):
            self.heard = self.ears.wait()

    def read_what_is_private(self) -> None:
        """What is private is said when the key for it is pressed, and only then (ACC-11)."""
        self.ears.seek(self.words.private, [], Qt.Key.Key_Down)
        heard = self.ears.key(Qt.Key.Key_F12)
        if not heard or all(self.words.private.search(line) for line in heard):
            raise Lost(f"what is private is not said aloud: {' | '.join(heard)}")

    def _pay_on_the_phone(self, said: str) -> None:
        from kiosk.sandbox.payer import Payer

        there, amount = self.words.write_there.search(said), self.words.amount.search(said)
        if there is None or amount is None:
            raise Lost(f"no number and no sum were heard: {said}")
        phone = Payer(self.tour.language)
        told = phone.write(f"http://{self.words.written(there[1])}", re.sub(r"\D", "", there[2]))
        sum_there = _MANAT.search(told)
        if sum_there is None or not same_amount(amount[1], sum_there.group()):
            raise Lost(f"{amount[1]} was heard, the phone says {told}")
        phone.decide("paid")
        self.heard = self.ears.wait()

    def _keep_receipt(self) -> None:
        self.ears.seek(self.words.keep, [])
        heard = self.ears.key(Qt.Key.Key_Return, "\r") or self.ears.wait()
        if not any(self.words.kept.search(line) for line in heard):
            raise Lost(f"the receipt was not kept: {' | '.join(heard)}")
        self.tour.record.meet("receipt-saved")


def _last_things(line: str) -> str:
    """The end of what was said of a page: the thing in focus comes last, with its description and its place."""
    return " ".join(re.split(r"(?<=[.?!]) ", line)[1:])


def cabinet(tour: Tour) -> None:
    """The cabinet, by ear."""
    BlindInCabinet(tour).look_around()


def pay(tour: Tour) -> None:
    """A payment, by ear."""
    BlindInCabinet(tour).pay()
