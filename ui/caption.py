"""The caption strip: what is being said, as text."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from accessibility.describe import describe
from kiosk.text import Text
from ui.bar import Bar
from ui.blocks.label import Label
from ui.theme.theme import Theme


class CaptionStrip(Bar):
    """Keeps its room while captions are on. A screen reader passes it over: it only repeats what is said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "ink")
        self.label = Label(theme, Text("", ""), "caption", "on_ink", icon="volume-2")
        self.label.bounded = False
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.label)
        self.is_on = False
        describe(self, decorative=True)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        scale = self.theme.scale
        pad = scale.length(12)
        self.row.setContentsMargins(scale.margin, pad, scale.margin, pad)
        self.setMinimumHeight(scale.line("caption") + 2 * pad)

    def show_text(self, text: str) -> None:
        """Show a caption; it stays until the next one."""
        if text != self.label.words.text:
            self.label.show_text(Text(text, ""))
        self.setVisible(self.is_on or bool(text))

    def switch(self, on: bool) -> None:
        """Switch captions on or off."""
        self.is_on = on
        if not on:
            self.label.show_text(Text("", ""))
        self.setVisible(on)
