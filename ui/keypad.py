"""A keypad with just the characters that a code can have (DESIGN §4)."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from accessibility.describe import NEEDS_ARROWS, describe
from accessibility.screen_keyboard.button import ARROWS
from accessibility.screen_keyboard.roving import SingleStop, nearest
from accessibility.touch_targets import ACTS_ON_LIFT
from kiosk.text import Text, Wording
from ui.blocks.arranged import Arranged
from ui.blocks.base import dismiss
from ui.blocks.push import Push
from ui.blocks.styles import KEY, WORD_KEY
from ui.theme.paint import brush
from ui.theme.theme import Theme


class KeypadKey(Push):
    """A key of the keypad; the arrow keys go to the key beside it, Escape back to the field."""

    arrowed = Signal(int, int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.arrowed.emit(*ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Keypad(Arranged):
    """Keys in even rows, Delete last and twice as wide. A touched key leaves the focus in the field.

    Tab reaches one of the keys, so that it is not far to what comes after them (ACC-24).

    `inline` keys stand in the page, below the field: where the text is so large that a docked keypad would hide the page.
    """

    MOST_OF_WINDOW = 0.42

    typed = Signal(str)
    erased = Signal()
    left = Signal()

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.alphabet = ""
        self.inline = False
        _, self.language = words, words.language
        self._stop = SingleStop()
        self.erase = self._prepared(KeypadKey(theme, WORD_KEY, _("Delete"), self, icon="delete"))
        self.erase.clicked.connect(self.erased)
        describe(self.erase, role="key")
        describe(self, name=_("Keys"), role="group", group=_("Keys").text)

    def translate(self, words: Wording) -> None:
        _, self.language = words, words.language
        self.erase.set_words(_("Delete"))
        for key, character in zip(self.items, self.alphabet, strict=False):  # Delete comes after them
            assert isinstance(key, Push)
            key.set_words(Text(character, self.language))
        describe(self, name=_("Keys"), group=_("Keys").text)

    def show_alphabet(self, alphabet: str) -> None:
        """Show keys for these characters."""
        if alphabet == self.alphabet:
            return
        for key in self.items:
            if key is not self.erase:
                dismiss(key)
        self.alphabet = alphabet
        self.set_items([*(self._key(character) for character in alphabet), self.erase])
        for item in self.items:
            item.show()
        self._stop.put(self.items[0])
        self.restyle()

    def _prepared(self, key: KeypadKey) -> KeypadKey:
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setProperty(NEEDS_ARROWS, True)
        key.arrowed.connect(lambda across, down: self._go(key, across, down))
        key.left.connect(self.left)
        return key

    def _go(self, key: KeypadKey, across: int, down: int) -> None:
        to = nearest([item.geometry() for item in self.items], self.items.index(key), across, down)
        self._stop.put(self.items[to], focus=True)

    def _key(self, character: str) -> Push:
        key = self._prepared(KeypadKey(self.theme, KEY, Text(character, self.language), self))
        key.clicked.connect(lambda: self.typed.emit(character))
        key.setProperty(ACTS_ON_LIFT, True)
        describe(key, role="key")
        return key

    def restyle(self) -> None:
        side = self._side()
        for key in self.items:
            assert isinstance(key, Push)
            key.least = (side, side)
        super().restyle()
        self.arrange()

    def _side(self) -> int:
        scale = self.theme.scale
        keys = [key for key in self.items[:1] + self.items[-1:] if isinstance(key, Push)]
        return max(scale.length(83) if scale.look.is_kiosk else 44, *(key.natural_height() for key in keys), 0)

    def rectangles(self, width: int) -> list[QRect]:
        scale = self.theme.scale
        gap, side = max(8, scale.length(13)), self._side()
        left, top = (0, 0) if self.inline else (scale.margin, scale.gap)
        room = width - 2 * left
        least = side + scale.length(8)
        span = max(2, -(-(self.erase.sizeHint().width() + gap) // (least + gap)))
        units = len(self.items) - 1 + span
        most = max(span, (room + gap) // (least + gap))
        columns = -(-units // -(-units // most))
        wide = (room - gap * (columns - 1)) // columns
        places = []
        for at, key in enumerate(self.items):
            row, column = divmod(at, columns)
            keys = span if key is self.erase else 1
            if column + keys > columns:
                row, column, keys = row + 1, 0, min(span, columns)
            places.append(
                QRect(
                    left + column * (wide + gap),
                    top + row * (side + gap),
                    wide * keys + gap * (keys - 1),
                    side,
                )
            )
        return places

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) + (0 if self.inline else self.theme.scale.gap)

    def paintEvent(self, _: QPaintEvent) -> None:
        if self.inline:
            return
        painter = brush(self)
        painter.fillRect(QRectF(self.rect()), self.theme.colour("raised"))
        painter.fillRect(0, 0, self.width(), self.theme.scale.edge, self.theme.colour("border"))
