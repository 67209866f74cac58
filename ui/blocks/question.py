"""The words around an answer: label, hint, error. What a field and a choice share."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessibility.describe import describe
from kiosk.page import Choice, Field
from kiosk.text import Text
from ui.blocks.label import Label
from ui.theme.theme import Theme


class QuestionWords(QWidget):
    """Label, hint and error above an answer; what is absent takes no room."""

    def __init__(self, theme: Theme, block: Field | Choice, parent: QWidget) -> None:
        super().__init__(parent)  # shown without one it would be a window, and take the focus from ours
        self.theme = theme
        blank = Text("", "")
        self.column = QVBoxLayout(self)
        self.label = Label(theme, blank, "strong")
        self.hint = Label(theme, blank, use="muted")
        self.error = Label(theme, blank, "strong", "error", icon="triangle-alert")
        for part in (self.label, self.hint, self.error):
            self.column.addWidget(part)
        describe(self.error, role="alert")
        self.show_words(block)
        self.restyle()

    def restyle(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.theme.scale.length(8))

    def name(self, entry: QWidget) -> None:
        """Join the label to what it names, for screen readers (ACC-43)."""
        if self.label.words.text:
            self.label.set_named(entry)

    def show_words(self, block: Field | Choice, example: Text | None = None) -> None:
        """Show the words of another version of the same question; `example` stands for a hint where there is none."""
        hint = block.hint or example
        for part, text in ((self.label, block.label), (self.hint, hint), (self.error, block.error)):
            if text is not None and part.words != text:
                part.show_text(text)
            part.setVisible(text is not None)
        self.setVisible(any((block.label, hint, block.error)))
