"""A named group that draws nothing: what a screen reader calls a group of answers."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QVBoxLayout

from accessibility.describe import describe
from kiosk.text import Text
from ui.theme.theme import Theme


class Group(QGroupBox):
    """Holds the parts of one answer under one name (ACC-43)."""

    def __init__(self, theme: Theme, name: Text) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.set_name(name)
        self.restyle()

    def set_name(self, name: Text) -> None:
        describe(self, name=name, group=name.text)

    def restyle(self) -> None:
        self.setContentsMargins(0, 0, 0, 0)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.theme.scale.gap)

    def changeEvent(self, event: QEvent) -> None:
        """Qt gives a group room for its title and frame again after each change of font or style; it has neither."""
        super().changeEvent(event)
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the name stands in the label above."""
