"""A person at the keyboard: presses keys, writes, goes from thing to thing, waits for pages. Touches no widget by its name."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from accessibility.compose import caption_of
from accessibility.items import Item
from accessibility.outline import item_for, outline
from accessibility.roles import Role
from accessibility.speech.recording import Heard, RecordingVoice
from kiosk.page import Action, Block, Buttons, Choice, Facts, Field, FieldKind, Listing, Page, Tiles
from translations import messages
from ui.tour.simulated import SimulatedTimers
from ui.visiting import VisitWindow

BETWEEN_KEYS_MS: Final = 400
"""How long this person listens before the next Tab; time of the simulated audio clock only."""
BETWEEN_LETTERS_MS: Final = 120
MOST_TABS: Final = 120
OPTIONS: Final = frozenset({Role.RADIO, Role.CHECKBOX, Role.CHOICE})
WAIT_SECONDS: Final = 30.0


class Lost(Exception):
    """The person could not go on: what they looked for is not there, or nothing happened in time."""


@dataclass(slots=True)
class Aids:
    """What else a person may have: `timers` to wait without waiting, `told` is what a screen reader was told."""

    timers: SimulatedTimers | None = None
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Perceived:
    """A line that a person has heard or read, and its languages as far as they are known."""

    line: str
    languages: tuple[str, ...] = ()


class Driver:
    """Acts on one visit. `page` is what stands on the screen; every act is a key."""

    def __init__(self, visit: VisitWindow, voice: RecordingVoice) -> None:
        self.visit = visit
        self.voice = voice
        self.acted_at = time.perf_counter()
        self.aids = Aids()

    @property
    def page(self) -> Page:
        return self.visit.presenter.page

    def perceived(self) -> list[Perceived]:
        """All that has reached this person so far, line by line; here, what was heard."""
        return [Perceived(_line(each), each.languages) for each in self.voice.heard if each.heard_ms]

    def look(self) -> None:
        """A page has been met; who sees, looks at it. Raises `Lost` where it cannot be seen as it should."""

    def press(
        self, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key, down and up, where the focus is."""
        self.acted_at = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget() or self.visit.window  # the press may have changed the page
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
        self.settle()

    def wake(self) -> None:
        """Leave the page before a visit, at a kiosk; any key does."""
        self.press(Qt.Key.Key_Space, " ")

    def write(self, text: str) -> None:
        """Letter by letter, as on a keyboard."""
        for letter in text:
            code = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            self.press(code, letter)
            self.voice.advance(BETWEEN_LETTERS_MS)

    def erase(self, letters: int = 40) -> None:
        """Take away what is written where the focus is."""
        for _ in range(letters):
            self.press(Qt.Key.Key_Backspace, "\b")

    def listen(self) -> None:
        """Hear out what is being said."""
        self.voice.drain()
        self.settle()

    def go_to(self, wanted: Callable[[Item], bool], what: str) -> None:
        """Press Tab until the focus is on what is wanted, listening to each thing on the way."""
        for _ in range(MOST_TABS):
            item = self.focused()
            if item is not None and wanted(item):
                return
            self.voice.advance(BETWEEN_KEYS_MS)
            self.press(Qt.Key.Key_Tab)
        raise Lost(f"{what} cannot be reached with Tab on {self.page.id}")

    def choose(self, action: str, argument: str = "") -> None:
        """Go to an action of the page, by its words, and press Enter."""
        found = next(
            (each for each in actions_of(self.page) if each.id == action and argument in ("", each.argument)), None
        )
        if found is None:
            raise Lost(f"there is no action {action} {argument} on {self.page.id}")
        self.choose_named(str(found.label))

    def choose_named(self, words: str) -> None:
        """Go to what is called so, or begins so, and press Enter."""
        self.go_to(lambda item: item.name.startswith(words), words)
        self.press(Qt.Key.Key_Return, "\r")

    def bar(self, words: str) -> None:
        """Go to a button of the bars, by its English words; the bars come after the page in the order of Tab."""
        self.choose_named(messages("ui", self.visit.window.language).gettext(words))

    def back_to(self, page: str) -> None:
        """Press Escape until that page stands there."""
        for _ in range(10):
            if self.page.id.startswith(page):
                return
            self.press(Qt.Key.Key_Escape)
        raise Lost(f"Escape does not lead back to {page}")

    def tick(self, key: str, value: str) -> None:
        """Go into a choice with Tab, to the option with the arrow keys, by its words, and press the space bar."""
        choice = next(each for each in self.page.blocks if isinstance(each, Choice) and each.key == key)
        labels = [str(option.label) for option in choice.options]
        wanted = labels[[option.value for option in choice.options].index(value)]
        self.pick(labels, wanted, str(choice.label or self.page.heading))

    def pick(self, labels: list[str], wanted: str, group: str) -> None:
        """The option called `wanted` of the `labels` of a choice."""
        self.go_to(lambda item: item.name in labels and item.role in OPTIONS and item.group in ("", group), labels[0])
        for _ in labels:
            item = self.focused()
            if item is not None and item.name == wanted:
                break
            self.voice.advance(BETWEEN_KEYS_MS)
            self.press(
                Qt.Key.Key_Down if item is None or labels.index(item.name) < labels.index(wanted) else Qt.Key.Key_Up
            )
        self.press(Qt.Key.Key_Space, " ")

    def fill(self, key: str, value: str) -> None:
        """Go to a field and write; a date goes into its three parts."""
        block = next(each for each in self.page.blocks if isinstance(each, Field) and each.key == key)
        self.into(str(block.label or self.page.heading))
        if block.kind is FieldKind.DATE:
            year, month, day = value.split("-")
            for part in (day, month, year):
                self.write(part)
                self.press(Qt.Key.Key_Tab)
            return
        self.write(value)

    def into(self, label: str) -> None:
        """To the field of that name: after a summary of errors the focus is on the error, which leads there."""
        self.go_to(lambda item: item.role is Role.FIELD and item.name.startswith(label), label)

    def rub_out(self, key: str) -> None:
        """Take away what is written in a field, and stay there."""
        block = next(each for each in self.page.blocks if isinstance(each, Field) and each.key == key)
        self.into(str(block.label or self.page.heading))
        self.erase(len(block.value))

    def until(self, arrived: Callable[[Page], bool], what: str) -> Page:
        """Wait until the page is the one that is waited for."""
        deadline = time.monotonic() + WAIT_SECONDS
        while not arrived(self.page):
            if time.monotonic() > deadline:
                raise Lost(f"{what} did not come; the page is {self.page.id}")
            self.settle(20)
        self.settle()
        return self.page

    def settle(self, milliseconds: int = 0) -> None:
        """Let the program do what is due."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def focused(self) -> Item | None:
        """What has the focus."""
        widget = QApplication.focusWidget()
        return item_for(outline(self.visit.window), widget) if widget is not None else None


def _line(heard: Heard) -> str:
    """One utterance a line; what was cut ends with an ellipsis."""
    words = " ".join(caption_of(heard.utterance).split())
    return f"{words} …" if heard.interrupted else words


def actions_of(page: Page) -> Iterator[Action]:
    """Everything that can be done on a page, in reading order."""
    for block in (*page.aside, *page.blocks):
        yield from _actions(block)
    for action in (page.main, page.back):
        if action is not None:
            yield action


def _actions(block: Block) -> Iterator[Action]:
    match block:
        case Tiles(actions) | Buttons(actions) | Listing(actions=actions):
            yield from actions
        case Facts(rows):
            yield from (row.change for row in rows if row.change is not None)
