"""Places to write: one line, and several lines that grow."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy

from ui.theme.paint import box, brush
from ui.theme.paint import icon as draw_icon
from ui.theme.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def ungrouped(text: str) -> str:
    """A number or a code without what people group it by: spaces, line ends, hyphens."""
    return re.sub(r"[\s\-\u2010-\u2015]+", "", text)


class Entry(QLineEdit):
    """One line. Enter says `entered` once, however long it is held."""

    entered = Signal()

    def __init__(self, theme: Theme, *, icon: str = "") -> None:
        super().__init__()
        self.theme, self.icon = theme, icon
        self.wrong = False
        self.setFrame(False)
        self.setStyle(theme.caret)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.restyle()

    def restyle(self) -> None:
        scale = self.theme.scale
        self.setFont(self.theme.font("field"))
        self.setPalette(self.theme.colours("text", "none"))
        pad = scale.length(26)
        before = pad + scale.icon("field") + scale.length(20) if self.icon else pad
        self.setTextMargins(before, 0, pad, 0)
        self.updateGeometry()
        self.update()

    def fits(self, text: str) -> bool:
        """Whether a text can be seen whole."""
        margins = self.textMargins()
        room = self.contentsRect().width() - margins.left() - margins.right() - self.theme.caret.width
        return self.fontMetrics().horizontalAdvance(text) <= room

    def set_wrong(self, wrong: bool) -> None:
        """Draw the edge in the colour of errors."""
        self.wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        scale = self.theme.scale
        return QSize(
            scale.text("field") * 8,
            max(scale.length(96) if scale.look.is_kiosk else scale.target, scale.text("field") * 2),
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.scale.text("field") * 4, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Write what was copied; where only its groups make it too long, without them."""
        text = " ".join(QGuiApplication.clipboard().text().split())
        shorter = ungrouped(text)
        room = self.maxLength() - len(self.text()) + len(self.selectedText())
        self.insert(shorter if len(shorter) <= room < len(text) else text)

    def is_full(self) -> bool:
        """Whether nothing more can be written."""
        return len(self.text()) >= self.maxLength()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        scale = self.theme.scale
        width = scale.edge * 2 if self.wrong else scale.edge
        box(painter, self.theme, QRectF(self.rect()), "surface", "error" if self.wrong else "border", width=width)
        if self.icon:
            side = scale.icon("field")
            place = QRectF(scale.length(30), (self.height() - side) / 2, side, side)
            draw_icon(painter, self.theme, self.icon, "muted", place)
        painter.end()
        super().paintEvent(event)


class Area(QPlainTextEdit):
    """Several lines; it grows with what is written, so that nothing scrolls inside a page that scrolls."""

    LINES = 3

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.wrong = theme, False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(self.theme.font("field"))
        self.setPalette(self.theme.colours("text", "none"))
        self.setCursorWidth(self.theme.caret.width)
        self.viewport().setAutoFillBackground(False)
        side, above = self._margins()
        self.setViewportMargins(side, above, side, above)
        self.updateGeometry()

    def _margins(self) -> tuple[int, int]:
        scale = self.theme.scale
        return scale.length(22), scale.length(16)

    def set_wrong(self, wrong: bool) -> None:
        """Draw the edge in the colour of errors."""
        self.wrong = wrong
        self.update()

    def event(self, event: QEvent) -> bool:
        """Qt gives `paintEvent` to the viewport inside; the box around it is painted here."""
        if event.type() != QEvent.Type.Paint:
            return super().event(event)
        width = self.theme.scale.edge * 2 if self.wrong else self.theme.scale.edge
        box(brush(self), self.theme, QRectF(self.rect()), "surface", "error" if self.wrong else "border", width=width)
        return True

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        lines = max(self.LINES, int(self.document().size().height()) + 1)
        spare = 2 * int(self.document().documentMargin()) + 2 * self._margins()[1]
        return QSize(self.theme.scale.text("field") * 12, lines * line + spare)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.scale.text("field") * 4, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
