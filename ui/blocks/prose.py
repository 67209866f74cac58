"""Blocks that are only read: paragraph, subheading, notice, steps, bullets, highlight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessibility.describe import describe
from kiosk.page import Bullets, Highlight, Notice, NoticeKind, Paragraph, Steps, Subheading
from kiosk.text import Text
from ui.blocks.arranged import Flow
from ui.blocks.base import BlockWidget
from ui.blocks.context import Context
from ui.blocks.label import Label
from ui.theme.paint import barred_box, brush
from ui.theme.theme import Theme
from ui.theme.tokens import Use


class ParagraphBlock(BlockWidget[Paragraph]):
    """Running text."""

    def __init__(self, block: Paragraph, context: Context) -> None:
        super().__init__(block, context)
        use: Use = "muted" if block.quiet else "text"
        self.label = Label(context.theme, block.text, use=use)
        self.column.addWidget(self.label)


class SubheadingBlock(BlockWidget[Subheading]):
    """A heading of the second level."""

    def __init__(self, block: Subheading, context: Context) -> None:
        super().__init__(block, context)
        self.label = Label(context.theme, block.text, "subheading", level=2)
        self.column.addWidget(self.label)


class Panel(QWidget):
    """A raised box with a bar at its side."""

    def __init__(self, theme: Theme, bar: Use = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.bar = theme, bar
        self.column = QVBoxLayout(self)
        self.restyle()

    def restyle(self) -> None:
        scale = self.theme.scale
        self.column.setContentsMargins(scale.length(38), scale.length(20), scale.length(30), scale.length(20))
        self.column.setSpacing(scale.length(4))

    def paintEvent(self, _: QPaintEvent) -> None:
        barred_box(brush(self), self.theme, QRectF(self.rect()), self.bar)


_NOTICES: Final[dict[NoticeKind, tuple[str, Use]]] = {
    NoticeKind.INFORMATION: ("", "accent"),
    NoticeKind.WARNING: ("triangle-alert", "error"),
    NoticeKind.SUCCESS: ("circle-check", "success"),
    NoticeKind.PROBLEM: ("circle-alert", "error"),
}


class NoticeBlock(BlockWidget[Notice]):
    """A boxed message. What is not plain information also has a picture (ACC-46)."""

    def __init__(self, block: Notice, context: Context) -> None:
        super().__init__(block, context)
        icon, bar = _NOTICES[block.kind]
        self.panel = Panel(context.theme, bar)
        self.column.addWidget(self.panel)
        self.text = Label(context.theme, self._words(), icon=icon, icon_use=bar, lead=self._lead())
        self.panel.column.addWidget(self.text)
        role = "alert" if block.kind in (NoticeKind.WARNING, NoticeKind.PROBLEM) else "status"
        describe(self.text, role=role, heard=block.heard)

    def restyle(self) -> None:
        super().restyle()
        self.setMaximumWidth(round(self.context.theme.scale.body * 50))

    def _words(self) -> Text:
        """Title and text run on, so that they wrap as one; each is a sentence of its own for the ear."""
        title, text = self.block.title, self.block.text
        if title is None:
            return text
        spoken = f"{_ended(title.spoken or title.text)} {text.spoken or text.text}"
        return Text(
            f"{_ended(title.text)} {text.text}",
            text.language,
            title.private or text.private,
            spoken if title.spoken or text.spoken else "",
        )

    def _lead(self) -> int:
        return len(_ended(self.block.title.text)) if self.block.title is not None else 0


def _ended(sentence: str) -> str:
    """A sentence with an end: where a portal's words or a date come last, it may lack one."""
    return sentence if sentence.endswith((".", "!", "?", "…", ":")) else f"{sentence}."


class HighlightBlock(BlockWidget[Highlight]):
    """One value to be seen from afar."""

    def __init__(self, block: Highlight, context: Context) -> None:
        super().__init__(block, context)
        theme = context.theme
        self.panel = Panel(theme)
        self.column.addWidget(self.panel)
        value = Label(theme, block.value, "value")
        if block.title is not None:
            self.panel.column.addWidget(Label(theme, block.title, "subheading"))
        if block.label is None:
            self.panel.column.addWidget(value)
            return
        describe(value, group=block.label)
        label = Label(theme, block.label, "lead" if block.title is not None else "body")
        if block.title is None:
            self.panel.column.addWidget(label)
            self.panel.column.addWidget(value)
            return
        row = Flow(theme, low=True, gap=12)
        row.set_items([label, value])
        self.panel.column.addWidget(row)


class Item(Label):
    """One item of a list: a number or a dot, then text that hangs beside it."""

    INDENT_EM: Final = 2.5

    def __init__(self, theme: Theme, text: Text, marker: str, *, said: str = "") -> None:
        self.marker = marker
        super().__init__(theme, text)
        if said:
            describe(self, name=Text(said, text.language, text.private, text.spoken))

    def _before(self) -> int:
        return round(self.theme.scale.body * self.INDENT_EM)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = brush(self)
        painter.setFont(self.theme.font(self.kind))
        painter.setPen(self.theme.colour(self.use))
        metrics = self.fontMetrics()
        line = self.theme.scale.line(self.kind)
        right = self._before() - round(self.theme.scale.body * 0.35)
        baseline = (line - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(right - metrics.horizontalAdvance(self.marker), baseline), self.marker)


class StepsBlock(BlockWidget[Steps]):
    """A numbered list; a highlight stands indented under the step before it."""

    def __init__(self, block: Steps, context: Context) -> None:
        super().__init__(block, context)
        self._insets: list[QVBoxLayout] = []
        number = 0
        for item in block.items:
            if isinstance(item, Highlight):
                inset = QVBoxLayout()
                inset.addWidget(HighlightBlock(item, context))
                self._insets.append(inset)
                self.column.addLayout(inset)
            else:
                number += 1
                self.column.addWidget(Item(context.theme, item, f"{number}.", said=f"{number}. {item.text}"))
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        indent = round(self.context.theme.scale.body * Item.INDENT_EM)
        for inset in getattr(self, "_insets", ()):
            inset.setContentsMargins(indent, 0, 0, 0)


class BulletsBlock(BlockWidget[Bullets]):
    """A list without an order."""

    def __init__(self, block: Bullets, context: Context) -> None:
        super().__init__(block, context)
        for item in block.items:
            self.column.addWidget(Item(context.theme, item, "•"))
