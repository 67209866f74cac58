"""A tactile keypad beside the keyboard: eight keys with which everything is read, chosen and written (EZ Access, ACC-24, ACC-36).

Up and Down walk through everything, plain text too, and out of a field as well as into it. Action chooses; on plain text it
reads it again, pressed twice it is quiet, in a field it goes to the keyboard on the screen. Back and Next are those of the
page. `<<` and `>>` change a value or go along the rows of a keyboard; where there is neither, they change the volume. Help
is help with the keys, held or pressed five times it lets each key say what it is. A held key counts once (ACC-38).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QWidget

from accessibility.announcer import ANSWER, Announcer
from accessibility.clock import Timers
from accessibility.commands import Commander
from accessibility.items import Act, Item
from accessibility.keypad_profile import KeypadProfile, PadKey
from accessibility.keypad_words import KeypadWay, KeypadWords
from accessibility.keys import MODIFIERS, Command
from accessibility.outline import item_at, outline
from accessibility.preferences import Keypad, Preferences
from accessibility.reader import ReadingCursor
from accessibility.roles import Role
from accessibility.screen_keyboard.field import kind_of, press
from accessibility.speech.utterance import Priority, Segment, Utterance

TWICE_SECONDS: Final = 0.6
"""Action again within this time, on what can only be read, is a wish for silence."""
KEYBOARD_SECONDS: Final = 0.3
"""A keyboard that was asked for has come by then, or does not come."""
_COMMANDS: Final = {
    PadKey.UP: Command.BEFORE,
    PadKey.DOWN: Command.AFTER,
    PadKey.ACTION: Command.ACTION,
    PadKey.HELP: Command.HELP,
}


@dataclass(slots=True)
class Program:
    """What a program lends to the keypad and the switches. Each answers whether there was something to do; None is nothing.

    `begin` takes any key where any key begins. `write` brings a keyboard for a field onto the screen. `help` is for those who hear no voice.
    """

    begin: Callable[[], bool] | None = None
    back: Callable[[], bool] | None = None
    go_on: Callable[[], bool] | None = None
    write: Callable[[QWidget], bool] | None = None
    help: Callable[[], bool] | None = None


class TactileKeypad(QObject):
    """The keys of `profile`, heard at the gate. `jack_changed` says that a headset was put in (True) or taken out, `used` that one of
    these keys was pressed (True) or one of another keyboard."""

    jack_changed = Signal(bool)
    used = Signal(bool)

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        cursor: ReadingCursor,
        commander: Commander,
        timers: Timers,
        profile: KeypadProfile,
    ) -> None:
        super().__init__(window)
        self._window, self._announcer, self._cursor = window, announcer, cursor
        self._commander, self._timers = commander, timers
        self.profile = profile
        self.program = Program()
        self.way = KeypadWay(lambda: announcer.composer)
        self._down: PadKey | None = None
        self._acted_at = -TWICE_SECONDS

    def apply(self, preferences: Preferences) -> None:
        """Help speaks of the keypad to those who have said that they use one, and to those who do."""
        self.way.is_on = self.way.is_on or preferences.keypad is Keypad.TACTILE

    def take(self, event: QEvent) -> bool:
        """Whether the event was a key of the keypad."""
        if not isinstance(event, QKeyEvent):
            return False
        key = self.profile.key_of(event, writing=kind_of(QApplication.focusWidget()) is not None)
        if event.type() == QEvent.Type.KeyPress and event.key() not in MODIFIERS:
            self.used.emit(key is not None)
        if key is None:
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._down = key
            self.press(key)
        elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat() and key is self._down:
            self._down = None
            self.release(key)
        return True

    def press(self, key: PadKey) -> None:
        """Do what a key does."""
        self.way.is_on = True
        if key in (PadKey.JACK_IN, PadKey.JACK_OUT):
            self.jack_changed.emit(key is PadKey.JACK_IN)
            return
        begun = self.program.begin is not None and self.program.begin()
        if not begun and not self._is_helped(key):
            self._do(key)

    def release(self, key: PadKey) -> None:
        """A key has come up: for help, which can be held."""
        self._commander.release(_COMMANDS.get(key))

    def _is_helped(self, key: PadKey) -> bool:
        """Whether help has taken the key. What only names itself says with its name what it is for."""
        command, spoken_help = _COMMANDS.get(key), self._commander.help
        name = self._words.key(key)
        if command is Command.HELP:
            return self._commander.press(command, name)
        if spoken_help.exploring and command is None:
            return self._commander.press(None, self._words.purpose(key))
        return self._commander.press(command if spoken_help.open or spoken_help.exploring else None, name)

    def _do(self, key: PadKey) -> None:
        match key:
            case PadKey.UP | PadKey.DOWN:
                self._cursor.move(-1 if key is PadKey.UP else 1)
            case PadKey.ACTION:
                self._act()
            case PadKey.BACK:
                self._back()
            case PadKey.NEXT:
                if not (self.program.go_on and self.program.go_on()):
                    self._say(self._words.no_next())
            case PadKey.LESS | PadKey.MORE:
                self._change(-1 if key is PadKey.LESS else 1)
            case PadKey.HELP if self.program.help is not None:
                self.program.help()

    def here(self) -> Item | None:
        """What the keypad acts on."""
        return self._cursor.plain or item_at(self._window, QApplication.focusWidget())

    def _act(self) -> None:
        now = self._timers.now()
        again, self._acted_at = now - self._acted_at < TWICE_SECONDS, now
        item, focused = self.here(), QApplication.focusWidget()
        if item is not None and Act.ACTIVATE in item.acts:
            item.activate()
        elif self._cursor.plain is None and kind_of(focused) is not None:
            self._write(focused)
        elif item is None or item.role not in _NOT_ONLY_READ:
            if not again and item is not None:
                self._announcer.say_item(item)
        elif focused is not None and self._cursor.plain is None:
            press(focused, Qt.Key.Key_Return, "\r")

    def _write(self, field: QWidget | None) -> None:
        """To the keys on the screen: from there Back leads to the field again."""
        if self._to_keys() or field is None:
            return
        if self.program.write is not None and self.program.write(field):
            self._timers.after(KEYBOARD_SECONDS, self._reach_keys)
        else:
            self._say(self._words.no_keyboard())

    def _reach_keys(self) -> None:
        if not self._to_keys():
            self._say(self._words.no_keyboard())

    def _to_keys(self) -> bool:
        """Put the focus on the first key of a keyboard that is shown."""
        keys = [item for item in outline(self._window) if item.role is Role.KEY]
        return bool(keys) and keys[0].focus()

    def _back(self) -> None:
        item, focused = self.here(), QApplication.focusWidget()
        if item is not None and item.role is Role.KEY and focused is not None:
            press(focused, Qt.Key.Key_Escape)
        elif not (self.program.back and self.program.back()):
            self._say(self._words.no_back())

    def _change(self, step: int) -> None:
        item = self.here()
        widget = item.widget if item is not None and self._cursor.plain is None else None
        if item is not None and item.role is Role.KEY:
            self._along_rows(item, step)
        elif (widget is None or not change_value(widget, step)) and self._commander.means_something(Command.LOUDER):
            self._commander.do(Command.LOUDER if step > 0 else Command.QUIETER)

    def _along_rows(self, here: Item, step: int) -> None:
        """The first key of the row before or after: forty keys are too many for single steps."""
        keys = [item for item in outline(self._window) if item.role is Role.KEY]
        tops = sorted({item.place.top() for item in keys})
        at = tops.index(here.place.top()) + step if here.place.top() in tops else 0
        to = next((item for item in keys if 0 <= at < len(tops) and item.place.top() == tops[at]), None)
        if to is not None:
            to.focus()
        else:
            self._announcer.say_item(here)

    @property
    def _words(self) -> KeypadWords:
        return KeypadWords(self._announcer.composer.messages)

    def _say(self, text: str) -> None:
        segment = Segment(text, self._announcer.composer.language)
        self._announcer.say(Utterance((segment,), Priority.NOW, ANSWER))


_NOT_ONLY_READ: Final = frozenset({Role.LIST, Role.GROUP, Role.OTHER})
"""What is not a button and yet can do something with Enter, as its program has made it."""


def change_value(widget: QWidget, step: int) -> bool:
    """The next value of a list, a slider or a number, or the one before; False for what has none (ACC-35)."""
    if isinstance(widget, QAbstractSlider):
        slider = QAbstractSlider.SliderAction
        widget.triggerAction(slider.SliderSingleStepAdd if step > 0 else slider.SliderSingleStepSub)
    elif isinstance(widget, QComboBox):
        to = min(max(widget.currentIndex() + step, 0), widget.count() - 1)
        widget.setCurrentIndex(to)
        widget.activated.emit(to)
    elif isinstance(widget, QAbstractSpinBox):
        widget.stepBy(step)
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        root = widget.rootIndex()
        row = min(max(widget.currentIndex().row() + step, 0), widget.model().rowCount(root) - 1)
        widget.setCurrentIndex(widget.model().index(row, 0, root))
    else:
        return False
    return True
