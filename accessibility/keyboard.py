"""Hears the keys of `accessibility.keys` before the widgets do, and cuts speech when a person acts (ACC-6, ACC-7)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from accessibility.announcer import Announcer
from accessibility.arrivals import Arrivals
from accessibility.commands import Commander
from accessibility.describe import NEEDS_ARROWS
from accessibility.key_names import key_name
from accessibility.keys import KEEP_SPEAKING, KEYS, MODIFIERS, Command, Keymap
from accessibility.lifetime import is_whole, while_whole
from accessibility.locks import CapsLock
from accessibility.reader import ReadingCursor

_NEED_ARROWS = (
    QPlainTextEdit,
    QTextEdit,
    QAbstractSpinBox,
    QComboBox,
    QAbstractSlider,
    QAbstractItemView,
)
_CHOOSE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select})
_TAB = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_POINTED = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class Keyboard(QObject):
    """Filters the events of the widget that has the focus: not of the application, where each event would cost time."""

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        cursor: ReadingCursor,
        commander: Commander,
        locks: CapsLock,
        keys: Keymap = KEYS,
    ) -> None:
        super().__init__(window)
        self._window, self._announcer, self._cursor = window, announcer, cursor
        self._commander, self._locks = commander, locks
        self.keys = keys
        self._alone: int | None = None
        self._heard: QWidget | None = None
        self._arrivals = Arrivals(window, self)
        self._arrivals.start()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        self._listen_to(window.focusWidget())

    @Slot("QWidget*", "QWidget*")
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not is_whole(self):
            return
        inside = new is not None and (new is self._window or self._window.isAncestorOf(new))
        self._listen_to(new if inside else None)
        if inside:
            self._cursor.follow_focus()

    def _listen_to(self, widget: QWidget | None) -> None:
        if widget is self._window or widget is self._heard:
            return
        if widget is not None:
            widget.installEventFilter(self)
        self._heard = widget

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            focused = QApplication.focusWidget() or self._window
            if watched is focused or (watched is self._window and not self._is_heard(focused)):
                return self._pressed(event, focused) if kind == QEvent.Type.KeyPress else self._released(event)
        elif kind in _POINTED and watched is self._arrivals.handle:
            self._alone = None
            self._announcer.interrupt()
        self._arrivals.follow(watched, event)
        return False

    def _is_heard(self, widget: QWidget) -> bool:
        return widget is self._heard

    def _pressed(self, event: QKeyEvent, focused: QWidget) -> bool:
        key, held = event.key(), event.isAutoRepeat()
        command = self.keys.get(key)
        self._locks.hear(event)
        if self._commander.help.exploring and command is not Command.HELP:
            self._alone = None
            return held or self._helped(command, key)
        if key in MODIFIERS:
            self._alone = key if command is not None and self._alone is None and not held else None
            return False
        self._alone = None
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if command in KEEP_SPEAKING and plain:
            if not held:
                self._announcer.acted.emit()
                self._commander.do(command)
            return True
        if held and command is Command.HELP:
            return True  # whoever holds it listens to what it says
        reading = self._commander.reading
        self._announcer.interrupt()
        if self._commander.help.open and plain and command is not Command.HELP and not held:
            helped = self._helped(Command.ACTION if key in _CHOOSE else command, key)
            if helped:
                return True
        if command is not None and plain and self._does(command, focused):
            if not held:
                self._commander.do(command)
            return True
        return self._on_plain_text(key, reading)

    def _helped(self, command: Command | None, key: int) -> bool:
        """Whether help has taken the key."""
        return self._commander.help.hears(command, key_name(key, self._announcer.composer.messages))

    def _released(self, event: QKeyEvent) -> bool:
        alone, self._alone = self._alone, None
        if alone is not None and event.key() == alone:
            self._commander.do(self.keys[alone])
        if not event.isAutoRepeat():
            self._commander.release(self.keys.get(event.key()))
        return False

    def _does(self, command: Command, focused: QWidget) -> bool:
        """Whether the key is ours now: arrows belong to what needs them, and to everyone while our voice is off."""
        if not self._commander.means_something(command):
            return False
        if command not in (Command.BEFORE, Command.AFTER):
            return True
        return self._cursor.plain is not None or not self._needs_arrow(focused, command)

    def _needs_arrow(self, focused: QWidget, command: Command) -> bool:
        """A list gives the arrow back at its ends; to one line that is written, up and down mean nothing."""
        if isinstance(focused, QAbstractItemView) and focused.model() is not None:
            last = focused.model().rowCount(focused.rootIndex()) - 1
            row = focused.currentIndex().row()
            return row > 0 if command is Command.BEFORE else row < last
        if isinstance(focused, QLineEdit) and focused.completer() is not None:
            return True  # they bring its suggestions
        return isinstance(focused, _NEED_ARROWS) or focused.property(NEEDS_ARROWS) is True

    def _on_plain_text(self, key: int, reading: bool) -> bool:
        """While the cursor is on plain text, keys must not act on what has the focus elsewhere; while the page is being
        `reading`, Enter comes to what is said, and only the next one acts on it."""
        if self._cursor.plain is None:
            return False
        if key in _CHOOSE:
            if reading:
                self._cursor.land()
            else:
                self._cursor.choose()
            return True
        if key in _TAB:
            return self._cursor.leave(_TAB[Qt.Key(key)])
        self._cursor.follow_focus()
        return False
