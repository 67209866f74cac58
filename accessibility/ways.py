"""The ways in that a person has, as help speaks of them: a keypad, switches and touch add their own beside the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import Qt

from accessibility.compose import Composer
from accessibility.describe import Words
from accessibility.help_words import HelpWords
from accessibility.key_names import key_name, shift_tab
from accessibility.keys import Command, Keymap
from accessibility.preferences import Verbosity

_MOVING: Final = (Command.AFTER, Command.BEFORE)
_HEARING: Final = (Command.REPEAT, Command.READ_PAGE, Command.WHERE_AM_I, Command.PAUSE, Command.STOP)
_SOUND: Final = (Command.SLOWER, Command.FASTER, Command.QUIETER, Command.LOUDER, Command.HEAR_ALOUD, Command.CURTAIN)


class Way(Protocol):
    """One way in. Words are in the person's language; each is asked for anew whenever it is to be said."""

    @property
    def is_on(self) -> bool:
        """Whether the person can use it now."""

    def first_words(self) -> Sequence[Words]:
        """What the first utterance of a visit says of it (ACC-4): one or two short sentences."""

    def layers(self) -> Sequence[Sequence[Words]]:
        """Its layers of help, one subject each."""

    def key_of(self, command: Command) -> str:
        """What the key for `command` is called; empty where there is none."""


class Ways:
    """All of them, the one added last first: who has plugged in a keypad wants to hear of the keypad."""

    def __init__(self) -> None:
        self._all: list[Way] = []
        self._behind: Way | None = None

    def add(self, way: Way) -> None:
        """Let help speak of one more."""
        self._all.insert(0, way)

    def put_behind(self, way: Way | None) -> None:
        """The person uses another way than this one just now: it comes last, as long as nothing else is said here."""
        self._behind = way

    def first_words(self) -> tuple[Words, ...]:
        """Which keys do what, at the beginning of a visit: those of one way only, for two instructions contradict each other."""
        found: list[Words] = []
        told = False
        for way in self._on():
            words, keyed = way.first_words(), bool(way.key_of(Command.ACTION))
            if words and not (keyed and told):
                found.extend(words)
                told = told or keyed
        return tuple(found)

    def layers(self) -> tuple[tuple[Words, ...], ...]:
        """Layers of help without empty ones."""
        return tuple(tuple(layer) for way in self._on() for layer in way.layers() if layer)

    def key_of(self, command: Command) -> str:
        """The name of the key for `command` in the way that was added last and has one."""
        return next((name for way in self._on() if (name := way.key_of(command))), "")

    def _on(self) -> list[Way]:
        on = [way for way in self._all if way.is_on]
        return sorted(on, key=lambda way: way is self._behind)


class KeyboardWay:
    """The keyboard, by the table of `accessibility.keys`."""

    is_on = True

    def __init__(self, composer: Callable[[], Composer], keys: Callable[[], Keymap]) -> None:
        self._composer, self._keys = composer, keys

    def first_words(self) -> Sequence[Words]:
        words, key = self._words(), self.key_of
        if self._composer().verbosity is Verbosity.BRIEF:
            return (words.first_in_brief(key(Command.HELP)),)
        return (words.first(key(Command.AFTER), key(Command.ACTION), key(Command.HELP)),)

    def layers(self) -> Sequence[Sequence[Words]]:
        words, messages = self._words(), self._composer().messages
        tab = words.tab(key_name(Qt.Key.Key_Tab, messages), shift_tab(messages))
        moving = [*self._purposes(_MOVING), self._words().purpose(Command.ACTION, self.key_of(Command.ACTION))]
        moving += [tab, words.escape(key_name(Qt.Key.Key_Escape, messages))]
        return moving, self._purposes(_HEARING), self._purposes(_SOUND)

    def key_of(self, command: Command) -> str:
        if command is Command.ACTION:
            return key_name(Qt.Key.Key_Return, self._composer().messages)
        key = next((key for key, does in self._keys().items() if does is command), None)
        return "" if key is None else key_name(key, self._composer().messages)

    def _words(self) -> HelpWords:
        return HelpWords(self._composer().messages)

    def _purposes(self, commands: Sequence[Command]) -> list[Words]:
        words = self._words()
        return [words.purpose(command, key) for command in commands if (key := self.key_of(command))]
