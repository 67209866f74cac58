"""A date as three small fields, day, month and year (GOV.UK). The value is ISO 8601 once it is complete."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessibility.describe import describe
from kiosk.text import Text
from ui.blocks.base import TOKEN
from ui.blocks.context import Context
from ui.blocks.entry import Entry
from ui.blocks.label import Label
from ui.theme.theme import Theme

_PARTS = ("day", "month", "year")


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


class DatePart(Entry):
    """Digits only: anything else would break the value into other parts than were written."""

    def __init__(self, theme: Theme, length: int) -> None:
        super().__init__(theme)
        self.setMaxLength(length)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textChanged.connect(self._keep_to_digits)

    @Slot(str)
    def _keep_to_digits(self, text: str) -> None:
        """What a screen reader writes goes by the same rule as keys."""
        if _digits(text) != text:
            self.setText(_digits(text))
            self.inputRejected.emit()

    def paste(self) -> None:
        """Write the digits of what was copied."""
        self.insert(_digits(QGuiApplication.clipboard().text()))


class DateEntry(QWidget):
    """Three labelled fields. An incomplete date keeps what was written, as `year-month-day` with empty parts."""

    edited = Signal(str)
    entered = Signal()

    def __init__(self, context: Context, key: str) -> None:
        super().__init__()
        self.context = context
        self._being_set = False
        self.row = QHBoxLayout(self)
        self.row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.parts: dict[str, DatePart] = {}
        self.labels: dict[str, Label] = {}
        for part in _PARTS:
            column = QVBoxLayout()
            entry = DatePart(context.theme, 4 if part == "year" else 2)
            entry.setProperty(TOKEN, f"field:{key}:{part}")
            entry.textChanged.connect(self._edited)  # a screen reader writes too, and Qt does not call that an edit
            entry.entered.connect(self.entered)
            label = Label(context.theme, Text("", ""), "small")
            label.setBuddy(entry)
            column.addWidget(label)
            column.addWidget(entry)
            self.row.addLayout(column)
            self.parts[part], self.labels[part] = entry, label
        self.translate(context)
        self.restyle()

    def translate(self, context: Context) -> None:
        """The names of the three fields."""
        self.context = context
        _ = context.words
        for part, text in zip(_PARTS, (_("Day"), _("Month"), _("Year")), strict=True):
            self.labels[part].show_text(text)
            describe(self.parts[part], name=text)

    def restyle(self) -> None:
        scale = self.context.theme.scale
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(scale.gap)
        for part, entry in self.parts.items():
            pads = entry.textMargins().left() + entry.textMargins().right()
            entry.setMaximumWidth(round(scale.text("field") * (3.0 if part == "year" else 1.9)) + pads)

    def set_wrong(self, wrong: bool) -> None:
        for entry in self.parts.values():
            entry.set_wrong(wrong)

    def value(self) -> str:
        """ISO when it is a date; else the parts as they were written; empty when nothing was."""
        day, month, year = (self.parts[part].text().strip() for part in _PARTS)
        if not (day or month or year):
            return ""
        try:
            return date(int(year), int(month), int(day)).isoformat() if len(year) == 4 else f"{year}-{month}-{day}"
        except ValueError:
            return f"{year}-{month}-{day}"

    def set_value(self, value: str) -> None:
        """Show a value; the field that is being written in keeps its text when it means the same."""
        if value == self.value():
            return
        parts = [*map(_digits, value.split("-")), "", "", ""][:3]
        self._being_set = True
        for part, text in zip(reversed(_PARTS), parts, strict=True):
            whole = bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)) and part != "year"
            self.parts[part].setText(text.lstrip("0") if whole else text)
        self._being_set = False

    def _edited(self) -> None:
        if not self._being_set:
            self.edited.emit(self.value())
