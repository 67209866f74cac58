"""A place to write, with its words: text, number, phone, e-mail, search, several lines, date, code."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from accessibility.describe import describe
from kiosk.page import Field, FieldKind
from kiosk.text import Text
from ui.blocks.arranged import Flow
from ui.blocks.base import TOKEN, BlockWidget
from ui.blocks.code import CodeEntry
from ui.blocks.context import Context
from ui.blocks.date import DateEntry, DatePart
from ui.blocks.entry import Area, Entry
from ui.blocks.group import Group
from ui.blocks.push import Push
from ui.blocks.question import QuestionWords
from ui.blocks.styles import PLAIN

_Hint = Qt.InputMethodHint
_HINTS: Final = {
    FieldKind.NUMBER: _Hint.ImhFormattedNumbersOnly,
    FieldKind.PHONE: _Hint.ImhDialableCharactersOnly,
    FieldKind.EMAIL: _Hint.ImhEmailCharactersOnly,
    FieldKind.CODE: _Hint.ImhPreferUppercase | _Hint.ImhNoPredictiveText,
}
_EMS: Final = {
    FieldKind.NUMBER: 12,
    FieldKind.PHONE: 14,
    FieldKind.TEXT: 26,
    FieldKind.EMAIL: 26,
    FieldKind.MULTILINE: 34,
}
"""How wide a field may be, in its own text size: the width tells how much is expected."""


class CodeRow(Flow):
    """The boxes of a code, and beside them the button that hides them."""

    def rectangles(self, width: int) -> list[QRect]:
        places = super().rectangles(width)
        first = self.shown()[0]
        return [
            QRect(places[0].topLeft(), first.sizeHint()) if first.sizeHint().width() <= width else places[0],
            *places[1:],
        ]


class FieldBlock(BlockWidget[Field]):
    """A field keeps its widget, its text and its cursor for as long as the page has the same key (ACC-62)."""

    def __init__(self, block: Field, context: Context) -> None:
        super().__init__(block, context)
        self.words = QuestionWords(context.theme, block, self)
        self.column.addWidget(self.words)
        self.hide_button: Push | None = None
        self.entry: Entry | Area | DateEntry = self._make()
        self._describe()
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        ems = _EMS.get(self.block.kind)
        if ems is not None and hasattr(self, "entry"):
            self.entry.setMaximumWidth(ems * self.context.theme.scale.text("field"))

    def _make(self) -> Entry | Area | DateEntry:
        theme, block = self.context.theme, self.block
        if block.kind is FieldKind.DATE:
            return self._make_date()
        if block.kind is FieldKind.MULTILINE:
            area = Area(theme)
            area.setPlainText(block.value)
            area.textChanged.connect(lambda: self._edited(area.toPlainText()))
            area.setProperty(TOKEN, f"field:{block.key}")
            self.column.addWidget(area)
            self.words.name(area)
            return area
        if block.kind is FieldKind.CODE and block.length:
            entry: Entry = CodeEntry(theme, block.length, block.alphabet)
            row = CodeRow(theme, gap=14)
            row.set_items([entry, *self._make_hiding(entry)])
            self.column.addWidget(row)
        else:
            entry = Entry(theme, icon="search" if block.kind is FieldKind.SEARCH else "")
            self.column.addWidget(entry)
            if block.length and block.kind is not FieldKind.SEARCH:
                entry.setMaxLength(block.length)
            if block.private and block.kind is FieldKind.CODE:
                self.column.addWidget(self._make_hiding(entry)[0], 0, Qt.AlignmentFlag.AlignLeft)
        entry.setText(block.value)
        entry.setProperty(TOKEN, f"field:{block.key}")
        entry.setInputMethodHints(_HINTS.get(block.kind, _Hint.ImhNone))
        entry.textChanged.connect(self._written)  # a screen reader writes too, and Qt does not call that an edit
        entry.entered.connect(self.submitted)
        self.words.name(entry)
        entry.inputRejected.connect(self._rejected)
        return entry

    def _make_date(self) -> DateEntry:
        dates = DateEntry(self.context, self.block.key)
        dates.set_value(self.block.value)
        dates.edited.connect(self._edited)
        dates.entered.connect(self.submitted)
        for part in dates.parts.values():
            part.inputRejected.connect(self._rejected)
        self.group = Group(self.context.theme, self._name())
        self.group.column.addWidget(dates)
        self.column.addWidget(self.group)
        return dates

    def _make_hiding(self, entry: Entry) -> list[QWidget]:
        """The eye that hides the value from the queue."""
        if not self.block.private:
            return []
        _ = self.context.words
        button = Push(self.context.theme, PLAIN, _("Hide"), icon="eye")
        button.setProperty(TOKEN, f"hide:{self.block.key}")
        button.clicked.connect(self._hide_or_show)
        self.hide_button = button
        return [button]

    def _hide_or_show(self) -> None:
        assert isinstance(self.entry, Entry)
        hidden = self.entry.echoMode() == QLineEdit.EchoMode.Password
        self.entry.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._name_hiding()

    def _name_hiding(self) -> None:
        if self.hide_button is None or not isinstance(self.entry, Entry):
            return
        _ = self.context.words
        hidden = self.entry.echoMode() == QLineEdit.EchoMode.Password
        self.hide_button.set_icon("eye-off" if hidden else "eye")
        self.hide_button.set_words(_("Show") if hidden else _("Hide"))

    @Slot()
    def _written(self) -> None:
        """What stands in the field now: a code or a limit may have changed what was written."""
        if isinstance(self.entry, Entry):
            self._edited(self.entry.text())

    def _edited(self, value: str) -> None:
        if value != self.block.value:
            self.changed.emit(self.block.key, value)

    @Slot()
    def _rejected(self) -> None:
        """Say why what was typed is not there: who does not see the field would believe that it is."""
        entry, _ = self.sender(), self.context.words
        # Qt tells while what it will take back still stands in the field
        if isinstance(entry, DatePart) and not entry.hasAcceptableInput():
            # Translators: spoken when a letter is typed in the day, the month or the year of a date
            words = _("Only digits go here.")
        elif isinstance(entry, Entry) and entry.is_full():
            # Translators: spoken when more is typed than a field holds
            words = _("This field is full.")
        else:
            # Translators: spoken when a character is typed that a code cannot have
            words = _("This code does not have that character.")
        self.said.emit(words.text, words.language)

    def _name(self) -> Text:
        return self.block.label or self.context.heading

    def _inputs(self) -> list[QWidget]:
        if isinstance(self.entry, DateEntry):
            return list(self.entry.parts.values())
        return [self.entry]

    def _describe(self) -> None:
        block = self.block
        wrong = block.error is not None
        self.entry.set_wrong(wrong)
        for each in self._inputs():
            describe(each, private=block.private, invalid=block.error or False, required=block.required)
            each.setProperty("purpose", block.purpose)
        described = self.group if isinstance(self.entry, DateEntry) else self._inputs()[0]
        describe(described, description=block.hint or "")
        if isinstance(self.entry, DateEntry):
            for part in self._inputs():
                describe(part, description=block.hint or "")
        if isinstance(self.entry, DateEntry):
            self.group.set_name(self._name())
        else:
            describe(described, name=self._name(), private=block.private)
            self._choose_placeholder()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_placeholder()

    def _choose_placeholder(self) -> None:
        """An example that does not fit into the field stands above it, where it wraps."""
        if not isinstance(self.entry, Entry) or isinstance(self.entry, CodeEntry):
            self.words.show_words(self.block)
            return
        example = self.block.placeholder
        fits = example is not None and self.entry.fits(example.text)
        self.entry.setPlaceholderText(example.text if example is not None and fits else "")
        above = example if example is not None and not fits and self.block.hint is None else None
        self.words.show_words(self.block, example=above)

    def refresh(self, block: Field, context: Context) -> bool:
        old = self.block
        if (block.key, block.kind, block.length, block.alphabet, block.private) != (
            old.key, old.kind, old.length, old.alphabet, old.private,
        ):  # fmt: skip
            return False
        self.block, self.context = block, context
        self._choose_placeholder()
        self._set_value(block.value)
        if isinstance(self.entry, DateEntry):
            self.entry.translate(context)
        self._name_hiding()
        self._describe()
        return True

    def _set_value(self, value: str) -> None:
        if isinstance(self.entry, DateEntry):
            self.entry.set_value(value)
        elif isinstance(self.entry, Area):
            if self.entry.toPlainText() != value:
                self.entry.setPlainText(value)
        elif self.entry.text() != value:
            was_empty, at = not self.entry.text(), self.entry.cursorPosition()
            self.entry.setText(value)
            self.entry.setCursorPosition(len(value) if was_empty else min(at, len(value)))

    def focus_target(self) -> QWidget:
        return self._inputs()[0]
