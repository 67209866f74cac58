"""Does what a key asks, whichever way in it came by: keyboard, keypad and switches all end here."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.help import Help
from accessibility.keys import KEEP_SPEAKING, WITH_VOICE, Command
from accessibility.listening import Listening
from accessibility.locks import CapsLock
from accessibility.outputs import Output
from accessibility.reader import ReadingCursor
from accessibility.repeating import Repeating
from accessibility.say_all import SayAll
from accessibility.tuning import Tuning
from accessibility.ways import Ways

_STEPS: Final = {Command.SLOWER: -1, Command.FASTER: 1}
_VOLUME_STEPS: Final = {Command.QUIETER: -1, Command.LOUDER: 1}


class Commander(QObject):
    """Holds the parts that commands act on. `curtain_asked` is for who draws it."""

    curtain_asked = Signal()

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        cursor: ReadingCursor,
        *,
        say_all: SayAll,
        repeating: Repeating,
        tuning: Tuning,
        spoken_help: Help,
        listening: Listening,
        locks: CapsLock,
        ways: Ways,
    ) -> None:
        super().__init__(window)
        self._announcer, self._cursor = announcer, cursor
        self._say_all, self._repeating, self._tuning = say_all, repeating, tuning
        self.help, self._listening, self._locks = spoken_help, listening, locks
        self._ways = ways
        self.wakes = False
        """Whether the key of help switches the voice on while nobody speaks; a program that keeps the setting allows it."""

    def key(self, command: Command, down: bool) -> None:
        """A key of a keypad goes down, or comes up."""
        if down:
            self.press(command, self._ways.key_of(command))
        else:
            self.release(command)

    def press(self, command: Command | None, key: str) -> bool:
        """A key of a keypad goes down: cut speech, let help have it first, else do it. `key` is what it is called; no
        command stands for a key that the caller acts on itself when this is False."""
        if command not in KEEP_SPEAKING or self.help.exploring:
            self._announcer.interrupt()
        else:
            self._announcer.acted.emit()
        if command is not Command.HELP and self.help.hears(command, key):
            return True
        if command is None or not self.means_something(command):
            return False
        self.do(command)
        return True

    def release(self, command: Command | None) -> None:
        """A key of a keypad comes up."""
        if command is Command.HELP:
            self.help.release()

    @property
    def reading(self) -> bool:
        """Whether the page is being read: what is under the cursor may be another thing by the time a key is heard."""
        return self._say_all.active

    def means_something(self, command: Command) -> bool:
        """Whether the layer does anything for `command` now."""
        return command not in WITH_VOICE or self._announcer.output is Output.VOICE or self._would_wake(command)

    def _would_wake(self, command: Command) -> bool:
        """Only where no screen reader is told of anything either: its keys are its own."""
        return self.wakes and command is Command.HELP and self._announcer.output is Output.NONE

    def do(self, command: Command) -> None:
        """Do it."""
        here = self._cursor.plain
        match command:
            case Command.STOP:
                self._announcer.interrupt()
            case Command.REPEAT:
                self._repeating.press(here)
            case Command.PAUSE:
                self._announcer.pause()
            case Command.READ_PAGE:
                self._say_all.start()
            case Command.WHERE_AM_I:
                self._announcer.where_am_i(here, also=self._locks.words())
            case Command.BEFORE | Command.AFTER:
                self._cursor.move(1 if command is Command.AFTER else -1)
            case Command.ACTION:
                self._cursor.activate()
            case Command.HELP if self._would_wake(command):
                self._listening.switch_on()
            case Command.HELP:
                self.help.press(here)
            case Command.SLOWER | Command.FASTER:
                self._tuning.faster(_STEPS[command])
            case Command.QUIETER | Command.LOUDER:
                self._tuning.louder(_VOLUME_STEPS[command])
            case Command.HEAR_ALOUD:
                self._listening.hear_aloud(here)
            case Command.CURTAIN:
                self.curtain_asked.emit()
