"""A code in boxes: just its alphabet, one character a box, and the same boxes hidden from the queue."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QClipboard,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ui.blocks.entry import Entry, ungrouped
from ui.theme.paint import box, brush
from ui.theme.theme import Theme


class CodeEntry(Entry):
    """A line edit that draws boxes: Qt's class keeps what a screen reader knows of it, value, caret and all.

    Typing writes over the box of the cursor. Letters become capitals by ASCII, never by language: `i` is `I` in a code.
    """

    def __init__(self, theme: Theme, length: int, alphabet: str) -> None:
        self.length, self.alphabet = length, alphabet
        super().__init__(theme)
        self.setMaxLength(length)
        self.textChanged.connect(self._keep_to_alphabet)
        self.setAcceptDrops(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def accepted(self, character: str) -> str:
        """The character as the code has it; empty when its alphabet lacks it."""
        if self.alphabet == "" or character in self.alphabet:
            return character
        capital = character.upper() if character.isascii() else ""
        return capital if capital and capital in self.alphabet else ""

    @Slot(str)
    def _keep_to_alphabet(self, text: str) -> None:
        """What a screen reader writes goes by the same rules as keys."""
        good = "".join(self.accepted(character) for character in ungrouped(text))
        if good != text:
            self.setText(good)
            self.inputRejected.emit()

    def type(self, characters: str) -> None:
        """Write at the cursor, over what stands there; what is not in the alphabet is passed over, and rejected if it is
        all there is, or if there is no box left for it.

        Written as Qt's own keys write, so that whoever listens hears first what was typed.
        """
        at = self.cursorPosition()
        good = "".join(self.accepted(character) for character in characters)
        over = min(len(good), self.length - at, len(self.text()) - at)
        if over > 0:
            # backwards: the cursor stays where it is, and nobody reads out what it would pass
            self.setSelection(at + over, -over)
        if good and at < self.length:
            self.insert(good[: self.length - at])
        if (characters and not good) or len(good) > self.length - at:
            self.inputRejected.emit()

    def erase(self) -> None:
        """Take away the character before the cursor."""
        self.deselect()
        self.backspace()

    def paste(self) -> None:
        """Write what was copied, without the spaces and hyphens that a person groups a code by."""
        self.type(ungrouped(QGuiApplication.clipboard().text()))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method has ready is typed like the rest."""
        written = event.commitString()
        if not written:
            super().inputMethodEvent(event)
            return
        event.setCommitString("", event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)
        self.type(written)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button pastes what is selected elsewhere: by the same rules."""
        clipboard = QGuiApplication.clipboard()
        if event.button() == Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.type(ungrouped(clipboard.text(QClipboard.Mode.Selection)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modified = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.text().isprintable() and event.text() and not modified:
            self.type(event.text())
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.deselect()
        self.setCursorPosition(len(self.text()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The cursor goes to the box that was touched, or to the first empty one."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        boxes = self.boxes(self.width())
        hit = next((at for at, place in enumerate(boxes) if place.contains(event.position())), self.length)
        self.setCursorPosition(min(hit, len(self.text())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _box(self) -> tuple[float, float, float]:
        """Width and height of a box, and the gap."""
        scale = self.theme.scale
        width = max(scale.text("box") * 1.15, scale.length(92)) if self.length <= 10 else scale.text("box") * 1.0
        return width, max(scale.length(104), scale.text("box") * 1.7), scale.length(14)

    def box_in_hand(self) -> QRect:
        """The box in which the next character goes."""
        return self.boxes(self.width())[min(self.cursorPosition(), self.length - 1)].toAlignedRect()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:  # type: ignore[override]
        """Where one writes is the box, for a magnifier as for an input method."""
        if query is Qt.InputMethodQuery.ImCursorRectangle:
            return self.box_in_hand()
        return super().inputMethodQuery(query)

    def boxes(self, width: int) -> list[QRectF]:
        """The places of the boxes; a long code goes on in the next row."""
        wide, high, gap = self._box()
        row = max(1, int((width + gap) // (wide + gap)))
        if row < self.length:
            wide = min(wide, max(self.theme.scale.text("box") * 0.95, (width - gap * (row - 1)) / row))
        return [QRectF((at % row) * (wide + gap), (at // row) * (high + gap), wide, high) for at in range(self.length)]

    def heightForWidth(self, width: int) -> int:
        return int(self.boxes(width)[-1].bottom()) + 1

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        wide, _, gap = self._box()
        width = int(self.length * (wide + gap) - gap) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        wide, high, _ = self._box()
        return QSize(int(wide), int(high))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = brush(self)
        text = self.text()
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        painter.setFont(self.theme.font("box"))
        for at, place in enumerate(self.boxes(self.width())):
            wrong = self.wrong and (at == len(text) or (len(text) >= self.length and at == self.length - 1))
            edge = self.theme.scale.edge
            box(
                painter, self.theme, place, "surface", "error" if wrong else "border", width=edge * 2 if wrong else edge
            )
            if self.hasFocus() and at == min(self.cursorPosition(), self.length - 1):
                self._draw_cursor(painter, place)
            if at < len(text):
                painter.setPen(self.theme.colour("text"))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "•" if hidden else text[at])

    def _draw_cursor(self, painter: QPainter, place: QRectF) -> None:
        """A bar at the foot of the box in which the next character goes."""
        thick = self.theme.scale.edge * 2
        side = place.width() * 0.2
        painter.fillRect(
            QRectF(place.left() + side, place.bottom() - 3 * thick, place.width() - 2 * side, thick),
            self.theme.colour("text"),
        )
