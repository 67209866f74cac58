"""Listens to the widget that has the focus: what is typed and deleted, where the text cursor goes, what is chosen."""

from __future__ import annotations

import re
from typing import Final, Protocol

from PySide6.QtCore import QModelIndex, QObject, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from accessibility.widgets import is_secret

_WORD: Final = r"[\w'’-]+"
_ENDED: Final = re.compile(rf"({_WORD})[^\w'’-]$")
_HERE: Final = re.compile(_WORD)


class Hearer(Protocol):
    """Who is told what a person has just done."""

    def on_typed(self, text: str, word: str = "") -> None: ...
    def on_deleted(self, text: str) -> None: ...
    def on_passed(self, text: str) -> None: ...
    def on_value_changed(self) -> None: ...
    def on_row_changed(self) -> None: ...


class Watch(QObject):
    """Watches one widget until `end`. What a program sets by itself in a line field is not reported as typed."""

    def __init__(self, widget: QWidget, hearer: Hearer) -> None:
        super().__init__()
        self._hearer: Hearer | None = hearer
        self._widget = widget
        self._before = ""
        self._cursor = -1
        if isinstance(widget, QLineEdit):
            self._before = self._shown(widget)
            widget.textEdited.connect(self._line_edited)
            widget.textChanged.connect(self._line_changed)
            widget.cursorPositionChanged.connect(self._line_cursor_moved)
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            self._before = widget.toPlainText()
            self._block, self._place = widget.textCursor().blockNumber(), widget.textCursor().position()
            widget.document().contentsChange.connect(self._document_changed)
            widget.cursorPositionChanged.connect(self._document_cursor_moved)
        elif isinstance(widget, QAbstractButton):
            widget.toggled.connect(self._value_changed)
        elif isinstance(widget, QAbstractItemView):
            widget.selectionModel().currentChanged.connect(self._row_changed)
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(self._value_changed)
        elif isinstance(widget, QAbstractSlider):
            widget.valueChanged.connect(self._value_changed)
        elif isinstance(widget, QAbstractSpinBox):
            widget.lineEdit().textChanged.connect(self._value_changed)

    def end(self) -> None:
        """Hear nothing more."""
        self._hearer = None
        self._before = ""
        self.deleteLater()

    def _shown(self, line: QLineEdit) -> str:
        """What is kept to compare with: of a secret only its length."""
        return "•" * len(line.text()) if is_secret(line) else line.text()

    @Slot(str)
    def _line_edited(self, text: str) -> None:
        line = self._widget
        if not isinstance(line, QLineEdit):
            return
        self._cursor = line.cursorPosition()
        before, self._before = self._before, self._shown(line)
        if is_secret(line):
            added = len(text) - len(before)
            self._tell("•" * -added if added < 0 else "", text[max(0, self._cursor - added) : self._cursor])
        else:
            self._tell(*difference(before, text), before_cursor=text[: self._cursor])

    @Slot(str)
    def _line_changed(self, _text: str) -> None:
        if isinstance(self._widget, QLineEdit):
            self._before, self._cursor = self._shown(self._widget), self._widget.cursorPosition()

    @Slot(int, int)
    def _line_cursor_moved(self, old: int, new: int) -> None:
        line = self._widget
        # Qt tells of a cursor that was nowhere before when the focus first leaves a field
        if new != self._cursor and old >= 0 and isinstance(line, QLineEdit) and self._hearer is not None:
            far = abs(new - old) > 1 and not is_secret(line)
            self._hearer.on_passed(word_at(line.text(), new) if far else line.text()[new : new + 1])
        self._cursor = -1

    @Slot(int, int, int)
    def _document_changed(self, position: int, removed: int, added: int) -> None:
        text = self._text()
        before, self._before = self._before, text
        self._cursor = position + added
        gone, came = before[position : position + removed], text[position : position + added]
        self._tell(*difference(gone, came), before_cursor=text[: self._cursor])

    @Slot()
    def _document_cursor_moved(self) -> None:
        edit = self._widget
        if not isinstance(edit, QPlainTextEdit | QTextEdit) or self._hearer is None:
            return
        cursor = edit.textCursor()
        block, self._block = self._block, cursor.blockNumber()
        place, self._place = self._place, cursor.position()
        if self._place != self._cursor:
            text = self._text()
            far = abs(self._place - place) > 1
            here = word_at(text, self._place) if far else text[self._place : self._place + 1]
            self._hearer.on_passed(here if block == self._block else cursor.block().text())
        self._cursor = -1

    def _text(self) -> str:
        return self._widget.toPlainText() if isinstance(self._widget, QPlainTextEdit | QTextEdit) else ""

    @Slot()
    def _value_changed(self) -> None:
        if self._hearer is not None:
            self._hearer.on_value_changed()

    @Slot(QModelIndex, QModelIndex)
    def _row_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        if self._hearer is not None:
            self._hearer.on_row_changed()

    def _tell(self, gone: str, came: str, *, before_cursor: str = "") -> None:
        if self._hearer is None:
            return
        if came:
            ended = _ENDED.search(before_cursor) if len(came) == 1 else None
            self._hearer.on_typed(came, ended[1] if ended else "")
        elif gone:
            self._hearer.on_deleted(gone)


def difference(before: str, after: str) -> tuple[str, str]:
    """What went and what came, when one place of a text was changed."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    end = next((at for at in range(shorter - start) if before[-1 - at] != after[-1 - at]), shorter - start)
    return before[start : len(before) - end], after[start : len(after) - end]


def word_at(text: str, place: int) -> str:
    """The word that begins at `place` or goes through it; the character there where there is none."""
    for match in _HERE.finditer(text):
        if match.start() <= place < match.end():
            return match[0]
    return text[place : place + 1]
