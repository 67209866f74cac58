"""Somebody who sees nothing signs in: the code, the number and the check code are heard, and so is what to do about each no (ACC-2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ui.tour.blind_cabinet import BlindInCabinet
from ui.tour.blind_person import Listener
from ui.tour.driver import Lost
from ui.tour.signing_journey import PERSON, PHONE, POLL_SECONDS, SHORT_LIFE, USER_ID, WRONG_ID

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

_CODE: Final = re.compile(r"(?:\d[ ,]*){9}")
_CHECK_CODE: Final = re.compile(r"(?:\d, ){3}\d")


@dataclass(frozen=True, slots=True)
class SigningWords:
    """What one listens for."""

    no_phone: re.Pattern[str]
    document: re.Pattern[str]
    refused: re.Pattern[str]
    run_out: re.Pattern[str]
    new_code: re.Pattern[str]
    mobile_id: re.Pattern[str]
    unknown: re.Pattern[str]
    change: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


SIGNING_WORDS: Final[Mapping[str, SigningWords]] = {
    "az": SigningWords(
        no_phone=_words("telefon.* yoxdur"),
        document=_words("şəxsiyyət"),
        refused=_words("rədd edil"),
        run_out=_words("vaxtı bitib"),
        new_code=_words("^yeni kod"),
        mobile_id=_words("^(asan|mobil)"),
        unknown=_words("uyğun|aid deyil|birlikdə"),
        change=_words("(nömrə|istifadəçi).*dəyiş"),
    ),
    "en": SigningWords(
        no_phone=_words("^i have no phone"),
        document=_words("identity document"),
        refused=_words("was refused"),
        run_out=_words("has expired"),
        new_code=_words("^new code"),
        mobile_id=_words("^asan"),
        unknown=_words("do not belong together"),
        change=_words("^change number"),
    ),
    "ru": SigningWords(
        no_phone=_words("нет .*телефон|телефона .*нет"),
        document=_words("удостовер|документ"),
        refused=_words("отклон"),
        run_out=_words("истёк"),
        new_code=_words("^новый код"),
        mobile_id=_words("^asan|^мобильн"),
        unknown=_words("не подход|не соответ|не относ|не совпад"),
        change=_words("^(изменить|исправить)"),
    ),
}
"""By the language in which a person listens."""


class BlindSigningIn(BlindInCabinet):
    """Signs in by ear."""

    def __init__(self, tour: Tour) -> None:
        super().__init__(tour)
        self.signing = SIGNING_WORDS[tour.language]
        self.phone = tour.portal.phone(tour.language)

    def sign_in(self) -> None:
        """Without a phone, refused, run out; then with mobile ID where it is offered, else with the code that was heard."""
        self._wake()
        self._to(self.words.cabinet)
        self._to(self.words.sign_in)
        self._to(self.signing.no_phone)
        self._hear(self.signing.document)
        self._back(1)
        self.phone.decide(self._code(), PERSON, "refused")
        self._wait_for(self.signing.refused)
        if self.tour.driver.visit.application.settings.at_kiosk:
            self._to(self.signing.new_code)
            self._with_mobile_id()
        else:
            self._too_late()
            self._sign_in()
        self._patiently()
        self.tour.record.meet("cabinet-signed-in")

    def _wake(self) -> None:
        self.heard = self.ears.wait()
        if self.tour.driver.page.attract:
            self.tour.record.meet()
            self.tour.driver.wake()
            self.heard = self.ears.wait()
        self.tour.record.meet()

    def _too_late(self) -> None:
        """A code runs out, and one key brings another."""
        portal = self.tour.portal.portal
        usual, portal.code_life = portal.code_life, SHORT_LIFE
        self._to(self.signing.new_code)
        self._wait_for(self.signing.run_out)
        portal.code_life = usual
        self._to(self.signing.new_code)

    def _with_mobile_id(self) -> None:
        """First with a mistake, which is told and corrected; the check code is heard, and stands on the phone."""
        self._to(self.signing.mobile_id)
        self._write(PHONE)
        self._write(WRONG_ID)
        self._hear(self.signing.unknown)
        self._to(self.signing.change)
        self._on()  # the number is still there
        self.ears.erase(len(WRONG_ID))
        self.ears.hear()
        self._write(USER_ID)
        code = _CHECK_CODE.search(" ".join(self.heard))
        if code is None:
            raise Lost(f"no check code was heard: {' | '.join(self.heard)}")
        there = self.phone.answer(PERSON)
        if there != re.sub(r"\D", "", code.group()):
            raise Lost(f"{code.group()} was heard, the phone says {there}")
        self.heard = self.ears.wait()

    def _write(self, text: str) -> None:
        self.ears.write(text)
        self.ears.hear()
        self._on()

    def _on(self) -> None:
        self._go_on()
        self._patiently()
        self.tour.record.meet()

    def _code(self) -> str:
        """As it was dictated, behind the address."""
        said = " ".join(self.heard)
        code = _CODE.search(said.rpartition(":")[2])
        if code is None:
            raise Lost(f"no code was heard: {said}")
        return re.sub(r"\D", "", code.group())

    def _hear(self, wanted: re.Pattern[str]) -> None:
        if not self._says(wanted):
            raise Lost(f"{wanted.pattern} was not heard, but: {' | '.join(self.heard)}")

    def _wait_for(self, wanted: re.Pattern[str]) -> None:
        if not self._says(wanted):  # it may have come while something else was listened to
            self.heard = self.ears.wait()
        self._hear(wanted)
        self.tour.record.meet()


def sign_in(tour: Tour) -> None:
    """Signing in, by ear."""
    tour.portal.portal.poll_interval = POLL_SECONDS
    assert isinstance(tour.driver, Listener)
    BlindSigningIn(tour).sign_in()
