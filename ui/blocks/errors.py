"""The error summary: comes first, takes the focus, and leads to each field (ACC-64)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessibility.describe import describe
from kiosk.page import ErrorSummary
from kiosk.text import Text
from ui.blocks.base import TOKEN, BlockWidget
from ui.blocks.context import Context
from ui.blocks.label import Label
from ui.blocks.push import Push
from ui.blocks.styles import LINK
from ui.theme.paint import box, brush
from ui.theme.theme import Theme


class _Frame(QWidget):
    """The box in the colour of errors."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.restyle()

    def restyle(self) -> None:
        scale = self.theme.scale
        self.column.setContentsMargins(scale.length(36), scale.length(26), scale.length(36), scale.length(18))
        self.column.setSpacing(scale.length(2))

    def paintEvent(self, _: QPaintEvent) -> None:
        width = self.theme.scale.length(6)
        box(brush(self), self.theme, QRectF(self.rect()), "surface", "error", width=width)


class ErrorSummaryBlock(BlockWidget[ErrorSummary]):
    """The title takes the focus and is said with all its sentences; each sentence leads to its field."""

    def __init__(self, block: ErrorSummary, context: Context) -> None:
        super().__init__(block, context)
        self.frame = _Frame(context.theme)
        self.column.addWidget(self.frame)
        self.title = Label(context.theme, block.title, "subheading", level=2)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title.setProperty("ringed", self.frame)
        self.title.setProperty(TOKEN, "errors")
        self.frame.column.addWidget(self.title)
        sentences = tuple(text for _, text in block.errors)
        if sentences:
            together = Text(
                " ".join(text.text for text in sentences), sentences[0].language, any(t.private for t in sentences)
            )
            describe(self.title, description=together)
        for key, text in block.errors:
            link = Push(context.theme, LINK, text)
            describe(link, role="link")
            link.setProperty(TOKEN, f"error:{key}")
            link.clicked.connect(lambda _=False, key=key: self.pointed.emit(key))
            self.frame.column.addWidget(link)

    def focus_target(self) -> QWidget | None:
        return self.title
