"""The strip that stands below the top bar of every page while a person acts for somebody else: for whom, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout

from kiosk.page import ACT_FOR_MYSELF
from kiosk.text import Text, Wording
from ui.bar import Bar
from ui.blocks.arranged import Flow
from ui.blocks.base import TOKEN
from ui.blocks.label import Label
from ui.blocks.push import Push
from ui.blocks.styles import CHIP
from ui.theme.theme import Theme


class _Row(Flow):
    """Words and a button: beside each other, the words stand in the middle of the button's height."""

    def rectangles(self, width: int) -> list[QRect]:
        places = super().rectangles(width)
        if len(places) == 2 and places[0].top() == places[1].top():
            words, high = places[0], self.items[0].heightForWidth(places[0].width())
            places[0] = QRect(words.left(), words.top() + (words.height() - high) // 2, words.width(), high)
        return places


class ActingStrip(Bar):
    """Whose things are at hand, and one button that ends it. A name that is private is marked so, like on a page."""

    def __init__(self, theme: Theme, words: Wording) -> None:
        super().__init__(theme, "raised", "border")
        self.label = Label(theme, Text("", ""), "strip", icon="users")
        self.button = Push(theme, CHIP, Text("", ""), icon="user")
        self.button.setProperty(TOKEN, f"bar:{ACT_FOR_MYSELF}")
        self.button.clicked.connect(self._end)
        self.flow = _Row(theme, gap=30, row_gap=10)
        self.flow.set_items([self.label, self.button])
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.flow)
        self.translate(words)
        self.restyle()
        self.hide()

    def translate(self, words: Wording) -> None:
        """The strip's words in another language."""
        _ = words
        # Translators: a button on every page while somebody acts for another person or for a company
        self.button.set_words(_("Act for myself again"))

    def restyle(self) -> None:
        scale = self.theme.scale
        self.row.setContentsMargins(scale.margin, scale.length(10), scale.margin, scale.length(10) + scale.edge)
        self.button.least = (scale.target, scale.target)
        self.updateGeometry()

    def show_party(self, party: Text | None) -> None:
        """For whom the person acts; None for nobody."""
        if party is not None and party != self.label.words:
            self.label.show_text(party)
            self.updateGeometry()
        self.setVisible(party is not None)

    def fold(self, folded: bool) -> None:
        """Whether the words stand alone: where there is little room, the menu holds the button."""
        if self.button.isHidden() is not folded:
            self.button.setHidden(folded)
            self.flow.updateGeometry()
            self.flow.arrange()

    def _end(self) -> None:
        self.activated.emit(ACT_FOR_MYSELF, "")
