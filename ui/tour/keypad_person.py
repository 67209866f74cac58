"""Somebody at a kiosk with a headset and the eight keys of a tactile keypad (ACC-1, ACC-24, ACC-36).

They go down through everything until they hear what they want, and press Action. Text is written on the keyboard on the
screen, whose order they learn by ear.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from accessibility.speech.recording import RecordingVoice
from translations import messages
from ui.tour.driver import Driver, Lost
from ui.tour.journeys import JOURNEYS
from ui.tour.knowledge import KNOWN
from ui.tour.simulated import SimulatedTimers
from ui.visiting import VisitWindow

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

JACK_IN: Final = 193
UP: Final = 196
DOWN: Final = 197
ACTION: Final = 198
BACK: Final = 199
NEXT: Final = 200
LESS: Final = 201
"""Scan codes of an EZ Access keypad (requirements B1)."""
MOST_STEPS: Final = 160
MOST_KEYS: Final = 60
ROWS: Final = 6
"""No keyboard has so many rows: so often `<<` leads to its first key from anywhere."""
COME_SECONDS: Final = 0.5
"""A keyboard that was asked for has come by then."""


class KeypadHands(Driver):
    """Presses the keys of the keypad, and hears. Where a thing is on the page is not known before it was heard."""

    def __init__(self, visit: VisitWindow, voice: RecordingVoice) -> None:
        super().__init__(visit, voice)
        self._told = 0
        self._keys: list[str] = []
        self._at = 0
        """The keys of the keyboard in the order in which they were heard, and on which one is."""

    def hear(self) -> list[str]:
        """What has been said since the last time, once all is said."""
        self.listen()
        lines = self.perceived()
        new, self._told = lines[self._told :], len(lines)
        return [each.line for each in new]

    def pad(self, code: int) -> list[str]:
        """One key of the keypad, and what is heard then."""
        self.acted_at = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, code, 0, 0)
            QApplication.sendEvent(self.visit.window.windowHandle(), event)
        self.settle()
        return self.hear()

    def wake(self) -> None:
        """The first thing that is done at a kiosk."""
        self.start()

    def start(self) -> None:
        """A headset wakes the kiosk, and says how it is used (ACC-4)."""
        self.hear()
        if not self.pad(JACK_IN):
            raise Lost("nothing is heard in the headset")

    def seek(self, wanted: Callable[[str], bool], what: str) -> None:
        """Down through the page until it is heard: on from where one is, which is heard again first, then once from the top."""
        self.pad(UP)
        if not (self._down_to(wanted) or (self._to_top() and self._down_to(wanted))):
            raise Lost(f"{what} was not heard on {self.page.id}")

    def _down_to(self, wanted: Callable[[str], bool]) -> bool:
        before = ""
        for _ in range(MOST_STEPS):
            line = " ".join(self.pad(DOWN)[:1])
            if wanted(line):
                return True
            if line == before:
                return False
            before = line
        return False

    def _to_top(self) -> bool:
        before: list[str] = []
        for _ in range(MOST_STEPS):
            heard = self.pad(UP)
            if heard == before:
                return True
            before = heard
        return False

    def choose(self, action: str, argument: str = "") -> None:
        """What the page is there for has a key of its own."""
        main = self.page.main
        if main is not None and main.id == action and argument in ("", main.argument):
            self.pad(NEXT)
        else:
            super().choose(action, argument)

    def choose_named(self, words: str) -> None:
        """Down to what is called so, and Action."""
        self.seek(lambda line: _says(words, line), words)
        self.pad(ACTION)

    def back_to(self, page: str) -> None:
        """The key for back, until that page stands there."""
        for _ in range(10):
            if self.page.id.startswith(page):
                return
            self.pad(BACK)
        raise Lost(f"Back does not lead back to {page}")

    def pick(self, labels: list[str], wanted: str, group: str) -> None:
        """An option is a thing like any other."""
        del labels, group
        self.choose_named(wanted)

    def into(self, label: str) -> None:
        """A field is known by what is said of it beside its name."""
        field = KNOWN[self.visit.window.language].field
        self.seek(lambda line: _says(label, line) and field.search(line) is not None, label)

    def write(self, text: str) -> None:
        """Action on the field leads to the keys, Back to the field again."""
        heard = self.pad(ACTION)
        if not heard:
            self.timers.pass_by(COME_SECONDS)
            heard = self.hear()
        self._learn(heard)
        words = messages("accessibility", self.visit.window.language)
        for letter in text:
            if letter == " " or letter.isalpha() or not self._keys[0].isalpha():
                self.push_key(words.gettext("Space") if letter == " " else letter)
            else:
                self._turn(words.gettext("Digits and signs, 123"))
                self.push_key(letter)
                self._turn(words.gettext("Letters, {letters}").partition("{")[0])
        self.pad(BACK)

    def _learn(self, heard: list[str]) -> None:
        """One is on the first key of a keyboard, whatever it is."""
        self._keys, self._at = [_last(" ".join(heard[-1:]))], 0

    def _turn(self, key: str) -> None:
        """To the other side of the keyboard, and there to its first key."""
        self.push_key(key)
        heard: list[str] = []
        for _ in range(ROWS):
            heard = self.pad(LESS)
        self._learn(heard)

    def push_key(self, name: str) -> None:
        """Walk to where the key was heard, or on from the last known one until it is heard; then Action."""
        known = next((at for at, key in enumerate(self._keys) if _is_key(name, key)), None)
        to = len(self._keys) - 1 if known is None else known
        heard = self._keys[to]
        while self._at != to:
            step = 1 if to > self._at else -1
            heard = " ".join(self.pad(DOWN if step > 0 else UP))
            self._at += step
        while not _is_key(name, heard):
            if known is not None or len(self._keys) > MOST_KEYS:
                raise Lost(f"in place of the key {name} there is {heard} on {self.page.id}")
            heard = " ".join(self.pad(DOWN))
            self._keys.append(heard)
            self._at += 1
        self.pad(ACTION)

    @property
    def timers(self) -> SimulatedTimers:
        """The time that passes only for this person."""
        assert self.aids.timers is not None
        return self.aids.timers


def _last(line: str) -> str:
    """The last sentence: before the first key of a keyboard its name is said."""
    return re.split(r"(?<=\w)\. ", line)[-1]


def _is_key(name: str, heard: str) -> bool:
    """Whether the key that was heard is the one that is wanted, small or capital."""
    heard = _last(heard)
    return heard.casefold() == name.casefold() or (len(name) > 1 and heard.startswith(name))


def _says(words: str, line: str) -> bool:
    """Whether a line has these words as a sentence of their own, as the name of a thing is."""
    return re.search(rf"(?:^|[.?!:] ){re.escape(words)}(?:$|[.?!:]|(?<=[.?!]) )", line) is not None


def apply(tour: Tour) -> None:
    """The certificate, from the kiosk's first page."""
    assert isinstance(tour.driver, KeypadHands)
    tour.driver.start()
    JOURNEYS["apply"](tour)


def appointment(tour: Tour) -> None:
    """A visit to a centre: day and time are chosen with the keys of the keypad."""
    assert isinstance(tour.driver, KeypadHands)
    tour.driver.start()
    JOURNEYS["appointment"](tour)


driver = KeypadHands
journeys: Final[Mapping[str, Callable[[Tour], None]]] = {
    "apply": apply,
    "appointment": appointment,
    "sign-in": JOURNEYS["sign-in"],
}
