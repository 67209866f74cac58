"""Somebody who sees nothing: each key follows from what was just heard, and from nothing else (ACC-2).

They know what they want and what to answer, not the way. Whatever order the choices are in, and whatever else the page
says, they listen until they hear what they are after.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from accessibility.compose import caption_of
from accessibility.speech.recording import RecordingVoice
from ui.tour.driver import WAIT_SECONDS, Driver, Lost
from ui.tour.knowledge import KNOWN, Answer, Knowledge
from ui.visiting import VisitWindow

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

MOST_STEPS: Final = 150
"""Things that somebody listens to on one page before giving up."""
MOST_PAGES: Final = 40
_CODE: Final = re.compile(r"(?:\d[ ,]*){9}")
_MATCH: Final = re.compile(r":\s*(\d) (\d)\.")
_NUMBER: Final = re.compile(r"AZ 2026 \d{3} \d{3}")


class Listener(Driver):
    """Presses keys and hears. Looks neither at a widget nor at a page."""

    def __init__(self, visit: VisitWindow, voice: RecordingVoice) -> None:
        super().__init__(visit, voice)
        self._told = 0

    def hear(self) -> list[str]:
        """All that has been said since the last time, as lines of the transcript."""
        self.listen()
        heard = self.voice.heard[self._told :]
        self._told += len(heard)
        return [" ".join(caption_of(each.utterance).split()) for each in heard if each.heard_ms]

    def key(self, key: Qt.Key, text: str = "") -> list[str]:
        """Press a key and hear what comes of it."""
        self.press(key, text)
        return self.hear()

    def wait(self) -> list[str]:
        """Do nothing until something is said."""
        deadline = time.monotonic() + WAIT_SECONDS
        while not (heard := self.hear()):
            if time.monotonic() > deadline:
                raise Lost("nothing is said")
            self.settle(20)
        return heard

    def seek(self, wanted: re.Pattern[str], here: list[str], step: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
        """Go from thing to thing until one is heard that is wanted. `here` was said of where one stands, if it matters."""
        heard, said = here, list[str]()
        for _ in range(MOST_STEPS):
            if heard and any(wanted.search(sentence) for sentence in sentences(heard[-1])):
                return heard
            heard = self.key(step)
            said += heard
        raise Lost(f"{wanted.pattern} was not heard, but: {' | '.join(said[:20])}")


class BlindPerson:
    """Applies by ear."""

    def __init__(self, tour: Tour) -> None:
        driver = tour.driver
        assert isinstance(driver, Listener)
        self.tour, self.ears = tour, driver
        self.knows: Knowledge = KNOWN[tour.language]
        self.heard: list[str] = []
        self.answered: set[Answer] = set()
        self.who = "citizen"
        """Whose phone it is."""

    def apply(self) -> None:
        """From the first words to the receipt."""
        self._first_page()
        self._search()
        for _ in range(MOST_PAGES):
            self.tour.record.meet()
            if self._says(self.knows.received):
                self._keep()
                return
            self._act()
        raise Lost("the form does not end")

    def _says(self, words: re.Pattern[str]) -> bool:
        """Whether the page that was last read says it."""
        return any(words.search(line) for line in self.heard)

    def _first_page(self) -> None:
        self.heard = self.ears.wait()
        self.tour.record.meet()

    def _search(self) -> None:
        if not self.knows.field.search(self.heard[-1]):
            self.heard = self.ears.seek(self.knows.field, self.heard)
        self.ears.write(self.knows.search)
        found = self.ears.wait()
        self.tour.record.meet("results")
        self.ears.seek(self.knows.service, found)
        self._choose()
        self.ears.seek(self.knows.apply, [])
        self._choose()

    def _choose(self) -> None:
        """Press what was just heard, and listen to what comes."""
        heard = self.ears.key(Qt.Key.Key_Return, "\r")
        self.heard = heard or self.ears.wait()

    def _act(self) -> None:
        """Whatever this page asks for."""
        if self.knows.wait.search(self.heard[-1]):
            self.heard = self.ears.wait()
        elif self._says(self.knows.signing_in):
            self._sign_in()
        elif self._says(self.knows.problem):
            self._correct()
        elif self._says(self.knows.declaring) and not self._says(self.knows.checking):
            self._declare()
        else:
            self._answer()

    def _answer(self) -> None:
        """A question, if the words are those of one; then go on."""
        asked = self.heard[0]
        answer = next((each for each in self.knows.answers if each.asked.search(_sentence(asked))), None)
        is_filled = answer is not None and answer.says is None and self._is_filled(asked)
        if answer is not None and not is_filled:
            self._give(answer)
        self._go_on()

    def _is_filled(self, line: str) -> bool:
        """A field that is said with a value, or with one that is private, needs no other."""
        return self.knows.field.search(line) is not None and self.knows.empty.search(line) is None

    def _give(self, answer: Answer) -> None:
        if answer.says is not None:
            self.ears.seek(answer.says, self.heard, Qt.Key.Key_Down)
            self.ears.key(Qt.Key.Key_Space, " ")
            return
        first = answer.first and answer not in self.answered
        self.answered.add(answer)
        self.ears.write(answer.first if first else answer.write)
        self.ears.hear()

    def _correct(self) -> None:
        """The error is read, Enter leads to the field, and what is missing is written."""
        answer = next((each for each in self.answered if each.first), None)
        if answer is None:
            raise Lost(f"an error that nobody expected: {' | '.join(self.heard)}")
        stands = self.ears.key(Qt.Key.Key_Return, "\r")
        if not any(self.knows.field.search(line) for line in stands):
            self.ears.seek(self.knows.field, stands)
        self.ears.write(answer.write.removeprefix(answer.first))
        self.ears.hear()
        self._go_on()

    def _declare(self) -> None:
        """Tick each box that is heard, then send."""
        stands = self.heard
        ticked: set[str] = set()
        for _ in range(MOST_STEPS):
            box = stands[-1] if stands else ""
            if self.knows.tick_box.search(box) and _sentence(box) not in ticked:
                ticked.add(_sentence(box))
                self.ears.key(Qt.Key.Key_Space, " ")
            elif self.knows.go_on.search(box):
                self._choose()
                return
            stands = self.ears.key(Qt.Key.Key_Tab)
        raise Lost("the declaration cannot be sent")

    def _sign_in(self) -> None:
        """The code was spoken digit by digit; the phone must show the number that was heard."""
        said = " ".join(self.heard)
        code, match = _CODE.search(said.rpartition(":")[2] or said), _MATCH.search(said)
        if code is None or match is None:
            raise Lost(f"no code was heard: {said}")
        digits = re.sub(r"\D", "", code.group())
        shown = self.tour.portal.phone(self.tour.language).decide(digits, self.who)
        if shown != "".join(match.groups()):
            raise Lost("the numbers differ")
        self.heard = self.ears.wait()

    def _keep(self) -> None:
        """Take the receipt along, and hear that it is there."""
        self.ears.seek(self.knows.keep, [])
        heard = self.ears.key(Qt.Key.Key_Return, "\r") or self.ears.wait()
        if not any(self.knows.kept.search(line) for line in heard):
            raise Lost(f"the receipt was not kept: {' | '.join(heard)}")
        self.tour.record.meet("receipt-saved")

    def _go_on(self) -> None:
        self.ears.seek(self.knows.go_on, [])
        self._choose()


def sentences(line: str) -> list[str]:
    """What was said one after the other: the name of a thing comes first, or after what announces it."""
    return re.split(r"(?<=[.?!]) ", line)


def _sentence(line: str) -> str:
    """The first sentence of a line: the name of the page or of the thing."""
    return sentences(line)[0]


def apply(tour: Tour) -> None:
    """The certificate, by ear."""
    BlindPerson(tour).apply()


def _elsewhere(journey: str) -> Callable[[Tour], None]:
    """A journey that stands in a file of its own, which needs this one."""

    def go(tour: Tour) -> None:
        from ui.tour import blind_cabinet

        getattr(blind_cabinet, journey)(tour)

    return go


def _to_correct(tour: Tour) -> None:
    from ui.tour.blind_correct import correct

    correct(tour)


def _at_a_centre(tour: Tour) -> None:
    from ui.tour.blind_appointment import appointment

    appointment(tour)


def _for_a_company(tour: Tour) -> None:
    from ui.tour.blind_represent import represent

    represent(tour)


def _to_complain(tour: Tour) -> None:
    from ui.tour.blind_appeal import appeal

    appeal(tour)


def _to_sign_in(tour: Tour) -> None:
    from ui.tour.blind_signing import sign_in

    sign_in(tour)


driver = Listener
journeys: Final[Mapping[str, Callable[[Tour], None]]] = {
    "apply": apply,
    "cabinet": _elsewhere("cabinet"),
    "pay": _elsewhere("pay"),
    "correct": _to_correct,
    "appointment": _at_a_centre,
    "represent": _for_a_company,
    "sign-in": _to_sign_in,
    "appeal": _to_complain,
}
