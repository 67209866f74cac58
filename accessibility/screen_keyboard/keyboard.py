"""The keyboard on the screen: it writes into a field, which keeps the focus and its caret (ACC-37, 42, 57, 58, 61).

Touch and mouse press the keys and the focus stays in the field. For a keypad, a switch or a real keyboard the whole is one
stop of Tab: arrows go from key to key, Enter presses, Escape goes back to the field. Nothing that is written leaves it but
to the field.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from accessibility.describe import describe
from accessibility.lifetime import while_whole
from accessibility.roles import Role
from accessibility.screen_keyboard.button import KeyButton
from accessibility.screen_keyboard.field import is_private, key_for, kind_of, prefers_capitals, press
from accessibility.screen_keyboard.layouts import LAYOUTS, KeyRole, Kind, Layer, Rows, next_language, rows
from accessibility.screen_keyboard.names import Names, Shift
from accessibility.screen_keyboard.places import Room
from accessibility.screen_keyboard.roving import SingleStop, nearest
from accessibility.screen_keyboard.style import SIZES, KeyboardStyle, sized
from translations import messages

USUAL: Final = 1
_CARET: Final = {KeyRole.LEFT: Qt.Key.Key_Left, KeyRole.RIGHT: Qt.Key.Key_Right}
_NEXT_SHIFT: Final = {Shift.OFF: Shift.ONCE, Shift.ONCE: Shift.LOCKED, Shift.LOCKED: Shift.OFF}


class ScreenKeyboard(QWidget):
    """`style` is asked for again by `restyle`. `language` is that of the words on the keys and of the first layout.

    `next_pressed`, `hide_pressed` and `left` (back to the field) are for the program to act on. `said(text, language)` is to
    be spoken: the state of the keys, and a character that was written while the focus was on the keys, never a private one.
    `size_chosen(step)` is for whoever keeps a person's settings.
    """

    next_pressed = Signal()
    hide_pressed = Signal()
    left = Signal()
    said = Signal(str, str)
    size_chosen = Signal(int)

    def __init__(self, style: Callable[[], KeyboardStyle], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.size_step, self._kept = USUAL, 0
        self._ask_style = style
        self._dress()
        self.names = Names(messages("accessibility", language), language)
        self.layout_language = language if language in LAYOUTS else "en"
        self.kind, self.layer, self.shift = Kind.TEXT, Layer.SMALL, Shift.OFF
        self.rows: Rows = ()
        self.buttons: list[KeyButton] = []
        self._field: QWidget | None = None
        self._stop = SingleStop()
        self._window: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fill()

    # What a program asks of it.

    def write_into(self, field: QWidget | None, kind: Kind | None = None) -> None:
        """Write into this field from now on. `kind` is found out from the field where it is not given."""
        if field is self._field and kind in (None, self.kind):
            return
        self._field = field
        if field is None:
            return
        self.kind = kind or kind_of(field) or Kind.TEXT
        capitals = prefers_capitals(field)
        self.layer = Layer.CAPITAL if capitals else Layer.SMALL
        self.shift = Shift.LOCKED if capitals else Shift.OFF
        self._fill()

    @property
    def field(self) -> QWidget | None:
        """The field that is written into; None when there is none, or it has gone with its page."""
        return self._field if self._field is not None and shiboken6.isValid(self._field) else None

    def translate(self, language: str) -> None:
        """The words on the keys in another language, and its letters."""
        self.names = Names(messages("accessibility", language), language)
        self.layout_language = language if language in LAYOUTS else self.layout_language
        self._fill()

    def restyle(self) -> None:
        """Other colours or sizes."""
        self._dress()
        self._fill()

    def _dress(self) -> None:
        style = self._ask_style()
        self.look, self._usual_key = sized(style, self.size_step), style.key

    def set_size(self, step: int) -> None:
        """Small keys, usual or large ones: 0, 1, 2."""
        if step != self.size_step:
            self.size_step = step
            self.restyle()

    def keep_free(self, pixels: int) -> None:
        """Leave so much of the window's height to what else has to be seen, as long as the keys can still be pressed."""
        if pixels != self._kept:
            self._kept = pixels
            self._fit()

    def key(self, role: KeyRole, writes: str = "") -> KeyButton | None:
        """The key that does this, if it is shown."""
        return next((each for each in self.shown() if each.key.role is role and writes in ("", each.key.writes)), None)

    def shown(self) -> list[KeyButton]:
        """The keys, row by row."""
        return [button for button in self.buttons if not button.isHidden()]

    # The keys and their places.

    def _room(self, width: int | None = None) -> Room:
        top = self.window()
        high = top.height() if top is not self else 3 * self.look.key * len(self.rows or (1,))
        return Room(self.width() if width is None else width, high, self._kept)

    def _choose_rows(self) -> Rows:
        """Four rows; five narrower ones where only they leave the keys as large as they should be, small ones as wide as
        usual: their words need that."""
        layout, room = LAYOUTS[self.layout_language], self._room()
        wide = rows(layout, self.layer, self.kind)
        narrow = rows(layout, self.layer, self.kind, narrow=True)
        short = room.unit(wide, self.look) < max(self.look.key, self._usual_key)
        taller = room.side(narrow, self.look) >= self.look.key
        return narrow if short and taller and room.width > 0 else wide

    def _fill(self) -> None:
        """Give every key what it is now. A key keeps its button, so that the focus stays where it was."""
        before = self._stop.at
        held = before.key.role if isinstance(before, KeyButton) else None
        focused = before is not None and before.hasFocus()
        self.rows = self._choose_rows()
        keys = [key for row in self.rows for key in row if key.role is not KeyRole.GAP]
        while len(self.buttons) < len(keys):
            self.buttons.append(self._make_button())
        for button, key in zip(self.buttons, keys, strict=False):
            words = self.names.of(key, letters=self.layout_language, layer=self.layer, shift=self.shift, kind=self.kind)
            selected = key.role is KeyRole.SHIFT and self.shift is not Shift.OFF
            button.show_key(key, words, self.look, selected=selected)
            button.setVisible(True)
        shown = self.buttons[: len(keys)]
        same = next((each for each in shown if each is before and each.key.role is held), None)
        alike = next((each for each in shown if each.key.role is held), shown[0])
        self._stop.put(same or alike, focus=focused)
        for button in self.buttons[len(keys) :]:
            button.hide()
        describe(self, name=self.names.keyboard(), role=Role.GROUP, language=self.names.language)
        describe(self, group=self.names.keyboard())
        self.updateGeometry()
        self._arrange()

    def _make_button(self) -> KeyButton:
        button = KeyButton(self.look, self)
        button.clicked.connect(self._pressed)
        button.arrowed.connect(self._go)
        button.left.connect(self.left)
        button.written.connect(self._typed_by_hand)
        return button

    def _arrange(self) -> None:
        for button, place in zip(self.shown(), self._room().places(self.rows, self.look), strict=True):
            button.setGeometry(place)
        arrows = [button for button in self.shown() if button.key.role in _CARET]
        for button in arrows:
            button.pictured = all(each.has_room_for_picture() for each in arrows)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._room(width).height(self.rows, self.look)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, _: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        if self._choose_rows() != self.rows:
            self._fill()
        else:
            self.updateGeometry()
            self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.ParentChange):
            self._watch_window()
        return super().event(event)

    def _watch_window(self) -> None:
        """The height of the keys depends on the window's."""
        window = self.window()
        if window is self._window:
            return
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window if window is not self else None
        if self._window is not None:
            self._window.installEventFilter(self)
            self._fit()

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._fit()
        return False

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.raised)
        painter.fillRect(QRect(0, 0, self.width(), self.look.edge), self.look.border)

    # One stop of Tab.

    def take_focus(self) -> None:
        """Give the focus to the key that had it last."""
        if self._stop.at is not None:
            self._stop.put(self._stop.at, focus=True)

    @Slot(int, int)
    def _go(self, across: int, down: int) -> None:
        button = self.sender()
        keys = self.shown()
        if isinstance(button, KeyButton) and button in keys:
            to = nearest([each.geometry() for each in keys], keys.index(button), across, down)
            self._stop.put(keys[to], focus=True)

    # What the keys do.

    @Slot()
    def _pressed(self) -> None:
        button = self.sender()
        if not isinstance(button, KeyButton):
            return
        self._stop.put(button, focus=self._has_focus())
        self._act(button)

    def _act(self, button: KeyButton) -> None:
        match button.key.role:
            case KeyRole.WRITE | KeyRole.SPACE:
                self._write(button.key.writes)
            case KeyRole.LINE:
                self._send(Qt.Key.Key_Return, "\n")
            case KeyRole.ERASE:
                self._send(Qt.Key.Key_Backspace, "\b")
                self._tell(self.names.deleted(), self.names.language)
            case KeyRole.LEFT | KeyRole.RIGHT as role:
                self._send(_CARET[role])
            case KeyRole.SHIFT:
                self._set_keys(Layer.SMALL, _NEXT_SHIFT[self.shift])
            case KeyRole.LAYER:
                self._set_keys(Layer.SMALL if self.layer is Layer.SIGNS else Layer.SIGNS, Shift.OFF)
            case KeyRole.LANGUAGE:
                self.layout_language = next_language(self.layout_language)
                self._fill()
                self.said.emit(LAYOUTS[self.layout_language].name, self.layout_language)
            case KeyRole.NEXT:
                self.next_pressed.emit()
            case KeyRole.HIDE:
                self.hide_pressed.emit()
            case KeyRole.SIZE:
                self.set_size((self.size_step + 1) % SIZES)
                self.said.emit(self.names.size(self.size_step), self.names.language)
                self.size_chosen.emit(self.size_step)

    def _set_keys(self, layer: Layer, shift: Shift) -> None:
        self.shift = shift
        self.layer = Layer.CAPITAL if layer is Layer.SMALL and shift is not Shift.OFF else layer
        self._fill()
        self.said.emit(self.names.state(self.layer, self.shift), self.names.language)

    def _write(self, character: str) -> None:
        self._send(key_for(character), character)
        self._tell(self.names.sign(character) or character, self.layout_language)
        if self.shift is Shift.ONCE and character.isalpha():
            self.shift, self.layer = Shift.OFF, Layer.SMALL
            self._fill()

    def _send(self, key: Qt.Key, text: str = "") -> None:
        if self.field is not None:
            press(self.field, key, text)

    @Slot(str)
    def _typed_by_hand(self, text: str) -> None:
        """A real keyboard, while the focus is on the keys: it is meant for the field."""
        if self.field is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._send(key_for(text), text)

    def _tell(self, text: str, language: str) -> None:
        """While the focus is in the field, whoever follows it says what was typed; else nobody would."""
        if self.field is None or self.field.hasFocus():
            return
        if is_private(self.field):
            text, language = self.names.hidden(), self.names.language
        self.said.emit(text, language)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)
