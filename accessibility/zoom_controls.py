"""The magnifier's own buttons: smaller, larger, to the four sides, close. For a finger, a mouse, a switch and the keyboard."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from accessibility.describe import describe
from translations import Messages, messages

_TARGET: Final = 44
"""Pixels of a target where the program has said nothing (ACC-60)."""
_GAP: Final = 12
_EDGE: Final = 3
_COLUMNS: Final = 4
_LEAST_LETTERS: Final = 14
_MOST_OF_WINDOW, _MOST_BESIDE_LENS = 0.22, 0.1
"""Of the window's height: the buttons leave the rest to what is enlarged; with those of a lens, there is room for both
above or below what it shows."""
_LINE: Final = 1.25
"""Of the size of letters: the height of a line."""
_SIDES: Final = ((-1, 0), (1, 0), (0, -1), (0, 1))
_ARROWS: Final = ("←", "→", "↑", "↓")


class ZoomControls(QWidget):
    """One row of buttons, two where there is no room. `enlarged(steps)`, `moved(across, down)`, `closed`."""

    enlarged = Signal(int)
    moved = Signal(int, int)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target = _TARGET
        self._percent = 100
        self._narrow: bool | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.smaller, self.larger, self.close_ = QPushButton(self), QPushButton(self), QPushButton(self)
        self.arrows = [QPushButton(arrow, self) for arrow in _ARROWS]
        self.percent = QLabel(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._grid.setSpacing(_GAP)
        self.smaller.clicked.connect(partial(self._enlarge, -1))
        self.larger.clicked.connect(partial(self._enlarge, 1))
        self.close_.clicked.connect(self.closed)
        for arrow, side in zip(self.arrows, _SIDES, strict=True):
            arrow.clicked.connect(partial(self._move, side))
        for button in self._buttons():
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.translate("en")
        self.hide()

    def _enlarge(self, steps: int, _checked: bool = False) -> None:
        self.enlarged.emit(steps)

    def _move(self, side: tuple[int, int], _checked: bool = False) -> None:
        self.moved.emit(*side)

    def _buttons(self) -> list[QPushButton]:
        return [self.smaller, self.larger, *self.arrows, self.close_]

    def set_target(self, pixels: int) -> None:
        """The least side of a button: 20 mm at a kiosk (ACC-61)."""
        if pixels != self._target:
            self._target, self._narrow = pixels, None

    def translate(self, language: str) -> None:
        """The words in another language."""
        gettext = messages("accessibility", language).gettext
        # Translators: button of the magnifier: show things smaller
        self.smaller.setText(gettext("Smaller"))
        # Translators: button of the magnifier: show things larger
        self.larger.setText(gettext("Larger"))
        # Translators: button of the magnifier: show everything in its usual size again
        self.close_.setText(gettext("Close"))
        for arrow, name in zip(self.arrows, _side_names(messages("accessibility", language)), strict=True):
            arrow.setAccessibleName(name)
        # Translators: name of the buttons that belong to the magnifier
        describe(self, name=gettext("Magnifier"), role="group", group=gettext("Magnifier"), language=language, order=9)
        self._narrow = None

    def show_percent(self, percent: int) -> None:
        """How large things are shown, and so how large the words of the buttons are, as far as there is room."""
        self._percent = percent
        self.percent.setText(f"{percent} %")
        self._narrow = None

    def fit(self, width: int, *, whole: bool = True) -> None:
        """Take one row, or two where `width` is too little for it, in the window's colours; no word is cut (ACC-48).

        The words are as large as the magnifier makes those of the page, as far as there is room: who needs it needs to read
        its buttons too. Those of a lens take two rows only where they must.
        """
        usual, one = self._letters(), self._letters_of_row(width, whole=whole)
        narrow = self._row_width(usual) > width
        two = min(usual, self._letters_for(width))
        if whole:
            two = max(two, min(self._wish(), self._letters_for(width), self._letters_high(2, _MOST_OF_WINDOW)))
            narrow = narrow or two > one
        self._dress(two if narrow else one)
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay(narrow=narrow)
        self.resize(width, self.sizeHint().height())

    def least_width(self) -> int:
        """The width of one row beside a lens."""
        return self._row_width(self._letters_of_row(self._window.width(), whole=False))

    def _wish(self) -> int:
        return round(self._letters() * self._percent / 100)

    def _letters_of_row(self, width: int, *, whole: bool) -> int:
        """The size of letters with which all stands in one row, at least the usual one."""
        usual, most = self._letters(), _MOST_OF_WINDOW if whole else _MOST_BESIDE_LENS
        letters = min(self._wish(), self._letters_high(1, most))
        while letters > usual and self._row_width(letters) > width:
            letters -= 1
        return max(usual, letters)

    def _row_width(self, letters: int) -> int:
        inside = self._target - 2 * _EDGE
        wide = sum(max(inside, self._advance(each.text(), letters)) + 2 * (_GAP + _EDGE) for each in self._buttons())
        return round(wide + self._advance(self.percent.text(), letters)) + _GAP * (len(self._buttons()) + 3)

    def _letters_high(self, rows: int, most: float) -> int:
        """The size of letters with which so many rows leave enough of the window."""
        row = (self._window.height() * most - _GAP * (rows + 1)) / rows - 2 * _EDGE
        return int(row / _LINE)

    def _letters(self) -> int:
        """The size of letters that suits the buttons, and the window."""
        return max(_LEAST_LETTERS, min(round(self._target * 0.4), self._window.fontInfo().pixelSize()))

    def _advance(self, word: str, letters: int) -> float:
        font = self._window.font()
        font.setPixelSize(letters)
        return QFontMetricsF(font).horizontalAdvance(word)

    def _letters_for(self, width: int) -> int:
        """The size of letters in which the longest word fits one of four columns."""
        words = (self.smaller.text(), self.larger.text(), self.close_.text(), self.percent.text())
        longest = max(self._advance(word, 100) for word in words)
        column = (width - 5 * _GAP) / _COLUMNS - 2 * (_GAP + _EDGE)
        return max(_LEAST_LETTERS, int(100 * column / longest))

    def _lay(self, *, narrow: bool) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        first, second = [self.smaller, self.percent, self.larger], [*self.arrows, self.close_]
        if narrow:
            first, second = [*first, self.close_], list(self.arrows)
        for at, part in enumerate(first):
            self._grid.addWidget(part, 0, at)
        for at, part in enumerate(second):
            self._grid.addWidget(part, int(narrow), at + (0 if narrow else len(first)))
        self._grid.activate()

    def _dress(self, letters: int) -> None:
        """Text, edge and focus from the window's own two colours, which stand out from each other (ACC-49, ACC-56)."""
        palette = self._window.palette()
        text = palette.color(QPalette.ColorRole.WindowText).name(QColor.NameFormat.HexRgb)
        ground = palette.color(QPalette.ColorRole.Window).name(QColor.NameFormat.HexRgb)
        inner = self._target - 2 * _EDGE
        sheet = (
            f"ZoomControls {{ background: {ground}; border: 4px solid {text}; border-top: none; }}"
            f"QLabel {{ color: {text}; background: {ground}; font-size: {letters}px; }}"
            f"QPushButton {{ color: {text}; background: {ground}; border: {_EDGE}px solid {text}; border-radius: 8px;"
            f" font-size: {letters}px; min-width: {inner}px; min-height: {inner}px; padding: 0 {_GAP}px; }}"
            f"QPushButton:focus {{ color: {ground}; background: {text}; border: 4px solid {ground};"
            f" outline: 4px solid {text}; }}"
        )
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
            self.ensurePolished()
            self._narrow = None


def _side_names(words: Messages) -> list[str]:
    # Translators: buttons of the magnifier that move what it shows
    return [words.gettext("Left"), words.gettext("Right"), words.gettext("Up"), words.gettext("Down")]
