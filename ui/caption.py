"""The caption strip: what is being said, as text."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from accessibility.describe import describe
from kiosk.text import Text
from ui.bar import Bar
from ui.blocks.label import Label
from ui.theme.theme import Theme


class CaptionStrip(Bar):
    """Hidden when it is empty or switched off. A screen reader passes it over: it only repeats what is said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "ink")
        self.label = Label(theme, Text("", ""), "caption", "on_ink", icon="volume-2")
        self.label.bounded = False
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.label)
        self.is_on = True
        describe(self, decorative=True)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        scale = self.theme.scale
        self.row.setContentsMargins(scale.margin, scale.length(18), scale.margin, scale.length(18))

    def show_text(self, text: str) -> None:
        """Show a caption; an empty one hides the strip."""
        if text != self.label.words.text:
            self.label.show_text(Text(text, ""))
        self.setVisible(self.is_on and bool(text))
