"""Help by the keys themselves, in layers, and learning the keys: EZ Access's layered help and button help.

First press: what is here and how to use it. Down goes to the next layer, Up to the one before, choosing says the layer again,
the help key leaves; any other key leaves too and does what it always does. Held, or pressed five times in a row, it lets each
key only say what it is, until it is pressed again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.clock import Timer, Timers
from accessibility.describe import Words
from accessibility.help_words import HelpWords
from accessibility.items import Item
from accessibility.keys import SPELL_SECONDS, Command
from accessibility.outline import item_at, outline
from accessibility.outputs import ANSWER
from accessibility.page_words import title
from accessibility.speech.utterance import Priority, Segment, Utterance
from accessibility.ways import Ways

HOLD_SECONDS: Final = 1.0
PRESSES: Final = 5

PageHelp = Callable[[], Sequence[Words]]


class Help(QObject):
    """Spoken help. `page_help` gives a program's own words on the page that is shown."""

    def __init__(self, window: QWidget, announcer: Announcer, ways: Ways, timers: Timers) -> None:
        super().__init__(window)
        self._window, self._announcer, self._ways, self._timers = window, announcer, ways, timers
        self.page_help: PageHelp | None = None
        self._layers: list[tuple[Segment, ...]] = []
        self._at = -1
        self._exploring = False
        self._presses, self._pressed_at = 0, 0.0
        self._holding: Timer | None = None

    @property
    def open(self) -> bool:
        """Whether the person is in the layers of help, and hears them."""
        return self._at >= 0 and self._announcer.speaks

    @property
    def exploring(self) -> bool:
        """Whether keys only say what they are; never where nobody hears it, for that would be a trap."""
        return self._exploring and self._announcer.speaks

    def press(self, here: Item | None = None) -> None:
        """The help key goes down. `here` is what the reading cursor stands on."""
        now = self._timers.now()
        soon, self._pressed_at = now - self._pressed_at <= SPELL_SECONDS, now
        self._presses = self._presses + 1 if soon else 1
        if self.exploring:
            self._exploring, self._presses = False, 0
            self._say(self._words.left())
        elif self._presses >= PRESSES:
            self._explore()
        elif self.open:
            self._at = -1
            self._say(self._words.left())
        else:
            self._layers = self._make(here)
            self._at = 0
            self._say_layer()
        self._let_go()
        if not self._exploring:
            self._holding = self._timers.after(HOLD_SECONDS, self._explore)

    def release(self) -> None:
        """The help key comes up."""
        self._let_go()

    def hears(self, command: Command | None, key: str) -> bool:
        """Any other key; `key` is its name. True when help has taken it, and it must do nothing else."""
        self._presses = 0
        if self.exploring:
            self._say(self._words.purpose(command, key) if command is not None else key)
            return True
        if not self.open:
            return False
        match command:
            case Command.AFTER:
                self._at += 1
            case Command.BEFORE:
                self._at = max(0, self._at - 1)
            case Command.ACTION:
                pass
            case _:
                self._at = -1
                return False
        self._say_layer()
        return True

    def leave(self) -> None:
        """The page has changed, or the voice was switched off."""
        self._at, self._exploring = -1, False
        self._let_go()

    def _explore(self) -> None:
        self._holding = None
        self._at, self._presses, self._exploring = -1, 0, True
        self._say(self._words.exploring(self._ways.key_of(Command.HELP)))

    def _let_go(self) -> None:
        if self._holding is not None:
            self._holding.cancel()
            self._holding = None

    def _make(self, here: Item | None) -> list[tuple[Segment, ...]]:
        composer, words, key = self._announcer.composer, self._words, self._ways.key_of
        item = here or item_at(self._window, self._window.focusWidget())
        first = [Segment(words.title(), composer.language), *title(self._window, composer, outline(self._window), None)]
        if item is not None:
            known = {segment.text for segment in first}
            first += [segment for segment in composer.item(item, new_group=True) if segment.text not in known]
            first.append(Segment(words.use(item.role, key(Command.ACTION)), composer.language))
        going_on = words.in_help(key(Command.AFTER), key(Command.ACTION), key(Command.HELP))
        first.append(Segment(going_on, composer.language))
        page = self.page_help() if self.page_help is not None else ()
        more = [layer for layer in (tuple(page), *self._ways.layers()) if layer]
        return [tuple(first), *(tuple(map(composer.words, layer)) for layer in more)]

    def _say_layer(self) -> None:
        """There is no wrapping: after the last layer it is said that this was all, and that layer again."""
        said: list[Segment] = []
        if self._at >= len(self._layers):
            self._at = len(self._layers) - 1
            said.append(Segment(self._words.last(), self._announcer.composer.language))
        said += self._layers[self._at]
        self._announcer.say(Utterance(tuple(said), Priority.NOW, ANSWER), keep=False)

    @property
    def _words(self) -> HelpWords:
        return HelpWords(self._announcer.composer.messages)

    def _say(self, text: str) -> None:
        segment = Segment(text, self._announcer.composer.language)
        self._announcer.say(Utterance((segment,), Priority.NOW, ANSWER), keep=False)
