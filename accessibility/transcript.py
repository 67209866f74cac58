"""The transcript: the last fifty things that were said, to be read back by eye, by a screen reader or on a Braille display.

New lines come at the end and never take the focus. Private words are masked, but behind the curtain, where nobody can look
on, they stand there for the reader (B2-42). It ends with the visit.
"""

from __future__ import annotations

from collections import deque
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from accessibility.announcer import Announcer
from accessibility.compose import caption_of
from accessibility.describe import LOG, describe
from accessibility.preferences import Preferences
from accessibility.speech.utterance import Utterance
from translations import messages

LINES: Final = 50
_ABOUT_ITSELF: Final = frozenset({"focus", "value", "answer", "reading"})
"""What is said while the person reads the transcript is mostly the transcript, which must not grow by being read."""

_Index = QModelIndex | QPersistentModelIndex


class TranscriptModel(QAbstractListModel):
    """The lines, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: deque[Utterance] = deque()
        self._unmasked = False

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._said)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._said):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self._said[index.row()]
            return said.text if self._unmasked else caption_of(said)
        return None

    def append(self, utterance: Utterance) -> None:
        """One more line; the oldest goes."""
        if not caption_of(utterance).strip():
            return
        if len(self._said) >= LINES:
            self.beginRemoveRows(QModelIndex(), 0, 0)
            self._said.popleft()
            self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), len(self._said), len(self._said))
        self._said.append(utterance)
        self.endInsertRows()

    def unmask(self, on: bool) -> None:
        """Show private words, or mask them again."""
        if on != self._unmasked:
            self._unmasked = on
            if self._said:
                self.dataChanged.emit(self.index(0), self.index(len(self._said) - 1))

    def clear(self) -> None:
        """Nothing of it stays."""
        self.beginResetModel()
        self._said.clear()
        self._unmasked = False
        self.endResetModel()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as they can be read."""
        return tuple(str(self.data(self.index(row))) for row in range(len(self._said)))


class _Wrapped(QStyledItemDelegate):
    """Lines that wrap, inside a word too where it is longer than the line: nothing is cut (ACC-48)."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        self.initStyleOption(option, index)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 200
        gap = _gap(option.font)
        layout = QTextLayout(option.text, option.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width - 4 * gap))
            high += line.height()
        layout.endLayout()
        return QSize(width, int(high) + 2 * gap)


def _gap(font: QFont) -> int:
    return max(4, round(QFontMetricsF(font).height() / 4))


class TranscriptPane(QWidget):
    """A heading and the list. Tab reaches the list; the arrows go through its lines."""

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.list = QListView(self)
        self.list.setModel(model)
        self.list.setItemDelegate(_Wrapped(self.list))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setTabKeyNavigation(False)
        describe(self.list, order=1)
        self.list.setProperty(LOG, True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 14)
        column.setSpacing(14)  # the ring around the list has room
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAutoFillBackground(True)
        model.rowsInserted.connect(self._grown)

    def translate(self, language: str) -> None:
        """The pane's own words in another language."""
        # Translators: heading over the list of what the voice has said
        name = messages("accessibility", language).gettext("What was said")
        self.title.setText(name)
        describe(self.title, language=language)
        describe(self.list, name=name, language=language)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 3 * self.fontMetrics().height())

    @Slot(QModelIndex, int, int)
    def _grown(self, _parent: QModelIndex, _first: int, _last: int) -> None:
        """The newest is in sight, unless the person is reading an older one."""
        if not self.list.hasFocus():
            model = self.list.model()
            newest = model.index(model.rowCount() - 1, 0)
            self.list.selectionModel().setCurrentIndex(newest, QItemSelectionModel.SelectionFlag.Clear)
            self.list.scrollToBottom()


class Transcript(QObject):
    """Keeps what is said and shows it. A program puts `pane` into its window; else it opens beside it."""

    def __init__(self, window: QWidget, announcer: Announcer) -> None:
        super().__init__(window)
        self._window = window
        self.model = TranscriptModel(self)
        self._pane: TranscriptPane | None = None
        self._language = announcer.composer.language
        self.is_on = False
        self.opens_beside = True
        """Whether it opens by itself; not in a program that has a place for it."""
        announcer.uttered.connect(self._uttered)

    @property
    def pane(self) -> TranscriptPane:
        """The widget that shows it; made when it is first asked for."""
        if self._pane is None:
            self._pane = TranscriptPane(self.model)
            self._pane.translate(self._language)
        return self._pane

    def apply(self, preferences: Preferences, *, dark: bool) -> None:
        """Take over a person's settings. `dark`: nobody can look at the screen."""
        self.is_on = preferences.transcript
        if preferences.language != self._language:
            self._language = preferences.language
            if self._pane is not None:
                self._pane.translate(preferences.language)
        if not self.is_on:
            self.model.clear()
        if self.opens_beside and self.is_on and self.pane.parentWidget() is None:
            self._open_beside()
        self.set_dark(dark)

    def set_dark(self, dark: bool) -> None:
        """The curtain is drawn or lifted. A window beside is not behind it: that one goes meanwhile, and keeps its masks."""
        beside = self.opens_beside and self._pane is not None and self._pane.isWindow()
        self.model.unmask(dark and not beside)
        if beside and self._pane is not None and self._pane.isVisible() is not (self.is_on and not dark):
            active = self._window.isActiveWindow()
            self._pane.setVisible(self.is_on and not dark)
            if active:
                self._window.activateWindow()  # not every platform heeds that the pane takes nothing away

    def _open_beside(self) -> None:
        """A window of its own, for a program that has no place for it; it goes with the program's window."""
        self.pane.setParent(self._window, Qt.WindowType.Tool)
        self.pane.setWindowTitle(self.pane.title.text())
        self.pane.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.pane.resize(400, 500)

    def end(self) -> None:
        """The visit is over (ACC-93): the next person has it when they wish for it."""
        self.is_on = False
        self.model.clear()

    @Slot(object)
    def _uttered(self, utterance: Utterance) -> None:
        if not self.is_on:
            return
        focused = QApplication.focusWidget()
        reads = self._pane is not None and focused is not None and self._pane.isAncestorOf(focused)
        if not (reads and utterance.kind in _ABOUT_ITSELF):
            self.model.append(utterance)
