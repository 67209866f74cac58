"""One key: it acts when the finger leaves it (ACC-58), acts once however long it is held (ACC-38), leaves the focus alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from accessibility.describe import NEEDS_ARROWS, describe
from accessibility.roles import Role
from accessibility.screen_keyboard.layouts import Key, KeyRole
from accessibility.screen_keyboard.names import KeyWords
from accessibility.screen_keyboard.style import KeyboardStyle
from accessibility.touch_targets import ACTS_ON_LIFT

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_OF_HEIGHT: Final = 0.6
"""How much of a key's height its letter is at most: accents and tails need the rest."""
_SMALLEST: Final = 0.6
"""How much smaller than its font a long word may be written on its key."""


class KeyButton(QPushButton):
    """`arrowed(across, down)` asks for the key beside, `left` for the way back to the field, `written` passes on what was
    typed on a real keyboard while the focus was here."""

    arrowed = Signal(int, int)
    left = Signal()
    written = Signal(str)

    def __init__(self, style: KeyboardStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = Key(KeyRole.GAP)
        self.words = KeyWords("", "", "", "")
        self.look = style
        self.selected = False
        self.pictured = True
        self.setAutoRepeat(False)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty(NEEDS_ARROWS, True)
        describe(self, role=Role.KEY)

    def show_key(self, key: Key, words: KeyWords, style: KeyboardStyle, *, selected: bool) -> None:
        """Become this key."""
        self.key, self.words, self.look, self.selected = key, words, style, selected
        self.setText(words.shown.replace("&", "&&"))
        self.setFont(self._font())
        self.setProperty("selected", selected)
        self.setProperty(ACTS_ON_LIFT, key.role in (KeyRole.WRITE, KeyRole.SPACE))
        describe(self, name=words.name, said=words.said, language=words.language)
        self.update()

    def _font(self) -> QFont:
        return self.look.letters if self.key.role in (KeyRole.WRITE, KeyRole.LAYER) else self.look.words

    def _fitted(self) -> QFont:
        """The font, smaller where the key is low: a low window keeps the field in sight (ACC-57)."""
        font = QFont(self._font())
        font.setPixelSize(max(1, min(font.pixelSize(), round(self.height() * _OF_HEIGHT))))
        return font

    @staticmethod
    def _picture_of(font: QFont) -> tuple[float, float]:
        """The side of a picture beside words, and the gap between them."""
        return font.pixelSize() * 1.2, font.pixelSize() * 0.35

    def has_room_for_picture(self) -> bool:
        """Whether the picture stands beside the words without making them smaller."""
        font = self._fitted()
        wide = QFontMetricsF(font).horizontalAdvance(self.words.shown)
        return wide + sum(self._picture_of(font)) <= self._room(self.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """One line, which is written smaller where it has to be; what would be too small to read asks for two."""
        metrics = QFontMetricsF(self._fitted())
        small = self._room(width) < _SMALLEST * metrics.horizontalAdvance(self.words.shown)
        return round(metrics.height() * (2 if small else 1))

    def _room(self, width: float) -> float:
        return width - 6 * self.look.edge

    def sizeHint(self) -> QSize:
        return QSize(self.look.least, self.look.least)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in ARROWS:
            self.arrowed.emit(*ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self.setDown(True)
        elif event.text().strip() and event.text().isprintable():
            self.written.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in _ENTER:
            if self.isDown():
                self.setDown(False)
                self.click()
        else:
            super().keyReleaseEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = look.ink if self.selected else look.pressed if self.isDown() else look.surface
        width = look.edge * 2 if self.isDown() else look.edge
        painter.setBrush(fill)
        painter.setPen(QPen(look.ink if self.selected else look.border, width))
        half = width / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(place, look.radius - half, look.radius - half)
        self._draw_face(painter, QRectF(self.rect()))

    def _draw_face(self, painter: QPainter, place: QRectF) -> None:
        """The words, and before them the picture where there is room for it; a word too long is written smaller."""
        look, ink = self.look, self.look.on_ink if self.selected else self.look.text
        room = self._room(place.width())
        font = self._fitted()
        wide = QFontMetricsF(font).horizontalAdvance(self.words.shown)
        side, gap = self._picture_of(font)
        pictured = self.selected or (self.pictured and self.key.role is not KeyRole.WRITE)
        if wide > room:
            font.setPixelSize(max(1, int(font.pixelSize() * room / wide)))
            wide = QFontMetricsF(font).horizontalAdvance(self.words.shown)
        left = place.center().x() - wide / 2
        if pictured and wide + gap + side <= room:
            left = place.center().x() - (wide + gap + side) / 2
            picture = QRectF(left, place.center().y() - side / 2, side, side)
            drawn = look.picture(painter, None if self.selected else self.key.role, ink, picture)
            left = left + side + gap if drawn else place.center().x() - wide / 2
        elif self.selected and self.height() > 2 * side:
            corner = QRectF(place.left() + 2 * look.edge, place.top() + 2 * look.edge, side / 2, side / 2)
            look.picture(painter, None, ink, corner)
        painter.setFont(font)
        painter.setPen(ink)
        # a little wider than measured: Qt would cut a glyph that reaches over its advance
        words = QRectF(left - look.edge, place.top(), wide + 2 * look.edge, place.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.words.shown)
