"""Rows of label and values, with a line under each and a way to change them: never a table."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessibility.describe import describe
from kiosk.page import Fact, Facts
from kiosk.text import Text
from ui.blocks.arranged import Arranged
from ui.blocks.base import BlockWidget
from ui.blocks.context import Context
from ui.blocks.label import Label
from ui.blocks.styles import PLAIN
from ui.theme.paint import brush


class _Values(QWidget):
    """The values of one fact, one below the other."""

    def __init__(self, labels: list[Label]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in labels:
            column.addWidget(label)


class FactRow(Arranged):
    """Label, values, change. On a narrow page they stand below each other."""

    def __init__(self, fact: Fact, owner: BlockWidget[Facts]) -> None:
        theme = owner.context.theme
        super().__init__(theme)
        self.name = Label(theme, fact.label, "strong")
        values = [Label(theme, value) for value in fact.values]
        for value in values:
            describe(value, group=fact.label)
        if values:
            self.name.set_named(values[0])
        self.values = _Values(values)
        self.change = owner.push(fact.change, PLAIN) if fact.change else None
        if self.change is not None and fact.change is not None:
            # every name says what it changes (ACC-55), and holds what the button shows (ACC-59)
            name = f"{fact.change.label.text}: {fact.label.text}"
            describe(self.change, name=Text(name, fact.change.label.language))
        self.set_items([self.name, self.values, *([self.change] if self.change else [])])

    def rectangles(self, width: int) -> list[QRect]:
        scale = self.theme.scale
        above, gap = scale.length(13), scale.gap
        button = self.change.sizeHint() if self.change else None
        aside = button.width() + gap if button else 0
        if width < 22 * scale.body + aside:
            return self._below_each_other(width, above)
        first = round(min(scale.body * 12.7, width * 0.34))
        rest = width - first - aside
        high = max(
            self.name.heightForWidth(first - gap), self.values.heightForWidth(rest), button.height() if button else 0
        )
        places = [QRect(0, above, first - gap, high), QRect(first, above, rest, high)]
        if button and high == button.height():
            places = [
                self._middle(place, item, high) for place, item in zip(places, (self.name, self.values), strict=True)
            ]
        if button:
            places.append(QRect(width - button.width(), above, button.width(), button.height()))
        return places

    @staticmethod
    def _middle(place: QRect, item: QWidget, high: int) -> QRect:
        """Beside a button, one line of text stands in the middle of it."""
        own = item.heightForWidth(place.width())
        return QRect(place.left(), place.top() + max(0, (high - own) // 2), place.width(), own)

    def _below_each_other(self, width: int, top: int) -> list[QRect]:
        places = []
        for item in self.shown():
            wide = min(width, item.sizeHint().width()) if item is self.change else width
            high = item.heightForWidth(wide)
            places.append(QRect(0, top, wide, high))
            top += high + (self.theme.scale.length(10) if item is self.values else 0)
        return places

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) + self.theme.scale.length(15)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = brush(self)
        width = max(1, self.theme.scale.edge - 1)
        painter.fillRect(0, self.height() - width, self.width(), width, self.theme.colour("line"))


class FactsBlock(BlockWidget[Facts]):
    """All rows; no wider than can be read across."""

    def __init__(self, block: Facts, context: Context) -> None:
        super().__init__(block, context)
        for fact in block.rows:
            self.column.addWidget(FactRow(fact, self))
        self.restyle()

    def restyle(self) -> None:
        self.column.setSpacing(0)
        self.setMaximumWidth(round(self.context.theme.scale.body * 50))
