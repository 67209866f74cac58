"""Places to write: one line, and several lines that grow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.paint import box, brush
from ui.theme.paint import icon as draw_icon
from ui.theme.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
            return
        super().keyPressEvent(event)

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
        self.theme = theme
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
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        lines = max(self.LINES, int(self.document().size().height()) + 1)
        spare = 2 * int(self.document().documentMargin())
        return QSize(self.theme.scale.text("field") * 12, lines * line + spare)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.scale.text("field") * 4, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


class AreaFrame(QWidget):
    """The box around several lines: Qt gives the painting of a text area to the viewport inside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.wrong = theme, False
        self.area = Area(theme)
        self.area.setProperty("ringed", self)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.area)
        self.restyle()

    def restyle(self) -> None:
        scale = self.theme.scale
        side, above = scale.length(22), scale.length(16)
        self.column.setContentsMargins(side, above, side, above)

    def set_wrong(self, wrong: bool) -> None:
        """Draw the edge in the colour of errors."""
        self.wrong = wrong
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        width = self.theme.scale.edge * 2 if self.wrong else self.theme.scale.edge
        box(brush(self), self.theme, QRectF(self.rect()), "surface", "error" if self.wrong else "border", width=width)
